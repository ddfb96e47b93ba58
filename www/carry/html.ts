// Words as they stand in a file of HTML, and the table of a chart there. All that comes from articles goes through `safe`.

import type { Text } from "../text.ts";
import type { Mark, Row } from "./table.ts";

/** Words within an element or within quotation marks. */
export function safe(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A link out of the file; the words alone where there is nothing to link to. */
export function linked(to: string | undefined, words: string, title = ""): string {
  if (to === undefined) return safe(words);
  return `<a href="${safe(to)}" target="_blank" rel="noopener noreferrer"${title && ` title="${safe(title)}"`}>${safe(words)}</a>`;
}

/** What a reader should know of a figure. */
export function marks(all: Mark[]): string {
  return all.map(({ kind, sign, words }) => ` <small class="mark ${kind}">${sign} ${safe(words)}</small>`).join("");
}

/** The figures of a chart. */
export function tableOf(caption: string, head: string[], rows: Row[], text: Text): string {
  const line = ({ name, value, period, status, article, link, marks: all }: Row) =>
    `<tr><th scope="row">${safe(name)}</th><td class="number">${safe(value)}</td><td>${safe(period)}</td><td>${safe(status)}${marks(all)}</td><td lang="vi">${linked(link, article, text.toOrigin)}</td></tr>`;
  return `<table>
<caption>${safe(caption)}</caption>
<thead><tr>${head.map((name) => `<th scope="col">${safe(name)}</th>`).join("")}</tr></thead>
<tbody>
${rows.map(line).join("\n")}
</tbody>
</table>`;
}
