// A fact on the page: its value as printed, where it is about, and the sentences that tell it.

import { useState } from "preact/hooks";
import { decimal, period, written } from "../../figure.ts";
import type { AreaOut, FactOut, Told } from "../../looks.ts";
import type { Held } from "../../state.ts";
import type { Text } from "../../text.ts";
import { Origin } from "../origin.tsx";
import type { View } from "../view.ts";

/** "ít nhất 84,6%", "17/63", "3.500 tỷ đồng". */
export function Value({ fact, text, state }: View & { fact: FactOut }) {
  const { number, unit } = written({ ...fact, bound: "exact" }, text, state.lang);
  const bound = text.across.fewer[fact.bound];
  return (
    <span class="value">
      {bound && <i>{bound} </i>}
      <b>{number}</b>
      {unit && <small> {unit}</small>}
    </span>
  );
}

/** What is left between two values, in the unit of a fact. */
export function gap(value: string, fact: FactOut, { text, state }: View): string {
  const number = decimal(value, Math.max(0, -fact.precision), state.lang);
  if (fact.unit === "%") return `${number} ${text.across.points}`;
  return `${number} ${text.unitWord[fact.unit] ?? fact.unit}`.trim();
}

/** The name of a place, and below it which unit of that name it is. */
export function Area({ area, text }: { area: AreaOut; text: Text }) {
  const note = vintage(area, text);
  const within = !area.code && area.within ? ` (${area.within})` : "";
  return (
    <>
      {area.name ? area.name + within : text.across.noArea}
      {note && <small class="note">{note}</small>}
    </>
  );
}

function vintage({ name, unit, after }: AreaOut, { across }: Text): string {
  if (unit === "unclear") return across.unclear;
  if (unit === "new" && after) return across.fresh(after.members.join(", "));
  if (unit === "old" && after) return after.name === name ? across.alone(after.members.filter((member) => member !== name).join(", ")) : across.old(after.name);
  return after && after.name !== name ? across.since(after.name) : "";
}

/** A period as a reader writes it. */
export function when(code: string, text: Text): string {
  return period(code, text) || text.across.noPeriod;
}

/** A value that leads to its sentence; of several articles, to a list of them. */
export function Fact(view: View & { told: Told }) {
  const { told, text, act, state } = view;
  const [open, setOpen] = useState(false);
  const { fact } = told;
  const [only] = fact.witnesses;
  if (only && fact.witnesses.length + told.more === 1) {
    return (
      <>
        <button type="button" class="fact" title={only.sentence} onClick={() => act.jump(only.doc, only.id, "words")}>
          <Value {...view} fact={fact} />
        </button>
        <Origin held={heldOf(state.docs, only.doc)} id={only.id} text={text} short />
      </>
    );
  }
  return (
    <details class="fact" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Value {...view} fact={fact} /> <small>{text.across.told(fact.witnesses.length + told.more)}</small>
      </summary>
      {open && <Witnesses {...view} />}
    </details>
  );
}

/** The facts of one thing, one beside the other, and how many more there are. */
export function Facts(view: View & { all: Told[]; more: number }) {
  const { all, more, text } = view;
  return (
    <>
      {all.map((told) => (
        <Fact key={told.fact.id} {...view} told={told} />
      ))}
      {more > 0 && <small class="count">{text.across.moreFacts(more)}</small>}
    </>
  );
}

/** Every article that tells the fact, with its sentence. */
export function Witnesses({ told, text, act, state }: View & { told: Told }) {
  return (
    <ul class="witnesses">
      {told.fact.witnesses.map(({ doc, id, quote, sentence }, i) => {
        const article = told.articles[i];
        const facts = [article?.outlet, article?.published && period(article.published, text), article?.copy_of && text.across.copy];
        return (
          <li key={`${doc} ${id}`}>
            <blockquote lang="vi">
              <Sentence sentence={sentence} quote={quote} />
            </blockquote>
            <button type="button" class="to-words" aria-label={`${text.across.goTo}: ${article?.title || doc}`} onClick={() => act.jump(doc, id, "words")}>
              <span lang="vi">{article?.title || doc}</span>
            </button>
            <small>
              {facts.filter(Boolean).join(" · ")} <Origin held={heldOf(state.docs, doc)} id={id} text={text} />
            </small>
          </li>
        );
      })}
      {told.more > 0 && <li class="count">{text.across.moreArticles(told.more)}</li>}
    </ul>
  );
}

const named = new WeakMap<Held[], Map<string, Held>>();

/** An article by its name. */
function heldOf(docs: Held[], doc: string): Held | undefined {
  let known = named.get(docs);
  if (!known) named.set(docs, (known = new Map(docs.map((held) => [held.doc, held]))));
  return known.get(doc);
}

/** As many letters on either side of a figure as a reader needs to judge it. */
const around = 170;

function Sentence({ sentence, quote }: { sentence: string; quote: string }) {
  const at = sentence.indexOf(quote);
  if (at < 0) return <>{sentence || quote}</>;
  const [before, after] = [sentence.slice(0, at), sentence.slice(at + quote.length)];
  return (
    <>
      {before.length > around ? `…${before.slice(-around).replace(/^\S*/, "")}` : before}
      <mark>{quote}</mark>
      {after.length > around ? `${after.slice(0, around).replace(/\S*$/, "")}…` : after}
    </>
  );
}
