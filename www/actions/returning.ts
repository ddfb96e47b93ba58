// What was here before comes back: a project that was kept, an article that was let go of.

import type { Carried, Table } from "../client.ts";
import type { Incoming } from "../intake/intake.ts";
import type { Held } from "../state.ts";
import type { Contents } from "../store/form.ts";
import type { Came } from "./articles.ts";
import type { Desk } from "./desk.ts";

/** What it needs of the reading. */
export interface Line {
  readOne(doc: string, one: Incoming): Promise<Came>;
  compare(): Promise<void>;
  remember(): void;
  /** The reading that is under way. */
  working(): Promise<void>;
  /** How often all was let go of: work that began before must not bring anything back. */
  clears(): number;
  /** Has articles read before all others. */
  first(articles: Incoming[]): Promise<void>;
}

/** Binds it to the desk. */
export function returning({ page, engine, notify }: Desk, line: Line) {
  // What was here before comes back before anything else is taken.
  let laid: Promise<void> = Promise.resolve();

  /** Puts an article back where it stood. */
  async function putBack(once: Incoming, held: Held, at: number, picture: Carried | undefined): Promise<void> {
    await line.working();
    const { docs } = page.get();
    if (docs.some(({ doc, text }) => doc === held.doc || text === held.text)) return;
    if (picture) await engine.reopen(picture.data, picture.names.map((name) => (name === held.doc ? name : "")));
    const back = held.carried ? held : await line.readOne(held.doc, once);
    if (typeof back === "object") page.set({ docs: page.get().docs.toSpliced(at, 0, back) });
    await line.compare();
  }

  /** Brings back what was kept: what a person chose at once, articles as they are read. */
  async function restore({ articles, waiting, pictures, settings }: Contents): Promise<void> {
    const { specs, tables, recipe, across, open, carry, code } = settings;
    const hadTables = page.get().words.tables.length > 0;
    const known = articles.map(({ doc, decisions, carried, text, place: _, ...rest }): Incoming => ({ name: doc, text, ...rest, as: { doc, ...(decisions && { decisions }), ...(carried && { carried }) }, whole: true }));
    const texts = new Set(articles.map(({ text }) => text));
    const named = nameInAddress();
    const begun = line.clears();
    page.set({
      ...{ recipe, across, carry, code, coming: known, rest: waiting.filter(({ text }) => !texts.has(text)) },
      specs: new Map(specs.map(([doc, spec]) => [doc ?? undefined, spec])),
      words: { ...page.get().words, tables, added: undefined, fault: undefined },
      open: articles.some(({ doc }) => doc === named) ? named : (open ?? undefined),
    });
    const carried = known.filter(({ as }) => as?.carried);
    await (laid = lay(tables, hadTables, pictures, carried));
    if (begun !== line.clears()) return;
    const read = known.filter(({ as }) => !as?.carried);
    if (page.get().job) return void line.first(read);
    if (read.length) await line.first(read);
    else line.remember();
    const places = new Map(articles.map(({ doc, place }) => [doc, place]));
    const at = ({ doc }: Held) => places.get(doc) ?? Infinity;
    if (carried.length) page.set({ docs: [...page.get().docs].sort((a, b) => at(a) - at(b) || 0) });
    if (carried.length || !read.length) await line.compare();
  }

  /** What must be there before the first article: the reader's own words, and articles that came with pictures. */
  async function lay(tables: Table[], hadTables: boolean, pictures: Contents["pictures"], carried: Incoming[]): Promise<void> {
    const begun = line.clears();
    if (tables.length || hadTables) await layWords(tables);
    const back: Held[] = [];
    for (const picture of pictures) {
      const { put } = await import("../carry/reopen.ts");
      const names = picture.names.map((name) => (carried.some((one) => one.name === name) ? name : ""));
      back.push(...(await put(engine, picture.data, names).catch(() => [])));
    }
    const held = carried.flatMap(({ name, as }) => back.filter(({ doc }) => doc === name).map((one) => ({ ...one, ...(as?.decisions && { decisions: as.decisions }) })));
    if (begun !== line.clears()) return;
    const lost = carried.filter(({ name }) => !held.some(({ doc }) => doc === name));
    if (lost.length) notify(lost.map(({ name }) => ({ name, reason: "notHere" })));
    const { docs, coming, aside } = page.get();
    page.set({ docs: [...docs, ...held], coming: coming.filter((one) => !carried.includes(one)), aside: [...aside, ...lost] });
  }

  /** Has the engine know the reader's own words. Where it refuses them now, they stay, and it is said. */
  async function layWords(tables: Table[]): Promise<void> {
    const { words } = page.get();
    try {
      page.set({ words: { ...words, added: await engine.words(tables) } });
    } catch (error) {
      const [vi = "", en = ""] = (error as Error).message.split("\n");
      page.set({ words: { ...words, fault: { vi, en }, tick: words.tick + 1 } });
    }
  }

  return { putBack, restore, laid: () => laid };
}

/** The article that the address names, where it names one. */
function nameInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}
