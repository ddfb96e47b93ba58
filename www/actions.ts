// All that a reader can do on the page.

import { isAwaited, keepOffer } from "./anywhere/early.ts";
import type { Client } from "./client.ts";
import { desk } from "./actions/desk.ts";
import { drawing } from "./actions/drawing.ts";
import { helping } from "./actions/helping.ts";
import { history } from "./actions/history.ts";
import { keeping } from "./actions/keeping.ts";
import { places } from "./actions/places.ts";
import { isLinked, reading } from "./actions/reading.ts";
import { reviewing } from "./actions/reviewing.ts";
import { saving } from "./actions/saving.ts";
import type { Hand } from "./intake/files.ts";
import type { Incoming, Intake } from "./intake/intake.ts";
import { fromTransfer, fromWords, read } from "./intake/transfer.ts";
import type { State, Store } from "./state.ts";
import { fetched } from "./text.ts";

/** What the views may call. */
export type Actions = ReturnType<typeof actions>;

/** Binds the actions to the page's state and to the engine. */
export function actions(page: Store<State>, engine: Client) {
  const on = desk(page, engine);
  const chart = drawing(on);
  const place = places(on, chart);
  const work = reading(on, chart, place);
  const person = reviewing(on, chart, work);
  const steps = history(on, chart, place, person);
  work.recipesTo(person.takeRecipe);
  const kept = keeping(on, work);
  const take = (coming: Intake | Promise<Intake>, since?: number) => kept.taking(work.take, coming, since);
  const opening = (read: (hand: Hand) => Promise<Intake>) => work.opening(read, (part) => void take(part));
  let begun: Promise<void> | undefined;

  /** What the page is among other programs. Where it cannot be had, the page is one by itself. */
  function anywhere(): void {
    begun ??= import("./anywhere/begin.ts").then(
      (part) => part.begin(page, take),
      () => undefined,
    );
  }

  return {
    /** Waits for the engine, then says that the page can take input. */
    async start(): Promise<void> {
      addEventListener("popstate", () => (isLinked() ? void work.follow() : isAwaited() || place.again()));
      addEventListener("keydown", (event) => {
        const typing = (event.target as Element).closest?.("input:not([type=checkbox]), textarea");
        if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
        const key = event.key.toLowerCase();
        const redo = key === "y" || (key === "z" && event.shiftKey);
        if (!redo && key !== "z") return;
        event.preventDefault();
        void (redo ? steps.redo() : steps.undo());
      });
      keepOffer();
      let settled: ReturnType<typeof setTimeout> | undefined;
      addEventListener("resize", () => {
        clearTimeout(settled);
        settled = setTimeout(() => void chart.resized(), 200);
      });
      const wasHere = page.get().kept.phase === "opening";
      if (wasHere) kept.begin(isLinked());
      try {
        await engine.ready;
        page.set({ phase: "ready" });
        document.documentElement.dataset["ready"] = "1";
      } catch {
        return page.set({ phase: "broken" });
      }
      if (!wasHere) kept.begin(isLinked());
      if (isAwaited()) anywhere();
      if (isLinked()) await work.follow();
      // A page that is offline by now does without.
      void samples().then(
        ([first]) => first && engine.warm(first.text),
        () => undefined,
      );
      await soon().catch(() => undefined);
      idle(anywhere);
    },
    files: (files: File[]) => take(opening((hand) => read((part) => part.fromFiles(files, hand)))),
    folder: (files: File[]) => take(opening((hand) => read((part) => part.fromFolder(files, hand)))),
    transfer: (data: DataTransfer, since: number) => take(opening((hand) => fromTransfer(data, hand)), since),
    words: (words: string) => take(fromWords(words, "")),
    tables: (files: File[]) => take(read((part) => part.fromTables(files))),
    withoutWords: () => work.useWords([]),
    async samples(): Promise<void> {
      const articles = samples();
      if (await on.later(articles)) await take({ articles: await articles, problems: [] });
    },
    readApart: work.readApart,
    keepWhole: work.keepWhole,
    /** Tells the store that something changed. */
    noted: kept.noted,
    /** Asks something of the projects. */
    keep: kept.asked,
    stop: work.stop,
    resume: work.resume,
    leaveRest: work.leaveRest,
    pause: work.pause,
    open: place.show,
    remove: work.remove,
    clear: work.clear,
    jump(doc: string, id: string, to: "words" | "rows", among: string[] = []): void {
      if (page.get().reviewing) void person.leaveReview();
      page.set({ jump: { doc, id, to, among, tick: on.tick() } });
      place.show(doc);
    },
    dismiss: (id: number) => page.set({ notices: page.get().notices.filter((notice) => notice.id !== id) }),
    dismissAll: () => page.set({ notices: [] }),
    choose: steps.choose,
    undo: steps.undo,
    redo: steps.redo,
    /** Asks for a part of what the articles say together. */
    look: engine.look.bind(engine) as Client["look"],
    /** Remembers what the reader chose among the views across the articles. */
    turn: (choice: Record<string, string>) => page.set({ across: { ...page.get().across, ...choice } }),
    async switchLang(): Promise<void> {
      const lang = page.get().lang === "vi" ? "en" : "vi";
      if (!(await on.later(fetched(lang)))) return;
      // Charts that came in another language speak the page's from now on.
      const specs = [...page.get().specs].map(([doc, { lang: _, ...spec }]) => [doc, spec] as const);
      page.set({ lang, specs: new Map(specs) });
      keep("lang", lang);
      void chart.compare();
    },
    switchTheme(): void {
      page.set({ dark: !page.get().dark });
      keep("theme", page.get().dark ? "dark" : "light");
      void chart.compare();
    },
    ...person,
    ...helping(page, place),
    /** What every indicator is called. */
    indicators: () => engine.indicators(page.get().lang),
    ...saving(on, chart),
  };
}

/** The parts that most readers come to need: they come behind all else, so that they are here when the network is not. */
function soon(): Promise<unknown> {
  return Promise.all([import("./intake/files.ts"), import("./intake/html.ts"), import("./carry/save.ts"), import("./carry/report.ts"), import("./carry/link.ts"), import("./carry/reopen.ts"), import("./views/drawn-table.tsx"), import("./passage.ts"), import("./views/virtual.ts"), import("./views/across/panel.tsx"), import("./views/help/panel.tsx"), import("./split/preview.tsx"), import("./crew.ts")]);
}

/** When the page has nothing else to do. Safari does not say when that is. */
function idle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 5_000 });
  else setTimeout(work, 1_000);
}

/** The samples, and the first of them to try the engine with: they come behind all else. */
async function samples(): Promise<Incoming[]> {
  return (await import("./samples.ts")).samples;
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`sodo:${key}`, value);
  } catch {
    // A page opened from disk may have no storage.
  }
}
