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
