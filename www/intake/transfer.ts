// Pastes and drops: what the browser hands over, turned into articles.

import { dropped, fromDrop } from "./files.ts";
import { fromPage, fromPaste } from "./html.ts";
import { isLink, type Intake } from "./intake.ts";

/** A paste or a drop. The data must be taken before the event ends; reading it may take longer. */
export function fromTransfer(data: DataTransfer): Intake | Promise<Intake> {
  const plain = data.getData("text/plain");
  const held = dropped(data.items);
  // A copy out of a text program brings a picture of itself along; its words are what is meant.
  const picture = /^(?!file:)\s*\S/.test(plain) && held.files.every((file) => file.type.startsWith("image/"));
  if (held.folders.length || (held.files.length && !picture)) return fromDrop(held);
  return fromWords(plain, data.getData("text/html"), data.getData("text/uri-list"));
}

/** Pasted or dropped words, in the form that keeps the paragraphs. */
export function fromWords(plain: string, html: string, link = ""): Intake {
  const address = link.trim() || plain.trim();
  if (isLink(address) && (link !== "" || !html || isLink(plain))) return problem("link", address);
  const source = /^\s*<(?:!doctype|html)\b/i.test(plain) ? fromPage(plain)?.text : undefined;
  const text = source ?? (html ? fromPaste(html) : plain);
  return (text || plain).trim() ? { articles: [{ name: "", text: text || plain }], problems: [] } : problem("emptyPaste", "");
}

function problem(reason: "link" | "emptyPaste", name: string): Intake {
  return { articles: [], problems: [{ name, reason }] };
}
