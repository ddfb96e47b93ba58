// Word documents (.docx): the words of the document, of its boxes and notes. What was deleted under review is not read.

import { xmlOf, type Archive } from "./archive.ts";
import type { Opened } from "./intake.ts";
import { prose, titled, type Part } from "./prose.ts";
import { Refusal } from "./refusal.ts";

/** Reads a document. */
export async function read(archive: Archive, name: string): Promise<Opened> {
  const main = archive.entries.find(({ name }) => /^word\/document\d*\.xml$/.test(name));
  const body = main && (await xmlOf(archive, main.name));
  if (!body) throw new Refusal("broken");
  const parts = blocks(body.documentElement);
  for (const notes of ["word/footnotes.xml", "word/endnotes.xml"]) {
    const xml = await xmlOf(archive, notes);
    if (xml) parts.push(...blocks(xml.documentElement));
  }
  const properties = await xmlOf(archive, "docProps/core.xml");
  return { articles: [{ name, text: titled(prose(parts), properties?.getElementsByTagName("dc:title")[0]?.textContent) }] };
}

/** What stands twice, was moved or deleted, or is no words. */
const silent = new Set(["Fallback", "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "sectPr"]);

/** Paragraphs and tables, through whatever is around them. */
function blocks(parent: Element): Part[] {
  return [...parent.children].flatMap((node): Part[] => {
    if (silent.has(node.localName)) return [];
    if (node.localName === "p") return paragraph(node);
    return node.localName === "tbl" ? [table(node)] : blocks(node);
  });
}

/** A paragraph, and behind it what stands in boxes that hang on it. */
function paragraph(node: Element): Part[] {
  const boxes: Part[] = [];
  const words = (parent: Element): string =>
    [...parent.children]
      .map((child) => {
        const name = child.localName;
        if (silent.has(name)) return "";
        if (name === "t") return child.textContent;
        if (name === "tab") return "\t";
        if (name === "br" || name === "cr") return "\n";
        if (name === "noBreakHyphen") return "-";
        if (name !== "txbxContent") return words(child);
        boxes.push(...blocks(child));
        return "";
      })
      .join("");
  return [words(node), ...boxes];
}

/** Rows and cells. A cell over several columns leaves empty ones behind it, so that the others stand below their heads. */
function table(node: Element): Part[][][] {
  return inside(node, "tr").map((row) =>
    inside(row, "tc").flatMap((cell) => {
      const span = inside(cell, "gridSpan")[0];
      const wide = Number(span?.getAttribute("w:val") ?? 1) - 1;
      return [blocks(cell), ...Array.from({ length: Math.min(wide, 40) }, () => [])];
    }),
  );
}

/** Elements of a name in a table, not those of tables within it. */
function inside(parent: Element, name: string): Element[] {
  return [...parent.children].flatMap((child) => {
    if (child.localName === name) return [child];
    return ["tbl", "tc", "p", "tr"].includes(child.localName) ? [] : inside(child, name);
  });
}
