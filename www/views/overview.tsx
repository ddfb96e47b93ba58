// All articles together: the comparison, the list, and one table.

import { useCallback, useState } from "preact/hooks";
import { useIndicators } from "./article.tsx";
import { Alarms } from "./checks.tsx";
import { Coming } from "./coming.tsx";
import { Comparison } from "./comparison.tsx";
import { Figures } from "./figures.tsx";
import { part, usePart } from "./part.ts";
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
        <div class="buttons">
          <button type="button" data-open="review" onClick={() => act.review()}>
            {text.review.open}
          </button>
          <Clear {...view} />
        </div>
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

const panel = part(() => import("./across/panel.tsx"));

/** The views across the articles. */
function Across(view: View) {
  const { text } = view;
  const { here, lost, again } = usePart(panel);
  if (here) return <here.Across {...view} />;
  return (
    <section class="panel across" aria-label={text.across.heading} aria-busy={!lost}>
      <h2>{text.across.heading}</h2>
      <Coming text={text} lost={lost} again={again} />
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
