// The report: one file that stands alone, tells all that was read, lets nothing run, prints well and opens again.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bare, everywhere, scratch } from "./driver.mjs";
import { articlesRead, dropFiles, paste } from "./ways.mjs";

const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const folder = new URL("../corpus/text/", import.meta.url);
/** The corpus as pages that say where they come from. */
const corpus = readdirSync(folder).map((name, i) => {
  const [title, ...rest] = readFileSync(new URL(name, folder), "utf8").split("\n").filter(Boolean);
  const html = `<html><head><meta charset="utf-8"><link rel="canonical" href="https://bao.example/${i}.html"></head><body><h1>${title}</h1>${rest.map((line) => `<p>${line}</p>`).join("")}</body></html>`;
  return { name: name.replace(".txt", ".html"), text: html };
});

const picture = (page) => page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");

async function saved(page, within = ".all-rows") {
  await page.click(`${within} .menu summary`);
  const { name, bytes } = await page.saved(`${within} [data-save="report"]`);
  return { name, bytes, html: bytes.toString("utf8") };
}

let files = 0;

/** Opens a saved report by itself. */
async function opened(browser, bytes) {
  const path = join(scratch, `report-${++files}.html`);
  writeFileSync(path, bytes);
  const url = pathToFileURL(path).href;
  const page = await bare(browser, "about:blank");
  const heard = [];
  page.listen((said) => heard.push(said), (address) => address === url || /^(data|about):/.test(address) || heard.push(`a request left: ${address}`));
  await page.go(url);
  return Object.assign(page, { heard });
}

/** Which parts a report has, and what of it could do harm. */
const anatomy = (page) =>
  page.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    return {
      lang: document.documentElement.lang,
      headings: all("h1, h2").map((node) => node.textContent),
      figures: all(".figures tbody tr:not(.said)").length,
      sentences: all(".said q").length,
      contents: all("nav a").map((link) => document.querySelector(link.getAttribute("href")) !== null),
      loud: all("script, iframe, object, embed, form, base, link").length + all("*").filter((node) => [...node.attributes].some(({ name }) => name.startsWith("on") || name === "style")).length,
      links: all('a:not([href^="#"])').map((link) => [link.protocol, link.target, link.rel].join(" ")),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ground: getComputedStyle(document.body).backgroundColor,
      policy: document.querySelector("meta[http-equiv]").content,
      svgs: all("figure svg").filter((svg) => svg.getBoundingClientRect().width > 0).length,
      ids: new Set(all("[id]").map((node) => node.id)).size === all("[id]").length,
    };
  });

everywhere("a report of all articles tells every figure below its sentence, and opens again as its chart", async (page) => {
  await dropFiles(page, corpus);
  await articlesRead(page, corpus.length);
  await picture(page);
  const all = Number(/\d+/.exec(await page.text(".shown"))[0]);
  const { name, bytes, html } = await saved(page);
  assert.equal(name, "sodo-bao-cao.html");
  const report = await opened(page.browser, bytes);
  try {
    const found = await anatomy(report);
    assert.deepEqual(found.headings.slice(0, 3), ["Báo cáo số liệu từ 11 bài báo", "Mục lục", "Biểu đồ"]);
    assert.ok(found.headings.includes("Xứ Lạng chuyển đổi số từ bản làng"), found.headings.join());
    assert.deepEqual([found.lang, found.figures, found.loud, found.svgs, found.ids], ["vi", all, 0, 1, true]);
    assert.ok(found.sentences > 20 && found.contents.length === corpus.length + 1 && found.contents.every(Boolean));
    assert.match(found.policy, /^default-src 'none'; style-src 'sha256-[\w+/=]{44}' 'sha256-[\w+/=]{44}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'$/);
    assert.ok(found.links.length > all, "a way to each sentence");
    assert.deepEqual([...new Set(found.links)], ["https: _blank noopener noreferrer"]);
    assert.equal(found.ground, "rgb(255, 255, 255)");
    const link = await report.evaluate(() => decodeURIComponent(document.querySelector(".said a").href));
    assert.match(link, /^https:\/\/bao\.example\/0\.html#:~:text=Theo báo cáo của Sở Thông,/);
    assert.deepEqual(report.heard, []);
  } finally {
    await report.close();
  }
  assert.equal(html, (await saved(page)).html, "the same every time");
  const shown = await page.evaluate(() => document.querySelector(".chart img").alt);
  await page.click("#clear");
  await page.click("#clear-yes");
  await page.until(() => document.querySelector(".all, .one") === null, "an empty page");
  await dropFiles(page, [{ name: "báo cáo.html", bytes }]);
  await picture(page);
  assert.equal(await page.evaluate(() => document.querySelector(".chart img").alt), shown);
  assert.match(await page.text(".articles small"), /từ một biểu đồ/);
  assert.equal(await page.evaluate(() => document.querySelector(".notice")), null);
});

everywhere("a report of one article has its checks, those that fail first, and what is derived", async (page) => {
  await page.click(".sheet-foot .main");
  await articlesRead(page, 3);
  await page.click(".articles li:nth-child(2) .article-name");
  await page.until(() => document.querySelector(".one h1") !== null, "the article");
  // Without its data: a report that tells only what it shows.
  await page.click('.wide-only [data-tab="chart"]');
  await picture(page);
  await page.click("#chart-carry");
  const { name, bytes, html } = await saved(page, ".one");
  assert.equal(name, "sodo-An-Giang-2024-bao-cao.html");
  assert.ok(!html.includes("sodo-data"));
  const report = await opened(page.browser, bytes);
  try {
    const { headings, loud } = await anatomy(report);
    assert.deepEqual(headings.map((heading) => heading.replace(/\d+$/, "n")), ["An Giang đưa dịch vụ công về tận ấp", "Mục lục", "Biểu đồ", "Soát số", "Suy ra từ các con số trong bài, bài không viết: n", "Bảng số liệu"]);
    assert.equal(loud, 0);
    const checks = await report.evaluate(() => [...document.querySelectorAll(".checks li")].map((li) => [li.className, li.querySelector("b").textContent, [...li.querySelectorAll("blockquote mark")].map((mark) => mark.textContent)]));
    assert.deepEqual(checks[0], ["v-cut", "✗ Cắt đuôi", ["1.935", "1.108", "57,2%"]]);
    assert.ok(checks.some(([, word]) => word === "∴ Suy ra"), JSON.stringify(checks));
  } finally {
    await report.close();
  }
  // A browser that saves the file once more lays a comment before it.
  const again = html.replace("<!doctype html>", "<!DOCTYPE html>\n<!-- saved from url=(0042)https://bao.example/ -->");
  await dropFiles(page, [{ name: "báo cáo.html", bytes: again }]);
  await page.until(() => document.querySelector(".notice") !== null, "a line");
  assert.equal(await page.evaluate(() => document.querySelector(".notice").dataset.reason), "report");
});

everywhere("an article without figures has a report too", async (page) => {
  await paste(page, { plain: "Hội nghị bàn nhiều việc\n\nCác sở nêu ý kiến, các huyện hứa làm." });
  await articlesRead(page, 1);
  const report = await opened(page.browser, (await saved(page, ".one")).bytes);
  try {
    assert.deepEqual((await anatomy(report)).headings.slice(1), ["Mục lục", "Bảng số liệu"]);
    assert.match(await report.evaluate(() => document.querySelector("main").textContent), /không có con số nào/);
  } finally {
    await report.close();
  }
  await page.click('[aria-label="Switch to English"]');
  await page.until(() => document.documentElement.lang === "en", "English");
  const english = await saved(page, ".one");
  assert.match(english.name, /-report\.html$/);
  assert.match(english.html, /<html lang="en"[^]*<h1 lang="vi">[^]*<h2>Contents<\/h2>/);
}, { doors: ["http"] });

const evil = `"><script>window.ran = 1</script> đạt <img src=x onerror="window.ran = 1"> 82%`;

everywhere("nothing that an article says can run in its report", async (page) => {
  const words = `Tỷ lệ hồ sơ của ${evil}\n\nBáo Lạng Sơn - 15/01/2025\n\nNăm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Lạng Sơn ${evil} đạt 76,3%. Có </style><svg onload="window.ran = 1"> 50 xã & <b>12 huyện</b> đạt chuẩn.`;
  // An address that no link may have, as a page that was tampered with might hand it over.
  await page.evaluate(() => {
    const add = engine.add.bind(engine);
    engine.add = async (article) => ({ ...(await add(article)), url: 'javascript:window.ran = 1//"><script>window.ran = 1</script>' });
  });
  await paste(page, { plain: words });
  await articlesRead(page, 1);
  const { html, bytes } = await saved(page, ".one");
  assert.doesNotMatch(html, /<script|<img|<svg onload|href="javascript/i);
  assert.ok(html.includes("&#60;script&#62;"), "it is told as words");
  const report = await opened(page.browser, bytes);
  try {
    const { loud, links, headings } = await anatomy(report);
    assert.deepEqual([loud, links], [0, []]);
    assert.ok(headings[0].includes("<script>"), headings[0]);
    assert.equal(await report.evaluate(() => window.ran), undefined);
    assert.deepEqual(report.heard, []);
  } finally {
    await report.close();
  }
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

everywhere("a report shuts no one out, on a screen of any width and on paper", async (page) => {
  await dropFiles(page, corpus);
  await articlesRead(page, corpus.length);
  await picture(page);
  await page.click(".switches > button:last-child");
  const { bytes } = await saved(page);
  const report = await opened("chromium", bytes);
  try {
    for (const width of [1280, 390]) {
      await report.native.setViewportSize({ width, height: 900 });
      const { wide, svgs } = await anatomy(report);
      assert.deepEqual([wide, svgs], [0, 1], `${width} wide`);
      const faults = await report.native.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map((fault) => fault.id + ": " + fault.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")))`);
      assert.deepEqual(faults, [], `${width} wide`);
    }
    await report.native.emulateMedia({ media: "print" });
    await report.native.setViewportSize({ width: 680, height: 900 });
    const paper = await report.evaluate(() => {
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      return { wide: document.documentElement.scrollWidth - 680, head: style(".figures thead").display, row: style(".figures tbody").breakInside, chart: style("figure").breakInside, ground: style("body").backgroundColor, hint: style("footer .screen").display, narrow: style("figure .small").display };
    });
    assert.deepEqual(paper, { wide: 0, head: "table-header-group", row: "avoid", chart: "avoid", ground: "rgb(255, 255, 255)", hint: "none", narrow: "none" });
    const pdf = await report.native.pdf({ format: "A4", preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages >= 4 && pages <= 14, `${pages} pages`);
  } finally {
    await report.close();
  }
}, { only: ["chromium"], doors: ["http"] });

everywhere("thousands of figures do not hold the page", async (page) => {
  const sentence = (i) => `Năm 2024, tỷ lệ hồ sơ trực tuyến của xã số ${i} thuộc tỉnh Hà Giang đạt ${(i % 70) + 20},5%, có ${1000 + i} hồ sơ. `;
  const html = (n) => `<html><head><meta charset="utf-8"><link rel="canonical" href="https://bao.example/${n}"></head><body><h1>Bài ${"abcd"[n]} về chuyển đổi số</h1>${Array.from({ length: 800 }, (_, i) => `<p>${sentence(n * 800 + i)}</p>`).join("")}</body></html>`;
  await dropFiles(page, [0, 1, 2, 3].map((n) => ({ name: `${n}.html`, text: html(n) })));
  page.patience = 60_000;
  await articlesRead(page, 4);
  await picture(page);
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    const tick = () => {
      window.longest = Math.max(window.longest, performance.now() - last);
      last = performance.now();
      setTimeout(tick);
    };
    tick();
  });
  const begun = performance.now();
  const { html: report } = await saved(page);
  const took = performance.now() - begun;
  const rows = report.split('class="number" data-head').length - 1;
  const longest = await page.evaluate(() => window.longest);
  console.log(`${rows} figures, ${Math.round(report.length / 1000)} kB in ${Math.round(took)} ms, the page stood still for ${Math.round(longest)} ms at most`);
  assert.ok(rows > 6_000, `${rows} figures`);
  assert.ok(took < 10_000, `${took} ms`);
  assert.ok(longest < 1_000, `the page stood still for ${longest} ms`);
}, { only: ["chromium"], doors: ["http"] });
