// Where articles come in: paste, drop, choose, or try the samples.

import { useRef, useState } from "preact/hooks";
import type { View } from "./view.ts";

/** Large on the empty page, one line once there are articles. */
export function Intake(view: View & { small: boolean }) {
  const { small, text } = view;
  return small ? (
    <section class="intake small" aria-label={text.addMore}>
      <span class="intake-hint">{text.pastePlaceholder}</span>
      <Buttons {...view} />
    </section>
  ) : (
    <Welcome {...view} />
  );
}

/** True where fingers point: there is no Ctrl+V, and nothing to drop from. */
const isTouched = matchMedia("(hover: none) and (pointer: coarse)").matches;

function Welcome(view: View) {
  const { state, text, act } = view;
  const [words, setWords] = useState("");
  const ready = state.phase === "ready";
  return (
    <section class="intake large">
      <h1>{text.promise}</h1>
      <div class="sheet">
        <textarea
          id="paste"
          aria-label={text.pasteLabel}
          placeholder={isTouched ? text.pasteTouch : text.pastePlaceholder}
          spellcheck={false}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <div class="sheet-foot">
          {words.trim() ? (
            <button type="button" class="main" disabled={!ready} onClick={() => void act.words(words)}>
              {text.read}
            </button>
          ) : (
            <Buttons {...view} samples />
          )}
        </div>
      </div>
      <p class="accepts">
        <strong>{text.privacy}</strong> {text.accepts}
      </p>
      {state.phase === "broken" && <p role="alert">{text.broken}</p>}
      <Example {...view} />
    </section>
  );
}

function Buttons({ state, text, act, samples }: View & { samples?: boolean }) {
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const waiting = state.phase !== "ready";
  const chosen = (input: HTMLInputElement, take: (files: File[]) => Promise<void>) => {
    const files = [...(input.files ?? [])];
    // The same file can be chosen again after it was removed.
    input.value = "";
    if (files.length) void take(files);
  };
  return (
    <div class="buttons">
      <input
        ref={file}
        id="files"
        type="file"
        multiple
        hidden
        accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,.mht,.mhtml,.eml,.docx,.docm,.odt,.pdf,.zip,.csv,.tsv,.json,.jsonl,.xlsx,.svg,.png,text/*,application/pdf"
        onChange={(event) => chosen(event.currentTarget, act.files)}
      />
      <input
        ref={(node) => {
          folder.current = node;
          if (node) node.webkitdirectory = true;
        }}
        id="folder"
        type="file"
        multiple
        hidden
        onChange={(event) => chosen(event.currentTarget, act.folder)}
      />
      <button type="button" disabled={waiting} onClick={() => file.current?.click()}>
        {text.pickFiles}
      </button>
      <button type="button" disabled={waiting} onClick={() => folder.current?.click()}>
        {text.pickFolder}
      </button>
      {samples && (
        <button type="button" class="main" disabled={waiting} onClick={() => void act.samples()}>
          {waiting && state.phase === "starting" ? text.getReady : text.trySamples}
        </button>
      )}
    </div>
  );
}

/** One sentence with its figures marked: what the page does, shown. */
function Example({ text }: View) {
  return (
    <figure class="example" aria-label={text.exampleAria} lang="vi">
      <p>
        {text.exampleBefore}
        <span class="fig p-government" data-l={text.pillarLetter["government"]}>
          {text.exampleFigure}
        </span>
        {text.exampleAfter}
        <span class="fig p-overall" data-l={text.pillarLetter["overall"]}>
          {text.exampleRank}
        </span>
        {text.exampleEnd}
      </p>
      <figcaption>
        {text.exampleNotes.map((note, i) => (
          <span class={i ? "note-overall" : "note-government"}>{note}</span>
        ))}
      </figcaption>
    </figure>
  );
}
