// The way out to an article's own page, to the sentence where one is meant.

import type { Text } from "../text.ts";

/** Opens beside SoDo, and tells the other page nothing of where its reader came from. Nothing where the address is not known. */
export function Origin({ to, says, text, short }: { to: string | undefined; says?: string; text: Text; short?: boolean }) {
  if (to === undefined) return null;
  const words = says ?? text.toOrigin;
  return (
    <a class="origin" href={to} target="_blank" rel="noopener noreferrer" {...(short && { title: words, "aria-label": words })}>
      {!short && `${words} `}
      <span aria-hidden="true">↗</span>
    </a>
  );
}
