//! One indicator over time: for each area and period the figure that stands for it.

use super::{
    Cell, Table,
    across::time::{first_day, last_day},
    best::one_each,
    compare::{self, Measure},
    order::sorted,
    pick::{Bar, Why},
};
use crate::{
    Period,
    analysis::{Kind, Status},
    order::by_key,
};

/// An area and its figures, the oldest first; two or more.
#[derive(Clone, Debug)]
pub struct Line<'t> {
    /// Bare name of the area.
    pub area: &'t str,
    /// A figure for each period.
    pub points: Vec<Bar<'t>>,
}

/// The lines of one indicator.
#[derive(Clone, Debug, Default)]
pub struct Lines<'t> {
    /// By the last value, the largest first; of ranks the best place first.
    pub all: Vec<Line<'t>>,
    /// Figures of the same measure that are in no line.
    pub left_out: Vec<(Cell<'t>, Why)>,
}

/// The lines of a measure, whatever the ranking: places of several years make a line, and what was ranked stands at each.
///
/// *Reads* results told of an area and a period. *Leaves alone* targets, rules, and areas with figures of one period only.
pub fn lines<'t>(table: &'t Table, measure: Measure<'t>, doc: Option<&str>) -> Lines<'t> {
    let mut found = Lines::default();
    let alike = |cell: &Cell<'t>| {
        let row = cell.row;
        let own = compare::measure(*cell);
        let same =
            |own: &Measure<'_>| (own.indicator, own.kind, own.unit) == (measure.indicator, measure.kind, measure.unit);
        let told = row.status == Status::Actual && row.period.is_some() && !row.area.is_empty();
        told && own.as_ref().is_some_and(same) && doc.is_none_or(|doc| doc == cell.source.doc)
    };
    let mut cells: Vec<Cell<'t>> = table.cells().filter(alike).collect();
    by_key(&mut cells, |cell| cell.row.period.map_or(0, order));
    for cells in cells.chunk_by(|a, b| a.row.period == b.row.period) {
        for bar in one_each(cells, |cell| ("", &cell.row.area), &mut found.left_out) {
            let area = bar.cell.row.area.as_str();
            match found.all.iter_mut().find(|line| line.area == area) {
                Some(line) => line.points.push(bar),
                None => found.all.push(Line { area, points: vec![bar] }),
            }
        }
    }
    let single = |line: &Line<'t>| line.points.len() < 2;
    found.left_out.extend(found.all.iter().filter(|line| single(line)).map(|line| (line.points[0].cell, Why::OneTime)));
    found.all.retain(|line| !single(line));
    let last = |line: &Line<'t>| line.points[line.points.len() - 1].cell.row.value;
    let rank = measure.kind == Kind::Rank;
    found.all = sorted(found.all, |a, b| {
        let down = last(b).cmp(&last(a));
        let best_first = if rank { down.reverse() } else { down };
        best_first.then_with(|| a.area.cmp(b.area))
    });
    found
}

/// By the end of a period, of equals the longer one first.
fn order(period: Period) -> u64 {
    let day = |(y, m, d): (u16, u8, u8)| u64::from(y) << 16 | u64::from(m) << 8 | u64::from(d);
    day(last_day(period)) << 32 | day(first_day(period))
}
