//! What is asked of what was found.

use super::{Kept, KeptEvidence, KeptRecount, NO_MAIN, Told};
use crate::corpus::{
    Cell, Table,
    across::{
        Terms,
        fact::{self, Fact, Read},
    },
};
use std::collections::BTreeMap;

/// `table` is the one that was looked across.
impl Kept {
    /// By how many articles a table has grown since articles were taken up.
    pub fn unseen(&self, table: &Table) -> usize {
        table.sources().len().saturating_sub(self.places.len())
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// True where no article tells a fact.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers of all facts, in the order of first telling.
    pub fn facts(&self) -> impl Iterator<Item = usize> {
        self.places.iter().flat_map(move |&article| {
            let first = move |&(_, fact): &(u32, u32)| self.facts[fact as usize].cells.all()[0].article == article;
            let told = self.articles[article as usize].told.iter().copied();
            told.filter(first).map(|(_, fact)| fact as usize)
        })
    }

    /// The articles of a fact, by their places in the table.
    pub fn sources(&self, fact: usize) -> impl Iterator<Item = usize> {
        self.facts[fact].cells.all().iter().map(|told| self.articles[told.article as usize].place as usize)
    }

    /// The main indicator that a fact is evidence for, by its place.
    pub fn main(&self, fact: usize) -> Option<usize> {
        Some(self.abouts[self.facts[fact].about as usize].main).filter(|main| *main != NO_MAIN).map(usize::from)
    }

    /// The figure that stands for all of a fact.
    pub fn cell<'t>(&self, fact: usize, table: &'t Table) -> Cell<'t> {
        self.figure(&self.facts[fact].cells.all()[0], table)
    }

    /// A fact with all that tell it.
    pub fn fact<'t>(&self, fact: usize, table: &'t Table, terms: &Terms) -> Fact<'t> {
        let state = &self.facts[fact];
        let cells: Vec<Cell<'t>> = state.cells.all().iter().map(|told| self.figure(told, table)).collect();
        let is_alone = self.abouts[state.about as usize].is_alone();
        let mut definitions = Vec::with_capacity(1);
        for (told, &cell) in state.cells.all().iter().zip(&cells) {
            let alone = || fact::definition(cell, &mut Read::new(terms));
            let definition = if is_alone { alone() } else { told.definition };
            if !definitions.contains(&definition) {
                definitions.push(definition);
            }
        }
        Fact {
            topic: fact::topic(cells[0], terms),
            sources: self.sources(fact).collect(),
            independent: state.independent as usize,
            definitions,
            sure: state.cells.all().iter().all(Told::is_sure),
            cells,
        }
    }

    /// Articles by their names, and how many facts each tells of each main indicator.
    pub fn docs<'t>(&self, table: &'t Table) -> Vec<KeptEvidence<'t>> {
        let all = self.places.iter().zip(table.sources());
        let all = all.map(|(&article, source)| (source.doc.as_str(), self.articles[article as usize].evidence.clone()));
        all.filter(|(_, facts)| !facts.is_empty()).collect()
    }

    /// How many of these articles there are.
    pub fn evident(&self) -> usize {
        self.places.iter().filter(|&&article| !self.articles[article as usize].evidence.is_empty()).count()
    }

    /// The same of provinces by their codes.
    pub fn provinces<'t>(&self, table: &'t Table, terms: &Terms) -> Vec<KeptEvidence<'t>> {
        let mut all: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for fact in self.facts() {
            let Some(main) = self.main(fact) else { continue };
            let code = &self.cell(fact, table).row.area_code;
            if !code.is_empty() {
                all.entry(code).or_insert_with(|| vec![0; terms.mains.len()])[main] += 1;
            }
        }
        all.into_iter().collect()
    }

    /// Printed scores held against each other, with the names of their articles.
    pub fn recounts<'t>(&self, table: &'t Table) -> Vec<(&'t str, &KeptRecount)> {
        let all = self.places.iter().zip(table.sources());
        all.flat_map(|(&article, source)| {
            self.articles[article as usize].recounts.iter().map(|recount| (source.doc.as_str(), recount))
        })
        .collect()
    }
}
