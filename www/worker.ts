// The worker: the wasm modules behind messages. Converts and delegates, nothing else.
// page -> worker {id, call, args}; worker -> page {id, value} or {id, error: {code, message}}.

import { initSync, Engine, trap, version } from "../pkg/sodo.js";
import { initSync as initTables, Tables, trap as trapTables } from "../pkg/sodo-tables.js";
import { drawEach, yearBefore } from "./warm.ts";

/** The reader's own tables. */
interface Words {
  names: string[];
  texts: string[];
}

/** What the reader does. */
type Reading = Pick<Engine, "add" | "read" | "analysis" | "words" | "remove" | "clear">;

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
} & Reading &
  WithModule<Tabling>;

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

const calls: { [call in keyof Door]?: (...args: Parameters<Door[call]>) => unknown } = {
  start(module, words) {
    initSync({ module });
    let built: Engine | undefined;
    engine = () => (built ??= build(words));
    return version();
  },
  warm(text, module) {
    // A browser compiles a function when it runs for the first time, which would make the first article slow.
    engine().split(text);
    engine().add({ doc: "", text });
    if (module) {
      engine().add({ doc: "\n", text: yearBefore(text) });
      drawEach(filled(module));
      calls.remove!("\n");
    }
    calls.remove!("");
  },
  trap: (module) => (module ? filled(module) && trapTables() : trap()),
  split: (texts) => texts.map((text) => engine().split(text)),
  words(names, texts) {
    const added = engine().words(names, texts);
    tables?.words(engine().terms());
    return added;
  },
  remove(doc) {
    engine().remove(doc);
    tables?.remove(doc);
  },
  clear() {
    engine().clear();
    tables?.clear();
  },
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

/** The tables with the figures of all that the engine holds. */
function filled(module: WebAssembly.Module): Tables {
  if (!tables) {
    initTables({ module });
    tables = new Tables();
    tables.words(engine().terms());
  }
  hand();
  return tables;
}

/** Hands the tables what they do not have yet, where they are there. */
function hand(): void {
  if (!tables) return;
  for (let rows = engine().rows(); rows; rows = engine().rows()) tables.put(rows);
}

self.onmessage = ({ data: { id, call, args } }: MessageEvent<Request>) => {
  let reply: Reply;
  try {
    const own = calls[call] as Function | undefined;
    const value = own ? own(...args) : (engine()[call as "add"] as Function).apply(engine(), args);
    if (call === "add" || call === "read") hand(); // the engine need not hold what the tables have
    reply = { id, value };
  } catch (thrown) {
    // Whatever the door did not refuse by name (a trap, a panic, a stack that ran out) leaves the module broken.
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    reply = { id, error: { code: error.name === "Refused" ? "refused" : "trap", message: error.message } };
  }
  self.postMessage(reply);
};
