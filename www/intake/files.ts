// Files and folders: what they are, and what text they hold. A part of the page by itself, so that a visit does not wait
// for it.

import type { Found } from "../carry/found.ts";
import { outOfPng } from "../carry/png.ts";
import { outOfSvg } from "../carry/svg.ts";
import { declared, decode } from "./decode.ts";
import type { Dropped } from "./drop.ts";
import { fromPage } from "./html.ts";
import { join, type Intake, type Problem } from "./intake.ts";

const text = new Set(["txt", "text", "md", "markdown"]);
const page = new Set(["html", "htm", "xhtml"]);
const pictures = new Set("png jpg jpeg gif webp bmp tif tiff heic svg".split(" "));
const table = new Set(["tsv", "csv"]);
/** The head of a report, also where a browser has saved it once more. */
const report = /^\s*(?:<!doctype[^>]*>\s*)?(?:<!-{2}(?:(?!-->)[^])*-->\s*)*<html\b[^>]*\bdata-sodo="report"/i;
const limit = 32 * 1024 * 1024;

/** Reads files one after another; each gives an article, a table of the reader's own, or a line that says why not. */
export async function fromFiles(files: File[]): Promise<Intake> {
  const parts: Intake[] = [];
  for (const file of files) parts.push(table.has(ending(file.name)) ? await fromTable(file) : await fromFile(file));
  return join(parts);
}

/** Reads files that were chosen as tables, whatever their ending. */
export async function fromTables(files: File[]): Promise<Intake> {
  const parts: Intake[] = [];
  for (const file of files) parts.push(await fromTable(file));
  return join(parts);
}

/** Reads files out of a folder: hidden files of the system are passed over in silence. */
export async function fromFolder(files: File[], name = ""): Promise<Intake> {
  const visible = files.filter((file) => !file.name.startsWith(".") && !/^(thumbs\.db|desktop\.ini)$/i.test(file.name));
  const known = visible.filter((file) => text.has(ending(file.name)) || page.has(ending(file.name)));
  if (known.length === 0) return { articles: [], problems: [{ name, reason: "emptyFolder" }] };
  const parts: Intake[] = [];
  for (const file of visible) parts.push(await fromFile(file));
  return join(parts);
}

/** Reads dropped files and folders; a folder that the browser keeps closed gets a line. */
export async function fromDrop({ files, folders }: Dropped): Promise<Intake> {
  const parts: Intake[] = [];
  for (const { name, read } of folders) {
    parts.push(
      await read().then(
        (inside) => fromFolder(inside, name),
        () => ({ articles: [], problems: [{ name, reason: "closedFolder" }] }),
      ),
    );
  }
  parts.push(await fromFiles(files));
  return join(parts);
}

async function fromTable(file: File): Promise<Intake> {
  const read = await decoded(file);
  return "text" in read ? { articles: [], problems: [], tables: [{ name: file.name, text: read.text }] } : failed(file.name, read.failure, read.detail);
}

/** The text of a file, or why there is none. */
async function decoded(file: File, isPage = false): Promise<{ text: string; damaged: boolean } | { failure: Problem["reason"]; detail?: string }> {
  if (file.size > limit) return { failure: "tooBig", detail: String(Math.ceil(file.size / 1024 / 1024)) };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return decode(bytes, isPage ? declared(bytes) : undefined);
  } catch {
    return { failure: "unreadable" };
  }
}

function failed(name: string, reason: Problem["reason"], detail?: string): Intake {
  return { articles: [], problems: [{ name, reason, ...(detail !== undefined && { detail }) }] };
}

async function fromFile(file: File): Promise<Intake> {
  const name = file.name;
  const fail = (reason: Problem["reason"], detail?: string) => failed(name, reason, detail);
  const kind = ending(name);
  const isPage = page.has(kind);
  if (pictures.has(kind)) return fromPicture(file, kind);
  if (kind === "json") return fromData(file);
  if (!isPage && !text.has(kind) && !(kind === "" && /^(text\/|$)/.test(file.type))) return fail("unknownType", kind && `.${kind}`);
  const read = await decoded(file, isPage);
  if ("failure" in read) return fail(read.failure, read.detail);
  // A piece of a page that holds nothing but a chart of ours, or a report: none of them is an article.
  const begins = read.text.slice(0, 4_000);
  const isReport = report.test(begins);
  const chart = isReport || /^\s*<figure class="sodo-chart"/.test(begins) ? outOfSvg(read.text) : "none";
  if (chart !== "none") return fromChart(name, chart);
  if (isReport) return fail("report");
  const problems: Problem[] = read.damaged ? [{ name, reason: "damaged" }] : [];
  if (!isPage) return { articles: [{ name, text: read.text }], problems };
  try {
    const found = await fromPage(read.text);
    return found ? { articles: [{ name, ...found }], problems } : fail("noMainText");
  } catch {
    return fail("notLoaded");
  }
}

/** The chart that a picture of ours carries; of any other picture that it carries none. */
async function fromPicture(file: File, kind: string): Promise<Intake> {
  const { name, size } = file;
  if (kind !== "svg" && kind !== "png") return failed(name, "picture");
  if (size > limit) return failed(name, "tooBig", String(Math.ceil(size / 1024 / 1024)));
  const found = await carriedBy(file, kind).catch(() => undefined);
  if (!found) return failed(name, "unreadable");
  return fromChart(name, found);
}

/** A chart that was saved as data. Other JSON holds no article that this page knows of. */
async function fromData(file: File): Promise<Intake> {
  const read = await decoded(file);
  if ("failure" in read) return failed(file.name, read.failure, read.detail);
  return /^\s*\{\s*"sodo"/.test(read.text) ? fromChart(file.name, { data: read.text.trim() }) : failed(file.name, "unknownType", ".json");
}

function fromChart(name: string, found: Found): Intake {
  if (typeof found === "string") return failed(name, found === "cut" ? "chartCut" : "picture");
  return { articles: [], problems: [], pictures: [{ name, data: found.data }] };
}

async function carriedBy(file: File, kind: "svg" | "png"): Promise<Found> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return kind === "png" ? outOfPng(bytes) : outOfSvg(new TextDecoder().decode(bytes));
}

function ending(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 1 ? "" : name.slice(dot + 1).toLowerCase();
}
