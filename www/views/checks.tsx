// What was recomputed: wrong results first, then questions, then what holds. A press leads to the words.

import { useMemo, useState } from "preact/hooks";
import { alarms, claim, counted, gravest, says, signs, verdict, type Found, type Verdict } from "../checks.ts";
import type { Held } from "../state.ts";
import type { Lang, Text } from "../text.ts";
import type { Check } from "../wire.ts";
import { Origin } from "./origin.tsx";
import type { View } from "./view.ts";

/** So many results that hold are shown at once; more of them are folded away. */
const few = 6;
/** So many lines of all articles are shown at first; the rest on demand. */
const first = 20;

/** The checks of one article. */
export function Checks({ state, text, act, held }: View & { held: Held }) {
  const { checks, derived } = held.analysis;
  const [loud, quiet] = useMemo(() => {
    const all = gravest(checks);
    const holding = all.findIndex((check) => verdict(check) === "right");
    return holding < 0 ? [all, []] : [all.slice(0, holding), all.slice(holding)];
  }, [checks]);
  const list = (some: Check[]) => <List found={some.map((check) => ({ held, check }))} text={text} lang={state.lang} act={act} />;
  if (checks.length + derived.length === 0) return <p class="nothing">{text.checksNone}</p>;
  return (
    <div class="checks">
      <p class="checks-found" role="status">
        <Counts counts={counted([held])} text={text} />
      </p>
      {loud.length > 0 && list(loud)}
      {quiet.length > 0 &&
        (quiet.length <= few ? (
          list(quiet)
        ) : (
          <details open={loud.length === 0}>
            <summary>{text.checksRight(quiet.length)}</summary>
            {list(quiet)}
          </details>
        ))}
      {derived.length > 0 && (
        <details class="derived" open={checks.length === 0}>
          <summary>{text.derived(derived.length)}</summary>
          <ul>
            {derived.map((one) => (
              <li>
                <button type="button" class="found v-derived" title={text.toText} onClick={() => act.jump(held.doc, one.observations[0] ?? "", "words", one.observations)}>
                  <DerivedMark text={text} />
                  <span class="said">{says(one, state.lang)}</span>
                </button>
                <Origin held={held} id={one.observations[0] ?? ""} text={text} short />
              </li>
            ))}
          </ul>
        </details>
      )}
      <p class="hint">{text.checksHint}</p>
    </div>
  );
}

/** What does not hold in any of the articles, with the article's name. */
export function Alarms({ state, text, act }: View) {
  const { docs, lang } = state;
  const [limit, setLimit] = useState(first);
  const found = useMemo(() => alarms(docs), [docs]);
  const counts = useMemo(() => counted(docs), [docs]);
  const all = counts.wrong + counts.cut + counts.ask + counts.right;
  if (all === 0) return null;
  return (
    <section class="panel checks all-checks" aria-label={text.checksHeading}>
      <div class="panel-head">
        <h2>{text.checksHeading}</h2>
        <p class="checks-found">
          <Counts counts={counts} text={text} />
        </p>
      </div>
      {found.length > 0 ? <List found={found.slice(0, limit)} text={text} lang={lang} act={act} named /> : <p class="nothing">{text.checksClean(all)}</p>}
      {found.length > limit && (
        <button type="button" class="quiet" onClick={() => setLimit(limit + first * 5)}>
          {text.checksMore(found.length - limit)}
        </button>
      )}
    </section>
  );
}

function Counts({ counts, text }: { counts: Record<Verdict, number>; text: Text }) {
  const all: [Verdict, number][] = [
    ["wrong", counts.wrong + counts.cut],
    ["ask", counts.ask],
    ["right", counts.right],
  ];
  return (
    <>
      {all
        .filter(([, n]) => n > 0)
        .map(([one, n]) => (
          <span class={`verdict v-${one}`}>
            <span aria-hidden="true">{signs[one]}</span> {text.checksCount[one]!(n)}
          </span>
        ))}
    </>
  );
}

function List({ found, text, lang, act, named }: { found: Found[]; text: Text; lang: Lang; act: View["act"]; named?: boolean }) {
  return (
    <ul>
      {found.map(({ held, check }) => (
        <li key={`${held.doc} ${check.form} ${claim(check)}`}>
          <button type="button" class={`found v-${verdict(check)}`} title={text.toText} onClick={() => act.jump(held.doc, claim(check), "words", check.observations)}>
            <Mark check={check} text={text} />
            <span class="said">{says(check, lang)}</span>
            {named && <small lang="vi">{held.analysis.title || held.doc}</small>}
          </button>
          <Origin held={held} id={claim(check)} text={text} short />
        </li>
      ))}
    </ul>
  );
}

/** Before what the article does not print. */
export function DerivedMark({ text }: { text: Text }) {
  return (
    <span class="verdict v-derived">
      <span aria-hidden="true">∴</span> {text.derivedMark}
    </span>
  );
}

/** The sign and the word of a verdict. */
export function Mark({ check, text }: { check: Check; text: Text }) {
  const one = verdict(check);
  return (
    <span class={`verdict v-${one}`}>
      <span aria-hidden="true">{signs[one]}</span> {text.verdict[one]}
    </span>
  );
}
