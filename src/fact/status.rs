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
    period::Period,
    quantity::When,
};
use std::ops::Range;

/// So far before a figure a word of rule still counts, in tokens.
const RULE_REACH: usize = 10;
/// So far behind a figure the number of the document that lays it down ends.
const DOCUMENT_REACH: usize = 18;

/// Reads the status of figures.
pub(super) struct Statuses<'a> {
    context: &'a Context<'a>,
    /// What the part tells that each block stands in.
    parts: Vec<Option<Part>>,
    last: Option<Before<Status>>,
}

/// The last word of each sort before a figure in its sentence.
struct Told {
    actual: Option<usize>,
    target: Option<usize>,
    weak: Option<usize>,
    rule: Option<usize>,
    now: Option<usize>,
    /// Whether the last time is past, or still to come.
    coming: Option<bool>,
    /// The tokens behind the figure, before the next comma or figure.
    behind: Range<usize>,
}

type Offer<'a> = Candidate<'a, Status, StatusClue>;

impl<'a> Statuses<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Statuses<'a> {
        Statuses { context, parts: parts(context), last: None }
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
        let behind = |cue| self.context.has(told.behind.clone(), cue);
        c.note(StatusClue::Actual, true);
        c.note(StatusClue::ActualTold, actual.is_some() && !self.named(figure));
        c.note(StatusClue::ActualNearest, actual.is_some() && actual > target && actual > weak);
        c.note(StatusClue::ActualChange, is_change(figure.q));
        c.note(StatusClue::ActualBaseline, behind(Cue::Against) || behind(Cue::Baseline));
        let now = told.now.is_some() && told.now >= target.max(weak);
        c.note(StatusClue::ActualNow, now);
        c.note(StatusClue::ActualGap, figure.q.gap);
        c.note(StatusClue::ActualNowBehind, behind(Cue::Now));
        c.note(StatusClue::ActualPast, told.coming == Some(false));
        c.note(StatusClue::ActualPart, self.parts[figure.block] == Some(Part::Results));
        c.note(StatusClue::ActualFrom, self.begins_a_move(figure, told));
        let aimed = self.last.is_some_and(|b| b.value == Status::Target && b.near(figure) == Near::Sentence);
        let near = &self.context.doc.tokens[figure.close_before(8)];
        let open = near.iter().rev().take_while(|t| !t.is(')')).any(|t| t.is('('));
        c.note(StatusClue::ActualBracket, open && aimed);
        let past = told.coming == Some(false) || now;
        c.note(StatusClue::ActualAside, open && past && (target.is_some() || weak.is_some()));
        let kinds = [StatusClue::ActualAgain, StatusClue::ActualParagraph, StatusClue::ActualAbove];
        self.again(figure, kinds, &mut c);
        c
    }

    fn target(&self, figure: &Figure, told: &Told) -> Offer<'a> {
        let mut c = self.candidate(Status::Target);
        let context = self.context;
        let at = figure.q.tokens.start;
        let &Told { actual, target, weak, .. } = told;
        let behind = |cue| context.has(told.behind.clone(), cue);
        let cuts = target.map(|target| context.cuts(&(target..at))).unwrap_or_default();
        c.note(StatusClue::TargetTold, target.is_some());
        c.note(StatusClue::TargetNearest, target.is_some() && target > actual);
        c.note(StatusClue::TargetClose, target.is_some_and(|target| target + 6 >= at));
        c.note(StatusClue::TargetCut, cuts.semicolon());
        c.note(StatusClue::TargetComma, cuts.comma());
        c.note(StatusClue::WeakTold, weak.is_some());
        c.note(StatusClue::WeakNearest, weak.is_some() && weak > actual);
        c.note(StatusClue::WeakClose, weak.is_some_and(|weak| weak + 6 >= at));
        c.note(StatusClue::TargetBehind, behind(Cue::Target));
        c.note(StatusClue::WeakBehind, behind(Cue::WeakTarget));
        c.note(StatusClue::TargetDue, self.due(figure));
        c.note(StatusClue::TargetTakenUp, self.taken_up(figure));
        let goals = self.parts[figure.block] == Some(Part::Goals);
        let row = context.is_row(figure.block);
        c.note(StatusClue::TargetHeading, goals && row);
        c.note(StatusClue::TargetPart, goals && !row);
        let nearest = target.max(weak).filter(|&near| Some(near) > actual);
        let beside = nearest.is_some_and(|near| near + 4 >= at && !context.cuts(&(near..at)).comma());
        c.note(StatusClue::TargetBeside, beside && !is_change(figure.q));
        c.note(StatusClue::TargetGap, beside && is_change(figure.q));
        let ends = |cue| [figure.q.reach.start, at].iter().any(|&at| context.marks.cue_before(at, cue).is_some());
        let adjacent = !is_change(figure.q) && (ends(Cue::Target) || ends(Cue::WeakTarget));
        c.note(StatusClue::TargetAdjacent, adjacent);
        let first =
            target.is_some_and(|target| target > actual.unwrap_or(0) && context.cuts(&(target..at)).figures() == 0);
        c.note(StatusClue::TargetFirst, first && !figure.q.gap);
        let set = behind(Cue::Set);
        c.note(StatusClue::TargetSet, set);
        c.note(StatusClue::TargetMark, set && ends(Cue::Rate));
        let is = context.marks.cue_before(figure.q.reach.start, Cue::Is);
        c.note(StatusClue::TargetIs, is.is_some_and(|is| self.goal_before(is)));
        c.note(StatusClue::TargetRequired, self.required(figure));
        c.note(StatusClue::TargetBracket, self.named(figure));
        let share = |cue| context.marks.cue_at(figure.q.reach.end, cue).is_some();
        let share = share(Cue::Target) || share(Cue::WeakTarget);
        c.note(StatusClue::TargetShare, share);
        c.note(StatusClue::TargetFuture, told.coming == Some(true) && !share);
        c.note(StatusClue::TargetAtLeast, figure.q.bound == Bound::AtLeast);
        c.note(StatusClue::TargetAtMost, figure.q.bound == Bound::AtMost);
        let first = context.doc.blocks[figure.block].sentences.start;
        let earlier = figure.q.sentence > first && {
            let before = context.sentence(figure.q.sentence - 1);
            context.has(before.clone(), Cue::Target) && !context.has(before, Cue::Actual)
        };
        c.note(StatusClue::TargetEarlier, earlier);
        let title = context.sentence(0);
        c.note(StatusClue::TargetTitle, figure.q.sentence > 0 && self.aims(title));
        let kinds = [StatusClue::TargetAgain, StatusClue::TargetParagraph, StatusClue::TargetAbove];
        self.again(figure, kinds, &mut c);
        c.tokens = target.or(weak).filter(|&at| at > 0).map_or(0..0, |at| at..at + 1);
        c
    }

    fn rule(&self, figure: &Figure, told: &Told) -> Offer<'a> {
        let mut c = self.candidate(Status::Rule);
        let context = self.context;
        let at = figure.q.tokens.start;
        let &Told { actual, target, rule, .. } = told;
        let behind = |cue| context.has(told.behind.clone(), cue);
        c.note(StatusClue::Rule, true);
        c.note(StatusClue::RuleTold, rule.is_some());
        c.note(StatusClue::RuleClose, rule.is_some_and(|rule| at - rule <= RULE_REACH));
        c.note(StatusClue::RuleNearest, rule.is_some() && rule >= actual && rule >= target);
        let score = context.has(figure.q.noun.clone(), Cue::Score) || figure.q.kind == Kind::Score;
        c.note(StatusClue::RuleScore, score);
        c.note(StatusClue::RuleBehind, behind(Cue::Rule));
        let end = figure.q.reach.end;
        let next = context.legal.partition_point(|&document| document <= end);
        let by = context.legal.get(next).is_some_and(|&document| document < end + DOCUMENT_REACH);
        c.note(StatusClue::RuleDocument, by && figure.q.kind == Kind::Money);
        c.note(StatusClue::RuleCriteria, context.has(figure.q.noun.clone(), Cue::Criteria));
        c.note(StatusClue::RuleAtMost, figure.q.bound == Bound::AtMost);
        c.note(StatusClue::RuleRequired, self.required(figure));
        let kinds = [StatusClue::RuleAgain, StatusClue::RuleParagraph, StatusClue::RuleAbove];
        self.again(figure, kinds, &mut c);
        c
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

    /// True where a word of goals begins among some tokens.
    fn aims(&self, tokens: Range<usize>) -> bool {
        self.context.has(tokens.clone(), Cue::Target) || self.context.has(tokens, Cue::WeakTarget)
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

    /// Whether the last time before a figure in its sentence, or the one right behind, is still to come.
    fn coming(&self, figure: &Figure) -> Option<bool> {
        let times = &self.context.scan.times;
        let to = times.partition_point(|t| t.tokens.start < figure.q.reach.end + 4);
        let near = times[..to].iter().rev().take(4).take_while(|t| t.tokens.start >= figure.sentence().start);
        let end = figure.q.reach.end;
        let parted = |from: usize| from > end && self.context.cuts(&(end..from)).comma();
        let mut years = near.filter(|t| !parted(t.tokens.start)).filter_map(|t| match t.when {
            When::Period(p) => Some(p.year()),
            _ => None,
        });
        let next = years.next()?;
        Some(self.context.year.is_none_or(|year| next > year))
    }

    /// Notes whether the figure before has a status: in the same sentence, in the paragraph, in the row above.
    fn again(&self, figure: &Figure, kinds: [StatusClue; 3], c: &mut Offer<'a>) {
        let Some(before) = self.last.filter(|before| before.value == c.value) else { return };
        c.note(kinds[2], before.above(figure) && self.context.is_row(figure.block));
        c.note(kinds[0], before.near(figure) == Near::Sentence);
        c.note(kinds[1], before.near(figure) == Near::Paragraph);
    }

    /// *Reads* "đến năm 2030", "vào cuối năm 2025" where that year is still to come. *Leaves alone* "đến năm 2024" told
    /// in 2025.
    fn due(&self, figure: &Figure) -> bool {
        let (sentence, q) = (figure.sentence(), figure.q);
        let times = &self.context.scan.times;
        let from = times.partition_point(|t| t.tokens.start < sentence.start);
        let mut near = times[from..].iter().take_while(|t| t.tokens.start < sentence.end);
        let coming = |p: Period| self.context.year.is_none_or(|year| p.year() > year);
        near.any(|t| {
            let before_figure = t.tokens.start < q.tokens.start || t.tokens.start <= q.reach.end + 4;
            let led = t.tokens.start.saturating_sub(4).max(sentence.start)..t.tokens.start;
            before_figure
                && matches!(t.when, When::Period(p) if coming(p))
                && (self.context.has(led.clone(), Cue::Until) || self.context.has(led, Cue::WeakTarget))
        })
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
