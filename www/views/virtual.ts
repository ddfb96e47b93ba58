// A part of the page by itself, so that a visit does not wait for it: `window.ts` asks for it with the first table.

export { elementScroll, observeElementOffset, Virtualizer } from "@tanstack/virtual-core";
