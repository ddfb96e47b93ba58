// What breaks while articles are read: a module, a worker, the page's own build. Each is tried, and all that was shown as saved is there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { opened } from "./driver.mjs";
import { edition, host } from "./hosts.mjs";
import { faults } from "./tally.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

const areas = ["Hà Giang", "Lào Cai", "An Giang", "Quảng Trị", "Đồng Tháp"];
const article = (i) => `Tỉnh ${areas[i % 5]}: bài số ${i + 1}\n\nNăm 20${10 + (i % 14)}, tỷ lệ hồ sơ trực tuyến của tỉnh ${areas[i % 5]} đạt ${10 + (i % 80)},${i % 10}%. Có ${200 + i} hồ sơ nộp trực tuyến.`;
const hundred = (broken = []) => Array.from({ length: 100 }, (_, i) => ({ name: broken.includes(i) ? `hỏng ${i + 1}.txt` : `bài ${i + 1}.txt`, text: article(i) }));

const { fault, held } = faults("in the middle of 100 articles");

const ready = (page) => page.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");

/** The articles that are listed while the page says that all is saved. */
const shownAsSaved = (page) => page.evaluate(() => document.querySelector(".project")?.dataset.kept === "saved" && [...document.querySelectorAll(".articles .article-name > span")].map((node) => node.textContent));

const listed = (page) => page.texts(".articles .article-name > span");

/** Goes on after a stop, and has all hundred. Gives how many there were before. */
async function resumed(page) {
  await page.until(() => document.querySelector("#resume") !== null && !document.querySelector("progress"), "the offer to go on");
  const [kept, rest] = [Number(/\d+/.exec(await page.text(".all h1"))[0]), Number(/\d+/.exec(await page.text("#resume"))[0])];
  assert.equal(kept + rest, 100);
  await page.evaluate(() => (window.delay = 0));
  await page.click("#resume");
  await articlesRead(page, 100);
}

const saved = (page) => page.until(() => document.querySelector(".project")?.dataset.kept === "saved" && !document.querySelector("progress"), "the sign that all is saved");

/** The names of files that figures are from, as the table tells them. */
async function sources(page) {
  await page.click(".all-rows .menu summary");
  const csv = (await page.saved('.all-rows [data-save="machine"]')).bytes.toString("utf8");
  return new Set(csv.match(/(?:bài|hỏng) \d+\.txt/g) ?? []);
}

/** Figures of these files are in the table, now and after a reload that brings back so many articles. */
async function allThere(page, files, count = files.length) {
  await saved(page);
  const gone = async () => {
    const there = await sources(page);
    return files.filter(({ name }) => !there.has(name)).map(({ name }) => name);
  };
  assert.deepEqual(await gone(), []);
  await page.native.reload();
  await ready(page);
  await articlesRead(page, count);
  assert.deepEqual(await gone(), []);
}

fault("modules that trap on three of a hundred articles cost these three and no other", async (page) => {
  const files = hundred([30, 31, 77]);
  await dropFiles(page, files);
  await articlesRead(page, 97);
  const named = (await page.texts('.notice[data-reason="trap"]')).join(" ");
  for (const name of ["hỏng 31.txt", "hỏng 32.txt", "hỏng 78.txt"]) assert.ok(named.includes(name), named);
  await allThere(page, files.filter(({ name }) => name.startsWith("bài")));
}, { before: trapping });

fault("a trap of the tables in the middle of a hundred articles costs none of them", async (page) => {
  const files = hundred();
  await dropFiles(page, files);
  await articlesRead(page, 100);
  await page.until(() => window.traps > 0, "the trap");
  await page.until(() => document.querySelector(".chart img") !== null, "a chart");
  await allThere(page, files);
}, { before: trappingTables });

fault("an article whose figures the tables always trap on stays on the page, is named, and takes no other out of them", async (page) => {
  const files = hundred([41]);
  await dropFiles(page, files);
  await articlesRead(page, 100);
  await page.until(() => document.querySelector('.notice[data-reason="leftOut"]') !== null, "the line about it");
  assert.match(await page.text('.notice[data-reason="leftOut"]'), /hỏng 42\.txt/);
  await page.until(() => document.querySelector(".chart img") !== null, "a chart");
  await allThere(page, files.filter(({ name }) => name.startsWith("bài")), 100);
}, { before: trappingFigures });

fault("workers that break off in the middle of a hundred articles cost at most what each was at, and that is named", async (page) => {
  const files = hundred();
  await dropFiles(page, files);
  await page.until(() => document.querySelector("progress")?.value >= 15, "some articles");
  const broken = await page.evaluate(() => {
    const alive = window.workers.filter(({ over }) => !over);
    for (const { worker } of alive) worker.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
    return alive.length;
  });
  await page.evaluate(() => (window.delay = 0));
  await page.until(() => !document.querySelector("progress") && document.querySelector(".all h1") !== null, "the end");
  const count = Number(/\d+/.exec(await page.text(".all h1"))[0]);
  assert.ok(broken >= 1 && count >= 100 - broken && count < 100, `${count} read, ${broken} workers ended`);
  const named = await page.evaluate(() => document.querySelectorAll('.notice[data-reason="trap"]').length);
  assert.equal(named, 100 - count, "each of the others has its line");
  const lines = (await page.texts('.notice[data-reason="trap"]')).join(" ");
  await allThere(page, files.filter(({ name }) => !lines.includes(name)));
}, { before: slowly });

fault("a worker that says nothing any more is ended by the reader, and what it did not come to is read by the next one", async (page) => {
  const files = hundred();
  await dropFiles(page, files);
  await page.until(() => document.querySelector("progress")?.value >= 15, "some articles");
  await page.evaluate(() => (window.silent = true));
  await new Promise((done) => setTimeout(done, 500));
  const stood = await page.evaluate(() => document.querySelector("progress").value);
  await new Promise((done) => setTimeout(done, 1_000));
  assert.ok(await page.evaluate((n) => document.querySelector("progress").value <= n, stood), "nobody reads");
  await page.evaluate(() => {
    window.silent = false;
    document.querySelector("#cancel").click();
  });
  await resumed(page);
  await allThere(page, files);
}, { before: slowly });

fault("a page that is left in the middle of a hundred articles offers the rest", async (page) => {
  await dropFiles(page, hundred());
  await page.until(() => document.querySelector("progress")?.value >= 15, "some articles");
  const shown = await page.until(() => document.querySelector(".project")?.dataset.kept === "saved" && [...document.querySelectorAll(".articles .article-name > span")].map((node) => node.textContent), "articles that are shown as saved");
  await page.native.reload();
  await ready(page);
  await page.until(() => document.querySelector("#resume") !== null && !document.querySelector("progress"), "the offer to go on");
  const list = await listed(page);
  assert.deepEqual(shown.filter((name) => !list.includes(name)), []);
  await resumed(page);
  await allThere(page, hundred());
}, { before: slowly });

for (const browser of ["chromium", "firefox"]) {
  const name = "a newer build that takes over in the middle of a hundred articles costs none";
  test(`${name} · ${browser} · http`, { timeout: 120_000 }, () => held(browser, name, async () => {
    const site = await host(edition("mot").folder);
    const page = await opened(browser, site.url, { worker: true, before: slowly });
    page.patience = 40_000;
    try {
      await ready(page);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
      await page.until(async () => (await window.caches.keys()).length === 1, "a build that is kept");
      site.folder = edition("hai").folder;
      await dropFiles(page, hundred());
      await page.until(() => document.querySelector("progress")?.value >= 15, "some articles");
      await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
      await page.until(() => document.querySelector("[data-update=waiting]") !== null, "the line");
      assert.ok(await page.evaluate(() => document.querySelector("progress") !== null), "articles are still being read");
      const shown = (await shownAsSaved(page)) || [];
      await page.click("[data-do=renew]");
      await page.until(() => document.body?.dataset.edition === "hai", "the newer build");
      await ready(page);
      await page.until(() => document.querySelector("#resume") !== null && !document.querySelector("progress"), "the offer to go on");
      const list = await listed(page);
      assert.deepEqual(shown.filter((name) => !list.includes(name)), []);
      await resumed(page);
      await allThere(page, hundred());
      await page.quiet();
    } finally {
      await page.close();
      await site.leave();
    }
  }));
}

/** Readings are held back a little, workers are listed, and nothing gets to them while `silent` says so. */
function slowly() {
  Object.defineProperty(navigator, "hardwareConcurrency", { value: 2 });
  window.delay = 250; // several are read at a time
  window.workers = [];
  const { postMessage, terminate } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.call === "start") window.workers.push({ worker: this, over: false });
    const send = () => postMessage.call(this, message, ...rest);
    if (message.call !== "add") return send();
    if (window.silent) return;
    if (window.delay) setTimeout(() => window.silent || send(), window.delay);
    else send();
  };
  Worker.prototype.terminate = function () {
    for (const one of window.workers) if (one.worker === this) one.over = true;
    terminate.call(this);
  };
}

/** Articles of some names end in a real trap of the module. */
function trapping() {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const fatal = message.call === "add" && message.args[0].doc.startsWith("hỏng");
    post.call(this, fatal ? { ...message, call: "trap", args: [] } : message, ...rest);
  };
}

/** The tables trap on the figures of one article, whenever they come. */
function trappingFigures() {
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const fatal = message.call === "put" && message.args[1].some((rows) => new TextDecoder().decode(rows).includes("hỏng 42.txt"));
    post.call(this, fatal ? { ...message, call: "trap", args: [message.args[0]] } : message, ...rest);
  };
}

/** The second time that figures go to the tables ends in a real trap of theirs. */
function trappingTables() {
  window.traps = 0;
  let puts = 0;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    const fatal = message.call === "put" && ++puts === 2;
    window.traps += fatal;
    post.call(this, fatal ? { ...message, call: "trap", args: [message.args[0]] } : message, ...rest);
  };
}
