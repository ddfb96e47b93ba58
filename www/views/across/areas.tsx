// What is told of the provinces that became one unit on 1 July 2025, side by side.

import { decimal, period } from "../../figure.ts";
import type { View } from "../view.ts";
import { useAsk } from "./ask.ts";
import { useMore, Waiting } from "./list.tsx";
import { Facts } from "./told.tsx";

/** Unit by unit and indicator by indicator. */
export function Areas(view: View) {
  const { state, text } = view;
  const { across } = text;
  const counts = useAsk(view, "counts");
  const [limit, more] = useMore(30);
  const found = useAsk(view, "areas", 0, limit);
  if (!found.value?.length) return <Waiting {...view} what="areas" answer={found} />;
  return (
    <>
      <p class="note">{across.hint["areas"]}</p>
      <ol class="conflicts" data-what="areas">
        {found.value.map(({ unit, name, period: when, members, whole, offer }) => (
          <li>
            <h3>{name}</h3>
            <p class="about">
              {unit} · {period(when, text) || across.noPeriod}
            </p>
            <ul class="against">
              {members.map((member) => (
                <li>
                  <span class="note">{member.name}</span>
                  <Facts {...view} all={member.facts} more={member.more} />
                  {member.facts.length === 0 && <span class="silent">{across.silent}</span>}
                </li>
              ))}
              {whole.length > 0 && (
                <li>
                  <span class="note">{across.whole}</span>
                  <Facts {...view} all={whole} more={0} />
                </li>
              )}
            </ul>
            {offer && <p class="note">{across.offer(decimal(offer.value, 0, state.lang), offer.legal)}</p>}
          </li>
        ))}
      </ol>
      {more(counts.value?.areas ?? 0, text)}
    </>
  );
}
