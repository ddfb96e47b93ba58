// Looks into what the page saved after it had read hostile words: whether anything in a file would run, load or reckon.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { bare, scratch } from "../browser/driver.mjs";

let files = 0;

/** What is wrong with a saved file, a line each. */
export async function judged(browser, form, { name, bytes }) {
  const wrong = [];
  if (/[\\/\p{Cc}\p{Cf}<>"|*?]/u.test(name)) wrong.push(`${form}: its name is ${JSON.stringify(name)}`);
  if (["excel", "machine", "sdmx"].includes(form)) wrong.push(...cells(form, bytes.toString("utf8")));
  if (["xlsx", "bundle"].includes(form)) wrong.push(...packed(form, bytes));
  if (["json", "annotations"].includes(form)) JSON.parse(bytes.toString("utf8"));
  if (/\.(html|svg)$/.test(name)) wrong.push(...(await standing(browser, form, name, bytes)));
  return wrong;
}

/** Cells of a table that a spreadsheet would reckon with. */
function cells(form, text) {
  const plain = text.replace(/^\ufeff/, "").replace(/^sep=.\r?\n/, "");
  const delimiter = [";", "\t", ","].find((sign) => plain.slice(0, plain.indexOf("\n")).includes(sign));
  const runs = (cell) => /^[\s\u200b\ufeff\u2060]*[=+\-@＝＋－＠]|^[\t\r]/u.test(cell) && !/^[+-]\d[\d.,]*%?$/.test(cell);
  return parse(plain, { delimiter, relax_column_count: true }).flat().filter(runs).map((cell) => `${form}: a cell is ${JSON.stringify(cell.slice(0, 80))}`);
}

/** Parts of a workbook or a package. */
function packed(form, bytes) {
  const wrong = [];
  for (const [path, content] of Object.entries(unzipSync(new Uint8Array(bytes)))) {
    const words = strFromU8(content);
    if (/(^|\/)\.\.(\/|$)|^\/|[\\:]/.test(path) || /vba|externalLink|oleObject|activeX|macro/i.test(path)) wrong.push(`${form}: a part is called ${path}`);
    if (/\.csv$/.test(path)) wrong.push(...cells(`${form} ${path}`, words));
    if (/\.json$/.test(path)) JSON.parse(words);
    if (!/\.(xml|rels)$/.test(path)) continue;
    if (/<(\w+:)?(f|script|oleObject|control)[\s>/]|<!DOCTYPE|<!ENTITY|<\?xml-stylesheet/.test(words)) wrong.push(`${form}: ${path} reckons or runs`);
    for (const [, target] of words.matchAll(/Target="([^"]*)"[^>]*TargetMode="External"/g)) if (!/^https?:\/\//.test(target)) wrong.push(`${form}: a link leads to ${target}`);
  }
  return wrong;
}

/** Opens a file by itself, as its reader does, and looks at what comes to life. */
async function standing(browser, form, name, bytes) {
  const path = join(scratch, `hostile-${++files}-${name}`);
  writeFileSync(path, bytes);
  const url = pathToFileURL(path).href;
  const page = await bare(browser, "about:blank");
  const wrong = [];
  page.listen(() => {}, (address) => address === url || /^(data|about|blob):/.test(address) || wrong.push(`${form}: a request left: ${address}`));
  page.native.on("dialog", (dialog) => (wrong.push(`${form}: a dialog`), void dialog.dismiss()));
  try {
    await page.go(url);
    wrong.push(...(await page.evaluate(harm, {})).map((words) => `${form}: ${words}`));
  } finally {
    await page.close();
  }
  return wrong;
}

/** What would act in a document: the one that is open, or one of these words. Runs in a page. */
export function harm({ text, type }) {
  const all = text === undefined ? document : parsed(text, type);
  const names = "script iframe frame object embed applet base form link video audio animate set foreignObject use math".split(" ");
  const harmful = (node) =>
    names.includes(node.localName) ||
    node.hasAttribute("data-h") ||
    (node.localName === "meta" && /refresh/i.test(node.getAttribute("http-equiv") ?? "")) ||
    [...node.attributes].some(({ name, value }) => /^on|^srcdoc$|^ping$/.test(name) || (/^(xlink:)?href$|^src$|^action$/.test(name) && !/^(https?:\/\/|#|data:(image|font)\/)/.test(value)));
  const found = [...all.querySelectorAll("*")].filter(harmful).map((node) => node.outerHTML.slice(0, 300));
  for (const style of all.querySelectorAll("style")) if (/@import|url\((?!["']?data:)/.test(style.textContent)) found.push(`a style loads: ${style.textContent.slice(0, 80)}`);
  return [...found.slice(0, 20), ...(globalThis.owned ? [`a script ran: ${globalThis.owned}`] : []), ...(all.querySelector("parsererror") ? ["it is no sound document"] : [])];
}
