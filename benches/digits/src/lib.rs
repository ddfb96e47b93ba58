//! One bare regex pass over a text: what any reader of figures costs at the very least. `cargo xtask bench` measures it.

use regex::Regex;
use wasm_bindgen::prelude::*;

/// Counts the numbers in a text.
#[wasm_bindgen]
pub fn digits(text: &str) -> usize {
    Regex::new("[0-9]+").map_or(0, |digits| digits.find_iter(text).count())
}
