// The tables of figures, checks and sources as people read them, in plain HTML: Word, LibreOffice and spreadsheets take it from
// a file and from the clipboard alike. Styles stand in the elements, since a clipboard carries no others.

import { safe } from "../carry/html.ts";
import { cellsOf, sourceOf, type Cells } from "../carry/table.ts";
import { gravest, says, verdict } from "../checks.ts";
import { period } from "../figure.ts";
import { address, wayTo } from "../passage.ts";
import { columnsOf, type Row, type Subject } from "./subject.ts";

/** A cell: its words, whether they are a number, and where they lead. */
interface Cell {
  words: string;
  number?: boolean;
  link?: string | undefined;
}

/** A table: names of its columns, how wide each is of a hundred, and its lines. */
export interface Table {
  heads: string[];
  widths: number[];
  lines: Cell[][];
}

/** The figures, each with the sentence it stands in and, where several articles tell them, the article. */
export function figuresOf(subject: Subject): Table {
  const { text, lang, rows, out } = subject;
  const names = columnsOf(["label", "area", "TIME_PERIOD", "quote", "status", "OBS_STATUS", "sentence", ...(subject.docs.length > 1 ? ["doc"] : [])], lang).map(({ head }) => head);
  names[3] = text.colValue;
  const told = new Map(subject.docs.map((held) => [held.doc, cellsOf(sourceOf(held), text, lang)]));
  const line = ({ cells, held, o }: Row): Cell[] => {
    const read: Partial<Cells> = (o && held && told.get(held.doc)?.(o)) || {};
    const status = cells["OBS_STATUS"] ?? "";
    return [
      { words: cells["label"]! },
      { words: cells["area"]! },
      { words: read.period ?? cells["TIME_PERIOD"]! },
      { words: read.value ?? cells["quote"]!, number: true },
      { words: text.status[cells["status"]!] ?? "" },
      { words: out.status[status] ?? status },
      { words: cells["sentence"]!, link: held && wayTo(held, cells["id"]) },
      { words: cells["title"] || cells["doc"]! },
    ].slice(0, names.length);
  };
  return { heads: names, widths: [18, 10, 10, 11, 9, 9, 28, 16], lines: rows.map(line) };
}

/** The checks, what must be looked at first in front. */
export function checksOf({ docs, out, lang }: Subject): Table {
  const lines = docs.flatMap((held) =>
    gravest(held.analysis.checks).map((check): Cell[] => [{ words: out.verdict[verdict(check)] ?? "" }, { words: says(check, lang) }, { words: held.analysis.title || held.doc }]),
  );
  return { heads: [out.checks.verdict, out.checks.says, out.checks.doc], widths: [14, 62, 24], lines };
}

/** The articles. */
export function sourcesOf({ docs, out, text }: Subject): Table {
  const heads = out.sources;
  const lines = docs.map(({ doc, analysis: { title, source, published, url, observations } }): Cell[] => [
    { words: title || doc },
    { words: source ?? "" },
    { words: published ? period(published, text) : "" },
    { words: url ?? "", link: address(url) },
    { words: String(observations.length), number: true },
  ]);
  return { heads: [heads.title, heads.outlet, heads.published, heads.url, heads.figures], widths: [38, 16, 12, 26, 8], lines };
}

const border = "border:1px solid #999;padding:3pt 4pt;vertical-align:top";

/** A table as HTML. Its head comes again on every page, no line is cut between two, and a spreadsheet keeps its words words. */
export function htmlOf({ heads, widths, lines }: Table): string {
  const cell = ({ words, number, link }: Cell) => {
    const inner = link ? `<a href="${safe(link)}">${safe(words)}</a>` : safe(words);
    return `<td style="${border};${number ? "text-align:right" : "text-align:left"};mso-number-format:'\\@'">${inner.replaceAll("\n", "<br>")}</td>`;
  };
  const head = heads.map((name, i) => `<th scope="col" style="${border};background:#e8eef4;text-align:left;font-weight:bold" width="${widths[i]}%">${safe(name)}</th>`);
  const rows = lines.map((line) => `<tr style="page-break-inside:avoid">${line.map(cell).join("")}</tr>`);
  return `<table border="1" cellspacing="0" cellpadding="4" width="100%" style="border-collapse:collapse;width:100%;font-size:10pt">
<thead><tr style="page-break-inside:avoid">${head.join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
}
