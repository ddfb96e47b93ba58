// What lies in a zip archive: the format of packed folders and of office documents alike. The browser unpacks; here the
// directory at the end is read, and nothing is unpacked beyond a bound, whatever sizes the archive claims.

import { Refusal } from "./refusal.ts";

/** A file in an archive. */
export interface Entry {
  /** Its whole path; only ever a name. */
  name: string;
  /** True where it needs a password. */
  locked: boolean;
  /** Bytes that it claims to have. */
  size: number;
  method: number;
  packed: Uint8Array<ArrayBuffer>;
}

/** An archive that is open. */
export interface Archive {
  entries: Entry[];
  room: Room;
}

/** How many files and bytes may still be unpacked. */
export interface Room {
  entries: number;
  bytes: number;
}

/** Room for what one file holds, archives within it included. */
export const ample = (): Room => ({ entries: 5_000, bytes: 400_000_000 });

/** Room for the parts of one document, each of which is parsed as a whole. */
export const fitting = (): Room => ({ entries: 5_000, bytes: 64_000_000 });

/** Opens an archive; nothing is unpacked yet. */
export function open(bytes: Uint8Array<ArrayBuffer>): Entry[] {
  try {
    return directory(bytes);
  } catch {
    // A length that points out of the file is the mark of one that is cut or damaged.
    throw new Refusal("broken");
  }
}

/** Unpacks one file. */
export async function unpack({ room }: Archive, { packed, method, locked, size }: Entry): Promise<Uint8Array<ArrayBuffer>> {
  if (locked) throw new Refusal("locked");
  if (method !== 0 && method !== 8) throw new Refusal("broken");
  const stored = new Blob([packed]).stream();
  const reader = (method === 8 ? stored.pipeThrough(new DecompressionStream("deflate-raw")) : stored).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refusal("broken");
    });
    if (done) break;
    length += value.length;
    room.bytes -= value.length;
    // An archive that holds more than it says was made to fill the memory.
    if (length > size || room.bytes < 0) {
      void reader.cancel();
      throw new Refusal("tooMuch");
    }
    parts.push(value);
  }
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
  const xml = new DOMParser().parseFromString(text, "application/xml");
  if (xml.querySelector("parsererror")) throw new Refusal("broken");
  return xml;
}

function directory(bytes: Uint8Array<ArrayBuffer>): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [short, long] = [(at: number) => view.getUint16(at, true), (at: number) => view.getUint32(at, true)];
  let end = bytes.length - 22;
  while (end >= 0 && long(end) !== 0x06054b50) end--;
  const entries: Entry[] = [];
  let at = long(end + 16);
  for (let left = short(end + 10); left > 0; left--) {
    if (long(at) !== 0x02014b50) throw new RangeError();
    const [nameLength, extra, comment] = [short(at + 28), short(at + 30), short(at + 32)];
    const head = long(at + 42);
    const from = head + 30 + short(head + 26) + short(head + 28);
    const name = named(bytes.subarray(at + 46, at + 46 + nameLength));
    const [packedSize, size] = [long(at + 20), long(at + 24)];
    if (from + packedSize > bytes.length) throw new RangeError();
    const folder = /[\\/]$/.test(name);
    const locked = (short(at + 8) & 1) === 1;
    if (!folder) entries.push({ name, locked, size, method: short(at + 10), packed: bytes.subarray(from, from + packedSize) });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** Names are UTF-8, whether they say so or not, or as Windows in Vietnamese writes them. */
function named(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC");
  } catch {
    return new TextDecoder("windows-1258").decode(bytes).normalize("NFC");
  }
}
