// Facts that do not agree: contradictions, other definitions, corrections; each with its sides and their sentences.

import type { ConflictTold } from "../../looks.ts";
import type { View } from "../view.ts";
import { useAsk } from "./ask.ts";
import { useMore, Waiting } from "./list.tsx";
import { Area, Value, when, Witnesses } from "./told.tsx";

type What = "contradictions" | "definitions" | "corrections";

/** The list of one of the three. */
export function Conflicts(view: View & { what: What }) {
  const { text, what } = view;
  const counts = useAsk(view, "counts");
  const [limit, more] = useMore(20);
  const found = useAsk(view, what, 0, limit);
  if (!found.value?.length) return <Waiting {...view} answer={found} />;
  return (
    <>
      <p class="note">{text.across.hint[what]}</p>
      <ol class="conflicts" data-what={what}>
        {found.value.map((conflict) => (
          <Conflict key={conflict.sides.map((side) => side.fact.id).join()} {...view} conflict={conflict} />
        ))}
      </ol>
      {more(counts.value?.[what] ?? 0, text)}
    </>
  );
}

function Conflict(view: View & { conflict: ConflictTold; what: What }) {
  const { text, conflict, what } = view;
  const { across } = text;
  const [first] = conflict.sides;
  if (!first) return null;
  const notes = [conflict.one_witness && across.oneWitness, conflict.because && across.because[conflict.because]];
  return (
    <li>
      <h3>{first.name}</h3>
      <p class="about">
        <Area area={first.fact.area} text={text} /> · {when(first.fact.period, text)} · {text.status[first.fact.status]}
      </p>
      {notes.filter(Boolean).map((note) => (
        <p class="note">{note}</p>
      ))}
      <ul class="against">
        {conflict.sides.map((side, i) => (
          <li key={side.fact.id}>
            {what === "corrections" && <span class="note">{i ? across.later : across.earlier}</span>}
            <p class="side-value">
              <Value {...view} fact={side.fact} /> {side.fact.independent > 1 && <small>{across.independent(side.fact.independent)}</small>}
            </p>
            {what === "definitions" && <p class="means">{[side.name !== first.name && side.name, ...side.means].filter(Boolean).join(" · ")}</p>}
            <Witnesses {...view} told={side} />
          </li>
        ))}
      </ul>
      {conflict.more > 0 && <p class="note">{across.moreFacts(conflict.more)}</p>}
    </li>
  );
}
