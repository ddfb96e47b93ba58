// Several articles in one paste or file: found, shown, and read as the reader decides.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles, paste } from "./ways.mjs";

const folder = new URL("../corpus/text/", import.meta.url);
const articles = readdirSync(folder).slice(0, 6).map((name) => readFileSync(new URL(name, folder), "utf8").trim());
const rule = "\n\n----------\n\n";
const headline = (text) => text.split("\n", 1)[0];
const shown = (page) => page.until(() => document.querySelector("dialog.split[open] .split-parts li") !== null, "the preview");
const gone = (page) => page.until(() => document.querySelector("dialog.split") === null, "the preview to go");
const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");

everywhere("three articles in one paste are three, by one key", async (page) => {
  await paste(page, { plain: articles.slice(0, 3).join(rule) });
  await shown(page);
  assert.deepEqual(await page.texts(".split-parts strong"), articles.slice(0, 3).map(headline));
  assert.equal(await page.text("#split-yes"), "Tách thành 3 bài");
  assert.equal(await focused(page), "split-yes", "the focus");
  assert.equal(await page.evaluate(() => document.querySelector("dialog.split").matches(":modal")), true);
  await page.press("Enter");
  await gone(page);
  await articlesRead(page, 3);
  assert.deepEqual(await page.texts(".article-name span"), articles.slice(0, 3).map(headline));
  // Places are those of the article's own text: what is marked is what was read.
  await page.click(".articles li:nth-child(2) .article-name");
  await page.until(() => document.querySelector(".words .fig") !== null, "the words");
  const [first] = await page.texts(".words .fig");
  assert.ok(articles[1].includes(first), first);
  const words = await page.text(".words");
  assert.ok(words.includes(articles[1].split("\n").at(-1)), "it ends where its article ends");
  assert.ok(!words.includes("-----") && !words.includes(articles[2].split("\n").at(-1)), "and has nothing of the next");
});

everywhere("Escape keeps one article, and nothing is lost", async (page) => {
  await paste(page, { plain: articles.slice(0, 2).join(rule) });
  await shown(page);
  await page.press("Escape");
  await gone(page);
  await articlesRead(page, 1);
  const words = await page.text(".words");
  assert.ok(words.includes(headline(articles[0])) && words.includes(headline(articles[1])));
});

everywhere("a cut can be taken away, and another made", async (page) => {
  await paste(page, { plain: articles.slice(0, 3).join(rule) });
  await shown(page);
  await page.evaluate(() => document.querySelectorAll(".split-parts input")[1].click());
  await page.until(() => document.querySelector("#split-yes").textContent === "Tách thành 2 bài", "one cut less");
  await page.evaluate(() => (document.querySelector(".split-parts li:last-child details").open = true));
  await page.until(() => document.querySelector(".split-parts li:last-child details button") !== null, "the lines");
  await page.click(".split-parts li:last-child details li:nth-child(2) button");
  await page.until(() => document.querySelector("#split-yes").textContent === "Tách thành 3 bài", "one cut more");
  await page.until(() => document.activeElement.matches(".split-parts li:last-child input"), "the focus on the new cut");
  await page.click("#split-yes");
  await gone(page);
  await articlesRead(page, 3);
  const [first] = await page.texts(".article-name span");
  assert.equal(first, headline(articles[0]));
});

everywhere("articles that are one are never asked about", async (page) => {
  await dropFiles(page, articles.map((text, i) => ({ name: `${i}.txt`, text })));
  await articlesRead(page, articles.length);
  assert.equal(await page.evaluate(() => document.querySelector("dialog")), null);
}, { doors: ["file"] });

everywhere("many files are asked about once, and the others are read meanwhile", async (page) => {
  const files = Array.from({ length: 60 }, (_, i) => ({ name: `bài ${i}.txt`, text: articles[i % 6].replace(/\d/, String(i % 10)) + `\nSố thứ ${i}` }));
  const several = [0, 1, 2].map((i) => ({ name: `tuần ${i + 1}.txt`, text: articles.slice(i, i + 3).map((text) => `${text}\nLần ${i}.`).join(rule) }));
  await dropFiles(page, [...files.slice(0, 30), ...several, ...files.slice(30)]);
  await shown(page);
  assert.equal(await page.text("#split-heading"), "3 tệp có vẻ gồm nhiều bài");
  assert.equal(await page.evaluate(() => document.querySelectorAll("dialog.split details[open]").length), 0, "what is sure is folded");
  assert.equal(await page.text("#split-yes"), "Tách thành 9 bài");
  await page.until(() => /^Tất cả 60 bài/.test(document.querySelector(".all h1")?.textContent ?? ""), "the others");
  await page.press("Enter");
  await gone(page);
  await articlesRead(page, 69);
});

everywhere("what is not sure is read as one and said", async (page) => {
  const loose = articles[0].replace(/\n[^\n]*$/, "") + "\n\n* * *\n\n" + articles[1];
  await paste(page, { plain: loose });
  await page.until(() => document.querySelector('.notice[data-reason="maybeSeveral"], dialog.split') !== null, "a word about it");
}, { doors: ["file"] });

const script = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
  everywhere(`the preview shuts nobody out, ${viewport.width} wide`, async (page) => {
    for (const dark of [false, true]) {
      if (dark) await page.click(".switches > button:last-child");
      await paste(page, { plain: articles.slice(0, 3).map((text) => `${text}\nLượt ${dark}.`).join(rule) });
      await shown(page);
      await page.evaluate(() => (document.querySelector(".split-parts li details").open = true));
      await page.until(() => document.querySelector(".split-parts li details button") !== null, "the lines");
      const faults = await page.evaluate(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
        return violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
      });
      assert.deepEqual(faults, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth && document.querySelector("dialog").scrollWidth <= innerWidth), "nothing reaches beyond the window");
      await page.press("Escape");
      await gone(page);
    }
  }, { only: ["chromium"], doors: ["http"], script, viewport });
}
