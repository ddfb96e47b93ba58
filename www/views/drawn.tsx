// The figures of a chart as a table, for those who cannot see the picture or want to look closer. Folded away; what makes
// the table comes when it is first opened.

import { useEffect, useState } from "preact/hooks";
import type { Chart } from "../wire.ts";
import type { View } from "./view.ts";

let part: typeof import("./drawn-table.tsx") | undefined;

/** The fold beside a chart. */
export function Drawn(view: View & { chart: Chart }) {
  const { text } = view;
  const [open, setOpen] = useState(false);
  const [tries, setTries] = useState(0);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (!open || part) return;
    import("./drawn-table.tsx").then(
      (found) => ((part = found), setLost(false), setTries(tries + 1)),
      () => setLost(true),
    );
  }, [open]);
  return (
    <details class="drawn" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.chartFigures}</summary>
      {open && (part ? <part.DrawnTable {...view} /> : lost && <p class="nothing">{text.problem.notHere()}</p>)}
    </details>
  );
}
