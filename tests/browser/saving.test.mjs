// What is saved is opened again: picture, table, data.

import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { PNG } from "pngjs";
import { everywhere } from "./driver.mjs";
import { articlesRead } from "./ways.mjs";

const withChart = async (page) => {
  await page.click(".sheet-foot .main");
  await articlesRead(page, 3);
  await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");
};

everywhere("the chart is saved as SVG that stands alone", async (page) => {
  await withChart(page);
  const { name, bytes } = await page.saved('[data-save="svg"]');
  assert.match(name, /^sodo.*\.svg$/);
  const words = bytes.toString("utf8");
  const style = /<style>(.*?)<\/style>/.exec(words)[1];
  assert.match(style, /^(@font-face\{font-family:"Be Vietnam Pro";font-weight:[47]00;src:url\(data:font\/woff2;base64,[\w+/=]+\)\}){2}$/, "its only style is the font");
  const found = await page.evaluate((text) => {
    const svg = parsed(text, "image/svg+xml");
    return { errors: svg.querySelectorAll("parsererror").length, root: svg.documentElement.nodeName, words: svg.documentElement.textContent, risky: svg.querySelectorAll("script, foreignObject, image").length };
  }, words.replace(`<style>${style}</style>`, "")); // the page's policy lets no style in
  assert.deepEqual([found.errors, found.root, found.risky], [0, "svg", 0]);
  for (const area of ["Lào Cai", "An Giang", "Quảng Trị"]) assert.ok(found.words.replace(/\s+/g, " ").includes(area), found.words);
});

everywhere("the chart is saved as a picture twice as sharp", async (page) => {
  await withChart(page);
  const svg = (await page.saved('[data-save="svg"]')).bytes.toString("utf8");
  const { name, bytes } = await page.saved('[data-save="png"]');
  assert.match(name, /\.png$/);
  const picture = PNG.sync.read(bytes);
  assert.equal(picture.width, 2 * Number(/<svg[^>]*\swidth="(\d+)/.exec(svg)[1]));
  const colours = new Map();
  for (let at = 0; at < picture.data.length; at += 4) {
    const colour = picture.data.readUInt32BE(at);
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  const large = [...colours.values()].filter((count) => count > 500).length;
  assert.ok(large >= 2, `a ground and bars, not ${large} colours`);
  assert.equal(picture.data.readUInt32BE(0), 0xffffffff, "a white ground");
});

everywhere("the table is saved for Excel and for machines", async (page) => {
  await withChart(page);
  const all = Number(/\d+/.exec(await page.text(".shown"))[0]);
  const save = async (id) => {
    await page.click(".all-rows .menu summary");
    return page.saved(`.all-rows [data-save="${id}"]`);
  };
  const excel = (await save("excel")).bytes;
  assert.deepEqual([...excel.subarray(0, 3)], [0xef, 0xbb, 0xbf], "the mark that Excel looks for");
  const forExcel = parse(excel, { delimiter: ";", bom: true, columns: true });
  assert.equal(forExcel.length, all);
  const cells = (list) => list.flatMap((row) => Object.values(row));
  assert.ok(cells(forExcel).includes("88,25"), "a decimal comma");
  const machine = (await save("machine")).bytes;
  assert.notEqual(machine[0], 0xef);
  const forMachines = parse(machine, { columns: true });
  assert.equal(forMachines.length, all);
  assert.ok(cells(forMachines).includes("88.25"), "a decimal point");
  assert.ok(cells(forMachines).includes("Quảng Trị"));
});

everywhere("the data is saved as the contract says", async (page) => {
  await withChart(page);
  await page.click(".all-rows .menu summary");
  const list = JSON.parse((await page.saved('.all-rows [data-save="json"]')).bytes.toString("utf8"));
  assert.deepEqual(list.map((one) => one.doc), ["Lào Cai 2023", "An Giang 2024", "Quảng Trị 2024"]);
  for (const one of list) contract(one);
  await page.click(".articles li:nth-child(2) .article-name");
  await page.until(() => document.querySelector(".one h1") !== null, "the article");
  const words = await page.evaluate(() => document.querySelector(".words").textContent);
  await page.click(".one .menu summary");
  const one = JSON.parse((await page.saved('.one [data-save="json"]')).bytes.toString("utf8"));
  assert.equal(one.doc, "An Giang 2024");
  contract(one);
  assert.ok(one.observations.every((o) => words.includes(o.quote)));
});

const kinds = ["percentage", "count", "ratio", "rank", "change", "money", "measure", "score", "duration", "multiple"];
const pillars = ["government", "economy", "society", "foundation", "overall", "none"];

function contract(one) {
  for (const key of ["doc", "title", "byline", "source", "url", "published", "main_area", "observations", "skipped", "entities", "checks"]) {
    assert.ok(key in one, `${key} is said, null where the text does not say`);
  }
  assert.ok(one.observations.length > 15, `${one.doc} has ${one.observations.length} figures`);
  let at = -1;
  for (const o of one.observations) {
    assert.ok(o.position.start >= at && o.position.end > o.position.start);
    at = o.position.start;
    assert.match(o.value, /^-?\d+(\.\d+)?$/);
    assert.ok(kinds.includes(o.kind) && pillars.includes(o.pillar) && ["actual", "target", "rule"].includes(o.status));
    assert.ok(Array.isArray(o.doubts) && "same_as" in o);
  }
}

everywhere("a picture brings its font along", async (page) => {
  // Four ones are narrow in Be Vietnam Pro and as wide as any digits in most fonts that a machine has.
  const ends = await page.evaluate(async () => {
    const drawn = async (svg) => {
      const picture = new Image();
      picture.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      await picture.decode();
      const canvas = Object.assign(document.createElement("canvas"), { width: 400, height: 100 });
      const pen = canvas.getContext("2d");
      pen.drawImage(picture, 0, 0);
      const { data } = pen.getImageData(0, 0, 400, 100);
      let end = 0;
      for (let at = 3; at < data.length; at += 4) if (data[at] > 128) end = Math.max(end, ((at - 3) / 4) % 400);
      return end;
    };
    const svg = (weight) => `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><desc>1</desc>\n<text x="0" y="90" font-family="Be Vietnam Pro, monospace" font-weight="${weight}" font-size="100">1111</text></svg>\n`;
    const lettered = (weight) => lettering.into(new TextEncoder().encode(svg(weight)));
    return [await drawn(await lettered(400)), await drawn(await lettered(700)), await drawn(svg(400))];
  });
  const [regular, bold, without] = ends;
  assert.ok(regular < 155 && regular < bold && bold < 175 && without > 200, `${ends}`);
  const written = await page.evaluate(() => [...document.fonts].map((face) => face.status));
  assert.deepEqual(written, ["loaded", "loaded"], "the page is written in it as well");
});
