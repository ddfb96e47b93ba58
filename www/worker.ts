// A worker: the wasm modules behind messages. Converts and delegates, nothing else.
// page -> worker {id, call, args}; worker -> page {id, value} or {id, error: {code, message}}.

import { initSync, Engine, trap, version, type Analysis, type Article } from "../pkg/sodo.js";
import { initSync as initTables, Tables, trap as trapTables } from "../pkg/sodo-tables.js";
import { drawEach, yearBefore } from "./warm.ts";

/** The reader's own tables. */
interface Words {
  names: string[];
  texts: string[];
}

/** What was read of an article: for the page, and its figures as bytes for the tables. */
export interface Read {
  analysis: Analysis;
  rows: Uint8Array<ArrayBuffer>;
}

/** What the tables do. */
type Tabling = Pick<Tables, "chart" | "carried" | "choices" | "indicators" | "csv" | "look" | "reopen">;

/** Each call brings the compiled module of tables along, which only the first one of a worker needs. */
type WithModule<T> = {
  [call in keyof T]: T[call] extends (...args: infer A) => infer R ? (tables: WebAssembly.Module, ...args: A) => R : never;
};

/** What the page may ask for. */
export type Door = {
  /** The first call: the compiled module, and the reader's own tables where there are some. Gives the version. */
  start(module: WebAssembly.Module, words?: Words): string;
  /** Reads once what nobody waits for, draws it in each form where the tables are there, and forgets it. */
  warm(text: string, tables?: WebAssembly.Module): void;
  /** Where articles begin in each of some texts. */
  split(texts: string[]): Uint32Array[];
  /** A real trap of a module. No page calls it; the tests send it in place of another call. */
  trap(tables?: WebAssembly.Module): void;
  /** Reads an article and keeps nothing of it: whichever worker reads, the page has what came of it. */
  add(article: Article): Read;
  /** Lays the reader's own tables over those of the program. */
  words(names: string[], texts: string[]): Uint32Array | number[];
  /** Takes the figures of articles into the tables, in place of those of the same names. */
  put(tables: WebAssembly.Module, rows: Uint8Array[]): void;
  /** Takes one article out of the tables. */
  remove(doc: string): void;
  /** Takes all out. */
  clear(): void;
} & WithModule<Tabling>;

/** One call of the door, as it crosses over. */
export interface Request {
  id: number;
  call: keyof Door;
  args: unknown[];
}

/** `refused`: the call made no sense, and the worker goes on. `trap`: a module is broken and must not be used again. */
export interface Fault {
  code: "refused" | "trap";
  message: string;
}

/** What comes back for one call. */
export type Reply = { id: number; value: unknown } | { id: number; error: Fault };

/** The engine, built by the first call that needs it: the page is ready before, and nobody waits for its lexicon. */
let engine: () => Engine;

/** The tables, from the first call on that brought their module. */
let tables: Tables | undefined;

const calls: { [call in keyof Door]: (...args: Parameters<Door[call]>) => unknown } = {
  start(module, words) {
    initSync({ module });
    let built: Engine | undefined;
    engine = () => (built ??= build(words));
    return version();
  },
  warm(text, module) {
    // A browser compiles a function when it runs for the first time, which would make the first article slow.
    engine().split(text);
    const first = read({ doc: "", text });
    if (!module) return;
    const docs = [first.rows, read({ doc: "\n", text: yearBefore(text) }).rows];
    for (const rows of docs) filled(module).put(rows);
    drawEach(filled(module));
    for (const doc of ["", "\n"]) filled(module).remove(doc);
  },
  trap: (module) => (module ? filled(module) && trapTables() : trap()),
  split: (texts) => texts.map((text) => engine().split(text)),
  add: read,
  words(names, texts) {
    const added = engine().words(names, texts);
    tables?.words(engine().terms());
    return added;
  },
  put(module, rows) {
    for (const one of rows) filled(module).put(one);
  },
  remove: (doc) => tables?.remove(doc),
  clear: () => tables?.clear(),
  chart: (module, wish) => filled(module).chart(wish),
  carried: (module, wish) => filled(module).carried(wish),
  choices: (module) => filled(module).choices(),
  indicators: (module, lang) => filled(module).indicators(lang),
  csv: (module, form, docs) => filled(module).csv(form, docs),
  reopen: (module, carried, names) => filled(module).reopen(carried, names),
  look: (module, ...ask) => filled(module).look(...ask),
};

function build(words?: Words): Engine {
  const engine = new Engine();
  if (words) engine.words(words.names, words.texts);
  return engine;
}

function read(article: Article): Read {
  const analysis = engine().add(article);
  const rows = engine().rows() as Uint8Array<ArrayBuffer>;
  engine().remove(article.doc);
  return { analysis, rows };
}

/** The tables, with the names that the reader's own words give. */
function filled(module: WebAssembly.Module): Tables {
  if (!tables) {
    initTables({ module });
    tables = new Tables();
    tables.words(engine().terms());
  }
  return tables;
}

self.onmessage = ({ data: { id, call, args } }: MessageEvent<Request>) => {
  let reply: Reply;
  let along: ArrayBuffer[] = [];
  try {
    const value = (calls[call] as Function)(...args);
    // Bytes are handed over and not copied.
    if (call === "add") along = [(value as Read).rows.buffer];
    reply = { id, value };
  } catch (thrown) {
    // Whatever the door did not refuse by name (a trap, a panic, a stack that ran out) leaves the module broken.
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    reply = { id, error: { code: error.name === "Refused" ? "refused" : "trap", message: error.message } };
  }
  self.postMessage(reply, { transfer: along });
};
