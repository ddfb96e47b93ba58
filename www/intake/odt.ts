// Documents of LibreOffice and OpenOffice (.odt).

import { textOf, xmlOf, type Archive } from "./archive.ts";
import type { Opened } from "./intake.ts";
import { refusalOf } from "./kinds.ts";
import { prose, titled, type Part } from "./prose.ts";
import { Refusal } from "./refusal.ts";

/** Reads a document. */
export async function read(archive: Archive, name: string): Promise<Opened> {
  // A password leaves the directory readable, and says so here.
  if (/<manifest:encryption-data\b/.test((await textOf(archive, "META-INF/manifest.xml")) ?? "")) throw new Refusal("locked");
  const body = (await xmlOf(archive, "content.xml"))?.getElementsByTagName("office:text")[0];
  // Sheets and slides of the same programs have no such part.
  if (!body) throw refusalOf(name);
  const properties = await xmlOf(archive, "meta.xml");
  return { articles: [{ name, text: titled(prose(blocks(body)), properties?.getElementsByTagName("dc:title")[0]?.textContent) }] };
}

/** What is no part of the text as it is read. */
const silent = new Set(["tracked-changes", "annotation", "note-citation", "sequence-decls", "forms", "title", "desc"]);

/** Paragraphs and tables, through whatever is around them. */
function blocks(parent: Element): Part[] {
  return [...parent.children].flatMap((node): Part[] => {
    if (silent.has(node.localName)) return [];
    if (node.localName === "p" || node.localName === "h") return paragraph(node);
    return node.localName === "table" ? [table(node)] : blocks(node);
  });
}

/** A paragraph, and behind it what stands in the boxes and notes that hang on it. */
function paragraph(node: Element): Part[] {
  const beside: Part[] = [];
  const words = (parent: Element): string =>
    [...parent.childNodes]
      .map((child) => {
        if (child.nodeType === Node.TEXT_NODE) return (child.nodeValue ?? "").replace(/\s+/g, " ");
        const element = child as Element;
        const name = element.localName;
        if (child.nodeType !== Node.ELEMENT_NODE || silent.has(name)) return "";
        if (name === "s") return " ";
        if (name === "tab") return "\t";
        if (name === "line-break") return "\n";
        if (name !== "text-box" && name !== "note-body") return words(element);
        beside.push(...blocks(element));
        return "";
      })
      .join("");
  return [words(node), ...beside];
}

/** Rows and cells; a covered cell is an empty one. Rows and cells at the end that only fill the sheet are said as repeated. */
function table(node: Element): Part[][][] {
  return inside(node, ["table-row"]).map((row) =>
    inside(row, ["table-cell", "covered-table-cell"]).flatMap((cell) => {
      const times = Number(cell.getAttribute("table:number-columns-repeated") ?? 1);
      return Array.from({ length: Math.min(times, 40) }, () => blocks(cell));
    }),
  );
}

/** Elements of these names in a table, not those of tables within it. */
function inside(parent: Element, names: string[]): Element[] {
  return [...parent.children].flatMap((child) => {
    if (names.includes(child.localName)) return [child];
    return child.localName.startsWith("table-") ? inside(child, names) : [];
  });
}
