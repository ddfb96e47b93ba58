// The pictures of the gallery, drawn natively, have the same bytes when the module draws them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Tables, svgOf } from "./module.mjs";

const page = process.env.GALLERY ?? fileURLToPath(new URL("../../target/gallery.html", import.meta.url));

test("every picture of the gallery has the same bytes", () => {
  const cases = JSON.parse(readFileSync(page.replace(/html$/, "json"), "utf8"));
  let drawn = 0;
  for (const { articles, pictures } of cases) {
    const tables = new Tables();
    for (const rows of articles) tables.put(Uint8Array.from(Buffer.from(rows, "hex")));
    for (const { wish, svg } of pictures) {
      const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== ""));
      assert.equal(svgOf(tables.chart(given)), svg, JSON.stringify(wish));
      drawn++;
    }
  }
  assert.ok(drawn >= 100, `${drawn} pictures`);
});
