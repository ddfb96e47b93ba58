// Files as other programs write them, made here: as small as the formats allow.

import { strToU8, zipSync } from "fflate";

/** A zip archive of `{path: text or bytes}`. */
export function zip(files) {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === "string" ? strToU8(content) : new Uint8Array(content)])));
}

/** The same, where the directory and the heads say that each file needs a password. */
export function lockedZip(files) {
  const bytes = zip(files);
  for (let at = 0; at < bytes.length - 4; at++) {
    if (bytes[at] !== 0x50 || bytes[at + 1] !== 0x4b) continue;
    if (bytes[at + 2] === 3 && bytes[at + 3] === 4) bytes[at + 6] |= 1;
    if (bytes[at + 2] === 1 && bytes[at + 3] === 2) bytes[at + 8] |= 1;
  }
  return bytes;
}

/** An archive whose one file claims to be shorter than it is. */
export function lyingZip(name, length, claimed) {
  const bytes = zip({ [name]: new Uint8Array(length).fill(97) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at < bytes.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, claimed, true);
  return bytes;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A Word document of paragraphs and tables (rows of cells), with a title in its properties if wanted. */
export function docx(parts, { title, body } = {}) {
  const paragraph = (text) => `<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  const table = (rows) => `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell)}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
  const content = body ?? parts.map((part) => (typeof part === "string" ? paragraph(part) : table(part))).join("");
  return zip({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${content}<w:sectPr/></w:body></w:document>`,
    ...(title && { "docProps/core.xml": `<cp:coreProperties xmlns:cp="a" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></cp:coreProperties>` }),
  });
}

/** A document of LibreOffice. */
export function odt(parts, { locked = false } = {}) {
  const paragraph = (text) => `<text:p>${escaped(text)}</text:p>`;
  const table = (rows) => `<table:table>${rows.map((row) => `<table:table-row>${row.map((cell) => `<table:table-cell>${paragraph(cell)}</table:table-cell>`).join("")}</table:table-row>`).join("")}</table:table>`;
  const spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"';
  return zip({
    mimetype: "application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="a">${locked ? "<manifest:encryption-data/>" : ""}</manifest:manifest>`,
    "content.xml": `<office:document-content ${spaces}><office:body><office:text>${parts.map((part) => (typeof part === "string" ? paragraph(part) : table(part))).join("")}</office:text></office:body></office:document-content>`,
  });
}

/** A spreadsheet of one sheet; every second text is shared, as spreadsheets do, and the others stand in their cells. */
export function xlsx(rows) {
  const strings = [];
  const cell = (value, place, i) => {
    if (typeof value === "number") return `<c r="${place}"><v>${value}</v></c>`;
    if (i % 2) return `<c r="${place}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    return `<c r="${place}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const sheet = rows.map((row, r) => `<row r="${r + 1}">${row.map((value, c) => (value === "" ? "" : cell(value, `${"ABCDEFGH"[c]}${r + 1}`, c))).join("")}</row>`).join("");
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zip({
    "xl/workbook.xml": `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Bài" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": `<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst ${main}>${strings.map((text) => `<si><r><t>${escaped(text.slice(0, 3))}</t></r><r><t xml:space="preserve">${escaped(text.slice(3))}</t></r></si>`).join("")}</sst>`,
  });
}

/** A PDF; each page is lines of `{text, x, y, size}`, and one without lines is a picture. A `password` nobody knows locks it. */
export function pdf(pages, { locked = false } = {}) {
  const letters = [...new Set(pages.flat().flatMap(({ text }) => [...text.normalize("NFC")]))].filter((letter) => letter !== " ");
  const code = (letter) => (letter === " " ? 32 : 33 + letters.indexOf(letter));
  const hex = (text) => [...text.normalize("NFC")].map((letter) => code(letter).toString(16).padStart(2, "0")).join("");
  const points = [" ", ...letters].map((letter) => `<${code(letter).toString(16).padStart(2, "0")}> <${letter.charCodeAt(0).toString(16).padStart(4, "0")}>`);
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange ${chunks(points).map((some) => `${some.length} beginbfchar ${some.join("\n")} endbfchar`).join("\n")} endcmap end end`;
  const stream = (content) => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""];
  const add = (object) => objects.push(object);
  const font = add(`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 255 /Widths [${Array(224).fill(500).join(" ")}] /ToUnicode ${objects.length + 2} 0 R >>`);
  add(stream(map));
  const kids = pages.map((lines) => {
    const words = lines.map(({ text, x, y, size = 12 }) => `BT /F1 ${size} Tf ${x} ${y} Td <${hex(text)}> Tj ET`).join("\n");
    const content = add(stream(lines.length ? words : "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q"));
    return add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${font} 0 R >> >> /Contents ${content} 0 R >>`);
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] /Count ${kids.length} >>`;
  const lock = locked && add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> >>`);
  let file = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R${lock ? ` /Encrypt ${lock} 0 R /ID [<00> <00>]` : ""} >>`;
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF\n`, "latin1");
}

/** A mail with words, their HTML form, and files. */
export function mail({ subject, date = "Thu, 7 Nov 2024 23:30:00 +0700", text, html, files = {} }) {
  const encoded = (words) => Buffer.from(words).toString("base64").replace(/.{76}/g, "$&\r\n");
  const part = (head, words) => `--P\r\n${head}\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded(words)}\r\n`;
  const bodies = [text && part("Content-Type: text/plain; charset=utf-8", text), html && part("Content-Type: text/html; charset=utf-8", html)];
  const attached = Object.entries(files).map(([name, bytes]) => part(`Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="=?utf-8?B?${Buffer.from(name).toString("base64")}?="`, bytes));
  const head = `From: So TTTT <so@example.vn>\r\nDate: ${date}\r\nSubject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="P"\r\n\r\n`;
  return `${head}${[...bodies, ...attached].filter(Boolean).join("")}--P--\r\n`;
}

/** A web page as Chromium saves it in one file, with a frame. */
export function savedPage(url, html, frame) {
  const part = (location, words) => `--B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: ${location}\r\n\r\n${Buffer.from(words).toString("base64")}\r\n`;
  return `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${url}\r\nSubject: Trang\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n${part(url, html)}${part("cid:frame-1@mhtml.blink", frame)}--B--\r\n`;
}

/** What an office program before 2007 wrote; a `part` stands in it by name. */
export function oldOffice(part = "WordDocument") {
  return Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1528), Buffer.from(part, "utf16le"), Buffer.alloc(512)]);
}

function chunks(list) {
  return list.length ? [list.slice(0, 100), ...chunks(list.slice(100))] : [];
}
