//! The times of a text, with the years that they leave out.

mod span;
mod told;

use super::{context::Context, is_change};
use crate::{
    lexicon::{Cue, Meaning, Mention, Sorts},
    period::Period,
    quantity::{Quantity, Time, When, months},
    segment::BlockKind,
};
use span::{school_year, spanned, to_now};
use std::ops::Range;
use told::{covered_year, first_months, is_same_time, last_one, later, part_ago, same_time, the_same, told_in_full};

/// A time with what it can be used for.
pub(super) struct Dated {
    pub tokens: Range<usize>,
    pub period: Option<Period>,
    /// As the text has it.
    when: When,
    /// The year that times without one are of, behind it.
    year: Option<u16>,
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
    /// It stands in brackets without a figure.
    pub bracketed: bool,
    /// Where the bracket opens that it stands in.
    pub open: Option<usize>,
    /// It opens its sentence or a clause.
    pub opens: bool,
    /// It stands right behind a figure: 58,7% của năm 2022.
    pub bound: bool,
    /// It is the year of a plan: kế hoạch năm, chỉ tiêu của năm 2025.
    pub plan: bool,
    pub sentence: usize,
    /// It says this year.
    pub this_year: bool,
    /// It is a day on which something took place, and nothing is counted to it.
    pub event: bool,
    /// Something has been so from then on: từ năm 2016.
    pub since: bool,
    /// Something was so before it: trước ngày 1/7.
    pub gone: bool,
}

impl Dated {
    /// True where it tells a time that figures of other sentences can be for, and that nothing is compared with.
    pub fn tells(&self) -> bool {
        self.period.is_some() && !self.against && !self.event
    }
}

/// So near the front of an article the day is told that it was written on.
const FRONT: usize = 200;
/// So far back a bracket is looked for.
const FAR: usize = 40;

/// Every time of a text but those of documents. One that leaves out its year is of the year told before it in the
/// paragraph, else of the year the article was published in, else of the last year that is told as reached.
pub(super) fn find(context: &Context, published: Option<Period>) -> Vec<Dated> {
    let mut times: Vec<&Time> = context.scan.times.iter().collect();
    crate::order::by_key(&mut times, |t| t.tokens.start as u64);
    let today = today(context, &times, published);
    let now = today.map(Period::year).or(context.year);
    let (mut year, mut block, mut led) = (now, None, now);
    // The year that the paragraph or a sentence of it opens with, and the sentence that was last looked at.
    let (mut firm, mut last) = (now, 0);
    let mut told_here = None;
    let mut part: Option<Period> = None;
    let mut full = [None; 13];
    for time in &times {
        if let When::Period(p) = time.when
            && let Some((count, period)) = first_months(p)
            && !is_against(context, time)
        {
            full[count].get_or_insert(period);
        }
    }
    let mut found: Vec<Dated> = Vec::with_capacity(times.len());
    for time in times.into_iter().filter(|time| !dates_a_document(context, time)) {
        if found.last().is_some_and(|d| time.tokens.start < d.tokens.end && time.tokens.end <= d.tokens.end) {
            continue;
        }
        let apart = matches!(time.when, When::Before(_) | When::After(_));
        // "tháng 11 năm ngoái" is one time.
        if let Some(last) = found
            .last_mut()
            .filter(|d| apart && d.tokens.contains(&time.tokens.start.wrapping_sub(1)))
            .filter(|d| lacks_year(d.when) || matches!(d.when, When::Count(_)))
        {
            last.tokens.end = time.tokens.end;
            continue;
        }
        let sentence = context.doc.sentence_at(time.tokens.start);
        let own = context.doc.sentences[sentence].block;
        let front = context.doc.sentences[sentence].tokens.start;
        let row = matches!(context.doc.blocks[own].kind, BlockKind::ListItem | BlockKind::TableRow);
        if block != Some(own) {
            (led, year) = if row { (led, led) } else { (now.or(year), now.or(year)) };
            firm = year;
        } else if last != sentence {
            year = firm;
        }
        last = sentence;
        let fresh = block != Some(own);
        if fresh {
            told_here = None;
        }
        let opens = (time.tokens.start.saturating_sub(2).max(front)..=time.tokens.start)
            .any(|at| stands_first(context, at, front));
        block = Some(own);
        let against = is_against(context, time);
        let relative = matches!(time.when, When::Before(_));
        let this_year = time.when == When::Before(0);
        let present = relative || context.has(time.tokens.clone(), Cue::ThisYear);
        let present = present && (today.is_some() || context.has(time.tokens.clone(), Cue::PresentYear));
        let covered = this_year
            && context.has(time.tokens.clone(), Cue::MonthsTold)
            && !context.has(time.tokens.clone(), Cue::PresentYear);
        let told = match time.when {
            When::Before(0) if covered && present => told_here.or(covered_year(today)).or(now).map(Period::Year),
            When::Same => the_same(context, time, &found),
            When::After(_) | When::Years(_) => resolve(context, time, now),
            When::Later(years) => later(&found, years),
            When::School(before) => school_year(&found, before, today),
            _ => resolve(context, time, of_this_year(context, time, now).or(if present { now } else { None }).or(year)),
        };
        let event = told.is_none() && matches!(time.when, When::Period(Period::Day(..)) | When::Day(..));
        let told = if event { day(time, year) } else { told };
        let period = told.or_else(|| told_in_full(context, &full, time, today));
        let period = same_time(context, time, part, period).or(period);
        let period = part_ago(context, time, part, &found).or(period);
        let period = last_one(context, time, today, period).or(period);
        let lead = time.tokens.start.saturating_sub(3)..time.tokens.start;
        let aimed = context.has(lead.clone(), Cue::WeakTarget) || context.has(lead.clone(), Cue::Target);
        let due = aimed || context.has(lead.start..time.tokens.end, Cue::Due);
        if let When::Period(p) = time.when
            && !against
            && (!aimed || now.is_some_and(|now| p.year() < now))
            && !matches!(p, Period::Years(..))
            && now.is_none_or(|now| p.year() <= now)
            && (fresh || opens)
            && !is_same_time(context, time)
            && !led_by(context, time.tokens.start, Cue::Gone)
        {
            year = Some(p.year());
            told_here = if event { told_here } else { year };
            if fresh || time.tokens.start <= front + 2 {
                firm = year;
            }
            if !row && opens_list(context, own) {
                led = year;
            }
        }
        let named = context
            .marks
            .ending(time.tokens.start)
            .any(|m| matches!(m.meaning, Meaning::Trigger(..) | Meaning::Cue(Cue::Score)));
        let same = context.marks.cue_before(time.tokens.start, Cue::SameTime).is_some();
        if !against && !due && !relative && !same && !event && period.is_some() {
            part = period;
        }
        let (start, period) = match found.last().and_then(|first| spanned(context, first, time, period)) {
            Some((start, span)) => {
                found.pop();
                (start, Some(span))
            }
            None => (time.tokens.start, to_now(context, time, period, today).or(period)),
        };
        if let (false, Some((count, period))) = (against, period.and_then(first_months)) {
            full[count].get_or_insert(period);
        }
        let open = context.open(start.saturating_sub(FAR).max(front)..start);
        let bracketed = open.is_some() && fills(context, open.unwrap_or(start), time.tokens.end);
        let spans = start < time.tokens.start || matches!(period, Some(Period::Days(..) | Period::Years(..)));
        found.push(Dated {
            tokens: start..time.tokens.end,
            when: time.when,
            year,
            period,
            against,
            relative: relative && !this_year,
            due,
            aimed,
            named,
            bracketed,
            open,
            opens,
            bound: (!opens || bracketed)
                && !against
                && figure_before(context, start, sentence).is_some_and(|q| q.reach.end + 2 >= start),
            plan: (!relative || this_year) && names_plan(context, start, front),
            sentence,
            this_year,
            event: event && matches!(period, Some(Period::Day(..))),
            since: !spans && led_by(context, start, Cue::From),
            gone: led_by(context, start, Cue::Gone),
        });
    }
    found
}

/// The figure before a token in its sentence.
fn figure_before<'a>(context: &Context<'a>, at: usize, sentence: usize) -> Option<&'a Quantity> {
    let before = context.scan.quantities.partition_point(|q| q.tokens.start < at).checked_sub(1);
    before.map(|i| &context.scan.quantities[i]).filter(|q| q.sentence == sentence)
}

/// True where a bracket holds a time and no figure.
fn fills(context: &Context, open: usize, end: usize) -> bool {
    let close = (end..context.doc.tokens.len()).take(FAR).find(|&at| context.doc.tokens[at].is(')'));
    close.is_some_and(|close| context.cuts(&(open..close)).figures() == 0)
}

/// *Reads* "kế hoạch năm", "chỉ tiêu của năm 2025".
fn names_plan(context: &Context, start: usize, front: usize) -> bool {
    context.marks.cue_at(start, Cue::Baseline).is_some()
        || (start.saturating_sub(1).max(front)..=start).any(|at| context.marks.ends(at, Sorts::of(&[Cue::Baseline])))
}

/// True for a line that others follow which it tells about.
fn opens_list(context: &Context, block: usize) -> bool {
    let block = &context.doc.blocks[block];
    block.kind == BlockKind::Heading || context.doc.tokens[block.tokens.end - 1].is(':')
}

/// True where a time begins with a cue, or stands right behind it.
fn led_by(context: &Context, start: usize, cue: Cue) -> bool {
    context.marks.ends(start, Sorts::of(&[cue])) || context.marks.cue_at(start, cue).is_some()
}

/// So many times back one may be meant again.
const LAST: usize = 200;

/// True for a month, a quarter or a day of a year that is named elsewhere.
fn lacks_year(when: When) -> bool {
    matches!(when, When::Months(..) | When::Quarter(_) | When::Day(..) | When::Days(..))
}

/// The year of "tháng 11 năm ngoái", "quý I năm sau", "quý III năm nay".
fn of_this_year(context: &Context, time: &Time, now: Option<u16>) -> Option<u16> {
    let end = time.tokens.end;
    // "năm" of "nửa đầu năm trước" begins "năm trước".
    let behind = |cue| {
        context.marks.cue_at(end, cue).is_some() || context.marks.cue_at(end - 1, cue).is_some_and(|last| last > end)
    };
    let now = now.filter(|_| lacks_year(time.when))?;
    if behind(Cue::LastYear) {
        Some(now - 1)
    } else if behind(Cue::NextYear) {
        Some(now + 1)
    } else {
        (behind(Cue::ThisYear) || behind(Cue::MonthsTold)).then_some(now)
    }
}

/// The day that an article tells of: its own, else the first one near its front that something took place on.
fn today(context: &Context, times: &[&Time], published: Option<Period>) -> Option<Period> {
    let event = |time: &&&Time| {
        let day = matches!(time.when, When::Period(Period::Day(..)));
        day && !counted_to(context, time) && !dates_a_document(context, time)
    };
    let front = times.iter().take_while(|time| time.tokens.start < FRONT);
    let late = |day: &Period| context.year.is_none_or(|year| day.year() >= year);
    published.or_else(|| front.filter(event).find_map(|time| day(time, None)).filter(late))
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

/// *Reads* "trong khi cùng kỳ năm 2023 mới được 41%", "(cùng kỳ: 71,5%)": the same time opens what is told of itself.
/// *Leaves alone* "bằng 112% cùng kỳ", "cao hơn cùng kỳ 5%".
pub(super) fn tells_own(context: &Context, at: usize, sentence: usize) -> bool {
    let again = context.marks.cue_before(at, Cue::Again).is_some();
    let compared = [Cue::Above, Cue::Below].iter().any(|&cue| context.marks.cue_before(at, cue).is_some());
    context.marks.cue_at(at, Cue::SameTime).is_some() && !compared && (again || stands_first(context, at, sentence))
}

/// True at the front of a sentence, a bracket or a clause.
pub(super) fn stands_first(context: &Context, at: usize, sentence: usize) -> bool {
    let before = at.checked_sub(1).map(|b| &context.doc.tokens[b]);
    at == sentence
        || before.is_some_and(|t| ['(', ',', ';', ':', '“', '"'].iter().any(|&mark| t.is(mark)))
        || context.marks.ends(at, Sorts::of(&[Cue::Clause]))
}

const COMPARED: Sorts = Sorts::of(&[Cue::Against, Cue::Baseline, Cue::Above, Cue::Below]);

/// *Reads* "so với năm 2022", "gấp 3 lần năm 2022", "cùng kỳ năm 2023".
fn is_against(context: &Context, time: &Time) -> bool {
    let index = context.doc.sentence_at(time.tokens.start);
    let sentence = context.sentence(index);
    let from = time.tokens.start.saturating_sub(7).max(sentence.start);
    let led = |m: &Mention| {
        let between = m.last as usize..time.tokens.start.max(m.last as usize);
        let near = between.len() <= 2;
        let open = !context.doc.tokens[between.clone()].iter().any(|t| t.is(',') || t.is(';') || t.is('('));
        match m.meaning {
            Meaning::Cue(Cue::Against) => open,
            // "từ đầu năm 2024" is a time of its own.
            Meaning::Cue(Cue::Baseline) if context.marks.cue_before(m.first as usize, Cue::From).is_some() => false,
            // "đến cuối năm 2024" too, where no figure stands before it: bằng 90% năm trước.
            Meaning::Cue(Cue::Baseline) if m.last as usize > time.tokens.start => {
                let before = figure_before(context, m.first as usize, index);
                before.is_some_and(|q| {
                    let between = q.reach.end.min(m.first as usize)..m.first as usize;
                    between.len() <= 3 && !context.doc.tokens[between].iter().any(|t| t.is('('))
                })
            }
            Meaning::Cue(Cue::Baseline) => {
                let aim = context.marks.starting(m.first as usize).iter();
                open && near
                    && context.marks.cue_at(m.last as usize, Cue::Until).is_none()
                    && !tells_own(context, m.first as usize, sentence.start)
                    && !(between.is_empty() && stands_first(context, m.first as usize, sentence.start))
                    && !aim.into_iter().any(|n| matches!(n.meaning, Meaning::Cue(Cue::Target | Cue::WeakTarget)))
            }
            // "cách" of "cải cách hành chính" compares nothing.
            Meaning::Cue(Cue::Above | Cue::Below) => open && near && !is_part(context, m),
            _ => false,
        }
    };
    if context.marks.of(from..time.tokens.start, COMPARED).any(led) {
        return true;
    }
    let before = figure_before(context, time.tokens.start, index).filter(|q| is_change(q));
    let folded = before.is_some_and(|q| q.reach.end == time.tokens.start && q.unit == context.lexicon.times);
    let moved = |q: &Quantity| {
        let since = [Cue::From, Cue::Counted].iter().find_map(|&cue| context.marks.cue_before(time.tokens.start, cue));
        since.is_some_and(|from| (q.reach.end..=q.reach.end + 1).contains(&from))
    };
    folded || before.is_some_and(moved)
}

/// True for words that a longer phrase begins before.
fn is_part(context: &Context, m: &Mention) -> bool {
    let before = (m.first as usize).checked_sub(1);
    before.is_some_and(|at| context.marks.starting(at).iter().any(|n| n.last >= m.last))
}

fn resolve(context: &Context, time: &Time, year: Option<u16>) -> Option<Period> {
    match time.when {
        When::Period(p @ Period::Day(..)) => counted_to(context, time).then_some(p),
        When::Period(p) => Some(p),
        When::Months(a, b) => Some(months(year?, a, b)),
        When::Quarter(q) => Some(Period::Quarter(year?, q)),
        When::Day(m, d) => counted_to(context, time).then_some(Period::day(year?, m, d)?),
        When::Before(years) => Some(Period::Year(year?.checked_sub(years)?)),
        When::After(years) => Some(Period::Year(year? + years)),
        When::Days(month, first, last) => Some(Period::Days((year?, month, first), (year?, month, last))),
        When::Years(count) => Some(Period::Years((year? + 1).checked_sub(u16::from(count))?, year?)),
        When::Same | When::Later(_) | When::School(_) | When::Count(_) | When::DayOfMonth(_) | When::Clock => None,
    }
}

/// The day that a time names, with the year told before where it has none.
fn day(time: &Time, year: Option<u16>) -> Option<Period> {
    match time.when {
        When::Period(p) => Some(p),
        When::Day(m, d) => Period::day(year?, m, d),
        _ => None,
    }
}

/// *Reads* "tính đến 30/6/2024", "đến ngày 30/6", "từ ngày 1/7/2025". *Leaves alone* "chiều 14/1", when something took place.
fn counted_to(context: &Context, time: &Time) -> bool {
    let led = Sorts::of(&[Cue::Until, Cue::Counted, Cue::Due, Cue::From]);
    let before = (time.tokens.start..=time.tokens.start + 2).any(|at| context.marks.ends(at, led));
    before || context.marks.cue_at(time.tokens.start, Cue::Until).is_some()
}

/// The year that the text was written in, as far as it tells: the latest one that nothing is due in, unless days, months
/// and quarters are more often of the year before. "So với cùng kỳ năm 2024" is told of 2025, #chuyendoiso2024 in 2024.
pub(super) fn last_year(context: &Context) -> Option<u16> {
    let past = context.scan.times.iter().filter(|time| {
        let sentence = context.sentence(context.doc.sentence_at(time.tokens.start));
        let led = time.tokens.start.saturating_sub(3).max(sentence.start)..time.tokens.start;
        let due = context.has(led.clone(), Cue::Due) && !context.has(led, Cue::Counted);
        let year = matches!(time.when, When::Period(Period::Year(_)));
        let behind = time.tokens.end..(time.tokens.end + 8).min(sentence.end);
        let ahead = context.has(behind, Cue::Target) && year;
        let asked =
            context.has(time.tokens.start.saturating_sub(4).max(sentence.start)..time.tokens.start, Cue::WeakTarget);
        let aimed = context.has(sentence.start..time.tokens.start, Cue::Target) || (due && year) || ahead || asked;
        !aimed
    });
    let told = past.filter_map(|time| match time.when {
        When::Period(p) if !matches!(p, Period::Years(..)) => Some((time, p)),
        _ => None,
    });
    let told: Vec<(&Time, Period)> = told.collect();
    let tagged = tagged(context);
    let last = told.iter().map(|t| t.1.year()).chain(tagged.iter().copied()).max()?;
    let exact = |(time, period): &&(&Time, Period)| {
        !matches!(period, Period::Year(_))
            && context.marks.cue_before(time.tokens.start, Cue::From).is_none()
            && !dates_a_document(context, time)
            && !is_against(context, time)
    };
    let exact: Vec<u16> = told.iter().filter(exact).map(|t| t.1.year()).collect();
    let again = told.iter().filter(|(time, p)| matches!(p, Period::Year(_)) && is_same_time(context, time));
    let again: Vec<u16> = again.map(|t| t.1.year() + 1).collect();
    let parts = |year: u16| exact.iter().chain(&again).chain(&tagged).filter(|&&y| y == year).count();
    let dated = exact.iter().copied().max();
    match dated {
        Some(year) if last > year + 1 => Some(year),
        _ => Some(if parts(last - 1) > parts(last) { last - 1 } else { last }),
    }
}

/// The years that hashtags end with: #chuyendoiso2024.
fn tagged(context: &Context) -> Vec<u16> {
    let names = context.scan.skipped.iter().filter(|s| context.doc.tokens[s.0.start].is('#'));
    let years = names.filter_map(|s| context.doc.words(s.0.end - 1..s.0.end).parse().ok());
    years.filter(|year| (1930..2100).contains(year)).collect()
}
