// The policy of the page, as it stands in both of its forms and as browsers hold to it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { dist, everywhere, opened, scratch } from "./driver.mjs";
import { host } from "./hosts.mjs";
import { articlesRead, paste } from "./ways.mjs";

const article = "Bài về chuyển đổi số\n\nNăm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82,5%.";

/** The policy of a document, by directive. */
function policyOf(document) {
  const [, words] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(document);
  return Object.fromEntries(words.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...values]) => [name, values]));
}

const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

for (const form of ["index.html", "sodo.html"]) {
  test(`the policy of ${form} lets nothing in that is not the page's own`, () => {
    const document = readFileSync(join(dist, form), "utf8");
    assert.ok(document.indexOf("Content-Security-Policy") < document.indexOf("<script"), "it stands before all scripts");
    const policy = policyOf(document);
    assert.deepEqual(policy["default-src"], ["'none'"]);
    assert.deepEqual(policy["base-uri"], ["'none'"]);
    assert.deepEqual(policy["form-action"], ["'none'"]);
    assert.deepEqual(policy["require-trusted-types-for"], ["'script'"]);
    assert.deepEqual(policy["connect-src"], [form === "index.html" ? "'self'" : "'none'"]);
    for (const [name, values] of Object.entries(policy)) {
      for (const value of values) assert.ok(!/unsafe-inline|'unsafe-eval'|unsafe-hashes|https?:|^\*/.test(value), `${name} ${value}`);
      assert.ok(name === "img-src" || !values.includes("data:"), name);
    }
    // Of what stands in the document itself, each script and each style has its hash there.
    const scripts = /<script\b([^>]*)>([^]*?)<\/script>/g;
    const inline = [...document.matchAll(scripts)].filter(([, tag]) => !/\bsrc=|type="text\/plain"/.test(tag)).map(([, , text]) => text);
    assert.ok(inline.length > 0);
    for (const text of inline) assert.ok(policy["script-src"].includes(sha256(text)), text.slice(0, 80));
    const markup = document.replace(scripts, "");
    for (const [, text] of markup.matchAll(/<style>([^]*?)<\/style>/g)) assert.ok(policy["style-src"].includes(sha256(text)), text.slice(0, 80));
    assert.ok(!/\son[a-z]+\s*=\s*["']/.test(markup), "no handler stands in the markup");
  });
}

test("every script and style that the document names has its hash beside it, and it is the right one", () => {
  const document = readFileSync(join(dist, "index.html"), "utf8");
  const named = [...document.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.(?:js|css))"[^>]*>/g)];
  assert.ok(named.length > 3, `${named.length}`);
  for (const [tag, name] of named) assert.equal(/integrity="([^"]+)"/.exec(tag)?.[1], sha256(readFileSync(join(dist, name))).slice(1, -1), name);
  const modules = [...document.matchAll(/<meta id="sodo-(?:module|tables)" content="([^"]+)" data-hash="([^"]+)">/g)];
  assert.equal(modules.length, 2);
  for (const [, name, hash] of modules) assert.equal(hash, sha256(readFileSync(join(dist, name))).slice(1, -1), name);
});

const begins = (start, end) => readdirSync(dist).find((name) => name.startsWith(start) && name.endsWith(end));

for (const browser of ["chromium", "firefox"]) {
  for (const [what, name, change] of [
    ["script", begins("app-", ".js"), (bytes) => Buffer.concat([bytes, Buffer.from("\nwindow.changed = true;")])],
    ["style", begins("style-", ".css"), (bytes) => Buffer.concat([bytes, Buffer.from("\n:root{--changed:1}")])],
    ["module", begins("sodo-", ".wasm"), (bytes) => Buffer.concat([bytes, Buffer.from([0, 2, 1, 120])])], // a section of its own, which is allowed
  ]) {
    test(`a ${what} that a host changed is not used · ${browser} · http`, { timeout: 60_000 }, async () => {
      const folder = join(scratch, `changed-${browser}-${what}`);
      cpSync(dist, folder, { recursive: true });
      const site = await host(folder);
      const reads = async () => {
        const page = await opened(browser, site.url);
        try {
          await page.until(() => document.readyState === "complete", "the document");
          return await page.until(() => document.documentElement.dataset.ready === "1" || undefined, "it to be ready").then(
            () => page.evaluate(() => (getComputedStyle(document.documentElement).getPropertyValue("--changed") || window.changed ? "changed" : getComputedStyle(document.documentElement).getPropertyValue("--ink") ? "whole" : "bare")),
            () => "not ready",
          );
        } finally {
          await page.close();
        }
      };
      try {
        assert.equal(await reads(), "whole");
        writeFileSync(join(folder, name), change(readFileSync(join(folder, name))));
        assert.equal(await reads(), what === "style" ? "bare" : "not ready");
      } finally {
        await site.leave();
      }
    });
  }
}

everywhere("where a browser has Trusted Types, plain words become neither markup nor the address of a script", async (page) => {
  const tried = await page.evaluate(() => {
    if (!window.trustedTypes) return "none here";
    const ways = {
      innerHTML: () => (document.createElement("div").innerHTML = "<b>x</b>"),
      outerHTML: () => (document.body.appendChild(document.createElement("i")).outerHTML = "<b>x</b>"),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
      parseFromString: () => new DOMParser().parseFromString("<b>x</b>", "text/html"),
      srcdoc: () => (document.createElement("iframe").srcdoc = "<b>x</b>"),
      fragment: () => document.createRange().createContextualFragment("<b>x</b>"),
      write: () => document.write("<b>x</b>"),
      scriptText: () => (document.createElement("script").textContent = "window.ran = 1"),
      scriptAddress: () => (document.createElement("script").src = "blob:x"),
      worker: () => new Worker("blob:x"),
      policy: () => window.trustedTypes.createPolicy("other", {}),
    };
    return Object.fromEntries(
      Object.entries(ways).map(([name, way]) => {
        try {
          way();
          return [name, "went through"];
        } catch (error) {
          return [name, error.name];
        }
      }),
    );
  });
  if (tried === "none here") return;
  for (const [name, how] of Object.entries(tried)) assert.equal(how, "TypeError", name);
  await new Promise((done) => setTimeout(done, 100));
  // That it is told of is right here.
  page.heard.length = 0;
  await page.evaluate(() => (window.refused = []));
  await paste(page, { plain: article });
  await articlesRead(page, 1);
  await page.until(() => document.querySelector(".words .fig") !== null, "a figure");
}, { doors: ["http", "file"] });
