//! Reached, aimed at, or laid down.

use super::{
    Context, is_change,
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Kind, Status},
    lexicon::{Clues, Cue, StatusClue},
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
    /// Of each figure so far: its status, its sentence and its paragraph.
    last: Option<(Status, usize, usize)>,
}

impl<'a> Statuses<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Statuses<'a> {
        Statuses { context, last: None }
    }

    /// Whether a figure is reached, aimed at or laid down. Must be asked in text order.
    pub(super) fn of(&mut self, q: &Quantity, scales: &mut Scales) -> Status {
        let candidates = [self.actual(q), self.target(q), self.rule(q)];
        let print = |status: &Status| status.word().to_owned();
        let best = scales.best(&self.context.lexicon.status_weights, &candidates, print);
        let status = best.map_or(Status::Actual, |b| b.0);
        self.keep(q, status);
        status
    }

    /// Keeps the status of a figure for those behind it. Must be told in text order.
    pub(super) fn keep(&mut self, q: &Quantity, status: Status) {
        self.last = Some((status, q.sentence, self.context.doc.sentences[q.sentence].block));
    }

    /// The last cue of a kind before the figure in its sentence.
    fn before(&self, q: &Quantity, cue: Cue) -> Option<usize> {
        let sentence = self.context.sentence(q.sentence);
        self.context.marks.last_cue(sentence.start..q.tokens.start, cue).map(|m| m.first as usize)
    }

    /// True where a cue stands behind the figure, before the next comma or figure.
    fn behind(&self, q: &Quantity, cue: Cue) -> bool {
        let sentence = self.context.sentence(q.sentence);
        let from = q.reach.end.min(sentence.end);
        let tokens = &self.context.doc.tokens[from..(from + 10).min(sentence.end)];
        let len = tokens.iter().take_while(|t| !t.is(',') && !t.is(';') && !t.is_number()).count();
        self.context.has(from..from + len, cue)
    }

    fn actual(&self, q: &Quantity) -> Candidate<Status, StatusClue> {
        let mut clues = Clues::default();
        let (actual, target, weak) =
            (self.before(q, Cue::Actual), self.before(q, Cue::Target), self.before(q, Cue::WeakTarget));
        clues.note(StatusClue::Actual, true);
        clues.note(StatusClue::ActualTold, actual.is_some());
        clues.note(StatusClue::ActualNearest, actual.is_some() && actual > target && actual > weak);
        clues.note(StatusClue::ActualChange, is_change(q));
        clues.note(StatusClue::ActualBaseline, self.behind(q, Cue::Against) || self.behind(q, Cue::Baseline));
        self.again(q, Status::Actual, [StatusClue::ActualAgain, StatusClue::ActualParagraph], &mut clues);
        Candidate { value: Status::Actual, clues, tokens: 0..0 }
    }

    fn target(&self, q: &Quantity) -> Candidate<Status, StatusClue> {
        let mut clues = Clues::default();
        let context = self.context;
        let sentence = context.sentence(q.sentence);
        let (actual, target, weak) =
            (self.before(q, Cue::Actual), self.before(q, Cue::Target), self.before(q, Cue::WeakTarget));
        let tokens = &context.doc.tokens;
        let cut = |at: Option<usize>| at.is_some_and(|at| tokens[at..q.tokens.start].iter().any(|t| t.is(';')));
        let comma = |at: Option<usize>| at.is_some_and(|at| tokens[at..q.tokens.start].iter().any(|t| t.is(',')));
        clues.note(StatusClue::TargetTold, target.is_some());
        clues.note(StatusClue::TargetNearest, target.is_some() && target > actual);
        clues.note(StatusClue::TargetClose, target.is_some_and(|at| at + 6 >= q.tokens.start));
        clues.note(StatusClue::TargetCut, cut(target));
        clues.note(StatusClue::TargetComma, comma(target));
        clues.note(StatusClue::WeakTold, weak.is_some());
        clues.note(StatusClue::WeakNearest, weak.is_some() && weak > actual);
        clues.note(StatusClue::WeakClose, weak.is_some_and(|at| at + 6 >= q.tokens.start));
        clues.note(StatusClue::TargetBehind, self.behind(q, Cue::Target));
        clues.note(StatusClue::WeakBehind, self.behind(q, Cue::WeakTarget));
        clues.note(StatusClue::TargetDue, self.due(&sentence, q));
        clues.note(StatusClue::TargetTakenUp, self.taken_up(q));
        clues.note(StatusClue::TargetHeading, self.under_goals(q));
        let block = &context.doc.blocks[context.doc.sentences[q.sentence].block];
        let earlier = q.sentence > block.sentences.start && {
            let before = context.sentence(q.sentence - 1);
            context.has(before.clone(), Cue::Target) && !context.has(before, Cue::Actual)
        };
        clues.note(StatusClue::TargetEarlier, earlier);
        let title = context.sentence(0);
        clues.note(
            StatusClue::TargetTitle,
            context.has(title.clone(), Cue::Target) || context.has(title, Cue::WeakTarget),
        );
        self.again(q, Status::Target, [StatusClue::TargetAgain, StatusClue::TargetParagraph], &mut clues);
        let at = target.or(weak).unwrap_or(0);
        Candidate { value: Status::Target, clues, tokens: if at > 0 { at..at + 1 } else { 0..0 } }
    }

    fn rule(&self, q: &Quantity) -> Candidate<Status, StatusClue> {
        let mut clues = Clues::default();
        let rule = self.before(q, Cue::Rule);
        let (actual, target) = (self.before(q, Cue::Actual), self.before(q, Cue::Target));
        clues.note(StatusClue::Rule, true);
        clues.note(StatusClue::RuleTold, rule.is_some());
        clues.note(StatusClue::RuleClose, rule.is_some_and(|at| q.tokens.start - at <= RULE_REACH));
        clues.note(StatusClue::RuleNearest, rule.is_some() && rule >= actual && rule >= target);
        clues.note(StatusClue::RuleScore, self.context.has(q.noun.clone(), Cue::Score) || q.kind == Kind::Score);
        let sentence = self.context.sentence(q.sentence);
        let from = self.context.legal.partition_point(|&end| end <= sentence.start);
        clues.note(StatusClue::RuleDocument, self.context.legal.get(from).is_some_and(|&end| end <= q.tokens.start));
        self.again(q, Status::Rule, [StatusClue::RuleAgain, StatusClue::RuleParagraph], &mut clues);
        Candidate { value: Status::Rule, clues, tokens: 0..0 }
    }

    /// Notes whether the figure before has a status, in the same sentence or in the paragraph.
    fn again(&self, q: &Quantity, status: Status, kinds: [StatusClue; 2], clues: &mut Clues<StatusClue>) {
        let Some((before, sentence, block)) = self.last else { return };
        let here = sentence == q.sentence;
        let paragraph = block == self.context.doc.sentences[q.sentence].block;
        clues.note(kinds[0], before == status && here);
        clues.note(kinds[1], before == status && !here && paragraph);
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
