// The page without a network, through a newer build, installed, and with what other programs hand to it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dist, everywhere, opened } from "./driver.mjs";
import { edition, host } from "./hosts.mjs";
import { articlesRead, dropFiles, paste } from "./ways.mjs";

const article = `Hà Giang: Chuyển đổi số về bản

Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 80,53%, tăng 5,2 điểm phần trăm. Toàn tỉnh có 1.864 tổ công nghệ số cộng đồng.`;

/** Runs a test in both browsers with a host of its own, over which the page comes with its service worker. */
function hosted(name, work, { only = ["chromium", "firefox"], before } = {}) {
  for (const browser of only) {
    test(`${name} · ${browser}`, { timeout: 120_000 }, async () => {
      const site = await host(edition("mot").folder);
      const page = await opened(browser, site.url, { worker: true, before });
      page.patience = 20_000;
      try {
        await ready(page);
        await work(page, site);
        assert.deepEqual(await page.evaluate(() => window.refused), []);
      } finally {
        await page.close();
        await site.leave().catch(() => {});
      }
    });
  }
}

const ready = (page) => page.until(() => document.documentElement?.dataset.ready === "1", "the page to be ready");
const kept = (page) => page.until(() => document.querySelector("[data-offline]")?.dataset.offline === "true", "the page to be kept");
const shown = (page) => page.evaluate(() => [document.body.dataset.edition, getComputedStyle(document.documentElement).getPropertyValue("--edition")].join(" "));
const caches = (page) => page.evaluate(() => window.caches.keys());

/** Asks the host for a newer build, as a browser does by itself on the next visit; what comes of it is awaited. */
async function look(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const { installing } = registration;
    if (installing) await new Promise((done) => installing.addEventListener("statechange", done));
  });
}

hosted("after one visit the page opens without a network, with all of its parts", async (page, site) => {
  await kept(page);
  await site.leave();
  await page.go(site.url);
  await ready(page);
  await page.click(".sheet-foot .main");
  await articlesRead(page, 3);
  await page.until(() => document.querySelector(".chart img")?.naturalWidth > 0, "the chart, which the module of tables draws");
  await page.click(".switches [lang=en]");
  await page.until(() => document.documentElement.lang === "en", "English");
  await dropFiles(page, [{ name: "thư.eml", text: `MIME-Version: 1.0\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n${article}` }]);
  await articlesRead(page, 1);
});

hosted("all that the build lists is kept, and nothing of what the reader reads", async (page, site) => {
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await kept(page);
  const [name, ...others] = await caches(page);
  assert.deepEqual(others, []);
  const [files, words] = await page.evaluate(async (name) => {
    const cache = await window.caches.open(name);
    const keys = await cache.keys();
    const texts = await Promise.all(keys.map(async (key) => (await cache.match(key)).text()));
    return [keys.map(({ url }) => url), texts.filter((text) => text.includes("Chuyển đổi số về bản")).length];
  }, name);
  const listed = edition("mot").files.map((file) => new URL(file, site.url).href);
  assert.deepEqual(files.sort(), listed.sort());
  assert.equal(words, 0);
});

hosted("a newer build waits, is told in one line, and takes over when the reader says so", async (page, site) => {
  await kept(page);
  assert.equal(await shown(page), "mot mot");
  site.folder = edition("hai").folder;
  await look(page);
  await page.until(() => document.querySelector("[data-update=waiting]") !== null, "the line");
  assert.match(await page.text("[data-update]"), /^Có bản mới của SoDo\./);
  await page.go(site.url);
  await ready(page);
  assert.equal(await shown(page), "mot mot", "a reload alone changes nothing");
  await page.until(() => document.querySelector("[data-update=waiting]") !== null, "the line again");
  await page.click("[data-do=renew]");
  await page.until(() => document.body?.dataset.edition === "hai", "the newer build");
  await ready(page);
  assert.equal(await shown(page), "hai hai");
  await kept(page);
  await page.until(async () => (await window.caches.keys()).length === 1, "the older build to go");
  await site.leave();
  await page.go(site.url);
  await ready(page);
  assert.equal(await shown(page), "hai hai");
});

/** Reads an article and presses the line about a newer build. */
async function renewed(page, site) {
  await kept(page);
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  site.folder = edition("hai").folder;
  await look(page);
  await page.until(() => document.querySelector("[data-update=waiting]") !== null, "the line");
  await page.click("[data-do=renew]");
}

hosted("what was read is there again in the newer build", async (page, site) => {
  await renewed(page, site);
  await page.until(() => document.body?.dataset.edition === "hai", "the newer build");
  await ready(page);
  await articlesRead(page, 1);
});

hosted("where work would be lost, the newer build asks twice", async (page, site) => {
  await renewed(page, site);
  await page.until(() => document.querySelector("[data-update=unsaved]") !== null, "the warning");
  await articlesRead(page, 1);
  await page.click("[data-do=renew]");
  await page.until(() => document.body?.dataset.edition === "hai", "the newer build");
}, { before: () => Object.defineProperty(window, "indexedDB", { value: { open: () => { throw new DOMException("refused", "SecurityError"); }, databases: async () => [] } }) });

hosted("a newer build that comes in part leaves the one before whole", async (page, site) => {
  await kept(page);
  const newer = edition("hai");
  site.folder = newer.folder;
  const last = newer.files.at(-1);
  site.refuse = (name) => name === last;
  await look(page);
  assert.equal(await page.evaluate(() => document.querySelector("[data-update]")), null);
  assert.equal((await caches(page)).length, 1);
  await site.leave();
  await page.go(site.url);
  await ready(page);
  assert.equal(await shown(page), "mot mot");
  await site.come();
  site.refuse = () => false;
  await look(page);
  await page.until(() => document.querySelector("[data-update=waiting]") !== null, "the line once all is there");
});

hosted("a document that is of another build than the list is not taken", async (page, site) => {
  await kept(page);
  const newer = edition("hai");
  site.folder = newer.folder;
  // As where a host still hands out the document of before.
  site.pages["index.html"] = readFileSync(`${edition("mot").folder}/index.html`, "utf8");
  await look(page);
  assert.equal(await page.evaluate(() => document.querySelector("[data-update]")), null);
  assert.equal((await caches(page)).length, 1);
});

hosted("a window of the build before keeps its parts, and is told", async (page, site) => {
  await kept(page);
  await page.go(site.url);
  await ready(page);
  await kept(page);
  const other = await page.beside(site.url);
  await ready(other);
  await kept(other);
  site.folder = edition("hai").folder;
  await other.front();
  await look(other);
  await other.until(() => document.querySelector("[data-update=waiting]") !== null, "the line");
  await other.click("[data-do=renew]");
  await other.until(() => document.body?.dataset.edition === "hai", "the newer build");
  await page.until(() => document.querySelector("[data-update=elsewhere]") !== null, "the line in the other window");
  assert.equal((await caches(page)).length, 2);
  await site.leave();
  await page.front();
  await page.click(".switches [lang=en]");
  await page.until(() => document.documentElement.lang === "en", "a part of the build before");
  await page.click("[data-do=renew]");
  await page.until(() => document.body?.dataset.edition === "hai", "the newer build here too");
  await page.until(async () => (await window.caches.keys()).length === 1, "the older build to go");
});

hosted("what another program shares is taken once and kept nowhere", async (page, site) => {
  await kept(page);
  site.pages["khac.html"] = '<!doctype html><form method="post" action="chia-se" enctype="multipart/form-data"><input name="title"><input name="text"><input name="url"><input type="file" name="files" multiple></form>';
  const share = async (fields, files = []) => {
    await page.go(`${site.url}khac.html`);
    await page.evaluate(({ fields, files }) => {
      const form = document.querySelector("form");
      for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
      const held = new DataTransfer();
      for (const [name, text] of files) held.items.add(new File([text], name, { type: "text/plain" }));
      form.elements.files.files = held.files;
      form.submit();
    }, { fields, files });
    await page.until(() => document.documentElement?.dataset.ready === "1", "the page");
  };
  await share({ title: "Bài chia sẻ", text: article, url: "" });
  await articlesRead(page, 1);
  await page.until(() => document.querySelector(".project")?.dataset.kept === "saved", "the article to be kept");
  assert.equal(await page.evaluate(() => document.querySelectorAll(".words .fig").length), 3);
  assert.ok((await caches(page)).every((name) => !name.includes("chia-se")), "nothing is left");
  await share({}, [["mot.txt", article], ["hai.txt", article.replace("80,53", "79,1")]]);
  // Beside the one that was shared before and is kept.
  await articlesRead(page, 3);
  await share({ title: "Một bài báo", text: "https://bao.example/bai" });
  await page.until(() => document.querySelector('.notice[data-reason="link"]') !== null, "the line about links");
  assert.ok((await caches(page)).every((name) => !name.includes("chia-se")), "nothing is left");
});

everywhere("files opened with the installed page are read", async (page) => {
  await page.until(() => window.launch !== undefined, "the page to ask for files");
  await page.evaluate((text) => window.launch({ files: [{ getFile: async () => new File([text], "mở bằng SoDo.txt") }] }), article);
  await articlesRead(page, 1);
}, { doors: ["http"], before: () => Object.defineProperty(window, "launchQueue", { value: { setConsumer: (consumer) => (window.launch = consumer) } }) });

everywhere("the browser's offer to install is a quiet entry", async (page) => {
  await page.until(() => document.querySelector(".anywhere") !== null, "the fold");
  assert.equal(await page.evaluate(() => document.querySelector("[data-do=install]")), null);
  const prevented = await page.evaluate(() => {
    const event = new Event("beforeinstallprompt", { cancelable: true });
    event.prompt = async () => ({ outcome: "accepted" });
    dispatchEvent(event);
    return event.defaultPrevented;
  });
  assert.ok(prevented, "no banner");
  await page.click(".anywhere summary");
  await page.click("[data-do=install]");
  await page.until(() => document.querySelector(".anywhere").textContent.includes("Đã cài SoDo"), "that it is installed");
}, { doors: ["http"] });

everywhere("one file lists what it cannot do, in both languages", async (page) => {
  await page.until(() => document.querySelector(".anywhere li") !== null, "the list");
  const said = [];
  for (const lang of ["vi", "en"]) {
    if (lang === "en") await page.click(".switches [lang=en]");
    await page.until((lang) => document.documentElement.lang === lang, lang, lang);
    said.push(await page.texts(".anywhere li"));
  }
  assert.equal(said[0].length, said[1].length);
  assert.ok(said[0].some((line) => line.includes("PDF")) && said[1].some((line) => line.includes("PDF")));
  assert.equal(await page.evaluate(() => document.querySelector(".bookmark")), null);
}, { doors: ["file"] });

test("a browser finds all that it needs to install the page · chromium", async () => {
  const site = await host(dist);
  const page = await opened("chromium", site.url, { worker: true });
  try {
    await ready(page);
    await kept(page);
    const hand = await page.native.context().newCDPSession(page.native);
    const { installabilityErrors } = await hand.send("Page.getInstallabilityErrors");
    // A window of a test is one that keeps nothing, where no browser installs.
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
    const { errors, data } = await hand.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    for (const { src, sizes } of manifest.icons) {
      const size = await page.evaluate(async (src) => {
        const answer = await fetch(src);
        const picture = await createImageBitmap(await answer.blob()).catch(() => undefined);
        return picture ? `${picture.width}x${picture.height}` : answer.headers.get("content-type");
      }, src);
      assert.equal(size, sizes === "any" ? "image/svg+xml" : sizes, src);
    }
    await page.quiet();
  } finally {
    await page.close();
    await site.leave();
  }
});
