// Archives and documents in archives that unpack without end, lie about what they hold, or reach for what lies outside.

import { crc32, deflateRawSync } from "node:zlib";
import * as made from "../browser/made.mjs";
import { sentence } from "./words.mjs";

/** An archive whose every field can lie: entries of `{name, packed, size, sum, at}`; one with `at` has the bytes of that one. */
export function rawZip(entries) {
  const parts = [];
  const places = [];
  let at = 0;
  const push = (part) => {
    parts.push(part);
    at += part.length;
  };
  for (const { name, packed, size, sum = 0, at: same } of entries) {
    places.push(same === undefined ? at : places[same]);
    if (same !== undefined) continue;
    push(headOf(0x04034b50, 30, { name, packed, size, sum }, 4));
    push(packed);
  }
  const begin = at;
  entries.forEach((entry, i) => {
    const head = headOf(0x02014b50, 46, { ...entry, packed: entry.packed ?? entries[entry.at].packed }, 6);
    head.writeUInt32LE(places[i], 42);
    push(head);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at - begin, 12);
  end.writeUInt32LE(begin, 16);
  return Buffer.concat([...parts, end]);
}

function headOf(sign, length, { name, packed, size, sum = 0 }, from) {
  const words = Buffer.from(name);
  const head = Buffer.alloc(length + words.length);
  head.writeUInt32LE(sign, 0);
  head.writeUInt16LE(20, from);
  head.writeUInt16LE(0x0800, from + 2);
  head.writeUInt16LE(8, from + 4);
  head.writeUInt32LE(sum, from + 10);
  head.writeUInt32LE(packed.length, from + 14);
  head.writeUInt32LE(size, from + 18);
  head.writeUInt16LE(words.length, from + 22);
  words.copy(head, length);
  return head;
}

const zeros = (length) => ({ packed: deflateRawSync(Buffer.alloc(length, 97)), size: length, sum: crc32(Buffer.alloc(length, 97)) });
const laughs = (root) => `<!DOCTYPE ${root} [<!ENTITY a "ha">${"bcdefghijk".split("").map((to, i) => `<!ENTITY ${to} "${`&${"abcdefghij"[i]};`.repeat(10)}">`).join("")}]>`;
const squares = (root) => `<!DOCTYPE ${root} [<!ENTITY a "${"ha".repeat(50_000)}">]>`;
const word = (head, body) => made.zip({ "[Content_Types].xml": "<Types/>", "word/document.xml": `${head}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:xi="http://www.w3.org/2001/XInclude"><w:body><w:p><w:r><w:t>${body}</w:t></w:r></w:p></w:body></w:document>` });
const office = (head, body, beside = {}) => made.zip({ mimetype: "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<a/>", "content.xml": `${head}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>${body}</office:text></office:body></office:document-content>`, ...beside });
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const book = (sheet, { head = "", strings = "", sheets = '<sheet name="a" sheetId="1" r:id="r1"/>', target = "worksheets/sheet1.xml" } = {}) =>
  made.zip({
    "xl/workbook.xml": `<workbook ${main}><sheets>${sheets}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Target="${target}"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${head}<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
    ...(strings && { "xl/sharedStrings.xml": `${head}<sst ${main}>${strings}</sst>` }),
  });
const cells = (...texts) => texts.map((text, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`).join("");

/** Each with the reasons that the page may give; `read` where it may read something as well. */
export const archives = (at) => [
  { id: "zip-flat", name: "phẳng.zip", make: () => rawZip(Array.from({ length: 20 }, (_, i) => ({ name: `${i}.txt`, ...(i ? { at: 0, size: 30_000_000, sum: 0 } : zeros(30_000_000)) }))), refused: ["tooMuch"] },
  { id: "zip-overlapping", name: "chồng.zip", make: () => overlapping(), refused: ["tooMuch", "broken", "zipInZip"], read: true },
  { id: "zip-lie-small", name: "dối nhỏ.zip", make: () => rawZip([{ name: "a.txt", ...zeros(60_000_000), size: 1_000 }]), refused: ["broken", "tooMuch"] },
  { id: "zip-lie-large", name: "dối lớn.zip", make: () => rawZip([{ name: "a.txt", ...zeros(10), size: 0xfffffffe }]), refused: ["tooMuch", "tooBig", "broken"] },
  { id: "zip-too-many", name: "nhiều.zip", make: () => rawZip(Array.from({ length: 60_000 }, (_, i) => ({ name: `${i}.txt`, ...(i ? { at: 0, size: 1 } : zeros(1)) }))), refused: ["tooMuch"] },
  { id: "zip-nested", name: "lồng.zip", make: () => nested(9), refused: ["zipInZip", "tooMuch"] },
  { id: "zip-fan", name: "quạt.zip", make: () => { const inner = rawZip(Array.from({ length: 200 }, (_, i) => ({ name: `${i}.txt`, ...(i ? { at: 0, size: 2_000_000 } : zeros(2_000_000)) }))); return rawZip(Array.from({ length: 200 }, (_, i) => ({ name: `${i}.zip`, packed: deflateRawSync(inner), size: inner.length, sum: crc32(inner) }))); }, refused: ["tooMuch", "broken", "twice"] },
  { id: "zip-paths", name: "đường.zip", make: () => made.zip({ "../../../etc/passwd.txt": sentence(), "/tuyệt/đối.txt": sentence(), "C:\\Windows\\System32\\x.txt": sentence(), "a/../../b.txt": sentence(), "__proto__/constructor.txt": sentence(), "<img src=x onerror=globalThis.owned='zip-paths'>.txt": sentence() }), read: true, refused: [] },
  { id: "zip-no-end", name: "cụt.zip", make: () => Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(100_000, 0x50)]), refused: ["broken"] },
  { id: "zip-zip64", name: "zip64.zip", make: () => zip64(), refused: ["broken", "tooMuch"] },
  { id: "docx-bomb", name: "bom.docx", make: () => rawZip([{ name: "word/document.xml", ...zeros(70_000_000) }]), refused: ["tooMuch"] },
  { id: "docx-lie", name: "dối.docx", make: () => rawZip([{ name: "word/document.xml", ...zeros(70_000_000), size: 100 }]), refused: ["broken", "tooMuch"] },
  { id: "docx-laughs", name: "cười.docx", make: () => word(laughs("x"), "&k;"), refused: ["broken"] },
  { id: "docx-squares", name: "vuông.docx", make: () => word(squares("x"), "&a;".repeat(50_000)), refused: ["broken"] },
  { id: "docx-external", name: "ngoài.docx", make: () => word(`<!DOCTYPE x [<!ENTITY e SYSTEM "${at("docx-external")}"><!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "${at("docx-external")}"> %p;]>`, `&e;&f;${sentence()}`), refused: ["broken"] },
  { id: "docx-dtd", name: "dtd.docx", make: () => word(`<?xml-stylesheet type="text/xsl" href="${at("docx-dtd")}"?><!DOCTYPE x SYSTEM "${at("docx-dtd")}">`, `<xi:include href="${at("docx-dtd")}" parse="text"/>${sentence()}`), refused: ["broken"] },
  { id: "docx-relations", name: "quan hệ.docx", make: () => made.docx([], { body: `<w:p><w:r><w:t>${sentence()}</w:t></w:r><w:r><w:instrText>DDEAUTO cmd "/C calc" INCLUDETEXT "${at("docx-relations")}"</w:instrText></w:r></w:p><w:altChunk r:id="x" xmlns:r="a"/><h:script xmlns:h="http://www.w3.org/1999/xhtml" data-h="docx-relations" src="${at("docx-relations")}">globalThis.owned=' docx-relations'</h:script><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="${at("docx-relations")}" onerror="globalThis.owned=' docx-relations'"/>` }), read: true, refused: [] },
  { id: "docx-deep", name: "sâu.docx", make: () => word("", `${"<w:r>".repeat(100_000)}${sentence()}${"</w:r>".repeat(100_000)}`), refused: ["tooDeep"] },
  { id: "docx-deep-tables", name: "bảng sâu.docx", make: () => word("", `</w:t></w:r></w:p>${"<w:tbl><w:tr><w:tc>".repeat(20_000)}${"</w:tc></w:tr></w:tbl>".repeat(20_000)}<w:p><w:r><w:t>${sentence()}`), refused: ["tooDeep"] },
  { id: "docx-span", name: "rộng.docx", make: () => made.docx([], { body: `<w:tbl><w:tr>${'<w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p><w:r><w:t>80%</w:t></w:r></w:p></w:tc>'.repeat(2_000)}</w:tr></w:tbl><w:p><w:r><w:t>${sentence()}</w:t></w:r></w:p>` }), read: true, refused: [] },
  { id: "odt-laughs", name: "cười.odt", make: () => office(laughs("x"), "<text:p>&k;</text:p>"), refused: ["broken"] },
  { id: "odt-external", name: "ngoài.odt", make: () => office(`<!DOCTYPE x [<!ENTITY e SYSTEM "${at("odt-external")}">]>`, `<text:p>&e;${sentence()}</text:p>`), refused: ["broken"] },
  { id: "odt-repeated", name: "lặp.odt", make: () => office("", `<table:table>${`<table:table-row table:number-rows-repeated="2000000000"><table:table-cell table:number-columns-repeated="2000000000"><text:p>${"x".repeat(300)}</text:p></table:table-cell></table:table-row>`.repeat(200)}</table:table><text:p>${sentence()}</text:p>`), read: true, refused: [] },
  { id: "odt-nested-repeats", name: "lặp lồng.odt", make: () => office("", `${'<table:table><table:table-row><table:table-cell table:number-columns-repeated="40">'.repeat(12)}<text:p>x</text:p>${"</table:table-cell></table:table-row></table:table>".repeat(12)}<text:p>${sentence()}</text:p>`), read: true, refused: ["tooMuch"] },
  { id: "odt-deep", name: "sâu.odt", make: () => office("", `${"<text:span>".repeat(100_000)}${"</text:span>".repeat(100_000)}<text:p>${sentence()}</text:p>`), refused: ["tooDeep"] },
  { id: "xlsx-laughs", name: "cười.xlsx", make: () => book(cells("text", "&k;"), { head: laughs("x") }), refused: ["broken"] },
  { id: "xlsx-external", name: "ngoài.xlsx", make: () => book(cells("text", `&e;${sentence()}`), { head: `<!DOCTYPE x [<!ENTITY e SYSTEM "${at("xlsx-external")}">]>` }), refused: ["broken"] },
  { id: "xlsx-far-cell", name: "xa.xlsx", make: () => book(`<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="2">${'<c r="XFD1048576"><v>1</v></c>'.repeat(20_000)}<c r="A2" t="inlineStr"><is><t>${sentence()}</t></is></c></row>`), read: true, refused: [] },
  { id: "xlsx-shared", name: "chung.xlsx", make: () => book(`<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c><c r="B1" t="inlineStr"><is><t>title</t></is></c></row>${Array.from({ length: 3_000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" t="s"><v>0</v></c><c r="B${i + 2}" t="inlineStr"><is><t>Bài ${i}</t></is></c></row>`).join("")}`, { strings: `<si><t>${"Hội nghị bàn nhiều việc. ".repeat(40_000)}</t></si>` }), refused: ["tooMuch"] },
  { id: "xlsx-sheets", name: "trang.xlsx", make: () => book(cells("text", "x".repeat(300)), { sheets: '<sheet name="a" sheetId="1" r:id="r1"/>'.repeat(60_000) }), read: true, refused: ["tooMuch"] },
  { id: "xlsx-path", name: "đường.xlsx", make: () => book(cells("text", sentence()), { target: "../../../../etc/passwd" }), refused: ["noTextColumn", "broken"] },
  { id: "xlsx-formula", name: "công thức.xlsx", make: () => book(`<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="2"><c r="A2" t="str"><f>HYPERLINK("${at("xlsx-formula")}")</f><v>=HYPERLINK("${at("xlsx-formula")}") ${sentence()}</v></c></row>`), read: true, refused: [] },
];

/** Whole files within files: the packed bytes of one are the bytes of another. */
function overlapping() {
  const kernel = zeros(20_000_000);
  return rawZip(Array.from({ length: 2_000 }, (_, i) => (i ? { name: `${i}.txt`, at: 0, size: 150_000, sum: kernel.sum } : { name: "0.txt", ...kernel, size: 150_000 })));
}

function nested(deep) {
  let bytes = made.zip({ "a.txt": sentence() });
  for (let i = 0; i < deep; i++) bytes = made.zip({ [`${i}.zip`]: bytes });
  return bytes;
}

/** An end that says that the directory lies where no byte is, and is longer than all. */
function zip64() {
  const bytes = Buffer.from(made.zip({ "a.txt": sentence() }));
  const end = bytes.length - 22;
  bytes.writeUInt16LE(0xffff, end + 8);
  bytes.writeUInt16LE(0xffff, end + 10);
  bytes.writeUInt32LE(0xffffffff, end + 12);
  bytes.writeUInt32LE(0xffffffff, end + 16);
  return bytes;
}
