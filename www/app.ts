// The page: what it knows, what can be done, and how both meet the engine and the views.
// Data flows one way: an action changes the state, the state draws the views.

import { h, render } from "preact";
import { actions } from "./actions.ts";
import { asksForHelp } from "./actions/helping.ts";
import type {} from "./engine.ts";
import { store, type State } from "./state.ts";
import { fetched, said } from "./text.ts";
import { Page } from "./views/page.tsx";

const root = document.getElementById("app")!;

const first: State = {
  lang: remembered("lang") === "en" ? "en" : "vi",
  dark: remembered("theme") ? remembered("theme") === "dark" : matchMedia("(prefers-color-scheme: dark)").matches,
  phase: "starting",
  docs: [],
  open: undefined,
  notices: [],
  opening: undefined,
  job: undefined,
  several: [],
  coming: [],
  rest: [],
  aside: [],
  kept: { phase: remembered("project") ? "opening" : "off" },
  project: undefined,
  projects: [],
  unopened: 0,
  jump: undefined,
  choices: [],
  specs: new Map(),
  words: { tables: [], added: undefined, fault: undefined, tick: 0 },
  carry: true,
  code: false,
  past: [],
  future: [],
  help: asksForHelp(location.hash),
  reviewing: undefined,
  recipe: [],
  across: {},
  anywhere: undefined,
  chart: undefined,
};

const page = store<State>(first, (now) => {
  draw(now);
  act.noted();
});
const act = actions(page, globalThis.engine);

function draw(state: State): void {
  const text = said(state.lang);
  const html = document.documentElement;
  html.lang = text === said("vi") ? "vi" : state.lang;
  html.dataset["theme"] = state.dark ? "dark" : "light";
  document.title = text.title;
  render(h(Page, { state, text, act }), root);
}

/** Storage may be forbidden for a page opened from disk; then the choice lasts as long as the page. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`sodo:${key}`);
  } catch {
    return null;
  }
}

root.replaceChildren();
draw(first);
act.start();
if (first.lang !== "vi") void fetched(first.lang).then(() => draw(page.get()));
