// The database: what lies where, and how a project is read, made and deleted. Keys begin with the project, so that all of one
// lies together.

import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Incoming } from "../intake/intake.ts";
import { contentsOf, version, type Contents, type KeptArticle, type KeptPicture, type Settings } from "./form.ts";

/** The record of a project. */
export interface Info {
  name: string;
  created: number;
  changed: number;
  /** The version of the form of all its records. */
  version: number;
  /** The tab that writes it: no other one does. */
  owner: string;
}

interface Shelves extends DBSchema {
  projects: { key: string; value: Info };
  articles: { key: [string, string]; value: KeptArticle };
  waiting: { key: [string, number]; value: Incoming };
  pictures: { key: [string, number]; value: KeptPicture };
  settings: { key: string; value: Settings };
  /** Records that could not be understood, as they were. */
  damaged: { key: [string, number]; value: unknown };
}

/** The database. */
export type Base = IDBPDatabase<Shelves>;

/** Where things lie. */
export const shelves = ["projects", "articles", "waiting", "pictures", "settings", "damaged"] as const;

/** Where the parts of a project lie, its own record aside. */
export type Shelf = Exclude<(typeof shelves)[number], "projects">;

/** Writing that survives the machine, where the browser lets us ask for it. */
export const strict = { durability: "strict" } as const;

const called = "sodo";
const patience = 5_000;

/** The step from each version of the database to the next one. */
const steps: ((base: Base) => void)[] = [(base) => shelves.forEach((shelf) => base.createObjectStore(shelf))];

/** Opens the database; `lost` is called when the browser or another tab closes it. */
export async function openBase(lost: () => void): Promise<Base> {
  if (!globalThis.indexedDB) throw new DOMException("no storage", "SecurityError");
  const opening = openDB<Shelves>(called, steps.length, {
    upgrade: (base, old) => steps.slice(old).forEach((step) => step(base)),
    // Another tab wants to delete or renew it: it must not wait for us.
    blocking: (_old, _new, event) => ((event.target as IDBDatabase).close(), lost()),
    terminated: lost,
  });
  // Some browsers never answer where they keep nothing.
  const late = new Promise<never>((_, fail) => setTimeout(() => fail(new DOMException("no answer", "TimeoutError")), patience));
  return Promise.race([opening, late]);
}

/** Deletes the database, and with it all projects. */
export function deleteBase(): Promise<void> {
  return deleteDB(called);
}

/** All projects, the one that was changed last first. */
export async function listed(base: Base): Promise<(Info & { id: string })[]> {
  const tx = base.transaction("projects");
  const [ids, infos] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
  return infos.map((info, i) => ({ ...info, id: ids[i]! })).sort((a, b) => b.changed - a.changed);
}

/** All keys that begin with a project. */
export function keysOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** A project as it was kept, and its records that could not be understood, which are laid aside. */
export interface Loaded {
  info: Info;
  contents: Contents;
  /** The keys of what waits and of the pictures, in the order of the contents. */
  waiting: number[];
  pictures: number[];
  damaged: number;
}

/** Reads a project. */
export async function load(base: Base, id: string): Promise<Loaded | undefined> {
  const info = await base.get("projects", id);
  if (!info) return undefined;
  const [articles, waiting, pictures] = [await records(base, "articles", id), await records(base, "waiting", id), await records(base, "pictures", id)];
  const settings = await base.get("settings", id).catch(() => undefined);
  const values = (all: Found[]) => all.map((one) => one.value);
  const written = { version: info.version, name: info.name, articles: values(articles), waiting: values(waiting), pictures: values(pictures), settings };
  const { contents, damaged } = contentsOf(written);
  const found = { articles, waiting, pictures };
  const unsound = damaged.map(({ of, at }) => found[of][at]!);
  if (unsound.length) await layAside(base, id, unsound);
  if (info.version < version) await rewrite(base, id, info, contents);
  const keys = (all: Found[]) => all.filter((one) => !unsound.includes(one)).map(({ key }) => key[1] as number);
  return { info, contents, waiting: keys(waiting), pictures: keys(pictures), damaged: unsound.length };
}

interface Found {
  shelf: "articles" | "waiting" | "pictures";
  key: [string, string | number];
  value: unknown;
}

/** What lies on a shelf for a project. One record that the disk has lost does not take the others along. */
async function records(base: Base, shelf: Found["shelf"], id: string): Promise<Found[]> {
  const keys = await base.getAllKeys(shelf, keysOf(id));
  const values: unknown[] = await base.getAll(shelf, keysOf(id)).catch(() => Promise.all(keys.map((key) => base.get(shelf, key).catch(() => undefined))));
  return keys.map((key, i) => ({ shelf, key, value: values[i] }));
}

async function layAside(base: Base, id: string, unsound: Found[]): Promise<void> {
  const tx = base.transaction(shelves, "readwrite", strict);
  const from = Date.now();
  const moves = unsound.map(({ shelf, key, value }, i) => [tx.objectStore("damaged").put(value, [id, from + i]), tx.objectStore(shelf).delete(key as never)]);
  await Promise.all([...moves.flat(), tx.done]);
}

/** Lays all of a project down in the form of today. */
async function rewrite(base: Base, id: string, info: Info, contents: Contents): Promise<void> {
  const tx = base.transaction(shelves, "readwrite", strict);
  await tx.objectStore("articles").delete(keysOf(id));
  await Promise.all([...written(tx, id, { ...info, version }, contents, false), tx.done]);
}

/** Lays a whole project down under a new id. */
export async function lay(base: Base, id: string, info: Info, contents: Contents): Promise<void> {
  const tx = base.transaction(shelves, "readwrite", strict);
  await Promise.all([...written(tx, id, info, contents, true), tx.done]);
}

type Writing = ReturnType<typeof forWriting>;
const forWriting = (base: Base) => base.transaction(shelves, "readwrite");

function written(tx: Writing, id: string, info: Info, { articles, waiting, pictures, settings }: Contents, all: boolean): Promise<unknown>[] {
  return [
    tx.objectStore("projects").put(info, id),
    tx.objectStore("settings").put(settings, id),
    ...articles.map((one) => tx.objectStore("articles").put(one, [id, one.doc])),
    ...(all ? waiting.map((one, i) => tx.objectStore("waiting").put(one, [id, i])) : []),
    ...(all ? pictures.map((one, i) => tx.objectStore("pictures").put(one, [id, i])) : []),
  ];
}

/** Deletes a project and all of it. */
export async function erase(base: Base, id: string): Promise<void> {
  const tx = base.transaction(shelves, "readwrite", strict);
  const parts = (["articles", "waiting", "pictures", "damaged"] as const).map((shelf) => tx.objectStore(shelf).delete(keysOf(id)));
  await Promise.all([...parts, tx.objectStore("settings").delete(id), tx.objectStore("projects").delete(id), tx.done]);
}
