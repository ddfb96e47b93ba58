//! Values of the provinces that became one unit, side by side and never mixed.

use super::{area::Vintage, fact::Fact, terms::Terms};
use crate::{
    Period,
    analysis::{Bound, Kind, Status},
    distinct::Distinct,
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

/// Results of units that hold several old provinces, where two members are told of, or one and the unit itself.
///
/// *Reads* results told of a province before the merger. *Leaves alone* changes, targets, and names of which it is not
/// known which unit they stand for. Ranks are never merged, rates never averaged, amounts never added.
pub fn merged<'t>(facts: &[Fact<'t>], terms: &Terms) -> Vec<Merged<'t>> {
    let mut known: Distinct<(&str, &str, Kind, &str, Option<Period>)> = Distinct::default();
    let mut all: Vec<Merged<'t>> = Vec::new();
    for (at, fact) in facts.iter().enumerate() {
        let topic = fact.topic;
        let change = matches!(topic.kind, Kind::Change | Kind::Multiple);
        let Some((unit, members)) = terms.unit(topic.place.key).filter(|unit| unit.1.len() > 1) else { continue };
        if change || topic.status != Status::Actual || topic.indicator.is_empty() {
            continue;
        }
        let row = known.place((unit, topic.indicator, topic.kind, topic.unit, topic.period));
        if row == all.len() {
            let member = |&(code, name): &(&'static str, &'static str)| Member { code, name, facts: Vec::new() };
            let members = members.iter().map(member).collect();
            let (indicator, kind, period) = (topic.indicator, topic.kind, topic.period);
            all.push(Merged { unit, indicator, kind, period, members, whole: Vec::new(), offer: None });
        }
        let merged = &mut all[row];
        match topic.place.vintage {
            Vintage::New => merged.whole.push(at),
            Vintage::Old => {
                merged.members.iter_mut().filter(|m| m.code == topic.place.key).for_each(|m| m.facts.push(at));
            }
            Vintage::Same | Vintage::Unclear => {}
        }
    }
    let told = |merged: &Merged<'_>| merged.members.iter().filter(|member| !member.facts.is_empty()).count();
    all.retain(|merged| told(merged) > 1 || told(merged) == 1 && !merged.whole.is_empty());
    for merged in &mut all {
        merged.offer = offer(merged, facts, terms);
    }
    all
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
