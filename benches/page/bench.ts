// The page that measures: starts the worker of the loops, and drives the shipped worker by its client.

import { Client } from "../../www/client.ts";
import type { Found } from "./many-worker.ts";
import { many, type Many } from "./many.ts";
import { repeated, utf8, type Figures, type Task } from "./task.ts";

/** Where the built page has its parts. */
interface Site {
  worker: string;
  module: string;
  tables: string;
}

declare global {
  interface Window {
    bench(task: Task, site: Site): Promise<Figures>;
    many(task: Many, site: Site): Promise<Found>;
    longest(task: Many, site: Site): Promise<number>;
  }
}

/** Thousands of articles in a worker of their own, which is left running so that its memory can be looked at. */
window.many = async (task, site) => {
  const compiled = [site.module, site.tables].map((part) => WebAssembly.compileStreaming(fetch(part)));
  const [module, tables] = await Promise.all(compiled);
  return new Promise((resolve, reject) => {
    const worker = new Worker("bench-many.js", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ module, tables, task });
  });
};

/** The longest time for which the page stands still while it hands the shipped worker articles, takes the analyses and
 * asks for a look across them. */
window.longest = async (task, site) => {
  const module = WebAssembly.compileStreaming(fetch(site.module));
  const tables = () => WebAssembly.compileStreaming(fetch(site.tables));
  const client = new Client({ worker: site.worker, module, tables });
  const articles = [...many(task)];
  await client.ready;
  await client.choices();
  await new Promise((resolve) => setTimeout(resolve, 100));
  const PAUSE = 4;
  let [longest, last] = [0, performance.now()];
  const clock = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - PAUSE);
    last = now;
  }, PAUSE);
  await client.addAll(articles, () => {});
  await client.look("counts", "vi", [], new Uint32Array());
  clearInterval(clock);
  return longest;
};

window.bench = async (task, site) => {
  const module = await WebAssembly.compileStreaming(fetch(site.module));
  const figures = await new Promise<Figures>((resolve, reject) => {
    const worker = new Worker("bench-worker.js", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ module, task });
  });
  if (task.full) {
    const tables = () => WebAssembly.compileStreaming(fetch(site.tables));
    const client = new Client({ worker: site.worker, module: Promise.resolve(module), tables });
    await client.ready;
    const articles = repeated(task.texts, task.bytes).map((text, i) => ({ doc: String(i), text }));
    const bytes = articles.reduce((sum, article) => sum + utf8(article.text), 0);
    const start = performance.now();
    await client.addAll(articles, () => {});
    figures["messages"] = { bytes, ms: [performance.now() - start] };
  }
  return figures;
};
