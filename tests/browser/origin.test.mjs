// From a figure to its sentence on the article's own page: the links, and what a browser does with one.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { PNG } from "pngjs";
import { bare, everywhere } from "./driver.mjs";
import { articlesRead, dropFiles, paste } from "./ways.mjs";

const filler = Array.from({ length: 60 }, (_, i) => `<p>Đoạn ${"abcdefghij"[i % 10]}${"klmnop"[Math.floor(i / 10)]}: hội nghị bàn nhiều việc của địa phương trong thời gian tới, các sở nêu ý kiến.</p>`);
const sentence = "Đến hết tháng 12/2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh Lạng Sơn đạt 76,3%, vượt 6,3 điểm phần trăm so với kế hoạch đề ra từ đầu năm.";
const wrong = "Toàn tỉnh có 120 xã đã nối mạng trên tổng số 200 xã, đạt 70%.";

/** A page as newspapers make them; what a link lights up has a colour that nothing else has. */
const article = (url) => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Lạng Sơn chuyển đổi số</title>
<link rel="canonical" href="${url}"><style>::target-text { background: #ff00ff; color: #000 } body { font: 16px/1.6 sans-serif }</style></head>
<body><nav>Trang chủ | Thời sự</nav><article><h1>Lạng Sơn chuyển đổi số</h1>${filler.slice(0, 40).join("\n")}
<p id="wanted">${sentence} Kết quả đó có phần của cấp xã.</p><p>${wrong}</p>${filler.slice(40).join("\n")}</article></body></html>`;

let server;
const site = async () => {
  server ??= await new Promise((done) => {
    const one = createServer((_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(article(""))).listen(0, "127.0.0.1", () => done(one));
  });
  return `http://127.0.0.1:${server.address().port}/tin.html`;
};
test.after(() => server?.close());

const all = (page) =>
  page.evaluate(() => [...document.querySelectorAll(".origin")].filter((link) => link.offsetParent).map((link) => ({ href: link.href, target: link.target, rel: link.rel, name: link.getAttribute("aria-label") ?? link.textContent.trim() })));

/** What a link lights up, without its code. */
const said = (href) => decodeURIComponent(href.split(":~:text=")[1] ?? "");

/** Where the sentence stands in the window, and how many points of the picture are lit. */
async function lit(page, shot) {
  const end = Date.now() + 6_000;
  for (;;) {
    const { top, bottom, height } = await page.evaluate(() => ({ ...document.querySelector("#wanted").getBoundingClientRect().toJSON(), height: innerHeight }));
    if (top >= 0 && bottom <= height) break;
    assert.ok(Date.now() < end, `the sentence is not in sight: ${top} of ${height}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  const { data } = PNG.sync.read(Buffer.from(await shot()));
  let points = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] === 255 && data[at + 1] === 0 && data[at + 2] === 255) points++;
  return points;
}

everywhere("a figure leads to its sentence on the article's own page", async (page) => {
  const url = await site();
  await dropFiles(page, [{ name: "tin.html", text: article(url) }]);
  await articlesRead(page, 1);
  // What makes the links comes behind the first load.
  await page.until(() => document.querySelector(".one-head .origin") !== null, "the way to the article");
  const [head] = await all(page);
  assert.deepEqual(head, { href: url, target: "_blank", rel: "noopener noreferrer", name: "Mở bài trên trang gốc ↗" });
  const figure = '.words .fig[aria-label^="76,3%"]';
  await page.click(figure);
  await page.until(() => document.querySelectorAll(".card .origin, .hint .origin").length === 2, "the way out, in the card and below the words");
  const [card, below] = (await all(page)).filter(({ href }) => href.includes(":~:"));
  assert.deepEqual(card, below);
  assert.equal(below.name, "Mở đúng câu này trên trang gốc ↗");
  assert.equal(below.href.split("#")[0], url);
  assert.equal(said(below.href), "Đến hết tháng 12/2024, tỷ lệ,hoạch đề ra từ đầu năm");
  // Who goes by keys has lost the card by then.
  await page.evaluate(() => document.activeElement.blur());
  await page.until(() => document.querySelector(".card") === null, "the card to go");
  assert.equal((await all(page)).filter(({ href }) => href === below.href).length, 1);
  await page.click('.wide-only [data-tab="checks"]');
  await page.until(() => document.querySelector(".checks .origin") !== null, "the checks");
  const check = (await all(page)).find(({ href, name }) => said(href).startsWith("Toàn tỉnh") && !name.endsWith("↗"));
  assert.equal(check?.name, "Mở đúng câu này trên trang gốc");
  const there = await bare(page.browser, below.href);
  try {
    assert.ok((await lit(there, () => there.native.screenshot())) > 2_000, "the sentence is lit up");
  } finally {
    await there.close();
  }
  if (page.browser !== "chromium") return;
  await page.click(figure);
  const [popup] = await Promise.all([page.native.context().waitForEvent("page"), page.click(".card .origin")]);
  await popup.waitForLoadState();
  assert.ok((await lit(popup, () => popup.screenshot())) > 2_000, "the sentence is lit up from the link as well");
  assert.equal(await popup.evaluate(() => window.opener ?? document.referrer), "");
  await popup.close();
});

everywhere("what articles say of one thing leads to the sentence of each", async (page) => {
  const url = await site();
  const text = (value) => article(`${url}?${value}`).replace("76,3%", `${value}%`).replaceAll("Đoạn", value).replace("120 xã", `${value} xã`);
  await dropFiles(page, ["71", "78"].map((value) => ({ name: `${value}.html`, text: text(value) })));
  await articlesRead(page, 2);
  await page.until(() => document.querySelector('[data-across="contradictions"]') !== null, "the views");
  await page.click('[data-across="contradictions"]');
  await page.until(() => document.querySelectorAll(".witnesses .origin").length === 2, "both sides");
  const sides = (await all(page)).filter(({ name }) => name.endsWith("trang gốc ↗"));
  assert.deepEqual(sides.map(({ href }) => href.split("#")[0]).sort(), [`${url}?71`, `${url}?78`]);
  for (const { href, rel } of sides) assert.deepEqual([said(href), rel], ["Đến hết tháng 12/2024, tỷ lệ,hoạch đề ra từ đầu năm", "noopener noreferrer"]);
});

everywhere("where the address is not known there is no link", async (page) => {
  await paste(page, { plain: `${sentence} ${wrong}` });
  await articlesRead(page, 1);
  await page.click(".words .fig");
  await page.until(() => document.querySelector(".card") !== null, "the card");
  assert.deepEqual(await all(page), []);
}, { doors: ["http"] });
