// A part of the page by itself, so that a visit does not wait for it: `html.ts` asks for it when it has a page to read.

export { Readability } from "@mozilla/readability";
