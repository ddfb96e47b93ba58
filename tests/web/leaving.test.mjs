// Before a reload that the page does by itself, all that keeps work is asked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

const { outputFiles } = await build({ entryPoints: [new URL("../../www/anywhere/leave.ts", import.meta.url).pathname], bundle: true, write: false, format: "esm" });
const fresh = (n) => import(`data:text/javascript,${encodeURIComponent(`${outputFiles[0].text}//${n}`)}`);

test("where nothing keeps work, it is not kept", async () => {
  const { allKept } = await fresh(1);
  assert.equal(await allKept(), false);
});

test("it is kept where all keepers have ended and say so", async () => {
  const { allKept, beforeReload } = await fresh(2);
  let ended = false;
  beforeReload(async () => (await new Promise((done) => setTimeout(done, 20)), (ended = true)));
  beforeReload(async () => true);
  assert.equal(await allKept(), true);
  assert.ok(ended);
});

test("one that cannot, or fails, is enough to ask the reader", async () => {
  const { allKept, beforeReload } = await fresh(3);
  beforeReload(async () => true);
  beforeReload(() => Promise.reject(new Error("the disk is full")));
  assert.equal(await allKept(), false);
});
