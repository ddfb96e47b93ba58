// What a text would be cut into: each article with its headline, a tick where it begins, and more places to cut.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View } from "../views/view.ts";
import { articlesOf, cutBefore, linesOf, proposed, turned, type Line, type Part, type Plan } from "./plan.ts";

/** So many lines of a part are listed. */
const listed = 400;

/** The preview. Enter cuts as proposed, Escape keeps every text as it is. */
export function Preview({ state, text, act }: View) {
  const { several } = state;
  const said = text.split;
  const dialog = useRef<HTMLDialogElement>(null);
  const [plans, setPlans] = useState<Plan[]>(() => several.map(proposed));
  // Another drop may come while the reader decides.
  useEffect(() => setPlans((old) => [...old, ...several.slice(old.length).map(proposed)]), [several]);
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    dialog.current!.showModal();
    return () => (before?.isConnected && before !== document.body ? before : document.getElementById("main"))?.focus();
  }, []);
  const count = plans.reduce((sum, { parts }) => sum + parts.filter((part, i) => i === 0 || part.cut).length, 0);
  const change = (at: number, plan: Plan) => setPlans(plans.toSpliced(at, 1, plan));
  const keep = () => act.keepWhole();
  return (
    <dialog
      ref={dialog}
      class="split"
      aria-labelledby="split-heading"
      aria-describedby="split-intro"
      onCancel={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <h2 id="split-heading">{plans.length > 1 ? said.headingMany(plans.length) : said.heading}</h2>
      <p id="split-intro">{said.intro}</p>
      {/* A region that scrolls is reached by keys as well. */}
      <div class="split-list" tabIndex={0} role="region" aria-label={said.list}>
        {plans.map((plan, i) =>
          plans.length > 1 ? (
            <details key={i} open={!certain(plan)}>
              <summary>
                <strong>{plan.incoming.name || said.pasted}</strong> <span class="count">{text.articlesN(articlesOf(plan).length)}</span>
              </summary>
              <Parts {...{ plan, said, change: (plan) => change(i, plan) }} />
            </details>
          ) : (
            <Parts key={i} {...{ plan, said, change: (plan) => change(i, plan) }} />
          ),
        )}
      </div>
      <div class="buttons">
        <button type="button" class="main" id="split-yes" autofocus disabled={count === plans.length} onClick={() => act.readApart(plans.flatMap(articlesOf))}>
          {said.into(count)}
        </button>
        <button type="button" id="split-no" onClick={keep}>
          {plans.length > 1 ? said.keepMany : said.keep}
        </button>
      </div>
      <p class="unseen" role="status">
        {said.into(count)}
      </p>
    </dialog>
  );
}

/** True where all that the program found is proposed. */
function certain({ parts }: Plan): boolean {
  return parts.every(({ sure }) => sure);
}

interface Given {
  plan: Plan;
  said: View["text"]["split"];
  change(plan: Plan): void;
}

function Parts({ plan, said, change }: Given) {
  const list = useRef<HTMLOListElement>(null);
  const [fresh, setFresh] = useState<number>();
  // The focus goes to the cut that was made: the line that it was made at is no more.
  useEffect(() => {
    if (fresh !== undefined) list.current?.querySelector<HTMLElement>(`[data-at="${fresh}"]`)?.focus();
  }, [fresh]);
  const cut = (part: number, line: Line) => {
    change(cutBefore(plan, part, line));
    setFresh(line.at);
  };
  return (
    <ol ref={list} class="split-parts">
      {plan.parts.map((part, i) => (
        <li key={part.start} class={i > 0 && !part.cut ? "joined" : ""}>
          <label>
            <input type="checkbox" data-at={part.start} checked={i === 0 || part.cut} disabled={i === 0} onChange={(event) => change(turned(plan, i, event.currentTarget.checked))} />
            <span>
              <strong lang="vi">{part.headline}</strong>
              <small>
                {[said.words(count(plan, part)), i > 0 && !part.cut && said.joined, !part.sure && said.unsure].filter(Boolean).join(" · ")} · <span lang="vi">{opening(plan, part)}</span>
              </small>
            </span>
          </label>
          <More {...{ plan, part, said, cut: (line) => cut(i, line) }} />
        </li>
      ))}
    </ol>
  );
}

/** Other places to cut; drawn when they are asked for. */
function More({ plan, part, said, cut }: { plan: Plan; part: Part; said: Given["said"]; cut(line: Line): void }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="split-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={said.moreIn(part.headline)}>{said.more}</summary>
      {open && (
        <ul>
          {linesOf(plan, part)
            .slice(0, listed)
            .map((line) => (
              <li key={line.at}>
                <button type="button" class="quiet" lang="vi" aria-label={said.before(line.words)} onClick={() => cut(line)}>
                  ✂ {line.words}
                </button>
              </li>
            ))}
        </ul>
      )}
    </details>
  );
}

function count(plan: Plan, { start, end }: Part): number {
  return plan.incoming.text.slice(start, end).match(/\S+/g)?.length ?? 0;
}

/** The first words below the headline. */
function opening(plan: Plan, part: Part): string {
  const words = linesOf(plan, part).map(({ words }) => words);
  const line = words.find((line) => line.length > 60) ?? words[0] ?? "";
  return line === part.headline ? "" : line;
}
