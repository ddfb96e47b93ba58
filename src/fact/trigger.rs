//! The triggers of a sentence: where they stand to a figure, and how the figure fits what they point to.

use super::{
    context::{Context, Figure},
    weigh::Candidate,
};
use crate::{
    analysis::Kind,
    lexicon::{Cue, Indicator, IndicatorClue, Part, Trigger, UnitKind, ValueKind},
    quantity::Quantity,
};
use std::ops::Range;

/// The parts of a trigger that opens in the noun counted may stand so far behind it.
const NEAR_PART: usize = 6;

/// The parts of a trigger stand less than so many tokens apart.
const WIDEST_GAP: u32 = 14;

/// A trigger can cover so many others that were found before and behind it.
const NEIGHBOURS: usize = 12;

/// A trigger found in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Pointer {
    /// The trigger's row.
    row: u16,
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
pub(super) fn stand<T>(
    context: &Context,
    p: &Pointer,
    in_noun: bool,
    figure: &Figure,
    c: &mut Candidate<T, IndicatorClue>,
) {
    let q = figure.q;
    if in_noun {
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

/// The triggers of a text, sentence by sentence, found when first asked for.
pub(super) struct Pointers {
    all: Vec<Pointer>,
    /// Where in `all` those of each sentence stand.
    sentences: Vec<Option<Range<u32>>>,
    /// Room for the triggers that a part opens.
    opened: Vec<u16>,
}

impl Pointers {
    /// Nothing is found yet in so many sentences.
    pub fn new(sentences: usize) -> Pointers {
        Pointers { all: Vec::new(), sentences: vec![None; sentences], opened: Vec::new() }
    }

    /// What was found in a sentence.
    pub fn of(&self, sentence: usize) -> &[Pointer] {
        let found = self.sentences[sentence].as_ref();
        found.map_or(&[], |found| &self.all[found.start as usize..found.end as usize])
    }

    /// Finds those of a sentence, once.
    pub fn find(&mut self, context: &Context, sentence: usize) -> &[Pointer] {
        if self.sentences[sentence].is_none() {
            let from = self.all.len();
            self.add(context, context.sentence(sentence));
            cover(context, &mut self.all[from..]);
            self.sentences[sentence] = Some(from as u32..self.all.len() as u32);
        }
        self.of(sentence)
    }

    /// Adds every trigger whose parts all stand in a sentence in order.
    fn add(&mut self, context: &Context, sentence: Range<usize>) {
        let triggers = &context.lexicon.triggers;
        let Pointers { all, opened, .. } = self;
        let marks = context.marks.triggers_within(sentence);
        let wide = |tokens: &Range<u32>| tokens.start as usize..tokens.end as usize;
        for (i, (first, opening)) in marks.iter().enumerate() {
            let from = all.len();
            let pointer = |row: u16, last: &Range<u32>| {
                let Trigger { indicator, parts, syllables } = triggers.row(row);
                Pointer { row, indicator, tokens: wide(last), opening: wide(opening), parts, syllables, covered: None }
            };
            all.extend(triggers.whole(*first).map(|row| pointer(row, opening)));
            if !triggers.goes_on(*first) {
                continue;
            }
            let behind = |end: u32, from: usize| {
                let near = marks[from..].iter().enumerate().take_while(move |(_, m)| m.1.start < end + WIDEST_GAP);
                let parted = move |m: &Range<u32>| context.cuts(&(end as usize..m.start as usize)).semicolon();
                let near = near.filter(move |(_, m)| m.1.start >= end && !parted(&m.1));
                near.map(move |(at, m)| (from + at, m))
            };
            opened.clear();
            for (at, (second, tokens)) in behind(opening.end, i + 1) {
                for row in triggers.onward(*first, *second) {
                    if opened.contains(&row) {
                        continue;
                    }
                    opened.push(row);
                    let (mut at, mut last) = (at, tokens);
                    let rest = 2..triggers.row(row).parts;
                    let whole = rest.into_iter().all(|place| {
                        let part = Part { trigger: row, place };
                        let next = behind(last.end, at + 1).find(|(_, m)| triggers.parts(m.0).contains(&part));
                        next.inspect(|&(there, m)| (at, last) = (there, &m.1)).is_some()
                    });
                    if whole {
                        all.push(pointer(row, last));
                    }
                }
            }
            crate::order::by_key(&mut all[from..], |p| u64::from(!p.row));
        }
    }
}

/// Tells the triggers of a sentence which of them a longer one covers.
fn cover(context: &Context, found: &mut [Pointer]) {
    let longest = found.iter().map(|p| p.syllables).max().unwrap_or(0);
    for i in 0..found.len() {
        let c = &found[i];
        if c.syllables == longest {
            continue;
        }
        let near = found[i.saturating_sub(NEIGHBOURS)..(i + NEIGHBOURS + 1).min(found.len())].iter();
        let covers = |o: &&Pointer| {
            let whole = || !context.cuts(&(o.opening.end.min(o.tokens.start)..o.tokens.start)).comma();
            let over = || o.opening.start <= c.opening.start && o.tokens.end >= c.tokens.end;
            o.syllables > c.syllables && o.indicator != c.indicator && over() && whole()
        };
        let covered = near.filter(covers).max_by_key(|o| o.syllables).map(|o| o.indicator);
        found[i].covered = covered;
    }
}

/// *Reads* "35 sản phẩm OCOP thì 31 sản phẩm đã lên sàn": the sentence points to the general indicator, too, and to the
/// special one by words of its own. *Leaves alone* words that point to both: "187 sản phẩm đã lên sàn".
pub(super) fn is_special(pointers: &[Pointer], special: u16, context: &Context) -> bool {
    let Some(general) = context.lexicon.indicators[special as usize].general else { return false };
    let of = |row: u16| pointers.iter().filter(move |p| p.indicator == row);
    let within = |part: &Range<usize>, whole: &Range<usize>| whole.start <= part.start && part.end <= whole.end;
    let shared = |part: &Range<usize>| of(general).any(|g| within(part, &g.opening) || within(part, &g.tokens));
    of(general).next().is_some() && of(special).any(|p| !shared(&p.opening) || !shared(&p.tokens))
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
    let counted = || match same_thing(indicator, q, context) {
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
        (ValueKind::Count | ValueKind::Ratio, Kind::Count) => counted(),
        (ValueKind::Rate | ValueKind::Count, Kind::Ratio) => Some(IndicatorClue::FitRatio),
        (ValueKind::Rate, Kind::Count) => in_noun.then_some(IndicatorClue::FitCountOfRate),
        (_, Kind::Change | Kind::Multiple) => change_fits(indicator.value, q, counted),
        _ => None,
    }
}

fn change_fits(value: ValueKind, q: &Quantity, counted: impl Fn() -> Option<IndicatorClue>) -> Option<IndicatorClue> {
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
        (ValueKind::Count | ValueKind::Ratio, None | Some(UnitKind::Noun)) => counted(),
        (ValueKind::Score, None) if q.precision <= -2 => Some(IndicatorClue::FitChange),
        _ => None,
    }
}
