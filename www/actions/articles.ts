// One article: read with what was decided of it and of others.

import type { Incoming } from "../intake/intake.ts";
import { shared, togetherFor, type Decision } from "../review/decision.ts";
import type { Held } from "../state.ts";
import { problemOf, type Desk } from "./desk.ts";

/** What came of an article. */
export type Came = Held | "failed" | "cancelled";

/** Binds it to the desk. */
export function articles({ page, engine, notify }: Desk) {
  /** What was decided and holds for others too, by article, among these; most articles have none. */
  let deciding: { docs?: Held[]; coming?: Incoming[]; all: { doc: string; own: Decision[] }[] } = { all: [] };

  /** Reads an article: the one place where it goes to the engine. What keeps it from being read is said. */
  async function readOne(doc: string, { name: _, whole: __, as, ...article }: Incoming): Promise<Came> {
    try {
      const own = as?.decisions;
      const decisions = togetherFor(own ?? [], sharedBut(doc));
      const analysis = await engine.add({ ...article, doc, ...(decisions.length && { decisions }) });
      return { doc, text: article.text, analysis, ...(own && { decisions: own }) };
    } catch (error) {
      if ((error as { code?: string }).code === "cancelled") return "cancelled";
      notify([problemOf(error, doc)]);
      return "failed";
    }
  }

  /** An article as it goes to the engine another time. */
  function onceMore({ doc, text, decisions, carried }: Held): Incoming {
    const { url, published } = engine.held.get(doc) ?? {};
    const as = { doc, ...(decisions && { decisions }), ...(carried && { carried }) };
    return { name: doc, text, ...(url && { url }), ...(published && { published }), as, whole: true };
  }

  /** What was decided elsewhere and holds for an article too. */
  function sharedBut(doc: string): Decision[] {
    const { docs, recipe, coming } = page.get();
    if (deciding.docs !== docs || deciding.coming !== coming) {
      const here = new Set(coming.some(({ as }) => as?.decisions) ? docs.map((held) => held.doc) : []);
      // What is on its way back holds as if it were here: in which order articles are read again makes no difference.
      const back = coming.flatMap(({ as }) => (as?.decisions && !here.has(as.doc) ? as : []));
      const all = [...docs, ...back].flatMap(({ doc, decisions = [] }) => (decisions.length ? { doc, own: shared(decisions) } : []));
      deciding = { docs, coming, all };
    }
    return [...recipe, ...deciding.all.flatMap((one) => (one.doc === doc ? [] : one.own))];
  }

  /** Reads some articles again, each with what was decided of it. One that cannot be read stays as it was. */
  async function reread(names: string[]): Promise<void> {
    const read = new Map<string, Held>();
    for (const doc of names) {
      const held = page.get().docs.find((held) => held.doc === doc);
      if (!held || held.carried) continue;
      const again = await readOne(doc, onceMore(held));
      if (typeof again === "object") read.set(doc, again);
    }
    page.set({ docs: page.get().docs.map((held) => (read.has(held.doc) ? newer(held, read.get(held.doc)!) : held)) });
  }

  return { readOne, onceMore, reread };
}

/** What was read anew, with what was decided meanwhile: it is read next. */
export function newer({ decisions }: Held, read: Held): Held {
  return { ...read, ...(decisions && { decisions }) };
}
