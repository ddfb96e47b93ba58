// What this part of the page shows: lines at the top about what came or is new, and a fold in the footer.

import { useState } from "preact/hooks";
import { here } from "../actions/desk.ts";
import type { View } from "../views/view.ts";
import type { Anywhere } from "./begin.ts";
import { bookmark } from "./bookmarklet.ts";
import { most, type Sent } from "./sent.ts";
import { en } from "./text.en.ts";
import { vi } from "./text.vi.ts";

const said = { vi, en };

/** Lines about a newer build and about articles that other pages send. */
export function Lines({ state }: View) {
  const { update, sent, act } = state.anywhere!;
  const text = said[state.lang];
  return (
    <div class="comings" role="status" aria-live="polite">
      {update !== "none" && <Newer update={update} act={act} text={text.update} />}
      {sent.map((one) => (
        <Offered key={one.id} sent={one} act={act} text={text.sent} ready={state.phase === "ready"} />
      ))}
    </div>
  );
}

function Newer({ update, act, text }: { update: Exclude<Anywhere["update"], "none">; act: Anywhere["act"]; text: typeof vi.update }) {
  const press = { waiting: text.use, unsaved: text.anyway, elsewhere: text.reload }[update];
  return (
    <p class="coming" data-update={update}>
      <span>{text[update]}</span>
      <span class="buttons">
        <button type="button" data-do="renew" onClick={() => void act.renew()}>
          {press}
        </button>
        <button type="button" class="quiet" onClick={act.later}>
          {text.later}
        </button>
      </span>
    </p>
  );
}

function Offered({ sent, act, text, ready }: { sent: Sent; act: Anywhere["act"]; text: typeof vi.sent; ready: boolean }) {
  if (sent.state === "coming") return <p class="coming" data-sent="coming">{text.coming}</p>;
  if (sent.state === "lost") {
    return (
      <p class="coming" data-sent={sent.why}>
        <span>{text.lost[sent.why]}</span>
        <button type="button" class="quiet icon" aria-label={text.close} onClick={() => act.answer(sent, false)}>
          ×
        </button>
      </p>
    );
  }
  return (
    <section class="coming offer" aria-label={text.heading} data-sent="offered">
      <p class="from">{text.offers(sent.from)}</p>
      <h2 lang="vi">{sent.title}</h2>
      <p lang="vi">{sent.begins}</p>
      <div class="buttons">
        <button type="button" class="main" data-do="take" disabled={!ready} onClick={() => act.answer(sent, true)}>
          {text.take}
        </button>
        <button type="button" data-do="leave" onClick={() => act.answer(sent, false)}>
          {text.leave}
        </button>
      </div>
    </section>
  );
}

/** The fold in the footer: on a host what the page can do among other programs, in one file what it cannot. */
export function Fold({ state }: View) {
  const text = said[state.lang];
  return HOSTED ? <Hosted state={state.anywhere!} text={text} /> : <Single text={text.file} />;
}

function Hosted({ state, text }: { state: Anywhere; text: typeof vi }) {
  return (
    <details class="anywhere">
      <summary>{text.heading}</summary>
      <p data-offline={state.offline}>{state.offline ? text.offline.ready : text.offline.not}</p>
      {state.install === "offered" ? (
        <p class="with-button">
          <button type="button" data-do="install" onClick={() => void state.act.install()}>
            {text.install.act}
          </button>
          <span>{text.install.why}</span>
        </p>
      ) : (
        <p>{state.install === "done" ? text.install.done : text.install.how}</p>
      )}
      <Bookmark text={text.mark} />
    </details>
  );
}

/** The bookmark to drag, or on a screen that is touched what to do instead. */
function Bookmark({ text }: { text: typeof vi.mark }) {
  const [pressed, setPressed] = useState(false);
  const { blocked, cut, large } = text;
  return (
    <section aria-label={text.heading}>
      <h2>{text.heading}</h2>
      <div class="by-mouse">
        <p class="with-button">
          <a
            class="button bookmark"
            href={bookmark({ to: here(), most, blocked, cut, large })}
            onClick={(event) => {
              event.preventDefault();
              setPressed(true);
            }}
          >
            {text.name}
          </a>
          <span>{text.drag}</span>
        </p>
        <p role="status">{pressed && <strong>{text.pressed}</strong>}</p>
        <p>{text.nothing}</p>
      </div>
      <p class="by-touch">{text.phone}</p>
    </section>
  );
}

function Single({ text }: { text: typeof vi.file }) {
  return (
    <details class="anywhere">
      <summary>{text.heading}</summary>
      <p>{text.intro}</p>
      <ul>
        {text.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <p>{text.outro}</p>
    </details>
  );
}
