//! Sentences that are written without marks.

use super::{Sentence, Token, TokenKind};
use crate::{analysis::Doubt, lexicon::Lexicon};
use std::ops::Range;

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

/// In a text without marks, gives the words of every line the spellings that the tables know. *Gives* those lines.
pub(super) fn restore_text(text: &str, tokens: &mut [Token], lexicon: &Lexicon) -> Vec<Range<usize>> {
    if has_marks(text) {
        return Vec::new();
    }
    let mut lines: Vec<(Range<usize>, Words)> = Vec::new();
    let mut start = 0;
    for line in tokens.split_inclusive(|t| t.kind == TokenKind::Newline) {
        let range = start..start + line.len();
        start = range.end;
        lines.extend(words(line).map(|words| (range, words)));
    }
    if !lines.iter().any(|(_, words)| words.lack_marks(WORDS)) {
        return Vec::new();
    }
    lines.retain(|(_, words)| words.lack_marks(0));
    for (line, _) in &lines {
        lexicon.unmarked().restore(&mut tokens[line.clone()]);
    }
    lines.into_iter().map(|(range, _)| range).collect()
}

/// True where one byte of eight or more is beyond ASCII.
fn has_marks(text: &str) -> bool {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut beyond = rest.iter().filter(|byte| !byte.is_ascii()).count();
    let enough = words.iter().any(|&word| {
        beyond += (u64::from_le_bytes(word) & 0x8080_8080_8080_8080).count_ones() as usize;
        beyond * 8 >= text.len()
    });
    enough || beyond * 8 >= text.len()
}

/// Does the same for single sentences in a text with marks, and notes the doubts: without marks, in another language.
pub(super) fn restore_sentences(
    tokens: &mut [Token],
    sentences: &mut [Sentence],
    restored: &[Range<usize>],
    lexicon: &Lexicon,
) {
    let mut found: Vec<Option<Words>> = Vec::new();
    for line in sentences.chunk_by_mut(|a, b| a.block == b.block) {
        let start = line[0].tokens.start;
        let whole = restored.get(restored.partition_point(|range| range.end <= start));
        if whole.is_some_and(|range| range.contains(&start)) {
            line.iter_mut().for_each(|sentence| sentence.doubt = Some(Doubt::NoMarks));
            continue;
        }
        found.clear();
        found.extend(line.iter().map(|s| words(&tokens[s.tokens.clone()])));
        let judged = found.iter().flatten().any(|words| words.lack_marks(WORDS));
        for (sentence, words) in line.iter_mut().zip(&found) {
            let Some(words) = words else { continue };
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
    fn lack_marks(&self, needed: usize) -> bool {
        self.bare >= needed && self.marked * 4 <= self.bare + self.marked && self.other * 2 <= self.bare
    }
}
