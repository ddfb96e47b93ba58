// Files that are being opened: what is found in them is handed on while others are still opened, and all of it can be held back.

import { join, type Intake } from "../intake/intake.ts";
import type { Hand } from "../intake/files.ts";

/** What is found is handed on this often. A small drop is read as a whole. */
const often = 300;
const sign = 120;

interface One {
  /** Files that are not opened yet. */
  left: number;
  /** Articles that were found and not yet handed on. */
  kept: number;
  held: boolean;
  gone: boolean;
  go?: () => void;
}

/** All that is being opened. */
export interface Openings {
  /** Opens files: what is found is told on the way, and at last what is left of it. */
  open(work: (hand: Hand) => Promise<Intake>, found: (part: Intake) => void): Promise<Intake>;
  /** True while files are opened and none of them wait for the reader. */
  busy(): boolean;
  /** Holds back all that are being opened; gives how many articles that may be. */
  hold(): number;
  /** Has those go on that were held back. */
  resume(): void;
  /** Pauses all, or has them go on. */
  pause(paused: boolean): void;
  /** Lets go of those that are held back, or of all. */
  drop(all: boolean): void;
}

/** Binds it to the sign of progress. */
export function openings(show: (sign: { done: number; total: number; since: number } | undefined) => void): Openings {
  const all = new Set<One>();
  let paused = false;
  const wake = () => {
    for (const one of all) one.go?.();
  };

  async function passes(one: One): Promise<boolean> {
    while ((one.held || paused) && !one.gone) await new Promise<void>((go) => (one.go = go));
    return !one.gone;
  }

  async function open(work: (hand: Hand) => Promise<Intake>, found: (part: Intake) => void): Promise<Intake> {
    const since = performance.now();
    const one: One = { left: 0, kept: 0, held: false, gone: false };
    let [handed, shown] = [since, 0];
    let count = { done: 0, total: 0 };
    let articles: Partial<Intake>[] = [];
    const others: Partial<Intake>[] = [];
    all.add(one);
    try {
      const last = await work({
        go: () => passes(one),
        step(done, total) {
          one.left = total - done;
          count = { done, total };
          if (performance.now() - shown < sign || one.held) return;
          shown = performance.now();
          show({ done, total, since });
        },
        found({ articles: own = [], problems = [], ...rest }) {
          articles.push({ articles: own, problems });
          one.kept += own.length;
          // The reader's own words, pictures and recipes change the page: they wait for the rest.
          others.push(rest);
          if (performance.now() - handed < often || one.held || one.gone) return;
          handed = performance.now();
          // What is handed on is opened: nothing counts twice.
          shown ||= handed;
          show({ done: count.done + 1, total: count.total, since });
          found(join(articles));
          articles = [];
          one.kept = 0;
        },
      });
      one.left = 0;
      return (await passes(one)) ? join([...articles, ...others, last]) : join([]);
    } finally {
      all.delete(one);
      if (shown) show(undefined);
    }
  }

  return {
    open,
    busy: () => [...all].some((one) => !one.held),
    hold() {
      for (const one of all) one.held = true;
      show(undefined);
      return [...all].reduce((sum, one) => sum + one.left + one.kept, 0);
    },
    resume() {
      for (const one of all) one.held = false;
      wake();
    },
    pause(now) {
      paused = now;
      wake();
    },
    drop(every) {
      for (const one of all) one.gone ||= every || one.held;
      wake();
    },
  };
}
