// What is on the page and not yet in the store, as steps to write. Compared by identity: nothing that did not change is looked at.

import type { Article, Carried } from "../client.ts";
import type { Shelf } from "./base.ts";
import type { KeptArticle, Settings } from "./form.ts";
import type { Snapshot } from "./kept.ts";

/** What is in the store, as far as it was told that it is. */
export interface Stored {
  articles: Map<string, KeptArticle>;
  /** By their text. */
  waiting: Map<string, number>;
  /** By what they carry. */
  pictures: Map<string, { key: number; names: string[] }>;
  settings: string;
  /** Where articles stand, also those that are gone: one that comes back stands where it stood. */
  places: Map<string, number>;
  /** The next key that was not given yet. */
  next: number;
}

/** One step: something to lay down or, without a value, to take away. */
export interface Step {
  shelf: Shelf;
  key: string | [string] | [string, string | number];
  value?: unknown;
  /** About as many letters as are written. */
  size: number;
  /** To be called once it is in the store. */
  done(): void;
}

/** What the engine knows of the articles. */
export interface Held {
  held: ReadonlyMap<string, Article>;
  pictures: readonly Carried[];
}

/** A store with nothing in it. */
export function nothing(): Stored {
  return { articles: new Map(), waiting: new Map(), pictures: new Map(), settings: "", places: new Map(), next: 0 };
}

/** The steps that bring the store to what is on the page: what is new first, then what is gone. */
export function differences(stored: Stored, page: Snapshot, engine: Held, id: string): Step[] {
  const wanted = articlesOf(page, stored, engine);
  return [...laid(stored, wanted, id), ...waitingOf(stored, page, id), ...picturesOf(stored, engine, wanted, id), ...settingsOf(stored, page, id), ...gone(stored, wanted, id)];
}

/** The articles of the page by name, those too that are to be read again. */
function articlesOf({ docs, coming, rest, aside }: Snapshot, { articles, places }: Stored, { held }: Held): Map<string, KeptArticle> {
  const wanted = new Map<string, KeptArticle>();
  let last = Math.max(-1, ...places.values());
  const want = (doc: string, { text, url, published, decisions, carried }: Omit<KeptArticle, "doc" | "place">) => {
    const known = articles.get(doc);
    const same = known && known.text === text && known.decisions === decisions && known.url === url && known.published === published;
    const place = known?.place ?? places.get(doc) ?? ++last;
    const made = { doc, text, place, ...(url && { url }), ...(published && { published }), ...(carried && { carried }), ...(decisions && { decisions }) };
    wanted.set(doc, same ? known : made);
  };
  for (const one of [...aside, ...rest, ...coming]) if (one.as) want(one.as.doc, { ...one, ...one.as });
  for (const { doc, text, decisions, carried } of docs) {
    const { url, published } = held.get(doc) ?? {};
    want(doc, { text, ...(url && { url }), ...(published && { published }), ...(decisions && { decisions }), ...(carried && { carried }) });
  }
  return wanted;
}

function laid(stored: Stored, wanted: Map<string, KeptArticle>, id: string): Step[] {
  return [...wanted.values()]
    .filter((article) => stored.articles.get(article.doc) !== article)
    .map((article) => ({
      shelf: "articles",
      key: [id, article.doc],
      value: article,
      size: article.text.length,
      done: () => (stored.articles.set(article.doc, article), stored.places.set(article.doc, article.place)),
    }));
}

/** Texts that are not read yet, also those that a person is asked about. Those of the store go once they are read and kept. */
function waitingOf(stored: Stored, { several, coming, rest }: Snapshot, id: string): Step[] {
  const all = [...several.map(({ incoming }) => incoming), ...coming, ...rest].filter((one) => !one.as);
  const now = new Map(all.map((one) => [one.text, one]));
  const fresh = [...now].filter(([text]) => !stored.waiting.has(text));
  const old = [...stored.waiting].filter(([text]) => !now.has(text));
  return [
    ...fresh.map(([text, one]): Step => {
      const key = stored.next++;
      return { shelf: "waiting", key: [id, key], value: one, size: text.length, done: () => stored.waiting.set(text, key) };
    }),
    ...old.map(([text, key]): Step => ({ shelf: "waiting", key: [id, key], size: 0, done: () => stored.waiting.delete(text) })),
  ];
}

/** A picture stays as long as one of its articles does. */
function picturesOf(stored: Stored, { pictures }: Held, wanted: Map<string, KeptArticle>, id: string): Step[] {
  const isWanted = (name: string) => wanted.get(name)?.carried === true;
  const now = new Map<string, string[]>();
  for (const { data, names } of pictures) {
    const before = now.get(data);
    const all = names.map((name, i) => before?.[i] || (isWanted(name) ? name : ""));
    if (all.some(Boolean)) now.set(data, all);
  }
  const fresh = [...now].filter(([data, names]) => stored.pictures.get(data)?.names.join("\n") !== names.join("\n"));
  // One whose articles could not be opened again is needed the next time.
  const old = [...stored.pictures].filter(([data, { names }]) => !now.has(data) && !names.some(isWanted));
  return [
    ...fresh.map(([data, names]): Step => {
      const key = stored.pictures.get(data)?.key ?? stored.next++;
      return { shelf: "pictures", key: [id, key], value: { data, names }, size: data.length, done: () => stored.pictures.set(data, { key, names }) };
    }),
    ...old.map(([data, { key }]): Step => ({ shelf: "pictures", key: [id, key], size: 0, done: () => stored.pictures.delete(data) })),
  ];
}

function settingsOf(stored: Stored, page: Snapshot, id: string): Step[] {
  const value = settingsNow(page);
  const now = JSON.stringify(value);
  return now === stored.settings ? [] : [{ shelf: "settings", key: id, value, size: now.length, done: () => (stored.settings = now) }];
}

/** What a person chose, as it is kept. */
export function settingsNow({ specs, words, recipe, across, open, carry, code }: Snapshot): Settings {
  return { specs: [...specs].map(([doc, spec]) => [doc ?? null, spec]), tables: words.tables, recipe, across, open: open ?? null, carry, code };
}

function gone(stored: Stored, wanted: Map<string, KeptArticle>, id: string): Step[] {
  return [...stored.articles.keys()].filter((doc) => !wanted.has(doc)).map((doc) => ({ shelf: "articles", key: [id, doc], size: 0, done: () => stored.articles.delete(doc) }));
}
