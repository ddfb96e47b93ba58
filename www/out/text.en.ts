// The same in English.

import type { OutText } from "./text.vi.ts";

/** The words of the files. */
export const en: OutText = {
  sheets: { figures: "Figures", checks: "Checks", sources: "Sources", notes: "Columns" },
  endings: { word: "-word.html", bundle: "-data-package.zip", annotations: "-annotations.jsonld" },
  link: "In the article",
  openLink: "Open this very sentence on its own page",
  checks: { doc: "Article", verdict: "Result", says: "In words", quotes: "Figures", stated: "Stated", expected: "Recomputed" },
  verdict: { wrong: "does not hold", cut: "cut off, not rounded", ask: "look again", right: "holds" },
  sources: { doc: "Article", title: "Headline", outlet: "Outlet", published: "Published", area: "Main area", url: "Address", figures: "Figures", checks: "Checks", wrong: "That do not hold" },
  notes: { column: "Column", holds: "What it holds" },
  about: [
    ["Percentages", "82% is written as the number 82, with % in the column Unit. Divide by 100 where a share of one is wanted."],
    ["Numbers", "Cells hold real numbers with as many decimals as were printed. Decimal mark and groups follow the settings of the machine. Numbers of more than 15 digits are text, since Excel keeps no more than 15."],
    ["Periods and days", "Written as text, as precise as the article has them."],
    ["Text", "Words of articles are always text and never become a formula."],
    ["Source", "The figures were read by a program. Open the sentence in its article before you use one."],
  ],
  status: { A: "confirmed", V: "as read", U: "does not hold", E: "derived", B: "break in series", D: "defined otherwise", W: "merged area" },
  word: {
    title: "Figures from articles",
    note: "The figures were read by a program; the column “Sentence” is there to compare them with the article.",
    none: "No checks: nothing in the articles can be recomputed.",
    page: "Page",
  },
  bundle: {
    title: "Figures read from articles",
    description: "A line for each figure of an article, with the sentence it stands in. Read by SoDo; compare with the article before use.",
    readme: (figures, checks, sources) => `# Figures read from articles

A Frictionless Data Package (datapackage.org), written by SoDo.

- datapackage.json: what each column holds
- observations.csv: ${figures} figures, a line each
- checks.csv: ${checks} checks
- sources.csv: ${sources} articles

Decimal points, commas between columns, UTF-8. 82% is written as 82, with its unit in the column UNIT_MEASURE.
Text that begins like a formula (= + - @) has an apostrophe ' before it, so that no spreadsheet runs it; take one apostrophe away from
the front of a cell to have the words as they were.
`,
  },
};
