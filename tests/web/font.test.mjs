// The table of widths is that of the font: no letter of a picture is wider or narrower than it was measured.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Blob, Face, Font } from "harfbuzzjs";
import { letters, whole } from "../../xtask/font.mjs";

test("every width in advances.tsv is the font's", () => {
  const fonts = ["regular", "bold"].map((weight) => new Font(new Face(new Blob(new Uint8Array(whole(weight))))));
  const rows = readFileSync(new URL("../../src/lexicon/advances.tsv", import.meta.url), "utf8").split("\n").filter((line) => /^\d/.test(line));
  let looked = 0;
  for (const row of rows) {
    const [regular, bold, points] = row.split("\t");
    for (const range of points.split(" ")) {
      const [from, to = from] = range.split("-").map((point) => parseInt(point, 16));
      for (let point = from; point <= to; point++, looked++) {
        const widths = fonts.map((font) => font.glyphHAdvance(font.nominalGlyph(point)));
        // A mark sits on the letter before it and takes no room, whatever its own width.
        const isMark = point >= 0x300 && point <= 0x36f;
        assert.deepEqual([Number(regular), Number(bold)], isMark ? [0, 0] : widths, `U+${point.toString(16)}`);
      }
    }
  }
  assert.equal(looked, [...letters()].length);
  assert.ok(looked > 300, `${looked} letters`);
});
