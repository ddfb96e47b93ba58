// What stands where a part of the page is still to come.

import type { Text } from "../text.ts";

/** A word that it comes; or that it did not, with a way to try again. */
export function Coming({ text, lost, again }: { text: Text; lost: boolean; again(): void }) {
  return (
    <p class="nothing" role="status">
      {lost ? text.problem.notHere() : text.across.wait}{" "}
      {lost && (
        <button type="button" onClick={again}>
          {text.across.again}
        </button>
      )}
    </p>
  );
}
