// The chart as a file, with what it carries or without. A part of the page by itself, so that a visit does not wait for it.

import type { Chart } from "../wire.ts";
import { intoPng } from "./png.ts";
import { intoSvg } from "./svg.ts";

/** The forms of a file. */
export type Form = "svg" | "png";

/** A chart as a file. */
export async function pictureOf(chart: Chart, form: Form, carry: boolean): Promise<Blob> {
  const data = carry ? chart.data : "";
  if (form === "svg") return new Blob([data ? intoSvg(chart.svg, data) : chart.svg], { type: "image/svg+xml" });
  const png = await toPng(chart.svg, 2);
  return data ? new Blob([intoPng(new Uint8Array(await png.arrayBuffer()), data)], { type: "image/png" }) : png;
}

/** Draws an SVG so many times its size, on the ground that the picture brings. */
async function toPng(svg: string, times: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.naturalWidth * times;
    canvas.height = picture.naturalHeight * times;
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("canvas");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("canvas"))), "image/png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}
