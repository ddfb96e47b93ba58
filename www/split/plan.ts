// How a text that may hold several articles is to be cut: what the program proposes, and what the reader makes of it.

import type { Incoming } from "../intake/intake.ts";

/** A text that holds several articles for sure, and the parts that it may be cut into, as the engine tells them. */
export interface Several {
  incoming: Incoming;
  numbers: Uint32Array;
}

/** A stretch of the text. Where it is not cut off, it belongs to the article before. */
export interface Part {
  start: number;
  end: number;
  headline: string;
  /** Proposed by the program. */
  sure: boolean;
  /** An article begins here. */
  cut: boolean;
}

/** A text, and its parts in their order. The first always begins an article. */
export interface Plan {
  incoming: Incoming;
  parts: Part[];
}

/** A line of a part that an article could begin with. */
export interface Line {
  at: number;
  words: string;
}

/** As many points as make a cut sure; the engine has the same number. */
const sure = 55;
/** Each part takes so many numbers. */
const fields = 5;

/** How many cuts of a text are sure, and how many are only worth a look. */
export function cutsOf(numbers: Uint32Array): { sure: number; unsure: number } {
  const points = numbers.filter((_, i) => i >= fields && i % fields === 4);
  const certain = points.filter((points) => points >= sure).length;
  return { sure: certain, unsure: points.length - certain };
}

/** What the program proposes. */
export function proposed({ incoming, numbers }: Several): Plan {
  const parts = Array.from({ length: numbers.length / fields }, (_, i): Part => {
    const [start = 0, end = 0, from = 0, to = 0, points = 0] = numbers.subarray(i * fields, (i + 1) * fields);
    const certain = points >= sure;
    return { start, end, headline: short(incoming.text.slice(from, to)), sure: certain, cut: certain };
  });
  return { incoming, parts };
}

/** The plan with a cut set or taken away. */
export function turned(plan: Plan, part: number, cut: boolean): Plan {
  return { ...plan, parts: plan.parts.map((old, i) => (i === part && i > 0 ? { ...old, cut } : old)) };
}

/** The plan with one more cut, before a line. */
export function cutBefore(plan: Plan, part: number, { at, words }: Line): Plan {
  const old = plan.parts[part]!;
  const before = plan.incoming.text.slice(old.start, at).trimEnd().length;
  const parts: Part[] = [
    { ...old, end: old.start + before },
    { start: at, end: old.end, headline: words, sure: true, cut: true },
  ];
  return { ...plan, parts: plan.parts.toSpliced(part, 1, ...parts) };
}

/** The lines of a part that a cut can be made before, from the second on. */
export function linesOf({ incoming }: Plan, { start, end }: Part): Line[] {
  const found = [...incoming.text.slice(start, end).matchAll(/[^\n]*\S[^\n]*/g)];
  return found.slice(1).map((line) => ({ at: start + line.index + line[0].search(/\S/), words: short(line[0]) }));
}

/** The articles that a plan makes, each with its own text and its headline as its name. */
export function articlesOf({ incoming, parts }: Plan): Incoming[] {
  const starts = parts.flatMap((part, i) => (i === 0 || part.cut ? [i] : []));
  if (starts.length === 1) return [whole(incoming)];
  return starts.map((first, i) => {
    const last = (starts[i + 1] ?? parts.length) - 1;
    const text = incoming.text.slice(parts[first]!.start, parts[last]!.end);
    const { published } = incoming;
    return whole({ name: parts[first]!.headline, text, ...(published && { published }) });
  });
}

/** An article that is not to be looked through for others any more. */
export function whole(incoming: Incoming): Incoming {
  return { ...incoming, whole: true };
}

/** The first words of a line. */
function short(line: string): string {
  const words = line.replace(/\s+/g, " ").trim();
  return words.length > 90 ? `${words.slice(0, 90).replace(/\s+\S*$/, "")}…` : words;
}
