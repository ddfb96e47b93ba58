// The bookmark that hands an article of another site to the page: what is shown and asked, and what is not taken.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dist, opened } from "./driver.mjs";
import { faultless, script } from "./faults.mjs";
import { host } from "./hosts.mjs";
import { articlesRead } from "./ways.mjs";

const body = "Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 80,53%, tăng 5,2 điểm phần trăm. Toàn tỉnh có 1.864 tổ công nghệ số cộng đồng.";
const news = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Báo Hà Giang</title>
  <meta property="article:published_time" content="2025-01-15T08:00:00+07:00"></head>
  <body><nav><a href="/">Trang chủ</a> 99 tin mới</nav><article><h1>Hà Giang: Chuyển đổi số về bản</h1><p>${body}</p><p onclick="window.ran = 1">${body}</p></article>
  <script>window.loaded = true</script></body></html>`;

/** Runs a test in both browsers with SoDo on one host and a news site on another, on whose page the reader is. */
function sending(name, work, { headers = {}, only = ["chromium", "firefox"], before } = {}) {
  for (const browser of only) {
    test(`${name} · ${browser}`, { timeout: 120_000 }, async () => {
      const [site, press] = [await host(dist), await host(undefined, headers)];
      press.pages["bai.html"] = news;
      const sodo = await opened(browser, site.url, {});
      try {
        await sodo.until(() => document.querySelector(".bookmark") !== null, "the bookmark");
        const mark = await sodo.evaluate(() => document.querySelector(".bookmark").href);
        await work({ sodo, press, site, mark, ...(await reader(sodo, `${press.url}bai.html`, before)) });
      } finally {
        await sodo.close();
        await Promise.all([site.leave(), press.leave()]);
      }
    });
  }
}

/** A window at an article, and the window that the bookmark opens from it. A test cannot press a real bookmark: its script is run as one would. */
async function reader(sodo, url, before) {
  const paper = await sodo.beside();
  if (before) await paper.before(before);
  await paper.go(url);
  const press = async (mark) => {
    await paper.front();
    await paper.evaluate((script) => {
      const button = document.createElement("button");
      button.id = "mark";
      button.textContent = "Gửi";
      button.style.cssText = "position:fixed;top:0;left:0";
      // As a bookmark does: in the page, behind a press of the reader.
      button.onclick = () => {
        button.remove();
        (0, eval)(script);
      };
      document.body.append(button);
    }, decodeURIComponent(mark.slice("javascript:".length)));
    await paper.click("#mark");
  };
  return { paper, use: (mark) => paper.beside(() => press(mark)), press };
}

const coming = (page, what) => page.until((what) => document.querySelector(`[data-sent="${what}"]`) !== null, what, what);
const articles = (page) => page.evaluate(() => document.querySelectorAll(".one, .articles li").length);

sending("an article is shown, and read when the reader says so", async ({ use, press, mark, paper }) => {
  const page = await use(mark);
  page.patience = 15_000;
  await coming(page, "offered");
  const shown = await page.text(".offer");
  assert.ok(shown.includes(new URL(press && (await paper.evaluate(() => location.href))).host), shown);
  assert.ok(shown.includes("Hà Giang: Chuyển đổi số về bản") && shown.includes("80,53%"), shown);
  assert.ok(!shown.includes("99 tin mới"));
  assert.equal(await articles(page), 0, "nothing is read before");
  assert.equal(await page.evaluate(() => location.hash), "");
  await page.front();
  await page.click("[data-do=take]");
  await articlesRead(page, 1);
  assert.ok((await page.text(".words")).includes("1.864"));
  assert.equal(await page.evaluate(() => window.ran), undefined);
  const origin = await page.evaluate(() => document.querySelector(".one-head .origin")?.href);
  assert.equal(origin, await paper.evaluate(() => location.href), "the article knows its address");
  assert.equal(await paper.evaluate(() => document.querySelector(".sodo-says")), null);
});

sending("what the reader does not want is left", async ({ use, mark }) => {
  const page = await use(mark);
  await coming(page, "offered");
  await page.front();
  await page.click("[data-do=leave]");
  await page.until(() => document.querySelector(".offer") === null, "the offer to go");
  assert.equal(await articles(page), 0);
});

sending("the next article of the same tab comes to the same window", async ({ use, press, mark, paper }) => {
  const page = await use(mark);
  await coming(page, "offered");
  await page.front();
  await page.click("[data-do=take]");
  await articlesRead(page, 1);
  await paper.evaluate((body) => (document.querySelector("article").innerHTML = `<h1>Bài khác</h1><p>${body}</p><p>${body}</p>`), body.replace("80,53", "79,1"));
  await press(mark);
  await coming(page, "offered");
  assert.ok((await page.text(".offer")).includes("79,1%"));
  await page.front();
  await page.click("[data-do=take]");
  await page.until(() => document.querySelector(".offer") === null, "the offer to go");
  await page.until(() => document.querySelector(".words")?.textContent.includes("79,1%"), "the second article");
});

sending("a site that cuts the tie: both sides say what to do", async ({ use, mark, paper }) => {
  const page = await use(mark);
  page.patience = 20_000;
  await coming(page, "cut");
  assert.match(await page.text("[data-sent=cut]"), /sao chép chữ rồi dán vào đây/);
  await paper.front();
  await paper.until(() => document.querySelector(".sodo-says") !== null, "the line on the site");
  assert.match(await paper.text(".sodo-says"), /không cho chuyển bài sang SoDo/);
}, { headers: { "cross-origin-opener-policy": "same-origin" } });

sending("a browser that blocks the window: the site's page says so", async ({ press, mark, paper }) => {
  await press(mark);
  await paper.until(() => document.querySelector(".sodo-says") !== null, "the line");
  assert.match(await paper.text(".sodo-says"), /chặn cửa sổ/);
}, { before: () => (window.open = () => null) });

sending("a page that is too large stays where it is", async ({ press, mark, paper }) => {
  await paper.evaluate(() => (document.querySelector("article").dataset.much = "x".repeat(4_000_001)));
  await press(mark);
  await paper.until(() => document.querySelector(".sodo-says") !== null, "the line");
  assert.match(await paper.text(".sodo-says"), /lớn quá/);
});

/** A site that opens the page by itself and answers as it likes. */
async function foul({ paper, site }, fragment, answer) {
  const page = await paper.beside(async () => {
    await paper.front();
    await paper.evaluate(({ to, answer }) => {
      window.onmessage = ({ source, data, origin }) => (0, eval)(`(${answer})`)(source, data, origin);
      const button = document.createElement("button");
      button.id = "mark";
      button.textContent = "Gửi";
      button.onclick = () => (window.other = window.open(to));
      document.body.prepend(button);
    }, { to: `${site.url}${fragment}`, answer: String(answer) });
    await paper.click("#mark");
  });
  page.patience = 20_000;
  return page;
}

const nonce = "0123456789abcdef0123456789abcdef";

sending("garbage is told and not taken", async (all) => {
  const page = await foul(all, `#nhan=${nonce}`, (page, { nonce }) => page.postMessage({ sodo: "article", nonce, html: 12, url: null }, "*"));
  await coming(page, "wrong");
  assert.equal(await articles(page), 0);
});

sending("more than a page of the press is told and not taken", async (all) => {
  const page = await foul(all, `#nhan=${nonce}`, (page, { nonce }) => page.postMessage({ sodo: "article", nonce, html: "x".repeat(4_000_001), url: location.href }, "*"));
  await coming(page, "large");
});

sending("a page without words is told", async (all) => {
  const page = await foul(all, `#nhan=${nonce}`, (page, { nonce }) => page.postMessage({ sodo: "article", nonce, html: "<p> </p>", url: location.href }, "*"));
  await coming(page, "empty");
});

sending("of two messages the first counts, and a foreign address is no address", async (all) => {
  const page = await foul(all, `#nhan=${nonce}`, (page, { nonce }) => {
    const html = (n) => `<html><head><link rel="canonical" href="https://bao.example/that"></head><body><h1>Bài ${n}</h1><p>Năm 2024, tỉnh Hà Giang có ${n}.864 tổ công nghệ số cộng đồng.</p><img src="x" onerror="window.ran = 1"><script>window.ran = 2<\/script></body></html>`;
    for (const n of [1, 2]) page.postMessage({ sodo: "article", nonce, html: html(n), url: "https://bao.example/that" }, "*");
  });
  await coming(page, "offered");
  assert.ok((await page.text(".offer")).includes("1.864"));
  await page.front();
  await page.click("[data-do=take]");
  await articlesRead(page, 1);
  assert.ok(!(await page.text("body")).includes("2.864"));
  assert.equal(await page.evaluate(() => document.querySelector(".one-head .origin")), null);
  assert.equal(await page.evaluate(() => window.ran), undefined);
});

sending("without the word, and from a page that did not open it, nothing is heard", async (all) => {
  const page = await foul(all, "", () => {});
  await page.until(() => document.querySelector(".anywhere") !== null, "the part that hears");
  await all.paper.evaluate((nonce) => window.other.postMessage({ sodo: "article", nonce, html: "<h1>Bài</h1>", url: location.href }, "*"), nonce);
  const wrong = await foul(all, `#nhan=${nonce}`, (page) => page.postMessage({ sodo: "article", nonce: "f".repeat(32), html: "<h1>Bài</h1>", url: location.href }, "*"));
  await wrong.evaluate((nonce) => window.postMessage({ sodo: "article", nonce, html: "<h1>Bài</h1>", url: location.href }, "*"), nonce);
  await coming(wrong, "cut");
  assert.equal(await articles(wrong), 0);
  assert.equal(await page.evaluate(() => document.querySelector("[data-sent]")), null);
});

sending("the bookmark is to be dragged: pressed in the page it says so, and nothing is refused aloud", async ({ sodo }) => {
  await sodo.front();
  await sodo.click(".anywhere summary");
  await sodo.click(".bookmark");
  await sodo.until(() => document.querySelector(".anywhere [role=status]").textContent !== "", "the line");
  assert.match(await sodo.text(".anywhere"), /Kéo nút này lên thanh dấu trang/);
  await sodo.quiet();
});

for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
  sending(`no line about what comes shuts anyone out, ${viewport.width} wide`, async ({ use, mark, paper, press }) => {
    const page = await use(mark);
    await page.native.setViewportSize(viewport);
    await page.native.evaluate(script);
    await coming(page, "offered");
    await page.evaluate(() => dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt: async () => ({ outcome: "dismissed" }) })));
    await page.evaluate(() => navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: { build: "another" } })));
    await page.until(() => document.querySelector("[data-update]") !== null, "the line about a newer build");
    await page.click(".anywhere summary");
    for (const lang of ["vi", "en"]) {
      if (lang === "en") await page.click(".switches [lang=en]");
      await page.until((lang) => document.documentElement.lang === lang, lang, lang);
      await faultless(page, lang);
      await page.click(".switches > button:last-child");
      await faultless(page, `${lang}, the other theme`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing reaches beyond the window");
    }
    await paper.evaluate(() => (document.body.textContent = ""));
    await press(mark);
    await coming(page, "empty");
    await faultless(page, "a line that nothing came");
  }, { only: ["chromium"] });
}
