//! Facts that cannot both be true, those that only look so, and those that were put right.

use super::{
    agree::agree,
    area::{Vintage, published},
    fact::{Fact, Topic, scope},
    terms::{Day, Definition, Terms, keys},
    time::last_day,
};
use crate::{
    analysis::{Kind, Status},
    corpus::Cell,
    order::by_key,
    segment::Key,
};
use std::cell::OnceCell;

/// Facts about one thing, place and time of which at least two exclude each other, by their places in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The facts.
    pub facts: Vec<usize>,
    /// True where all of them stand in copies of one article, of which one has another number.
    pub one_witness: bool,
}

/// Why a later figure is a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The article says so.
    Said,
    /// The same outlet came out with another figure.
    Outlet,
}

/// A figure and the later one that puts it right, by their places in the list of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The earlier fact.
    pub old: usize,
    /// The later one.
    pub new: usize,
    /// The article that brings it, by its place in the fact's list.
    pub cell: usize,
    /// Why it counts as one.
    pub because: Because,
}

/// What becomes of facts that do not agree.
#[derive(Clone, Debug, Default)]
pub struct Conflicts {
    /// Same thing, other value.
    pub contradictions: Vec<Contradiction>,
    /// Same name, other base, level, scope or counted noun: facts by their places in the list.
    pub definitions: Vec<Vec<usize>>,
    /// Put right later.
    pub corrections: Vec<Correction>,
}

/// More facts about one thing than this are not held against each other, but against so many of them.
const MOST: usize = 12;

/// What becomes of facts about one thing that stand in the order of all facts; they are named by their places here.
/// `groups` names for each article the first one that it is a copy of.
pub fn conflicts(facts: &[Fact<'_>], groups: &[usize], terms: &Terms) -> Conflicts {
    let mut found = Conflicts::default();
    let mut list: Vec<usize> = (0..facts.len()).collect();
    by_key(&mut list, |&at| u64::MAX - facts[at].independent as u64);
    judge(&list, facts, groups, terms, &mut found);
    found
}

/// What figures share that are held against each other: the topic with the family of its indicator and without the unit.
///
/// *Reads* levels of a known indicator and place. *Leaves alone* changes, multiples, lengths of time and rules.
pub fn key<'t>(topic: Topic<'t>, terms: &Terms) -> Option<Topic<'t>> {
    let level = !matches!(topic.kind, Kind::Change | Kind::Multiple | Kind::Duration);
    let known = !topic.indicator.is_empty() && !topic.place.key.is_empty();
    let can = level && known && topic.status != Status::Rule && topic.place.vintage != Vintage::Unclear;
    let family = terms.place(topic.indicator).family;
    let indicator = if family.is_empty() { topic.indicator } else { family };
    can.then_some(Topic { indicator, unit: "", ..topic })
}

/// How two facts about one thing stand to each other.
enum Verdict {
    Contradicts,
    Defined,
    Corrected(Correction),
}

/// What is asked of a fact for every other one that it is held against.
#[derive(Clone, Default)]
struct Known {
    scope: OnceCell<Definition>,
    label: OnceCell<Vec<Key>>,
    over: OnceCell<bool>,
    split: OnceCell<bool>,
    /// The first day on which it was told.
    first: OnceCell<Option<Day>>,
    /// For each article of it, whether that says that it corrects.
    said: OnceCell<Vec<bool>>,
}

/// Facts about one thing, and what was asked of them before.
struct Asked<'f, 't> {
    list: &'f [usize],
    facts: &'f [Fact<'t>],
    terms: &'f Terms,
    known: Vec<Known>,
}

impl Asked<'_, '_> {
    fn scope(&self, at: usize) -> Definition {
        *self.known[at].scope.get_or_init(|| scope(self.facts[at].cell(), self.terms))
    }

    fn label(&self, at: usize) -> &[Key] {
        self.known[at].label.get_or_init(|| keys(&self.facts[at].cell().row.label))
    }

    fn is_over(&self, at: usize) -> bool {
        *self.known[at].over.get_or_init(|| is_over(&self.facts[at]))
    }

    fn first(&self, at: usize) -> Option<Day> {
        let days = || self.facts[at].cells.iter().filter_map(|cell| published(cell.source));
        *self.known[at].first.get_or_init(|| days().min())
    }

    fn says(&self, at: usize, cell: usize) -> bool {
        let says = |cell: &Cell<'_>| self.terms.corrects(&cell.source.title) || self.terms.corrects(&cell.row.sentence);
        self.known[at].said.get_or_init(|| self.facts[at].cells.iter().map(says).collect())[cell]
    }

    fn is_split(&self, at: usize) -> bool {
        *self.known[at].split.get_or_init(|| split(&self.facts[at], self.list, self.facts))
    }
}

fn judge(list: &[usize], facts: &[Fact<'_>], groups: &[usize], terms: &Terms, found: &mut Conflicts) {
    let (mut against, mut defined): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    let asked = Asked { list, facts, terms, known: vec![Known::default(); facts.len()] };
    for (i, &b) in list.iter().enumerate() {
        for &a in &list[..i.min(MOST)] {
            match verdict((a, b), &asked) {
                Some(Verdict::Contradicts) => against.extend([a, b]),
                Some(Verdict::Defined) => defined.extend([a, b]),
                Some(Verdict::Corrected(correction)) => found.corrections.push(correction),
                None => {}
            }
        }
    }
    for pairs in [&mut against, &mut defined] {
        by_key(pairs, |&at| at as u64);
        pairs.dedup();
    }
    if let Some(&first) = against.first() {
        let group = |at: usize| groups[facts[at].sources[0]];
        let alone = |&at: &usize| facts[at].independent == 1 && group(at) == group(first);
        let one_witness = against.iter().all(alone);
        found.contradictions.push(Contradiction { facts: against, one_witness });
    }
    if !defined.is_empty() {
        found.definitions.push(defined);
    }
}

/// *Reads* two facts of the same thing that cannot both be true. *Leaves alone* what one article tells side by side,
/// figures whose subject is in doubt, and those of a time that was not over when they were told.
fn verdict((a, b): (usize, usize), asked: &Asked<'_, '_>) -> Option<Verdict> {
    let Asked { facts, terms, .. } = *asked;
    let (one, other) = (&facts[a], &facts[b]);
    // What is soon known comes first.
    if !(one.sure && other.sure) || one.told_with(other) || unnamed(one, terms) {
        return None;
    }
    if agree(one.cell().row, other.cell().row) {
        return None;
    }
    let shared = one.definitions.iter().find(|definition| other.definitions.contains(definition));
    let counted = one.topic.unit == other.topic.unit || shared.is_some_and(|shared| *shared != Definition::default());
    let same = one.topic.indicator == other.topic.indicator && counted;
    let amount = matches!(one.topic.kind, Kind::Count | Kind::Ratio | Kind::Money | Kind::Measure);
    let told = || asked.is_over(a) && asked.is_over(b);
    let apart = || !asked.is_split(a) && !asked.is_split(b);
    if !same || shared.is_none() {
        // Amounts told of no time are of the day, and another on the next.
        let timed = !amount || one.topic.period.is_some();
        return (one.topic.kind != Kind::Rank && timed && told() && apart()).then_some(Verdict::Defined);
    }
    // The words of a whole sentence are asked last.
    if one.cell().row.label != other.cell().row.label && !alike(asked.label(a), asked.label(b)) {
        return None;
    }
    if amount && asked.scope(a) != asked.scope(b) {
        return None;
    }
    if let Some(correction) = correction(a, b, asked) {
        return Some(Verdict::Corrected(correction));
    }
    (one.topic.period.is_some() && told() && apart()).then_some(Verdict::Contradicts)
}

/// True for places of parts of the index: which part, the indicator does not say.
fn unnamed(fact: &Fact<'_>, terms: &Terms) -> bool {
    terms.place(fact.topic.indicator).main == "foundation"
}

/// True where every article that tells this fact tells another one of the same thing as well: what tells them apart is
/// not known, so neither stands against a third.
fn split(fact: &Fact<'_>, list: &[usize], facts: &[Fact<'_>]) -> bool {
    fact.sources.iter().all(|source| {
        let told = |&&at: &&usize| {
            facts[at].sources.binary_search(source).is_ok()
                && facts[at].topic.indicator == fact.topic.indicator
                && facts[at].definitions == fact.definitions
        };
        list.iter().take(8 * MOST).filter(told).count() > 1
    })
}

/// True where half of the words of the shorter label are in the other.
fn alike(a: &[Key], b: &[Key]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|key| long.contains(key)).count();
    2 * shared >= short.len()
}

/// False where the time a result is for was not over when some article told it: the figure may have grown since. A
/// target is the same on every day.
fn is_over(fact: &Fact<'_>) -> bool {
    let Some(end) = fact.topic.period.map(last_day) else { return true };
    let running = |cell: &Cell<'_>| published(cell.source).is_some_and(|day| day < end);
    fact.topic.status == Status::Target || !fact.cells.iter().any(running)
}

/// *Reads* a later article of the same outlet, or one that says that it corrects. *Leaves alone* articles without a day,
/// and newer figures of a time that was still running.
fn correction(a: usize, b: usize, asked: &Asked<'_, '_>) -> Option<Correction> {
    later(a, b, asked).or_else(|| later(b, a, asked))
}

fn later(old: usize, new: usize, asked: &Asked<'_, '_>) -> Option<Correction> {
    let first = asked.first(old)?;
    for (cell, brings) in asked.facts[new].cells.iter().enumerate() {
        let Some(day) = published(brings.source).filter(|day| first < *day) else { continue };
        if asked.says(new, cell) {
            return Some(Correction { old, new, cell, because: Because::Said });
        }
        let outlet = &brings.source.outlet;
        let earlier = |told: &Cell<'_>| published(told.source).is_some_and(|earlier| earlier < day);
        let same = |told: &Cell<'_>| told.source.outlet == *outlet && earlier(told);
        let over = || asked.is_over(old) && asked.is_over(new);
        if !outlet.is_empty() && over() && asked.facts[old].cells.iter().any(same) {
            return Some(Correction { old, new, cell, because: Because::Outlet });
        }
    }
    None
}
