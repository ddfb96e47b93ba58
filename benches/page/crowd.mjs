// Two thousand articles dropped on the built page at once: by one worker, and by as many as this machine has room for.

import { build } from "esbuild";
import { browser, resident, say, tasks } from "./browser.mjs";

const articles = 2_000;
/** The longest that reading them may take, in ms. */
const patience = 300_000;

/** Measures both and says the figures, those of one worker with a 1 behind their names. */
export async function crowd(address, texts, names) {
  const { outputFiles } = await build({ entryPoints: ["benches/page/many.ts"], bundle: true, write: false, format: "esm" });
  const { many } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  // Each of one text: where several stand in a file, the page asks before it cuts it.
  const made = [...many({ texts, names, articles, bytes: 0 })];
  for (const [mark, cores] of [["1", 1], ["", undefined]]) {
    const found = await measured(address, made, cores);
    for (const [name, figure] of Object.entries(found)) say(name + mark, figure);
    if (cores) say("megabytes", made.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6);
  }
}

/** What it takes on a machine that says it has so many cores. */
async function measured(address, made, cores) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  if (cores) await page.addInitScript((cores) => Object.defineProperty(navigator, "hardwareConcurrency", { get: () => cores }), cores);
  await page.goto(`${address}/index.html`);
  await page.waitForFunction(() => document.documentElement.dataset.ready === "1");
  await page.evaluate(watched, made);
  await new Promise((done) => setTimeout(done, 1_500)); // nobody drops sooner
  const workers = [];
  page.on("worker", (worker) => workers.push(worker));
  await browser.startTracing(page, { categories: ["toplevel"] });
  await page.evaluate(() => window.drop());
  let [memory, keys] = [0, 0];
  const since = Date.now();
  while (!(await page.evaluate(() => window.done))) {
    if (Date.now() - since > patience) throw new Error("the page did not read all articles in time");
    memory = Math.max(memory, await resident());
    // A person who goes on meanwhile: each key is answered before the next one.
    await page.keyboard.press("Shift");
    keys++;
    await new Promise((done) => setTimeout(done, 100));
  }
  const { done, first, delays } = await page.evaluate(() => ({ done: window.done, first: window.first, delays: window.delays }));
  const [longest, wall] = tasks(JSON.parse(await browser.stopTracing()).traceEvents);
  await context.close();
  return { rate: (made.length / done) * 1000, first, longest, wall, delay: Math.max(0, ...delays), keys, rss: memory, workers: Math.max(1, workers.length) };
}

/** In the page: lays the files out, and looks for the first article, the last one, and keys that were answered late. */
function watched(made) {
  const dataTransfer = new DataTransfer();
  for (const { doc, text } of made) dataTransfer.items.add(new File([text], `${doc}.txt`));
  window.delays = [];
  const late = (list) => window.delays.push(...list.getEntries().map((entry) => entry.processingStart - entry.startTime));
  window.drop = () => {
    new PerformanceObserver(late).observe({ type: "event", durationThreshold: 16 });
    const since = performance.now();
    document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
    const look = () => {
      const read = document.querySelector(".all h1") !== null;
      if (read) window.first ??= performance.now() - since;
      if (read && !document.querySelector(".progress")) window.done = performance.now() - since;
      else setTimeout(look, 20);
    };
    look();
  };
}
