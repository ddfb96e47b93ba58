// Opens the measuring page and the built page in Chromium and prints one "name<TAB>number" a line.
// usage: node run.mjs ADDRESS full|short TEXT...

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [address, extent, ...files] = process.argv.slice(2);
const texts = files.map((file) => readFileSync(file, "utf8"));
const full = extent === "full";

const FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS.split(" ") });

const say = (name, number) => console.log(`${name}\t${number}`);
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

await speeds();
if (full) await waits();
await browser.close();

async function speeds() {
  const page = await browser.newPage();
  await page.goto(`${address}/bench.html`);
  const index = await (await page.request.get(`${address}/index.html`)).text();
  const site = Object.fromEntries(["worker", "module", "tables"].map((part) => [part, named(index, `sodo-${part}`)]));
  const task = full ? { texts, full, rounds: 3, bytes: 10e6, slice: 1e6 } : { texts, full, rounds: 21, bytes: 2e5, slice: 2e5 };
  page.setDefaultTimeout(0);
  const figures = await page.evaluate(([task, site]) => window.bench(task, site), [task, site]);
  // Other work on the machine only ever adds time, so a speed is the best round; to compare, the middle one is steadier.
  const chosen = full ? (ms) => Math.min(...ms) : median;
  for (const [name, { bytes, ms }] of Object.entries(figures)) say(name, bytes / 1000 / chosen(ms));
  await page.close();
}

function named(html, id) {
  return html.match(new RegExp(`id="${id}" content="([^"]+)"`))[1];
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
