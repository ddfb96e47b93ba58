// Each target beside the newest result of the same indicator and area.

import type { TargetTold } from "../../looks.ts";
import { period } from "../../figure.ts";
import type { View } from "../view.ts";
import { useAsk } from "./ask.ts";
import { useMore, Waiting } from "./list.tsx";
import { Area, Fact, gap, when } from "./told.tsx";

const outcomes = ["", "behind", "reached", "no_data", "unclear"] as const;

/** The targets of one outcome, or all. */
export function Targets(view: View) {
  const { state, text, act } = view;
  const { across } = text;
  const counts = useAsk(view, "counts");
  const now = outcomes.find((outcome) => outcome === state.across["outcome"]) ?? "";
  const many = (outcome: string) => (outcome ? counts.value?.outcomes[outcomes.indexOf(outcome as "behind") - 1] : counts.value?.targets);
  return (
    <>
      <div class="tabs small" role="group" aria-label={across.outcome}>
        {outcomes.map((outcome) => (
          <button type="button" data-outcome={outcome} aria-pressed={outcome === now} onClick={() => act.turn({ outcome })}>
            {outcome ? across.outcomes[outcome] : across.anyOutcome} <span class="count">{many(outcome)}</span>
          </button>
        ))}
      </div>
      <Table key={now} {...view} outcome={now} all={many(now) ?? 0} />
    </>
  );
}

function Table(view: View & { outcome: string; all: number }) {
  const { text, outcome, all } = view;
  const { across } = text;
  const [limit, more] = useMore(40);
  const found = useAsk(view, "targets", outcome, 0, limit);
  if (!found.value?.length) return <Waiting {...view} what="targets" answer={found} />;
  return (
    <>
      <div class="box" tabIndex={0} role="region" aria-label={across.tab["targets"]}>
        <table id="across-targets">
          <thead>
            <tr>
              {[text.colWhat, across.target, across.result, across.outcome].map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.value.map((one) => (
              <Row key={one.target.fact.id} {...view} one={one} />
            ))}
          </tbody>
        </table>
      </div>
      {more(all, text)}
    </>
  );
}

function Row(view: View & { one: TargetTold }) {
  const { text, one } = view;
  const { across } = text;
  const { target, result, outcome, behind } = one;
  // Where lower is better, what is behind is above.
  const above = result && behind && Number(result.fact.value) > Number(target.fact.value);
  const rest = behind && gap(behind, target.fact, view);
  return (
    <tr data-outcome={outcome}>
      <th scope="row">
        {target.name}
        <small class="note">
          <Area area={target.fact.area} text={text} />
        </small>
      </th>
      <td>
        <Fact {...view} told={target} /> <small>{across.due(one.due ? period(one.due, text) : "")}</small>
      </td>
      <td>
        {result ? (
          <>
            <Fact {...view} told={result} /> <small>{when(result.fact.period, text)}</small>
          </>
        ) : (
          "–"
        )}
      </td>
      <td>
        <span class={`outcome o-${outcome}`}>{across.outcomes[outcome]}</span>
        {rest && <small class="note">{above ? across.over(rest) : across.behind(rest)}</small>}
      </td>
    </tr>
  );
}
