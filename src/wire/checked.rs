//! The checks of one article by themselves, with the words that they are about.

use super::{Check, Derived, Utf16};
use crate::{Analysis, analysis, check::order::gravest};
use serde::Serialize;

/// An article and what was recomputed of it, what must be looked at first in front.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Name of the document.
    pub doc: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its checks.
    pub checks: Vec<Placed>,
    /// What its figures tell that it does not print.
    pub derived: Vec<Derived>,
}

/// A check, and what the article says there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// The check.
    #[serde(flatten)]
    pub check: Check,
    /// Its figures as printed.
    pub quotes: Vec<String>,
    /// The sentence of the printed result.
    pub sentence: String,
}

impl Checked {
    /// The checks of an analysis of a text, and what is derived; with `wrong` only the checks that do not hold.
    pub fn new(analysis: &Analysis, text: &str, wrong: bool) -> Checked {
        let units = Utf16::new(text);
        let wanted = |check: &&analysis::Check| !(wrong && check.holds());
        let derived = analysis.derived.iter().filter(|_| !wrong);
        let placed = |check: &analysis::Check| Placed {
            check: super::recomputed(check, analysis, text, &units),
            quotes: check.observations.iter().map(|&at| analysis.observations[at].span.of(text).to_owned()).collect(),
            sentence: check.claim().map_or("", |at| analysis.observations[at].sentence.of(text)).to_owned(),
        };
        Checked {
            doc: analysis.doc.clone(),
            title: analysis.title.clone(),
            checks: gravest(&analysis.checks).into_iter().filter(wanted).map(placed).collect(),
            derived: derived.map(|one| super::derived(one, analysis, text, &units)).collect(),
        }
    }
}
