// From what came in to articles that are read.

import type { Carried, Table } from "../client.ts";
import type { Picture } from "../carry/reopen.ts";
import type { Incoming, Intake } from "../intake/intake.ts";
import type { Step } from "../intake/files.ts";
import { shared, togetherFor, type Decision } from "../review/decision.ts";
import { openArticle, unused, type Held, type State } from "../state.ts";
import type { Contents } from "../store/form.ts";
import { problemOf, type Desk } from "./desk.ts";
import type { Drawing } from "./drawing.ts";
import type { Places } from "./places.ts";
import { apart } from "./splitting.ts";

/** What others may ask of the reading. */
export type Reading = ReturnType<typeof reading>;

/** Binds it to the desk. */
export function reading(desk: Desk, { compare, showChart }: Drawing, { remember }: Places) {
  const { page, engine, notify, tick, text } = desk;
  let queue: Incoming[] = [];
  let stopped = false;
  // Clearing everything counts up: work that began before must not bring anything back.
  let cleared = 0;
  let working: Promise<void> = Promise.resolve();
  // What was here before comes back before anything else is taken.
  let laid: Promise<void> = Promise.resolve();
  let onRecipe: ((decisions: Decision[], name: string) => Promise<void>) | undefined;

  /** Takes what came in: lines for what could not be read, a place in the queue for the rest. */
  async function take(coming: Intake | Promise<Intake>, since = performance.now()): Promise<void> {
    const { articles, problems, tables = [], pictures = [], recipes = [] } = coming instanceof Promise ? await coming : coming;
    if (problems.length) notify(problems);
    await laid;
    if (tables.length) await useWords([...page.get().words.tables.filter((old) => !tables.some((table) => table.name === old.name)), ...tables]);
    for (const picture of pictures) await bring(picture);
    for (const { name, decisions } of recipes) await onRecipe?.(decisions, name);
    if (articles.length === 0) return;
    const begun = cleared;
    // From here on they are kept, whatever becomes of the page.
    page.set({ coming: [...page.get().coming, ...articles] });
    const ready = await apart(desk, articles);
    if (begun === cleared) await enqueue(ready, since, articles);
  }

  /** Has articles read behind those that wait already, in place of the texts that they were found in. */
  async function enqueue(articles: Incoming[], since = performance.now(), instead: Incoming[] = []): Promise<void> {
    const gone = new Set(instead);
    queue.push(...articles);
    page.set({ coming: [...page.get().coming.filter((one) => !gone.has(one)), ...articles] });
    if (articles.length === 0) return;
    const { job } = page.get();
    if (job) return page.set({ job: { ...job, total: job.total + articles.length } });
    await (working = work(since));
  }

  /** Shows how many of the files are opened, where that takes its time. */
  async function opening(work: (step: Step) => Promise<Intake>): Promise<Intake> {
    const since = performance.now();
    let shown = 0;
    try {
      return await work((done, total) => {
        if (performance.now() - shown < 120) return;
        shown = performance.now();
        page.set({ opening: { done, total, since } });
      });
    } finally {
      if (shown) page.set({ opening: undefined });
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
    if (docs.length === 0) return;
    stopped = false;
    const begun = cleared;
    page.set({ job: { done: 0, total: docs.length, name: "", since: performance.now() } });
    const read: Held[] = [];
    const rest: Incoming[] = [];
    const aside: Incoming[] = [];
    for (const was of docs) {
      if (was.carried) continue;
      const { doc } = was;
      const incoming = onceMore(was);
      const held = stopped ? undefined : await readOne(doc, incoming);
      if (begun !== cleared) return;
      if (held) read.push(held);
      else (stopped ? rest : aside).push(incoming);
      const { job } = page.get();
      if (job) page.set({ job: { ...job, done: read.length, name: doc } });
    }
    for (const { name } of rest) await engine.remove(name);
    page.set({ docs: docs.flatMap((held) => (held.carried ? held : (read.find(({ doc }) => doc === held.doc) ?? []))), rest: [...page.get().rest, ...rest], aside: [...page.get().aside, ...aside], job: undefined });
    remember();
    // What was dropped in the meantime stands in the queue.
    if (queue.length) await work(performance.now());
    else await compare();
  }

  /** Reads the queue to its end, one article at a time. */
  async function work(since: number): Promise<void> {
    stopped = false;
    const begun = cleared;
    page.set({ job: { done: 0, total: queue.length, name: "", since } });
    const { docs: before, rest: later, aside } = page.get();
    const here = new Set([...queue, ...later, ...aside].flatMap(({ as }) => as?.doc ?? []));
    const names = new Set([...before.map((held) => held.doc), ...here]);
    const texts = new Set(before.map((held) => held.text));
    let read: Held[] = [];
    let shown = performance.now();
    for (let next = queue.shift(); next && !stopped; next = queue.shift()) {
      const { job } = page.get();
      if (!next.as && texts.has(next.text)) {
        notify([{ name: next.name, reason: "twice" }]);
        continue;
      }
      const doc = next.as?.doc ?? unused(next.name || headline(next.text), names);
      const held = await readOne(doc, next);
      if (begun !== cleared) return;
      if (stopped) {
        queue.unshift(next);
        break;
      }
      if (!held) {
        // What a person worked on is not lost because this program cannot read it.
        if (next.as) page.set({ aside: [...page.get().aside, next] });
        continue;
      }
      read.push(held);
      names.add(doc);
      texts.add(held.text);
      // The last one is shown with the end of the work, in one go.
      if (job && queue.length && performance.now() - shown > 120) {
        const now = page.get();
        const total = now.job?.total ?? job.total;
        page.set({ docs: [...now.docs, ...read], coming: [...queue], job: { ...job, total, done: total - queue.length, name: queue[0]?.name ?? "" } });
        read = [];
        shown = performance.now();
      }
    }
    const rest = [...page.get().rest, ...queue];
    queue = [];
    const docs = [...page.get().docs, ...read];
    const fresh = docs.slice(before.length).filter(({ doc }) => !here.has(doc));
    page.set({ docs, coming: [], rest, job: undefined, open: fresh.length === 1 ? fresh[0]!.doc : fresh.length ? undefined : page.get().open });
    if (fresh.length === 1) performance.measure("sodo:paste", { start: since, end: performance.now() });
    remember();
    // The words first: drawing the chart in the same breath would hold both back.
    await painted();
    await compare();
  }

  /** The one place where an article goes to the engine, with what a person decided about it and what holds for it too. */
  async function readOne(doc: string, { text, url, published, as }: Incoming): Promise<Held | undefined> {
    try {
      const own = as?.decisions;
      const decisions = togetherFor(own ?? [], sharedBut(doc));
      const analysis = await engine.add({ doc, text, ...(url && { url }), ...(published && { published }), ...(decisions.length && { decisions }) });
      return { doc, text, analysis, ...(own && { decisions: own }) };
    } catch (error) {
      if ((error as { code?: string }).code !== "cancelled") notify([problemOf(error, doc)]);
      return undefined;
    }
  }

  /** What was decided elsewhere and holds for an article too. */
  function sharedBut(doc: string): Decision[] {
    const { docs, recipe, coming } = page.get();
    const read = new Set(docs.map((held) => held.doc));
    // What is on its way back holds as if it were here: in which order articles are read again makes no difference.
    const back = coming.flatMap(({ as }) => (as && !read.has(as.doc) ? as : []));
    return [...recipe, ...[...docs, ...back].flatMap((one) => (one.doc === doc ? [] : shared(one.decisions ?? [])))];
  }

  /** Reads some articles again, each with what was decided of it. One that cannot be read stays as it was. */
  async function reread(names: string[]): Promise<void> {
    const read = new Map<string, Held>();
    for (const doc of names) {
      const held = page.get().docs.find((held) => held.doc === doc);
      if (!held || held.carried) continue;
      const again = await readOne(doc, onceMore(held));
      if (again) read.set(doc, again);
    }
    // What was decided meanwhile stays; it is read next.
    const newer = (held: Held) => ({ ...read.get(held.doc)!, ...(held.decisions && { decisions: held.decisions }) });
    page.set({ docs: page.get().docs.map((held) => (read.has(held.doc) ? newer(held) : held)) });
  }

  /** An article as it goes to the engine another time. */
  function onceMore({ doc, text, decisions, carried }: Held): Incoming {
    const { url, published } = engine.held.get(doc) ?? {};
    const as = { doc, ...(decisions && { decisions }), ...(carried && { carried }) };
    return { name: doc, text, ...(url && { url }), ...(published && { published }), as, whole: true };
  }

  /** Puts an article back where it stood. */
  async function putBack(once: Incoming, held: Held, at: number, picture: Carried | undefined): Promise<void> {
    await working;
    const { docs } = page.get();
    if (docs.some(({ doc, text }) => doc === held.doc || text === held.text)) return;
    if (picture) await engine.reopen(picture.data, picture.names.map((name) => (name === held.doc ? name : "")));
    const back = held.carried ? held : await readOne(held.doc, once);
    if (back) page.set({ docs: page.get().docs.toSpliced(at, 0, back) });
    await compare();
  }

  /** Brings back what was kept: what a person chose at once, articles as they are read. */
  async function restore({ articles, waiting, pictures, settings }: Contents): Promise<void> {
    const { specs, tables, recipe, across, open, carry, code } = settings;
    const hadTables = page.get().words.tables.length > 0;
    const known = articles.map(({ doc, decisions, carried, text, place: _, ...rest }): Incoming => ({ name: doc, text, ...rest, as: { doc, ...(decisions && { decisions }), ...(carried && { carried }) }, whole: true }));
    const texts = new Set(articles.map(({ text }) => text));
    const named = nameInAddress();
    const begun = cleared;
    page.set({
      ...{ recipe, across, carry, code, coming: known, rest: waiting.filter(({ text }) => !texts.has(text)) },
      specs: new Map(specs.map(([doc, spec]) => [doc ?? undefined, spec])),
      words: { ...page.get().words, tables, added: undefined, fault: undefined },
      open: articles.some(({ doc }) => doc === named) ? named : (open ?? undefined),
    });
    const carried = known.filter(({ as }) => as?.carried);
    await (laid = lay(tables, hadTables, pictures, carried));
    if (begun !== cleared) return;
    queue.unshift(...known.filter(({ as }) => !as?.carried));
    if (page.get().job) return;
    if (queue.length) await (working = work(performance.now()));
    else remember();
    const places = new Map(articles.map(({ doc, place }) => [doc, place]));
    const at = ({ doc }: Held) => places.get(doc) ?? Infinity;
    if (carried.length) page.set({ docs: [...page.get().docs].sort((a, b) => at(a) - at(b) || 0) });
    if (carried.length || !queue.length) await compare();
  }

  /** What must be there before the first article: the reader's own words, and articles that came with pictures. */
  async function lay(tables: Table[], hadTables: boolean, pictures: Contents["pictures"], carried: Incoming[]): Promise<void> {
    const begun = cleared;
    if (tables.length || hadTables) await layWords(tables);
    const back: Held[] = [];
    for (const picture of pictures) {
      const { put } = await import("../carry/reopen.ts");
      const names = picture.names.map((name) => (carried.some((one) => one.name === name) ? name : ""));
      back.push(...(await put(engine, picture.data, names).catch(() => [])));
    }
    const held = carried.flatMap(({ name, as }) => back.filter(({ doc }) => doc === name).map((one) => ({ ...one, ...(as?.decisions && { decisions: as.decisions }) })));
    if (begun !== cleared) return;
    const lost = carried.filter(({ name }) => !held.some(({ doc }) => doc === name));
    if (lost.length) notify(lost.map(({ name }) => ({ name, reason: "notHere" })));
    const { docs, coming, aside } = page.get();
    page.set({ docs: [...docs, ...held], coming: coming.filter((one) => !carried.includes(one)), aside: [...aside, ...lost] });
  }

  /** Has the engine know the reader's own words. Where it refuses them now, they stay, and it is said. */
  async function layWords(tables: Table[]): Promise<void> {
    const { words } = page.get();
    try {
      page.set({ words: { ...words, added: await engine.words(tables) } });
    } catch (error) {
      const [vi = "", en = ""] = (error as Error).message.split("\n");
      page.set({ words: { ...words, fault: { vi, en }, tick: words.tick + 1 } });
    }
  }

  return {
    take,
    /** What takes decisions that came in: it stands behind the reading. */
    recipesTo: (take: NonNullable<typeof onRecipe>) => (onRecipe = take),
    reread,
    opening,
    restore,
    follow,
    useWords,
    /** Ends the work at once; what is read stays, what was waiting can be read later. */
    async stop(): Promise<void> {
      stopped = true;
      await engine.cancel();
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
    /** Reads what was waiting. */
    resume(): void {
      const { rest } = page.get();
      page.set({ rest: [] });
      void take({ articles: rest, problems: [] });
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
      notify([{ name: held.analysis.title ?? doc, reason: "removed" }], () => void putBack(once, held, at, picture));
      await engine.remove(doc);
      await compare();
    },
    /** Lets go of all, also of what waits and of what is being read. */
    async clear(): Promise<void> {
      cleared++;
      queue = [];
      page.set({ job: undefined, docs: [], open: undefined, notices: [], several: [], coming: [], rest: [], aside: [], specs: new Map(), past: [], future: [], reviewing: undefined, choices: [], jump: undefined, across: {} });
      showChart(undefined);
      remember();
      await engine.clear();
    },
  };
}

/** The article that the address names, where it names one. */
function nameInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

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

