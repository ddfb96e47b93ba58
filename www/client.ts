// The worker as promises. One call runs at a time, so that it is always known which article the worker is at:
// if the module traps there, only that article fails. What came of an article is kept here, so that a worker that is started
// anew gets the figures back without reading; where many articles wait, a crew of more workers reads (crew.ts).

import type { Analysis, Article } from "../pkg/sodo.js";
import type { Chart, ChartChoice, ChartSpec } from "../pkg/sodo-tables.js";
import type { Looks } from "./looks.ts";
import type { Door, Fault, Reply, Request } from "./worker.ts";
import { script } from "./trusted.ts";

export type { Analysis, Article };

/** Why a call gave nothing. `start`: the module could not be loaded at all. */
export type Code = Fault["code"] | "cancelled" | "start";

/** A call that gave nothing, and the article it was about, where it was about one. */
export class Failure extends Error {
  constructor(
    readonly code: Code,
    message: string,
    readonly doc?: string,
  ) {
    super(message);
    this.name = "Failure";
  }
}

/** A table of the reader's own words. */
export interface Table {
  name: string;
  text: string;
}

/** How much tables have added: new indicators, phrases that point to one, names of areas, other words. */
export interface Added {
  indicators: number;
  triggers: number;
  areas: number;
  others: number;
}

/** How one article of many ended. */
export type Outcome = { article: Article; analysis: Analysis } | { article: Article; failure: Failure };

/** Where the worker and its modules come from; `place.ts` finds them in the page. */
export interface Source {
  worker: string;
  /** The one that reads articles. */
  module: Promise<WebAssembly.Module>;
  /** Gets the one of tables: charts, choices and files over many articles. */
  tables(): Promise<WebAssembly.Module>;
}

/** A call on its way. */
export interface Job {
  call: keyof Door;
  args: unknown[];
  doc?: string;
  resolve(value: unknown): void;
  reject(failure: Failure): void;
  /** True where a worker that was started anew is given back what is held. */
  again?: boolean;
}

/** What a crew is given: the parts of a worker, and the articles that wait. */
export interface Post {
  script: string;
  module: WebAssembly.Module;
  words: { names: string[]; texts: string[] } | undefined;
  /** The next article that waits; it is the crew's from then on. */
  next(): Job | undefined;
  /** Takes articles back that the crew did not come to. */
  back(jobs: Job[]): void;
  /** The same from a crew that cannot read at all, and is not asked again. */
  alone(jobs: Job[]): void;
  /** Says that one could not be read. */
  fail(job: Job, fault: Fault): void;
}

/** More workers, which read while the first one answers. */
export interface Crew {
  /** What they are at. */
  under(): Job[];
  /** Has them take what waits. */
  wake(post: Post): void;
  /** Ends them at once; gives what they were at. */
  end(): Job[];
}

/** What a picture carries, and the names of its articles; one that stays out has none. */
export interface Carried {
  data: string;
  names: string[];
}

/** The calls that need the module of tables, which goes along with each: whichever worker runs it, it can. */
type Tabling = "chart" | "carried" | "choices" | "indicators" | "csv" | "look" | "reopen";
type Rest<T extends unknown[]> = T extends [unknown, ...infer R] ? R : never;

/** So many articles that wait are the first worker's; more of them are the crew's. */
const few = 4;
/** Figures go to the tables in parts of so many articles and bytes: what is asked in between does not wait long. */
const part = { articles: 16, bytes: 1 << 20 };

/** The modules in their worker. */
export class Client {
  /** The articles that the worker holds, or will hold again after a restart. */
  readonly held = new Map<string, Article>();
  /** What pictures carried, of which articles are here. */
  pictures: readonly Carried[] = [];
  /** Gives the version of the module once it runs, or says why it does not. */
  readonly ready: Promise<string>;
  /** Called when the worker was started anew because of a fault, with the article it was at. */
  onrestart?: (failure: Failure) => void;

  #source: Source;
  #worker!: Worker;
  #module?: WebAssembly.Module;
  #tables: WebAssembly.Module | undefined;
  #loading: Promise<WebAssembly.Module> | undefined;
  #started!: Pick<Job, "resolve" | "reject">;
  #waiting: Job[] = [];
  #running: Job | undefined;
  #broken: Failure | undefined;
  /** The figures of each article held, as bytes. */
  #rows = new Map<string, Uint8Array>();
  /** Those that the tables of the worker do not have yet. */
  #fresh = new Set<string>();
  /** True after a trap on the way into the tables: from then on one article goes at a time, so that it is known which. */
  #gently = false;
  #crew: Crew | undefined;
  #words: { names: string[]; texts: string[] } | undefined;
  #last = 0;

  constructor(source: Source) {
    this.#source = source;
    this.ready = new Promise((resolve, reject) => (this.#started = { resolve: resolve as Job["resolve"], reject }));
    this.ready.catch(() => {}); // every call says it as well
    this.#start();
    source.module.then(
      (module) => {
        this.#module = module;
        this.#next();
      },
      (error) => this.#break(String(error)),
    );
  }

  /** Reads an article, which the worker then holds. An article of the same name is replaced. */
  async add(article: Article): Promise<Analysis> {
    const { analysis, rows } = await this.#call("add", [article], article.doc);
    this.held.set(article.doc, article);
    this.#rows.set(article.doc, rows);
    this.#fresh.add(article.doc);
    this.#next();
    return analysis;
  }

  /** Lets a crew read where many articles wait. */
  widen(crew: Crew): void {
    this.#crew?.end();
    this.#crew = crew;
    this.#next();
  }

  /** Reads many, one after the other, and tells of each as it ends. Never fails as a whole. */
  async addAll(articles: Article[], each: (outcome: Outcome) => void, signal?: AbortSignal): Promise<void> {
    const stop = () => this.cancel();
    signal?.addEventListener("abort", stop);
    for (const article of articles) {
      let outcome: Outcome;
      try {
        if (signal?.aborted) throw new Failure("cancelled", "cancelled", article.doc);
        outcome = { article, analysis: await this.add(article) };
      } catch (failure) {
        outcome = { article, failure: failure as Failure };
      }
      each(outcome);
    }
    signal?.removeEventListener("abort", stop);
  }

  /** Draws a chart over all articles held; what the wish leaves open, the program chooses. */
  chart(wish: ChartSpec): Promise<Chart> {
    return this.#tabled("chart", [wish]);
  }

  /** What the chart of a wish carries where it is exported; empty where nothing is drawn. Asked for together with the chart, it
   * is of the same articles: none is read between the two. */
  carried(wish: ChartSpec): Promise<string> {
    return this.#tabled("carried", [wish]);
  }

  /** The indicators that a chart can show, the one that compares best first. */
  choices(): Promise<ChartChoice[]> {
    return this.#tabled("choices", []);
  }

  /** What every indicator is called in a language, by its id. */
  async indicators(lang: string): Promise<Map<string, string>> {
    const flat = await this.#tabled("indicators", [lang]);
    const pairs = Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!] as const);
    return new Map(pairs);
  }

  /** The figures of some or of all articles as a table. */
  csv(form: "excel" | "machine" | "sdmx", docs?: string[]): Promise<string> {
    return this.#tabled("csv", [form, docs]);
  }

  /** A part of what the articles held say together, told in a language. */
  async look<K extends keyof Looks>(lang: string, what: K, ...ask: Parameters<Looks[K]>): Promise<ReturnType<Looks[K]>> {
    const all: (string | number)[] = ask;
    const words = all.filter((one) => typeof one === "string");
    const numbers = all.filter((one) => typeof one === "number");
    return JSON.parse(await this.#tabled("look", [what, lang, words, new Uint32Array(numbers)]));
  }

  /** Puts in what a picture carries, its articles under these names; without any names all is only looked at. */
  async reopen(carried: string, names: string[]): Promise<void> {
    await this.#tabled("reopen", [carried, names]);
    if (names.length) this.pictures = [...this.pictures, { data: carried, names }];
  }

  /** The articles that each of some texts may hold, five numbers an article: see the engine. */
  split(texts: string[]): Promise<Uint32Array[]> {
    return this.#call("split", [texts]);
  }

  /** Lays the reader's own tables over those of the program, in place of those of the call before. */
  async words(tables: Table[]): Promise<Added> {
    const words = { names: tables.map((table) => table.name), texts: tables.map((table) => table.text) };
    const [indicators = 0, triggers = 0, areas = 0, others = 0] = await this.#call("words", [words.names, words.texts]);
    this.#words = words;
    this.#back(this.#crew?.end() ?? []);
    return { indicators, triggers, areas, others };
  }

  /** Has the worker run through a text before the first article comes, which is then read sooner; then loads the module
   * of tables, and has it run as well. */
  async warm(text: string): Promise<void> {
    try {
      await this.#call("warm", [text]);
      await this.#call("warm", [text, await this.#load()]);
    } catch {
      // Nothing is lost but time.
    }
  }

  /** Lets go of one article. */
  async remove(doc: string): Promise<void> {
    this.#drop((job) => job.call === "add" && job.doc === doc);
    for (const job of this.#crew?.under() ?? []) if (job.doc === doc) job.reject(cancelled(job));
    await this.#call("remove", [doc]);
    this.#forget(doc);
    const left = this.pictures.map((one) => (one.names.includes(doc) ? { ...one, names: one.names.map((name) => (name === doc ? "" : name)) } : one));
    this.pictures = left.filter(({ names }) => names.some(Boolean));
  }

  /** Lets go of all articles, also of those not yet read. */
  async clear(): Promise<void> {
    this.held.clear();
    this.pictures = [];
    this.#rows.clear();
    this.#fresh.clear();
    this.cancel();
    await this.#call("clear", []);
  }

  /** Ends the reading that is under way and that waits. What was read before stays held. */
  cancel(): void {
    const now = this.#running;
    this.#back(this.#crew?.end() ?? []);
    this.#drop((job) => job.call === "add");
    if (now?.call !== "add") return;
    this.#restart();
    now.reject(cancelled(now));
  }

  #drop(which: (job: Job) => boolean): void {
    const gone = this.#waiting.filter(which);
    this.#waiting = this.#waiting.filter((job) => !which(job));
    for (const job of gone) job.reject(cancelled(job));
  }

  /** A call that needs the module of tables; where it is here, it waits for nothing. */
  async #tabled<K extends Tabling>(call: K, args: Rest<Parameters<Door[K]>>): Promise<ReturnType<Door[K]>> {
    const tables = this.#tables ?? (await this.#load());
    return this.#call(call, [tables, ...args] as unknown as Parameters<Door[K]>);
  }

  /** Gets the module of tables once. Where that fails, the next call tries again. */
  #load(): Promise<WebAssembly.Module> {
    return (this.#loading ??= this.#source.tables().then(
      (tables) => (this.#tables = tables),
      (error) => {
        this.#loading = undefined;
        throw this.#broken ?? new Failure("start", String(error));
      },
    ));
  }

  #call<K extends Exclude<keyof Door, "start">>(call: K, args: Parameters<Door[K]>, doc?: string) {
    return new Promise<ReturnType<Door[K]>>((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      const job: Job = { call, args, reject, resolve: resolve as Job["resolve"] };
      if (doc !== undefined) job.doc = doc;
      // Reading is long and comes in crowds; a chart of what is there so far need not wait behind it.
      const next = call === "add" || call === "warm" ? -1 : this.#waiting.findIndex((other) => other.call === "add");
      this.#waiting.splice(next < 0 ? this.#waiting.length : next, 0, job);
      this.#next();
    });
  }

  #next(): void {
    if (!this.#module) return;
    const crowd = this.#crowd();
    if (crowd) this.#crew!.wake(this.#post(this.#module));
    if (this.#running) return;
    const job = this.#due(crowd);
    if (!job) return;
    this.#running = job;
    const args = job.call === "start" ? [this.#module, this.#words] : job.args;
    this.#worker.postMessage({ id: ++this.#last, call: job.call, args } satisfies Request);
  }

  /** True where the crew reads, and the first worker need not. */
  #crowd(): boolean {
    if (!this.#crew || this.#broken) return false;
    return this.#crew.under().length > 0 || this.#waiting.filter((job) => job.call === "add").length > few;
  }

  /** What the worker does next. Figures go into the tables before anybody asks them, and while they come. */
  #due(crowd: boolean): Job | undefined {
    const [first] = this.#waiting;
    const idle = !first || (crowd && first.call === "add");
    const put = idle || this.#fresh.size >= part.articles || first.call !== "add";
    if (put && first?.call !== "start" && this.#tables && this.#fresh.size) return this.#putting(this.#tables);
    return idle ? undefined : this.#waiting.shift();
  }

  /** Takes figures into the tables, as many as go at a time. */
  #putting(tables: WebAssembly.Module): Job {
    const docs: string[] = [];
    const rows: Uint8Array[] = [];
    let bytes = 0;
    for (const doc of this.#fresh) {
      if (docs.length && (this.#gently || docs.length >= part.articles || bytes > part.bytes)) break;
      const own = this.#rows.get(doc)!;
      docs.push(doc);
      rows.push(own);
      bytes += own.length;
      this.#fresh.delete(doc);
    }
    const reject = ({ code }: Failure) => {
      if (code === "trap" && docs.length === 1) this.#forget(docs[0]!);
      else this.#gently = true;
    };
    return { call: "put", args: [tables, rows], resolve: () => {}, reject };
  }

  #forget(doc: string): void {
    this.held.delete(doc);
    this.#rows.delete(doc);
    this.#fresh.delete(doc);
  }

  #post(module: WebAssembly.Module): Post {
    return {
      script: this.#source.worker,
      module,
      words: this.#words,
      next: () => {
        const at = this.#waiting.findIndex((job) => job.call === "add");
        return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
      },
      back: (jobs) => this.#back(jobs),
      alone: (jobs) => {
        this.#crew = undefined;
        this.#back(jobs);
      },
      fail: (job, { code, message }) => job.reject(new Failure(code, message, job.doc)),
    };
  }

  /** Puts what a crew did not come to before all else that waits to be read. */
  #back(jobs: Job[]): void {
    const at = this.#waiting.findIndex((job) => job.call === "add");
    this.#waiting.splice(at < 0 ? this.#waiting.length : at, 0, ...jobs);
    this.#next();
  }

  #settle(reply: Reply): void {
    const job = this.#running;
    if (!job || reply.id !== this.#last) return;
    this.#running = undefined;
    if (!("error" in reply)) job.resolve(reply.value);
    else if (reply.error.code === "refused") job.reject(new Failure("refused", reply.error.message, job.doc));
    else if (job.call === "start") this.#break(reply.error.message);
    else {
      const failure = new Failure("trap", reply.error.message, job.doc);
      job.reject(failure);
      this.#restart();
      this.onrestart?.(failure);
    }
    this.#next();
  }

  #restart(): void {
    this.#worker.terminate();
    this.#running = undefined;
    this.#start();
    this.#next();
  }

  /** Starts a worker, which gets the figures of what is held before anybody asks its tables. */
  #start(): void {
    const worker = new Worker(script(this.#source.worker));
    worker.onmessage = ({ data }: MessageEvent<Reply>) => worker === this.#worker && this.#settle(data);
    worker.onerror = (event) => {
      event.preventDefault();
      const message = event.message || "the worker could not be loaded";
      if (worker !== this.#worker) return;
      if (this.#running) this.#settle({ id: this.#last, error: { code: "trap", message } });
      else this.#break(message); // its script did not even load
    };
    this.#worker = worker;
    const start: Job = { call: "start", args: [], ...this.#started };
    const reopened = this.pictures.map(
      (one): Job => ({
        call: "reopen",
        args: [this.#tables, one.data, one.names],
        again: true,
        resolve: () => {},
        reject: (failure) => failure.code === "trap" && (this.pictures = this.pictures.filter((other) => other !== one)),
      }),
    );
    const rest = this.#waiting.filter((job) => job.call !== "start" && !job.again);
    this.#waiting = [start, ...reopened, ...rest];
    this.#fresh = new Set(this.#rows.keys());
  }

  /** Nothing can be read here at all: every call says so. */
  #break(message: string): void {
    const failure = (this.#broken = new Failure("start", message));
    const jobs = this.#waiting;
    this.#waiting = [];
    this.#started.reject(failure);
    for (const job of jobs) job.reject(failure);
  }
}

function cancelled(job: Job): Failure {
  return new Failure("cancelled", "cancelled", job.doc);
}
