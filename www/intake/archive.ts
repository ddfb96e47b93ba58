// What lies in a zip archive: the format of packed folders and of office documents alike. A library reads it; nothing is
// unpacked beyond a bound, whatever sizes the archive claims.

import { ZipReader, type FileEntry } from "@zip.js/zip.js/lib/zip-core-reader.js";
import { inert } from "./inert.ts";
import { Refusal } from "./refusal.ts";
import { ample, type Room } from "./room.ts";

/** A file in an archive. */
export interface Entry {
  /** Its whole path; only ever a name. */
  name: string;
  /** Bytes that it claims to have. */
  size: number;
  /** True where it needs a password. */
  locked: boolean;
  packed: FileEntry;
}

/** An archive that is open. */
export interface Archive {
  entries: Entry[];
  room: Room;
}

/** Names that do not say that they are UTF-8 are it nevertheless, or as Windows in Vietnamese writes them. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1258").decode(bytes);
  }
}

/** Opens an archive; nothing is unpacked yet. */
export async function open(file: Blob): Promise<Entry[]> {
  // Whatever a name says, nothing is written anywhere.
  const reader = new ZipReader(file.stream(), { useWebWorkers: false, filenameValidation: "tolerant" });
  const found: Entry[] = [];
  let room = ample().entries;
  try {
    for await (const packed of reader.getEntriesGenerator({ decodeText })) {
      if (room-- === 0) throw new Refusal("tooMuch");
      if (!packed.directory) found.push({ name: packed.filename.normalize("NFC"), size: packed.uncompressedSize, locked: packed.encrypted, packed });
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("broken");
  }
  return found;
}

/** Unpacks one file. The library refuses one that holds more than it claims; what it claims may be too much as well. */
export async function unpack({ room }: Archive, { packed, locked }: Entry): Promise<Uint8Array<ArrayBuffer>> {
  if (locked) throw new Refusal("locked");
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const taken = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(part) {
      room.bytes -= part.length;
      if (room.bytes < 0) throw new Refusal("tooMuch");
      parts.push(part);
    },
  });
  await packed.getData(taken, { checkOverlappingEntry: true }).catch((error: Error) => {
    // Files that share their bytes are made to unpack without end: nothing more is taken of such an archive.
    if (/overlap/i.test(error.message)) room.bytes = -1;
    throw new Refusal(room.bytes < 0 ? "tooMuch" : "broken");
  });
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** The text of a file by its name, where the archive has it. */
export async function textOf(archive: Archive, name: string): Promise<string | undefined> {
  const entry = archive.entries.find((entry) => entry.name === name);
  return entry && new TextDecoder().decode(await unpack(archive, entry));
}

/** The same as XML. */
export async function xmlOf(archive: Archive, name: string): Promise<Document | undefined> {
  const text = await textOf(archive, name);
  if (text === undefined) return undefined;
  // No office program writes these, and what they repeat can be without end.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Refusal("broken");
  const xml = inert(foreign(text), "application/xml");
  if (xml.querySelector("parsererror")) throw new Refusal(isDeep(text) ? "tooDeep" : "broken");
  return xml;
}


/** The same where no element is one of a page or a drawing: only the names of elements count here, and those would act. */
function foreign(xml: string): string {
  return xml.replace(/\bxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"<]*"|'[^'<]*')/g, (space) => space.replaceAll("&", "-").replace(/w3\.org(?=\/(?:1999\/xhtml|2000\/svg|1998\/Math))/, "w3-org"));
}

/** True where more elements lie in each other than any parser goes into. */
function isDeep(xml: string): boolean {
  let depth = 0;
  for (const [, end, alone] of xml.matchAll(/<(?:(\/)|\w)[^<>]*?(\/)?>/g)) {
    depth += end ? -1 : alone ? 0 : 1;
    if (depth > 1_000) return true;
  }
  return false;
}
