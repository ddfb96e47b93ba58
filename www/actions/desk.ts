// What all actions stand on: the page's state, the engine, and the lines that tell what could not be done.

import type { Client } from "../client.ts";
import type { Problem } from "../intake/intake.ts";
import type { State, Store } from "../state.ts";
import { said, type Text } from "../text.ts";

/** What every group of actions is given. */
export interface Desk {
  page: Store<State>;
  engine: Client;
  /** What the page says in the reader's language. */
  text(): Text;
  /** Shows a line for each problem, with a way back where there is one. */
  notify(problems: Problem[], undo?: () => void): void;
  /** A number that was not given before: two jumps to one place are two. */
  tick(): number;
  /** Waits for a part of the page that comes when it is asked for. Says so where it does not come. */
  later(part: Promise<unknown>): Promise<boolean>;
}

/** Lays the desk. */
export function desk(page: Store<State>, engine: Client): Desk {
  let noticeId = 0;
  let ticks = 0;
  const notify: Desk["notify"] = (problems, undo) => page.set({ notices: [...page.get().notices, ...problems.map((p) => ({ ...p, id: ++noticeId, ...(undo && { undo }) }))] });
  return {
    page,
    engine,
    notify,
    text: () => said(page.get().lang),
    tick: () => ++ticks,
    later: (part) =>
      part.then(
        () => true,
        () => (notify([{ name: "", reason: "notHere" }]), false),
      ),
  };
}

/** What became of a failed call, as a line to show. */
export function problemOf(error: unknown, name: string): Problem {
  const { code, message } = error as { code?: string; message?: string };
  return code === "trap" ? { name, reason: "trap" } : { name, reason: "failed", detail: message ?? String(error) };
}

/** The address of the page, without what stands in its fragment. */
export function here(): string {
  return location.href.split("#", 1)[0]!;
}

/** True where others can open the page at its address. */
export function isPlace(): boolean {
  return /^https?:$/.test(location.protocol);
}
