// The page speaks both languages in full: what it says stands in tables, the same in both, and all of it is used.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));
const files = readdirSync(`${root}www`, { recursive: true }).filter((path) => /\.tsx?$/.test(path)).sort();
/** The tables: files of one language, each beside its sister. */
const folders = files.filter((path) => path.endsWith("text.vi.ts")).map((path) => path.slice(0, -"text.vi.ts".length));

async function table(path, name) {
  const { outputFiles } = await build({ entryPoints: [`${root}www/${path}`], bundle: true, write: false, format: "esm" });
  const all = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  assert.ok(all[name], `${path} gives no ${name}`);
  return all[name];
}

const pairs = await Promise.all(folders.map(async (folder) => ({ folder, vi: await table(`${folder}text.vi.ts`, "vi"), en: await table(`${folder}text.en.ts`, "en") })));

/** Every sentence with its way from the top: strings and functions, also those in lists. */
function leaves(value, path = []) {
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key])) : [{ path, value }];
}

/** What a sentence comes to: itself, or what a function makes of values of the sorts that the views hand it. */
function spoken({ path, value }) {
  if (typeof value === "string") return [value];
  if (path.at(-1) === "wordsAdded") return [value({ indicators: 1, triggers: 2, areas: 3, others: 4 })];
  const tries = [[1, 1, 1, 1], [3, 5, 7, 9], ["12", "34", "56", "78"], [true, "2024", 3, 4]];
  const made = tries.flatMap((values) => {
    try {
      return [value(...values)];
    } catch {
      return []; // not values of this sort
    }
  });
  return made.length ? made : [undefined];
}

for (const { folder, vi, en } of pairs) {
  test(`www/${folder}: both languages say the same things, and none of them nothing`, () => {
    const ways = (of) => leaves(of).map(({ path }) => path.join("."));
    assert.deepEqual(ways(en), ways(vi));
    const empty = [...leaves(vi), ...leaves(en)].filter((leaf) => spoken(leaf).some((words) => typeof words !== "string" || !words.trim() || /undefined|NaN|\[object/.test(words)));
    assert.deepEqual(empty.map(({ path }) => path.join(".")), []);
  });
}

/** What English sentences quote: words that stand so in articles, and names. */
const quoted = [/^example(Before|After|End)$/, /^unitWord\.VND$/, /^language(Aria)?$/, /^mark\.name$/];
const names = /SoDo|“[^”]*”|"[^"]*"|nội dung/g;

test("English sentences have no Vietnamese in them", () => {
  const mixed = pairs.flatMap(({ folder, en }) =>
    leaves(en)
      .filter(({ path }) => !quoted.some((one) => one.test(path.join("."))))
      .flatMap((leaf) => spoken(leaf).filter((words) => /[ăâđêôơưĂÂĐÊÔƠƯ]|[\u00e0-\u00fd\u1ea0-\u1ef9]/.test(words.replaceAll(names, ""))).map((words) => `${folder}${leaf.path.join(".")}: ${words}`)),
  );
  assert.deepEqual(mixed, []);
});

const sources = files.filter((path) => !/text\.(vi|en)\.ts$/.test(path)).map((path) => readFileSync(`${root}www/${path}`, "utf8")).join("\n");

/** True where the page takes this key of a table, or looks into the table by a name that it holds. */
function isUsed(path) {
  const own = path.findIndex((key) => /^\d+$/.test(key));
  const way = own < 0 ? path : path.slice(0, own);
  const last = way.at(-1);
  const parent = way.at(-2);
  const taken = new RegExp(`[.]${last}\\b|["']${last}["']|[{,]\\s*${last}\\s*[,}:]`);
  return taken.test(sources) || (parent !== undefined && new RegExp(`\\b${parent}\\[`).test(sources));
}

test("every sentence is said somewhere", () => {
  const idle = pairs.flatMap(({ folder, vi }) => leaves(vi).filter(({ path }) => !isUsed(path)).map(({ path }) => folder + path.join(".")));
  assert.deepEqual(idle, []);
});

/** Words that are the same in every language: keys of a keyboard, the name of the page. */
const same = /^(SoDo|Enter|[A-Z])$/;

/** Sentences that stand in a view itself: what is shown, and what is read aloud. */
async function own(source) {
  const { code } = await transform(source, { loader: "tsx", jsx: "transform", jsxFactory: "h", charset: "utf8" });
  const all = (pattern) => [...code.matchAll(pattern)].map(([, words]) => words).filter((words) => /\p{L}{2}/u.test(words) && !same.test(words));
  // Behind an element and its attributes come its children.
  const children = [...all(/(?<=(?:\bh\([^\n]*|^\s*), ?)"((?:[^"\\\n]|\\.)*)"(?=[,)])/gm), ...all(/^\s*"((?:[^"\\\n]|\\.)*)",?$/gm)];
  const told = all(/(?:"aria-(?:label|description|roledescription)"|\b(?:title|placeholder|alt)): "((?:[^"\\\n]|\\.)*)"/g);
  return [...told, ...children.filter((words) => /^\p{Lu}|\s|[^\x00-\x7f]/u.test(words))];
}

test("no view has a sentence of its own", async () => {
  assert.deepEqual(await own('const a = <p class="two words" title="Xin chào">Một câu {b} here</p>;'), ["Xin chào", "Một câu ", " here"]);
  const found = [];
  for (const path of files.filter((path) => path.endsWith(".tsx"))) {
    found.push(...(await own(readFileSync(`${root}www/${path}`, "utf8"))).map((words) => `${path}: ${words}`));
  }
  assert.deepEqual(found, []);
});
