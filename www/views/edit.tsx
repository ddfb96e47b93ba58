// What a reader changes of a chart: which rows it has and which stand out, their order, notes; and the way back.

import { useState } from "preact/hooks";
import type { Fields } from "../state.ts";
import type { Chart, ChartOrder, ChartSpec } from "../wire.ts";
import type { View } from "./view.ts";

/** Forms with a row for each figure, which can stand in any order. */
const rowed = new Set(["bars", "dots", "ranges", "ranks", "targets", "parts"]);
/** Forms in which nothing can stand out. */
const even = new Set(["index"]);
const orders: ChartOrder[] = ["value", "rising", "name", "code"];

/** The fold below a chart, with undo and redo beside it. `change` sets fields of the wish and keeps the rest. */
export function Edit({ state, text, act, picture, spec, change }: View & { picture: Chart; spec: ChartSpec; change(fields: Fields): void }) {
  const { form, by } = picture.spec;
  const codes = by === "area" && picture.rows.length > 1;
  const [without, marked] = [spec.without ?? [], spec.marked ?? []];
  const turned = (list: string[], key: string) => (list.includes(key) ? list.filter((other) => other !== key) : [...list, key]);
  const shown = picture.rows.filter((row) => row.shown).length;
  return (
    <div class="chart-edit">
      <details class="edit">
        <summary>{text.edit.heading}</summary>
        <div class="edit-body">
          {form && rowed.has(form) && picture.rows.length > 1 && (
            <label class="pick">
              <span>{text.edit.order}</span>
              <select id="chart-order" value={spec.order ?? "value"} onChange={(event) => change({ order: event.currentTarget.value as ChartOrder })}>
                {orders
                  .filter((order) => order !== "code" || codes)
                  .map((order) => (
                    <option value={order}>{text.edit.orders[order]}</option>
                  ))}
              </select>
            </label>
          )}
          {picture.rows.length > 1 && (
            <table class="edit-rows">
              <caption class="unseen">{text.edit.rows}</caption>
              <thead>
                <tr>
                  <th scope="col">{text.edit.shown}</th>
                  {form && !even.has(form) && <th scope="col">{text.edit.marked}</th>}
                </tr>
              </thead>
              <tbody>
                {picture.rows.map(({ key, name, shown: isShown }) => (
                  <tr key={key}>
                    <td>
                      <label>
                        <input type="checkbox" data-row={key} checked={isShown} disabled={isShown && shown < 2} onChange={() => change({ without: turned(without, key), marked: marked.filter((other) => other !== key) })} />
                        <span lang="vi">{name}</span>
                      </label>
                    </td>
                    {form && !even.has(form) && (
                      <td>
                        <input type="checkbox" data-mark={key} aria-label={text.edit.mark(name)} checked={marked.includes(key)} disabled={!isShown} onChange={() => change({ marked: turned(marked, key) })} />
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <label class="pick wide">
            <span>{text.edit.notes}</span>
            <Notes own={spec.notes ?? ""} choose={(notes) => change({ notes })} />
          </label>
        </div>
      </details>
      <span class="buttons">
        <button type="button" id="undo" class="quiet" disabled={state.past.length === 0} onClick={() => void act.undo()}>
          {text.edit.undo}
        </button>
        <button type="button" id="redo" class="quiet" disabled={state.future.length === 0} onClick={() => void act.redo()}>
          {text.edit.redo}
        </button>
      </span>
    </div>
  );
}

/** The reader's words under the chart. What is typed stays while the page is drawn anew around it. */
function Notes({ own, choose }: { own: string; choose(notes: string): void }) {
  const [typed, setTyped] = useState<string>();
  return (
    <textarea
      id="chart-notes"
      rows={2}
      maxLength={600}
      value={typed ?? own}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onChange={(event) => {
        setTyped(undefined);
        choose(event.currentTarget.value.trim());
      }}
    />
  );
}
