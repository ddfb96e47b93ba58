// A saved chart carries its data: dropped back onto a page, it opens again for editing. What was tampered with is refused.

import assert from "node:assert/strict";
import { crc32 } from "node:zlib";
import { PNG } from "pngjs";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

const picture = (page) => page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");

const withChart = async (page) => {
  await page.click(".sheet-foot .main");
  await articlesRead(page, 3);
  await picture(page);
};

const save = async (page, form) => (await page.saved(`[data-save="${form}"]`)).bytes;

/** All articles go, and what is dropped comes back alone. */
async function reopened(page, files, count) {
  await page.click("#clear");
  await page.click("#clear-yes");
  await page.until(() => document.querySelector("#paste") !== null && document.querySelector(".all, .one") === null, "an empty page");
  await dropFiles(page, files);
  await articlesRead(page, count);
  await picture(page);
}

/** What an SVG carries, as the page wrote it. */
const carried = (svg) => {
  const words = /<metadata id="sodo-data">([^<]*)<\/metadata>/.exec(svg)?.[1];
  return words && JSON.parse(words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
};

const notices = (page) => page.evaluate(() => [...document.querySelectorAll(".notice")].map((n) => [n.dataset.reason, n.querySelector("span").innerText]));

everywhere("an SVG dropped back opens the same chart, and is saved again as the same bytes", async (page) => {
  await withChart(page);
  const form = await page.evaluate(() => [...document.querySelector("#chart-form").options].filter((option) => option.value && !option.disabled).at(-1).value);
  await page.choose("#chart-form", form);
  await page.write("#chart-title", "Tiêu đề & <của tôi>");
  await page.press("Enter");
  await page.until(() => document.querySelector(".chart img")?.alt.includes("của tôi"), "the headline");
  const svg = await save(page, "svg");
  const data = carried(svg.toString("utf8"));
  assert.deepEqual([data.sodo, data.version, data.spec.form, data.spec.title], ["chart", 1, form, "Tiêu đề & <của tôi>"]);
  await reopened(page, [{ name: "hình.svg", bytes: svg }], data.articles.length);
  assert.equal(await page.evaluate(() => document.querySelector("#chart-form").value), form);
  assert.equal(await page.evaluate(() => document.querySelector("#chart-title").value), "Tiêu đề & <của tôi>");
  assert.match(await page.text(".articles small"), /từ một biểu đồ/);
  assert.deepEqual(await save(page, "svg"), svg);
  assert.deepEqual(await notices(page), []);
});

everywhere("a PNG dropped back opens the same chart", async (page) => {
  await withChart(page);
  const svg = await save(page, "svg");
  const png = await save(page, "png");
  assert.ok(PNG.sync.read(png).width > 0, "every chunk is sound");
  assert.ok(png.includes(Buffer.from(JSON.stringify(carried(svg.toString("utf8"))))), "the same text");
  await reopened(page, [{ name: "hình.png", bytes: png }], 3);
  assert.deepEqual(await save(page, "svg"), svg);
  await page.choose("#chart-by", "article");
  await page.until(() => document.querySelector(".chart img").alt.length > 0, "another chart");
});

everywhere("what came with a chart shows its sentences, and stays through a new worker", async (page) => {
  await withChart(page);
  const svg = await save(page, "svg");
  const [first] = carried(svg.toString("utf8")).articles;
  await reopened(page, [{ name: "hình.svg", bytes: svg }], 3);
  await page.click(".articles li:first-child .article-name");
  await page.until(() => document.querySelector(".one .from-chart") !== null, "what is here of the article");
  const words = await page.text(".words");
  for (const sentence of first.sentences) assert.ok(words.replace(/\s+/g, " ").includes(sentence.replace(/\s+/g, " ").trim()), sentence);
  assert.deepEqual(await page.texts(".words .fig"), first.observations.map((o) => o.quote));
  await page.click(".crumbs button");
  const ended = await page.evaluate(() => {
    const reading = engine.add({ doc: "dài", text: "Tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82%. ".repeat(20_000) });
    engine.cancel();
    return reading.catch((failure) => failure.code);
  });
  assert.equal(ended, "cancelled");
  await articlesRead(page, 3);
  await picture(page);
  assert.deepEqual(await save(page, "svg"), svg);
});

everywhere("a chart dropped beside its own articles adds none of them again", async (page) => {
  await withChart(page);
  const svg = await save(page, "svg");
  await dropFiles(page, [{ name: "hình.svg", bytes: svg }]);
  await new Promise((done) => setTimeout(done, 400));
  await articlesRead(page, 3);
  assert.deepEqual(await save(page, "svg"), svg);
  assert.deepEqual(await notices(page), []);
});

everywhere("a piece of HTML stands alone, tells its figures in a table, and opens again", async (page) => {
  await withChart(page);
  const svg = await save(page, "svg");
  await page.click(".more-saves summary");
  const html = await save(page, "html");
  const found = await page.evaluate((text) => {
    const inside = parsed(text.replace(/ style="[^"]*"|<style>@font-face[^<]*<\/style>/g, ""), "text/html");
    const outside = [...inside.querySelectorAll("[src], [href]")].map((node) => node.getAttribute("src") ?? node.getAttribute("href"));
    return { rows: inside.querySelectorAll("tbody tr").length, head: inside.querySelectorAll("th[scope=col]").length, risky: inside.querySelectorAll("script, iframe, object, link, style").length, outside, named: inside.querySelector("svg").getAttribute("role") };
  }, html.toString("utf8"));
  const data = carried(svg.toString("utf8"));
  assert.deepEqual(found, { rows: data.articles.flatMap((article) => article.observations).length, head: 5, risky: 0, outside: [], named: "img" });
  await reopened(page, [{ name: "biểu đồ.html", bytes: html }], 3);
  assert.deepEqual(await save(page, "svg"), svg);
});

everywhere("pictures are saved in other sizes, and carry the data too", async (page) => {
  await withChart(page);
  const [, wide, high] = /width="(\d+)" height="(\d+)"/.exec((await save(page, "svg")).toString("utf8")).map(Number);
  const sizes = { png1: [wide, high], png4: [4 * wide, 4 * high], wide: [1200, 630], tall: [1080, 1350] };
  for (const [form, size] of Object.entries(sizes)) {
    await page.click(".more-saves summary");
    const bytes = await save(page, form);
    const picture = PNG.sync.read(bytes);
    assert.deepEqual([picture.width, picture.height], size, form);
    assert.ok(bytes.includes('"sodo":"chart"'), form);
  }
});

everywhere("the chart is copied as a picture", async (page) => {
  if (page.browser === "chromium") await page.native.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await withChart(page);
  await page.click(".more-saves summary");
  await page.click('[data-save="copy"]');
  await page.until(() => document.querySelector(".chart-saves [role=status]").textContent.startsWith("Đã sao chép"), "the word that it is copied");
  // Firefox asks its reader before a page may look at what was copied.
  if (page.browser === "firefox") return;
  const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
  assert.ok(types.includes("image/png"), types.join());
});

everywhere("the data can be left out, and then nothing of it is in the file", async (page) => {
  await withChart(page);
  await page.until(() => /Kèm dữ liệu \(\d+ kB\)/.test(document.querySelector("#chart-carry").parentElement.innerText), "how much it carries");
  await page.click("#chart-carry");
  const [svg, png] = [await save(page, "svg"), await save(page, "png")];
  assert.ok(!svg.includes("sodo-data") && !svg.includes("observations"));
  assert.ok(!png.includes("iTXt") && !png.includes("observations"));
  await dropFiles(page, [{ name: "trống.svg", bytes: svg }, { name: "trống.png", bytes: png }]);
  await page.until(() => document.querySelectorAll(".notice").length === 2, "two lines");
  assert.deepEqual((await notices(page)).map(([reason]) => reason), ["picture", "picture"]);
});

everywhere("data that was changed, cut or made by a newer program is refused in a sentence, and nothing runs", async (page) => {
  await withChart(page);
  const svg = (await save(page, "svg")).toString("utf8");
  const png = await save(page, "png");
  const changed = (change) => {
    const data = carried(svg);
    change(data);
    return svg.replace(/(<metadata[^>]*>)[^<]*/, (_, tag) => tag + JSON.stringify(data).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  };
  const flipped = Buffer.from(png);
  flipped[flipped.indexOf("iTXt") + 200] ^= 1;
  const files = [
    ["newer.svg", Buffer.from(changed((data) => (data.version = 2))), "chartNewer", /mới hơn/],
    ["value.svg", Buffer.from(changed((data) => (data.articles[0].observations[0].value = "x"))), "chartWrong", /đã bị sửa/],
    ["quote.svg", Buffer.from(changed((data) => (data.articles[0].observations[0].quote = "100%"))), "chartWrong", /\.quote/],
    ["url.svg", Buffer.from(changed((data) => (data.articles[0].url = "javascript:window.ran = 1"))), "chartWrong", /url/],
    ["large.svg", Buffer.from(changed((data) => (data.articles[0].observations = Array(2500).fill(data.articles[0].observations[0])))), "chartLarge", /nhiều dữ liệu/],
    ["json.svg", Buffer.from(svg.replace(/(<metadata[^>]*>)[^<]*/, '$1{"sodo":"chart","version":1,')), "chartCut", /cắt hoặc hỏng/],
    ["cut.svg", Buffer.from(svg.slice(0, svg.indexOf("<metadata") + 500)), "chartCut", /tệp gốc/],
    ["cut.png", png.subarray(0, png.indexOf("iTXt") + 300), "chartCut", /tệp gốc/],
    ["flipped.png", flipped, "chartCut", /tệp gốc/],
    ["script.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="window.ran = 1"><script>window.ran = 1</script></svg>'), "picture", /không mang dữ liệu của SoDo/],
    ["foreign.png", PNG.sync.write(new PNG({ width: 4, height: 4 })), "picture", /không mang dữ liệu của SoDo/],
    ["chunk.png", withChunk(PNG.sync.write(new PNG({ width: 4, height: 4 })), '{"sodo":"chart","version":1,"spec":{},"articles":[]}'), "chartWrong", /articles/],
  ];
  // Of more lines than six the rest is folded away.
  for (const some of [files.slice(0, 6), files.slice(6)]) {
    await dropFiles(page, some.map(([name, bytes]) => ({ name, bytes })));
    await page.until((count) => document.querySelectorAll(".notice").length === count, "a line about each", some.length);
    const lines = await notices(page);
    for (const [i, [name, , reason, sentence]] of some.entries()) {
      assert.equal(lines[i][0], reason, `${name}: ${lines[i][1]}`);
      assert.match(lines[i][1], sentence);
    }
    await page.click(".notices > button");
    await page.until(() => document.querySelector(".notice") === null, "no line");
  }
  await articlesRead(page, 3);
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

/** A PNG of others with a chunk under our name. */
function withChunk(png, text) {
  const body = Buffer.concat([Buffer.from("iTXtsodo\0\0\0\0\0", "latin1"), Buffer.from(text)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, 33), length, body, sum, png.subarray(33)]);
}
