// Files that would keep a page busy without end: nesting, repetition, tables wider than long.

import { sentence } from "./words.mjs";

const large = 2_000_000;
const fill = (words) => words.repeat(Math.ceil(large / words.length));
const page = (words) => `<html><body><p>${sentence()}</p>${words}`;

/** Each with the reasons that the page may give; `read` where it may read something as well. */
export const strains = () => [
  { id: "html-deep", name: "sâu.html", make: () => page("<div>".repeat(100_000)), refused: ["tooDeep"] },
  { id: "html-deep-inline", name: "sâu b.html", make: () => page("<b><i>".repeat(50_000)), refused: ["tooDeep"] },
  { id: "html-deep-tables", name: "bảng sâu.html", make: () => page("<table><tr><td>".repeat(100_000)), refused: ["tooDeep"] },
  { id: "html-deep-enough", name: "sâu vừa.html", make: () => page("<div>".repeat(9_900)), read: true, refused: [] },
  { id: "html-formats", name: "định dạng.html", make: () => page(Array.from({ length: 9_900 }, (_, i) => `<b id=${i}><p>`).join("")), read: true, refused: [] },
  { id: "html-styles", name: "kiểu.html", make: () => page(fill("<style>")), read: true, refused: ["broken", "noMainText"] },
  { id: "html-open-tags", name: "thẻ mở.html", make: () => page(fill("<a ")), read: true, refused: ["broken"] },
  { id: "html-open-tags-tight", name: "thẻ sát.html", make: () => page(fill("<a")), read: true, refused: ["broken"] },
  { id: "html-attributes", name: "thuộc tính.html", make: () => page(`<p ${fill("style on onx ")}=1>`), read: true, refused: ["broken"] },
  { id: "html-blanks", name: "trống.html", make: () => page(`<p${" ".repeat(large)}style${" ".repeat(large)}x>`), read: true, refused: ["broken"] },
  { id: "html-spans", name: "ô rộng.html", make: () => page(`<table>${`<tr>${'<td colspan="1000" rowspan="65534">1'.repeat(20)}</tr>`.repeat(200)}</table>`), read: true, refused: ["broken"] },
  { id: "html-comments", name: "ghi chú.html", make: () => `${fill("<!-- ")}`, read: true, refused: ["broken", "noMainText"] },
  { id: "json-deep", name: "sâu.json", make: () => `${"[".repeat(100_000)}${"]".repeat(100_000)}`, refused: ["noTextColumn", "badData", "broken", "noWords"] },
  { id: "json-deep-text", name: "sâu chữ.json", make: () => `[{"text":${"[".repeat(100_000)}"x"${"]".repeat(100_000)}}]`, read: true, refused: ["tooDeep", "badData", "noTextColumn"] },
  { id: "json-deep-objects", name: "sâu vật.json", make: () => `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, refused: ["noTextColumn", "badData", "broken"] },
  { id: "json-keys", name: "khóa.json", make: () => JSON.stringify([...Array.from({ length: 30_000 }, (_, i) => ({ [`k${i}`]: "x" })), { text: sentence() }]), read: true, refused: ["noTextColumn", "tooMuch", "noWords"] },
  { id: "jsonl-lines", name: "dòng.jsonl", make: () => "{}\n".repeat(500_000), refused: ["noTextColumn", "noWords", "badData"] },
  { id: "csv-wide", name: "rộng.csv", make: () => `${"a,".repeat(60_000)}\n${"x,y\n".repeat(60_000)}`, refused: ["noTextColumn", "tooMuch"] },
  { id: "csv-quotes", name: "nháy.csv", make: () => `text,title\n"${fill('x""')}`, read: true, refused: ["noWords", "noTextColumn"] },
  { id: "mail-deep", name: "sâu.eml", make: () => deepMail(100_000), refused: ["tooDeep"] },
  { id: "mail-heads", name: "đầu.eml", make: () => `Subject: x\r\n${fill("X-A: b\r\n")}\r\n${sentence()}`, refused: ["broken"] },
  { id: "mail-fold", name: "gấp.eml", make: () => `Subject: ${fill("=?utf-8?B?")}\r\n\r\n${sentence()}`, refused: ["broken"] },
  { id: "svg-metadata", name: "siêu.svg", make: () => `<svg xmlns="http://www.w3.org/2000/svg">${fill("<metadata id=")}`, refused: ["picture", "chartCut"] },
  { id: "svg-laughs", name: "cười.svg", make: () => `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><metadata id="sodo-data">{"sodo":"chart",&b;</metadata></svg>`, refused: ["chartCut", "chartWrong", "picture"] },
  { id: "svg-chart-deep", name: "sâu.svg", make: () => `<svg xmlns="http://www.w3.org/2000/svg"><metadata id="sodo-data">{"sodo":"chart","version":1,"spec":${"[".repeat(100_000)}</metadata></svg>`, refused: ["chartCut", "chartWrong"] },
  { id: "text-letters", name: "chữ liền.txt", make: () => "a".repeat(large), read: true, refused: ["tooMuch"] },
  { id: "text-digits", name: "số liền.txt", make: () => fill("9"), read: true, refused: [] },
  { id: "text-numbers", name: "số rời.txt", make: () => fill("1.2,3/4-5%").slice(0, 200_000), read: true, refused: [] },
  { id: "text-references", name: "thực thể.txt", make: () => fill("&amp;&#x"), read: true, refused: [] },
  { id: "text-brackets", name: "ngoặc.txt", make: () => fill("([{«“"), read: true, refused: [] },
  { id: "text-tabs", name: "thẻ.txt", make: () => "1\t".repeat(100_000), read: true, refused: [] },
  { id: "text-marks", name: "dấu.txt", make: () => `a${fill("\u0301")}`, read: true, refused: [] },
];

function deepMail(deep) {
  const heads = Array.from({ length: deep }, (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`).join("");
  return `From: a@example.vn\r\nSubject: x\r\n${heads}Content-Type: text/plain; charset=utf-8\r\n\r\n${sentence()}\r\n`;
}
