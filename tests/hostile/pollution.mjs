// Data whose names are those of members that every object has, and whose fields are not what they are asked for.

import { few, pieces } from "./markup.mjs";
import { sentence } from "./words.mjs";

const members = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf"];
const polluting = '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}';

/** Files of data whose columns are called so. */
export const columns = () => [
  { id: "json-proto", name: "mẫu.json", text: `[{${polluting},"title":"__proto__","text":${JSON.stringify(sentence())}}]` },
  { id: "json-members", name: "phần tử.json", text: JSON.stringify(members.map((name) => Object.fromEntries([[name, name], ["text", sentence()], ["title", name]]))) },
  { id: "jsonl-proto", name: "mẫu.jsonl", text: Array.from({ length: 3 }, () => `{${polluting},"text":${JSON.stringify(sentence())}}`).join("\n") },
  { id: "csv-proto", name: "mẫu.csv", text: `${members.join(",")},text\n${members.join(",")},"${sentence()}"` },
  { id: "json-list", name: "danh sách.json", text: `{"__proto__":[{"text":${JSON.stringify(sentence())}}],"length":1e9}` },
  { id: "json-shape", name: "hình.json", text: `[{"text":{"toString":1,"length":5},"title":[[["x"]]],"url":{"href":"javascript:1"}},{"text":${JSON.stringify(sentence())},"title":null,"url":7}]` },
];

const decision = (more) => ({ act: "correct", exact: "80", prefix: "", suffix: "", start: 0, end: 2, set: { value: "1" }, ...more });

/** Files of decisions. */
export const recipes = (at) => [
  { id: "recipe-proto", name: "quyết định.json", text: `{"format":"sodo-recipe","version":1,${polluting},"decisions":[{"act":"correct","exact":"80","set":{${polluting},"value":"1"}}]}` },
  { id: "recipe-act", name: "việc.json", text: JSON.stringify({ format: "sodo-recipe", version: 1, decisions: [decision({ act: "constructor" })] }), refused: ["recipeBroken"] },
  { id: "recipe-places", name: "chỗ.json", text: JSON.stringify({ format: "sodo-recipe", version: 1, decisions: [decision({ start: 9e15, end: 1 }), decision({ start: 1e9, end: 1e9 + 1 })] }) , refused: ["recipeBroken"] },
  ...few.slice(0, 5).map((name) => ({ id: `recipe-${name}`, name: `${name}.json`, text: JSON.stringify({ format: "sodo-recipe", version: 1, decisions: [decision({ exact: pieces[name](`recipe-${name}`, at(`recipe-${name}`)), set: { indicator: pieces[name](`recipe-${name}`, at(`recipe-${name}`)) }, like: { label: pieces[name](`recipe-${name}`, ""), kind: "rate" } })] }) })),
];

/** Tables of a reader's own words. */
export const lexicons = (at) => few.slice(0, 8).map((name) => ({ id: `words-${name}`, name: `${pieces[name](`words-${name}`, at(`words-${name}`)).replaceAll("/", "∕")}.csv`, text: `id;label_vi;label_en;pillar;value;triggers\nrate_${few.indexOf(name)};${quoted(pieces[name](`words-${name}`, at(`words-${name}`)))};${quoted(pieces[name](`words-${name}`, at(`words-${name}`)))};government;rate;tỷ lệ hồ sơ trực tuyến\n` }));

const quoted = (words) => `"${words.replaceAll('"', '""')}"`;
const hostile = (name, id, at) => pieces[name](id, at(id));

/** Whole projects. */
export const projects = (at) => [
  ...few.slice(0, 6).map((name) => {
    const id = `project-${name}`;
    const words = hostile(name, id, at);
    return { id, name: `${name}.sodo.json`, text: JSON.stringify({ format: "sodo-project", version: 1, name: words, settings: { specs: [[null, { title: words, notes: words, link: "javascript:globalThis.owned=' project'" }]], tables: [{ name: words, text: words }], recipe: [], across: { [words]: words, __proto__: "x" }, open: words, carry: true, code: false }, articles: [{ doc: words, text: `${words}\n\n${sentence(words)}`, place: 0, url: `javascript:globalThis.owned='${id}'`, published: words }], waiting: [{ name: words, text: sentence(words) }], pictures: [{ data: words, names: [words] }] }) };
  }),
  { id: "project-proto", name: "mẫu.sodo.json", text: `{"format":"sodo-project","version":1,"name":"x",${polluting},"settings":{${polluting},"across":{${polluting},"a":"b"},"specs":[["__proto__",{${polluting}}]]},"articles":[{"doc":"__proto__",${polluting},"text":${JSON.stringify(sentence())},"place":0},{"doc":"constructor","text":${JSON.stringify(sentence())},"place":1}],"waiting":[],"pictures":[]}` },
  { id: "project-old", name: "cũ.sodo.json", text: `{"format":"sodo-project","version":0,"name":"x",${polluting},"tables":[{${polluting}}],"articles":[{"name":"__proto__",${polluting},"text":${JSON.stringify(sentence())}}]}` },
  { id: "project-numbers", name: "số.sodo.json", text: JSON.stringify({ format: "sodo-project", version: 1, name: { toString: 1 }, settings: 7, articles: [{ doc: "a", text: sentence(), place: 1e308 }, { doc: {}, text: [], place: {} }, null, [], 7], waiting: {}, pictures: "x" }) },
  { id: "project-version", name: "bản.sodo.json", text: `{"format":"sodo-project","version":-1,"articles":[]}` },
  { id: "project-cut", name: "đứt.sodo.json", text: `{"format":"sodo-project","version":1,"articles":[${'{"a":'.repeat(100_000)}` },
];
