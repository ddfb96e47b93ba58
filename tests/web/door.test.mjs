// The wasm door by itself: what it takes, what it refuses, what it forgets.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine, texts } from "./module.mjs";

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
