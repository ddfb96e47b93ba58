// The page that measures: starts the worker of the loops, and drives the shipped worker by its client.

import { Client } from "../../www/client.ts";
import type { Found } from "./many-worker.ts";
import { many, type Made, type Many } from "./many.ts";
import { repeated, utf8, type Figures, type Task } from "./task.ts";

/** Where the built page has its parts. */
interface Site {
  worker: string;
  module: string;
  tables: string;
}

/** So many articles at a time. */
const FEW = 10;

declare global {
  interface Window {
    bench(task: Task, site: Site): Promise<Figures>;
    many(task: Many, site: Site): Promise<Found>;
    handed(task: Many, site: Site): Promise<void>;
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

/** Hands the shipped worker articles, takes the analyses and asks for a look across them. */
window.handed = async (task, site) => {
  const module = WebAssembly.compileStreaming(fetch(site.module));
  const tables = () => WebAssembly.compileStreaming(fetch(site.tables));
  const client = new Client({ worker: site.worker, module, tables });
  await client.ready;
  await client.choices();
  // Made a few at a time: it is not the making that is measured.
  let few: Made[] = [];
  for (const article of many(task)) {
    few.push(article);
    if (few.length < FEW) continue;
    await client.addAll(few, () => {});
    few = [];
  }
  await client.addAll(few, () => {});
  await client.look("vi", "counts");
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
