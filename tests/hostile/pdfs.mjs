// PDF files whose trees of pages do not end, whose pages are huge, and that would act by themselves.

import { deflateSync } from "node:zlib";
import * as made from "../browser/made.mjs";
import { sentence } from "./words.mjs";

/** A file of these objects, the first of which is its catalog; an object is words, or `[words, bytes]` for a stream. */
function file(objects, trailer = "") {
  const parts = [Buffer.from("%PDF-1.7\n")];
  let at = parts[0].length;
  const places = objects.map((object, i) => {
    const place = at;
    const [head, bytes] = Array.isArray(object) ? object : [object];
    const stream = bytes ? [Buffer.from(` /Length ${bytes.length} >>\nstream\n`), bytes, Buffer.from("\nendstream")] : [];
    for (const part of [Buffer.from(`${i + 1} 0 obj\n${bytes ? head.replace(/>>$/, "") : head}`, "latin1"), ...stream, Buffer.from("\nendobj\n")]) {
      parts.push(part);
      at += part.length;
    }
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  return Buffer.concat([...parts, Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`)]);
}

const packed = (words) => ["<< /Filter /FlateDecode >>", deflateSync(Buffer.from(words))];
const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
/** One page with these contents, and what else the catalog and the page say. */
const single = (content, { catalog = "", page = "", more = [], trailer } = {}) =>
  file([`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> /XObject << /X 6 0 R >> >> /Contents 5 0 R ${page} >>`, font, packed(content), ...more], trailer);
const words = "BT /F 12 Tf 50 700 Td (Year 2024: 80,5% of all files) Tj ET";
const form = ["<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> /Font << /F 4 0 R >> >> >>", Buffer.from(`${"/X Do ".repeat(20)} ${words}`)];

/** A tree of so many branches with as many pages each. */
export const manyPages = (n) => {
  const branch = (i) => `<< /Type /Pages /Parent 2 0 R /Kids [${`${n + 3} 0 R `.repeat(n)}] /Count ${n} /X ${i} >>`;
  const lines = Array.from({ length: 8 }, (_, i) => `1 0 0 1 50 ${800 - 90 * i} Tm (Line ${i}: 80,5% of all files) Tj`).join(" ");
  const branches = Array.from({ length: n }, (_, i) => branch(i));
  const page = `<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F ${n + 4} 0 R >> >> /Contents ${n + 5} 0 R >>`;
  return file(["<< /Type /Catalog /Pages 2 0 R >>", `<< /Type /Pages /Kids [${branches.map((_, i) => `${i + 3} 0 R`).join(" ")}] /Count ${n * n} >>`, ...branches, page, font, packed(`BT /F 12 Tf ${lines} ET`)]);
};
/** A page that can be read, and one that draws a drawing twenty times in which each draws another. */
const slow = () => {
  const one = (content, more) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> ${more} >> /Contents ${content} 0 R >>`;
  const forms = Array.from({ length: 9 }, (_, i) => [`<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${i + 9} 0 R >> /Font << /F 5 0 R >> >> >>`, Buffer.from(i < 8 ? "/X Do ".repeat(20) : "BT /F 12 Tf (8) Tj ET")]);
  return file(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>", one(6, ""), one(7, "/XObject << /X 8 0 R >>"), font, packed(words), packed("/X Do"), ...forms]);
};

/** Each with the reasons that the page may give; `read` where it may read something as well. */
export const pdfs = (at) => [
  { id: "pdf-cycle", name: "vòng.pdf", make: () => file(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>"]), refused: ["broken", "tooMuch", "scan"] },
  { id: "pdf-count", name: "đếm.pdf", make: () => file(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"]), refused: ["broken", "tooMuch", "scan"] },
  { id: "pdf-pages", name: "nhiều trang.pdf", make: () => manyPages(56), read: true, refused: ["pdfPart"] },
  { id: "pdf-deep-tree", name: "cây sâu.pdf", make: () => file(["<< /Type /Catalog /Pages 2 0 R >>", ...Array.from({ length: 5_000 }, (_, i) => `<< /Type /Pages /Kids [${i + 3} 0 R] /Count 1 >>`), "<< /Type /Page /MediaBox [0 0 595 842] >>"]), refused: ["broken", "tooMuch", "scan"] },
  { id: "pdf-many-pieces", name: "nhiều chữ.pdf", make: () => single(`BT /F 12 Tf ${"1 0 0 1 50 700 Tm (8) Tj 1 0 0 1 150 600 Tm (9) Tj ".repeat(1_100_000)} ET`), refused: ["tooMuch", "pdfSlow"] },
  { id: "pdf-bomb", name: "bom.pdf", make: () => single(`${" ".repeat(200_000_000)}${words}`), refused: ["tooMuch", "scan", "broken"], read: true },
  { id: "pdf-form-in-form", name: "khung lồng.pdf", make: () => single("/X Do", { more: [form] }), refused: ["tooMuch", "scan", "broken"], read: true },
  { id: "pdf-slow-page", name: "trang nặng.pdf", make: slow, read: true, refused: ["pdfSlow", "pdfPart"] },
  { id: "pdf-huge-page", name: "trang lớn.pdf", make: () => single(words, { page: "/UserUnit 1e30 /MediaBox [-1e300 -1e300 1e300 1e300] /Rotate 90" }), refused: ["broken"], read: true },
  { id: "pdf-deep-array", name: "mảng sâu.pdf", make: () => single(words, { catalog: `/X ${"[".repeat(100_000)}${"]".repeat(100_000)}` }), refused: ["broken", "scan"], read: true },
  { id: "pdf-javascript", name: "chạy.pdf", make: () => single(words, { catalog: `/OpenAction << /S /JavaScript /JS (globalThis.owned=' pdf-javascript'; app.alert\\(1\\); app.launchURL\\('${at("pdf-javascript")}'\\)) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (globalThis.owned=' pdf-javascript') >>] >> >>` }), read: true, refused: [] },
  { id: "pdf-actions", name: "việc.pdf", make: () => single(words, { catalog: `/OpenAction << /S /URI /URI (${at("pdf-actions")}) >>`, page: `/AA << /O << /S /SubmitForm /F (${at("pdf-actions")}) >> /C << /S /Launch /F (calc.exe) >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (javascript:globalThis.owned=1) >> >>]` }), read: true, refused: [] },
  { id: "pdf-outside", name: "ngoài.pdf", make: () => file(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 4 0 R >> >> /Contents 5 0 R >>", font, [`<< /F << /FS /URL /F (${at("pdf-outside")}) >> /FFilter /FlateDecode >>`, Buffer.from(words)]]), refused: ["broken", "scan"], read: true },
  { id: "pdf-font", name: "phông.pdf", make: () => Buffer.from(single(words).toString("latin1").replace("/BaseFont /Helvetica", "/BaseFont /X /FontMatrix [1 0 0 (1\\);globalThis.owned=' pdf-font';//) 0 0]"), "latin1"), read: true, refused: ["broken", "scan"] },
  { id: "pdf-map", name: "bảng mã.pdf", make: () => Buffer.from(made.pdf([[{ text: "80,5% hồ sơ trực tuyến năm 2024", x: 50, y: 700 }]]).toString("latin1").replace("1 begincodespacerange <00> <ff> endcodespacerange", "1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 begincidrange <00000000> <ffffffff> 0 endcidrange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"), "latin1"), read: true, refused: ["broken", "scan", "tooMuch", "noWords"] },
  { id: "pdf-title", name: "đề.pdf", make: () => { const [before, behind] = made.pdf([[{ text: "Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 81,77%.", x: 50, y: 700 }]]).toString("latin1").split("trailer\n<<"); return Buffer.from(`${before}trailer\n<< /Info << /Title (<script data-h="pdf-title">globalThis.owned=' pdf-title'</script>) >> ${behind}`, "latin1"); }, read: true, refused: [] },
];
