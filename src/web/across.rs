//! What many articles say together, a part at a time: all of it would be too much to hand over.

use super::{refused, tables::Tables};
use crate::corpus::across::{Kept, Terms};
use wasm_bindgen::prelude::*;

/// The tables that a look across articles asks, and what it found.
#[derive(Default)]
pub struct Across {
    terms: Option<Terms>,
    kept: Kept,
}

impl Across {
    /// The names of indicators have changed: nothing that was found holds any more.
    pub fn forget(&mut self) {
        *self = Across::default();
    }
}

#[wasm_bindgen]
impl Tables {
    /// A part of what the articles put in say together, as JSON: `counts`. Looks first at what came and went.
    pub fn look(
        &mut self,
        what: &str,
        _lang: &str,
        _words: Vec<String>,
        _numbers: Vec<u32>,
    ) -> Result<String, JsValue> {
        let Across { terms, kept } = &mut self.across;
        let terms = terms.get_or_insert_with(|| Terms::over(&self.terms));
        kept.look(&self.table, terms);
        let counts = [
            ("articles", self.table.sources().len()),
            ("facts", kept.len()),
            ("copies", kept.reprints.len()),
            ("contradictions", kept.contradictions.len()),
            ("definitions", kept.definitions.len()),
            ("corrections", kept.corrections.len()),
            ("series", kept.series.len()),
            ("targets", kept.targets.len()),
            ("areas", kept.merged.len()),
        ];
        if what != "counts" {
            return Err(refused(&format!("nobody can look for {what:?}")));
        }
        let fields: Vec<String> = counts.iter().map(|(name, count)| format!("\"{name}\":{count}")).collect();
        Ok(format!("{{{}}}", fields.join(",")))
    }
}
