// All that a reader can do on the page.

import type { Client, Table } from "./client.ts";
import type { Form, Saved } from "./carry/save.ts";
import type { Picture } from "./carry/reopen.ts";
import { articleJson, saveBlob } from "./export.ts";
import { join, type Incoming, type Intake, type Problem } from "./intake/intake.ts";
import type { Step } from "./intake/files.ts";
import { fromTransfer, fromWords, read } from "./intake/transfer.ts";
import { openArticle, unused, type Held, type State, type Store } from "./state.ts";
import { fetched, said } from "./text.ts";
import type { ChartSpec } from "./wire.ts";

/** What the views may call. */
export type Actions = ReturnType<typeof actions>;

/** Binds the actions to the page's state and to the engine. */
export function actions(page: Store<State>, engine: Client) {
  let noticeId = 0;
  let tick = 0;
  let queue: Incoming[] = [];
  let stopped = false;
  // Clearing everything counts up: work that began before must not bring anything back.
  let cleared = 0;
  let drawing = 0;
  let working: Promise<void> = Promise.resolve();
  // Asked for once and after each change: asking in between would lay the page out before its time.
  let width = innerWidth;
  let overviewAt = 0;
  const text = () => said(page.get().lang);

  /** Takes what came in: lines for what could not be read, a place in the queue for the rest. */
  async function take(coming: Intake | Promise<Intake>, since = performance.now()): Promise<void> {
    const { articles, problems, tables = [], pictures = [] } = coming instanceof Promise ? await coming : coming;
    if (problems.length) notify(problems);
    if (tables.length) await useWords([...page.get().words.tables.filter((old) => !tables.some((table) => table.name === old.name)), ...tables]);
    for (const picture of pictures) await bring(picture);
    if (articles.length === 0) return;
    queue.push(...articles);
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
      const { reopen } = await import("./carry/reopen.ts");
      const found = await reopen(engine, page.get().docs, picture);
      if (begun !== cleared) return;
      if ("reason" in found) return notify([found]);
      const { fresh, spec } = found;
      const docs = [...page.get().docs, ...fresh];
      const open = spec.doc;
      const shown = openArticle({ ...page.get(), docs, open })?.doc;
      const jump: State["jump"] = shown === undefined ? undefined : { doc: shown, id: "", to: "chart", among: [], tick: ++tick };
      page.set({ docs, open, jump, specs: new Map(page.get().specs).set(shown, spec) });
      remember();
      await compare();
    } catch {
      notify([{ name: picture.name, reason: "notHere" }]);
    }
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
    for (const { doc, text, carried } of docs) {
      if (carried) continue;
      const { url, published } = engine.held.get(doc) ?? {};
      const incoming: Incoming = { name: doc, text, ...(url && { url }), ...(published && { published }) };
      const held = stopped ? undefined : await readOne(doc, incoming);
      if (begun !== cleared) return;
      if (held) read.push(held);
      else if (stopped) rest.push(incoming);
      const { job } = page.get();
      if (job) page.set({ job: { ...job, done: read.length, name: doc } });
    }
    for (const { name } of rest) await engine.remove(name);
    page.set({ docs: docs.flatMap((held) => (held.carried ? held : (read.find(({ doc }) => doc === held.doc) ?? []))), rest: [...page.get().rest, ...rest], job: undefined });
    remember();
    // What was dropped in the meantime stands in the queue.
    if (queue.length) await work(performance.now());
    else await compare();
  }

  /** Reads the queue to its end, one article at a time. */
  async function work(since: number): Promise<void> {
    stopped = false;
    const begun = cleared;
    page.set({ rest: [], job: { done: 0, total: queue.length, name: "", since } });
    const before = page.get().docs;
    const names = new Set(before.map((held) => held.doc));
    const texts = new Set(before.map((held) => held.text));
    let read: Held[] = [];
    let shown = performance.now();
    for (let next = queue.shift(); next && !stopped; next = queue.shift()) {
      const { job } = page.get();
      if (texts.has(next.text)) {
        notify([{ name: next.name, reason: "twice" }]);
        continue;
      }
      const doc = unused(next.name || headline(next.text), names);
      const held = await readOne(doc, next);
      if (begun !== cleared) return;
      if (stopped) {
        queue.unshift(next);
        break;
      }
      if (!held) continue;
      read.push(held);
      names.add(doc);
      texts.add(held.text);
      // The last one is shown with the end of the work, in one go.
      if (job && queue.length && performance.now() - shown > 120) {
        const now = page.get();
        const total = now.job?.total ?? job.total;
        page.set({ docs: [...now.docs, ...read], job: { ...job, total, done: total - queue.length, name: queue[0]?.name ?? "" } });
        read = [];
        shown = performance.now();
      }
    }
    const rest = queue;
    queue = [];
    const docs = [...page.get().docs, ...read];
    const fresh = docs.slice(before.length);
    page.set({ docs, rest, job: undefined, open: fresh.length === 1 ? fresh[0]!.doc : fresh.length ? undefined : page.get().open });
    if (fresh.length === 1) performance.measure("sodo:paste", { start: since, end: performance.now() });
    remember();
    // The words first: drawing the chart in the same breath would hold both back.
    await painted();
    await compare();
  }

  async function readOne(doc: string, { text, url, published }: Incoming): Promise<Held | undefined> {
    try {
      const analysis = await engine.add({ doc, text, ...(url && { url }), ...(published && { published }) });
      return { doc, text, analysis };
    } catch (error) {
      if ((error as { code?: string }).code !== "cancelled") notify([problemOf(error, doc)]);
      return undefined;
    }
  }

  function notify(problems: Problem[]): void {
    page.set({ notices: [...page.get().notices, ...problems.map((p) => ({ ...p, id: ++noticeId }))] });
  }

  /** Draws the comparison anew, with what the reader chose or, where that is gone, what the program chooses. */
  async function compare(wish = asked()): Promise<void> {
    const mine = ++drawing;
    if (page.get().docs.length === 0) return showChart(undefined);
    const since = performance.now();
    const { lang, dark } = page.get();
    const doc = openArticle(page.get())?.doc;
    // At once: what the reader chooses next, while this is drawn, is a choice on top of it.
    if (wish !== asked()) page.set({ specs: new Map(page.get().specs).set(doc, wish) });
    try {
      const view = { ...(doc !== undefined && { doc }), theme: dark ? "dark" : "light", width: chartWidth(width, doc !== undefined) } as const;
      let whole: ChartSpec = { lang, ...wish, ...view };
      const drawn = coded(whole).then((coded) => engine.chart(coded));
      const listed = engine.choices();
      listed.catch(() => {}); // what cannot be drawn is not listed either, and is told once
      let picture = await drawn;
      // What the reader chose may have left with its article; then the program chooses again.
      const spec: ChartSpec = picture.svg.length ? wish : {};
      if (!picture.svg.length && (wish.indicator || wish.form)) picture = await engine.chart((whole = { lang, ...view }));
      const isDrawn = picture.svg.length > 0;
      const file = await lettering.into(picture.svg);
      if (mine !== drawing) return;
      showChart(isDrawn ? { picture, url: URL.createObjectURL(file) } : "none");
      performance.measure("sodo:chart", { start: since, end: performance.now() });
      const choices = await listed;
      if (mine === drawing) page.set({ choices, specs: new Map(page.get().specs).set(doc, spec) });
      if (isDrawn) void weighed(whole, mine);
    } catch {
      if (mine === drawing) showChart("failed");
    }
  }

  /** Tells how much the chart carries, behind the drawing: what is asked for meanwhile is drawn before. */
  async function weighed(wish: ChartSpec, mine: number): Promise<void> {
    if (mine !== drawing) return;
    const carried = await engine.carried(wish).catch(() => "");
    const { chart } = page.get();
    if (mine === drawing && typeof chart === "object") page.set({ chart: { ...chart, carries: new Blob([carried]).size } });
  }

  /** Takes the last step back, or forward again. */
  async function back(from: "past" | "future", to: "past" | "future"): Promise<void> {
    const step = page.get()[from].at(-1);
    if (!step) return;
    const known = step.doc === undefined || page.get().docs.some((held) => held.doc === step.doc);
    page.set({ [from]: page.get()[from].slice(0, -1) });
    if (!known) return back(from, to);
    if (openArticle({ ...page.get(), open: step.doc })?.doc !== openArticle(page.get())?.doc) opens(step.doc);
    page.set({ [to]: [...page.get()[to], { doc: step.doc, spec: asked() }] });
    await compare(step.spec);
  }

  /** The wish with the link that its code is to hold, where the reader wants one. */
  async function coded(wish: ChartSpec): Promise<ChartSpec> {
    if (!page.get().code) return wish;
    const { linkTo } = await import("./carry/link.ts");
    const data = await engine.carried(wish);
    const link = data ? await linkTo(here(), data, "q") : undefined;
    if (link) return { ...wish, link: link.address };
    if (data) notify([{ name: "", reason: "codeTooLong" }]);
    page.set({ code: false });
    return wish;
  }

  /** Opens the chart that the address holds. The address is then free again for the article that is open. */
  async function follow(hash: string): Promise<void> {
    history.replaceState(null, "", location.pathname + location.search);
    const { openLink } = await import("./carry/link.ts");
    const opened = await openLink(hash);
    if (typeof opened === "string") return notify([{ name: "", reason: opened === "newer" ? "linkNewer" : "linkBroken" }]);
    if (opened.cut) notify([{ name: "", reason: "linkCut", detail: String(opened.figures) }]);
    await bring({ name: text().share.name, data: opened.data });
  }

  function asked(): ChartSpec {
    return page.get().specs.get(openArticle(page.get())?.doc) ?? {};
  }

  function showChart(chart: State["chart"]): void {
    const old = page.get().chart;
    page.set({ chart });
    if (old && typeof old === "object") URL.revokeObjectURL(old.url);
  }

  /** What is asked of a picture that leaves the page: of a size that does not hang on the window. */
  function leaving(white: boolean, size: Pick<ChartSpec, "width" | "height">): ChartSpec {
    const { lang, dark } = page.get();
    const doc = openArticle(page.get())?.doc;
    return { lang, ...asked(), ...(doc !== undefined && { doc }), theme: dark && !white ? "dark" : "light", ...size };
  }

  /** The picture as it is saved, and what it carries. */
  async function savedChart(white: boolean, size: Pick<ChartSpec, "width" | "height">): Promise<Saved> {
    const wish = await coded(leaving(white, size));
    const [chart, data] = await Promise.all([engine.chart(wish), engine.carried(wish)]);
    return { ...chart, data, svg: chart.svg.length ? await (await lettering.into(chart.svg)).text() : "" };
  }

  function remember(): void {
    const { open, docs } = page.get();
    const place = open ? `#${encodeURIComponent(open)}` : docs.length ? "#" : "";
    if (place !== location.hash && (place !== "#" || location.hash)) history.pushState(null, "", place || location.pathname + location.search);
  }

  function show(open: string | undefined): void {
    if (open === page.get().open) return;
    opens(open);
    void compare();
  }

  /** Has another article open, or the overview; its chart is not drawn yet. */
  function opens(open: string | undefined): void {
    if (page.get().open === undefined) overviewAt = scrollY;
    page.set({ open });
    remember();
    // An article begins at its head; the overview is found as it was left.
    scrollTo(0, open === undefined ? overviewAt : 0);
  }

  return {
    /** Waits for the engine, then says that the page can take input. */
    async start(): Promise<void> {
      addEventListener("popstate", () => {
        if (linked.test(location.hash)) return void follow(location.hash);
        const doc = decodeURIComponent(location.hash.slice(1));
        page.set({ open: page.get().docs.some((held) => held.doc === doc) ? doc : undefined });
        void compare();
      });
      addEventListener("keydown", (event) => {
        const typing = (event.target as Element).closest?.("input:not([type=checkbox]), textarea");
        if (typing || !(event.ctrlKey || event.metaKey) || event.altKey) return;
        const key = event.key.toLowerCase();
        const redo = key === "y" || (key === "z" && event.shiftKey);
        if (!redo && key !== "z") return;
        event.preventDefault();
        void (redo ? back("future", "past") : back("past", "future"));
      });
      let settled: ReturnType<typeof setTimeout> | undefined;
      addEventListener("resize", () => {
        clearTimeout(settled);
        settled = setTimeout(() => {
          width = innerWidth;
          void compare();
        }, 200);
      });
      try {
        await engine.ready;
        page.set({ phase: "ready" });
        document.documentElement.dataset["ready"] = "1";
      } catch {
        return page.set({ phase: "broken" });
      }
      if (linked.test(location.hash)) await follow(location.hash);
      // A page that is offline by now does without.
      void samples().then(
        ([first]) => first && engine.warm(first.text),
        () => undefined,
      );
      void soon().catch(() => undefined);
    },
    files: (files: File[]) => take(opening((step) => read((part) => part.fromFiles(files, step)))),
    folder: (files: File[]) => take(opening((step) => read((part) => part.fromFolder(files, step)))),
    transfer: (data: DataTransfer, since: number) => take(opening((step) => fromTransfer(data, step)), since),
    words: (words: string) => take(fromWords(words, "")),
    tables: (files: File[]) => take(read((part) => part.fromTables(files))),
    withoutWords: () => useWords([]),
    async samples(): Promise<void> {
      const articles = samples();
      if (await later(articles)) await take({ articles: await articles, problems: [] });
    },
    /** Ends the work at once; what is read stays, what was waiting can be read later. */
    async stop(): Promise<void> {
      stopped = true;
      await engine.cancel();
    },
    resume(): void {
      const { rest } = page.get();
      void take(join([{ articles: rest, problems: [] }]));
    },
    leaveRest: () => page.set({ rest: [] }),
    open: show,
    async remove(doc: string): Promise<void> {
      const { docs, open } = page.get();
      page.set({ docs: docs.filter((held) => held.doc !== doc), open: open === doc ? undefined : open });
      remember();
      await engine.remove(doc);
      await compare();
    },
    async clear(): Promise<void> {
      cleared++;
      queue = [];
      page.set({ job: undefined, docs: [], open: undefined, notices: [], rest: [], specs: new Map(), past: [], future: [], choices: [], jump: undefined, across: {} });
      showChart(undefined);
      remember();
      await engine.clear();
    },
    jump(doc: string, id: string, to: "words" | "rows", among: string[] = []): void {
      page.set({ jump: { doc, id, to, among, tick: ++tick } });
      show(doc);
    },
    dismiss: (id: number) => page.set({ notices: page.get().notices.filter((notice) => notice.id !== id) }),
    dismissAll: () => page.set({ notices: [] }),
    /** Draws what the reader asks for. What was asked before can be had back. */
    choose(spec: ChartSpec): Promise<void> {
      const doc = openArticle(page.get())?.doc;
      if (JSON.stringify(spec) === JSON.stringify(asked())) return Promise.resolve();
      page.set({ past: [...page.get().past, { doc, spec: asked() }].slice(-memory), future: [] });
      return compare(spec);
    },
    undo: () => back("past", "future"),
    redo: () => back("future", "past"),
    /** Asks for a part of what the articles say together. */
    look: engine.look.bind(engine) as Client["look"],
    /** Remembers what the reader chose among the views across the articles. */
    turn: (choice: Record<string, string>) => page.set({ across: { ...page.get().across, ...choice } }),
    async switchLang(): Promise<void> {
      const lang = page.get().lang === "vi" ? "en" : "vi";
      if (!(await later(fetched(lang)))) return;
      // Charts that came in another language speak the page's from now on.
      const specs = [...page.get().specs].map(([doc, { lang: _, ...spec }]) => [doc, spec] as const);
      page.set({ lang, specs: new Map(specs) });
      keep("lang", lang);
      void compare();
    },
    switchTheme(): void {
      page.set({ dark: !page.get().dark });
      keep("theme", page.get().dark ? "dark" : "light");
      void compare();
    },
    async saveChart(form: Form, white: boolean): Promise<void> {
      await saving(async () => {
        const { fileOf } = await import("./carry/save.ts");
        const { file, ending } = await fileOf((size) => savedChart(white, size), form, page.get().carry, text());
        saveBlob(file, stem() + ending);
      });
    },
    /** True once the picture is where others take it from. */
    async copyChart(white: boolean): Promise<boolean> {
      try {
        const picture = import("./carry/save.ts").then((part) => part.pictureOf((size) => savedChart(white, size), "png", page.get().carry));
        await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
        return true;
      } catch {
        notify([{ name: "", reason: "notCopied" }]);
        return false;
      }
    },
    /** Puts a link that holds the chart where others take it from. Gives what to tell the reader. */
    async copyLink(): Promise<string | undefined> {
      if (!isPlace()) return void notify([{ name: "", reason: "linkNoPlace" }]);
      try {
        const { linkTo } = await import("./carry/link.ts");
        const data = await engine.carried(leaving(true, {}));
        const link = await linkTo(here(), data, "b");
        if (!link) return void notify([{ name: "", reason: "linkTooLong" }]);
        await navigator.clipboard.writeText(link.address);
        return link.quotes ? text().share.copied : text().share.copiedBare;
      } catch {
        return void notify([{ name: "", reason: "notCopiedLink" }]);
      }
    },
    /** True where the machine has a menu of its own to hand pictures on. */
    canShare: Boolean(navigator.canShare?.({ files: [new File([""], "a.png", { type: "image/png" })] })),
    /** Hands the picture to that menu. True where the reader did not turn back. */
    async sharePicture(white: boolean): Promise<boolean> {
      try {
        const { pictureOf } = await import("./carry/save.ts");
        const picture = await pictureOf((size) => savedChart(white, size), "png", page.get().carry);
        const { chart } = page.get();
        const title = typeof chart === "object" ? chart.picture.title : text().title;
        await navigator.share({ title, files: [new File([picture], `${stem()}.png`, { type: "image/png" })] });
        return true;
      } catch (error) {
        if ((error as Error).name !== "AbortError") notify([{ name: "", reason: "notShared" }]);
        return false;
      }
    },
    /** Draws a code with a link to the chart at its foot, or no more. */
    async code(code: boolean): Promise<void> {
      if (code && !isPlace()) return notify([{ name: "", reason: "linkNoPlace" }]);
      page.set({ code });
      await compare();
    },
    carry: (carry: boolean) => page.set({ carry }),
    async saveCsv(style: "excel" | "machine", doc?: string): Promise<void> {
      await saving(async () => {
        const csv = await engine.csv(style, doc === undefined ? undefined : [doc]);
        saveBlob(new Blob([csv], { type: "text/csv;charset=utf-8" }), `${stem(doc)}${style === "excel" ? "-excel" : ""}.csv`);
      });
    },
    /** All that was read of one article, or of all, with the chart that is shown. */
    async saveReport(doc?: string): Promise<void> {
      await saving(async () => {
        const { report } = await import("./carry/report.ts");
        const { docs, choices, carry, lang } = page.get();
        const told = docs.filter((held) => doc === undefined || held.doc === doc);
        const file = await report({ docs: told, choices, carry, lang, text: text(), draw: (size) => savedChart(true, size) });
        saveBlob(file, `${stem(doc)}-${text().report.file}.html`);
      });
    },
    saveJson(doc?: string): void {
      const docs = page.get().docs.filter((held) => doc === undefined || held.doc === doc);
      saveBlob(new Blob([articleJson(docs.map((held) => held.analysis), doc !== undefined)], { type: "application/json" }), `${stem(doc)}.json`);
    },
  };

  /** Waits for a part of the page that comes when it is asked for. Says so where it does not come. */
  async function later(part: Promise<unknown>): Promise<boolean> {
    return part.then(
      () => true,
      () => (notify([{ name: "", reason: "notHere" }]), false),
    );
  }

  /** What cannot be saved is said, and why; all else goes on. */
  async function saving(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const notLoaded = (error as { code?: string }).code === "start";
      notify([{ name: "", reason: notLoaded ? "noTables" : "notSaved" }]);
    }
  }

  function stem(doc?: string): string {
    const safe = (doc ?? "").replace(/\.[a-z]{2,5}$/i, "").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-+|-+$/g, "");
    return safe ? `${text().fileStem}-${safe}` : text().fileStem;
  }
}

/** The parts that most readers come to need: they come behind all else, so that they are here when the network is not. */
function soon(): Promise<unknown> {
  return Promise.all([import("./intake/files.ts"), import("./intake/html.ts"), import("./carry/save.ts"), import("./carry/report.ts"), import("./carry/link.ts"), import("./carry/reopen.ts"), import("./views/drawn-table.tsx"), import("./passage.ts"), import("./views/virtual.ts"), import("./views/across/panel.tsx")]);
}

/** An address that holds a chart. */
const linked = /^#[bq]\d+\./;
/** So many steps can be taken back. */
const memory = 200;

/** The address of the page, without what stands in its fragment. */
function here(): string {
  return location.href.split("#", 1)[0]!;
}

/** True where others can open the page at its address. */
function isPlace(): boolean {
  return /^https?:$/.test(location.protocol);
}

/** The samples, and the first of them to try the engine with: they come behind all else. */
async function samples(): Promise<Incoming[]> {
  return (await import("./samples.ts")).samples;
}

/** As wide as its panel, so that the letters of the picture are as large as those around it. */
function chartWidth(window: number, beside: boolean): number {
  const page = Math.min(1360, window);
  const panel = page < 1000 ? page - 60 : beside ? page / 2 - 72 : page * 0.66;
  return Math.round(Math.max(320, Math.min(900, panel)));
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

function problemOf(error: unknown, name: string): Problem {
  const { code, message } = error as { code?: string; message?: string };
  return code === "trap" ? { name, reason: "trap" } : { name, reason: "failed", detail: message ?? String(error) };
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`sodo:${key}`, value);
  } catch {
    // A page opened from disk may have no storage.
  }
}
