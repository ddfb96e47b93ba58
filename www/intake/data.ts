// Data (.json, .jsonl): a chart or a project that was saved here, or articles, one an object.

import { textIn } from "./decode.ts";
import type { Opened } from "./intake.ts";
import { Refusal } from "./refusal.ts";
import { isRecipe, read as readRecipe } from "../review/recipe.ts";
import { articlesIn } from "./rows.ts";

type Fields = Record<string, unknown>;

/** Fields behind these are not looked at. */
const widest = 256;

/** Reads a file of data. */
export async function read(file: File): Promise<Opened> {
  const { text } = await textIn(file);
  if (/^\s*\{\s*"sodo"/.test(text)) return { pictures: [{ name: file.name, data: text.trim() }] };
  if (/^\s*\{\s*"format"\s*:\s*"sodo-project"/.test(text)) return { projects: [{ name: file.name, text }] };
  const value = parsed(text);
  if (isRecipe(value)) {
    const decisions = readRecipe(value);
    if (typeof decisions === "string") throw new Refusal(decisions === "newer" ? "recipeNewer" : "recipeBroken");
    return { recipes: [{ name: file.name, decisions }] };
  }
  const records = recordsIn(value);
  const head = [...new Set(records.flatMap(Object.keys))].slice(0, widest);
  // Paragraphs are often a list.
  const cell = (value: unknown): string =>
    Array.isArray(value) ? value.map(cell).filter(Boolean).join("\n\n") : typeof value === "string" || typeof value === "number" ? String(value) : "";
  return articlesIn({ head, rows: records.map((record) => head.map((name) => cell(record[name]))) }, file.name);
}

/** One value, or one in each line. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const lines = text.split("\n").filter((line) => line.trim());
    return lines.map((line, i) => {
      try {
        return JSON.parse(line) as unknown;
      } catch {
        throw new Refusal("badData", String(i + 1));
      }
    });
  }
}

/** The objects of the longest list, at the top or one step below; texts alone are objects with a text; one object is a list of one. */
function recordsIn(value: unknown): Fields[] {
  if (!Array.isArray(value) && !isFields(value)) throw new Refusal("noTextColumn");
  const lists = Array.isArray(value) ? [value] : Object.values(value).filter(Array.isArray);
  const [list = [value]] = lists.sort((a, b) => b.length - a.length).filter((list) => list.some((one) => isFields(one) || isLong(one)));
  return list.flatMap((one: unknown): Fields[] => (isFields(one) ? [one] : isLong(one) ? [{ text: one }] : []));
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A word in a list of labels is no article. */
function isLong(value: unknown): value is string {
  return typeof value === "string" && value.length > 80;
}
