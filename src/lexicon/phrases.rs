//! Phrases of all tables in one tree of syllables: a text is matched against all of them in one pass.

use super::{Cue, Name, Reckon, list::Phrase, tsv};
use crate::{
    analysis::Pillar,
    segment::{Key, Token, TokenKind},
};
use std::mem::discriminant;

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
    /// Parts of triggers of indicators: their group.
    Trigger(u16),
    /// A word that belongs to one pillar.
    Pillar(Pillar),
    /// Holds a word of a pillar and means something else: đơn vị.
    NoPillar,
    /// People, or how often they came, where they are counted.
    Crowd,
    /// A word of a claim that can be recomputed.
    Reckon(Reckon),
    /// A part of the names that entities are read from.
    Name(Name),
    /// A way to set the marks of words that have none; in the tree of those only.
    Spelling(u16),
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

// There are more of them than of tokens, and each is copied twice.
const _: () = assert!(size_of::<Mention>() == 12, "a mention is small");

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

/// The tree. One table leads from a node and a key to the node behind.
#[derive(Default)]
pub struct Phrases {
    /// Each node but the root, at the place that [`mixed_behind`] gives or the next free one: there is room for more.
    nodes: Vec<Node>,
    /// A bit for each word that a phrase begins with; words share bits.
    opening: Vec<u64>,
    /// What phrases stand for, those of one node together.
    ends: Vec<(Meaning, Case)>,
}

/// The end of the same words of some phrases.
#[derive(Clone, Copy)]
struct Node {
    /// The key that leads to it, and where from; [`NOWHERE`] at a free place.
    key: Key,
    parent: u32,
    /// A bit for each word that leads on from it; words share bits.
    onward: u64,
    ends: (u32, u32),
}

const ROOT: u32 = u32::MAX;
const NOWHERE: u32 = u32::MAX - 1;

impl Phrases {
    /// Grows the tree, and keeps phrases of the same words in the order of the rows.
    pub fn new(rows: &[Phrase]) -> Phrases {
        let keys: usize = rows.iter().map(|row| row.0.len()).sum();
        let free = Node { key: Key::NONE, parent: NOWHERE, onward: 0, ends: (0, 0) };
        let mut tree = Phrases {
            // Phrases share words: most places stay free.
            nodes: vec![free; (keys + keys / 8 + 2).next_power_of_two()],
            opening: vec![0; 1 << (OPENING - 6)],
            ends: vec![(Meaning::Number(0), Case::Any); rows.len()],
        };
        let last: Vec<usize> = rows.iter().map(|row| tree.grow(&row.0)).collect();
        for &node in &last {
            tree.nodes[node].ends.1 += 1;
        }
        let mut from = 0;
        for Node { ends, .. } in &mut tree.nodes {
            let count = ends.1;
            *ends = (from, from);
            from += count;
        }
        for (&(_, meaning, case), &node) in rows.iter().zip(&last) {
            let (from, to) = &mut tree.nodes[node].ends;
            if !tree.ends[*from as usize..*to as usize].contains(&(meaning, case)) {
                tree.ends[*to as usize] = (meaning, case);
                *to += 1;
            }
        }
        tree
    }

    /// Puts one meaning in the place of several of a phrase. `join` gets a meaning and the ones behind it that need the
    /// same capitals, and gives what stands for it and for all of its sort, if it is to be joined.
    pub(super) fn join(&mut self, mut join: impl FnMut(Meaning, &mut dyn Iterator<Item = Meaning>) -> Option<Meaning>) {
        for node in &mut self.nodes {
            let (from, to) = (node.ends.0 as usize, node.ends.1 as usize);
            let mut end = to;
            let mut at = from;
            while at < end {
                let (meaning, case) = self.ends[at];
                let mut alike = self.ends[at + 1..end].iter().filter(|other| other.1 == case).map(|other| other.0);
                if let Some(joined) = join(meaning, &mut alike) {
                    self.ends[at].0 = joined;
                    let mut kept = at + 1;
                    for other in at + 1..end {
                        let (there, needs) = self.ends[other];
                        if needs != case || discriminant(&there) != discriminant(&joined) {
                            self.ends[kept] = (there, needs);
                            kept += 1;
                        }
                    }
                    end = kept;
                }
                at += 1;
            }
            node.ends.1 = end as u32;
        }
    }

    /// The node at the end of some words, which may be a new one.
    fn grow(&mut self, words: &[Key]) -> usize {
        let node = words.iter().fold(ROOT, |parent, &key| {
            let node = self.place(parent, key);
            if self.nodes[node].parent == NOWHERE {
                (self.nodes[node].key, self.nodes[node].parent) = (key, parent);
                let bit = mixed(key) >> (64 - OPENING);
                let among = match self.nodes.get_mut(parent as usize) {
                    Some(parent) => &mut parent.onward,
                    None => &mut self.opening[(bit >> 6) as usize],
                };
                *among |= 1 << (bit & 63);
            }
            node as u32
        });
        node as usize
    }

    /// True where a phrase may begin with a word.
    #[inline(always)]
    fn opens(&self, key: Key) -> bool {
        let bit = mixed(key) >> (64 - OPENING);
        self.opening.get((bit >> 6) as usize).is_some_and(|bits| bits >> (bit & 63) & 1 == 1)
    }

    /// The place of the node behind another, or the one where it would be.
    fn place(&self, parent: u32, key: Key) -> usize {
        let mask = self.nodes.len().wrapping_sub(1);
        let mut place = (mixed_behind(parent, key) >> (mask as u64).leading_zeros()) as usize;
        while let Some(node) = self.nodes.get(place) {
            if node.key == key && node.parent == parent || node.parent == NOWHERE {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }

    /// The node behind another, if there is one.
    #[inline(always)]
    fn behind(&self, parent: u32, key: Key) -> Option<u32> {
        let place = self.place(parent, key);
        self.nodes.get(place).filter(|node| node.parent != NOWHERE).map(|_| place as u32)
    }

    /// Hands out every phrase with its meanings.
    pub(super) fn each(&self, mut take: impl FnMut(&[Key], &[(Meaning, Case)])) {
        let mut keys = Vec::new();
        for last in 0..self.nodes.len() as u32 {
            let ends = self.ends(&self.nodes[last as usize]);
            if !ends.is_empty() {
                let parents =
                    std::iter::successors(Some(last), |&node| self.nodes.get(node as usize).map(|node| node.parent));
                keys.clear();
                keys.extend(parents.take_while(|&node| node != ROOT).map(|node| self.nodes[node as usize].key));
                keys.reverse();
                take(&keys, ends);
            }
        }
    }

    /// Hands out the phrases that begin at a token, longer ones first; none past the last token.
    #[inline(never)]
    pub fn each_at(&self, tokens: &[Token], at: usize, take: &mut dyn FnMut(Mention)) {
        if at >= tokens.len() {
            return;
        }
        self.at(tokens, at, |last, ends| {
            for &(meaning, case) in ends.iter().rev() {
                if case.fits(tokens, at, last) {
                    take(Mention { first: at as u32, last, meaning });
                }
            }
        });
    }

    /// Goes down the tree from a token on as far as it leads, and up again: hands out the token behind each phrase, and
    /// what may end there, in the order of the tables.
    #[inline(always)]
    pub(super) fn at(&self, tokens: &[Token], at: usize, mut take: impl FnMut(u32, &[(Meaning, Case)])) {
        let key = tokens[at].key;
        if !self.opens(key) {
            return;
        }
        let Some(mut node) = self.behind(ROOT, key) else { return };
        let mut end = at as u32 + 1;
        while let Some((next, behind)) = self.step(node, tokens, end) {
            (node, end) = (next, behind);
        }
        loop {
            let here = &self.nodes[node as usize];
            if here.ends.0 < here.ends.1 {
                take(end, self.ends(here));
            }
            if here.parent == ROOT {
                return;
            }
            node = here.parent;
            end -= if is_part(&tokens[end as usize - 2]) { 1 } else { 2 };
        }
    }

    /// What phrases of just these words, marks left out, stand for.
    pub(super) fn whole<'t>(&self, words: impl Iterator<Item = &'t Token> + Clone) -> impl Iterator<Item = Meaning> {
        let ends = self.of(words.clone().map(|word| word.key));
        ends.iter().filter(move |(_, case)| case.fit(words.clone())).map(|(meaning, _)| *meaning)
    }

    /// What phrases of just these keys stand for, whatever capitals they need.
    pub(super) fn of(&self, mut keys: impl Iterator<Item = Key>) -> &[(Meaning, Case)] {
        let node = keys.try_fold(ROOT, |node, key| self.behind(node, key));
        node.and_then(|node| self.nodes.get(node as usize)).map_or(&[], |node| self.ends(node))
    }

    fn ends(&self, node: &Node) -> &[(Meaning, Case)] {
        &self.ends[node.ends.0 as usize..node.ends.1 as usize]
    }

    /// One token on, or two where a mark stands between the words.
    #[inline(always)]
    fn step(&self, node: u32, tokens: &[Token], at: u32) -> Option<(u32, u32)> {
        let onward = self.nodes[node as usize].onward;
        if onward == 0 {
            return None;
        }
        let (mut token, mut end) = (tokens.get(at as usize)?, at + 1);
        if !is_part(token) {
            let TokenKind::Mark(',' | '-' | '/' | '.' | '&' | '"') = token.kind else { return None };
            (token, end) = (tokens.get(end as usize).filter(|t| t.is_word() || t.is_number())?, end + 1);
        }
        if onward >> (mixed(token.key) >> (64 - OPENING) & 63) & 1 == 0 {
            return None;
        }
        self.behind(node, token.key).map(|next| (next, end))
    }
}

/// True for what phrases are made of.
fn is_part(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Mark('%'))
}

/// As a power of two, how many bits the words that phrases begin with share.
const OPENING: u32 = 15;

/// The bits of a key, the high ones of all of it.
#[inline(always)]
fn mixed(key: Key) -> u64 {
    key.bits().wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The bits of a key behind a node, the high ones of all of it: they give the place where it is looked for first.
#[inline(always)]
fn mixed_behind(parent: u32, key: Key) -> u64 {
    (key.bits() ^ u64::from(parent) << 48).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl Case {
    /// True where the words from one token to another have the capitals.
    #[inline(always)]
    pub(super) fn fits(self, tokens: &[Token], first: usize, last: u32) -> bool {
        self == Case::Any || self.fits_all(tokens, first, last)
    }

    #[inline(never)]
    fn fits_all(self, tokens: &[Token], first: usize, last: u32) -> bool {
        self.fit(tokens[first..last as usize].iter())
    }

    fn fit<'t>(self, tokens: impl Iterator<Item = &'t Token>) -> bool {
        let mut words = tokens.filter(|t| t.is_word());
        match self {
            Case::Any => true,
            Case::Names => words.all(|t| t.upper),
            Case::Caps => words.all(|t| t.caps || t.upper && t.span.end - t.span.start <= 2),
        }
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
