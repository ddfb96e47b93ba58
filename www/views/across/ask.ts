// What a view across the articles asks the core for. Answers are kept as long as the articles are the same, so that the
// overview is found as it was left.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Looks } from "../../looks.ts";
import type { Held } from "../../state.ts";
import type { View } from "../view.ts";

/** What came of asking; while the articles change, what they said before. */
export interface Answer<T> {
  value: T | undefined;
  failed: boolean;
  /** Asks once more. */
  again(): void;
}

const answers = new WeakMap<Held[], Map<string, unknown>>();
const failure = Symbol();

/** Asks once for each set of articles, language and wish; not while articles are being read. */
export function useAsk<K extends keyof Looks>({ state, act }: View, what: K, ...ask: Parameters<Looks[K]>): Answer<ReturnType<Looks[K]>> {
  const { docs, lang, job } = state;
  let kept = answers.get(docs);
  if (!kept) answers.set(docs, (kept = new Map()));
  const key = JSON.stringify([lang, what, ask]);
  // More of the same list, or the same of other articles, may show what there was before; nothing else may.
  const same = JSON.stringify([what, ask.filter((one) => typeof one === "string")]);
  const [asked, redraw] = useState(0);
  const before = useRef<{ same: string; value: ReturnType<Looks[K]> } | undefined>(undefined);
  const waiting = Boolean(job);
  useEffect(() => {
    if (waiting || kept.has(key)) return;
    let gone = false;
    const done = (answer: unknown) => {
      kept.set(key, answer);
      if (!gone) redraw((n) => n + 1);
    };
    act.look(lang, what, ...ask).then(done, () => done(failure));
    return () => (gone = true);
  }, [docs, key, waiting, asked]);
  const answer = kept.get(key);
  if (answer !== undefined && answer !== failure) before.current = { same, value: answer as ReturnType<Looks[K]> };
  const again = () => {
    kept.delete(key);
    redraw((n) => n + 1);
  };
  return { value: before.current?.same === same ? before.current.value : undefined, failed: answer === failure, again };
}
