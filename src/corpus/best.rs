//! Of several figures for one bar, the one that is drawn.

use super::{
    Cell,
    pick::{Bar, Why},
};
use crate::{Period, analysis::Bound};
use rustc_hash::{FxHashMap, FxHashSet};

/// For each key the figure that stands for it; the others with the reason they do not.
pub fn one_each<'t, K: PartialEq + Eq + std::hash::Hash + Copy>(
    cells: &[Cell<'t>],
    key: impl Fn(Cell<'t>) -> K,
    left_out: &mut Vec<(Cell<'t>, Why)>,
) -> Vec<Bar<'t>> {
    let year = main_year(cells, &key);
    let mut bars: Vec<Bar<'t>> = Vec::new();
    let mut place: FxHashMap<K, usize> = FxHashMap::default();
    let mut order: Vec<Cell<'t>> = cells.to_vec();
    order.sort_by_key(|&c| std::cmp::Reverse(fitness(c, year)));
    for cell in order {
        let at = *place.entry(key(cell)).or_insert(bars.len());
        let Some(bar) = bars.get_mut(at) else {
            bars.push(Bar { cell, also: Vec::new(), target: None });
            continue;
        };
        let (drawn, other) = (bar.cell.row, cell.row);
        if drawn.value == other.value && drawn.high == other.high && drawn.of == other.of {
            bar.also.push(cell);
        } else if told_for(bar.cell) == told_for(cell) {
            left_out.push((cell, Why::Conflict));
        } else {
            left_out.push((cell, Why::Older));
        }
    }
    bars
}

/// The year of a figure: its period's, else that of the article.
fn told_for(cell: Cell<'_>) -> Option<u16> {
    cell.row.period.or(cell.source.published).map(Period::year)
}

/// The year most keys have a figure for; of equals the latest.
fn main_year<'t, K: Eq + std::hash::Hash>(cells: &[Cell<'t>], key: impl Fn(Cell<'t>) -> K) -> Option<u16> {
    let mut keys: FxHashMap<u16, FxHashSet<K>> = FxHashMap::default();
    for &cell in cells {
        if let Some(year) = told_for(cell) {
            keys.entry(year).or_default().insert(key(cell));
        }
    }
    keys.into_iter().map(|(year, keys)| (keys.len(), year)).max().map(|(_, year)| year)
}

/// How well a figure stands for its bar: of the main year, then the latest, the surest, the most precise.
fn fitness(cell: Cell<'_>, year: Option<u16>) -> impl Ord {
    let row = cell.row;
    let told = told_for(cell);
    (
        told == year,
        told,
        row.period.map_or((0, 0), last_day),
        row.bound == Bound::Exact,
        -(row.doubts.len() as i16),
        -i16::from(row.precision),
        cell.source.published,
    )
}

/// Month and day on which a period ends.
fn last_day(period: Period) -> (u8, u8) {
    match period {
        Period::Year(_) | Period::Years(..) => (12, 31),
        Period::Half(_, h) => (h * 6, 31),
        Period::Quarter(_, q) => (q * 3, 31),
        Period::Month(_, m) | Period::Months(_, _, m) => (m, 31),
        Period::Day(_, m, d) => (m, d),
    }
}
