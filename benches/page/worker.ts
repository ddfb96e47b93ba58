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

/** One thing to measure: its name, what it reads, and one pass over that. */
type Loop = [name: string, texts: string[], pass: () => void];

/** Round after round, each loop once: what else the machine does then holds all of them back alike. */
function measured(rounds: number, loops: Loop[]): Figures {
  const figures: Figures = {};
  for (const [name, texts] of loops) figures[name] = { bytes: texts.reduce((sum, text) => sum + utf8(text), 0), ms: [] };
  for (let i = 0; i < rounds; i++)
    for (const [name, , pass] of loops) {
      const start = performance.now();
      pass();
      figures[name]!.ms.push(performance.now() - start);
    }
  return figures;
}

self.onmessage = async ({ data: { module, task } }: MessageEvent<Setup>) => {
  initSync({ module });
  const engine = new Engine();
  const articles = repeated(task.texts, task.bytes).map((text, i) => ({ doc: String(i), text }));
  const texts = articles.map((article) => article.text);
  const slice = repeated(task.texts, task.slice);
  const wink = winkNLP(model, ["sbd", "ner"]);
  const read = () => {
    engine.clear();
    for (const article of articles) engine.read(article);
  };
  const winkReads = () => {
    for (const text of slice) wink.readDoc(text).entities().out();
  };
  const chronoReads = () => {
    for (const text of slice) chrono.parse(text, new Date(2024, 0, 1));
  };
  const figures = measured(task.rounds, [["sodo", texts, read], ["wink", slice, winkReads], ["chrono", slice, chronoReads]]);
  if (task.full) {
    const convert = () => {
      for (const article of articles) engine.analysis(article.doc);
    };
    Object.assign(figures, measured(task.rounds, [["convert", texts, convert]]));
    engine.clear();
    // A module of its own, built like ours: the shipped one does not carry what only this table needs.
    const bare = await import(String(new URL("digits.js", location.href)));
    await bare.default({ module_or_path: new URL("digits_bg.wasm", location.href) });
    const text = texts.join("\n\n");
    const long = () => engine.read({ doc: "long", text });
    Object.assign(figures, measured(task.rounds, [["long", [text], long], ["digits", [text], () => bare.digits(text)]]));
  }
  engine.free();
  self.postMessage(figures);
};
