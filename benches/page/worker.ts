// The measured loops, in a worker: the module of the built page, and beside it other readers of the same text.

import { vi as chrono } from "chrono-node";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { Engine, initSync } from "../../pkg/sodo.js";
import { repeated, utf8, type Figures, type Task } from "./task.ts";

interface Setup {
  module: WebAssembly.Module;
  task: Task;
}

const figures: Figures = {};

let rounds = 3;

/** The best of some rounds: other work on the machine only ever adds time. */
function measure(name: string, texts: string[], round: () => void): void {
  let ms = Infinity;
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    round();
    ms = Math.min(ms, performance.now() - start);
  }
  figures[name] = { bytes: texts.reduce((sum, text) => sum + utf8(text), 0), ms };
}

self.onmessage = async ({ data: { module, task } }: MessageEvent<Setup>) => {
  if (!task.full) rounds = 8;
  initSync({ module });
  const engine = new Engine();
  const articles = repeated(task.texts, task.bytes).map((text, i) => ({ doc: String(i), text }));
  const texts = articles.map((article) => article.text);
  measure("sodo", texts, () => {
    engine.clear();
    for (const article of articles) engine.read(article);
  });
  if (task.full) {
    measure("convert", texts, () => {
      for (const article of articles) engine.analysis(article.doc);
    });
    engine.clear();
    const long = [texts.join("\n\n")];
    measure("long", long, () => engine.read({ doc: "long", text: long[0]! }));
    // A module of its own, built like ours: the shipped one does not carry what only this table needs.
    const bare = await import(String(new URL("digits.js", location.href)));
    await bare.default({ module_or_path: new URL("digits_bg.wasm", location.href) });
    measure("digits", long, () => bare.digits(long[0]!));
  }
  engine.free();

  const slice = repeated(task.texts, task.slice);
  const wink = winkNLP(model, ["sbd", "ner"]);
  measure("wink", slice, () => {
    for (const text of slice) wink.readDoc(text).entities().out();
  });
  measure("chrono", slice, () => {
    for (const text of slice) chrono.parse(text, new Date(2024, 0, 1));
  });
  self.postMessage(figures);
};
