// A list that shows its first part, and more where the reader asks.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { View } from "../view.ts";
import type { Answer } from "./ask.ts";

/** How much of a list is shown, and the button for more. */
export function useMore(step: number): [number, (all: number, text: View["text"]) => ComponentChildren] {
  const [limit, setLimit] = useState(step);
  const button = (all: number, { across }: View["text"]) =>
    all > limit && (
      <button type="button" class="more" onClick={() => setLimit(limit + step)}>
        {across.more(Math.min(step, all - limit))}
      </button>
    );
  return [limit, button];
}

/** What stands in place of a view that is not there yet, or that has nothing to show. */
export function Waiting({ text, what, answer }: View & { what: string; answer: Answer<unknown> }) {
  const { across } = text;
  if (answer.failed) {
    return (
      <p class="nothing" role="alert">
        {across.failed}{" "}
        <button type="button" onClick={answer.again}>
          {across.again}
        </button>
      </p>
    );
  }
  return (
    <p class="nothing" role="status">
      {answer.value ? across.none[what] : across.wait}
    </p>
  );
}
