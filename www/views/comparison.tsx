// The chart: one indicator across areas or articles, chosen by the program until the reader chooses.

import { useMemo, useState } from "preact/hooks";
import { period } from "../figure.ts";
import type { Fields, Held } from "../state.ts";
import type { ChartForm } from "../wire.ts";
import { Drawn } from "./drawn.tsx";
import { Edit } from "./edit.tsx";
import { SaveMenu, type Save } from "./saves.tsx";
import { Share } from "./share.tsx";
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
  const ask = (fields: Fields) => void act.choose(Object.fromEntries(Object.entries(fields).filter(([, value]) => (Array.isArray(value) ? value.length : value))));
  const change = (fields: Fields) => ask({ ...spec, ...fields });
  const forms = drawn?.picture.forms ?? [];
  const unfit = forms.filter(({ why }) => why);
  return (
    <section class={`comparison${doc === undefined ? " panel" : ""}`} aria-label={text.chartHeading}>
      <div class="panel-head">
        {doc === undefined && <h2>{text.chartHeading}</h2>}
        {doc === undefined && choices.length > 0 && (
          <div class="picks">
            <label class="pick wide">
              <span>{text.chartIndicator}</span>
              <select id="chart-indicator" value={now.indicator ?? ""} onChange={(event) => ask({ ...(spec.by && { by: spec.by }), indicator: event.currentTarget.value })}>
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
              <select id="chart-by" value={by} onChange={(event) => change({ by: event.currentTarget.value as "area" | "article", form: undefined, without: [], marked: [] })}>
                <option value="area">{text.byArea}</option>
                <option value="article">{text.byArticle}</option>
                {by === "indicator" && <option value="indicator">{text.byIndicator}</option>}
              </select>
            </label>
            <label class="pick">
              <span>{text.chartPeriod}</span>
              <select id="chart-period" value={now.period ?? ""} onChange={(event) => change({ period: event.currentTarget.value })}>
                <option value="">{text.anyPeriod}</option>
                {periods.map((code) => (
                  <option value={code}>{period(code, text)}</option>
                ))}
              </select>
            </label>
            <label class="pick">
              <span>{text.chartForm}</span>
              <select id="chart-form" value={spec.form ?? ""} onChange={(event) => change({ form: (event.currentTarget.value || undefined) as ChartForm | undefined })}>
                <option value="">{now.form ? text.ownForm(text.form[now.form]) : text.any}</option>
                {forms.map(({ form, why }) => (
                  <option value={form} disabled={Boolean(why)} title={why ?? undefined}>
                    {text.form[form]}
                  </option>
                ))}
              </select>
            </label>
            <label class="pick wide">
              <span>{text.chartTitle}</span>
              <Headline own={spec.title ?? ""} drawn={drawn?.picture.title} choose={(title) => change({ title })} />
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
              {text.chartUsed(drawn.picture.used.reduce((sum, { figures }) => sum + figures.length, 0))}
              {drawn.picture.left_out.length > 0 && ` · ${text.chartLeftOut(drawn.picture.left_out.length)}`}
            </p>
            {doc === undefined && unfit.length > 0 && (
              <details class="unfit">
                <summary>{text.otherForms}</summary>
                <ul>
                  {unfit.map(({ form, why }) => (
                    <li>
                      <b>{text.form[form]}</b>: {why}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </figcaption>
        </figure>
      ) : (
        chart && <p class="nothing">{chart === "none" ? text.chartNone : text.chartFailed}</p>
      )}
      {drawn && <Edit {...view} picture={drawn.picture} spec={spec} change={change} />}
      {drawn && <Drawn {...view} chart={drawn.picture} />}
      {drawn && (
        <div class="buttons chart-saves">
          <button type="button" data-save="svg" onClick={() => void act.saveChart("svg", white)}>
            {text.saveSvg}
          </button>
          <button type="button" data-save="png" onClick={() => void act.saveChart("png", white)}>
            {text.savePng}
          </button>
          <MoreSaves text={text} act={act} white={white} />
          <Share {...view} white={white} />
          <label class="check">
            <input type="checkbox" id="chart-carry" checked={state.carry} onChange={(event) => act.carry(event.currentTarget.checked)} />
            {text.chartCarry(drawn.carries && Math.ceil(drawn.carries / 1000))}
          </label>
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

/** The reader's own headline. What is typed stays while the page is drawn anew around it. */
function Headline({ own, drawn, choose }: { own: string; drawn: string | undefined; choose(title: string): void }) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      type="text"
      id="chart-title"
      value={typed ?? own}
      placeholder={own ? "" : drawn}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onChange={(event) => {
        setTyped(undefined);
        choose(event.currentTarget.value.trim());
      }}
    />
  );
}

/** Other sizes and ways out. */
function MoreSaves({ text, act, white }: Pick<View, "text" | "act"> & { white: boolean }) {
  const [copied, setCopied] = useState(false);
  const forms = (["png1", "png4", "wide", "tall", "html", "json"] as const).map((form): Save => [form, text.saveForm[form], () => act.saveChart(form, white)]);
  return (
    <>
      <SaveMenu head={text.saveMore} kind=" more-saves" saves={[["copy", text.copyPicture, async () => setCopied(await act.copyChart(white))], ...forms]} />
      <span class="hint" role="status">
        {copied && text.copied}
      </span>
    </>
  );
}

function periodsOf({ state }: View, indicator: string | undefined): string[] {
  const found = new Set<string>();
  for (const held of state.docs) for (const period of periodsIn(held).get(indicator ?? "") ?? []) found.add(period);
  return [...found].sort();
}

const listed = new WeakMap<Held, Map<string, Set<string>>>();

/** The periods that an article tells an indicator of; looked up once, since articles come by thousands. */
function periodsIn(held: Held): Map<string, Set<string>> {
  let found = listed.get(held);
  if (!found) {
    listed.set(held, (found = new Map()));
    for (const { indicator, period } of held.analysis.observations) {
      const own = found.get(indicator) ?? new Set();
      if (period) found.set(indicator, own.add(period));
    }
  }
  return found;
}
