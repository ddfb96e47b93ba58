// The page that measures: starts the worker of the loops, and drives the shipped worker by its client.

import { Client } from "../../www/client.ts";
import { repeated, utf8, type Figures, type Task } from "./task.ts";

declare global {
  interface Window {
    bench(task: Task, site: { worker: string; module: string; tables: string }): Promise<Figures>;
  }
}

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
