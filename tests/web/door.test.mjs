// The wasm doors by themselves: what they take, what they refuse, what they forget.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine, Tables, filled, texts } from "./module.mjs";

test("an analysis has every field, also those without a value", () => {
  const analysis = new Engine().add({ doc: "a", text: "Tỷ lệ hồ sơ trực tuyến đạt 82%." });
  assert.equal(analysis.doc, "a");
  for (const field of ["title", "byline", "source", "url", "published", "main_area"])
    assert.notEqual(analysis[field], undefined, field);
  for (const field of ["observations", "skipped", "entities", "checks"]) assert.ok(Array.isArray(analysis[field]), field);
});

test("what is known from outside the text comes back", () => {
  const known = { doc: "a", text: "Không có số.", published: "2024-12-19", url: "https://vi.example/a" };
  const { published, url } = new Engine().add(known);
  assert.deepEqual({ published, url }, { published: known.published, url: known.url });
});

test("what is no article is refused with a reason, and the engine goes on", () => {
  const engine = new Engine();
  for (const wrong of [undefined, 5, {}, { doc: "a" }, { doc: "a", text: 5 }, { doc: "a", text: "", published: "hôm qua" }])
    assert.throws(() => engine.add(wrong), (error) => error.name === "Refused" && error.message.length > 10);
  assert.equal(engine.add({ doc: "a", text: "" }).doc, "a");
});

test("reading and asking later gives the same as adding", () => {
  const engine = new Engine();
  for (const { doc, text } of texts.slice(0, 5)) {
    engine.read({ doc, text });
    assert.deepEqual(engine.analysis(doc), new Engine().add({ doc, text }));
  }
});

test("an article of the same name is replaced, a removed one is gone", () => {
  const engine = new Engine();
  engine.read({ doc: "a", text: "cũ", url: "https://vi.example/1" });
  engine.read({ doc: "a", text: "mới", url: "https://vi.example/2" });
  assert.equal(engine.analysis("a").url, "https://vi.example/2");
  engine.remove("a");
  assert.throws(() => engine.analysis("a"), { name: "Refused" });
  engine.read({ doc: "b", text: "" });
  engine.clear();
  assert.throws(() => engine.analysis("b"), { name: "Refused" });
});

test("positions cut the quoted words out of the text as it was given", () => {
  const engine = new Engine();
  let figures = 0;
  // Decomposed letters and a letter outside the first plane move every offset.
  for (const text of texts.flatMap(({ text }) => [text, text.normalize("NFD"), `😀 ${text}`])) {
    const { observations, skipped } = engine.add({ doc: "a", text });
    for (const { position, quote } of [...observations, ...skipped])
      assert.equal(text.slice(position.start, position.end), quote);
    figures += observations.length;
  }
  assert.ok(figures > 100, `only ${figures} figures were read`);
});

/** The documents that tables have figures of, in order. */
const docs = (tables) => [...new Set(tables.csv("machine").trimEnd().split("\r\n").slice(1).map((line) => line.split(",")[0]))];
const share = (doc) => ({ doc, text: `Tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82%. Xã ${doc}.` });

test("each article is handed over to the tables once, whatever comes and goes in between", () => {
  const engine = new Engine();
  const tables = new Tables();
  for (const doc of ["c", "a", "e"]) engine.read(share(doc));
  assert.deepEqual(docs(filled(engine, tables)), ["a", "c", "e"]);
  assert.equal(engine.rows(), undefined);
  for (const doc of ["b", "d"]) engine.read(share(doc));
  engine.remove("a");
  tables.remove("a");
  engine.read({ ...share("c"), text: "Không có số." });
  assert.deepEqual(docs(filled(engine, tables)), ["b", "d", "e"]);
  assert.equal(engine.rows(), undefined);
  engine.clear();
  tables.clear();
  engine.read(share("f"));
  assert.deepEqual(docs(filled(engine, tables)), ["f"]);
});

test("bytes that are not of an article are refused, and the tables go on", () => {
  const tables = new Tables();
  for (const wrong of [new Uint8Array(0), new Uint8Array(99).fill(255)]) {
    assert.throws(() => tables.put(wrong), { name: "Refused" });
    assert.throws(() => tables.words(wrong), { name: "Refused" });
  }
  assert.throws(() => tables.chart({ width: "wide" }), { name: "Refused" });
  assert.throws(() => tables.csv("word"), { name: "Refused" });
  assert.equal(tables.chart({}).svg.length, 0);
});

test("the reader's own names reach the tables", () => {
  const engine = new Engine();
  engine.words(["own"], ["id;label_vi;pillar;value;triggers\nmy_rate;Phường thông minh;society;rate;phường thông minh\n"]);
  for (const area of ["Hà Giang", "Tuyên Quang"])
    engine.read({ doc: area, text: `Tỷ lệ phường thông minh của tỉnh ${area} đạt 82%.` });
  const tables = filled(engine);
  tables.words(engine.terms());
  assert.deepEqual(tables.choices().map(({ id, label_vi }) => [id, label_vi]), [["my_rate", "Phường thông minh"]]);
});

test("ten thousand articles go over soon", () => {
  const [engine, tables] = [new Engine(), new Tables()];
  const text = "Hà Giang: tỷ lệ hồ sơ trực tuyến quý 1/2024 đạt 82,5%, tăng 3,1% so với năm 2023; 26/33 chỉ tiêu. ".repeat(10);
  for (let i = 0; i < 1000; i++) engine.read({ doc: `a${i}`, text });
  const start = performance.now();
  filled(engine, tables);
  // A tenth of them in a tenth of the time, on a machine that does other things besides.
  assert.ok(performance.now() - start < 300, `${performance.now() - start} ms`);
});

test("what a picture carries is looked at field by field, and what is wrong with it is told in a word", () => {
  const engine = new Engine();
  for (const area of ["Hà Giang", "Lào Cai"]) engine.read({ doc: area, text: `Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh ${area} đạt 82,5%.` });
  const from = filled(engine);
  const { svg, spec } = from.chart({});
  const data = from.carried({});
  assert.equal(new Tables().carried({}), "", "nothing is drawn");
  const tables = new Tables();
  tables.reopen(data, ["Hà Giang", "Lào Cai"]);
  assert.deepEqual(tables.chart(spec).svg, svg);
  assert.equal(tables.carried(spec), data);
  const said = (text) => {
    try {
      return new Tables().reopen(text, []), "nothing";
    } catch (error) {
      assert.equal(error.name, "Refused");
      return error.message;
    }
  };
  for (let end = 0; end < data.length; end += 50) assert.equal(said(data.slice(0, end)), "cut");
  assert.equal(said(`"${"x".repeat(5_000_000)}"`), "large");
  assert.equal(said('{"sodo":"chart","version":2}'), "newer");
  for (const [text, field] of [["1", "sodo"], ["null", "sodo"], ["[]", "sodo"], ['{"sodo":"chart"}', "version"], ['{"sodo":"chart","version":1}', "spec"]])
    assert.equal(said(text), `wrong ${field}`);
  const whole = JSON.parse(data);
  for (const [path, value] of fields(whole)) {
    if (path[0] === "version") continue;
    // Each field with what cannot stand there: another kind of value.
    const wrong = typeof value === "string" || value === null ? 5 : "x";
    const changed = JSON.parse(data);
    path.slice(0, -1).reduce((at, key) => at[key], changed)[path.at(-1)] = wrong;
    if (path[0] === "spec" && ["title", "indicator"].includes(path[1]) && wrong === "x") continue;
    if (path[1] === "height") continue; // any least height will do
    if (path.at(-1) === "code" || path.at(-1) === "successor") continue; // not taken
    assert.match(said(JSON.stringify(changed)), /^wrong /, path.join("."));
  }
});

/** Every field that is no object, with the way to it. */
function fields(value, path = []) {
  if (value === null || typeof value !== "object") return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => fields(inner, [...path, key]));
}
