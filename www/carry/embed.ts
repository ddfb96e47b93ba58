// A chart as a piece of HTML for other pages: the picture, as wide as there is room, and its figures as a table. It needs no
// script and nothing from anywhere; its font and its data lie in the picture.

import { figure, period } from "../figure.ts";
import type { Text } from "../text.ts";
import type { Chart, Observation } from "../wire.ts";
import { marked } from "./svg.ts";

interface Article {
  title: string | null;
  doc: string;
  source: string | null;
  url: string | null;
  observations: Observation[];
}

/** The piece of HTML around an SVG. */
export function embedded(svg: string, chart: Chart, text: Text): string {
  const lang = chart.spec.lang ?? "vi";
  // Where the rows are of one indicator, the caption tells it.
  const several = chart.spec.by === "indicator";
  const head = [several ? text.colWhat : text.colArea, text.colValue, text.colPeriod, text.colStatus, text.colArticle].map((name) => `<th scope="col">${marked(name)}</th>`);
  const { articles } = JSON.parse(chart.data) as { articles: Article[] };
  const rows = articles.flatMap((article) =>
    article.observations.map((o) => {
      const cells = [several ? o.label : o.area, figure(o, text, lang), period(o.period, text), text.status[o.status] ?? ""].map((words) => `<td>${marked(words)}</td>`);
      return `<tr>${cells.join("")}<td>${origin(article)}</td></tr>`;
    }),
  );
  const responsive = svg.trim().replace(/^<svg /, '<svg style="display:block;width:100%;height:auto" ');
  return `<figure class="sodo-chart" lang="${lang}" style="margin:0;max-width:${chart.spec.width ?? 800}px">
${responsive}
<details>
<summary>${marked(text.tableHeading)}</summary>
<table>
<caption>${marked(chart.title)}</caption>
<thead><tr>${head.join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</details>
</figure>
`;
}

function origin({ title, doc, source, url }: Article): string {
  const words = marked([title ?? doc, source].filter(Boolean).join(", "));
  return url ? `<a href="${marked(url).replaceAll('"', "&quot;")}">${words}</a>` : words;
}
