//! Parts of what many articles say together, each as large as a reader looks at: all of it would be too much to hand over.

mod ask;
mod grid;
mod index;
mod told;

use super::compare::{self, BreakOut, OfferOut};
use crate::{
    corpus::order::sorted,
    corpus::{
        Table,
        across::{Kept, Terms},
    },
    distinct::Distinct,
    lexicon::{self, sentences::Lang},
};
pub use ask::Ask;
pub use grid::{Grid, GridCell, GridRow, Pick, Side};
pub use index::{Index, IndexRow, RecountTold, Score};
use serde::Serialize;
pub use told::Told;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// What parts are told from, and in which language.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub struct Windows<'a> {
    pub table: &'a Table,
    pub kept: &'a Kept,
    pub terms: &'a Terms,
    pub names: &'a lexicon::Terms,
    pub lang: Lang,
}

/// A part of a list.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Part {
    pub from: usize,
    pub count: usize,
}

/// How much there is of everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct AcrossCounts {
    pub articles: usize,
    pub copies: usize,
    pub facts: usize,
    pub contradictions: usize,
    pub definitions: usize,
    pub corrections: usize,
    pub series: usize,
    pub targets: usize,
    /// Targets behind, reached, without a result, and of which it cannot be told.
    pub outcomes: [usize; 4],
    pub areas: usize,
    pub index: usize,
    pub recounts: usize,
}

/// Facts that do not agree. Of a correction the first side is the earlier one, and the second says why it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct ConflictTold {
    pub sides: Vec<Told>,
    /// Facts that are not listed.
    pub more: usize,
    pub one_witness: bool,
    /// said or outlet, of a correction.
    pub because: Option<&'static str>,
    /// The article that brings a correction.
    pub doc: Option<String>,
}

/// A period and its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct PointTold {
    pub period: String,
    pub facts: Vec<Told>,
    /// Facts that are not listed.
    pub more: usize,
}

/// An indicator in an area over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct SeriesTold {
    pub points: Vec<PointTold>,
    pub breaks: Vec<BreakOut>,
}

/// A target beside the newest result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct TargetTold {
    pub target: Told,
    pub due: Option<String>,
    pub result: Option<Told>,
    /// reached, behind, no_data or unclear.
    pub outcome: &'static str,
    pub behind: Option<String>,
}

/// One of the provinces that became a unit, or the unit itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct MemberTold {
    pub name: &'static str,
    pub facts: Vec<Told>,
    /// Facts that are not listed.
    pub more: usize,
}

/// An indicator in the provinces that became one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct MergedTold {
    pub unit: &'static str,
    pub name: String,
    pub period: String,
    pub members: Vec<MemberTold>,
    pub whole: Vec<Told>,
    pub offer: Option<OfferOut>,
}

/// One stretch of a list, and how long the list is.
fn part<T, U>(list: impl IntoIterator<Item = T>, part: Part, tell: impl FnMut(T) -> U) -> Vec<U> {
    list.into_iter().skip(part.from).take(part.count).map(tell).collect()
}

impl Windows<'_> {
    /// How much there is of everything.
    pub fn counts(&self) -> AcrossCounts {
        let kept = self.kept;
        let of = |word: &str| kept.targets.iter().filter(|t| compare::outcome_word(t.outcome) == word).count();
        AcrossCounts {
            articles: self.table.sources().len(),
            copies: kept.witnesses.iter().enumerate().filter(|(at, first)| at != *first).count(),
            facts: kept.len(),
            contradictions: kept.contradictions.len(),
            definitions: kept.definitions.len(),
            corrections: kept.corrections.len(),
            series: kept.series.len(),
            targets: kept.targets.len(),
            outcomes: ["behind", "reached", "no_data", "unclear"].map(of),
            areas: kept.merged.len(),
            index: kept.evident(),
            recounts: kept.recounts(self.table).len(),
        }
    }

    /// Contradictions.
    pub fn contradictions(&self, which: Part) -> Vec<ConflictTold> {
        part(self.kept.contradictions.iter(), which, |found| ConflictTold {
            one_witness: found.one_witness,
            ..self.sides(&found.facts)
        })
    }

    /// What is told alike and counts something else.
    pub fn definitions(&self, which: Part) -> Vec<ConflictTold> {
        part(self.kept.definitions.iter(), which, |facts| self.sides(facts))
    }

    /// What was put right.
    pub fn corrections(&self, which: Part) -> Vec<ConflictTold> {
        part(self.kept.corrections.iter(), which, |found| ConflictTold {
            because: Some(compare::because(found.because)),
            doc: self.kept.sources(found.new).nth(found.cell).map(|at| self.table.sources()[at].doc.clone()),
            ..self.sides(&[found.old, found.new])
        })
    }

    fn sides(&self, facts: &[usize]) -> ConflictTold {
        ConflictTold {
            sides: self.told_all(facts),
            more: told::more(facts.len()),
            one_witness: false,
            because: None,
            doc: None,
        }
    }

    /// The indicators that have series, the one with most of them first.
    pub fn series_of(&self) -> Vec<Pick> {
        let (mut ids, mut counts) = (Distinct::default(), Vec::new());
        for (points, _) in self.kept.series.iter() {
            let at = ids.place(self.kept.cell(points[0].facts[0], self.table).row.indicator.as_str());
            if at == counts.len() {
                counts.push(0);
            }
            counts[at] += 1;
        }
        let pick = |(id, count): (&str, usize)| Pick { count, ..self.indicator_pick(id) };
        sorted(ids.into_keys().into_iter().zip(counts).map(pick), |a, b| b.count.cmp(&a.count).then(a.id.cmp(&b.id)))
    }

    /// The series of an indicator.
    pub fn series(&self, indicator: &str, which: Part) -> Vec<SeriesTold> {
        let is = |points: &[crate::corpus::across::series::Point]| {
            self.kept.cell(points[0].facts[0], self.table).row.indicator == indicator
        };
        let list: Vec<_> = self.kept.series.iter().filter(|(points, _)| is(points)).collect();
        part(list, which, |(points, breaks)| SeriesTold {
            points: points
                .iter()
                .map(|point| PointTold {
                    period: point.period.to_string(),
                    facts: self.told_all(&point.facts),
                    more: told::more(point.facts.len()),
                })
                .collect(),
            breaks: breaks.iter().map(compare::broken).collect(),
        })
    }

    /// Targets of one outcome, or of any.
    pub fn targets(&self, outcome: &str, which: Part) -> Vec<TargetTold> {
        let list: Vec<_> = self
            .kept
            .targets
            .iter()
            .filter(|target| outcome.is_empty() || compare::outcome_word(target.outcome) == outcome)
            .collect();
        part(list, which, |target| {
            let (outcome, behind) = compare::outcome(target.outcome);
            TargetTold {
                target: self.told(target.fact),
                due: target.due.map(|due| due.to_string()),
                result: target.result.map(|result| self.told(result)),
                outcome,
                behind,
            }
        })
    }

    /// Provinces that became one unit.
    pub fn areas(&self, which: Part) -> Vec<MergedTold> {
        part(self.kept.merged.iter(), which, |merged| {
            let told = merged.members.iter().flat_map(|member| &member.facts).chain(&merged.whole).next();
            let indicator = told.map(|&fact| self.kept.cell(fact, self.table).row.indicator.as_str());
            MergedTold {
                unit: merged.unit,
                name: self.name(indicator.unwrap_or_default()),
                period: compare::words(merged.period),
                members: merged
                    .members
                    .iter()
                    .map(|member| MemberTold {
                        name: member.name,
                        facts: self.told_all(&member.facts),
                        more: told::more(member.facts.len()),
                    })
                    .collect(),
                whole: self.told_all(&merged.whole),
                offer: merged.offer.map(compare::offer),
            }
        })
    }
}
