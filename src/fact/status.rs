//! Reached, aimed at, or laid down.

use super::Context;
use crate::{
    analysis::Status,
    lexicon::{Cue, Meaning},
    quantity::Quantity,
    segment::BlockKind,
};

/// Reads the status of figures.
pub(super) struct Statuses<'a> {
    context: &'a Context<'a>,
}

impl<'a> Statuses<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Statuses<'a> {
        Statuses { context }
    }

    /// The nearest strong word before the figure decides; weak ones only where nothing reached is told.
    pub(super) fn of(&mut self, q: &Quantity) -> Status {
        let sentence = self.context.sentence(q.sentence);
        let (mut target, mut weak, mut actual, mut rule) = (None, None, None, None);
        for m in self.context.marks.within(sentence.start..q.tokens.start) {
            let at = Some(m.first as usize);
            match m.meaning {
                Meaning::Cue(Cue::Target) => target = at,
                Meaning::Cue(Cue::WeakTarget) => weak = at,
                Meaning::Cue(Cue::Actual) => actual = at,
                Meaning::Cue(Cue::Rule) => rule = at,
                _ => {}
            }
        }
        if rule.is_some() && rule >= actual && rule >= target {
            return Status::Rule;
        }
        if target.is_some() && target > actual {
            return Status::Target;
        }
        if actual.is_none() && target.is_none() && weak.is_some() && self.future(q) {
            return Status::Target;
        }
        if actual.is_none() && self.under_goals(q) { Status::Target } else { Status::Actual }
    }

    /// A weak word counts with a year that something is due in.
    fn future(&self, q: &Quantity) -> bool {
        let sentence = self.context.sentence(q.sentence);
        self.context.has(sentence, Cue::Until)
    }

    /// *Reads* a list item under "MỤC TIÊU" or "NHIỆM VỤ".
    fn under_goals(&self, q: &Quantity) -> bool {
        let block = self.context.doc.sentences[q.sentence].block;
        let blocks = &self.context.doc.blocks;
        if blocks[block].kind != BlockKind::ListItem {
            return false;
        }
        let heading = (0..block).rev().find(|&b| matches!(blocks[b].kind, BlockKind::Heading | BlockKind::Paragraph));
        heading.is_some_and(|b| {
            let tokens = blocks[b].tokens.clone();
            self.context.has(tokens.clone(), Cue::Target) && !self.context.has(tokens, Cue::Actual)
        })
    }
}
