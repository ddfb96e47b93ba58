//! Reached, aimed at, or laid down.

use super::{
    context::{Before, Context, Figure, Near},
    is_change,
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Kind, Status},
    lexicon::{Cue, StatusClue},
    period::Period,
    quantity::When,
    segment::BlockKind,
};

/// So far before a figure a word of rule still counts, in tokens.
const RULE_REACH: usize = 10;

/// Reads the status of figures.
pub(super) struct Statuses<'a> {
    context: &'a Context<'a>,
    last: Option<Before<Status>>,
}

/// The last word of each sort before a figure in its sentence.
struct Told {
    actual: Option<usize>,
    target: Option<usize>,
    weak: Option<usize>,
    rule: Option<usize>,
}

type Offer<'a> = Candidate<'a, Status, StatusClue>;

impl<'a> Statuses<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Statuses<'a> {
        Statuses { context, last: None }
    }

    /// Whether a figure is reached, aimed at or laid down. Must be asked in text order.
    pub(super) fn of(&mut self, figure: &Figure, scales: &mut Scales) -> Status {
        let last = |cue| self.context.marks.last_cue(figure.before(), cue).map(|m| m.first as usize);
        let told = Told {
            actual: last(Cue::Actual),
            target: last(Cue::Target),
            weak: last(Cue::WeakTarget),
            rule: last(Cue::Rule),
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

    /// True where a cue stands behind the figure, before the next comma or figure.
    fn behind(&self, figure: &Figure, cue: Cue) -> bool {
        let near = figure.behind(10);
        let tokens = &self.context.doc.tokens[near.clone()];
        let len = tokens.iter().take_while(|t| !t.is(',') && !t.is(';') && !t.is_number()).count();
        self.context.has(near.start..near.start + len, cue)
    }

    fn actual(&self, figure: &Figure, told: &Told) -> Offer<'a> {
        let mut c = self.candidate(Status::Actual);
        let &Told { actual, target, weak, .. } = told;
        c.note(StatusClue::Actual, true);
        c.note(StatusClue::ActualTold, actual.is_some());
        c.note(StatusClue::ActualNearest, actual.is_some() && actual > target && actual > weak);
        c.note(StatusClue::ActualChange, is_change(figure.q));
        c.note(StatusClue::ActualBaseline, self.behind(figure, Cue::Against) || self.behind(figure, Cue::Baseline));
        self.again(figure, [StatusClue::ActualAgain, StatusClue::ActualParagraph], &mut c);
        c
    }

    fn target(&self, figure: &Figure, told: &Told) -> Offer<'a> {
        let mut c = self.candidate(Status::Target);
        let context = self.context;
        let at = figure.q.tokens.start;
        let &Told { actual, target, weak, .. } = told;
        let cuts = target.map(|target| context.cuts(&(target..at))).unwrap_or_default();
        c.note(StatusClue::TargetTold, target.is_some());
        c.note(StatusClue::TargetNearest, target.is_some() && target > actual);
        c.note(StatusClue::TargetClose, target.is_some_and(|target| target + 6 >= at));
        c.note(StatusClue::TargetCut, cuts.semicolon());
        c.note(StatusClue::TargetComma, cuts.comma());
        c.note(StatusClue::WeakTold, weak.is_some());
        c.note(StatusClue::WeakNearest, weak.is_some() && weak > actual);
        c.note(StatusClue::WeakClose, weak.is_some_and(|weak| weak + 6 >= at));
        c.note(StatusClue::TargetBehind, self.behind(figure, Cue::Target));
        c.note(StatusClue::WeakBehind, self.behind(figure, Cue::WeakTarget));
        c.note(StatusClue::TargetDue, self.due(figure));
        c.note(StatusClue::TargetTakenUp, self.taken_up(figure));
        c.note(StatusClue::TargetHeading, self.under_goals(figure));
        let first = context.doc.blocks[figure.block].sentences.start;
        let earlier = figure.q.sentence > first && {
            let before = context.sentence(figure.q.sentence - 1);
            context.has(before.clone(), Cue::Target) && !context.has(before, Cue::Actual)
        };
        c.note(StatusClue::TargetEarlier, earlier);
        let title = context.sentence(0);
        c.note(StatusClue::TargetTitle, context.has(title.clone(), Cue::Target) || context.has(title, Cue::WeakTarget));
        self.again(figure, [StatusClue::TargetAgain, StatusClue::TargetParagraph], &mut c);
        c.tokens = target.or(weak).filter(|&at| at > 0).map_or(0..0, |at| at..at + 1);
        c
    }

    fn rule(&self, figure: &Figure, told: &Told) -> Offer<'a> {
        let mut c = self.candidate(Status::Rule);
        let context = self.context;
        let at = figure.q.tokens.start;
        let &Told { actual, target, rule, .. } = told;
        c.note(StatusClue::Rule, true);
        c.note(StatusClue::RuleTold, rule.is_some());
        c.note(StatusClue::RuleClose, rule.is_some_and(|rule| at - rule <= RULE_REACH));
        c.note(StatusClue::RuleNearest, rule.is_some() && rule >= actual && rule >= target);
        let score = context.has(figure.q.noun.clone(), Cue::Score) || figure.q.kind == Kind::Score;
        c.note(StatusClue::RuleScore, score);
        let from = context.legal.partition_point(|&end| end <= figure.sentence().start);
        c.note(StatusClue::RuleDocument, context.legal.get(from).is_some_and(|&end| end <= at));
        self.again(figure, [StatusClue::RuleAgain, StatusClue::RuleParagraph], &mut c);
        c
    }

    /// Notes whether the figure before has a status, in the same sentence or in the paragraph.
    fn again(&self, figure: &Figure, kinds: [StatusClue; 2], c: &mut Offer<'a>) {
        let Some(before) = self.last.filter(|before| before.value == c.value) else { return };
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

    /// *Reads* a list item under "MỤC TIÊU" or "NHIỆM VỤ".
    fn under_goals(&self, figure: &Figure) -> bool {
        if !self.context.is_row(figure.block) {
            return false;
        }
        let Some(lead) = self.context.lead(figure.block) else { return false };
        let line = &self.context.doc.blocks[lead];
        let tokens = line.tokens.clone();
        let aims =
            || self.context.has(tokens.clone(), Cue::Target) || self.context.has(tokens.clone(), Cue::WeakTarget);
        matches!(line.kind, BlockKind::Heading | BlockKind::Paragraph)
            && aims()
            && !self.context.has(tokens.clone(), Cue::Actual)
    }
}
