// The fields of a figure as a person reads and writes them.

import { decimal, fold, period } from "../figure.ts";
import type { Lang, Text } from "../text.ts";
import type { Observation } from "../wire.ts";
import type { Given } from "./decision.ts";

/** The name of a field. */
export type Field = keyof Given;

/** What is needed to write and read fields: sentences, language, names of indicators by their ids. */
export interface Words {
  text: Text;
  lang: Lang;
  names: Map<string, string>;
}

/** Fields that are chosen out of a list, and the words of the analysis in it. */
export const choices: { [field in Field]?: readonly string[] } = {
  kind: ["percentage", "count", "ratio", "rank", "change", "money", "measure", "score", "duration", "multiple"],
  status: ["actual", "target", "rule"],
  bound: ["exact", "at_least", "at_most", "approx", "range"],
  direction: ["", "up", "down"],
};

/** The fields that a figure has, in the order in which a person looks at them. */
export function fieldsOf({ kind, bound, high, of }: Observation, set: Given): Field[] {
  const sort = set.kind ?? kind;
  const whole = of !== null || ["ratio", "rank", "score"].includes(sort);
  const range = high !== null || (set.bound ?? bound) === "range";
  const change = sort === "change" || sort === "multiple";
  return ["indicator", "label", "area", "period", "status", "kind", "value", ...(range ? ["high" as const] : []), ...(whole ? ["of" as const] : []), "unit", "bound", ...(change ? (["direction", "baseline"] as const) : [])];
}

/** A field as the analysis has it. */
export function raw(field: Field, o: Observation): string {
  return o[field] ?? "";
}

/** A field as a person reads it. */
export function shown(field: Field, words: string, precision: number, { text, lang, names }: Words): string {
  if (words === "") return "";
  if (field === "value" || field === "high" || field === "of") return decimal(words, field === "of" ? 0 : -precision, lang);
  if (field === "period") return period(words, text);
  if (field === "indicator") return names.get(words) ?? words;
  return words;
}

/** What a person wrote, as the analysis has it; nothing where it cannot be that. */
export function taken(field: Field, written: string, { text, lang, names }: Words): string | undefined {
  const words = written.trim();
  if (words === "") return field === "value" ? undefined : "";
  if (field === "value" || field === "high" || field === "of") return number(words, lang);
  if (field === "period") return time(words, text);
  if (field === "indicator") return idOf(words, names);
  return words;
}

/** *Reads* `1.234,5` in Vietnamese and `1,234.5` in English; also `1234.5` in Vietnamese, which no group of three digits can be. */
function number(words: string, lang: Lang): string | undefined {
  const [point, group] = lang === "vi" ? [",", "."] : [".", ","];
  const bare = words.replace(/\s/g, "").replace("−", "-").replace(/%$/, "");
  const grouped = /^-?\d{1,3}([.,]\d{3})+(?!\d)/.test(bare) && bare.includes(group) && !/^-?0/.test(bare);
  const plain = grouped ? bare.replaceAll(group, "").replace(point, ".") : bare.replace(point, ".");
  return /^-?\d{1,18}(\.\d{1,9})?$/.test(plain) ? plain : undefined;
}

/** *Reads* 2024, 6/2024, 15/6/2024, 2021–2025, a quarter or half of a year as the page writes it, and the codes of the analysis. */
function time(words: string, text: Text): string | undefined {
  const two = (digits: string) => digits.padStart(2, "0");
  if (/^\d{4}(-(Q[1-4]|H[12]|\d{2}(-\d{2})?))?$/.test(words) || /^[\d-]+\/[\d-]*\d{4}[\d-]*$/.test(words) && !/^\d{1,2}\//.test(words)) return words;
  const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words);
  if (day) return Number(day[2]) <= 12 && Number(day[1]) <= 31 ? `${day[3]}-${two(day[2]!)}-${two(day[1]!)}` : undefined;
  const month = /^(\d{1,2})\/(\d{4})$/.exec(words);
  if (month) return Number(month[1]) >= 1 && Number(month[1]) <= 12 ? `${month[2]}-${two(month[1]!)}` : undefined;
  const ends = words.split(/\s*[–-]\s*/);
  if (ends.length === 2 && ends.every((end) => /^[\d/]+$/.test(end))) {
    const [from, to] = ends.map((end) => time(end, text));
    return from && to && from < to ? `${from}/${to}` : undefined;
  }
  const year = /\d{4}/.exec(words)?.[0];
  if (!year) return undefined;
  const parts: [string, string][] = [1, 2, 3, 4].map((n) => [text.quarter(String(n), year), `${year}-Q${n}`]);
  parts.push([text.half(true, year), `${year}-H1`], [text.half(false, year), `${year}-H2`]);
  const tidy = (one: string) => fold(one).replace(/[\s/]+/g, " ");
  return parts.find(([name]) => tidy(name) === tidy(words))?.[1];
}

/** The id of an indicator by its name, marks and case set aside, or by itself. */
function idOf(words: string, names: Map<string, string>): string | undefined {
  if (names.has(words)) return words;
  const wanted = fold(words);
  return [...names].find(([, name]) => fold(name) === wanted)?.[0];
}
