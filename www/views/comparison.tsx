// The chart: one indicator across areas or articles, chosen by the program until the reader chooses.

import { useMemo, useState } from "preact/hooks";
import { period } from "../figure.ts";
import type { ChartSpec } from "../wire.ts";
import type { View } from "./view.ts";

/** The chart with what it shows and the ways to save it: over all articles, or within one. */
export function Comparison(view: View & { doc?: string }) {
  const { state, text, act, doc } = view;
  const { chart, choices } = state;
  const spec = state.specs.get(doc) ?? {};
  const drawn = chart && typeof chart === "object" ? chart : undefined;
  const [white, setWhite] = useState(false);
  const now = drawn?.picture.spec ?? spec;
  const by = now.by ?? "area";
  const list = choices.some((choice) => choice.id === now.indicator);
  const periods = useMemo(() => periodsOf(view, now.indicator), [state.docs, now.indicator]);
  // Only what the reader sets stays set; the rest is chosen anew for each set of articles.
  const ask = ({ indicator = spec.indicator, by = spec.by, period = "" }: ChartSpec) =>
    void act.compare({ ...(indicator && { indicator }), ...(by && { by }), ...(period && { period }) });
  return (
    <section class={`comparison${doc === undefined ? " panel" : ""}`} aria-label={text.chartHeading}>
      <div class="panel-head">
        {doc === undefined && <h2>{text.chartHeading}</h2>}
        {doc === undefined && choices.length > 0 && (
          <div class="picks">
            <label class="pick wide">
              <span>{text.chartIndicator}</span>
              <select id="chart-indicator" value={now.indicator ?? ""} onChange={(event) => ask({ indicator: event.currentTarget.value })}>
                {!list && <option value="">{text.any}</option>}
                {choices.map((choice) => (
                  <option value={choice.id}>
                    {text.choice(state.lang === "vi" ? choice.label_vi : choice.label_en, by === "article" ? choice.articles : choice.areas, by === "article" ? "article" : "area")}
                  </option>
                ))}
              </select>
            </label>
            <label class="pick">
              <span>{text.chartBy}</span>
              <select id="chart-by" value={by} onChange={(event) => ask({ by: event.currentTarget.value as "area" | "article", period: spec.period ?? "" })}>
                <option value="area">{text.byArea}</option>
                <option value="article">{text.byArticle}</option>
                {by === "indicator" && <option value="indicator">{text.byIndicator}</option>}
              </select>
            </label>
            <label class="pick">
              <span>{text.chartPeriod}</span>
              <select id="chart-period" value={now.period ?? ""} onChange={(event) => ask({ period: event.currentTarget.value })}>
                <option value="">{text.anyPeriod}</option>
                {periods.map((code) => (
                  <option value={code}>{period(code, text)}</option>
                ))}
              </select>
            </label>
          </div>
        )}
      </div>
      {drawn ? (
        <figure class="chart">
          <img src={drawn.url} alt={drawn.picture.alt} />
          <figcaption>
            {drawn.picture.note && <p>{drawn.picture.note}</p>}
            <p>
              {text.chartUsed(drawn.picture.used.length)}
              {drawn.picture.left_out.length > 0 && ` · ${text.chartLeftOut(drawn.picture.left_out.length)}`}
            </p>
          </figcaption>
        </figure>
      ) : (
        chart && <p class="nothing">{chart === "none" ? text.chartNone : text.chartFailed}</p>
      )}
      {drawn && (
        <div class="buttons chart-saves">
          <button type="button" data-save="svg" onClick={() => void act.saveSvg(white)}>
            {text.saveSvg}
          </button>
          <button type="button" data-save="png" onClick={() => void act.savePng(white)}>
            {text.savePng}
          </button>
          {state.dark && (
            <label class="check">
              <input type="checkbox" checked={white} onChange={(event) => setWhite(event.currentTarget.checked)} />
              {text.whiteGround}
            </label>
          )}
        </div>
      )}
    </section>
  );
}

function periodsOf({ state }: View, indicator: string | undefined): string[] {
  const found = new Set<string>();
  for (const held of state.docs) for (const o of held.analysis.observations) if (o.indicator === indicator && o.period) found.add(o.period);
  return [...found].sort();
}
