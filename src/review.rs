//! What a person decided about figures, laid over what was read.
//!
//! It comes in twice. Numbers are promoted, split and merged before figures get their meaning, so that the new ones are asked
//! all questions as any other. Fields are corrected and figures set aside behind it, so that nothing a person says of one figure
//! has another one read otherwise. Checks come behind both: they recompute what the person lets stand.

use crate::{
    analysis::{
        Act, Analysis, Area, Bound, Direction, Doubt, Kind, Observation, Pillar, Reason, Review, Skipped, Status,
    },
    fact,
    lexicon::{Lexicon, Mentions},
    period::Period,
    quantity::{self, Scan},
    segment::Document,
    span::Span,
};
use rust_decimal::Decimal;
use std::ops::Range;

/// One decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What is done.
    pub act: Act,
    /// With which figures.
    pub place: Place,
    /// The fields that the person gives.
    pub set: Given,
}

/// Which figures a decision is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Those that stand in these words.
    At(Span),
    /// All that were read with this label and are of this kind, unless a decision stands at their own words.
    Like(String, Kind),
}

/// Fields that a person gives; of those that can be empty, `Some(None)` empties them.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)] // the fields are those of `Observation`
pub struct Given {
    pub kind: Option<Kind>,
    pub value: Option<Decimal>,
    pub high: Option<Option<Decimal>>,
    pub of: Option<Option<Decimal>>,
    pub unit: Option<String>,
    pub bound: Option<Bound>,
    pub direction: Option<Option<Direction>>,
    pub baseline: Option<String>,
    pub status: Option<Status>,
    pub period: Option<Option<Period>>,
    pub area: Option<String>,
    pub label: Option<String>,
    /// Id of an indicator; one that the tables do not know is passed over.
    pub indicator: Option<String>,
    pub pillar: Option<Pillar>,
}

/// Lays decisions over the numbers of a text: those that say what is a figure and where one ends.
pub fn numbers(decisions: &[Decision], doc: &Document, marks: &Mentions, lexicon: &Lexicon, scan: &mut Scan) {
    for decision in decisions {
        let Place::At(span) = decision.place else { continue };
        let tokens = within(doc, span);
        if tokens.is_empty() {
            continue;
        }
        match decision.act {
            Act::Promote => quantity::promote(doc, marks, lexicon, tokens, scan),
            Act::Split => quantity::split_in_two(doc, tokens, scan),
            Act::Merge => quantity::merge(tokens, scan),
            Act::Accept | Act::Correct | Act::Reject => {}
        }
    }
}

/// Lays decisions over what the figures mean. *Gives* where the figures stood that were set aside, the last one first: their
/// quantities must go as well.
pub fn figures(decisions: &[Decision], analysis: &mut Analysis, lexicon: &Lexicon) -> Vec<usize> {
    if decisions.is_empty() {
        return Vec::new();
    }
    let read = &mut analysis.observations;
    let mut rejected = vec![false; read.len()];
    for decision in decisions {
        if let Place::Like(label, kind) = &decision.place {
            let alike = |o: &Observation| o.review.is_none() && o.kind == *kind && o.label == *label;
            // First which they are: a correction may change by what they are known.
            let these: Vec<usize> = (0..read.len()).filter(|&at| alike(&read[at])).collect();
            for at in these {
                rejected[at] = decision.act == Act::Reject;
                lay(&decision.set, Review::Recipe, &mut read[at], lexicon);
            }
        }
    }
    for decision in decisions {
        if let Place::At(span) = decision.place {
            for at in meant(read, span, decision.act) {
                rejected[at] = decision.act == Act::Reject;
                lay(&decision.set, Review::Person, &mut read[at], lexicon);
            }
        }
    }
    let gone: Vec<usize> = (0..read.len()).rev().filter(|&at| rejected[at]).collect();
    for &at in &gone {
        let span = read.remove(at).span;
        analysis.skipped.push(Skipped { span, reason: Reason::Rejected });
    }
    crate::order::by_key(&mut analysis.skipped, |s| u64::from(s.span.start));
    fact::join(read);
    gone
}

/// How much a figure asks to be looked at, from 0 to 200: what an article's own figures contradict first, then what may be
/// another number, another indicator, another place or time than was read. Nothing where a person looked at it.
pub fn concern(o: &Observation, failed: bool) -> u8 {
    if o.review.is_some() {
        return 0;
    }
    let weight = |doubt: &Doubt| match doubt {
        Doubt::Separator | Doubt::OutOfRange => 60,
        Doubt::RankOrRatio | Doubt::PercentOrPoint => 50,
        Doubt::IndicatorAmbiguous | Doubt::AreaAmbiguous => 40,
        Doubt::Misspelt | Doubt::OldEncoding => 30,
        Doubt::AreaFromArticle | Doubt::PeriodFromContext => 20,
        Doubt::NoMarks | Doubt::Foreign => 10,
    };
    let unnamed = if o.indicator.is_none() && o.label.is_empty() { 25 } else { 0 };
    let doubts: u32 = o.doubts.iter().map(weight).sum();
    (doubts + unnamed + if failed { 100 } else { 0 }).min(200) as u8
}

/// The figures that a decision is about: the one with these very words, both halves where one was split, else one that shares
/// words with them.
fn meant(read: &[Observation], span: Span, act: Act) -> Vec<usize> {
    let inside = |o: &Observation| span.start <= o.span.start && o.span.end <= span.end;
    let mut found: Vec<usize> = (0..read.len()).filter(|&at| inside(&read[at])).collect();
    if found.is_empty() {
        found = (0..read.len()).filter(|&at| read[at].span.overlaps(span)).collect();
    }
    if act != Act::Split && act != Act::Reject {
        found.truncate(1);
    }
    found
}

/// Gives a figure the fields that a person gave. What they looked at is in doubt no more.
fn lay(set: &Given, review: Review, o: &mut Observation, lexicon: &Lexicon) {
    o.review = Some(review);
    o.doubts.clear();
    let Given {
        kind,
        value,
        high,
        of,
        unit,
        bound,
        direction,
        baseline,
        status,
        period,
        area,
        label,
        indicator,
        pillar,
    } = set.clone();
    take(&mut o.kind, kind);
    if let Some(value) = value {
        o.precision = -(value.scale() as i8);
        o.value = value;
    }
    take(&mut o.high, high);
    take(&mut o.of, of);
    take(&mut o.unit, unit.map(Into::into));
    take(&mut o.bound, bound);
    take(&mut o.direction, direction);
    take(&mut o.baseline, baseline);
    take(&mut o.status, status);
    take(&mut o.period, period);
    take(&mut o.area, area.map(|name| named(name, lexicon)));
    take(&mut o.label, label);
    if let Some(id) = indicator {
        let row = lexicon.indicators.iter().find(|row| row.id == id);
        if row.is_some() || id.is_empty() {
            o.indicator = row.map(|row| row.id);
            o.pillar = row.map_or(o.pillar, |row| row.pillar);
        }
    }
    take(&mut o.pillar, pillar);
}

fn take<T>(field: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *field = given;
    }
}

/// The place of this name, with its code where it is a province.
fn named(name: String, lexicon: &Lexicon) -> Area {
    match lexicon.areas.iter().find(|row| row.name == name) {
        Some(row) => row.area(),
        None => Area { name: name.into(), ..Area::default() },
    }
}

/// The tokens that stand in some words of the source text.
fn within(doc: &Document, span: Span) -> Range<usize> {
    let first = doc.tokens.partition_point(|token| doc.text.source(token.span).end <= span.start);
    let last = doc.tokens.partition_point(|token| doc.text.source(token.span).start < span.end);
    first..last.max(first)
}
