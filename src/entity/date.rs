//! Full dates.

use super::page::Page;
use crate::lexicon::Cue;
use crate::period::Period;

/// The day that begins at a token, and the token behind it.
///
/// *Reads* 05/01/2024, 8-12-2023, 14.4.2026, "2 tháng 7 năm 2024".
/// *Leaves alone* 28/8, and days that no calendar has.
pub(super) fn day(page: &Page<'_>, at: usize) -> Option<(Period, usize)> {
    if let Some(day) = dotted(page, at) {
        return Some((day, at + 1));
    }
    let (d, m_at) = (page.number(at)?, at + 2);
    let marked = |mark| page.glued(at + 1, mark) && page.glued(at + 3, mark);
    if marked('/') || marked('-') {
        return Some((calendar(d, page.number(m_at)?, page.number(at + 4)?)?, at + 5));
    }
    let month = page.cue(at + 1, Cue::Month)?;
    let year = page.cue(month + 1, Cue::Year)?;
    Some((calendar(d, page.number(month)?, page.number(year)?)?, year + 1))
}

fn dotted(page: &Page<'_>, at: usize) -> Option<Period> {
    let token = page.token(at).filter(|token| token.is_number())?;
    let mut parts = token.span.of(page.doc.text.shadow()).split('.');
    let mut part = || parts.next()?.parse().ok();
    let day = calendar(part()?, part()?, part()?);
    day.filter(|_| parts.next().is_none())
}

fn calendar(day: u32, month: u32, year: u32) -> Option<Period> {
    let year = u16::try_from(year).ok().filter(|year| (1900..=2100).contains(year))?;
    Period::day(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The day told behind a token: ", ngày 05/01/2024", "(ban hành ngày 2 tháng 7 năm 2024)".
pub(super) fn told_behind(page: &Page<'_>, at: usize) -> Option<Period> {
    let mut at = at;
    if page.is(at, ',') || page.is(at, '(') {
        at += 1;
    }
    if let Some(end) = page.name(at, crate::lexicon::Name::Issued) {
        at = end;
    }
    let at = page.cue(at, Cue::Day)?;
    day(page, at).map(|(day, _)| day)
}
