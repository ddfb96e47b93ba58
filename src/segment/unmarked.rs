//! Sentences that are written without marks.

use super::{Sentence, Token};
use crate::{analysis::Doubt, lexicon::Lexicon};
use std::cell::LazyCell;

/// So many words a sentence must have to be judged by itself, and beside others that have no marks. Text with marks has
/// them on six words of seven, and on one byte of three.
const WORDS: usize = 5;
const FEW_WORDS: usize = 3;

/// Finds the sentences without marks, and gives their words the spellings that the tables know.
pub(super) fn restore(text: &str, tokens: &mut [Token], sentences: &mut [Sentence], lexicon: &Lexicon) {
    let sparse = LazyCell::new(|| text.bytes().filter(|b| *b >= 0x80).count() * 8 < text.len());
    for line in sentences.chunk_by_mut(|a, b| a.block == b.block) {
        let bare = |needed: usize, s: &Sentence| lacks_marks(&tokens[s.tokens.clone()], needed);
        let judged = line.iter().any(|s| bare(WORDS, s)) || line.iter().any(|s| bare(FEW_WORDS, s)) && *sparse;
        if !judged {
            continue;
        }
        for sentence in line.iter_mut().filter(|s| bare(FEW_WORDS, s)) {
            sentence.doubt = Some(Doubt::NoMarks);
        }
        for sentence in line.iter().filter(|s| s.doubt.is_some()) {
            lexicon.unmarked().restore(&mut tokens[sentence.tokens.clone()]);
        }
    }
}

/// *Reads* a sentence whose words are Vietnamese syllables and have no marks, but for names and a word or two.
/// *Leaves alone* short ones, other languages, and sentences in which only some words happen to have no marks.
fn lacks_marks(tokens: &[Token], needed: usize) -> bool {
    let (mut marked, mut bare, mut other) = (0, 0, 0);
    for token in tokens.iter().filter(|t| t.is_word()) {
        if token.key.has_marks() {
            marked += 1;
            if marked * 4 > tokens.len() {
                return false;
            }
        } else {
            bare += 1;
        }
    }
    if bare < needed || marked * 4 > bare + marked {
        return false;
    }
    bare = 0;
    for token in tokens.iter().filter(|t| t.is_word() && !t.key.has_marks()) {
        if token.key.is_syllable() {
            bare += 1;
        } else if token.span.end - token.span.start > 2 {
            other += 1;
        }
    }
    bare >= needed && marked * 4 <= bare + marked && other * 2 <= bare
}
