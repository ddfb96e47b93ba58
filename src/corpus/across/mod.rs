//! What many articles say together: facts and their witnesses, series, conflicts, targets, and the index they feed.
//!
//! Everything is made anew from the table in one go, in time that grows with it; putting an article in costs nothing
//! here. Nothing is mixed: where two figures may be about different things, both are shown.

mod agree;
pub mod area;
pub mod conflict;
pub mod digest;
pub mod fact;
pub mod lens;
pub mod merged;
pub mod reprint;
pub mod series;
pub mod target;
pub mod terms;
pub mod time;

pub use digest::Digest;
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
    let (witnesses, reprints) = reprint::groups(table);
    let facts = fact::facts(table, &witnesses, terms);
    Views {
        series: series::series(&facts, terms),
        conflicts: conflict::conflicts(&facts, &witnesses, terms),
        targets: target::targets(&facts, terms),
        merged: merged::merged(&facts, terms),
        lens: lens::lens(&facts, terms),
        witnesses,
        reprints,
        facts,
    }
}
