// Files for offices and for other programs, made when one is asked for. A part of the page by itself, and the library of each
// form apart from it.

import type { Subject } from "./subject.ts";

export { subjectOf } from "./subject.ts";
export { copy } from "./copy.ts";

/** What can be made of a subject. */
export type Form = "xlsx" | "word" | "bundle" | "annotations";

/** The file, and how its name ends. */
export async function fileOf(form: Form, subject: Subject): Promise<{ file: Blob; ending: string }> {
  const { endings } = subject.out;
  switch (form) {
    case "xlsx":
      return { file: await (await import("./workbook.ts")).workbook(subject), ending: ".xlsx" };
    case "word":
      return { file: (await import("./word.ts")).document(subject), ending: endings.word };
    case "bundle":
      return { file: await (await import("./bundle.ts")).bundle(subject), ending: endings.bundle };
    case "annotations":
      return { file: (await import("./annotations.ts")).annotations(subject), ending: endings.annotations };
  }
}
