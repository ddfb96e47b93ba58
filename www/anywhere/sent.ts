// Articles that another page hands over by the bookmark. Both sides know a word that only the two have seen; one article is
// taken for it, shown to the reader, and read only where the reader says so. Nothing of it runs: it goes the way of saved pages.

import type { Incoming } from "../intake/intake.ts";

/** The fragment that the bookmark opens the page with. */
const called = /^#nhan=([0-9a-f]{32})$/;
/** The largest page that is taken, in letters: pages of the press have a few hundred thousand. */
export const most = 4_000_000;
/** So long the other page may keep silent, in milliseconds. */
const patience = 10_000;
/** So much of an article is shown before it is taken. */
const glance = 280;

/** Why nothing came, or what came was not taken. */
export type Lost = "cut" | "wrong" | "large" | "empty" | "notHere";

/** An article that is offered: where it comes from, its headline, how it begins, and the whole of it. */
export interface Offer {
  from: string;
  title: string;
  begins: string;
  article: Incoming;
}

/** One use of the bookmark. */
export type Sent = { id: string } & ({ state: "coming" } | { state: "lost"; why: Lost } | ({ state: "offered" } & Offer));

/** True for the address that the bookmark opens. */
export const isCalled = (hash: string): boolean => called.test(hash);

/** Asks the page that opened this one for its article, and tells how it goes. */
export async function receive(hash: string, tell: (sent: Sent) => void): Promise<void> {
  const id = called.exec(hash)?.[1];
  if (id === undefined) return;
  // A reload must not ask again.
  history.replaceState(null, "", location.pathname + location.search);
  tell({ id, state: "coming" });
  try {
    tell({ id, state: "offered", ...(await offerOf(await message(id))) });
  } catch (why) {
    tell({ id, state: "lost", why: typeof why === "string" ? (why as Lost) : "notHere" });
  }
}

/** The one message of the opener that answers with the same word. */
function message(nonce: string): Promise<MessageEvent> {
  const opener = window.opener as Window | null;
  if (!opener) return Promise.reject("cut" satisfies Lost);
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const late = setTimeout(() => end(() => reject("cut" satisfies Lost)), patience);
    const end = (how: () => void) => {
      clearTimeout(late);
      listening.abort();
      how();
    };
    const hear = (event: MessageEvent) => {
      if (event.source !== opener || event.data?.nonce !== nonce) return;
      opener.postMessage({ sodo: "got", nonce }, event.origin === "null" ? "*" : event.origin);
      end(() => resolve(event));
    };
    addEventListener("message", hear, { signal: listening.signal });
    // Whoever has the opener's place by now learns nothing by it but the opener's own word.
    opener.postMessage({ sodo: "ready", nonce }, "*");
  });
}

/** What a message offers. Its address counts only where it is of the page that sent it. */
async function offerOf({ origin, data }: MessageEvent): Promise<Offer> {
  const { sodo, html, url } = data as Record<string, unknown>;
  if (sodo !== "article" || typeof html !== "string" || typeof url !== "string") throw "wrong" satisfies Lost;
  if (html.length > most || url.length > 4_000) throw "large" satisfies Lost;
  const { fromPage } = await import("../intake/html.ts");
  const found = await fromPage(html);
  if (!found) throw "empty" satisfies Lost;
  const own = [found.url, url].find((address) => address !== undefined && isOf(address, origin));
  const [title = "", ...rest] = found.text.trim().split(/\n+/);
  const { text, published } = found;
  return {
    from: origin === "null" ? "" : new URL(origin).host,
    title: shortened(title, 160),
    begins: shortened(rest.join(" "), glance),
    article: { name: "", text, ...(own !== undefined && { url: own }), ...(published !== undefined && { published }) },
  };
}

function isOf(address: string, origin: string): boolean {
  return URL.canParse(address) && new URL(address).origin === origin;
}

function shortened(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, most).replace(/\s+\S*$/, "")}…` : words;
}
