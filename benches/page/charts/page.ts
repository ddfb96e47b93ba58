// The page in which pictures are drawn, ours and those of other libraries, and the clock beside it.

import type { Chart, ChartSpec } from "../../../pkg/sodo-tables.js";
import { pictureOf, type Saved } from "../../../www/carry/save.ts";
import type { Figures, Point } from "./figures.ts";
import type { Answer, Ask } from "./worker.ts";

/** A picture as `examples/charts.rs` lays it: tables that differ in a figure. */
interface Laid {
  name: string;
  title: string;
  width: number;
  height: number;
  wish: ChartSpec;
  tables: { rows: string; points: { name: string; time: string; value: number; words: string }[] }[];
}

/** Milliseconds: until it is drawn, and until it is in the page and laid out as well. */
export interface Took {
  drawn: number;
  laid: number;
}

declare global {
  interface Window {
    charts: typeof charts;
  }
}

/** A round of redraws, so many that the browser's clock is fine enough. */
const TIMES = 16;

let worker: Worker;
let answered: (answer: Answer) => void;

function ask(ask: Ask): Promise<Answer> {
  return new Promise((resolve) => {
    answered = resolve;
    worker.postMessage(ask);
  });
}

async function asked(picture: Laid, number: number, fresh: boolean): Promise<{ value: Chart; ms: number }> {
  const title = fresh ? picture.title : `${picture.title} (${number})`;
  const { value, ms } = await ask({ call: "draw", table: number, wish: { ...picture.wish, title } });
  if (!value?.svg.length || ms === undefined) throw new Error(`${picture.name} is not drawn: ${value?.note}`);
  return { value, ms };
}

/** The SVG of a picture as words. */
function words({ svg }: Chart): string {
  return new TextDecoder().decode(svg);
}

/** A picture with what it carries, as the page asks for both when it saves one. */
async function saved(picture: Laid, number: number): Promise<Saved> {
  const { value } = await asked(picture, number, false);
  const { data } = await ask({ call: "carried", table: number, wish: value.spec });
  return { ...value, svg: words(value), data: data! };
}

/** The figures of all tables as others take them. */
function plain({ name, title, width, height, tables }: Laid): Figures[] {
  return tables.map(({ points }) => {
    const values = points.map((point) => point.value);
    const ends = [0, points.length - 1, values.indexOf(Math.min(...values)), values.indexOf(Math.max(...values))];
    const point = (point: (typeof points)[0], at: number): Point => ({ ...point, time: Date.parse(point.time), told: name === "bars" || ends.includes(at) });
    return { form: name as Figures["form"], title, width, height, points: points.map(point) };
  });
}

/** Lets what the one before left behind, which a browser clears away beside its work, be done before the next is timed. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30));
}

/** Lets the browser do all that a picture in the page takes but painting it. */
function layOut(host: HTMLElement): void {
  host.querySelector("svg")!.getBBox();
}

/** That a library left nothing out. */
function check(name: string, host: HTMLElement, { title, form, points }: Figures): void {
  const text = (host.textContent ?? "").normalize().replaceAll("\u00a0", " ");
  const told = points.filter((point) => point.told);
  const words = [title, ...told.map((point) => point.words), ...(form === "bars" ? points.map((point) => point.name) : [])];
  const missing = words.filter((words) => !text.includes(words));
  if (missing.length) throw new Error(`${name} left out ${missing.join(", ")}`);
  if (host.querySelectorAll("svg rect, svg path, svg circle").length < points.length && name !== "echarts") throw new Error(`${name} lacks points`);
}

const charts = {
  /** Starts our worker with the tables of a picture, or of none, warm as the page has it or fresh. */
  async start(address: string, rows: string[], warm?: string): Promise<void> {
    const module = await WebAssembly.compileStreaming(fetch(address));
    const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    worker = new Worker("charts-worker.js", { type: "module" });
    worker.onmessage = ({ data }) => answered(data);
    worker.onerror = ({ message }) => console.error(message);
    await ask({ call: "start", module, rows: rows.map(bytes), warm: warm === undefined ? undefined : bytes(warm) });
  },

  /** Our first picture: inside the worker; over messages, and in the page. */
  async ownFirst(picture: Laid): Promise<{ inside: number } & Took> {
    const host = document.body.appendChild(document.createElement("div"));
    const start = performance.now();
    const { value, ms } = await asked(picture, 0, true);
    const drawn = performance.now() - start;
    host.innerHTML = words(value);
    layOut(host);
    return { inside: ms, drawn, laid: performance.now() - start };
  },

  /** Another library's first picture. */
  async first(name: string, picture: Laid): Promise<Took> {
    const [host, figures] = [document.createElement("div"), plain(picture)[0]!];
    const start = performance.now();
    await window.painters[name]!.draw(figures, host);
    const drawn = performance.now() - start;
    document.body.append(host);
    layOut(host);
    const laid = performance.now() - start;
    check(name, host, figures);
    return { drawn, laid };
  },

  /** Round after round each in turn: what else the machine does then holds all of them back alike. */
  async redraws(picture: Laid, rounds: number): Promise<Record<string, number[]>> {
    const found: Record<string, number[]> = {};
    const [figures, hosts] = [plain(picture), new Map<string, HTMLElement[]>()];
    let number = 0;
    const names = Object.keys(window.painters ?? {});
    for (const name of names) {
      const pair = [document.createElement("div"), document.body.appendChild(document.createElement("div"))];
      for (const host of pair) await window.painters[name]!.draw(figures[0]!, host);
      hosts.set(name, pair);
    }
    const own = document.body.appendChild(document.createElement("div"));
    const timed = async (name: string, work: (number: number) => void | Promise<unknown>) => {
      await settled();
      const start = performance.now();
      for (let i = 0; i < TIMES; i++) await work(++number);
      (found[name] ??= []).push((performance.now() - start) / TIMES);
    };
    for (let round = 0; round < rounds; round++) {
      await settled();
      const { ms } = await ask({ call: "time", wish: { ...picture.wish, title: picture.title }, times: TIMES });
      (found["inside"] ??= []).push(ms!);
      await timed("messages", (number) => asked(picture, number, false));
      await timed("messages laid", async (number) => {
        own.innerHTML = words((await asked(picture, number, false)).value);
        layOut(own);
      });
      for (const name of names) {
        const { redraw } = window.painters[name]!;
        const [away, here] = hosts.get(name)! as [HTMLElement, HTMLElement];
        const other = (number: number) => ({ ...figures[number % figures.length]!, title: `${picture.title} (${number})` });
        await timed(name, (number) => redraw(other(number), away));
        await timed(`${name} laid`, async (number) => {
          await redraw(other(number), here);
          layOut(here);
        });
        if (round === 0) check(name, here, other(number));
      }
    }
    return found;
  },

  /** Our pictures that others are not asked for, inside the worker. */
  async own(picture: Laid, rounds: number): Promise<number[]> {
    const found: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const { ms } = await ask({ call: "time", wish: { ...picture.wish, title: picture.title }, times: TIMES });
      found.push(ms!);
    }
    return found;
  },

  /** From the wish to the bytes of a PNG, twice as sharp and with its data, as the page saves it. */
  async png(picture: Laid, rounds: number): Promise<number[]> {
    const found: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      const png = await pictureOf(() => saved(picture, round), "png", true);
      found.push(performance.now() - start);
      if (png.type !== "image/png" || png.size < 10_000) throw new Error("that is no picture");
    }
    return found;
  },
};

window.charts = charts;
