// What many articles say together: from a contradiction to both sentences, and through every view.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

const folder = new URL("../corpus/text/", import.meta.url);
const files = readdirSync(folder).sort().map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));

/** All eleven articles read, and how much each view holds told. */
async function together(page) {
  await dropFiles(page, files);
  await articlesRead(page, files.length);
  await page.until(() => document.querySelector('[data-across="contradictions"] .count') !== null, "the counts");
}

async function open(page, tab, ready) {
  await page.click(`[data-across="${tab}"]`);
  await page.until((selector) => document.querySelector(selector) !== null, `the view ${tab}`, ready);
}

async function back(page) {
  await page.click(".crumbs button");
  await page.until(() => document.querySelector(".across") !== null, "the overview");
}

const shown = (page, selector) => page.evaluate((s) => [...document.querySelectorAll(s)].map((node) => node.innerText.replace(/\s+/g, " ").trim()), selector);

everywhere("a contradiction shows both sentences and leads to each in its article", async (page) => {
  await together(page);
  assert.equal(await page.evaluate(() => document.querySelector("#across").children.length), 0, "no view is made before it is opened");
  await open(page, "contradictions", ".conflicts .against");
  const values = await shown(page, ".against .side-value b");
  assert.deepEqual(values.slice(0, 2).sort(), ["71,8%", "76,3%"]);
  const words = (await shown(page, ".against blockquote")).join("\n");
  assert.match(words, /76,3%/);
  assert.match(words, /71,8%/);
  for (const value of ["76,3%", "71,8%"]) {
    const at = await page.evaluate((value) => {
      const side = [...document.querySelectorAll(".against > li")].find((li) => li.querySelector(".side-value").textContent.includes(value));
      const button = side.querySelector(".to-words");
      button.focus();
      return button.textContent;
    }, value);
    assert.ok(at.length > 10, "the headline of the article");
    await page.press("Enter");
    await page.until((value) => document.querySelector(".fig.chosen")?.textContent.startsWith(value), `the words ${value}`, value);
    await page.until(() => {
      const { top, bottom } = document.querySelector(".fig.chosen").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, "the words in view");
    await back(page);
    await page.until(() => document.querySelector(".conflicts .against") !== null, "the view as it was left");
  }
});

everywhere("other definitions and corrections stand apart from contradictions", async (page) => {
  await together(page);
  await open(page, "definitions", '[data-what="definitions"] .against');
  const values = (await shown(page, ".against .side-value b")).join(" ");
  assert.match(values, /98,5%/);
  assert.match(values, /98,9%/);
  assert.match((await shown(page, ".means")).join(" "), /người dân[^]*thôn|thôn[^]*người dân/);
  await open(page, "corrections", '[data-what="corrections"] .against');
  assert.deepEqual((await shown(page, ".against .side-value b")).slice(0, 2), ["45,2%", "42,5%"]);
  assert.match(await page.text("#across"), /Sửa lại/);
});

everywhere("any indicator, area or period can be held, and values lead to their words", async (page) => {
  await together(page);
  await open(page, "grid", "#across-grid tbody td .fact");
  const head = await shown(page, "#across-grid thead th");
  assert.ok(head.includes("2024"), head.join());
  await page.choose("#across-by", "area");
  await page.until(() => document.querySelector("#across-pick")?.selectedOptions[0].textContent.includes("("), "areas to choose");
  const areas = await shown(page, "#across-pick option");
  assert.ok(areas.some((name) => name.startsWith("Lạng Sơn")), areas.join());
  await page.choose("#across-by", "period");
  await page.until(() => [...(document.querySelector("#across-pick")?.options ?? [])].some((option) => option.textContent.startsWith("2024")), "periods to choose");
  await page.choose("#across-status", "target");
  await page.until(() => [...(document.querySelector("#across-pick")?.options ?? [])].some((option) => option.textContent.startsWith("2030")), "periods of targets");
  await page.choose("#across-by", "indicator");
  await page.until(() => document.querySelector("#across-grid button.fact") !== null, "a value");
  const value = (await shown(page, "#across-grid button.fact b"))[0];
  await page.click("#across-grid button.fact");
  await page.until(() => document.querySelector(".fig.chosen") !== null, "its words");
  assert.ok((await page.text(".fig.chosen")).length > 0, value);
});

everywhere("a series shows where it breaks and why", async (page) => {
  await together(page);
  await open(page, "series", ".series .point");
  const options = await page.evaluate(() => [...document.querySelectorAll("#across-series option")].map((option) => option.value));
  let told = "";
  for (const id of options) {
    await page.choose("#across-series", id);
    await page.until((id) => document.querySelector("#across-series").value === id && document.querySelector(".series .point") !== null, "its series", id);
    await page.until(() => document.querySelector(".across .series:not([aria-busy])") !== null, "the points");
    await new Promise((done) => setTimeout(done, 120));
    told += await page.text("#across");
  }
  assert.match(told, /63\s→\s34 đơn vị/);
  assert.match(told, /98\s→\s47 chỉ số thành phần/);
  assert.match(told, /202\/2025\/QH15/);
});

everywhere("targets stand beside results", async (page) => {
  await together(page);
  await open(page, "targets", "#across-targets tbody tr");
  const rows = (await shown(page, "#across-targets tbody tr")).join("\n");
  assert.match(rows, /85%[^\n]*87,2%[^\n]*đã đạt/);
  assert.match(rows, /70%[^\n]*chưa đạt[^\n]*8,5/);
  assert.match(rows, /chưa có số liệu/);
  await page.click('[data-outcome="behind"]');
  await page.until(() => [...document.querySelectorAll("#across-targets tbody tr")].every((row) => row.dataset.outcome === "behind"), "those behind");
});

everywhere("old provinces stand side by side, and the index shows evidence and silence", async (page) => {
  await together(page);
  await open(page, "areas", '[data-what="areas"] .against');
  const parts = (await shown(page, ".against > li")).join("\n");
  assert.match(parts, /Hà Giang/);
  assert.match(parts, /Tuyên Quang/);
  await open(page, "index", "#across-index tbody tr");
  assert.ok((await shown(page, "#across-index tbody .silent")).length > 0, "silence");
  assert.match((await shown(page, "#across-index")).join(), /0,9000/);
  assert.match((await shown(page, "#across-recounts")).join(), /0,6450[^]*khớp/);
  await page.click("#across-index button.fact");
  await page.until(() => document.querySelector(".evidence blockquote") !== null, "its sentences");
  await page.click('[data-whose="article"]');
  await page.until(() => document.querySelectorAll("#across-index tbody tr").length > 4, "the articles");
});

everywhere("where the part that compares cannot be loaded, the page says so and can try again", async (page) => {
  await dropFiles(page, files.slice(0, 2));
  await articlesRead(page, 2);
  await page.until(() => document.querySelector('.across [role="alert"] button') !== null, "the sentence");
  await page.click(".all-rows .menu summary");
  await page.click('.all-rows [data-save="machine"]');
  await page.until(() => document.querySelector('.notice[data-reason="noTables"]') !== null, "the line about saving");
  await page.evaluate(() => (window.online = true));
  await page.click('.across [role="alert"] button');
  await page.until(() => document.querySelector('[data-across="contradictions"] .count') !== null, "the counts");
}, { before: withoutTables, doors: ["http"] });

everywhere("every view fits a narrow screen", async (page) => {
  await together(page);
  for (const tab of ["grid", "contradictions", "definitions", "corrections", "series", "targets", "areas", "index"]) {
    await page.click(`[data-across="${tab}"]`);
    await page.until(() => document.querySelector("#across .box, #across .against") !== null, tab);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${tab} reaches beyond the window`);
    const cut = await page.evaluate(() => [...document.querySelectorAll("#across th:first-child")].filter((th) => th.scrollWidth > th.clientWidth + 1).map((th) => th.textContent));
    assert.deepEqual(cut, [], `first column of ${tab}`);
  }
}, { doors: ["http"], viewport: { width: 390, height: 844 } });

/** The module of tables cannot be fetched until `online` says so. */
function withoutTables() {
  const get = window.fetch;
  window.fetch = (url, ...rest) => {
    if (!String(url).includes("sodo-tables") || window.online) return get(url, ...rest);
    return Promise.reject(new Error("no way there"));
  };
}
