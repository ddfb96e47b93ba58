// A figure as a row of cells: the page, the piece of HTML for other pages and the report show the same ones.

import { failed, says } from "../checks.ts";
import { figure, period } from "../figure.ts";
import { passageIn } from "../passage.ts";
import type { Held } from "../state.ts";
import type { Lang, Text } from "../text.ts";
import type { Analysis, Chart, ChartChoice, Observation } from "../wire.ts";

/** An article as far as its rows tell of it. What came out of a picture has no checks. */
export interface Source extends Pick<Analysis, "doc" | "title" | "source" | "url" | "observations"> {
  text: string;
  analysis?: Analysis;
}

/** Something that a reader should know of a figure: that it fails when recomputed, what is in doubt, what is derived from it. */
export interface Mark {
  kind: "fails" | "doubt" | "derived";
  sign: string;
  words: string;
}

/** What is told of a figure in a table. */
export interface Cells {
  value: string;
  label: string;
  area: string;
  period: string;
  status: string;
  marks: Mark[];
}

/** A row of the table of a chart: a figure, and the article it stands in. */
export interface Row extends Cells {
  doc: string;
  id: string;
  name: string;
  article: string;
  /** The sentence on the article's own page. */
  link: string | undefined;
}

/** An article of the page. */
export function sourceOf({ doc, text, analysis }: Held): Source {
  return { ...analysis, doc, text, analysis };
}

/** Makes the cells of an article's figures. */
export function cellsOf(source: Source, text: Text, lang: Lang): (o: Observation) => Cells {
  const { analysis } = source;
  const wrong = analysis && failed(analysis);
  const derived = new Map<string, Mark[]>();
  for (const one of analysis?.derived ?? []) {
    const mark: Mark = { kind: "derived", sign: "∴", words: `${text.derivedMark}: ${says(one, lang)}` };
    for (const id of one.observations) derived.set(id, [...(derived.get(id) ?? []), mark]);
  }
  return (o) => ({
    value: figure(o, text, lang),
    label: o.label,
    area: o.area,
    period: period(o.period, text),
    status: text.status[o.status] ?? o.status,
    marks: [
      ...(wrong?.has(o.id) ? [{ kind: "fails", sign: "✗", words: text.checkFails } as const] : []),
      ...(o.doubts.length ? [{ kind: "doubt", sign: "?", words: `${text.cardDoubts}: ${o.doubts.join(" ")}` } as const] : []),
      ...(derived.get(o.id) ?? []),
    ],
  });
}

/** A chart but for its picture. */
export type Shown = Omit<Chart, "svg">;

/** What stands above the columns of a chart's table. */
export function headOf(chart: Shown, text: Text): string[] {
  return [several(chart) ? text.colWhat : text.colArea, text.colValue, text.colPeriod, text.colStatus, text.colArticle];
}

/** What indicators are called, by their ids. */
export function namesOf(choices: ChartChoice[], lang: Lang): Map<string, string> {
  return new Map(choices.map((choice) => [choice.id, lang === "vi" ? choice.label_vi : choice.label_en]));
}

/** The figures of a chart in the order in which they are drawn; where names of indicators are at hand, by these. */
export function rowsOf(chart: Shown, sources: Source[], text: Text, choices: ChartChoice[] = []): Row[] {
  const lang = chart.spec.lang ?? "vi";
  const names = namesOf(choices, lang);
  const drawn = new Set(chart.used.map(({ doc }) => doc));
  const known = new Map(
    sources
      .filter(({ doc }) => drawn.has(doc))
      .map((source) => [source.doc, { source, cells: cellsOf(source, text, lang), figures: new Map(source.observations.map((o) => [o.id, o])) }]),
  );
  return chart.used.flatMap(({ doc, figures: drawn }) => {
    const { source, cells, figures } = known.get(doc) ?? {};
    if (!source || !cells) return [];
    const article = [source.title || doc, source.source].filter(Boolean).join(", ");
    return drawn.flatMap((number): Row[] => {
      const id = `o${number}`;
      const o = figures?.get(id);
      if (!o) return [];
      return [{ ...cells(o), doc, id, name: (several(chart) ? (names.get(o.indicator) ?? o.label) : o.area) || text.unknown, article, link: passageIn(source.url, source.text, o.sentence) }];
    });
  });
}

/** Where the rows are of one indicator, the caption tells it. */
function several(chart: Shown): boolean {
  return chart.spec.by === "indicator";
}
