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

/** Every figure of the articles, in their order. */
export function rowsOf(docs: Held[]): Row[] {
  return docs.flatMap((held) => held.analysis.observations.map((o, index) => ({ held, o, index })));
}

/** The rows that fit the filter. */
export function filtered(rows: Row[], filter: Filter, names: Map<string, string>, text: Text, lang: Lang): Row[] {
  const words = fold(filter.query).split(/\s+/).filter(Boolean);
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
  const sign = order.down ? -1 : 1;
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => {
      // Rows that do not say come last either way.
      if (a.key === "" || b.key === "") return Number(a.key === "") - Number(b.key === "");
      const by = typeof a.key === "number" ? a.key - (b.key as number) : words.compare(a.key, b.key as string);
      return sign * by;
    })
    .map(({ row }) => row);
}
