//! When: the time a figure is for, and what a change is against.

use super::{Context, is_change};
use crate::{
    analysis::Status,
    lexicon::{Cue, Meaning},
    period::Period,
    quantity::{Quantity, Time, When, months},
    segment::BlockKind,
};
use std::ops::Range;

/// A time with what it can be used for.
struct Dated {
    tokens: Range<usize>,
    period: Option<Period>,
    /// It names what something is compared with.
    against: bool,
    /// It names no year of its own.
    relative: bool,
}

/// The times of a text.
pub(super) struct Periods<'a> {
    context: &'a Context<'a>,
    times: Vec<Dated>,
}

/// So many sentences back a time of the same paragraph still governs; a bound, so that time grows with the text only.
const FAR: usize = 40;

impl<'a> Periods<'a> {
    /// Resolves each time that leaves out its year by the year told before it.
    pub(super) fn new(context: &'a Context<'a>, published: Option<Period>) -> Periods<'a> {
        let mut times: Vec<&Time> = context.scan.times.iter().collect();
        crate::order::by_key(&mut times, |t| t.tokens.start as u64);
        let mut year = published.map(Period::year);
        let times = times
            .into_iter()
            .filter(|time| !dates_a_document(context, time))
            .map(|time| {
                let against = is_against(context, time);
                let period = resolve(context, time, year);
                if let When::Period(p) = time.when
                    && !against
                    && !matches!(p, Period::Years(..))
                    && !context.has(time.tokens.start.saturating_sub(3)..time.tokens.start, Cue::WeakTarget)
                {
                    year = Some(p.year());
                }
                Dated { tokens: time.tokens.clone(), period, against, relative: matches!(time.when, When::Before(_)) }
            })
            .collect();
        Periods { context, times }
    }

    /// The time a figure is for, and whether its own sentence tells it.
    pub(super) fn of(&mut self, q: &Quantity, status: Status) -> (Option<Period>, bool) {
        let sentence = self.context.sentence(q.sentence);
        if let Some(period) = self.in_sentence(q, &sentence, status) {
            return (Some(period), true);
        }
        if self.context.has(sentence.start..q.tokens.start, Cue::Now) {
            return (None, false);
        }
        let block = self.context.doc.sentences[q.sentence].block;
        let b = &self.context.doc.blocks[block];
        if matches!(b.kind, BlockKind::Title | BlockKind::Caption) {
            return (None, false);
        }
        let earlier = (b.sentences.start..q.sentence).rev().take(FAR);
        let found = earlier.into_iter().find_map(|s| self.governs(self.context.sentence(s), status));
        (found.or_else(|| self.heading(block, status)), false)
    }

    fn in_sentence(&self, q: &Quantity, sentence: &Range<usize>, status: Status) -> Option<Period> {
        let usable = |d: &&Dated| d.period.is_some() && !d.against && !self.in_brackets_elsewhere(d, q);
        let now = self.context.marks.last_cue(sentence.start..q.tokens.start, Cue::Now).map_or(0, |m| m.first as usize);
        let before = self.within(sentence.start..q.tokens.start).iter().rev().find(usable);
        let before = before.filter(|d| d.tokens.end >= now.saturating_sub(1));
        let behind = self.within(q.tokens.end..sentence.end);
        let own = behind.iter().find(|d| d.period.is_some()).filter(|d| self.close_behind(q, d, status));
        let after = behind.iter().filter(|d| !d.relative).find(usable);
        let own = own.or(before).or(after.filter(|d| {
            let between = q.reach.end.min(d.tokens.start)..d.tokens.start;
            !self.context.doc.tokens[between].iter().any(|t| t.is(';'))
        }));
        own.and_then(|d| d.period)
    }

    /// *Reads* "20% vào năm 2025", "11,4% năm 2022", "73% (năm 2023)".
    fn close_behind(&self, q: &Quantity, d: &Dated, status: Status) -> bool {
        let gap = d.tokens.start.saturating_sub(q.reach.end);
        let between = q.reach.end.min(d.tokens.start)..d.tokens.start;
        let clear = !self.context.doc.tokens[between.clone()].iter().any(|t| t.is(',') || t.is(';') || t.is_number());
        let due = status == Status::Target && self.context.has(between.clone(), Cue::Until);
        let compared = self.context.has(between.clone(), Cue::Against) || self.context.has(between.clone(), Cue::Above);
        clear && !compared && (gap <= 2 || (due && gap <= 8))
    }

    /// True for a time in brackets that do not hold the figure.
    fn in_brackets_elsewhere(&self, d: &Dated, q: &Quantity) -> bool {
        self.in_brackets(d) && d.tokens.start != q.reach.end + 1
    }

    fn in_brackets(&self, d: &Dated) -> bool {
        let tokens = &self.context.doc.tokens;
        let open = d.tokens.start > 0 && tokens[d.tokens.start - 1].is('(');
        open && tokens.get(d.tokens.end).is_some_and(|t| t.is(')'))
    }

    /// The time that a sentence sets for what follows it: one that stands near its front.
    fn governs(&self, sentence: Range<usize>, status: Status) -> Option<Period> {
        let times = self.within(sentence).iter().rev().filter(|d| !d.against && !d.relative).filter_map(|d| d.period);
        times
            .into_iter()
            .filter(|p| !matches!(p, Period::Years(..)))
            .find(|&p| status == Status::Target || !self.is_coming(p))
    }

    /// True for a time that lies behind all that the text tells as reached.
    fn is_coming(&self, period: Period) -> bool {
        self.context.year.is_some_and(|year| period.year() > year)
    }

    /// The time in the heading above a list item or table row.
    fn heading(&self, block: usize, status: Status) -> Option<Period> {
        let blocks = &self.context.doc.blocks;
        if !matches!(blocks[block].kind, BlockKind::ListItem | BlockKind::TableRow) {
            return None;
        }
        let above = (0..block).rev().take(60);
        let rows = |&b: &usize| !matches!(blocks[b].kind, BlockKind::ListItem | BlockKind::TableRow);
        above.into_iter().find(rows).and_then(|b| self.governs(blocks[b].tokens.clone(), status))
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
            let times = self
                .within(self.context.sentence(s))
                .iter()
                .filter(|d| !d.against && !d.relative && !self.in_brackets(d));
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
        if let Some(d) = self.within(from..until).iter().find(|d| d.against && !d.relative && d.period.is_some()) {
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

/// *Reads* "Nghị quyết 01/NQ-CP ngày 05/01/2024": the day of a document, not of a figure.
fn dates_a_document(context: &Context, time: &Time) -> bool {
    let at = context.legal.partition_point(|&end| end + 2 < time.tokens.start);
    context.legal.get(at).is_some_and(|&end| end <= time.tokens.start)
}

/// *Reads* "so với năm 2022", "gấp 3 lần năm 2022", "cùng kỳ năm 2023".
fn is_against(context: &Context, time: &Time) -> bool {
    let sentence = context.sentence(context.doc.sentence_at(time.tokens.start));
    let from = time.tokens.start.saturating_sub(7).max(sentence.start);
    let led = context.marks.within(from..time.tokens.start).iter().any(|m| {
        let between = m.last as usize..time.tokens.start.max(m.last as usize);
        let near = between.len() <= 2;
        let open = !context.doc.tokens[between].iter().any(|t| t.is(',') || t.is(';') || t.is('('));
        match m.meaning {
            Meaning::Cue(Cue::Against) => open,
            Meaning::Cue(Cue::Baseline) => {
                let aim = context.marks.starting(m.first as usize).iter();
                open && near
                    && !aim.into_iter().any(|n| matches!(n.meaning, Meaning::Cue(Cue::Target | Cue::WeakTarget)))
            }
            Meaning::Cue(Cue::Above | Cue::Below) => open && near,
            _ => false,
        }
    });
    let at = context.scan.quantities.partition_point(|q| q.tokens.start < time.tokens.start);
    let folded = at
        .checked_sub(1)
        .map(|i| &context.scan.quantities[i])
        .is_some_and(|q| is_change(q) && q.reach.end == time.tokens.start && q.unit == context.lexicon.times);
    led || folded
}

fn resolve(context: &Context, time: &Time, year: Option<u16>) -> Option<Period> {
    match time.when {
        When::Period(p @ Period::Day(..)) => counted_to(context, time).then_some(p),
        When::Period(p) => Some(p),
        When::Months(a, b) => Some(months(year?, a, b)),
        When::Quarter(q) => Some(Period::Quarter(year?, q)),
        When::Day(m, d) => counted_to(context, time).then_some(Period::day(year?, m, d)?),
        When::Before(years) => Some(Period::Year(year?.checked_sub(years)?)),
        When::Clock => None,
    }
}

/// *Reads* "tính đến 30/6/2024", "đến ngày 30/6". *Leaves alone* "chiều 14/1", when something took place.
fn counted_to(context: &Context, time: &Time) -> bool {
    let led = [Cue::Until, Cue::Counted, Cue::Due];
    let before = (time.tokens.start..=time.tokens.start + 2)
        .any(|at| led.iter().any(|&cue| context.marks.cue_before(at, cue).is_some()));
    before || context.marks.cue_at(time.tokens.start, Cue::Until).is_some()
}

/// The latest year of the text that nothing is due in.
pub(super) fn last_year(context: &Context) -> Option<u16> {
    let past = context.scan.times.iter().filter(|time| {
        let sentence = context.sentence(context.doc.sentence_at(time.tokens.start));
        let led = time.tokens.start.saturating_sub(3).max(sentence.start)..time.tokens.start;
        let due = context.has(led.clone(), Cue::Due) && !context.has(led, Cue::Counted);
        let year = matches!(time.when, When::Period(Period::Year(_)));
        let aimed = context.has(sentence.start..time.tokens.start, Cue::Target) || (due && year);
        !aimed
    });
    let years = past.filter_map(|time| match time.when {
        When::Period(Period::Years(..)) => None,
        When::Period(p) => Some(p.year()),
        _ => None,
    });
    years.max()
}
