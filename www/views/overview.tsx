// All articles together: the comparison, the list, and one table.

import { useCallback, useEffect, useState } from "preact/hooks";
import { useIndicators } from "./article.tsx";
import { Alarms } from "./checks.tsx";
import { Comparison } from "./comparison.tsx";
import { Figures } from "./figures.tsx";
import { Saves } from "./saves.tsx";
import type { View } from "./view.ts";

/** The view over all articles. */
export function Overview(view: View) {
  const { state, text, act } = view;
  const [pillar, setPillar] = useState("");
  const indicators = useIndicators(view);
  const choose = useCallback((doc: string, id: string) => act.jump(doc, id, "words"), [act]);
  return (
    <div class="all">
      <div class="all-head">
        <h1>{text.allCount(state.docs.length)}</h1>
        <Clear {...view} />
      </div>
      <div class="all-top">
        <Comparison {...view} />
        <Articles {...view} />
      </div>
      <Alarms {...view} />
      <Across {...view} />
      <section class="panel all-rows" aria-label={text.allTableHeading}>
        <div class="panel-head">
          <h2>{text.allTableHeading}</h2>
          <Saves text={text} act={act} />
        </div>
        <Figures {...view} docs={state.docs} pillar={pillar} setPillar={setPillar} choose={choose} indicators={indicators} withArticle />
      </section>
    </div>
  );
}

/** The part that draws what the articles say together, once it is here. */
let panel: typeof import("./across/panel.tsx") | undefined;

/** The views across the articles. They come when they are first drawn, and hold nothing back until then. */
function Across(view: View) {
  const { text } = view;
  const [tries, setTries] = useState(0);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const come = (part: typeof panel) => ((panel = part), setLost(false), setTries((n) => n + 1));
    if (!panel) import("./across/panel.tsx").then(come, () => setLost(true));
  }, [tries]);
  if (panel) return <panel.Across {...view} />;
  return (
    <section class="panel across" aria-label={text.across.heading} aria-busy={!lost}>
      <h2>{text.across.heading}</h2>
      <p class="nothing" role="status">
        {lost ? text.problem.notHere() : text.across.wait}{" "}
        {lost && (
          <button type="button" onClick={() => setTries((n) => n + 1)}>
            {text.across.again}
          </button>
        )}
      </p>
    </section>
  );
}

/** Removing everything asks first, on the spot. */
function Clear({ text, act }: View) {
  const [asked, setAsked] = useState(false);
  return asked ? (
    <span class="ask-clear" role="group" aria-label={text.clearAsk}>
      {text.clearAsk}
      <button type="button" id="clear-yes" onClick={() => void act.clear()}>
        {text.yes}
      </button>
      <button type="button" class="quiet" onClick={() => setAsked(false)}>
        {text.no}
      </button>
    </span>
  ) : (
    <button type="button" id="clear" class="quiet" onClick={() => setAsked(true)}>
      {text.clear}
    </button>
  );
}

/** How many articles the list shows at first; the rest on demand. */
const first = 100;

function Articles({ state, text, act }: View) {
  const [limit, setLimit] = useState(first);
  return (
    <section class="panel articles" aria-label={text.articles}>
      <div class="panel-head">
        <h2>{text.articles}</h2>
      </div>
      <ul>
        {state.docs.slice(0, limit).map(({ doc, analysis, carried }) => (
          <li key={doc}>
            <button type="button" class="article-name" onClick={() => act.open(doc)}>
              <span lang="vi">{analysis.title || doc}</span>
              <small>{[analysis.main_area?.name, text.figuresN(analysis.observations.length), doc !== analysis.title && doc, carried && text.fromChart].filter(Boolean).join(" · ")}</small>
            </button>
            <button type="button" class="quiet icon" aria-label={text.removeOne(analysis.title || doc)} title={text.remove} onClick={() => void act.remove(doc)}>
              ×
            </button>
          </li>
        ))}
      </ul>
      {state.docs.length > limit && (
        <button type="button" class="quiet" onClick={() => setLimit(limit + first)}>
          + {state.docs.length - limit}
        </button>
      )}
    </section>
  );
}
