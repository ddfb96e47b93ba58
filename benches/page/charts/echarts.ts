// ECharts: only the parts that are needed, its SVG renderer, no animation and no events.

import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TitleComponent } from "echarts/components";
import { getInstanceByDom, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { hand, margin, type Figures } from "./figures.ts";

use([BarChart, LineChart, GridComponent, TitleComponent, SVGRenderer]);

function option({ form, title, points }: Figures): Record<string, unknown> {
  const label = { show: true, position: form === "bars" ? "right" : "top", formatter: ({ dataIndex }: { dataIndex: number }) => points[dataIndex]!.words };
  const percent = { type: "value", min: 0, max: 100, axisLabel: { formatter: "{value}%" } };
  const common = { animation: false, title: { text: title }, grid: margin };
  if (form === "bars")
    return {
      ...common,
      xAxis: percent,
      yAxis: { type: "category", inverse: true, data: points.map((point) => point.name), axisLabel: { interval: 0 } },
      series: [{ type: "bar", data: points.map((point) => point.value), label, itemStyle: { color: "#2a6f97" } }],
    };
  const data = points.map((point) => ({ value: [point.time, point.value], label: { show: point.told } }));
  return {
    ...common,
    xAxis: { type: "time" },
    yAxis: percent,
    series: [{ type: "line", data, label, symbol: "circle", showAllSymbol: true, itemStyle: { color: "#2a6f97" } }],
  };
}

hand("echarts", {
  draw(figures, host) {
    const { width, height } = figures;
    init(host, null, { renderer: "svg", width, height }).setOption(option(figures), { silent: true });
  },
  redraw: (figures, host) => getInstanceByDom(host)!.setOption(option(figures), { silent: true }),
  leave: (host) => getInstanceByDom(host)!.dispose(),
});
