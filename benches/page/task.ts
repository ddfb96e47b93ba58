// What is measured: one request to the worker, one answer.

/** Texts to repeat, up to so many bytes of UTF-8 for each reader. */
export interface Task {
  texts: string[];
  /** For the module. */
  bytes: number;
  /** For the other libraries, which are slower. */
  slice: number;
  /** How often each is measured. */
  rounds: number;
  /** Also the long text, the conversion and the bare pass. */
  full: boolean;
}

/** Bytes, and the milliseconds of each round, by the name of what was measured. */
export type Figures = Record<string, { bytes: number; ms: number[] }>;

/** The texts in turn, as articles of their natural size, until there are so many bytes. */
export function repeated(texts: string[], bytes: number): string[] {
  const sizes = texts.map(utf8);
  const all: string[] = [];
  for (let total = 0, i = 0; total < bytes; i = (i + 1) % texts.length) {
    all.push(texts[i]!);
    total += sizes[i]!;
  }
  return all;
}

/** Length in UTF-8. */
export function utf8(text: string): number {
  return new TextEncoder().encode(text).length;
}
