// The checks of articles in the order in which a reader looks at them.

import type { Held } from "./state.ts";
import type { Lang } from "./text.ts";
import type { Analysis, Check, Derived } from "./wire.ts";

/** How a check turned out: not so, cut off and not rounded, so in one reading of "%", so. */
export type Verdict = "wrong" | "cut" | "ask" | "right";

/** The sign before the word of a verdict. */
export const signs: Record<Verdict, string> = { wrong: "✗", cut: "✗", ask: "?", right: "✓" };

const order: Verdict[] = ["wrong", "cut", "ask", "right"];

/** The verdict of a check. */
export function verdict({ holds, grade, other }: Check): Verdict {
  if (holds) return other === null ? "right" : "ask";
  return grade === "truncated" ? "cut" : "wrong";
}

/** The checks by verdict, and of one verdict in the order of the article. */
export function gravest(checks: Check[]): Check[] {
  return order.flatMap((one) => checks.filter((check) => verdict(check) === one));
}

/** The sentence of a check, or of what is derived. */
export function says(said: Check | Derived, lang: Lang): string {
  return lang === "vi" ? said.says : said.says_en;
}

/** The printed result that a check is about. */
export function claim(check: Check): string {
  return check.observations.at(-1) ?? "";
}

const failing = new WeakMap<Analysis, Set<string>>();

/** The figures of an article that its own figures contradict. */
export function failed(analysis: Analysis): Set<string> {
  let found = failing.get(analysis);
  if (!found) failing.set(analysis, (found = new Set(analysis.checks.filter((check) => !check.holds).map(claim))));
  return found;
}

/** A check and the article it stands in. */
export interface Found {
  held: Held;
  check: Check;
}

const sorts = new WeakMap<Held, Record<Verdict, Found[]>>();

/** The checks of an article by their verdict, told apart once. */
function sorted(held: Held): Record<Verdict, Found[]> {
  let found = sorts.get(held);
  if (!found) {
    sorts.set(held, (found = { wrong: [], cut: [], ask: [], right: [] }));
    for (const check of held.analysis.checks) found[verdict(check)].push({ held, check });
  }
  return found;
}

/** What a reader of many articles looks at: all that does not hold, then the questions. */
export function alarms(docs: Held[]): Found[] {
  return order.slice(0, 3).flatMap((one) => docs.flatMap((held) => sorted(held)[one]));
}

/** How many checks there are of each verdict. */
export function counted(docs: Held[]): Record<Verdict, number> {
  const counts = { wrong: 0, cut: 0, ask: 0, right: 0 };
  for (const held of docs) for (const one of order) counts[one] += sorted(held)[one].length;
  return counts;
}
