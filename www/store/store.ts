// The store of the page: which project is open, which there are, and what can be done with them. A part of the page by itself:
// it comes behind what reads.

import type { Desk } from "../actions/desk.ts";
import { beforeReload } from "../anywhere/leave.ts";
import type { Reading } from "../actions/reading.ts";
import { saveBlob } from "../export.ts";
import type { Written } from "../intake/intake.ts";
import { deleteBase, erase, lay, listed, load, openBase, type Base, type Info, type Loaded } from "./base.ts";
import { nothing, type Stored } from "./differences.ts";
import { contentsNow, ending, fileOf, fromText } from "./file.ts";
import { Unfit, unset, version, type Contents } from "./form.ts";
import { keeper, unwritten, whyOf, type Open } from "./keeper.ts";
import { databases, forgetAll, forgetProject, lasting, lastProject, rememberProject } from "./memory.ts";
import { tabs } from "./tabs.ts";

/** What the page may ask of the store. */
export type Store = ReturnType<typeof storeOf>;

const empty: Contents = { name: "", articles: [], waiting: [], pictures: [], settings: unset };

/** Binds the store to the page. */
export function storeOf({ page, engine, notify, text, ...on }: Desk, work: Reading) {
  const me = random();
  let opening: Promise<Base> | undefined;
  const keep = keeper({ page, engine, notify, text, ...on }, me, reach, fresh);
  const others = tabs(() => keep.say({ phase: "taken" }));
  let isLinked = false;
  beforeReload(keep.settled);

  function reach(): Promise<Base> {
    opening ??= openBase(() => (opening = undefined));
    opening.catch(() => (opening = undefined));
    return opening;
  }

  /** Opens what was open last, where the page is still empty. A link is a visit of its own: it mixes with no project. */
  async function start(linked: boolean): Promise<void> {
    isLinked = linked;
    try {
      await list();
      const { docs, coming, projects } = page.get();
      const last = projects.find(({ id }) => id === lastProject()) ?? projects[0];
      if (last && !linked && !docs.length && !coming.length) return await enter(last.id);
    } catch (error) {
      keep.say({ phase: "refused", why: whyOf(error as Error) });
    }
    keep.begin(undefined);
  }

  async function list(): Promise<void> {
    page.set({ projects: (await listed(await reach())).map(({ id, name }) => ({ id, name })) });
  }

  /** Opens a project on a page that is empty. */
  async function enter(id: string, steal = false): Promise<void> {
    const named = page.get().projects.find((one) => one.id === id);
    const ours = await others.hold(id, steal);
    const loaded = ours ? await claimed(id) : undefined;
    if (!loaded) {
      page.set({ kept: { phase: "on", ...(!ours && named && { elsewhere: named }) }, project: undefined });
      return keep.begin(undefined);
    }
    const { info, contents, damaged } = loaded;
    page.set({ kept: { phase: "opening" }, project: { id, name: info.name } });
    rememberProject(id);
    if (damaged) notify([{ name: info.name, reason: "recordsDamaged", detail: String(damaged) }]);
    void work.restore(contents);
    keep.begin({ id, name: info.name, stored: storedOf(loaded), made: true });
    void lasting();
  }

  /** Makes this tab the one that writes the project, and reads it. One that cannot be read stays as it is. */
  async function claimed(id: string): Promise<Loaded | undefined> {
    const base = await reach();
    const info = await base.get("projects", id);
    if (!info) return undefined;
    try {
      if (info.version > version) throw new Unfit("newer");
      await base.put("projects", { ...info, owner: me }, id);
      return await load(base, id);
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      others.release();
      return void notify([{ name: info.name, reason: error.reason === "newer" ? "projectNewer" : "projectWrong" }]);
    }
  }

  /** A project for what came onto a page without one. */
  async function fresh(): Promise<Open> {
    const id = random();
    const name = isLinked ? text().share.name : nextName();
    isLinked = false;
    await others.hold(id, false);
    page.set({ project: { id, name }, projects: [{ id, name }, ...page.get().projects] });
    rememberProject(id);
    void lasting();
    return unwritten(id, name);
  }

  function nextName(): string {
    const names = page.get().projects.map(({ name }) => name);
    for (let n = 1; ; n++) if (!names.includes(text().project.unnamed(n))) return text().project.unnamed(n);
  }

  /** Empties the page for another project; not where something of this one would be lost. */
  async function leave(): Promise<boolean> {
    if (!(await keep.settled()) && page.get().kept.phase !== "taken") {
      notify([{ name: "", reason: "projectNotSaved" }]);
      return false;
    }
    await close();
    return true;
  }

  async function close(): Promise<void> {
    await keep.end();
    others.release();
    await work.empty();
    page.set({ project: undefined, kept: { phase: "opening" } });
  }

  /** Lays a project down under a name that no other one has, and opens it. */
  async function add(contents: Contents): Promise<void> {
    const id = random();
    const names = page.get().projects.map((one) => one.name);
    let name = contents.name || nextName();
    for (let n = 2; names.includes(name); n++) name = `${contents.name} (${n})`;
    const now = Date.now();
    const info: Info = { name, created: now, changed: now, version, owner: me };
    await lay(await reach(), id, info, contents);
    page.set({ projects: [{ id, name }, ...page.get().projects] });
    await enterFrom(id);
  }

  async function enterFrom(id: string): Promise<void> {
    if (await leave()) await enter(id);
  }

  /** Where the store fails in the middle of it, the page says so and goes on. */
  function tried<A extends unknown[]>(what: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
    return (...args) =>
      what(...args).catch((error: Error) => {
        notify([{ name: "", reason: error.name === "QuotaExceededError" ? "projectNoRoom" : "projectNotDone" }]);
        if (!keep.now()) keep.begin(undefined);
      });
  }

  async function bring({ name, text }: Written): Promise<void> {
    const found = fromText(text);
    if (typeof found === "string") return notify([{ name, reason: found }]);
    const contents = { ...found.contents, name: found.contents.name || name.slice(0, -ending.length) };
    if (page.get().kept.phase !== "refused") await add(contents);
    else if (!page.get().docs.length) bare(contents);
    else return notify([{ name, reason: "projectNoPlace" }]);
    if (found.damaged) notify([{ name, reason: "recordsDamaged", detail: String(found.damaged) }]);
  }

  /** Without a store a project comes onto the page, where that is empty. */
  function bare(contents: Contents): void {
    page.set({ project: { id: "", name: contents.name } });
    void work.restore(contents);
  }

  return {
    start,
    look: keep.look,
    retry: () => void keep.look(),
    create: tried(() => add({ ...empty, name: nextName() })),
    go: tried(enterFrom),
    /** Takes the project that another tab holds. */
    takeOver: tried(async (id: string) => {
      if (!(await leave())) return;
      await enter(id, true);
    }),
    /** Opens a project of its own with what another one holds. */
    copy: tried(async (id: string) => {
      const loaded = await load(await reach(), id);
      if (loaded) await add({ ...loaded.contents, name: text().project.copyOf(loaded.info.name) });
    }),
    /** Keeps what stands on the page as a project of its own, where another tab took the one it is of. */
    own: tried(async () => {
      const { project } = page.get();
      const contents = contentsNow(page.get(), engine, text().project.copyOf(project?.name ?? ""));
      await add(contents);
    }),
    rename: tried(async (name: string) => {
      const { project, projects } = page.get();
      if (!project || !name.trim()) return;
      const named = { id: project.id, name: name.trim() };
      page.set({ project: named, projects: projects.map((one) => (one.id === named.id ? named : one)) });
      const open = keep.now();
      if (open) open.name = named.name;
      const tx = (await reach()).transaction("projects", "readwrite");
      const info = await tx.store.get(project.id);
      if (info) await tx.store.put({ ...info, name: named.name }, project.id);
      await tx.done;
    }),
    drop: tried(async (id: string) => {
      const isOpen = page.get().project?.id === id;
      if (isOpen) await close();
      await erase(await reach(), id);
      await list();
      if (!isOpen) return;
      const [next] = page.get().projects;
      if (next) return enter(next.id);
      forgetProject();
      await work.restore(empty);
      keep.begin(undefined);
    }),
    bring: tried(bring),
    save(): void {
      const { project } = page.get();
      const name = project?.name || text().project.unnamed(1);
      saveBlob(fileOf(contentsNow(page.get(), engine, name)), `${name.replace(/[\\/:*?"<>|]+/g, "-")}${ending}`);
    },
    /** Deletes all projects and everything else that this page wrote down on this machine. */
    wipe: tried(async () => {
      await work.clear();
      await close();
      others.wiped();
      await opening?.then((base) => base.close()).catch(() => {});
      opening = undefined;
      await deleteBase();
      for (const name of await databases()) await new Promise((done) => (indexedDB.deleteDatabase(name).onsuccess = done));
      await forgetAll();
      history.replaceState(null, "", location.pathname + location.search);
      page.set({ projects: [] });
      await work.restore(empty);
      keep.begin(undefined);
    }),
  };
}

/** What is in the store after a project was read out of it. */
function storedOf({ contents: { articles, waiting, pictures }, ...keys }: Loaded): Stored {
  const stored = nothing();
  for (const article of articles) {
    stored.articles.set(article.doc, article);
    stored.places.set(article.doc, article.place);
  }
  waiting.forEach((one, i) => stored.waiting.set(one.text, keys.waiting[i]!));
  pictures.forEach(({ data, names }, i) => stored.pictures.set(data, { key: keys.pictures[i]!, names }));
  stored.next = 1 + Math.max(-1, ...keys.waiting, ...keys.pictures);
  return stored;
}

/** A name that nothing else has; a page without https has no better source. */
function random(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
}
