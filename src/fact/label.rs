//! The words that say what is measured.

use super::Context;
use crate::{analysis::Kind, lexicon::Cue, quantity::Quantity};
use std::ops::Range;

/// For things counted the noun behind the figure; else the words before it, back to the front of the clause.
pub(super) fn of(context: &Context, q: &Quantity) -> String {
    let counted = matches!(q.kind, Kind::Count | Kind::Ratio) && !q.noun.is_empty();
    let tokens = if counted { q.noun.clone() } else { before(context, q) };
    context.doc.words(trimmed(context, tokens)).to_owned()
}

fn before(context: &Context, q: &Quantity) -> Range<usize> {
    let sentence = context.sentence(q.sentence);
    let mut start = q.reach.start;
    while start > sentence.start {
        let token = &context.doc.tokens[start - 1];
        let stop =
            token.is(',') || token.is(';') || token.is(':') || token.is('(') || token.is_number() || token.is('"');
        if stop || q.reach.start - start >= 18 {
            break;
        }
        start -= 1;
    }
    if start == q.reach.start { q.noun.clone() } else { start..q.reach.start }
}

/// Without the verb before the figure and the joining words at the front.
fn trimmed(context: &Context, mut tokens: Range<usize>) -> Range<usize> {
    let cuts = [Cue::Copula, Cue::Approx, Cue::Up, Cue::Down, Cue::Actual, Cue::To, Cue::From, Cue::Place];
    while tokens.len() > 1 {
        let end = tokens.end;
        let cut = cuts.iter().filter_map(|&cue| context.marks.cue_before(end, cue)).min();
        match cut.filter(|&at| at > tokens.start) {
            Some(at) => tokens.end = at,
            None => break,
        }
    }
    while tokens.len() > 1 && !context.doc.tokens[tokens.start].is_word() {
        tokens.start += 1;
    }
    while tokens.len() > 1
        && let Some(end) = context.marks.cue_at(tokens.start, Cue::Clause).filter(|&end| end < tokens.end)
    {
        tokens.start = end;
    }
    tokens
}
