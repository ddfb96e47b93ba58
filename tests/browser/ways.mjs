// The ways in, as a reader takes them: pastes, drops and choices. Both browsers take the same events.

/** Pastes into the page: plain words, HTML, or both. */
export function paste(page, { plain = "", html = "" }) {
  return page.evaluate(
    ({ plain, html }) => {
      const clipboardData = new DataTransfer();
      if (plain) clipboardData.setData("text/plain", plain);
      if (html) clipboardData.setData("text/html", html);
      const event = new Event("paste", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      (document.querySelector("#paste") ?? document.body).dispatchEvent(event);
    },
    { plain, html },
  );
}

/** Drops files, each `{name, text}` or `{name, bytes}`, on the page. */
export function dropFiles(page, files) {
  const plain = files.map(({ name, text, bytes }) => ({ name, bytes: Buffer.from(bytes ?? text).toString("base64") }));
  return page.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    for (const { name, bytes } of list) dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name));
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, plain);
}

/** Drops a link, as a browser does when one is dragged out of another page. */
export function dropLink(page, url) {
  return page.evaluate((address) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/uri-list", address);
    dataTransfer.setData("text/plain", address);
    dataTransfer.setData("text/html", `<a href="${address}">Một bài báo</a>`);
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  }, url);
}

/** Drops a folder. A script cannot make a real one, so the entries are made by hand, a hundred at most a call. */
export function dropFolder(page, tree) {
  return page.evaluate((root) => {
    const entry = (name, content) =>
      typeof content === "string"
        ? { name, isDirectory: false, isFile: true, file: (done) => done(new File([content], name)) }
        : { name, isDirectory: true, isFile: false, createReader: () => reader(Object.entries(content).map(([n, c]) => entry(n, c))) };
    const reader = (entries) => ({ readEntries: (done) => setTimeout(() => done(entries.splice(0, 100))) });
    const items = Object.entries(root).map(([name, content]) => ({ kind: "file", type: "", getAsFile: () => null, webkitGetAsEntry: () => entry(name, content) }));
    const event = new Event("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: { items, getData: () => "" } });
    document.body.dispatchEvent(event);
  }, tree);
}

/** Drags real files and folders over the page and lets go, which only Chromium lets a test do. */
export async function dragIn(page, files) {
  const hand = await page.native.context().newCDPSession(page.native);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver"]) await hand.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  await page.until(() => document.querySelector(".drop-veil") !== null, "the sign that the page takes it");
  await hand.send("Input.dispatchDragEvent", { type: "drop", x: 300, y: 300, data });
  await page.until(() => document.querySelector(".drop-veil") === null, "the sign to go");
}

/** Waits until so many articles are read and nothing is under way. */
export function articlesRead(page, count) {
  return page.until(
    (n) => {
      const list = Number(/\d+/.exec(document.querySelector(".all h1")?.textContent ?? "")?.[0] ?? 0);
      const one = document.querySelector(".one") ? 1 : 0;
      return !document.querySelector("progress") && (list || one) === n;
    },
    `${count} articles`,
    count,
  );
}
