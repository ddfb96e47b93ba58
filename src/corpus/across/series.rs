//! An indicator in one area over periods, with the breaks in it.

use super::{
    area::{Place, Vintage},
    fact::{Fact, Topic},
    terms::{Day, Terms},
    time::{first_day, last_day},
};
use crate::{
    Period,
    analysis::{Kind, Status},
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

/// What the points of a series share: the topic without its time, whatever unit the name of the place stands for.
///
/// *Reads* results of a known indicator, place and period. *Leaves alone* targets, rules, changes and multiples.
pub fn key<'t>(topic: Topic<'t>, _: &Terms) -> Option<Topic<'t>> {
    let level = !matches!(topic.kind, Kind::Change | Kind::Multiple) && topic.period.is_some();
    let known = !topic.indicator.is_empty() && !topic.place.key.is_empty();
    let place = Place { vintage: Vintage::Same, ..topic.place };
    let is_point = level && known && topic.status == Status::Actual;
    is_point.then_some(Topic { place, period: None, ranked: None, ..topic })
}

/// The points of facts of one series, named by their places here, and the breaks between them; nothing where all are of
/// one period.
pub fn points(facts: &[Fact<'_>], terms: &Terms) -> Option<(Vec<Point>, Vec<Break>)> {
    let mut points: Vec<Point> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        let Some(period) = fact.topic.period else { continue };
        match points.binary_search_by_key(&order(period), |point| order(point.period)) {
            Ok(found) => points[found].facts.push(at),
            Err(found) => points.insert(found, Point { period, facts: vec![at] }),
        }
    }
    let breaks = points.windows(2).flat_map(|pair| breaks(&pair[0], &pair[1], facts, terms)).collect();
    (points.len() > 1).then_some((points, breaks))
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
