//! What a look across a table found, kept beside the table. When articles come or go, only the facts that they tell and
//! the groups of these facts are looked at anew.
//!
//! Nothing of the table is held: figures are known by article and row, facts by numbers that stay as long as the fact.

mod anew;
mod asked;
mod whole;

use super::{
    Terms,
    conflict::{self, Contradiction, Correction},
    fact::{self, Fact, Read, Topic},
    few::Few,
    groups::{Groups, List},
    lens::{self, Recount},
    merged::{self, Member, Offer},
    numbers::{Numbers, hash},
    reprint::{Copies, Group},
    series::{self, Break, Point},
    target::{self, Target},
    terms::Definition,
};
use crate::{
    Period,
    corpus::{Cell, Table},
    order::by_key,
};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::mem::take;

/// All views of a table. Facts are named by their numbers, articles by their places in the table.
#[derive(Default)]
pub struct Kept {
    /// For each article the first one that it is a copy of.
    pub witnesses: Vec<usize>,
    /// Articles that are copies of each other.
    pub reprints: Vec<Group>,
    /// Facts that exclude each other.
    pub contradictions: List<Contradiction>,
    /// Facts that are told alike and count something else.
    pub definitions: List<Vec<usize>>,
    /// Facts that were put right later.
    pub corrections: List<Correction>,
    /// Indicators over time.
    pub series: List<KeptSeries>,
    /// Targets and results.
    pub targets: List<Target>,
    /// Old provinces in their new units.
    pub merged: List<KeptMerged>,
    /// Articles by their places in the table: where they stand in `articles`.
    places: Vec<u32>,
    articles: Vec<Article>,
    /// Places in `articles` by the numbers that the table gives.
    slots: FxHashMap<u32, u32>,
    free: Vec<u32>,
    /// Places of articles that went since the last look: until then the copies may know them.
    freed: Vec<u32>,
    facts: Vec<State>,
    keys: Numbers,
    /// What facts are about, by numbers that stay as long as one of them.
    abouts: Vec<About>,
    topics: Numbers,
    groups: [Groups; 4],
    copies: Copies,
    /// Facts of which the figures or witnesses changed.
    touched: Vec<u32>,
    /// True where articles came or went since the last look.
    unsettled: bool,
}

/// Points and breaks of a series; the rest its facts tell.
pub type KeptSeries = (Vec<Point>, Vec<Break>);

/// Whose evidence it is, and the numbers of facts by main indicator.
pub type KeptEvidence<'t> = (&'t str, Vec<usize>);

/// An indicator in the parts of a unit that the merger made; the indicator and the sort its facts tell.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // as in [`merged::Merged`]
pub struct KeptMerged {
    pub unit: &'static str,
    pub period: Option<Period>,
    pub members: Vec<Member>,
    pub whole: Vec<usize>,
    pub offer: Option<Offer>,
}

/// A total or pillar recomputed; the rest its fact tells.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // as in [`Recount`]
pub struct KeptRecount {
    pub what: &'static str,
    pub fact: usize,
    pub printed: Decimal,
    pub expected: Decimal,
    pub holds: bool,
}

/// An article of the table.
#[derive(Default)]
struct Article {
    /// True while the table has it.
    here: bool,
    /// Its place in the table.
    place: u32,
    /// Its place in the order in which articles came out.
    turn: u64,
    /// Its figures that state facts: row and fact.
    told: Vec<(u32, u32)>,
    /// Numbers of facts by main indicator; empty where there are none.
    evidence: Vec<usize>,
    recounts: Vec<KeptRecount>,
}

/// One fact.
struct State {
    cells: Few<Told>,
    /// Its topic, by its number.
    about: u32,
    independent: u32,
    touched: bool,
}

/// A topic that facts share: what hangs on nothing else is found once for all of them.
struct About {
    facts: Few<u32>,
    /// Their groups, in the order of the kinds.
    groups: [u32; 4],
    main: u8,
    /// What the name of their indicator says of bases, levels and scopes.
    own: Definition,
}

impl About {
    /// True for facts of no group: what their words say of bases, levels and scopes is asked only by who reads them.
    fn is_alone(&self) -> bool {
        self.groups == [NONE; 4]
    }
}

/// A figure that states a fact, and what its words say of bases, levels and scopes where the fact is in a group.
#[derive(Clone, Copy)]
struct Told {
    article: u32,
    /// The row, in the upper bits, and whether there is no doubt what it is about: asked of every figure, told without a
    /// look at it.
    row: u32,
    definition: Definition,
}

impl Told {
    fn new(article: u32, row: u32, sure: bool, definition: Definition) -> Told {
        Told { article, row: row << 1 | u32::from(sure), definition }
    }

    fn row(&self) -> u32 {
        self.row >> 1
    }

    fn is_sure(&self) -> bool {
        self.row & 1 == 1
    }
}

/// What the facts of a group share of their topics.
type Shared = for<'t> fn(Topic<'t>, &Terms) -> Option<Topic<'t>>;

/// What facts are looked at together for, in the order of their groups.
const CONFLICTS: usize = 0;
const SERIES: usize = 1;
const TARGETS: usize = 2;
const MERGED: usize = 3;
/// In no group; no main indicator.
const NONE: u32 = u32::MAX;
const NO_MAIN: u8 = u8::MAX;

impl Kept {
    /// Takes in the articles of the table that came since the last time, and takes out those that went. What they change in
    /// the views waits for the next look: while thousands of articles come, that is the part which is worth doing at once.
    pub fn take_up(&mut self, table: &Table, terms: &Terms) {
        let (gone, new) = self.changes(table);
        self.unsettled |= !gone.is_empty() || !new.is_empty();
        for &article in &gone {
            self.take_out(article);
        }
        let mut read = Read::new(terms);
        for &article in &new {
            self.take_in(article, table, terms, &mut read);
        }
    }

    /// Looks at the articles of the table that came and went since the last look.
    ///
    /// A browser makes a function fast while others wait for its next call: what is done for each of thousands must be a
    /// function of its own, and no part of one that is called once. Hence `inline(never)` on what takes most of the time.
    pub fn look(&mut self, table: &Table, terms: &Terms) {
        self.take_up(table, terms);
        if !take(&mut self.unsettled) {
            return;
        }
        self.settle_copies();
        self.settle_facts();
        self.free.append(&mut self.freed);
        let mut groups = take(&mut self.groups);
        let touched = groups.each_mut().map(|groups| groups.touched(|fact| self.order(fact)));
        let [conflicts, series, targets, merged] = groups.each_ref();
        self.look_at_conflicts(conflicts, &touched[CONFLICTS], table, terms);
        self.look_at_series(series, &touched[SERIES], table, terms);
        self.look_at_targets(targets, &touched[TARGETS], table, terms);
        self.look_at_merged(merged, &touched[MERGED], table, terms);
        groups.iter_mut().zip(&touched).for_each(|(groups, touched)| groups.settle(touched));
        self.groups = groups;
    }

    /// What went since the last look, and what came, in the order of the table. All others learn their places.
    fn changes(&mut self, table: &Table) -> (Vec<u32>, Vec<u32>) {
        let mut new = Vec::new();
        self.places.clear();
        self.articles.iter_mut().for_each(|article| article.here = false);
        for (place, (number, source)) in table.numbers().iter().zip(table.sources()).enumerate() {
            let free = &mut self.free;
            let articles = &mut self.articles;
            let at = *self.slots.entry(*number).or_insert_with(|| {
                let at = free.pop().unwrap_or(articles.len() as u32);
                if at as usize == articles.len() {
                    articles.push(Article::default());
                }
                new.push(at);
                at
            });
            let (year, month, day) = super::area::published(source).unwrap_or((u16::MAX, 0, 0));
            let article = &mut self.articles[at as usize];
            article.here = true;
            article.place = place as u32;
            let day = u64::from(year) << 16 | u64::from(month) << 8 | u64::from(day);
            article.turn = day << 32 | place as u64;
            self.places.push(at);
        }
        let articles = &self.articles;
        let mut gone: Vec<u32> = self.slots.values().copied().filter(|&at| !articles[at as usize].here).collect();
        gone.sort_unstable();
        self.slots.retain(|_, at| articles[*at as usize].here);
        (gone, new)
    }

    /// Takes an article out; what it told is settled later.
    fn take_out(&mut self, article: u32) {
        let Article { told, evidence, recounts, .. } = &mut self.articles[article as usize];
        (*evidence, *recounts) = (Vec::new(), Vec::new());
        for (_, fact) in take(told) {
            self.facts[fact as usize].cells.retain(|told| told.article != article);
            self.touch(fact);
        }
        let articles = &self.articles;
        self.copies.remove(article, &|other| articles[other as usize].turn);
        self.freed.push(article);
    }

    /// Takes an article in: its figures join their facts.
    #[inline(never)]
    fn take_in<'t>(&mut self, article: u32, table: &'t Table, terms: &Terms, read: &mut Read<'t, '_>) {
        let source = &table.sources()[self.articles[article as usize].place as usize];
        let mut told = Vec::with_capacity(source.rows.len());
        let mut evidence = Vec::new();
        for (row, cell) in source.cells().enumerate() {
            let Some((topic, value)) = fact::key(cell, terms) else { continue };
            let row = row as u32;
            let about = self.about(topic, terms);
            let hash = hash(&(about, value));
            let fact = self.keys.find(hash).unwrap_or_else(|| self.found(hash, about));
            debug_assert!(self.any(fact, table).is_none_or(|known| fact::known_key(known, terms) == (topic, value)));
            let cells = self.facts[fact as usize].cells.all();
            let place = |told: &Told| self.articles[told.article as usize].place;
            let own = self.articles[article as usize].place;
            let is_last = cells.last().is_none_or(|told| place(told) < own);
            let at = if is_last { cells.len() } else { cells.partition_point(|told| place(told) < own) };
            if cells.get(at).is_some_and(|told| told.article == article) {
                continue;
            }
            let about = &self.abouts[about as usize];
            let (main, own) = (about.main, about.own);
            let definition =
                if about.is_alone() { Definition::default() } else { fact::definition_of(cell, own, read) };
            self.facts[fact as usize]
                .cells
                .insert(at, Told::new(article, row, terms.is_sure(&cell.row.doubts), definition));
            told.push((row, fact));
            if main != NO_MAIN {
                evidence.resize(terms.mains.len(), 0);
                evidence[usize::from(main)] += 1;
            }
            self.touch(fact);
        }
        let cells = told.iter().map(|&(row, fact)| (fact as usize, Cell { source, row: &source.rows[row as usize] }));
        let recounts = lens::recounts(cells, terms).into_iter().map(kept_recount).collect();
        let all = &mut self.articles;
        told.shrink_to_fit();
        let known = &mut all[article as usize];
        (known.told, known.evidence, known.recounts) = (told, evidence, recounts);
        self.copies.put(article, source, &|other| all[other as usize].turn);
    }

    /// A fact that was not told before, in the groups of its topic.
    fn found(&mut self, hash: u64, about: u32) -> u32 {
        let fact = self.keys.add(hash);
        let state = State { cells: Few::default(), about, independent: 0, touched: false };
        match self.facts.get_mut(fact as usize) {
            Some(free) => *free = state,
            None => self.facts.push(state),
        }
        let about = &mut self.abouts[about as usize];
        about.facts.push(fact);
        for (groups, group) in self.groups.iter_mut().zip(about.groups).filter(|(_, group)| *group != NONE) {
            groups.join(fact, group);
        }
        fact
    }

    /// The number of a topic, which may be a new one.
    #[inline(never)]
    fn about(&mut self, topic: Topic<'_>, terms: &Terms) -> u32 {
        let hash = hash(&topic);
        self.topics.find(hash).unwrap_or_else(|| self.new_about(hash, topic, terms))
    }

    /// A topic that no fact had before, with the groups of its keys.
    fn new_about(&mut self, hash: u64, topic: Topic<'_>, terms: &Terms) -> u32 {
        let keys: [Shared; 4] = [conflict::key, series::key, target::key, merged::key];
        let mut groups = [NONE; 4];
        for ((all, key), group) in self.groups.iter_mut().zip(keys).zip(&mut groups) {
            *group = key(topic, terms).map_or(NONE, |own| all.of(self::hash(&own)));
        }
        let main = lens::main_of(topic, terms).map_or(NO_MAIN, |main| main as u8);
        let new = About { facts: Few::default(), groups, main, own: terms.own(topic.indicator) };
        let about = self.topics.add(hash);
        match self.abouts.get_mut(about as usize) {
            Some(free) => *free = new,
            None => self.abouts.push(new),
        }
        about
    }

    fn touch(&mut self, fact: u32) {
        let state = &mut self.facts[fact as usize];
        if !state.touched {
            state.touched = true;
            self.touched.push(fact);
        }
    }

    /// Decides which articles are copies; the facts of those that were decided otherwise have other witnesses.
    fn settle_copies(&mut self) {
        let articles = &self.articles;
        let turn = |article: u32| articles[article as usize].turn;
        let changed = self.copies.settle(&turn);
        let place = |article: u32| articles[article as usize].place as usize;
        self.witnesses = self.places.iter().map(|&article| place(self.copies.first(article))).collect();
        let groups = self.copies.groups(&turn).into_iter();
        self.reprints = groups.map(|group| group.into_iter().map(place).collect()).collect();
        by_key(&mut self.reprints, |group| group[0] as u64);
        for article in changed {
            for at in 0..self.articles[article as usize].told.len() {
                let (_, fact) = self.articles[article as usize].told[at];
                self.touch(fact);
            }
        }
    }

    /// Counts the witnesses of facts that changed, and lets go of those that nobody tells. Their groups are touched.
    fn settle_facts(&mut self) {
        take(&mut self.touched).into_iter().for_each(|fact| self.settle_fact(fact));
    }

    #[inline(never)]
    fn settle_fact(&mut self, fact: u32) {
        let state = &mut self.facts[fact as usize];
        state.touched = false;
        let cells = state.cells.all();
        state.independent = if cells.len() < 2 { cells.len() as u32 } else { witnesses(cells, &self.copies) };
        let gone = cells.is_empty();
        let about = &mut self.abouts[state.about as usize];
        for (groups, group) in self.groups.iter_mut().zip(about.groups).filter(|(_, group)| *group != NONE) {
            groups.touch(group);
            if gone {
                groups.leave(fact, group);
            }
        }
        if gone {
            about.facts.retain(|&other| other != fact);
            if about.facts.all().is_empty() {
                self.topics.remove(state.about);
            }
            self.keys.remove(fact);
        }
    }

    /// Where a fact stands among all: by the figure that tells it first.
    fn order(&self, fact: u32) -> u64 {
        let first = self.facts[fact as usize].cells.all()[0];
        u64::from(self.articles[first.article as usize].place) << 32 | u64::from(first.row())
    }

    /// A figure of a fact, where it has one.
    fn any<'t>(&self, fact: u32, table: &'t Table) -> Option<Cell<'t>> {
        self.facts[fact as usize].cells.all().first().map(|told| self.figure(told, table))
    }

    fn figure<'t>(&self, told: &Told, table: &'t Table) -> Cell<'t> {
        let source = &table.sources()[self.articles[told.article as usize].place as usize];
        Cell { source, row: &source.rows[told.row() as usize] }
    }

    fn all<'t>(&self, facts: &[u32], table: &'t Table, terms: &Terms) -> Vec<Fact<'t>> {
        facts.iter().map(|&fact| self.fact(fact as usize, table, terms)).collect()
    }
}

/// How many of the articles are no copies of each other.
fn witnesses(cells: &[Told], copies: &Copies) -> u32 {
    let mut witnesses: Vec<u32> = cells.iter().map(|told| copies.first(told.article)).collect();
    witnesses.sort_unstable();
    witnesses.dedup();
    witnesses.len() as u32
}

fn kept_recount(found: Recount<'_>) -> KeptRecount {
    let Recount { what, fact, printed, expected, holds, .. } = found;
    KeptRecount { what, fact, printed, expected, holds }
}
