//! What many articles say together: facts and their witnesses, series, conflicts, targets, and the index they feed.
//!
//! What was found is kept ([`Kept`]), and when articles come or go only what they tell is looked at anew. Nothing is
//! mixed: where two figures may be about different things, both are shown.

mod agree;
pub mod area;
pub mod conflict;
pub mod fact;
mod few;
mod groups;
pub mod kept;
pub mod lens;
mod lists;
pub mod merged;
mod numbers;
pub mod reprint;
pub mod series;
pub mod target;
pub mod terms;
pub mod time;

pub use kept::Kept;
pub use terms::Terms;

use super::Table;

/// All views of a table. Facts are named by their places in `facts`, articles by theirs in the table.
pub struct Views<'t> {
    /// For each article the first one that it is a copy of.
    pub witnesses: Vec<usize>,
    /// Articles that are copies of each other.
    pub reprints: Vec<reprint::Group>,
    /// Every fact.
    pub facts: Vec<fact::Fact<'t>>,
    /// Indicators over time.
    pub series: Vec<series::Series<'t>>,
    /// Facts that exclude each other, are defined otherwise, or were put right.
    pub conflicts: conflict::Conflicts,
    /// Targets and results.
    pub targets: Vec<target::Target>,
    /// Old provinces in their new units.
    pub merged: Vec<merged::Merged<'t>>,
    /// The index.
    pub lens: lens::Lens<'t>,
}

/// Looks across all articles of a table.
pub fn views<'t>(table: &'t Table, terms: &Terms) -> Views<'t> {
    let mut kept = Kept::default();
    kept.look(table, terms);
    kept.views(table, terms)
}
