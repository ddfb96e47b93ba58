// What the articles say together: one view at a time, made when it is opened.

import type { AcrossCounts } from "../../looks.ts";
import type { View } from "../view.ts";
import { useAsk } from "./ask.ts";
import { Areas } from "./areas.tsx";
import { Conflicts } from "./conflicts.tsx";
import { Grid } from "./grid.tsx";
import { Index } from "./index.tsx";
import { Waiting } from "./list.tsx";
import { Series } from "./series.tsx";
import { Targets } from "./targets.tsx";

const tabs = ["grid", "contradictions", "definitions", "corrections", "series", "targets", "areas", "index"] as const;
type Tab = (typeof tabs)[number];

const views = { grid: Grid, contradictions: Conflicts, definitions: Conflicts, corrections: Conflicts, series: Series, targets: Targets, areas: Areas, index: Index };

/** The views, and how much there is in each. Nothing is opened before the reader asks. */
export function Across(view: View) {
  const { state, text, act } = view;
  const counts = useAsk(view, "counts");
  const open = tabs.find((tab) => tab === state.across["tab"]);
  const Open = open && views[open];
  return (
    <section class="panel across" aria-label={text.across.heading} aria-busy={!counts.value}>
      <h2>{text.across.heading}</h2>
      {counts.value && <p class="note">{text.across.intro(counts.value.articles, counts.value.copies)}</p>}
      <div class="tabs" role="group" aria-label={text.across.heading}>
        {tabs.map((tab) => (
          <button type="button" data-across={tab} aria-pressed={tab === open} aria-controls="across" onClick={() => act.turn({ tab: tab === open ? "" : tab })}>
            {text.across.tab[tab]} {counts.value && tab in counted && <span class="count">{counts.value[counted[tab]!]}</span>}
          </button>
        ))}
      </div>
      <div id="across">
        {counts.failed && <Waiting {...view} what="grid" answer={counts} />}
        {Open && !counts.failed && <Open key={open} {...view} what={open as never} />}
      </div>
    </section>
  );
}

const counted: Partial<Record<Tab, keyof AcrossCounts>> = {
  contradictions: "contradictions",
  definitions: "definitions",
  corrections: "corrections",
  series: "series",
  targets: "targets",
  areas: "areas",
};
