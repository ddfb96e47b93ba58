// Draws charts in Chromium with our module and with other libraries, and prints one "name<TAB>milliseconds" a line.
// usage: node charts.mjs ADDRESS FIGURES.json

import { readFileSync } from "node:fs";
import { browser, median, named, say } from "./browser.mjs";

const [address, file] = process.argv.slice(2);
const pictures = JSON.parse(readFileSync(file, "utf8"));
const OTHERS = ["d3", "plot", "echarts", "plotly"];
/** Fresh pages for each first picture, and rounds of redraws. */
const PAGES = 9;
const ROUNDS = 25;

const [bars, , , panels] = pictures;
const rows = (picture) => picture.tables.map((table) => table.rows);
let tables;

for (const picture of pictures.slice(0, 2)) {
  await firsts(picture);
  const page = await fresh(OTHERS);
  await start(page, picture);
  const found = await page.evaluate(([picture, rounds]) => window.charts.redraws(picture, rounds), [picture, ROUNDS]);
  for (const [name, times] of Object.entries(found)) say(`${picture.name} ${name} redraw`, median(times));
  await page.context().close();
}
for (const picture of pictures.slice(2)) {
  const page = await fresh([]);
  await start(page, picture);
  const found = await page.evaluate(([picture, rounds]) => window.charts.own(picture, rounds), [picture, ROUNDS]);
  say(picture.name, median(found));
  await page.context().close();
}
const page = await fresh([]);
await start(page, bars);
say("png", median(await page.evaluate(([picture, rounds]) => window.charts.png(picture, rounds), [bars, ROUNDS])));
await browser.close();

/** The first picture of each, in pages that have drawn none before; ours also in a module that is warm, as the page has it. */
async function firsts(picture) {
  const found = {};
  const add = (name, took) => (found[`${picture.name} ${name} first`] ??= []).push(took);
  for (let i = 0; i < PAGES; i++) {
    for (const [name, warm] of [["fresh", undefined], ["warm", panels.tables[0].rows]]) {
      const page = await fresh([]);
      await start(page, picture, warm);
      const { inside, drawn, laid } = await page.evaluate((picture) => window.charts.ownFirst(picture), picture);
      for (const [part, took] of [["", inside], [" messages", drawn], [" messages laid", laid]]) add(name + part, took);
      await page.context().close();
    }
    for (const name of OTHERS) {
      const page = await fresh([name]);
      const { drawn, laid } = await page.evaluate(([name, picture]) => window.charts.first(name, picture), [name, picture]);
      add(name, drawn);
      add(`${name} laid`, laid);
      await page.context().close();
    }
  }
  for (const [name, times] of Object.entries(found)) say(name, median(times));
}

async function start(page, picture, warm) {
  tables ??= named(await (await page.request.get(`${address}/index.html`)).text(), "sodo-tables");
  await page.evaluate(([tables, rows, warm]) => window.charts.start(tables, rows, warm), [tables, rows(picture), warm]);
}

/** A page that holds the clock and these libraries, loaded and not yet asked for anything. */
async function fresh(libraries) {
  const page = await (await browser.newContext({ viewport: { width: 1000, height: 700 } })).newPage();
  page.setDefaultTimeout(0);
  page.on("pageerror", (error) => console.error(error));
  page.on("console", (message) => message.type() === "error" && console.error(message.text()));
  await page.goto(`${address}/charts.html`);
  for (const name of libraries) await page.addScriptTag({ url: `charts-${name}.js` });
  return page;
}
