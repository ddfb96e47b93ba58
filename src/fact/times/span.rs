//! Times that begin with one and end with another, or with today; school years.

use super::{Context, Dated, LAST, led_by};
use crate::{
    lexicon::Cue,
    period::Period,
    quantity::{Time, When, months},
};

/// *Reads* "từ ngày 1/7 đến nay" in an article that tells its own day; "từ năm 2022 đến nay", "kể từ năm 2022".
pub(super) fn to_now(context: &Context, time: &Time, period: Option<Period>, today: Option<Period>) -> Option<Period> {
    let now = context.marks.cue_at(time.tokens.end, Cue::Now).is_some();
    let counted = context.marks.cue_before(time.tokens.start, Cue::Counted).is_some();
    match (period?, today) {
        (Period::Day(y, m, d), Some(Period::Day(year, n, e))) if now && y == year && (m, d) < (n, e) => {
            Some(Period::Days((y, m, d), (year, n, e)))
        }
        (Period::Month(y, m), Some(Period::Day(year, n, _))) if now && y == year && m < n => Some(months(y, m, n)),
        (Period::Year(y), _) if (now || counted) && led_by(context, time.tokens.start, Cue::From) => {
            let year = today.map(Period::year).or(context.year)?;
            (y < year).then_some(Period::Years(y, year))
        }
        _ => None,
    }
}

/// *Reads* "từ 1/7 đến 31/10/2025", "từ tháng 1 đến tháng 9/2024", "từ đầu năm đến hết tháng 9", "giai đoạn 2021 đến
/// 2023", "tháng 8 và tháng 9", "hai năm 2022 và 2023": where it begins, and from when to when. *Leaves alone* "tháng 8
/// và tháng 9 lần lượt đạt 60% và 70%".
pub(super) fn spanned(context: &Context, first: &Dated, last: &Time, end: Option<Period>) -> Option<(usize, Period)> {
    let marks = context.marks;
    let until = |cue| marks.cue_at(first.tokens.end, cue).is_some_and(|at| at <= last.tokens.start + 2);
    let near = last.tokens.start <= first.tokens.end + 2;
    let dash = near && context.doc.tokens[first.tokens.end].is('-');
    let joined = near && (until(Cue::RangeWord) || until(Cue::Until));
    let start = first.tokens.start;
    let led = first.this_year || led_by(context, start, Cue::From) || led_by(context, start, Cue::Phase);
    let listed = last.tokens.start == first.tokens.end + 1
        && (marks.cue_at(first.tokens.end, Cue::Coordinator).is_some() || context.doc.tokens[first.tokens.end].is(','));
    if listed && let Some(span) = side_by_side(context, first, last, end) {
        return Some(span);
    }
    let day_of = |when| if let When::DayOfMonth(d) = when { Some(d) } else { None };
    if !(joined && led || dash || near && day_of(first.when).is_some()) {
        return None;
    }
    let year = match last.when {
        When::Period(p) => Some(p.year()),
        _ => end.map(Period::year).or(first.year),
    }?;
    let day = |when| match when {
        When::Period(Period::Day(y, m, d)) if y == year => Some((m, d)),
        When::Day(m, d) => Some((m, d)),
        _ => None,
    };
    let month = |when| match when {
        When::Period(Period::Month(y, m)) if y == year => Some(m),
        When::Months(m, n) if m == n => Some(m),
        _ => None,
    };
    if first.this_year {
        return match (month(last.when), day(last.when)) {
            (Some(last), _) => Some((start, months(year, 1, last))),
            (_, Some((m, d))) if Period::last_day(year, m) == Some(d) => Some((start, months(year, 1, m))),
            (_, Some(last)) => Some((start, Period::Days((year, 1, 1), (year, last.0, last.1)))),
            _ => None,
        };
    }
    if let (Some(Period::Year(a)), Some(Period::Year(b))) = (first.period, end) {
        return (a < b).then_some((start, Period::Years(a, b)));
    }
    if let (Some(Period::Day(y, m, d)), Some(Period::Day(z, n, e))) = (first.period, end)
        && y < z
    {
        return Some((start, Period::Days((y, m, d), (z, n, e))));
    }
    // "từ 1/7 đến hết tháng 10".
    if let (Some((m, 1)), Some(n)) = (day(first.when), month(last.when))
        && m < n
    {
        return Some((start, months(year, m, n)));
    }
    let of_month = |when| day(last.when).and_then(|(m, _)| Some((m, day_of(when)?)));
    let span =
        match (day(first.when).or_else(|| of_month(first.when)), day(last.when), month(first.when), month(last.when)) {
            (Some((m, d)), Some((n, e)), ..) if (m, d) < (n, e) => Period::Days((year, m, d), (year, n, e)),
            (_, _, Some(a), Some(b)) if a < b => months(year, a, b),
            _ => return None,
        };
    Some((start, span))
}

/// *Reads* "tháng 8 và tháng 9", "quý II và quý III", "hai năm 2022 và 2023", "ba năm 2021, 2022 và 2023".
fn side_by_side(context: &Context, first: &Dated, last: &Time, end: Option<Period>) -> Option<(usize, Period)> {
    let start = first.tokens.start;
    let sentence = context.sentence(first.sentence);
    if context.has(last.tokens.end..sentence.end, Cue::Respectively) {
        return None;
    }
    let counted = start > sentence.start
        && (context.marks.number(start - 1).is_some() || context.doc.tokens[start - 1].is_number());
    let span = match (first.period?, end?) {
        (Period::Month(y, a), Period::Month(z, b)) if y == z && a + 1 == b => months(y, a, b),
        (Period::Months(y, a, m), Period::Month(z, b)) if y == z && m + 1 == b => months(y, a, b),
        (Period::Quarter(y, a), Period::Quarter(z, b)) if y == z && a + 1 == b => months(y, 3 * a - 2, 3 * b),
        (Period::Year(a), Period::Year(b)) if counted && a + 1 == b => Period::Years(a, b),
        (Period::Years(a, m), Period::Year(b)) if counted && m + 1 == b => Period::Years(a, b),
        _ => return None,
    };
    Some((start, span))
}

/// *Reads* "năm học này", "năm học trước": by the day of the article, else by the school year told last.
pub(super) fn school_year(found: &[Dated], before: u16, today: Option<Period>) -> Option<Period> {
    let from = match today {
        Some(Period::Day(year, month, _)) => year - u16::from(month < 8),
        _ => found.iter().rev().take(LAST).find_map(|d| match d.period {
            Some(Period::Years(from, to)) if to == from + 1 => Some(from),
            _ => None,
        })?,
    };
    Some(Period::Years(from - before, from + 1 - before))
}
