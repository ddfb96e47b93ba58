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

/** What the elements of a format of documents are called. */
export interface Names {
  /** What is no part of the text as it is read. */
  silent: Set<string>;
  paragraphs: Set<string>;
  table: string;
  row: string;
  cells: Set<string>;
  /** True for what may stand between a table and its rows, a row and its cells. */
  between(name: string): boolean;
  /** What hangs on a paragraph and is read behind it. */
  beside: Set<string>;
  /** The words of a node in a paragraph; nothing for one that has others inside. */
  words(node: ChildNode): string | undefined;
  /** Over how many columns a cell goes. */
  columns(cell: Element, inside: typeof within): number;
  /** Such a cell stands in each of them, and not only in the first. */
  repeated: boolean;
}

/** A row has no more cells from one that goes over several columns. */
const widest = 40;

/** Paragraphs and tables of a document, through whatever is around them. */
export function partsOf(parent: Element, names: Names): Part[] {
  return [...parent.children].flatMap((node): Part[] => {
    if (names.silent.has(node.localName)) return [];
    if (names.paragraphs.has(node.localName)) return paragraph(node, names);
    return node.localName === names.table ? [table(node, names)] : partsOf(node, names);
  });
}

/** A paragraph, and behind it what stands in the boxes and notes that hang on it. */
function paragraph(node: Element, names: Names): Part[] {
  const beside: Part[] = [];
  const words = (parent: Element): string =>
    [...parent.childNodes]
      .map((child) => {
        const said = names.words(child);
        if (said !== undefined || child.nodeType !== Node.ELEMENT_NODE) return said ?? "";
        const element = child as Element;
        if (names.silent.has(element.localName)) return "";
        if (!names.beside.has(element.localName)) return words(element);
        beside.push(...partsOf(element, names));
        return "";
      })
      .join("");
  return [words(node), ...beside];
}

/** Rows and cells. Where a cell goes over several columns, the others still stand below their heads. */
function table(node: Element, names: Names): Part[][][] {
  return within(node, (name) => name === names.row, names.between).map((row) =>
    within(row, (name) => names.cells.has(name), names.between).flatMap((cell) => {
      const columns = Math.min(names.columns(cell, within), widest);
      const parts = partsOf(cell, names);
      // A table within would be repeated in each of its own repetitions.
      const again = names.repeated && parts.every((part) => typeof part === "string");
      return Array.from({ length: columns }, (_, i) => (i === 0 || again ? parts : []));
    }),
  );
}

/** Elements of some names, not those of tables within. */
function within(parent: Element, wanted: (name: string) => boolean, between: (name: string) => boolean): Element[] {
  return [...parent.children].flatMap((child) => {
    if (wanted(child.localName)) return [child];
    return between(child.localName) ? within(child, wanted, between) : [];
  });
}
