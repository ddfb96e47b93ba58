//! What is made anew of the groups that changed.

use super::{Kept, KeptMerged, Told};
use crate::{
    analysis::Status,
    corpus::{
        Cell, Table,
        across::{
            Terms,
            area::place,
            conflict::{self, Contradiction, Correction},
            groups::Groups,
            merged::{self, Merged},
            series,
            target::{self, Target},
        },
    },
};
use std::mem::take;

/// It is not worth while to look through more articles of a fact.
const MOST: usize = 4;

impl Kept {
    /// Judges the facts of each touched group against each other.
    pub(super) fn look_at_conflicts(&mut self, groups: &Groups, touched: &[u32], table: &Table, terms: &Terms) {
        let (mut contradictions, mut definitions, mut corrections) = (Vec::new(), Vec::new(), Vec::new());
        for &group in touched {
            let ids = groups.facts(group);
            if self.of_one_article(ids) || self.of_one_article(&self.sure(ids)) {
                continue;
            }
            let found = conflict::conflicts(&self.all(ids, table, terms), &self.witnesses, terms);
            for Contradiction { facts, one_witness } in found.contradictions {
                contradictions.push((group, Contradiction { facts: named(&facts, ids), one_witness }));
            }
            definitions.extend(found.definitions.iter().map(|list| (group, named(list, ids))));
            let id = |at: usize| ids[at] as usize;
            let corrected = |c: Correction| (group, Correction { old: id(c.old), new: id(c.new), ..c });
            corrections.extend(found.corrections.into_iter().map(corrected));
        }
        let lists = (take(&mut self.contradictions), take(&mut self.definitions), take(&mut self.corrections));
        let first = |group: u32| self.order(groups.facts(group)[0]);
        let lists = (
            groups.replaced(lists.0, contradictions, |item| first(item.0)),
            groups.replaced(lists.1, definitions, |item| first(item.0)),
            groups.replaced(lists.2, corrections, |item| first(item.0)),
        );
        (self.contradictions, self.definitions, self.corrections) = lists;
    }

    /// Lays the facts of each touched group on the line of time.
    pub(super) fn look_at_series(&mut self, groups: &Groups, touched: &[u32], table: &Table, terms: &Terms) {
        let mut new = Vec::new();
        for &group in touched {
            let ids = groups.facts(group);
            if self.are_alike(ids, table, |cell| cell.row.period) {
                continue;
            }
            let Some((mut points, breaks)) = series::points(&self.all(ids, table, terms), terms) else { continue };
            points.iter_mut().for_each(|point| point.facts = named(&point.facts, ids));
            new.push((group, (points, breaks)));
        }
        let list = take(&mut self.series);
        self.series = groups.replaced(list, new, |item| self.order(groups.facts(item.0)[0]));
    }

    /// Holds the targets of each touched group against its results.
    pub(super) fn look_at_targets(&mut self, groups: &Groups, touched: &[u32], table: &Table, terms: &Terms) {
        let mut new = Vec::new();
        for &group in touched {
            let ids = groups.facts(group);
            if !ids.iter().any(|&fact| self.status(fact, table) == Some(Status::Target)) {
                continue;
            }
            let id = |at: usize| ids[at] as usize;
            let named = |t: Target| (group, Target { fact: id(t.fact), result: t.result.map(id), ..t });
            new.extend(target::targets(&self.all(ids, table, terms), terms).into_iter().map(named));
        }
        let list = take(&mut self.targets);
        self.targets = groups.replaced(list, new, |item| self.order(item.1.fact as u32));
    }

    /// Lays the facts of each touched group beside the members of its unit.
    pub(super) fn look_at_merged(&mut self, groups: &Groups, touched: &[u32], table: &Table, terms: &Terms) {
        let mut new = Vec::new();
        for &group in touched {
            let ids = groups.facts(group);
            if self.are_alike(ids, table, |cell| place(cell, terms)) {
                continue;
            }
            let Some(found) = merged::merged(&self.all(ids, table, terms), terms) else { continue };
            let Merged { unit, period, mut members, whole, offer, .. } = found;
            members.iter_mut().for_each(|member| member.facts = named(&member.facts, ids));
            new.push((group, KeptMerged { unit, period, members, whole: named(&whole, ids), offer }));
        }
        let list = take(&mut self.merged);
        self.merged = groups.replaced(list, new, |item| self.order(groups.facts(item.0)[0]));
    }

    /// True where one article tells all of them: facts that are told side by side are not held against each other.
    #[inline(never)]
    fn of_one_article(&self, facts: &[u32]) -> bool {
        let Some((&first, others)) = facts.split_first() else { return true };
        let tells =
            |fact: u32, article: u32| self.facts[fact as usize].cells.all().iter().any(|told| told.article == article);
        let tells_all = |article: u32| others.iter().all(|&other| tells(other, article));
        self.facts[first as usize].cells.all().iter().take(MOST).any(|told| tells_all(told.article))
    }

    /// The facts that are surely about what was read: no others are held against each other.
    #[inline(never)]
    fn sure(&self, facts: &[u32]) -> Vec<u32> {
        facts.iter().copied().filter(|&fact| self.facts[fact as usize].cells.all().iter().all(Told::is_sure)).collect()
    }

    /// True where all of them are one in this.
    #[inline(never)]
    fn are_alike<'t, K: PartialEq>(&self, facts: &[u32], table: &'t Table, of: impl Fn(Cell<'t>) -> K) -> bool {
        let mut all = facts.iter().map(|&fact| of(self.cell(fact as usize, table)));
        let first = all.next();
        all.all(|other| first.as_ref() == Some(&other))
    }

    fn status(&self, fact: u32, table: &Table) -> Option<Status> {
        self.any(fact, table).map(|cell| cell.row.status)
    }
}

/// Places in a list of facts as the numbers of these.
fn named(places: &[usize], facts: &[u32]) -> Vec<usize> {
    places.iter().map(|&at| facts[at] as usize).collect()
}
