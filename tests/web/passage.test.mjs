// Links to a sentence, read back by the rules of text fragments: each leads to its own sentence and to no other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { Engine, texts } from "./module.mjs";

const root = new URL("../../", import.meta.url).pathname;
const { outputFiles } = await build({ entryPoints: [`${root}www/passage.ts`], bundle: true, write: false, format: "esm" });
const { address, passage, passageIn } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const page = "https://bao.example/tin/1.html";

/** What a link says, by the grammar of the directive: `[prefix-,]start[,end][,-suffix]`. */
function said(link) {
  const [, fragment, directive] = /^[^#]*#(.*?):~:(.*)$/.exec(link) ?? assert.fail(link);
  assert.match(directive, /^text=(?:[\w!$'()*+./:;=?@~]|%[\dA-F]{2}|,|-(?=,)|(?<=,)-)+$/, "signs that need no code");
  const parts = directive.slice("text=".length).split(",");
  const prefix = parts[0].endsWith("-") ? parts.shift().slice(0, -1) : undefined;
  const suffix = parts.at(-1).startsWith("-") ? parts.pop().slice(1) : undefined;
  assert.ok(parts.length === 1 || parts.length === 2, directive);
  const [start, end, before, after] = [parts[0], parts[1], prefix, suffix].map((part) => part && decodeURIComponent(part));
  return { fragment, start, end, before, after };
}

/** Where a browser finds it: the first place in order, letters large or small, whole words, blanks as one. */
function found(link, text) {
  const { start, end, before, after } = said(link);
  const flat = text.toLowerCase();
  const form = (words) => words.toLowerCase().split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  const edge = (words) => `(?<![\\p{L}\\p{N}])${form(words)}(?![\\p{L}\\p{N}])`;
  const gap = "[\\s|\\p{P}]*";
  const tail = after ? `(?=${gap}${edge(after)})` : "";
  const wish = new RegExp(`${before ? `(?<=${edge(before)}${gap})` : ""}${edge(start)}${end ? `[^]*?${edge(end)}` : ""}${tail}`, "u");
  return wish.exec(flat);
}

test("every sentence with a figure of every text is found at its own place", () => {
  const engine = new Engine();
  let [sentences, doubled] = [0, 0];
  for (const { doc, text } of texts) {
    const seen = new Set();
    for (const { sentence } of engine.add({ doc, text }).observations) {
      if (seen.has(sentence.start)) continue;
      seen.add(sentence.start);
      const words = text.slice(sentence.start, sentence.end);
      const link = passage(page, words, { before: text.slice(0, sentence.start), after: text.slice(sentence.end) });
      assert.equal(passageIn(page, text, sentence), link);
      const hit = found(link, text);
      assert.ok(hit, `${doc}: ${words}: ${link}`);
      assert.ok(hit.index >= sentence.start && hit.index < sentence.end, `${doc}: ${words}: ${link} leads to ${hit.index}, not to ${sentence.start}`);
      assert.ok(hit.index + hit[0].length <= sentence.end, `${doc}: ${words}: ${link} reaches further`);
      sentences++;
      if (said(link).before !== undefined) doubled++;
    }
  }
  assert.ok(sentences > 25, `only ${sentences} sentences`);
  console.log(`${sentences} sentences in ${texts.length} texts, ${doubled} told apart by the words before`);
});

test("a short sentence stands whole, a long one by its two ends", () => {
  assert.deepEqual(said(passage(page, "Tỷ lệ đạt 82%.")), { fragment: "", start: "Tỷ lệ đạt 82%", end: undefined, before: undefined, after: undefined });
  const long = "Năm 2024, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh Lạng Sơn đạt 76,3%, tăng 12,5% so với năm 2023 và đứng đầu vùng.";
  assert.deepEqual(said(passage(page, long)), { fragment: "", start: "Năm 2024, tỷ lệ hồ sơ", end: "năm 2023 và đứng đầu vùng", before: undefined, after: undefined });
});

test("an end that comes before the end takes more words, until it comes only once", () => {
  const words = "Tỉnh A báo rằng năm vừa qua có số xã đạt chuẩn là mười, tỉnh B có số xã đạt chuẩn là hai mươi, rồi tỉnh C lại có số xã đạt chuẩn là mười.";
  const { end } = said(passage(page, words));
  assert.equal(end, "lại có số xã đạt chuẩn là mười");
  assert.equal(found(passage(page, words), words)[0].length, words.length - 1);
});

test("a sentence that comes twice is told apart by what stands around it", () => {
  const row = (name) => `${name} | 82%\n`;
  const text = row("Lào Cai") + row("An Giang") + row("Lào Cai") + row("Huế");
  const cell = (nth) => {
    let at = -1;
    for (let i = 0; i <= nth; i++) at = text.indexOf("82%", at + 1);
    const link = passage(page, "82%", { before: text.slice(0, at), after: text.slice(at + 3) });
    return [said(link), found(link, text).index === at];
  };
  assert.deepEqual(cell(0), [{ fragment: "", start: "82%", end: undefined, before: undefined, after: undefined }, true]);
  assert.deepEqual(cell(1), [{ fragment: "", start: "82%", end: undefined, before: "An Giang", after: undefined }, true]);
  assert.deepEqual(cell(2), [{ fragment: "", start: "82%", end: undefined, before: "Lào Cai", after: "Huế" }, true]);
});

test("signs that part a directive are encoded, and so is what breaks a link", () => {
  const link = passage(page, 'Đề án "06 - A&B", đạt 5,5% (tăng-giảm) #1 + 50% <b>\'x\'</b>');
  assert.equal(said(link).start, "Đề án \"06 - A&B\", đạt 5,5% (tăng-giảm) #1 + 50% <b>'x'</b");
  assert.match(link.slice(page.length), /^#:~:text=(?:[A-Za-z0-9]|%[0-9A-F]{2}|[._~])+$/);
  assert.equal(said(passage(page, "• - 5 xã\u200b \ud800đạt\u00a0chuẩn…")).start, "5 xã đạt chuẩn");
});

test("the address keeps its own fragment, and never has two directives", () => {
  const start = ":~:text=M%E1%BB%99t%20c%C3%A2u";
  const all = [
    ["https://bao.example/a", "https://bao.example/a#"],
    ["https://bao.example/a?b=1&c=2", "https://bao.example/a?b=1&c=2#"],
    ["https://bao.example/a#", "https://bao.example/a#"],
    ["https://bao.example/a#muc-2", "https://bao.example/a#muc-2"],
    ["https://bao.example/a#muc-2:~:text=cũ&text=nữa", "https://bao.example/a#muc-2"],
    ["https://bao.example/a#:~:text=cũ", "https://bao.example/a#"],
    ["HTTP://BAO.example", "http://bao.example/#"],
    ['https://bao.example/"><script>', "https://bao.example/%22%3E%3Cscript%3E#"],
  ];
  for (const [given, before] of all) assert.equal(passage(given, "Một câu."), before + start, given);
});

test("other kinds of address give no link", () => {
  for (const wrong of ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/", "bao.example/a", "//bao.example", "", "http://", null, undefined]) {
    assert.equal(passage(wrong, "Một câu."), undefined, String(wrong));
    assert.equal(address(wrong), undefined, String(wrong));
  }
});

test("without words the article itself is opened", () => {
  for (const empty of ["", " \n ", "… – …", "|"]) assert.equal(passage(page, empty), page);
});

test("a sentence or a text without end is done with at once", () => {
  const words = "tỷ lệ hồ sơ ".repeat(200_000);
  const begun = performance.now();
  const link = passage(page, words, { before: words, after: words });
  assert.ok(performance.now() - begun < 2_000, `${performance.now() - begun} ms`);
  assert.ok(link.length < 4_000);
  const many = Array.from({ length: 5_000 }, (_, i) => `Tỷ lệ hồ sơ trực tuyến của xã số ${i} đạt ${i % 100}%. `);
  const text = many.join("");
  const start = performance.now();
  let at = 0;
  for (const one of many) passageIn(page, text, { start: at, end: (at += one.length) });
  assert.ok(performance.now() - start < 3_000, `${performance.now() - start} ms`);
});
