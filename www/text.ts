// Every sentence the page says stands in one of two tables with the same keys. English comes when it is first asked for.

import { vi } from "./text.vi.ts";

/** The languages of the page. */
export type Lang = "vi" | "en";

/** What the page says in one language. */
export type Text = typeof vi;

/** The tables that are here. */
export const texts: { vi: Text; en?: Text } = { vi };

/** Fetches the table of a language where it is not here. */
export async function fetched(lang: Lang): Promise<void> {
  if (lang === "en") texts.en ??= (await import("./text.en.ts")).en;
}

/** What the page says in a language; in Vietnamese while that language is not here. */
export const said = (lang: Lang): Text => texts[lang] ?? vi;
