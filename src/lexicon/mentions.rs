//! The phrases of a text, kept so that a question about them looks at few of them.

use super::{Cue, Meaning, Mention, Name, Phrases};
use crate::segment::{Key, Token};
use std::ops::Range;

/// So many tokens before a token a phrase may begin that ends there.
const LONGEST: usize = 8;

/// Sorts of phrases: one bit for each cue and one for each other sort.
#[derive(Clone, Copy, Default)]
pub struct Sorts([u64; 2]);

impl Sorts {
    const UNIT: usize = Cue::COUNT;
    const NUMBER: usize = Cue::COUNT + 1;
    const OTHER: usize = Cue::COUNT + 2;

    /// Some cues.
    #[inline]
    pub const fn of(cues: &[Cue]) -> Sorts {
        let (mut sorts, mut at) = (Sorts([0; 2]), 0);
        while at < cues.len() {
            sorts = sorts.and(cues[at] as usize);
            at += 1;
        }
        sorts
    }

    /// These and number words.
    pub const fn and_numbers(self) -> Sorts {
        self.and(Sorts::NUMBER)
    }

    /// The sort of a phrase.
    #[inline]
    fn bit(meaning: Meaning) -> usize {
        match meaning {
            Meaning::Cue(cue) => cue as usize,
            Meaning::Unit(_) => Sorts::UNIT,
            Meaning::Number(_) => Sorts::NUMBER,
            _ => Sorts::OTHER,
        }
    }

    #[inline]
    const fn and(mut self, bit: usize) -> Sorts {
        self.add(bit);
        self
    }

    #[inline(always)]
    const fn add(&mut self, bit: usize) {
        self.0[bit >> 6] |= 1 << (bit & 63);
    }

    #[inline(always)]
    fn join(&mut self, other: Sorts) {
        self.0[0] |= other.0[0];
        self.0[1] |= other.0[1];
    }

    #[inline(always)]
    fn has(self, bit: usize) -> bool {
        self.0[bit >> 6] >> (bit & 63) & 1 == 1
    }

    /// True where the two have a sort in common.
    #[inline(always)]
    pub fn meets(self, other: Sorts) -> bool {
        self.0[0] & other.0[0] | self.0[1] & other.0[1] != 0
    }

    fn is_empty(self) -> bool {
        self.0 == [0, 0]
    }
}

impl Mention {
    /// True for a phrase of one of some sorts.
    pub fn is_of(&self, sorts: Sorts) -> bool {
        sorts.has(Sorts::bit(self.meaning))
    }
}

const _: () = assert!(Sorts::OTHER < 128, "a bit for each sort");

/// What there is at one token.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Sorts of the phrases that begin here.
    begin: Sorts,
    /// Sorts of the phrases that end right before it.
    end: Sorts,
    /// The first of all phrases that begins here or further on.
    from: u32,
    /// The first part of a name that does.
    names: u32,
}

/// The phrases of a text, with quick access by token and by cue.
pub struct Mentions {
    all: Vec<Mention>,
    /// Parts of names, apart: figures are read without them.
    names: Vec<(Name, Range<u32>)>,
    /// One more than there are tokens.
    places: Vec<Place>,
    /// The cues of `all`, those of one kind together.
    cues: Vec<Mention>,
    /// Where each kind begins in `cues`.
    cue_from: [u32; Cue::COUNT + 1],
}

impl Mentions {
    /// Finds every phrase of a text.
    pub fn find(phrases: &Phrases, tokens: &[Token]) -> Mentions {
        let mut all: Vec<Mention> = Vec::with_capacity(tokens.len() * 3 / 2);
        let mut names = Vec::with_capacity(tokens.len() / 8);
        let mut places = vec![Place::default(); tokens.len() + 1];
        let mut cue_from = [0; Cue::COUNT + 1];
        for (at, token) in tokens.iter().enumerate() {
            (places[at].from, places[at].names) = (all.len() as u32, names.len() as u32);
            if token.key == Key::NONE {
                continue;
            }
            let mut begin = Sorts::default();
            phrases.at(tokens, at, |last, ends| {
                let mut sorts = Sorts::default();
                for &(meaning, case) in ends.iter().rev() {
                    if !case.fits(&tokens[at..last as usize]) {
                        continue;
                    }
                    if let Meaning::Name(name) = meaning {
                        names.push((name, at as u32..last));
                        continue;
                    }
                    if let Meaning::Cue(cue) = meaning {
                        cue_from[cue as usize + 1] += 1;
                    }
                    sorts.add(Sorts::bit(meaning));
                    all.push(Mention { first: at as u32, last, meaning });
                }
                begin.join(sorts);
                if last as usize - at <= LONGEST {
                    places[last as usize].end.join(sorts);
                }
            });
            places[at].begin = begin;
        }
        if let Some(last) = places.last_mut() {
            (last.from, last.names) = (all.len() as u32, names.len() as u32);
        }
        let cues = by_cue(&all, &mut cue_from);
        Mentions { all, names, places, cues, cue_from }
    }

    /// Parts of names in text order, at each token the longest first.
    pub fn names(&self) -> &[(Name, Range<u32>)] {
        &self.names
    }

    /// Parts of names that begin at one of some tokens.
    pub fn names_within(&self, tokens: Range<usize>) -> &[(Name, Range<u32>)] {
        let last = self.places.len() - 1;
        let (from, to) = (self.places[tokens.start.min(last)].names, self.places[tokens.end.min(last)].names);
        &self.names[from as usize..to as usize]
    }

    /// Every phrase but parts of names, in text order.
    pub fn all(&self) -> &[Mention] {
        &self.all
    }

    /// Phrases that begin at one of some tokens, in text order.
    pub fn within(&self, tokens: Range<usize>) -> &[Mention] {
        let last = self.places.len() - 1;
        let (from, to) = (self.places[tokens.start.min(last)].from, self.places[tokens.end.min(last)].from);
        &self.all[from as usize..to as usize]
    }

    /// Phrases that begin at a token, longest first.
    pub fn starting(&self, token: usize) -> &[Mention] {
        self.within(token..token + 1)
    }

    /// Phrases that end right before a token, those that begin last first.
    pub fn ending(&self, token: usize) -> impl Iterator<Item = &Mention> {
        let none = self.places.get(token).is_none_or(|place| place.end.is_empty());
        let from = if none { token } else { token.saturating_sub(LONGEST) };
        self.within(from..token).iter().rev().filter(move |m| m.last as usize == token)
    }

    /// True where one of some sorts of phrases ends right before a token.
    #[inline]
    pub fn ends(&self, token: usize, wanted: Sorts) -> bool {
        self.places.get(token).is_some_and(|place| place.end.meets(wanted))
    }

    /// The sorts of the phrases that begin at a token.
    #[inline(always)]
    pub fn begins(&self, token: usize) -> Sorts {
        self.places.get(token).map_or(Sorts::default(), |place| place.begin)
    }

    /// The longest unit that begins at a token.
    #[inline]
    pub fn unit(&self, token: usize) -> Option<(u16, usize)> {
        if !self.begins(token).has(Sorts::UNIT) {
            return None;
        }
        self.starting(token).iter().find_map(|m| match m.meaning {
            Meaning::Unit(row) => Some((row, m.last as usize)),
            _ => None,
        })
    }

    /// The number word at a token.
    #[inline]
    pub fn number(&self, token: usize) -> Option<u16> {
        if !self.begins(token).has(Sorts::NUMBER) {
            return None;
        }
        self.starting(token).iter().find_map(|m| match m.meaning {
            Meaning::Number(row) => Some(row),
            _ => None,
        })
    }

    /// Where a cue that ends right before a token begins.
    #[inline]
    pub fn cue_before(&self, token: usize, wanted: Cue) -> Option<usize> {
        if !self.ends(token, Sorts::of(&[wanted])) {
            return None;
        }
        self.ending(token).find(|m| m.meaning == Meaning::Cue(wanted)).map(|m| m.first as usize)
    }

    /// Where a cue that begins at a token ends.
    #[inline]
    pub fn cue_at(&self, token: usize, wanted: Cue) -> Option<usize> {
        if !self.begins(token).has(wanted as usize) {
            return None;
        }
        self.starting(token).iter().find(|m| m.meaning == Meaning::Cue(wanted)).map(|m| m.last as usize)
    }

    /// The cues of one kind that begin at one of some tokens, in text order.
    pub fn cues(&self, tokens: Range<usize>, wanted: Cue) -> &[Mention] {
        let (_, rest) = self.cut(tokens.start, wanted);
        let inside = rest.iter().take_while(|m| (m.first as usize) < tokens.end);
        &rest[..inside.count()]
    }

    /// True where a cue begins at one of some tokens.
    pub fn has(&self, tokens: Range<usize>, wanted: Cue) -> bool {
        self.cut(tokens.start, wanted).1.first().is_some_and(|m| (m.first as usize) < tokens.end)
    }

    /// The last cue of a kind among some tokens.
    pub fn last_cue(&self, tokens: Range<usize>, wanted: Cue) -> Option<&Mention> {
        self.cut(tokens.end, wanted).0.last().filter(|m| m.first as usize >= tokens.start)
    }

    /// The cues of one kind that begin before a token, and the others.
    fn cut(&self, token: usize, wanted: Cue) -> (&[Mention], &[Mention]) {
        let (from, to) = (self.cue_from[wanted as usize], self.cue_from[wanted as usize + 1]);
        let of_kind = &self.cues[from as usize..to as usize];
        of_kind.split_at(of_kind.partition_point(|m| (m.first as usize) < token))
    }
}

/// The cues among some phrases, those of one kind together. `from` has how many of each there are, each one place on,
/// and becomes where each begins.
fn by_cue(all: &[Mention], from: &mut [u32; Cue::COUNT + 1]) -> Vec<Mention> {
    for at in 1..from.len() {
        from[at] += from[at - 1];
    }
    let mut to = *from;
    let none = Mention { first: 0, last: 0, meaning: Meaning::Number(0) };
    let mut cues = vec![none; from[Cue::COUNT] as usize];
    for m in all {
        if let Meaning::Cue(cue) = m.meaning {
            let to = &mut to[cue as usize];
            cues[*to as usize] = *m;
            *to += 1;
        }
    }
    cues
}
