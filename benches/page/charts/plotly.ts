// Plotly: its basic bundle, and a picture that nothing can be done with.

import Plotly from "plotly.js-basic-dist-min";
import { hand, margin, type Figures } from "./figures.ts";

const config = { staticPlot: true };

function parts({ form, title, width, height, points }: Figures): [object[], object] {
  const around = { l: margin.left, r: margin.right, t: margin.top, b: margin.bottom };
  const layout = { title: { text: title }, width, height, margin: around, showlegend: false };
  const percent = { range: [0, 100], ticksuffix: "%", nticks: 6 };
  const values = points.map((point) => point.value);
  const text = points.map((point) => (point.told ? point.words : ""));
  if (form === "bars") {
    const bars = { type: "bar", orientation: "h", x: values, y: points.map((point) => point.name), text, textposition: "outside", cliponaxis: false };
    return [[bars], { ...layout, xaxis: percent, yaxis: { autorange: "reversed", type: "category" } }];
  }
  const line = { type: "scatter", mode: "lines+markers+text", x: points.map((point) => point.time), y: values, text, textposition: "top center" };
  return [[line], { ...layout, xaxis: { type: "date" }, yaxis: percent }];
}

hand("plotly", {
  draw: (figures, host) => Plotly.newPlot(host, ...parts(figures), config),
  redraw: (figures, host) => Plotly.react(host, ...parts(figures), config),
  leave: (host) => Plotly.purge(host),
});
