// Text that a spreadsheet would run: the same rule as src/export/guard.rs has it, for the tables that are written here.

const unseen = String.raw`[\s\p{Cc}"\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]*`;
const opens = new RegExp(String.raw`^(?:\p{Cc}|'|${unseen}[=+\-@＝＋－＠])`, "u");
const number = /^[+-]\d[\d.,]*%?$/;

/** Text as it may stand in a cell. */
export function guarded(words: string): string {
  return opens.test(words) && !number.test(words) ? `'${words}` : words;
}

/** The words as they were. */
export function bare(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
