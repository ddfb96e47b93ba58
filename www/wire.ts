// The engine's own types, generated from the Rust structs.

export type { Analysis, Article, Check, Derived, Observation, Skipped } from "../pkg/sodo.js";
export type { Chart, ChartChoice, ChartForm, ChartOrder, ChartSpec } from "../pkg/sodo-tables.js";
