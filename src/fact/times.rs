//! The times of a text, with the years that they leave out.

use super::{context::Context, is_change};
use crate::{
    lexicon::{Cue, Meaning},
    period::Period,
    quantity::{Time, When, months},
    segment::BlockKind,
};
use std::ops::Range;

/// A time with what it can be used for.
pub(super) struct Dated {
    pub tokens: Range<usize>,
    pub period: Option<Period>,
    /// It names what something is compared with.
    pub against: bool,
    /// It names no year of its own.
    pub relative: bool,
    /// Words before it say until when something is due.
    pub due: bool,
    /// A word of goals stands right before it.
    pub aimed: bool,
    /// It stands right behind the name of what is measured.
    pub named: bool,
    /// It fills brackets of its own.
    pub bracketed: bool,
    pub sentence: usize,
    /// It says this year.
    pub this_year: bool,
}

/// Every time of a text but those of documents. One that leaves out its year is of the year told before it in the
/// paragraph, else of the year the article was published in, else of the last year that is told as reached.
pub(super) fn find(context: &Context, published: Option<Period>) -> Vec<Dated> {
    let mut times: Vec<&Time> = context.scan.times.iter().collect();
    crate::order::by_key(&mut times, |t| t.tokens.start as u64);
    let now = published.map(Period::year).or(context.year);
    let (mut year, mut block) = (now, None);
    let mut found: Vec<Dated> = Vec::with_capacity(times.len());
    for time in times.into_iter().filter(|time| !dates_a_document(context, time)) {
        let sentence = context.doc.sentence_at(time.tokens.start);
        let own = context.doc.sentences[sentence].block;
        let row = matches!(context.doc.blocks[own].kind, BlockKind::ListItem | BlockKind::TableRow);
        if block != Some(own) && !row {
            year = now.or(year);
        }
        block = Some(own);
        let against = is_against(context, time);
        let relative = matches!(time.when, When::Before(_));
        let period = resolve(context, time, if relative && published.is_some() { now } else { year });
        let lead = time.tokens.start.saturating_sub(3)..time.tokens.start;
        let aimed = context.has(lead.clone(), Cue::WeakTarget) || context.has(lead.clone(), Cue::Target);
        let due = aimed || context.has(lead.start..time.tokens.end, Cue::Due);
        if let When::Period(p) = time.when
            && !against
            && !aimed
            && !matches!(p, Period::Years(..))
            && now.is_none_or(|now| p.year() <= now)
        {
            year = Some(p.year());
        }
        let before = time.tokens.start.checked_sub(1).map(|at| &context.doc.tokens[at]);
        let bracketed =
            before.is_some_and(|t| t.is('(')) && context.doc.tokens.get(time.tokens.end).is_some_and(|t| t.is(')'));
        let named = context
            .marks
            .ending(time.tokens.start)
            .any(|m| matches!(m.meaning, Meaning::Trigger(..) | Meaning::Cue(Cue::Score)));
        found.push(Dated {
            tokens: time.tokens.clone(),
            period,
            against,
            relative: relative && time.when != When::Before(0),
            due,
            aimed,
            named,
            bracketed,
            sentence,
            this_year: time.when == When::Before(0),
        });
    }
    found
}

/// The first time that tells the year which most times of the article name.
pub(super) fn main(times: &[Dated]) -> Option<usize> {
    let plain = |d: &Dated| d.period.filter(|p| !d.against && !d.due && matches!(p, Period::Year(_)));
    let mut counts: Vec<(Period, usize)> = Vec::new();
    for period in times.iter().filter_map(plain) {
        match counts.iter_mut().find(|c| c.0 == period) {
            Some(count) => count.1 += 1,
            None => counts.push((period, 1)),
        }
    }
    let most = counts.iter().max_by_key(|c| (c.1, c.0))?.0;
    times.iter().position(|d| plain(d) == Some(most))
}

/// *Reads* "Nghị quyết 01/NQ-CP ngày 05/01/2024": the day of a document, not of a figure.
fn dates_a_document(context: &Context, time: &Time) -> bool {
    let day = matches!(time.when, When::Period(Period::Day(..)) | When::Day(..));
    if !day
        || context.marks.cue_at(time.tokens.start, Cue::Until).is_some()
        || context.marks.cue_before(time.tokens.start, Cue::Until).is_some()
    {
        return false;
    }
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
