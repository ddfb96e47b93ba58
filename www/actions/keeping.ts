// Keeping what is on the page: the part that does it comes behind what reads, and is told of every change from then on.

import type { Intake } from "../intake/intake.ts";
import type { Store } from "../store/store.ts";
import type { Desk } from "./desk.ts";
import type { Reading } from "./reading.ts";

/** Binds it to the desk. */
export function keeping(on: Desk, work: Reading) {
  const { page } = on;
  let store: Store | undefined;
  let begun: Promise<void> = Promise.resolve();

  async function begin(linked: boolean): Promise<void> {
    try {
      const { storeOf } = await import("../store/store.ts");
      store = storeOf(on, work);
    } catch {
      return page.set({ kept: { phase: "refused", why: "notHere" } });
    }
    await store.start(linked);
  }

  return {
    /** Opens what was kept. Where something was, nothing is taken before it is there. */
    begin(linked: boolean): void {
      const { phase } = page.get().kept;
      const done = begin(linked);
      if (phase === "opening") begun = done;
    },
    /** Tells the store that something changed. */
    noted: () => store?.look(),
    /** Hands on what came in, once what was here before has its place. */
    async taking(take: Reading["take"], coming: Intake | Promise<Intake>, since?: number): Promise<void> {
      const intake = coming instanceof Promise ? await coming : coming;
      await begun;
      for (const project of intake.projects ?? []) await asked("bring", project);
      await take(intake, since);
    },
    asked,
  };

  /** Asks the store for something, once it has done what it was asked before: what comes in meanwhile waits for the page that it leaves. */
  function asked<K extends Exclude<keyof Store, "look" | "start">>(what: K, ...args: Parameters<Store[K]>): Promise<void> {
    const done = begun.then(async () => {
      if (!store) return on.notify([{ name: "", reason: "notHere" }]);
      await (store[what] as (...args: unknown[]) => unknown)(...args);
    });
    begun = done.catch(() => {});
    return done;
  }
}
