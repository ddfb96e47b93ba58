// One figure: its sentence, why it is asked about, its fields, and what can be decided.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { gravest, says } from "../../checks.ts";
import { figure } from "../../figure.ts";
import { selected, type Act, type Decision, type Given } from "../../review/decision.ts";
import { raw, taken, type Field } from "../../review/field.ts";
import { alike, type Item } from "../../review/queue.ts";
import type { Observation } from "../../wire.ts";
import { Mark } from "../checks.tsx";
import type { View } from "../view.ts";
import { Fields } from "./fields.tsx";
import { Sentence } from "./sentence.tsx";

interface Props extends View {
  item: Item;
  place: string;
  names: Map<string, string>;
  step(by: number): void;
  done(): void;
}

/** A figure to decide on. */
export function Card(props: Props) {
  const { state, text, act, item, place, names, step, done } = props;
  const { review } = text;
  const { held, o } = item;
  const [drafts, setDrafts] = useState<{ [field in Field]?: string }>({});
  const changed = Object.keys(drafts).length > 0;
  const [everywhere, setEverywhere] = useState(false);
  const [wrong, setWrong] = useState<Field[]>([]);
  const main = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const words = { text, lang: state.lang, names };
  const next = useMemo(() => nextOf(item), [item]);
  const merges = next ? mergesOf(o, next) : [];
  const same = useMemo(() => alike(item), [item]);
  const splits = o.high !== null || o.of !== null;
  // Whoever goes by keys stands at the button that lets the figure be; the page is not moved for it.
  useLayoutEffect(() => main.current?.focus({ preventScroll: true }), []);

  const tell = (decision: Act, set?: Given, at = o.position) => {
    const like = everywhere && o.label ? { like: { label: o.label, kind: o.kind } } : {};
    void act.decide(held.doc, { act: decision, ...selected(held.text, at), ...(set && { set }), ...like });
    done();
  };
  const commit = () => {
    const set: Given = {};
    const bad: Field[] = [];
    for (const [field, written] of Object.entries(drafts) as [Field, string][]) {
      const value = taken(field, written, words);
      if (value === undefined) bad.push(field);
      else if (value !== raw(field, o)) set[field] = value;
    }
    setWrong(bad);
    if (bad.length) return form.current?.querySelector<HTMLElement>(`[name="${bad[0]}"]`)?.focus();
    const changes = Object.keys(set).length > 0;
    tell(changes ? "correct" : "accept", changes ? set : undefined);
  };
  const acceptAll = () => {
    if (same.length < 2 || changed) return;
    void act.decide(held.doc, ...same.map(({ position }): Decision => ({ act: "accept", ...selected(held.text, position) })));
    done();
  };
  const merge = (one: Merge) => next && tell("merge", one.set, { start: o.position.start, end: next.position.end });
  const keys: Record<string, () => void> = {
    j: () => step(1),
    k: () => step(-1),
    a: acceptAll,
    r: () => tell("reject"),
    s: () => splits && tell("split"),
    m: () => merges[0] && merge(merges[0]),
    e: () => form.current?.querySelector<HTMLElement>("input, select")?.focus(),
  };
  useKeys(keys, main);
  return (
    <form
      class="review-card"
      ref={form}
      data-figure={o.id}
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <p class="review-place">
        <span class="count">{place}</span> <span lang="vi">{held.analysis.title || held.doc}</span>
        {o.review && <span class="tag seen">{o.review === "person" ? review.seen : review.byRecipe}</span>}
      </p>
      <Sentence held={held} o={o} />
      <Why {...props} />
      <Fields
        o={o}
        drafts={drafts}
        wrong={wrong}
        words={words}
        areas={areasOf(state.docs.map((one) => one.analysis.observations))}
        write={(field, value) => setDrafts({ ...drafts, [field]: value })}
      />
      {o.label && (
        <label class="check">
          <input type="checkbox" checked={everywhere} onChange={(event) => setEverywhere(event.currentTarget.checked)} />
          {review.everywhere(o.label)}
        </label>
      )}
      <div class="buttons review-acts">
        <button type="submit" class="main" data-act="accept" ref={main}>
          {changed ? review.correct : review.accept} <kbd>Enter</kbd>
        </button>
        {same.length > 1 && !changed && (
          <button type="button" data-act="accept-all" onClick={acceptAll}>
            {review.acceptAll(same.length)} <kbd>A</kbd>
          </button>
        )}
        <button type="button" data-act="reject" onClick={() => tell("reject")}>
          {review.reject} <kbd>R</kbd>
        </button>
        {splits && (
          <button type="button" data-act="split" onClick={() => tell("split")}>
            {review.split} <kbd>S</kbd>
          </button>
        )}
        {merges.map((one, i) => (
          <button type="button" data-act="merge" onClick={() => merge(one)}>
            {review.merge(one.into(text, state.lang))} {i === 0 && <kbd>M</kbd>}
          </button>
        ))}
        <span class="steps">
          <button type="button" class="quiet" data-act="before" onClick={() => step(-1)}>
            {review.before} <kbd>K</kbd>
          </button>
          <button type="button" class="quiet" data-act="next" onClick={() => step(1)}>
            {review.next} <kbd>J</kbd>
          </button>
          <button type="button" class="quiet" onClick={() => act.jump(held.doc, o.id, "words")}>
            {text.toText}
          </button>
        </span>
      </div>
    </form>
  );
}

/** Why it is asked about: its doubts, and the checks that it is in. */
function Why({ state, text, item: { held, o } }: Props) {
  const checks = gravest(held.analysis.checks.filter((check) => check.observations.includes(o.id)));
  if (o.doubts.length + checks.length === 0) return null;
  return (
    <ul class="review-why">
      {checks.map((check) => (
        <li>
          <Mark check={check} text={text} /> {says(check, state.lang)}
        </li>
      ))}
      {o.doubts.map((doubt) => (
        <li>
          <span class="ask" aria-hidden="true">
            ?
          </span>{" "}
          {doubt}
        </li>
      ))}
    </ul>
  );
}

/** Keys of one letter hold while the focus is in the queue and not in a field, and never while an input method composes. */
function useKeys(keys: Record<string, () => void>, main: { current: HTMLElement | null }): void {
  const now = useRef(keys);
  now.current = keys;
  // At once, not after the next frame: whoever goes by keys is quick.
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (event.key === "Escape" && target.matches("input, select")) return main.current?.focus();
      if (target.matches("input:not([type=checkbox]), select, textarea") || !target.closest(".review")) return;
      const run = now.current[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

/** The figure behind in the same sentence. */
function nextOf({ held, o }: Item): Observation | undefined {
  const all = held.analysis.observations;
  const next = all[all.indexOf(o) + 1];
  return next?.sentence.start === o.sentence.start ? next : undefined;
}

/** What two figures can be together. */
interface Merge {
  set: NonNullable<Decision["set"]>;
  into(text: View["text"], lang: View["state"]["lang"]): string;
}

function mergesOf(o: Observation, next: Observation): Merge[] {
  const plain = (one: Observation) => one.high === null && one.of === null;
  if (!plain(o) || !plain(next)) return [];
  const told = (joined: Partial<Observation>): Merge["into"] => (text, lang) => figure({ ...o, ...joined }, text, lang);
  const range = { high: next.value, bound: "range" };
  const ratio = { kind: "ratio", of: next.value, high: "", bound: "exact" };
  const grows = Number(next.value) > Number(o.value);
  const found: Merge[] = [];
  if (o.kind === next.kind && grows) found.push({ set: range, into: told({ ...range, unit: next.unit }) });
  if (o.kind === "count" && next.kind === "count" && grows) found.push({ set: ratio, into: told({ ...ratio, high: null }) });
  return found;
}

/** The places that are told in the articles. */
function areasOf(all: Observation[][]): string[] {
  return [...new Set(all.flatMap((list) => list.map((o) => o.area)))].filter(Boolean).sort((a, b) => a.localeCompare(b, "vi"));
}
