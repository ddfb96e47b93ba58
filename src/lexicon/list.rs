//! The phrases of all tables, as they are collected: a reader's own first, which ours then leave alone.

use super::{
    phrases::{Case, Meaning, Phrases, case_of},
    tsv,
};
use crate::segment::{Key, tokenize};
use std::mem::discriminant;

/// The words of a phrase, what it stands for, and the capitals it needs.
pub type Phrase = (Vec<Key>, Meaning, Case);

/// The phrases of the tables.
#[derive(Default)]
pub struct PhraseList {
    pub(super) rows: Vec<Phrase>,
    /// Those of the reader's own tables.
    own: Option<Phrases>,
    shorts: Vec<Short>,
}

/// A short form and the words that it stands for.
struct Short {
    short: Vec<Key>,
    full: Vec<Key>,
    used: bool,
}

impl PhraseList {
    /// An empty list in which every phrase added later can be written with these short forms, too.
    pub fn with_shorts<'w>(shorts: impl Iterator<Item = [&'w str; 2]>) -> PhraseList {
        let shorts = shorts.map(|[short, full]| Short { short: keys(short), full: keys(full), used: false });
        PhraseList { shorts: shorts.collect(), ..PhraseList::default() }
    }

    /// The first short form whose words no phrase holds.
    pub fn unused_short(&self) -> Option<usize> {
        self.shorts.iter().position(|short| !short.used)
    }

    /// Adds a phrase, unless the reader's own tables say of it something of this sort. Marks in it do not count.
    pub fn add(&mut self, phrase: &str, meaning: Meaning, case: Case) {
        let keys = keys(phrase);
        for at in 0..self.shorts.len() {
            let Short { short, full, used } = &mut self.shorts[at];
            if let Some(from) = keys.windows(full.len()).position(|words| words == full) {
                *used = true;
                let shortened = [&keys[..from], short, &keys[from + full.len()..]].concat();
                self.insert(shortened, meaning, case);
            }
        }
        self.insert(keys, meaning, case);
    }

    /// Adds the phrases of a cell, which mean the same, if that is known.
    pub fn add_all(&mut self, cell: &'static str, meaning: Option<Meaning>) {
        let Some(meaning) = meaning else { return };
        tsv::list(cell).for_each(|phrase| self.add(phrase, meaning, case_of(phrase)));
    }

    fn insert(&mut self, keys: Vec<Key>, meaning: Meaning, case: Case) {
        // A trigger may share its first part with others; whoever adds it looks at the whole.
        let taken = !matches!(meaning, Meaning::Trigger(..))
            && self.own(&keys).iter().any(|own| discriminant(&own.0) == discriminant(&meaning));
        if !taken && !keys.is_empty() {
            self.rows.push((keys, meaning, case));
        }
    }

    /// What is there now is the reader's own.
    pub fn seal(&mut self) {
        self.own = Some(Phrases::new(&self.rows));
    }

    /// True where ours are laid under a reader's own.
    pub fn has_own(&self) -> bool {
        self.own.is_some()
    }

    /// What the reader's own tables say of a phrase.
    pub fn own(&self, keys: &[Key]) -> &[(Meaning, Case)] {
        self.own.as_ref().map_or(&[], |own| own.of(keys.iter().copied()))
    }
}

/// The words and numbers of a phrase, as a text is matched against them.
pub(super) fn keys(phrase: &str) -> Vec<Key> {
    tokenize(phrase).iter().filter(|t| t.is_word() || t.is_number() || t.is('%')).map(|t| t.key).collect()
}
