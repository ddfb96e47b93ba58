//! What changed between two points of a line, in the few words of a mark.

use super::{content::Item, number::grouped, say::Say};
use crate::corpus::{
    breaks::{Breaks, Change},
    over_time::since,
    pick::Comparison,
};

/// Puts what changed between two points of a line into words.
pub fn tell(comparison: &Comparison<'_>, items: &mut [Item], say: &Say) {
    let breaks = Breaks::of(comparison.indicator);
    for (pair, item) in comparison.bars.windows(2).zip(&mut items[1..]) {
        let (before, after) = (pair[0].cell, pair[1].cell);
        if before.row.area != after.row.area {
            continue;
        }
        let words = |change: &Change| {
            let (id, from, to) = match change {
                Change::Provinces(from, to) => ("break_provinces", from.to_string(), to.to_string()),
                Change::Units(from, to) => ("break_units", grouped(*from, 0, say.lang), grouped(*to, 0, say.lang)),
                Change::Index(from, to) => ("break_index", from.clone(), to.clone()),
            };
            say.with(id, &[("from", &from), ("to", &to)])
        };
        item.breaks = breaks.between(before, after).iter().map(|b| (words(&b.change), b.day.map(since))).collect();
    }
}
