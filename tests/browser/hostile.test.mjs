// Hostile articles, names of files, charts, projects and links: none of them runs, loads, leads away or keeps the page busy.
//
// All of them are tried in both browsers. What gets through is told by the name of its item.

import assert from "node:assert/strict";
import { test } from "node:test";
import { archives } from "../hostile/archives.mjs";
import * as articles from "../hostile/articles.mjs";
import { attempts, seen } from "../hostile/attempts.mjs";
import { pieces } from "../hostile/markup.mjs";
import { pdfs } from "../hostile/pdfs.mjs";
import { carriedBy, links, pictures } from "../hostile/pictures.mjs";
import * as pollution from "../hostile/pollution.mjs";
import { harm, judged } from "../hostile/saved.mjs";
import { strains } from "../hostile/strains.mjs";
import { browsed, dropped, emptied, filesOf, goodOne, listener, longest, ready, saves, visit } from "../hostile/visit.mjs";
import { sentence } from "../hostile/words.mjs";
import { bare } from "./driver.mjs";
import { dropFiles, paste } from "./ways.mjs";

for (const browser of ["chromium", "firefox"]) {
  const [one, other] = browser === "chromium" ? ["http", "file"] : ["file", "http"];
  const tally = { items: new Set(), through: [] };

  /** A round: `work` gets a page, its items, and what to do with lines about what got through. */
  const round = (name, door, items, work) =>
    test(`hostile: ${name} · ${browser} · ${door}`, { timeout: 240_000 }, async () => {
      const page = await visit(browser, door);
      const through = [];
      try {
        const all = items(page.canary.at);
        for (const { id } of all) {
          assert.ok(!tally.items.has(id), `${id} stands twice`);
          tally.items.add(id);
        }
        await work(page, all, (lines) => through.push(...lines));
        through.push(...(await page.judge(name)));
        const { title, file } = goodOne();
        await emptied(page);
        await dropFiles(page, [file]);
        await page.until((title) => document.querySelector(".one h1")?.textContent === title && document.querySelector(".words .fig") !== null, "a good article at the end", title);
      } finally {
        tally.through.push(...through);
        await page.leave();
      }
      assert.equal(through.length, 0, `${through.length} lines:\n${through.slice(0, 40).join("\n")}`);
    });

  /** Items one after another, each with a good article behind it. What the page says of each is one of the reasons that the item names. */
  const each = async (page, items, say) => {
    for (const item of items) {
      const { lines, articles, took } = await dropped(page, [item]);
      if (process.env.HOSTILE_TIMES) console.log(`${item.id}: ${took} ms, ${articles} articles, ${lines.map(({ reason }) => reason).join(", ")}`);
      const reasons = lines.map(({ reason }) => reason);
      const expected = item.refused ?? [];
      const other = reasons.filter((reason) => !expected.includes(reason));
      if (other.length || (!item.read && reasons.length === 0) || (item.read && articles + reasons.length === 0)) say([`${item.id}: the page gives ${articles} articles and says ${reasons.join(", ") || "nothing"}`]);
      if (lines.some(({ words }) => words.length < 40)) say([`${item.id}: no clear sentence: ${lines.map(({ words }) => words).join(" ")}`]);
      if (took > longest) say([`${item.id}: took ${took} ms`]);
      // The browser's own words about broken XML have a style, which the policy refuses.
      const own = reasons.some((reason) => /^(broken|tooDeep)$/.test(reason));
      say((await page.judge(item.id)).filter((line) => !(own && line.endsWith("style-src-attr refused inline"))));
      await emptied(page, `after ${item.id}`);
    }
  };

  test(`hostile: the page lets nothing out, and whoever listens would hear it · ${browser}`, { timeout: 120_000 }, async () => {
    const canary = await listener();
    try {
      const free = await bare(browser, canary.at("free.html"));
      await free.evaluate(attempts, canary.at("free"));
      await free.close();
      const heard = new Set(canary.asked);
      assert.deepEqual(seen.filter((way) => !heard.has(`free/${way}`)), [], "a page without a policy sends all of them");
    } finally {
      canary.end();
    }
    for (const door of ["http", "file"]) {
      const page = await visit(browser, door);
      await page.evaluate(attempts, page.canary.at("sodo"));
      assert.deepEqual(page.canary.asked.splice(0), [], `${door}: nothing arrives`);
      assert.ok((await page.evaluate(() => window.refused.length)) > 10, `${door}: the policy says what it refuses`);
      if (door === "http") {
        page.requests.length = 0;
        assert.equal(await page.evaluate(() => fetch("index.html").then(({ status }) => status)), 200);
        assert.ok(page.requests.some((address) => address.endsWith("/index.html")), "what is allowed is seen");
      }
      await page.leave();
    }
  });

  const written = (at) => [articles.texts, articles.pages, articles.names, articles.endings, articles.tables, articles.hidden, articles.formulas, pollution.columns].flatMap((of) => of(at));
  round("articles", one, written, async (page, items, say) => {
    const { lines, more, articles } = await dropped(page, items);
    assert.ok(articles > items.length * 0.9, `${articles} articles, ${lines.length + more} lines`);
    say(await page.judge("what was dropped"));
    await browsed(page);
    say(await page.judge("a view"));
    // Names of files stand behind the number of figures; what turns words around ends with the line it stands in.
    const names = await page.texts(".article-name small");
    say(names.filter((name) => /[\p{Cc}\u202a-\u202e\u2066-\u2069]|\.\.[\\/]/u.test(name)).map((name) => `names: ${JSON.stringify(name)}`));
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector(".article-name")).unicodeBidi), "isolate");
    for (const [form, file] of Object.entries(await saves(page))) say(await judged(browser, form, file));
  });

  const pasted = (at) => Object.entries(pieces).map(([name, of]) => ({ id: `paste-${name}`, html: `${of(`paste-${name}`, at(`paste-${name}`))}<h1>Bài ${name}</h1><p>${sentence(of(`paste-${name}`, at(`paste-${name}`)))}</p>` }));
  round("pastes", other, pasted, async (page, items, say) => {
    for (const [i, { html }] of items.entries()) {
      await paste(page, i % 2 ? { html } : { plain: `<html>${html}` });
      await page.until((n) => (document.querySelector(".crumbs .count")?.textContent ?? (document.querySelector(".one .words") && "1/1")) === `${n}/${n}`, `article ${i + 1}`, i + 1);
    }
    say(await page.judge("what was pasted"));
    await browsed(page);
    say(await page.judge("a view"));
  });

  round("archives", other, archives, each);
  round("PDF", "http", pdfs, each);
  round("strains", one, strains, each);

  // A chart that the page itself saved is what all pictures are made of.
  round("pictures", one, pictures, async (page, items, say) => {
    await dropFiles(page, [goodOne().file, goodOne().file, goodOne().file]);
    await page.until(() => document.querySelector(".all .chart img") !== null, "a chart");
    const chart = carriedBy((await page.saved('[data-save="svg"]')).bytes);
    await emptied(page);
    for (const item of items) {
      const begun = Date.now();
      await dropFiles(page, filesOf([{ ...item, ...item.of?.(chart) }]));
      await page.until(() => document.querySelector(".all, .one, .notice[data-reason]") !== null, item.id);
      const reason = await page.evaluate(() => document.querySelector(".notice[data-reason]")?.dataset.reason);
      if (item.drawn ? reason : reason && !pictures.reasons.includes(reason)) say([`${item.id}: the page says ${reason}`]);
      if (Date.now() - begun > longest) say([`${item.id}: took ${Date.now() - begun} ms`]);
      if (!reason) await page.until(() => document.querySelector(".chart img, .comparison .nothing") !== null, `a chart of ${item.id}`);
      if (item.drawn) {
        const { bytes } = await page.saved('[data-save="svg"]');
        say((await page.evaluate(harm, { text: bytes.toString("utf8").replace(/<style>.*?<\/style>/s, ""), type: "application/xml" })).map((words) => `${item.id}: in what is saved: ${words}`));
      }
      say(await page.judge(item.id));
      await emptied(page, `after ${item.id}`);
    }
  });

  const files = (at) => [pollution.recipes, pollution.lexicons].flatMap((of) => of(at));
  round("decisions and words", other, files, async (page, items, say) => {
    for (const item of items) {
      await dropped(page, [item]);
      say(await page.judge(item.id));
    }
    await browsed(page);
    say(await page.judge("a view"));
  });

  round("projects", one, pollution.projects, async (page, items, say) => {
    for (const item of items) {
      const before = await page.text(".project-name");
      await dropFiles(page, [{ name: item.name, text: item.text }]);
      await page.until((before) => document.querySelector(".notice[data-reason]") !== null || document.querySelector(".project-name")?.textContent !== before, item.id, before);
      const { title, file } = goodOne();
      await dropFiles(page, [file]);
      await page.until((title) => document.querySelector(".articles, .one")?.textContent.includes(title) && document.querySelector("progress") === null, `an article beside ${item.id}`, title);
      say(await page.judge(item.id));
      await page.evaluate(() => (document.querySelector(".project-name").closest("details").open = true));
      say(await judged(browser, "project", await page.saved('[data-do="save-project"]')));
      await page.click("body");
      await emptied(page, `after ${item.id}`);
    }
  });

  round("links", other, links, async (page, items, say) => {
    for (const { id, hash } of items) {
      await page.go("about:blank");
      await page.go(page.url + hash);
      await ready(page);
      await paste(page, { plain: `Bài ${id}\n\n${sentence()}` });
      await page.until((title) => document.querySelector("main").textContent.includes(title), id, `Bài ${id}`);
      say(await page.judge(id));
      await emptied(page, `after ${id}`);
    }
  });

  test.after(() => console.log(`hostile, ${browser}: ${tally.items.size} items tried, ${new Set(tally.through.map((line) => line.split(":")[0])).size} got through`));
}
