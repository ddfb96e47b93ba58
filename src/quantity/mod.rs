//! From tokens to quantities: value, whole, range, unit, bound and direction of every figure, the times, and the
//! numbers that are no figures with the reason.

/// Some cues as [`Cues`], put together while the program is compiled.
macro_rules! cues {
    ($($cue:ident),+) => {
        const {
            const LIST: &[$crate::lexicon::Cue] = &[$($crate::lexicon::Cue::$cue),+];
            &$crate::quantity::Cues { list: LIST, sorts: $crate::lexicon::Sorts::of(LIST) }
        }
    };
}

mod bound;
pub(crate) mod cell;
mod digits;
mod figure;
mod kind;
mod person;
mod series;
mod skip;
mod spelled;
mod time;
mod words;

pub use person::{merge, promote, split_in_two};
pub use time::{Time, When, months};

use crate::{
    analysis::{Bound, Direction, Doubt, Kind, Reason},
    lexicon::{Cue, Lexicon, Meaning, Mention, Mentions, Sorts, UnitKind},
    segment::{CellKind, Document, Token, TokenKind},
    span::Span,
};
use rust_decimal::Decimal;
use std::{borrow::Cow, ops::Range};

/// A figure before it is known what it measures.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// Tokens of the figure itself.
    pub tokens: Range<usize>,
    /// Tokens of the figure with the words that read it: bound and change before, unit and noun behind.
    pub reach: Range<usize>,
    /// The noun counted, if any.
    pub noun: Range<usize>,
    /// What the unit makes of the number.
    pub measure: Option<UnitKind>,
    /// Its sentence.
    pub sentence: usize,
    /// What sort of figure.
    pub kind: Kind,
    /// Exact value.
    pub value: Decimal,
    /// Power of ten of the last printed digit.
    pub precision: i8,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// The whole.
    pub of: Option<Decimal>,
    /// Unit, or the noun counted.
    pub unit: Cow<'static, str>,
    /// How the number stands to the true one.
    pub bound: Bound,
    /// Which way a change went.
    pub direction: Option<Direction>,
    /// True where a change is a difference from something else: cao hơn, kém.
    pub gap: bool,
    /// The rule that read it.
    pub rule: &'static str,
    /// Reasons to look twice.
    pub doubts: Vec<Doubt>,
}

/// All numbers of a text.
#[derive(Debug, Default)]
pub struct Scan {
    /// The figures, in text order.
    pub quantities: Vec<Quantity>,
    /// The times, in text order.
    pub times: Vec<Time>,
    /// The numbers that are no figures: tokens and reason.
    pub skipped: Vec<(Range<usize>, Reason)>,
}

/// Reads the numbers of a document.
pub fn scan(doc: &Document, marks: &Mentions, lexicon: &Lexicon) -> Scan {
    let mut scanner = Scanner {
        doc,
        marks,
        lexicon,
        taken: vec![None; doc.tokens.len()],
        sentence: 0,
        range: 0..0,
        own: &[],
        out: Scan::default(),
    };
    let times: Vec<Mention> = marks.of(0..doc.tokens.len(), TIMES).copied().collect();
    let words: Vec<Mention> = marks.of(0..doc.tokens.len(), WORDS).copied().collect();
    let (numbers, links) = scanner.numbers_and_links();
    let mut pieces = Pieces { numbers: &numbers, links: &links, times: &times, words: &words };
    scanner.out.quantities.reserve(numbers.len());
    for (index, sentence) in doc.sentences.iter().enumerate() {
        scanner.sentence = index;
        scanner.range = sentence.tokens.clone();
        scanner.own = &doc.tokens[sentence.tokens.clone()];
        let inside = pieces.split(sentence.tokens.end);
        if !inside.is_empty() {
            scanner.sentence(inside);
        }
    }
    scanner.out
}

/// What a number in words begins with, and what is one.
const WORDS: Sorts = Sorts::of(&[Cue::Half, Cue::Double, Cue::OneAndHalf, Cue::First, Cue::Second]).and_numbers();

/// What a time begins with before which no number stands.
const TIMES: Sorts = Sorts::of(&[
    Cue::Quarter,
    Cue::Month,
    Cue::FirstHalf,
    Cue::SecondHalf,
    Cue::LastYear,
    Cue::ThisYear,
    Cue::NextYear,
    Cue::ThatTime,
    Cue::YearsTold,
    Cue::YearStart,
    Cue::YearEnd,
    Cue::SchoolYear,
    Cue::LastSchoolYear,
    Cue::Ago,
]);

struct Scanner<'a> {
    doc: &'a Document<'a>,
    marks: &'a Mentions,
    lexicon: &'a Lexicon,
    /// Tokens that belong to what was already read. Figures are marked `Other`.
    taken: Vec<Option<Reason>>,
    sentence: usize,
    range: Range<usize>,
    /// The tokens of the sentence.
    own: &'a [Token],
    out: Scan,
}

/// Some cues, the preferred ones first, and their bits.
struct Cues {
    list: &'static [Cue],
    sorts: Sorts,
}

/// Where the numbers of a text or of a sentence can begin, and the addresses with digits.
struct Pieces<'p> {
    numbers: &'p [usize],
    links: &'p [usize],
    times: &'p [Mention],
    words: &'p [Mention],
}

impl<'p> Pieces<'p> {
    fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.links.is_empty() && self.times.is_empty() && self.words.is_empty()
    }

    /// Cuts off those before a token.
    fn split(&mut self, end: usize) -> Pieces<'p> {
        let (number, phrase) = (|&at: &usize| at < end, |m: &Mention| (m.first as usize) < end);
        Pieces {
            numbers: split(&mut self.numbers, number),
            links: split(&mut self.links, number),
            times: split(&mut self.times, phrase),
            words: split(&mut self.words, phrase),
        }
    }
}

/// Cuts off the first items, up to one that is not wanted.
fn split<'p, T>(items: &mut &'p [T], wanted: impl Fn(&T) -> bool) -> &'p [T] {
    let count = items.iter().take_while(|item| wanted(item)).count();
    let (first, rest) = items.split_at(count);
    *items = rest;
    first
}

impl Scanner<'_> {
    /// Times first, then what is no figure, then the figures from left to right.
    fn sentence(&mut self, pieces: Pieces<'_>) {
        let cell = self.cell();
        let kind = cell.as_ref().map(|(_, cell)| cell.kind);
        // What heads count is no figure, and what a cell begins with is no time.
        let mut given = (kind == Some(CellKind::Figure)).then(|| pieces.numbers.first().copied()).flatten();
        if kind == Some(CellKind::Number) {
            pieces.numbers.iter().for_each(|&at| self.skip(at..at + 1, Reason::List));
        }
        let times = self.out.times.len();
        for &at in pieces.links {
            self.skip(at..at + 1, Reason::Address);
        }
        for m in pieces.times {
            self.time_in_words(m);
        }
        for &at in pieces.numbers {
            if self.taken[at].is_none() && given.take() != Some(at) {
                self.no_figure(at);
            }
        }
        let first = self.out.quantities.len();
        for &at in pieces.numbers {
            if self.taken[at].is_none() {
                self.figure(at);
            }
        }
        self.spelled(pieces.words);
        crate::order::by_key(&mut self.out.times[times..], |t| t.tokens.start as u64);
        crate::order::by_key(&mut self.out.quantities[first..], |q| q.tokens.start as u64);
        self.inherit(first);
        if let Some((table, cell)) = cell {
            self.complete(table, cell, first);
        }
        for &at in pieces.numbers {
            if self.taken[at].is_none() {
                self.skip(at..at + 1, Reason::Other);
            }
        }
    }

    /// One look over the text for its numbers and for addresses with digits.
    fn numbers_and_links(&self) -> (Vec<usize>, Vec<usize>) {
        let (mut numbers, mut links) = (Vec::with_capacity(self.doc.tokens.len() / 16), Vec::new());
        for (at, token) in self.doc.tokens.iter().enumerate() {
            if token.is_word() {
                continue;
            }
            match token.kind {
                TokenKind::Number => numbers.push(at),
                TokenKind::Link if self.doc.words(at..at + 1).bytes().any(|b| b.is_ascii_digit()) => links.push(at),
                _ => {}
            }
        }
        (numbers, links)
    }

    /// *Reads* quý III where no digit stands, một năm trước, cùng năm đó, nửa đầu năm (2024).
    fn time_in_words(&mut self, m: &Mention) {
        let time = match m.meaning {
            Meaning::Cue(Cue::Quarter) => {
                let roman = self.token(m.last as usize).is_some_and(Token::is_word);
                let quarters = || self.quarters(m.first as usize..m.last as usize);
                roman.then(|| self.quarter(m.last as usize).or_else(quarters)).flatten()
            }
            _ => self.worded(m),
        };
        let Some(time) = time else { return };
        if matches!(
            m.meaning,
            Meaning::Cue(
                Cue::LastYear
                    | Cue::ThisYear
                    | Cue::NextYear
                    | Cue::ThatTime
                    | Cue::SchoolYear
                    | Cue::LastSchoolYear
                    | Cue::Ago
            )
        ) {
            self.out.times.push(time);
            return;
        }
        if self.doc.tokens[time.tokens.clone()].iter().any(Token::is_number) {
            self.skip(time.tokens.clone(), Reason::Time);
        } else {
            self.take(time.tokens.clone(), Reason::Time);
        }
        self.out.times.push(time);
    }

    /// Settles a number that is a time, a legal number, a name, a phone number, a list number.
    fn no_figure(&mut self, at: usize) {
        let phase = if self.ends(at, cues![Phase]) { self.years(at) } else { None };
        if let Some(time) = phase.or_else(|| self.lettered(at)) {
            self.skip(time.tokens.clone(), Reason::Time);
            self.out.times.push(time);
        } else if let Some((tokens, reason)) = self.not_counted(at) {
            self.skip(tokens, reason);
        } else if let Some(time) = self.time(at) {
            self.skip(time.tokens.clone(), Reason::Time);
            self.out.times.push(time);
        }
    }

    /// Keeps a figure, unless a part of it is something else: no word is read twice.
    fn found(&mut self, quantity: Option<Quantity>) {
        if let Some(quantity) = quantity
            && self.taken[quantity.tokens.clone()].iter().all(Option::is_none)
        {
            self.take(quantity.tokens.clone(), Reason::Other);
            self.out.quantities.push(quantity);
        }
    }

    /// Sets aside the tokens that nothing else has taken: "năm0" after a time is only the 0.
    fn skip(&mut self, tokens: Range<usize>, reason: Reason) {
        let free = |&at: &usize| self.taken[at].is_none();
        let (Some(first), Some(last)) = (tokens.clone().find(free), tokens.rev().find(free)) else { return };
        let tokens = first..last + 1;
        self.take(tokens.clone(), reason);
        self.out.skipped.push((tokens, reason));
    }

    fn take(&mut self, tokens: Range<usize>, reason: Reason) {
        for taken in &mut self.taken[tokens] {
            *taken = Some(reason);
        }
    }

    /// The token at an index of this sentence.
    fn token(&self, at: usize) -> Option<&Token> {
        self.own.get(at.wrapping_sub(self.range.start))
    }

    fn number(&self, at: usize) -> Option<&Token> {
        self.token(at).filter(|t| t.is_number())
    }

    /// How many characters the number at `at` has; 0 where there is none.
    fn length(&self, at: usize) -> u32 {
        self.number(at).map_or(0, |t| t.span.end - t.span.start)
    }

    fn digits(&self, at: usize) -> Option<&str> {
        self.number(at).map(|t| t.span.of(self.doc.text.shadow()))
    }

    /// A number without marks below 10,000.
    fn small(&self, at: usize) -> Option<u16> {
        let Span { start, end } = self.number(at)?.span;
        let digits = self.doc.text.shadow().as_bytes().get(start as usize..end as usize)?;
        let next = |n: u16, b: &u8| b.is_ascii_digit().then(|| 10 * n + u16::from(b - b'0'));
        if digits.len() <= 4 { digits.iter().try_fold(0, next) } else { None }
    }

    /// The mark at `at` with a number behind it, nothing between them or before.
    fn joint(&self, at: usize) -> Option<char> {
        let TokenKind::Mark(mark) = self.token(at).filter(|t| t.glued)?.kind else { return None };
        self.number(at + 1).filter(|t| t.glued).map(|_| mark)
    }

    /// The number behind one of some marks at `at`, nothing between them.
    fn glued(&self, at: usize, marks: &[char]) -> Option<usize> {
        self.joint(at).filter(|mark| marks.contains(mark)).map(|_| at + 1)
    }

    /// True where a mark or the sentence's end stands, or a word that cannot be counted.
    fn next_is_stop(&self, at: usize) -> bool {
        match self.token(at) {
            None => true,
            Some(t) if t.is_word() => self.marks.cue_at(at, Cue::NounEnd).is_some(),
            Some(t) => !t.is_number() && !t.is('%') && !t.is('/'),
        }
    }

    /// True where a word stands that a table knows as a thing that can be counted.
    fn names_a_noun(&self, at: usize) -> bool {
        self.token(at).is_some() && self.marks.cue_at(at, Cue::Noun).is_some()
    }

    /// The first of some tokens at which a cue begins; the one behind them where none does.
    fn first_of(&self, tokens: Range<usize>, cue: Cue) -> usize {
        self.marks.first_cue(tokens.clone(), cue).map_or(tokens.end, |m| m.first as usize)
    }

    /// True where one of some cues ends right before a token.
    #[inline(never)]
    fn ends(&self, at: usize, wanted: &Cues) -> bool {
        self.marks.ends(at, wanted.sorts)
    }

    /// The longest cue of some kinds that ends right before a token: the cue and where it begins.
    #[inline]
    fn before(&self, at: usize, wanted: &Cues) -> Option<(Cue, usize)> {
        if self.marks.ends(at, wanted.sorts) { self.longest_before(at, wanted) } else { None }
    }

    #[inline(never)]
    fn longest_before(&self, at: usize, wanted: &Cues) -> Option<(Cue, usize)> {
        let found = self.marks.ending(at).filter(|m| m.is_of(wanted.sorts) && m.first as usize >= self.range.start);
        let found = found.filter_map(|m| match m.meaning {
            Meaning::Cue(cue) => Some((cue, m.first as usize)),
            _ => None,
        });
        let rank = |cue: Cue| wanted.list.iter().position(|w| *w == cue);
        found.min_by_key(|f| (f.1, rank(f.0)))
    }
}
