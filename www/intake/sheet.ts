// Tables of text (.csv, .tsv): articles, one a row, or words of the reader's own for the program. Their heads tell them apart.

import Papa from "papaparse";
import { ofWords } from "./columns.ts";
import { textIn } from "./decode.ts";
import type { Opened } from "./intake.ts";
import { articlesIn, textColumn } from "./rows.ts";

/** Reads a table. */
export async function read(file: File): Promise<Opened> {
  const { text } = await textIn(file);
  const [head = []] = parsed(text, { comments: "#", preview: 1 }).data;
  const { data, meta } = parsed(text);
  const [names = [], ...rows] = data;
  const sheet = { head: names, rows: rows.map((row) => fitted(row, names.length, meta.delimiter)) };
  // A column of a table of words can be misspelt: what reads those says which.
  const isWords = (head.length > 0 && head.every(isOfWords)) || (head.some(isOfWords) && textColumn(sheet) < 0);
  return isWords ? { tables: [{ name: file.name, text }] } : articlesIn(sheet, file.name);
}

function isOfWords(column: string): boolean {
  return ofWords.includes(column.trim().toLowerCase());
}

/** A last column that was written without quotes is cut at its own commas. */
function fitted(row: string[], width: number, delimiter: string): string[] {
  const end = row.findLastIndex((cell) => cell.trim()) + 1;
  return [...row.slice(0, width - 1), row.slice(width - 1, Math.max(end, width)).join(delimiter)];
}

function parsed(text: string, options: Papa.ParseConfig<string[]> = {}): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy", delimitersToGuess: ["\t", ";", ",", "|"], ...options });
}
