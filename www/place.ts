// Where the built page keeps its worker and its modules. In `dist/` they are files beside the page, named by <meta>;
// in the single file they stand in the page itself, the worker as text and the modules as gzip in base64. The font lies with them.

import type { Source } from "./client.ts";

/** Finds all and starts to compile the module of the first load. Call once, early. */
export function place(): Source {
  const worker = part("sodo-worker");
  const blob = () => new Blob([worker.textContent ?? ""], { type: "text/javascript" });
  return {
    worker: worker instanceof HTMLMetaElement ? worker.content : URL.createObjectURL(blob()),
    module: compiled("sodo-module"),
    tables: () => compiled("sodo-tables"),
  };
}

/** The two weights of the font, as they are compressed. */
export function letters(): Promise<Uint8Array<ArrayBuffer>>[] {
  return ["sodo-font", "sodo-font-bold"].map(async (id) => {
    const font = part(id);
    if (!(font instanceof HTMLMetaElement)) return bytes(font.textContent ?? "");
    const response = await fetch(font.content);
    if (!response.ok) throw new Error(`${font.content}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  });
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error("the page was not built by `cargo xtask web`");
  return found;
}

async function compiled(id: string): Promise<WebAssembly.Module> {
  const module = part(id);
  return module instanceof HTMLMetaElement ? fetched(module.content, module.dataset.hash ?? "") : unpacked(module.textContent ?? "");
}

/** The browser refuses a module that is not the one whose hash the document tells. */
async function fetched(url: string, integrity: string): Promise<WebAssembly.Module> {
  const response = await fetch(url, { integrity });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // Some hosts serve .wasm under a type that the streaming compiler does not take.
  return WebAssembly.compileStreaming(response.clone()).catch(async () =>
    WebAssembly.compile(await response.arrayBuffer()),
  );
}

async function unpacked(base64: string): Promise<WebAssembly.Module> {
  const stream = new Blob([bytes(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
