// Name, language and theme.

import { Dictionary } from "./dictionary.tsx";
import { Kept } from "./kept.tsx";
import type { View } from "./view.ts";

/** The top of the page. */
export function Header(view: View) {
  const { state, text, act } = view;
  return (
    <header class="top">
      <button class="brand" type="button" onClick={() => act.open(undefined)}>
        <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true">
          <rect x="3" y="15" width="5.5" height="10" rx="1.5" />
          <rect x="11.25" y="9" width="5.5" height="16" rx="1.5" />
          <rect x="19.5" y="12" width="5.5" height="13" rx="1.5" />
          <path d="M10.5 5.5 14 2.5l3.5 3" />
        </svg>
        <strong>SoDo</strong>
        <span>{text.tagline}</span>
      </button>
      <Kept {...view} part="Projects" />
      <div class="switches">
        <Dictionary {...view} />
        <a class="button quiet" href="#huong-dan" data-open="help" aria-current={state.help ? "page" : undefined} onClick={help}>
          <span class="long">{text.help}</span>
          <span class="short" aria-hidden="true">
            ?
          </span>
        </a>
        <button type="button" class="quiet" lang={state.lang === "vi" ? "en" : "vi"} aria-label={text.languageAria} onClick={act.switchLang}>
          {text.language}
        </button>
        <button type="button" class="quiet icon" aria-label={text.theme} title={text.theme} aria-pressed={state.dark} onClick={act.switchTheme}>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <circle cx="10" cy="10" r="7" />
            <path d="M10 3a7 7 0 0 1 0 14z" class="half" />
          </svg>
        </button>
      </div>
    </header>
  );

  function help(event: Event): void {
    event.preventDefault();
    act.help(!state.help);
  }
}
