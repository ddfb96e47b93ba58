//! An indicator in one area over periods, with the breaks in it.

use super::{
    area::{Place, Vintage},
    fact::Fact,
    terms::{Day, Terms},
    time::{first_day, last_day},
};
use crate::{
    Period,
    analysis::{Kind, Status},
    distinct::Distinct,
};
use rust_decimal::Decimal;
use std::cmp::Reverse;

/// A period and the facts told for it, by their places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The time.
    pub period: Period,
    /// Several where articles do not agree.
    pub facts: Vec<usize>,
}

/// Why two points of a series do not compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The area became another one.
    Area,
    /// Another number of units was ranked.
    Units,
    /// The index was put together in another way.
    Structure,
    /// Other bases, levels or scopes are told.
    Definition,
}

impl Why {
    /// The spelling that leaves the program.
    pub fn word(self) -> &'static str {
        match self {
            Why::Area => "area",
            Why::Units => "units",
            Why::Structure => "structure",
            Why::Definition => "definition",
        }
    }
}

/// Between which points a series breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// The last period before.
    pub before: Period,
    /// The first period behind.
    pub after: Period,
    /// What changed.
    pub why: Why,
    /// The act that changed it; empty where the articles differ.
    pub source: &'static str,
}

/// Results of one indicator and area, in the order of time.
#[derive(Clone, Debug)]
pub struct Series<'t> {
    /// Id of the indicator.
    pub indicator: &'t str,
    /// What sort of figures.
    pub kind: Kind,
    /// The unit, of a counted noun its first syllable.
    pub unit: &'t str,
    /// Code of the province or name of the place, and what it lies in.
    pub place: (&'t str, &'t str),
    /// Two or more.
    pub points: Vec<Point>,
    /// Between which of them it breaks.
    pub breaks: Vec<Break>,
}

/// Every series of two periods or more, in the order of the facts.
///
/// *Reads* results of a known indicator, place and period. *Leaves alone* targets, rules, changes and multiples.
pub fn series<'t>(facts: &[Fact<'t>], terms: &Terms) -> Vec<Series<'t>> {
    let mut known: Distinct<(&str, Kind, &str, (&str, &str))> = Distinct::default();
    let mut all: Vec<Series<'t>> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        let topic = fact.topic;
        let Place { key, parent, .. } = topic.place;
        let Some(period) = topic.period.filter(|_| is_level(fact)) else { continue };
        let (indicator, kind, unit, place) = (topic.indicator, topic.kind, topic.unit, (key, parent));
        let row = known.place((indicator, kind, unit, place));
        if row == all.len() {
            all.push(Series { indicator, kind, unit, place, points: Vec::new(), breaks: Vec::new() });
        }
        let points = &mut all[row].points;
        match points.binary_search_by_key(&order(period), |point| order(point.period)) {
            Ok(found) => points[found].facts.push(at),
            Err(found) => points.insert(found, Point { period, facts: vec![at] }),
        }
    }
    all.retain(|series| series.points.len() > 1);
    for series in &mut all {
        series.breaks = series.points.windows(2).flat_map(|pair| breaks(&pair[0], &pair[1], facts, terms)).collect();
    }
    all
}

/// A result that has a level of its own.
fn is_level(fact: &Fact<'_>) -> bool {
    let topic = fact.topic;
    let level = !matches!(topic.kind, Kind::Change | Kind::Multiple);
    level && topic.status == Status::Actual && !topic.indicator.is_empty() && !topic.place.key.is_empty()
}

/// By the end of a period, of equals the shorter one first.
fn order(period: Period) -> (Day, Reverse<Day>) {
    (last_day(period), Reverse(first_day(period)))
}

/// *Reads* what changed between two points: the units of the country, the form of the index, the words of the articles.
/// *Leaves alone* neighbours told alike.
fn breaks(a: &Point, b: &Point, facts: &[Fact<'_>], terms: &Terms) -> Vec<Break> {
    let (before, after) = (a.period, b.period);
    let (one, other) = (&facts[a.facts[0]], &facts[b.facts[0]]);
    let mut found = Vec::new();
    let mut add = |why, source| found.push(Break { before, after, why, source });
    let new = |point: &Point| point.facts.iter().any(|&at| facts[at].topic.place.vintage == Vintage::New);
    if new(b) && !new(a) {
        add(Why::Area, terms.merger_source);
    }
    let ranked = |point: &Point| point.facts.iter().find_map(|&at| facts[at].topic.ranked);
    if let (Some(old), Some(new)) = (ranked(a), ranked(b))
        && old != new
    {
        let by_law = new == Decimal::from(terms.units.len());
        add(Why::Units, if by_law { terms.merger_source } else { "" });
    }
    let form = |point: &Point| terms.version(point.period.year()).map(|version| version.legal);
    let main = terms.place(one.topic.indicator).main;
    let of_index = matches!(main, "total" | "foundation") || main.ends_with("_pillar");
    if let (true, Some(old), Some(new)) = (of_index, form(a), form(b))
        && old != new
    {
        add(Why::Structure, new);
    }
    if !one.definitions.iter().any(|definition| other.definitions.contains(definition)) {
        add(Why::Definition, "");
    }
    found
}
