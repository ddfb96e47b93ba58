// The table of figures for the clipboard: as HTML, which Word and spreadsheets paste as a table, and as words parted by tabs.

import { guarded } from "./guard.ts";
import { figuresOf, htmlOf, type Table } from "./tables.ts";
import type { Subject } from "./subject.ts";

/** Puts the table where other programs take it from. Throws where the browser does not let it. */
export async function copy(subject: Promise<Subject>): Promise<void> {
  const table = subject.then(figuresOf);
  const blob = (type: string, words: (table: Table) => string) => table.then((one) => new Blob([words(one)], { type }));
  const html = (one: Table) => `<meta charset="utf-8">${htmlOf(one)}`;
  try {
    await navigator.clipboard.write([new ClipboardItem({ "text/html": blob("text/html", html), "text/plain": blob("text/plain", plain) })]);
  } catch {
    byEvent(html(await table), plain(await table));
  }
}

/** The older way, which a page on a disk may go as well. */
function byEvent(html: string, plain: string): void {
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", plain);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", give, true);
  try {
    if (!document.execCommand("copy")) throw new Error("copy");
  } finally {
    document.removeEventListener("copy", give, true);
  }
}

/** A line a figure; what would part a line or run in a spreadsheet does not. */
function plain({ heads, lines }: Table): string {
  const cell = (words: string) => guarded(words.replace(/\s+/g, " "));
  return [heads, ...lines.map((line) => line.map(({ words }) => words))].map((line) => line.map(cell).join("\t")).join("\r\n");
}
