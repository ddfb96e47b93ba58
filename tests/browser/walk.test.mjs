// The two walks that the page is made for, as somebody takes them who sees it for the first time. Every thing that he does is counted,
// and the clock runs from the opening of the page, with five seconds for each thing that is looked at before the next one is done.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

const folder = new URL("../annotated/text/", import.meta.url);
const articles = readdirSync(folder).sort().map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));
/** How long somebody looks before he does the next thing, in seconds. */
const look = 5;

/** Counts what is done, and how long the page took for it. The page is open when it begins: the first thing is done. */
async function walk(page) {
  const opening = await page.evaluate(() => performance.now());
  const since = performance.now();
  let actions = 1;
  return {
    /** Does a thing. */
    async does(work) {
      actions++;
      return work();
    },
    /** What it took, in things done and in seconds. */
    took() {
      const machine = (opening + performance.now() - since) / 1000;
      return { actions, machine, seconds: machine + actions * look };
    },
  };
}

const said = (name, { actions, machine, seconds }) =>
  console.log(`# ${name}: ${actions} actions, ${machine.toFixed(1)} s of the page, ${seconds.toFixed(0)} s with ${look} s to look before each`);

function hands() {
  window.copied = [];
  if (navigator.clipboard) navigator.clipboard.writeText = (words) => Promise.resolve(void window.copied.push(words));
}

everywhere(
  "from opening the page to a shared chart of three articles",
  async (page) => {
    const way = await walk(page);
    await way.does(() => dropFiles(page, articles.slice(0, 3)));
    await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");
    await way.does(() => page.click(".share summary"));
    await way.does(() => page.click('[data-save="link"]'));
    const link = await page.until(() => window.copied?.at(-1), "a link");
    const took = way.took();
    said(`a shared chart, ${page.browser}`, took);
    assert.ok(took.actions <= 8 && took.seconds < 60, JSON.stringify(took));
    await page.until(() => document.querySelector(".project")?.dataset.kept === "saved", "the articles to be kept");
    // Whoever gets the link sees the chart.
    await page.go("about:blank");
    await page.go(link);
    await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart of the link");
  },
  { before: hands, doors: ["http"] },
);

/** Goes on with Tab until what is wanted has the focus. */
async function tabTo(page, selector) {
  for (let i = 0; i < 200; i++) {
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
    await page.press("Tab");
  }
  assert.fail(`${selector} is not reached with Tab`);
}

everywhere("from thirty files to a reviewed table, by keyboard alone", async (page) => {
  page.patience = 30_000;
  const way = await walk(page);
  // The machine's own window to choose files cannot be opened by a test; what opens it is reached with Tab.
  await tabTo(page, '#files ~ button');
  await way.does(() => page.files("#files", articles.slice(0, 30).map(({ name }) => new URL(name, folder).pathname)));
  await articlesRead(page, 30);
  await tabTo(page, '[data-open="review"]');
  await way.does(() => page.press("Enter"));
  await page.until(() => document.querySelector(".review-card mark") !== null, "the queue");
  const count = (list) => page.evaluate((list) => Number(document.querySelector(`[data-list="${list}"] .count`).textContent), list);
  const asked = await count("doubt");
  for (let left = asked; left > 0; left = await count("doubt")) {
    // What asks the same thing of the same article is seen once.
    const all = await page.evaluate(() => document.querySelector('[data-act="accept-all"]') !== null);
    await way.does(() => page.press(all ? "a" : "Enter"));
    await page.until((left) => Number(document.querySelector('[data-list="doubt"] .count').textContent) < left, "fewer to look at", left);
  }
  await page.until(() => document.activeElement?.matches('[data-review="leave"]'), "the way out to have the focus");
  await way.does(() => page.press("Enter"));
  await page.until(() => document.activeElement?.matches('[data-open="review"]'), "the way in to have the focus");
  await tabTo(page, ".all-rows .saves summary");
  await way.does(() => page.press("Enter"));
  await tabTo(page, '[data-save="machine"]');
  // A test gets hold of what is saved by a click only; Enter does the same there.
  const { bytes } = await way.does(() => page.saved('[data-save="machine"]'));
  const reviewed = bytes.toString("utf8").split("\r\n").filter((line) => line.split(",").includes("A")).length;
  assert.ok(asked > 0 && reviewed > 0, `${asked} asked about, ${reviewed} reviewed`);
  said(`${asked} figures of 30 files looked at, ${page.browser}`, way.took());
});
