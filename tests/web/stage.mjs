// A stage for the worker and its client: node's threads in place of the browser's.

import { Worker as Thread } from "node:worker_threads";
import { build } from "esbuild";
import { compiled, compiledTables } from "./module.mjs";

const root = new URL("../../", import.meta.url).pathname;

async function bundled(entry, format) {
  const { outputFiles } = await build({ entryPoints: [root + entry], bundle: true, write: false, format });
  return outputFiles[0].text;
}

const part = async (entry) => import(`data:text/javascript,${encodeURIComponent(await bundled(entry, "esm"))}`);
const { Client } = await part("www/client.ts");
/** More workers, as the page adds them where many articles wait. */
export const { crew } = await part("www/crew.ts");

/** The worker's script, with the names that a browser gives it. */
const script = `const { parentPort } = require("node:worker_threads");
globalThis.self = { postMessage: (message) => parentPort.postMessage(message) };
parentPort.on("message", (data) => self.onmessage({ data }));
console.error = () => {};
${await bundled("www/worker.ts", "iife")}`;

/** All workers of one test: what was asked of each, and which article is to end in a trap; or `chart`, in the tables. */
function stage(poisoned) {
  const workers = [];
  globalThis.Worker = class {
    calls = [];
    constructor() {
      this.thread = new Thread(script, { eval: true });
      this.thread.on("message", (data) => this.onmessage({ data }));
      workers.push(this);
    }
    postMessage(request) {
      this.calls.push(request.call);
      const fatal = request.call === "add" && request.args[0].doc === poisoned;
      const broken = request.call === "chart" && poisoned === "chart" && workers.length === 1;
      if (fatal || broken) request = { ...request, call: "trap", args: fatal ? [] : request.args };
      this.thread.postMessage(request);
    }
    terminate() {
      this.thread.terminate();
    }
  };
  return workers;
}

/** Articles of one figure each. */
export function articles(count) {
  return Array.from({ length: count }, (_, i) => ({ doc: `a${i}`, text: `Tỷ lệ đạt ${i}%.` }));
}

/** A client and its workers, which are ended behind the work. */
export async function session(poisoned, work, module = Promise.resolve(compiled), tables = async () => compiledTables) {
  const workers = stage(poisoned);
  const client = new Client({ worker: "", module, tables });
  try {
    await work(client, workers);
  } finally {
    for (const worker of workers) worker.terminate();
  }
}
