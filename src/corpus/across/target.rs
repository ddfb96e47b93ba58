//! Each target beside the newest result of the same thing.

use super::{
    agree::agree,
    area::published,
    fact::{Fact, Topic},
    terms::Terms,
    time::last_day,
};
use crate::{
    Period,
    analysis::{Bound, Kind, Status},
};
use rust_decimal::Decimal;

/// How a target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The newest result is as good or better.
    Reached,
    /// The newest result falls short by so much, in the unit of the target.
    Behind(Decimal),
    /// No article tells a result.
    NoData,
    /// The result counts something else, or its bound leaves both possible.
    Unclear,
}

/// A target, and the newest result of the same indicator, area, sort and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The target, by its place in the list of facts.
    pub fact: usize,
    /// The time by which it is due.
    pub due: Option<Period>,
    /// The result.
    pub result: Option<usize>,
    /// How they stand.
    pub outcome: Outcome,
}

/// What a target and its results share: the topic without its time and status.
///
/// *Reads* levels aimed at or reached, of a known indicator and place. *Leaves alone* changes: by how much something is
/// to grow is no level to be reached.
pub fn key<'t>(topic: Topic<'t>, _: &Terms) -> Option<Topic<'t>> {
    let level = !matches!(topic.kind, Kind::Change | Kind::Multiple) && topic.status != Status::Rule;
    let known = !topic.indicator.is_empty() && !topic.place.key.is_empty();
    (level && known).then_some(Topic { period: None, status: Status::Actual, ranked: None, ..topic })
}

/// The targets among facts of one thing, which stand in the order of all facts and are named by their places here.
pub fn targets(facts: &[Fact<'_>], terms: &Terms) -> Vec<Target> {
    let of = |status| (0..facts.len()).filter(move |&at| facts[at].topic.status == status);
    let mut newest: Option<usize> = None;
    for at in of(Status::Actual) {
        if newest.is_none_or(|newest| age(&facts[at]) > age(&facts[newest])) {
            newest = Some(at);
        }
    }
    let beside = |fact: usize| {
        let target = &facts[fact];
        let outcome = newest.map_or(Outcome::NoData, |result| outcome(target, &facts[result], terms));
        Target { fact, due: target.topic.period, result: newest, outcome }
    };
    of(Status::Target).map(beside).collect()
}

/// Later periods and later articles first; of figures told on one day, those of more witnesses. A result without a
/// period is of the day on which it was told.
fn age(fact: &Fact<'_>) -> impl Ord + use<> {
    let told = fact.cells.iter().filter_map(|cell| published(cell.source)).max();
    (fact.topic.period.map(last_day).or(told), told, fact.independent)
}

/// *Reads* which of two levels is the better one, by the way of the indicator. *Leaves alone* (unclear) rankings of
/// another number of units, other definitions, and results whose bound leaves both possible.
fn outcome(target: &Fact<'_>, result: &Fact<'_>, terms: &Terms) -> Outcome {
    let (aim, got) = (target.cell().row, result.cell().row);
    let lower = match terms.place(target.topic.indicator).better {
        "higher" => false,
        "lower" => true,
        _ => return Outcome::Unclear,
    };
    let comparable = target.definitions.iter().any(|definition| result.definitions.contains(definition))
        && (aim.kind == Kind::Ratio || aim.of.is_none() || got.of.is_none() || aim.of == got.of);
    let Some((aimed, reached)) = comparable.then(|| lengths(target, result)).flatten() else { return Outcome::Unclear };
    let behind = if lower { reached - aimed } else { aimed - reached };
    let loose = if lower { Bound::AtMost } else { Bound::AtLeast };
    let tight = if lower { Bound::AtLeast } else { Bound::AtMost };
    match got.bound {
        Bound::Approx if agree(aim, got) => Outcome::Unclear,
        bound if behind > Decimal::ZERO && (bound == loose || bound == Bound::Range) => Outcome::Unclear,
        bound if behind <= Decimal::ZERO && bound == tight => Outcome::Unclear,
        _ if behind > Decimal::ZERO => Outcome::Behind(behind.normalize()),
        _ => Outcome::Reached,
    }
}

/// The values, of ratios of different wholes nothing.
fn lengths(target: &Fact<'_>, result: &Fact<'_>) -> Option<(Decimal, Decimal)> {
    let (aim, got) = (target.cell().row, result.cell().row);
    (aim.kind != Kind::Ratio || aim.of == got.of).then_some((aim.value, got.value))
}
