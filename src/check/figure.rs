//! The figures of a text as checks see them: plain numbers in a row, so that asking many of them costs little.

use crate::{
    analysis::{Bound, Direction, Kind, Observation},
    fact::Prepared,
    lexicon::{Cue, Reckon, Sorts, UnitKind},
    quantity::Quantity,
    segment::{BlockKind, Key, TokenKind},
};
use rust_decimal::Decimal;
use std::ops::Range;

/// What a figure can be in an arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// So many things, an amount of money, a physical quantity.
    Amount,
    /// A share of a hundred.
    Rate,
    /// So many of so many, also points of a maximum.
    Ratio,
    /// A place in a ranking.
    Rank,
    /// Points of an index.
    Score,
    /// A change in percent.
    Growth,
    /// A change in percentage points.
    Points,
    /// A change in places.
    Move,
    /// A change of an amount or of points.
    Step,
    /// So many times as much.
    Times,
    /// None of these, or a range.
    Other,
}

/// A figure. Tokens are counted over the whole text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fig {
    pub value: f64,
    /// Half a unit of the last printed digit.
    pub half: f64,
    /// By how much the true number may be off; 0 for what was counted.
    pub slack: f64,
    /// The whole of a ratio, else 0.
    pub whole: f64,
    /// Alike for figures that can be added up; 0 for what is counted.
    pub unit: u64,
    /// The first word of what is counted.
    pub noun: Key,
    /// First token of the words that read it.
    pub lead: usize,
    /// Its own tokens.
    pub start: usize,
    pub end: usize,
    /// One past the last token of its unit and noun.
    pub last: usize,
    pub sentence: usize,
    pub block: usize,
    pub class: Class,
    pub bound: Bound,
    pub direction: Option<Direction>,
    /// True where it is in a table.
    pub cell: bool,
}

impl Fig {
    /// How many units of its last digit it is: 846 for 84,6%.
    pub fn digits(&self) -> f64 {
        self.value / (2.0 * self.half)
    }

    /// True for an amount: what can be added up, or shared.
    pub fn is_amount(&self) -> bool {
        self.class == Class::Amount
    }

    /// By how much the true number may be off, as a part of it.
    #[inline(never)]
    pub fn relative(&self) -> f64 {
        match self.bound {
            Bound::Exact => self.slack / self.value.abs().max(1e-9),
            // "ước 61.840 tỷ" is an estimate that is printed to the last digit.
            _ if self.value >= 1000.0 * self.slack && self.value >= 1000.0 => self.slack / self.value,
            _ => 0.05,
        }
    }
}

/// How a claim is led to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lead {
    /// Where the words begin that lead to it: đạt tỷ lệ.
    pub at: usize,
    /// The last of them.
    pub word: Option<Reckon>,
    /// What stands before them; a blank where it is a word.
    pub mark: char,
}

impl Lead {
    /// True where the claim stands alone behind a mark: ", đạt 84,6%", "(84,6%)".
    pub fn bare(&self) -> bool {
        match self.mark {
            '(' => true,
            ' ' => false,
            _ => self.word.is_some(),
        }
    }
}

/// All figures of a text, with what stands around them.
pub(super) struct Figures<'a> {
    pub prepared: &'a Prepared<'a>,
    pub observations: &'a [Observation],
    all: Vec<Fig>,
}

impl std::ops::Index<usize> for Figures<'_> {
    type Output = Fig;

    fn index(&self, at: usize) -> &Fig {
        &self.all[at]
    }
}

impl<'a> Figures<'a> {
    pub fn new(prepared: &'a Prepared<'a>, observations: &'a [Observation]) -> Figures<'a> {
        let all = prepared.scan.quantities.iter().zip(observations).map(|(q, o)| fig(prepared, q, o)).collect();
        Figures { prepared, observations, all }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The figure before or behind in the same sentence.
    #[inline(never)]
    pub fn near(&self, at: usize, step: isize) -> Option<usize> {
        let other = at.checked_add_signed(step).filter(|&other| other < self.all.len())?;
        (self.all[other].sentence == self.all[at].sentence).then_some(other)
    }

    /// True where two figures can be added up or divided into each other.
    #[inline(never)]
    pub fn alike(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.all[a], &self.all[b]);
        a.class == b.class && a.unit == b.unit
    }

    /// True where two figures count the same, or one of them does not say what.
    #[inline(never)]
    pub fn same_noun(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.all[a], &self.all[b]);
        a.noun == b.noun || a.noun == Key::NONE || b.noun == Key::NONE
    }

    /// True for a line of a list or of a table.
    pub fn listed(&self, block: usize) -> bool {
        let block = self.prepared.doc.blocks.get(block);
        block.is_some_and(|block| matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow))
    }

    /// True where a mark stands right before a token.
    #[inline(never)]
    pub fn mark_before(&self, at: usize, wanted: char) -> bool {
        at > 0 && self.prepared.doc.tokens[at - 1].is(wanted)
    }

    /// True where a mark stands among some tokens.
    #[inline(never)]
    pub fn has_mark(&self, tokens: Range<usize>, wanted: char) -> bool {
        self.prepared.doc.tokens.get(tokens).is_some_and(|tokens| tokens.iter().any(|token| token.is(wanted)))
    }

    /// True where one of some cues ends right before a token.
    pub fn ends(&self, at: usize, cues: Sorts) -> bool {
        self.prepared.marks.ends(at, cues)
    }

    /// True where a cue begins among some tokens.
    #[inline(never)]
    pub fn has(&self, tokens: Range<usize>, cue: Cue) -> bool {
        !tokens.is_empty() && self.prepared.marks.has(tokens, cue)
    }

    /// Where the words begin that lead to a figure: those that read it, and those that make it a place in a ranking.
    pub fn led_from(&self, at: usize) -> usize {
        let lead = self.all[at].lead;
        let place = |cue| self.prepared.marks.cue_before(lead, cue);
        place(Cue::Place).or_else(|| place(Cue::WeakPlace)).unwrap_or(lead)
    }

    /// True where one of some cues leads to a figure, or to the words that read it.
    #[inline(never)]
    pub fn led(&self, at: usize, cues: Sorts) -> bool {
        let fig = &self.all[at];
        self.ends(fig.lead, cues)
            || self.ends(self.led_from(at), cues)
            || fig.start > fig.lead
                && (self.ends(fig.start, cues) || self.prepared.marks.of(fig.lead..fig.start, cues).next().is_some())
    }

    /// True where a bracket opens right before a figure and the words that lead to it.
    #[inline(never)]
    pub fn opens_bracket(&self, at: usize) -> bool {
        self.mark_before(self.led_from(at), '(')
    }

    /// True where no words behind a percentage say what it is of.
    #[inline(never)]
    pub fn alone(&self, at: usize) -> bool {
        const ON: Sorts = Sorts::of(&[Cue::Coordinator, Cue::Against, Cue::OutOf]);
        let end = self.all[at].end;
        let word = self.prepared.doc.tokens.get(end).is_some_and(|token| token.is_word());
        !word || self.prepared.marks.begin(end, ON)
    }

    /// The words of claims that begin among some tokens.
    pub fn reckons(&self, tokens: Range<usize>) -> impl Iterator<Item = &'a (Reckon, Range<u32>)> {
        let all = self.prepared.marks.reckons();
        let from = all.partition_point(|word| (word.1.start as usize) < tokens.start);
        all[from..].iter().take_while(move |word| (word.1.start as usize) < tokens.end)
    }

    /// True where such a word begins among some tokens.
    #[inline(never)]
    pub fn told(&self, tokens: Range<usize>, wanted: Reckon) -> bool {
        self.reckons(tokens).any(|word| word.0 == wanted)
    }

    /// The longest word of a claim that ends right before a token, and where it begins.
    #[inline(never)]
    pub fn reckon_before(&self, at: usize) -> Option<(Reckon, usize)> {
        let all = self.prepared.marks.reckons();
        let to = all.partition_point(|word| (word.1.start as usize) < at);
        let ending = all[to.saturating_sub(6)..to].iter().filter(|word| word.1.end as usize == at);
        ending.map(|word| (word.0, word.1.start as usize)).min_by_key(|word| word.1)
    }

    /// How a claim is led to.
    #[inline(never)]
    pub fn lead(&self, at: usize) -> Lead {
        let fig = &self.all[at];
        let inside = self.reckons(fig.lead..fig.start).map(|word| word.0);
        let word = inside.filter(|word| matches!(word, Reckon::Comes | Reckon::Share)).last();
        let mut lead = Lead { at: fig.lead, word, mark: ' ' };
        if let Some(from) = self.prepared.marks.cue_before(lead.at, Cue::Fold).filter(|_| fig.class == Class::Times) {
            lead.at = from;
        }
        for _ in 0..4 {
            match self.reckon_before(lead.at) {
                Some((word @ (Reckon::Comes | Reckon::Share), from)) => {
                    lead.at = from;
                    lead.word = lead.word.filter(|known| *known == Reckon::Share).or(Some(word));
                }
                _ => break,
            }
        }
        let first = self.prepared.doc.sentences[fig.sentence].tokens.start;
        lead.mark = match lead.at.checked_sub(1).filter(|&before| before >= first) {
            None => '.',
            Some(before) => match self.prepared.doc.tokens[before].kind {
                TokenKind::Mark(mark) => mark,
                _ => ' ',
            },
        };
        lead
    }

    /// The bracket that opens behind a figure within some tokens, and what stands right behind it is this figure.
    #[inline(never)]
    pub fn in_brackets_behind(&self, at: usize, other: usize, most: usize) -> bool {
        let (from, to) = (self.all[at].end, self.all[other].lead);
        to >= from && to - from <= most && {
            let tokens = &self.prepared.doc.tokens[from..to];
            let open = tokens.iter().rposition(|token| token.is('('));
            open.is_some_and(|open| {
                open + 5 > tokens.len() && !tokens[..open].iter().any(|t| t.is(',') || t.is(';') || t.is(')'))
            })
        }
    }
}

fn fig(prepared: &Prepared, q: &Quantity, o: &Observation) -> Fig {
    let half = 0.5 * power(q.precision);
    let whole = q.of.map_or(0.0, number);
    let noun = prepared.doc.tokens.get(q.noun.start).filter(|_| !q.noun.is_empty()).map_or(Key::NONE, |t| t.key);
    let class = class(q, o, whole, prepared.lexicon.times);
    let counted =
        matches!(class, Class::Amount | Class::Rank | Class::Ratio | Class::Move | Class::Step) && q.precision == 0;
    Fig {
        value: number(q.value),
        half,
        slack: if counted { 0.0 } else { half },
        whole,
        unit: unit(q, o.kind),
        noun,
        lead: q.reach.start,
        start: q.tokens.start,
        end: q.tokens.end,
        last: q.reach.end,
        sentence: q.sentence,
        block: prepared.doc.sentences[q.sentence].block,
        class,
        bound: q.bound,
        direction: q.direction,
        cell: prepared.doc.tables.at(q.tokens.start).is_some(),
    }
}

fn class(q: &Quantity, o: &Observation, whole: f64, times: &str) -> Class {
    match o.kind {
        _ if q.high.is_some() => Class::Other,
        Kind::Percentage => Class::Rate,
        Kind::Count | Kind::Money | Kind::Measure | Kind::Duration if whole == 0.0 => Class::Amount,
        Kind::Ratio | Kind::Score if whole > 0.0 => Class::Ratio,
        Kind::Rank => Class::Rank,
        Kind::Score => Class::Score,
        Kind::Multiple => Class::Times,
        Kind::Change if whole > 0.0 => Class::Other,
        Kind::Change if q.unit == times => Class::Times,
        Kind::Change => match q.measure {
            Some(UnitKind::Percent) => Class::Growth,
            Some(UnitKind::Point) => Class::Points,
            Some(UnitKind::Step) => Class::Move,
            _ => Class::Step,
        },
        _ => Class::Other,
    }
}

/// The first letters of a unit as a number; nothing for what is counted.
fn unit(q: &Quantity, kind: Kind) -> u64 {
    let named = match kind {
        Kind::Money | Kind::Measure | Kind::Duration => true,
        Kind::Change => matches!(q.measure, Some(UnitKind::Money | UnitKind::Measure | UnitKind::Duration)),
        _ => false,
    };
    let letters = q.unit.bytes().take(if named { 8 } else { 0 });
    letters.fold(0, |unit, letter| unit << 8 | u64::from(letter))
}

/// The powers of ten that a decimal can be divided by.
const POWERS: [f64; 29] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28,
];

fn power(exponent: i8) -> f64 {
    let power = POWERS[usize::from(exponent.unsigned_abs()).min(28)];
    if exponent < 0 { 1.0 / power } else { power }
}

/// A decimal as the nearest number that a machine reckons with; none that agrees with anything where it is too large.
fn number(value: Decimal) -> f64 {
    let whole = i64::try_from(value.mantissa()).map_or(f64::NAN, |whole| whole as f64);
    whole / POWERS[value.scale() as usize]
}
