// What comes in: pastes, files, folders, encodings, and the lines about what cannot be read.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { everywhere, scratch } from "./driver.mjs";
import { articlesRead, dragIn, dropFiles, dropFolder, dropLink, paste } from "./ways.mjs";

const article = `Hà Giang: Chuyển đổi số về bản

Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 80,53%, tăng 5,2 điểm phần trăm. Toàn tỉnh có 1.864 tổ công nghệ số cộng đồng.`;

const quotes = (page) => page.texts(".words .fig");

everywhere("pasted words are marked", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  assert.deepEqual(await quotes(page), ["80,53%", "5,2", "1.864"].map((q) => q), "the figures in their order");
  assert.ok((await page.text(".words")).includes("Chuyển đổi số về bản"));
  const measured = await page.evaluate(() => performance.getEntriesByName("sodo:paste").length);
  assert.equal(measured, 1);
});

everywhere("words typed into the box are read on demand", async (page) => {
  await page.write("#paste", article);
  await page.click(".sheet-foot .main");
  await articlesRead(page, 1);
  assert.equal((await quotes(page)).length, 3);
});

everywhere("pasted HTML gives its main text, and nothing in it runs", async (page) => {
  const body = article.split("\n\n").map((p) => `<p style="color:red" onclick="window.ran = 'onclick'">${p}</p>`);
  const html = `<html><body><nav><a href="/">Trang chủ</a> 99 tin mới</nav><article><h1>${body[0]}</h1>${body[1].repeat(4)}
    <script>window.ran = "script"</script><img src="https://example.invalid/a.png" onerror="window.ran = 'onerror'">
    <svg onload="window.ran = 'onload'"><style>p { color: red }</style></svg></article><footer>Bản quyền 2024, 77 lượt xem</footer></body></html>`;
  await paste(page, { html, plain: article });
  await articlesRead(page, 1);
  const words = await page.text(".words");
  assert.ok(words.includes("đạt 80,53%") || words.includes("đạt 80,53"), words);
  assert.ok(!words.includes("Bản quyền") && !words.includes("window.ran"), words);
  assert.equal(await page.evaluate(() => window.ran ?? null), null);
});

everywhere("an article that holds markup as its words shows them as words", async (page) => {
  await paste(page, { plain: `<script>window.ran = 1</script> <img src=x onerror="window.ran = 2"> <b>đạt 82%</b>\n\n${article}` });
  await articlesRead(page, 1);
  assert.ok((await page.text(".words")).includes("<script>window.ran = 1</script> <img src=x"));
  assert.equal(await page.evaluate(() => document.querySelectorAll(".words img, .words script, .words b").length), 0);
  assert.equal(await page.evaluate(() => window.ran ?? null), null);
});

everywhere("the samples give a chart without asking", async (page) => {
  await page.click(".sheet-foot .main");
  await articlesRead(page, 3);
  await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");
  const { alt, count } = await page.evaluate(() => ({
    alt: document.querySelector(".chart img").alt,
    count: performance.getEntriesByName("sodo:chart").length,
  }));
  for (const area of ["Lào Cai", "An Giang", "Quảng Trị"]) assert.ok(alt.includes(area), alt);
  assert.ok(count > 0);
  for (const doc of ["Lào Cai 2023", "An Giang 2024", "Quảng Trị 2024"]) {
    assert.ok((await page.text(".articles")).includes(doc));
  }
});

everywhere("several dropped files are read, and those that cannot be say why", async (page) => {
  await dropFiles(page, [
    { name: "một.txt", text: article },
    { name: "hai.md", text: article.replace("80,53", "71,4") },
    { name: "ảnh.png", bytes: [137, 80, 78, 71, 13, 10, 26, 10, 0, 0] },
    { name: "bảng.xlsx", bytes: [80, 75, 3, 4] },
    { name: "phim.mp4", bytes: [0, 0, 0, 24, 102, 116, 121, 112] },
    { name: "giả.txt", bytes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 200, 201] },
    { name: "rỗng.txt", text: "" },
    { name: "vntime.txt", bytes: [...Buffer.from("Tû lÖ hå s¬ trùc tuyÕn ®¹t 82%, t¨ng 5 ®iÓm", "latin1")] },
    { name: "lạ.txt", bytes: [...Buffer.from("¤¶§ ¢£¥ ¦¨© ±²³ ´¹¼ ½¾¿ 82%", "latin1")] },
    { name: "ba.html", text: `<!doctype html><title>Ba</title><article>${article.replace("80,53", "66,6").split("\n\n").map((p) => `<p>${p}</p>`).join("").repeat(3)}</article>` },
  ]);
  await articlesRead(page, 4);
  const reasons = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".notice")].map((n) => [n.querySelector("strong").textContent, n.dataset.reason])));
  assert.deepEqual(reasons, { "ảnh.png": "picture", "bảng.xlsx": "broken", "phim.mp4": "unknownType", "giả.txt": "binary", "rỗng.txt": "empty", "lạ.txt": "encoding" });
  for (const name of ["một.txt", "hai.md", "vntime.txt", "ba.html"]) assert.ok((await page.text(".articles")).includes(name), name);
});

everywhere("a folder gives its articles, also from folders within", async (page) => {
  const inner = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`bài ${i}.txt`, article.replace("1.864", `1.${100 + i}`)]));
  await dropFolder(page, { "Bài báo": { "đầu.txt": article, ".DS_Store": "x", năm: inner } });
  await articlesRead(page, 121);
  assert.deepEqual(await page.texts(".notice"), []);
});

everywhere("a chosen folder gives its articles", async (page) => {
  const folder = join(scratch, "thư mục");
  mkdirSync(join(folder, "trong"), { recursive: true });
  writeFileSync(join(folder, "a.txt"), article);
  writeFileSync(join(folder, "trong", "b.txt"), article.replace("80,53", "79,1"));
  await page.files("#folder", folder);
  await articlesRead(page, 2);
}, { only: ["chromium"] });

everywhere("files and a folder dragged in from the desktop are read together", async (page) => {
  const folder = join(scratch, "kéo vào");
  mkdirSync(join(folder, "trong"), { recursive: true });
  const alone = join(scratch, "lẻ.txt");
  writeFileSync(join(folder, "a.txt"), article);
  writeFileSync(join(folder, "trong", "a.txt"), article.replace("80,53", "79,1"));
  writeFileSync(alone, article.replace("80,53", "78,2"));
  await dragIn(page, [folder, alone]);
  await articlesRead(page, 3);
  const names = await page.texts(".articles small");
  assert.ok(names.some((name) => name.endsWith("a.txt")) && names.some((name) => name.endsWith("a (2).txt")), names.join(" | "));
}, { only: ["chromium"] });

everywhere("chosen files are read in every encoding of the press", async (page) => {
  const utf16 = Buffer.from(article, "utf16le");
  const files = {
    "utf8-dấu.txt": Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(article.replace("1.864", "1.865"))]),
    "utf16le.txt": Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    "utf16be.txt": Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(article.replace("1.864", "1.866"), "utf16le").swap16()]),
    "utf16-không-dấu.txt": Buffer.from(article.replace("1.864", "1.867"), "utf16le"),
    "win1258.txt": windows1258(article.replace("1.864", "1.868")),
  };
  const paths = Object.entries(files).map(([name, bytes]) => {
    const path = join(scratch, name);
    writeFileSync(path, bytes);
    return path;
  });
  await page.files("#files", paths);
  await articlesRead(page, 5);
  assert.deepEqual(await page.texts(".notice"), []);
  await page.click(".articles li:last-child .article-name");
  await page.until(() => document.querySelector(".words") !== null, "the words");
  const words = await page.text(".words");
  assert.ok(words.includes("tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt"), words);
});

everywhere("a dropped link says what to do instead", async (page) => {
  await dropLink(page, "https://example.invalid/bai-bao.html");
  await page.until(() => document.querySelector('.notice[data-reason="link"]') !== null, "the line about links");
  assert.ok((await page.text(".notice")).includes("lưu trang"));
  assert.equal(await page.evaluate(() => document.querySelectorAll(".one, .all").length), 0);
});

everywhere("a pasted link and an empty paste say what to do", async (page) => {
  await paste(page, { plain: " https://example.invalid/bai \n", html: '<a href="https://example.invalid/bai">https://example.invalid/bai</a>' });
  await paste(page, { plain: "  \n " });
  await page.until(() => document.querySelectorAll(".notice").length === 2, "two lines");
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll(".notice")].map((n) => n.dataset.reason)), ["link", "emptyPaste"]);
});

everywhere("the same article twice is one article", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await dropFiles(page, [{ name: "lại.txt", text: article }]);
  await page.until(() => document.querySelector('.notice[data-reason="twice"]') !== null, "the line");
  await articlesRead(page, 1);
});

/** Vietnamese in windows-1258: a vowel with its own mark is one byte, the tone follows as another. */
function windows1258(text) {
  const tones = { "\u0300": 0xcc, "\u0309": 0xd2, "\u0303": 0xde, "\u0301": 0xec, "\u0323": 0xf2 };
  const own = { ă: 0xe3, Ă: 0xc3, đ: 0xf0, Đ: 0xd0, ơ: 0xf5, Ơ: 0xd5, ư: 0xfd, Ư: 0xdd };
  const bytes = [];
  for (const letter of text.normalize("NFD").replace(/([aeou])([\u0323])?([\u0302\u0306\u031b])/gi, "$1$3$2")) {
    const before = bytes.length ? String.fromCharCode(bytes.at(-1)) : "";
    if (letter === "\u0302") bytes[bytes.length - 1] = (before + letter).normalize("NFC").charCodeAt(0);
    else if (letter === "\u0306") bytes[bytes.length - 1] = own[before === "a" ? "ă" : "Ă"];
    else if (letter === "\u031b") bytes[bytes.length - 1] = own[(before + letter).normalize("NFC")];
    else bytes.push(tones[letter] ?? own[letter] ?? letter.charCodeAt(0));
  }
  return Buffer.from(bytes);
}
