// What files for offices are made of: the figures as the module of tables writes them, each with its article beside it. So a
// figure that a person has put right stands in every file as it stands in the table, and its status is decided in one place.

import Papa from "papaparse";
import type { Held } from "../state.ts";
import type { Lang, Text } from "../text.ts";
import type { Observation } from "../wire.ts";
import columnsTable from "../../src/lexicon/columns.tsv";
import { bare } from "./guard.ts";
import { vi, type OutText } from "./text.vi.ts";

/** Articles, and all that is known of their figures. */
export interface Subject {
  docs: Held[];
  /** The figures as CSV for machines. */
  csv: string;
  rows: Row[];
  lang: Lang;
  /** The words of the page and those of the files. */
  text: Text;
  out: OutText;
}

/** A figure: its cells by the names of their columns, and where it stands. */
export interface Row {
  cells: Record<string, string>;
  held: Held | undefined;
  o: Observation | undefined;
}

/** A column: its name, what a spreadsheet calls it, and what it holds. */
export interface Column {
  name: string;
  head: string;
  holds: string;
}

/** Puts a subject together. */
export async function subjectOf(docs: Held[], csv: string, lang: Lang, text: Text): Promise<Subject> {
  const out = lang === "vi" ? vi : (await import("./text.en.ts")).en;
  const byName = new Map(docs.map((held) => [held.doc, held]));
  const figures = new Map(docs.map((held) => [held.doc, new Map(held.analysis.observations.map((o) => [o.id, o]))]));
  const rows = records(csv).map((cells): Row => {
    const doc = cells["doc"] ?? "";
    return { cells, held: byName.get(doc), o: figures.get(doc)?.get(cells["id"] ?? "") };
  });
  return { docs, csv, rows, lang, text, out };
}

/** The lines of a table as it was before its cells were guarded. */
function records(csv: string): Record<string, string>[] {
  const [names = [], ...lines] = Papa.parse<string[]>(csv, { delimiter: ",", skipEmptyLines: true }).data;
  return lines.map((line) => Object.fromEntries(names.map((name, i) => [name, bare(line[i] ?? "")])));
}

/** The columns of the table of figures, in the order of a list of names. */
export function columnsOf(names: string[], lang: Lang): Column[] {
  const known = new Map(
    columnsTable
      .split("\n")
      .slice(2)
      .map((line) => line.split("\t"))
      .map(([name = "", headVi = "", headEn = "", holdsVi = "", holdsEn = ""]) => [name, lang === "vi" ? [headVi, holdsVi] : [headEn, holdsEn]]),
  );
  return names.map((name) => {
    const [head = name, holds = ""] = known.get(name) ?? [];
    return { name, head, holds };
  });
}
