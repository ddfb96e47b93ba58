// Thousands of articles in a worker, by both modules as the shipped worker uses them: what it takes to look across them.

import { Engine, initSync } from "../../pkg/sodo.js";
import { initSync as initTables, Tables } from "../../pkg/sodo-tables.js";
import { many, type Many } from "./many.ts";

interface Setup {
  module: WebAssembly.Module;
  tables: WebAssembly.Module;
  task: Many;
}

/** What came of it: seconds, milliseconds, megabytes, and how much there was. */
export interface Found {
  read: number;
  /** Rows handed to the tables and taken up there while the next ones wait to be read, as the page's worker does. */
  handed: number;
  /** All views, from the last article on. */
  merged: number;
  /** The middle one of several, and the slowest. */
  one: number;
  slowest: number;
  gone: number;
  megabytes: number;
  counts: Record<string, number>;
}

/** How often one more article is put in. */
const MORE = 9;

self.onmessage = ({ data: { module, tables: compiled, task } }: MessageEvent<Setup>) => {
  const memories = [initSync({ module }).memory, initTables({ module: compiled }).memory];
  const engine = new Engine();
  const tables = new Tables();
  tables.words(engine.terms());
  const timed = (work: () => void) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const hand = () => {
    for (let rows = engine.rows(); rows; rows = engine.rows()) tables.put(rows);
  };
  const look = () => tables.look("counts", "vi", [], new Uint32Array()) as string;
  let [read, handed] = [0, 0];
  for (const article of many(task)) {
    read += timed(() => engine.read(article));
    handed += timed(hand);
  }
  const merged = timed(look);
  const { articles, facts, series, contradictions } = JSON.parse(look());
  const counts = { articles, facts, series, contradictions };
  // One more is an article that was not there before, somewhere among the others.
  const one: number[] = [];
  const more = many({ ...task, articles: task.articles + MORE, bytes: (task.bytes / task.articles) * (task.articles + MORE) });
  let number = 0;
  for (const { text } of more) {
    if (number++ < task.articles) continue;
    const doc = `a${String((number * 7919) % task.articles).padStart(5, "0")}x`;
    engine.read({ doc, text });
    one.push(timed(() => (hand(), look())));
  }
  const gone = timed(() => {
    tables.remove("a05000");
    look();
  });
  const megabytes = memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) / 1e6;
  one.sort((a, b) => a - b);
  const [middle, slowest] = [one[MORE >> 1]!, one[MORE - 1]!];
  const found: Found = { read: read / 1000, handed: handed / 1000, merged: merged / 1000, one: middle, slowest, gone, megabytes, counts };
  self.postMessage(found);
};
