// How much may come out of one file.

/** How many files and bytes may still be unpacked. */
export interface Room {
  entries: number;
  bytes: number;
}

/** Room for what one file holds, archives within it included. */
export const ample = (): Room => ({ entries: 5_000, bytes: 400_000_000 });

/** Room for the parts of one document, each of which is parsed as a whole. */
export const fitting = (): Room => ({ entries: 5_000, bytes: 64_000_000 });
