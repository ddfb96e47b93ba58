//! Which figures can stand on one axis: the same indicator, sort, unit and, for ranks, the same number of places.

use super::{Cell, Row, Table, order::sorted};
use crate::{
    analysis::{Kind, Status},
    distinct::Distinct,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// How many hundredths so many of so many are, to a millionth of one: for lengths and for the order of bars. *Gives*
/// nothing where the whole is zero.
pub fn hundredths(value: Decimal, of: Decimal) -> Option<Decimal> {
    let share = value.to_f64()? / of.to_f64()?;
    share.is_finite().then(|| Decimal::new((share * 1e8).round() as i64, 6))
}

/// What figures must share to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Measure<'t> {
    /// Id of the indicator.
    pub indicator: &'t str,
    /// What sort of figure.
    pub kind: Kind,
    /// The unit; of a counted noun its first syllable, because articles write the same noun longer and shorter.
    pub unit: &'t str,
    /// How many were ranked: place 17 of 63 and place 17 of 34 are two things.
    pub of: Option<Decimal>,
    /// Which ranking: its year, or the article where the year is not told. Places of two years are two rankings.
    pub ranking: Option<Ranking<'t>>,
    /// Results, targets and rules are never one series.
    pub status: Status,
}

/// One edition of a ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ranking<'t> {
    /// Told without its year, in this document.
    In(&'t str),
    /// That of a year.
    Of(u16),
}

/// A measure and how well it compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice<'t> {
    /// What is compared.
    pub measure: Measure<'t>,
    /// The unit as first written.
    pub unit: &'t str,
    /// Figures, each fact of an article once.
    pub count: usize,
    /// Distinct areas.
    pub areas: usize,
    /// Articles.
    pub articles: usize,
}

/// True for the kinds whose values are levels. A change or a multiple has no level of its own to draw from zero.
pub fn is_level(kind: Kind) -> bool {
    !matches!(kind, Kind::Change | Kind::Multiple)
}

/// False for a part of an unknown whole and for values below zero, which no bar from zero shows.
pub fn has_length(row: &Row) -> bool {
    !row.value.is_sign_negative() && (row.kind != Kind::Ratio || row.of.is_some_and(|of| of > Decimal::ZERO))
}

/// What the figure can be compared with; nothing for one that is told a second time or has no level.
pub fn measure<'t>(cell: Cell<'t>) -> Option<Measure<'t>> {
    let row = cell.row;
    if row.same_as.is_some() || !is_level(row.kind) || !has_length(row) {
        return None;
    }
    let (of, ranking) = place(cell);
    let (indicator, kind, status) = (row.indicator.as_str(), row.kind, row.status);
    Some(Measure { indicator, kind, unit: unit_key(cell), of, ranking, status })
}

/// How many were ranked, and in which ranking; of other figures nothing.
pub fn place<'t>(cell: Cell<'t>) -> (Option<Decimal>, Option<Ranking<'t>>) {
    if cell.row.kind != Kind::Rank {
        return (None, None);
    }
    (cell.row.of, Some(cell.row.period.map_or(Ranking::In(&cell.source.doc), |period| Ranking::Of(period.year()))))
}

/// The part of a unit that must agree.
pub fn unit_key<'t>(cell: Cell<'t>) -> &'t str {
    match cell.row.kind {
        Kind::Count | Kind::Ratio => cell.row.unit.split_whitespace().next().unwrap_or_default(),
        Kind::Rank | Kind::Percentage => "",
        // An index told from 0 to 1 and one told in points are two scales.
        Kind::Score if cell.row.value <= Decimal::ONE => "0-1",
        _ => &cell.row.unit,
    }
}

/// Every measure with an indicator, the one that compares best first.
pub fn measures<'t>(cells: impl Iterator<Item = Cell<'t>>) -> Vec<Choice<'t>> {
    #[derive(Default)]
    struct Tally<'t> {
        unit: &'t str,
        count: usize,
        areas: Distinct<&'t str>,
        articles: Distinct<&'t str>,
    }
    let (mut measures, mut tallies) = (Distinct::default(), Vec::new());
    for cell in cells {
        let Some(measure) = measure(cell).filter(|m| !m.indicator.is_empty()) else { continue };
        let at = measures.place(measure);
        if at == tallies.len() {
            tallies.push(Tally { unit: &cell.row.unit, ..Tally::default() });
        }
        let tally = &mut tallies[at];
        tally.count += 1;
        tally.articles.place(&cell.source.doc);
        if !cell.row.area.is_empty() {
            tally.areas.place(&cell.row.area);
        }
    }
    let found = measures.into_keys().into_iter().zip(tallies).map(|(measure, t)| Choice {
        measure,
        unit: t.unit,
        count: t.count,
        areas: t.areas.len(),
        articles: t.articles.len(),
    });
    // Of rankings that tell as much the newest is drawn.
    let scale = |c: &Choice<'t>| (c.measure.indicator, c.measure.kind, c.measure.unit);
    sorted(found, |a, b| {
        let newest = b.measure.ranking.cmp(&a.measure.ranking);
        b.merit().cmp(&a.merit()).then(scale(a).cmp(&scale(b))).then(newest).then(a.measure.cmp(&b.measure))
    })
}

/// For every indicator its best measure, best first.
pub fn choices(table: &Table) -> Vec<Choice<'_>> {
    let mut seen = Distinct::default();
    let mut best = measures(table.cells());
    best.retain(|c| seen.len() == seen.place(c.measure.indicator));
    best
}

impl Choice<'_> {
    /// Two areas or more before one, results before targets, then areas, articles and figures.
    fn merit(&self) -> (bool, bool, usize, usize, usize) {
        (self.areas > 1, self.measure.status == Status::Actual, self.areas, self.articles, self.count)
    }
}
