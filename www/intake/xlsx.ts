// Spreadsheets (.xlsx): articles, one a row, on each sheet that has a column of texts.

import { xmlOf, type Archive } from "./archive.ts";
import { join, type Opened } from "./intake.ts";
import { Refusal } from "./refusal.ts";
import { articlesIn, type Sheet } from "./rows.ts";

/** Reads a spreadsheet. */
export async function read(archive: Archive, name: string): Promise<Opened> {
  const shared = await xmlOf(archive, "xl/sharedStrings.xml");
  const strings = shared ? [...shared.getElementsByTagNameNS("*", "si")].map(words) : [];
  const found: Opened[] = [];
  let refusal = new Refusal("noTextColumn");
  for (const path of await sheets(archive)) {
    const xml = await xmlOf(archive, path);
    try {
      if (xml) found.push(articlesIn(sheet(xml, strings), name));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
    }
  }
  if (found.length === 0) throw refusal;
  return join(found);
}

/** The paths of the sheets, in the order of their tabs. */
async function sheets(archive: Archive): Promise<string[]> {
  const book = await xmlOf(archive, "xl/workbook.xml");
  const relations = await xmlOf(archive, "xl/_rels/workbook.xml.rels");
  if (!book || !relations) throw new Refusal("broken");
  const targets = new Map([...relations.documentElement.children].map((one) => [one.getAttribute("Id"), one.getAttribute("Target") ?? ""]));
  const paths = [...book.getElementsByTagNameNS("*", "sheet")].map((sheet) => {
    const target = targets.get(sheet.getAttribute("r:id")) ?? "";
    return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  });
  return [...new Set(paths)];
}

/** Columns behind these are not looked at: a sheet can name its 16,384th in a few letters. */
const widest = 256;

/** The first row that has words in it names the columns. */
function sheet(xml: Document, strings: string[]): Sheet {
  const rows = [...xml.getElementsByTagNameNS("*", "row")].map((row) => {
    const cells: string[] = [];
    for (const cell of row.children) {
      const column = columnOf(cell.getAttribute("r") ?? "") ?? cells.length;
      if (column >= widest) continue;
      while (cells.length < column) cells.push("");
      cells[column] = value(cell, strings);
    }
    return cells;
  });
  const [head = [], ...rest] = rows.filter((row) => row.some((cell) => cell.trim()));
  return { head, rows: rest };
}

function value(cell: Element, strings: string[]): string {
  const [content] = cell.getElementsByTagNameNS("*", "v");
  const type = cell.getAttribute("t");
  if (type === "inlineStr") return words(cell);
  if (type === "s") return strings[Number(content?.textContent)] ?? "";
  return type === "e" ? "" : (content?.textContent ?? "");
}

/** What is written in a cell, without the reading aids of East Asian letters. */
function words(parent: Element): string {
  const texts = [...parent.getElementsByTagNameNS("*", "t")].filter((text) => text.parentElement?.localName !== "rPh");
  return texts.map((text) => text.textContent).join("");
}

/** B7 stands in the second column, counted from 0. */
function columnOf(place: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place)?.[0];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
