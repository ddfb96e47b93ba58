// The reader's own words: a table is chosen or dropped, what it adds is said and used, and it can be taken away.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { everywhere, scratch } from "./driver.mjs";
import { articlesRead, dropFiles, paste } from "./ways.mjs";

const article = `Hà Giang: Phường thông minh

Năm 2024, tỷ lệ phường thông minh của tỉnh Hà Giang đạt 80,53%. Tỷ lệ HSTT đạt 71%.`;
const table = `id;label_vi;label_en;pillar;value;triggers
smart_ward_rate;Tỷ lệ phường thông minh của tôi;Smart wards;government;rate;phường thông minh
`;

const opened = (page) => page.until(() => document.querySelector(".dictionary")?.open, "the menu to open by itself");

/** The indicators of the article on screen, as they are saved. */
async function indicators(page) {
  // The menu of the words lies over the other one until the reader turns away from it.
  await page.press("Escape");
  await page.click(".one .menu summary");
  const { bytes } = await page.saved('.one [data-save="json"]');
  return JSON.parse(bytes.toString("utf8")).observations.map((o) => o.indicator);
}

everywhere("a chosen table is used at once for what is on the page, and can be taken away", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  assert.deepEqual(await indicators(page), ["", ""]);
  const path = join(scratch, "từ của tôi.csv");
  writeFileSync(path, `\uFEFF${table}`);
  await page.files("#tables", path);
  await opened(page);
  assert.match(await page.text(".dictionary .added"), /^từ của tôi\.csv đã thêm 1 chỉ tiêu mới, 1 cụm từ chỉ tiêu\.$/);
  await articlesRead(page, 1);
  assert.deepEqual(await indicators(page), ["smart_ward_rate", "smart_ward_rate"]);
  await dropFiles(page, [{ name: "tắt.tsv", text: "short\tfull\nHSTT\thồ sơ trực tuyến\n" }]);
  await page.until(() => document.querySelector(".dictionary .added")?.textContent.includes("tắt.tsv"), "the second table");
  await articlesRead(page, 1);
  assert.deepEqual(await indicators(page), ["smart_ward_rate", "online_dossier_rate"]);
  await page.click(".dictionary summary");
  await page.click(".dictionary .quiet[data-do=remove]");
  await page.until(() => document.querySelector(".dictionary summary").dataset.tables === "0", "the tables to go");
  await articlesRead(page, 1);
  assert.deepEqual(await indicators(page), ["", ""]);
});

everywhere("what is wrong in a table is told with file, line and column, and the words before stay", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await dropFiles(page, [{ name: "đúng.csv", text: table }]);
  await opened(page);
  await dropFiles(page, [{ name: "sai.csv", text: table.replace("government", "goverment") }]);
  await page.until(() => document.querySelector(".dictionary .fault") !== null, "the sentence");
  assert.match(await page.text(".dictionary .fault"), /^sai\.csv, dòng 2, cột pillar: không có pillar "goverment"; dùng government, /);
  assert.match(await page.text(".dictionary .added"), /^đúng\.csv /);
  assert.deepEqual(await indicators(page), ["smart_ward_rate", "smart_ward_rate"]);
  await page.click(".switches [lang=en]");
  await page.until(() => document.documentElement.lang === "en", "English");
  assert.match(await page.text(".dictionary .fault"), /^sai\.csv, line 2, column pillar: there is no pillar "goverment"; use /);
});

everywhere("a table dropped with articles counts for them", async (page) => {
  const others = Array.from({ length: 3 }, (_, i) => ({ name: `bài ${i}.txt`, text: article.replace("80,53", `8${i}`) }));
  await dropFiles(page, [...others, { name: "từ.csv", text: table }]);
  await articlesRead(page, 3);
  await page.press("Escape");
  await page.click(".all-rows .menu summary");
  const { bytes } = await page.saved('.all-rows [data-save="json"]');
  const found = JSON.parse(bytes.toString("utf8")).flatMap((one) => one.observations.map((o) => o.indicator));
  assert.deepEqual(new Set(found), new Set(["smart_ward_rate"]));
});
