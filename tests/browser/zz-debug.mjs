import { test } from "node:test";
import * as articles from "../hostile/articles.mjs";
import { dropped, emptied, visit } from "../hostile/visit.mjs";
import { paste } from "./ways.mjs";
test("d", { timeout: 200000 }, async () => {
  const page = await visit("chromium", "file");
  page.patience = 8000;
  for (const of of [articles.texts, articles.pages, articles.tables]) for (const item of of(page.canary.at)) {
    await dropped(page, [item]).catch((e) => console.log(item.id, e.message));
    const j = await page.judge(item.id);
    if (j.length) console.log(j);
    await emptied(page).catch(async (e) => { console.log(e.message); console.log(await page.evaluate(() => document.body.innerText.slice(0, 600) + "|" + !!document.querySelector("#clear") + [...document.querySelectorAll("button")].map((b) => b.id).join())); throw e; });
  }
  await page.leave();
});
