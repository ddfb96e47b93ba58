//! Of several figures for one bar, the one that is drawn.

use super::{
    Cell,
    pick::{Bar, Why},
};
use crate::{Period, analysis::Bound, distinct::Distinct};

/// What one bar stands for: two names.
pub type Key<'t> = (&'t str, &'t str);

/// For each key the figure that stands for it; the others with the reason they do not.
pub fn one_each<'t>(
    cells: &[Cell<'t>],
    key: fn(Cell<'t>) -> Key<'t>,
    left_out: &mut Vec<(Cell<'t>, Why)>,
) -> Vec<Bar<'t>> {
    let mut bars: Vec<Bar<'t>> = Vec::new();
    let mut places = Distinct::default();
    let at: Vec<usize> = cells.iter().map(|&cell| places.place(key(cell))).collect();
    if places.len() == cells.len() {
        return cells.iter().map(|&cell| Bar::of(cell)).collect();
    }
    let year = main_year(cells, &at);
    for (&cell, &at) in cells.iter().zip(&at) {
        match bars.get_mut(at) {
            None => bars.push(Bar::of(cell)),
            Some(bar) if fitness(cell, year) > fitness(bar.cell, year) => bar.cell = cell,
            Some(_) => {}
        }
    }
    for (&cell, &at) in cells.iter().zip(&at) {
        let bar = &mut bars[at];
        let (drawn, other) = (bar.cell.row, cell.row);
        if std::ptr::eq(drawn, other) {
        } else if drawn.value == other.value && drawn.high == other.high && drawn.of == other.of {
            bar.also.push(cell);
        } else if drawn.period == other.period && told_for(bar.cell) == told_for(cell) {
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

/// The year most bars have a figure for; of equals the latest. `at` are the places of their bars.
fn main_year(cells: &[Cell<'_>], at: &[usize]) -> Option<u16> {
    let mut years: Vec<(u16, Distinct<usize>)> = Vec::new();
    for (&cell, &bar) in cells.iter().zip(at) {
        let Some(year) = told_for(cell) else { continue };
        let place = years.iter().position(|(other, _)| *other == year).unwrap_or(years.len());
        if place == years.len() {
            years.push((year, Distinct::default()));
        }
        years[place].1.place(bar);
    }
    years.into_iter().map(|(year, bars)| (bars.len(), year)).max().map(|(_, year)| year)
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
        Period::Day(_, m, d) | Period::Days(_, (_, m, d)) => (m, d),
    }
}
