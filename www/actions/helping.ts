// The help has an address of its own, and leads back to where the reader was.

import type { State, Store } from "../state.ts";
import type { Places } from "./places.ts";

/** The fragment that names the help, with a section of it or without. English readers may know it by another name. */
const own = /^#(?:huong-dan|help)(?:-([a-z]+))?$/;

/** True where an address asks for the help. */
export const asksForHelp = (hash: string): boolean => own.test(hash);

/** The section of the help that an address names. */
export const sectionOf = (hash: string): string | undefined => own.exec(hash)?.[1];

/** Binds the way to the help and back. */
export function helping(page: Store<State>, { remember }: Pick<Places, "remember">) {
  let before = 0;
  return {
    /** Opens or leaves the help. */
    help(open: boolean): void {
      if (open === page.get().help) return;
      if (open) before = scrollY;
      page.set({ help: open });
      if (open) history.pushState(null, "", "#huong-dan");
      else remember();
      scrollTo(0, open ? 0 : before);
      if (!open) document.querySelector<HTMLElement>('[data-open="help"]')?.focus({ preventScroll: true });
    },
  };
}
