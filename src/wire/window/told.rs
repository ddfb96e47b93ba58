//! A fact as a reader is told it: its name, and the articles that tell it with their sentences.

use super::{
    super::compare::{self, ArticleOut, FactOut, fact_out},
    Windows,
};
use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// A fact, and the articles of its witnesses, as many as a reader looks at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct Told {
    /// What the indicator is called; without one the words of the figure.
    pub name: String,
    pub fact: FactOut,
    /// What readers are told of its bases, levels and scopes.
    pub means: Vec<&'static str>,
    pub articles: Vec<ArticleOut>,
    /// Articles that are not listed.
    pub more: usize,
}

/// So many articles of a fact are listed, and so many facts of one thing.
pub(super) const MOST: usize = 6;

/// How many facts of so many are not listed.
pub(super) fn more(all: usize) -> usize {
    all.saturating_sub(MOST)
}

impl Windows<'_> {
    /// What an indicator is called.
    pub(super) fn name(&self, indicator: &str) -> String {
        self.names.name(indicator, self.lang).unwrap_or(indicator).to_owned()
    }

    /// Facts of one thing.
    pub(super) fn told_all(&self, facts: &[usize]) -> Vec<Told> {
        facts.iter().take(MOST).map(|&fact| self.told(fact)).collect()
    }

    /// One fact.
    pub(super) fn told(&self, at: usize) -> Told {
        let mut fact = self.kept.fact(at, self.table, self.terms);
        let all = fact.cells.len();
        let articles = fact.sources.iter().take(MOST);
        let articles = articles.map(|&at| compare::article(self.table.sources(), at, &self.kept.witnesses)).collect();
        fact.cells.truncate(MOST);
        let out = fact_out(at, &fact, self.terms, self.names);
        let name = if out.indicator.is_empty() { out.label.clone() } else { self.name(&out.indicator) };
        let means = out.definition.iter().map(|base| self.terms.called(base, self.lang)).collect();
        Told { name, fact: out, means, articles, more: more(all) }
    }
}
