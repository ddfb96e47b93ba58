// The help: what is read and what is not, what doubts and checks mean, keys, files, and how well it reads.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { sectionOf } from "../../actions/helping.ts";
import { examplesOf, type Example } from "../../help/tables.ts";
import { en } from "../../help/text.en.ts";
import { vi, type HelpText } from "../../help/text.vi.ts";
import type { View } from "../view.ts";
import { Accuracy } from "./accuracy.tsx";

const sections = ["start", "reads", "misses", "reasons", "doubts", "checks", "review", "saves", "formats", "privacy", "rules", "accuracy"] as const;
type Section = (typeof sections)[number];

/** The help as a page of its own. */
export function Help({ state, text, act }: View) {
  const { lang } = state;
  const help = lang === "en" ? en : vi;
  const head = useRef<HTMLHeadingElement>(null);
  // Who comes here by keys goes on from the heading.
  useLayoutEffect(() => head.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const section = sectionOf(location.hash);
    if (section) document.getElementById(`help-${section}`)?.scrollIntoView();
  }, []);
  return (
    <article class="help panel">
      <div class="panel-head">
        <h1 tabIndex={-1} ref={head}>
          {help.heading}
        </h1>
        <button type="button" data-help="close" onClick={() => act.help(false)}>
          {help.close}
        </button>
      </div>
      <p class="lead">{help.intro}</p>
      <nav aria-label={help.contents}>
        <ul>
          {sections.map((section) => (
            <li>
              <a href={`#help-${section}`} onClick={(event) => go(event, section)}>
                {help[section].heading}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Part name="start" help={help}>
        <ol>
          {help.start.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
      </Part>
      <Part name="reads" help={help}>
        <p>{help.reads.kinds}</p>
        <Examples help={help} lang={lang} rows={examplesOf("kind")} names={text.kind} />
        <p>{help.reads.more}</p>
        <Terms of={help.reads.points} />
        <p>{help.reads.areas}</p>
      </Part>
      <Part name="misses" help={help}>
        <Points of={help.misses.points} />
      </Part>
      <Part name="reasons" help={help}>
        <p>{help.reasons.intro}</p>
        <Examples help={help} lang={lang} rows={examplesOf("reason")} names={text.reason} />
      </Part>
      <Part name="doubts" help={help}>
        <p>{help.doubts.intro}</p>
        <Examples help={help} lang={lang} rows={examplesOf("doubt")} />
      </Part>
      <Part name="checks" help={help}>
        <p>{help.checks.intro}</p>
        <Examples help={help} lang={lang} rows={examplesOf("check")} />
      </Part>
      <Part name="review" help={help}>
        <Points of={help.review.points} />
        <h3>{help.review.keysHeading}</h3>
        <Terms of={help.review.keys} keys />
        <p>{help.review.keysNote}</p>
      </Part>
      <Part name="saves" help={help}>
        <p>{help.saves.intro}</p>
        <Terms of={help.saves.statuses} />
        <p>{help.saves.more}</p>
      </Part>
      <Part name="formats" help={help}>
        <Points of={help.formats.points} />
        <p>{help.formats.not}</p>
        <h3>{help.formats.singleHeading}</h3>
        <p>{help.formats.single}</p>
      </Part>
      <Part name="privacy" help={help}>
        <Points of={help.privacy.points} />
      </Part>
      <Part name="rules" help={help}>
        <p>{help.rules.intro}</p>
        <Examples help={help} lang={lang} rows={examplesOf("rule")} coded />
      </Part>
      <Part name="accuracy" help={help}>
        <Accuracy help={help} lang={lang} />
      </Part>
    </article>
  );
}

/** Goes to a section; the address names it, the focus follows. */
function go(event: Event, section: Section): void {
  event.preventDefault();
  history.replaceState(null, "", `#help-${section}`);
  const heading = document.getElementById(`help-${section}`);
  heading?.scrollIntoView();
  heading?.focus({ preventScroll: true });
}

function Part({ name, help, children }: { name: Section; help: HelpText; children: preact.ComponentChildren }) {
  return (
    <section aria-labelledby={`help-${name}`}>
      <h2 id={`help-${name}`} tabIndex={-1}>
        {help[name].heading}
      </h2>
      {children}
    </section>
  );
}

function Points({ of }: { of: string[] }) {
  return (
    <ul class="points">
      {of.map((point) => (
        <li>{point}</li>
      ))}
    </ul>
  );
}

function Terms({ of, keys }: { of: [string, string][]; keys?: boolean }) {
  return (
    <dl class={keys ? "keys" : ""}>
      {of.map(([term, what]) => (
        <div>
          <dt>{keys ? <kbd>{term}</kbd> : term}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Rows {
  help: HelpText;
  lang: "vi" | "en";
  rows: Example[];
  /** What they are called, where they have names for readers. */
  names?: Record<string, string>;
  /** True where their own names are shown. */
  coded?: boolean;
}

/** What is read with an example each. Examples are Vietnamese in both languages. */
function Examples({ lang, rows, names, coded, help }: Rows) {
  return (
    <ul class="examples">
      {rows.map(({ name, words, example }) => (
        <li data-name={name}>
          <p>
            {coded ? <code>{name}</code> : names && <strong>{names[name] ?? name}</strong>} {words[lang]}
          </p>
          {example ? <blockquote lang="vi">{example}</blockquote> : <p class="note">{help.noExample}</p>}
        </li>
      ))}
    </ul>
  );
}
