//! Values of the provinces that became one unit, side by side and never mixed.

use super::{
    area::{Place, Vintage},
    fact::{Fact, Topic},
    terms::Terms,
};
use crate::{
    Period,
    analysis::{Bound, Kind, Status},
};
use rust_decimal::Decimal;

/// One of the old provinces of a unit and the facts told of it, by their places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its code before the merger.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// None where it is not told of.
    pub facts: Vec<usize>,
}

/// A value of the unit that a rule of the publisher gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The rule.
    pub rule: &'static str,
    /// The decision that it belongs to.
    pub legal: &'static str,
    /// What it gives.
    pub value: Decimal,
}

/// An indicator in the parts of a unit that the merger made.
#[derive(Clone, Debug)]
pub struct Merged<'t> {
    /// The unit's name since the merger.
    pub unit: &'static str,
    /// Id of the indicator.
    pub indicator: &'t str,
    /// What sort of figures.
    pub kind: Kind,
    /// The time.
    pub period: Option<Period>,
    /// Every member, told of or not.
    pub members: Vec<Member>,
    /// Facts of the unit itself for the same time.
    pub whole: Vec<usize>,
    /// What the publisher's own rule makes of the members, where there is one.
    pub offer: Option<Offer>,
}

/// What facts of one unit share: the topic with the unit in place of the province.
///
/// *Reads* results told of a province before the merger. *Leaves alone* changes, targets, and names of which it is not
/// known which unit they stand for. Ranks are never merged, rates never averaged, amounts never added.
pub fn key<'t>(topic: Topic<'t>, terms: &Terms) -> Option<Topic<'t>> {
    let change = matches!(topic.kind, Kind::Change | Kind::Multiple);
    if change || topic.status != Status::Actual || topic.indicator.is_empty() {
        return None;
    }
    let unit = terms.unit(topic.place.key).filter(|unit| unit.1.len() > 1)?;
    let place = Place { key: unit.0, parent: "", vintage: Vintage::Same };
    Some(Topic { place, ranked: None, ..topic })
}

/// The facts of one unit, named by their places here; nothing where not two members are told of, or one and the unit.
pub fn merged<'t>(facts: &[Fact<'t>], terms: &Terms) -> Option<Merged<'t>> {
    let topic = facts.first()?.topic;
    let (unit, members) = terms.unit(topic.place.key)?;
    let of = |code: &str, vintage: Vintage| -> Vec<usize> {
        let is = |at: &usize| {
            let place = facts[*at].topic.place;
            place.vintage == vintage && (vintage == Vintage::New || place.key == code)
        };
        (0..facts.len()).filter(is).collect()
    };
    let member = |&(code, name): &(&'static str, &'static str)| Member { code, name, facts: of(code, Vintage::Old) };
    let mut merged = Merged {
        unit,
        indicator: topic.indicator,
        kind: topic.kind,
        period: topic.period,
        members: members.iter().map(member).collect(),
        whole: of("", Vintage::New),
        offer: None,
    };
    let told = merged.members.iter().filter(|member| !member.facts.is_empty()).count();
    if told < 2 && (told == 0 || merged.whole.is_empty()) {
        return None;
    }
    merged.offer = offer(&merged, facts, terms);
    Some(merged)
}

/// *Reads* the value of the index in every member: the publisher made the merged unit's value of 2024 the mean of its
/// parts. *Leaves alone* every other indicator and year, and units of which a member is not told of.
fn offer(merged: &Merged<'_>, facts: &[Fact<'_>], terms: &Terms) -> Option<Offer> {
    let is_index = terms.place(merged.indicator).main == "total" && merged.kind == Kind::Score;
    let version = terms.version(merged.period?.year()).filter(|version| is_index && !version.merged.is_empty())?;
    let mut sum = Decimal::ZERO;
    for member in &merged.members {
        let &[fact] = member.facts.as_slice() else { return None };
        let row = facts[fact].cell().row;
        sum += Some(row.value).filter(|value| row.bound == Bound::Exact && *value <= Decimal::ONE)?;
    }
    let value = (sum / Decimal::from(merged.members.len())).round_dp(4);
    Some(Offer { rule: version.merged, legal: version.legal, value })
}
