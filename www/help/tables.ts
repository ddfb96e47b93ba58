// The tables of the help: examples that tests have read, words of doubts, and what was measured.

import doubts from "../../src/lexicon/doubts.tsv";
import accuracy from "./accuracy.tsv";
import examples from "./examples.tsv";

/** An example of something that is read, doubted or recomputed. */
export interface Example {
  name: string;
  words: Words;
  example: string;
}

/** Words in both languages. */
export interface Words {
  vi: string;
  en: string;
}

/** A line of what was measured. */
export interface Measured {
  what: string;
  /** In a hundred. */
  share: string;
  articles: string;
  figures: string;
  command: string;
}

const cells = (table: string) => table.split("\n").filter((line) => line && !line.startsWith("#")).slice(1).map((line) => line.split("\t"));

const doubted = new Map(cells(doubts).map(([name = "", vi = "", en = ""]) => [name, { vi, en }]));

/** The examples of one sort, in the order of the table. */
export function examplesOf(sort: "kind" | "rule" | "check" | "doubt" | "reason"): Example[] {
  return cells(examples)
    .filter(([of]) => of === sort)
    .map(([, name = "", vi = "", en = "", example = ""]) => ({ name, words: doubted.get(name) ?? { vi, en }, example: example.replaceAll("\\n", "\n") }));
}

/** What was measured on one set of articles. */
export function measured(set: "own" | "gold" | "unseen"): Measured[] {
  return cells(accuracy)
    .filter(([of]) => of === set)
    .map(([, what = "", share = "", articles = "", figures = "", command = ""]) => ({ what, share, articles, figures, command }));
}
