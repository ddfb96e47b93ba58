// The figures as W3C Web Annotations (JSON-LD): each says of a place in an article what was read there. The place is told twice,
// by the words with what stands around them, and by where they begin and end. The standard counts code points there, and
// JavaScript counts UTF-16: a sign outside the first plane, such as an emoji, is one of the former and two of the latter.

import { figure, period } from "../figure.ts";
import { address } from "../passage.ts";
import type { Observation } from "../wire.ts";
import type { Row, Subject } from "./subject.ts";

/** So many code points before and behind the words of a figure. */
const around = 32;

/** Makes the file: one collection, its only page in it. */
export function annotations(subject: Subject): Blob {
  const points = new Map<string, (unit: number) => number>();
  const items = subject.rows.flatMap((row) => {
    const { held, o } = row;
    if (!held || !o) return [];
    let of = points.get(held.doc);
    if (!of) points.set(held.doc, (of = pointsIn(held.text)));
    return [annotation(row, o, of, subject)];
  });
  const id = "urn:sodo:annotations";
  const collection = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id,
    type: "AnnotationCollection",
    label: subject.out.bundle.title,
    total: items.length,
    first: { id: `${id}:1`, type: "AnnotationPage", partOf: id, startIndex: 0, items },
  };
  return new Blob([`${JSON.stringify(collection, null, 1)}\n`], { type: "application/ld+json" });
}

function annotation({ cells, held }: Row, o: Observation, points: (unit: number) => number, { text, lang }: Subject): object {
  const { doc, analysis, text: words, carried } = held!;
  const name = encodeURIComponent(doc);
  const { start, end } = o.position;
  const [before, after] = [[...words.slice(Math.max(0, start - 2 * around), start)], [...words.slice(end, end + 2 * around)]];
  const quote = { type: "TextQuoteSelector", exact: words.slice(start, end), prefix: whole(before.slice(-around).join("")), suffix: whole(after.slice(0, around).join("")) };
  const place = { type: "TextPositionSelector", start: points(start), end: points(end) };
  const told = [o.label, o.area, period(o.period, text), figure(o, text, lang)].filter(Boolean).join(" · ");
  const fields = Object.fromEntries(Object.entries(cells).filter(([column, cell]) => cell && !ofArticle.has(column)));
  return {
    id: `urn:sodo:annotation:${name}:${o.id}`,
    type: "Annotation",
    motivation: "describing",
    generator: { id: "urn:sodo", type: "Software", name: "SoDo" },
    body: [
      { type: "TextualBody", purpose: "describing", format: "text/plain", language: lang, value: told },
      { type: "TextualBody", purpose: "describing", format: "application/json", value: JSON.stringify(fields) },
    ],
    // Of an article that came with a picture only the sentences are known, so that nothing can be counted in it.
    target: { type: "SpecificResource", source: address(analysis.url) ?? `urn:sodo:article:${name}`, selector: carried ? [quote] : [quote, place] },
  };
}

/** What a line tells of its article, and what the place tells. */
const ofArticle = new Set(["title", "source", "url", "published", "sentence", "quote"]);

/** Half a sign at either end, where one was cut, is left out. */
function whole(words: string): string {
  return words.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}

/** Counts the code points before a place in a text. */
export function pointsIn(text: string): (unit: number) => number {
  const pairs: number[] = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index);
  return (unit) => {
    let [from, to] = [0, pairs.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (pairs[middle]! < unit) from = middle + 1;
      else to = middle;
    }
    return unit - from;
  };
}
