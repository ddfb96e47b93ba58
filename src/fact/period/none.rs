//! What speaks for no time at all.

use super::{Asked, Offer, Periods};
use crate::{
    analysis::{Kind, Status},
    fact::{
        context::{Figure, Near},
        is_change,
        times::Dated,
    },
    lexicon::{Cue, PeriodClue},
    segment::BlockKind,
};

/// So many figures back one of the same sort is looked for.
const ALIKE: usize = 6;

impl<'a> Periods<'a> {
    /// True where a figure before it in the paragraph is of the same sort.
    fn alike(&self, figure: &Figure) -> bool {
        let all = &self.context.scan.quantities[..figure.index];
        let start = self.context.doc.blocks[figure.block].tokens.start;
        let mut near = all.iter().rev().take(ALIKE).take_while(|q| q.tokens.start >= start);
        near.any(|q| q.kind == figure.q.kind && q.unit == figure.q.unit)
    }

    /// No time at all.
    pub(super) fn none(&self, asked: &Asked, here: &[Dated], out: &mut Vec<Offer<'a>>) {
        let timeless = here.is_empty();
        let &Asked { figure, status, .. } = asked;
        let (context, q) = (self.context, figure.q);
        let sentence = figure.sentence();
        let block = &context.doc.blocks[figure.block];
        let told = figure.index.checked_sub(1).map(|i| &context.scan.quantities[i]).is_some_and(|before| {
            let mut times = here.iter().filter(|d| d.tells() && d.open.is_none());
            times.any(|d| (before.tokens.end..q.tokens.start).contains(&d.tokens.start))
        });
        let again = !told && self.last.is_some_and(|t| t.value.is_none() && t.near(figure) != Near::Elsewhere);
        let mut c = self.candidate(None, 0..0);
        c.note(PeriodClue::None, true);
        c.note(PeriodClue::NoneHeadline, matches!(block.kind, BlockKind::Title | BlockKind::Caption));
        c.note(PeriodClue::NoneNow, asked.beside.now.is_some());
        c.note(PeriodClue::NoneNowBracket, asked.beside.open.is_some_and(|open| asked.beside.now > Some(open)));
        c.note(PeriodClue::NoneNowBehind, asked.beside.now_behind);
        c.note(PeriodClue::NoneLevel, asked.beside.level);
        let among = q.kind == Kind::Count && context.marks.cue_before(q.reach.start, Cue::OutOf).is_some();
        c.note(PeriodClue::NoneAmong, among);
        c.note(PeriodClue::NoneCount, q.kind == Kind::Count);
        c.note(PeriodClue::NoneUnlike, timeless && !self.alike(figure));
        c.note(PeriodClue::NonePair, asked.beside.to.is_some());
        c.note(PeriodClue::NoneRule, status == Status::Rule);
        c.note(PeriodClue::NoneMeasure, matches!(q.kind, Kind::Duration | Kind::Measure));
        c.note(PeriodClue::NoneMoney, q.kind == Kind::Money);
        c.note(PeriodClue::NoneTimeless, timeless);
        c.note(PeriodClue::NoneAgain, again);
        c.note(PeriodClue::NoneFrom, asked.beside.from);
        c.note(PeriodClue::NoneGoverned, timeless && self.governing[figure.block].is_some());
        let above = || self.in_sentences(block.sentences.start..q.sentence);
        let timed = timeless && above().iter().any(Dated::tells);
        c.note(PeriodClue::NoneThoughTold, timed);
        c.note(PeriodClue::NoneThoughRanked, timed && asked.ranked);
        c.note(PeriodClue::NoneThoughChange, timed && is_change(q));
        c.note(PeriodClue::NoneThoughOffice, timed && asked.office);
        let opens = sentence.start..(sentence.start + 3).min(q.tokens.start);
        let whole = || [Cue::WholeProvince, Cue::LocalWhole].iter().any(|&cue| context.has(opens.clone(), cue));
        c.note(PeriodClue::NoneWhole, timeless && whole());
        c.note(PeriodClue::NoneEach, context.has(figure.close_before(6), Cue::Each));
        c.note(PeriodClue::NonePer, q.unit.contains('/'));
        c.note(PeriodClue::NonePrice, q.kind == Kind::Money && context.has(figure.close_before(4), Cue::Price));
        out.push(c);
    }
}
