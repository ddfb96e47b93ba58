// A chart within a link: what a picture carries, put into the part of an address that no server sees. Lines of JSON, deflated:
// the wish, then each article with its sentences and figures, then a line that says that nothing is missing; two signs at the end of
// each check all before it. Of a link that was cut, the lines before the cut are still whole.
//
// Two forms: `#b1.` and base64url, short in a message; `#q1.` and decimal digits, small as a QR code.

import type { Observation } from "../wire.ts";
import type { Excerpt } from "./reopen.ts";

/** More signs are cut off by messengers. */
export const longest = 2000;

/** A chart as it is carried, as far as links tell it. */
interface Carried {
  spec: Record<string, unknown>;
  articles: Excerpt[];
}

/** What stood in a link: a chart as a picture carries it, and whether some of it was cut off; or why there is none. */
export type Opened = { data: string; cut: boolean; figures: number } | "newer" | "broken";

/** A link, and whether it brings the sentences of its figures along. */
export interface Link {
  address: string;
  quotes: boolean;
}

/** Fields of a figure that often differ from the one before, and behind them those that seldom do. */
const fields = ["value", "area", "area_code", "precision", "high", "of", "bound", "period", "status", "direction", "baseline", "kind", "unit", "indicator", "label", "pillar", "doubts"] as const;

/** The link to a chart at an address, as base64url or in digits; with no sentences where it would be too long with them, and nothing where it is without them too. */
export async function linkTo(place: string, data: string, form: "b" | "q"): Promise<Link | undefined> {
  for (const quotes of [true, false]) {
    const bytes = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(written(data, quotes)));
    const address = `${place}#${form}1.${form === "b" ? base64(bytes) : digits(bytes)}`;
    if (address.length <= longest) return { address, quotes };
  }
  return undefined;
}

/** Opens the part of an address that holds a chart. */
export async function openLink(hash: string): Promise<Opened> {
  const [, form, version, packed = ""] = /^#([bq])(\d+)\.(.*)$/.exec(hash) ?? [];
  if (Number(version) > 1) return "newer";
  const bytes = form === "b" ? fromBase64(packed) : fromDigits(packed);
  const words = new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), bytes));
  return read(words);
}

function written(data: string, quotes: boolean): string {
  const { spec, articles } = JSON.parse(data) as Carried;
  const wish = Object.fromEntries(Object.entries(spec).filter(([field, value]) => value !== null && !["theme", "width", "height"].includes(field)));
  const lines: unknown[][] = [["w", wish]];
  for (const { doc, title, source, url, published, main_area, failed = [], sentences, observations } of articles) {
    const head = ["a", doc, title, source, url, published, main_area?.name ?? null];
    lines.push(head.slice(0, head.findLastIndex((value) => value !== null) + 1));
    const begins = starts(sentences);
    let last: unknown[] = [];
    let told = -1;
    for (const o of observations) {
      const at = begins.indexOf(o.sentence.start);
      if (quotes && at !== told) lines.push(["s", sentences[at]]);
      told = at;
      const place = quotes ? o.position.start - o.sentence.start : 0;
      const all = fields.map((field) => (field === "doubts" && o.doubts.length === 0 ? null : o[field]));
      const other = all.findLastIndex((value, i) => JSON.stringify(value) !== JSON.stringify(last[i]));
      last = all;
      lines.push([failed.includes(o.id) ? "f" : "o", Number(o.id.slice(1)), place, o.quote, ...all.slice(0, other + 1)]);
    }
  }
  let so = 0;
  return [...lines, ["."]].map((line) => JSON.stringify(line)).map((line) => line + check((so = sum(line, so)))).join("\n");
}

/** Reads lines as far as they are whole. */
function read(words: string): Opened {
  const lines: unknown[][] = [];
  let so = 0;
  for (const line of words.split("\n")) {
    so = sum(line.slice(0, -2), so);
    if (line.slice(-2) !== check(so)) break;
    lines.push(JSON.parse(line.slice(0, -2)) as unknown[]);
  }
  const cut = lines.at(-1)?.[0] !== ".";
  const articles: Excerpt[] = [];
  let last: unknown[] = [];
  let sentence: string | undefined;
  for (const [kind, ...rest] of lines.slice(1)) {
    const article = articles.at(-1);
    if (kind === "a") {
      const [doc, title = null, source = null, url = null, published = null, area = null] = rest as string[];
      articles.push({ doc: doc ?? "", title, source, url, published, main_area: area === null ? null : { name: area }, failed: [], sentences: [], observations: [] });
      [last, sentence] = [[], undefined];
    } else if (kind === ".") break;
    else if (kind === "s") article?.sentences.push((sentence = String(rest[0])));
    else if (article) {
      const [id, place, quote, ...own] = rest as [number, number, string, ...unknown[]];
      if (sentence === undefined) article.sentences.push(quote);
      const values = fields.map((_, i) => (i < own.length ? own[i] : last[i]));
      last = values;
      const start = starts(article.sentences).at(-1)!;
      const end = start + article.sentences.at(-1)!.length;
      const known = Object.fromEntries(fields.map((field, i) => [field, field === "doubts" ? (values[i] ?? []) : (values[i] ?? null)]));
      const position = { start: start + place, end: start + place + quote.length };
      if (kind === "f") article.failed!.push(`o${id}`);
      article.observations.push({ ...known, id: `o${id}`, position, quote, sentence: { start, end }, same_as: null, rule: "" } as unknown as Observation);
    }
  }
  const whole = articles.filter((article) => article.observations.length > 0);
  if (lines[0]?.[0] !== "w" || whole.length === 0) return "broken";
  const { doc, ...spec } = lines[0][1] as Record<string, unknown>;
  const wish = whole.some((article) => article.doc === doc) ? { ...spec, doc } : spec;
  const figures = whole.reduce((sum, article) => sum + article.observations.length, 0);
  return { data: JSON.stringify({ sodo: "chart", version: 1, spec: wish, articles: whole }), cut, figures };
}

/** Where each sentence begins, joined by line ends. */
function starts(sentences: string[]): number[] {
  let at = 0;
  return sentences.map((sentence) => (at += sentence.length + 1) - sentence.length - 1);
}

/** A sum over signs behind another sum: a sign that was changed makes it another one (FNV-1a). */
function sum(words: string, before: number): number {
  let sum = before ^ 0x811c9dc5;
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words.charCodeAt(at), 0x01000193);
  return sum >>> 0;
}

/** A sum in two signs. */
function check(sum: number): string {
  return (((sum >>> 20) ^ sum) % 1296 >>> 0).toString(36).padStart(2, "0").slice(-2);
}

/** Bytes through a stream; what comes out before it breaks. */
async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const pen = stream.writable.getWriter();
  // A stream that breaks says so where it is read.
  pen.write(bytes).catch(() => {});
  pen.close().catch(() => {});
  const parts: Uint8Array[] = [];
  try {
    for (const reader = stream.readable.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      if (parts.reduce((size, part) => size + part.length, 0) > 1 << 22) break; // more is no chart's
    }
  } catch {
    // Cut.
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_");
}

function fromBase64(words: string): Uint8Array<ArrayBuffer> {
  const clean = words.replaceAll("-", "+").replaceAll("_", "/").replace(/[^\w+/]/g, "");
  // One sign more than whole bytes have tells nothing.
  const usable = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
  return Uint8Array.from(atob(usable), (letter) => letter.charCodeAt(0));
}

/** Seven bytes are seventeen digits; fewer at the end are fewer. */
const group = [7, 17] as const;

function digitsFor(bytes: number): number {
  return Math.ceil(bytes * 8 * Math.log10(2));
}

function digits(bytes: Uint8Array): string {
  let out = "";
  for (let at = 0; at < bytes.length; at += group[0]) {
    const part = bytes.subarray(at, at + group[0]);
    const number = part.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    out += number.toString().padStart(digitsFor(part.length), "0");
  }
  return out;
}

function fromDigits(words: string): Uint8Array<ArrayBuffer> {
  const clean = words.replace(/\D.*$/s, "");
  const out: number[] = [];
  for (let at = 0; at < clean.length; at += group[1]) {
    const part = clean.slice(at, at + group[1]);
    let length: number = group[0];
    while (length > 0 && digitsFor(length) > part.length) length--;
    const number = BigInt(part.slice(0, digitsFor(length)));
    for (let i = length - 1; i >= 0; i--) out.push(Number((number >> BigInt(8 * i)) & 255n));
  }
  return Uint8Array.from(out);
}
