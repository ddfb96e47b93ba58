//! Facts that are looked at together, and what came of it: kept, and made anew for the groups that changed.

use super::{few::Few, numbers::Numbers};
use crate::order::by_key;

/// Facts by what they share.
#[derive(Default)]
pub struct Groups {
    numbers: Numbers,
    groups: Vec<Group>,
    /// Those that changed.
    touched: Vec<u32>,
}

/// Facts of one key, in their order once the group was looked at.
#[derive(Default)]
struct Group {
    facts: Few<u32>,
    touched: bool,
}

impl Groups {
    /// The number of the group of this hash, which may be a new one. A fact has to join.
    pub fn of(&mut self, hash: u64) -> u32 {
        let group = self.numbers.find(hash).unwrap_or_else(|| self.numbers.add(hash));
        if group as usize == self.groups.len() {
            self.groups.push(Group::default());
        }
        group
    }

    /// Puts a fact into its group.
    pub fn join(&mut self, fact: u32, group: u32) {
        self.groups[group as usize].facts.push(fact);
    }

    /// Takes a fact out of its group.
    pub fn leave(&mut self, fact: u32, group: u32) {
        let facts = &mut self.groups[group as usize].facts;
        facts.retain(|&other| other != fact);
    }

    /// Has a group looked at anew.
    pub fn touch(&mut self, group: u32) {
        let one = &mut self.groups[group as usize];
        if !one.touched {
            one.touched = true;
            self.touched.push(group);
        }
    }

    /// The groups to be looked at, their facts in order.
    pub fn touched(&mut self, order: impl Fn(u32) -> u64) -> Vec<u32> {
        let touched = std::mem::take(&mut self.touched);
        for &group in &touched {
            by_key(self.groups[group as usize].facts.all_mut(), |&fact| order(fact));
        }
        touched
    }

    /// The facts of a group.
    pub fn facts(&self, group: u32) -> &[u32] {
        self.groups[group as usize].facts.all()
    }

    /// A list with what came of the touched groups in place of what came of them before. What stays is in order already:
    /// only the places of what is new are looked for.
    pub fn replaced<T>(&self, list: List<T>, mut new: Vec<(u32, T)>, order: impl Fn(&(u32, T)) -> u64) -> List<T> {
        let List(mut stays) = list;
        stays.retain(|(group, _)| !self.groups[*group as usize].touched);
        if new.is_empty() {
            return List(stays);
        }
        by_key(&mut new, &order);
        let place = |item: &(u32, T)| stays.partition_point(|other| order(other) < order(item));
        let places: Vec<usize> = new.iter().map(place).collect();
        let mut all = Vec::with_capacity(stays.len() + new.len());
        let mut stays = stays.into_iter();
        let mut taken = 0;
        for (place, item) in places.into_iter().zip(new) {
            all.extend(stays.by_ref().take(place - taken));
            all.push(item);
            taken = place;
        }
        all.extend(stays);
        List(all)
    }

    /// Ends a look: groups without facts are no more.
    pub fn settle(&mut self, touched: &[u32]) {
        for &group in touched {
            let one = &mut self.groups[group as usize];
            one.touched = false;
            if one.facts.all().is_empty() {
                self.numbers.remove(group);
            }
        }
    }
}

/// What came of groups, each with the number of its group, in the order of the facts.
pub struct List<T>(Vec<(u32, T)>);

impl<T> Default for List<T> {
    fn default() -> Self {
        List(Vec::new())
    }
}

impl<T> List<T> {
    /// All of it.
    pub fn iter(&self) -> impl Iterator<Item = &T> + Clone {
        self.0.iter().map(|(_, item)| item)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> std::ops::Index<usize> for List<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        &self.0[at].1
    }
}
