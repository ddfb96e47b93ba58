// Pictures of every view, to be looked at by a person: `node tests/browser/shots.mjs FOLDER [PART-OF-A-NAME]`, after `cargo xtask web`.
// In Chromium at four widths, light and dark, of the page served over http.

import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const [folder, part = ""] = process.argv.slice(2);
if (!folder) throw new Error("name a folder for the pictures");
mkdirSync(folder, { recursive: true });

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
const host = createServer((request, response) => {
  const path = join(dist, new URL(request.url, "http://host").pathname.replace(/\/$/, "/index.html"));
  if (!path.startsWith(dist) || !existsSync(path)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(readFileSync(path));
});
await new Promise((done) => host.listen(0, "127.0.0.1", done));

const texts = new URL("../corpus/text/", import.meta.url);
const files = readdirSync(texts).map((name) => fileURLToPath(new URL(name, texts)));

/** Does the clicks, each of them in what is on screen. */
const press = (...selectors) => async (page) => {
  for (const selector of selectors) {
    await page.locator(selector).filter({ visible: true }).first().click();
    await page.waitForTimeout(500);
  }
};
const one = '.articles li:first-child .article-name';
const views = {
  empty: { files: [], see: press() },
  help: { files: [], see: press('[data-open="help"]') },
  dictionary: { files: [], see: press(".dictionary summary") },
  words: { files, see: press(one) },
  card: { files, see: press(one, ".words .fig") },
  table: { files, see: press(one, '[data-tab="rows"]') },
  checks: { files, see: press(one, '[data-tab="checks"]') },
  chart: { files, see: press(one, '[data-tab="chart"]') },
  overview: { files, see: press() },
  notices: { files: [...files, fileURLToPath(new URL("driver.mjs", import.meta.url))], see: press() },
  menus: { files, see: press(".saves summary, .menu:not(.dictionary) summary") },
  review: { files, see: press('[data-open="review"]') },
  "review-passed": { files, see: press('[data-open="review"]', '[data-list="passed"]') },
  ...Object.fromEntries(["grid", "contradictions", "definitions", "corrections", "series", "targets", "areas", "index"].map((tab) => [`across-${tab}`, { files, see: press(`[data-across="${tab}"]`) }])),
};

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 768, 1280, 1920]) {
    for (const [name, { files, see }] of Object.entries(views)) {
      const title = `${name}-${width}-${colorScheme}`;
      if (!title.includes(part)) continue;
      await shoot(title, { width, colorScheme }, files, see);
    }
  }
}
await browser.close();
host.close();

async function shoot(title, { width, colorScheme }, files, see) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "vi-VN", colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  try {
    await page.goto(`http://127.0.0.1:${host.address().port}/`);
    await page.waitForFunction(() => document.documentElement.dataset.ready === "1");
    if (files.length) {
      await page.locator("#files").setInputFiles(files);
      await page.waitForFunction(() => !document.querySelector("progress") && document.querySelector('[data-across="grid"]') && document.querySelector(".chart img")?.naturalWidth > 0);
    }
    await see(page);
    await page.waitForTimeout(300);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) console.log(`${title}: reaches to ${wide}`);
    await page.screenshot({ path: join(folder, `${title}.png`), fullPage: true });
  } catch (error) {
    console.log(`${title}: ${error.message.split("\n", 1)[0]}`);
  } finally {
    await context.close();
  }
}
