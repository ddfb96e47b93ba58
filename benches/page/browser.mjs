// The browser that measures, and how figures are said.

import { chromium } from "playwright-core";

const FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** Chromium, which is to be closed in the end. */
export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS.split(" ") });

/** One line: a name and a number. */
export const say = (name, number) => console.log(`${name}\t${number}`);

/** The middle one. */
export const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What a part of the built page is called, which its document tells. */
export function named(html, id) {
  return html.match(new RegExp(`id="${id}" content="([^"]+)"`))[1];
}
