// Which kind a file is of, by its ending and, where that lies, by its first bytes; and what reads each kind. A reader comes
// when the first such file does.

import type { Archive, Entry } from "./archive.ts";
import type { Opened } from "./intake.ts";
import { Refusal } from "./refusal.ts";

/** Kinds that are one file with a format of its own. */
export type Alone = "mail" | "sheet" | "data" | "pdf";
/** Kinds that are a zip archive. */
type Packed = "zip" | "docx" | "odt" | "xlsx";
/** What a file can be. A picture can carry a chart of ours only in two formats. */
export type Kind = "text" | "page" | "chart" | "picture" | Alone | Packed;

const endings: Record<Kind, string> = {
  text: "txt text md markdown",
  page: "html htm xhtml",
  chart: "svg png",
  picture: "jpg jpeg gif webp bmp tif tiff heic",
  mail: "eml mht mhtml",
  sheet: "csv tsv",
  data: "json jsonl ndjson",
  pdf: "pdf",
  zip: "zip",
  docx: "docx docm dotx",
  odt: "odt ott",
  xlsx: "xlsx xlsm",
};
const kinds = new Map(Object.entries(endings).flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind as Kind])));

/** Endings of formats that a program which people have can save in one of ours. */
const saveAs: Record<string, string> = { doc: ".docx", dot: ".docx", rtf: ".docx", wps: ".docx", pages: ".docx", xls: ".xlsx", xlsb: ".xlsx", ods: ".xlsx" };
const otherArchives = new Set("rar 7z tar gz tgz bz2 xz".split(" "));

/** What reads a file of each kind. PDF takes a library that weighs more than all else, and a worker beside the page. */
export const readers: Record<Alone, () => Promise<{ read(file: File): Promise<Opened> }>> = {
  mail: () => import("./mail.ts"),
  sheet: () => import("./sheet.ts"),
  data: () => import("./data.ts"),
  pdf: () => (HOSTED ? import("./pdf.ts") : Promise.reject(new Refusal("hostedOnly"))),
};

/** What reads an archive of each kind. */
export const openers: Record<Packed, () => Promise<{ read(archive: Archive, name: string): Promise<Opened> }>> = {
  zip: () => import("./zip.ts"),
  docx: () => import("./docx.ts"),
  odt: () => import("./odt.ts"),
  xlsx: () => import("./xlsx.ts"),
};

/** The kind that a name speaks of. */
export function kindByName(name: string): Kind | undefined {
  return kinds.get(ending(name));
}

/** True for kinds that are an archive, whatever else they are. */
export function isPacked(kind: Kind): kind is Packed {
  return kind in openers;
}

/** The kind that the first bytes show: of those that cannot be mistaken for text, and of pages and mails. */
export function kindByBytes(head: Uint8Array, name: string): "zip" | "pdf" | "page" | "mail" | undefined {
  const words = String.fromCharCode(...head);
  if (words.startsWith("PK\x03\x04") || words.startsWith("PK\x05\x06")) return "zip";
  if (/^(\xEF\xBB\xBF)?\s*%PDF-/.test(words)) return "pdf";
  // Web sites hand out pages that are called .doc or .xls.
  if (kindByName(name)) return undefined;
  if (/^(\xEF\xBB\xBF)?\s*<(!doctype html|html)\b/i.test(words)) return "page";
  return /^(MIME-Version|From|Received|Return-Path|Delivered-To): /i.test(words) ? "mail" : undefined;
}

/** The kind of an archive by what lies in it. */
export function kindOfArchive(entries: Entry[]): Packed {
  const has = (name: RegExp) => entries.some((entry) => name.test(entry.name));
  if (has(/^word\/document\d*\.xml$/)) return "docx";
  if (has(/^xl\/workbook\.xml$/)) return "xlsx";
  return has(/^content\.xml$/) && has(/^META-INF\/manifest\.xml$/) ? "odt" : "zip";
}

/** Why a file is not read that is of no kind which is read here, whatever its name says. */
export function refusalOf(name: string): Refusal {
  const kind = ending(name);
  if (kinds.has(kind)) return new Refusal("broken");
  if (otherArchives.has(kind)) return new Refusal("otherArchive", `.${kind}`);
  return kind in saveAs ? new Refusal("saveAs", saveAs[kind]) : new Refusal("unknownType", kind && `.${kind}`);
}

/** True for what office programs before 2007 wrote, and newer ones write around a document with a password. */
export function isOldOffice(head: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, i) => head[i] === byte);
}

/** Which of the two it is. The name of the locked part stands in it with two bytes a letter. */
export function refusalOfOldOffice(bytes: Uint8Array, name: string): Refusal {
  if (new TextDecoder("utf-16le").decode(bytes).includes("EncryptedPackage")) return new Refusal("locked");
  return new Refusal("saveAs", ending(name).startsWith("xls") ? ".xlsx" : ".docx");
}

/** True for names of files that may hold an article. */
export function isArticle(name: string): boolean {
  const kind = kindByName(name);
  return kind !== undefined && kind !== "picture" && kind !== "chart";
}

/** True for files that a system leaves in folders. */
export function isHidden(name: string): boolean {
  return name.startsWith(".") || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}

/** What stands behind the last dot. */
export function ending(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 1 ? "" : name.slice(dot + 1).toLowerCase();
}
