// A workbook for Excel and its like (.xlsx): figures, checks, sources, and what the columns mean. A library writes it; every
// cell is either a number or a text, and none is ever a formula.

import { writeXlsx, type Cell, type CellStyle, type ColumnDef, type WriteSheet } from "hucre/xlsx";
import { gravest, says, verdict } from "../checks.ts";
import { period } from "../figure.ts";
import { address, wayTo } from "../passage.ts";
import { columnsOf, type Row, type Subject } from "./subject.ts";

/** The columns of figures as people read them: what was said first, then where and when, then how it was read. */
const order = ["area", "label", "OBS_VALUE", "target", "rule", "UNIT_MEASURE", "TIME_PERIOD", "quote", "sentence", "OBS_STATUS", "COMMENT_OBS", "high", "of", "bound", "kind", "status", "direction", "baseline", "pillar", "INDICATOR", "REF_AREA", "title", "source", "published", "url", "doc", "id", "same_as"];
const numbers = new Set(["OBS_VALUE", "target", "rule", "high", "of"]);
const widths: Record<string, number> = { area: 18, label: 34, sentence: 60, COMMENT_OBS: 30, quote: 16, title: 40, url: 30, source: 18, doc: 24, INDICATOR: 22, baseline: 16, pillar: 18, OBS_STATUS: 15, UNIT_MEASURE: 14, bound: 18 };

/** What Excel holds: letters of a cell, digits of a number, letters of an address, links of a sheet. */
const longest = 32_000;
const digits = 15;
const farthest = 2_000;
const links = 60_000;

const head: CellStyle = { font: { bold: true, color: { rgb: "FFFFFF" } }, fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "1F4E79" } }, alignment: { wrapText: true, vertical: "center" } };
const wrapped: CellStyle = { alignment: { wrapText: true, vertical: "top" } };
const top: CellStyle = { alignment: { vertical: "top" } };
const linked: CellStyle = { font: { color: { rgb: "0563C1" }, underline: true }, alignment: { wrapText: true, vertical: "top" } };

/** A cell as it is laid into a sheet. */
type Laid = Partial<Cell>;

/** Makes the file. */
export async function workbook(subject: Subject): Promise<Blob> {
  const bytes = await writeXlsx({ sheets: [figures(subject), checks(subject), sources(subject), notes(subject)], properties: { creator: "SoDo" } });
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
}

function figures(subject: Subject): WriteSheet {
  const columns = columnsOf(order, subject.lang);
  let given = 0;
  const line = (row: Row): Laid[] => {
    const link = row.held && given < links ? wayTo(row.held, row.cells["id"]) : undefined;
    if (link) given++;
    return order.map((name) => {
      if (numbers.has(name)) return number(row.cells[name]!, name === "of" ? 0 : Number(row.cells["DECIMALS"]));
      const words = text(told(row, name, subject), name === "sentence" || name === "label" || name === "COMMENT_OBS" ? wrapped : top);
      return name === "sentence" ? leading(words, link, subject.out.openLink) : words;
    });
  };
  const heads = columns.map(({ head }) => head);
  return sheet(subject.out.sheets.figures, heads, subject.rows.map(line), order.map((name) => widths[name] ?? 13));
}

/** Codes as words, and periods as printed. */
function told({ cells, o }: Row, name: string, { text, out }: Subject): string {
  const cell = cells[name] ?? "";
  switch (name) {
    case "TIME_PERIOD":
      return o ? period(o.period, text) : cell;
    case "OBS_STATUS":
      return out.status[cell] ? `${cell}: ${out.status[cell]}` : cell;
    case "status":
      return text.status[cell] ?? cell;
    case "kind":
      return (text.kind as Record<string, string>)[cell] ?? cell;
    case "bound":
      return text.bound[cell] ?? cell;
    case "direction":
      return text.direction[cell] ?? cell;
    case "pillar":
      return text.pillar[cell] ?? cell;
    case "published":
      return period(cell, text);
    default:
      return cell;
  }
}

function checks({ docs, out, lang }: Subject): WriteSheet {
  const { doc, verdict: result, says: words, stated, expected, quotes } = out.checks;
  const rows = docs.flatMap((held) => {
    const printed = new Map(held.analysis.observations.map((o) => [o.id, o.quote]));
    return gravest(held.analysis.checks).map((check) => [
      text(held.doc, top),
      text(out.verdict[verdict(check)] ?? "", top),
      text(says(check, lang), wrapped),
      number(check.stated, places(check.stated)),
      number(check.expected, places(check.expected)),
      text(check.observations.map((id) => printed.get(id) ?? id).join(" · "), wrapped),
    ]);
  });
  return sheet(out.sheets.checks, [doc, result, words, stated, expected, quotes], rows, [24, 18, 80, 14, 14, 40]);
}

function sources({ docs, out, text: page }: Subject): WriteSheet {
  const heads = out.sources;
  const rows = docs.map(({ doc, analysis: { title, source, published, main_area, url, observations, checks } }) => [
    text(doc, top),
    text(title ?? "", wrapped),
    text(source ?? "", top),
    text(published ? period(published, page) : "", top),
    text(main_area?.name ?? "", top),
    leading(text(url ?? "", top), address(url), ""),
    number(String(observations.length), 0),
    number(String(checks.length), 0),
    number(String(checks.filter((check) => !check.holds).length), 0),
  ]);
  return sheet(out.sheets.sources, [heads.doc, heads.title, heads.outlet, heads.published, heads.area, heads.url, heads.figures, heads.checks, heads.wrong], rows, [24, 60, 20, 12, 18, 50, 12, 12, 12]);
}

function notes({ lang, out }: Subject): WriteSheet {
  const told = [...out.about, ...columnsOf(order, lang).map(({ head, holds }) => [head, holds])];
  const rows = told.map(([column = "", holds = ""]) => [text(column, { ...top, font: { bold: true } }), text(holds, wrapped)]);
  return sheet(out.sheets.notes, [out.notes.column, out.notes.holds], rows, [26, 100], false);
}

/** A sheet with its head in sight, and a filter where its rows are of one kind. */
function sheet(name: string, heads: string[], rows: Laid[][], wide: number[], filtered = true): WriteSheet {
  const laid = [heads.map((words) => text(words, head)), ...rows];
  const cells = new Map<string, Laid>();
  laid.forEach((row, r) => row.forEach((cell, c) => cells.set(`${r},${c}`, cell)));
  const range = `A1:${String.fromCharCode(...letters(heads.length - 1))}${laid.length}`;
  const columns = wide.map((width): ColumnDef => ({ width }));
  const page = { orientation: "landscape", paperSize: "a4", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "$1:$1" } as const;
  return { name, columns, rows: laid.map((row) => row.map(({ value = null }) => value)), cells, freezePane: { rows: 1 }, ...(filtered && { autoFilter: { range } }), pageSetup: page };
}

/** The letters of a column, as codes. */
function letters(column: number): number[] {
  return column < 26 ? [65 + column] : [...letters(Math.floor(column / 26) - 1), 65 + (column % 26)];
}

/** A text, whatever it begins with. */
function text(words: string, style: CellStyle): Laid {
  return { value: words.length > longest ? `${words.slice(0, longest).replace(/[\ud800-\udbff]$/, "")}…` : words || null, type: "string", style };
}

/** A number that shows as many places as were printed; one that Excel would cut is a text. */
function number(value: string, shown: number): Laid {
  if (!value) return { value: null, style: top };
  if (value.replace(/\D/g, "").replace(/^0+/, "").length > digits) return text(value, top);
  const decimals = Math.max(shown || 0, places(value));
  return { value: Number(value), type: "number", style: { ...top, numFmt: `#,##0${decimals ? `.${"0".repeat(decimals)}` : ""}` } };
}

function places(value: string): number {
  return value.split(".")[1]?.length ?? 0;
}

/** A text that leads to its place, where there is one that a link can hold. */
function leading(cell: Laid, to: string | undefined, tooltip: string): Laid {
  if (!to || !cell.value) return cell;
  const target = to.length > farthest ? to.split("#", 1)[0]! : to;
  return target.length > farthest ? cell : { ...cell, style: linked, hyperlink: { target, ...(tooltip && { tooltip }) } };
}
