// Tables of text (.csv, .tsv): articles, one a row, or words of the reader's own for the program. Their heads tell them apart.

import Papa from "papaparse";
import { ofWords } from "./columns.ts";
import { textIn } from "./decode.ts";
import type { Opened } from "./intake.ts";
import { articlesIn, textColumn } from "./rows.ts";

/** Reads a table. */
export async function read(file: File): Promise<Opened> {
  const { text } = await textIn(file);
  const [head = []] = cells(text, { comments: "#", preview: 1 });
  const [names = [], ...rows] = cells(text);
  const sheet = { head: names, rows };
  // A column of a table of words can be misspelt: what reads those says which.
  const isWords = head.every(isOfWords) || (head.some(isOfWords) && textColumn(sheet) < 0);
  return isWords ? { tables: [{ name: file.name, text }] } : articlesIn(sheet, file.name);
}

function isOfWords(column: string): boolean {
  return ofWords.includes(column.trim().toLowerCase());
}

function cells(text: string, options: Papa.ParseConfig<string[]> = {}): string[][] {
  return Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy", delimitersToGuess: ["\t", ";", ",", "|"], ...options }).data;
}
