// Hostile articles, names of files, charts, projects and links: none of them runs, loads, leads away or keeps the page busy.
//
// All of them are tried in both browsers. What gets through is told by the name of its item.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { archives } from "../hostile/archives.mjs";
import * as articles from "../hostile/articles.mjs";
import { attempts, seen } from "../hostile/attempts.mjs";
import { pdfs } from "../hostile/pdfs.mjs";
import { links, pictures } from "../hostile/pictures.mjs";
import * as pollution from "../hostile/pollution.mjs";
import { judged } from "../hostile/saved.mjs";
import { strains } from "../hostile/strains.mjs";
import { found, watch } from "../hostile/watch.mjs";
import { sentence } from "../hostile/words.mjs";
import { bare, dist, opened } from "./driver.mjs";
import { host } from "./hosts.mjs";
import { articlesRead, dropFiles, paste } from "./ways.mjs";

/** No item may keep the page for longer. */
const longest = 20_000;

/** Somebody who listens: every address in a payload leads here, and has the name of its item in it. */
async function listener() {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url.slice(1));
    const free = request.url === "/free.html";
    response.writeHead(200, { "content-type": free ? "text/html" : "text/plain", "access-control-allow-origin": "*" }).end(free ? "<!doctype html><body>x" : "x");
  });
  server.on("upgrade", (request, socket) => (asked.push(request.url.slice(1)), socket.destroy()));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}`;
  return { asked, url, at: (id) => `${url}/${id}`, end: () => (server.close(), server.closeAllConnections()) };
}

/** A page with everything that happens in it written down; `judge` names the items that got through since the last time. */
async function visit(browser, door, site, canary, tally) {
  const url = door === "http" ? site.url : pathToFileURL(join(dist, "sodo.html")).href;
  const page = await opened(browser, url, { before: watch });
  page.patience = 30_000;
  const requests = [];
  const own = (address) => address.startsWith(url) || (door === "http" && address.startsWith(site.url)) || /^(blob|data|about):/.test(address);
  page.native.on("request", (request) => requests.push(request.url()));
  page.native.on("dialog", (dialog) => (requests.push(`dialog:${dialog.message()}`), void dialog.dismiss()));
  await ready(page);
  const windows = () => (browser === "chromium" ? page.native.context().pages() : page.native.browserContext().pages());
  const judge = async (what) => {
    const { owned, alive, polluted, left, frames } = await page.evaluate(found);
    const through = [];
    for (const id of owned) through.push(`${id}: a script ran`);
    for (const words of alive) through.push(`${/data-h="([^"]+)"/.exec(words)?.[1] ?? what}: came to life: ${words}`);
    for (const path of canary.asked.splice(0)) through.push(`${path}: a request arrived`);
    for (const address of requests.splice(0)) if (!own(address)) through.push(`${address.slice(0, 200)}: a request left`);
    for (const words of await page.evaluate(() => window.refused.splice(0))) through.push(`${what}: only the policy stopped it: ${words}`);
    if (polluted) through.push(`${what}: the members of all objects changed`);
    if (left) through.push(`${what}: the page gave way to another one`);
    if (frames) through.push(`${what}: a frame stands in the page`);
    if ((await windows()).length !== 1) through.push(`${what}: a window was opened`);
    await page.evaluate(() => ((window.alive = []), (window.owned = undefined)));
    tally.through.push(...through);
    return through;
  };
  return Object.assign(page, { judge, requests });
}

const ready = (page) => page.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");
const filesOf = (items) => items.map(({ name, text, bytes, make }) => ({ name, ...(text === undefined ? { bytes: bytes ?? make() } : { text }) }));

/** How much the page shows of what came in: articles and lines. */
const shown = (page) =>
  page.evaluate(() => {
    const list = Number(/\d+/.exec(document.querySelector(".all h1")?.textContent ?? "")?.[0] ?? 0);
    const hidden = document.querySelectorAll(".notices li").length;
    const notices = [...document.querySelectorAll(".notice[data-reason]")];
    return { articles: list || document.querySelectorAll(".one").length, notices: notices.length + hidden, busy: document.querySelector("progress") !== null, split: document.querySelector("#split-yes") !== null, reasons: notices.map((one) => one.dataset.reason), words: notices.map((one) => one.querySelector("span").textContent) };
  });

/** Waits until nothing has moved for a while. */
async function still(page, what, { least = 1, wait = 400 } = {}) {
  const end = Date.now() + page.patience;
  let [last, since] = ["", Date.now()];
  for (;;) {
    const now = await shown(page);
    if (now.split) await page.evaluate(() => [...document.querySelectorAll(".split .buttons button")].at(-1)?.click());
    const sign = JSON.stringify(now);
    if (sign !== last || now.busy) [last, since] = [sign, Date.now()];
    else if (Date.now() - since > wait && now.articles + now.notices >= least) return now;
    assert.ok(Date.now() < end, `${what}: the page did not come to rest: ${sign}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** An empty page again. */
async function emptied(page) {
  await page.evaluate(async () => {
    const breath = () => new Promise((done) => setTimeout(done, 20));
    const all = [...document.querySelectorAll(".notices > button")].at(-1);
    all?.click();
    document.querySelectorAll(".notice .icon").forEach((button) => button.click());
    if (document.querySelector(".one, .all")) {
      if (!document.querySelector("#clear")) document.querySelector(".brand").click();
      for (let i = 0; i < 100 && !document.querySelector("#clear"); i++) await breath();
      document.querySelector("#clear")?.click();
      for (let i = 0; i < 100 && !document.querySelector("#clear-yes"); i++) await breath();
      document.querySelector("#clear-yes")?.click();
    }
  });
  await page.until(() => document.querySelector(".all, .one, .notice[data-reason]") === null, "an empty page");
}

/** The page reads a good article, whatever was there before. */
async function answers(page) {
  await paste(page, { plain: `Bài tốt\n\n${sentence()}` });
  await articlesRead(page, 1);
  await page.until(() => document.querySelector(".words .fig") !== null, "a figure");
}

for (const browser of ["chromium", "firefox"]) {
  const turn = browser === "chromium" ? ["http", "file"] : ["file", "http"];
  const tally = { items: 0, through: [] };
  /** A round: it counts its items, and fails with those that got through. */
  const round = (name, door, items, work) =>
    test(`hostile: ${name} · ${browser} · ${door}`, { timeout: 240_000 }, async (t) => {
      const [site, canary] = [await host(dist), await listener()];
      const page = await visit(browser, door, site, canary, tally);
      try {
        const all = items(canary.at);
        tally.items += all.length;
        const before = tally.through.length;
        await work(page, all, { t, canary, site });
        await page.judge(name);
        assert.deepEqual(tally.through.slice(before), []);
      } finally {
        await page.close();
        await site.leave();
        canary.end();
      }
    });

  test(`hostile: the page lets nothing out, and whoever listens would hear it · ${browser}`, { timeout: 120_000 }, async () => {
    const [site, canary] = [await host(dist), await listener()];
    try {
      const free = await bare(browser, canary.at("free.html"));
      await free.evaluate(attempts, canary.at("free"));
      await free.close();
      const heard = new Set(canary.asked.splice(0));
      assert.deepEqual(seen.filter((way) => !heard.has(`free/${way}`)), [], "a page without a policy sends all of them");
      for (const door of ["http", "file"]) {
        const page = await visit(browser, door, site, canary, tally);
        await page.evaluate(attempts, canary.at("sodo"));
        assert.deepEqual(canary.asked.splice(0), [], `${door}: nothing arrives`);
        assert.ok((await page.evaluate(() => window.refused.length)) > 10, `${door}: the policy says what it refuses`);
        if (door === "http") {
          page.requests.length = 0;
          assert.equal(await page.evaluate(() => fetch("index.html").then(({ status }) => status)), 200);
          assert.ok(page.requests.some((address) => address.endsWith("/index.html")), "what is allowed is seen");
        }
        await page.close();
      }
    } finally {
      await site.leave();
      canary.end();
    }
  });

  round("articles", turn[0], (at) => [articles.texts, articles.pages, articles.names, articles.endings, articles.tables, articles.hidden, articles.formulas, pollution.columns].flatMap((of) => of(at)), async (page, items) => {
    await dropFiles(page, filesOf(items));
    const now = await still(page, "articles", { least: items.length * 0.8, wait: 1_000 });
    assert.ok(now.articles > items.length * 0.8, JSON.stringify(now));
    await page.judge("what was dropped");
    await browsed(page);
    await page.judge("a view");
    await saves(page, browser, tally);
  });

  test.after(() => console.log(`hostile, ${browser}: ${tally.items} items tried, ${new Set(tally.through.map((line) => line.split(":")[0])).size} got through`));
}

/** Goes through all views in which words of articles stand. */
async function browsed(page) {
  await page.evaluate(async () => {
    const breath = (ms = 10) => new Promise((done) => setTimeout(done, ms));
    const until = async (is) => {
      for (let i = 0; i < 300 && !is(); i++) await breath();
    };
    await until(() => document.querySelector("[data-across]"));
    for (const tab of [...document.querySelectorAll("[data-across]")].map((one) => one.dataset.across)) {
      document.querySelector(`[data-across="${tab}"]`)?.click();
      await breath(150);
    }
    document.querySelectorAll("details").forEach((one) => (one.open = true));
    for (let all = document.querySelector(".articles > .quiet"); all; all = document.querySelector(".articles > .quiet")) {
      all.click();
      await breath(50);
    }
    const count = document.querySelectorAll(".articles .article-name").length;
    for (let i = 0; i < count; i++) {
      document.querySelectorAll(".articles .article-name")[i].click();
      await until(() => document.querySelector(".one .words"));
      document.querySelector(".brand").click();
      await until(() => document.querySelectorAll(".articles .article-name").length > i);
      if (document.querySelectorAll(".articles .article-name").length < count) {
        for (let all = document.querySelector(".articles > .quiet"); all; all = document.querySelector(".articles > .quiet")) {
          all.click();
          await breath(20);
        }
      }
    }
  });
}

/** Saves everything in every form, and looks into each file. */
async function saves(page, browser, tally) {
  const files = {};
  for (const form of ["xlsx", "word", "report", "excel", "machine", "json", "sdmx", "bundle", "annotations"]) {
    await page.click(".all-rows .menu summary");
    files[form] = await page.saved(`.all-rows [data-save="${form}"]`);
  }
  if (await page.evaluate(() => document.querySelector(".chart-saves") !== null)) {
    for (const form of ["svg", "html"]) {
      if (form === "html") await page.click(".more-saves summary");
      files[`chart-${form}`] = await page.saved(`[data-save="${form}"]`);
    }
  }
  for (const [form, file] of Object.entries(files)) tally.through.push(...(await judged(browser, form, file)));
  return files;
}
