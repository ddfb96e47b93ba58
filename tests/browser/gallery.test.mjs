// Every form of chart as browsers draw it: nothing overlaps, nothing is cut, nothing is small or faint.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bare } from "./driver.mjs";

const gallery = process.env.GALLERY ?? fileURLToPath(new URL("../../target/gallery.html", import.meta.url));

for (const browser of ["chromium", "firefox"]) {
  test(`every picture of the gallery holds together · ${browser}`, { timeout: 120_000 }, async () => {
    assert.ok(existsSync(gallery), "target/gallery.html is missing: run `cargo xtask gallery`");
    const page = await bare(browser, pathToFileURL(gallery).href);
    try {
      const faces = await page.evaluate(async () => [...(await document.fonts.ready)].map((face) => face.status));
      assert.deepEqual(faces, ["loaded", "loaded"], "the pictures are measured in their own font");
      const { pictures, forms, texts, faults } = await page.evaluate(measure);
      console.log(`${pictures} pictures of ${forms.length} forms, ${texts} lines of words`);
      assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`);
      assert.equal(pictures, forms.length * 18 - 6, "each form at three widths, light and dark, typical, extreme and, but for the index, edited");
    } finally {
      await page.close();
    }
  });
}

test("the measure finds what it looks for", { timeout: 60_000 }, async () => {
  const page = await bare("chromium", "about:blank");
  const svg = (inner) => `<figure data-form="a"><svg xmlns="http://www.w3.org/2000/svg" width="100" height="60" font-family="Be Vietnam Pro"><rect width="100" height="60" fill="#ffffff"/><text x="5" y="20" font-size="12" fill="#000000">mười hai</text>${inner}</svg></figure>`;
  const told = async (inner) => {
    await page.evaluate((html) => (document.body.innerHTML = html), svg(inner));
    return (await page.evaluate(measure)).faults.map((fault) => fault.split(":")[1].trim());
  };
  try {
    assert.deepEqual(await told(""), []);
    assert.deepEqual(await told('<text x="20" y="24" font-size="12" fill="#000000">xã</text>'), ["words touch"]);
    assert.deepEqual(await told('<text x="80" y="50" font-size="12" fill="#000000">xã ngoài</text>'), ["words are cut"]);
    assert.deepEqual(await told('<text x="5" y="50" font-size="10" fill="#000000">xã</text>'), ["words are small"]);
    assert.deepEqual(await told('<text x="5" y="50" font-size="12" fill="#999999">xã</text>'), ["words are faint"]);
    assert.deepEqual(await told('<rect x="0" y="35" width="50" height="20" fill="#1f4fd8"/><text x="5" y="50" font-size="12" fill="#000000">xã</text>'), ["words are faint"]);
    assert.deepEqual(await told('<circle cx="98" cy="50" r="6" fill="#000000"/>'), ["a mark is cut"]);
  } finally {
    await page.close();
  }
});

/** Runs in the page: looks at all words and marks of all pictures. */
function measure() {
  const faults = [];
  const forms = new Set();
  const number = (words) => [1, 3, 5].map((at) => parseInt(words.slice(at, at + 2), 16));
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z + 0.05;
  };
  const contrast = (a, b) => Math.max(light(a), light(b)) / Math.min(light(a), light(b));
  const pictures = [...document.querySelectorAll("figure svg")];
  let count = 0;
  for (const svg of pictures) {
    const { form, figures, theme, width } = svg.closest("figure").dataset;
    forms.add(form);
    const say = (what, words) => faults.push(`${form} ${figures} ${theme} ${width}: ${what}: ${words}`);
    const paper = svg.getBoundingClientRect();
    const out = (box) => box.left < paper.left - 0.5 || box.top < paper.top - 0.5 || box.right > paper.right + 0.5 || box.bottom > paper.bottom + 0.5;
    const shapes = [...svg.querySelectorAll("rect, circle, polygon, line, polyline")].map((node) => ({ node, box: node.getBoundingClientRect() }));
    for (const { node, box } of shapes) if (out(box)) say("a mark is cut", node.outerHTML);
    const texts = [...svg.querySelectorAll("text")].map((node) => ({ node, box: node.getBoundingClientRect(), words: node.textContent }));
    count += texts.length;
    texts.forEach(({ node, box, words }, i) => {
      if (out(box)) say("words are cut", words);
      if (Number(node.getAttribute("font-size")) < 11) say("words are small", words);
      for (const other of texts.slice(i + 1)) {
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const tall = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // A line of words is taller than its letters: two lines may share what lies between them.
        if (wide > 1 && tall > Math.min(box.height, other.box.height) * 0.2) say("words touch", `${words} | ${other.words}`);
      }
      // What lies under the middle of the words, in the order of drawing.
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      let ground = [255, 255, 255];
      for (const { node: shape, box: under } of shapes) {
        if (shape.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) break;
        const fill = shape.getAttribute("fill");
        if (!fill?.startsWith("#") || x < under.left || x > under.right || y < under.top || y > under.bottom) continue;
        const alpha = Number(shape.getAttribute("fill-opacity") ?? 1);
        ground = number(fill).map((part, at) => part * alpha + ground[at] * (1 - alpha));
      }
      if (contrast(number(node.getAttribute("fill")), ground) < 4.5) say("words are faint", words);
    });
  }
  return { pictures: pictures.length, forms: [...forms], texts: count, faults };
}
