// The browser that measures, and how figures are said.

import { readFileSync } from "node:fs";
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

/** The longest task of the page's own thread: what it worked, and how long it took beside all else on the machine. */
export function tasks(events) {
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const own = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  const all = events.filter((event) => event.name.endsWith("RunTask") && own.has(thread(event)));
  const most = (of) => all.reduce((most, task) => Math.max(most, of(task) ?? 0), 0) / 1000;
  return [most(({ tdur, dur }) => tdur ?? dur), most(({ dur }) => dur)];
}

/** The most memory that a process of a page has, in MB, where the system tells. */
export async function resident() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]) / 1000;
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...sizes);
}
