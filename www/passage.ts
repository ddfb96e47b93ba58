// Links to the very sentence: an article's address with a text fragment (WICG, "Scroll To Text Fragment"). A browser that
// knows them scrolls to the sentence and lights it up, any other opens the article.

import type { Held } from "./state.ts";
import type { Analysis } from "./wire.ts";

/** The text around a sentence. It tells whether the words of a link come earlier in the article. */
export interface Around {
  before?: string;
  after?: string;
}

/** Longer sentences are named by their two ends: a link stays short, and what a page adds between them does not matter. */
const longest = 90;
/** As many words at either end of a sentence, and of what stands beside it. */
const few = 6;
const beside = 4;
/** And so many where fewer come more than once. */
const most = 30;
/** So far back it is looked whether the same words come earlier: a look has a bound, however long the article. */
const reach = 20_000;
/** And so far for the words beside it. */
const nearby = 400;

/** An address that a link may lead to, in the form that browsers give it; nothing where it is of another kind. */
export function address(url: string | null | undefined): string | undefined {
  try {
    const { protocol, href } = new URL(url ?? "");
    return protocol === "https:" || protocol === "http:" ? href : undefined;
  } catch {
    return undefined;
  }
}

/** The address of a sentence in an article; of the article where the sentence has no words. */
export function passage(url: string | null | undefined, sentence: string, around: Around = {}): string | undefined {
  const { before = "", after = "" } = around;
  const earlier = flattened(before.slice(-reach)).words;
  return linked(url, sentence, (words) => earlier.includes(words), before, after);
}

function linked(url: string | null | undefined, sentence: string, comes: (words: string) => boolean, before: string, after: string): string | undefined {
  // A directive that the address brings along would light up something else.
  const page = address(url)?.split(":~:", 1)[0];
  const parts = pieces(sentence.slice(0, reach));
  if (page === undefined || parts.length === 0) return page;
  return `${page}${page.includes("#") ? "" : "#"}:~:text=${directive(parts, comes, before, after)}`;
}

/** The address of the sentence between two places of an article's text. */
export function passageIn(url: string | null | undefined, text: string, { start, end }: { start: number; end: number }): string | undefined {
  if (!url) return undefined;
  if (last?.text !== text) last = { text, ...flattened(text) };
  const { words, at } = last;
  const earlier = words.slice(at[Math.max(0, start - reach)], at[start]);
  return linked(url, text.slice(start, end), (some) => earlier.includes(some), text.slice(Math.max(0, start - nearby), start), text.slice(end, end + nearby));
}

/** Ways once made: lists are drawn again and again. */
const ways = new WeakMap<Analysis, Map<string, string | undefined>>();

/** The address of the sentence of a figure; without one of the article. */
export function wayTo({ analysis, text }: Held, id?: string): string | undefined {
  if (id === undefined) return address(analysis.url);
  let known = ways.get(analysis);
  if (!known) ways.set(analysis, (known = new Map()));
  const o = known.has(id) ? undefined : analysis.observations.find((one) => one.id === id);
  if (o) known.set(id, passageIn(analysis.url, text, o.sentence));
  return known.get(id);
}

/** The text that was asked about last; its sentences mostly come one after the other. */
let last: ({ text: string } & Flat) | undefined;

/** A text in small letters with one blank for many and for borders, and where each place of the text lies in it. */
interface Flat {
  words: string;
  at: Uint32Array;
}

function flattened(text: string): Flat {
  const small = text.toLowerCase();
  const letters = small.length === text.length ? small : text;
  const at = new Uint32Array(text.length + 1);
  let [words, from, length, blank] = ["", 0, 0, false];
  for (let i = 0; i <= letters.length; i++) {
    at[i] = length;
    const gap = i === letters.length || /[\s|]/.test(letters[i]!);
    if (gap && !blank) {
      words += `${letters.slice(from, i)} `;
      length++;
    }
    if (gap) from = i + 1;
    else length++;
    blank = gap;
  }
  return { words, at };
}

function directive(parts: string[], earlier: (words: string) => boolean, before: string, after: string): string {
  const comes = (words: string[]) => earlier(words.join(" ").toLowerCase());
  const head = parts[0]!.split(" ");
  const whole = parts.length === 1;
  let start = whole && parts[0]!.length <= longest ? head.length : Math.min(few, head.length);
  while (start < Math.min(most, head.length) && comes(head.slice(0, start))) start++;
  const begin = head.slice(0, start);
  const rest = whole ? head.slice(start) : parts.at(-1)!.split(" ");
  const between = (whole ? rest : [...head.slice(start), ...parts.slice(1)]).join(" ").toLowerCase();
  let end = Math.min(few, rest.length);
  // The first place of the last words behind the first ones is where a browser stops.
  while (end < Math.min(most, rest.length) && between.slice(0, -1).includes(rest.slice(-end).join(" ").toLowerCase())) end++;
  const range = rest.length ? [begin, rest.slice(-end)] : [begin];
  const prefix = comes(begin) && pieces(before.slice(-nearby)).at(-1)?.split(" ").slice(-beside);
  if (!prefix) return range.map(encoded).join();
  const suffix = comes([...prefix, ...begin]) && pieces(after.slice(0, nearby))[0]?.split(" ").slice(0, beside);
  return [`${encoded(prefix)}-`, ...range.map(encoded), ...(suffix ? [`-${encoded(suffix)}`] : [])].join();
}

/**
 * The words between the borders that a page does not print: ends of lines and cells. Signs at either end stay out, since
 * lists and quotations make their own.
 */
function pieces(words: string): string[] {
  const lines = words.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]|[\ud800-\udfff]/gu, "").split(/[|\n\r\t]+/);
  return lines.map((line) => line.replace(/\s+/g, " ").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%)]+$/gu, "")).filter(Boolean);
}

/** Dashes, commas and "&" part the words of a directive, so those of the sentence are encoded, as is all that is no letter. */
function encoded(words: string[]): string {
  return encodeURIComponent(words.join(" ")).replace(/[-!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
