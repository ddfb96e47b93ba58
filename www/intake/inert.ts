// Markup that came from outside is made a document only here: one without a window, in which nothing runs and nothing loads.

import { trustedTypes } from "../trusted.ts";

const markup = trustedTypes?.createPolicy("sodo-inert", { createHTML: (text: string) => text });

/** True while a library works on a document without a window. */
let apart = false;

// What a library writes as plain words passes while it works on such a document, and at no other time.
trustedTypes?.createPolicy("default", { createHTML: (text: string) => (apart ? text : null) });

/** The text as a document without a window. As XML, one that is broken holds a `parsererror`. */
export function inert(text: string, type: "text/html" | "application/xml"): Document {
  return new DOMParser().parseFromString(markup ? markup.createHTML(text) : text, type);
}

/** Does what writes markup into a document that `inert` made. It must be done when it returns. */
export function working<Made>(work: () => Made): Made {
  apart = true;
  try {
    return work();
  } finally {
    apart = false;
  }
}
