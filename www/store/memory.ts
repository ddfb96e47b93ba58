// What is remembered beside the database: which project was open, in this tab and at all. Lost without harm.

import { shared } from "../anywhere/names.ts";

const key = "sodo:project";

/** The project that was open last, in this tab first. */
export function lastProject(): string | null {
  return tried(() => sessionStorage.getItem(key) ?? localStorage.getItem(key)) ?? null;
}

/** Remembers the project that is open. */
export function rememberProject(id: string): void {
  for (const storage of both) tried(() => storage().setItem(key, id));
}

/** Remembers that none is open. */
export function forgetProject(): void {
  for (const storage of both) tried(() => storage().removeItem(key));
}

/** Forgets all of the reader's that the page ever wrote down beside the database: what other programs shared too. Others may
 * live at this address. The page's own files stay where they are, or it would not open without a network. */
export async function forgetAll(): Promise<void> {
  for (const storage of both) tried(() => Object.keys(storage()).filter(isOurs).forEach((name) => storage().removeItem(name)));
  await (async () => {
    for (const name of await caches.keys()) if (isOurs(name) && name.endsWith(` ${shared}`)) await caches.delete(name);
  })().catch(() => {});
}

/** Databases of ours. */
export async function databases(): Promise<string[]> {
  const all = (await indexedDB.databases?.().catch(() => [])) ?? [];
  return all.flatMap(({ name }) => (name && isOurs(name) ? name : []));
}

/** Asks the browser not to clear the store when the disk runs full. Firefox would ask the person, which nobody expects here. */
export async function lasting(): Promise<void> {
  if ("mozInnerScreenX" in globalThis) return;
  await (async () => (await navigator.storage.persisted()) || (await navigator.storage.persist()))().catch(() => false);
}

const both = [() => sessionStorage, () => localStorage];
const isOurs = (name: string) => name.startsWith("sodo");

/** Storage may be forbidden altogether. */
function tried<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
