// A visit with hostile items: a page in which everything that happens is written down, somebody who listens at each address in
// them, and what a reader does with what was read.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dist, opened } from "../browser/driver.mjs";
import { host } from "../browser/hosts.mjs";
import { dropFiles } from "../browser/ways.mjs";
import { found, watch } from "./watch.mjs";
import { sentence } from "./words.mjs";

/** No item may keep the page for longer. */
export const longest = 20_000;

/** Somebody who listens: every address in a payload leads here, and has the name of its item in it. */
export async function listener() {
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

/**
 * The page, through a door. `judge(what)` gives a line for each thing that got through since the last time, with the name of its item
 * where it tells it. A browser may look a host's name up or make a connection ready before its policy refuses the request: nothing of
 * the page is in that, no request arrives, and neither log has it.
 */
export async function visit(browser, door, at = "") {
  const [site, canary] = [await host(dist), await listener()];
  const url = door === "http" ? site.url : pathToFileURL(join(dist, "sodo.html")).href;
  const page = await opened(browser, url + at, { before: watch });
  page.patience = longest;
  const requests = [];
  const own = (address) => address.startsWith(url) || /^(blob|data|about):/.test(address);
  page.native.on("request", (request) => requests.push(request.url()));
  page.native.on("dialog", (dialog) => (requests.push(`dialog:${dialog.message()}`), void dialog.dismiss()));
  await ready(page);
  const windows = () => (browser === "chromium" ? page.native.context().pages() : page.native.browserContext().pages());
  const judge = async (what) => {
    const { owned, alive, refused, polluted, left, frames } = await page.evaluate(found);
    const through = owned.map((id) => `${id}: a script ran`);
    for (const words of alive) through.push(`${/data-h="([^"]+)"/.exec(words)?.[1] ?? what}: came to life: ${words}`);
    for (const path of canary.asked.splice(0)) through.push(`${path}: a request arrived`);
    for (const address of requests.splice(0)) if (!own(address)) through.push(`${what}: a request left: ${address.slice(0, 200)}`);
    for (const words of refused) through.push(`${what}: only the policy stopped it: ${words}`);
    if (polluted) through.push(`${what}: the members of all objects changed`);
    if (left) through.push(`${what}: the page gave way to another one`);
    if (frames) through.push(`${what}: a frame stands in the page`);
    if ((await windows()).length !== 1) through.push(`${what}: a window was opened`);
    return through;
  };
  const leave = async () => {
    await page.close();
    await site.leave();
    canary.end();
  };
  return Object.assign(page, { judge, requests, canary, site, leave, url });
}

export const ready = (page) => page.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");

/** Files as a drop takes them; large ones are made when they are needed. */
export const filesOf = (items) => items.map(({ name, text, bytes, make }) => (text === undefined ? make?.() ?? bytes : text)).map((content, i) => ({ name: items[i].name, bytes: content }));

let good = 0;

/** An article that any page reads, and what stands above it. */
export function goodOne() {
  const title = `Bài tốt số ${++good}`;
  return { title, file: { name: `tốt ${good}.txt`, text: `${title}\n\n${sentence()}` } };
}

/**
 * Drops files with a good article behind them and waits until that is read. Gives the lines of the page about the others, how many
 * articles there are beside the good one, and how long it took. A text that may be several articles is read as one.
 */
export async function dropped(page, items) {
  const { title, file } = goodOne();
  const begun = Date.now();
  await dropFiles(page, [...filesOf(items), file]);
  const now = await page.until(
    (title) => {
      const one = [...document.querySelectorAll(".split .buttons button")].at(-1);
      if (one) return void one.click();
      document.querySelector(".articles > .quiet")?.click();
      const list = Number(/\d+/.exec(document.querySelector(".all h1")?.textContent ?? "")?.[0] ?? 0);
      if (document.querySelector("progress") || !document.querySelector(".articles, .one")?.textContent.includes(title)) return undefined;
      for (const more of document.querySelectorAll(".notices details")) more.open = true;
      const lines = [...document.querySelectorAll(".notice[data-reason]")].map((one) => ({ reason: one.dataset.reason, words: one.querySelector("span").textContent }));
      return { lines, more: document.querySelectorAll(".notices li").length, articles: Math.max(list, 1) - 1 };
    },
    `a good article behind ${items.map(({ id }) => id).join(", ").slice(0, 200)}`,
    title,
  );
  return { ...now, took: Date.now() - begun };
}

/** An empty page again. */
export async function emptied(page, what = "") {
  await page.until(() => {
    for (const button of document.querySelectorAll(".notices > button, .notice .icon")) button.click();
    if (!document.querySelector(".one, .all")) return document.querySelector(".notice[data-reason]") === null;
    const only = document.querySelector(".crumbs") ? null : document.querySelector(".one-title .buttons > .quiet");
    (document.querySelector("#clear-yes") ?? document.querySelector("#clear") ?? only ?? document.querySelector(".brand")).click();
    return false;
  }, `an empty page ${what}`);
}

/** Goes through all views in which words of articles stand, and through all articles. */
export async function browsed(page) {
  await page.evaluate(() => void (document.querySelector(".all") ?? document.querySelector(".brand").click()));
  await page.until(() => document.querySelector("[data-across]") !== null, "the views across");
  const tabs = await page.evaluate(() => [...document.querySelectorAll("[data-across]")].map((one) => one.dataset.across));
  for (const tab of tabs) {
    await page.evaluate((tab) => document.querySelector(`[data-across="${tab}"]`).click(), tab);
    await page.until((tab) => document.querySelector(`[data-across="${tab}"]`).getAttribute("aria-pressed") === "true", tab, tab);
    await new Promise((done) => setTimeout(done, 150));
  }
  await page.evaluate(() => {
    document.querySelectorAll("details:not(.menu)").forEach((one) => (one.open = true));
    document.querySelector(".articles > .quiet")?.click();
  });
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => setTimeout(done));
    document.querySelector(".articles .article-name").click();
    for (let last; ; ) {
      while (!document.querySelector(".one .words") || document.querySelector(".crumbs .count").textContent === last) await frame();
      last = document.querySelector(".crumbs .count").textContent;
      for (const fact of [...document.querySelectorAll(".words .fig")].slice(0, 3)) fact.click();
      await frame();
      const next = document.querySelector(".crumbs button:last-child");
      if (next.disabled) break;
      next.click();
    }
    document.querySelector(".brand").click();
  });
  await page.until(() => document.querySelector(".all") !== null, "all of them again");
}

/** Saves everything in every form. */
export async function saves(page) {
  const files = {};
  for (const form of ["xlsx", "word", "report", "excel", "machine", "json", "sdmx", "bundle", "annotations"]) {
    await page.click(".all-rows .menu summary");
    files[form] = await page.saved(`.all-rows [data-save="${form}"]`);
  }
  await page.until(() => document.querySelector('[data-save="svg"]') !== null, "a chart");
  files.svg = await page.saved('[data-save="svg"]');
  await page.click(".more-saves summary");
  files.html = await page.saved('[data-save="html"]');
  assert.ok(Object.values(files).every(({ bytes }) => bytes.length > 0));
  return files;
}
