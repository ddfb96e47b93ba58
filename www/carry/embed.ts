// A chart as a piece of HTML for other pages: the picture, as wide as there is room, and its figures as a table. It needs no
// script and nothing from anywhere; its font and its data lie in the picture.

import type { Text } from "../text.ts";
import type { Observation } from "../wire.ts";
import { tableOf } from "./html.ts";
import type { Saved } from "./save.ts";
import { headOf, rowsOf, type Source } from "./table.ts";

/** The piece of HTML around an SVG. */
export function embedded(svg: string, chart: Saved, text: Text): string {
  const lang = chart.spec.lang ?? "vi";
  const { articles } = JSON.parse(chart.data) as { articles: (Omit<Source, "text"> & { sentences: string[]; observations: Observation[] })[] };
  const sources = articles.map((article) => ({ ...article, text: article.sentences.join("\n") }));
  const responsive = svg.trim().replace(/^<svg /, '<svg style="display:block;width:100%;height:auto" ');
  return `<figure class="sodo-chart" lang="${lang}" style="margin:0;max-width:${chart.spec.width ?? 800}px">
${responsive}
<details>
<summary>${text.chartFigures}</summary>
${tableOf(chart.title, headOf(chart, text), rowsOf(chart, sources, text), text)}
</details>
</figure>
`;
}
