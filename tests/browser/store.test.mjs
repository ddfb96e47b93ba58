// What is on the page is kept: reload, another visit, other projects, a file, two tabs; what cannot be kept is said.

import assert from "node:assert/strict";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles, paste } from "./ways.mjs";

const line = (i) => `Năm 20${10 + (i % 14)}, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt ${10 + (i % 80)},${i % 10}%, thanh toán trực tuyến đạt ${(i % 90) + 2} hồ sơ.`;
const few = (n, from = 1) => Array.from({ length: n }, (_, i) => ({ name: `bài ${i + from}.txt`, text: `Bài số ${i + from}\n\n${line(i + from)}` }));

const stand = (page, kept) => page.until((kept) => document.querySelector(".project")?.dataset.kept === kept, `the sign ${kept}`, kept);
const saved = (page) => stand(page, "saved");
const names = (page) => page.evaluate(() => [...document.querySelectorAll(".articles .article-name > span")].map((node) => node.textContent));
const notices = (page) => page.evaluate(() => [...document.querySelectorAll(".notice[data-reason]")].map((node) => node.dataset.reason));

async function again(page) {
  await page.native.reload();
  await page.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");
}

async function menu(page) {
  if (!(await page.evaluate(() => document.querySelector(".project").open))) await page.click(".project summary");
}

async function csv(page) {
  await page.click(".all-rows .menu summary");
  return (await page.saved('.all-rows [data-save="machine"]')).bytes.toString("utf8");
}

everywhere("a reload brings everything back", async (page) => {
  await dropFiles(page, few(3));
  await articlesRead(page, 3);
  await page.until(() => document.querySelector(".chart img") !== null, "the chart");
  await page.write("#chart-title", "Tiêu đề của tôi");
  await page.press("Enter");
  await page.until(() => document.querySelector(".chart img")?.alt.includes("của tôi"), "the headline");
  await saved(page);
  const before = await names(page);
  await again(page);
  await articlesRead(page, 3);
  assert.deepEqual(await names(page), before);
  await page.until(() => document.querySelector(".chart img")?.alt.includes("của tôi"), "the headline again");
  await page.click(".articles li:nth-child(2) .article-name");
  await page.until(() => document.querySelector(".one") !== null, "an article");
  await saved(page);
  await again(page);
  await page.until(() => document.querySelector(".one h1")?.textContent.includes("Bài số 2"), "the article that was open");
  assert.deepEqual(await notices(page), []);
});

everywhere("what is pasted while the page opens joins what was there", async (page) => {
  await dropFiles(page, few(2));
  await articlesRead(page, 2);
  await saved(page);
  await page.native.reload();
  await page.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");
  await paste(page, { plain: `Bài dán\n\n${line(9)}` });
  await page.until(() => document.querySelector(".one h1")?.textContent.includes("Bài dán"), "the article");
  await saved(page);
  await again(page);
  await page.until(() => document.querySelector(".one, .all") !== null, "the articles");
  await page.click(".brand");
  await articlesRead(page, 3);
});

everywhere("an article that is removed comes back by its line, and stays gone without", async (page) => {
  await dropFiles(page, few(3));
  await articlesRead(page, 3);
  await page.click(".articles li:nth-child(2) .icon");
  await articlesRead(page, 2);
  await page.click('.notice [data-do="take-back"]');
  await articlesRead(page, 3);
  assert.deepEqual(await names(page), ["Bài số 1", "Bài số 2", "Bài số 3"]);
  assert.equal((await csv(page)).split("bài 2.txt").length > 1, true);
  await page.click(".articles li:nth-child(1) .icon");
  await articlesRead(page, 2);
  await saved(page);
  await again(page);
  await articlesRead(page, 2);
  assert.deepEqual(await names(page), ["Bài số 2", "Bài số 3"]);
});
