// Mails (.eml), and web pages that a browser saved as one (.mht, .mhtml).

import PostalMime, { type Email } from "postal-mime";
import { bytesIn } from "./decode.ts";
import { fromPage, fromPaste } from "./html.ts";
import type { Opened, Problem, Source } from "./intake.ts";
import { isArticle, kindByName, refusalOf } from "./kinds.ts";
import { nameOf } from "./names.ts";
import { Refusal } from "./refusal.ts";

/** Bytes of all heads of a mail together; some libraries look at each of them again and again. */
const longest = 256 * 1024;

/** Reads a mail with the files that hang on it, or a saved page. */
export async function read(file: File): Promise<Opened> {
  const mail = await PostalMime.parse(await bytesIn(file), { maxHeadersSize: longest });
  if (!["from", "subject", "content-type"].some((key) => header(mail, key) !== undefined)) throw new Refusal("broken");
  const origin = header(mail, "snapshot-content-location") ?? header(mail, "content-location");
  if (origin !== undefined || /\.mht(ml)?$/i.test(file.name)) return savedPage(mail, origin, file.name);
  const body = mail.html ? await fromPaste(mail.html) : (mail.text ?? "").trim();
  const inside = mail.attachments.flatMap(({ filename, content }) => (filename && isWorthALine(filename) ? [attached(nameOf(filename), content)] : []));
  if (!body && inside.length === 0) throw new Refusal("noWords");
  const subject = mail.subject?.trim() ?? "";
  const text = subject && !body.slice(0, 400).includes(subject) ? `${subject}\n\n${body}` : body;
  const published = day(header(mail, "date") ?? "");
  const pictures = mail.attachments.filter(({ filename, mimeType, disposition }) => disposition === "attachment" && isPicture(filename ?? "", mimeType)).length;
  const problems: Problem[] = pictures ? [{ name: file.name, reason: "mailPictures", detail: String(pictures) }] : [];
  return { problems, articles: body ? [{ name: file.name, text, ...(published && { published }) }] : [], inside };
}

/** The page itself stands first; frames in it stand behind as pages of their own. */
async function savedPage({ html }: Email, origin: string | undefined, name: string): Promise<Opened> {
  const page = html && (await fromPage(/^[^]*?<\/html\s*>/i.exec(html)?.[0] ?? html));
  if (!page) throw new Refusal("noMainText");
  const url = page.url ?? (/^https?:/.test(origin ?? "") ? origin : undefined);
  return { articles: [{ name, ...page, ...(url && { url }) }] };
}

/** Signatures and pictures hang on many mails and are passed over; pictures that were sent as such get one line together. */
function isWorthALine(name: string): boolean {
  return isArticle(name) || (!kindByName(name) && refusalOf(name).reason !== "unknownType");
}

function isPicture(name: string, type: string): boolean {
  const kind = kindByName(name);
  return type.startsWith("image/") || kind === "picture" || kind === "chart";
}

function attached(name: string, content: ArrayBuffer | Uint8Array | string): Source {
  const file = new File([content as BlobPart], name);
  return { name, size: file.size, take: async () => file };
}

function header(mail: Email, key: string): string | undefined {
  return mail.headers.find((one) => one.key === key)?.value;
}

/** The day as the sender's clock showed it: "Thu, 7 Nov 2024 23:30:00 +0700". */
function day(date: string): string | undefined {
  const [, day, month, year] = /\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* (\d{4})\b/.exec(date) ?? [];
  const number = "JanFebMarAprMayJunJulAugSepOctNovDec".indexOf(month ?? "-") / 3 + 1;
  return year && `${year}-${String(number).padStart(2, "0")}-${day!.padStart(2, "0")}`;
}
