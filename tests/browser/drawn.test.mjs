// The table beside a chart tells what the picture shows: the same figures in the same order, with what is in doubt.

import assert from "node:assert/strict";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

const share = (name, value) => of(name, `đạt ${value}%`);
const of = (name, said) => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="canonical" href="https://bao.example/${name}"></head><body><article><h1>Chuyển đổi số ở ${name}</h1>
<p>Hội nghị bàn nhiều việc của địa phương trong thời gian tới, các sở nêu ý kiến, các huyện hứa làm.</p><p>Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh ${name} ${said}.</p></article></body></html>`;
const files = [
  { name: "a.html", text: share("Lào Cai", "62,5") },
  { name: "b.html", text: share("An Giang", "91,25") },
  { name: "c.html", text: share("Quảng Trị", "75") },
];

const opened = async (page) => {
  await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");
  assert.equal(await page.evaluate(() => document.querySelector(".drawn table")), null, "nothing is made before it is wanted");
  await page.click(".drawn summary");
  await page.until(() => document.querySelector(".drawn table") !== null, "the table");
};

const table = (page) =>
  page.evaluate(() => ({
    caption: document.querySelector(".drawn caption").textContent,
    head: [...document.querySelectorAll(".drawn thead th")].map((th) => [th.scope, th.textContent]),
    rows: [...document.querySelectorAll(".drawn tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent)),
    scopes: [...document.querySelectorAll(".drawn tbody th")].map((th) => th.scope),
    links: [...document.querySelectorAll(".drawn .origin")].map((link) => decodeURIComponent(link.href)),
  }));

everywhere("the figures of the chart stand beside it in the order in which they are drawn", async (page) => {
  await dropFiles(page, files);
  await articlesRead(page, 3);
  await opened(page);
  const { caption, head, rows, scopes, links } = await table(page);
  assert.equal(caption, await page.evaluate(() => document.querySelector("#chart-title").placeholder));
  assert.deepEqual(head, ["Nơi", "Con số", "Kỳ", "Trạng thái", "Bài"].map((name) => ["col", name]));
  assert.deepEqual(rows.map((row) => row.slice(0, 4)), [
    ["An Giang", "91,25%", "2024", "đạt được"],
    ["Quảng Trị", "75%", "2024", "đạt được"],
    ["Lào Cai", "62,5%", "2024", "đạt được"],
  ]);
  assert.deepEqual(scopes, ["row", "row", "row"]);
  assert.equal(links[1], "https://bao.example/Quảng Trị#:~:text=Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Quảng Trị đạt 75%");
  // A piece of HTML for other pages has the same rows.
  await page.click(".more-saves summary");
  const piece = (await page.saved('[data-save="html"]')).bytes.toString("utf8");
  const there = await page.evaluate((html) => {
    const inside = parsed(html.replace(/ style="[^"]*"|<style>@font-face[^<]*<\/style>/g, ""), "text/html");
    return [...inside.querySelectorAll("tbody tr")].map((row) => [...[...row.children].slice(0, 4).map((cell) => cell.textContent), decodeURIComponent(row.querySelector("a").href), row.querySelector("a").rel]);
  }, piece);
  assert.deepEqual(there, rows.map((row, i) => [...row.slice(0, 4), links[i], "noopener noreferrer"]));
  // The picture may be drawn in another order; the table follows it.
  await page.choose("#chart-by", "article");
  await page.until(() => document.querySelector(".drawn tbody tr:first-child th")?.textContent !== "", "the table again");
  await page.click(".drawn tbody tr:first-child .to-words");
  await page.until(() => document.querySelector(".fig.chosen") !== null, "the sentence");
});

everywhere("what is wrong or in doubt is said beside the figure", async (page) => {
  await dropFiles(page, [{ name: "d.html", text: of("An Giang", "là 5.000/8.000 hồ sơ, đạt 70%") }]);
  await articlesRead(page, 1);
  await page.click('.wide-only [data-tab="chart"]');
  await opened(page);
  const { rows } = await table(page);
  assert.deepEqual(rows.map((row) => row.slice(1, 4)), [["70%", "2024", "đạt được✗ Không khớp khi tính lại"]]);
});
