// Which article is open, as the page shows it and as the address has it.

import { openArticle } from "../state.ts";
import type { Desk } from "./desk.ts";
import type { Drawing } from "./drawing.ts";
import { asksForHelp } from "./helping.ts";

/** Where the reader can go. */
export type Places = ReturnType<typeof places>;

/** Binds them to the desk. */
export function places({ page }: Desk, { compare }: Drawing) {
  let overviewAt = 0;

  function remember(): void {
    const { open, docs, help } = page.get();
    // Whoever opens something else leaves the help.
    if (help) page.set({ help: false });
    const place = open ? `#${encodeURIComponent(open)}` : docs.length ? "#" : "";
    if (place !== location.hash && (place !== "#" || location.hash)) history.pushState(null, "", place || location.pathname + location.search);
  }

  function show(open: string | undefined): void {
    if (open === page.get().open && !page.get().help) return;
    opens(open);
    void compare();
  }

  /** Has another article open, or the overview; its chart is not drawn yet. */
  function opens(open: string | undefined): void {
    if (page.get().open === undefined) overviewAt = scrollY;
    page.set({ open });
    remember();
    // An article begins at its head; the overview is found as it was left.
    scrollTo(0, open === undefined ? overviewAt : 0);
  }

  return {
    remember,
    show,
    opens,
    /** Opens what the address names, after the browser went back or forth. */
    again(): void {
      if (asksForHelp(location.hash)) return page.set({ help: true });
      const doc = decodeURIComponent(location.hash.slice(1));
      page.set({ help: false, open: page.get().docs.some((held) => held.doc === doc) ? doc : undefined });
      void compare();
    },
    /** True where an article of this name is on screen. */
    isOpen: (doc: string | undefined) => openArticle({ ...page.get(), open: doc })?.doc === openArticle(page.get())?.doc,
  };
}
