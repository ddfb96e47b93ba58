// Files that leave the page: always by the reader's own click, always by way of a blob.

import type { Analysis } from "./wire.ts";

/** Hands a file to the reader. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** One analysis as an object, several as an array. */
export function articleJson(analyses: Analysis[], single: boolean): string {
  return `${JSON.stringify(single ? analyses[0] : analyses, null, 1)}\n`;
}

/** Draws an SVG at twice its size, on the ground that the picture brings. */
export async function toPng(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth * 2;
    canvas.height = picture.naturalHeight * 2;
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("canvas");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("canvas"))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}
