// What may be asked of all articles together, a part at a time. The core answers in `src/wire/window/ask.rs`.

import type { AcrossCounts, ConflictTold, Grid, Index, MergedTold, Pick as Choice, SeriesTold, TargetTold, Told } from "../pkg/sodo-tables.js";

export type { AcrossCounts, AreaOut, BreakOut, ConflictTold, FactOut, Grid, Index, MergedTold, Pick as Choice, SeriesTold, TargetTold, Told } from "../pkg/sodo-tables.js";

/** What a grid holds while the other two are its sides. */
export type Side = "indicator" | "area" | "period";

/** Whose evidence the matrix of the index shows. */
export type Whose = "province" | "article";

/** Parts of lists are asked for by their first place and how many at most. */
export interface Looks {
  counts(): AcrossCounts;
  contradictions(from: number, count: number): ConflictTold[];
  definitions(from: number, count: number): ConflictTold[];
  corrections(from: number, count: number): ConflictTold[];
  /** The indicators that have series. */
  seriesOf(): Choice[];
  series(indicator: string, from: number, count: number): SeriesTold[];
  /** Of one outcome; of any with an empty word. */
  targets(outcome: string, from: number, count: number): TargetTold[];
  areas(from: number, count: number): MergedTold[];
  picks(by: Side, status: string): Choice[];
  grid(by: Side, id: string, status: string, row: number, rows: number, column: number, columns: number): Grid;
  index(whose: Whose, from: number, count: number): Index;
  /** What is told of one main indicator, by its place. */
  evidence(whose: Whose, of: string, main: number): Told[];
}
