//! What there is evidence for of the index of provincial digital transformation, and whether its printed scores add up.

use super::{
    area::Place,
    fact::{Fact, Topic, topic},
    terms::{Named, Terms},
};
use crate::{
    Period,
    analysis::{Bound, Kind, Status},
    corpus::{Cell, Row},
    distinct::Distinct,
    number::rounded,
};
use rust_decimal::{Decimal, RoundingStrategy};

/// How many facts an article or a province tells of each main indicator, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence<'t> {
    /// The document, or the code of the province.
    pub of: &'t str,
    /// Numbers of facts; zero is silence.
    pub facts: Vec<usize>,
}

/// A total or pillar recomputed from the scores of its main indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recount<'t> {
    /// The document that prints all of them.
    pub doc: &'t str,
    /// Code or name of the place.
    pub place: &'t str,
    /// The time.
    pub period: Option<Period>,
    /// `total`, or the pillar.
    pub what: &'static str,
    /// The fact with the printed value, by its place in the list.
    pub fact: usize,
    /// As printed.
    pub printed: Decimal,
    /// What comes out, at two more digits where it has them.
    pub expected: Decimal,
    /// Whether they are the same within the rounding of all of them.
    pub holds: bool,
}

/// The index as it shows in the table.
#[derive(Clone, Debug, Default)]
pub struct Lens<'t> {
    /// Article by article.
    pub docs: Vec<Evidence<'t>>,
    /// Province by province, sorted by code.
    pub provinces: Vec<Evidence<'t>>,
    /// Printed scores held against each other.
    pub recounts: Vec<Recount<'t>>,
}

/// The main indicator that a fact is evidence for: the one its score or place names, else the one of its indicator.
///
/// *Leaves alone* rules, and the index as a whole.
pub fn main(fact: &Fact<'_>, terms: &Terms) -> Option<usize> {
    main_of(fact.topic, terms)
}

/// The same by the topic of a fact: a score that names a part of the index has its words in place of an indicator.
pub fn main_of(topic: Topic<'_>, terms: &Terms) -> Option<usize> {
    if topic.status == Status::Rule {
        return None;
    }
    let scored = if topic.kind == Kind::Score { terms.named(topic.label) } else { None };
    let id = match scored {
        Some(Named::Main(id)) => id,
        Some(Named::Pillar(_)) => return None,
        None => terms.place(topic.indicator).main,
    };
    terms.mains.iter().position(|main| main.id == id)
}

/// Scores that one article prints for one place and period.
struct Scores<'t> {
    cell: Cell<'t>,
    place: Place<'t>,
    mains: Vec<Option<(Decimal, i8)>>,
    pillars: Vec<(&'static str, usize, Cell<'t>)>,
    total: Option<(usize, Cell<'t>)>,
}

/// What an article tells twice: its figures with their facts, in text order.
///
/// *Reads* articles that print the scores of all main indicators that carry points, and a total or pillar. *Leaves
/// alone* those that print a part of them, bounds, and scores out of other wholes.
pub fn recounts<'t>(told: impl Iterator<Item = (usize, Cell<'t>)>, terms: &Terms) -> Vec<Recount<'t>> {
    let mut known: Distinct<(Place<'t>, Option<Period>)> = Distinct::default();
    let mut all: Vec<Scores<'t>> = Vec::new();
    for (at, cell) in told.filter(|(_, cell)| is_score(cell.row)) {
        let topic = topic(cell, terms);
        let row = known.place((topic.place, topic.period));
        if row == all.len() {
            let mains = vec![None; terms.mains.len()];
            all.push(Scores { cell, place: topic.place, mains, pillars: Vec::new(), total: None });
        }
        let scores = &mut all[row];
        match terms.named(&cell.row.label) {
            Some(Named::Main(id)) => {
                let main = terms.mains.iter().position(|main| main.id == id);
                let slot = main.and_then(|main| scores.mains.get_mut(main));
                slot.into_iter().for_each(|slot| *slot = Some((cell.row.value, cell.row.precision)));
            }
            Some(Named::Pillar(id)) => scores.pillars.push((id, at, cell)),
            None if terms.place(topic.indicator).main == "total" => scores.total = Some((at, cell)),
            None => {}
        }
    }
    all.iter().flat_map(|scores| recount(scores, terms)).collect()
}

/// A result on the scale from 0 to 1.
fn is_score(row: &Row) -> bool {
    let result = row.kind == Kind::Score && row.status == Status::Actual && row.bound == Bound::Exact;
    result && row.value <= Decimal::ONE && row.of.is_none_or(|of| of == Decimal::ONE)
}

fn recount<'t>(scores: &Scores<'t>, terms: &Terms) -> Vec<Recount<'t>> {
    let total = scores.total.map(|(fact, cell)| ("total", fact, cell));
    let printed = scores.pillars.iter().copied().chain(total);
    let recount = |(what, fact, cell): (&'static str, usize, Cell<'t>)| {
        let parts = terms.mains.iter().zip(&scores.mains);
        let parts = parts.filter(|(main, _)| what == "total" || ["foundation", what].contains(&main.pillar));
        let (mut sum, mut slack, mut whole) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        for (main, score) in parts.filter(|(main, _)| !main.points.is_zero()) {
            let (value, precision) = (*score)?;
            sum += main.points * value;
            slack += main.points * half(precision);
            whole += main.points;
        }
        let value = cell.row.value;
        let apart = (sum / whole - value).abs();
        Some(Recount {
            doc: &scores.cell.source.doc,
            place: scores.place.key,
            period: cell.row.period,
            what,
            fact,
            printed: value,
            expected: rounded(sum / whole, i32::from(cell.row.precision) - 2, RoundingStrategy::MidpointAwayFromZero),
            holds: apart <= slack / whole + half(cell.row.precision),
        })
    };
    printed.filter_map(recount).collect()
}

/// Half of the last printed digit.
fn half(precision: i8) -> Decimal {
    Decimal::new(5, u32::from(precision.min(0).unsigned_abs()) + 1)
}
