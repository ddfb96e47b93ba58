// The source of a page before it is parsed. Styles and handlers, films and bases would be reported by the page's security
// policy even in a document that nobody sees, so they get other names; no word of the text is in them. The signs are gone
// through once, as a parser does, so that no page takes longer than it is long.

import { Refusal } from "./refusal.ts";

/** Elements whose content is words up to their end tag, whatever it looks like. */
const wordy = /^(?:script|textarea|title|xmp|iframe|noembed|noframes)$/i;
const blank = "[\\t\\n\\f\\r ]";
/** One attribute, or what may stand between two. A `>` within quotes ends no tag. */
const attribute = new RegExp(`${blank}+|/|([^\\t\\n\\f\\r />][^\\t\\n\\f\\r />=]*)(?:(${blank}*=${blank}*)("[^"]*"|'[^']*'|[^\\t\\n\\f\\r >"'][^\\t\\n\\f\\r >]*)?)?`, "y");
/** An element with more attributes than this is not meant to be read, and parsers are slow with it. */
const most = 500;
/** So many elements that are open at once are not meant either. */
const deepest = 10_000;
/** What ends by itself, and so is never deep. */
const shallow = new Set("area br col dd dt hr img input li link meta option p source td th tr wbr".split(" "));
/** A parser opens these anew in each paragraph where they were not closed. To the reader of a text they are all the same. */
const formatting = new Set("b big code em font i nobr s small strike strong tt u".split(" "));

/** The same source with nothing in it that acts. Throws a `Refusal` where elements lie too deep in each other. */
export function tamed(html: string): string {
  const parts: string[] = [];
  const begin = /<(?:!--|(\/?)([a-z][^\t\n\f\r />]*))/gi;
  const open = new Map<string, number>();
  let [at, depth] = [0, 0];
  for (let found = begin.exec(html); found; found = begin.exec(html)) {
    parts.push(html.slice(at, found.index));
    const [whole, end, given] = found;
    const name = given?.toLowerCase();
    const before = parts.push(name && formatting.has(name) ? `<${end}span` : whole) - 1;
    at = begin.lastIndex;
    if (name === undefined) words(/^-?>/.test(html.slice(at, at + 2)) ? />/g : /--!?>/g);
    else {
      tag(name);
      count(formatting.has(name) ? "span" : name, end ? -1 : 1);
      if (!end && name === "style") {
        skip(/<\/style/gi);
        parts.length = before;
      } else if (!end && wordy.test(name)) words(new RegExp(`</${name}`, "gi"));
    }
    begin.lastIndex = at;
  }
  return parts.join("") + html.slice(at);

  /** Counts what is open; an end without a beginning ends nothing. */
  function count(name: string, step: number): void {
    const so = (open.get(name) ?? 0) + step;
    if (so < 0 || shallow.has(name)) return;
    open.set(name, so);
    if ((depth += step) > deepest) throw new Refusal("tooDeep");
  }

  /** Takes the attributes of a tag. */
  function tag(element: string): void {
    for (let count = 0; at < html.length && html[at] !== ">"; ) {
      attribute.lastIndex = at;
      const [whole = html[at]!, name, equals = "", value = ""] = attribute.exec(html) ?? [];
      at += whole.length;
      if (name === undefined) parts.push(whole);
      else if (++count <= most) parts.push(isActive(name, element) ? "data-" : "", name, equals, renamed(value));
    }
  }

  /** Goes on where `end` stands next; what is between is left out. */
  function skip(end: RegExp): string {
    end.lastIndex = at;
    const stop = end.exec(html)?.index ?? html.length;
    const between = html.slice(at, stop);
    at = stop;
    return between;
  }

  /** The same, and keeps what is between: it is markup to a parser that sees more in it than stands here. */
  function words(end: RegExp): void {
    parts.push(renamed(skip(end)));
  }
}

/** Pictures do not load there, and what finds the main part of a page looks at where they lie. */
function isActive(name: string, element: string): boolean {
  return /^(?:style$|on)/i.test(name) || (element === "base" ? /^href$/i : element === "img" ? /^ping$/i : /^(?:src|srcset|poster|data|background|ping)$/i).test(name);
}

/** Words in which a parser may see a tag where none should be. */
function renamed(words: string): string {
  return words.replace(/([\s"'/])(style|on[a-z]+|src|srcset|poster|data|background|ping|href)(\s*=)/gi, "$1data-$2$3");
}
