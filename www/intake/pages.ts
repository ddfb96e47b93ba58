// Printed pages to text. A page holds pieces of words at places; what is a line, a cell, a paragraph is seen by where they
// stand. Lines that say the same on most pages are running heads and feet, and are left out.

/** A piece of words on a page: its left end and base line from the lower left corner, and its size. */
export interface Piece {
  words: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

interface Line {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  /** True where wide gaps part it into cells. */
  isRow: boolean;
}

/** How the lines of a page stand. */
interface Measure {
  left: number;
  right: number;
  /** From one line to the next, in sizes of letters. */
  step: number;
}

/** Writes pages as text: paragraphs with an empty line between, rows of tables as lines with tabs. */
export function textOf(pages: Piece[][]): string {
  const all = withoutHeads(pages.map(linesOf));
  const parts: { text: string; isRow: boolean }[] = [];
  let last: { line: Line; measure: Measure } | undefined;
  for (const lines of all) {
    const measure = measured(lines);
    for (const line of lines) {
      const part = parts.at(-1);
      const samePage = last?.measure === measure;
      if (last && part && goesOn(last.line, line, samePage ? measure : last.measure, samePage)) part.text = joined(part.text, line.text);
      else parts.push({ text: line.text, isRow: line.isRow });
      last = { line, measure };
    }
  }
  return parts.map((part, i) => (i === 0 ? "" : part.isRow && parts[i - 1]!.isRow ? "\n" : "\n\n") + part.text).join("");
}

/** Pieces that stand on one base line, in the order in which the page names them. */
function linesOf(pieces: Piece[]): Line[] {
  const lines: Line[] = [];
  let line: Line | undefined;
  let spaced = false;
  for (const { words, x, y, width, size } of pieces) {
    if (!words.trim()) {
      spaced = true;
      continue;
    }
    const gap = line ? x - line.right : 0;
    // Raised and lowered figures stand a little off the line that they belong to.
    if (line && Math.abs(y - line.y) < 0.5 * Math.max(size, line.size) && gap > -size) {
      const isCell = gap > 2 * size;
      line.text += (isCell ? "\t" : (spaced || gap > 0.15 * size) && !/\s$/.test(line.text) ? " " : "") + words;
      line.right = x + width;
      line.isRow ||= isCell;
      line.size = Math.max(line.size, size);
    } else {
      line = { text: words, x, right: x + width, y, size, isRow: false };
      lines.push(line);
    }
    spaced = /\s$/.test(words);
  }
  for (const one of lines) one.text = one.text.normalize("NFC").replace(/[^\S\t]+/g, " ").replace(/ ?\t ?/g, "\t").trim();
  return lines.filter((one) => one.text);
}

/** Leaves out the outermost lines that stand alike on most pages, but for the number of the page in them. */
function withoutHeads(pages: Line[][]): Line[][] {
  const outer = pages.map((lines) => {
    const byHeight = [...lines].sort((a, b) => b.y - a.y);
    return new Set([...byHeight.slice(0, 2), ...byHeight.slice(-2)]);
  });
  const often = new Map<string, number>();
  outer.forEach((lines, page) => {
    const keys = new Set([...lines].flatMap((line) => keysOf(line, page)));
    for (const key of keys) often.set(key, (often.get(key) ?? 0) + 1);
  });
  const seen = new Set<string>();
  return pages.map((lines, page) =>
    lines.filter((line) => {
      if (!outer[page]!.has(line)) return true;
      if (Number(/^\W*(?:trang |page )?(\d+)(?: ?[/-] ?\d+)?\W*$/i.exec(line.text)?.[1]) === page + 1) return false;
      const head = keysOf(line, page).find((key) => often.get(key)! >= Math.max(2, pages.length * 0.6));
      // The head of a table that goes on is kept where it begins.
      const begins = head !== undefined && line.isRow && !/\d/.test(line.text) && !seen.has(head);
      if (begins) seen.add(head);
      return head === undefined || begins;
    }),
  );
}

/** Where a line stands and what it says: as it is, and with its first or last number counted from that of the page. */
function keysOf({ text, y }: Line, page: number): string[] {
  const counted = (number: RegExp) => text.replace(number, (digits) => `#${Number(digits) - page}`);
  return [text, counted(/\d+/), counted(/\d+(?=\D*$)/)].map((key) => `${Math.round(y / 4)} ${key}`);
}

function measured(lines: Line[]): Measure {
  const steps = lines.slice(1).map((line, i) => (lines[i]!.y - line.y) / line.size);
  const size = middle(lines.map((line) => line.size));
  const prose = lines.filter((line) => !line.isRow && Math.abs(line.size - size) < 0.12 * size);
  return {
    left: middle(prose.map((line) => line.x)),
    right: prose.reduce((most, line) => Math.max(most, line.right), 0),
    step: middle(steps.filter((step) => step > 0)),
  };
}

function middle(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

/** True where a line goes on with the paragraph of the line before it. */
function goesOn(before: Line, line: Line, { left, right, step }: Measure, samePage: boolean): boolean {
  if (before.isRow || line.isRow || Math.abs(before.size - line.size) > 0.12 * line.size) return false;
  const down = before.y - line.y;
  const ended = /[.!?:;…]["”»)]*$/.test(before.text);
  if (/^[-–•●▪+*] |^(\d{1,2}|[a-zđ])[.)] /.test(line.text) && (ended || /^\D/.test(line.text))) return false;
  // At the head of the next page or column a sentence that has not ended goes on.
  if (!samePage || down <= 0) return !ended && (/^\p{Ll}/u.test(line.text) || before.right > right - 0.15 * (right - left));
  if (down > 1.45 * step * line.size) return false;
  const isCentred = (one: Line) => one.x > left + 2 * one.size && Math.abs(one.x + one.right - left - right) < 3 * one.size;
  if (isCentred(before) && isCentred(line)) return true;
  if (!ended && /^\p{Ll}/u.test(line.text)) return true;
  if (line.x > before.x + 0.8 * line.size) return false;
  const filled = (before.right - left) / Math.max(1, right - left);
  return filled > 0.88 || (!ended && filled > 0.6);
}

/** Vietnamese words are not broken: a stroke at the end of a line belongs to a number or a name. */
function joined(before: string, line: string): string {
  return before + (/[\p{L}\d][-–/]$/u.test(before) ? "" : " ") + line;
}
