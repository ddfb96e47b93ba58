//! The phrases of a text, kept so that a question about them looks at few of them.

use super::{Cue, Meaning, Mention, Name, Phrases, Reckon};
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

    /// At which of 64 tokens phrases of these sorts begin.
    fn places(self, begins: &Begins) -> u64 {
        let mut places = 0;
        for (mut sorts, begins) in self.0.into_iter().zip(begins.as_chunks::<64>().0) {
            while sorts != 0 {
                places |= begins[sorts.trailing_zeros() as usize];
                sorts &= sorts - 1;
            }
        }
        places
    }
}

impl Mention {
    /// True for a phrase of one of some sorts.
    pub fn is_of(&self, sorts: Sorts) -> bool {
        sorts.has(Sorts::bit(self.meaning))
    }
}

const _: () = assert!(Sorts::OTHER < 128, "a bit for each sort");

/// For each sort, at which of 64 tokens phrases of it begin: a bit for each token.
type Begins = [u64; 128];

/// What there is at one token.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Sorts of the phrases that end right before it.
    end: Sorts,
    /// The first of all phrases that begins here or further on.
    from: u32,
    /// The first part of a name that does, and the first part of a trigger.
    names: u32,
    triggers: u32,
    /// How many tokens the longest phrase has that ends right before it.
    reach: u8,
}

/// The phrases of a text, with quick access by token and by cue.
pub struct Mentions {
    all: Vec<Mention>,
    /// Parts of names, apart: figures are read without them.
    names: Vec<(Name, Range<u32>)>,
    /// Parts of triggers, by their groups, and areas and words of pillars: those that the text is about.
    triggers: Vec<(u16, Range<u32>)>,
    topics: Vec<Mention>,
    /// Words of claims.
    reckons: Vec<(Reckon, Range<u32>)>,
    /// One more than there are tokens.
    places: Vec<Place>,
    /// At which tokens phrases of each sort begin, for each 64 tokens.
    begins: Vec<Begins>,
}

impl Mentions {
    /// Finds every phrase of a text.
    pub fn find(phrases: &Phrases, tokens: &[Token]) -> Mentions {
        let mut all: Vec<Mention> = Vec::with_capacity(tokens.len() * 2);
        let mut names = Vec::with_capacity(tokens.len() / 8);
        let mut triggers = Vec::with_capacity(tokens.len() / 4);
        let mut topics = Vec::with_capacity(tokens.len() / 8);
        let mut reckons = Vec::with_capacity(tokens.len() / 32);
        let mut places = vec![Place::default(); tokens.len() + 1];
        let mut begins = vec![[0; 128]; tokens.len() / 64 + 1];
        for (at, token) in tokens.iter().enumerate() {
            let place = &mut places[at];
            (place.from, place.names) = (all.len() as u32, names.len() as u32);
            place.triggers = triggers.len() as u32;
            if token.key == Key::NONE {
                continue;
            }
            let (begins, own) = (&mut begins[at / 64], 1 << (at % 64));
            phrases.at(tokens, at, |last, ends| {
                let mut sorts = Sorts::default();
                for end in ends.iter().rev().filter(|end| end.1.fits(tokens, at, last)) {
                    let mention = Mention { first: at as u32, last, meaning: end.0 };
                    match end.0 {
                        Meaning::Name(name) => {
                            names.push((name, at as u32..last));
                            continue;
                        }
                        Meaning::Reckon(reckon) => {
                            reckons.push((reckon, at as u32..last));
                            continue;
                        }
                        Meaning::Trigger(group) => triggers.push((group, at as u32..last)),
                        Meaning::Area(_) | Meaning::Pillar(_) | Meaning::NoPillar => topics.push(mention),
                        _ => {}
                    }
                    let bit = Sorts::bit(end.0);
                    sorts.add(bit);
                    begins[bit] |= own;
                    all.push(mention);
                }
                let reach = last as usize - at;
                if reach <= LONGEST && !sorts.is_empty() {
                    let place = &mut places[last as usize];
                    place.end.join(sorts);
                    place.reach = place.reach.max(reach as u8);
                }
            });
        }
        if let Some(last) = places.last_mut() {
            (last.from, last.names) = (all.len() as u32, names.len() as u32);
            last.triggers = triggers.len() as u32;
        }
        Mentions { all, names, triggers, topics, reckons, places, begins }
    }

    /// Parts of names in text order, at each token the longest first.
    pub fn names(&self) -> &[(Name, Range<u32>)] {
        &self.names
    }

    /// Parts of names that begin at one of some tokens.
    pub fn names_within(&self, tokens: Range<usize>) -> &[(Name, Range<u32>)] {
        let from = |token: usize| self.places.get(token).map_or(self.names.len(), |place| place.names as usize);
        &self.names[from(tokens.start)..from(tokens.end)]
    }

    /// Parts of triggers in text order, at each token the longest first: their groups and their words.
    pub fn triggers(&self) -> &[(u16, Range<u32>)] {
        &self.triggers
    }

    /// Parts of triggers that begin at one of some tokens.
    pub fn triggers_within(&self, tokens: Range<usize>) -> &[(u16, Range<u32>)] {
        let from = |token: usize| self.places.get(token).map_or(self.triggers.len(), |place| place.triggers as usize);
        &self.triggers[from(tokens.start)..from(tokens.end)]
    }

    /// Areas, words of pillars and what only looks like such a word, in text order.
    pub fn topics(&self) -> &[Mention] {
        &self.topics
    }

    /// Words of claims in text order, at each token the longest first.
    pub fn reckons(&self) -> &[(Reckon, Range<u32>)] {
        &self.reckons
    }

    /// Phrases that begin at one of some tokens, in text order.
    pub fn within(&self, tokens: Range<usize>) -> &[Mention] {
        let from = |token: usize| self.places.get(token).map_or(self.all.len(), |place| place.from as usize);
        &self.all[from(tokens.start)..from(tokens.end)]
    }

    /// Phrases that begin at a token, longest first.
    pub fn starting(&self, token: usize) -> &[Mention] {
        match self.places.get(token..token + 2) {
            Some([own, next]) => &self.all[own.from as usize..next.from as usize],
            _ => &[],
        }
    }

    /// True where a phrase begins at a token.
    #[inline(always)]
    pub fn begin_at(&self, token: usize) -> bool {
        self.places.get(token..token + 2).is_some_and(|places| places[0].from < places[1].from)
    }

    /// The longest phrase of a sort that begins at a token.
    #[inline(never)]
    fn longest(&self, token: usize, sort: usize) -> Option<&Mention> {
        self.starting(token).iter().find(|m| Sorts::bit(m.meaning) == sort)
    }

    /// The shortest.
    #[inline(never)]
    fn shortest(&self, token: usize, sort: usize) -> Option<&Mention> {
        self.starting(token).iter().rfind(|m| Sorts::bit(m.meaning) == sort)
    }

    /// Phrases that end right before a token, those that begin last first.
    pub fn ending(&self, token: usize) -> impl Iterator<Item = &Mention> {
        let reach = self.places.get(token).map_or(0, |place| usize::from(place.reach));
        self.within(token - reach..token).iter().rev().filter(move |m| m.last as usize == token)
    }

    /// True where one of some sorts of phrases ends right before a token.
    #[inline]
    pub fn ends(&self, token: usize, wanted: Sorts) -> bool {
        self.places.get(token).is_some_and(|place| place.end.meets(wanted))
    }

    /// True where one of some cues ends right before a token.
    pub fn ends_one(&self, token: usize, wanted: &[Cue]) -> bool {
        let end = self.places.get(token).map_or(Sorts::default(), |place| place.end);
        !end.is_empty() && wanted.iter().any(|&cue| end.has(cue as usize))
    }

    /// True where a phrase of a sort begins at a token.
    #[inline(always)]
    fn begins(&self, token: usize, sort: usize) -> bool {
        self.begins.get(token / 64).is_some_and(|sorts| sorts[sort] >> (token % 64) & 1 == 1)
    }

    /// True where one of some sorts of phrases begins at a token.
    #[inline(never)]
    pub fn begin(&self, token: usize, wanted: Sorts) -> bool {
        self.begins.get(token / 64).is_some_and(|begins| wanted.places(begins) >> (token % 64) & 1 == 1)
    }

    /// Hands out the phrases of some sorts that begin at one of some tokens, in text order.
    pub fn of(&self, tokens: Range<usize>, wanted: Sorts) -> impl Iterator<Item = &Mention> {
        let mut found = Found { marks: self, word: tokens.start / 64, rest: 0, tokens, wanted, here: &[] };
        found.rest = found.places();
        found
    }

    /// The longest unit that begins at a token.
    #[inline(never)]
    pub fn unit(&self, token: usize) -> Option<(u16, usize)> {
        if !self.begins(token, Sorts::UNIT) {
            return None;
        }
        let unit = self.longest(token, Sorts::UNIT)?;
        if let Meaning::Unit(row) = unit.meaning { Some((row, unit.last as usize)) } else { None }
    }

    /// The number word at a token.
    #[inline(never)]
    pub fn number(&self, token: usize) -> Option<u16> {
        if !self.begins(token, Sorts::NUMBER) {
            return None;
        }
        if let Meaning::Number(row) = self.longest(token, Sorts::NUMBER)?.meaning { Some(row) } else { None }
    }

    /// Where a cue that ends right before a token begins.
    #[inline(always)]
    pub fn cue_before(&self, token: usize, wanted: Cue) -> Option<usize> {
        let ends = self.places.get(token).is_some_and(|place| place.end.has(wanted as usize));
        if ends { self.start_of(token, wanted) } else { None }
    }

    /// Where the cue begins that is known to end right before a token.
    #[inline(never)]
    fn start_of(&self, token: usize, wanted: Cue) -> Option<usize> {
        self.ending(token).find(|m| m.meaning == Meaning::Cue(wanted)).map(|m| m.first as usize)
    }

    /// Where a cue that begins at a token ends.
    #[inline(never)]
    pub fn cue_at(&self, token: usize, wanted: Cue) -> Option<usize> {
        if !self.begins(token, wanted as usize) {
            return None;
        }
        self.longest(token, wanted as usize).map(|m| m.last as usize)
    }

    /// The cues of one kind that begin at one of some tokens, in text order.
    pub fn cues(&self, tokens: Range<usize>, wanted: Cue) -> impl Iterator<Item = &Mention> {
        self.of(tokens, Sorts::of(&[wanted]))
    }

    /// True where a cue begins at one of some tokens.
    #[inline(never)]
    pub fn has(&self, tokens: Range<usize>, wanted: Cue) -> bool {
        self.first_at(tokens, wanted).is_some()
    }

    /// The first cue of a kind among some tokens.
    #[inline(never)]
    pub fn first_cue(&self, tokens: Range<usize>, wanted: Cue) -> Option<&Mention> {
        self.longest(self.first_at(tokens, wanted)?, wanted as usize)
    }

    /// The first of some tokens at which a cue begins.
    #[inline(always)]
    fn first_at(&self, tokens: Range<usize>, wanted: Cue) -> Option<usize> {
        let mut at = tokens.start;
        while at < tokens.end {
            let word = at / 64;
            let rest = self.begins.get(word)?[wanted as usize] >> (at % 64);
            if rest != 0 {
                return Some(at + rest.trailing_zeros() as usize).filter(|&at| at < tokens.end);
            }
            at = (word + 1) * 64;
        }
        None
    }

    /// The last cue of a kind among some tokens.
    #[inline(never)]
    pub fn last_cue(&self, tokens: Range<usize>, wanted: Cue) -> Option<&Mention> {
        self.shortest(self.last_at(tokens, wanted)?, wanted as usize)
    }

    /// The last of some tokens at which a cue begins.
    #[inline(always)]
    fn last_at(&self, tokens: Range<usize>, wanted: Cue) -> Option<usize> {
        let mut end = tokens.end.min(self.places.len());
        while end > tokens.start {
            let word = (end - 1) / 64;
            let rest = self.begins[word][wanted as usize] << (63 - (end - 1) % 64);
            if rest != 0 {
                return Some(end - 1 - rest.leading_zeros() as usize).filter(|&at| at >= tokens.start);
            }
            end = word * 64;
        }
        None
    }
}

/// The phrases of some sorts that begin at one of some tokens.
struct Found<'a> {
    marks: &'a Mentions,
    tokens: Range<usize>,
    wanted: Sorts,
    /// The 64 tokens that are looked at, and a bit for each of those where one begins that was not handed out.
    word: usize,
    rest: u64,
    /// What begins at the last of them and was not handed out.
    here: &'a [Mention],
}

impl Found<'_> {
    /// Where phrases begin among the 64 tokens that are looked at.
    fn places(&self) -> u64 {
        let Some(sorts) = self.marks.begins.get(self.word) else { return 0 };
        self.wanted.places(sorts) & inside(&self.tokens, self.word)
    }
}

impl<'a> Iterator for Found<'a> {
    type Item = &'a Mention;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a Mention> {
        loop {
            while let Some((first, others)) = self.here.split_first() {
                self.here = others;
                if first.is_of(self.wanted) {
                    return Some(first);
                }
            }
            while self.rest == 0 {
                self.word += 1;
                if self.word * 64 >= self.tokens.end || self.word >= self.marks.begins.len() {
                    return None;
                }
                self.rest = self.places();
            }
            let bit = self.rest.trailing_zeros() as usize;
            self.rest &= self.rest.wrapping_sub(1);
            self.here = self.marks.starting(self.word * 64 + bit);
        }
    }
}

/// The bits of a word of 64 that stand for some tokens; none where there are no tokens.
#[inline(always)]
fn inside(tokens: &Range<usize>, word: usize) -> u64 {
    let from = tokens.start.saturating_sub(word * 64);
    let to = tokens.end.saturating_sub(word * 64).min(64);
    if from >= to { 0 } else { u64::MAX << from & u64::MAX >> (64 - to) }
}
