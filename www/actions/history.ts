// Steps that can be taken back, and forward again.

import { openArticle } from "../state.ts";
import type { ChartSpec } from "../wire.ts";
import type { Desk } from "./desk.ts";
import type { Drawing } from "./drawing.ts";
import type { Places } from "./places.ts";

/** Binds the steps to the desk. */
export function history({ page }: Desk, { asked, compare }: Drawing, { isOpen, opens }: Places) {
  /** Takes the last step back, or forward again. */
  async function back(from: "past" | "future", to: "past" | "future"): Promise<void> {
    const step = page.get()[from].at(-1);
    if (!step) return;
    const known = step.doc === undefined || page.get().docs.some((held) => held.doc === step.doc);
    page.set({ [from]: page.get()[from].slice(0, -1) });
    if (!known) return back(from, to);
    if (!isOpen(step.doc)) opens(step.doc);
    page.set({ [to]: [...page.get()[to], { doc: step.doc, spec: asked() }] });
    await compare(step.spec);
  }

  return {
    /** Draws what the reader asks for. What was asked before can be had back. */
    choose(spec: ChartSpec): Promise<void> {
      const doc = openArticle(page.get())?.doc;
      if (JSON.stringify(spec) === JSON.stringify(asked())) return Promise.resolve();
      page.set({ past: [...page.get().past, { doc, spec: asked() }], future: [] });
      return compare(spec);
    },
    undo: () => back("past", "future"),
    redo: () => back("future", "past"),
  };
}
