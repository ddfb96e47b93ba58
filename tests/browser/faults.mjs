// axe-core, and what it finds.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** What a page under test must run before `faultless` looks at it. */
export const script = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** Fails with what shuts someone out in this state of the page. */
export async function faultless(page, state) {
  const faults = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
  });
  assert.deepEqual(faults, [], state);
}
