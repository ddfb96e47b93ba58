// The text of a document, written as the reader of articles expects it: paragraphs with an empty line between, rows of a
// table on lines of their own with tabs between the cells.

/** A paragraph, or a table: rows of cells, each of which holds parts again. */
export type Part = string | Part[][][];

/** A cell with more letters than this is a column of a page and not a cell of a table. */
const longest = 400;

/** Writes parts as text. */
export function prose(parts: Part[]): string {
  return written(parts).join("\n\n");
}

/** What programs put in the place of a title. */
const noTitle = /\.(docx?|odt|pdf|html?)$|^(microsoft word\b|untitled|document\d*$)/i;

/** The text below the title that a document names in its properties, where its first line is none. */
export function titled(text: string, title: string | null | undefined): string {
  const name = title?.trim().replace(noTitle, "");
  const first = text.slice(0, text.search(/\n|$/));
  const begins = first.length <= 200 && !/[.;:]$/.test(first);
  return !name || begins || text.slice(0, 400).includes(name) ? text : `${name}\n\n${text}`;
}

function written(parts: Part[]): string[] {
  return parts.flatMap((part) => {
    if (typeof part === "string") return lines(part) || [];
    return isTable(part) ? rows(part) || [] : written(part.flat(2));
  });
}

/** Words as they stand: a tab may part cells, a line may end. */
function lines(words: string): string {
  return words
    .replace(/[^\S\t\n]+/g, " ")
    .replace(/ *([\t\n]) */g, "$1")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** A frame around a page or beside a picture is written as a table too; what it holds are paragraphs. */
function isTable(table: Part[][][]): boolean {
  const cells = table.flat();
  return table.some((row) => row.length > 1) && cells.every((cell) => cell.every((part) => typeof part === "string") && flat(cell).length <= longest);
}

function rows(table: Part[][][]): string {
  const all = table.map((row) => row.map(flat).join("\t").trimEnd());
  return all.filter((row) => row).join("\n");
}

function flat(cell: Part[]): string {
  return cell.join(" ").replace(/\s+/g, " ").trim();
}
