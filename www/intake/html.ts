// The words of an article out of a web page or pasted HTML. Nothing in it runs or loads: the page is
// parsed into a document without a window, and only text leaves that document.

import { inert, working } from "./inert.ts";
import { prose, type Part } from "./prose.ts";
import { Refusal } from "./refusal.ts";
import { tamed } from "./tags.ts";

/** An article's words and what the page says about it. */
export interface PageText {
  text: string;
  url?: string;
  published?: string;
}

/** The main text of a saved web page; all of its text where no main part stands out. */
export async function fromPage(html: string): Promise<PageText | undefined> {
  const page = harmless(html);
  const url = address(page);
  const all = words(page.body);
  const main = await readable(page);
  const text = main && main.text.length > 200 ? main.text : all;
  if (!text.trim()) return undefined;
  return { text, ...(url && { url }), ...(main?.published && { published: main.published }) };
}

/**
 * The text of pasted HTML. A paste is mostly what its reader chose, so all of it counts, unless it
 * brings a page's menus along.
 */
export async function fromPaste(html: string): Promise<string> {
  const page = harmless(html);
  const menus = page.querySelector("nav, header, footer, aside, form, [role=navigation]");
  const all = words(page.body);
  if (!menus) return all;
  const main = await readable(page);
  return main && main.text.length > all.length / 4 ? main.text : all;
}

/** A page as a document in which nothing runs, loads or is reported. */
function harmless(html: string): Document {
  return inert(tamed(html), "text/html");
}

/** The main part of a page. What finds it is loaded with the first page that comes; most readers bring none. */
async function readable(page: Document): Promise<{ text: string; published?: string } | undefined> {
  if (!isTame(page)) return undefined;
  const { Readability } = await import("./readability.ts").catch(() => Promise.reject(new Refusal("notLoaded")));
  const copy = page.cloneNode(true) as Document;
  const article = working(() => new Readability<Node>(copy, { serializer: (node) => node }).parse());
  if (!article?.content) return undefined;
  const body = words(article.content);
  const title = article.title?.trim();
  const text = title && !body.slice(0, 400).includes(title) ? `${title}\n\n${body}` : body;
  const published = /^\d{4}-\d{2}-\d{2}/.exec(article.publishedTime ?? "")?.[0];
  return { text, ...(published && { published }) };
}

/** Pages have so many elements and lie so deep at most; in others no main part is looked for, which could take minutes. */
const most = { elements: 30_000, depth: 150 };

function isTame(page: Document): boolean {
  if (page.getElementsByTagName("*").length > most.elements) return false;
  let level: Element[] = [page.documentElement];
  for (let depth = 0; depth <= most.depth && level.length; depth++) level = level.flatMap((element) => [...element.children]);
  return level.length === 0;
}

function address(page: Document): string | undefined {
  const canonical = page.querySelector("link[rel=canonical]")?.getAttribute("href");
  const shared = page.querySelector("meta[property='og:url']")?.getAttribute("content");
  return [canonical, shared].find((url) => url && /^https?:/.test(url)) ?? undefined;
}

const silent = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "IFRAME", "OBJECT", "SVG", "BUTTON", "SELECT", "TEXTAREA", "HEAD"]);
const inline = new Set(
  "A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR IMG".split(" "),
);

/** Text with a blank line where a block begins or ends, and rows of tables, as a reader sees the page. */
function words(root: Node): string {
  return prose(parts(root));
}

function parts(root: Node): Part[] {
  const found: Part[] = [];
  let open = "";
  const close = () => {
    found.push(open);
    open = "";
  };
  const visit = (node: Node): void => {
    if (node.nodeType === 3) return void (open += (node.nodeValue ?? "").replace(/\s+/g, " "));
    const name = node.nodeName.toUpperCase();
    if (silent.has(name) || (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11)) return;
    if (name === "BR") return void (open += "\n");
    const block = !inline.has(name);
    if (block) close();
    if (name === "TABLE") found.push(...table(node as HTMLTableElement));
    else node.childNodes.forEach(visit);
    if (block) close();
  };
  root.childNodes.forEach(visit);
  close();
  return found;
}

/** Columns behind these are not looked at: few words can ask for millions. */
const widest = 256;

/** What a table is called, and its cells. One over several columns or rows leaves empty ones, so that the others keep their place. */
function table({ caption, rows }: HTMLTableElement): Part[] {
  const taken: number[] = [];
  const cells = [...rows].map((row) => {
    const line: Part[][] = [];
    const free = () => {
      while (taken[line.length] && line.length < widest) {
        taken[line.length]!--;
        line.push([]);
      }
    };
    for (const cell of row.cells) {
      free();
      for (let column = 0; column < Math.min(cell.colSpan, 40, widest - line.length); column++) {
        taken[line.length] = cell.rowSpan - 1;
        line.push(column === 0 ? parts(cell) : []);
      }
    }
    free();
    return line;
  });
  return [...(caption ? parts(caption) : []), cells];
}
