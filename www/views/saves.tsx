// The menu that saves the table and the data.

import type { Actions } from "../actions.ts";
import type { Text } from "../text.ts";
import { useMenu } from "./menu.ts";

/** Saves one article, or all where none is named. */
export function Saves({ text, act, doc }: { text: Text; act: Actions; doc?: string }) {
  const menu = useMenu();
  const item = (id: string, label: string, run: () => unknown) => (
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
    <details class="menu" ref={menu}>
      <summary class="button">{text.exportHeading}</summary>
      <div class="menu-body">
        {item("excel", text.saveExcel, () => act.saveCsv("excel", doc))}
        {item("machine", text.saveCsv, () => act.saveCsv("machine", doc))}
        {item("json", text.saveJson, () => act.saveJson(doc))}
      </div>
    </details>
  );
}
