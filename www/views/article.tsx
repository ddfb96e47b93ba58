// One article: its words on the one hand, its figures as a table on the other, tied together.

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { period } from "../figure.ts";
import type { Held } from "../state.ts";
import { gravest } from "../checks.ts";
import { Card } from "./card.tsx";
import { Checks } from "./checks.tsx";
import { Comparison } from "./comparison.tsx";
import { Figures } from "./figures.tsx";
import { Origin } from "./origin.tsx";
import { Saves } from "./saves.tsx";
import { pillars, type View } from "./view.ts";
import { layWords, type Pointed, type Words } from "./words.ts";

/** The view of one article. */
export function Article(view: View & { held: Held }) {
  const { state, text, act, held } = view;
  const { analysis, doc } = held;
  const [pillar, setPillar] = useState("");
  const [withSkipped, setWithSkipped] = useState(false);
  const [side, setSide] = useState<Side>("words");
  const [beside, setBeside] = useState<Exclude<Side, "words">>("rows");
  const turn = (to: Side) => {
    setSide(to);
    if (to !== "words") setBeside(to);
  };
  const [pointed, setPointed] = useState<Pointed>();
  // The card goes with the focus: the way out of its sentence stays below the words, for those who go by keys.
  const [last, setLast] = useState<string>();
  const point = (to: Pointed) => {
    setPointed(to);
    if (to && "figure" in to) setLast(to.figure.id);
  };
  const host = useRef<HTMLDivElement>(null);
  const words = useRef<Words | undefined>(undefined);
  const rows = useMemo(() => [held], [held]);
  const indicators = useIndicators(view);

  useLayoutEffect(() => {
    words.current = layWords(host.current!, held, text, state.lang, {
      point,
      choose: (o) => act.jump(doc, o.id, "rows"),
    });
    return () => words.current?.end();
  }, [held, text]);

  useEffect(() => {
    const { jump } = state;
    if (jump?.doc !== doc) return;
    turn(jump.to);
    // Who comes from a check finds the others beside the words.
    if (jump.among.length) setBeside("checks");
    // The panel must be on screen before it can be scrolled.
    if (jump.to === "words") requestAnimationFrame(() => words.current?.go(jump.id, jump.among));
  }, [state.jump, doc]);

  const choose = useCallback((_: string, id: string) => act.jump(doc, id, "words"), [doc]);
  const failing = analysis.checks.filter((check) => !check.holds).length;
  const own = ({ observations }: { observations: string[] }) => pointed !== undefined && "figure" in pointed && observations.includes(pointed.figure.id);
  const same = pointed && "figure" in pointed ? analysis.observations.find((o) => o.id === pointed.figure.same_as)?.quote : undefined;
  return (
    <article class="one" data-side={side}>
      <Head {...view} />
      <div class="sides narrow-only">
        <Tab to="words" now={side} turn={turn} label={text.textHeading} />
        <Tab to="rows" now={side} turn={turn} label={text.tableHeading} count={analysis.observations.length} />
        <Tab to="checks" now={side} turn={turn} label={text.checksHeading} failing={failing} text={text} />
        <Tab to="chart" now={side} turn={turn} label={text.chartHeading} />
      </div>
      <section class="panel words-panel" aria-label={text.textHeading}>
        <Legend {...view} pillar={pillar} setPillar={setPillar} />
        {held.carried ? (
          <p class="hint from-chart">{text.fromChartHint}</p>
        ) : (
          <label class="check">
            <input type="checkbox" checked={withSkipped} onChange={(event) => setWithSkipped(event.currentTarget.checked)} />
            {text.showSkipped} <span class="count">{analysis.skipped.length}</span>
          </label>
        )}
        {analysis.observations.length === 0 && <p class="nothing">{text.noFigures}</p>}
        <div class={`words${withSkipped ? " with-skipped" : ""}${pillar ? ` only p-${pillar}` : ""}`} lang="vi" ref={host} />
        <p class="hint">
          {text.textHint} {last && <Origin held={held} id={last} text={text} />}
        </p>
      </section>
      <section class="panel rows-panel" aria-label={{ rows: text.tableHeading, checks: text.checksHeading, chart: text.chartHeading }[beside]}>
        <div class="sides wide-only">
          <Tab to="rows" now={beside} turn={turn} label={text.tableHeading} count={analysis.observations.length} />
          <Tab to="checks" now={beside} turn={turn} label={text.checksHeading} failing={failing} text={text} />
          <Tab to="chart" now={beside} turn={turn} label={text.chartHeading} />
        </div>
        {beside === "rows" && <Figures {...view} docs={rows} pillar={pillar} setPillar={setPillar} choose={choose} indicators={indicators} />}
        {beside === "checks" && <Checks {...view} />}
        {beside === "chart" && <Comparison {...view} doc={doc} />}
      </section>
      {pointed && <Card pointed={pointed} held={held} indicators={indicators} same={same} checks={gravest(analysis.checks.filter(own))} derived={analysis.derived.filter(own)} text={text} lang={state.lang} toRow={(id) => act.jump(doc, id, "rows")} leave={() => words.current?.rest()} act={act} />}
    </article>
  );
}

type Side = "words" | "rows" | "checks" | "chart";

interface TabProps {
  to: Side;
  now: Side;
  turn(to: Side): void;
  label: string;
  count?: number;
  /** How many results behind the tab do not hold, and the words for it. */
  failing?: number;
  text?: View["text"];
}

function Tab({ to, now, turn, label, count, failing, text }: TabProps) {
  return (
    <button type="button" data-tab={to} aria-pressed={now === to} onClick={() => turn(to)}>
      {label} {count !== undefined && <span class="count">{count}</span>}
      {failing && text ? (
        <span class="failing">
          <span aria-hidden="true">✗ {failing}</span>
          <span class="unseen">{text.checksCount["wrong"]!(failing)}</span>
        </span>
      ) : null}
    </button>
  );
}

/** The readable names of the indicators met so far. */
export function useIndicators({ state }: View): Map<string, string> {
  return useMemo(
    () => new Map(state.choices.map((choice) => [choice.id, state.lang === "vi" ? choice.label_vi : choice.label_en])),
    [state.choices, state.lang],
  );
}

function Head({ state, text, act, held }: View & { held: Held }) {
  const { analysis, doc } = held;
  const at = state.docs.indexOf(held);
  const several = state.docs.length > 1;
  const area = analysis.main_area;
  const facts = [
    area && `${area.name}${area.successor && area.successor.name !== area.name ? ` (${text.nowIn(area.successor.name)})` : ""}`,
    analysis.source,
    analysis.published && `${text.published} ${period(analysis.published, text)}`,
    text.figuresN(analysis.observations.length),
    held.carried && text.fromChart,
  ].filter((fact): fact is string => Boolean(fact));
  return (
    <header class="one-head">
      {several && (
        <nav class="crumbs">
          <button type="button" class="quiet" onClick={() => act.open(undefined)}>
            ← {text.back}
          </button>
          <span class="count">
            {at + 1}/{state.docs.length}
          </span>
          <Step label={text.previous} to={state.docs[at - 1]?.doc} act={act} sign="‹" />
          <Step label={text.next} to={state.docs[at + 1]?.doc} act={act} sign="›" />
        </nav>
      )}
      <div class="one-title">
        <div>
          <h1 lang="vi">{analysis.title || doc}</h1>
          <p class="meta">
            {facts.join(" · ")} <Origin held={held} text={text} />
          </p>
        </div>
        <div class="buttons">
          {!held.carried && (
            <button type="button" data-open="review" onClick={() => act.review(doc)}>
              {text.review.open}
            </button>
          )}
          <Saves text={text} act={act} doc={doc} />
          <button type="button" class="quiet" onClick={() => void act.remove(doc)}>
            {text.remove}
          </button>
        </div>
      </div>
    </header>
  );
}

function Step({ label, to, act, sign }: { label: string; to: string | undefined; act: View["act"]; sign: string }) {
  return (
    <button type="button" class="quiet icon" aria-label={label} title={label} disabled={to === undefined} onClick={() => act.open(to)}>
      {sign}
    </button>
  );
}

/** The pillars with their letters and lines; pressing one leaves only its figures lit. */
function Legend({ text, held, pillar, setPillar }: View & { held: Held; pillar: string; setPillar: (p: string) => void }) {
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const o of held.analysis.observations) found.set(o.pillar, (found.get(o.pillar) ?? 0) + 1);
    return found;
  }, [held]);
  return (
    <div class="legend" role="group" aria-label={text.legend}>
      {pillars
        .filter((p) => counts.has(p))
        .map((p) => (
          <button type="button" class="chip" aria-pressed={pillar === p} onClick={() => setPillar(pillar === p ? "" : p)}>
            <span class={`fig p-${p}`} data-l={text.pillarLetter[p]}>
              {text.pillar[p]}
            </span>
            <span class="count">{counts.get(p)}</span>
          </button>
        ))}
    </div>
  );
}
