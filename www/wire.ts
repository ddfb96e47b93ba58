// The engine's own types, generated from the Rust structs.

export type { Analysis, Article, Observation, Skipped } from "../pkg/sodo.js";
