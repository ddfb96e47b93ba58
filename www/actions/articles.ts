// One article: read with what was decided of it and of others.

import type { Incoming } from "../intake/intake.ts";
import { shared, togetherFor, type Decision } from "../review/decision.ts";
import type { Held } from "../state.ts";
import { problemOf, type Desk } from "./desk.ts";

/** What came of an article. */
export type Came = Held | "failed" | "cancelled";

/** Binds it to the desk. */
export function articles({ page, engine, notify }: Desk) {
  /** The articles that something was decided of, among these. */
  let deciding: { docs: Held[] | undefined; held: Held[] } = { docs: undefined, held: [] };

  /** Reads an article. What keeps it from being read is said. */
  async function readOne(doc: string, { name: _, whole: __, decisions: own, ...article }: Incoming): Promise<Came> {
    try {
      const decisions = togetherFor(own ?? [], sharedBut(doc));
      const analysis = await engine.add({ ...article, doc, ...(decisions.length && { decisions }) });
      return { doc, text: article.text, analysis, ...(own && { decisions: own }) };
    } catch (error) {
      if ((error as { code?: string }).code === "cancelled") return "cancelled";
      notify([problemOf(error, doc)]);
      return "failed";
    }
  }

  /** An article that is here, as it came in, and what was decided of it. */
  function cameIn({ doc, text, decisions }: Held): Incoming {
    const { url, published } = engine.held.get(doc) ?? {};
    return { name: doc, text, ...(url && { url }), ...(published && { published }), ...(decisions && { decisions }) };
  }

  /** What was decided elsewhere and holds for an article too. */
  function sharedBut(doc: string): Decision[] {
    const { docs, recipe } = page.get();
    if (deciding.docs !== docs) deciding = { docs, held: docs.filter(({ decisions }) => decisions?.length) };
    return [...recipe, ...deciding.held.flatMap((held) => (held.doc === doc ? [] : shared(held.decisions ?? [])))];
  }

  /** Reads some articles again, each with what was decided of it. One that cannot be read stays as it was. */
  async function reread(names: string[]): Promise<void> {
    const read = new Map<string, Held>();
    for (const doc of names) {
      const held = page.get().docs.find((held) => held.doc === doc);
      if (!held || held.carried) continue;
      const again = await readOne(doc, cameIn(held));
      if (typeof again === "object") read.set(doc, again);
    }
    page.set({ docs: page.get().docs.map((held) => (read.has(held.doc) ? newer(held, read.get(held.doc)!) : held)) });
  }

  return { readOne, cameIn, reread };
}

/** What was read anew, with what was decided meanwhile: it is read next. */
export function newer({ decisions }: Held, read: Held): Held {
  return { ...read, ...(decisions && { decisions }) };
}
