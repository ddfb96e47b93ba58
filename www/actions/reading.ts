// From what came in to articles that are read.

import type { Table } from "../client.ts";
import type { Picture } from "../carry/reopen.ts";
import { join, type Incoming, type Intake } from "../intake/intake.ts";
import type { Hand } from "../intake/files.ts";
import type { Decision } from "../review/decision.ts";
import { openArticle, unused, type State } from "../state.ts";
import { abreast, type Abreast } from "./abreast.ts";
import { articles, newer, type Came } from "./articles.ts";
import { problemOf, type Desk } from "./desk.ts";
import type { Drawing } from "./drawing.ts";
import { openings } from "./opening.ts";
import { pace } from "./pace.ts";
import type { Places } from "./places.ts";
import { returning } from "./returning.ts";
import { apart } from "./splitting.ts";

/** What others may ask of the reading. */
export type Reading = ReturnType<typeof reading>;

/** Binds it to the desk. */
export function reading(desk: Desk, { compare, showChart }: Drawing, { remember }: Places) {
  const { page, engine, notify, tick, text } = desk;
  const { readOne, onceMore, reread } = articles(desk);
  let queue: Incoming[] = [];
  let [stopped, paused] = [false, false];
  // Clearing everything counts up: work that began before must not bring anything back.
  let cleared = 0;
  // A reader who lets go of all lets go of files that are being opened too; where a project gives way to another, they come to that one.
  let discarded = 0;
  let working: Promise<void> = Promise.resolve();
  /** What is being read. */
  let line: Abreast<Incoming, Came> | undefined;
  let pacing = pace();
  /** So many articles are handed to the engine at a time. */
  let width = 2;
  let hired = false;
  /** What the line has not begun. */
  let left: () => Incoming[] = () => queue;
  /** Articles of drops that are being looked through. */
  let sieve: Incoming[] = [];
  let sifted: Promise<Incoming[]> = Promise.resolve([]);
  /** How often the reader has stopped the work. */
  let stops = 0;
  engine.onleftout = (doc) => notify([{ name: doc, reason: "leftOut" }]);
  const files = openings((opening) => page.set({ opening }));
  const back = returning(desk, {
    readOne,
    compare,
    remember,
    working: () => working,
    clears: () => cleared,
    async first(articles) {
      queue.unshift(...articles);
      if (queue.length > crowd) void hire();
      if (!page.get().job && queue.length) await (working = work(performance.now()));
    },
  });
  let onRecipe: ((decisions: Decision[], name: string) => Promise<void>) | undefined;

  /** Takes what came in: lines for what could not be read, a place in the queue for the rest. */
  async function take(coming: Intake | Promise<Intake>, since = performance.now()): Promise<void> {
    const { articles, problems, tables = [], pictures = [], recipes = [] } = coming instanceof Promise ? await coming : coming;
    if (problems.length) notify(problems);
    await back.laid();
    if (tables.length) await useWords([...page.get().words.tables.filter((old) => !tables.some((table) => table.name === old.name)), ...tables]);
    for (const picture of pictures) await bring(picture);
    for (const { name, decisions } of recipes) await onRecipe?.(decisions, name);
    if (articles.length === 0) return;
    const [begun, halted] = [cleared, stops];
    // From here on they are kept, whatever becomes of the page.
    sieve = [...sieve, ...articles];
    page.set({ coming: [...page.get().coming, ...articles] });
    // One drop after the other: what takes longer to look through must not be overtaken.
    recount();
    const ready = await (sifted = sifted.then(() => apart(desk, articles)));
    const gone = new Set(articles);
    sieve = sieve.filter((one) => !gone.has(one));
    if (begun !== cleared) return line?.wake();
    const others = page.get().coming.filter((one) => !gone.has(one));
    if (halted !== stops) page.set({ coming: others, rest: [...page.get().rest, ...ready] });
    else if (ready.length) await enqueue(ready, since, others);
    else page.set({ coming: others });
    line?.wake();
  }

  /** Has articles read behind those that wait already. */
  async function enqueue(articles: Incoming[], since = performance.now(), before = page.get().coming): Promise<void> {
    if (articles.length === 0) return;
    for (const article of articles) queue.push(article);
    page.set({ coming: [...before, ...articles] });
    if (queue.length > crowd) void hire();
    if (!page.get().job) return await (working = work(since));
    recount();
    line?.wake();
  }

  /** Tells how many there are to read by now. */
  function recount(): void {
    const { job } = page.get();
    if (job && line) page.set({ job: { ...job, total: total(line) } });
  }

  function total(of: Abreast<Incoming, Came>): number {
    return of.count().begun + left().length + sieve.length;
  }

  /** Opens files; what is found in many of them is handed to `found` while others are still opened. */
  async function opening(work: (hand: Hand) => Promise<Intake>, found: (part: Intake) => void): Promise<Intake> {
    const begun = discarded;
    const last = await files.open(work, (part) => begun === discarded && found(part));
    // Reading may wait for no more than this.
    setTimeout(() => line?.wake());
    return begun === discarded ? last : join([]);
  }

  /** Has more workers read, where the machine has room for them. */
  async function hire(): Promise<void> {
    if (hired) return;
    hired = true;
    try {
      const part = await import("../crew.ts");
      const workers = part.width();
      if (workers > 1) engine.widen(part.crew(workers));
      if (workers > 1) width = workers * 4;
      line?.wake();
    } catch {
      hired = false; // one reads as well
    }
  }

  /** Opens the chart that a picture carries, with its articles beside those that are here. */
  async function bring(picture: Picture): Promise<void> {
    await working;
    const begun = cleared;
    try {
      const { reopen } = await import("../carry/reopen.ts");
      const found = await reopen(engine, page.get().docs, picture);
      if (begun !== cleared) return;
      if ("reason" in found) return notify([found]);
      const { fresh, spec } = found;
      const docs = [...page.get().docs, ...fresh];
      const open = spec.doc;
      const shown = openArticle({ ...page.get(), docs, open })?.doc;
      const jump: State["jump"] = shown === undefined ? undefined : { doc: shown, id: "", to: "chart", among: [], tick: tick() };
      page.set({ docs, open, jump, specs: new Map(page.get().specs).set(shown, spec) });
      remember();
      await compare();
    } catch {
      notify([{ name: picture.name, reason: "notHere" }]);
    }
  }

  /** Opens the chart that the address holds. The address is then free again for the article that is open. */
  async function follow(): Promise<void> {
    const { hash } = location;
    globalThis.history.replaceState(null, "", location.pathname + location.search);
    const { openLink } = await import("../carry/link.ts");
    const opened = await openLink(hash);
    if (typeof opened === "string") return notify([{ name: "", reason: opened === "newer" ? "linkNewer" : "linkBroken" }]);
    if (opened.cut) notify([{ name: "", reason: "linkCut", detail: String(opened.figures) }]);
    await bring({ name: text().share.name, data: opened.data });
  }

  /** Lays the reader's own tables over those of the program, and reads again what is here. */
  async function useWords(tables: Table[]): Promise<void> {
    await working;
    const { words } = page.get();
    const tick = words.tick + 1;
    try {
      const added = await engine.words(tables);
      page.set({ words: { tables, added, fault: undefined, tick } });
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      if (code !== "refused") return notify([problemOf(error, tables.at(-1)?.name ?? "")]);
      const [vi = "", en = ""] = message?.split("\n") ?? [];
      return page.set({ words: { ...words, fault: { vi, en }, tick } });
    }
    await (working = again());
  }

  /** Reads all articles again. Those that the reader does not wait for are put aside: none stays as the old words read it. */
  async function again(): Promise<void> {
    const { docs } = page.get();
    const begun = cleared;
    const list = docs.filter(({ carried }) => !carried).map(onceMore);
    if (list.length === 0) return;
    if (list.length > crowd) void hire();
    let next = 0;
    const came = await run(performance.now(), { next: () => list[next++], left: () => list.slice(next), doc: ({ name }) => name });
    if (begun !== cleared) return;
    const read = new Map(came.flatMap(({ of }) => (typeof of === "object" ? [[of.doc, of]] : [])));
    const lost = new Set(came.flatMap(({ one, of }) => (of === "failed" ? [one.name] : [])));
    const rest = list.filter(({ name }) => !read.has(name) && !lost.has(name));
    for (const { name } of rest) await engine.remove(name);
    const now = page.get();
    // What a person worked on is not lost because this program cannot read it any more.
    const aside = [...now.aside, ...list.filter(({ name }) => lost.has(name))];
    page.set({ docs: now.docs.flatMap((held) => (held.carried ? held : read.has(held.doc) ? newer(held, read.get(held.doc)!) : [])), rest: [...now.rest, ...rest], aside, job: undefined });
    remember();
    // What was dropped in the meantime stands in the queue.
    if (queue.length) await work(performance.now());
    else await compare();
  }

  /** Reads the queue to its end. What was read comes on screen in its order while the rest is read. */
  async function work(since: number): Promise<void> {
    const begun = cleared;
    const { docs: before, rest: later, aside } = page.get();
    // Names that belong to what was here before, wherever it waits.
    const here = new Set([...queue, ...later, ...aside].flatMap(({ as }) => as?.doc ?? []));
    const names = new Set([...before.map((held) => held.doc), ...here]);
    const texts = new Set(before.map((held) => held.text));
    const docs = new Map<Incoming, string>();
    const next = () => {
      for (let one; (one = queue.shift()); ) {
        if (!one.as && texts.has(one.text)) {
          notify([{ name: one.name, reason: "twice" }]);
          continue;
        }
        const doc = one.as?.doc ?? unused(one.name || headline(one.text), names);
        names.add(doc);
        texts.add(one.text);
        docs.set(one, doc);
        return one;
      }
      return undefined;
    };
    const came = await run(since, { next, left: () => queue, doc: (one) => docs.get(one)!, streams: true });
    if (begun !== cleared) return;
    const rest = [...page.get().rest, ...came.flatMap(({ one, of }) => (of === "cancelled" ? [one] : [])), ...queue];
    queue = [];
    const all = [...page.get().docs, ...came.flatMap(({ of }) => (typeof of === "object" ? [of] : []))];
    const fresh = all.slice(before.length).filter(({ doc }) => !here.has(doc));
    page.set({ docs: all, coming: sieve, rest, job: undefined, open: fresh.length === 1 ? fresh[0]!.doc : fresh.length ? undefined : page.get().open });
    if (fresh.length === 1) performance.measure("sodo:paste", { start: since, end: performance.now() });
    remember();
    // The words first: drawing the chart in the same breath would hold both back.
    await painted();
    await compare();
  }

  /** Reads articles, several at a time, and shows how far it has come. Gives what is not on screen yet. */
  async function run(since: number, { next, left: own, doc, streams }: Order): Promise<{ one: Incoming; of: Came }[]> {
    const begun = cleared;
    [stopped, paused] = [false, false];
    left = own;
    pacing = pace();
    let [shown, every] = [performance.now(), often];
    let [drawn, wait] = [0, seldom];
    let known = 0;
    const mine: Abreast<Incoming, Came> = (line = abreast({
      width: () => width,
      next: () => (stopped || paused || begun !== cleared ? undefined : next()),
      more: () => begun === cleared && !stopped && (paused || (streams === true && (sieve.length > 0 || files.busy()))),
      async work(one) {
        const came = await readOne(doc(one), one);
        pacing.read(one.text.length);
        known += one.text.length;
        if (came === "failed" && one.as) page.set({ aside: [...page.get().aside, one] });
        return came;
      },
      over: () => begun === cleared && show(),
    }));
    page.set({ job: { done: 0, total: left().length, name: left()[0]?.name ?? "", since } });
    mine.wake();
    const came = await mine.end;
    if (line === mine) line = undefined;
    return came.map(({ one, came: of }) => ({ one, of }));

    function show(): void {
      // Drawing takes an eighth of the time at most, however many articles there are.
      const now = performance.now();
      if (now - shown < every && !paused) return;
      const { over } = mine.count();
      const waiting = left();
      // The last one is shown with the end of the work, in one go.
      if (waiting.length === 0 && sieve.length === 0 && !files.busy()) return;
      const letters = waiting.reduce((sum, { text }) => sum + text.length, 0);
      const { opening, docs } = page.get();
      const unopened = opening ? ((opening.total - opening.done) * known) / Math.max(1, over) : 0;
      const job = { done: over, total: total(mine), name: waiting[0]?.name ?? "", since, left: pacing.left(letters + unopened), paused };
      const fresh = streams ? mine.ripe().filter((of) => typeof of === "object") : [];
      page.set({ job, ...(streams && { coming: [...mine.unripe(), ...waiting, ...sieve] }), ...(fresh.length && { docs: [...docs, ...fresh] }) });
      shown = performance.now();
      every = Math.max(often, (shown - now) * 8);
      // The chart comes with the first articles of many, and again and again, ever more seldom.
      if (fresh.length === 0 || waiting.length < crowd || page.get().open !== undefined || shown < drawn) return;
      drawn = shown + wait;
      wait *= 2;
      void compare();
    }
  }

  /** Empties the page: of what waits and of what is being read as well. */
  async function empty(): Promise<void> {
    cleared++;
    [queue, sieve] = [[], []];
    page.set({ job: undefined, unopened: 0, docs: [], open: undefined, notices: [], several: [], coming: [], rest: [], aside: [], specs: new Map(), past: [], future: [], reviewing: undefined, choices: [], jump: undefined, across: {} });
    showChart(undefined);
    remember();
    await engine.clear();
  }

  return {
    take,
    empty,
    /** What takes decisions that came in: it stands behind the reading. */
    recipesTo: (take: NonNullable<typeof onRecipe>) => (onRecipe = take),
    reread,
    opening,
    restore: back.restore,
    follow,
    useWords,
    /** Ends the work at once; what is read stays, what was waiting can be read later. */
    stop(): void {
      stopped = true;
      stops++;
      page.set({ unopened: files.hold() });
      engine.cancel();
      line?.wake();
    },
    /** Reads the articles that the reader cut the waiting texts into. */
    async readApart(articles: Incoming[]): Promise<void> {
      page.set({ several: [] });
      await enqueue(articles);
    },
    /** Reads each of the waiting texts as one article. */
    async keepWhole(): Promise<void> {
      const { several } = page.get();
      page.set({ several: [] });
      await enqueue(several.map(({ incoming }) => ({ ...incoming, whole: true })));
    },
    /** Reads what was waiting, and opens what was not opened. */
    resume(): void {
      const { rest } = page.get();
      page.set({ rest: [], unopened: 0 });
      void take(join([{ articles: rest, problems: [] }]));
      files.resume();
    },
    /** Lets go of what was waiting. What was here before is only not read this time. */
    leaveRest(): void {
      files.drop(false);
      const { rest, aside } = page.get();
      page.set({ rest: [], aside: [...aside, ...rest.filter(({ as }) => as)], unopened: 0 });
    },
    /** Holds the work, or goes on with it. What is under way is read to its end. */
    pause(now: boolean): void {
      const { job } = page.get();
      if (!job || paused === now) return;
      paused = now;
      pacing.pause(now);
      files.pause(now);
      page.set({ job: { ...job, paused } });
      line?.wake();
    },
    /** Lets go of one article. A line gives it back. */
    async remove(doc: string): Promise<void> {
      const { docs, open } = page.get();
      const at = docs.findIndex((held) => held.doc === doc);
      const held = docs[at];
      if (!held) return;
      const once = onceMore(held);
      const picture = engine.pictures.find(({ names }) => names.includes(doc));
      page.set({ docs: docs.filter((held) => held.doc !== doc), open: open === doc ? undefined : open });
      remember();
      // One line for the last one: it lies over the page, where the reader looks.
      page.set({ notices: page.get().notices.filter(({ reason }) => reason !== "removed") });
      notify([{ name: held.analysis.title ?? doc, reason: "removed" }], () => void back.putBack(once, held, at, picture));
      await engine.remove(doc);
      await compare();
    },
    /** Lets go of all, also of what waits, of what is being read and of what is being opened. */
    clear(): Promise<void> {
      discarded++;
      files.drop(true);
      files.pause(false);
      return empty();
    },
  };
}

/** What is to be read. */
interface Order {
  next(): Incoming | undefined;
  /** All that `next` has not given yet. */
  left(): Incoming[];
  /** The name of one that it has given. */
  doc(one: Incoming): string;
  /** True where what is read comes on screen at once, and more may come meanwhile. */
  streams?: boolean;
}

/** More articles than this are worth more workers. */
const crowd = 8;
/** What was read comes on screen this often. */
const often = 120;
/** And the chart of it is drawn anew after so long for the first time. */
const seldom = 4_000;

/** True where the address holds a chart. */
export function isLinked(): boolean {
  return /^#[bq]\d+\./.test(location.hash);
}

/** The next frame is on screen; a page in the background has no frames and does not wait for one. */
function painted(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 120);
    requestAnimationFrame(() => setTimeout(done));
  });
}

/** The first words of a text, for a paste that has no name. */
function headline(text: string): string {
  const line = text.trimStart().split("\n", 1)[0]!.trim();
  return line.length > 70 ? `${line.slice(0, 70).replace(/\s+\S*$/, "")}…` : line;
}

