// A small menu: it closes where the reader turns to something else.

import { useEffect, useRef } from "preact/hooks";

/** For the <details> of a menu: Escape and a touch elsewhere close it. */
export function useMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (menu.current?.open && (event instanceof KeyboardEvent ? event.key === "Escape" : !menu.current.contains(event.target as Node))) menu.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return menu;
}
