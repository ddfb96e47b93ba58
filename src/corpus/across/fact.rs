//! The same fact told by several articles: one fact with several witnesses.

use super::{
    area::{Place, place},
    terms::{Definition, Terms},
};
use crate::{
    Period,
    analysis::{Bound, Direction, Kind, Status},
    corpus::{Cell, Table, compare::unit_key},
    distinct::Distinct,
};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

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
    /// Articles by their places in the table, as `cells`.
    pub sources: Vec<usize>,
    /// How many of the articles are no copies of each other.
    pub independent: usize,
    /// The bases, levels and scopes that their words name, each once.
    pub definitions: Vec<Definition>,
    /// Whether no figure has a doubt what it is about.
    pub sure: bool,
}

/// Value, upper end, whole and bound.
type Value = ((i128, u32), Option<Decimal>, Option<Decimal>, Bound);

/// Every fact of the table, in the order of first telling. `groups` names for each article the first one that it is a
/// copy of.
///
/// *Reads* figures of the same indicator (without one: of the same words), area, period, status, kind and value.
/// *Leaves alone* what an article tells a second time.
pub fn facts<'t>(table: &'t Table, groups: &[usize], terms: &Terms) -> Vec<Fact<'t>> {
    let mut known: Distinct<(Topic<'t>, Value)> = Distinct::default();
    let mut facts: Vec<Fact<'t>> = Vec::new();
    let mut read = Read { terms, known: FxHashMap::default() };
    for (at, source) in table.sources().iter().enumerate() {
        for cell in source.cells().filter(|cell| cell.row.same_as.is_none() && says_something(*cell)) {
            let value = cell.row.value.normalize();
            let value = ((value.mantissa(), value.scale()), cell.row.high, cell.row.of, cell.row.bound);
            let topic = topic(cell, terms);
            let fact = known.place((topic, value));
            if fact == facts.len() {
                let (cells, sources) = (Vec::new(), Vec::new());
                facts.push(Fact { topic, cells, sources, independent: 0, definitions: Vec::new(), sure: true });
            }
            join(&mut facts[fact], cell, at, &mut read);
        }
    }
    for fact in &mut facts {
        let mut witnesses: Vec<usize> = fact.sources.iter().map(|&at| groups[at]).collect();
        witnesses.sort_unstable();
        witnesses.dedup();
        fact.independent = witnesses.len();
    }
    facts
}

/// What words say, kept because articles say the same ones.
struct Read<'t, 'l> {
    terms: &'l Terms,
    known: FxHashMap<&'t str, Definition>,
}

impl<'t> Read<'t, '_> {
    fn of(&mut self, words: &'t str) -> u64 {
        if words.is_empty() { 0 } else { self.known.entry(words).or_insert_with(|| self.terms.definition(words)).0 }
    }
}

fn join<'t>(fact: &mut Fact<'t>, cell: Cell<'t>, at: usize, read: &mut Read<'t, '_>) {
    if fact.sources.last() == Some(&at) {
        return;
    }
    fact.cells.push(cell);
    fact.sources.push(at);
    fact.sure &= read.terms.is_sure(&cell.row.doubts);
    let definition = definition(cell, read);
    if !fact.definitions.contains(&definition) {
        fact.definitions.push(definition);
    }
}

/// False for a figure of which nothing tells what it measures.
fn says_something(cell: Cell<'_>) -> bool {
    !cell.row.indicator.is_empty() || !cell.row.label.is_empty()
}

fn topic<'t>(cell: Cell<'t>, terms: &Terms) -> Topic<'t> {
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
fn definition<'t>(cell: Cell<'t>, read: &mut Read<'t, '_>) -> Definition {
    let row = cell.row;
    if matches!(row.kind, Kind::Rank | Kind::Score) {
        return Definition::default();
    }
    let counted = matches!(row.kind, Kind::Count | Kind::Ratio);
    let unit = if counted && row.unit != row.label { row.unit.as_str() } else { "" };
    let behind = if counted { "" } else { behind(cell) };
    Definition(read.of(&row.label) | read.of(unit) | read.of(behind) | read.terms.own(&row.indicator).0)
}

/// The words of the sentence behind the figure up to a mark or another number, where the figure stands there once.
fn behind<'t>(cell: Cell<'t>) -> &'t str {
    let row = cell.row;
    let mut parts = row.sentence.split(row.quote.as_str());
    let (Some(_), Some(rest), None, false) = (parts.next(), parts.next(), parts.next(), row.quote.is_empty()) else {
        return "";
    };
    let end = rest.find(|c: char| !c.is_alphabetic() && c != ' ').unwrap_or(rest.len());
    &rest[..end]
}

/// What the words of the sentence before a figure say of bases, levels and scopes: an amount may be a part of what was
/// told at the front.
pub fn scope(cell: Cell<'_>, terms: &Terms) -> Definition {
    let before = cell.row.sentence.split(cell.row.quote.as_str()).next();
    terms.definition(before.unwrap_or_default())
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
        self.sources.iter().any(|source| other.sources.contains(source))
    }
}
