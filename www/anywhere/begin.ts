// The page among other programs: it stays when the network goes, is installed, and takes what others hand over. All of it comes
// behind the first load, unless the address says that something waits.

import type { Intake } from "../intake/intake.ts";
import { read } from "../intake/transfer.ts";
import type { State, Store } from "../state.ts";
import { isShared, onLaunch, waitingShares } from "./arrivals.ts";
import { early, type InstallOffer } from "./early.ts";
import { allKept } from "./leave.ts";
import { offline, type Update } from "./offline.ts";
import * as views from "./panel.tsx";
import { isCalled, receive, type Sent } from "./sent.ts";

/** What the views of this part draw from, and the views themselves: they come with it. */
export interface Anywhere {
  views: typeof views;
  /** True once the page opens without a network. */
  offline: boolean;
  /** `unsaved`: the reader wanted the newer build, and would lose what nothing keeps. */
  update: Update | "unsaved";
  install: "no" | "offered" | "done";
  /** What the bookmark brings, the newest last. */
  sent: Sent[];
  act: {
    /** Has the newer build take over; where work would be lost, only when told so twice. */
    renew(): Promise<void>;
    later(): void;
    install(): Promise<void>;
    /** Reads what a page offers, or leaves it. */
    answer(sent: Sent, take: boolean): void;
  };
}

type Take = (coming: Intake | Promise<Intake>) => Promise<void>;

/** Begins all of it. */
export function begin(page: Store<State>, take: Take): void {
  const set = (patch: Partial<Anywhere>) => page.set({ anywhere: { ...page.get().anywhere!, ...patch } });
  const takeOver = HOSTED ? offline({ offline: () => set({ offline: true }), update: (update) => set({ update }) }) : undefined;
  const act: Anywhere["act"] = {
    async renew() {
      const { docs, anywhere } = page.get();
      if (anywhere?.update !== "unsaved" && docs.length && !(await allKept())) return set({ update: "unsaved" });
      ((await takeOver) ?? (() => location.reload()))();
    },
    later: () => set({ update: "none" }),
    async install() {
      const { outcome } = (await early.offer?.prompt()) ?? {};
      early.offer = undefined;
      set({ install: outcome === "accepted" ? "done" : "no" });
    },
    answer(sent, taken) {
      set({ sent: page.get().anywhere!.sent.filter(({ id }) => id !== sent.id) });
      if (taken && sent.state === "offered") void take({ articles: [sent.article], problems: [] });
    },
  };
  page.set({ anywhere: { views, offline: false, update: "none", install: early.offer ? "offered" : "no", sent: [], act } });
  if (HOSTED) comings(page, set, take);
  watchTheme();
  touchIcon();
}

/** Listens for what comes from outside, now and later. */
function comings(page: Store<State>, set: (patch: Partial<Anywhere>) => void, take: Take): void {
  const told = (sent: Sent) => {
    const others = page.get().anywhere!.sent.filter(({ id }) => id !== sent.id);
    set({ sent: [...others, sent] });
  };
  const look = () => {
    const { hash } = location;
    if (isCalled(hash)) void receive(hash, told);
    if (isShared(hash)) history.replaceState(null, "", location.pathname + location.search);
  };
  addEventListener("hashchange", look);
  look();
  onLaunch((files) => void take(read((part) => part.fromFilesAtOnce(files))));
  void waitingShares().then(
    async (found) => {
      for (const one of found) await take(one);
    },
    () => undefined, // a browser that keeps nothing has no shares either
  );
  addEventListener("beforeinstallprompt", (event) => {
    early.offer = event as InstallOffer;
    set({ install: "offered" });
  });
  addEventListener("appinstalled", () => set({ install: "done" }));
}

/** The frame of an installed window has the ground of the page, whichever theme the reader chose. */
function watchTheme(): void {
  const html = document.documentElement;
  const paint = () => {
    const ground = getComputedStyle(html).getPropertyValue("--ground").trim();
    for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) meta.content = ground;
  };
  new MutationObserver(paint).observe(html, { attributeFilter: ["data-theme"] });
  paint();
}

/** Safari takes the icon of an installed page from a link, which other browsers would load for nothing. */
function touchIcon(): void {
  const icon = document.querySelector<HTMLMetaElement>("#sodo-apple-touch-icon");
  if (icon && "standalone" in navigator) document.head.append(Object.assign(document.createElement("link"), { rel: "apple-touch-icon", href: icon.content }));
}
