// Files as others write them, and the same changed: by a number, so that each can be made again.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readFileSync } from "node:fs";
import * as made from "../tests/browser/made.mjs";

const article = `Hà Giang: Chuyển đổi số về bản

Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 80,53%, tăng 5,2 điểm phần trăm. Toàn tỉnh có 1.864 tổ công nghệ số cộng đồng.`;
const rows = [["Tiêu đề", "Nội dung", "Ngày"], ["Một", article.repeat(3), "30/11/2024"], ["Hai", article.repeat(2), "45627"]];
const page = `<!doctype html><html><head><meta charset="utf-8"><title>Hà Giang</title><link rel="canonical" href="https://a.vn/1">
<style>p { color: red }</style></head><body onload="window.ran='onload'"><nav><a href="javascript:window.ran='link'">Trang chủ</a></nav><article><h1>Hà Giang</h1>
<p style="x" onclick="window.ran='click'">${article.repeat(3)}</p><table><caption>Bảng</caption><tr><th colspan="2">Huyện</th></tr><tr><td rowspan=2>Yên Minh</td><td>72%</td></tr></table>
<script>window.ran="script"</script><img src="x" onerror="window.ran='onerror'"><iframe src="javascript:parent.ran=1"></iframe><svg onload="window.ran='svg'"><a>1</a></svg></article></body></html>`;
const carried = `{"sodo":"chart","version":1,"spec":{"indicator":"online_dossier_rate","by":"area","form":"bars"},"articles":[{"doc":"a","title":null,"source":null,"url":null,"published":"2024-12-19","main_area":{"name":"Hà Giang"},"sentences":["đạt 80%"],"observations":[{"id":"o1","position":{"start":4,"end":7},"quote":"80%","sentence":{"start":0,"end":7},"kind":"percentage","value":"80","precision":0,"high":null,"of":null,"unit":"%","bound":"exact","direction":null,"baseline":"","status":"actual","period":"2024","area":"Hà Giang","area_code":"VN-03","label":"tỷ lệ","indicator":"online_dossier_rate","pillar":"government","same_as":null,"rule":"","doubts":[]}]}]}`;

/** What begins as a file of each sort: the door it goes through, the name it is dropped under, its bytes. */
async function seeds() {
  const file = (name, bytes) => ({ door: "file", name, bytes: typeof bytes === "string" ? strToU8(bytes) : new Uint8Array(bytes) });
  const lines = [{ text: "Hà Giang đạt 80,53%", x: 50, y: 700 }, { text: "năm 2024, tăng 5,2", x: 50, y: 680 }];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>window.ran=1</script><metadata id="sodo-data">${carried.replaceAll("&", "&amp;")}</metadata>\n</svg>`;
  const png = readFileSync(new URL("../www/index.html", import.meta.url)).length && pictured();
  const email = made.mail({ subject: "Báo cáo", text: article, html: page, files: { "b.docx": made.docx([article]), "c.csv": "a,b\n1,2\n", "d.png": png } });
  const all = [
    file("a.docx", made.docx([article, [["Huyện", "Tỷ lệ"], ["Yên Minh", "72%"]]], { title: "Tựa" })),
    file("a.odt", made.odt([article, [["Huyện", "Tỷ lệ"], ["Yên Minh", "72%"]]])),
    file("a.xlsx", made.xlsx(rows)),
    file("a.zip", made.zip({ "x/a.txt": article, "b.html": page, "c.docx": made.docx([article]), "d.zip": made.zip({ "e.txt": article }) })),
    file("a.zip", made.lockedZip({ "a.txt": article })),
    file("a.zip", made.lyingZip("a.txt", 5000, 50)),
    file("a.pdf", made.pdf([lines, [], lines])),
    file("a.pdf", made.pdf([lines], { locked: true })),
    file("a.eml", email),
    file("a.mhtml", made.savedPage("https://a.vn/2", page, page)),
    file("a.html", page),
    file("a.doc", made.oldOffice()),
    file("a.doc", page),
    file("a.txt", article),
    file("a", article),
    file("a.csv", rows.map((row) => row.map((cell) => `"${cell}"`).join(";")).join("\n")),
    file("a.tsv", "id\ttriggers\nonline_dossier_rate\tnộp qua mạng\n"),
    file("a.json", JSON.stringify({ data: rows.slice(1).map(([title, text, date]) => ({ title, text: [text, text], date })) })),
    file("a.jsonl", rows.map((row) => JSON.stringify({ title: row[0], text: row[1] })).join("\n")),
    file("a.json", carried),
    file("a.json", `{"format":"sodo-recipe","version":1,"decisions":[{"act":"correct","exact":"82%","prefix":"a","suffix":"b","start":4,"set":{"unit":"%"},"like":{"label":"l","kind":"count"}}]}`),
    file("a.sodo.json", `{"format":"sodo-project","version":1,"name":"p","articles":[{"doc":"a","text":${JSON.stringify(article)},"decisions":[]}],"waiting":[],"pictures":[],"settings":{}}`),
    file("a.svg", svg),
    file("a.png", png),
    { door: "carried", name: "a.svg", bytes: strToU8(svg) },
    { door: "carried", name: "a.png", bytes: png },
    { door: "paste", name: "", bytes: strToU8(page) },
    { door: "paste", name: "", bytes: strToU8(`<p>${article}</p><table><tr><td>1<td>2</table>`) },
  ];
  for (const form of ["b", "q"]) all.push({ door: "link", name: form, bytes: strToU8(await link(form)) });
  return all;
}

/** A PNG of one point with a chart in it, as far as readers of ours look. */
function pictured() {
  const data = strToU8(`sodo\0\0\0\0\0${carried}`);
  const chunk = (type, body) => {
    const bytes = new Uint8Array(12 + body.length);
    new DataView(bytes.buffer).setUint32(0, body.length);
    bytes.set(strToU8(type), 4);
    bytes.set(body, 8);
    let sum = -1;
    for (const byte of bytes.subarray(4, -4)) {
      sum ^= byte;
      for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    new DataView(bytes.buffer).setUint32(bytes.length - 4, ~sum >>> 0);
    return bytes;
  };
  const head = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return new Uint8Array(Buffer.concat([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk("IHDR", head), chunk("iTXt", data), chunk("IEND", new Uint8Array())]));
}

/** The part of an address that holds a chart, written by the page's own script. */
async function link(form) {
  const { build } = await import("esbuild");
  const made = await build({ entryPoints: [new URL("../www/carry/link.ts", import.meta.url).pathname], bundle: true, write: false, format: "esm" });
  const { linkTo } = await import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString("base64")}`);
  return (await linkTo("", carried, form)).address;
}

/** Files made to take for ever, or more room than there is: each once did. */
export function heavy() {
  const long = article.repeat(2);
  const file = (name, text) => ({ door: "file", name, bytes: strToU8(text), file: `heavy ${name}` });
  const nested = (depth) => `${"[".repeat(depth)}${JSON.stringify(long)}${"]".repeat(depth)}`;
  return [
    file("columns.csv", `x${",".repeat(300_000)}\n"${long}"`),
    file("lists.json", `[{"text":${nested(5_000)}}]`),
    file("fields.json", JSON.stringify([Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`k${i}`, "a"]))])),
    file("tables.html", `<html><body>${"<table><tr><td>".repeat(5_000)}${long}`),
    file("spans.html", `<html><body><table><tr>${"<td rowspan=65534 colspan=1000>1".repeat(1000)}${"<tr><td>2".repeat(3000)}</table>${long}`),
    file("deep.html", `<html><body>${"<div>".repeat(9_000)}${long}`),
    file("deeper.html", `<html><body>${"<div>".repeat(200_000)}${long}`),
    file("styles.html", `<html>${"<style ".repeat(100_000)}${long}`),
    file("links.html", `<html>${"<a ".repeat(200_000)}${long}`),
    file("metadata.svg", "<metadata ".repeat(100_000)),
  ];
}

/** Numbers that look like chance and are the same again. */
function dice(seed) {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (sides) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % Math.max(1, sides);
  };
}

const tokens = [
  "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "&", "&#x0;", "&#1114112;", "&#xD800;", "&lt;", "&amp;", "\0", '"', "'", "=", "{", "}", "[", "]", ",", ":", "\\", "\\u0000", "\\ud800",
  "<table>", "</table>", "<tr>", "<td colspan=99999 rowspan=99999>", "<p>", "<div>".repeat(600), "<b>".repeat(3000), "<script>window.ran='token'</script>", "<img src=x onerror=window.ran=2>", "<svg/onload=window.ran=3>",
  "<template>", "<noscript>", "<math>", "<style>", "<body>", "<frameset>", "<base href='https://e.invalid/'>", "<link rel=canonical href='javascript:1'>", "<meta charset=utf-16>", "<meta charset=hz-gb-2312>", "<meta property='og:url' content='https://x'>",
  "<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:gridSpan w:val='-1'/>", "<w:gridSpan w:val='1e9'/>", "<w:t>", "<w:tbl><w:tr><w:tc>".repeat(300), "<table:table-cell table:number-columns-repeated='1000000'/>", "<table:table-row table:number-rows-repeated='1000000'>", "<text:s text:c='100000000'/>", "<text:p>", '<c r="ZZZ1048576" t="s"><v>99</v></c>', '<c r="A1" t="s"><v>-1</v></c>', '<row r="1e9">', "<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]>",
  "PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "%PDF-1.7", "endobj", "stream", "/Length -1", "/Kids [2 0 R]", "/Count 100000000", "trailer", "--P", "--P--", "--B", "Content-Type: message/rfc822", "Content-Type: multipart/mixed; boundary=P", "Content-Transfer-Encoding: quoted-printable", "=?utf-8?Q?=FF?=", "charset=x-none",
  "null", "true", "-1", "1e999", "0", "99999999999999999999", "[[[[", '{"a":', "__proto__", "constructor", '"text":', '"sodo":"chart"', '"format":"sodo-project"', "\r\n", "\n\n", "\t", ";", "|", "\ufeff", "\u202e", "😀", "\ud800", "é", "10/20/2024", "2024-13-45", "iTXtsodo", "sodo-data", "#b1.", "#q1.", "A".repeat(5000), "&amp;".repeat(2000), " ".repeat(20000),
];
const encoder = new TextEncoder();

/** The same bytes with one thing changed. */
function once(bytes, roll, others) {
  const at = roll(bytes.length + 1);
  const spliced = (from, to, middle) => {
    const all = new Uint8Array(from + middle.length + Math.max(0, bytes.length - to));
    all.set(bytes.subarray(0, from));
    all.set(middle, from);
    if (to < bytes.length) all.set(bytes.subarray(to), from + middle.length);
    return all;
  };
  switch (roll(9)) {
    case 0: {
      const copy = bytes.slice();
      for (let i = roll(8); i >= 0; i--) copy[roll(copy.length)] ^= 1 << roll(8);
      return copy;
    }
    case 1:
      return bytes.subarray(0, at);
    case 2:
      return spliced(at, at + roll(roll(2) ? 16 : bytes.length), new Uint8Array());
    case 3: {
      const slice = bytes.slice(at, at + roll(400));
      let many = slice;
      for (let i = roll(7); i > 0 && many.length < 60_000; i--) many = new Uint8Array([...many, ...many]);
      return spliced(at, at, many);
    }
    case 4: {
      const other = others[roll(others.length)].bytes;
      const from = roll(other.length);
      return spliced(at, at + roll(200), other.slice(from, from + roll(2000)));
    }
    case 5: {
      const copy = bytes.slice();
      const view = new DataView(copy.buffer, copy.byteOffset, copy.length);
      const value = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff, copy.length][roll(9)];
      if (copy.length > 4) roll(2) ? view.setUint32(roll(copy.length - 3), value, roll(2) === 0) : view.setUint16(roll(copy.length - 1), value, roll(2) === 0);
      return copy;
    }
    case 6: {
      const copy = bytes.slice();
      if (copy.length) copy[at % copy.length] = [0, 9, 10, 13, 0x22, 0x3c, 0x3e, 0x26, 0x7f, 0x80, 0xc3, 0xe1, 0xf0, 0xff][roll(14)];
      return copy;
    }
    default:
      return spliced(at, at + (roll(3) ? 0 : roll(30)), encoder.encode(tokens[roll(tokens.length)]));
  }
}

/** Some things changed; of what is packed also within, so that it is still an archive. */
function changed(bytes, roll, others) {
  const packed = bytes[0] === 0x50 && bytes[1] === 0x4b && roll(4) > 0;
  if (packed) {
    try {
      const files = unzipSync(bytes);
      const names = Object.keys(files);
      const name = names[roll(names.length)];
      files[name] = changed(files[name], roll, others);
      if (roll(12) === 0) files[`${strFromU8(files[name].slice(0, 8), true).replace(/[^ -~]/g, "_")}.txt`] = files[name];
      return zipSync(files, { level: roll(3) * 3 });
    } catch {
      // It is none, and is changed as it stands.
    }
  }
  for (let i = roll(4); i >= 0; i--) bytes = once(bytes, roll, others);
  return bytes.length > 3 << 20 ? bytes.subarray(0, 3 << 20) : bytes;
}

/** Gives the input of a number. */
export async function cases() {
  const all = await seeds();
  return (number) => {
    const roll = dice(number);
    for (let i = 0; i < 8; i++) roll(2);
    const seed = all[roll(all.length)];
    // Now and then under the name of another.
    const name = seed.door === "file" && roll(10) === 0 ? all[roll(all.length)].name || "a" : seed.name;
    return { ...seed, name, bytes: changed(seed.bytes, roll, all) };
  };
}
