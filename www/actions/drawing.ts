// The chart on screen: what is asked of it, and how it is drawn.

import type { Saved } from "../carry/save.ts";
import { openArticle, type State } from "../state.ts";
import type { ChartSpec } from "../wire.ts";
import { here, type Desk } from "./desk.ts";

/** What others may ask of the drawing. */
export type Drawing = ReturnType<typeof drawing>;

/** Binds it to the desk. */
export function drawing({ page, engine, notify }: Desk) {
  let turn = 0;
  // Asked for once and after each change: asking in between would lay the page out before its time.
  let width = innerWidth;

  /** Draws the comparison anew, with what the reader chose or, where that is gone, what the program chooses. */
  async function compare(wish = asked()): Promise<void> {
    const mine = ++turn;
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
      if (mine !== turn) return;
      showChart(isDrawn ? { picture, url: URL.createObjectURL(file) } : "none");
      performance.measure("sodo:chart", { start: since, end: performance.now() });
      const choices = await listed;
      if (mine === turn) page.set({ choices, specs: new Map(page.get().specs).set(doc, spec) });
      if (isDrawn) void weighed(whole, mine);
    } catch {
      if (mine === turn) showChart("failed");
    }
  }

  /** Tells how much the chart carries, behind the drawing: what is asked for meanwhile is drawn before. */
  async function weighed(wish: ChartSpec, mine: number): Promise<void> {
    if (mine !== turn) return;
    const carried = await engine.carried(wish).catch(() => "");
    const { chart } = page.get();
    if (mine === turn && typeof chart === "object") page.set({ chart: { ...chart, carries: new Blob([carried]).size } });
  }

  /** The wish with the link that its code is to hold, where the reader wants one. */
  async function coded(wish: ChartSpec): Promise<ChartSpec> {
    if (!page.get().code) return wish;
    const { linkTo } = await import("../carry/link.ts");
    const data = await engine.carried(wish);
    const link = data ? await linkTo(here(), data, "q") : undefined;
    if (link) return { ...wish, link: link.address };
    if (data) notify([{ name: "", reason: "codeTooLong" }]);
    page.set({ code: false });
    return wish;
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

  return {
    compare,
    asked,
    leaving,
    savedChart,
    showChart,
    /** Draws for a window of another width. */
    resized(): Promise<void> {
      width = innerWidth;
      return compare();
    },
  };
}

/** As wide as its panel, so that the letters of the picture are as large as those around it. */
function chartWidth(window: number, beside: boolean): number {
  const page = Math.min(1360, window);
  const panel = page < 1000 ? page - 60 : beside ? page / 2 - 72 : page * 0.66;
  return Math.round(Math.max(320, Math.min(900, panel)));
}

