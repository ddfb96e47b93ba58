// What is on the page is kept: reload, another visit, other projects, a file, two tabs; what cannot be kept is said.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { everywhere, scratch } from "./driver.mjs";
import { faultless, script } from "./faults.mjs";
import { inProfile, verbs } from "./profile.mjs";
import { faults } from "./tally.mjs";
import { articlesRead, dropFiles, paste } from "./ways.mjs";

const line = (i) => `Năm 20${10 + (i % 14)}, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt ${10 + (i % 80)},${i % 10}%, thanh toán trực tuyến đạt ${(i % 90) + 2} hồ sơ.`;
const few = (n, from = 1) => Array.from({ length: n }, (_, i) => ({ name: `bài ${i + from}.txt`, text: `Bài số ${i + from}\n\n${line(i + from)}` }));

const { fault } = faults("of the store");

const stand = (page, kept) => page.until((kept) => document.querySelector(".project")?.dataset.kept === kept, `the sign ${kept}`, kept);
const saved = (page) => stand(page, "saved");
const names = (page) => page.evaluate(() => [...document.querySelectorAll(".articles .article-name > span")].map((node) => node.textContent));
const notices = (page) => page.evaluate(() => [...document.querySelectorAll(".notice[data-reason]")].map((node) => node.dataset.reason));

async function again(page) {
  await page.native.reload();
  await page.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");
}

async function menu(page) {
  await page.until(() => document.querySelector(".project") !== null, "the menu of projects");
  if (!(await page.evaluate(() => document.querySelector(".project").open))) await page.click(".project summary");
}

async function csv(page) {
  await page.click(".all-rows .menu summary");
  return (await page.saved('.all-rows [data-save="machine"]')).bytes.toString("utf8");
}

everywhere("a reload brings everything back", async (page) => {
  await dropFiles(page, few(3));
  await articlesRead(page, 3);
  await page.until(() => document.querySelector(".chart img") !== null, "the chart");
  await page.write("#chart-title", "Tiêu đề của tôi");
  await page.press("Enter");
  await page.until(() => document.querySelector(".chart img")?.alt.includes("của tôi"), "the headline");
  await saved(page);
  const before = await names(page);
  await again(page);
  await articlesRead(page, 3);
  assert.deepEqual(await names(page), before);
  await page.until(() => document.querySelector(".chart img")?.alt.includes("của tôi"), "the headline again");
  await page.click(".articles li:nth-child(2) .article-name");
  await page.until(() => document.querySelector(".one") !== null, "an article");
  await saved(page);
  await again(page);
  await page.until(() => document.querySelector(".one h1")?.textContent.includes("Bài số 2"), "the article that was open");
  assert.deepEqual(await notices(page), []);
});

everywhere("what is pasted while the page opens joins what was there", async (page) => {
  await dropFiles(page, few(2));
  await articlesRead(page, 2);
  await saved(page);
  await page.native.reload();
  await page.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");
  await paste(page, { plain: `Bài dán\n\n${line(9)}` });
  await page.until(() => document.querySelector(".one h1")?.textContent.includes("Bài dán"), "the article");
  await saved(page);
  await again(page);
  await page.until(() => document.querySelector(".one, .all") !== null, "the articles");
  await page.click(".brand");
  await articlesRead(page, 3);
});

everywhere("what is dropped while a project is opened is kept, in this project or in the one before", async (page) => {
  const all = [];
  for (const [i, wait] of [0, 0, 5, 10, 20, 40].entries()) {
    const [kept, late] = few(2, 10 * i + 1);
    const project = { format: "sodo-project", version: 1, name: `Tập bài ${i}`, settings: {}, articles: [{ doc: kept.name, text: kept.text, place: 0 }], waiting: [], pictures: [] };
    await dropFiles(page, [{ name: `${i}.sodo.json`, text: JSON.stringify(project) }]);
    await new Promise((done) => setTimeout(done, wait));
    await dropFiles(page, [late]);
    await page.until((name) => document.querySelector(".project-name")?.textContent === name && document.querySelector("progress") === null, `project ${i}`, project.name);
    await saved(page);
    all.push(kept, late);
  }
  await page.until(
    async (titles) => {
      const [{ name }] = await indexedDB.databases();
      const base = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
      const records = (store) => new Promise((done) => (base.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => done(target.result)));
      const kept = JSON.stringify(await Promise.all([...base.objectStoreNames].map(records)));
      base.close();
      return titles.every((title) => kept.includes(`${title}\\n`));
    },
    "all articles in the store",
    all.map(({ text }) => text.split("\n", 1)[0]),
  );
});

everywhere("an article that is removed comes back by its line, and stays gone without", async (page) => {
  await dropFiles(page, few(3));
  await articlesRead(page, 3);
  await page.click(".articles li:nth-child(2) .icon");
  await articlesRead(page, 2);
  await page.click('.notice [data-do="take-back"]');
  await articlesRead(page, 3);
  assert.deepEqual(await names(page), ["Bài số 1", "Bài số 2", "Bài số 3"]);
  assert.equal((await csv(page)).split("bài 2.txt").length > 1, true);
  await page.click(".articles li:nth-child(1) .icon");
  await articlesRead(page, 2);
  await saved(page);
  await again(page);
  await articlesRead(page, 2);
  assert.deepEqual(await names(page), ["Bài số 2", "Bài số 3"]);
});

fault("a browser that is killed in mid-work opens with all that was shown as saved, and offers the rest", async (page) => {
  const folder = mkdtempSync(join(scratch, "profile-"));
  const first = await inProfile(page.browser, folder, page.url, slowEngine);
  await first.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");
  await dropFiles(first, few(60));
  const shown = await first.until(() => {
    const list = [...document.querySelectorAll(".articles .article-name > span")].map((node) => node.textContent);
    return document.querySelector(".project")?.dataset.kept === "saved" && list.length >= 5 && JSON.stringify(list);
  }, "articles that are shown as saved");
  await first.cut();
  const second = await inProfile(page.browser, folder, page.url);
  try {
    await second.until(() => document.querySelector("#resume") !== null && !document.querySelector("progress"), "the offer to go on");
    const list = await names(second);
    for (const name of JSON.parse(shown)) assert.ok(list.includes(name), `${name} of ${shown} is missing`);
    const rest = Number(/\d+/.exec(await second.evaluate(() => document.querySelector("#resume").textContent))[0]);
    assert.equal(list.length + rest, 60);
    await second.evaluate(() => document.querySelector("#resume").click());
    await articlesRead(second, 60);
    await saved(second);
  } finally {
    await second.close();
  }
}, { doors: ["http", "file"] });

fault("where the store is full, the page says so, goes on, and saves once there is room", async (page) => {
  await dropFiles(page, few(2));
  await articlesRead(page, 2);
  await saved(page);
  await page.evaluate(() => (window.isFull = true));
  await dropFiles(page, few(2, 3));
  await articlesRead(page, 4);
  await stand(page, "notSaved");
  assert.match(await page.text('.notice[data-kept="full"]'), /hết chỗ.*tệp/);
  const file = JSON.parse((await page.saved('[data-do="save-now"]')).bytes);
  assert.equal(file.articles.length, 4);
  await page.evaluate(() => (window.isFull = false));
  await page.click(".articles li:nth-child(1) .icon");
  await saved(page);
  await again(page);
  await articlesRead(page, 3);
}, { before: filling });

fault("a store that is really full is told, and used again when there is room", async (page) => {
  const hand = await page.native.context().newCDPSession(page.native);
  const origin = new URL(page.url).origin;
  await hand.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 100 });
  await dropFiles(page, few(3));
  await articlesRead(page, 3);
  await stand(page, "notSaved");
  await page.until(() => document.querySelector('.notice[data-kept="full"]') !== null, "why");
  await hand.send("Storage.overrideQuotaForOrigin", { origin });
  await page.click(".articles li:nth-child(3) .icon");
  await saved(page);
}, { only: ["chromium"], doors: ["http"] });

for (const [how, before] of [["is forbidden", forbidding], ["is not there", withoutStore]]) {
  fault(`where the store ${how}, the page says so once and the file is the way round`, async (page) => {
    assert.equal(await page.text(".notice"), null, "an empty visit is told nothing");
    await dropFiles(page, few(2));
    await articlesRead(page, 2);
    await stand(page, "notSaved");
    assert.match(await page.text('.notice[data-kept="refused"]'), /không cho lưu/);
    const { bytes, name } = await page.saved('[data-do="save-now"]');
    assert.match(name, /\.sodo\.json$/);
    await page.click('.notice[data-kept="refused"] .icon');
    await dropFiles(page, few(2, 3));
    await articlesRead(page, 4);
    assert.equal(await page.text('.notice[data-kept="refused"]'), null);
    await page.click("#clear");
    await page.click("#clear-yes");
    await page.until(() => document.querySelector(".all, .one") === null, "an empty page");
    await dropFiles(page, [{ name, bytes }]);
    await articlesRead(page, 2);
  }, { before });
}

everywhere("projects are named, switched and deleted", async (page) => {
  assert.equal(await page.text(".project"), null, "a first visit sees nothing of projects");
  await dropFiles(page, few(2));
  await articlesRead(page, 2);
  await saved(page);
  await menu(page);
  await page.write("#project-name", "Tỉnh miền núi");
  await page.press("Enter");
  await page.until(() => document.querySelector(".project-name").textContent === "Tỉnh miền núi", "the name");
  await page.click('[data-do="new-project"]');
  await page.until(() => document.querySelector("#paste") !== null && document.querySelector(".all") === null, "an empty project");
  await dropFiles(page, few(3, 5));
  await articlesRead(page, 3);
  await saved(page);
  await again(page);
  await articlesRead(page, 3);
  await menu(page);
  await page.click(".project-list button");
  await articlesRead(page, 2);
  assert.equal(await page.text(".project-name"), "Tỉnh miền núi");
  assert.deepEqual(await names(page), ["Bài số 1", "Bài số 2"]);
  assert.ok(!(await csv(page)).includes("bài 5.txt"), "nothing of the other project");
  await menu(page);
  await page.click('[data-do="drop-project"]');
  assert.match(await page.text("#project-ask"), /Tỉnh miền núi.*2 bài/);
  await page.click('[data-do="yes"]');
  await articlesRead(page, 3);
  await again(page);
  await articlesRead(page, 3);
  await menu(page);
  assert.equal(await page.evaluate(() => document.querySelectorAll(".project-list li").length), 0);
});

const decision = { act: "reject", exact: "11,1%", prefix: "đạt ", suffix: ", thanh", start: 70, end: 75 };

everywhere("a project saved as a file comes back with the same table, decisions and choices, beside the one that is open", async (page) => {
  await dropFiles(page, few(2));
  await dropFiles(page, [{ name: "từ.tsv", text: "short\tfull\nHSTT\thồ sơ trực tuyến\n" }]);
  await articlesRead(page, 2);
  await saved(page);
  await menu(page);
  const first = await page.saved('[data-do="save-project"]');
  assert.match(first.name, /^Dự án 1\.sodo\.json$|^D.* 1\.sodo\.json$/);
  const project = JSON.parse(first.bytes);
  assert.deepEqual([project.format, project.version, project.articles.map((one) => one.doc), project.settings.tables.map((one) => one.name)], ["sodo-project", 1, ["bài 1.txt", "bài 2.txt"], ["từ.tsv"]]);
  project.articles[0].decisions = [decision];
  await page.click("body");
  await dropFiles(page, [{ name: first.name, text: JSON.stringify(project) }]);
  await page.until(() => document.querySelector(".project-name").textContent.includes("(2)"), "a project of its own");
  await articlesRead(page, 2);
  await saved(page);
  const table = await csv(page);
  await again(page);
  await articlesRead(page, 2);
  assert.equal(await csv(page), table);
  await menu(page);
  const second = JSON.parse((await page.saved('[data-do="save-project"]')).bytes);
  assert.deepEqual(second, { ...project, name: "Dự án 1 (2)" });
  await page.click(".project-list button");
  await page.until(() => document.querySelector(".project-name").textContent === "Dự án 1", "the first project");
  await articlesRead(page, 2);
  await saved(page);
});

everywhere("a chart that came with a picture is kept with its articles", async (page) => {
  await page.click(".sheet-foot .main");
  await articlesRead(page, 3);
  await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");
  const { bytes } = await page.saved('[data-save="svg"]');
  await menu(page);
  await page.click('[data-do="new-project"]');
  await page.until(() => document.querySelector("#paste") !== null, "an empty project");
  await dropFiles(page, [{ name: "hình.svg", bytes }]);
  await articlesRead(page, 3);
  await saved(page);
  const before = [await names(page), await csv(page)];
  await again(page);
  await articlesRead(page, 3);
  assert.match(await page.text(".articles small"), /từ một biểu đồ/);
  assert.deepEqual([await names(page), await csv(page)], before);
  await page.click(".articles li:nth-child(1) .icon");
  await articlesRead(page, 2);
  await page.click('.notice [data-do="take-back"]');
  await articlesRead(page, 3);
  await saved(page);
  await again(page);
  await articlesRead(page, 3);
  assert.deepEqual([await names(page), await csv(page)], before);
});

everywhere("older projects are brought up to date; newer, cut and foreign ones are refused in a sentence", async (page) => {
  const [one] = few(1);
  const old = { format: "sodo-project", version: 0, name: "Dự án cũ", articles: [{ name: one.name, text: one.text }], tables: [{ name: "từ.tsv", text: "short\tfull\nHSTT\thồ sơ trực tuyến\n" }] };
  await dropFiles(page, [{ name: "cũ.sodo.json", text: JSON.stringify(old) }]);
  await articlesRead(page, 1);
  assert.equal(await page.text(".project-name"), "Dự án cũ");
  await saved(page);
  await menu(page);
  const now = JSON.parse((await page.saved('[data-do="save-project"]')).bytes);
  assert.deepEqual([now.version, now.articles[0].doc, now.settings.tables], [1, one.name, old.tables]);
  const refused = async (name, text, reason) => {
    await dropFiles(page, [{ name, text }]);
    await page.until((reason) => document.querySelector(`.notice[data-reason="${reason}"]`) !== null, reason, reason);
  };
  await refused("mới.sodo.json", JSON.stringify({ ...now, version: 2 }), "projectNewer");
  await refused("cụt.sodo.json", JSON.stringify(now).slice(0, -20), "projectCut");
  await refused("lạ.sodo.json", JSON.stringify({ format: "sodo-project", version: 1, articles: "không" }), "projectWrong");
  await dropFiles(page, [{ name: "xước.sodo.json", text: JSON.stringify({ ...now, name: "Xước", articles: [...now.articles, { doc: "hỏng", place: 7 }] }) }]);
  await page.until(() => document.querySelector('.notice[data-reason="recordsDamaged"]') !== null, "the damaged record");
  assert.equal(await page.text(".project-name"), "Xước");
  await articlesRead(page, 1);
});

fault("what lies in the store in an older form is brought up to date, and a damaged record takes nothing along", async (page) => {
  await dropFiles(page, few(3));
  await articlesRead(page, 3);
  await saved(page);
  await page.evaluate(async () => {
    const base = await new Promise((done) => (indexedDB.open("sodo").onsuccess = (event) => done(event.target.result)));
    const tx = base.transaction(["projects", "articles"], "readwrite");
    const [projects, articles] = [tx.objectStore("projects"), tx.objectStore("articles")];
    const got = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
    const [id] = await got(projects.getAllKeys());
    projects.put({ ...(await got(projects.get(id))), version: 0 }, id);
    for (const { doc, text } of await got(articles.getAll())) articles.put(doc === "bài 2.txt" ? { doc } : { name: doc, text }, [id, doc]);
    await new Promise((done) => (tx.oncomplete = done));
    base.close();
  });
  await again(page);
  await articlesRead(page, 2);
  assert.deepEqual(await names(page), ["Bài số 1", "Bài số 3"]);
  assert.deepEqual(await notices(page), ["recordsDamaged"]);
  await saved(page);
  await again(page);
  await articlesRead(page, 2);
  assert.deepEqual(await notices(page), []);
});

fault("a project that is open in another tab is said to be so, and moves or is copied", async (page) => {
  await dropFiles(page, few(2));
  await articlesRead(page, 2);
  await saved(page);
  const second = await sibling(page);
  await second.until(() => document.querySelector('.notice[data-kept="elsewhere"]') !== null, "the other tab");
  await second.evaluate(() => document.querySelector('[data-do="take-over"]').click());
  await articlesRead(second, 2);
  await dropFiles(second, few(2, 3));
  await articlesRead(second, 4);
  await saved(second);
  // Without locks a tab hears of it when it speaks to the others or writes.
  await page.until(() => document.querySelector('.notice[data-kept="taken"]') !== null, "the first tab to know");
  await dropFiles(page, few(2, 5));
  await articlesRead(page, 4);
  await stand(page, "notSaved");
  await page.click('[data-do="own"]');
  await page.until(() => document.querySelector(".project-name").textContent.includes("bản sao"), "a project of its own");
  await articlesRead(page, 4);
  await saved(page);
  assert.deepEqual(await names(page), ["Bài số 1", "Bài số 2", "Bài số 5", "Bài số 6"]);
  assert.deepEqual(await names(second), ["Bài số 1", "Bài số 2", "Bài số 3", "Bài số 4"]);
  await second.close();
}, { doors: ["http"] });

everywhere("deleting everything leaves nothing", async (page) => {
  await dropFiles(page, few(2));
  await articlesRead(page, 2);
  await saved(page);
  await page.evaluate(async () => {
    localStorage.setItem("khác", "1");
    await caches.open("sodo / chia-se").then((cache) => cache.put("/chia-se/1", new Response("Bài chia sẻ"))).catch(() => {});
  });
  await page.click("button.icon[aria-pressed]");
  await menu(page);
  await page.click('[data-do="wipe"]');
  assert.match(await page.text("#project-ask"), /mọi bài/);
  await page.click('[data-do="yes"]');
  await page.until(() => document.querySelector("#paste") !== null && document.querySelector(".project") === null, "an empty page");
  const left = await page.evaluate(async () => ({
    bases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys().catch(() => []),
    local: Object.keys(localStorage).filter((key) => key !== "khác"),
    session: Object.keys(sessionStorage),
    others: localStorage.getItem("khác"),
    hash: location.hash,
  }));
  assert.deepEqual(left, { bases: [], caches: [], local: [], session: [], others: "1", hash: "" });
  await again(page);
  await page.until(() => document.querySelector("#paste") !== null, "an empty page");
  await paste(page, { plain: `Bài mới\n\n${line(5)}` });
  await articlesRead(page, 1);
  await saved(page);
});

everywhere("what a person decided is kept from the moment it is decided", async (page) => {
  await paste(page, { plain: `Bài để soát\n\nNăm 2024, tỉnh Lào Cai đã hoàn thành 26/33 chỉ tiêu, đạt 71,79%. Toàn tỉnh có 120 tổ công nghệ số.` });
  await articlesRead(page, 1);
  await page.click('[data-open="review"]');
  await page.until(() => document.querySelector(".review-card mark")?.textContent === "26/33", "the queue");
  await page.press("Enter");
  await page.until(() => document.querySelector('[data-list="done"] .count')?.textContent === "1", "one that is done");
  await saved(page);
  await again(page);
  await articlesRead(page, 1);
  await page.click('[data-open="review"]');
  await page.until(() => document.querySelector('[data-list="done"] .count')?.textContent === "1", "one that is done, again");
});

everywhere("texts that a person is asked about are kept while the question stands", async (page) => {
  const folder = new URL("../corpus/text/", import.meta.url);
  const articles = readdirSync(folder).slice(0, 2).map((name) => readFileSync(new URL(name, folder), "utf8").trim());
  await paste(page, { plain: articles.join("\n\n----------\n\n") });
  await page.until(() => document.querySelector("dialog.split[open]") !== null, "the question");
  await saved(page);
  await again(page);
  await page.until(() => document.querySelector("#resume") !== null, "the text that waits");
  await page.click("#resume");
  await page.until(() => document.querySelector("dialog.split[open]") !== null, "the question again");
  await page.press("Enter");
  await articlesRead(page, 2);
});

everywhere("the menu of projects and what is said of keeping shut nobody out", async (page) => {
  await dropFiles(page, few(2));
  await articlesRead(page, 2);
  await saved(page);
  for (const theme of ["light", "dark"]) {
    await menu(page);
    await faultless(page, `the menu, ${theme}`);
    await page.click('[data-do="wipe"]');
    await page.until(() => document.activeElement?.dataset.do === "no", "the focus on the way back");
    await faultless(page, `the question, ${theme}`);
    await page.click('[data-do="no"]');
    await page.press("Escape");
    await page.click("button.icon[aria-pressed]");
  }
  await page.evaluate(() => (window.isFull = true));
  await page.click(".articles li:nth-child(2) .icon");
  await dropFiles(page, few(2, 7));
  await articlesRead(page, 3);
  await stand(page, "notSaved");
  await faultless(page, "a full store and an article that can be had back");
}, { before: filling, script, doors: ["http"] });

/** Another tab on the same page. */
async function sibling(page) {
  const native = await (page.browser === "chromium" ? page.native.context() : page.native.browserContext()).newPage();
  await native.goto(page.url);
  return { ...verbs(native), close: () => native.close() };
}

/** Holds every reading back a little, so that there is something in mid-work. */
function slowEngine() {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.call === "add") setTimeout(() => post.call(this, message, ...rest), 200);
    else post.call(this, message, ...rest);
  };
}

/** The store takes nothing while `isFull` says so. */
function filling() {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...args) {
    if (window.isFull) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, args);
  };
}

function forbidding() {
  IDBFactory.prototype.open = () => {
    throw new DOMException("forbidden", "SecurityError");
  };
}

function withoutStore() {
  Object.defineProperty(window, "indexedDB", { value: undefined });
}
