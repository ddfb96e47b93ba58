// Whether everyone can use the page: axe-core's rules in every state, in light and dark, wide and narrow.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { everywhere } from "./driver.mjs";
import { faultless, script } from "./faults.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
  everywhere(`no state of the page shuts anyone out, ${viewport.width} wide`, async (page) => {
    await faultless(page, "the empty page");
    await page.click(".sheet-foot .main");
    await articlesRead(page, 3);
    await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");
    await dropFiles(page, [{ name: "rỗng.txt", text: "" }]);
    await page.until(() => document.querySelector(".notice") !== null, "a line");
    await faultless(page, "all articles");
    await dropFiles(page, [{ name: "sai.csv", text: "short;full\nHSTT;\n" }]);
    await page.until(() => document.querySelector(".dictionary .fault") !== null, "the sentence");
    await faultless(page, "a table with a fault");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing reaches beyond the window");
    await page.press("Escape");
    await page.click(".switches > button:last-child");
    await faultless(page, "all articles, dark");
    await page.click(".articles li:first-child .article-name");
    await page.until(() => document.querySelector(".words .fig") !== null, "the words");
    await page.click('.words .fig[data-i="3"]');
    await page.until(() => document.querySelector(".card") !== null, "the card");
    await faultless(page, "one article, dark");
    await page.click(".switches > button:last-child");
    await page.press("Tab");
    await faultless(page, "one article");
    await page.evaluate(() => [...document.querySelectorAll('[data-tab="checks"]')].find((tab) => tab.offsetParent).click());
    await page.until(() => document.querySelector(".rows-panel :is(.found, .nothing)") !== null, "the checks");
    await faultless(page, "the checks");
    await page.click(".switches > button:last-child");
    await faultless(page, "the checks, dark");
  }, { only: ["chromium"], doors: ["http"], script, viewport });
}

const folder = new URL("../corpus/text/", import.meta.url);
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

for (const width of [1280, 390]) {
  everywhere(`no view over many articles shuts anyone out, ${width} wide`, async (page) => {
    await dropFiles(page, files);
    await articlesRead(page, files.length);
    await page.until(() => document.querySelector('[data-across="index"]') !== null, "the views");
    for (const dark of [false, true]) {
      if (dark) await page.click(".switches > button:last-child");
      for (const tab of ["grid", "contradictions", "definitions", "corrections", "series", "targets", "areas", "index"]) {
        if ((await page.evaluate((tab) => document.querySelector(`[data-across="${tab}"]`).ariaPressed, tab)) !== "true") await page.click(`[data-across="${tab}"]`);
        await page.until(() => document.querySelector("#across .box, #across .against") !== null, tab);
        if (tab === "index") await page.click("#across-index button.fact");
        await faultless(page, `${tab}${dark ? ", dark" : ""}`);
      }
    }
  }, { only: ["chromium"], doors: ["http"], script, viewport: { width, height: 900 } });
}

for (const width of [1280, 390]) {
  everywhere(`no way out and no table of a chart shuts anyone out, ${width} wide`, async (page) => {
    const pages = files.slice(0, 4).map(({ name, text }, i) => {
      const [title, ...rest] = text.split("\n").filter(Boolean);
      return { name: `${name}.html`, text: `<html><head><meta charset="utf-8"><link rel="canonical" href="https://bao.example/${i}"></head><body><h1>${title}</h1>${rest.map((line) => `<p>${line}</p>`).join("")}</body></html>` };
    });
    await dropFiles(page, pages);
    await articlesRead(page, pages.length);
    await page.until(() => document.querySelector(".drawn") !== null, "the chart");
    await page.click(".drawn summary");
    await page.until(() => document.querySelector(".drawn .origin") !== null, "its table");
    await page.until(() => document.querySelector('[data-across="contradictions"]') !== null, "the views");
    for (const dark of [false, true]) {
      if (dark) await page.click(".switches > button:last-child");
      for (const tab of ["grid", "contradictions"]) {
        if ((await page.evaluate((tab) => document.querySelector(`[data-across="${tab}"]`).ariaPressed, tab)) !== "true") await page.click(`[data-across="${tab}"]`);
        await page.until(() => document.querySelector("#across .origin") !== null, tab);
        await faultless(page, `${tab}${dark ? ", dark" : ""}`);
      }
    }
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing reaches beyond the window");
    await page.click(".articles li:first-child .article-name");
    await page.until(() => document.querySelector(".one-head .origin") !== null, "the way to the article");
    await page.click('.words .fig[data-i="0"]');
    await page.until(() => document.querySelectorAll(".card .origin, .hint .origin").length === 2, "the ways to the sentence");
    await faultless(page, "one article, dark");
  }, { only: ["chromium"], doors: ["http"], script, viewport: { width, height: 900 } });
}
