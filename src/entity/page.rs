//! The tokens of a text and the phrases found in them, as the rules for names ask for them.

use crate::lexicon::{Cue, Lexicon, Meaning, Mentions, Name};
use crate::segment::{BlockKind, Document, Key, Token};
use std::ops::Range;

#[derive(Clone, Copy)]
pub(super) struct Page<'d> {
    pub doc: &'d Document<'d>,
    pub marks: &'d Mentions,
    pub lexicon: &'d Lexicon,
}

impl<'d> Page<'d> {
    pub fn token(&self, at: usize) -> Option<&'d Token> {
        self.doc.tokens.get(at)
    }

    pub fn len(&self) -> usize {
        self.doc.tokens.len()
    }

    pub fn words(&self, tokens: Range<usize>) -> &'d str {
        self.doc.words(tokens)
    }

    pub fn is(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|token| token.is(mark))
    }

    /// True for a mark with no blank before it.
    pub fn glued(&self, at: usize, mark: char) -> bool {
        self.token(at).is_some_and(|token| token.is(mark) && token.glued)
    }

    pub fn joint(&self, at: usize, key: Key) -> bool {
        self.token(at).is_some_and(|token| token.is_word() && token.key == key)
    }

    pub fn upper(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.is_word() && token.upper)
    }

    /// A whole number of digits only.
    pub fn number(&self, at: usize) -> Option<u32> {
        let token = self.token(at).filter(|token| token.is_number())?;
        token.span.of(self.doc.text.shadow()).parse().ok()
    }

    /// Parts of names in text order: the part, its first token and the token behind it.
    pub fn parts(&self) -> impl Iterator<Item = (Name, usize, usize)> + use<'d> {
        self.marks.names().iter().map(|(name, tokens)| (*name, tokens.start as usize, tokens.end as usize))
    }

    /// The parts of names that begin at a token, with the token behind each, longest first.
    pub fn names(&self, at: usize) -> impl Iterator<Item = (Name, usize)> + use<'d> {
        self.marks.names_within(at..at + 1).iter().map(|(name, tokens)| (*name, tokens.end as usize))
    }

    /// The end of the longest phrase of one part that begins at a token.
    pub fn name(&self, at: usize, wanted: Name) -> Option<usize> {
        self.names(at).find(|(name, _)| *name == wanted).map(|(_, end)| end)
    }

    /// The parts of names that end right before a token, with their first tokens, the longest first.
    fn names_before(&self, at: usize) -> impl Iterator<Item = (Name, usize)> + use<'d> {
        let near = self.marks.names_within(at.saturating_sub(8)..at).iter();
        near.filter(move |(_, name)| name.end as usize == at).map(|(name, tokens)| (*name, tokens.start as usize))
    }

    /// The beginning of the longest phrase of one part that ends right before a token.
    pub fn name_before(&self, at: usize, wanted: Name) -> Option<usize> {
        self.names_before(at).find(|(name, _)| *name == wanted).map(|(_, first)| first)
    }

    /// The kind of document whose name begins at a token: its code, and the token behind.
    pub fn document(&self, at: usize) -> Option<(&'static str, usize)> {
        self.names(at).find_map(|(name, end)| match name {
            Name::Document(row) => Some((self.lexicon.documents[row as usize], end)),
            _ => None,
        })
    }

    /// The kind of document whose name ends right before a token: its first token and its code.
    pub fn document_before(&self, at: usize) -> Option<(usize, &'static str)> {
        self.names_before(at).find_map(|(name, first)| match name {
            Name::Document(row) => Some((first, self.lexicon.documents[row as usize])),
            _ => None,
        })
    }

    /// The end and row of a province's name that begins at a token.
    pub fn province(&self, at: usize) -> Option<(usize, usize)> {
        self.marks.starting(at).iter().find_map(|m| match m.meaning {
            Meaning::Area(row) if self.lexicon.areas[row as usize].province => Some((m.last as usize, row as usize)),
            _ => None,
        })
    }

    pub fn cue(&self, at: usize, cue: Cue) -> Option<usize> {
        self.marks.cue_at(at, cue)
    }

    /// The end of a run of at most `most` words in capitals that begins at a token: a name. `H'Linh` is one word.
    pub fn capitals(&self, at: usize, most: usize) -> usize {
        let (mut end, mut words) = (at, 0);
        while words < most && self.upper(end) {
            end += 1;
            words += 1;
            if self.glued(end, '\'') && self.token(end + 1).is_some_and(|t| t.is_word() && t.glued) {
                end += 2;
            }
        }
        end
    }

    /// The end of the words of a place behind a body: "tỉnh Hà Giang", "huyện Yên Minh", "tỉnh", "Hà Giang".
    pub fn place(&self, at: usize) -> Option<usize> {
        if let Some((end, _)) = self.province(at) {
            return Some(end);
        }
        if let Some(word) = self.cue(at, Cue::ProvinceWord) {
            let city = self.cue(at, Cue::Unit).is_some();
            return match self.province(word) {
                Some((end, _)) => Some(end),
                None if city && self.upper(word) => Some(self.place_name(word)),
                None => Some(word),
            };
        }
        let word = self.cue(at, Cue::Unit).filter(|&word| self.upper(word))?;
        Some(self.place_name(word))
    }

    /// The end of a place's name of one to three syllables. A person's name behind it is left alone.
    fn place_name(&self, at: usize) -> usize {
        let end = self.capitals(at, 6);
        let person = (at + 1..end).find(|&i| self.name(i, Name::Surname).is_some() && end - i >= 2);
        person.unwrap_or(end).min(at + 3)
    }

    /// The end of the owner behind a body or system: its place, "của tỉnh", "của Chính phủ".
    pub fn owner(&self, at: usize) -> Option<usize> {
        if !self.joint(at, self.lexicon.joints.of) {
            return self.place(at);
        }
        let body = || super::org::body(self, at + 1);
        self.cue(at + 1, Cue::ProvinceWord).and_then(|_| self.place(at + 1)).or_else(body)
    }

    /// True where the shorter of two stretches is the beginning of the longer, whatever their capitals.
    pub fn one_begins_other(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let keys = |range: &Range<usize>| self.doc.tokens[range.clone()].iter().map(|token| token.key);
        keys(a).zip(keys(b)).all(|(a, b)| a == b)
    }

    /// The block a token stands in is part of the article, not of the page around it.
    pub fn in_article(&self, at: usize) -> bool {
        let block = self.doc.sentences.get(self.doc.sentence_at(at)).map(|sentence| sentence.block);
        block.is_none_or(|block| self.doc.blocks[block].kind != BlockKind::Furniture)
    }
}
