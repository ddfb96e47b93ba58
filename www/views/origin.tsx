// The way out to an article's own page, to the sentence where one is meant.

import { useEffect, useState } from "preact/hooks";
import type { Held } from "../state.ts";
import type { Text } from "../text.ts";

/** What makes the addresses; it comes behind the first load, and with it the links. */
let part: typeof import("../passage.ts") | undefined;

/** Leads to the sentence of a figure; without one to the article. Nothing where the address is not known. */
export function Origin({ held, id, text, short }: { held: Held | undefined; id?: string | undefined; text: Text; short?: boolean }) {
  const [, come] = useState(false);
  const known = Boolean(held?.analysis.url);
  useEffect(() => {
    if (known && !part) import("../passage.ts").then((found) => ((part = found), come(true)), () => undefined);
  }, [known]);
  return <Out to={known ? part?.wayTo(held!, id) : undefined} says={id === undefined ? text.openOrigin : text.toOrigin} short={short} />;
}

/** Opens beside SoDo, and tells the other page nothing of where its reader came from. */
export function Out({ to, says, short }: { to: string | undefined; says: string; short?: boolean | undefined }) {
  if (to === undefined) return null;
  return (
    <a class="origin" href={to} target="_blank" rel="noopener noreferrer" {...(short && { title: says, "aria-label": says })}>
      {!short && `${says} `}
      <span aria-hidden="true">↗</span>
    </a>
  );
}
