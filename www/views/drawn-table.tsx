// The table of a chart on the page.

import { useMemo } from "preact/hooks";
import { headOf, rowsOf, sourceOf } from "../carry/table.ts";
import type { Chart } from "../wire.ts";
import { Out } from "./origin.tsx";
import type { View } from "./view.ts";

/** Rows in the order in which they are drawn. */
export function DrawnTable({ state, text, act, chart }: View & { chart: Chart }) {
  const rows = useMemo(() => {
    const drawn = new Set(chart.used.map(({ doc }) => doc));
    return rowsOf(chart, state.docs.filter(({ doc }) => drawn.has(doc)).map(sourceOf), text, state.choices);
  }, [chart, state.docs, state.choices, text]);
  return (
    <div class="box" tabIndex={0} role="region" aria-label={text.chartFigures}>
      <table>
        <caption>{chart.title}</caption>
        <thead>
          <tr>
            {headOf(chart, text).map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ doc, id, name, value, period, status, marks, article, link }) => (
            <tr>
              <th scope="row">{name}</th>
              <td class="number">{value}</td>
              <td>{period}</td>
              <td>
                {status}
                {marks.map(({ kind, sign, words }) => (
                  <small class={`known-${kind}`}>
                    {sign} {words}
                  </small>
                ))}
              </td>
              <td lang="vi">
                <button type="button" class="to-words" title={text.toText} onClick={() => act.jump(doc, id, "words")}>
                  {article}
                </button>
                <Out to={link} says={text.toOrigin} short />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
