// Decisions as a file that others can use.

import { fields, type Act, type Decision, type Given } from "./decision.ts";

/** A file of decisions. */
export interface Recipe {
  format: "sodo-recipe";
  version: 1;
  decisions: Decision[];
}

/** The newest form that is known here. */
const newest = 1;

/** True for what says that it is a recipe. */
export function isRecipe(json: unknown): json is { format: "sodo-recipe" } {
  return typeof json === "object" && json !== null && (json as { format?: unknown }).format === "sodo-recipe";
}

/** Decisions as the text of a file. */
export function written(decisions: Decision[]): string {
  return `${JSON.stringify({ format: "sodo-recipe", version: newest, decisions } satisfies Recipe, null, 1)}\n`;
}

/** The decisions in a file; or that it is newer than this page, or damaged. Only what is known is taken, field by field. */
export function read(json: unknown): Decision[] | "newer" | "broken" {
  const { version, decisions } = json as { version?: unknown; decisions?: unknown };
  if (typeof version === "number" && version > newest) return "newer";
  if (version !== newest || !Array.isArray(decisions)) return "broken";
  const taken = decisions.map(one);
  return taken.some((decision) => decision === undefined) ? "broken" : (taken as Decision[]);
}

const acts: readonly string[] = ["accept", "correct", "reject", "promote", "split", "merge"] satisfies Act[];

function one(value: unknown): Decision | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { act, exact, prefix = "", suffix = "", start = 0, end = 0, set, like } = value as Record<string, unknown>;
  if (!acts.includes(act as string) || typeof exact !== "string" || typeof prefix !== "string" || typeof suffix !== "string") return undefined;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || (start as number) < 0 || (end as number) < 0) return undefined;
  const { label, kind } = (like ?? {}) as Record<string, unknown>;
  const known: Given = {};
  for (const field of fields) {
    const words = (set as Record<string, unknown> | undefined)?.[field];
    if (typeof words === "string") known[field] = words;
  }
  return {
    act: act as Act,
    exact,
    prefix,
    suffix,
    start: start as number,
    end: end as number,
    ...(Object.keys(known).length > 0 && { set: known }),
    ...(typeof label === "string" && typeof kind === "string" && { like: { label, kind } }),
  };
}
