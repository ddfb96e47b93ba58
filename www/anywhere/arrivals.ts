// What the system hands to the installed page: files that were opened with it, and what another program shared.

import type { Intake } from "../intake/intake.ts";
import { fromWords, read } from "../intake/transfer.ts";
import { nameOf, shared } from "./names.ts";

interface Launch {
  files?: { getFile(): Promise<File> }[];
}

/** Takes files that the page is opened with, now and later. */
export function onLaunch(take: (files: File[]) => void): void {
  const queue = (globalThis as { launchQueue?: { setConsumer(consumer: (launch: Launch) => void): void } }).launchQueue;
  queue?.setConsumer(({ files = [] }) => {
    if (files.length) void Promise.all(files.map((file) => file.getFile())).then(take);
  });
}

/** True for the address that the service worker opens the page with, once it has laid a share aside. */
export const isShared = (hash: string): boolean => hash === `#${shared}`;

/** Takes out all shares that wait; none stays behind, whatever becomes of it. */
export async function waitingShares(): Promise<Intake[]> {
  const name = nameOf(new URL("./", location.href).href, shared);
  if (!(await caches.has(name))) return [];
  const cache = await caches.open(name);
  const found = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
  const forms = await Promise.all(found.map((response) => response?.formData().catch(() => undefined)));
  await caches.delete(name);
  return Promise.all(forms.flatMap((form) => (form ? intakes(form) : [])));
}

/** The files of a share; its words where it has none, and its address where it has no words either. */
function intakes(form: FormData): Promise<Intake>[] {
  const files = form.getAll("files").filter((file) => file instanceof File && file.size > 0) as File[];
  if (files.length) return [read((part) => part.fromFilesAtOnce(files))];
  const word = (field: string) => String(form.get(field) ?? "").trim();
  const [title, text, url] = [word("title"), word("text"), word("url")];
  // Programs put an address into the text as often as into its own field.
  const words = text && !/^https?:\S+$/.test(text) ? [title, text].filter((part) => part && !(part === title && text.startsWith(title))).join("\n\n") : text || url || title;
  return [fromWords(words, "")];
}
