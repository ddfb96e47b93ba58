//! What was found with what stands in the table, in one piece.

use super::{Kept, KeptEvidence, KeptMerged, KeptRecount, KeptSeries};
use crate::{
    analysis::Kind,
    corpus::{
        Table,
        across::{
            Terms, Views,
            conflict::{Conflicts, Contradiction, Correction},
            fact::{Fact, Topic},
            lens::{Evidence, Lens, Recount},
            merged::{Member, Merged},
            series::{Point, Series},
            target::Target,
        },
    },
};

impl Kept {
    /// All of it with what stands in the table, facts named by their places in one list.
    pub fn views<'t>(&self, table: &'t Table, terms: &Terms) -> Views<'t> {
        let mut places = vec![0; self.facts.len()];
        let mut facts = Vec::with_capacity(self.len());
        for fact in self.facts() {
            places[fact] = facts.len();
            facts.push(self.fact(fact, table, terms));
        }
        let placed = |list: &[usize]| list.iter().map(|&fact| places[fact]).collect::<Vec<_>>();
        let contradiction =
            |found: &Contradiction| Contradiction { facts: placed(&found.facts), one_witness: found.one_witness };
        let correction = |c: &Correction| Correction { old: places[c.old], new: places[c.new], ..*c };
        let conflicts = Conflicts {
            contradictions: self.contradictions.iter().map(contradiction).collect(),
            definitions: self.definitions.iter().map(|list| placed(list)).collect(),
            corrections: self.corrections.iter().map(correction).collect(),
        };
        let target = |t: &Target| Target { fact: places[t.fact], result: t.result.map(|fact| places[fact]), ..*t };
        let evidence =
            |list: Vec<KeptEvidence<'t>>| list.into_iter().map(|(of, facts)| Evidence { of, facts }).collect();
        let recount = |(doc, found): (&'t str, &KeptRecount)| {
            let topic = facts[places[found.fact]].topic;
            let KeptRecount { what, printed, expected, holds, .. } = *found;
            let (place, period) = (topic.place.key, topic.period);
            Recount { doc, place, period, what, fact: places[found.fact], printed, expected, holds }
        };
        Views {
            witnesses: self.witnesses.clone(),
            reprints: self.reprints.clone(),
            series: self.series.iter().map(|found| series(found, &facts, &placed)).collect(),
            conflicts,
            targets: self.targets.iter().map(target).collect(),
            merged: self.merged.iter().map(|found| merged(found, &facts, &placed)).collect(),
            lens: Lens {
                docs: evidence(self.docs(table)),
                provinces: evidence(self.provinces(table, terms)),
                recounts: self.recounts(table).into_iter().map(recount).collect(),
            },
            facts,
        }
    }
}

/// A series with what its facts tell.
fn series<'t>(found: &KeptSeries, facts: &[Fact<'t>], placed: &dyn Fn(&[usize]) -> Vec<usize>) -> Series<'t> {
    let point = |point: &Point| Point { period: point.period, facts: placed(&point.facts) };
    let points: Vec<Point> = found.0.iter().map(point).collect();
    let Topic { indicator, kind, unit, place, .. } = facts[points[0].facts[0]].topic;
    Series { indicator, kind, unit, place: (place.key, place.parent), points, breaks: found.1.clone() }
}

/// The same of a unit.
fn merged<'t>(found: &KeptMerged, facts: &[Fact<'t>], placed: &dyn Fn(&[usize]) -> Vec<usize>) -> Merged<'t> {
    let member = |member: &Member| Member { facts: placed(&member.facts), ..member.clone() };
    let members: Vec<Member> = found.members.iter().map(member).collect();
    let whole = placed(&found.whole);
    let first = members.iter().flat_map(|member| &member.facts).chain(&whole).next();
    let (indicator, kind) =
        first.map_or(("", Kind::Count), |&fact| (facts[fact].topic.indicator, facts[fact].topic.kind));
    Merged { unit: found.unit, indicator, kind, period: found.period, members, whole, offer: found.offer }
}
