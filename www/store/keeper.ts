// The keeper: writes what changes on the page into the project that is open, begun at the very change and done only when the
// browser says that it is on the disk.

import type { Desk } from "../actions/desk.ts";
import { shelves, strict, type Base } from "./base.ts";
import { version } from "./form.ts";
import { differences, nothing, type Step, type Stored } from "./differences.ts";
import { fields, type Kept, type Snapshot, type Why } from "./kept.ts";

/** What the keeper is told of a project. */
export interface Open {
  id: string;
  name: string;
  stored: Stored;
  /** True once it has a record of its own: where that is gone, another tab deleted it. */
  made: boolean;
}

/** How much is written in one go: the page answers in between. */
const most = { letters: 1_000_000, steps: 200 };
/** How long after a failure the next try is. */
const pause = 10_000;
/** How far apart two steps begin while articles are read. */
const spacing = 250;
/** How often the room is looked at, and how many MB are little. */
const often = 30_000;
const little = 30;

/** Another tab writes this project now. */
class Taken extends Error {}

/** The keeper of a page. */
export type Keeper = ReturnType<typeof keeper>;

/** Sets it to work. `fresh` makes a project where there is something to keep and none is open. `me` is this tab. */
export function keeper({ page, engine }: Desk, me: string, reach: () => Promise<Base>, fresh: () => Promise<Open>) {
  let open: Open | undefined;
  let awake = false;
  let writing: Promise<void> | undefined;
  let weighed = -often;
  let begun = -spacing;
  let again: ReturnType<typeof setTimeout> | undefined;

  /** Looks whether there is something to write. Called at every change, it costs next to nothing. */
  function look(): void {
    const { kept } = page.get();
    if (!awake || writing || kept.phase === "taken" || isSeen(kept)) return;
    clearTimeout(again);
    // While many are read, what came meanwhile goes in one step.
    const wait = page.get().job ? begun + spacing - performance.now() : 0;
    if (wait > 0) return void (again = setTimeout(look, wait));
    begun = performance.now();
    writing = write().finally(() => {
      writing = undefined;
      // What changed in the last breath.
      if (page.get().kept.phase === "on") look();
    });
  }

  function isSeen({ saved, phase }: Kept): boolean {
    const now = page.get();
    return phase === "on" && saved !== undefined && fields.every((field) => saved[field] === now[field]);
  }

  async function write(): Promise<void> {
    try {
      for (;;) {
        const now = seen();
        if (!open && isBare(now)) return say({ phase: "on", saved: now });
        open ??= await fresh();
        const steps = differences(open.stored, now, engine, open.id);
        if (!steps.length) return say({ phase: "on", saved: now });
        await commit(open, bounded(steps));
        if (!awake) return;
      }
    } catch (error) {
      await failed(error as Error);
    }
  }

  /** Writes some steps, all or none, where the project is still ours. */
  async function commit(project: Open, steps: Step[]): Promise<void> {
    const { id, name, made } = project;
    const base = await reach();
    const tx = base.transaction(shelves, "readwrite", strict);
    tx.done.catch(() => {}); // told by what waits for it below
    const projects = tx.objectStore("projects");
    const info = await projects.get(id);
    if (info ? info.owner !== me : made) {
      tx.abort();
      throw new Taken();
    }
    const changed = Date.now();
    const writes = steps.map(({ shelf, key, value }) => {
      const store = tx.objectStore(shelf);
      return value === undefined ? store.delete(key as never) : store.put(value as never, key as never);
    });
    await Promise.all([...writes, projects.put({ created: changed, ...info, version, owner: me, name: info?.name ?? name, changed }, id), tx.done]);
    project.made = true;
    for (const step of steps) step.done();
    void weigh();
  }

  async function failed(error: Error): Promise<void> {
    if (error instanceof Taken) return say({ phase: "taken" });
    again = setTimeout(look, pause);
    if (error.name !== "QuotaExceededError") return say({ phase: "refused", why: whyOf(error) });
    const room = await navigator.storage?.estimate?.().catch(() => undefined);
    // Where the page may hold gigabytes, it is the disk that is full, and a number would not help.
    const mb = Math.max(1, Math.round((room?.quota ?? Infinity) / 1e6));
    say({ phase: "full", ...(mb < 2_000 && { room: mb }) });
    await makeRoom();
  }

  /** Looks now and then how much room is left. */
  async function weigh(): Promise<void> {
    if (performance.now() - weighed < often) return;
    weighed = performance.now();
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
    const left = Math.max(0, Math.round((quota - usage) / 1e6));
    const { low, ...kept } = page.get().kept;
    if (left < little) page.set({ kept: { ...kept, low: left } });
    else if (low !== undefined) page.set({ kept });
  }

  /** Where nothing more goes in, what was taken off the page still goes out. */
  async function makeRoom(): Promise<void> {
    const steps = open ? differences(open.stored, seen(), engine, open.id).filter(({ shelf, value }) => shelf === "articles" && value === undefined) : [];
    if (!open || !steps.length) return;
    await commit(open, steps).then(write, () => {});
  }

  function seen(): Snapshot {
    const now = page.get();
    return Object.fromEntries(fields.map((field) => [field, now[field]])) as unknown as Snapshot;
  }

  function say(kept: Kept): void {
    const { elsewhere, saved, low } = page.get().kept;
    page.set({ kept: { ...(saved && { saved }), ...(elsewhere && { elsewhere }), ...(low !== undefined && { low }), ...kept } });
  }

  return {
    look,
    say,
    /** The project that is open. */
    now: () => open,
    /** Begins to keep what changes from now on, in this project or, without one, in a new one once there is something. */
    begin(project: Open | undefined): void {
      open = project;
      awake = true;
      look();
    },
    /** Ends keeping, after what is under way. What the page becomes from now on is not written. */
    async end(): Promise<void> {
      awake = false;
      clearTimeout(again);
      await writing;
      open = undefined;
    },
    /** Waits until all is in the store; false where that fails. What is read meanwhile is not waited for longer than it is written. */
    async settled(): Promise<boolean> {
      while (awake && !isSeen(page.get().kept)) {
        begun = -spacing;
        look();
        if (!writing) break;
        await writing;
        if (page.get().kept.phase !== "on") break;
      }
      return !awake || isSeen(page.get().kept);
    },
  };
}

/** A page on which there is nothing that a person would miss. */
function isBare({ docs, several, coming, rest, aside, words, recipe }: Snapshot): boolean {
  return !docs.length && !several.length && !coming.length && !rest.length && !aside.length && !words.tables.length && !recipe.length;
}

/** The first steps, as many as are written in one go. */
function bounded(steps: Step[]): Step[] {
  let letters = 0;
  const end = steps.findIndex((step, i) => i > 0 && ((letters += step.size) > most.letters || i >= most.steps));
  return end < 0 ? steps : steps.slice(0, end);
}

/** Why the store does not open, or does not take what it is given. */
export function whyOf({ name }: Error): Why {
  if (name === "VersionError") return "newer";
  return name === "SecurityError" || name === "NotAllowedError" || name === "UnknownError" || name === "InvalidStateError" || name === "TimeoutError" ? "denied" : "failed";
}

/** A store of a project of which nothing was written yet. */
export const unwritten = (id: string, name: string): Open => ({ id, name, stored: nothing(), made: false });
