// Word documents (.docx): the words of the document, of its boxes and notes. What was deleted under review is not read.

import { xmlOf, type Archive } from "./archive.ts";
import type { Opened } from "./intake.ts";
import { partsOf, prose, titled, type Names } from "./prose.ts";
import { Refusal } from "./refusal.ts";

/** Reads a document. */
export async function read(archive: Archive, name: string): Promise<Opened> {
  const main = archive.entries.find(({ name }) => /^word\/document\d*\.xml$/.test(name));
  const body = main && (await xmlOf(archive, main.name));
  if (!body) throw new Refusal("broken");
  const parts = partsOf(body.documentElement, names);
  for (const notes of ["word/footnotes.xml", "word/endnotes.xml"]) {
    const xml = await xmlOf(archive, notes);
    if (xml) parts.push(...partsOf(xml.documentElement, names));
  }
  const properties = await xmlOf(archive, "docProps/core.xml");
  return { articles: [{ name, text: titled(prose(parts), properties?.getElementsByTagName("dc:title")[0]?.textContent) }] };
}

const names: Names = {
  // What stands twice, was moved or deleted, or is no words.
  silent: new Set(["Fallback", "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "sectPr"]),
  paragraphs: new Set(["p"]),
  table: "tbl",
  row: "tr",
  cells: new Set(["tc"]),
  between: (name) => !["tbl", "tc", "p", "tr"].includes(name),
  beside: new Set(["txbxContent"]),
  words(node) {
    const name = (node as Element).localName;
    if (name === "t") return node.textContent ?? "";
    if (name === "tab") return "\t";
    if (name === "br" || name === "cr") return "\n";
    return name === "noBreakHyphen" ? "-" : undefined;
  },
  columns: (cell, inside) => Number(inside(cell, (name) => name === "gridSpan", names.between)[0]?.getAttribute("w:val") ?? 1),
  repeated: false,
};
