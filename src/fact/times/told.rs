//! Years and parts of a year that a time takes from others, or from the day of the article.

use super::{Context, Dated, LAST, lacks_year, led_by};
use crate::{
    lexicon::{Cue, Sorts},
    period::Period,
    quantity::{Time, When, months},
};

/// How many months a period has that begins with a year, or that was told by its ends.
pub(super) fn first_months(period: Period) -> Option<(usize, Period)> {
    let count = match period {
        Period::Quarter(_, 1) => 3,
        Period::Half(_, 1) => 6,
        Period::Months(_, first, last) => last + 1 - first,
        Period::Days((y, first, 1), (z, last, day)) if y == z && Period::last_day(y, last) == Some(day) => {
            last + 1 - first
        }
        _ => return None,
    };
    Some((usize::from(count), period))
}

/// *Reads* "9 tháng" in a text that has told of "9 tháng năm 2025", "9 tháng qua" in an article of September or October;
/// "9 tháng năm trước" as those of the year before.
/// *Leaves alone* "mỗi 9 tháng", "từ 9 tháng xuống 6 tháng", and as many months where the text never says of which year.
pub(super) fn told_in_full(
    context: &Context,
    full: &[Option<Period>; 13],
    time: &Time,
    today: Option<Period>,
) -> Option<Period> {
    let When::Count(count) = time.when else { return None };
    let at = time.tokens.start;
    let length = [Cue::Each, Cue::From, Cue::To, Cue::Down, Cue::AtMost, Cue::AtLeast, Cue::Approx];
    let lasts = context.marks.ends(at, Sorts::of(&length));
    let past = || match today? {
        Period::Day(y, m, _) if count > 2 && (count == m || count + 1 == m) => Some(months(y, 1, count)),
        _ => None,
    };
    let ended = context.marks.cue_at(time.tokens.end, Cue::MonthsTold).is_some();
    let found = full[usize::from(count)].or_else(|| past().filter(|_| ended)).filter(|_| !lasts)?;
    let before = context.marks.cue_at(time.tokens.end, Cue::LastYear).is_some();
    Some(found.years_earlier(u16::from(before)))
}

/// The year that an article of its first weeks looks back on: trong năm, năm qua.
pub(super) fn covered_year(today: Option<Period>) -> Option<u16> {
    match today? {
        Period::Day(year, 1 | 2, _) => Some(year - 1),
        day => Some(day.year()),
    }
}

/// *Reads* "quý IV", "tháng 12" in an article of January: those of the year before. *Leaves alone* what is aimed at.
pub(super) fn last_one(
    context: &Context,
    time: &Time,
    today: Option<Period>,
    period: Option<Period>,
) -> Option<Period> {
    let (Some(Period::Day(year, month, _)), true) = (today, lacks_year(time.when)) else { return None };
    let first = match period.filter(|p| p.year() == year)? {
        Period::Quarter(_, quarter) => 3 * quarter - 2,
        Period::Half(_, half) => 6 * half - 5,
        Period::Month(_, m) | Period::Day(_, m, _) | Period::Months(_, m, _) | Period::Days((_, m, _), _) => m,
        _ => return None,
    };
    let sentence = context.sentence(context.doc.sentence_at(time.tokens.start));
    let ahead = [Cue::Target, Cue::WeakTarget].iter().any(|&cue| context.has(sentence.clone(), cue));
    period.filter(|_| first >= month + 6 && !ahead).map(|p| p.years_earlier(1))
}

/// *Reads* "hai năm sau": of the year told last.
pub(super) fn later(found: &[Dated], years: u16) -> Option<Period> {
    let told = found.iter().rev().take(LAST).filter(|d| d.tells()).find_map(|d| d.period);
    told.map(|period| Period::Year(period.year() + years))
}

/// True for the same part of another year: cùng kỳ năm 2023, cùng tháng năm 2023.
pub(super) fn is_same_time(context: &Context, time: &Time) -> bool {
    let start = time.tokens.start;
    led_by(context, start, Cue::SameTime) || context.marks.ends(start, Sorts::of(&[Cue::ThatTime]))
}

/// *Reads* "cùng kỳ năm 2023" behind "6 tháng đầu năm 2024": the same part of that year.
pub(super) fn same_time(
    context: &Context,
    time: &Time,
    part: Option<Period>,
    period: Option<Period>,
) -> Option<Period> {
    let (Some(part), Some(Period::Year(year))) = (part, period) else { return None };
    let led = is_same_time(context, time);
    let same = part.years_earlier(part.year().checked_sub(year)?);
    (led && !matches!(same, Period::Years(..))).then_some(same)
}

/// *Reads* "một năm trước, tỷ lệ này chỉ 61%" behind "9 tháng năm 2024": the same part of the year before.
pub(super) fn part_ago(context: &Context, time: &Time, part: Option<Period>, found: &[Dated]) -> Option<Period> {
    let When::Before(years @ 1..) = time.when else { return None };
    let sentence = context.doc.sentence_at(time.tokens.start);
    let mut near = found.iter().rev().take_while(|d| d.sentence + 2 >= sentence);
    let near = near.any(|d| !d.against && !d.relative && d.period == part);
    let one = context.marks.cue_at(time.tokens.start + 1, Cue::Year).is_some();
    part.filter(|_| near && one).map(|p| p.years_earlier(years))
}

/// *Reads* "cùng năm", "giai đoạn này", "cùng thời điểm", "kỳ này", "trong quý": the year, the span of years, the time, the
/// quarter that was told last, the latest year that was told as reached.
pub(super) fn the_same(context: &Context, time: &Time, found: &[Dated]) -> Option<Period> {
    let usable = |d: &&Dated| d.tells() && !d.aimed && !d.relative;
    let all = || found.iter().rev().take(LAST).filter(usable);
    let mut told = all().filter(|d| !d.bound).filter_map(|d| d.period);
    if context.has(time.tokens.clone(), Cue::Edition) {
        told.filter(|p| matches!(p, Period::Year(_))).max()
    } else if context.has(time.tokens.clone(), Cue::Phase) {
        told.find(|p| matches!(p, Period::Years(..)))
    } else if context.has(time.tokens.clone(), Cue::Quarter) {
        told.find(|p| matches!(p, Period::Quarter(..)))
    } else {
        let year = context.has(time.tokens.clone(), Cue::Year);
        // A time right behind a figure is meant where there is no other.
        let told = told.next().or_else(|| all().find_map(|d| d.period));
        told.map(|p| if year { Period::Year(p.year()) } else { p })
    }
}
