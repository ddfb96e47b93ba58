// Packed folders (.zip): the files in them, whatever folders they lie in.

import { unpack, type Archive } from "./archive.ts";
import { isArticle, isHidden } from "./kinds.ts";
import type { Opened } from "./intake.ts";
import { nameOf, within } from "./names.ts";
import { Refusal } from "./refusal.ts";

/** The files of an archive, in their order, each unpacked when it is asked for. */
export async function read(archive: Archive, own: string): Promise<Opened> {
  const entries = archive.entries.filter(({ name }) => !/(^|[\\/])__MACOSX[\\/]/.test(name) && !isHidden(nameOf(name)));
  if (!entries.some(({ name }) => isArticle(name))) throw new Refusal("emptyZip");
  if (entries.every((entry) => entry.locked)) throw new Refusal("locked");
  const claimed = entries.reduce((sum, entry) => sum + entry.size, 0);
  archive.room.entries -= entries.length;
  if (archive.room.entries < 0 || claimed > archive.room.bytes) throw new Refusal("tooMuch");
  return {
    inside: entries.map((entry) => {
      const name = within(own, entry.name);
      return { name, size: entry.size, take: async () => new File([await unpack(archive, entry)], name) };
    }),
  };
}
