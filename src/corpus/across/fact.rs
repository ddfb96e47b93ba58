//! The same fact told by several articles: one fact with several witnesses.

use super::{
    area::{Place, place},
    terms::{Definition, Terms},
};
use crate::{
    Period,
    analysis::{Bound, Direction, Kind, Status},
    corpus::{Cell, Row, compare::unit_key},
};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// What two figures must share to be about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Topic<'t> {
    /// Id of the indicator; nothing where none is known.
    pub indicator: &'t str,
    /// The words of a figure without an indicator.
    pub label: &'t str,
    /// The place.
    pub place: Place<'t>,
    /// The time.
    pub period: Option<Period>,
    /// Reached, aimed at or laid down.
    pub status: Status,
    /// What sort of figure.
    pub kind: Kind,
    /// The unit, of a counted noun its first syllable.
    pub unit: &'t str,
    /// How many were ranked.
    pub ranked: Option<Decimal>,
    /// Which way a change went, and against what.
    pub change: Option<(Option<Direction>, &'t str)>,
}

/// One fact and the articles that tell it.
#[derive(Clone, Debug)]
pub struct Fact<'t> {
    /// What it is about.
    pub topic: Topic<'t>,
    /// The figures that state it, an article once; the first stands for all.
    pub cells: Vec<Cell<'t>>,
    /// Articles by their places in the table, in their order, as `cells`.
    pub sources: Vec<usize>,
    /// How many of the articles are no copies of each other.
    pub independent: usize,
    /// The bases, levels and scopes that their words name, each once.
    pub definitions: Vec<Definition>,
    /// Whether no figure has a doubt what it is about.
    pub sure: bool,
}

/// Value without the zeros at its end, upper end, whole and bound.
pub type Value = ((i128, u32), Option<Decimal>, Option<Decimal>, Bound);

/// What two figures must share to state one fact: the topic, and the value as far as it says something.
pub type Key<'t> = (Topic<'t>, Value);

/// The key of a figure's fact.
///
/// *Reads* figures of the same indicator (without one: of the same words), area, period, status, kind and value.
/// *Leaves alone* what an article tells a second time, and figures of which nothing tells what they measure.
pub fn key<'t>(cell: Cell<'t>, terms: &Terms) -> Option<Key<'t>> {
    (cell.row.same_as.is_none() && says_something(cell)).then(|| known_key(cell, terms))
}

/// The key of a figure that is known to state a fact.
pub fn known_key<'t>(cell: Cell<'t>, terms: &Terms) -> Key<'t> {
    (topic(cell, terms), value(cell.row))
}

/// Value, upper end, whole and bound, however many zeros are printed.
pub fn value(row: &Row) -> Value {
    let value = row.value.normalize();
    ((value.mantissa(), value.scale()), row.high, row.of, row.bound)
}

/// What words say, kept because articles say the same ones.
pub struct Read<'t, 'l> {
    terms: &'l Terms,
    known: FxHashMap<&'t str, Definition>,
}

impl<'t, 'l> Read<'t, 'l> {
    /// None read yet.
    pub fn new(terms: &'l Terms) -> Read<'t, 'l> {
        Read { terms, known: FxHashMap::default() }
    }

    fn of(&mut self, words: &'t str) -> u64 {
        if words.is_empty() { 0 } else { self.known.entry(words).or_insert_with(|| self.terms.definition(words)).0 }
    }
}

/// False for a figure of which nothing tells what it measures.
fn says_something(cell: Cell<'_>) -> bool {
    !cell.row.indicator.is_empty() || !cell.row.label.is_empty()
}

/// What a figure is about.
pub fn topic<'t>(cell: Cell<'t>, terms: &Terms) -> Topic<'t> {
    let row = cell.row;
    let change = matches!(row.kind, Kind::Change | Kind::Multiple).then_some((row.direction, row.baseline.as_str()));
    // The score of a part of the index is none of the index, whatever indicator it was read as.
    let part = row.kind == Kind::Score && terms.named(&row.label).is_some();
    let indicator = if part { "" } else { row.indicator.as_str() };
    Topic {
        indicator,
        label: if indicator.is_empty() { &row.label } else { "" },
        place: place(cell, terms),
        period: row.period,
        status: row.status,
        kind: row.kind,
        unit: unit_key(cell),
        ranked: if row.kind == Kind::Rank { row.of } else { None },
        change,
    }
}

/// *Reads* bases, levels and scopes in the name of the indicator, the label, the unit, and the words behind the figure up to a mark: "98,9% số
/// thôn". *Leaves alone* the rest of the sentence, which may be about other figures, and places and scores.
pub fn definition<'t>(cell: Cell<'t>, read: &mut Read<'t, '_>) -> Definition {
    let own = read.terms.own(&cell.row.indicator);
    definition_of(cell, own, read)
}

/// The same where it is known what the name of the indicator says.
pub fn definition_of<'t>(cell: Cell<'t>, own: Definition, read: &mut Read<'t, '_>) -> Definition {
    let row = cell.row;
    if matches!(row.kind, Kind::Rank | Kind::Score) {
        return Definition::default();
    }
    let counted = matches!(row.kind, Kind::Count | Kind::Ratio);
    let unit = if counted && row.unit != row.label { row.unit.as_str() } else { "" };
    let behind = if counted { "" } else { behind(cell) };
    Definition(read.of(&row.label) | read.of(unit) | read.of(behind) | own.0)
}

/// The words of the sentence behind the figure up to a mark or another number, where the figure stands there once.
fn behind<'t>(cell: Cell<'t>) -> &'t str {
    let row = cell.row;
    let Some((_, rest)) = around(&row.sentence, &row.quote) else { return "" };
    if around(rest, &row.quote).is_some() {
        return "";
    }
    let is_word = |c: char| match c {
        ' ' | 'a'..='z' | 'A'..='Z' | '\u{100}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphabetic(),
    };
    let end = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
    &rest[..end]
}

/// What stands before and behind the first of some words. They begin with a digit mostly, which is rare: looking for it
/// takes a fraction of the time of a search that is ready for any words.
fn around<'t>(sentence: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let first = *words.as_bytes().first()?;
    let mut from = 0;
    while let Some(next) = sentence.as_bytes()[from..].iter().position(|&byte| byte == first) {
        let at = from + next;
        if sentence.as_bytes()[at..].starts_with(words.as_bytes()) {
            return Some((sentence.get(..at)?, sentence.get(at + words.len()..)?));
        }
        from = at + 1;
    }
    None
}

/// What the words of the sentence before a figure say of bases, levels and scopes: an amount may be a part of what was
/// told at the front.
pub fn scope(cell: Cell<'_>, terms: &Terms) -> Definition {
    let Row { sentence, quote, .. } = cell.row;
    let before = if quote.is_empty() { "" } else { around(sentence, quote).map_or(&**sentence, |parts| parts.0) };
    terms.definition(before)
}

impl<'t> Fact<'t> {
    /// A fact of which it is known what figures state it, in which articles, and how many of them are no copies.
    pub fn new(cells: Vec<Cell<'t>>, sources: Vec<usize>, independent: usize, terms: &Terms) -> Fact<'t> {
        let mut read = Read { terms, known: FxHashMap::default() };
        let mut definitions = Vec::new();
        for &cell in &cells {
            let definition = definition(cell, &mut read);
            if !definitions.contains(&definition) {
                definitions.push(definition);
            }
        }
        let sure = cells.iter().all(|cell| terms.is_sure(&cell.row.doubts));
        Fact { topic: topic(cells[0], terms), cells, sources, independent, definitions, sure }
    }

    /// The figure that stands for all.
    pub fn cell(&self) -> Cell<'t> {
        self.cells[0]
    }

    /// True where some article tells both.
    pub fn told_with(&self, other: &Fact<'_>) -> bool {
        let (mut own, mut others) = (self.sources.as_slice(), other.sources.as_slice());
        while let (Some(one), Some(another)) = (own.first(), others.first()) {
            match one.cmp(another) {
                Ordering::Less => own = &own[1..],
                Ordering::Greater => others = &others[1..],
                Ordering::Equal => return true,
            }
        }
        false
    }
}
