// The whole screen, and the pastes and drops that land anywhere on it.

import { useLayoutEffect, useState } from "preact/hooks";
import { openArticle } from "../state.ts";
import { Article } from "./article.tsx";
import { Coming } from "./coming.tsx";
import { Header } from "./header.tsx";
import { Intake } from "./intake.tsx";
import { Kept } from "./kept.tsx";
import { Notices } from "./notices.tsx";
import { Overview } from "./overview.tsx";
import { part, usePart } from "./part.ts";
import { Progress } from "./progress.tsx";
import { Split } from "./split.tsx";
import type { View } from "./view.ts";

/** The page. */
export function Page(view: View) {
  const { state, text } = view;
  const over = usePastesAndDrops(view);
  const open = openArticle(state);
  // What was here before is on its way: no welcome in between.
  const back = state.kept.phase === "opening" || state.coming.some(({ as }) => as);
  const empty = state.docs.length === 0 && !back;
  return (
    <>
      <a class="skip-link" href="#main" onClick={skip}>
        {text.skip}
      </a>
      <Header {...view} />
      <main id="main" tabIndex={-1} class={state.help ? "helping" : empty ? "home" : state.reviewing ? "reviewing" : open ? "reading" : "overview"}>
        {state.anywhere && <state.anywhere.views.Lines {...view} />}
        {!state.help && <Intake {...view} small={!empty} />}
        <Progress {...view} />
        <Kept {...view} part="Warning" />
        <Notices {...view} />
        {state.help ? <Help {...view} /> : state.reviewing && state.docs.length > 0 ? <Review {...view} /> : open ? <Article key={open.doc} {...view} held={open} /> : state.docs.length > 0 && <Overview {...view} />}
      </main>
      <footer>
        <p>
          {!empty && text.privacy} {text.about}
        </p>
        {state.anywhere && <state.anywhere.views.Fold {...view} />}
      </footer>
      <Split {...view} />
      {over && (
        <div class="drop-veil" aria-hidden="true">
          <span>{text.dropHere}</span>
        </div>
      )}
    </>
  );

  function skip(event: Event): void {
    // The address keeps its place in the articles.
    event.preventDefault();
    document.getElementById("main")?.focus();
  }
}

const help = part(() => import("./help/panel.tsx"));

/** What the page reads, and how well. */
function Help(view: View) {
  const { here, lost, again } = usePart(help);
  return here ? <here.Help {...view} /> : <Coming text={view.text} lost={lost} again={again} />;
}

const panel = part(() => import("./review/panel.tsx"));

/** The queue of figures to look at. */
function Review(view: View) {
  const { here, lost, again } = usePart(panel);
  return here ? <here.Review {...view} /> : <Coming text={view.text} lost={lost} again={again} />;
}

/** True while something is dragged over the page. */
function usePastesAndDrops({ act, state }: View): boolean {
  const [over, setOver] = useState(false);
  const ready = state.phase === "ready";
  // At once, not after the next frame: the page says that it is ready as soon as this is drawn.
  useLayoutEffect(() => {
    if (!ready) return;
    let depth = 0;
    const listen = new AbortController();
    const on = <K extends keyof DocumentEventMap>(name: K, run: (event: DocumentEventMap[K]) => void) =>
      document.addEventListener(name, run, { signal: listen.signal });
    on("paste", (event) => {
      const into = event.target as HTMLElement;
      if (!event.clipboardData || into.matches?.("input")) return;
      event.preventDefault();
      void act.transfer(event.clipboardData, performance.now());
    });
    on("dragenter", () => setOver(++depth > 0));
    on("dragleave", () => setOver(--depth > 0));
    on("dragover", (event) => event.preventDefault());
    on("drop", (event) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer) void act.transfer(event.dataTransfer, performance.now());
    });
    return () => listen.abort();
  }, [ready, act]);
  return over;
}
