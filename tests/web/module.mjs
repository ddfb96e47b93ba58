// The module as the page ships it, started in node, and the texts that all tests read.

import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { Engine, initSync, trap } from "../../pkg/sodo.js";

const root = new URL("../../", import.meta.url);

/** The bytes of the module, compiled. */
export const compiled = new WebAssembly.Module(readFileSync(new URL("pkg/sodo_bg.wasm", root)));

initSync({ module: compiled });
export { Engine, trap };

// Every text there is: those of the tests, and the gold where it lies beside this folder.
const found = ["tests/articles/", "www/samples/", "../shared/gold/text/"].flatMap((folder) =>
  listed(new URL(folder, root)).map((url) => ({
    doc: basename(url.pathname, ".txt"),
    path: decodeURIComponent(url.pathname),
    text: readFileSync(url, "utf8"),
  })),
);

/** Each name once: some of the gold are texts of the tests too. */
export const texts = [...new Map(found.map((text) => [text.doc, text])).values()];

function listed(folder) {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    return names.sort().map((name) => new URL(name, folder));
  } catch {
    return [];
  }
}
