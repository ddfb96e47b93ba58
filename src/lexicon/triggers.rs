//! What points to indicators: triggers of one part or more, found by the parts that share their words.
//!
//! "tỷ lệ" opens a hundred triggers. A text tells it once, as one group of parts; which triggers go on from one group
//! to another is looked up.

use super::{
    phrases::{Meaning, Phrases},
    tables::{Indicator, ValueKind},
};
use crate::{analysis::Pillar, order};

/// A phrase, or two or more with a gap between them, that points to an indicator.
#[derive(Clone, Copy, Debug)]
pub struct Trigger {
    /// Row of the indicators.
    pub indicator: u16,
    /// How many parts it has.
    pub parts: u8,
    /// Syllables in all its parts.
    pub syllables: u8,
}

/// One part of a trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Row of the triggers.
    pub trigger: u16,
    /// Which part of it, from 0.
    pub place: u8,
}

/// The parts that are made of the same words in the same capitals.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    /// Where in `parts` its triggers of one part begin, where its other parts do, and where they end.
    parts: [u32; 3],
    /// Where in `pairs` the triggers begin that go on from it, and where they end.
    pairs: [u32; 2],
    /// The index that is called by these words alone, or the part of one.
    index: Option<u16>,
    /// A part of a trigger of something that is neither a rank nor points.
    other_sort: bool,
}

/// The triggers of all indicators.
#[derive(Default)]
pub struct Triggers {
    rows: Vec<Trigger>,
    groups: Vec<Group>,
    parts: Vec<Part>,
    /// A group that holds the second part of a trigger, and the trigger; for each group that holds its first part.
    pairs: Vec<(u16, u16)>,
}

impl Triggers {
    /// Puts the parts of triggers that stand at the same node of a tree together: of what the tree calls by a place in
    /// `added` it then knows the group.
    pub(super) fn new(rows: Vec<Trigger>, added: &[Part], indicators: &[Indicator], phrases: &mut Phrases) -> Triggers {
        let mut triggers = Triggers { rows, ..Triggers::default() };
        phrases.join(|meaning, others| {
            let Meaning::Trigger(first) = meaning else { return None };
            let others = others.filter_map(|other| match other {
                Meaning::Trigger(place) => Some(added[place as usize]),
                _ => None,
            });
            let mut parts: Vec<Part> = std::iter::once(added[first as usize]).chain(others).collect();
            parts.reverse();
            Some(Meaning::Trigger(triggers.group(&parts, indicators)))
        });
        triggers.pair();
        triggers
    }

    /// Adds a group; the parts of triggers added last come first.
    fn group(&mut self, parts: &[Part], indicators: &[Indicator]) -> u16 {
        let of = |part: &Part| &indicators[self.rows[part.trigger as usize].indicator as usize];
        let whole = |part: &&Part| self.rows[part.trigger as usize].parts == 1;
        let from = self.parts.len() as u32;
        let wholes = parts.iter().filter(whole);
        let onward = from + wholes.clone().count() as u32;
        let rank = |part: &&Part| of(part).value == ValueKind::Rank;
        let is_whole = |part: &&Part| rank(part) && matches!(of(part).pillar, Pillar::Overall | Pillar::None);
        let index = wholes.clone().find(is_whole).or_else(|| wholes.clone().find(rank));
        let index = index.map(|part| self.rows[part.trigger as usize].indicator);
        let other_sort = parts.iter().any(|part| !matches!(of(part).value, ValueKind::Rank | ValueKind::Score));
        let others = parts.iter().filter(|part| !whole(part));
        let ordered: Vec<Part> = wholes.chain(others).copied().collect();
        self.parts.extend(ordered);
        let ends = [from, onward, self.parts.len() as u32];
        self.groups.push(Group { parts: ends, pairs: [0; 2], index, other_sort });
        (self.groups.len() - 1) as u16
    }

    /// Finds which triggers go on from which group to which.
    fn pair(&mut self) {
        let mut seconds: Vec<(u16, u16)> = Vec::new();
        for (group, at) in self.groups.iter().zip(0u16..) {
            let of_group = &self.parts[group.parts[1] as usize..group.parts[2] as usize];
            seconds.extend(of_group.iter().filter(|part| part.place == 1).map(|part| (part.trigger, at)));
        }
        let key = |&(first, second): &(u16, u16)| order::pair(first as usize, second as usize);
        order::by_key(&mut seconds, key);
        for group in &mut self.groups {
            let from = self.pairs.len();
            let of_group = &self.parts[group.parts[1] as usize..group.parts[2] as usize];
            for first in of_group.iter().filter(|part| part.place == 0) {
                let behind = &seconds[seconds.partition_point(|second| second.0 < first.trigger)..];
                let behind = behind.iter().take_while(|second| second.0 == first.trigger);
                self.pairs.extend(behind.map(|second| (second.1, first.trigger)));
            }
            order::by_key(&mut self.pairs[from..], key);
            group.pairs = [from as u32, self.pairs.len() as u32];
        }
    }

    /// A trigger by its row.
    pub fn row(&self, row: u16) -> Trigger {
        self.rows[row as usize]
    }

    /// The rows of the triggers of just one part that a group tells.
    pub fn whole(&self, group: u16) -> impl Iterator<Item = u16> {
        let [from, to, _] = self.groups[group as usize].parts;
        self.parts[from as usize..to as usize].iter().map(|part| part.trigger)
    }

    /// The parts of a group.
    pub fn parts(&self, group: u16) -> &[Part] {
        let [from, _, to] = self.groups[group as usize].parts;
        &self.parts[from as usize..to as usize]
    }

    /// True where triggers go on from a group to others.
    pub fn goes_on(&self, group: u16) -> bool {
        let [from, to] = self.groups[group as usize].pairs;
        from < to
    }

    /// The rows of the triggers of which one group holds the first part and another the second.
    pub fn onward(&self, first: u16, second: u16) -> impl Iterator<Item = u16> {
        let [from, to] = self.groups[first as usize].pairs;
        let pairs = &self.pairs[from as usize..to as usize];
        let at = pairs.partition_point(|pair| pair.0 < second);
        pairs[at..].iter().take_while(move |pair| pair.0 == second).map(|pair| pair.1)
    }

    /// The index, or part of one, that a group is a name of.
    pub fn index(&self, group: u16) -> Option<u16> {
        self.groups[group as usize].index
    }

    /// True where a group belongs to a trigger of something that is neither a rank nor points.
    pub fn is_of_other_sort(&self, group: u16) -> bool {
        self.groups[group as usize].other_sort
    }
}
