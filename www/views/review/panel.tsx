// A person goes through figures one by one, the gravest doubts first. All of it can be done by keys.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { counted, keyOf, passed, queued, type Wanted } from "../../review/queue.ts";
import type { View } from "../view.ts";
import { Card } from "./card.tsx";
import { Passed } from "./passed.tsx";

const lists = ["doubt", "open", "done", "all"] as const;
type List = Wanted | "passed";

/** The queue over one article or over all. */
export function Review(view: View) {
  const { state, text, act } = view;
  const { review } = text;
  const { doc, at: wish, tick } = state.reviewing!;
  const docs = useMemo(() => state.docs.filter((held) => doc === undefined || held.doc === doc), [state.docs, doc]);
  const counts = useMemo(() => counted(docs), [docs]);
  const [list, setList] = useState<List>(() => (wish ? "all" : counts.doubt ? "doubt" : "open"));
  const [at, setAt] = useState(0);
  const items = useMemo(() => (list === "passed" ? [] : queued(docs, list)), [docs, list]);
  const numbers = useMemo(() => passed(docs), [docs]);
  const names = useNames(view);

  const here = Math.min(at, items.length - 1);
  const item = items[here];

  // What was taken back, or pointed at from elsewhere, is shown again.
  useEffect(() => {
    if (!wish || list === "passed") return;
    const is = (item: (typeof items)[number]) => item.held.doc === wish.doc && item.o.position.start === wish.start;
    const found = items.findIndex(is);
    if (found >= 0) return setAt(found);
    setList("all");
    setAt(Math.max(0, queued(docs, "all").findIndex(is)));
  }, [tick]);

  // Whoever goes by keys stands at the way out when nothing is left, and behind it at the way back in.
  const leave = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (!item && list !== "passed" && document.activeElement === document.body) leave.current?.focus({ preventScroll: true });
  }, [item === undefined]);
  useEffect(() => () => void setTimeout(toEntry), []);

  const turn = (to: List) => {
    setList(to);
    setAt(0);
  };
  const step = (by: number) => setAt(Math.max(0, Math.min(items.length - 1, here + by)));
  // A figure that leaves the list makes room for the next one by itself.
  const done = () => (list === "done" || list === "all") && step(1);
  return (
    <section class="panel review" aria-label={review.heading}>
      <div class="panel-head">
        <div>
          <h1>{review.heading}</h1>
          <p class="note" role="status">
            {review.progress(counts.done, counts.all)}
          </p>
        </div>
        <div class="buttons">
          <button type="button" disabled={state.past.length === 0} onClick={() => void act.undo()}>
            {review.undo}
          </button>
          <button type="button" disabled={state.future.length === 0} onClick={() => void act.redo()}>
            {review.redo}
          </button>
          <button type="button" data-review="recipe" disabled={counts.done === 0} onClick={() => void act.saveRecipe()}>
            {review.saveRecipe}
          </button>
          <button type="button" class="main" data-review="leave" ref={leave} onClick={() => void act.leaveReview()}>
            {review.leave}
          </button>
        </div>
      </div>
      <div class="meter" aria-hidden="true">
        <span style={`inline-size:${counts.all ? (100 * counts.done) / counts.all : 0}%`} />
      </div>
      <div class="tabs small" role="group" aria-label={review.which}>
        {lists.map((one) => (
          <button type="button" data-list={one} aria-pressed={one === list} onClick={() => turn(one)}>
            {review.list[one]} <span class="count">{counts[one]}</span>
          </button>
        ))}
        <button type="button" data-list="passed" aria-pressed={list === "passed"} onClick={() => turn("passed")}>
          {review.list.passed} <span class="count">{numbers.length}</span>
        </button>
      </div>
      {state.recipe.length > 0 && (
        <p class="note">
          {review.recipeHere(state.recipe.length)}{" "}
          <button type="button" class="quiet" onClick={() => void act.withoutRecipe()}>
            {review.withoutRecipe}
          </button>
        </p>
      )}
      {list === "passed" ? (
        <Passed {...view} numbers={numbers} />
      ) : item ? (
        <Card key={keyOf(item)} {...view} item={item} place={`${here + 1}/${items.length}`} names={names} step={step} done={done} />
      ) : (
        <p class="nothing" data-review="nothing">
          {counts.doubt === 0 && counts.open > 0 && list === "doubt" ? review.noDoubt : counts.open === 0 ? review.allDone : review.empty}
        </p>
      )}
      <p class="hint">{review.keys}</p>
    </section>
  );
}

/** What indicators are called, once it is known. */
function useNames({ state, act }: View): Map<string, string> {
  const [names, setNames] = useState<Map<string, string>>(new Map());
  useEffect(() => void act.indicators().then(setNames, () => undefined), [state.lang, state.words]);
  return names;
}

/** The button that opens the queue, where nothing else has the focus. */
function toEntry(): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('[data-open="review"]')?.focus({ preventScroll: true });
}
