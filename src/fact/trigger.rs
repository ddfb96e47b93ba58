//! The triggers of a sentence: where they stand to a figure, and how the figure fits what they point to.

use super::{
    context::{Context, Figure},
    weigh::Candidate,
};
use crate::{
    analysis::Kind,
    lexicon::{Cue, Indicator, IndicatorClue, Meaning, Mention, UnitKind, ValueKind},
    quantity::Quantity,
};
use std::ops::Range;

/// The parts of a trigger that opens in the noun counted may stand so far behind it.
const NEAR_PART: usize = 6;

/// The parts of a trigger stand less than so many tokens apart.
const WIDEST_GAP: u32 = 14;

/// A trigger found in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Pointer {
    pub indicator: u16,
    /// The trigger's last part.
    pub tokens: Range<usize>,
    /// The trigger's first part.
    pub opening: Range<usize>,
    pub parts: u8,
    pub syllables: u8,
    /// The other indicator of which a longer trigger covers it.
    pub covered: Option<u16>,
}

impl Pointer {
    /// True where the trigger, or its first part, stands in the noun that is counted.
    pub fn in_noun(&self, q: &Quantity, context: &Context) -> bool {
        let holds = |part: &Range<usize>| part.start < q.noun.end && part.end > q.tokens.start;
        let near = || self.tokens.start <= q.noun.end + NEAR_PART;
        let alone = || context.cuts(&(q.noun.end..self.tokens.start)).figures() == 0;
        let opens = holds(&self.opening) && near() && alone();
        !q.noun.is_empty() && (holds(&self.tokens) || opens)
    }
}

/// Notes where a trigger stands: in the noun that is counted, before the figure in its clause, or behind it.
pub(super) fn stand<T>(context: &Context, p: &Pointer, figure: &Figure, c: &mut Candidate<T, IndicatorClue>) {
    let q = figure.q;
    if p.in_noun(q, context) {
        c.note(IndicatorClue::InNoun, true);
        c.note(IndicatorClue::InNounHead, p.opening.start <= q.noun.start + 1);
        return;
    }
    let before = p.tokens.end <= q.tokens.start;
    let between = if before { p.tokens.end..q.tokens.start } else { q.tokens.end.min(p.tokens.start)..p.tokens.start };
    let cuts = context.cuts(&between);
    let (figures, far, noun) = (cuts.figures(), between.len(), !q.noun.is_empty());
    if before {
        c.note(IndicatorClue::Before, true);
        c.note(IndicatorClue::BeforeClose, far <= 3);
        c.note(IndicatorClue::BeforeMiddle, (4..=10).contains(&far));
        c.note(IndicatorClue::BeforeFar, far > 20);
        c.note(IndicatorClue::BeforeComma, cuts.comma());
        c.note(IndicatorClue::BeforeSemicolon, cuts.semicolon());
        c.note(IndicatorClue::BeforeFigure, figures == 1);
        c.note(IndicatorClue::BeforeFigures, figures > 1);
        c.note(IndicatorClue::BeforeThing, noun && q.kind != Kind::Percentage);
        c.note(IndicatorClue::BeforeShared, noun && q.kind == Kind::Percentage);
        c.note(IndicatorClue::BeforeClause, context.has(between, Cue::Clause));
    } else {
        c.note(IndicatorClue::Behind, true);
        c.note(IndicatorClue::BehindNoun, noun && figures == 0 && !cuts.comma() && !cuts.semicolon());
        c.note(IndicatorClue::BehindClose, far <= 4);
        c.note(IndicatorClue::BehindFar, far > 12);
        c.note(IndicatorClue::BehindComma, cuts.comma());
        c.note(IndicatorClue::BehindSemicolon, cuts.semicolon());
        c.note(IndicatorClue::BehindFigure, figures > 0);
        c.note(IndicatorClue::BehindAbout, far <= 2 && context.has(between, Cue::About));
    }
}

/// The triggers of which another part than the first stands among some phrases, sorted: the others of several parts
/// need no search.
pub(super) fn continued<'m>(marks: impl Iterator<Item = &'m Mention>) -> Vec<u16> {
    let later = |m: &Mention| match m.meaning {
        Meaning::Trigger(row, 1..) => Some(row),
        _ => None,
    };
    let mut rows: Vec<u16> = marks.filter_map(later).collect();
    crate::order::by_key(&mut rows, |&row| u64::from(row));
    rows
}

/// Every trigger of a sentence whose parts all stand there in order.
pub(super) fn pointers(context: &Context, sentence: Range<usize>) -> Vec<Pointer> {
    let marks = context.marks.within(sentence);
    let continued = continued(marks.iter());
    let mut found: Vec<Pointer> = Vec::new();
    for (i, m) in marks.iter().enumerate() {
        let Meaning::Trigger(row, 0) = m.meaning else { continue };
        let trigger = context.lexicon.triggers[row as usize];
        if trigger.parts > 1 && continued.binary_search(&row).is_err() {
            continue;
        }
        let (mut part, mut end, mut last) = (1, m.last, m.first..m.last);
        for n in &marks[i + 1..] {
            if part == trigger.parts {
                break;
            }
            if n.first >= end + WIDEST_GAP {
                break;
            }
            if n.meaning == Meaning::Trigger(row, part) && n.first >= end {
                (part, end, last) = (part + 1, n.last, n.first..n.last);
            }
        }
        if part == trigger.parts {
            let tokens = last.start as usize..last.end as usize;
            let opening = m.first as usize..m.last as usize;
            let (indicator, parts, syllables) = (trigger.indicator, trigger.parts, trigger.syllables);
            found.push(Pointer { indicator, tokens, opening, parts, syllables, covered: None });
        }
    }
    for i in 0..found.len() {
        let c = &found[i];
        let near = found[i.saturating_sub(8)..(i + 9).min(found.len())].iter();
        let covers = |o: &&Pointer| {
            let over = o.opening.start <= c.opening.start && o.tokens.end >= c.tokens.end;
            over && o.syllables > c.syllables && o.indicator != c.indicator
        };
        let covered = near.filter(covers).max_by_key(|o| o.syllables).map(|o| o.indicator);
        found[i].covered = covered;
    }
    found
}

/// True where the noun behind a figure is a thing that the indicator counts, or that its shares are of; nothing where
/// there is no noun.
pub(super) fn same_thing(indicator: &Indicator, q: &Quantity, context: &Context) -> Option<bool> {
    let head = q.noun.start..q.noun.end.min(q.noun.start + 3);
    let same = || context.doc.tokens[head].iter().any(|t| indicator.things.contains(&t.key));
    (!q.noun.is_empty()).then(same)
}

/// How a figure can be a value of an indicator; nothing where it cannot.
pub(super) fn fits(indicator: &Indicator, q: &Quantity, in_noun: bool, context: &Context) -> Option<IndicatorClue> {
    let counted = match same_thing(indicator, q, context) {
        Some(true) => Some(IndicatorClue::FitNoun),
        None => Some(IndicatorClue::FitBare),
        Some(false) => in_noun.then_some(IndicatorClue::FitLooseNoun),
    };
    match (indicator.value, q.kind) {
        (ValueKind::Rate, Kind::Percentage)
        | (ValueKind::Rank, Kind::Rank)
        | (ValueKind::Score, Kind::Score)
        | (ValueKind::Money, Kind::Money)
        | (ValueKind::Measure, Kind::Measure)
        | (ValueKind::Ratio, Kind::Ratio) => Some(IndicatorClue::FitKind),
        (ValueKind::Score, Kind::Percentage) => Some(IndicatorClue::FitScorePercent),
        (ValueKind::Ratio, Kind::Percentage) => Some(IndicatorClue::FitRatioPercent),
        (ValueKind::Count | ValueKind::Ratio, Kind::Count) => counted,
        (ValueKind::Rate | ValueKind::Count, Kind::Ratio) => Some(IndicatorClue::FitRatio),
        (ValueKind::Rate, Kind::Count) => in_noun.then_some(IndicatorClue::FitCountOfRate),
        (_, Kind::Change | Kind::Multiple) => change_fits(indicator.value, q, counted),
        _ => None,
    }
}

fn change_fits(value: ValueKind, q: &Quantity, counted: Option<IndicatorClue>) -> Option<IndicatorClue> {
    match (value, q.measure) {
        (ValueKind::Rank, Some(UnitKind::Step)) => Some(IndicatorClue::FitKind),
        (ValueKind::Rate, Some(UnitKind::Percent | UnitKind::Point))
        | (ValueKind::Score, Some(UnitKind::Score | UnitKind::Percent | UnitKind::Point))
        | (ValueKind::Money, Some(UnitKind::Money | UnitKind::Percent | UnitKind::Times))
        | (ValueKind::Measure, Some(UnitKind::Measure | UnitKind::Percent | UnitKind::Times)) => {
            Some(IndicatorClue::FitChange)
        }
        (ValueKind::Count | ValueKind::Ratio | ValueKind::Rate, Some(UnitKind::Percent | UnitKind::Times))
        | (ValueKind::Score, Some(UnitKind::Times)) => Some(IndicatorClue::FitLooseChange),
        (ValueKind::Count | ValueKind::Ratio, None | Some(UnitKind::Noun)) => counted,
        (ValueKind::Score, None) if q.precision <= -2 => Some(IndicatorClue::FitChange),
        _ => None,
    }
}
