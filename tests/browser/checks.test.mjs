// What does not add up: from a wrong result to its words, in one article and from all of them.

import assert from "node:assert/strict";
import { everywhere } from "./driver.mjs";
import { articlesRead, paste } from "./ways.mjs";

const article = `Bắc Ninh họp bàn chuyển đổi số

Tỉnh đã hoàn thành 26/33 chỉ tiêu, đạt 78,79%. Tỷ lệ hồ sơ trực tuyến tăng từ 45% lên 67%, tăng 22%.

${"Hội nghị bàn nhiều việc khác của địa phương trong thời gian tới. ".repeat(60)}

Việc chia sẻ dữ liệu đã xong 23/32 nhiệm vụ, đạt 71,86%.`;

const samples = async (page) => {
  await page.click(".sheet-foot .main");
  await articlesRead(page, 3);
};

/** The claim has the focus in view, and all figures of its check are lit up. */
const atWords = (page, claim, among) =>
  page.until(
    ([claim, among]) => {
      const chosen = document.querySelector(".words .fig.chosen");
      const lit = [...document.querySelectorAll(".words .fig.among")].map((node) => node.textContent).join(" ");
      const { top, bottom } = chosen?.getBoundingClientRect() ?? { top: -1 };
      return chosen?.textContent === claim && lit === among && document.activeElement === chosen && top >= 0 && bottom <= innerHeight;
    },
    `the words ${among}`,
    [claim, among],
  );

everywhere("a wrong result stands first and leads to its words, a question behind it", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  assert.match(await page.text('.rows-panel [data-tab="checks"]'), /Soát số.*1/);
  await page.click('.rows-panel [data-tab="checks"]');
  await page.until(() => document.querySelectorAll(".found").length === 5, "the checks");
  assert.deepEqual(await page.texts(".found > .verdict"), ["✗ Không khớp", "? Cần hỏi lại", "✓ Khớp", "∴ Suy ra", "∴ Suy ra"]);
  const said = await page.texts(".found .said");
  assert.equal(said[0], "Bài viết 71,86%, nhưng 23/32 là 71,875%, làm tròn thành 71,88%.");
  assert.ok(said[1].includes("điểm phần trăm") && said[1].includes("48,9%"), said[1]);
  assert.equal(said[2], "26/33 là 78,788%, làm tròn thành 78,79%: khớp.");
  await page.click(".found.v-wrong");
  await atWords(page, "71,86%", "23/32 71,86%");
  const card = await page.text(".card-checks");
  assert.ok(card.includes("Không khớp") && card.includes(said[0]), card);
  await page.evaluate(() => document.querySelector(".found.v-ask").focus());
  await page.press("Enter");
  await atWords(page, "22%", "45% 67% 22%");
});

everywhere("what is not printed comes last, says so and leads to the figures that it is reckoned of", async (page) => {
  await paste(page, { plain: "Hà Giang họp\n\nNăm 2023, DTI của Hà Giang xếp thứ 37/63, tăng 20 bậc so với năm 2022." });
  await articlesRead(page, 1);
  await page.click('.rows-panel [data-tab="checks"]');
  await page.until(() => document.querySelector(".rows-panel details[open] .found.v-derived") !== null, "the derived fact");
  assert.equal(await page.text(".rows-panel summary"), "Suy ra từ các con số trong bài, bài không viết: 1");
  assert.equal(await page.text(".found .said"), "Trước đó đứng hạng 57 (37 + 20).");
  await page.click(".found.v-derived");
  await atWords(page, "37/63", "37/63 20");
  assert.equal(await page.text(".card-checks"), "∴ Suy ra Trước đó đứng hạng 57 (37 + 20).");
});

everywhere("a figure that fails is marked in its words and in its row, in words too", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await page.until(() => document.querySelectorAll(".line").length === 7, "the rows");
  const marked = await page.evaluate(() =>
    [...document.querySelectorAll(".words .fig.failed")].map((node) => [node.textContent, getComputedStyle(node, "::after").content, node.getAttribute("aria-label")]),
  );
  assert.equal(marked.length, 1, JSON.stringify(marked));
  const [words, after, label] = marked[0];
  assert.equal(words, "71,86%");
  assert.ok(after.includes("✗"), after);
  assert.ok(label.includes("Không khớp"), label);
  assert.deepEqual(await page.texts(".line .fails"), ["✗ Không khớp khi tính lại"]);
});

everywhere("over all articles an alarm names its article and opens it at the words, in English too", async (page) => {
  await samples(page);
  await page.until(() => document.querySelector(".all-checks .found") !== null, "the alarm");
  assert.equal(await page.text(".all-checks .found small"), "An Giang đưa dịch vụ công về tận ấp");
  await page.click(".switches > [lang]");
  await page.until(() => document.querySelector(".all-checks .said")?.textContent.startsWith("The article says 57.2%, but 1,108 of 1,935 is 57.26%"), "English");
  await page.click(".all-checks .found");
  await page.until(() => document.querySelector(".one h1")?.textContent.startsWith("An Giang"), "the article");
  await atWords(page, "57,2%", "1.935 1.108 57,2%");
  await page.until(() => document.querySelector('.rows-panel [data-tab="checks"][aria-pressed="true"]') !== null, "the other checks beside");
  assert.equal(await page.text(".rows-panel .found > .verdict"), "✗ Cut off");
});

everywhere("on a narrow screen the checks take turns with the words", async (page) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await page.click('.narrow-only [data-tab="checks"]');
  await page.until(() => document.querySelector(".rows-panel .found")?.clientHeight > 0, "the checks");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out sideways");
  await page.click(".found.v-wrong");
  await atWords(page, "71,86%", "23/32 71,86%");
  assert.ok(await page.evaluate(() => document.querySelector(".words-panel").clientHeight > 0));
}, { viewport: { width: 390, height: 844 } });

everywhere("an article without arithmetic says so", async (page) => {
  await paste(page, { plain: "Hà Giang họp\n\nNăm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 80,53%." });
  await articlesRead(page, 1);
  await page.click('.rows-panel [data-tab="checks"]');
  await page.until(() => document.querySelector(".rows-panel .nothing")?.textContent.includes("phép tính"), "the sentence");
});
