// Documents: each format gives its words and figures, each file that cannot be read says why, and the others go on.

import assert from "node:assert/strict";
import { everywhere } from "./driver.mjs";
import { manyPages } from "../hostile/pdfs.mjs";
import * as made from "./made.mjs";
import { articlesRead, dropFiles, dropFolder, paste } from "./ways.mjs";

const told = (place, value, year = 2024) => `Tỉnh ${place} đạt ${value}% hồ sơ trực tuyến toàn trình trong năm ${year}.`;
const cells = [
  ["Tỉnh", "Tỷ lệ hồ sơ trực tuyến năm 2024"],
  ["Hà Giang", "80,53%"],
  ["Lai Châu", "71,4%"],
];

const figures = (page) => page.texts(".words .fig");
const names = (page) => page.evaluate(() => [...document.querySelectorAll(".articles .article-name")].map((node) => node.textContent));
const reasons = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".notice[data-reason]")].map((n) => [n.querySelector("strong")?.textContent ?? "", n.dataset.reason])));

/** All articles as they are saved. */
async function saved(page) {
  await page.click(".all-rows .menu summary");
  const { bytes } = await page.saved('.all-rows [data-save="json"]');
  return JSON.parse(bytes.toString("utf8"));
}

everywhere("a Word document gives its paragraphs, the cells of its tables, and what stands in boxes once", async (page) => {
  const box = "<w:txbxContent><w:p><w:r><w:t>Khung: 1.864 tổ công nghệ số cộng đồng.</w:t></w:r></w:p></w:txbxContent>";
  const body = `<w:p><w:r><w:t>Chuyển đổi số</w:t></w:r><w:r><w:t xml:space="preserve"> ở Lào Cai</w:t></w:r></w:p>
    <w:p><w:del><w:r><w:delText>Đã xóa 99,9%.</w:delText></w:r></w:del><w:r><w:t>${told("Lào Cai", "85,5")}</w:t></w:r>
    <w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r></w:p>
    <w:tbl>${cells.map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
  await dropFiles(page, [{ name: "báo cáo.docx", bytes: made.docx([], { body, title: "Tài liệu 77" }) }]);
  await articlesRead(page, 1);
  const words = await page.text(".words");
  assert.ok(words.includes("Chuyển đổi số ở Lào Cai") && words.includes("Hà Giang\t80,53%"), words);
  assert.ok(!words.includes("99,9") && !words.includes("Tài liệu"), words);
  assert.deepEqual((await figures(page)).sort(), ["1.864", "71,4%", "80,53%", "85,5%"]);
  assert.deepEqual(await page.texts(".notice"), []);
});

everywhere("a document of LibreOffice gives the same", async (page) => {
  await dropFiles(page, [{ name: "báo cáo.odt", bytes: made.odt(["Chuyển đổi số ở Lào Cai", told("Lào Cai", "85,5"), cells]) }]);
  await articlesRead(page, 1);
  assert.ok((await page.text(".words")).includes("Lai Châu\t71,4%"));
  assert.deepEqual((await figures(page)).sort(), ["71,4%", "80,53%", "85,5%"]);
});

everywhere("an archive gives the articles in it, from folders and one archive within, in their order", async (page) => {
  const inner = made.zip({ "sâu/bốn.txt": told("Sơn La", "74") });
  const bytes = made.zip({
    "__MACOSX/._một.txt": "x",
    ".DS_Store": "x",
    "../../một.txt": told("Lào Cai", "71"),
    "năm 2024/hai.docx": made.docx([told("Hà Giang", "72")]),
    "năm 2024/ba.odt": made.odt([told("Yên Bái", "73")]),
    "năm 2024/trong.zip": inner,
    "hỏng.docx": "không phải Word",
    "sâu quá.zip": made.zip({ "a.zip": made.zip({ "b.txt": told("Cao Bằng", "75") }) }),
  });
  await dropFiles(page, [{ name: "gói.zip", bytes }, { name: "năm.txt", text: told("Cao Bằng", "79") }]);
  await articlesRead(page, 5);
  assert.deepEqual(await reasons(page), { "gói.zip › hỏng.docx": "broken", "gói.zip › sâu quá.zip › a.zip": "zipInZip" });
  const read = await names(page);
  assert.deepEqual(["gói.zip › một.txt", "gói.zip › hai.docx", "gói.zip › ba.odt", "gói.zip › trong.zip › bốn.txt", "năm.txt"].map((name) => read.findIndex((one) => one.includes(name))), [0, 1, 2, 3, 4], read.join(" | "));
});

everywhere("archives that are locked, cut, made to fill the memory or empty say so, and the rest is read", async (page) => {
  const good = made.zip({ "a.txt": told("Lào Cai", "71") });
  await dropFiles(page, [
    { name: "khóa.zip", bytes: made.lockedZip({ "a.txt": "bí mật", "b.txt": "bí mật" }) },
    { name: "cụt.zip", bytes: good.slice(0, good.length - 40) },
    { name: "bom.zip", bytes: made.lyingZip("bom.txt", 3_000_000, 1_000) },
    { name: "nhiều.zip", bytes: made.zip(Object.fromEntries(Array.from({ length: 5_001 }, (_, i) => [`${i}.txt`, "x"]))) },
    { name: "ảnh.zip", bytes: made.zip({ "a.jpg": "x" }) },
    { name: "gói.rar", bytes: [82, 97, 114, 33, 26, 7, 0] },
    { name: "tốt.zip", bytes: good },
  ]);
  await articlesRead(page, 1);
  assert.deepEqual(await reasons(page), { "khóa.zip": "locked", "cụt.zip": "broken", "bom.zip › bom.txt": "broken", "nhiều.zip": "tooMuch", "ảnh.zip": "emptyZip", "gói.rar": "otherArchive" });
});

// More than a document may unpack to, in less than a tenth of a megabyte.
const bomb = made.zip({ "word/document.xml": "a".repeat(70_000_000) });

everywhere("documents that cannot be read each say why", async (page) => {
  await dropFiles(page, [
    { name: "cũ.doc", bytes: made.oldOffice() },
    { name: "khóa.docx", bytes: made.oldOffice("EncryptedPackage") },
    { name: "khóa.odt", bytes: made.odt(["x"], { locked: true }) },
    { name: "trống.docx", bytes: made.docx([""]) },
    { name: "thư.rtf", text: "{\\rtf1 a}" },
    { name: "trang.doc", text: `<html><body><p>${told("Lào Cai", "85,5")}</p></body></html>` },
    { name: "giả.docx", text: told("Lào Cai", "1,5") },
    { name: "bảng tính.ods", bytes: made.zip({ "META-INF/manifest.xml": "<a/>", "content.xml": "<a/>" }) },
    { name: "trình chiếu.pptx", bytes: made.zip({ "ppt/presentation.xml": "<a/>" }) },
    { name: "bom.docx", bytes: bomb },
  ]);
  await articlesRead(page, 1);
  await page.click(".notices summary");
  assert.match((await page.texts(".notices li")).join(" | "), /bảng tính\.ods.*\.xlsx.*trình chiếu\.pptx.*\.pptx.*bom\.docx.*bung ra/);
  assert.deepEqual(await reasons(page), { "cũ.doc": "saveAs", "khóa.docx": "locked", "khóa.odt": "locked", "trống.docx": "noWords", "thư.rtf": "saveAs", "giả.docx": "broken" });
  assert.ok((await page.text(".words")).includes("85,5%"));
  await page.click(".switches [lang=en]");
  await page.until(() => document.documentElement.lang === "en", "English");
  assert.ok((await page.texts(".notice")).some((line) => line.includes("cũ.doc") && line.includes("save it as .docx")));
});

everywhere("tables of articles give an article a row, with its title, address and day", async (page) => {
  const rows = [
    ["STT", "Tiêu đề", "Đường dẫn", "Ngày đăng", "Nội dung"],
    ["1", "Bài một", "https://example.vn/1", "30/11/2024", `${told("Lào Cai", "61")}\nXuống "dòng"; hết.`],
    ["2", "Bài hai", "", "", told("Hà Giang", "62")],
  ];
  const quoted = (row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";");
  const record = (place, value) => ({ id: 1, title: `Bài về ${place}`, content: told(place, value), url: "https://example.vn/2", published: "2024-05-06T00:00:00Z" });
  await dropFiles(page, [
    { name: "bài.csv", text: `\uFEFF${rows.map(quoted).join("\r\n")}` },
    { name: "bài.xlsx", bytes: made.xlsx([["url", "title", "published", "text"], ["https://example.vn/3", "Bài ba", 45_601, told("Sơn La", "63")], ["", "", "", told("Yên Bái", "64")]]) },
    { name: "bài.json", text: JSON.stringify({ total: 1, items: [{ ...record("Cao Bằng", "65"), content: ["Đoạn đầu.", told("Cao Bằng", "65")] }] }) },
    { name: "bài.jsonl", text: [record("Bắc Kạn", "66"), record("Tuyên Quang", "67")].map((one) => JSON.stringify(one)).join("\n") },
  ]);
  await articlesRead(page, 7);
  assert.deepEqual(await reasons(page), {});
  const found = await saved(page);
  assert.deepEqual(found.map(({ url, published }) => [url ?? "", published ?? ""]), [
    ["https://example.vn/1", "2024-11-30"],
    ["", ""],
    ["https://example.vn/3", "2024-11-05"],
    ["", ""],
    ["https://example.vn/2", "2024-05-06"],
    ["https://example.vn/2", "2024-05-06"],
    ["https://example.vn/2", "2024-05-06"],
  ]);
});

everywhere("a column of days keeps to one order, which a number over twelve tells", async (page) => {
  const table = (...days) => `published;text\n${days.map((day, i) => `${day};"${told("Sơn La", `6${i},${days.length}`)} ${day}"`).join("\n")}`;
  await dropFiles(page, [
    { name: "mỹ.csv", text: table("03/25/2024", "04/03/2024") },
    { name: "việt.csv", text: table("25/03/2024", "04/03/2024", "1.2.2024") },
    { name: "lẫn.csv", text: table("03/25/2024", "25/03/2024", "04/03/2024", "05/05/2024") },
  ]);
  await articlesRead(page, 9);
  const days = (await saved(page)).map(({ published }) => published ?? "");
  assert.deepEqual(days, ["2024-03-25", "2024-04-03", "2024-03-25", "2024-03-04", "2024-02-01", "2024-03-25", "2024-03-25", "", "2024-05-05"]);
});

everywhere("a table without a column called so is read by its longest texts, and one without texts is not", async (page) => {
  const long = (place) => `${told(place, "61")} ${"Hội nghị bàn nhiều việc khác của địa phương trong thời gian tới. ".repeat(5)}`;
  await dropFiles(page, [
    { name: "lạ.csv", text: `id,cot_a\n1,"${long("Lào Cai")}"\n2,"${long("Hà Giang")}"` },
    { name: "không đầu.csv", text: `"${long("Sơn La")}"\n"${long("Yên Bái")}"` },
    { name: "số.csv", text: "tỉnh,tỷ lệ\nLào Cai,85\nHà Giang,80" },
    { name: "hỏng.json", text: '{"a": 1}\n{"b": ' },
    { name: "khác.json", text: '{"a": [1, 2, 3]}' },
    { name: "số.xlsx", bytes: made.xlsx([["tỉnh", "tỷ lệ"], ["Lào Cai", 85]]) },
  ]);
  await articlesRead(page, 4);
  assert.deepEqual(await reasons(page), { "lạ.csv": "textColumn", "không đầu.csv": "textColumn", "số.csv": "noTextColumn", "hỏng.json": "badData", "khác.json": "noTextColumn", "số.xlsx": "noTextColumn" });
  assert.ok((await page.texts(".notice")).some((line) => line.includes("cot_a")));
});

everywhere("a table of the reader's own words stays one beside a table of articles", async (page) => {
  await dropFiles(page, [
    { name: "từ.csv", text: "# của tôi\nid;label_vi;pillar;value;triggers\nsmart_ward_rate;Tỷ lệ phường thông minh;government;rate;phường thông minh\n" },
    { name: "bài.csv", text: `id;nội dung\n1;${told("Lào Cai", "61")} Tỷ lệ phường thông minh đạt 44%.\n2;${told("Hà Giang", "62")}` },
  ]);
  await page.until(() => document.querySelector(".dictionary .added")?.textContent.includes("từ.csv"), "the words");
  await articlesRead(page, 2);
  await page.press("Escape");
  const [first] = await saved(page);
  assert.ok(first.observations.some((o) => o.indicator === "smart_ward_rate"));
});

everywhere("a mail gives its words below its subject, its day, and the files that hang on it", async (page) => {
  const html = `<div>${told("Lào Cai", "85,5")}</div><table><tr><td>Tỉnh</td><td>Tỷ lệ hồ sơ trực tuyến</td></tr><tr><td>Hà Giang</td><td>80,53%</td></tr></table>`;
  await dropFiles(page, [
    { name: "thư.eml", text: made.mail({ subject: "Báo cáo chuyển đổi số tháng 11", text: "Xem bản HTML.", html, files: { "số liệu.docx": made.docx([told("Sơn La", "74")]), "logo.png": [1, 2] } }) },
    { name: "ngắn.eml", text: made.mail({ subject: "Trả lời", text: told("Yên Bái", "73") }) },
    { name: "hỏng.eml", bytes: [0, 1, 2, 3] },
  ]);
  await articlesRead(page, 3);
  assert.deepEqual(await reasons(page), { "hỏng.eml": "broken", "thư.eml": "mailPictures" });
  const found = await saved(page);
  assert.deepEqual(found.map(({ published }) => published ?? ""), ["2024-11-07", "", "2024-11-07"]);
  await page.click(".articles li:first-child .article-name");
  await page.until(() => document.querySelector(".one .words") !== null, "the words");
  const words = await page.text(".words");
  assert.ok(words.startsWith("Báo cáo chuyển đổi số tháng 11"), words);
  assert.deepEqual(await figures(page), ["85,5%", "80,53%"]);
});

everywhere("a web page that was saved as one file gives its main text and its address", async (page) => {
  const html = `<!doctype html><html><head><title>Lào Cai</title></head><body><nav>Trang chủ 99</nav><article><h1>Lào Cai chuyển đổi số</h1>${`<p>${told("Lào Cai", "85,5")}</p><p>${"Hội nghị bàn nhiều việc khác của địa phương. ".repeat(10)}</p>`.repeat(2)}</article></body></html>`;
  await dropFiles(page, [
    { name: "trang.mhtml", text: made.savedPage("https://example.vn/lao-cai.html", html, "<html><body>Quảng cáo giảm 70%</body></html>") },
    { name: "khác.txt", text: told("Hà Giang", "62") },
  ]);
  await articlesRead(page, 2);
  const [first] = await saved(page);
  assert.equal(first.url, "https://example.vn/lao-cai.html");
  assert.ok(!JSON.stringify(first).includes("giảm 70"));
});

everywhere("a table copied out of a text program keeps its cells, however they are set", async (page) => {
  const cell = (text, wide = "") => `<td${wide}><p class="MsoNormal"><span style="font-size:13pt">${text}</span></p><p>&nbsp;</p></td>`;
  const html = `<html><body><p>${told("Lào Cai", "85,5")}</p><table><caption>Bảng 1</caption>
    <tr>${cell("Vùng", ' rowspan="2"')}${cell("Tỉnh", ' rowspan="2"')}${cell("Tỷ lệ hồ sơ trực tuyến", ' colspan="2"')}</tr>
    <tr>${cell("Năm 2023")}${cell("Năm 2024")}</tr>
    <tr>${cell("Tây Bắc", ' rowspan="2"')}${cell("Hà Giang")}${cell("75,1%")}${cell("80,53%")}</tr>
    <tr>${cell("Lai Châu")}${cell("70,2%")}${cell("71,4%")}</tr></table>
    <table><tr><td><p>Khung bên trái có 12 xã.</p><p>Dòng khác.</p><table><tr><td>x</td></tr></table></td><td>Khung bên phải.</td></tr></table></body></html>`;
  await paste(page, { html, plain: "Bảng" });
  await articlesRead(page, 1);
  const words = await page.text(".words");
  for (const row of ["Hà Giang\t75,1%\t80,53%", "Lai Châu\t70,2%\t71,4%", "\tNăm 2023\tNăm 2024"]) assert.ok(words.includes(row), words);
  assert.ok(!words.includes("Dòng khác.\t"), words);
  await page.until(() => document.querySelectorAll(".line").length === 6, "all rows");
  const rows = await page.texts(".line");
  for (const [value, place] of [["75,1%", "Hà Giang"], ["80,53%", "Hà Giang"], ["70,2%", "Lai Châu"], ["71,4%", "Lai Châu"]])
    assert.ok(rows.some((row) => row.startsWith(value) && row.includes(place)), rows.join(" | "));
});

/** Three pages with a running head, numbers at their feet, and a paragraph that goes on from one to the next. */
function printed() {
  const pages = [1, 2, 3].map((n) => [
    { text: "Báo cáo chuyển đổi số năm 2024", x: 200, y: 800, size: 9 },
    { text: `Trang ${n}/3`, x: 280, y: 30, size: 9 },
  ]);
  pages[0].push(
    { text: "Lào Cai dẫn đầu vùng về dịch vụ công trực tuyến", x: 100, y: 740, size: 18 },
    { text: "Tỉnh Lào Cai đạt 85,5% hồ sơ trực tuyến toàn trình trong", x: 70, y: 700 },
    { text: "năm 2024.", x: 50, y: 685 },
    { text: "Tỉnh Hà Giang đạt 80,53% hồ sơ trực tuyến, cao hơn", x: 70, y: 670 },
  );
  pages[1].push(
    { text: "mức bình quân của vùng trong cùng năm ấy là 71,4%.", x: 50, y: 740 },
    { text: "Tỉnh", x: 50, y: 700 },
    { text: "Tỷ lệ hồ sơ trực tuyến năm 2024", x: 250, y: 700 },
    { text: "Sơn La", x: 50, y: 685 },
    { text: "64,2%", x: 250, y: 685 },
    { text: "Yên Bái", x: 50, y: 670 },
    { text: "65,3%", x: 250, y: 670 },
  );
  pages[2].push({ text: "Các địa phương tiếp tục thực hiện kế hoạch đã đề ra.", x: 50, y: 740 });
  return pages;
}

everywhere(
  "a PDF gives its paragraphs and tables without running heads; a scan, a locked and a broken one say so",
  async (page) => {
    await dropFiles(page, [
      { name: "báo cáo.pdf", bytes: made.pdf(printed()) },
      { name: "quét.pdf", bytes: made.pdf([[], []]) },
      { name: "khóa.pdf", bytes: made.pdf(printed(), { locked: true }) },
      { name: "hỏng.pdf", text: "%PDF-1.4 không phải PDF" },
      // What stands at one place of all pages with other numbers each time is no running head.
      { name: "mẫu.pdf", bytes: made.pdf(["1.201", "1.302"].map((value) => [{ text: `Toàn tỉnh có ${value} tổ công nghệ số cộng đồng.`, x: 50, y: 760 }])) },
      { name: "nửa.pdf", bytes: made.pdf([[{ text: told("Lai Châu", "71"), x: 50, y: 700 }], []]) },
    ]);
    page.patience = 20_000;
    await articlesRead(page, 3);
    assert.ok((await page.texts(".articles li")).some((line) => line.includes("mẫu.pdf") && line.includes("2 con số")));
    assert.deepEqual(await reasons(page), { "quét.pdf": "scan", "khóa.pdf": "locked", "hỏng.pdf": "broken", "nửa.pdf": "scanPages" });
    await page.click(".articles li:first-child .article-name");
    await page.until(() => document.querySelector(".one .words") !== null, "the words");
    const words = await page.text(".words");
    assert.ok(words.includes("toàn trình trong năm 2024."), words);
    assert.ok(words.includes("cao hơn mức bình quân"), words);
    assert.ok(words.includes("Sơn La\t64,2%"), words);
    assert.ok(!words.includes("Trang 2") && !words.includes("Báo cáo chuyển đổi số năm"), words);
    assert.deepEqual((await figures(page)).sort(), ["64,2%", "65,3%", "71,4%", "80,53%", "85,5%", "dẫn đầu"]);
  },
  { doors: ["http"] },
);

everywhere(
  "the page in one file says that it reads no PDF",
  async (page) => {
    await dropFiles(page, [{ name: "báo cáo.pdf", bytes: made.pdf(printed()) }, { name: "a.txt", text: told("Lào Cai", "71") }]);
    await articlesRead(page, 1);
    assert.deepEqual(await reasons(page), { "báo cáo.pdf": "hostedOnly" });
  },
  { doors: ["file"] },
);

everywhere("a folder of documents keeps its order, and the same text from two formats is one article", async (page) => {
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`${i}.csv`, `nội dung\n${told("Lào Cai", String(i)).replace(" hồ", ", hồ")}`]));
  await dropFolder(page, { Bài: many });
  await articlesRead(page, 150);
  const found = await saved(page);
  assert.deepEqual(found.map(({ doc }) => doc), Array.from({ length: 150 }, (_, i) => `${i}.csv (1)`));
  await dropFiles(page, [{ name: "lại.docx", bytes: made.docx([told("Lào Cai", "7").replace(" hồ", ", hồ")]) }]);
  await page.until(() => document.querySelector('.notice[data-reason="twice"]') !== null, "the line");
});

everywhere("a PDF is read for two minutes at most, and what was read until then is kept", async (page) => {
  page.patience = 20_000;
  await dropFiles(page, [{ name: "dài.pdf", bytes: manyPages(54) }]);
  await articlesRead(page, 1);
  const pages = Number(/chỉ đọc (\d+) trang/.exec(await page.text('.notice[data-reason="pdfPart"]'))[1]);
  assert.ok(pages > 0 && pages < 54 * 54, `${pages} pages`);
}, { before: hurried, doors: ["http"] });

/** A clock on which two minutes are over in less than one second. */
function hurried() {
  const now = performance.now.bind(performance);
  performance.now = () => now() * 150;
}
