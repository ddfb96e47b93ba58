// The engine's own types, generated from the Rust structs.

export type { Analysis, Article, Chart, ChartChoice, ChartSpec, Observation, Skipped } from "../pkg/sodo.js";
