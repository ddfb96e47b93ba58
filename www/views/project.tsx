// The project that is open, whether it is saved, and what can be done with projects.

import { useRef, useState } from "preact/hooks";
import { isSaved } from "../store/kept.ts";
import { useMenu } from "./menu.ts";
import type { View } from "./view.ts";

/** How the keeping stands, in one word. */
type Stand = "saved" | "saving" | "opening" | "notSaved";

/** A menu in the header: name and state of the project, and all that can be done. */
export function Projects(view: View) {
  const { state, text } = view;
  const menu = useMenu();
  const stand = standOf(view);
  const name = state.project?.name || text.project.menu;
  const shut = () => menu.current && (menu.current.open = false);
  return (
    <details class="menu project" ref={menu} data-kept={stand}>
      <summary class="button quiet" title={text.project[stand]}>
        <span class="project-name">{name}</span> <small>{text.project[stand]}</small>
      </summary>
      <div class="menu-body">
        <Name {...view} key={state.project?.id} />
        <Files {...view} shut={shut} />
        <Others {...view} shut={shut} />
        <p class="project-hint">{state.kept.low === undefined ? text.project.hint : text.project.low(state.kept.low)}</p>
        <Deletions {...view} shut={shut} />
      </div>
    </details>
  );
}

function standOf({ state }: View): Stand {
  const { phase } = state.kept;
  if (phase === "off" || phase === "opening") return "opening";
  if (phase !== "on") return "notSaved";
  return isSaved(state) ? "saved" : "saving";
}

type InMenu = View & { shut(): void };

function Name({ state, text, act }: View) {
  if (!state.project) return null;
  return (
    <label class="pick">
      <span>{text.project.name}</span>
      <input id="project-name" type="text" maxLength={120} value={state.project.name} onChange={(event) => void act.keep("rename", event.currentTarget.value)} />
    </label>
  );
}

function Files({ state, text, act, shut }: InMenu) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <div class="project-doings">
      {state.project && (
        <button type="button" data-do="save-project" onClick={() => void act.keep("save")}>
          {text.project.file}
        </button>
      )}
      <input
        ref={file}
        id="project-file"
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ currentTarget: input }) => {
          const files = [...(input.files ?? [])];
          input.value = "";
          shut();
          if (files.length) void act.files(files);
        }}
      />
      <button type="button" onClick={() => file.current?.click()}>
        {text.project.fromFile}
      </button>
      <button type="button" data-do="new-project" onClick={() => (shut(), void act.keep("create"))}>
        {text.project.create}
      </button>
    </div>
  );
}

function Others({ state, text, act, shut }: InMenu) {
  const others = state.projects.filter(({ id }) => id !== state.project?.id);
  if (others.length === 0) return null;
  return (
    <div>
      <p class="project-heading" id="other-projects">
        {text.project.others}
      </p>
      <ul class="project-list" aria-labelledby="other-projects">
        {others.map(({ id, name }) => (
          <li key={id}>
            <button type="button" onClick={() => (shut(), void act.keep("go", id))}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Deleting asks first, on the spot, and says what will be gone. */
function Deletions({ state, text, act, shut }: InMenu) {
  const [asked, setAsked] = useState<"drop" | "wipe">();
  const { project, projects, docs, coming, rest } = state;
  const doIt = () => {
    setAsked(undefined);
    shut();
    void (asked === "drop" && project ? act.keep("drop", project.id) : act.keep("wipe"));
  };
  if (asked) {
    const all = new Set([...docs, ...coming, ...rest]).size;
    return (
      <div class="project-ask" role="group" aria-labelledby="project-ask">
        <p id="project-ask">{asked === "drop" ? text.project.dropAsk(project?.name ?? "", all) : text.project.wipeAsk(projects.length)}</p>
        <div class="buttons">
          <button type="button" data-do="yes" class="grave" onClick={doIt}>
            {text.yes}
          </button>
          <button type="button" data-do="no" ref={(node) => node?.focus()} onClick={() => setAsked(undefined)}>
            {text.no}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="project-doings">
      {project && (
        <button type="button" data-do="drop-project" onClick={() => setAsked("drop")}>
          {text.project.drop}
        </button>
      )}
      <button type="button" data-do="wipe" onClick={() => setAsked("wipe")}>
        {text.project.wipe}
      </button>
    </div>
  );
}

/** What is not kept and why, or where the project is open, with the ways out. */
export function Warning(view: View) {
  const { state, text, act } = view;
  const { phase, why = "failed", room, elsewhere } = state.kept;
  const [put, setPut] = useState<string>();
  const { project } = state;
  const say = (kind: string, words: string, ...buttons: [doing: string, words: string, work: () => void][]) =>
    put === kind ? null : (
      <div class="notice kept" role="status" data-kept={kind}>
        <span>{words}</span>
        <span class="buttons">
          {buttons.map(([doing, words, work]) => (
            <button type="button" key={doing} data-do={doing} onClick={work}>
              {words}
            </button>
          ))}
          <button type="button" class="quiet icon" aria-label={text.dismiss} onClick={() => setPut(kind)}>
            ×
          </button>
        </span>
      </div>
    );
  const save: [string, string, () => void] = ["save-now", text.project.file, () => void act.keep("save")];
  if (phase === "taken") {
    const back: [string, string, () => void] = ["take-back", text.project.takeBack, () => void act.keep("takeOver", project?.id ?? "")];
    return say("taken", text.project.taken, back, ["own", text.project.own, () => void act.keep("own")]);
  }
  if (phase === "full") return say("full", text.project.full(room), save);
  if (phase === "refused" && state.docs.length) return say("refused", text.project.refused[why], ...(why === "notHere" ? [] : [save]));
  if (!elsewhere) return null;
  const over: [string, string, () => void] = ["take-over", text.project.takeOver, () => void act.keep("takeOver", elsewhere.id)];
  return say("elsewhere", text.project.elsewhere(elsewhere.name), over, ["copy", text.project.copy, () => void act.keep("copy", elsewhere.id)]);
}
