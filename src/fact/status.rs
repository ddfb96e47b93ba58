//! Reached, aimed at, or laid down.

use super::{
    context::{Before, Context, Figure, Near},
    is_change,
    parts::{Part, parts},
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Bound, Kind, Status},
    lexicon::{Cue, StatusClue},
    quantity::When,
};
use std::ops::Range;

/// So far before a figure a word of rule still counts, in tokens.
const RULE_REACH: usize = 10;
/// So far behind a word of goals a colon opens what is aimed at.
const LIST_REACH: usize = 12;
/// So far behind a figure the number of the document that lays it down ends.
const DOCUMENT_REACH: usize = 18;

/// Reads the status of figures.
pub(super) struct Statuses<'a> {
    context: &'a Context<'a>,
    /// What the part tells that each block stands in.
    parts: Vec<Option<Part>>,
    /// The title tells of goals.
    title_aims: bool,
    last: Option<Before<Status>>,
}

/// The last word of each sort before a figure in its sentence.
struct Told {
    actual: Option<usize>,
    target: Option<usize>,
    weak: Option<usize>,
    rule: Option<usize>,
    now: Option<usize>,
    /// The last time is still to come.
    coming: bool,
    /// The tokens behind the figure, before the next comma or figure.
    behind: Range<usize>,
}

type Offer<'a> = Candidate<'a, Status, StatusClue>;

impl<'a> Statuses<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Statuses<'a> {
        let title_aims = !context.doc.sentences.is_empty() && aims(context, context.sentence(0));
        Statuses { context, parts: parts(context), title_aims, last: None }
    }

    /// Whether a figure is reached, aimed at or laid down. Must be asked in text order.
    pub(super) fn of(&mut self, figure: &Figure, scales: &mut Scales) -> Status {
        let last = |cue| self.context.marks.last_cue(figure.before(), cue).map(|m| m.first as usize);
        let told = Told {
            actual: last(Cue::Actual),
            target: last(Cue::Target),
            weak: last(Cue::WeakTarget),
            rule: last(Cue::Rule),
            now: last(Cue::Now),
            coming: self.coming(figure),
            behind: self.behind(figure),
        };
        let candidates = [self.actual(figure, &told), self.target(figure, &told), self.rule(figure, &told)];
        let best = scales.best(&candidates, |status: &Status| status.word().to_owned());
        let status = best.map_or(Status::Actual, |b| b.0.value);
        self.keep(figure, status);
        status
    }

    /// Keeps the status of a figure for those behind it. Must be told in text order.
    pub(super) fn keep(&mut self, figure: &Figure, status: Status) {
        self.last = Some(Before::new(figure, status));
    }

    fn candidate(&self, value: Status) -> Offer<'a> {
        Candidate::new(&self.context.lexicon.status_weights, value, 0..0)
    }

    /// The tokens behind a figure, before the next comma or figure.
    fn behind(&self, figure: &Figure) -> Range<usize> {
        let near = figure.behind(10);
        let tokens = &self.context.doc.tokens[near.clone()];
        let len = tokens.iter().take_while(|t| !t.is(',') && !t.is(';') && !t.is_number()).count();
        near.start..near.start + len
    }

    fn actual(&self, figure: &Figure, told: &Told) -> Offer<'a> {
        let mut c = self.candidate(Status::Actual);
        let &Told { actual, target, weak, .. } = told;
        let (context, q) = (self.context, figure.q);
        let behind = |cue| context.has(told.behind.clone(), cue);
        let ends = |at, cue| context.marks.cue_before(at, cue).is_some();
        c.note(StatusClue::Actual, true);
        c.note(StatusClue::ActualTold, actual.is_some() && !self.named(figure));
        c.note(StatusClue::ActualChange, is_change(q));
        c.note(StatusClue::ActualDecimals, q.precision < 0 && !is_change(q));
        c.note(StatusClue::ActualRank, q.kind == Kind::Rank && q.bound == Bound::Exact);
        let opens = || context.marks.cue_at(q.reach.start, Cue::Done).is_some();
        let ahead = target.is_some() || weak.is_some();
        c.note(StatusClue::ActualDone, !ahead && (opens() || ends(q.reach.start, Cue::Done)));
        c.note(StatusClue::ActualMore, q.bound == Bound::AtLeast && ends(q.tokens.start, Cue::Above));
        c.note(StatusClue::ActualBaseline, behind(Cue::Against) || behind(Cue::Baseline));
        c.note(StatusClue::ActualNow, told.now.is_some() && told.now >= target.max(weak));
        c.note(StatusClue::ActualGap, q.gap);
        c.note(StatusClue::ActualNowBehind, behind(Cue::Now));
        c.note(StatusClue::ActualFrom, self.begins_a_move(figure, told));
        let aimed = self.again(figure, Status::Target, Near::Sentence);
        let near = || context.doc.tokens[figure.close_before(8)].iter().rev();
        let open = || near().take_while(|t| !t.is(')')).any(|t| t.is('('));
        c.note(StatusClue::ActualBracket, aimed && open());
        c.note(StatusClue::ActualPast, figure.bracketed && self.told_past(q.reach.start - 1));
        c.note(StatusClue::ActualAgain, self.again(figure, Status::Actual, Near::Sentence));
        c.note(StatusClue::ActualParagraph, self.again(figure, Status::Actual, Near::Paragraph));
        c.note(StatusClue::ActualAbove, self.above(figure, Status::Actual));
        c
    }

    /// *Reads* "bằng 1,2 lần năm 2024 (107,2 tỷ đồng)": a year that is not still to come stands right before a bracket.
    fn told_past(&self, open: usize) -> bool {
        let times = &self.context.scan.times;
        let before = times.partition_point(|t| t.tokens.start < open).checked_sub(1).map(|at| &times[at]);
        before.is_some_and(|t| match t.when {
            When::Period(p) => t.tokens.end == open && self.context.year.is_some_and(|year| p.year() <= year),
            _ => false,
        })
    }

    fn target(&self, figure: &Figure, told: &Told) -> Offer<'a> {
        let mut c = self.candidate(Status::Target);
        let (context, q) = (self.context, figure.q);
        let at = q.tokens.start;
        let &Told { actual, target, weak, .. } = told;
        let cuts = target.map(|target| context.cuts(&(target..at))).unwrap_or_default();
        c.note(StatusClue::TargetTold, target.is_some());
        c.note(StatusClue::TargetNearest, target.is_some() && target > actual);
        c.note(StatusClue::TargetCut, cuts.semicolon());
        c.note(StatusClue::TargetLeads, cuts.semicolon() && target.is_some_and(|target| self.leads(target..at)));
        c.note(StatusClue::TargetComma, cuts.comma());
        c.note(StatusClue::WeakTold, weak.is_some());
        c.note(StatusClue::WeakNearest, weak.is_some() && weak > actual);
        c.note(StatusClue::TargetTakenUp, self.taken_up(figure));
        let goals = self.parts[figure.block] == Some(Part::Goals);
        let row = context.is_row(figure.block);
        c.note(StatusClue::TargetHeading, goals && row);
        c.note(StatusClue::TargetPart, goals && !row);
        let nearest = target.max(weak).filter(|&near| Some(near) > actual);
        let beside = nearest.is_some_and(|near| near + 4 >= at && !context.cuts(&(near..at)).comma());
        c.note(StatusClue::TargetBeside, beside && !is_change(q));
        let ends = |cue| [q.reach.start, at].iter().any(|&at| context.marks.cue_before(at, cue).is_some());
        let adjacent = !is_change(q) && (ends(Cue::Target) || ends(Cue::WeakTarget));
        c.note(StatusClue::TargetAdjacent, adjacent);
        c.note(StatusClue::TargetFirst, cuts.figures() == 0 && target > actual && !q.gap);
        c.note(StatusClue::TargetSet, context.has(told.behind.clone(), Cue::Set));
        let is = context.marks.cue_before(q.reach.start, Cue::Is);
        c.note(StatusClue::TargetIs, is.is_some_and(|is| self.goal_before(is)));
        c.note(StatusClue::TargetRequired, self.required(figure));
        c.note(StatusClue::TargetBracket, self.named(figure));
        let share = |cue| context.marks.cue_at(q.reach.end, cue).is_some();
        let share = share(Cue::Target) || share(Cue::WeakTarget);
        c.note(StatusClue::TargetShare, share);
        c.note(StatusClue::TargetFuture, told.coming && !share);
        c.note(StatusClue::TargetAtLeast, q.bound == Bound::AtLeast);
        c.note(StatusClue::TargetAtMost, q.bound == Bound::AtMost);
        c.note(StatusClue::TargetPercent, q.kind == Kind::Percentage);
        c.note(StatusClue::TargetRound, q.precision >= 0 && (q.value.mantissa() as u64).is_multiple_of(5));
        let first = context.doc.blocks[figure.block].sentences.start;
        let earlier = q.sentence > first && {
            let before = context.sentence(q.sentence - 1);
            context.has(before.clone(), Cue::Target) && !context.has(before, Cue::Actual)
        };
        c.note(StatusClue::TargetEarlier, earlier);
        c.note(StatusClue::TargetTitle, q.sentence > 0 && self.title_aims);
        c.note(StatusClue::TargetAgain, self.again(figure, Status::Target, Near::Sentence));
        c.note(StatusClue::TargetAbove, self.above(figure, Status::Target));
        c.tokens = target.or(weak).filter(|&at| at > 0).map_or(0..0, |at| at..at + 1);
        c
    }

    fn rule(&self, figure: &Figure, told: &Told) -> Offer<'a> {
        let mut c = self.candidate(Status::Rule);
        let context = self.context;
        let at = figure.q.tokens.start;
        let rule = told.rule;
        c.note(StatusClue::Rule, true);
        c.note(StatusClue::RuleTold, rule.is_some());
        c.note(StatusClue::RuleClose, rule.is_some_and(|rule| at - rule <= RULE_REACH));
        let score = context.has(figure.q.noun.clone(), Cue::Score) || figure.q.kind == Kind::Score;
        c.note(StatusClue::RuleScore, score);
        c.note(StatusClue::RuleBehind, context.has(told.behind.clone(), Cue::Rule));
        let end = figure.q.reach.end;
        let next = context.legal.partition_point(|&document| document <= end);
        let by = context.legal.get(next).is_some_and(|&document| document < end + DOCUMENT_REACH);
        c.note(StatusClue::RuleDocument, by && figure.q.kind == Kind::Money);
        c.note(StatusClue::RuleCriteria, context.has(figure.q.noun.clone(), Cue::Criteria));
        c.note(StatusClue::RuleAtMost, figure.q.bound == Bound::AtMost);
        c.note(StatusClue::RuleRequired, self.required(figure));
        c
    }

    /// *Reads* "mục tiêu năm 2026: A đạt 60%; B đạt 90%": a word of goals, and a colon that leads to all of its list.
    /// *Leaves alone* "mục tiêu là 60%; kết quả: 67%".
    fn leads(&self, tokens: Range<usize>) -> bool {
        let near = tokens.start..tokens.end.min(tokens.start + LIST_REACH);
        let colon = near.clone().find(|&at| self.context.doc.tokens[at].is(':'));
        colon.is_some_and(|colon| self.context.cuts(&(near.start..colon)).figures() == 0)
    }

    /// *Reads* the 80% of "vẫn thấp hơn chỉ tiêu (80%)".
    fn named(&self, figure: &Figure) -> bool {
        let open = figure.q.reach.start.saturating_sub(1);
        figure.bracketed && (self.ends(open, Cue::Target) || self.ends(open, Cue::WeakTarget))
    }

    /// *Reads* "chỉ tiêu cả năm (là)", "kế hoạch năm 2025 (là)": a goal, and nothing else than when it is due.
    fn goal_before(&self, at: usize) -> bool {
        let near = at.saturating_sub(8)..at;
        let last = |cue| self.context.marks.last_cue(near.clone(), cue).map(|m| m.last as usize);
        last(Cue::Target).max(last(Cue::WeakTarget)).is_some_and(|goal| {
            let cuts = self.context.cuts(&(goal.min(at)..at));
            !cuts.comma() && cuts.figures() == 0 && last(Cue::Actual) < Some(goal)
        })
    }

    /// *Reads* "kế hoạch (", "chỉ tiêu Bộ giao (": a cue among the last words before a token, and nothing that parts.
    fn ends(&self, at: usize, cue: Cue) -> bool {
        let near = at.saturating_sub(6)..at;
        self.context.marks.last_cue(near, cue).is_some_and(|m| {
            let between = m.first as usize..at;
            self.context.cuts(&between).figures() == 0 && !self.context.cuts(&between).comma()
        })
    }

    /// *Reads* tối thiểu 80%, không quá 3 ngày. *Leaves alone* hơn 80%, gần 3 ngày.
    fn required(&self, figure: &Figure) -> bool {
        self.context.marks.cue_before(figure.q.tokens.start, Cue::Required).is_some()
    }

    /// *Reads* the 66% of "từ 66% lên 75%".
    fn begins_a_move(&self, figure: &Figure, told: &Told) -> bool {
        let led = self.context.marks.cue_before(figure.q.reach.start, Cue::From).is_some();
        led && self.context.has(told.behind.clone(), Cue::To)
    }

    /// True where the last time before a figure in its sentence, or the one right behind, is still to come.
    fn coming(&self, figure: &Figure) -> bool {
        let times = &self.context.scan.times;
        let to = times.partition_point(|t| t.tokens.start < figure.q.reach.end + 4);
        let near = times[..to].iter().rev().take(4).take_while(|t| t.tokens.start >= figure.sentence().start);
        let end = figure.q.reach.end;
        let parted = |from: usize| from > end && self.context.cuts(&(end..from)).comma();
        let mut years = near.filter(|t| !parted(t.tokens.start)).filter_map(|t| match t.when {
            When::Period(p) => Some(p.year()),
            _ => None,
        });
        years.next().is_some_and(|next| self.context.year.is_none_or(|year| next > year))
    }

    /// True where the figure before has a status and stands so near.
    fn again(&self, figure: &Figure, status: Status, near: Near) -> bool {
        self.last.is_some_and(|b| b.value == status && b.near(figure) == near)
    }

    /// True where the figure of the row above has a status.
    fn above(&self, figure: &Figure, status: Status) -> bool {
        self.last.is_some_and(|b| b.value == status && b.above(figure)) && self.context.is_row(figure.block)
    }

    /// *Reads* "Cụ thể, 100% …" behind a sentence of goals.
    fn taken_up(&self, figure: &Figure) -> bool {
        if figure.q.sentence == self.context.doc.blocks[figure.block].sentences.start {
            return false;
        }
        let sentence = figure.sentence();
        let opens = self.context.has(sentence.start..(sentence.start + 2).min(sentence.end), Cue::Within);
        opens && self.context.has(self.context.sentence(figure.q.sentence - 1), Cue::Target)
    }
}

/// True where a word of goals begins among some tokens.
fn aims(context: &Context, tokens: Range<usize>) -> bool {
    context.has(tokens.clone(), Cue::Target) || context.has(tokens, Cue::WeakTarget)
}
