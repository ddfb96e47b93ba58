// Whether everyone can use the views that open beside the articles: axe-core's rules in both languages, light and dark.

import { readFileSync, readdirSync } from "node:fs";
import { everywhere } from "./driver.mjs";
import { faultless, script } from "./faults.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

const folder = new URL("../corpus/text/", import.meta.url);
const files = readdirSync(folder).slice(0, 3).map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

/** Looks at a state in both languages, light and dark, and leaves it as it was. */
async function faultlessInAll(page, state) {
  for (const lang of ["vi", "en"]) {
    for (const theme of ["light", "dark"]) {
      await page.until(([lang, theme]) => document.documentElement.lang === lang && document.documentElement.dataset.theme === theme, `${lang}, ${theme}`, [lang, theme]);
      await faultless(page, `${state}, ${lang}, ${theme}`);
      await page.evaluate(() => document.querySelector(".switches > button:last-child").click());
    }
    await page.evaluate(() => document.querySelector(".switches > button[lang]").click());
  }
  await page.until(() => document.documentElement.lang === "vi", "Vietnamese again");
}

for (const width of [1280, 390]) {
  const options = { only: ["chromium"], doors: ["http"], script, viewport: { width, height: 900 } };

  everywhere(`neither the help nor open menus shut anyone out, ${width} wide`, async (page) => {
    await faultlessInAll(page, "the empty page");
    await page.click('[data-open="help"]');
    await page.until(() => document.querySelector(".help h1") !== null, "the help");
    await faultlessInAll(page, "the help");
    await dropFiles(page, [...files, { name: "rỗng.txt", text: "" }]);
    await articlesRead(page, files.length);
    await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0 && document.querySelector(".notice") !== null, "the chart and a line");
    await page.evaluate(() => document.querySelectorAll("details").forEach((node) => (node.open = true)));
    await faultlessInAll(page, "all articles, every menu open");
  }, options);

  everywhere(`neither the queue nor a preview shuts anyone out, ${width} wide`, async (page) => {
    await dropFiles(page, files);
    await articlesRead(page, files.length);
    await page.click('[data-open="review"]');
    await page.until(() => document.querySelector(".review-card mark") !== null, "the queue");
    await faultlessInAll(page, "the queue");
    await page.write('[name="period"]', "hôm qua");
    await page.click('[data-act="accept"]');
    await page.until(() => document.querySelector(".field-wrong") !== null, "what is wrong");
    await faultlessInAll(page, "a field that cannot be read");
    await page.click('[data-list="passed"]');
    await page.until(() => document.querySelector(".passed mark") !== null, "numbers passed over");
    await faultlessInAll(page, "numbers passed over");
    await page.click('[data-review="leave"]');
    const several = files.map(({ text }) => text.trim()).join("\n\n-----\n\n");
    await dropFiles(page, [{ name: "nhiều bài.txt", text: several.replaceAll("2024", "2023") }]);
    await page.until(() => document.querySelector("dialog.split[open]") !== null, "the preview");
    await faultless(page, "the preview of several articles");
  }, options);
}
