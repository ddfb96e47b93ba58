// One program, two doors: the module gives the very bytes that the command line gives.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { Engine, texts } from "./module.mjs";

const SODO = process.env.SODO ?? new URL("../../target/debug/sodo", import.meta.url).pathname;

/** What the command line prints. */
function sodo(args, input) {
  const { status, stdout, stderr } = spawnSync(SODO, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return stdout;
}

test("an analysis has the same bytes", (t) => {
  if (texts.length === 0) return t.skip("no texts");
  const engine = new Engine();
  const given = texts.map(({ doc, text }) => JSON.stringify({ doc, text }) + "\n").join("");
  const lines = sodo(["extract", "--format", "jsonl", "--jsonl", "-"], given).trimEnd().split("\n");
  assert.equal(lines.length, texts.length);
  texts.forEach(({ doc, text }, i) => assert.equal(JSON.stringify(engine.add({ doc, text })), lines[i], doc));
});
