// What the page knows, and the one place where it changes.

import type { Anywhere } from "./anywhere/begin.ts";
import type { Incoming, Problem } from "./intake/intake.ts";
import type { Decision } from "./review/decision.ts";
import type { Several } from "./split/plan.ts";
import type { Kept, Named } from "./store/kept.ts";
import type { Lang } from "./text.ts";
import type { Added, Table } from "./client.ts";
import type { Analysis, Chart, ChartChoice, ChartSpec } from "./wire.ts";

/** An article that has been read. */
export interface Held {
  /** Its name in the engine, unique on the page. */
  doc: string;
  text: string;
  analysis: Analysis;
  /** True where it came with a picture: its text is then no more than the sentences of its figures. */
  carried?: true;
  /** What a person decided about its figures, in the order in which it was decided. */
  decisions?: Decision[];
}

/** A line about something that was not taken. */
export interface Notice extends Problem {
  id: number;
  /** Takes back what the line tells of. */
  undo?: () => void;
}

/** A figure to go to, and where: its words or its row. `tick` makes the same jump twice two jumps. */
export interface Jump {
  doc: string;
  id: string;
  to: "words" | "rows" | "chart";
  /** Figures that are lit up with it: those of a check. */
  among: string[];
  tick: number;
}

/** The reader's own tables, what they added, and what is wrong with the ones that were not taken. */
export interface Words {
  tables: Table[];
  added: Added | undefined;
  fault: Record<Lang, string> | undefined;
  /** Counts the times that something came of loading, each of which is shown. */
  tick: number;
}

/** Fields of a wish to change; one that is empty or undefined is the program's own again. */
export type Fields = { [field in keyof ChartSpec]?: ChartSpec[field] | undefined };

/** What can be taken back: what was asked of a chart (the one over all articles, or of one by its name), and what was decided of an
 * article's figures. */
export type Step = { doc: string | undefined; spec: ChartSpec } | { doc: string; decisions: Decision[] };

/** The reading that is under way. */
export interface Job {
  done: number;
  total: number;
  /** The one that is being read. */
  name: string;
  since: number;
  /** Seconds until it is over, where that can be told. */
  left?: number | undefined;
  paused?: boolean;
}

/** Everything the views draw from. */
export interface State {
  lang: Lang;
  dark: boolean;
  phase: "starting" | "ready" | "broken";
  docs: Held[];
  /** The article shown, or nothing for the view over all of them. */
  open: string | undefined;
  notices: Notice[];
  /** How many of the files that came in are opened. */
  opening: { done: number; total: number; since: number } | undefined;
  job: Job | undefined;
  /** Texts of several articles that wait for the reader to say how they are cut. */
  several: Several[];
  /** What came in and is not read yet. */
  coming: Incoming[];
  /** Articles that were waiting when the reader stopped the work. */
  rest: Incoming[];
  /** Articles that were here before and could not be read again: they are kept for another time. */
  aside: Incoming[];
  /** How the keeping stands, the project that is open, and all there are. */
  kept: Kept;
  project: Named | undefined;
  projects: Named[];
  /** Files that were still to be opened then. */
  unopened: number;
  jump: Jump | undefined;
  choices: ChartChoice[];
  /** What the reader asked of the chart over all articles, and of each article's own (by its name). */
  specs: Map<string | undefined, ChartSpec>;
  words: Words;
  /** Whether saved pictures carry their data. */
  carry: boolean;
  /** Whether the chart has a code with a link to it at its foot. */
  code: boolean;
  /** What was before what is now, the last at the end; and what was taken back. */
  past: Step[];
  future: Step[];
  /** Whether the help is on screen, in front of all else. */
  help: boolean;
  /** Where a person goes through figures one by one: those of an article or of all, and the one to go to. */
  reviewing: { doc: string | undefined; at: { doc: string; start: number } | undefined; tick: number } | undefined;
  /** What was decided elsewhere and holds here. */
  recipe: Decision[];
  /** What the reader chose among the views across the articles, by what was asked. */
  across: Record<string, string>;
  /** How the page stands to other programs and to the host, once the part that knows is here. */
  anywhere: Anywhere | undefined;
  /** The chart as it is shown, and bytes of what it carries once they are known: nobody waits for them. */
  chart: { picture: Chart; url: string; carries?: number } | "none" | "failed" | undefined;
}

/** The article on screen: the one opened, or the only one there is. */
export function openArticle({ docs, open }: State): Held | undefined {
  return docs.find((held) => held.doc === open) ?? (docs.length === 1 ? docs[0] : undefined);
}

/** A name that no other article has. */
export function unused(name: string, taken: Set<string>): string {
  if (!taken.has(name)) return name;
  const [, stem = name, ending = ""] = /^(.*?)(\.[a-z]{2,5})?$/i.exec(name) ?? [];
  for (let n = 2; ; n++) if (!taken.has(`${stem} (${n})${ending}`)) return `${stem} (${n})${ending}`;
}

/** A value that tells one listener when it changes. */
export interface Store<S> {
  get(): S;
  set(patch: Partial<S>): void;
}

/** Makes a store; `changed` runs after every change, at once. */
export function store<S>(first: S, changed: (now: S) => void): Store<S> {
  let now = first;
  return {
    get: () => now,
    set(patch) {
      now = { ...now, ...patch };
      changed(now);
    },
  };
}
