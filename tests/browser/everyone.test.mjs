// Whether everyone can use the page: by keys alone, enlarged, without motion, in forced colours, and on paper.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { everywhere } from "./driver.mjs";
import { articlesRead, dropFiles } from "./ways.mjs";

const folder = new URL("../corpus/text/", import.meta.url);
const files = readdirSync(folder).slice(0, 4).map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
const only = { only: ["chromium"], doors: ["http"] };

/** The views, each opened from the one before. */
const views = {
  empty: async () => {},
  help: async (page) => {
    await page.click('[data-open="help"]');
    await page.until(() => document.querySelector(".help h1") !== null, "the help");
  },
  overview: async (page) => {
    await dropFiles(page, files);
    await articlesRead(page, files.length);
    await page.until(() => document.querySelector('[data-across="grid"]') !== null && document.querySelector(".chart img")?.naturalWidth > 0, "the views");
  },
  review: async (page) => {
    await page.click('[data-open="review"]');
    await page.until(() => document.querySelector(".review-card mark") !== null, "the queue");
  },
  passed: async (page) => {
    await page.click('[data-list="passed"]');
    await page.until(() => document.querySelector(".passed mark") !== null, "numbers passed over");
  },
  article: async (page) => {
    await page.click('[data-review="leave"]');
    await page.click(".articles li:first-child .article-name");
    await page.until(() => document.querySelector(".words .fig") !== null, "the words");
  },
};

/** Goes through all views with the same question. */
async function inEach(page, ask) {
  for (const [name, open] of Object.entries(views)) {
    await open(page);
    await ask(name);
  }
}

everywhere("Tab reaches everything that can be pressed, shows where it is, and is caught nowhere", async (page) => {
  await inEach(page, async (name) => {
    const wanted = await page.evaluate(() => {
      const all = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")];
      const seen = all.filter((node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0);
      seen.forEach((node, i) => (node.dataset.walk = String(i)));
      document.activeElement?.blur();
      document.documentElement.tabIndex = -1;
      document.documentElement.focus();
      document.documentElement.removeAttribute("tabindex");
      return seen.length;
    });
    const met = new Set();
    const unseen = new Set();
    for (let i = 0; i < wanted + 40 && met.size < wanted; i++) {
      await page.press("Tab");
      const at = await page.evaluate(() => {
        const node = document.activeElement;
        const shown = (one) => one && getComputedStyle(one).outlineStyle !== "none" && parseFloat(getComputedStyle(one).outlineWidth) >= 2;
        return { walk: node.dataset.walk, shown: shown(node) || shown(node.closest(".sheet")), what: node.outerHTML.slice(0, 90) };
      });
      if (at.walk !== undefined) met.add(at.walk);
      if (at.walk !== undefined && !at.shown) unseen.add(at.what);
    }
    const missed = await page.evaluate((met) => [...document.querySelectorAll("[data-walk]")].filter((node) => !met.includes(node.dataset.walk)).map((node) => node.outerHTML.slice(0, 90)), [...met]);
    assert.deepEqual(missed, [], `${name}: out of reach`);
    assert.deepEqual([...unseen], [], `${name}: not seen where the focus is`);
    await page.evaluate(() => document.querySelectorAll("[data-walk]").forEach((node) => delete node.dataset.walk));
  });
}, only);

everywhere("at 200 % nothing is cut and nothing has to be scrolled sideways", async (page) => {
  await inEach(page, async (name) => {
    const faults = await page.evaluate(() => {
      const cut = [...document.querySelectorAll("button, .button, h1, h2, h3, p, label, dt, dd")].filter((node) => {
        const style = getComputedStyle(node);
        const told = style.textOverflow === "ellipsis" || style.clipPath !== "none";
        return node.checkVisibility() && !told && style.overflowX !== "visible" && node.scrollWidth > node.clientWidth + 1;
      });
      const wide = document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
      return [...wide, ...cut.map((node) => node.outerHTML.slice(0, 90))];
    });
    assert.deepEqual(faults, [], name);
  });
}, { ...only, viewport: { width: 640, height: 450 } });

everywhere("nothing moves for those who asked for no motion", async (page) => {
  await inEach(page, async (name) => {
    const moving = await page.evaluate(() => {
      const long = (times) => times.split(",").some((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1) > 0.01);
      return [...document.querySelectorAll("*")].filter((node) => long(getComputedStyle(node).transitionDuration) || long(getComputedStyle(node).animationDuration)).map((node) => node.outerHTML.slice(0, 90));
    });
    assert.deepEqual(moving, [], name);
  });
}, only);

everywhere("in forced colours figures, what is chosen and the mark of the queue still stand out", async (page) => {
  await page.native.emulateMedia({ forcedColors: "active" });
  await inEach(page, async (name) => {
    const alike = await page.evaluate(() => {
      const look = (node) => {
        const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor, textDecorationLine, borderBottomStyle } = getComputedStyle(node);
        return JSON.stringify([borderTopWidth, borderTopStyle, borderTopColor, backgroundColor, textDecorationLine, borderBottomStyle]);
      };
      const found = [];
      for (const pressed of document.querySelectorAll('button[aria-pressed="true"]')) {
        const other = pressed.parentElement.querySelector('button[aria-pressed="false"]');
        if (other && look(pressed) === look(other)) found.push(pressed.outerHTML.slice(0, 90));
      }
      for (const mark of document.querySelectorAll(".review mark, .words .fig")) {
        const { textDecorationLine, borderBottomStyle, borderBottomWidth } = getComputedStyle(mark);
        const lined = textDecorationLine !== "none" || (borderBottomStyle !== "none" && parseFloat(borderBottomWidth) > 0);
        if (!lined) found.push(mark.outerHTML.slice(0, 90));
      }
      return found;
    });
    assert.deepEqual(alike, [], name);
  });
}, only);

everywhere("on paper there are no buttons, nothing is cut, and the ground is white", async (page) => {
  await page.click(".switches > button:last-child");
  await inEach(page, async (name) => {
    if (name === "empty") return;
    await page.native.emulateMedia({ media: "print" });
    const faults = await page.evaluate(() => {
      const pressed = [...document.querySelectorAll("button, select, input, textarea, summary")].filter((node) => !node.matches(".brand, .fact, .article-name") && node.checkVisibility() && node.getClientRects().length > 0);
      const ground = getComputedStyle(document.body).backgroundColor;
      const ink = getComputedStyle(document.body).color;
      const light = Math.max(...ink.match(/\d+/g).map(Number)) < 100;
      const wide = document.documentElement.scrollWidth > innerWidth + 1;
      return [...pressed.map((node) => node.outerHTML.slice(0, 90)), ...(ground === "rgb(255, 255, 255)" ? [] : [`the ground is ${ground}`]), ...(light ? [] : [`the ink is ${ink}`]), ...(wide ? ["wider than the paper"] : [])];
    });
    await page.native.emulateMedia({ media: "screen" });
    assert.deepEqual(faults, [], name);
  });
}, only);
