// What an SVG picture carries: text within its metadata. A picture that comes in is read as words and never as a document, so
// that nothing in it can run, load or be drawn.

import type { Found } from "./found.ts";

const name = "sodo-data";

/** The picture with the text in it. */
export function intoSvg(picture: string, data: string): string {
  return picture.replace(/<\/svg>\s*$/, () => `<metadata id="${name}">${marked(data)}</metadata>\n</svg>\n`);
}

/** Words as they may stand in a document. */
function marked(words: string): string {
  return words.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]!);
}

/** What was laid into a picture; other programs may have written the tag in their own way. */
export function outOfSvg(picture: string): Found {
  const open = new RegExp(`<(?:\\w+:)?metadata\\b[^<>]*\\bid\\s*=\\s*["']${name}["'][^<>]*>`).exec(picture);
  if (!open) return "none";
  const from = open.index + open[0].length;
  const close = /<\/(?:\w+:)?metadata\s*>/.exec(picture.slice(from));
  if (!close) return "cut";
  const words = picture.slice(from, from + close.index).trim();
  const plain = /^<!\[CDATA\[([^]*)\]\]>$/.exec(words)?.[1];
  return { data: plain ?? words.replace(/&(#x?[\da-f]+|lt|gt|amp|quot|apos);/gi, (_, entity: string) => letter(entity)) };
}

function letter(entity: string): string {
  const known: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
  if (!entity.startsWith("#")) return known[entity] ?? "";
  const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
