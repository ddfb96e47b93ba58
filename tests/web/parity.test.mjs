// One program, two doors: the module gives the very bytes that the command line gives.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { Engine, filled, texts } from "./module.mjs";

const SODO = process.env.SODO ?? new URL("../../target/debug/sodo", import.meta.url).pathname;

/** What the command line prints. */
function sodo(args, input) {
  const { status, stdout, stderr } = spawnSync(SODO, args, { input, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** The texts, and some as they never come but may: letters apart from their marks, letters outside the first plane. */
const all = texts.concat(
  texts.slice(0, 4).flatMap(({ doc, text }) => [
    { doc: `${doc}-apart`, text: text.normalize("NFD") },
    { doc: `${doc}-wide`, text: `😀 ${text.replaceAll("\n", "\r\n")} 𝟖𝟐% 🙂` },
  ]),
);

/** The articles as the command line takes them, one a line. */
const given = all.map(({ doc, text }) => JSON.stringify({ doc, text }) + "\n").join("");
const extracted = sodo(["extract", "--jsonl", "-"], given);

const engine = new Engine();
for (const { doc, text } of all) engine.read({ doc, text });
const tables = filled(engine);

test("there are texts to compare", () => assert.ok(texts.length >= 3));

test("an analysis has the same bytes", () => {
  const lines = extracted.trimEnd().split("\n");
  assert.equal(lines.length, all.length);
  all.forEach(({ doc }, i) => assert.equal(JSON.stringify(engine.analysis(doc)), lines[i], doc));
});

test("a chart has the same bytes, whatever is drawn and however", () => {
  const choices = tables.choices();
  assert.ok(choices.length > 0);
  const wishes = [{}, { lang: "en", theme: "dark", width: 1200 }, { width: 320 }];
  wishes.push(...choices.flatMap(({ id }) => ["area", "article"].map((by) => ({ indicator: id, by }))));
  let drawn = 0;
  for (const wish of wishes) {
    const { svg } = tables.chart(wish);
    if (!svg) continue;
    const flags = Object.entries(wish).flatMap(([name, value]) => [`--${name}`, String(value)]);
    assert.equal(svg, sodo(["chart", ...flags, "-"], extracted), JSON.stringify(wish));
    drawn++;
  }
  assert.ok(drawn > 2, `only ${drawn} charts`);
});

test("the table for machines has the same lines", () => {
  const lines = (csv) => csv.trimEnd().split(/\r?\n/).sort();
  assert.deepEqual(lines(tables.csv("machine")), lines(sodo(["extract", "--format", "csv", "--jsonl", "-"], given)));
});

test("the order in which articles come changes nothing", () => {
  const backwards = new Engine();
  for (const { doc, text } of all.toReversed()) backwards.read({ doc, text });
  const other = filled(backwards);
  assert.equal(other.chart({}).svg, tables.chart({}).svg);
  assert.equal(other.csv("excel"), tables.csv("excel"));
});
