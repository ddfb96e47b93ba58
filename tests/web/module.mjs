// The modules as the page ships them, started in node, and the texts that all tests read.

import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { Engine, initSync } from "../../pkg/sodo.js";
import { Tables, initSync as initTables } from "../../pkg/sodo-tables.js";

const root = new URL("../../", import.meta.url);

/** The module that reads articles, compiled. */
export const compiled = module("sodo");
/** The module of tables, compiled. */
export const compiledTables = module("sodo-tables");

function module(name) {
  return new WebAssembly.Module(readFileSync(new URL(`pkg/${name}_bg.wasm`, root)));
}

initSync({ module: compiled });
initTables({ module: compiledTables });
export { Engine, Tables };

/** Hands over to tables what an engine has not handed over before. */
export function filled(engine, tables = new Tables()) {
  for (let rows = engine.rows(); rows; rows = engine.rows()) tables.put(rows);
  return tables;
}

/** The SVG of a chart as words. */
export function svgOf(chart) {
  return new TextDecoder().decode(chart.svg);
}

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
