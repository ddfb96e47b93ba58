// How long the rest of the reading will take, by what was read so far.

/** Before so many milliseconds nobody can tell. */
const early = 1_500;

/** The pace of one reading. */
export interface Pace {
  /** So many letters more were read. */
  read(letters: number): void;
  /** Nothing is read from now on, or again. */
  pause(paused: boolean): void;
  /** Seconds for so many letters, where that can be told. */
  left(letters: number): number | undefined;
}

/** Begins to count. */
export function pace(): Pace {
  let since = performance.now();
  let before = 0;
  let resting = false;
  let sum = 0;
  return {
    read: (letters) => (sum += letters),
    pause(paused) {
      if (paused) before += performance.now() - since;
      resting = paused;
      since = performance.now();
    },
    left(letters) {
      const took = before + (resting ? 0 : performance.now() - since);
      return took < early || sum === 0 ? undefined : (took * letters) / sum / 1000;
    },
  };
}

/** Seconds as people say them: by fives below a minute, then by minutes. */
export function rounded(seconds: number): { unit: "seconds" | "minutes"; n: number } {
  if (seconds < 55) return { unit: "seconds", n: Math.max(5, Math.ceil(seconds / 5) * 5) };
  return { unit: "minutes", n: Math.max(1, Math.round(seconds / 60)) };
}
