// The figures of articles in the order in which they ask to be looked at.

import { failed } from "../checks.ts";
import type { Held } from "../state.ts";
import type { Observation, Skipped } from "../wire.ts";

/** A figure, and the article it stands in. */
export interface Item {
  held: Held;
  o: Observation;
}

/** A number that was passed over. */
export interface Passed {
  held: Held;
  skipped: Skipped;
}

/** By what a figure is found again after its article was read anew. */
export function keyOf({ held, o }: Item): string {
  return `${o.position.start}-${o.position.end}-${held.doc}`;
}

/** Which figures are asked for. */
export type Wanted = "doubt" | "open" | "done" | "all";

/** How much a figure asks to be looked at. */
function concern({ concern = 0 }: Observation): number {
  return concern;
}

/** True for a figure that its article's own figures contradict, or that may be another than was read. */
export function isDoubtful({ held, o }: Item): boolean {
  return concern(o) > 0 || (!o.review && failed(held.analysis).has(o.id));
}

const wants: Record<Wanted, (item: Item) => boolean> = {
  doubt: (item) => !item.o.review && isDoubtful(item),
  open: ({ o }) => !o.review,
  done: ({ o }) => Boolean(o.review),
  all: () => true,
};

/** The figures of some articles, the gravest doubt first; those of one gravity as they stand in the articles. */
export function queued(docs: Held[], wanted: Wanted): Item[] {
  const items = docs.flatMap((held) => (held.carried ? [] : held.analysis.observations.map((o): Item => ({ held, o }))));
  // A sort keeps the order of those that are alike.
  return items.filter(wants[wanted]).sort((a, b) => concern(b.o) - concern(a.o));
}

/** How many of the figures each of the wishes gives. */
export function counted(docs: Held[]): Record<Wanted, number> {
  const count = { doubt: 0, open: 0, done: 0, all: 0 };
  for (const held of docs) {
    if (held.carried) continue;
    for (const o of held.analysis.observations) {
      const item = { held, o };
      for (const wanted of Object.keys(count) as Wanted[]) if (wants[wanted](item)) count[wanted]++;
    }
  }
  return count;
}

/**
 * The figures of the same article that ask the very same thing as one: the same doubts, about the same place and time. Whoever has seen
 * that the place of the article is right knows it for all of them. A figure that a check finds wrong is looked at by itself.
 */
export function alike({ held, o }: Item): Observation[] {
  const wrong = failed(held.analysis);
  const asks = (one: Observation) => JSON.stringify([one.doubts, one.area, one.period]);
  if (o.review || o.doubts.length === 0 || wrong.has(o.id)) return [o];
  return held.analysis.observations.filter((one) => !one.review && !wrong.has(one.id) && asks(one) === asks(o));
}

/** The numbers that were passed over, those first that most often are figures. */
export function passed(docs: Held[]): Passed[] {
  const order = ["rejected", "other", "limit", "ordinal", "name", "list", "time", "legal", "phone", "address"];
  const all = docs.flatMap((held) => (held.carried ? [] : held.analysis.skipped.map((skipped): Passed => ({ held, skipped }))));
  return all.sort((a, b) => order.indexOf(a.skipped.reason) - order.indexOf(b.skipped.reason));
}
