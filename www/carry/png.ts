// What a PNG picture carries, in a chunk of text behind its head: readers of pictures pass over chunks that they do not know.

import type { Found } from "./found.ts";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** The signature, and the chunk that every picture begins with. */
const head = 8 + 25;
/** Name of the text, no compression, no language, no translated name. */
const keyword = new TextEncoder().encode("sodo\0\0\0\0\0");

/** The picture with the text in it; as it is where it is no PNG. */
export function intoPng(picture: Uint8Array<ArrayBuffer>, data: string): Uint8Array<ArrayBuffer> {
  if (!isPng(picture) || picture.length < head) return picture;
  const text = new TextEncoder().encode(data);
  const chunk = new Uint8Array(12 + keyword.length + text.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, keyword.length + text.length);
  chunk.set(new TextEncoder().encode("iTXt"), 4);
  chunk.set(keyword, 8);
  chunk.set(text, 8 + keyword.length);
  view.setUint32(chunk.length - 4, crc(chunk.subarray(4, -4)));
  const whole = new Uint8Array(picture.length + chunk.length);
  whole.set(picture.subarray(0, head));
  whole.set(chunk, head);
  whole.set(picture.subarray(head), head + chunk.length);
  return whole;
}

/** What was laid into a picture. */
export function outOfPng(picture: Uint8Array): Found {
  if (!isPng(picture)) return "none";
  const view = new DataView(picture.buffer, picture.byteOffset, picture.length);
  for (let at = 8; at + 8 <= picture.length; ) {
    const length = view.getUint32(at);
    const chunk = picture.subarray(at + 4, at + 8 + length);
    if (named(chunk)) {
      const whole = at + 12 + length <= picture.length && view.getUint32(at + 8 + length) === crc(chunk);
      return whole ? { data: new TextDecoder().decode(chunk.subarray(4 + keyword.length)) } : "cut";
    }
    at += 12 + length;
  }
  return "none";
}

function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** True for a chunk of text under our name. */
function named(chunk: Uint8Array): boolean {
  const begin = String.fromCharCode(...chunk.subarray(0, 4 + 5));
  return begin === "iTXtsodo\0";
}

/** The check of a chunk, as the PNG specification gives it. */
function crc(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
