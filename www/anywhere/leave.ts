// Before the page reloads for a newer build, whatever keeps the reader's work is asked to end what it is at.

/** Ends what is being kept. True where all of the reader's work will be there again after a reload. */
export type Keeper = () => Promise<boolean>;

const keepers: Keeper[] = [];

/** Has a keeper asked before each reload that the page does by itself. */
export function beforeReload(keeper: Keeper): void {
  keepers.push(keeper);
}

/** True where nothing is lost by a reload: all keepers say so, and there is one. */
export async function allKept(): Promise<boolean> {
  const said = await Promise.all(keepers.map((keeper) => keeper().catch(() => false)));
  return said.length > 0 && said.every(Boolean);
}
