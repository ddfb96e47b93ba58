// A chart that comes back out of a picture: its articles as far as they are carried, and the wish it was drawn by. The module
// of tables has looked at every field before anything here reads one.

import type { Client, Failure } from "../client.ts";
import type { Problem, Reason } from "../intake/intake.ts";
import { unused, type Held } from "../state.ts";
import type { ChartSpec, Observation } from "../wire.ts";

/** A picture that came in, and the text that it carries. */
export interface Picture {
  name: string;
  data: string;
}

/** The articles that were not on the page before, and the wish. */
export interface Reopened {
  fresh: Held[];
  spec: ChartSpec;
}

/** An article as a picture carries it. */
export interface Excerpt {
  doc: string;
  title: string | null;
  source: string | null;
  url: string | null;
  published: string | null;
  main_area: { name: string } | null;
  /** Figures that a check does not come out with, by their ids. */
  failed?: string[];
  sentences: string[];
  observations: Observation[];
}

/** Puts what a picture carries into the tables, beside what is there; or says why not. */
export async function reopen(engine: Client, docs: Held[], { name, data }: Picture): Promise<Reopened | Problem> {
  try {
    await engine.reopen(data, []);
    const { articles, spec } = JSON.parse(data) as { articles: Excerpt[]; spec: Record<string, unknown> };
    const taken = new Set(docs.map((held) => held.doc));
    const places = new Map<string, string>();
    const fresh: Held[] = [];
    for (const article of articles) {
      const known = docs.find((held) => isOf(article, held));
      const doc = known?.doc ?? unused(article.doc, taken);
      taken.add(doc);
      places.set(article.doc, doc);
      if (!known) fresh.push(heldOf(article, doc));
    }
    const put = articles.map((article) => fresh.find((held) => held.doc === places.get(article.doc))?.doc ?? "");
    if (fresh.length) await engine.reopen(data, put);
    return { fresh, spec: await wish(engine, spec, places) };
  } catch (error) {
    return { name, ...why(error as Failure) };
  }
}

/** Puts articles of a picture that was here before into the tables again, under these names. */
export async function put(engine: Client, data: string, names: string[]): Promise<Held[]> {
  if (!names.some(Boolean)) return [];
  await engine.reopen(data, names);
  const { articles } = JSON.parse(data) as { articles: Excerpt[] };
  return articles.flatMap((article, i) => (names[i] ? heldOf(article, names[i]) : []));
}

/** An article that is here already, in full or from another picture, is not put beside itself. */
function isOf(article: Excerpt, held: Held): boolean {
  return (article.title ?? article.doc) === (held.analysis.title ?? held.doc) && article.sentences.every((sentence) => held.text.includes(sentence));
}

function heldOf({ doc: _, sentences, main_area, failed: __, ...rest }: Excerpt, doc: string): Held {
  const area = main_area && { name: main_area.name, code: null, successor: null };
  const analysis = { ...rest, doc, byline: null, main_area: area, skipped: [], entities: [], checks: [], derived: [] };
  return { doc, text: sentences.join("\n"), analysis, carried: true };
}

/** What was wished for. Ground and size are the page's, and so are words that the program would choose again. */
async function wish(engine: Client, carried: Record<string, unknown>, places: Map<string, string>): Promise<ChartSpec> {
  const given = Object.entries(carried).filter(([field, value]) => value !== null && !["theme", "width", "height", "link"].includes(field));
  const spec = Object.fromEntries(given) as ChartSpec;
  if (spec.doc !== undefined) spec.doc = places.get(spec.doc) ?? spec.doc;
  const { title, ...untitled } = spec;
  return (await engine.chart(untitled)).title === title ? untitled : spec;
}

function why({ code, message }: Failure): { reason: Reason; detail?: string } {
  if (code === "start") return { reason: "notHere" };
  const [word = "", field = ""] = message.split(" ");
  const reasons: Record<string, Reason> = { cut: "chartCut", large: "chartLarge", newer: "chartNewer", wrong: "chartWrong" };
  return { reason: reasons[word] ?? "chartCut", ...(field && { detail: field }) };
}
