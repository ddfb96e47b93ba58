// Which figures the table shows, and in which order.

import { figure, fold, period } from "../figure.ts";
import type { Held } from "../state.ts";
import type { Lang, Text } from "../text.ts";
import type { Observation } from "../wire.ts";

/** One line of the table. `found` is what a search looks through, made when first searched. */
export interface Row {
  held: Held;
  o: Observation;
  index: number;
  found?: string;
}

/** What the reader asked to see; an empty string means any. */
export interface Filter {
  query: string;
  pillar: string;
  kind: string;
  status: string;
  doubt: boolean;
}

/** The columns that can be sorted by. */
export type Column = "article" | "value" | "what" | "area" | "period" | "kind" | "status";

/** A column and a direction; nothing is the order of the articles. */
export type Order = { by: Column; down: boolean } | undefined;

/** The rows of a list of articles, and what they were made for. */
interface Listed {
  docs: Held[];
  rows: Row[];
  names: Map<string, string> | undefined;
  text: Text | undefined;
}

const none: Listed = { docs: [], rows: [], names: undefined, text: undefined };
let last = none;

/**
 * Every figure of the articles, in their order. While thousands of articles come, one behind the other, none is listed twice.
 * What a search has found in a row holds for these names of indicators and this language.
 */
export function rowsOf(docs: Held[], names: Map<string, string>, text: Text): Row[] {
  if (docs.length < 2) return docs.flatMap(rowsOfOne);
  const same = last.names === names && last.text === text && last.docs.length <= docs.length;
  const before = same && last.docs.every((held, i) => held === docs[i]) ? last : none;
  const more = docs.slice(before.docs.length).flatMap(rowsOfOne);
  last = { docs, names, text, rows: more.length || before === none ? before.rows.concat(more) : before.rows };
  return last.rows;
}

function rowsOfOne(held: Held): Row[] {
  return held.analysis.observations.map((o, index) => ({ held, o, index }));
}

/** The rows that fit the filter. */
export function filtered(rows: Row[], filter: Filter, names: Map<string, string>, text: Text, lang: Lang): Row[] {
  const words = fold(filter.query).split(/\s+/).filter(Boolean);
  if (words.length === 0 && !filter.pillar && !filter.kind && !filter.status && !filter.doubt) return rows;
  return rows.filter((row) => {
    const { o } = row;
    return (
      (!filter.pillar || o.pillar === filter.pillar) &&
      (!filter.kind || o.kind === filter.kind) &&
      (!filter.status || o.status === filter.status) &&
      (!filter.doubt || o.doubts.length > 0) &&
      (words.length === 0 || fits(words, (row.found ??= searched(row, names, text, lang))))
    );
  });
}

function fits(words: string[], found: string): boolean {
  return words.every((word) => found.includes(word));
}

function searched({ held, o }: Row, names: Map<string, string>, text: Text, lang: Lang): string {
  const { quote, label, area } = o;
  const parts = [quote, figure(o, text, lang), label, names.get(o.indicator) ?? "", area, period(o.period, text), held.doc, held.analysis.title ?? ""];
  return parts.map(folded).join("\n");
}

/** Most labels and names come again and again in a long table. */
const known = new Map<string, string>();

function folded(words: string): string {
  let found = known.get(words);
  if (found === undefined) {
    if (known.size > 50_000) known.clear();
    known.set(words, (found = fold(words)));
  }
  return found;
}

/** The rows in the order asked for; rows that are equal in it keep their place. */
export function sorted(rows: Row[], order: Order, names: Map<string, string>): Row[] {
  if (!order) return rows;
  const words = new Intl.Collator("vi", { numeric: true });
  const keys: Record<Column, (row: Row) => string | number> = {
    article: (row) => row.held.analysis.title ?? row.held.doc,
    value: (row) => Number(row.o.value),
    what: (row) => names.get(row.o.indicator) ?? row.o.label,
    area: (row) => row.o.area,
    period: (row) => row.o.period,
    kind: (row) => row.o.kind,
    status: (row) => row.o.status,
  };
  const key = keys[order.by];
  // Many rows have the same words: each of these is put in its place once, and then the rows go to theirs.
  const groups = new Map<string | number, Row[]>();
  for (const row of rows) {
    const own = key(row);
    const group = groups.get(own);
    if (group) group.push(row);
    else groups.set(own, [row]);
  }
  // Rows that do not say come last either way.
  const silent = groups.get("") ?? [];
  groups.delete("");
  const sign = order.down ? -1 : 1;
  const compare = (a: string | number, b: string | number) => (typeof a === "number" ? a - (b as number) : words.compare(a, b as string));
  const places = [...groups].sort(([a], [b]) => sign * compare(a, b));
  return places.flatMap(([, group]) => group).concat(silent);
}
