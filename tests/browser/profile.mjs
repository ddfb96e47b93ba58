// A browser of its own with a profile on disk, which can be ended as a power cut ends it and be opened again.

import { readFileSync, readdirSync } from "node:fs";
import puppeteer from "puppeteer-core";

/** Opens a page in a browser that lives in this folder. */
export async function inProfile(kind, folder, url, before) {
  const own = kind === "chromium" ? { browser: "chrome", executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] } : { browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr" };
  const browser = await puppeteer.launch({ ...own, headless: true, userDataDir: folder });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  if (before) await page.evaluateOnNewDocument(before);
  await page.goto(url);
  return {
    ...verbs(page),
    close: () => browser.close(),
    /** Ends the browser and all that it started, at once and without a word to them. */
    async cut() {
      const ended = new Promise((done) => browser.process().once("exit", done));
      for (const pid of tree(browser.process().pid)) {
        try {
          process.kill(pid, "SIGKILL");
        } catch {
          // It ended with the others.
        }
      }
      await ended;
    },
  };
}

/** What the ways in need of a page. */
export function verbs(native) {
  return {
    native,
    evaluate: (fn, arg) => native.evaluate(fn, arg),
    async until(fn, what, arg) {
      const end = Date.now() + 20_000;
      for (;;) {
        const value = await native.evaluate(fn, arg);
        if (value) return value;
        if (Date.now() > end) throw new Error(`waited too long for ${what}`);
        await new Promise((done) => setTimeout(done, 10));
      }
    },
  };
}

/** A process and all below it. */
function tree(root) {
  const parents = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const found = [root];
  for (let at = 0; at < found.length; at++) for (const [pid, parent] of parents) if (parent === found[at]) found.push(pid);
  return found;
}
