// A figure in its sentence, with a few words around it.

import type { Held } from "../../state.ts";
import type { Observation } from "../../wire.ts";

/** So many letters of the text before and behind the sentence are shown. */
const around = 160;

/** The sentence; the figure is marked, the others in it are underlined. */
export function Sentence({ held, o }: { held: Held; o: Pick<Observation, "position" | "sentence"> }) {
  const { text, analysis } = held;
  const { start, end } = o.sentence;
  const from = Math.max(0, start - around);
  const cutBefore = from > 0;
  const cutBehind = end + around < text.length;
  // Whole words only.
  const before = cutBefore ? text.slice(from, start).replace(/^\S*\s/, "… ") : text.slice(from, start);
  const behind = cutBehind ? text.slice(end, end + around).replace(/\s\S*$/, " …") : text.slice(end);
  const inside = analysis.observations.filter(({ position }) => position.start >= start && position.end <= end);
  const parts: (string | ReturnType<typeof Figure>)[] = [];
  let at = start;
  const spots = [...inside.map(({ position }) => position).filter(({ start }) => start !== o.position.start), o.position].sort((a, b) => a.start - b.start);
  for (const spot of spots) {
    if (spot.start < at) continue;
    parts.push(text.slice(at, spot.start), Figure(text.slice(spot.start, spot.end), spot.start === o.position.start));
    at = spot.end;
  }
  parts.push(text.slice(at, end));
  return (
    <p class="review-sentence" lang="vi">
      <span class="around">{before}</span>
      {parts}
      <span class="around">{behind}</span>
    </p>
  );
}

function Figure(words: string, meant: boolean) {
  return meant ? <mark>{words}</mark> : <u>{words}</u>;
}
