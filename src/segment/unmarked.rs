//! Sentences that are written without marks.

use super::{Sentence, Token};
use crate::{analysis::Doubt, lexicon::Lexicon};
use std::cell::LazyCell;

/// So many words a sentence must have to be judged by itself, and beside others that have no marks. Text with marks has
/// them on six words of seven, and on one byte of three.
const WORDS: usize = 5;
const FEW_WORDS: usize = 3;

/// What the words of a sentence are.
#[derive(Clone, Copy, Default)]
struct Words {
    /// Syllables with marks.
    marked: usize,
    /// Syllables without.
    bare: usize,
    /// No Vietnamese syllables.
    other: usize,
}

/// Finds the sentences without marks, and gives their words the spellings that the tables know. Notes those that are
/// in another language.
pub(super) fn restore(text: &str, tokens: &mut [Token], sentences: &mut [Sentence], lexicon: &Lexicon) {
    let sparse = LazyCell::new(|| text.bytes().filter(|b| *b >= 0x80).count() * 8 < text.len());
    for line in sentences.chunk_by_mut(|a, b| a.block == b.block) {
        let bare = |needed: usize, s: &Sentence| words(&tokens[s.tokens.clone()]).is_some_and(|w| w.lack_marks(needed));
        let judged = line.iter().any(|s| bare(WORDS, s)) || line.iter().any(|s| bare(FEW_WORDS, s)) && *sparse;
        for sentence in line {
            let Some(words) = words(&tokens[sentence.tokens.clone()]) else { continue };
            if judged && words.lack_marks(FEW_WORDS) {
                sentence.doubt = Some(Doubt::NoMarks);
                lexicon.unmarked().restore(&mut tokens[sentence.tokens.clone()]);
            } else if words.other >= WORDS && words.other * 2 > words.bare + words.marked {
                sentence.doubt = Some(Doubt::Foreign);
            }
        }
    }
}

/// Counts the words of a sentence; nothing where so many have marks that it is Vietnamese written as it should be.
fn words(tokens: &[Token]) -> Option<Words> {
    let mut marked = 0;
    for _ in tokens.iter().filter(|t| t.is_word() && t.key.has_marks()) {
        marked += 1;
        if marked * 4 > tokens.len() {
            return None;
        }
    }
    let mut words = Words::default();
    for token in tokens.iter().filter(|t| t.is_word()) {
        match (token.key.has_marks(), token.key.is_syllable()) {
            (true, true) => words.marked += 1,
            (false, true) => words.bare += 1,
            _ => words.other += usize::from(token.span.end - token.span.start > 2),
        }
    }
    Some(words)
}

impl Words {
    /// *Reads* a sentence whose words are Vietnamese syllables and have no marks, but for names and a word or two.
    /// *Leaves alone* short ones, other languages, and sentences in which only some words happen to have no marks.
    fn lack_marks(self, needed: usize) -> bool {
        self.bare >= needed && self.marked * 4 <= self.bare + self.marked && self.other * 2 <= self.bare
    }
}
