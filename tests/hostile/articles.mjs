// Articles: hostile words in plain text, in pages, in pastes, in names of files, in tables of articles and in documents.

import * as made from "../browser/made.mjs";
import { few, pieces } from "./markup.mjs";
import { article, escaped, sentence } from "./words.mjs";

const all = Object.keys(pieces);
/** So that many items do not make many files: each place takes its pieces in turn. */
const some = (from, every) => all.filter((_, i) => i % every === from % every);

/** Each piece as words of a text, in all places that a text has. */
export const texts = (at) => all.map((name) => item(`text-${name}`, (id) => ({ name: `${id}.txt`, text: article(pieces[name](id, at(id))) })));

/** Each piece as markup of a saved page, in its head, its body and its table; its headline says it as words. */
export const pages = (at) =>
  all.map((name) =>
    item(`page-${name}`, (id) => {
      const piece = pieces[name](id, at(id));
      return {
        name: `${id}.html`,
        text: `<!doctype html><html><head><title>${escaped(piece)}</title>${piece}<link rel="canonical" href="https://bao.example/${id}"></head><body><article><h1>${escaped(piece)} Chuyển đổi số</h1><p>${sentence(piece)}</p><img alt="${escaped(piece)}" src="${at(id)}"><p>${sentence()}</p>${piece}<table><caption>${piece}</caption><tr><th>Tỉnh</th><th>Tỷ lệ hồ sơ trực tuyến năm 2024</th></tr><tr><td>Hà Giang ${piece}</td><td>80,5%</td></tr></table></article></body></html>`,
      };
    }),
  );

/** Pieces as names of files. What a name cannot hold on a disk a drop can bring all the same. */
export const names = (at) =>
  [
    ...few.map((name) => [name, (id) => pieces[name](id, at(id))]),
    ["reversed", () => "bài\u202egnp.txt"],
    ["isolates", () => "\u2067\u2066bài\u2069"],
    ["zero-width", () => "b\u200bà\u200di\ufeff\u2060"],
    ["control", () => "bài\u0000\u0007\u001b[31m\r\n"],
    ["path", () => "../../../etc/passwd"],
    ["windows-path", () => "..\\..\\C:\\Windows\\System32\\CON"],
    ["formula", () => "=HYPERLINK(\"http://example.org\")"],
    ["prototype", () => "__proto__"],
    ["constructor", () => "constructor"],
    ["long", () => "dài ".repeat(20_000)],
  ].map(([name, of]) => item(`name-${name}`, (id) => ({ name: `${of(id)}${name === "prototype" || name === "constructor" ? "" : ".txt"}`, text: `Bài ${id}\n\n${sentence()}` })));

/** Names that end like members of every object. */
export const endings = () => ["constructor", "__proto__", "valueof", "hasownproperty"].map((word) => item(`ending-${word}`, () => ({ name: `bài.${word}`, bytes: [0, 1, 2, 3], refused: ["unknownType"] })));

/** Pieces in tables of articles, as data and in documents. */
export const tables = (at) => [
  ...some(0, 5).map((name) => item(`csv-${name}`, (id) => ({ name: `${id}.csv`, text: rows(["tiêu đề", "nội dung", "nguồn", "ngày"], [pieces[name](id, at(id)), sentence(pieces[name](id, at(id))), `javascript:globalThis.owned='${id}'`, "2024-01-02"]) }))),
  ...some(1, 5).map((name) => item(`json-${name}`, (id) => ({ name: `${id}.json`, text: JSON.stringify([{ title: pieces[name](id, at(id)), text: sentence(pieces[name](id, at(id))), url: `javascript:globalThis.owned='${id}'`, author: pieces[name](id, at(id)), date: pieces[name](id, at(id)) }]) }))),
  ...some(2, 5).map((name) => item(`docx-${name}`, (id) => ({ name: `${id}.docx`, bytes: made.docx([sentence(pieces[name](id, at(id))), [["Tỉnh", pieces[name](id, at(id))], ["Hà Giang", "80,53%"]]], { title: escaped(pieces[name](id, at(id))) }) }))),
  ...some(3, 5).map((name) => item(`odt-${name}`, (id) => ({ name: `${id}.odt`, bytes: made.odt([pieces[name](id, at(id)), sentence(pieces[name](id, at(id)))]) }))),
  ...some(4, 5).map((name) => item(`mail-${name}`, (id) => ({ name: `${id}.eml`, text: made.mail({ subject: pieces[name](id, at(id)), html: `${pieces[name](id, at(id))}<p>${sentence(pieces[name](id, at(id)))}</p>`, text: "x" }) }))),
  ...few.slice(0, 6).map((name) => item(`xlsx-${name}`, (id) => ({ name: `${id}.xlsx`, bytes: made.xlsx([["url", "title", "published", "text"], [`javascript:globalThis.owned='${id}'`, pieces[name](id, at(id)), "x", sentence(pieces[name](id, at(id)))]]) }))),
  ...["javascript:globalThis.owned='ID'", "data:text/html,<script>globalThis.owned='ID'</script>", "https://bao.example/\" onmouseover=\"globalThis.owned='ID'", "http://bao.example/<script>globalThis.owned='ID'</script>", "vbscript:x", "https://nguoi:mat-khau@bao.example/", "file:///etc/passwd"].map((url, i) =>
    item(`address-${i}`, (id) => ({ name: `${id}.json`, text: JSON.stringify([{ title: `Bài ${id}`, text: sentence(), url: url.replaceAll("ID", id) }]) })),
  ),
];

/** Words that turn around or hide what stands beside them. */
export const hidden = () =>
  Object.entries({ override: "\u202e%05,08\u202c", embedding: "\u202b\u202b\u202b", isolate: "\u2067\u2067", joined: "\u200d\u200d", "no-space": "\ufeff\u2060\u200b", tags: "\u{e0061}\u{e0062}\u{e007f}", combining: `a${"\u0301".repeat(3_000)}`, separators: "\u2028\u2029\u0085", noncharacters: "\ufffe\uffff\u0000", halves: "\ud800 \udc00", "private": "\ue000\u{f0000}", hangul: "\u3164\u115f\u1160" }).map(
    ([name, words]) => item(`hidden-${name}`, (id) => ({ name: `${id} ${words}.txt`, text: article(words) })),
  );

/** Words that a spreadsheet would run. */
export const formulas = () =>
  ["=HYPERLINK(\"https://example.org\";\"bấm\")", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1", "=IMPORTXML(\"https://example.org\";\"//a\")", "=WEBSERVICE(\"https://example.org\")", "＝1+1", "\u200b=1+1", "\ufeff@SUM(A1)", "'=1+1", "\"=1+1\"", "=DDE(\"cmd\";\"/C calc\";\"x\")", "%0A=1+1", ";=1+1", ",=1+1", "x\r\n=1+1"].map((words, i) =>
    item(`formula-${i}`, (id) => ({ name: `${words.replace(/[\r\n\t/]/g, " ")}${i}.json`, text: JSON.stringify([{ title: words, text: `${words}\n\n${words} ${sentence(words)}\n\n${words}\t${words}\nTác giả: ${words}\n\nTỉnh\tTỷ lệ hồ sơ trực tuyến\n${words}\t8${i}%`, url: "https://bao.example/" }]), id })),
  );

/** A table of text, every cell within quotation marks. */
function rows(...all) {
  return all.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
}

function item(id, of) {
  return { id, ...of(id) };
}
