// One article and all of them: the marks, the card, the table, and the way from a row to its words and back.

import assert from "node:assert/strict";
import { everywhere } from "./driver.mjs";
import { articlesRead, paste } from "./ways.mjs";

const article = `Chuyển đổi số ở miền núi

Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 80,53%. Tỷ lệ hồ sơ thanh toán trực tuyến đạt 61,2%. Theo Kế hoạch số 18/KH-UBND, năm 2025 tỉnh phấn đấu tỷ lệ hồ sơ trực tuyến đạt trên 85%.

${"Hội nghị bàn nhiều việc khác của địa phương trong thời gian tới. ".repeat(60)}

Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Lào Cai đạt 91,7%. Toàn tỉnh có 1.864 tổ công nghệ số cộng đồng.`;

const samples = async (page) => {
  await page.click(".sheet-foot .main");
  await articlesRead(page, 3);
};

const rows = (page) => page.texts(".line .c-value b");

everywhere("search finds without marks, and filters narrow the table", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await page.until(() => document.querySelectorAll(".line").length === 5, "all rows");
  assert.deepEqual(await rows(page), ["80,53%", "61,2%", "≥ 85%", "91,7%", "1.864"]);
  await page.write(".search", "ha giang");
  await page.until(() => document.querySelectorAll(".line").length < 5, "the search");
  assert.ok((await rows(page)).includes("80,53%"));
  assert.ok(!(await rows(page)).includes("91,7%"));
  await page.write(".search", "LÀO cai 91,7");
  await page.until(() => document.querySelectorAll(".line").length === 1, "one row");
  assert.deepEqual(await rows(page), ["91,7%"]);
  await page.write(".search", "không có đâu");
  await page.until(() => document.querySelectorAll(".line").length === 0, "no row");
  await page.click(".figures .nothing button");
  await page.until(() => document.querySelectorAll(".line").length === 5, "all rows");
  await page.choose(".pick:nth-of-type(3) select", "target");
  await page.until(() => document.querySelectorAll(".line").length === 1, "the target");
  assert.deepEqual(await rows(page), ["≥ 85%"]);
});

everywhere("columns sort both ways and back", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  const value = ".head .c-value button";
  const first = (words) => page.until((w) => document.querySelector(".line .c-value b").textContent === w, words, words);
  await page.click(value);
  await first("1.864");
  await page.click(value);
  await first("61,2%");
  await page.click(value);
  await first("80,53%");
});

everywhere("a row leads to its words, and the words lead to their row", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await page.click('.line[data-row="3"]');
  await page.until(() => document.querySelector(".fig.chosen")?.textContent === "91,7%", "the words");
  const seen = await page.until(() => {
    const { top, bottom } = document.querySelector(".fig.chosen").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight && document.activeElement === document.querySelector(".fig.chosen");
  }, "the words in view, with the focus");
  assert.ok(seen);
  await page.press("ArrowLeft");
  await page.until(() => document.activeElement.textContent === "85%", "the figure before");
  await page.press("ArrowLeft");
  await page.until(() => document.activeElement.textContent === "61,2%", "the one before that");
  await page.press("Enter");
  await page.until(() => document.querySelector('.line.chosen[data-row="1"]') !== null, "its row");
  await page.evaluate(() => document.querySelector('.line[tabindex="0"]').focus());
  await page.press("ArrowDown");
  await page.press("ArrowDown");
  await page.press("ArrowDown");
  await page.press("Enter");
  await page.until(() => document.querySelector(".fig.chosen").textContent === "1.864" && document.activeElement.classList.contains("fig"), "the last words");
});

everywhere("pointing at a figure shows what was read, and numbers not taken say why", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await page.hover('.words .fig[data-i="0"]');
  await page.until(() => document.querySelector(".card") !== null, "the card");
  const card = await page.text(".card");
  for (const words of ["80,53%", "Tỷ lệ hồ sơ trực tuyến", "Hà Giang", "2024", "đạt được", "Chính quyền số"]) assert.ok(card.includes(words), `${words}: ${card}`);
  await page.click(".words-panel .check input");
  await page.until(() => document.querySelector(".with-skipped .skipped") !== null, "the numbers not taken");
  const legal = await page.evaluate(() => [...document.querySelectorAll(".skipped")].findIndex((node) => node.textContent.startsWith("18")));
  assert.ok(legal >= 0);
  await page.hover(`.skipped[data-s="${legal}"]`);
  await page.until(() => document.querySelector(".card")?.textContent.includes("số hiệu văn bản"), "the reason");
});

everywhere("marks tell pillars by letter and line too, and the legend leaves one lit", async (page) => {
  await samples(page);
  await page.click(".articles li:first-child .article-name");
  await page.until(() => document.querySelectorAll(".words .fig").length > 10, "the words");
  const styles = await page.evaluate(() => {
    const found = {};
    for (const node of document.querySelectorAll(".words .fig")) {
      const pillar = [...node.classList].find((name) => name.startsWith("p-"));
      found[pillar] = `${getComputedStyle(node).textDecorationStyle} ${getComputedStyle(node, "::after").content}`;
    }
    return found;
  });
  assert.ok(Object.keys(styles).length >= 3, JSON.stringify(styles));
  assert.equal(new Set(Object.values(styles)).size, Object.keys(styles).length, JSON.stringify(styles));
  await page.click(".legend .chip:nth-child(2)");
  await page.until(() => document.querySelector(".words.only") !== null, "the legend");
  const count = Number(await page.text(".legend .chip:nth-child(2) .count"));
  await page.until((n) => document.querySelector(".shown").textContent.startsWith(`${n}/`), "the table to follow", count);
});

everywhere("a row over all articles opens its article at its words, and back again", async (page) => {
  await samples(page);
  await page.write(".search", "quang tri thanh toan truc tuyen 52,9");
  await page.until(() => document.querySelectorAll(".line").length === 1, "the row");
  await page.click(".line");
  await page.until(() => document.querySelector(".fig.chosen")?.textContent.startsWith("52,9"), "the words");
  assert.ok((await page.text(".one h1")).includes("Quảng Trị"));
  await page.evaluate(() => history.back());
  await page.until(() => document.querySelector(".all") !== null, "the way back");
});

everywhere("the reader chooses indicator and order of the chart", async (page) => {
  await samples(page);
  await page.until(() => document.querySelector(".chart img")?.complete, "the chart");
  const [first, options] = await page.evaluate(() => [document.querySelector("#chart-indicator").value, [...document.querySelector("#chart-indicator").options].map((o) => o.value)]);
  assert.ok(options.length > 2, options.join());
  const other = options.find((id) => id !== first);
  const alt = await page.evaluate(() => document.querySelector(".chart img").alt);
  await page.choose("#chart-indicator", other);
  await page.until((old) => document.querySelector(".chart img").alt !== old, "another chart", alt);
  assert.equal(await page.evaluate(() => document.querySelector("#chart-indicator").value), other);
  await page.choose("#chart-by", "article");
  await page.until(() => document.querySelector(".chart img").alt.includes("Lào Cai 2023") || document.querySelector(".chart img").alt.includes("bài"), "bars by article");
});

everywhere("one article has a chart of its own", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await page.click('.rows-panel [data-tab="chart"]');
  await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart");
});

everywhere("one article is removed, then all", async (page) => {
  await samples(page);
  await page.click(".articles li:nth-child(2) button.icon");
  await articlesRead(page, 2);
  assert.ok(!(await page.text(".articles")).includes("An Giang"));
  await page.until(() => !document.querySelector(".chart img")?.alt.includes("An Giang"), "the chart without it");
  await page.click("#clear");
  await page.click("#clear-yes");
  await page.until(() => document.querySelector("#paste") !== null, "the empty page");
});

everywhere("the page speaks English and goes dark on demand", async (page) => {
  await samples(page);
  await page.click(".switches > [lang]");
  await page.until(() => document.documentElement.lang === "en" && document.querySelector("h1").textContent === "All 3 articles", "English");
  await page.until(() => /%/.test(document.querySelector(".line .c-value b").textContent), "the rows");
  assert.ok(!(await rows(page)).some((words) => /\d,\d\d?%/.test(words)), "decimal points in English");
  const before = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.click(".switches > button:last-child");
  await page.until((old) => getComputedStyle(document.body).backgroundColor !== old, "dark", before);
});

everywhere("a card that comes to lie under the pointer stays", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  // A figure at the foot of the window, where the card shows.
  await page.evaluate(() => {
    const last = [...document.querySelectorAll(".words .fig")].at(-1);
    scrollTo(0, scrollY + last.getBoundingClientRect().bottom - innerHeight + 60);
    window.cards = 0;
    new MutationObserver((all) => all.forEach(({ addedNodes }) => addedNodes.forEach((node) => (window.cards += node.id === "card" ? 1 : 0)))).observe(document.body, { subtree: true, childList: true });
  });
  const at = await page.evaluate(() => {
    const { x, y, width, height } = [...document.querySelectorAll(".words .fig")].at(-1).getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  });
  await page.native.mouse.move(...at);
  await page.until(() => document.querySelector(".card") !== null, "the card");
  await new Promise((done) => setTimeout(done, 1_000));
  assert.ok((await page.evaluate(() => window.cards)) <= 2, `the card came ${await page.evaluate(() => window.cards)} times`);
  assert.ok(await page.evaluate(() => document.querySelector(".card") !== null));
}, { viewport: { width: 390, height: 844 } });

everywhere("on a narrow screen a tap shows the card, and the card leads to the row", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, "nothing sticks out sideways");
  await page.click('.words .fig[data-i="1"]');
  await page.until(() => document.querySelector(".card .to-row") !== null, "the card");
  await page.click(".card .to-row");
  await page.until(() => document.querySelector('.line.chosen[data-row="1"]') !== null && document.querySelector(".rows-panel").clientHeight > 0, "the row");
}, { viewport: { width: 390, height: 844 } });
