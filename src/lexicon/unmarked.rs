//! Which words of the tables are meant where a text is written without marks: "ty le ho so" is tỷ lệ hồ sơ.
//!
//! A phrase of two words or more settles its words. One word alone, which could be many, is settled only beside a
//! number or before a name, by what can stand there: "nam 2023", "hang 40", "dat tren 82%", "xa Tan An".

use super::{
    Cue, Name, UnitKind, UnitRow,
    phrases::{Case, Meaning, Phrases, fits},
};
use crate::segment::{Key, Token, TokenKind};
use rustc_hash::FxHashMap;

/// The phrases of all tables by their spelling without marks.
#[derive(Default)]
pub struct Unmarked {
    next: FxHashMap<(u32, Key), u32>,
    ends: Vec<Vec<Spelling>>,
}

/// One way to set the marks of a phrase.
struct Spelling {
    keys: Vec<Key>,
    case: Case,
    /// How well it stands before a number, behind one, before a name; none where it cannot.
    fit: [Option<u8>; 3],
    /// A number word.
    number: bool,
}

/// Sides that one word alone can stand on.
#[derive(Clone, Copy)]
enum Side {
    BeforeNumber,
    BehindNumber,
    BeforeName,
}

/// What stands before a number, likelier readings first: năm before nằm, hạng before hàng.
const BEFORE_NUMBER: &[Cue] = &[
    Cue::Year,
    Cue::Month,
    Cue::Quarter,
    Cue::Place,
    Cue::Copula,
    Cue::From,
    Cue::To,
    Cue::Up,
    Cue::Down,
    Cue::AtLeast,
    Cue::AtMost,
    Cue::Approx,
    Cue::Above,
    Cue::Below,
    Cue::Fold,
    Cue::Group,
    Cue::Until,
    Cue::Day,
    Cue::Against,
    Cue::Each,
];

/// What stands before the name of a place or person.
const BEFORE_NAME: &[Cue] = &[Cue::Unit, Cue::ProvinceWord];
/// The front of a body's name.
const BODY: u8 = 2;
/// A form of address or a family name, before a name that no table knows.
const TITLE: u8 = 3;

/// So many words in a row are settled by the number beside them.
const CHAIN: usize = 4;

impl Unmarked {
    /// The tree of all phrases of another.
    pub fn new(phrases: &Phrases, units: &[UnitRow]) -> Unmarked {
        let mut tree = Unmarked { next: FxHashMap::default(), ends: vec![Vec::new()] };
        phrases.each(|keys, ends| {
            let mut node = 0;
            for key in keys {
                let fresh = tree.ends.len() as u32;
                node = *tree.next.entry((node, key.bare())).or_insert(fresh);
                if node == fresh {
                    tree.ends.push(Vec::new());
                }
            }
            for &(_, case) in ends {
                let spellings = &mut tree.ends[node as usize];
                if spellings.iter().any(|s| s.case == case && s.keys == keys) {
                    continue;
                }
                let meanings = || ends.iter().filter(|end| end.1 == case).map(|end| end.0);
                let best = |side| meanings().filter_map(|meaning| fit(meaning, side, units)).min();
                let fit = [best(Side::BeforeNumber), best(Side::BehindNumber), best(Side::BeforeName)];
                let number = meanings().any(|meaning| matches!(meaning, Meaning::Number(_)));
                spellings.push(Spelling { keys: keys.to_vec(), case, fit, number });
            }
        });
        tree
    }

    /// Gives the words of a sentence without marks the spellings that the tables know.
    pub fn restore(&self, tokens: &mut [Token]) {
        let mut settled: Vec<bool> = tokens.iter().map(|t| t.is_word() && t.key.has_marks()).collect();
        for at in 0..tokens.len() {
            self.phrase(tokens, at, &mut settled);
        }
        for at in 0..tokens.len() {
            if tokens[at].is_number() {
                self.chain(tokens, &mut settled, (0..at).rev(), Side::BeforeNumber, u8::MAX);
                let named = at > 0 && self.names_number(&tokens[at - 1]);
                let unit = at + 1..if named { at + 1 } else { tokens.len().min(at + 3) };
                self.chain(tokens, &mut settled, unit, Side::BehindNumber, u8::MAX);
            } else if at > 0 && tokens[at].is_word() && tokens[at].upper {
                let most = if settled[at] { TITLE - 1 } else { TITLE };
                self.chain(tokens, &mut settled, at - 1..at, Side::BeforeName, most);
            }
        }
        for (token, settled) in tokens.iter_mut().zip(settled) {
            if !settled && token.is_word() && self.single(token).iter().any(|s| s.number && !token.glued) {
                token.key = Key::NONE;
            }
        }
    }

    /// Settles the longest phrase of two words or more that begins at a token and goes with what is settled.
    fn phrase(&self, tokens: &mut [Token], at: usize, settled: &mut [bool]) {
        let (mut node, mut here, mut words) = (0, at, Vec::new());
        let mut best: Option<(Vec<usize>, &Spelling)> = None;
        while let Some((to, place)) = self.step(node, tokens, here) {
            words.push(place);
            (node, here) = (to, place + 1);
            let goes = |s: &&Spelling| {
                words.len() > 1
                    && fits(tokens[at..here].iter(), s.case)
                    && words.iter().zip(&s.keys).all(|(&w, &key)| !settled[w] || tokens[w].key == key)
            };
            let spellings = self.ends[node as usize].iter().filter(goes);
            if let Some(found) = spellings.min_by_key(|s| s.fit.iter().flatten().min().map_or(u8::MAX, |&fit| fit)) {
                best = Some((words.clone(), found));
            }
        }
        let Some((words, spelling)) = best else { return };
        for (word, &key) in words.into_iter().zip(&spelling.keys) {
            if tokens[word].is_word() {
                (tokens[word].key, settled[word]) = (key, true);
            }
        }
    }

    /// One word on, or past a mark that may stand inside a phrase.
    fn step(&self, node: u32, tokens: &[Token], at: usize) -> Option<(u32, usize)> {
        let token = tokens.get(at)?;
        let place = match token.kind {
            TokenKind::Word | TokenKind::Number => at,
            TokenKind::Mark('-' | '/' | '&') if node > 0 => at + 1,
            _ => return None,
        };
        let token = tokens.get(place).filter(|t| t.is_word() || t.is_number())?;
        self.next.get(&(node, token.key.bare())).map(|&to| (to, place))
    }

    /// Settles the words of a run, nearest first, as long as each is one that can stand there. Behind a number a word
    /// with several readings is left open.
    fn chain(
        &self,
        tokens: &mut [Token],
        settled: &mut [bool],
        run: impl Iterator<Item = usize>,
        side: Side,
        most: u8,
    ) {
        for at in run.take(CHAIN) {
            if tokens[at].is('%') || settled[at] {
                continue;
            }
            if !tokens[at].is_word() {
                return;
            }
            let known = |s: &&Spelling| {
                s.fit[side as usize].is_some_and(|fit| fit <= most) && fits(tokens[at..at + 1].iter(), s.case)
            };
            let fitting = || self.single(&tokens[at]).iter().filter(known);
            let Some(found) = fitting().min_by_key(|s| s.fit[side as usize]) else { return };
            if matches!(side, Side::BehindNumber) && fitting().any(|s| s.keys != found.keys) {
                return;
            }
            (tokens[at].key, settled[at]) = (found.keys[0], true);
        }
    }

    /// True for a word that makes the number behind it a time or a place in a ranking: nothing is counted by it.
    fn names_number(&self, token: &Token) -> bool {
        let first = |s: &Spelling| s.keys[0] == token.key && s.fit[Side::BeforeNumber as usize].is_some_and(|f| f < 4);
        token.is_word() && self.single(token).iter().any(first)
    }

    /// The spellings of one word alone.
    fn single(&self, token: &Token) -> &[Spelling] {
        self.next.get(&(0, token.key.bare())).map_or(&[], |&node| &self.ends[node as usize])
    }
}

/// How well one meaning stands on a side.
fn fit(meaning: Meaning, side: Side, units: &[UnitRow]) -> Option<u8> {
    let place = |cues: &[Cue], cue: Cue| cues.iter().position(|c| *c == cue).map(|place| place as u8);
    match (side, meaning) {
        (Side::BeforeNumber, Meaning::Cue(cue)) => place(BEFORE_NUMBER, cue),
        (Side::BeforeName, Meaning::Cue(cue)) => place(BEFORE_NAME, cue),
        (Side::BeforeName, Meaning::Name(Name::OrgHead | Name::OrgSeat)) => Some(BODY),
        (Side::BeforeName, Meaning::Name(Name::Title | Name::Surname)) => Some(TITLE),
        (Side::BehindNumber, Meaning::Unit(row)) => {
            Some(if units[row as usize].kind == UnitKind::Noun { 1 } else { 0 })
        }
        (Side::BehindNumber, Meaning::Number(_) | Meaning::Cue(Cue::Noun)) => Some(1),
        _ => None,
    }
}
