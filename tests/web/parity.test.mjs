// One program, two doors: the module gives the very bytes that the command line gives.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { Engine, filled, svgOf, texts } from "./module.mjs";

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
    const svg = svgOf(tables.chart(wish));
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
  assert.equal(svgOf(other.chart({})), svgOf(tables.chart({})));
  assert.equal(other.csv("excel"), tables.csv("excel"));
});

test("many articles say the same together", () => {
  const folder = new URL("../corpus/text/", import.meta.url);
  const articles = readdirSync(folder).map((name) => ({ doc: name, text: readFileSync(new URL(name, folder), "utf8") }));
  const whole = JSON.parse(sodo(["compare", "--jsonl", "-"], articles.map((article) => JSON.stringify(article) + "\n").join("")));
  const together = new Engine();
  for (const article of articles) together.read(article);
  const looked = filled(together);
  const look = (what, words = [], numbers = [0, 1000]) => JSON.parse(looked.look(what, "vi", words, numbers));
  const counts = look("counts");
  assert.equal(counts.copies, whole.articles.filter((article) => article.copy_of).length);
  assert.ok(counts.copies > 0 && counts.facts === whole.facts.length);
  for (const list of ["contradictions", "definitions"]) {
    assert.deepEqual(look(list).map(({ sides }) => sides.map(({ fact }) => fact.id)), whole[list].map(({ facts }) => facts), list);
  }
  const facts = new Map(whole.facts.map((fact) => [fact.id, fact]));
  for (const { target, result, outcome } of look("targets", [""])) {
    const known = whole.targets.find(({ fact }) => fact === target.fact.id);
    assert.deepEqual([result?.fact.id ?? null, outcome], [known.result, known.outcome]);
    assert.deepEqual(target.fact, facts.get(target.fact.id));
  }
  assert.deepEqual(look("index", ["province"]).rows.map(({ of, facts }) => ({ of, facts })), whole.dti.provinces.map(({ of, facts }) => ({ of, facts })));
  for (const wrong of [["nothing"], ["series"], ["grid", ["area"]], ["picks", ["country", "actual"]]]) assert.throws(() => look(...wrong), { name: "Refused" });
});
