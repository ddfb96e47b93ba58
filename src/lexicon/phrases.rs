//! Phrases of all tables in one tree of syllables: a text is matched against all of them in one pass.

use super::{
    Cue, Name,
    list::{self, Phrase},
    tsv,
};
use crate::{
    analysis::Pillar,
    segment::{Key, Token, TokenKind},
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

/// The tree. What can follow on a node are the nodes of one stretch, in the order of their keys.
#[derive(Default)]
pub struct Phrases {
    roots: FxHashMap<Key, u32>,
    nodes: Vec<Node>,
    /// The key that leads to each node.
    keys: Vec<Key>,
    /// What phrases stand for, those of one node together.
    ends: Vec<(Meaning, Case)>,
}

/// The end of the same words of some phrases.
#[derive(Clone, Copy, Default)]
struct Node {
    /// [`Key::bit`] of every key that leads on: nearly all tokens that do not are turned away by it.
    onward: u64,
    next: (u32, u32),
    ends: (u32, u32),
}

impl Phrases {
    /// Grows the tree, level by level.
    pub fn new(mut rows: Vec<Phrase>) -> Phrases {
        // Stable: phrases of the same words stay in the order of the tables.
        list::sort(&mut rows);
        let mut tree = Phrases::default();
        let mut level = vec![(None, 0..rows.len())];
        let mut depth = 0;
        while !level.is_empty() {
            let mut below = Vec::new();
            for (parent, mut range) in level {
                let first = tree.nodes.len() as u32;
                let mut onward = 0;
                while let Some((keys, ..)) = rows[range.clone()].first() {
                    let key = keys[depth];
                    let same = rows[range.clone()].iter().take_while(|row| row.0[depth] == key).count();
                    let (same, rest) = (range.start..range.start + same, range.start + same..range.end);
                    let longer = tree.add_node(key, depth + 1, &rows[same.clone()]);
                    below.push((Some(tree.nodes.len() - 1), same.start + longer..same.end));
                    onward |= key.bit();
                    range = rest;
                }
                if let Some(parent) = parent {
                    let node: &mut Node = &mut tree.nodes[parent];
                    (node.onward, node.next) = (onward, (first, tree.keys.len() as u32));
                }
            }
            if depth == 0 {
                tree.roots = tree.keys.iter().enumerate().map(|(node, key)| (*key, node as u32)).collect();
            }
            below.retain(|(_, range)| !range.is_empty());
            (level, depth) = (below, depth + 1);
        }
        tree
    }

    /// Adds the node of some rows that share their first `depth` keys. *Gives* how many of them end there.
    fn add_node(&mut self, key: Key, depth: usize, rows: &[(Vec<Key>, Meaning, Case)]) -> usize {
        let from = self.ends.len();
        let ended = rows.iter().take_while(|row| row.0.len() == depth).count();
        for &(_, meaning, case) in &rows[..ended] {
            if !self.ends[from..].contains(&(meaning, case)) {
                self.ends.push((meaning, case));
            }
        }
        self.keys.push(key);
        self.nodes.push(Node { ends: (from as u32, self.ends.len() as u32), ..Node::default() });
        ended
    }

    /// Hands out every phrase with its meanings, in the order of their keys.
    pub(super) fn each(&self, mut take: impl FnMut(&[Key], &[(Meaning, Case)])) {
        let mut todo: Vec<(Vec<Key>, usize)> = (0..self.roots.len()).map(|node| (Vec::new(), node)).collect();
        while let Some((mut keys, node)) = todo.pop() {
            keys.push(self.keys[node]);
            let node = &self.nodes[node];
            take(&keys, self.ends(node));
            todo.extend((node.next.0..node.next.1).map(|next| (keys.clone(), next as usize)));
        }
    }

    /// The phrases that begin at the first of some tokens, shorter ones first.
    pub fn first(&self, tokens: &[Token]) -> Vec<Mention> {
        let mut found = Vec::new();
        if !tokens.is_empty() {
            self.at(tokens, 0, &mut found);
        }
        found
    }

    /// The phrases that begin at a token, shorter ones first.
    pub(super) fn at(&self, tokens: &[Token], at: usize, found: &mut Vec<Mention>) {
        let Some(&root) = self.roots.get(&tokens[at].key) else { return };
        let (mut node, mut end) = (&self.nodes[root as usize], at + 1);
        loop {
            for &(meaning, case) in self.ends(node) {
                if case == Case::Any || fits(tokens[at..end].iter(), case) {
                    found.push(Mention { first: at as u32, last: end as u32, meaning });
                }
            }
            let Some((next, step)) = self.step(node, tokens, end) else { break };
            (node, end) = (next, step);
        }
    }

    /// What phrases of just these words, marks left out, stand for.
    pub(super) fn whole<'t>(
        &self,
        mut words: impl Iterator<Item = &'t Token> + Clone,
    ) -> impl Iterator<Item = Meaning> {
        let all = words.clone();
        let root = words.next().and_then(|word| self.roots.get(&word.key)).map(|&root| &self.nodes[root as usize]);
        let node = words.try_fold(root, |node, word| Some(self.next(node?, word.key))).flatten();
        let ends = node.map_or(&[][..], |node| self.ends(node));
        ends.iter().filter(move |(_, case)| fits(all.clone(), *case)).map(|(meaning, _)| *meaning)
    }

    fn ends(&self, node: &Node) -> &[(Meaning, Case)] {
        &self.ends[node.ends.0 as usize..node.ends.1 as usize]
    }

    /// One token on, or two where a mark stands between the words.
    fn step(&self, node: &Node, tokens: &[Token], at: usize) -> Option<(&Node, usize)> {
        let token = tokens.get(at)?;
        match token.kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Mark('%') => {
                self.next(node, token.key).map(|next| (next, at + 1))
            }
            TokenKind::Mark(',' | '-' | '/' | '.' | '&' | '"') => {
                let token = tokens.get(at + 1).filter(|t| t.is_word() || t.is_number())?;
                self.next(node, token.key).map(|next| (next, at + 2))
            }
            _ => None,
        }
    }

    fn next(&self, node: &Node, key: Key) -> Option<&Node> {
        if node.onward & key.bit() == 0 {
            return None;
        }
        let (from, to) = (node.next.0 as usize, node.next.1 as usize);
        self.keys[from..to].binary_search(&key).ok().map(|at| &self.nodes[from + at])
    }
}

fn fits<'t>(tokens: impl Iterator<Item = &'t Token>, case: Case) -> bool {
    let mut words = tokens.filter(|t| t.is_word());
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
