// What every library is handed, and what each has to do with it.

/** A figure: what a bar or a point is of, and how its value is printed. */
export interface Point {
  name: string;
  /** Milliseconds since 1970, where the picture is one over time. */
  time: number;
  value: number;
  words: string;
  /** Whether its value is written in the picture: at each bar; of a line only the first, last, lowest and highest one. */
  told: boolean;
}

/** A picture to draw. */
export interface Figures {
  form: "bars" | "line";
  title: string;
  width: number;
  height: number;
  points: Point[];
}

/** A library. Each gives a title, an axis with grid lines in percent, Vietnamese names, bars or a line with a dot for each point,
 * and the values that are told, as SVG inside the host. */
export interface Painter {
  /** Draws into an empty host. */
  draw(figures: Figures, host: HTMLElement): void | Promise<unknown>;
  /** Draws other figures of the same form where some are drawn. */
  redraw(figures: Figures, host: HTMLElement): void | Promise<unknown>;
  /** Leaves the host for good. Not timed. */
  leave?(host: HTMLElement): void;
}

declare global {
  interface Window {
    /** The libraries of this page, by their names. */
    painters: Record<string, Painter>;
  }
}

/** Gives a page a library. */
export function hand(name: string, painter: Painter): void {
  (window.painters ??= {})[name] = painter;
}

/** Space around the plot: for the title, the axis, the names or ticks, and the value of the longest bar. */
export const margin = { top: 56, right: 80, bottom: 36, left: 110 };
