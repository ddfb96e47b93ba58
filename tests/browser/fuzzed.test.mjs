// All that a fuzzer ever dropped on the page and that broke it, and some of what it drops, in one browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { kept, opened } from "../../fuzz/page.mjs";
import { cases, heavy } from "../../fuzz/mutate.mjs";

test("what broke the page once breaks it no more, and neither do files that were changed", { timeout: 300_000 }, async () => {
  const page = await opened();
  try {
    const made = await cases();
    const inputs = [...kept(), ...heavy(), ...Array.from({ length: 300 }, (_, number) => ({ ...made(number), file: `--seed ${number}` }))];
    for (let at = 0; at < inputs.length; at += 50) {
      const some = inputs.slice(at, at + 50);
      const answers = await page.held(some);
      answers.forEach(({ wrong }, i) => assert.equal(wrong, "", some[i].file));
    }
  } finally {
    await page.close();
  }
});

test("a law can be broken", { timeout: 60_000 }, async () => {
  const page = await opened();
  try {
    const bytes = new TextEncoder().encode("a");
    const [{ wrong }] = await page.held([{ door: "nowhere", name: "a.txt", bytes }]);
    assert.match(wrong, /TypeError/);
  } finally {
    await page.close();
  }
});
