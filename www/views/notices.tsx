// Lines about what could not be read: the name, why, and what to do.

import type { Problem } from "../intake/intake.ts";
import type { Text } from "../text.ts";
import type { View } from "./view.ts";

const shown = 6;

/** The open lines. */
export function Notices({ state, text, act }: View) {
  const { notices } = state;
  const extra = notices.length - shown;
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.slice(0, shown).map((notice) => (
        <p class="notice" key={notice.id} data-reason={notice.reason}>
          <span>
            {notice.name && <strong>{notice.name}</strong>} {sentence(notice, text)}
          </span>
          {notice.undo && (
            <button
              type="button"
              class="quiet"
              data-do="take-back"
              onClick={() => {
                notice.undo?.();
                act.dismiss(notice.id);
              }}
            >
              {text.takeBack}
            </button>
          )}
          <button type="button" class="quiet icon" aria-label={text.dismiss} onClick={() => act.dismiss(notice.id)}>
            ×
          </button>
        </p>
      ))}
      {extra > 0 && (
        <details class="notice">
          <summary>{text.more(extra)}</summary>
          <ul>
            {notices.slice(shown, shown + 200).map((notice) => (
              <li key={notice.id}>
                <strong>{notice.name}</strong> {sentence(notice, text)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {notices.length > 1 && (
        <button type="button" class="quiet" onClick={act.dismissAll}>
          {text.dismissAll}
        </button>
      )}
    </div>
  );
}

function sentence({ reason, detail = "" }: Problem, text: Text): string {
  return (text.problem[reason] as (detail: string) => string)(detail);
}
