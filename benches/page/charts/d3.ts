// Written by hand with d3: of its parts only scales, selections and the line, and every place reckoned once. A second picture
// changes the elements of the first, which is faster than to make them anew.

import { create, extent, line, scaleBand, scaleLinear, scaleUtc, select } from "d3";
import { hand, margin, type Figures, type Point } from "./figures.ts";

function fill(svg: any, { form, title, width, height, points }: Figures): void {
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  svg.select("text").text(title);
  if (form === "bars") {
    const x = scaleLinear([0, 100], [left, right]);
    const y = scaleBand(points.map((point) => point.name), [top, bottom]).padding(0.3);
    const [tall, middle] = [y.bandwidth(), y.bandwidth() / 2];
    const places: number[] = points.map((point) => y(point.name));
    const ends: number[] = points.map((point) => x(point.value));
    grid(svg, x.ticks(5), x, top, bottom);
    const of = (part: string, tag: string) => svg.select(part).selectAll(tag).data(points);
    of(".bars", "rect")
      .join((enter: any) => enter.append("rect").attr("x", left).attr("height", tall))
      .attr("y", (_: Point, i: number) => places[i])
      .attr("width", (_: Point, i: number) => ends[i]! - left);
    of(".names", "text")
      .join((enter: any) => enter.append("text").attr("x", left - 8))
      .attr("y", (_: Point, i: number) => places[i]! + middle)
      .text((point: Point) => point.name);
    of(".values", "text")
      .join("text")
      .attr("x", (_: Point, i: number) => ends[i]! + 6)
      .attr("y", (_: Point, i: number) => places[i]! + middle)
      .text((point: Point) => point.words);
    return;
  }
  const x = scaleUtc(extent(points, (point: Point) => point.time), [left, right]);
  const y = scaleLinear([0, 100], [bottom, top]);
  const places: [number, number][] = points.map((point) => [x(point.time), y(point.value)]);
  const years: Date[] = x.ticks(6);
  across(svg, y.ticks(5), y, left, right);
  svg
    .select(".names")
    .selectAll("text")
    .data(years)
    .join("text")
    .attr("x", x)
    .attr("y", bottom + 20)
    .text((year: Date) => year.getUTCFullYear());
  svg.select("path").attr("d", line()(places));
  svg
    .select(".bars")
    .selectAll("circle")
    .data(places)
    .join((enter: any) => enter.append("circle").attr("r", 3))
    .attr("cx", (place: [number, number]) => place[0])
    .attr("cy", (place: [number, number]) => place[1]);
  svg
    .select(".values")
    .selectAll("text")
    .data(points.map((point, i) => ({ point, i })).filter(({ point }) => point.told))
    .join("text")
    .attr("x", ({ i }: { i: number }) => places[i]![0])
    .attr("y", ({ i }: { i: number }) => places[i]![1] - 12)
    .text(({ point }: { point: Point }) => point.words);
}

/** Grid lines from top to bottom, and their words below. */
function grid(svg: any, ticks: number[], x: (tick: number) => number, top: number, bottom: number): void {
  svg
    .select(".grid")
    .selectAll("line")
    .data(ticks)
    .join((enter: any) => enter.append("line").attr("y1", top).attr("y2", bottom))
    .attr("x1", x)
    .attr("x2", x);
  svg.select(".ticks").selectAll("text").data(ticks).join("text").attr("x", x).attr("y", bottom + 20).text((tick: number) => `${tick}%`);
}

/** Grid lines from left to right, and their words before them. */
function across(svg: any, ticks: number[], y: (tick: number) => number, left: number, right: number): void {
  svg
    .select(".grid")
    .selectAll("line")
    .data(ticks)
    .join((enter: any) => enter.append("line").attr("x1", left).attr("x2", right))
    .attr("y1", y)
    .attr("y2", y);
  svg.select(".ticks").selectAll("text").data(ticks).join("text").attr("x", left - 8).attr("y", y).text((tick: number) => `${tick}%`);
}

function draw(figures: Figures, host: HTMLElement): void {
  const { form, width, height } = figures;
  const svg = create("svg").attr("viewBox", [0, 0, width, height]).attr("width", width).attr("height", height);
  svg.attr("font-family", "Noto Sans, sans-serif").attr("font-size", 14).attr("dominant-baseline", "middle");
  svg.append("text").attr("x", 24).attr("y", 28).attr("font-size", 20).attr("font-weight", 700);
  svg.append("g").attr("class", "grid").attr("stroke", "#d5d9de");
  const bars = form === "bars";
  svg.append("g").attr("class", "ticks").attr("fill", "#555").attr("text-anchor", bars ? "middle" : "end");
  if (!bars) svg.append("path").attr("fill", "none").attr("stroke", "#2a6f97").attr("stroke-width", 3);
  svg.append("g").attr("class", "bars").attr("fill", "#2a6f97");
  svg.append("g").attr("class", "names").attr("text-anchor", bars ? "end" : "middle");
  svg.append("g").attr("class", "values").attr("font-weight", 700).attr("text-anchor", bars ? "start" : "middle");
  fill(svg, figures);
  host.append(svg.node());
}

hand("d3", { draw, redraw: (figures, host) => fill(select(host.firstElementChild), figures) });
