//! Phrases of all tables in one tree of syllables: a text is matched against all of them in one pass.

use super::{Cue, Name, tsv};
use crate::{
    analysis::Pillar,
    segment::{Key, Token, TokenKind, tokenize},
};
use rustc_hash::FxHashMap;

/// What a phrase stands for: the table and, where it has rows of its own, the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A word that tells how to read what stands near it.
    Cue(Cue),
    /// A row of the units.
    Unit(u16),
    /// A row of the number words.
    Number(u16),
    /// A row of the areas.
    Area(u16),
    /// A trigger of an indicator: row of the triggers, and which part of it.
    Trigger(u16, u8),
    /// A word that belongs to one pillar.
    Pillar(Pillar),
    /// A part of the names that entities are read from.
    Name(Name),
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// What it stands for.
    pub meaning: Meaning,
}

/// Which capitals a phrase needs to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Any.
    Any,
    /// Every word begins with a capital.
    Names,
    /// Written all in capitals (an abbreviation).
    Caps,
}

/// The tree.
#[derive(Default)]
pub struct Phrases {
    first: FxHashMap<Key, u32>,
    next: FxHashMap<(u32, Key), u32>,
    ends: Vec<Vec<(Meaning, Case)>>,
}

impl Phrases {
    /// Adds a phrase. Marks in it do not count.
    pub fn add(&mut self, phrase: &str, meaning: Meaning, case: Case) {
        let tokens = tokenize(phrase);
        let keys: Vec<Key> = tokens.iter().filter(|t| t.is_word() || t.is_number() || t.is('%')).map(key).collect();
        let Some((&head, rest)) = keys.split_first() else { return };
        let fresh = self.ends.len() as u32;
        let mut node = *self.first.entry(head).or_insert(fresh);
        self.grow(node);
        for &key in rest {
            let fresh = self.ends.len() as u32;
            node = *self.next.entry((node, key)).or_insert(fresh);
            self.grow(node);
        }
        let end = &mut self.ends[node as usize];
        if !end.contains(&(meaning, case)) {
            end.push((meaning, case));
        }
    }

    fn grow(&mut self, node: u32) {
        if node as usize == self.ends.len() {
            self.ends.push(Vec::new());
        }
    }

    /// Every phrase in `tokens`, by its first token, longer ones first.
    pub fn find(&self, tokens: &[Token]) -> Vec<Mention> {
        let mut found = Vec::with_capacity(tokens.len() / 3);
        for at in 0..tokens.len() {
            if tokens[at].key != Key::NONE || tokens[at].is('%') {
                self.at(tokens, at, &mut found);
            }
        }
        found
    }

    /// The phrases that begin at the first of some tokens.
    pub fn first(&self, tokens: &[Token]) -> Vec<Mention> {
        let mut found = Vec::new();
        if !tokens.is_empty() {
            self.at(tokens, 0, &mut found);
        }
        found
    }

    fn at(&self, tokens: &[Token], at: usize, found: &mut Vec<Mention>) {
        let Some(&root) = self.first.get(&key(&tokens[at])) else { return };
        let from = found.len();
        let (mut node, mut end) = (root, at + 1);
        loop {
            for &(meaning, case) in &self.ends[node as usize] {
                if fits(&tokens[at..end], case) {
                    found.push(Mention { first: at as u32, last: end as u32, meaning });
                }
            }
            let Some((to, step)) = self.step(node, tokens, end) else { break };
            (node, end) = (to, step);
        }
        if found.len() > from + 1 {
            found[from..].reverse();
        }
    }

    /// One token on, or two where a mark stands between the words.
    fn step(&self, node: u32, tokens: &[Token], at: usize) -> Option<(u32, usize)> {
        let token = tokens.get(at)?;
        match token.kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Mark('%') => {
                self.next.get(&(node, key(token))).map(|&to| (to, at + 1))
            }
            TokenKind::Mark(',' | '-' | '/' | '.' | '&' | '"') => {
                let token = tokens.get(at + 1).filter(|t| t.is_word() || t.is_number())?;
                self.next.get(&(node, key(token))).map(|&to| (to, at + 2))
            }
            _ => None,
        }
    }
}

fn key(token: &Token) -> Key {
    if token.is('%') { Key::PERCENT } else { token.key }
}

fn fits(tokens: &[Token], case: Case) -> bool {
    let mut words = tokens.iter().filter(|t| t.is_word());
    match case {
        Case::Any => true,
        Case::Names => words.all(|t| t.upper),
        Case::Caps => words.all(|t| t.caps || t.upper && t.span.end - t.span.start <= 2),
    }
}

/// The capitals that a phrase of a table needs: an abbreviation of one word in capitals needs them, others not.
pub fn case_of(phrase: &str) -> Case {
    let mut words = phrase.split_whitespace();
    let (first, second) = (words.next(), words.next());
    match (first, second) {
        (Some(word), None) if word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || tsv::is_capital(c)) => {
            Case::Caps
        }
        _ => Case::Any,
    }
}

/// The phrases of a text, with quick access by token.
pub struct Mentions {
    all: Vec<Mention>,
    from: Vec<u32>,
    /// Parts of names, apart: figures are read without them.
    names: Vec<(Name, std::ops::Range<u32>)>,
}

impl Mentions {
    /// Puts the phrases of a text of `tokens` tokens in order.
    pub fn new(mut all: Vec<Mention>, tokens: usize) -> Mentions {
        let mut names = Vec::with_capacity(all.len() / 4);
        all.retain(|m| match m.meaning {
            Meaning::Name(name) => {
                names.push((name, m.first..m.last));
                false
            }
            _ => true,
        });
        let mut from = vec![0u32; tokens + 2];
        for m in &all {
            from[m.first as usize + 1] += 1;
        }
        for at in 1..from.len() {
            from[at] += from[at - 1];
        }
        Mentions { all, from, names }
    }

    /// Parts of names in text order, at each token the longest first.
    pub fn names(&self) -> &[(Name, std::ops::Range<u32>)] {
        &self.names
    }

    /// Parts of names that begin at one of some tokens.
    pub fn names_within(&self, tokens: std::ops::Range<usize>) -> &[(Name, std::ops::Range<u32>)] {
        let place = |at: usize| self.names.partition_point(|(_, tokens)| (tokens.start as usize) < at);
        let first = place(tokens.start);
        let rest = self.names[first..].iter().take_while(|(_, name)| (name.start as usize) < tokens.end).count();
        &self.names[first..first + rest]
    }

    /// Every phrase but parts of names, in text order.
    pub fn all(&self) -> &[Mention] {
        &self.all
    }

    /// Phrases that begin at one of some tokens, in text order.
    pub fn within(&self, tokens: std::ops::Range<usize>) -> &[Mention] {
        let last = self.from.len() - 1;
        &self.all[self.from[tokens.start.min(last)] as usize..self.from[tokens.end.min(last)] as usize]
    }

    /// Phrases that begin at a token, longest first.
    pub fn starting(&self, token: usize) -> &[Mention] {
        self.within(token..token + 1)
    }

    /// Phrases that end right before a token.
    pub fn ending(&self, token: usize) -> impl Iterator<Item = &Mention> {
        self.within(token.saturating_sub(8)..token).iter().rev().filter(move |m| m.last as usize == token)
    }

    /// The longest unit that begins at a token.
    pub fn unit(&self, token: usize) -> Option<(u16, usize)> {
        self.starting(token).iter().find_map(|m| match m.meaning {
            Meaning::Unit(row) => Some((row, m.last as usize)),
            _ => None,
        })
    }

    /// The number word at a token.
    pub fn number(&self, token: usize) -> Option<u16> {
        self.starting(token).iter().find_map(|m| match m.meaning {
            Meaning::Number(row) => Some(row),
            _ => None,
        })
    }

    /// Where a cue that ends right before a token begins.
    pub fn cue_before(&self, token: usize, wanted: Cue) -> Option<usize> {
        self.ending(token).find(|m| m.meaning == Meaning::Cue(wanted)).map(|m| m.first as usize)
    }

    /// Where a cue that begins at a token ends.
    pub fn cue_at(&self, token: usize, wanted: Cue) -> Option<usize> {
        self.starting(token).iter().find(|m| m.meaning == Meaning::Cue(wanted)).map(|m| m.last as usize)
    }

    /// The last cue of a kind among some tokens.
    pub fn last_cue(&self, tokens: std::ops::Range<usize>, wanted: Cue) -> Option<&Mention> {
        self.within(tokens).iter().rev().find(|m| m.meaning == Meaning::Cue(wanted))
    }
}
