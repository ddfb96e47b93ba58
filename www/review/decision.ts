// What a person decided about a figure, as it is kept, shared and handed to the reader of articles (`src/wire/review.rs`).

import type { Observation } from "../wire.ts";

/** What is done with the figure. */
export type Act = "accept" | "correct" | "reject" | "promote" | "split" | "merge";

/** Fields that a person can give. */
export const fields = ["kind", "value", "high", "of", "unit", "bound", "direction", "baseline", "status", "period", "area", "label", "indicator", "pillar"] as const;

/** Fields that a person gives, in the spelling of an analysis; what is left out stays as it was read, what is empty is emptied. */
export type Given = { [field in (typeof fields)[number]]?: string };

/** One decision. Its words are found again by what stands around them (W3C TextQuoteSelector); `start` and `end` are where they
 * stood, in UTF-16 code units, and of several such places the nearest one is meant. */
export interface Decision {
  act: Act;
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  set?: Given;
  /** Where the decision also holds for figures of other sentences: those that were read with this label and are of this kind. */
  like?: { label: string; kind: string };
}

/** So many letters before and behind the words are kept with them. */
const around = 32;

/** Words of a text, with what it takes to find them again. */
export function selected(text: string, { start, end }: { start: number; end: number }): Omit<Decision, "act"> {
  // A pair of code units is one letter: half of it is none.
  const prefix = text.slice(Math.max(0, start - around), start).replace(/^[\uDC00-\uDFFF]/, "");
  const suffix = text.slice(end, end + around).replace(/[\uD800-\uDBFF]$/, "");
  return { exact: text.slice(start, end), prefix, suffix, start, end };
}

/** Those that say what a figure means, and not where it begins and ends. */
const plain: ReadonlySet<Act> = new Set(["accept", "correct", "reject"]);

/** The decisions with one more. What was said before of the same words goes where the new one says all of it: fields that were
 * corrected stay corrected, also where the figure is accepted now. */
export function laid(decisions: Decision[], next: Decision): Decision[] {
  const same = (old: Decision) => plain.has(old.act) && plain.has(next.act) && old.start === next.start && old.end === next.end;
  const before = decisions.find(same);
  const rest = decisions.filter((old) => !same(old));
  if (!before?.set || next.act === "reject" || before.act === "reject") return [...rest, next];
  const like = next.like ?? before.like;
  return [...rest, { ...next, act: "correct", set: { ...before.set, ...next.set }, ...(like && { like }) }];
}

/** What an article is read with: what holds wherever its words stand, and then what was decided about itself. As the flat list that
 * the reader takes (`wire::review::flat`). */
export function togetherFor(own: Decision[], shared: Decision[]): string[] {
  return [...shared, ...own].flatMap(({ act, exact, prefix, suffix, start, set = {}, like }) => {
    const given = Object.entries(set).flat();
    return [act, exact, prefix, suffix, String(start), like?.label ?? "", like?.kind ?? "", String(given.length / 2), ...given];
  });
}

/** The decisions of an article that hold for other articles too: only for words that are alike. */
export function shared(decisions: Decision[]): Decision[] {
  return decisions.filter((decision) => decision.like);
}

/** True where a decision for words that are alike may say something of this figure. */
export function concerns({ like }: Decision, { label, kind, review }: Observation): boolean {
  return review === "recipe" || (like !== undefined && like.label === label && like.kind === kind);
}
