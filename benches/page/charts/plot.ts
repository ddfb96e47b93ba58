// Observable Plot, which makes every picture anew.

import { axisX, axisY, barX, dot, gridX, gridY, lineY, plot, text } from "@observablehq/plot";
import { hand, margin, type Figures, type Point } from "./figures.ts";

const percent = (tick: number) => `${tick}%`;

function made({ form, title, width, height, points }: Figures): Element {
  const around = { marginTop: margin.top, marginRight: margin.right, marginBottom: margin.bottom, marginLeft: margin.left };
  const common = { ...around, width, height, title };
  if (form === "bars")
    return plot({
      ...common,
      x: { domain: [0, 100], label: null },
      y: { domain: points.map((point) => point.name), label: null },
      marks: [
        gridX({ ticks: 5 }),
        axisX({ ticks: 5, tickFormat: percent }),
        barX(points, { x: "value", y: "name", fill: "#2a6f97" }),
        text(points, { x: "value", y: "name", text: "words", textAnchor: "start", dx: 6 }),
      ],
    });
  return plot({
    ...common,
    x: { type: "utc", label: null },
    y: { domain: [0, 100], label: null },
    marks: [
      gridY({ ticks: 5 }),
      axisY({ ticks: 5, tickFormat: percent }),
      lineY(points, { x: "time", y: "value", stroke: "#2a6f97", strokeWidth: 3 }),
      dot(points, { x: "time", y: "value", fill: "#2a6f97" }),
      text(points, { x: "time", y: "value", text: "words", dy: -12, filter: (point: Point) => point.told }),
    ],
  });
}

hand("plot", {
  draw: (figures, host) => host.append(made(figures)),
  redraw: (figures, host) => host.replaceChildren(made(figures)),
});
