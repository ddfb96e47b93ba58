// The menus that save.

import { useState } from "preact/hooks";
import type { Actions } from "../actions.ts";
import type { Text } from "../text.ts";
import { useMenu } from "./menu.ts";

/** A thing to save: its id, what it is called, and what is done. */
export type Save = [id: string, label: string, run: () => unknown];

/** A menu of things to save, which closes behind the choice. What few ask for stands below a heading of its own. */
export function SaveMenu({ head, kind = "", saves, rare }: { head: string; kind?: string; saves: Save[]; rare?: { head: string; saves: Save[] } }) {
  const menu = useMenu();
  const button = ([id, label, run]: Save) => (
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
  );
  return (
    <details class={`menu${kind}`} ref={menu}>
      <summary class="button">{head}</summary>
      <div class="menu-body">
        {saves.map(button)}
        {rare && (
          <div class="menu-part" role="group" aria-label={rare.head}>
            <p>{rare.head}</p>
            {rare.saves.map(button)}
          </div>
        )}
      </div>
    </details>
  );
}

/** Saves one article, or all where none is named. */
export function Saves({ text, act, doc }: { text: Text; act: Actions; doc?: string }) {
  const [copied, setCopied] = useState(false);
  const saves: Save[] = [
    ["xlsx", text.saveXlsx, () => act.saveOffice("xlsx", doc)],
    ["word", text.saveWord, () => act.saveOffice("word", doc)],
    ["report", text.saveReport, () => act.saveReport(doc)],
    ["copy-table", text.copyTable, async () => setCopied(await act.copyTable(doc))],
  ];
  const rare: Save[] = [
    ["excel", text.saveExcel, () => act.saveCsv("excel", doc)],
    ["machine", text.saveCsv, () => act.saveCsv("machine", doc)],
    ["json", text.saveJson, () => act.saveJson(doc)],
    ["sdmx", text.saveSdmx, () => act.saveCsv("sdmx", doc)],
    ["bundle", text.saveBundle, () => act.saveOffice("bundle", doc)],
    ["annotations", text.saveAnnotations, () => act.saveOffice("annotations", doc)],
  ];
  return (
    <div class="saves">
      <span class="hint" role="status">
        {copied && text.copiedTable}
      </span>
      <SaveMenu head={text.exportHeading} saves={saves} rare={{ head: text.saveRare, saves: rare }} />
    </div>
  );
}
