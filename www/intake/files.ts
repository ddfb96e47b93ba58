// Files and folders: what they are, and what text they hold. A part of the page by itself, so that a visit does not wait
// for it.

import type { Found } from "../carry/found.ts";
import { outOfPng } from "../carry/png.ts";
import { outOfSvg } from "../carry/svg.ts";
import { bytesIn, headOf, textIn } from "./decode.ts";
import type { Dropped } from "./drop.ts";
import { fromPage } from "./html.ts";
import { join, type Intake, type Opened, type Source } from "./intake.ts";
import * as kinds from "./kinds.ts";
import { nameOf } from "./names.ts";
import { Refusal } from "./refusal.ts";
import { ample, fitting, type Room } from "./room.ts";

/** The head of a report, also where a browser has saved it once more. */
const report = /^\s*(?:<!doctype[^>]*>\s*)?(?:<!-{2}(?:(?!-->)[^])*-->\s*)*<html\b[^>]*\bdata-sodo="report"/i;
const limit = 32 * 1024 * 1024;
/** A project is as large as all its articles. */
const limitOfProject = 512 * 1024 * 1024;

/** Who opens files is told of what is found, and can be held back. */
export interface Hand {
  /** So many of all files are read. */
  step(done: number, all: number): void;
  /** What was found in one. */
  found(part: Partial<Intake>): void;
  /** Waits until the next one may be opened; false where it is not wanted any more. */
  go(): Promise<boolean>;
}

/** How many of the files are read; those in archives and mails count as well, once they are known. */
interface Count {
  done: number;
  all: number;
}

/** Reads files one after another; each gives articles, a table of the reader's own, or a line that says why not. */
export function fromFiles(files: File[], hand: Hand): Promise<Intake> {
  return all(files, hand, { done: 0, all: files.length });
}

/** The same where nobody waits and watches: all that was found comes at once. */
export async function fromFilesAtOnce(files: File[]): Promise<Intake> {
  const parts: Partial<Intake>[] = [];
  const last = await fromFiles(files, { step: () => {}, found: (part) => parts.push(part), go: async () => true });
  return join([...parts, last]);
}

async function all(files: File[], hand: Hand, count: Count): Promise<Intake> {
  for (const file of files) if (!(await fromSource(source(file), hand, count))) break;
  return join([]);
}

/** Reads files that were chosen as tables of the reader's own words, whatever their ending. */
export async function fromTables(files: File[]): Promise<Intake> {
  const parts: Intake[] = [];
  for (const file of files) {
    const from = source(file);
    parts.push(await told(from.name, async () => ({ tables: [{ name: from.name, text: (await textIn(await taken(from))).text }] })));
  }
  return join(parts);
}

/** Reads files out of a folder: hidden files of the system are passed over in silence. */
export function fromFolder(files: File[], hand: Hand, name = ""): Promise<Intake> {
  return folder(files, hand, { done: 0, all: files.length }, name);
}

async function folder(files: File[], hand: Hand, count: Count, name: string): Promise<Intake> {
  const visible = files.filter((file) => !kinds.isHidden(file.name));
  count.all += visible.length - files.length;
  if (!visible.some((file) => kinds.isArticle(file.name))) hand.found({ problems: [{ name: nameOf(name), reason: "emptyFolder" }] });
  else await all(visible, hand, count);
  return join([]);
}

/** Reads dropped files and folders; a folder that the browser keeps closed gets a line. */
export async function fromDrop({ files, folders }: Dropped, hand: Hand): Promise<Intake> {
  const count = { done: 0, all: files.length };
  for (const { name, read } of folders) {
    const inside = await read().catch(() => undefined);
    count.all += inside?.length ?? 0;
    if (inside) await folder(inside, hand, count, name);
    else hand.found({ problems: [{ name: nameOf(name), reason: "closedFolder" }] });
  }
  return all(files, hand, count);
}

function source(file: File): Source {
  return { name: nameOf(file.name), size: file.size, take: async () => file };
}

/** Reads a file, and then those in it, unless nobody wants it any more. `depth` counts the archives and mails around it. */
async function fromSource(from: Source, hand: Hand, count: Count, room = ample(), depth = 0): Promise<boolean> {
  if (!(await hand.go())) return false;
  hand.step(count.done, count.all);
  let rest: Source[] = [];
  const part = await told(from.name, async () => {
    const { inside = [], ...found } = await opened(from, room, depth);
    if (found.articles?.some(({ text }) => !text.trim())) throw new Refusal("noWords");
    rest = inside;
    return found;
  });
  hand.found(part);
  count.done++;
  count.all += rest.length;
  for (const next of rest) {
    // Where there is no room for one, there is none for those behind it.
    if (room.bytes < 0) count.all--;
    else if (!(await fromSource(next, hand, count, room, depth + 1))) return false;
  }
  return true;
}

/** What came of reading a file, or the line that says why nothing did. */
async function told(name: string, work: () => Promise<Partial<Intake>>): Promise<Intake> {
  try {
    return join([await work()]);
  } catch (error) {
    const { reason, detail } = error instanceof Refusal ? error : new Refusal(isDeep(error) ? "tooDeep" : "broken");
    return { articles: [], problems: [{ name, reason, ...(detail !== undefined && { detail }) }] };
  }
}

/** What reads a file goes into what lies in it: an engine says in its own words that this was too deep. */
function isDeep(error: unknown): boolean {
  return /call stack|too much recursion|nesting depth/i.test(String((error as Error | undefined)?.message));
}

async function opened(from: Source, room: Room, depth: number): Promise<Opened> {
  const { name } = from;
  const file = await taken(from);
  const byName = kinds.kindByName(name);
  if (byName === "chart" || byName === "picture") return fromPicture(file);
  const head = await headOf(file, 1024);
  if (head.length === 0) throw new Refusal("empty");
  if (kinds.isOldOffice(head)) throw kinds.refusalOfOldOffice(await bytesIn(file), name);
  const kind = kinds.kindByBytes(head, name) ?? byName ?? (kinds.ending(name) === "" && /^(text\/|$)/.test(file.type) ? "text" : undefined);
  if (!kind) throw kinds.refusalOf(name);
  if (kind === "text" || kind === "page") return fromWriting(file, kind === "page");
  if (kinds.isPacked(kind)) return fromArchive(file, room, depth);
  return (await here(kinds.readers[kind]())).read(file);
}

async function fromArchive(file: File, room: Room, depth: number): Promise<Opened> {
  const { name } = file;
  const { open } = await here(import("./archive.ts"));
  const entries = await open(file);
  const kind = kinds.kindOfArchive(entries);
  const isZip = kind === "zip";
  if (isZip && kinds.kindByName(name) !== "zip") throw kinds.refusalOf(name);
  if (isZip && depth > 1) throw new Refusal("zipInZip");
  return (await here(kinds.openers[kind]())).read({ entries, room: isZip ? room : fitting() }, name);
}

/** A text or a page; some are a chart of ours, or a report. */
async function fromWriting(file: File, isPage: boolean): Promise<Opened> {
  const { name } = file;
  const { text, damaged } = await textIn(file, isPage);
  const begins = text.slice(0, 4_000);
  const isReport = report.test(begins);
  const chart = isReport || /^\s*<figure class="sodo-chart"/.test(begins) ? outOfSvg(text) : "none";
  if (chart !== "none") return fromChart(name, chart);
  if (isReport) throw new Refusal("report");
  const found = isPage ? await fromPage(text) : { text };
  if (!found) throw new Refusal("noMainText");
  return { articles: [{ name, ...found }], problems: damaged ? [{ name, reason: "damaged" }] : [] };
}

/** The chart that a picture of ours carries; of any other picture that it carries none. */
async function fromPicture(file: File): Promise<Opened> {
  const bytes = await bytesIn(file);
  return fromChart(file.name, kinds.ending(file.name) === "png" ? outOfPng(bytes) : outOfSvg(new TextDecoder().decode(bytes)));
}

function fromChart(name: string, found: Found): Opened {
  if (typeof found === "string") throw new Refusal(found === "cut" ? "chartCut" : "picture");
  return { pictures: [{ name, data: found.data }] };
}

/** The file, where it is not too large and no mere picture. */
async function taken({ name, size, take }: Source): Promise<File> {
  if (kinds.kindByName(name) === "picture") throw new Refusal("picture");
  if (size > (/\.sodo\.json$/i.test(name) ? limitOfProject : limit)) throw new Refusal("tooBig", String(Math.ceil(size / 1024 / 1024)));
  const file = await take();
  return file.name === name ? file : new File([file], name, { type: file.type });
}

/** A part of the page, or the line that it could not be loaded. */
function here<Part>(part: Promise<Part>): Promise<Part> {
  return part.catch((error) => Promise.reject(error instanceof Refusal ? error : new Refusal("notHere")));
}
