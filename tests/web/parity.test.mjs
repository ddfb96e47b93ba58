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

test("a chart has the same bytes, whatever is asked for", (t) => {
  if (texts.length === 0) return t.skip("no texts");
  const engine = new Engine();
  for (const { doc, text } of texts) engine.read({ doc, text });
  const given = texts.map(({ doc, text }) => JSON.stringify({ doc, text }) + "\n").join("");
  const analyses = sodo(["extract", "--jsonl", "-"], given);
  const first = engine.choices().slice(0, 3).map(({ id }) => id);
  assert.equal(engine.chart({}).spec.indicator, first[0]);
  for (const [spec, args] of [
    [{}, []],
    [{ width: 390, theme: "dark", lang: "en" }, ["--width", "390", "--theme", "dark", "--lang", "en"]],
    ...first.map((id) => [{ indicator: id, by: "article" }, ["--indicator", id, "--by", "article"]]),
  ])
    assert.equal(engine.chart(spec).svg, sodo(["chart", ...args], analyses), JSON.stringify(spec));
});

test("a table has the same bytes", (t) => {
  if (texts.length === 0) return t.skip("no texts");
  const engine = new Engine();
  for (const { doc, text } of texts) engine.read({ doc, text });
  // The module orders its table by the names of the documents, the command line leaves the order to who calls it.
  const ordered = [...texts].sort((a, b) => Buffer.compare(Buffer.from(a.doc), Buffer.from(b.doc)));
  const given = ordered.map(({ doc, text }) => JSON.stringify({ doc, text }) + "\n").join("");
  assert.equal(engine.csv("machine"), sodo(["extract", "--format", "csv", "--jsonl", "-"], given));
  assert.ok(engine.csv("excel").startsWith("\ufeffdoc;id;"));
});
