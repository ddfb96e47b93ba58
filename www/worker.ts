// The worker: the wasm module behind messages. Converts and delegates, nothing else.
// page -> worker {id, call, args}; worker -> page {id, value} or {id, error: {code, message}}.

import { initSync, Engine, trap, version } from "../pkg/sodo.js";

/** The reader's own tables. */
interface Words {
  names: string[];
  texts: string[];
}

/** What the page may ask for. */
export type Door = {
  /** The first call: the compiled module, and the reader's own tables where there are some. Gives the version. */
  start(module: WebAssembly.Module, words?: Words): string;
  /** Reads and draws once what nobody waits for, and forgets it. */
  warm(text: string): void;
  /** A real trap of the module. No page calls it; the tests send it in place of another call. */
  trap(): void;
} & Pick<Engine, "add" | "read" | "analysis" | "chart" | "choices" | "csv" | "words" | "remove" | "clear">;

/** One call of the door, as it crosses over. */
export interface Request {
  id: number;
  call: keyof Door;
  args: unknown[];
}

/** `refused`: the call made no sense, and the worker goes on. `trap`: the module is broken and must not be used again. */
export interface Fault {
  code: "refused" | "trap";
  message: string;
}

/** What comes back for one call. */
export type Reply = { id: number; value: unknown } | { id: number; error: Fault };

/** The engine, built by the first call that needs it: the page is ready before, and nobody waits for the tables. */
let engine: () => Engine;

const calls: { [call: string]: (...args: never[]) => unknown } = {
  start(module: WebAssembly.Module, words?: Words) {
    initSync({ module });
    let built: Engine | undefined;
    engine = () => (built ??= build(words));
    return version();
  },
  warm(text: string) {
    // A browser compiles a function when it runs for the first time, which would make the first article slow.
    engine().add({ doc: "", text });
    engine().chart({});
    engine().remove("");
  },
  trap,
};

function build(words?: Words): Engine {
  const engine = new Engine();
  if (words) engine.words(words.names, words.texts);
  return engine;
}

self.onmessage = ({ data: { id, call, args } }: MessageEvent<Request>) => {
  let reply: Reply;
  try {
    const own = calls[call];
    const value = own ? own(...(args as never[])) : (engine()[call as "add"] as Function).apply(engine(), args);
    reply = { id, value };
  } catch (thrown) {
    // Whatever the door did not refuse by name (a trap, a panic, a stack that ran out) leaves the module broken.
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    reply = { id, error: { code: error.name === "Refused" ? "refused" : "trap", message: error.message } };
  }
  self.postMessage(reply);
};
