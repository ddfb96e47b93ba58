// A part of the page that comes when it is first drawn, and holds nothing back until then.

import { useEffect, useState } from "preact/hooks";

/** A part that may not be here yet. */
export interface Part<T> {
  /** The part once it came. */
  now: T | undefined;
  /** Gets it. */
  load(): Promise<T>;
}

/** A part by what gets it; kept for the next time. */
export function part<T>(load: () => Promise<T>): Part<T> {
  return { now: undefined, load };
}

/** Gets the part where it is not here. `lost` where it did not come; `again` tries once more. */
export function usePart<T>(one: Part<T>): { here: T | undefined; lost: boolean; again(): void } {
  const [tries, setTries] = useState(0);
  const [lost, setLost] = useState(false);
  const again = () => setTries((n) => n + 1);
  useEffect(() => {
    const come = (part: T) => ((one.now = part), setLost(false), again());
    if (!one.now) one.load().then(come, () => setLost(true));
  }, [tries]);
  return { here: one.now, lost, again };
}
