// The menu that saves the table and the data.

import { useEffect, useRef } from "preact/hooks";
import type { Actions } from "../actions.ts";
import type { Text } from "../text.ts";

/** Saves one article, or all where none is named. */
export function Saves({ text, act, doc }: { text: Text; act: Actions; doc?: string }) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (menu.current?.open && (event instanceof KeyboardEvent ? event.key === "Escape" : !menu.current.contains(event.target as Node))) menu.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
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
