// What the help says in English.

import type { HelpText } from "./text.vi.ts";

/** The English help. */
export const en: HelpText = {
  heading: "Help",
  intro: "SoDo reads Vietnamese articles on the digital transformation of provinces, takes every figure out of them and tells what it measures, where, when, and whether it was reached or is only aimed at. This page says what SoDo reads, where it often goes wrong, and why.",
  contents: "On this page",
  close: "Close the help",
  noExample: "Made by a reviewer only, so there is no example.",

  start: {
    heading: "To begin",
    steps: [
      "Paste an article, or drop files anywhere on the page. With none at hand, press “Try the samples”.",
      "Press a figure in the article to see what it means. Beside it stand the table of figures, the checks and the chart.",
      "Add more articles to compare provinces and periods. Press “Review figures” to go through the doubtful ones, then save a table, a picture or a report.",
    ],
  },
  reads: {
    heading: "What is read",
    kinds: "Ten kinds of figures, in digits or in words, with words such as over, under and about:",
    more: "For each figure SoDo also looks for:",
    points: [
      ["What it measures", "one of about 150 indicators that SoDo knows, or the words of the article; and its pillar: digital government, economy, society, or the shared foundation."],
      ["Where", "provinces and cities with their codes, districts, communes. One name can be two places before and since 1 July 2025; SoDo keeps them apart and puts them together only in the view Before and after 1 July 2025."],
      ["When", "days, months, quarters, halves, years and spans of years, such as the first nine months of 2024 or 2021–2025."],
      ["Reached or not", "reached, aimed at, or laid down as a rule. “Aims at 80%” is not taken for 80% reached."],
      ["Against what", "the baseline of a rise or fall: the same period, the year 2022, the mean of the country."],
    ],
    areas: "Beside figures: documents with number and date, bodies, systems, programmes, persons, the headline, the outlet and the day of publication.",
  },
  misses: {
    heading: "What is not read, or often read wrongly",
    points: [
      "The period of a figure is wrong most often, then its indicator and pillar: in a long article the words that tell the time stand far from the figure.",
      "Where an article tells of several provinces in turn, a figure can be given to the one that stands near.",
      "Plans, lists of villages, press conferences and other rare layouts are read less well than daily news.",
      "Figures in pictures, scans and charts inside an article are not read.",
      "A table without heads of columns stays a row of bare numbers.",
      "Text without Vietnamese marks, in old encodings or in other languages is read in part, with a question mark beside it.",
      "Whether an article is true SoDo cannot know. It tells what the article says and whether its figures agree with each other.",
    ],
  },
  reasons: {
    heading: "Numbers that are not taken as figures",
    intro: "Not every number is a figure. “Show numbers not taken” marks them in the article; in the review they can be taken after all.",
  },
  doubts: {
    heading: "Question marks beside figures",
    intro: "Where words can be read in two ways, SoDo takes one of them and says that you should look twice:",
  },
  checks: {
    heading: "What the checks recompute",
    intro: "SoDo recomputes only with the article's own figures, and only where the words tie them together. Silence does not mean that all is right. A result that is rightly rounded fits; one that was cut off is told apart.",
  },
  review: {
    heading: "Reviewing figure by figure",
    points: [
      "The gravest doubts come first: results that disagree, then numbers that can be read in two ways, then areas and periods that had to be guessed.",
      "Each figure can be accepted, corrected in any field, set aside, split in two or merged with the next; a number not taken can be taken. Every step can be undone.",
      "What you decide is never overwritten by a later reading. It can be saved as a file, shared, and applied to the next articles.",
    ],
    keysHeading: "Keys",
    keys: [
      ["← →", "in an article: the figure before, the next one; Enter goes to its row"],
      ["Enter", "in the review: accept, or take down the correction"],
      ["A", "in the review: accept all figures of the article with the same question, place and time"],
      ["J, K", "in the review: the next figure, the one before"],
      ["E", "in the review: go to the first field; Esc leaves it"],
      ["R", "in the review: not a figure"],
      ["S, M", "in the review: split in two, merge with the next"],
      ["Ctrl+Z, Ctrl+Y", "undo, redo"],
      ["Esc", "close an open menu"],
    ],
    keysNote: "Keys of one letter work only in the review and outside of fields, and never while an input method composes.",
  },
  saves: {
    heading: "Saved files",
    intro: "Saved are Excel workbooks, documents for Word, CSV, SDMX-CSV, Frictionless packages, W3C annotations, JSON, pictures and reports. The column OBS_STATUS tells who has seen a figure:",
    statuses: [
      ["V", "read by the program, seen by nobody"],
      ["A", "seen and accepted by a reviewer"],
      ["U", "disagrees with the recomputation; look before you use it"],
    ],
    more: "Every figure goes with its sentence. Pictures and reports saved by SoDo carry their data: drop them here and the chart opens again.",
  },
  formats: {
    heading: "Files that are taken",
    points: [
      "Text pasted from web pages, Word or mails; .txt and .md files.",
      "Word .docx, .odt, PDF with text; saved web pages (.html, .mhtml), mails (.eml).",
      "Tables with a column of articles: .xlsx, .csv, .json.",
      ".zip archives and whole folders.",
      "Pictures, reports, projects and decisions saved by SoDo.",
      "Several articles in one file or paste: SoDo offers to split them, shown before you choose.",
    ],
    not: "Not taken: old .doc and .xls files, scans, photographs, links. Whatever cannot be read is named, with what to do instead.",
    singleHeading: "SoDo as a single file",
    single: "sodo.html opens from your disk without a network and does all but three things: read PDF files, make links or QR codes that others can open, and be installed as an app that takes articles from other apps and tabs. For these, open SoDo from a web address. Some browsers let a file on disk store nothing; the page then says so, and a project can be saved as a file.",
  },
  privacy: {
    heading: "What leaves your machine, and what stays",
    points: [
      "Nothing leaves it. SoDo has no server to send articles to, and the browser is told to block every call to elsewhere.",
      "Articles, decisions and charts are kept by themselves in this browser on this machine, project by project (the menu of projects at the top). To keep them for long or to move them, save the project as a file. On a shared machine press “Delete everything” in that menu before you go.",
      "Private windows forget all when they close. Where the browser does not let SoDo store, or has no room left, the page says so at once.",
      "Others see only what you save, copy or share yourself. A link to a chart holds its figures and quotes in the address; whoever has the link can read them.",
    ],
  },
  rules: {
    heading: "Names of the rules that read numbers",
    intro: "In JSON data each figure names, in the field rule, the rule that read it:",
  },
  accuracy: {
    heading: "How well it reads",
    own: (articles, figures) => `On ${articles} articles written for this project, with every figure (${figures}) annotated by a careful reader. Of 100 figures so many are right:`,
    ownNote: "SoDo's weights were learned from these very articles: this is the best case, not that of any article.",
    gold: (articles, figures) => `On ${articles} other annotated articles, 5 of the press and 24 written for the project (${figures} numbers in digits), which were at hand when the rules were written (f1: 100 is all found and all right):`,
    unseen: "On 30 articles of which the makers of the rules saw only the score, ten at a time, measured once (f1 of facts: every field is right):",
    unseenNote: "Your articles may be read worse still. That is why each figure comes with its sentence: compare before you use it.",
    what: "Measured",
    share: "Right",
    command: "Command",
    measure: {
      kind: "kind of figure",
      status: "reached or aimed at",
      period: "period",
      area: "area",
      "indicator or pillar": "indicator, or pillar where there is none",
      all: "all of them together, and the value",
      figures: "figures: found, with the right value",
      facts: "facts: the figure and all its fields",
      acc_kind: "of those found, the kind is right",
      acc_status: "of those found, reached or aimed at is right",
      acc_period: "of those found, the period is right",
      acc_area: "of those found, the area is right",
      acc_indicator: "of those found, the indicator is right",
      news: "daily news, the first ten",
      "more news": "daily news, the next ten",
      "many layouts": "plans, press conferences, lists, several provinces in one",
    },
  },
};
