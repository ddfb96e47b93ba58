// What a module does ahead of the first reader, so that nobody waits for a browser to compile it.

import type { Tables } from "../pkg/sodo-tables.js";

/** Draws each form that fits: a browser compiles a function when it runs for the first time. */
export function drawEach(tables: Pick<Tables, "chart">): void {
  const { forms } = tables.chart({ by: "area" });
  for (const { form, why } of forms) if (!why) tables.chart({ by: "area", form });
}

/** The text a year earlier: read beside it, there is something to draw over time. */
export function yearBefore(text: string): string {
  return text.replace(/\b20\d\d\b/g, (year) => String(Number(year) - 1));
}
