//! Typed tables, and the `.tsv` files they come from.

pub mod sentences;

use crate::analysis::Doubt;

/// Every table, built once and shared by all analyses.
pub struct Lexicon {}

impl Lexicon {
    /// Builds the tables that the program ships with.
    pub fn new() -> Lexicon {
        Lexicon {}
    }

    /// The sentence that tells a reader what a doubt means.
    pub fn doubt(&self, doubt: Doubt) -> &str {
        doubt.word()
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Lexicon::new()
    }
}
