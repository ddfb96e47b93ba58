// Where the built page keeps its worker and its module. In `dist/` they are files beside the page, named by <meta>;
// in the single file they stand in the page itself, the worker as text and the module as gzip in base64.

import type { Source } from "./client.ts";

/** Finds both and starts to compile the module. Call once, early. */
export function place(): Source {
  const worker = document.getElementById("sodo-worker");
  const module = document.getElementById("sodo-module");
  if (!worker || !module) throw new Error("the page was not built by `cargo xtask web`");
  if (worker instanceof HTMLMetaElement && module instanceof HTMLMetaElement)
    return { worker: worker.content, module: fetched(module.content) };
  const blob = new Blob([worker.textContent ?? ""], { type: "text/javascript" });
  return { worker: URL.createObjectURL(blob), module: unpacked(module.textContent ?? "") };
}

async function fetched(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // Some hosts serve .wasm under a type that the streaming compiler does not take.
  return WebAssembly.compileStreaming(response.clone()).catch(async () =>
    WebAssembly.compile(await response.arrayBuffer()),
  );
}

async function unpacked(base64: string): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}
