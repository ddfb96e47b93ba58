//! When: the time a figure is for, and what a change is against.

use super::{
    Context, is_change,
    times::{self, Dated},
    weigh::{Candidate, Scales, support},
};
use crate::{
    analysis::{Kind, Status},
    lexicon::{Clues, Cue, Meaning, Mention, PeriodClue, UnitKind},
    period::Period,
    quantity::{Quantity, When},
    segment::BlockKind,
};
use std::ops::Range;

/// The times of a text.
pub(super) struct Periods<'a> {
    context: &'a Context<'a>,
    times: Vec<Dated>,
    /// Of each figure so far: its period and its paragraph.
    taken: Vec<(Option<Period>, usize)>,
    /// Room for the candidates of a figure.
    candidates: Vec<Candidate<Option<Period>, PeriodClue>>,
}

/// So many sentences back a time of the same paragraph still governs; a bound, so that time grows with the text only.
const FAR: usize = 8;
/// So many times of earlier sentences are weighed.
const EARLIER: usize = 8;
/// So many times of a sentence are weighed on either side of a figure.
const MANY: usize = 6;

impl<'a> Periods<'a> {
    /// The times of a text, those that leave out their year with the one they mean.
    pub(super) fn new(context: &'a Context<'a>, published: Option<Period>) -> Periods<'a> {
        Periods { context, times: times::find(context, published), taken: Vec::new(), candidates: Vec::new() }
    }

    /// The time a figure is for, and whether its own sentence tells it. Must be asked in text order.
    pub(super) fn of(&mut self, q: &Quantity, status: Status, scales: &mut Scales) -> (Option<Period>, bool) {
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        self.collect(q, status, &mut candidates);
        let sentence = self.context.sentence(q.sentence);
        support(&mut candidates, PeriodClue::Supported);
        let print = |p: &Option<Period>| p.map_or_else(String::new, |p| p.to_string());
        let best = scales.best(&self.context.lexicon.period_weights, &candidates, print);
        self.candidates = candidates;
        let (period, tokens, _) = best.unwrap_or_default();
        self.taken.push((period, self.context.doc.sentences[q.sentence].block));
        (period, !tokens.is_empty() && sentence.contains(&tokens.start))
    }

    /// Keeps the period of a figure that a table has told. Must be told in text order.
    pub(super) fn keep(&mut self, q: &Quantity, period: Option<Period>) {
        self.taken.push((period, self.context.doc.sentences[q.sentence].block));
    }

    /// Every time that the figure could be for, and none.
    fn collect(&self, q: &Quantity, status: Status, out: &mut Vec<Candidate<Option<Period>, PeriodClue>>) {
        let block = self.context.doc.sentences[q.sentence].block;
        let b = &self.context.doc.blocks[block];
        let here = self.in_sentence(q.sentence);
        let split = here.partition_point(|d| d.tokens.start < q.tokens.start);
        let (before, behind) = here.split_at(split);
        self.before(q, before, status, out);
        self.behind(q, behind, !before.is_empty(), status, out);
        let mut nearest = true;
        let first = out.len();
        for (back, sentence) in (b.sentences.start..q.sentence).rev().take(FAR).enumerate() {
            let times = self.in_sentence(sentence);
            if out.len() >= first + EARLIER {
                break;
            }
            for (i, d) in times.iter().enumerate().rev().take(MANY) {
                let front = d.tokens.start <= self.context.doc.sentences[sentence].tokens.start + 2;
                self.offer(q, d, status, out, |clues| {
                    let place = [PeriodClue::Earlier, PeriodClue::EarlierSecond, PeriodClue::EarlierFar][back.min(2)];
                    clues.note(place, true);
                    clues.note(PeriodClue::EarlierFront, front);
                    clues.note(PeriodClue::EarlierLast, i + 1 == times.len());
                    clues.note(PeriodClue::EarlierNearest, nearest);
                });
            }
            nearest &= times.is_empty();
        }
        if let Some(heading) = self.heading(block) {
            self.offer_block(q, heading, PeriodClue::Heading, status, out);
        } else if let Some(above) = block.checked_sub(1) {
            self.offer_block(q, above, PeriodClue::LineAbove, status, out);
        }
        self.lead(q, status, out);
        self.paired(q, out);
        self.year_ago(q, out);
        self.none(q, status, here.is_empty(), out);
    }

    fn before(
        &self,
        q: &Quantity,
        before: &[Dated],
        status: Status,
        out: &mut Vec<Candidate<Option<Period>, PeriodClue>>,
    ) {
        let sentence = self.context.sentence(q.sentence);
        let tokens = &self.context.doc.tokens;
        let mut nearest = true;
        for d in before.iter().rev().take(MANY) {
            let between = d.tokens.end.min(q.tokens.start)..q.tokens.start;
            let in_bracket = q.reach.start > 0 && tokens[q.reach.start - 1].is('(');
            let own = in_bracket && between.len() <= 1 + q.tokens.start - q.reach.start;
            self.offer(q, d, status, out, |clues| {
                clues.note(PeriodClue::Before, true);
                clues.note(PeriodClue::BeforeNearest, nearest);
                clues.note(PeriodClue::BeforeClose, between.len() <= 4);
                clues.note(PeriodClue::BeforeFar, between.len() > 20);
                clues.note(PeriodClue::BeforeFront, d.tokens.start <= sentence.start + 2);
                clues.note(PeriodClue::BeforeSemicolon, tokens[between.clone()].iter().any(|t| t.is(';')));
                clues.note(PeriodClue::BeforeComma, tokens[between.clone()].iter().any(|t| t.is(',')));
                clues.note(PeriodClue::BeforeFigures, self.figures(&between) >= 3);
                clues.note(PeriodClue::BeforeNow, self.context.has(between.clone(), Cue::Now));
                clues.note(PeriodClue::OtherBracket, d.bracketed);
                clues.note(PeriodClue::FigureInBracket, own);
                clues.note(PeriodClue::AgainstOwn, d.against && own);
            });
            nearest &= d.period.is_none() || d.against;
        }
    }

    fn behind(
        &self,
        q: &Quantity,
        behind: &[Dated],
        rivalled: bool,
        status: Status,
        out: &mut Vec<Candidate<Option<Period>, PeriodClue>>,
    ) {
        let tokens = &self.context.doc.tokens;
        for (i, d) in behind.iter().take(MANY).enumerate() {
            let between = q.reach.end.min(d.tokens.start)..d.tokens.start;
            let comma = tokens[between.clone()].iter().any(|t| t.is(','));
            let semicolon = tokens[between.clone()].iter().any(|t| t.is(';'));
            let figure = self.figures(&between) > 0;
            let bracket = d.bracketed && between.len() == 1;
            self.offer(q, d, status, out, |clues| {
                clues.note(PeriodClue::Behind, true);
                clues.note(PeriodClue::BehindFirst, i == 0);
                clues.note(PeriodClue::BehindAdjacent, between.len() <= 1 && !bracket);
                clues.note(PeriodClue::BehindNear, between.len() <= 8 && !comma && !figure);
                clues.note(PeriodClue::BehindComma, comma);
                clues.note(PeriodClue::BehindSemicolon, semicolon);
                clues.note(PeriodClue::BehindFigure, figure);
                clues.note(PeriodClue::BehindBracket, bracket);
                clues.note(PeriodClue::OtherBracket, d.bracketed && !bracket);
                clues.note(PeriodClue::BehindRivalled, rivalled);
                let level = between.len() <= 3 && self.context.has(between.clone(), Cue::Each);
                clues.note(PeriodClue::AgainstOwn, d.against && level);
            });
        }
    }

    /// The last two times of another line.
    fn offer_block(
        &self,
        q: &Quantity,
        block: usize,
        place: PeriodClue,
        status: Status,
        out: &mut Vec<Candidate<Option<Period>, PeriodClue>>,
    ) {
        let tokens = &self.context.doc.blocks[block].tokens;
        for d in self.within(tokens.clone()).iter().rev().take(2) {
            self.offer(q, d, status, out, |clues| clues.note(place, true));
        }
    }

    /// Adds a time with the clues that hold wherever it stands.
    fn offer(
        &self,
        q: &Quantity,
        d: &Dated,
        status: Status,
        out: &mut Vec<Candidate<Option<Period>, PeriodClue>>,
        place: impl FnOnce(&mut Clues<PeriodClue>),
    ) {
        let Some(period) = d.period else { return };
        let mut clues = Clues::default();
        place(&mut clues);
        let target = status == Status::Target;
        let coming = self.is_coming(period);
        let ranked = matches!(q.kind, Kind::Rank | Kind::Score) || q.measure == Some(UnitKind::Step);
        let span = matches!(period, Period::Years(..));
        clues.note(PeriodClue::Against, d.against);
        clues.note(PeriodClue::DueTarget, d.due && target);
        let before = d.sentence == q.sentence && d.tokens.start < q.tokens.start;
        let sentence = self.context.sentence(q.sentence);
        let own = || self.within(sentence.start..q.tokens.start).iter().any(|d| d.period.is_some() && !d.against);
        clues.note(PeriodClue::Elsewhere, d.sentence != q.sentence && own());
        clues.note(PeriodClue::DueTargetBefore, d.due && target && before);
        clues.note(PeriodClue::DueActual, d.due && !target);
        clues.note(PeriodClue::AimedActual, d.aimed && !target);
        clues.note(PeriodClue::ComingTarget, coming && target);
        clues.note(PeriodClue::ComingActual, coming && !target);
        clues.note(PeriodClue::PastTarget, !coming && target);
        clues.note(PeriodClue::Span, span);
        clues.note(PeriodClue::SpanTarget, span && target);
        clues.note(PeriodClue::Day, matches!(period, Period::Day(..)));
        clues.note(PeriodClue::Part, matches!(period, Period::Month(..) | Period::Quarter(..)));
        clues.note(PeriodClue::Relative, d.relative);
        clues.note(PeriodClue::ThisYear, d.this_year);
        clues.note(PeriodClue::BaselineBracket, self.baseline_before(q).is_some());
        clues.note(PeriodClue::Named, d.named);
        clues.note(PeriodClue::NamedRank, d.named && ranked);
        clues.note(PeriodClue::Change, is_change(q) && d.sentence == q.sentence);
        if let Some(&(before, block)) = self.taken.last() {
            let again = before == Some(period);
            let same_sentence = self.last_sentence() == Some(q.sentence);
            clues.note(PeriodClue::Again, again && same_sentence);
            let paragraph = block == self.context.doc.sentences[q.sentence].block;
            clues.note(PeriodClue::AgainParagraph, again && paragraph && !same_sentence);
        }
        out.push(Candidate { value: Some(period), clues, tokens: d.tokens.clone() });
    }

    /// The year that most of the article is about, and the last time of its headline.
    fn lead(&self, q: &Quantity, status: Status, out: &mut Vec<Candidate<Option<Period>, PeriodClue>>) {
        if let Some(title) = self.in_sentence(0).iter().rev().find(|d| !d.against && d.period.is_some()) {
            self.offer(q, title, status, out, |clues| clues.note(PeriodClue::Lead, true));
        }
        if let Some(main) = self.times.iter().find(|d| d.main && d.period.is_some()) {
            self.offer(q, main, status, out, |clues| clues.note(PeriodClue::MainYear, true));
        }
    }

    /// *Reads* "các năm 2027, 2028 và 2029 lần lượt đạt 19%, 22% và 26%".
    fn paired(&self, q: &Quantity, out: &mut Vec<Candidate<Option<Period>, PeriodClue>>) {
        let index = self.taken.len();
        let Some((members, at)) = super::series(self.context, index) else { return };
        let sentence = self.context.sentence(q.sentence);
        let named = self.within(sentence.start..at);
        let Some(first) = named.len().checked_sub(members.len()) else { return };
        let Some(d) = named.get(first + index - members.start) else { return };
        let mut clues = Clues::default();
        clues.note(PeriodClue::Paired, true);
        out.push(Candidate { value: d.period, clues, tokens: d.tokens.clone() });
    }

    /// *Reads* "cùng kỳ (125 tỷ đồng)": a value of the time a year before that of the figure before.
    fn year_ago(&self, q: &Quantity, out: &mut Vec<Candidate<Option<Period>, PeriodClue>>) {
        let Some(&(Some(before), _)) = self.taken.last() else { return };
        let Some(m) = self.baseline_before(q).filter(|_| self.last_sentence() == Some(q.sentence)) else { return };
        let mut clues = Clues::default();
        clues.note(PeriodClue::YearAgo, true);
        let tokens = m.first as usize..m.last as usize;
        out.push(Candidate { value: Some(before.years_earlier(1)), clues, tokens });
    }

    /// The words of comparison before the bracket that a figure opens.
    fn baseline_before(&self, q: &Quantity) -> Option<&Mention> {
        let at = q.reach.start;
        if at == 0 || !self.context.doc.tokens[at - 1].is('(') {
            return None;
        }
        let lead = at.saturating_sub(8)..at - 1;
        self.context.marks.last_cue(lead, Cue::Baseline).filter(|m| m.last as usize + 4 >= at)
    }

    fn none(&self, q: &Quantity, status: Status, timeless: bool, out: &mut Vec<Candidate<Option<Period>, PeriodClue>>) {
        let context = self.context;
        let sentence = context.sentence(q.sentence);
        let block = context.doc.sentences[q.sentence].block;
        let kind = context.doc.blocks[block].kind;
        let each = context.has(q.tokens.end..(q.reach.end + 3).min(sentence.end), Cue::Each);
        let again = self.taken.last().is_some_and(|t| t.0.is_none() && t.1 == block);
        let mut clues = Clues::default();
        clues.note(PeriodClue::None, true);
        clues.note(PeriodClue::NoneHeadline, matches!(kind, BlockKind::Title | BlockKind::Caption));
        clues.note(PeriodClue::NoneNow, context.has(sentence.start..q.tokens.start, Cue::Now));
        clues.note(PeriodClue::NoneEach, each);
        clues.note(PeriodClue::NoneRule, status == Status::Rule);
        clues.note(PeriodClue::NoneTarget, status == Status::Target);
        clues.note(PeriodClue::NoneMeasure, matches!(q.kind, Kind::Duration | Kind::Measure));
        clues.note(PeriodClue::NoneRank, matches!(q.kind, Kind::Rank));
        clues.note(PeriodClue::NoneMoney, q.kind == Kind::Money);
        clues.note(PeriodClue::NoneTimeless, timeless);
        clues.note(PeriodClue::NoneAgain, again);
        let above = context.doc.blocks[block].tokens.start..sentence.start;
        let timed = self.within(above).iter().any(|d| d.period.is_some() && !d.against);
        clues.note(PeriodClue::NoneThoughTold, timeless && timed);
        clues.note(PeriodClue::NoneOpening, q.sentence == context.doc.blocks[block].sentences.start);
        out.push(Candidate { value: None, clues, tokens: 0..0 });
    }

    /// How many figures begin among some tokens.
    fn figures(&self, tokens: &Range<usize>) -> usize {
        let quantities = &self.context.scan.quantities;
        let place = |at: usize| quantities.partition_point(|p| p.tokens.start < at);
        place(tokens.end).saturating_sub(place(tokens.start))
    }

    /// The sentence of the figure before.
    fn last_sentence(&self) -> Option<usize> {
        let before = self.taken.len().checked_sub(1)?;
        Some(self.context.scan.quantities[before].sentence)
    }

    /// True for a time that lies behind all that the text tells as reached.
    fn is_coming(&self, period: Period) -> bool {
        self.context.year.is_some_and(|year| period.year() > year)
    }

    /// The heading above a list item or table row.
    fn heading(&self, block: usize) -> Option<usize> {
        let blocks = &self.context.doc.blocks;
        if !matches!(blocks[block].kind, BlockKind::ListItem | BlockKind::TableRow) {
            return None;
        }
        let rows = |&b: &usize| !matches!(blocks[b].kind, BlockKind::ListItem | BlockKind::TableRow);
        (0..block).rev().take(60).find(rows)
    }

    fn in_sentence(&self, sentence: usize) -> &[Dated] {
        self.within(self.context.sentence(sentence))
    }

    /// The time that some words of a table tell, as written and with its year.
    pub(super) fn told(&self, tokens: Range<usize>) -> Option<(When, Option<Period>)> {
        let usable = |d: &&Dated| !d.against;
        let found = self.within(tokens).iter().rev().find(usable)?;
        let times = &self.context.scan.times;
        let at = times.partition_point(|t| t.tokens.start < found.tokens.start);
        times.get(at).map(|t| (t.when, found.period)).filter(|t| t.0 != When::Clock)
    }

    /// The time that the lines above a table set: the first of the nearest sentence that tells one.
    pub(super) fn leading(&self, block: usize) -> Option<Period> {
        let blocks = &self.context.doc.blocks;
        let above = (0..block).rev().take(3).take_while(|&b| blocks[b].kind != BlockKind::TableRow);
        above.flat_map(|b| blocks[b].sentences.clone().rev().take(FAR)).find_map(|s| {
            let times =
                self.within(self.context.sentence(s)).iter().filter(|d| !d.against && !d.relative && !d.bracketed);
            times.filter_map(|d| d.period).find(|&p| !self.is_coming(p))
        })
    }

    /// What a change is against: a time after "so với", else the words there.
    pub(super) fn baseline(&self, q: &Quantity) -> String {
        if !is_change(q) {
            return String::new();
        }
        let sentence = self.context.sentence(q.sentence);
        let reach = q.reach.end..(q.reach.end + 12).min(sentence.end);
        let Some(m) = self.context.marks.within(reach.clone()).iter().find(|m| m.meaning == Meaning::Cue(Cue::Against))
        else {
            return self.words(q.reach.end..(q.reach.end + 3).min(sentence.end));
        };
        let from = m.first as usize;
        let until = (m.last as usize + 8).min(sentence.end);
        if let Some(d) =
            self.within(from..until).iter().find(|d| d.against && !d.relative && !d.this_year && d.period.is_some())
        {
            return d.period.map(|p| p.to_string()).unwrap_or_default();
        }
        self.words(from..until)
    }

    /// "cùng kỳ", "năm trước" and the like, as written.
    fn words(&self, tokens: Range<usize>) -> String {
        let found = self.context.marks.within(tokens).iter().find(|m| m.meaning == Meaning::Cue(Cue::Baseline));
        found.map_or_else(String::new, |m| self.context.doc.words(m.first as usize..m.last as usize).to_owned())
    }

    fn within(&self, tokens: Range<usize>) -> &[Dated] {
        let from = self.times.partition_point(|t| t.tokens.start < tokens.start);
        let to = self.times.partition_point(|t| t.tokens.start < tokens.end);
        &self.times[from..to.max(from)]
    }
}
