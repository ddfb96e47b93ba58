//! One indicator over time: for each area and period the figure that stands for it.

use super::{
    Cell, Table,
    across::{
        terms::Day,
        time::{first_day, last_day},
    },
    best::one_each,
    compare::{self, Measure},
    order::sorted,
    pick::{Bar, Why, unlike},
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
/// `beside` are figures that the newest ones were parted from: areas of another level are in no line either.
///
/// *Reads* results told of an area and a period. *Leaves alone* targets, rules, and areas with figures of one period only.
pub fn lines<'t>(table: &'t Table, measure: Measure<'t>, doc: Option<&str>, beside: &[(Cell<'t>, Why)]) -> Lines<'t> {
    let mut found = Lines::default();
    let level = |area: &str| beside.iter().any(|(cell, why)| *why == Why::Level && cell.row.area == area);
    let mut cells: Vec<Cell<'t>> = Vec::new();
    let of_it = |cell: &Cell<'t>| cell.row.indicator == measure.indicator && doc.is_none_or(|d| d == cell.source.doc);
    for cell in table.cells().filter(of_it) {
        let (of, ranking) = compare::place(cell);
        let why = match unlike(cell, Measure { of, ranking, status: Status::Actual, ..measure }) {
            None if cell.row.area.is_empty() => Some(Why::NoArea),
            None if cell.row.period.is_none() => Some(Why::NoPeriod),
            None if level(&cell.row.area) => Some(Why::Level),
            why => why,
        };
        match why {
            Some(why) => found.left_out.push((cell, why)),
            None => cells.push(cell),
        }
    }
    by_key(&mut cells, |cell| cell.row.period.map_or(0, order));
    let mut put = |bar: Bar<'t>| {
        let area = bar.cell.row.area.as_str();
        match found.all.iter_mut().find(|line| line.area == area) {
            Some(line) => line.points.push(bar),
            None => found.all.push(Line { area, points: vec![bar] }),
        }
    };
    for cells in cells.chunk_by(|a, b| a.row.period == b.row.period) {
        match cells {
            [cell] => put(Bar::of(*cell)),
            _ => one_each(cells, |cell| ("", &cell.row.area), &mut found.left_out).into_iter().for_each(&mut put),
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

impl<'t> Lines<'t> {
    /// Of each line its figures of two times: the first and the last of those that most areas share.
    pub fn at_two_times(mut self) -> Lines<'t> {
        let Some((first, last)) = self.two_times() else { return self };
        for line in std::mem::take(&mut self.all) {
            let at = |period| line.points.iter().any(|point| point.cell.row.period == Some(period));
            let both = at(first) && at(last);
            let why = if both { Why::Period } else { Why::NotBoth };
            let mut points = line.points;
            points.retain(|point| {
                let drawn = both && point.cell.row.period.is_some_and(|period| period == first || period == last);
                if !drawn {
                    self.left_out.push((point.cell, why));
                }
                drawn
            });
            if both {
                self.all.push(Line { area: line.area, points });
            }
        }
        self
    }

    /// The first so many lines; the others with the reason that a picture does not hold them.
    pub fn first(mut self, most: usize) -> Lines<'t> {
        let rest = self.all.drain(most.min(self.all.len())..).flat_map(|line| line.points);
        self.left_out.extend(rest.map(|point| (point.cell, Why::TooMany)));
        self
    }

    /// The two periods that most areas share; of equals the later last one, then the earlier first one.
    fn two_times(&self) -> Option<(Period, Period)> {
        let mut pairs: Vec<((Period, Period), usize)> = Vec::new();
        for line in &self.all {
            let periods: Vec<Period> = line.points.iter().filter_map(|point| point.cell.row.period).collect();
            for (at, &first) in periods.iter().enumerate() {
                for &last in &periods[at + 1..] {
                    match pairs.iter_mut().find(|(pair, _)| *pair == (first, last)) {
                        Some((_, areas)) => *areas += 1,
                        None => pairs.push(((first, last), 1)),
                    }
                }
            }
        }
        let merit =
            |((first, last), areas): &((Period, Period), usize)| (*areas, order(*last), u64::MAX - order(*first));
        pairs
            .into_iter()
            .reduce(|best, other| if merit(&other) > merit(&best) { other } else { best })
            .map(|best| best.0)
    }
}

/// Half days of a year whose months all have 31 days: a month is as wide as any other on the axis of time.
pub const YEAR: u32 = 2 * 12 * 31;

/// Where a figure stands in time: in the middle of its year, quarter or month; at the end of what adds up until then.
pub fn moment(period: Period) -> u32 {
    match period {
        Period::Years(..) | Period::Months(..) | Period::Days(..) => end(period),
        _ => end(period) - length(period) / 2,
    }
}

/// Where a period ends, in the same measure.
pub fn end(period: Period) -> u32 {
    let month = |y, m| since((y, m, 31)) + 2;
    match period {
        Period::Year(y) | Period::Years(_, y) => month(y, 12),
        Period::Half(y, h) => month(y, h * 6),
        Period::Quarter(y, q) => month(y, q * 3),
        Period::Month(y, m) | Period::Months(y, _, m) => month(y, m),
        Period::Day(..) | Period::Days(..) => until(last_day(period)),
    }
}

/// How long a period is, in the same measure.
pub fn length(period: Period) -> u32 {
    end(period).saturating_sub(since(first_day(period)))
}

/// Where a day begins.
pub fn since((y, m, d): Day) -> u32 {
    u32::from(y) * YEAR + (u32::from(m).max(1) - 1) * 62 + (u32::from(d).max(1) - 1) * 2
}

/// Where a day ends: the last one of a month where the next month begins.
fn until((y, m, d): Day) -> u32 {
    let is_last = Period::last_day(y, m).is_none_or(|last| last == d);
    since((y, m, if is_last { 31 } else { d })) + 2
}

/// By the end of a period, of equals the longer one first.
fn order(period: Period) -> u64 {
    u64::from(end(period)) << 32 | u64::from(since(first_day(period)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_quarters_and_months_stand_where_they_are() {
        let years = |text: &str| f64::from(moment(Period::parse(text).unwrap())) / f64::from(YEAR);
        for (text, stands) in [
            ("2024", 2024.5),
            ("2024-Q1", 2024.125),
            ("2024-H2", 2024.75),
            ("2024-02", 2024.0 + 1.5 / 12.0),
            ("2024-01/2024-09", 2024.75),
            ("2021/2025", 2026.0),
            ("2025-07-01/2025-12-31", 2026.0),
            ("2025-07-01", 2025.5 + 1.0 / 372.0),
        ] {
            assert!((years(text) - stands).abs() < 0.002, "{text} at {}", years(text));
        }
    }
}
