// Pastes and drops: what the browser hands over, turned into articles.

import { dropped } from "./drop.ts";
import type { Hand } from "./files.ts";
import { isLink, type Intake, type Reason } from "./intake.ts";

/** A paste or a drop. The data must be taken before the event ends; reading it may take longer. */
export function fromTransfer(data: DataTransfer, hand: Hand): Promise<Intake> {
  const plain = data.getData("text/plain");
  const held = dropped(data.items);
  // A copy out of a text program brings a picture of itself along; its words are what is meant.
  const picture = /^(?!file:)\s*\S/.test(plain) && held.files.every((file) => file.type.startsWith("image/"));
  if (held.folders.length || (held.files.length && !picture)) return read((files) => files.fromDrop(held, hand));
  return fromWords(plain, data.getData("text/html"), data.getData("text/uri-list"));
}

/** Pasted or dropped words, in the form that keeps the paragraphs. */
export async function fromWords(plain: string, html: string, link = ""): Promise<Intake> {
  const address = link.trim() || plain.trim();
  if (isLink(address) && (link !== "" || !html || isLink(plain))) return problem("link", address);
  try {
    const source = /^\s*<(?:!doctype|html)\b/i.test(plain) ? (await (await pages()).fromPage(plain))?.text : undefined;
    const text = source ?? (html ? await (await pages()).fromPaste(html) : plain);
    return (text || plain).trim() ? { articles: [{ name: "", text: text || plain }], problems: [] } : problem("emptyPaste");
  } catch (error) {
    return problem((error as { reason?: Reason }).reason ?? "notLoaded");
  }
}

/** Has files read by the part of the page that does it, or says that it is not here. */
export async function read(work: (files: typeof import("./files.ts")) => Promise<Intake>): Promise<Intake> {
  const files = await import("./files.ts").catch(() => undefined);
  return files ? work(files) : problem("notHere");
}

const pages = () => import("./html.ts");

function problem(reason: Reason, name = ""): Intake {
  return { articles: [], problems: [{ name, reason }] };
}
