// Indicator, area, period: one is held, the other two are the sides of a table of what the articles say.

import { useState } from "preact/hooks";
import type { Choice, Side } from "../../looks.ts";
import type { Text } from "../../text.ts";
import type { View } from "../view.ts";
import { useAsk } from "./ask.ts";
import { useMore, Waiting } from "./list.tsx";
import { Area, Facts, when } from "./told.tsx";

const sides: Side[] = ["indicator", "area", "period"];
const columns = 8;

/** The choices, and the table that they give. */
export function Grid(view: View) {
  const { state, text, act } = view;
  const { across } = text;
  const by = sides.find((side) => side === state.across["by"]) ?? "indicator";
  const status = state.across["status"] ?? "actual";
  const picks = useAsk(view, "picks", by, status);
  const picked = picks.value?.find((pick) => pick.id === state.across[by]) ?? picks.value?.[0];
  return (
    <>
      <div class="filters">
        <Select id="across-by" label={across.by} value={by} options={sides.map((side) => [side, across.side[side]!])} set={(by) => act.turn({ by })} />
        {picked && <Select id="across-pick" label={across.pick[by]!} value={picked.id} options={picks.value!.map((pick) => [pick.id, named(pick, by, text)])} set={(id) => act.turn({ [by]: id })} />}
        <Select id="across-status" label={text.filterStatus} value={status} options={Object.entries(text.status)} set={(status) => act.turn({ status })} />
      </div>
      {picked ? <Table key={`${by} ${picked.id} ${status}`} {...view} by={by} id={picked.id} status={status} /> : <Waiting {...view} what="grid" answer={picks} />}
    </>
  );
}

interface SelectProps {
  id: string;
  label: string;
  value: string;
  options: [string, string][];
  set(value: string): void;
}

/** A choice with its name above it. */
export function Select({ id, label, value, options, set }: SelectProps) {
  return (
    <label class="pick">
      <span>{label}</span>
      <select id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
        {options.map(([id, name]) => (
          <option value={id}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function named({ id, name, area, count }: Choice, by: Side, text: Text): string {
  if (by === "period") return `${when(id, text)} (${count})`;
  const unit = area?.unit === "old" ? ` ${text.across.oldOne}` : area?.unit === "new" ? ` ${text.across.newOne}` : "";
  return `${name || text.across.noArea}${unit} (${count})`;
}

function Table(view: View & { by: Side; id: string; status: string }) {
  const { text, by, id, status } = view;
  const { across } = text;
  const [limit, more] = useMore(40);
  const [column, setColumn] = useState(0);
  const grid = useAsk(view, "grid", by, id, status, 0, limit, column, columns);
  if (!grid.value) return <Waiting {...view} what="grid" answer={grid} />;
  const { columns: heads, rows, all_columns, all_rows } = grid.value;
  const head = (choice: Choice, side: Side) => (side === "period" ? when(choice.id, text) : side === "area" ? <Area area={choice.area!} text={text} /> : choice.name);
  const across_ = by === "period" ? "indicator" : "period";
  const down = by === "area" ? "indicator" : "area";
  return (
    <>
      {all_columns > columns && (
        <div class="buttons">
          <button type="button" class="quiet icon" aria-label={across.before} disabled={column === 0} onClick={() => setColumn(column - columns)}>
            ‹
          </button>
          <span class="count">{across.columns(column + 1, column + heads.length, all_columns)}</span>
          <button type="button" class="quiet icon" aria-label={across.after} disabled={column + columns >= all_columns} onClick={() => setColumn(column + columns)}>
            ›
          </button>
        </div>
      )}
      <div class="box" tabIndex={0} role="region" aria-label={across.tab["grid"]}>
        <table id="across-grid">
          <thead>
            <tr>
              <th scope="col">{across.pick[down]}</th>
              {heads.map((choice) => (
                <th scope="col" key={choice.id}>
                  {head(choice, across_)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.head.id}>
                <th scope="row">{head(row.head, down)}</th>
                {row.cells.map((cell) => (
                  <td>
                    <Facts {...view} all={cell.facts} more={cell.more} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more(all_rows, text)}
    </>
  );
}
