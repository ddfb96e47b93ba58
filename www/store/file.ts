// A project as one file.

import type { Client } from "../client.ts";
import type { Reason } from "../intake/intake.ts";
import type { State } from "../state.ts";
import { differences, nothing, settingsNow } from "./differences.ts";
import { contentsOf, Unfit, version, type Contents, type KeptArticle, type KeptPicture } from "./form.ts";
import type { Incoming } from "../intake/intake.ts";

/** What the name of such a file ends with. */
export const ending = ".sodo.json";

/** All of the page as a project. */
export function contentsNow(state: State, engine: Client, name: string): Contents {
  const contents: Contents = { name, articles: [], waiting: [], pictures: [], settings: settingsNow(state) };
  for (const { shelf, value } of differences(nothing(), state, engine, "")) {
    if (shelf === "articles") contents.articles.push(value as KeptArticle);
    if (shelf === "waiting") contents.waiting.push(value as Incoming);
    if (shelf === "pictures") contents.pictures.push(value as KeptPicture);
  }
  contents.articles.sort((a, b) => a.place - b.place);
  return contents;
}

/** The file of a project, an article a line: put together piece by piece, because it can be as large as all its texts. */
export function fileOf({ name, articles, waiting, pictures, settings }: Contents): Blob {
  const list = (all: unknown[]) => all.flatMap((one, i) => [i ? ",\n" : "\n", JSON.stringify(one)]);
  const head = JSON.stringify({ format: "sodo-project", version, name }).slice(0, -1);
  const parts = [head, `,\n"settings":${JSON.stringify(settings)},\n"articles":[`, ...list(articles), '],\n"waiting":[', ...list(waiting), '],\n"pictures":[', ...list(pictures), "]}\n"];
  return new Blob(parts, { type: "application/json" });
}

/** A project out of the text of a file, or the reason why it is none. */
export function fromText(text: string): { contents: Contents; damaged: number } | Reason {
  try {
    const { contents, damaged } = contentsOf(JSON.parse(text));
    return { contents, damaged: damaged.length };
  } catch (error) {
    if (!(error instanceof Unfit)) return "projectCut";
    return error.reason === "newer" ? "projectNewer" : "projectWrong";
  }
}
