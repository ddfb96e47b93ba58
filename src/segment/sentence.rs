//! Where a sentence ends.

use super::{Block, Token, TokenKind};
use crate::{
    analysis::Doubt,
    lexicon::{Cue, Lexicon},
};
use std::ops::Range;

/// A sentence: a run of tokens inside one block.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens, the closing mark included.
    pub tokens: Range<usize>,
    /// The block it stands in.
    pub block: usize,
    /// What its spelling leaves in doubt.
    pub doubt: Option<Doubt>,
}

/// A run of this many tokens without an end is cut at the next comma, one of twice as many anywhere: what is read of a
/// figure looks at its whole sentence, and a text without stops must not take time that grows with its square.
const LONGEST: usize = 400;

/// Cuts each block into sentences and tells each block which are its own. A cell of a table ends at one of the `cuts`.
pub(super) fn sentences(
    tokens: &[Token],
    blocks: &mut [Block],
    mut cuts: &[usize],
    lexicon: &Lexicon,
) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(tokens.len() / 24 + blocks.len());
    for (block, b) in blocks.iter_mut().enumerate() {
        let first = sentences.len();
        let mut start = b.tokens.start;
        let mut due = start;
        for at in b.tokens.clone() {
            let mark = matches!(tokens[at].kind, TokenKind::Mark('.' | '!' | '?' | '\u{2026}'));
            if !mark && at < due {
                continue;
            }
            if cuts.first().is_some_and(|&cut| cut <= at) {
                cuts = &cuts[1..];
                if at > start {
                    cuts = &cuts[cuts.partition_point(|&cut| cut <= at)..];
                    sentences.push(Sentence { tokens: start..at, block, doubt: None });
                    start = at;
                }
            }
            if mark && ends(tokens, at, b.tokens.end, start, lexicon) || too_long(tokens, at, start) {
                let end = closing(tokens, at + 1, b.tokens.end);
                if end > start {
                    sentences.push(Sentence { tokens: start..end, block, doubt: None });
                    start = end;
                }
            }
            // Before this token only a mark ends the sentence.
            due = cuts.first().map_or(start + LONGEST, |&cut| cut.min(start + LONGEST));
        }
        if start < b.tokens.end {
            sentences.push(Sentence { tokens: start..b.tokens.end, block, doubt: None });
        }
        b.sentences = first..sentences.len();
    }
    sentences
}

fn too_long(tokens: &[Token], at: usize, start: usize) -> bool {
    let length = at - start.min(at);
    length >= LONGEST && (tokens[at].is(',') || tokens[at].is(';') || length >= 2 * LONGEST)
}

/// Whether one of the marks . ! ? and … ends a sentence. *Reads* those with a capital, digit or quote behind it.
/// *Leaves alone* the dots of TP.HCM and 6.2024, of abbreviations (TT., TP.), of initials and of list numbers.
fn ends(tokens: &[Token], at: usize, end: usize, start: usize, lexicon: &Lexicon) -> bool {
    let TokenKind::Mark(mark) = tokens[at].kind else { return false };
    if at < start {
        return false;
    }
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < end) else { return true };
    if next.glued && !matches!(next.kind, TokenKind::Mark('"')) {
        return false;
    }
    let lower = next.is_word() && !next.upper;
    if lower {
        return false;
    }
    if mark != '.' || at == start {
        return mark != '.';
    }
    let before = &tokens[at - 1];
    let initial = before.is_word() && before.upper && before.span.end - before.span.start <= 2 && !before.caps;
    let list_number = before.is_number() && at - 1 == start;
    !initial && !list_number && !lexicon.is_cue(before, Cue::Abbreviation)
}

/// Takes closing quotes, brackets and further dots into the sentence.
fn closing(tokens: &[Token], mut at: usize, end: usize) -> usize {
    let end = end.min(at + 4);
    while at < end && tokens[at].glued && matches!(tokens[at].kind, TokenKind::Mark('"' | ')' | '\'' | '.' | '!' | '?'))
    {
        at += 1;
    }
    at
}
