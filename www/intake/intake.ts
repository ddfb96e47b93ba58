// What the intake hands on: articles to read, and lines about what could not be taken.

import type { Table } from "../client.ts";
import type { Picture } from "../carry/reopen.ts";
import type { Decision } from "../review/decision.ts";
import type { Text } from "../text.ts";

/** One text to read, from a file, a paste or a sample. */
export interface Incoming {
  /** File name, or empty for a paste. */
  name: string;
  text: string;
  url?: string;
  published?: string;
  /** One article, as the program or the reader found: it is not to be looked through for others. */
  whole?: true;
  /** Where it was here before: what it was called, and what a person decided about it. */
  as?: { doc: string; decisions?: Decision[]; carried?: true };
}

/** Why something was not taken, or was taken with a loss. */
export type Reason = keyof Text["problem"];

/** One line to show: what, why and what to do. */
export interface Problem {
  name: string;
  reason: Reason;
  /** Fills the blank of the sentence where it has one. */
  detail?: string;
}

/** What came of one drop, paste or choice. */
export interface Intake {
  articles: Incoming[];
  problems: Problem[];
  /** Tables of the reader's own words. */
  tables?: Table[];
  /** Pictures that carry a chart. */
  pictures?: Picture[];
  /** Projects that were saved as a file. */
  projects?: Written[];
  /** What a person decided about figures elsewhere. */
  recipes?: { name: string; decisions: Decision[] }[];
}

/** A project as a file holds it. */
export interface Written {
  name: string;
  text: string;
}

/** A file that is still to be taken: out of a folder, an archive, a mail. */
export interface Source {
  name: string;
  /** Its bytes, as far as they are known beforehand. */
  size: number;
  take(): Promise<File>;
}

/** What a reader of one kind of file finds: articles, and files that are to be read in turn. */
export interface Opened extends Partial<Intake> {
  inside?: Source[];
}

/** Joins the outcomes of several sources in their order. */
export function join(parts: Partial<Intake>[]): Intake {
  const all = <T>(of: (part: Partial<Intake>) => T[] | undefined) => parts.flatMap((part) => of(part) ?? []);
  return { articles: all((p) => p.articles), problems: all((p) => p.problems), tables: all((p) => p.tables), pictures: all((p) => p.pictures), projects: all((p) => p.projects), recipes: all((p) => p.recipes) };
}

/** A paste or drop that is nothing but an address. */
export function isLink(words: string): boolean {
  return /^(?:https?:\/\/|www\.)\S+$/i.test(words.trim());
}
