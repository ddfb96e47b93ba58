// Files and folders: what they are, and what text they hold.

import { decode } from "./decode.ts";
import { declared, fromPage } from "./html.ts";
import { join, type Intake, type Problem } from "./intake.ts";

const text = new Set(["txt", "text", "md", "markdown"]);
const page = new Set(["html", "htm", "xhtml"]);
const pictures = new Set("png jpg jpeg gif webp bmp tif tiff heic svg".split(" "));
const limit = 32 * 1024 * 1024;

/** Reads files one after another; each gives an article or a line that says why not. */
export async function fromFiles(files: File[]): Promise<Intake> {
  const parts: Intake[] = [];
  for (const file of files) parts.push(await fromFile(file));
  return join(parts);
}

/** Reads files out of a folder: hidden files of the system are passed over in silence. */
export async function fromFolder(files: File[]): Promise<Intake> {
  const visible = files.filter((file) => !file.name.startsWith(".") && !/^(thumbs\.db|desktop\.ini)$/i.test(file.name));
  const known = visible.filter((file) => text.has(ending(file.name)) || page.has(ending(file.name)));
  if (known.length === 0) return { articles: [], problems: [{ name: "", reason: "emptyFolder" }] };
  return fromFiles(visible);
}

/** Everything under dropped files and folders. Must be called before the drop event ends. */
export function entries(items: DataTransferItemList): Promise<{ files: File[]; folder: boolean }> {
  const roots = [...items].filter((item) => item.kind === "file").map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  const folder = roots.some((root) => root.entry?.isDirectory);
  return Promise.all(
    roots.map(async ({ entry, file }) => (entry?.isDirectory ? walk(entry as FileSystemDirectoryEntry) : file ? [file] : [])),
  ).then((found) => ({ files: found.flat(), folder }));
}

async function walk(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const found: File[] = [];
  for (;;) {
    // One call gives at most a hundred entries.
    const batch = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])));
    if (batch.length === 0) return found;
    batch.sort((a, b) => a.name.localeCompare(b.name, "vi", { numeric: true }));
    for (const entry of batch) {
      if (entry.isDirectory) found.push(...(await walk(entry as FileSystemDirectoryEntry)));
      else found.push(...(await new Promise<File[]>((done) => (entry as FileSystemFileEntry).file((file) => done([file]), () => done([])))));
    }
  }
}

async function fromFile(file: File): Promise<Intake> {
  const name = file.name;
  const fail = (reason: Problem["reason"], detail?: string): Intake => ({ articles: [], problems: [{ name, reason, ...(detail !== undefined && { detail }) }] });
  const kind = ending(name);
  const isPage = page.has(kind);
  if (pictures.has(kind)) return fail("picture");
  if (!isPage && !text.has(kind) && !(kind === "" && /^(text\/|$)/.test(file.type))) return fail("unknownType", kind && `.${kind}`);
  if (file.size > limit) return fail("tooBig", String(Math.ceil(file.size / 1024 / 1024)));
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return fail("unreadable");
  }
  const read = decode(bytes, isPage ? declared(bytes) : undefined);
  if ("failure" in read) return fail(read.failure);
  const problems: Problem[] = read.damaged ? [{ name, reason: "damaged" }] : [];
  if (!isPage) return { articles: [{ name, text: read.text }], problems };
  const found = fromPage(read.text);
  return found ? { articles: [{ name, ...found }], problems } : fail("noMainText");
}

function ending(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 1 ? "" : name.slice(dot + 1).toLowerCase();
}
