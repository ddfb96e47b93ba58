// A person looks at figures one by one: by keys alone, with every decision, and back again.

import assert from "node:assert/strict";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles, paste } from "./ways.mjs";

const article = `Lào Cai họp bàn chuyển đổi số

Năm 2024, tỉnh Lào Cai đã hoàn thành 26/33 chỉ tiêu, đạt 71,79%. Tỷ lệ hồ sơ trực tuyến đạt 15-20%. Toàn tỉnh có 120 tổ công nghệ số, phủ sóng 4G tới 95% số thôn.`;
const other = `Yên Bái họp bàn chuyển đổi số

Năm 2024, tỉnh Yên Bái có 88 tổ công nghệ số và 12 trạm phát sóng mới ở vùng cao.`;

const opened = async (page, plain = article) => {
  await paste(page, { plain });
  await articlesRead(page, 1);
  await page.click('[data-open="review"]');
  await page.until(() => document.querySelector(".review-card mark") !== null, "the queue");
};
const marked = (page, words) =>
  page.until((words) => document.querySelector(".review-card mark")?.textContent === words, `the figure ${words}`, words);
const counts = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("[data-list]")].map((tab) => [tab.dataset.list, Number(tab.querySelector(".count").textContent)])));
const doneCount = (page, n) => page.until((n) => Number(document.querySelector('[data-list="done"] .count')?.textContent) === n, `${n} looked at`, n);

everywhere("the gravest doubt comes first, and Enter goes through the queue", async (page) => {
  await opened(page);
  const before = await counts(page);
  assert.ok(before.doubt >= 2 && before.done === 0, JSON.stringify(before));
  // 26/33 makes 78,79 %: both figures of the check are asked about before all others.
  await marked(page, "26/33");
  assert.match(await page.text(".review-why"), /78,79/);
  await page.press("Enter");
  await doneCount(page, 1);
  await marked(page, "71,79%");
  await page.press("Enter");
  await doneCount(page, 2);
  await page.click('[data-review="leave"]');
  await page.until(() => document.querySelector(".one") !== null && document.querySelector(".review") === null, "the article");
});

everywhere("a field is corrected by keys, the check follows, and it is undone and done again", async (page) => {
  await opened(page);
  await page.press("j");
  await marked(page, "71,79%");
  await page.press("e");
  await page.until(() => document.activeElement?.name === "indicator", "the first field");
  await page.write('[name="value"]', "78,79");
  await page.press("Enter");
  await doneCount(page, 1);
  // The ratio agrees now, and nothing asks about it any more.
  await page.click('[data-list="done"]');
  await marked(page, "71,79%");
  assert.equal(await page.evaluate(() => document.querySelector('[name="value"]').value), "78,79");
  assert.match(await page.text(".review-why"), /✓/);
  await page.evaluate(() => document.querySelector(".review-acts .main").focus());
  await page.press("Control+z");
  await doneCount(page, 0);
  await page.press("Control+y");
  await doneCount(page, 1);
});

everywhere("what cannot be read in a field is said, and nothing is lost", async (page) => {
  await opened(page);
  await page.write('[name="period"]', "hôm qua");
  await page.click('[data-act="accept"]');
  await page.until(() => document.querySelector(".field-wrong") !== null, "the word that says what is wrong");
  assert.equal(await page.evaluate(() => document.querySelector('[name="period"]').value), "hôm qua");
  assert.equal((await counts(page)).done, 0);
  for (const [words, code] of [["quý 2/2024", "2024-Q2"], ["6/2023", "2023-06"], ["2021–2025", "2021/2025"], ["31/12/2024", "2024-12-31"]]) {
    await page.click('[data-list="open"]');
    await page.until(() => document.querySelector(".review-card mark") !== null, "a figure");
    const figure = await page.text(".review-card mark");
    await page.write('[name="period"]', words);
    await page.click('[data-act="accept"]');
    await page.until((figure) => document.querySelector(".review-card mark")?.textContent !== figure, "the next figure", figure);
    await page.click('[data-list="done"]');
    const all = await page.saved('[data-review="recipe"]');
    const { decisions } = JSON.parse(all.bytes.toString());
    assert.equal(decisions.at(-1).set.period, code, words);
  }
});

everywhere("a figure is set aside, taken back, split and merged", async (page) => {
  await opened(page);
  const before = await counts(page);
  await page.press("r");
  await page.until((n) => Number(document.querySelector('[data-list="passed"] .count').textContent) === n, "one more passed over", before.passed + 1);
  await page.click('[data-list="passed"]');
  await page.until(() => document.querySelector(".passed mark")?.textContent === "26/33", "the one set aside, first of all");
  await page.click('.passed [data-act="promote"]');
  await doneCount(page, 1);
  await page.click('[data-list="all"]');
  await page.until(() => document.querySelector(".review-card mark") !== null, "all figures");
  while ((await page.text(".review-card mark")) !== "15-20%") {
    const now = await page.text(".review-card mark");
    await page.press("j");
    await page.until((now) => document.querySelector(".review-card mark").textContent !== now, "the next one", now);
  }
  await page.press("s");
  await page.until((n) => Number(document.querySelector('[data-list="all"] .count').textContent) === n, "one figure more", before.all + 1);
  await page.press("Control+z");
  await page.until((n) => Number(document.querySelector('[data-list="all"] .count').textContent) === n, "as many as before", before.all);
});

everywhere("a number that was passed over becomes a figure, also from the words of the article", async (page) => {
  await opened(page);
  const before = await counts(page);
  await page.click('[data-list="passed"]');
  const at = await page.evaluate(() => [...document.querySelectorAll(".passed mark")].findIndex((node) => node.textContent.startsWith("4")));
  assert.ok(at >= 0);
  await page.evaluate((at) => document.querySelectorAll('.passed [data-act="promote"]')[at].click(), at);
  await page.until((n) => Number(document.querySelector('[data-list="all"] .count').textContent) === n, "one figure more", before.all + 1);
});

everywhere("what is decided for some words holds in other articles, and comes with the next ones", async (page) => {
  await opened(page);
  await page.click('[data-list="open"]');
  while ((await page.text(".review-card mark")) !== "120") {
    const now = await page.text(".review-card mark");
    await page.press("j");
    await page.until((now) => document.querySelector(".review-card mark").textContent !== now, "the next one", now);
  }
  await page.choose('[name="status"]', "target");
  await page.click(".review-card .check input");
  await page.click('[data-act="accept"]');
  await doneCount(page, 1);
  const file = await page.saved('[data-review="recipe"]');
  assert.match(file.name, /^sodo-quyet-dinh\.json$/);
  await page.click('[data-review="leave"]');
  await paste(page, { plain: other });
  await page.until(() => document.querySelector(".one h1")?.textContent.includes("Yên Bái"), "the next article");
  await page.click('[data-open="review"]');
  await doneCount(page, 1);
  await page.click('[data-list="done"]');
  await marked(page, "88");
  assert.equal(await page.evaluate(() => document.querySelector('[name="status"]').value), "target");
});

everywhere("decisions of a file hold for articles that are here; a newer and a broken file are told apart", async (page) => {
  await paste(page, { plain: other });
  await articlesRead(page, 1);
  const decisions = [{ act: "correct", exact: "120", prefix: "Toàn tỉnh có ", suffix: " tổ", start: 0, end: 3, set: { status: "target" }, like: { label: "tổ công nghệ số", kind: "count" } }];
  const file = (name, content) => ({ name, text: JSON.stringify(content) });
  await dropFiles(page, [file("q.json", { format: "sodo-recipe", version: 1, decisions }), file("moi.json", { format: "sodo-recipe", version: 9, decisions }), file("hong.json", { format: "sodo-recipe", version: 1, decisions: [{ act: "x" }] })]);
  await page.until(() => document.querySelectorAll(".notice").length === 3, "three lines");
  const lines = (await page.texts(".notice")).join("\n");
  assert.match(lines, /Đã áp dụng 1 quyết định/);
  assert.match(lines, /bản SoDo mới hơn/);
  assert.match(lines, /bị cắt hoặc bị sửa/);
  await page.click('[data-open="review"]');
  await doneCount(page, 1);
});

everywhere("keys of one letter leave fields, other keys and composing alone", async (page) => {
  await opened(page);
  await page.evaluate(() => {
    const input = document.querySelector('[name="area"]');
    input.focus();
    for (const key of ["r", "j", "s"]) input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const main = document.querySelector('[data-act="accept"]');
    main.focus();
    main.dispatchEvent(new KeyboardEvent("keydown", { key: "r", isComposing: true, bubbles: true }));
    main.dispatchEvent(new KeyboardEvent("keydown", { key: "r", altKey: true, bubbles: true }));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "r", bubbles: true }));
  });
  assert.equal((await counts(page)).done, 0);
  await marked(page, "26/33");
});

everywhere("what asks the same thing of one article is accepted at once, and taken back at once", async (page) => {
  await opened(page, `Lào Cai họp bàn chuyển đổi số

Năm 2024, tỉnh Lào Cai có nhiều kết quả. Có 120 tổ công nghệ số. Phủ sóng 4G tới 95% số thôn. Lắp 12 trạm phát sóng.`);
  const before = await counts(page);
  assert.ok(before.doubt >= 2, JSON.stringify(before));
  const alike = await page.evaluate(() => Number(/\d+/.exec(document.querySelector('[data-act="accept-all"]').textContent)[0]));
  assert.ok(alike >= 2, `${alike}`);
  await page.press("a");
  await doneCount(page, alike);
  assert.equal((await counts(page)).doubt, before.doubt - alike);
  await page.press("Control+z");
  await doneCount(page, 0);
});
