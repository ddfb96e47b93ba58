// A person looks at figures: what they decide, and what becomes of it.

import { saveBlob } from "../export.ts";
import { concerns, laid, shared, type Decision } from "../review/decision.ts";
import type { Held } from "../state.ts";
import type { Desk } from "./desk.ts";
import type { Drawing } from "./drawing.ts";
import type { Reading } from "./reading.ts";

/** What others may ask of the reviewing. */
export type Reviewing = ReturnType<typeof reviewing>;

/** Binds it to the desk. */
export function reviewing({ page, notify, text, tick }: Desk, { compare }: Drawing, { reread }: Reading) {
  /** Decisions take effect one after the other, each on what the one before has left. */
  let last: Promise<unknown> = Promise.resolve();

  const held = (doc: string) => page.get().docs.find((one) => one.doc === doc);

  /** Lets an article have these decisions in place of those it has, and reads again what they change. */
  function settle(doc: string, decisions: Decision[]): Promise<void> {
    const before = held(doc)?.decisions ?? [];
    // At once, so that they are kept before anything is read.
    page.set({ docs: page.get().docs.map((one) => (one.doc === doc ? { ...one, decisions } : one)) });
    const next = last.then(() => reread(touched(doc, before, decisions)));
    last = next.catch(() => undefined);
    return next;
  }

  /** The article itself, and those with figures that what is new or gone says something of. */
  function touched(doc: string, before: Decision[], after: Decision[]): string[] {
    const old = shared(before);
    const now = shared(after);
    const changed = [...old.filter((one) => !now.includes(one)), ...now.filter((one) => !old.includes(one))];
    const others = page.get().docs.filter((one) => one.doc !== doc && changed.length > 0 && isTouched(one, changed));
    return [doc, ...others.map((one) => one.doc)];
  }

  return {
    settle,
    /** Takes decisions about figures of an article. They can be taken back, all in one step. */
    async decide(doc: string, ...taken: Decision[]): Promise<void> {
      const decisions = held(doc)?.decisions ?? [];
      page.set({ past: [...page.get().past, { doc, decisions }], future: [] });
      await settle(doc, taken.reduce(laid, decisions));
    },
    /** Opens the queue, over one article or over all; at a figure where one is named. */
    review(doc?: string, at?: { doc: string; start: number }): void {
      page.set({ reviewing: { doc, at, tick: tick() } });
      scrollTo(0, 0);
    },
    /** Back to where the reader was; the chart is drawn with what was decided. */
    async leaveReview(): Promise<void> {
      page.set({ reviewing: undefined });
      await last;
      await compare();
    },
    /** What was decided in all articles, as a file that holds for other articles too. */
    async saveRecipe(): Promise<void> {
      const { written } = await import("../review/recipe.ts");
      const { docs, recipe } = page.get();
      const all = [...recipe, ...docs.flatMap((one) => one.decisions ?? [])];
      saveBlob(new Blob([written(all)], { type: "application/json" }), `${text().review.file}.json`);
    },
    /** Lets what others decided hold here, for the articles that are here and for those that come. */
    async takeRecipe(decisions: Decision[], name: string): Promise<void> {
      const { recipe, docs } = page.get();
      const known = new Set(recipe.map((one) => JSON.stringify(one)));
      const fresh = decisions.filter((one) => !known.has(JSON.stringify(one)));
      page.set({ recipe: [...recipe, ...fresh] });
      await reread(docs.filter((one) => isTouched(one, fresh)).map((one) => one.doc));
      notify([{ name, reason: "recipeTaken", detail: String(decisions.length) }]);
      await compare();
    },
    /** Lets go of what was decided elsewhere. */
    async withoutRecipe(): Promise<void> {
      const { recipe, docs } = page.get();
      page.set({ recipe: [] });
      await reread(docs.filter((one) => isTouched(one, recipe)).map((one) => one.doc));
      await compare();
    },
  };
}

/** True where decisions that were made elsewhere may say something of figures of an article. */
function isTouched({ text, carried, analysis }: Held, decisions: Decision[]): boolean {
  if (carried) return false;
  const says = (one: Decision) => text.includes(one.prefix + one.exact + one.suffix) || analysis.observations.some((o) => concerns(one, o));
  return decisions.some(says);
}
