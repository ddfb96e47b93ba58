// Steps that can be taken back, and forward again.

import type { Decision } from "../review/decision.ts";
import { openArticle, type Step } from "../state.ts";
import type { ChartSpec } from "../wire.ts";
import type { Desk } from "./desk.ts";
import type { Drawing } from "./drawing.ts";
import type { Places } from "./places.ts";
import type { Reviewing } from "./reviewing.ts";

/** Binds the steps to the desk. */
export function history({ page, tick }: Desk, { asked, compare }: Drawing, { isOpen, opens }: Places, { settle }: Reviewing) {
  /** Takes the last step back, or forward again. */
  async function back(from: "past" | "future", to: "past" | "future"): Promise<void> {
    const step = page.get()[from].at(-1);
    if (!step) return;
    const held = page.get().docs.find((held) => held.doc === step.doc);
    page.set({ [from]: page.get()[from].slice(0, -1) });
    if (step.doc !== undefined && !held) return back(from, to);
    const { reviewing } = page.get();
    if (!isOpen(step.doc) && !reviewing) opens(step.doc);
    const onto = (now: Step) => page.set({ [to]: [...page.get()[to], now] });
    if ("spec" in step) {
      onto({ doc: step.doc, spec: asked() });
      return compare(step.spec);
    }
    const before = held!.decisions ?? [];
    onto({ doc: step.doc, decisions: before });
    await settle(step.doc, step.decisions);
    const at = changed(before, step.decisions);
    if (reviewing && at) page.set({ reviewing: { ...reviewing, at: { doc: step.doc, start: at.start }, tick: tick() } });
    if (!reviewing) await compare();
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

/** The decision that one list has and the other has not. */
function changed(before: Decision[], after: Decision[]): Decision | undefined {
  return after.findLast((one) => !before.includes(one)) ?? before.findLast((one) => !after.includes(one));
}
