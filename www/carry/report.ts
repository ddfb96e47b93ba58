// All that was read, as one file that needs nothing else and prints well: the chart, what was recomputed, and every figure
// below the sentence it stands in. It holds no script, and its policy lets none run. Words of articles pass through `safe`.

import { alarms, claim, gravest, says, signs, verdict, type Found } from "../checks.ts";
import { period } from "../figure.ts";
import { address, passageIn } from "../passage.ts";
import type { Held } from "../state.ts";
import type { Lang, Text } from "../text.ts";
import type { ChartChoice, ChartSpec, Observation } from "../wire.ts";
import { linked, marks, safe, tableOf } from "./html.ts";
import type { Saved } from "./save.ts";
import { style } from "./report.style.ts";
import { intoSvg } from "./svg.ts";
import { cellsOf, headOf, namesOf, rowsOf, sourceOf } from "./table.ts";

/** What a report is made of. */
export interface Subject {
  docs: Held[];
  choices: ChartChoice[];
  lang: Lang;
  text: Text;
  /** Draws the chart that is shown, light, in a size. */
  draw(size: Pick<ChartSpec, "width">): Promise<Saved>;
  /** Whether the chart carries its data. */
  carry: boolean;
}

/** A stretch of a text. */
interface Span {
  start: number;
  end: number;
}

/** A screen as narrow as this gets a chart of its own: the wide one would be too small to read. */
const narrow = 360;
/** A figure that is hardly less than its sentence stands in a table: then the whole line is shown, up to so many letters. */
const bare = 12;
const longestLine = 400;

/** Makes the file. However much there is to tell, the page goes on in between. */
export async function report(subject: Subject): Promise<Blob> {
  const { docs, lang, text } = subject;
  const breathe = pauses();
  const chart = await drawn(subject);
  const single = docs.length === 1 ? docs[0] : undefined;
  const body: string[] = [];
  const contents: string[] = [];
  const section = (id: string, heading: string, count: string, inner: string) => {
    contents.push(`<li><a href="#${id}">${heading}</a>${count && ` <small>${count}</small>`}</li>`);
    body.push(`<section id="${id}" aria-labelledby="${id}-h">\n<h2 id="${id}-h">${heading}</h2>\n${inner}</section>\n`);
  };
  if (chart) section("chart", text.chartHeading, "", chart.html);
  const found = single ? [] : alarms(docs);
  if (found.length) section("checks", text.checksHeading, String(found.length), checksOf(found, subject, new Map(docs.map(({ doc }, i) => [doc, i]))));
  for (const [i, held] of docs.entries()) {
    const parts = await article(held, subject, breathe);
    const inner = parts.map(({ heading, html }) => `<h3>${safe(heading)}</h3>\n${html}`).join("");
    if (single) for (const [n, { heading, html }] of parts.entries()) section(`p${n}`, safe(heading), "", html);
    else section(`a${i}`, `<span lang="vi">${safe(nameOf(held))}</span>`, safe(text.figuresN(held.analysis.observations.length)), origin(held, text) + inner);
    await breathe();
  }
  const title = single ? `${text.report.title}: ${nameOf(single)}` : text.report.several(docs.length);
  const head = [`<!doctype html>
<html lang="${lang}" data-sodo="report">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await policy([style, ...(chart?.styles ?? [])])}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light">
<title>${safe(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<p class="kicker">${safe(single ? text.report.title : "SoDo")}</p>
<h1${single ? ' lang="vi"' : ""}>${safe(single ? nameOf(single) : title)}</h1>
${single ? origin(single, text) : ""}<p class="about">${safe(about(docs, text))}</p>
<p class="note">${safe(text.report.note)}</p>
</header>
<nav aria-label="${safe(text.report.contents)}">
<h2>${safe(text.report.contents)}</h2>
<ol>
${contents.join("\n")}
</ol>
</nav>
<main>
`];
  return new Blob([...head, ...body, `</main>\n<footer>\n<p class="screen">${safe(text.report.print)}${chart && subject.carry ? ` ${safe(text.report.again)}` : ""}</p>\n<p>SoDo. ${safe(text.about)}</p>\n</footer>\n</body>\n</html>\n`], { type: "text/html" });
}

/** How much there is, and between which days: those of the articles, since a report has no clock. */
function about(docs: Held[], text: Text): string {
  const days = docs.flatMap(({ analysis }) => analysis.published ?? []).sort();
  const [first, last] = [days[0], days.at(-1)].map((day) => day && period(day, text));
  const checks = docs.flatMap(({ analysis }) => analysis.checks);
  const count = (...wanted: string[]) => checks.filter((check) => wanted.includes(verdict(check))).length;
  const counts = [["wrong", count("wrong", "cut")], ["ask", count("ask")], ["right", count("right")]] as const;
  const figures = docs.reduce((sum, { analysis }) => sum + analysis.observations.length, 0);
  const told = counts.filter(([, n]) => n > 0).map(([of, n]) => text.checksCount[of]!(n));
  return [
    docs.length > 1 && text.articlesN(docs.length),
    text.figuresN(figures),
    told.length > 0 && `${text.checksHeading.toLowerCase()}: ${told.join(", ")}`,
    docs.length > 1 && first && last && (first === last ? `${text.published.toLowerCase()} ${first}` : text.report.days(first, last)),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The chart in both sizes, and the table of its figures. */
async function drawn({ draw, docs, choices, text, carry }: Subject): Promise<{ html: string; styles: string[] } | undefined> {
  const chart = await draw({});
  if (!chart.svg) return undefined;
  // The font of the large one holds for the whole page.
  const small = (await draw({ width: narrow })).svg.replace(/<defs><style>@font-face[^<]*<\/style><\/defs>\n/, "").replace(/\b(id="|aria-labelledby="|url\(#)([^")]*)/g, (_, before: string, ids: string) => before + ids.replace(/\S+/g, "small-$&"));
  const svg = carry && chart.data ? intoSvg(chart.svg, chart.data) : chart.svg;
  const shown = new Set(chart.used.map(({ doc }) => doc));
  const rows = rowsOf(chart, docs.filter(({ doc }) => shown.has(doc)).map(sourceOf), text, choices);
  const html = `<figure lang="${chart.spec.lang ?? "vi"}">
<div class="large">${svg}</div>
<div class="small">${small}</div>
${chart.note && `<figcaption>${safe(chart.note)}</figcaption>`}
</figure>
<div class="drawn">${tableOf(text.chartFigures, headOf(chart, text), rows, text)}</div>
`;
  return { html, styles: [...(svg + small).matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, rules = ""]) => rules) };
}

function nameOf({ analysis, doc }: Held): string {
  return analysis.title || doc;
}

/** Where an article comes from. */
function origin({ analysis, carried }: Held, text: Text): string {
  const facts = [analysis.source, analysis.published && `${text.published} ${period(analysis.published, text)}`, analysis.main_area?.name].filter((fact): fact is string => Boolean(fact));
  const link = analysis.url && linked(address(analysis.url), analysis.url);
  return `<p class="meta">${[...facts.map(safe), link].filter(Boolean).join(" · ")}</p>\n${carried ? `<p class="note">${safe(text.fromChartHint)}</p>\n` : ""}`;
}

/** What is told of one article, each part under its heading. */
async function article(held: Held, subject: Subject, breathe: () => Promise<void>): Promise<{ heading: string; html: string }[]> {
  const { text, lang } = subject;
  const { analysis } = held;
  const parts: { heading: string; html: string }[] = [];
  if (analysis.checks.length) parts.push({ heading: text.checksHeading, html: checksOf(gravest(analysis.checks).map((check) => ({ held, check })), subject) });
  if (analysis.derived.length) {
    const places = byId(held);
    const line = (one: (typeof analysis.derived)[number]) => `<li class="v-derived"><b>∴ ${safe(text.derivedMark)}</b> ${safe(says(one, lang))}${quoted(held, one.observations, places, subject)}</li>`;
    parts.push({ heading: text.derived(analysis.derived.length), html: `<ul class="checks">\n${analysis.derived.map(line).join("\n")}\n</ul>\n` });
  }
  if (analysis.observations.length === 0) return [...parts, { heading: text.tableHeading, html: `<p>${safe(text.noFigures)}</p>\n` }];
  const head = [text.colValue, text.colWhat, text.colArea, text.colPeriod, text.colStatus];
  const rows = [`<table class="figures">\n<caption>${safe(text.tableHeading)}: <span lang="vi">${safe(nameOf(held))}</span></caption>\n<thead><tr>${head.map((name) => `<th scope="col">${safe(name)}</th>`).join("")}</tr></thead>\n`];
  const row = rowIn(held, subject, head);
  for (const { span, figures } of sentences(held)) {
    rows.push(`<tbody>\n<tr class="said"><th scope="rowgroup" colspan="${head.length}">${quote(held, span, figures, subject)}</th></tr>\n${figures.map(row).join("\n")}\n</tbody>\n`);
    await breathe();
  }
  return [...parts, { heading: text.tableHeading, html: [...rows, "</table>\n"].join("") }];
}

/** Makes the row of a figure. */
function rowIn(held: Held, { choices, text, lang }: Subject, head: string[]): (o: Observation) => string {
  const cells = cellsOf(sourceOf(held), text, lang);
  const names = namesOf(choices, lang);
  const cell = (i: number, html: string, kind = "") => `<td${kind} data-head="${safe(head[i]!)}">${html}</td>`;
  return (o) => {
    const { value, label, area, period: when, status, marks: all } = cells(o);
    // What is derived is told above, with how.
    const notes = marks(all.filter(({ kind }) => kind !== "derived"));
    const name = names.get(o.indicator);
    const what = name && name !== label ? `${safe(name)} <small lang="vi">${safe(label)}</small>` : safe(label || text.unknown);
    return `<tr>${cell(0, safe(value), ' class="number"')}${cell(1, what + notes)}${cell(2, safe(area))}${cell(3, safe(when))}${cell(4, safe(status))}</tr>`;
  };
}

/** The figures of an article by the sentence, or line of a table, that they stand in. */
function sentences({ text, analysis }: Held): { span: Span; figures: Observation[] }[] {
  const found: { span: Span; figures: Observation[] }[] = [];
  for (const o of analysis.observations) {
    const span = stretch(text, o);
    const last = found.at(-1);
    if (last && last.span.start === span.start) last.figures.push(o);
    else found.push({ span, figures: [o] });
  }
  return found;
}

function stretch(text: string, { sentence, position }: Observation): Span {
  if (sentence.end - sentence.start - (position.end - position.start) > bare) return sentence;
  const start = text.lastIndexOf("\n", Math.max(0, sentence.start - 1)) + 1;
  const end = text.indexOf("\n", sentence.end);
  const line = { start, end: end < 0 ? text.length : end };
  return line.start <= sentence.start && line.end - line.start <= longestLine ? line : sentence;
}

/** A sentence with its figures lit, and the way to it on the article's own page. */
function quote({ text: words, analysis }: Held, { start, end }: Span, figures: Observation[], { text, lang }: Subject): string {
  const plain = (from: number, to: number) => safe(words.slice(from, to).replace(/\s+/g, " "));
  let [at, html] = [start, ""];
  for (const { position } of figures) {
    if (position.start < at || position.end > end) continue;
    html += `${plain(at, position.start)}<mark>${plain(position.start, position.end)}</mark>`;
    at = position.end;
  }
  const link = passageIn(analysis.url, words, { start, end });
  const out = link ? ` <span lang="${lang}">${linked(link, `${text.report.origin} ↗`, text.toOrigin)}</span>` : "";
  return `<q lang="vi">${(html + plain(at, end)).trim()}${out}</q>`;
}

/** Checks with the sentence of each; where they are of several articles, with a way to the part of its own. */
function checksOf(found: Found[], subject: Subject, parts?: Map<string, number>): string {
  const { text, lang } = subject;
  const places = new Map<Held, Map<string, Observation>>();
  const lines = found.map(({ held, check }) => {
    if (!places.has(held)) places.set(held, byId(held));
    const one = verdict(check);
    const whose = parts && `<small lang="vi"><a href="#a${parts.get(held.doc)}">${safe(nameOf(held))}</a></small>`;
    return `<li class="v-${one}"><b>${signs[one]} ${safe(text.verdict[one])}</b> ${safe(says(check, lang))}${quoted(held, [claim(check), ...check.observations], places.get(held)!, subject)}${whose ?? ""}</li>`;
  });
  return `<ul class="checks">\n${lines.join("\n")}\n</ul>\n`;
}

/** The sentence of the first of these figures, with those of them lit that stand in it. */
function quoted(held: Held, ids: string[], places: Map<string, Observation>, subject: Subject): string {
  const all = [...new Set(ids)].flatMap((id) => places.get(id) ?? []);
  const [first] = all;
  if (!first) return "";
  const span = stretch(held.text, first);
  return `<blockquote>${quote(held, span, all.sort((a, b) => a.position.start - b.position.start), subject)}</blockquote>`;
}

function byId({ analysis }: Held): Map<string, Observation> {
  return new Map(analysis.observations.map((o) => [o.id, o]));
}

/** Lets no script run and nothing be fetched; of styles only these, where the browser can tell them by their hash. */
async function policy(styles: string[]): Promise<string> {
  const hash = async (words: string) => {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words)));
    return `'sha256-${btoa(String.fromCharCode(...bytes))}'`;
  };
  // A page that came over plain http is given no hashes.
  const known = globalThis.crypto?.subtle ? (await Promise.all([...new Set(styles)].map(hash))).join(" ") : "'unsafe-inline'";
  return `default-src 'none'; style-src ${known}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
}

/** Gives the page its turn as soon as work has lasted for a frame. */
function pauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < 12) return;
    await new Promise((done) => setTimeout(done));
    since = performance.now();
  };
}
