//! Which words of the tables are meant where a text is written without marks: "ty le ho so" is tỷ lệ hồ sơ.
//!
//! A phrase of two words or more settles its words. One word alone, which could be many, is settled only beside a
//! number or before a name, by what can stand there: "nam 2023", "hang 40", "dat tren 82%", "xa Tan An".

use super::{
    Cue, Name, UnitKind, UnitRow,
    list::Phrase,
    phrases::{Meaning, Mention, Phrases},
};
use crate::segment::{Key, Token};
use std::{cmp::Reverse, ops::Range};

/// The phrases of all tables by their spelling without marks.
pub struct Unmarked {
    tree: Phrases,
    spellings: Vec<Spelling>,
    /// The words of all spellings.
    keys: Vec<Key>,
}

/// One way to set the marks of a phrase.
struct Spelling {
    /// Where its words stand among those of all.
    keys: Range<usize>,
    /// How well it stands before a number, behind one, before a name; [`NEVER`] where it cannot.
    fit: [u8; 3],
    /// A number word.
    number: bool,
}

const NEVER: u8 = u8::MAX;

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
/// A form of address or a family name; only before a name that no table knows.
const TITLE: u8 = 3;

/// So many words in a row are settled by the number beside them.
const CHAIN: usize = 4;

impl Unmarked {
    /// The tree of all phrases of another.
    pub fn new(phrases: &Phrases, units: &[UnitRow]) -> Unmarked {
        let (mut rows, mut spellings, mut all) = (Vec::<Phrase>::new(), Vec::<Spelling>::new(), Vec::new());
        phrases.each(|keys, ends| {
            let first = rows.len();
            let range = all.len()..all.len() + keys.len();
            all.extend(keys);
            for &(meaning, case) in ends {
                // One spelling for all meanings that need the same capitals.
                let place = (first..rows.len()).find(|&place| rows[place].2 == case).unwrap_or(rows.len());
                if place == rows.len() {
                    let bare = keys.iter().map(|key| key.bare()).collect();
                    rows.push((bare, Meaning::Spelling(place as u16), case));
                    spellings.push(Spelling { keys: range.clone(), fit: [NEVER; 3], number: false });
                }
                let spelling = &mut spellings[place];
                for side in [Side::BeforeNumber, Side::BehindNumber, Side::BeforeName] {
                    spelling.fit[side as usize] = spelling.fit[side as usize].min(fit(meaning, side, units));
                }
                spelling.number |= matches!(meaning, Meaning::Number(_));
            }
        });
        Unmarked { tree: Phrases::new(&rows), spellings, keys: all }
    }

    fn keys(&self, spelling: &Spelling) -> &[Key] {
        &self.keys[spelling.keys.clone()]
    }

    /// Gives the words of a sentence without marks the spellings that the tables know.
    pub fn restore(&self, tokens: &mut [Token]) {
        let bare: Vec<Token> = tokens.iter().map(|t| Token { key: t.key.bare(), ..*t }).collect();
        let settled = tokens.iter().map(|t| t.is_word() && t.key.has_marks()).collect();
        let mut words = Words { lexicon: self, bare, tokens, settled, found: Vec::new() };
        for at in 0..words.bare.len() {
            words.phrase(at);
        }
        for at in 0..words.bare.len() {
            words.beside(at);
        }
        for at in 0..words.bare.len() {
            words.no_number(at);
        }
    }
}

/// The words of a sentence on the way to their spellings.
struct Words<'a> {
    lexicon: &'a Unmarked,
    /// The words without the marks that some have.
    bare: Vec<Token>,
    tokens: &'a mut [Token],
    settled: Vec<bool>,
    /// The phrases that begin at the token looked at.
    found: Vec<Mention>,
}

impl Words<'_> {
    /// Settles the longest phrase of two words or more that begins at a token and goes with what is settled.
    fn phrase(&mut self, at: usize) {
        self.find(at);
        let part = |t: &&Token| t.is_word() || t.is_number();
        let goes = |m: &&Mention| {
            let tokens = at..m.last as usize;
            let joined = self.bare[tokens.clone()].iter().all(|t| part(&t) || t.is('-') || t.is('/') || t.is('&'));
            let words = tokens.filter(|&i| part(&&self.bare[i]));
            let same = |(i, &key): (usize, &Key)| !self.settled[i] || self.tokens[i].key == key;
            m.last as usize > at + 1 && joined && words.zip(self.keys(m)).all(same)
        };
        let best = |m: &&Mention| {
            let spelling = self.spelling(m);
            (Reverse(m.last), spelling.fit.into_iter().min(), Reverse(self.lexicon.keys(spelling)))
        };
        let Some(best) = self.found.iter().filter(goes).min_by_key(best).copied() else { return };
        let words = (at..best.last as usize).filter(|&i| part(&&self.bare[i]));
        let lexicon = self.lexicon;
        for (i, &key) in words.zip(lexicon.keys(&lexicon.spellings[spelling(best.meaning)])) {
            if self.bare[i].is_word() {
                (self.tokens[i].key, self.settled[i]) = (key, true);
            }
        }
    }

    /// Settles the words beside a number or before a name.
    fn beside(&mut self, at: usize) {
        if self.bare[at].is_number() {
            let before = (0..at).rev().take(CHAIN).take_while(|&i| self.word(i, Side::BeforeNumber, NEVER)).count();
            let named = before > 0 && self.names_number(at - 1);
            for i in (at + 1..self.bare.len()).take(if named { 0 } else { 2 }) {
                if !self.word(i, Side::BehindNumber, NEVER) {
                    break;
                }
            }
        } else if at > 0 && self.bare[at].is_word() && self.bare[at].upper {
            self.word(at - 1, Side::BeforeName, if self.settled[at] { TITLE } else { NEVER });
        }
    }

    /// Settles one word, where it is one that can stand there. *Gives* whether the words beyond may be looked at.
    /// Behind a number a word with several readings is left open.
    fn word(&mut self, at: usize, side: Side, below: u8) -> bool {
        if self.settled[at] || self.bare[at].is('%') {
            return true;
        }
        if !self.bare[at].is_word() {
            return false;
        }
        self.find(at);
        let fit = |m: &&Mention| (self.spelling(m).fit[side as usize], Reverse(self.keys(m)[0]));
        let mut fitting = self.found.iter().filter(|m| m.last as usize == at + 1 && fit(m).0 < below);
        let Some((_, Reverse(key))) = fitting.clone().map(|m| fit(&m)).min() else { return false };
        if matches!(side, Side::BehindNumber) && fitting.any(|m| self.keys(m)[0] != key) {
            return false;
        }
        (self.tokens[at].key, self.settled[at]) = (key, true);
        true
    }

    /// True for a word that makes the number behind it a time or a place in a ranking: nothing is counted by it.
    fn names_number(&mut self, at: usize) -> bool {
        self.find(at);
        let before_number = |m| self.spelling(m).fit[Side::BeforeNumber as usize] < 4;
        let names = |m| self.keys(m)[0] == self.tokens[at].key && before_number(m);
        self.found.iter().any(|m| m.last as usize == at + 1 && names(m))
    }

    /// Keeps a word that nothing has settled from being read as a number: ba could be bà.
    fn no_number(&mut self, at: usize) {
        if !self.settled[at] && self.bare[at].is_word() && !self.bare[at].glued {
            self.find(at);
            if self.found.iter().any(|m| m.last as usize == at + 1 && self.spelling(m).number) {
                self.tokens[at].key = Key::NONE;
            }
        }
    }

    fn find(&mut self, at: usize) {
        self.found.clear();
        self.lexicon.tree.each_at(&self.bare, at, &mut |mention| self.found.push(mention));
    }

    fn keys(&self, m: &Mention) -> &[Key] {
        self.lexicon.keys(self.spelling(m))
    }

    fn spelling(&self, m: &Mention) -> &Spelling {
        &self.lexicon.spellings[spelling(m.meaning)]
    }
}

fn spelling(meaning: Meaning) -> usize {
    match meaning {
        Meaning::Spelling(row) => row as usize,
        _ => 0,
    }
}

/// How well one meaning stands on a side.
fn fit(meaning: Meaning, side: Side, units: &[UnitRow]) -> u8 {
    let place = |cues: &[Cue], cue: Cue| cues.iter().position(|c| *c == cue).map_or(NEVER, |place| place as u8);
    match (side, meaning) {
        (Side::BeforeNumber, Meaning::Cue(cue)) => place(BEFORE_NUMBER, cue),
        (Side::BeforeName, Meaning::Cue(cue)) => place(BEFORE_NAME, cue),
        (Side::BeforeName, Meaning::Name(Name::OrgHead | Name::OrgSeat)) => BODY,
        (Side::BeforeName, Meaning::Name(Name::Title | Name::Surname)) => TITLE,
        (Side::BehindNumber, Meaning::Unit(row)) => u8::from(units[row as usize].kind == UnitKind::Noun),
        (Side::BehindNumber, Meaning::Number(_) | Meaning::Cue(Cue::Noun)) => 1,
        _ => NEVER,
    }
}
