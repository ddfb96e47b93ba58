// Documents of LibreOffice and OpenOffice (.odt).

import { textOf, xmlOf, type Archive } from "./archive.ts";
import type { Opened } from "./intake.ts";
import { refusalOf } from "./kinds.ts";
import { partsOf, prose, titled, type Names } from "./prose.ts";
import { Refusal } from "./refusal.ts";

/** Reads a document. */
export async function read(archive: Archive, name: string): Promise<Opened> {
  // A password leaves the directory readable, and says so here.
  if (/<manifest:encryption-data\b/.test((await textOf(archive, "META-INF/manifest.xml")) ?? "")) throw new Refusal("locked");
  const body = (await xmlOf(archive, "content.xml"))?.getElementsByTagName("office:text")[0];
  // Sheets and slides of the same programs have no such part.
  if (!body) throw refusalOf(name);
  const properties = await xmlOf(archive, "meta.xml");
  return { articles: [{ name, text: titled(prose(partsOf(body, names)), properties?.getElementsByTagName("dc:title")[0]?.textContent) }] };
}

const names: Names = {
  silent: new Set(["tracked-changes", "annotation", "note-citation", "sequence-decls", "forms", "title", "desc"]),
  paragraphs: new Set(["p", "h"]),
  table: "table",
  row: "table-row",
  cells: new Set(["table-cell", "covered-table-cell"]),
  between: (name) => name.startsWith("table-"),
  beside: new Set(["text-box", "note-body"]),
  words(node) {
    if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? "").replace(/\s+/g, " ");
    const name = (node as Element).localName;
    if (name === "s") return " ";
    if (name === "tab") return "\t";
    return name === "line-break" ? "\n" : undefined;
  },
  // A covered cell is an empty one. Rows and cells at the end that only fill the sheet are said as repeated.
  columns: (cell) => Number(cell.getAttribute("table:number-columns-repeated") ?? 1),
  repeated: true,
};
