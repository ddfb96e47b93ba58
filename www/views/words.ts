// The article's own words with each figure marked. Plain DOM, built a section at a time: a text of many
// megabytes is there at once as plain words, and a section gets its marks when the reader comes near.

import { failed } from "../checks.ts";
import { figure } from "../figure.ts";
import type { Held } from "../state.ts";
import type { Lang, Text } from "../text.ts";
import type { Observation, Skipped } from "../wire.ts";

/** What is under the pointer or has the focus. */
export type Pointed = { node: HTMLElement; figure: Observation } | { node: HTMLElement; skipped: Skipped } | undefined;

/** What the words tell the view around them. */
export interface Heard {
  point(to: Pointed): void;
  choose(o: Observation): void;
}

/** The words as they stand on the page. */
export interface Words {
  /** Brings a figure into view and gives it the focus; lights up the figures that belong to it. */
  go(id: string, among: string[]): void;
  /** The pointer has left the card: what has the focus is pointed at, or nothing. */
  rest(): void;
  end(): void;
}

interface Section {
  start: number;
  end: number;
  node: HTMLElement;
  marked: boolean;
}

const sectionLength = 6_000;
/** A text up to this length is marked whole and at once. */
const atOnce = 120_000;

/** Lays the text out inside `host`. */
export function layWords(host: HTMLElement, held: Held, text: Text, lang: Lang, heard: Heard): Words {
  const { observations, skipped } = held.analysis;
  const wrong = failed(held.analysis);
  let lit: string[] = [];
  const sections = cut(held.text).map(([start, end]): Section => ({ start, end, node: document.createElement("div"), marked: false }));
  const sectionOf = new Map(sections.map((section) => [section.node as Element, section]));
  const small = held.text.length <= atOnce;
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) mark(sectionOf.get(target)!);
    },
    { rootMargin: "800px 0px" },
  );
  const listen = new AbortController();
  let current = -1;

  for (const section of sections) {
    section.node.className = "section";
    if (small) mark(section);
    else {
      section.node.textContent = held.text.slice(section.start, section.end);
      section.node.style.setProperty("contain-intrinsic-block-size", `auto ${Math.round((section.end - section.start) / 2.4)}px`);
      section.node.classList.add("far");
      near.observe(section.node);
    }
  }
  host.replaceChildren(...sections.map((section) => section.node));
  hear();

  return {
    go(id, among) {
      light(among);
      const index = observations.findIndex((o) => o.id === id);
      if (index >= 0) focus(index, true);
    },
    rest: () => heard.point(focused()),
    end() {
      near.disconnect();
      listen.abort();
      host.replaceChildren();
    },
  };

  /** Gives a section its paragraphs and marks, once. */
  function mark(section: Section): void {
    if (section.marked) return;
    section.marked = true;
    near.unobserve(section.node);
    const paragraphs: HTMLElement[] = [];
    let o = firstFrom(observations, section.start);
    let s = firstFrom(skipped, section.start);
    for (let at = section.start; at < section.end; ) {
      const brk = held.text.indexOf("\n", at);
      const stop = brk < 0 || brk > section.end ? section.end : brk;
      if (held.text.slice(at, stop).trim()) {
        const p = document.createElement("p");
        let from = at;
        for (;;) {
          const a = observations[o];
          const b = skipped[s];
          const next = a && (!b || a.position.start <= b.position.start) ? a : b;
          if (!next || next.position.start >= stop) break;
          const index = next === a ? o++ : (s++, -1);
          const { start, end } = next.position;
          // Words that an earlier figure covers already are marked once.
          if (start < from || end > stop) continue;
          if (start > from) p.append(held.text.slice(from, start));
          p.append(index >= 0 ? figureNode(index) : skippedNode(s - 1));
          from = end;
        }
        p.append(held.text.slice(from, stop));
        if (at === section.start && section === sections[0] && isTitle(held, at, stop)) p.className = "headline";
        paragraphs.push(p);
      }
      at = stop + 1;
    }
    section.node.replaceChildren(...paragraphs);
  }

  function figureNode(index: number): HTMLElement {
    const o = observations[index]!;
    const node = document.createElement("mark");
    const fails = wrong.has(o.id);
    node.className = `fig p-${o.pillar} s-${o.status}${fails ? " failed" : ""}${lit.includes(o.id) ? " among" : ""}`;
    node.dataset["i"] = String(index);
    node.dataset["l"] = text.pillarLetter[o.pillar] ?? "";
    node.tabIndex = index === Math.max(current, 0) ? 0 : -1;
    node.setAttribute("role", "button");
    node.setAttribute("aria-describedby", "card");
    node.setAttribute("aria-label", `${held.text.slice(o.position.start, o.position.end)}: ${figure(o, text, lang)}, ${o.label || (text.kind[o.kind] ?? "")}, ${text.pillar[o.pillar] ?? ""}${fails ? `. ${text.checkFails}` : ""}`);
    node.textContent = held.text.slice(o.position.start, o.position.end);
    return node;
  }

  function skippedNode(index: number): HTMLElement {
    const s = skipped[index]!;
    const node = document.createElement("span");
    node.className = "skipped";
    node.dataset["s"] = String(index);
    node.textContent = held.text.slice(s.position.start, s.position.end);
    return node;
  }

  function light(ids: string[]): void {
    for (const old of host.querySelectorAll(".fig.among")) old.classList.remove("among");
    lit = ids;
    for (const id of ids) nodeOf(observations.findIndex((o) => o.id === id))?.classList.add("among");
  }

  function nodeOf(index: number): HTMLElement | null {
    const start = observations[index]?.position.start ?? -1;
    const section = sections[sections.findLastIndex((one) => one.start <= start)];
    if (!section) return null;
    mark(section);
    return section.node.querySelector<HTMLElement>(`[data-i="${index}"]`);
  }

  function focus(index: number, center: boolean): void {
    const node = nodeOf(index);
    if (!node) return;
    const old = current >= 0 ? nodeOf(current) : host.querySelector<HTMLElement>(".fig[tabindex='0']");
    old?.setAttribute("tabindex", "-1");
    old?.classList.remove("chosen");
    current = index;
    node.tabIndex = 0;
    node.classList.add("chosen");
    node.scrollIntoView({ block: center ? "center" : "nearest" });
    node.focus({ preventScroll: true });
    // Sections that come near get their marks and may move the words a little.
    if (center && !small) requestAnimationFrame(() => requestAnimationFrame(() => node.scrollIntoView({ block: "center" })));
  }

  // The card of a figure that has the focus comes back when the pointer leaves the others.
  function focused(): Pointed {
    return about(host.contains(document.activeElement) ? document.activeElement!.closest<HTMLElement>(".fig") : null);
  }

  function about(node: HTMLElement | null): Pointed {
    if (!node) return undefined;
    const { i, s } = node.dataset;
    return i !== undefined ? { node, figure: observations[Number(i)]! } : { node, skipped: skipped[Number(s)]! };
  }

  function hear(): void {
    const { signal } = listen;
    const pointed = (event: Event): Pointed => about((event.target as Element).closest<HTMLElement>(".fig, .skipped"));
    host.addEventListener("pointerover", (event) => event.pointerType !== "touch" && heard.point(pointed(event) ?? focused()), { signal });
    // On a narrow screen the card may come to lie under the pointer: gone from there, it would come and go without end.
    host.addEventListener("pointerleave", (event) => toCard(event) || heard.point(focused()), { signal });
    host.addEventListener("focusin", (event) => heard.point(pointed(event)), { signal });
    host.addEventListener("focusout", () => heard.point(undefined), { signal });
    host.addEventListener(
      "click",
      (event) => {
        const to = pointed(event);
        heard.point(to);
        if (to && "figure" in to) {
          focus(Number(to.node.dataset["i"]), narrow());
          if (!narrow()) heard.choose(to.figure);
        }
      },
      { signal },
    );
    host.addEventListener(
      "keydown",
      (event) => {
        const to = pointed(event);
        if (!to || !("figure" in to)) return;
        const index = Number(to.node.dataset["i"]);
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (step && observations[index + step]) focus(index + step, false);
        else if (event.key === "Enter" || event.key === " ") heard.choose(to.figure);
        else if (event.key === "Escape") heard.point(undefined);
        else return;
        event.preventDefault();
      },
      { signal },
    );
  }
}

/** True where the pointer goes on to the card. */
function toCard({ relatedTarget }: PointerEvent): boolean {
  return relatedTarget instanceof Element && relatedTarget.closest(".card") !== null;
}

/** On a narrow screen the words and the rows take turns, so a tap stays with the words. */
export function narrow(): boolean {
  return matchMedia("(max-width: 999px)").matches;
}

/** Cuts at line ends into sections of about one size; a line without end is cut at a space. */
function cut(text: string): [number, number][] {
  const sections: [number, number][] = [];
  for (let start = 0; start < text.length; ) {
    let end = start + sectionLength >= text.length ? text.length : text.indexOf("\n", start + sectionLength) + 1;
    if (end === 0 || end > start + sectionLength * 5) {
      const space = text.indexOf(" ", start + sectionLength * 4) + 1;
      const line = text.lastIndexOf("\n", start + sectionLength * 5) + 1;
      end = text.length - start < sectionLength * 5 ? text.length : line > start ? line : space || text.length;
    }
    sections.push([start, end]);
    start = end;
  }
  return sections;
}

/** Index of the first item that begins at or after an offset; the items stand in text order. */
function firstFrom(items: { position: { start: number } }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.position.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isTitle(held: Held, start: number, end: number): boolean {
  const line = held.text.slice(start, end).trim();
  const { title } = held.analysis;
  return title ? line.replace(/\s+/g, " ") === title.replace(/\s+/g, " ") : line.length < 160 && /\n\s*\n/.test(held.text.slice(end, end + 4));
}
