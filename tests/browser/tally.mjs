// Counts what was tried and what got through, and says so at the end of a file of tests.

import { test } from "node:test";
import { everywhere } from "./driver.mjs";

/**
 * A count of faults of one kind. `held(browser, name, work)` tries one, which has got through unless `work` comes to its end;
 * `fault` is `everywhere` with each test counted.
 */
export function faults(kind) {
  const [tried, withstood] = [{}, {}];
  test.after(() => {
    for (const [browser, names] of Object.entries(tried)) console.log(`faults, ${browser}, ${kind}: ${names.size} tried, ${names.size - withstood[browser].size} got through`);
  });
  const held = async (browser, name, work) => {
    (tried[browser] ??= new Set()).add(name);
    withstood[browser] ??= new Set();
    await work();
    withstood[browser].add(name);
  };
  const fault = (name, work, options) => everywhere(name, (page) => held(page.browser, name, () => work(page)), options);
  return { fault, held };
}
