// The reader's own words: tables are loaded here, and what came of it is said here.

import { useLayoutEffect, useRef } from "preact/hooks";
import { useMenu } from "./menu.ts";
import type { View } from "./view.ts";

/** A menu in the header. It opens by itself when a table has come in. */
export function Dictionary({ state, text, act }: View) {
  const menu = useMenu();
  const file = useRef<HTMLInputElement>(null);
  const { tables, added, fault, tick } = state.words;
  useLayoutEffect(() => {
    if (tick && menu.current) menu.current.open = true;
  }, [tick]);
  return (
    <details class="menu dictionary" ref={menu}>
      <summary class="button quiet" data-tables={tables.length}>
        <span class="long">{text.words}</span>
        <span class="short">{text.wordsShort}</span>
      </summary>
      <div class="menu-body">
        <p>{text.wordsHint}</p>
        <ul class="columns">
          {text.wordsColumns.map(([columns, what]) => (
            <li key={columns}>
              <code>{columns}</code> {what}
            </li>
          ))}
        </ul>
        <div role="status" aria-live="polite">
          {fault && <p class="fault">{fault[state.lang]}</p>}
          {added && tables.length > 0 && (
            <p class="added">
              <strong>{tables.map((table) => table.name).join(", ")}</strong> {text.wordsAdded(added)}
            </p>
          )}
        </div>
        <input
          ref={file}
          id="tables"
          type="file"
          multiple
          hidden
          accept=".tsv,.csv,.txt,text/csv,text/tab-separated-values,text/plain"
          onChange={({ currentTarget: input }) => {
            const files = [...(input.files ?? [])];
            // The same file can be chosen again after it was mended.
            input.value = "";
            if (files.length) void act.tables(files);
          }}
        />
        <div class="buttons">
          <button type="button" disabled={state.phase !== "ready"} onClick={() => file.current?.click()}>
            {text.wordsPick}
          </button>
          {tables.length > 0 && (
            <button type="button" class="quiet" data-do="remove" onClick={() => void act.withoutWords()}>
              {text.wordsRemove}
            </button>
          )}
        </div>
      </div>
    </details>
  );
}
