// Numbers that were passed over, each to be taken for a figure.

import { useState } from "preact/hooks";
import { selected } from "../../review/decision.ts";
import type { Passed as Number } from "../../review/queue.ts";
import type { View } from "../view.ts";

/** So many are shown at first. */
const first = 60;

/** The list; those first that most often are figures. */
export function Passed({ text, act, numbers }: View & { numbers: Number[] }) {
  const [limit, setLimit] = useState(first);
  if (numbers.length === 0) return <p class="nothing">{text.review.nonePassed}</p>;
  return (
    <>
      <ul class="passed">
        {numbers.slice(0, limit).map(({ held, skipped }) => {
          const { start, end } = skipped.position;
          const rejected = skipped.reason === "rejected";
          return (
            <li key={`${held.doc} ${start}`}>
              <p lang="vi">
                <span class="around">{cut(held.text.slice(Math.max(0, start - 70), start), false)}</span>
                <mark>{skipped.quote}</mark>
                <span class="around">{cut(held.text.slice(end, end + 70), true)}</span>
              </p>
              <p class="note">
                {text.reason[skipped.reason] ?? skipped.reason} · <span lang="vi">{held.analysis.title || held.doc}</span>
              </p>
              <button type="button" data-act="promote" onClick={() => void act.decide(held.doc, { act: rejected ? "accept" : "promote", ...selected(held.text, skipped.position) })}>
                {rejected ? text.review.takeBack : text.review.promote}
              </button>
            </li>
          );
        })}
      </ul>
      {numbers.length > limit && (
        <button type="button" class="quiet" onClick={() => setLimit(limit + first)}>
          + {numbers.length - limit}
        </button>
      )}
    </>
  );
}

/** Words up to the line's end, and whole ones. */
function cut(words: string, behind: boolean): string {
  const line = behind ? words.split("\n", 1)[0]! : words.split("\n").at(-1)!;
  return behind ? line.replace(/\s\S*$/, " …") : line.replace(/^\S*\s/, "… ");
}
