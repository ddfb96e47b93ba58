// How the keeping stands, as the page shows it.

import type { State } from "../state.ts";

/** What of the page is kept. Two pages with the same of each are the same to the store. */
export const fields = ["docs", "several", "coming", "rest", "aside", "specs", "words", "recipe", "across", "open", "carry", "code"] as const;

/** What was on the page at one moment. */
export type Snapshot = Pick<State, (typeof fields)[number]>;

/** A project as a list shows it. */
export interface Named {
  id: string;
  name: string;
}

/** Why nothing is kept: the browser does not let us; a newer SoDo wrote it; the part that keeps did not come; all else. */
export type Why = "denied" | "newer" | "notHere" | "failed";

/** How the keeping stands. */
export interface Kept {
  /** `off`: nothing is known yet. `opening`: what is there is looked for. `taken`: another tab keeps this project now. */
  phase: "off" | "opening" | "on" | "full" | "refused" | "taken";
  /** What is in the store for certain. */
  saved?: Snapshot;
  why?: Why;
  /** How many MB the store may hold, where it is full. */
  room?: number;
  /** How many MB are left, where that is little. */
  low?: number;
  /** The project that would be shown if another tab had not opened it. */
  elsewhere?: Named;
}

/** True where every change on screen is in the store. */
export function isSaved(state: State): boolean {
  const { phase, saved } = state.kept;
  return phase === "on" && saved !== undefined && fields.every((field) => saved[field] === state[field]);
}
