// The module of tables behind messages, as the worker of the page has it, with a clock inside.

import { initSync, Tables } from "../../../pkg/sodo-tables.js";
import type { Chart, ChartSpec } from "../../../pkg/sodo-tables.js";
import { drawEach } from "../../../www/warm.ts";

/** What the page asks for: the module with its tables, one picture, or so many one after the other. */
export type Ask =
  | { call: "start"; module: WebAssembly.Module; rows: Uint8Array[]; warm?: Uint8Array | undefined }
  | { call: "draw"; table: number; wish: ChartSpec }
  | { call: "carried"; table: number; wish: ChartSpec }
  | { call: "time"; wish: ChartSpec; times: number };

/** What comes back: a picture or what it carries, and the milliseconds that each took inside the worker. */
export interface Answer {
  value?: Chart;
  data?: string;
  ms?: number;
}

let tables: Tables[] = [];
let title = 0;

function answer(ask: Ask): Answer {
  if (ask.call === "start") {
    initSync({ module: ask.module });
    // As the page does, where it has nothing else to do: a browser compiles a function when it runs for the first time.
    if (ask.warm) drawEach(filled(ask.warm));
    tables = ask.rows.map(filled);
    return {};
  }
  if (ask.call === "draw") {
    const start = performance.now();
    const value = tables[ask.table % tables.length]!.chart(ask.wish);
    return { value, ms: performance.now() - start };
  }
  if (ask.call === "carried") return { data: tables[ask.table % tables.length]!.carried(ask.wish) };
  const start = performance.now();
  for (let i = 0; i < ask.times; i++) tables[title % tables.length]!.chart({ ...ask.wish, title: `${ask.wish.title} (${++title})` });
  return { ms: (performance.now() - start) / ask.times };
}

function filled(rows: Uint8Array): Tables {
  const tables = new Tables();
  tables.put(rows);
  return tables;
}

self.onmessage = ({ data }: MessageEvent<Ask>) => self.postMessage(answer(data));
