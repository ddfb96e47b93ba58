// The help: opened from the header and by its own address, left again, in both languages, from a host and from disk.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { everywhere } from "./driver.mjs";
import { articlesRead, paste } from "./ways.mjs";

const examples = readFileSync(new URL("../../www/help/examples.tsv", import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).slice(1);
const plain = "Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Sơn La đạt 82,5%.";
const opened = (page) => page.until(() => document.querySelector(".help h1") !== null && location.hash === "#huong-dan", "the help");

everywhere("the help opens from the header, says all there is in both languages, and leads back", async (page) => {
  await page.click('[data-open="help"]');
  await opened(page);
  assert.equal(await page.evaluate(() => document.activeElement === document.querySelector(".help h1")), true);
  assert.equal(await page.evaluate(() => document.querySelectorAll(".help .examples > li").length), examples.length);
  assert.match(await page.text(".help .measured"), /99,1/);
  const vi = await page.texts(".help h2");
  await page.click('.switches [lang="en"]');
  await page.until(() => document.querySelector(".help h1")?.textContent === "Help", "English");
  const en = await page.texts(".help h2");
  assert.equal(en.length, vi.length);
  assert.deepEqual(en.filter((heading) => vi.includes(heading)), []);
  assert.match(await page.text(".help .measured"), /99\.1/);
  await page.evaluate(() => document.querySelector('.help nav a[href="#help-rules"]').click());
  assert.equal(await page.evaluate(() => document.activeElement.id), "help-rules");
  await page.click('[data-help="close"]');
  await page.until(() => document.querySelector("#paste") !== null && !document.querySelector(".help"), "the empty page");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.open), "help");
});

everywhere("the help leaves the articles as they were, and whatever comes in leaves the help", async (page) => {
  await paste(page, { plain });
  await articlesRead(page, 1);
  await page.click('[data-open="help"]');
  await opened(page);
  await page.evaluate(() => history.back());
  await page.until(() => document.querySelector(".one") !== null && !document.querySelector(".help"), "the article");
  await page.evaluate(() => history.forward());
  await opened(page);
  await paste(page, { plain: plain.replace("Sơn La", "Lai Châu") });
  await page.until(() => document.querySelector(".one h1")?.textContent.includes("Lai Châu") && !document.querySelector(".help"), "the new article");
});

everywhere("the address alone opens the help, at a section too", async (page) => {
  await page.evaluate(() => {
    location.hash = "#help-accuracy";
  });
  await page.until(() => document.querySelector("#help-accuracy") !== null, "the help");
  await page.until(() => document.querySelector("#help-accuracy").getBoundingClientRect().top < innerHeight, "its section");
});
