// The menus that save.

import type { Actions } from "../actions.ts";
import type { Text } from "../text.ts";
import { useMenu } from "./menu.ts";

/** A thing to save: its id, what it is called, and what is done. */
export type Save = [id: string, label: string, run: () => unknown];

/** A menu of things to save, which closes behind the choice. */
export function SaveMenu({ head, kind = "", saves }: { head: string; kind?: string; saves: Save[] }) {
  const menu = useMenu();
  return (
    <details class={`menu${kind}`} ref={menu}>
      <summary class="button">{head}</summary>
      <div class="menu-body">
        {saves.map(([id, label, run]) => (
          <button
            type="button"
            data-save={id}
            onClick={() => {
              menu.current!.open = false;
              void run();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </details>
  );
}

/** Saves one article, or all where none is named. */
export function Saves({ text, act, doc }: { text: Text; act: Actions; doc?: string }) {
  const saves: Save[] = [
    ["excel", text.saveExcel, () => act.saveCsv("excel", doc)],
    ["machine", text.saveCsv, () => act.saveCsv("machine", doc)],
    ["report", text.saveReport, () => act.saveReport(doc)],
    ["json", text.saveJson, () => act.saveJson(doc)],
  ];
  return <SaveMenu head={text.exportHeading} saves={saves} />;
}
