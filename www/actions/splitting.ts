// Texts that hold several articles: found before they are read, shown to the reader, and read as he decides.

import type { Incoming, Problem } from "../intake/intake.ts";
import { cutsOf, whole, type Several } from "../split/plan.ts";
import type { Desk } from "./desk.ts";

/** Shorter ones hold one article. */
const short = 300;
/** So many texts are looked through in one call, so that others need not wait long. */
const batch = 64;

/**
 * The articles of a drop that are one each. The others wait for the reader, all of one drop together: whatever he decides
 * holds for the whole of it.
 */
export async function apart({ page, engine, notify }: Desk, articles: Incoming[]): Promise<Incoming[]> {
  const asked = articles.filter(({ text, whole }) => !whole && text.length >= short);
  const several = new Map<Incoming, Several>();
  const maybe: Problem[] = [];
  for (let from = 0; from < asked.length; from += batch) {
    const some = asked.slice(from, from + batch);
    // A text that the engine breaks on is read as one, and said so there.
    const found = await engine.split(some.map(({ text }) => text)).catch(() => []);
    found.forEach((numbers, i) => {
      const incoming = some[i]!;
      const { sure, unsure } = cutsOf(numbers);
      if (sure) several.set(incoming, { incoming, numbers });
      else if (unsure) maybe.push({ name: incoming.name, reason: "maybeSeveral" });
    });
  }
  if (maybe.length) notify(maybe);
  if (several.size) page.set({ several: [...page.get().several, ...several.values()] });
  return articles.filter((incoming) => !several.has(incoming)).map(whole);
}
