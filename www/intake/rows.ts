// Many articles in one table, one a row: which column holds the texts, and which their titles, addresses and days.

import { columns } from "./columns.ts";
import type { Incoming, Opened } from "./intake.ts";
import { Refusal } from "./refusal.ts";

/** A table: the names of its columns, and rows of cells. */
export interface Sheet {
  head: string[];
  rows: string[][];
}

/** A column whose texts have as many letters in the middle holds articles, whatever it is called. */
const long = 200;

/** More columns than any table of articles has, and more letters than a browser holds. */
const most = { columns: 256, letters: 128_000_000 };

/** The articles of a table. A column that was chosen for its long texts is named to the reader. */
export function articlesIn({ head, rows }: Sheet, name: string): Opened {
  const text = textColumn({ head, rows });
  if (text < 0) throw new Refusal("noTextColumn");
  const [title, url, published] = [columns.title, columns.url, columns.published].map((names) => called(names, head)) as [number, number, number];
  const named = called(columns.text, head) >= 0;
  // A table without a head begins with an article.
  const all = !named && (head[text]?.length ?? 0) >= long ? [head, ...rows] : rows;
  const order = orderOf(rows.map((row) => row[published] ?? ""));
  let letters = most.letters;
  const articles = all.flatMap((row, i): Incoming[] => {
    const words = row[text]?.trim();
    if (!words) return [];
    // One text can stand in many rows of a spreadsheet.
    if ((letters -= words.length) < 0) throw new Refusal("tooMuch");
    const heading = row[title]?.trim() ?? "";
    const link = /^https?:\/\/\S+$/.exec(row[url]?.trim() ?? "")?.[0];
    const day = dayOf(row[published]?.trim() ?? "", order);
    const whole = !heading || words.slice(0, 400).includes(heading) ? words : `${heading}\n\n${words}`;
    return [{ name: heading.slice(0, 120) || `${name} (${i + 1})`, text: whole, ...(link && { url: link }), ...(day && { published: day }), whole: true }];
  });
  if (articles.length === 0) throw new Refusal("noWords");
  return { articles, problems: named ? [] : [{ name, reason: "textColumn", detail: all === rows && head[text] ? head[text] : String(text + 1) }] };
}

/** The column with the texts, by its name or else by their length; -1 where there is none. */
export function textColumn({ head, rows }: Sheet): number {
  const named = called(columns.text, head);
  return named >= 0 ? named : longest(head, rows);
}

/** What comes first in the days of a column: in Vietnam the day, in America the month. */
export type Order = "day" | "month" | "unclear";

const parted = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/;

/** A column keeps to one order. A number over 12 tells it; where some tell one and some the other, it is unclear. */
export function orderOf(cells: string[]): Order {
  const days = cells.map((cell) => parted.exec(cell) ?? []);
  const month = days.some(([, , second]) => Number(second) > 12);
  return month ? (days.some(([, first]) => Number(first) > 12) ? "unclear" : "month") : "day";
}

/** A day as tables write it: 2024-11-30, 30/11/2024, or the number that a spreadsheet counts it by. */
export function dayOf(cell: string, order: Order = "day"): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(cell) ?? [];
  const [, first = "", second = "", last] = parted.exec(cell) ?? [];
  if (year) return written(year, month!, day!);
  if (last && order === "unclear" && Number(first) <= 12 && Number(second) <= 12 && first !== second) return undefined;
  if (last) return order === "month" || Number(second) > 12 ? written(last, first, second) : written(last, second, first);
  const count = /^\d{5}(\.\d+)?$/.test(cell) ? Number(cell) : 0;
  return count > 30_000 && count < 60_000 ? new Date((Math.floor(count) - 25_569) * 86_400_000).toISOString().slice(0, 10) : undefined;
}

function written(year: string, month: string, day: string): string | undefined {
  return Number(month) <= 12 && Number(day) <= 31 ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
}

/** The column with the longest texts, where they are long enough for articles. */
function longest(head: string[], rows: string[][]): number {
  const all = [head, ...rows];
  const middle = (column: number) => {
    const lengths = all.map((row) => row[column]?.trim().length ?? 0).filter((length) => length > 0);
    return lengths.sort((a, b) => a - b)[lengths.length >> 1] ?? 0;
  };
  const columns = Math.min(most.columns, Math.max(...all.slice(0, 100).map((row) => row.length)));
  const lengths = Array.from({ length: columns }, (_, column) => middle(column));
  const length = Math.max(...lengths);
  return length >= long ? lengths.indexOf(length) : -1;
}

/** The column with the first of these names that there is. */
function called(names: string[], head: string[]): number {
  const keys = head.map(key);
  return keys.indexOf(names.find((name) => keys.includes(name)) ?? "-");
}

/** The name of a column without marks, spaces and case. */
function key(cell: string): string {
  const plain = cell.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/đ/g, "d").replace(/[^a-z0-9]/g, "");
}
