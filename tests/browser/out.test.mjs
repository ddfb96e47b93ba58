// What leaves for offices and other programs is opened again: workbook, document, package, annotations, SDMX, clipboard. The texts
// are hostile: they begin like formulas, hold markup, and have signs that count twice in JavaScript.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

const hostile = `=HYPERLINK("https://example.org";"bấm") 😀 <b>Hà Giang</b>

- Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang 😀 đạt 93,70%; tỉnh An Giang đạt 82%.
@ Quý 1/2024, toàn tỉnh Hà Giang tiếp nhận 1.864 hồ sơ trực tuyến, trong đó 1.500 hồ sơ đúng hạn, đạt 80,47%.
+ Phấn đấu đến năm 2025, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 95%.
Tổng nguồn lực là 3 tỷ đồng; chỉ số giảm -3,5%.`;
const plain = `Lào Cai đẩy mạnh chuyển đổi số

Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh Lào Cai đạt 71,2%.`;

const name = "=cmd|' C'!A0";

async function opened(page) {
  await dropFiles(page, [
    { name: `${name}.txt`, text: hostile },
    { name: "lào cai.json", text: JSON.stringify([{ title: "Lào Cai", text: plain, url: "https://example.org/bài?a=1&b=2", date: "2024-01-05" }]) },
  ]);
  await articlesRead(page, 2);
}

async function save(page, form, where = ".all-rows") {
  await page.click(`${where} .menu summary`);
  return page.saved(`${where} [data-save="${form}"]`);
}

/** The figures as the page saves them for machines. */
const machine = async (page) => parse((await save(page, "machine")).bytes, { columns: true });

const bare = (cell) => cell.replace(/^'/, "");
const unescaped = (words) => words.replace(/&(lt|gt|quot|apos|amp|#\d+);/g, (_, sign) => ({ lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" })[sign] ?? String.fromCharCode(sign.slice(1)));

/** The sheets of a workbook, as a program reads it that knows only the standard: [name, rows of {value, type, style, formula}]. */
function sheetsOf(bytes) {
  const files = Object.fromEntries(Object.entries(unzipSync(new Uint8Array(bytes))).map(([path, file]) => [path, strFromU8(file)]));
  const strings = [...files["xl/sharedStrings.xml"].matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) => unescaped([...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, t]) => t).join("")));
  const names = [...files["xl/workbook.xml"].matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, sheet]) => unescaped(sheet));
  return names.map((sheet, i) => {
    const xml = files[`xl/worksheets/sheet${i + 1}.xml`];
    const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
      const cells = {};
      for (const [, at, attrs, inner = ""] of row.matchAll(/<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
        const [, raw] = /<v>(.*?)<\/v>/s.exec(inner) ?? [];
        const text = /t="s"/.test(attrs);
        cells[at] = { text, formula: inner.includes("<f"), value: raw === undefined ? "" : text ? strings[raw] : Number(raw), style: Number(/s="(\d+)"/.exec(attrs)?.[1] ?? 0) };
      }
      return cells;
    });
    return { sheet, rows, xml, links: files[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] ?? "", styles: files["xl/styles.xml"] };
  });
}

everywhere("a workbook has figures, checks, sources and what its columns mean", async (page) => {
  await opened(page);
  const figures = await machine(page);
  const { name: file, bytes } = await save(page, "xlsx");
  assert.match(file, /\.xlsx$/);
  const [data, checks, sources, notes] = sheetsOf(bytes);
  assert.deepEqual([data, checks, sources, notes].map(({ sheet }) => sheet), ["Số liệu", "Soát số", "Nguồn", "Ý nghĩa các cột"]);
  const heads = Object.entries(data.rows[0]).map(([at, { value }]) => [value, at]);
  const at = Object.fromEntries(heads);
  assert.equal(data.rows.length, figures.length + 1);
  for (const [i, figure] of figures.entries()) {
    const row = data.rows[i + 1];
    for (const { formula } of Object.values(row)) assert.ok(!formula, "no cell is a formula");
    assert.equal(row[at["Giá trị đạt được"]]?.value ?? "", figure.OBS_VALUE === "" ? "" : Number(figure.OBS_VALUE));
    assert.equal(row[at["Câu chứa con số"]].value, bare(figure.sentence));
    assert.ok(row[at["Câu chứa con số"]].text && row[at["Tên bài"]].text);
    assert.equal(row[at["Tên bài"]].value, bare(figure.doc));
  }
  const percent = data.rows[figures.findIndex(({ OBS_VALUE }) => OBS_VALUE === "93.70") + 1];
  assert.equal(percent[at["Đơn vị"]].value, "%");
  const formats = Object.fromEntries([...data.styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]));
  const styles = [.../<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(data.styles)[1].matchAll(/<xf [^>]*numFmtId="(\d+)"/g)].map(([, id]) => formats[id] ?? id);
  assert.ok(["#,##0.00", "4"].includes(styles[percent[at["Giá trị đạt được"]].style]), "as many places as printed");
  assert.match(data.xml, /<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  assert.match(data.xml, /<autoFilter ref="A1:[A-Z]+\d+"/);
  assert.ok(data.links.includes('Target="https://example.org/b%C3%A0i?a=1&amp;b=2#:~:text='), data.links);
  assert.ok(checks.rows.length > 1 && Object.values(checks.rows[1]).some(({ value }) => /^(khớp|không khớp|cần xem lại)/.test(String(value))), JSON.stringify(checks.rows[1]));
  assert.equal(sources.rows.length, 3);
  assert.ok(notes.rows.some((row) => String(row.B?.value).includes("82%")), "percentages are told of");
});

everywhere("the workbook of an English page speaks English", async (page) => {
  await opened(page);
  await page.click('button[lang="en"]');
  await page.until(() => document.documentElement.lang === "en", "English");
  const [data] = sheetsOf((await save(page, "xlsx")).bytes);
  assert.equal(data.sheet, "Figures");
  assert.ok(Object.values(data.rows[0]).some(({ value }) => value === "Value reached"));
});

everywhere("a document for Word has tables, A4 pages and no script", async (page) => {
  await opened(page);
  const { name: file, bytes } = await save(page, "word");
  assert.match(file, /-word\.html$/);
  const html = bytes.toString("utf8");
  assert.ok(!/<script|javascript:|\son\w+=/i.test(html) && html.includes("&#60;b&#62;Hà Giang"), "markup of an article is words");
  for (const part of ["size: 841.9pt 595.3pt", "mso-page-orientation: landscape", "<thead>", 'urn:schemas-microsoft-com:office:word']) assert.ok(html.includes(part), part);
  const found = await page.evaluate((text) => {
    const doc = parsed(text, "text/html");
    const tables = [...doc.querySelectorAll("table")].map((table) => ({ heads: table.querySelectorAll("thead th").length, rows: [...table.querySelectorAll("tbody tr")].map((row) => row.cells.length), words: table.textContent }));
    return { tables, heads: [...doc.querySelectorAll("h1, h2, h3")].map((node) => node.nodeName) };
  }, html.replaceAll(/ style="[^"]*"/g, "").replace(/<style>.*?<\/style>/s, "").replace(/<meta http-equiv[^>]*>/, ""));
  assert.deepEqual([...new Set(found.heads)], ["H1", "H2", "H3"]);
  assert.equal(found.tables.length, 4, "figures of two articles, checks, sources");
  for (const { heads, rows } of found.tables) assert.ok(rows.length > 0 && rows.every((cells) => cells === heads));
  assert.ok(found.tables[0].words.includes("93,70%") || found.tables[1].words.includes("93,70%"), "decimal commas");
});

everywhere("SDMX-CSV has one line a figure and no key twice", async (page) => {
  await opened(page);
  const figures = await machine(page);
  const lines = parse((await save(page, "sdmx")).bytes, { columns: true });
  assert.equal(lines.length, figures.length);
  assert.deepEqual(Object.keys(lines[0]).slice(0, 5), ["STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA"]);
  assert.equal(new Set(lines.map(({ FREQ, REF_AREA, INDICATOR, UNIT_MEASURE, TIME_PERIOD, DOC, FIGURE }) => [FREQ, REF_AREA, INDICATOR, UNIT_MEASURE, TIME_PERIOD, DOC, FIGURE].join("\t"))).size, lines.length);
  assert.ok(lines.some(({ TARGET, OBS_VALUE }) => TARGET === "95" && OBS_VALUE === ""));
  assert.ok(lines.every(({ OBS_STATUS, ACTION }) => /^[ABDEUVW]$/.test(OBS_STATUS) && ACTION === "I"));
});

everywhere("no cell of a CSV begins like a formula, and numbers stay numbers", async (page) => {
  await opened(page);
  const numbers = /^[+-]?\d[\d.,]*%?$/;
  for (const [form, delimiter] of [["excel", ";"], ["machine", ","], ["sdmx", ","]]) {
    const rows = parse((await save(page, form)).bytes, { delimiter, bom: true, columns: true });
    const cells = rows.flatMap((row) => Object.values(row));
    assert.ok(cells.every((cell) => !/^\s*[=+\-@＝＋－＠]/.test(cell) || numbers.test(cell)), `${form}: ${cells.find((cell) => /^\s*[=+\-@]/.test(cell))}`);
    assert.ok(cells.some((cell) => cell.startsWith("'- Năm 2024")), form);
    assert.ok(cells.some((cell) => cell.startsWith("'=cmd|")), form);
  }
});

everywhere("a data package tells what each of its columns holds", async (page) => {
  await opened(page);
  const figures = await machine(page);
  const { name: file, bytes } = await save(page, "bundle");
  assert.match(file, /\.zip$/);
  const files = Object.fromEntries(Object.entries(unzipSync(new Uint8Array(bytes))).map(([path, part]) => [path, strFromU8(part)]));
  assert.deepEqual(Object.keys(files), ["datapackage.json", "observations.csv", "checks.csv", "sources.csv", "README.md"]);
  if (process.env.KEEP) writeFileSync(process.env.KEEP, bytes);
  const described = JSON.parse(files["datapackage.json"]);
  assert.match(described.name, /^[a-z0-9._-]+$/);
  for (const { name: table, path, schema } of described.resources) {
    const rows = parse(files[path], { columns: true });
    const names = parse(files[path])[0];
    assert.deepEqual(schema.fields.map((field) => field.name), names, table);
    for (const { name: column, type, constraints } of schema.fields) {
      for (const row of rows) {
        const cell = row[column];
        if (cell === "") continue;
        if (type === "number") assert.match(cell, /^-?\d+(\.\d+)?$/, `${table}.${column}`);
        if (type === "integer") assert.match(cell, /^-?\d+$/, `${table}.${column}`);
        if (constraints?.enum) assert.ok(constraints.enum.includes(cell), `${table}.${column}: ${cell}`);
      }
    }
    const keys = rows.map((row) => (schema.primaryKey ?? []).map((key) => row[key]).join("\t"));
    if (schema.primaryKey) assert.equal(new Set(keys).size, rows.length);
    if (table !== "sources") assert.ok(rows.every(({ doc }) => files["sources.csv"].includes(doc)));
  }
  assert.equal(parse(files["observations.csv"], { columns: true }).length, figures.length);
  assert.ok(described.resources[0].schema.fields.every(({ title, description }) => title && description));
});

everywhere("annotations count in code points and quote what stands around", async (page) => {
  await opened(page);
  const { bytes } = await save(page, "annotations");
  const collection = JSON.parse(bytes.toString("utf8"));
  assert.equal(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
  const { items, type } = collection.first;
  assert.ok(type === "AnnotationPage" && items.length === collection.total && items.length > 6);
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
  const texts = { [`urn:sodo:article:${encodeURIComponent(`${name}.txt`)}`]: [...hostile] };
  let behindEmoji = 0;
  for (const { target, body } of items) {
    const [quote, place] = target.selector;
    assert.deepEqual([quote.type, place.type], ["TextQuoteSelector", "TextPositionSelector"]);
    const text = texts[target.source] ?? [...plain];
    assert.equal(text.slice(place.start, place.end).join(""), quote.exact);
    assert.equal(text.slice(Math.max(0, place.start - 32), place.start).join(""), quote.prefix);
    assert.equal(text.slice(place.end, place.end + 32).join(""), quote.suffix);
    if (text.slice(0, place.start).includes("😀")) behindEmoji++;
    assert.ok(JSON.parse(body[1].value).id && body[0].value);
  }
  assert.ok(behindEmoji > 3);
  assert.ok(items.some(({ target }) => target.source === "https://example.org/b%C3%A0i?a=1&b=2"));
});

everywhere("the table is copied as a table, also by the older way", async (page) => {
  await opened(page);
  await page.evaluate(() => {
    window.taken = {};
    const kept = Object.getOwnPropertyDescriptor(Navigator.prototype, "clipboard");
    if (kept) Object.defineProperty(navigator, "clipboard", { value: { write: async () => Promise.reject(new Error("no")) } });
    document.execCommand = () => {
      const clipboardData = new DataTransfer();
      const event = new Event("copy", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "clipboardData", { value: clipboardData });
      document.dispatchEvent(event);
      window.taken = { html: clipboardData.getData("text/html"), plain: clipboardData.getData("text/plain") };
      return true;
    };
  });
  await page.click(".all-rows .menu summary");
  await page.click('.all-rows [data-save="copy-table"]');
  await page.until(() => Boolean(window.taken.html) && [...document.querySelectorAll("[role=status]")].some((node) => /Đã sao chép/.test(node.textContent)), "the copy");
  const { html, plain: words } = await page.evaluate(() => window.taken);
  assert.match(html, /<table[^>]*>[^]*<thead>/);
  const lines = words.split("\r\n").map((line) => line.split("\t"));
  assert.ok(lines.length > 6 && lines.every((cells) => cells.length === lines[0].length));
  assert.ok(lines.flat().every((cell) => !/^[=@+]/.test(cell)));
});

everywhere("one article is saved by itself", async (page) => {
  await opened(page);
  await page.click(".articles li:nth-child(2) .article-name");
  await page.until(() => document.querySelector(".one h1") !== null, "the article");
  const [data, , sources] = sheetsOf((await save(page, "xlsx", ".one")).bytes);
  assert.deepEqual([data.rows.length, sources.rows.length], [2, 2]);
  const html = (await save(page, "word", ".one")).bytes.toString("utf8");
  assert.ok(html.includes("71,2%") && !html.includes("93,70"));
});
