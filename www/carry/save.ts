// The chart as a file or a picture to paste, with what it carries or without. A part of the page by itself, so that a visit does
// not wait for it.

import type { Text } from "../text.ts";
import type { ChartSpec } from "../wire.ts";
import { embedded } from "./embed.ts";
import { intoPng } from "./png.ts";
import { intoSvg } from "./svg.ts";
import type { Shown } from "./table.ts";

/** How large a picture is drawn, and how many of its own pixels each of it gets. */
interface Size {
  width?: number;
  height?: number;
  times: number;
}

/** The pictures: twice as sharp as on the page, as sharp, four times, and as large as networks show links and posts. */
export const sizes = {
  png: { times: 2 },
  png1: { times: 1 },
  png4: { times: 4 },
  wide: { width: 1200, height: 630, times: 1 },
  tall: { width: 1080, height: 1350, times: 1 },
} satisfies Record<string, Size>;

/** How the names of files end. */
const endings = { svg: ".svg", html: ".html", json: "-bieu-do.json", png: ".png", png1: "-1x.png", png4: "-4x.png", wide: "-1200x630.png", tall: "-1080x1350.png" };

/** What can be saved. */
export type Form = keyof typeof endings;

/** A chart as it is saved: its SVG as words, with the font in it, and what it carries. */
export interface Saved extends Shown {
  svg: string;
  data: string;
}

/** Draws what is wished for in a size. */
export type Draw = (size: Pick<ChartSpec, "width" | "height">) => Promise<Saved>;

/** A chart as a file, and how its name ends. */
export async function fileOf(draw: Draw, form: Form, carry: boolean, text: Text): Promise<{ file: Blob; ending: string }> {
  const ending = endings[form];
  if (form !== "svg" && form !== "html" && form !== "json") return { file: await pictureOf(draw, form, carry), ending };
  const chart = await draw({});
  if (form === "json") return { file: new Blob([`${chart.data}\n`], { type: "application/json" }), ending };
  const svg = carry ? intoSvg(chart.svg, chart.data) : chart.svg;
  if (form === "html") return { file: new Blob([embedded(svg, chart, text)], { type: "text/html" }), ending };
  return { file: new Blob([svg], { type: "image/svg+xml" }), ending };
}

/** A chart as a PNG picture. */
export async function pictureOf(draw: Draw, form: keyof typeof sizes, carry: boolean): Promise<Blob> {
  const size: Size = sizes[form];
  const chart = await fitting(draw, size);
  const png = await toPng(chart.svg, size);
  return carry && chart.data ? new Blob([intoPng(new Uint8Array(await png.arrayBuffer()), chart.data)], { type: "image/png" }) : png;
}

/** How much room a picture of a fixed size is drawn on: the less it needs, the larger its letters come out. */
const rooms = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5, 2];

/** The chart drawn for a size, on the least room that holds it. */
async function fitting(draw: Draw, { width, height }: Size): Promise<Saved> {
  if (!width || !height) return draw({});
  for (const room of rooms) {
    const chart = await draw({ width: Math.round(width * room), height: Math.round(height * room) });
    const [wide, high] = measured(chart.svg);
    // A pixel more comes of rounding.
    if ((high - 1) * width <= wide * height || room === rooms.at(-1)) return chart;
  }
  return draw({ width, height });
}

/** Width and height that an SVG of ours tells in its head. */
function measured(svg: string): [number, number] {
  const [, wide = "1", high = "1"] = /^<svg [^>]*?\swidth="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  return [Number(wide), Number(high)];
}

/** Draws an SVG so many times its size, or in the middle of a picture of a fixed one, on the ground that it brings. */
async function toPng(svg: string, { width, height, times }: Size): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const [wide, high] = measured(svg);
    const canvas = document.createElement("canvas");
    canvas.width = width ?? wide * times;
    canvas.height = height ?? high * times;
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("canvas");
    pen.fillStyle = /<rect [^>]*?fill="(#[\da-f]{6})"/.exec(svg)?.[1] ?? "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    const scale = Math.min(canvas.width / wide, canvas.height / high);
    const [w, h] = [Math.round(wide * scale), Math.round(high * scale)];
    pen.drawImage(picture, Math.round((canvas.width - w) / 2), Math.round((canvas.height - h) / 2), w, h);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("canvas"))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}
