// What the bookmark runs on the page of an article: it opens SoDo and hands the article over. It is taken as text out of
// this function, so it knows nothing that does not stand in it.

/** What the bookmark is made with: where SoDo is, the largest page in letters, and what it says where the tie is cut. */
export interface Made {
  to: string;
  most: number;
  blocked: string;
  cut: string;
  large: string;
}

/** The address of the bookmark. */
export function bookmark(made: Made): string {
  return `javascript:${encodeURIComponent(`(${String(send)})(${JSON.stringify(made)})`)}`;
}

/** Sends the page that it runs on. Scripts and pictures stay where they are; what tells the day of an article goes along. */
function send(made: Made): void {
  const say = (words: string) => {
    const line = document.createElement("div");
    line.setAttribute("role", "alert");
    line.className = "sodo-says";
    line.textContent = words;
    line.style.cssText =
      "position:fixed;z-index:2147483647;top:16px;left:50%;transform:translateX(-50%);width:max-content;max-width:min(560px,90vw);padding:14px 18px;border-radius:10px;background:#12302f;color:#fff;font:16px/1.5 system-ui,sans-serif;cursor:pointer";
    line.onclick = () => line.remove();
    document.documentElement.append(line);
  };
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  copy.querySelectorAll('script:not([type="application/ld+json"]),style,svg,iframe,template,.sodo-says').forEach((part) => part.remove());
  const html = copy.outerHTML;
  if (html.length > made.most) return say(made.large);
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const other = window.open(`${made.to}#nhan=${nonce}`, "sodo");
  if (!other) return say(made.blocked);
  const end = () => {
    clearInterval(watch);
    removeEventListener("message", hear);
  };
  const hear = ({ source, origin, data }: MessageEvent) => {
    if (source !== other || origin !== new URL(made.to).origin || data?.nonce !== nonce) return;
    if (data.sodo === "ready") other.postMessage({ sodo: "article", nonce, url: location.href, html }, origin);
    if (data.sodo === "got") end();
  };
  const begun = Date.now();
  const watch = setInterval(() => {
    if (!other.closed && Date.now() - begun < 30_000) return;
    end();
    say(made.cut);
  }, 400);
  addEventListener("message", hear);
}
