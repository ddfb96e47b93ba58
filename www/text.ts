// Every sentence the page says stands in one of two tables with the same keys.

import { en } from "./text.en.ts";
import { vi } from "./text.vi.ts";

/** The languages of the page. */
export type Lang = "vi" | "en";

/** What the page says in one language. */
export type Text = typeof vi;

/** The two tables. */
export const texts: Record<Lang, Text> = { vi, en };
