// Names of files, as they are shown and go into what is saved: never a path, and no sign in them that nobody sees or that turns
// around what stands beside it.

/** More letters are no name. */
const longest = 200;

/** The last part of a path, harmless. */
export function nameOf(path: string): string {
  const last = path.split(/[\\/]/).pop()!;
  const seen = last.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, "").trim();
  // What is at the end tells the kind.
  return seen.length > longest ? `${seen.slice(0, longest - 20)}…${seen.slice(-19)}` : seen;
}

/** What a file in an archive is called. */
export function within(archive: string, path: string): string {
  return `${archive} › ${nameOf(path)}`;
}
