// A project as it is kept and as a file holds it: the same form, the same version, the same steps from older ones.

import type { Table } from "../client.ts";
import type { Incoming } from "../intake/intake.ts";
import type { Decision } from "../review/decision.ts";
import { read as readRecipe } from "../review/recipe.ts";
import type { ChartSpec } from "../wire.ts";

/** An article, as much of it as cannot be had again: its figures are read anew. */
export interface KeptArticle {
  doc: string;
  text: string;
  /** Where it stands among the others; gaps mean nothing. */
  place: number;
  url?: string;
  published?: string;
  /** It came with a picture, which has its figures. */
  carried?: true;
  decisions?: Decision[];
}

/** What a picture carried, and what its articles are called here. */
export interface KeptPicture {
  data: string;
  names: string[];
}

/** What a person chose. */
export interface Settings {
  /** What was asked of the chart of each article, and, under null, of all. */
  specs: [string | null, ChartSpec][];
  tables: Table[];
  /** What was decided elsewhere and holds here. */
  recipe: Decision[];
  across: Record<string, string>;
  open: string | null;
  carry: boolean;
  code: boolean;
}

/** All of a project. */
export interface Contents {
  name: string;
  articles: KeptArticle[];
  /** Texts that came in and were not read yet. */
  waiting: Incoming[];
  pictures: KeptPicture[];
  settings: Settings;
}

/** The version of all that is written here. */
export const version = 1;

/** Settings of a project in which nothing was chosen. */
export const unset: Settings = { specs: [], tables: [], recipe: [], across: {}, open: null, carry: true, code: false };

type Raw = Record<string, unknown>;

/** The step from each version to the next one; lists keep their order. Steps are added and never changed: what was written once
 * can be read for ever. */
const steps: ((old: Raw) => Raw)[] = [
  // 0: articles had a name, and tables of words stood beside them.
  ({ articles, tables, ...old }) => ({
    ...old,
    articles: list(articles).map((one, place) => (isRaw(one) ? { ...one, doc: one["doc"] ?? one["name"], place } : one)),
    settings: { ...(isRaw(old["settings"]) && old["settings"]), tables: list(tables) },
  }),
];

/** What is wrong with something that should be a project. */
export class Unfit extends Error {
  constructor(readonly reason: "newer" | "damaged") {
    super(reason);
  }
}

/** Records that make no sense: what they are, and which of the list that was written. */
export interface Damaged {
  of: "articles" | "waiting" | "pictures";
  at: number;
}

/** A project out of what was written, by this version or an older one; records that make no sense are named and left out. */
export function contentsOf(written: unknown): { contents: Contents; damaged: Damaged[] } {
  if (!isRaw(written)) throw new Unfit("damaged");
  const from = written["version"];
  if (typeof from !== "number" || !Number.isInteger(from) || from < 0) throw new Unfit("damaged");
  if (from > version) throw new Unfit("newer");
  const { name, articles, waiting, pictures, settings } = steps.slice(from).reduce((old, step) => step(old), written);
  if (!Array.isArray(articles)) throw new Unfit("damaged");
  const damaged: Damaged[] = [];
  const sound = <T>(of: Damaged["of"], all: unknown, is: (one: unknown) => one is T): T[] =>
    list(all).filter((one, at): one is T => is(one) || (damaged.push({ of, at }), false));
  const contents: Contents = {
    name: typeof name === "string" ? name : "",
    articles: sound("articles", articles, isArticle).sort((a, b) => a.place - b.place),
    waiting: sound("waiting", waiting, isIncoming),
    pictures: sound("pictures", pictures, isPicture),
    settings: settingsOf(settings),
  };
  return { contents, damaged };
}

function settingsOf(raw: unknown): Settings {
  const { specs, tables, recipe, across, open, carry, code } = isRaw(raw) ? raw : ({} as Raw);
  return {
    specs: list(specs).filter((one): one is [string | null, ChartSpec] => Array.isArray(one) && (one[0] === null || isText(one[0])) && isRaw(one[1])),
    tables: list(tables).filter((one): one is Table => isRaw(one) && isText(one["name"]) && isText(one["text"])),
    recipe: decisionsOf(recipe) ?? [],
    across: isRaw(across) ? (Object.fromEntries(Object.entries(across).filter(([, value]) => isText(value))) as Record<string, string>) : {},
    open: isText(open) ? open : null,
    carry: carry !== false,
    code: code === true,
  };
}

function isArticle(one: unknown): one is KeptArticle {
  if (!isRaw(one) || !isText(one["doc"]) || !one["doc"] || typeof one["place"] !== "number") return false;
  return isIncoming(one) && (one["decisions"] === undefined || decisionsOf(one["decisions"]) !== undefined);
}

/** Decisions, where all of them make sense. */
function decisionsOf(raw: unknown): Decision[] | undefined {
  const all = readRecipe({ version: 1, decisions: raw });
  return typeof all === "string" ? undefined : all;
}

function isIncoming(one: unknown): one is Incoming {
  return isRaw(one) && isText(one["text"]) && ["name", "url", "published"].every((field) => one[field] === undefined || isText(one[field]));
}

function isPicture(one: unknown): one is KeptPicture {
  return isRaw(one) && isText(one["data"]) && Array.isArray(one["names"]) && one["names"].every(isText);
}

function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
