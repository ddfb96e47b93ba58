// Bytes to text: UTF-8, UTF-16 and windows-1258, told apart by their marks and by what they spell.

import { Refusal } from "./refusal.ts";

/** What the bytes say, or why they say nothing. */
type Decoded = { text: string; damaged: boolean } | { failure: "binary" | "empty" | "encoding" };

/** Reads bytes as text. `declared` is the encoding an HTML page names. */
function decode(bytes: Uint8Array, declared?: string): Decoded {
  if (bytes.length === 0) return { failure: "empty" };
  const utf16 = wide(bytes);
  if (utf16) return told(new TextDecoder(utf16).decode(bytes), false);
  if (isBinary(bytes)) return { failure: "binary" };
  try {
    return told(new TextDecoder("utf-8", { fatal: true }).decode(bytes), false);
  } catch {
    return mended(bytes) ?? named(bytes, declared) ?? oneByte(bytes);
  }
}

/** Files of so many bytes are read as a whole when their head is looked at: each reading takes a while, however short it is. */
const short = 1 << 18;
const whole = new WeakMap<Blob, Uint8Array<ArrayBuffer>>();

/** The first bytes of a file. */
export async function headOf(file: Blob, length: number): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > short) return bytesIn(file.slice(0, length));
  const bytes = await bytesIn(file);
  whole.set(file, bytes);
  return bytes.subarray(0, length);
}

/** The bytes of a file. */
export async function bytesIn(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const known = whole.get(file);
  whole.delete(file);
  if (known) return known;
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Refusal("unreadable");
  }
}

/** The text of a file; `damaged` where some of its bytes are no letters. */
export async function textIn(file: Blob, isPage = false): Promise<{ text: string; damaged: boolean }> {
  const bytes = await bytesIn(file);
  const read = decode(bytes, isPage ? declared(bytes) : undefined);
  if ("failure" in read) throw new Refusal(read.failure);
  return read;
}

/** The encoding a page declares in its first bytes. */
function declared(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
}

function told(text: string, damaged: boolean): Decoded {
  return text.trim() ? { text, damaged } : { failure: "empty" };
}

/** UTF-16 by its mark, else by the zero bytes that Latin letters leave in one half. */
function wide(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  sample.forEach((byte, i) => byte === 0 && zeros[i & 1]!++);
  const half = sample.length / 2;
  if (zeros[1]! > half * 0.4 && zeros[0]! < half * 0.05) return "utf-16le";
  if (zeros[0]! > half * 0.4 && zeros[1]! < half * 0.05) return "utf-16be";
  return undefined;
}

/** Pictures and office files hold control bytes that no text has. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65536);
  let control = 0;
  for (const byte of sample) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) control++;
  return control > sample.length / 500 || String.fromCharCode(...sample.subarray(0, 5)) === "%PDF-";
}

/** UTF-8 with a few broken bytes is still UTF-8: a cut file keeps all but its last letter. */
function mended(bytes: Uint8Array): Decoded | undefined {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split("\uFFFD").length - 1;
  const whole = (text.match(/[\u0080-\uFFFC]/g)?.length ?? 0);
  return broken * 20 < whole ? told(text, true) : undefined;
}

/** The encoding that an HTML page declares, where the browser knows it. */
function named(bytes: Uint8Array, declared?: string): Decoded | undefined {
  if (!declared || /^utf-?8$/i.test(declared)) return undefined;
  try {
    return told(new TextDecoder(declared, { fatal: true }).decode(bytes).normalize("NFC"), false);
  } catch {
    return undefined;
  }
}

/**
 * windows-1258 writes a vowel and then its tone, so composed letters come out where it is the right
 * guess. TCVN3 and VNI leave signs such as ® and ¸ inside words, or two letters with marks side by side;
 * the analysis knows them by the Western letters that their bytes are shown as.
 */
function oneByte(bytes: Uint8Array): Decoded {
  const text = new TextDecoder("windows-1258").decode(bytes).normalize("NFC");
  const strange = text.match(/[\u0080-\u009F\u00A2-\u00AA\u00AC-\u00AF\u00B1-\u00BA\u00BC-\u00BF\u00D7\u00F7]|\p{M}/gu)?.length ?? 0;
  const letters = text.match(/[à-ỹ]/giu)?.length ?? 0;
  if (letters > 0 && strange * 10 < letters) return told(text, false);
  const western = new TextDecoder("windows-1252").decode(bytes);
  const signs = western.match(/[a-z][¨-®µ-¾]|®[a-zµ-þ]|[aeouyôö][àáâãäåèéêëïõøùúûü]|ñ[aeiouyôö]/giu)?.length ?? 0;
  return signs * 30 > western.length ? told(western, false) : { failure: "encoding" };
}
