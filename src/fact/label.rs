//! The words that say what is measured.

use super::context::Context;
use crate::{
    analysis::Kind,
    lexicon::{Cue, Meaning, Mention, Sorts},
    quantity::Quantity,
};
use std::ops::Range;

/// For things counted the noun behind the figure; else the words before it, back to the front of the clause.
/// A place in a ranking is told by the name of the index. Where only a verb stands there ("đạt 82%"), what the figure before it in the sentence measured, else the indicator's
/// own name.
pub(super) fn of(context: &Context, q: &Quantity, earlier: Option<&str>, indicator: Option<&'static str>) -> String {
    let counted = matches!(q.kind, Kind::Count | Kind::Ratio) && !q.noun.is_empty();
    let tokens = if counted { q.noun.clone() } else { before(context, q) };
    let tokens = trimmed(context, tokens);
    if q.kind == Kind::Rank
        && let Some(name) = indicator
    {
        return name.to_owned();
    }
    if counted || !says_nothing(context, &tokens) {
        return context.doc.words(tokens).to_owned();
    }
    if !says_nothing(context, &q.noun) {
        return context.doc.words(q.noun.clone()).to_owned();
    }
    earlier.filter(|label| !label.is_empty()).or(indicator).unwrap_or_default().to_owned()
}

/// True where no word is left, or only one that leads to a figure.
fn says_nothing(context: &Context, tokens: &Range<usize>) -> bool {
    let words = tokens.clone().filter(|&at| context.doc.tokens[at].is_word()).count();
    let leads =
        |m: &Mention| m.last as usize >= tokens.end && matches!(m.meaning, Meaning::Cue(cue) if cue != Cue::Noun);
    words == 0 || (tokens.len() <= 3 && context.marks.starting(tokens.start).iter().any(leads))
}

fn before(context: &Context, q: &Quantity) -> Range<usize> {
    let sentence = context.sentence(q.sentence);
    let mut start = q.reach.start;
    while start > sentence.start {
        let token = &context.doc.tokens[start - 1];
        let stop = token.is(',')
            || token.is(';')
            || token.is(':')
            || token.is('(')
            || token.is('|')
            || token.is_number()
            || token.is('"');
        if stop || q.reach.start - start >= 18 {
            break;
        }
        start -= 1;
    }
    if start == q.reach.start { q.noun.clone() } else { start..q.reach.start }
}

/// Words that lead to a figure.
const LEADING: &[Cue] = &[Cue::Copula, Cue::Approx, Cue::Up, Cue::Down, Cue::Actual, Cue::To, Cue::From, Cue::Place];

/// Without the verb before the figure and the joining words at the front. The last word of a province is no verb: Cao Bằng.
fn trimmed(context: &Context, mut tokens: Range<usize>) -> Range<usize> {
    let place = |m: &Mention| matches!(m.meaning, Meaning::Area(_)) && (m.first as usize) + 1 < m.last as usize;
    while tokens.len() > 1
        && !context.marks.ending(tokens.end).any(place)
        && context.marks.ends(tokens.end, const { Sorts::of(LEADING) })
    {
        let end = tokens.end;
        let cut = LEADING.iter().filter_map(|&cue| context.marks.cue_before(end, cue)).min();
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
