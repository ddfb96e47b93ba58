// Draws the page's icons: `node xtask/icons.mjs FOLDER` writes icon.svg and the PNGs that systems ask for. All are drawn from
// the same few shapes, so that a change of one is a change of all.

import { mkdirSync, writeFileSync } from "node:fs";
import { PNG } from "pngjs";

const folder = process.argv[2];
const ground = [0x0f, 0x6b, 0x66];
const ink = [0xff, 0xff, 0xff];
// In the 28 units of the sign in the page's head: three bars, and the roof over the tallest.
const bars = [
  { x: 3, y: 15, width: 5.5, height: 10 },
  { x: 11.25, y: 9, width: 5.5, height: 16 },
  { x: 19.5, y: 12, width: 5.5, height: 13 },
];
const round = 1.5;
const roof = [[10.5, 5.5], [14, 2.5], [17.5, 5.5]];
const stroke = 2;

/** How far a point lies outside a rectangle with round corners; inside it is negative. */
function fromBox(px, py, { x, y, width, height }, radius) {
  const dx = Math.abs(px - x - width / 2) - width / 2 + radius;
  const dy = Math.abs(py - y - height / 2) - height / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

/** How far it lies outside a line with round ends. */
function fromLine(px, py, [ax, ay], [bx, by]) {
  const along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay)) - stroke / 2;
}

function fromSign(px, py) {
  const lines = roof.slice(1).map((end, i) => fromLine(px, py, roof[i], end));
  return Math.min(...bars.map((bar) => fromBox(px, py, bar, round)), ...lines);
}

/** A picture of so many pixels: the sign over `part` of its width, on a ground with corners as round as `corner` of it. */
function png(size, part, corner) {
  const picture = new PNG({ width: size, height: size });
  const unit = (size * part) / 28;
  const edge = (size * (1 - part)) / 2;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const inside = within(fromBox(x + 0.5, y + 0.5, { x: 0, y: 0, width: size, height: size }, size * corner));
      const sign = within(fromSign((x + 0.5 - edge) / unit, (y + 0.5 - edge) / unit) * unit);
      const at = (y * size + x) * 4;
      for (let c = 0; c < 3; c++) picture.data[at + c] = Math.round(ground[c] + (ink[c] - ground[c]) * sign);
      picture.data[at + 3] = Math.round(255 * inside);
    }
  }
  return PNG.sync.write(picture, { deflateLevel: 9 });
}

/** How much of a pixel lies inside a shape whose edge is so many pixels away. */
function within(distance) {
  return Math.min(1, Math.max(0, 0.5 - distance));
}

function svg() {
  const hex = (colour) => `#${colour.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
  const rects = bars.map(({ x, y, width, height }) => `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}"/>`);
  const path = `<path d="M${roof.map((point) => point.join(" ")).join("L")}" fill="none" stroke="${hex(ink)}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-7 -7 42 42"><rect x="-7" y="-7" width="42" height="42" rx="9.24" fill="${hex(ground)}"/><g fill="${hex(ink)}">${rects.join("")}</g>${path}</svg>\n`;
}

mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/icon.svg`, svg());
writeFileSync(`${folder}/icon-192.png`, png(192, 2 / 3, 0.22));
writeFileSync(`${folder}/icon-512.png`, png(512, 2 / 3, 0.22));
// Systems cut these two to a form of their own: the ground fills them, and the sign keeps to the middle.
writeFileSync(`${folder}/icon-maskable-512.png`, png(512, 0.54, 0));
writeFileSync(`${folder}/apple-touch-icon.png`, png(180, 0.62, 0));
