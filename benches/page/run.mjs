// Opens the measuring page and the built page in Chromium and prints one "name<TAB>number" a line.
// usage: node run.mjs ADDRESS full|short|many|crowd TEXT...

import { readFileSync } from "node:fs";
import { browser, median, named, resident, say, tasks } from "./browser.mjs";
import { crowd } from "./crowd.mjs";

const [address, extent, ...files] = process.argv.slice(2);
const texts = files.map((file) => readFileSync(file, "utf8"));
const full = extent === "full";

if (extent === "many") await thousands();
else if (extent === "crowd") await crowd(address, texts, provinces());
else await speeds();
if (full) await waits();
await browser.close();

async function speeds() {
  const page = await measuring();
  const site = await parts(page);
  const task = full ? { texts, full, rounds: 3, bytes: 10e6, slice: 1e6 } : { texts, full, rounds: 21, bytes: 2e5, slice: 2e5 };
  const figures = await page.evaluate(([task, site]) => window.bench(task, site), [task, site]);
  // Other work on the machine only ever adds time, so a speed is the best round; to compare, the middle one is steadier.
  const chosen = full ? (ms) => Math.min(...ms) : median;
  for (const [name, { bytes, ms }] of Object.entries(figures)) say(name, bytes / 1000 / chosen(ms));
  await page.close();
}

/** Ten thousand articles: what it takes to look across them, and how long the page stands still meanwhile. */
async function thousands() {
  const page = await measuring();
  const task = { texts, names: provinces(), articles: 10_000, bytes: 50e6 };
  const site = await parts(page);
  const found = await page.evaluate(([task, site]) => window.many(task, site), [task, site]);
  const { counts, ...figures } = found;
  const rss = await resident();
  for (const [name, figure] of Object.entries({ ...figures, ...counts, ...(rss && { rss }) })) say(name, figure);
  await page.close();
  const other = await measuring();
  const fewer = { ...task, articles: task.articles / 4, bytes: task.bytes / 4 };
  await browser.startTracing(other, { categories: ["toplevel"] });
  await other.evaluate(([task, site]) => window.handed(task, site), [fewer, site]);
  const [longest, wall] = tasks(JSON.parse(await browser.stopTracing()).traceEvents);
  say("longest", longest);
  say("wall", wall);
}

function provinces() {
  const rows = readFileSync("src/lexicon/areas.tsv", "utf8").split("\n").map((line) => line.split("\t"));
  return rows.filter((row) => row[3] === "province").map((row) => row[0]);
}

/** The measuring page. */
async function measuring() {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${address}/bench.html`);
  return page;
}

/** The parts of the built page. */
async function parts(page) {
  const index = await (await page.request.get(`${address}/index.html`)).text();
  return Object.fromEntries(["worker", "module", "tables"].map((part) => [part, named(index, `sodo-${part}`)]));
}

/** From opening to ready, from paste to marked text, the drawing of a chart: each in ten fresh pages. */
async function waits() {
  const times = { ready: [], paste: [], chart: [] };
  for (let i = 0; i < 10; i++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      const seen = () => {
        if (!document.documentElement?.dataset.ready) return;
        observer.disconnect();
        window.readyAt = performance.now();
      };
      const observer = new MutationObserver(seen);
      observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
    });
    await page.goto(`${address}/index.html`);
    times.ready.push(await polled(page, () => window.readyAt));
    await new Promise((resolve) => setTimeout(resolve, 500)); // nobody pastes sooner
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, texts[0]);
    for (const name of ["paste", "chart"]) {
      const time = await polled(page, (name) => performance.getEntriesByName(`sodo:${name}`)[0]?.duration, name);
      if (time !== undefined) times[name].push(time);
    }
    await context.close();
  }
  for (const [name, list] of Object.entries(times)) if (list.length) say(name, median(list));
}

/** Asks the page again and again; the policy of the page forbids the ways that run text as a program. */
async function polled(page, question, argument) {
  for (let i = 0; i < 250; i++) {
    const answer = await page.evaluate(question, argument);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return undefined;
}
