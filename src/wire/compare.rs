//! What many articles say together, as it leaves the program.

mod dti;
mod fact;

use crate::{
    corpus::{
        Source, Table,
        across::{
            Terms, Views,
            conflict::{Because, Contradiction, Correction},
            fact::Fact,
            merged::{Member, Merged, Offer},
            series::{Break, Point, Series},
            target::{Outcome, Target},
        },
    },
    lexicon::Lexicon,
    period::Period,
};
pub use dti::{Dti, MainOut, VersionOut};
pub(super) use dti::{main, version};
pub(super) use fact::area;
pub(super) use fact::fact_out;
pub use fact::{AreaOut, FactOut, Unit, Witness};
use rust_decimal::Decimal;
use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// All of it. Facts are named by their ids, `f1`, `f2`, ….
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Across {
    pub articles: Vec<ArticleOut>,
    pub reprints: Vec<Vec<String>>,
    pub facts: Vec<FactOut>,
    pub series: Vec<SeriesOut>,
    pub contradictions: Vec<ContradictionOut>,
    pub definitions: Vec<DefinitionOut>,
    pub corrections: Vec<CorrectionOut>,
    pub targets: Vec<TargetOut>,
    pub areas: Vec<MergedOut>,
    pub dti: Dti,
}

/// An article; `copy_of` names the one that it is a copy of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct ArticleOut {
    pub doc: String,
    pub title: String,
    pub outlet: String,
    pub published: Option<String>,
    pub copy_of: Option<String>,
}

/// An indicator in an area over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct SeriesOut {
    pub indicator: String,
    pub kind: &'static str,
    pub unit: String,
    pub area: String,
    pub within: Option<String>,
    pub points: Vec<PointOut>,
    pub breaks: Vec<BreakOut>,
}

/// A period and its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct PointOut {
    pub period: String,
    pub values: Vec<String>,
    pub facts: Vec<String>,
}

/// Where a series breaks, and why: area, units, structure or definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct BreakOut {
    pub before: String,
    pub after: String,
    pub why: &'static str,
    pub source: &'static str,
}

/// Facts of which at least two exclude each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct ContradictionOut {
    pub facts: Vec<String>,
    pub values: Vec<String>,
    pub one_witness: bool,
}

/// Facts that are told alike and count something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct DefinitionOut {
    pub facts: Vec<String>,
    pub values: Vec<String>,
    /// Fact by fact: its indicator and the bases, levels and scopes that its words name.
    pub means: Vec<Vec<String>>,
}

/// A figure that was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct CorrectionOut {
    pub old: String,
    pub new: String,
    pub doc: String,
    /// said or outlet.
    pub because: &'static str,
}

/// A target beside the newest result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct TargetOut {
    pub fact: String,
    pub due: Option<String>,
    pub result: Option<String>,
    /// reached, behind, no_data or unclear.
    pub outcome: &'static str,
    pub behind: Option<String>,
}

/// An indicator in the provinces that became one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct MergedOut {
    pub unit: &'static str,
    pub indicator: String,
    pub kind: &'static str,
    pub period: String,
    pub members: Vec<MemberOut>,
    pub whole: Vec<String>,
    pub offer: Option<OfferOut>,
}

/// One of the provinces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct MemberOut {
    pub code: &'static str,
    pub name: &'static str,
    pub values: Vec<String>,
    pub facts: Vec<String>,
}

/// What a rule of the publisher makes of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct OfferOut {
    pub rule: &'static str,
    pub legal: &'static str,
    pub value: String,
}

/// The id of a fact.
pub fn id(fact: usize) -> String {
    format!("f{}", fact + 1)
}

fn ids(facts: &[usize]) -> Vec<String> {
    facts.iter().map(|&fact| id(fact)).collect()
}

pub(super) fn words(period: Option<Period>) -> String {
    period.map(|period| period.to_string()).unwrap_or_default()
}

pub(super) fn number(value: Decimal) -> String {
    value.to_string()
}

fn some(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

impl Across {
    /// The outside form of all views of a table.
    pub fn new(table: &Table, views: &Views<'_>, terms: &Terms, lexicon: &Lexicon) -> Across {
        let facts = views.facts.as_slice();
        let conflicts = &views.conflicts;
        let contradiction = |found: &Contradiction| ContradictionOut {
            facts: ids(&found.facts),
            values: values(&found.facts, facts),
            one_witness: found.one_witness,
        };
        let definition = |list: &Vec<usize>| DefinitionOut {
            facts: ids(list),
            values: values(list, facts),
            means: list.iter().map(|&at| means(&facts[at], terms)).collect(),
        };
        Across {
            articles: (0..table.sources().len()).map(|at| article(table.sources(), at, &views.witnesses)).collect(),
            reprints: views.reprints.iter().map(|group| docs(table.sources(), group)).collect(),
            facts: facts.iter().enumerate().map(|(at, fact)| fact::fact_out(at, fact, terms, &lexicon.terms)).collect(),
            series: views.series.iter().map(|found| series(found, facts)).collect(),
            contradictions: conflicts.contradictions.iter().map(contradiction).collect(),
            definitions: conflicts.definitions.iter().map(definition).collect(),
            corrections: conflicts.corrections.iter().map(|found| correction(found, facts)).collect(),
            targets: views.targets.iter().map(target).collect(),
            areas: views.merged.iter().map(|found| merged(found, facts)).collect(),
            dti: dti::dti(views, terms),
        }
    }
}

fn values(list: &[usize], facts: &[Fact<'_>]) -> Vec<String> {
    list.iter().map(|&at| number(facts[at].cell().row.value)).collect()
}

/// The indicator, the noun counted, and the bases, levels and scopes that are told.
fn means(fact: &Fact<'_>, terms: &Terms) -> Vec<String> {
    let names = fact.definitions.iter().flat_map(|&definition| terms.names(definition));
    let all = [fact.topic.indicator, fact.topic.unit].into_iter().filter(|word| !word.is_empty());
    all.chain(names).map(str::to_owned).collect()
}

fn series(series: &Series<'_>, facts: &[Fact<'_>]) -> SeriesOut {
    let point = |point: &Point| PointOut {
        period: point.period.to_string(),
        values: values(&point.facts, facts),
        facts: ids(&point.facts),
    };
    SeriesOut {
        indicator: series.indicator.to_owned(),
        kind: series.kind.word(),
        unit: series.unit.to_owned(),
        area: series.place.0.to_owned(),
        within: some(series.place.1),
        points: series.points.iter().map(point).collect(),
        breaks: series.breaks.iter().map(broken).collect(),
    }
}

pub(super) fn broken(found: &Break) -> BreakOut {
    BreakOut {
        before: found.before.to_string(),
        after: found.after.to_string(),
        why: found.why.word(),
        source: found.source,
    }
}

fn correction(found: &Correction, facts: &[Fact<'_>]) -> CorrectionOut {
    CorrectionOut {
        old: id(found.old),
        new: id(found.new),
        doc: facts[found.new].cells[found.cell].source.doc.clone(),
        because: because(found.because),
    }
}

pub(super) fn because(because: Because) -> &'static str {
    match because {
        Because::Said => "said",
        Because::Outlet => "outlet",
    }
}

pub(super) fn outcome(outcome: Outcome) -> (&'static str, Option<String>) {
    match outcome {
        Outcome::Behind(gap) => (outcome_word(outcome), Some(number(gap))),
        _ => (outcome_word(outcome), None),
    }
}

/// The word alone: of thousands of targets nobody reads by how much they fall short.
pub(super) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Reached => "reached",
        Outcome::Behind(_) => "behind",
        Outcome::NoData => "no_data",
        Outcome::Unclear => "unclear",
    }
}

fn target(target: &Target) -> TargetOut {
    let (outcome, behind) = outcome(target.outcome);
    let due = target.due.map(|due| due.to_string());
    TargetOut { fact: id(target.fact), due, result: target.result.map(id), outcome, behind }
}

fn merged(merged: &Merged<'_>, facts: &[Fact<'_>]) -> MergedOut {
    let member = |member: &Member| MemberOut {
        code: member.code,
        name: member.name,
        values: values(&member.facts, facts),
        facts: ids(&member.facts),
    };
    MergedOut {
        unit: merged.unit,
        indicator: merged.indicator.to_owned(),
        kind: merged.kind.word(),
        period: words(merged.period),
        members: merged.members.iter().map(member).collect(),
        whole: ids(&merged.whole),
        offer: merged.offer.map(offer),
    }
}

pub(super) fn offer(offer: Offer) -> OfferOut {
    OfferOut { rule: offer.rule, legal: offer.legal, value: number(offer.value) }
}

pub(super) fn article(sources: &[Source], at: usize, witnesses: &[usize]) -> ArticleOut {
    let source = &sources[at];
    ArticleOut {
        doc: source.doc.clone(),
        title: source.title.clone(),
        outlet: source.outlet.clone(),
        published: source.published.map(|day| day.to_string()),
        copy_of: (witnesses[at] != at).then(|| sources[witnesses[at]].doc.clone()),
    }
}

fn docs(sources: &[Source], group: &[usize]) -> Vec<String> {
    group.iter().map(|&at| sources[at].doc.clone()).collect()
}
