// Two browsers under the same verbs, and the built page in its two forms: served over http, and opened from disk.
// Strict security policies block code handed in as text, so every wait polls with a function.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

/** The built page. */
export const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
/** What a host says of its files. */
export const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".webmanifest": "application/manifest+json", ".svg": "image/svg+xml" };

/** A folder for the files of this run, removed at its end. */
export const scratch = mkdtempSync(join(tmpdir(), "sodo-page-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/**
 * Runs a test in both browsers and over both doors: a browser takes the door that the other does not, in turn, since all four ways take
 * twice as long. EVERY_DOOR=1 goes all of them; a test that names its browsers or its doors goes all that it names. `work` gets a
 * fresh page that is ready for input.
 *
 * A busy machine can make a browser late: what fails is tried once more in a fresh page, and a test that needed it says
 * so aloud with what went wrong the first time.
 */
export function everywhere(name, work, options = {}) {
  for (const browser of options.only ?? ["chromium", "firefox"]) {
    for (const door of doorsOf(name, browser, options)) {
      test(`${name} · ${browser} · ${door}`, { timeout: 120_000 }, async (t) => {
        try {
          await once(browser, door, work, options);
        } catch (failure) {
          t.diagnostic(`NEEDED A SECOND TRY: ${name} · ${browser} · ${door}: ${failure.message}`);
          await once(browser, door, work, options);
        }
      });
    }
  }
}

/** The doors that a browser takes. */
function doorsOf(name, browser, { only, doors }) {
  const both = ["http", "file"];
  if (doors || only || process.env.EVERY_DOOR) return doors ?? both;
  const turn = [...name].reduce((sum, letter) => sum + letter.codePointAt(0), browser === "firefox" ? 1 : 0);
  return [both[turn % 2]];
}

async function once(browser, door, work, options) {
  const page = await open(browser, door, options);
  try {
    await page.until(() => document.documentElement.dataset.ready === "1", "the page to be ready");
    await work(page);
    await page.quiet();
  } finally {
    await page.close();
  }
}

const running = {};

test.after(async () => {
  server?.close();
  for (const browser of Object.values(running)) await (await browser).close();
});

let server;

/** Serves dist/ as any static host would. */
async function origin() {
  server ??= await new Promise((done) => {
    const one = createServer((request, response) => {
      const path = join(dist, new URL(request.url, "http://host").pathname.replace(/\/$/, "/index.html"));
      if (!path.startsWith(dist) || !existsSync(path)) return response.writeHead(404).end();
      response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(readFileSync(path));
    }).listen(0, "127.0.0.1", () => done(one));
  });
  return `http://127.0.0.1:${server.address().port}/`;
}

/** A page that is not SoDo's. */
export async function bare(browser, url) {
  const viewport = { width: 1300, height: 900 };
  const page = browser === "chromium" ? await inChromium(viewport) : await inFirefox(viewport);
  await page.go(url);
  return page;
}

async function open(browser, door, options) {
  assert.ok(existsSync(join(dist, "sodo.html")), "dist/ is missing: run `cargo xtask web`");
  const url = door === "http" ? await origin() : pathToFileURL(join(dist, "sodo.html")).href;
  const page = await opened(browser, url, { before: options.before, script: options.script, viewport: options.viewport });
  return Object.assign(page, { door });
}

/**
 * Opens an address in a window of its own. Tests that are not about the service worker do without: the page is then one in
 * a browser that has none, and nothing is fetched behind a test's back. `worker: true` leaves it.
 */
export async function opened(browser, url, { before, script, worker = process.env.SERVICE_WORKER === "1", viewport = { width: 1280, height: 900 } } = {}) {
  const page = browser === "chromium" ? await inChromium(viewport) : await inFirefox(viewport);
  const allowed = url.startsWith("http") ? new URL(url).origin : url;
  const heard = [];
  page.listen(
    (said) => heard.push(said),
    (address) => !address.startsWith(allowed) && !/^(blob|data|about):/.test(address) && heard.push(`a request left: ${address}`),
  );
  await page.before(watchPolicy);
  await page.before(parsing);
  if (!worker) await page.before(withoutServiceWorker);
  if (before) await page.before(before);
  if (script) await page.before(script);
  await page.go(url);
  return verbs(page, { browser, url, heard });
}

/** What tests ask of any window. */
function verbs(page, more) {
  return Object.assign(page, more, {
    async until(fn, what, arg) {
      const end = Date.now() + (page.patience ?? 6_000);
      for (;;) {
        // While a page gives way to the next one, neither can be asked.
        const value = await page.evaluate(fn, arg).catch((error) => (/context|navigat|destroyed|discarded/i.test(error.message) ? undefined : Promise.reject(error)));
        if (value) return value;
        assert.ok(Date.now() < end, `waited too long for ${what}`);
        await new Promise((done) => setTimeout(done, 25));
      }
    },
    text: (selector) => page.evaluate((s) => document.querySelector(s)?.textContent ?? null, selector),
    texts: (selector) => page.evaluate((s) => [...document.querySelectorAll(s)].map((node) => node.textContent), selector),
    /** Nothing was refused by the policy, nothing failed aloud, nothing left the page. */
    async quiet() {
      const refused = await page.evaluate(() => window.refused);
      assert.deepEqual([...more.heard, ...refused], []);
    },
    /** Another window of the same reader: at an address, or the one that something opens. */
    async beside(how) {
      const other = typeof how === "function" ? await page.another(how) : await page.another();
      if (typeof how === "string") await other.go(how);
      return verbs(other, { browser: more.browser, heard: [], patience: page.patience });
    },
  });
}

function watchPolicy() {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refused.push(`${event.violatedDirective} refused ${event.blockedURI}`));
}

/** For tests that look into markup: `parsed(text, type)`. The page's own policy takes no plain words there, and holds from its first tag on. */
function parsing() {
  const markup = window.trustedTypes?.createPolicy("test", { createHTML: (text) => text });
  window.parsed = (text, type) => new DOMParser().parseFromString(markup ? markup.createHTML(text) : text, type);
}

function withoutServiceWorker() {
  Object.defineProperty(navigator, "serviceWorker", { value: undefined });
}

async function inChromium(viewport) {
  running.chromium ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const context = await (await running.chromium).newContext({ viewport, acceptDownloads: true, locale: "vi-VN", colorScheme: "light", reducedMotion: "reduce" });
  return Object.assign(chromiumPage(await context.newPage()), { close: () => context.close() });
}

function chromiumPage(page) {
  const loud = (message) => ["error", "warning"].includes(message.type()) && message.text();
  return {
    native: page,
    listen(say, ask) {
      page.on("console", (message) => loud(message) && say(loud(message)));
      page.on("pageerror", (error) => say(String(error)));
      page.on("request", (request) => ask(request.url()));
    },
    before: (script) => page.addInitScript(typeof script === "string" ? { content: script } : script),
    go: (url) => page.goto(url),
    evaluate: (fn, arg) => page.evaluate(fn, arg),
    click: (selector) => page.locator(selector).first().click(),
    hover: (selector) => page.locator(selector).first().hover(),
    press: (key) => page.keyboard.press(key),
    front: () => page.bringToFront(),
    async write(selector, words) {
      await page.locator(selector).fill(words);
    },
    choose: (selector, value) => page.locator(selector).selectOption(value),
    files: (selector, paths) => page.locator(selector).setInputFiles(paths),
    async saved(selector) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator(selector).first().click()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
    /** Another window of the same reader, which the page opened by itself where `work` has it do so. */
    async another(work) {
      const [other] = work ? await Promise.all([page.context().waitForEvent("page"), work()]) : [await page.context().newPage()];
      return chromiumPage(other);
    },
  };
}

async function inFirefox(viewport) {
  const downloads = join(scratch, "downloads");
  mkdirSync(downloads, { recursive: true });
  running.firefox ??= puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    extraPrefsFirefox: {
      "security.fileuri.strict_origin_policy": true,
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.download.alwaysOpenPanel": false, // it would take the focus from what is being typed
      "intl.accept_languages": "vi",
      "layout.css.prefers-color-scheme.content-override": 1,
    },
  });
  const browser = await running.firefox;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(viewport);
  return Object.assign(firefoxPage(page, context, downloads), { close: () => context.close() });
}

function firefoxPage(page, context, downloads) {
  return {
    native: page,
    listen(say, ask) {
      page.on("console", (message) => ["error", "warn", "warning"].includes(message.type()) && say(message.text()));
      page.on("pageerror", (error) => say(String(error)));
      page.on("request", (request) => ask(request.url()));
    },
    before: (fn) => page.evaluateOnNewDocument(fn),
    go: (url) => page.goto(url),
    evaluate: (fn, arg) => page.evaluate(fn, arg),
    click: (selector) => page.locator(selector).click(),
    hover: (selector) => page.locator(selector).hover(),
    async press(keys) {
      const [key, ...held] = keys.split("+").reverse();
      for (const one of held) await page.keyboard.down(one);
      await page.keyboard.press(key);
      for (const one of held) await page.keyboard.up(one);
    },
    front: () => page.bringToFront(),
    async write(selector, words) {
      await page.locator(selector).fill(words);
    },
    choose: (selector, value) => page.select(selector, value),
    async files(selector, paths) {
      const input = await page.$(selector);
      await input.uploadFile(...[paths].flat());
    },
    async saved(selector) {
      const before = new Set(readdirSync(downloads));
      await page.locator(selector).click();
      const end = Date.now() + 60_000; // a large file for Word, on a busy machine
      for (;;) {
        const name = readdirSync(downloads).find((file) => !before.has(file) && !file.endsWith(".part"));
        const path = name && join(downloads, name);
        // Firefox lays an empty file down first and a .part beside it, and may move either while they are looked at.
        const size = path ? (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : 0;
        if (size > 0 && !existsSync(`${path}.part`)) {
          const bytes = readFileSync(path);
          rmSync(path);
          return { name, bytes };
        }
        assert.ok(Date.now() < end, `nothing was saved by ${selector}`);
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    async another(work) {
      if (!work) return firefoxPage(await context.newPage(), context, downloads);
      const before = new Set(await context.pages());
      await work();
      const end = Date.now() + 10_000;
      for (;;) {
        const other = (await context.pages()).find((one) => !before.has(one));
        if (other) return firefoxPage(other, context, downloads);
        assert.ok(Date.now() < end, "no window was opened");
        await new Promise((done) => setTimeout(done, 50));
      }
    },
  };
}
