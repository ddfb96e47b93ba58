// The card beside a figure: all that was read about it.

import { useLayoutEffect, useRef } from "preact/hooks";
import { decimal, period, written } from "../figure.ts";
import type { Actions } from "../actions.ts";
import { selected } from "../review/decision.ts";
import type { Held } from "../state.ts";
import type { Lang, Text } from "../text.ts";
import { says } from "../checks.ts";
import type { Check, Derived, Observation } from "../wire.ts";
import { DerivedMark, Mark } from "./checks.tsx";
import { Origin } from "./origin.tsx";
import type { Pointed } from "./words.ts";

interface Props {
  pointed: NonNullable<Pointed>;
  held: Held;
  indicators: Map<string, string>;
  same: string | undefined;
  checks: Check[];
  derived: Derived[];
  text: Text;
  lang: Lang;
  toRow(id: string): void;
  /** The pointer has left the card. */
  leave(): void;
  act: Actions;
}

/** Shows beside the words on a wide screen, at the foot of a narrow one. */
export function Card({ pointed, held, indicators, same, checks, derived, text, lang, toRow, leave, act }: Props) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (card.current) place(card.current, pointed.node);
  }, [pointed.node, text]);
  return (
    // The words keep the focus while the card is pressed: without it the card would go.
    <div class="card" ref={card} role="tooltip" id="card" onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()} onPointerLeave={(event) => event.pointerType !== "touch" && leave()}>
      {"figure" in pointed ? (
        <>
          <Facts o={pointed.figure} indicators={indicators} same={same} checks={checks} derived={derived} text={text} lang={lang} />
          <Origin held={held} id={pointed.figure.id} text={text} />
          <button type="button" class="to-row" tabIndex={-1} onClick={() => toRow(pointed.figure.id)}>
            {text.toRow}
          </button>{" "}
          {!held.carried && (
            <button type="button" class="to-row" data-card="review" tabIndex={-1} onClick={() => act.review(held.doc, { doc: held.doc, start: pointed.figure.position.start })}>
              {text.review.change}
            </button>
          )}
        </>
      ) : (
        <>
          <p>
            <b>{pointed.skipped.quote}</b> {text.reason[pointed.skipped.reason] ?? pointed.skipped.reason}. <i>{text.cardSkipped}.</i>
          </p>
          <button type="button" class="to-row" data-card="promote" tabIndex={-1} onClick={() => void act.decide(held.doc, { act: pointed.skipped.reason === "rejected" ? "accept" : "promote", ...selected(held.text, pointed.skipped.position) })}>
            {text.review.promote}
          </button>
        </>
      )}
    </div>
  );
}

function Facts({ o, indicators, same, checks, derived, text, lang }: Omit<Props, "pointed" | "held" | "toRow" | "leave" | "act"> & { o: Observation }) {
  const { number, unit } = written(o, text, lang);
  const exact = decimal(o.value, -o.precision, lang);
  const lines: [string, string][] = [
    [text.cardIndicator, indicators.get(o.indicator) ?? ""],
    [text.cardLabel, o.label],
    [text.cardArea, o.area || text.unknown],
    [text.cardPeriod, period(o.period, text) || text.unknown],
    [text.cardStatus, text.status[o.status] ?? o.status],
    [text.cardUnit, unit],
    [text.cardBound, o.bound === "exact" ? "" : (text.bound[o.bound] ?? o.bound)],
    [text.cardBaseline, /^\d{4}/.test(o.baseline) ? period(o.baseline, text) : o.baseline],
    [text.cardSame, same ?? ""],
  ];
  return (
    <>
      <p class="card-head">
        <b>{number}</b>
        <span class={`tag p-${o.pillar}`} data-l={text.pillarLetter[o.pillar]}>
          {text.pillar[o.pillar]}
        </span>
      </p>
      <p class="card-kind">
        {text.kind[o.kind]}
        {!number.includes(exact) && ` · ${exact}`}
      </p>
      <dl>
        {lines
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
      </dl>
      {checks.length + derived.length > 0 && (
        <ul class="card-checks">
          {checks.map((check) => (
            <li>
              <Mark check={check} text={text} /> {says(check, lang)}
            </li>
          ))}
          {derived.map((one) => (
            <li>
              <DerivedMark text={text} /> {says(one, lang)}
            </li>
          ))}
        </ul>
      )}
      {o.doubts.length > 0 && (
        <div class="card-doubts">
          <b>{text.cardDoubts}</b>
          <ul>
            {o.doubts.map((doubt) => (
              <li>{doubt}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Below the words where there is room, else above; never over the words themselves. */
function place(card: HTMLElement, node: HTMLElement): void {
  if (matchMedia("(max-width: 999px)").matches) {
    card.style.removeProperty("left");
    card.style.removeProperty("top");
    return;
  }
  const rect = [...node.getClientRects()].at(-1) ?? node.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  // Within the panel of the words: the row that belongs to the figure stays in sight beside it.
  const edge = node.closest(".panel")?.getBoundingClientRect().right ?? innerWidth - 16;
  const left = Math.max(8, Math.min(rect.left, edge - width - 8));
  const below = rect.bottom + 8;
  const top = below + height < innerHeight || rect.top < height + 16 ? below : rect.top - height - 8;
  card.style.setProperty("left", `${left}px`);
  card.style.setProperty("top", `${top}px`);
}
