//! Reached, aimed at, or laid down.

use super::Context;
use crate::{
    analysis::Status,
    lexicon::Cue,
    period::Period,
    quantity::{Quantity, When},
    segment::BlockKind,
};
use std::ops::Range;

/// So far before a figure a word of rule still counts, in tokens.
const RULE_REACH: usize = 10;

/// Reads the status of figures.
pub(super) struct Statuses<'a> {
    context: &'a Context<'a>,
}

impl<'a> Statuses<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Statuses<'a> {
        Statuses { context }
    }

    /// The nearest strong word before the figure decides. Without one, a year that is still to come, then what the
    /// sentence before or the heading above set out.
    pub(super) fn of(&self, q: &Quantity) -> Status {
        let sentence = self.context.sentence(q.sentence);
        let last = |from: usize, cue| self.context.marks.last_cue(from..q.tokens.start, cue).map(|m| m.first);
        let (target, actual) = (last(sentence.start, Cue::Target), last(sentence.start, Cue::Actual));
        let rule = last(sentence.start.max(q.tokens.start.saturating_sub(RULE_REACH)), Cue::Rule);
        if rule.is_some() && rule >= actual && rule >= target {
            return Status::Rule;
        }
        if target.is_some() && target > actual {
            return Status::Target;
        }
        if actual.is_some() {
            return Status::Actual;
        }
        let aimed = self.due(&sentence, q) || self.taken_up(q) || self.under_goals(q);
        if aimed { Status::Target } else { Status::Actual }
    }

    /// *Reads* "đến năm 2030", "vào cuối năm 2025" where that year is still to come. *Leaves alone* "đến năm 2024" told
    /// in 2025.
    fn due(&self, sentence: &Range<usize>, q: &Quantity) -> bool {
        let times = &self.context.scan.times;
        let from = times.partition_point(|t| t.tokens.start < sentence.start);
        let near = times[from..].iter().take_while(|t| t.tokens.start < sentence.end);
        let coming = |p: Period| self.context.year.is_none_or(|year| p.year() > year);
        near.into_iter().any(|t| {
            let before_figure = t.tokens.start < q.tokens.start || t.tokens.start <= q.reach.end + 4;
            let led = t.tokens.start.saturating_sub(4).max(sentence.start)..t.tokens.start;
            let until = self.context.has(led.clone(), Cue::Until) || self.context.has(led, Cue::WeakTarget);
            before_figure && until && matches!(t.when, When::Period(p) if coming(p))
        })
    }

    /// *Reads* "Cụ thể, 100% …" behind a sentence of goals.
    fn taken_up(&self, q: &Quantity) -> bool {
        let first = self.context.doc.blocks[self.context.doc.sentences[q.sentence].block].sentences.start;
        if q.sentence == first {
            return false;
        }
        let sentence = self.context.sentence(q.sentence);
        let opens = self.context.has(sentence.start..(sentence.start + 2).min(sentence.end), Cue::Within);
        let before = self.context.sentence(q.sentence - 1);
        opens && self.context.has(before, Cue::Target)
    }

    /// *Reads* a list item under "MỤC TIÊU" or "NHIỆM VỤ".
    fn under_goals(&self, q: &Quantity) -> bool {
        let block = self.context.doc.sentences[q.sentence].block;
        let blocks = &self.context.doc.blocks;
        if !matches!(blocks[block].kind, BlockKind::ListItem | BlockKind::TableRow) {
            return false;
        }
        let above = (0..block).rev().take(40);
        let mut headings = above.filter(|&b| matches!(blocks[b].kind, BlockKind::Heading | BlockKind::Paragraph));
        headings.next().is_some_and(|b| {
            let tokens = blocks[b].tokens.clone();
            let aims =
                self.context.has(tokens.clone(), Cue::Target) || self.context.has(tokens.clone(), Cue::WeakTarget);
            aims && !self.context.has(tokens, Cue::Actual)
        })
    }
}
