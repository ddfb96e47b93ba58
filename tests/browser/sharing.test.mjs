// A chart is changed, the change is taken back, and the chart is handed on: as a link, as a code in its picture, by the machine's menu.

import assert from "node:assert/strict";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

const shown = (page) => page.evaluate(() => document.querySelector(".chart img")?.src);
const picture = (page) => page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");
const reasons = (page) => page.evaluate(() => [...document.querySelectorAll(".notice")].map((notice) => notice.dataset.reason));
const save = async (page, form) => (await page.saved(`[data-save="${form}"]`)).bytes;

const withChart = async (page) => {
  await page.click(".sheet-foot .main");
  await articlesRead(page, 3);
  await picture(page);
};

/** Does something, and waits until the chart is another one. */
const redrawn = async (page, work) => {
  const before = await shown(page);
  await work();
  await page.until((old) => document.querySelector(".chart img")?.src !== old && document.querySelector(".chart img")?.naturalWidth > 0, "another chart", before);
};

/** What the page was asked to copy or to share, in place of a clipboard and a menu that a test cannot look into. */
function hands() {
  window.copied = [];
  if (!navigator.clipboard) return; // an empty page between two visits
  navigator.clipboard.writeText = (words) => Promise.resolve(void window.copied.push(words));
  window.shared = [];
  navigator.canShare = ({ files }) => files?.length > 0;
  navigator.share = (what) => Promise.resolve(void window.shared.push(what));
}

const rows = (page) => page.texts(".edit-rows tbody label");
const bars = async (page) => (await save(page, "svg")).toString("utf8");

/** Another visit, by an address. */
const visit = async (page, address) => {
  await page.go("about:blank");
  await page.go(address);
  await page.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");
};

const copiedLink = async (page) => {
  await page.click(".share summary");
  await page.click('[data-save="link"]');
  return page.until(() => window.copied?.at(-1), "a link");
};

everywhere("rows are ordered, left out and marked, and every step is taken back and done again", async (page) => {
  await withChart(page);
  await page.click(".edit summary");
  const first = await bars(page);
  const names = await rows(page);
  assert.ok(names.length >= 3, `${names}`);
  await redrawn(page, () => page.choose("#chart-order", "rising"));
  assert.deepEqual(await rows(page), names.toReversed());
  const out = await page.evaluate(() => document.querySelector("[data-row]").dataset.row);
  await redrawn(page, () => page.click(`[data-row="${out}"]`));
  assert.equal(await page.evaluate(() => document.querySelectorAll("[data-row]:checked").length), names.length - 1);
  assert.ok(!/<text[^>]*>([^<]*)<\/text>/g.exec((await bars(page)).split("sodo-bar-")[1])[1].includes(out));
  const mark = await page.evaluate(() => document.querySelector("[data-mark]:not(:disabled)").dataset.mark);
  await redrawn(page, () => page.click(`[data-mark="${mark}"]`));
  await redrawn(page, async () => {
    await page.write("#chart-notes", "Số của Bộ, quý 3 <b>");
    await page.click("#chart-title");
  });
  const last = await bars(page);
  assert.ok(last.includes("Số của Bộ, quý 3 &lt;b&gt;"));
  for (let step = 0; step < 4; step++) await redrawn(page, () => page.click("#undo"));
  assert.equal(await page.evaluate(() => document.querySelector("#undo").disabled), true);
  assert.equal(await bars(page), first);
  // The same by the keyboard, where nothing is being typed.
  await page.evaluate(() => document.activeElement.blur());
  const key = (shiftKey) => page.evaluate((shiftKey) => void document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, shiftKey, bubbles: true })), shiftKey);
  for (let step = 0; step < 4; step++) await redrawn(page, () => key(true));
  assert.equal(await bars(page), last);
  await redrawn(page, () => key(false));
  assert.notEqual(await bars(page), last);
});

everywhere(
  "a link opens the same chart, with its changes and sentences",
  async (page) => {
    await withChart(page);
    await page.click(".edit summary");
    await redrawn(page, () => page.click("[data-mark]"));
    await redrawn(page, async () => {
      await page.write("#chart-title", "Ba tỉnh “đầu bảng” 😀 & bạn");
      await page.press("Enter");
    });
    const svg = await save(page, "svg");
    const link = await copiedLink(page);
    assert.ok(link.length <= 2000 && /^http:\/\/127\.0\.0\.1:\d+\/#b1\.[\w-]+$/.test(link), link);
    await page.until(() => document.querySelector(".share + .hint")?.textContent, "a word about it");
    await visit(page, link);
    await picture(page);
    assert.deepEqual(await save(page, "svg"), svg);
    assert.equal(await page.evaluate(() => location.hash.startsWith("#b1")), false, "the chart is on the page now, not in its address");
    assert.deepEqual(await reasons(page), []);
    // A link that is cut opens what it can, and says so.
    await visit(page, link.slice(0, Math.floor(link.length * 0.8)));
    await picture(page);
    assert.deepEqual(await reasons(page), ["linkCut"]);
    for (const [wrong, reason] of [[link.slice(0, 60), "linkBroken"], [link.replace("#b1.", "#b7."), "linkNewer"], [link.replace(/#b1.*/, "#q1.123"), "linkBroken"]]) {
      await visit(page, wrong);
      await page.until(() => document.querySelector(".notice") !== null, "a word about the link");
      assert.deepEqual(await reasons(page), [reason]);
    }
    // Into a page that is open: the link is put into its address.
    await page.evaluate((hash) => void (location.hash = hash), link.slice(link.indexOf("#")));
    await picture(page);
    assert.deepEqual(await save(page, "svg"), svg);
  },
  { doors: ["http"], before: hands },
);

everywhere(
  "the code in a picture leads to the same chart",
  async (page) => {
    await withChart(page);
    const svg = await save(page, "svg");
    await redrawn(page, () => page.click("#chart-code"));
    const png = PNG.sync.read(await save(page, "png"));
    const code = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
    assert.match(code?.data ?? "no code was found", /^http:\/\/127\.0\.0\.1:\d+\/#q1\.\d+$/);
    await visit(page, code.data);
    await picture(page);
    const again = await save(page, "svg");
    const drawn = (bytes) => bytes.toString("utf8").replace(/<metadata[^]*<\/metadata>/, "");
    assert.equal(drawn(again), drawn(svg));
  },
  { doors: ["http"], before: hands },
);

everywhere(
  "a page opened from disk has no address that others could open, and says so",
  async (page) => {
    await withChart(page);
    await page.click(".share summary");
    await page.click('[data-save="link"]');
    await page.until(() => document.querySelector('[data-reason="linkNoPlace"]') !== null, "a word about it");
    await page.click("#chart-code");
    await page.until(() => document.querySelectorAll('[data-reason="linkNoPlace"]').length === 2, "the same of the code");
    assert.equal(await page.evaluate(() => document.querySelector("#chart-code").checked), false);
  },
  { doors: ["file"] },
);

everywhere(
  "the machine's own menu gets the picture with its data, as a file",
  async (page) => {
    await withChart(page);
    await page.click(".share summary");
    await page.click('[data-save="share"]');
    await page.until(() => window.shared.length, "the menu");
    const given = await page.evaluate(async () => {
      const [{ title, files }] = window.shared;
      return { title, name: files[0].name, type: files[0].type, bytes: [...new Uint8Array(await files[0].arrayBuffer())] };
    });
    assert.match(given.name, /^sodo.*\.png$/);
    assert.ok(given.title.length > 5 && given.type === "image/png");
    const bytes = Buffer.from(given.bytes);
    assert.ok(PNG.sync.read(bytes).width > 500 && bytes.includes(Buffer.from('{"sodo":"chart"')));
    await page.until(() => document.querySelector(".share + .hint")?.textContent.includes("dạng tệp"), "a word about files");
  },
  { before: hands },
);

everywhere("a chart saved as data opens again, and other JSON is told apart", async (page) => {
  await withChart(page);
  const svg = await save(page, "svg");
  await page.click(".more-saves summary");
  const { name, bytes } = await page.saved('[data-save="json"]');
  assert.match(name, /-bieu-do\.json$/);
  assert.equal(JSON.parse(bytes.toString("utf8")).sodo, "chart");
  await page.click("#clear");
  await page.click("#clear-yes");
  await page.until(() => document.querySelector(".all, .one") === null, "an empty page");
  await dropFiles(page, [{ name, bytes }, { name: "khác.json", text: '{"a": 1}' }]);
  await picture(page);
  assert.deepEqual(await save(page, "svg"), svg);
  assert.deepEqual(await reasons(page), ["noTextColumn"]);
});
