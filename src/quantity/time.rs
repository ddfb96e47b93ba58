//! Times: years, dates, quarters, months, clock times. They are no figures, but figures are for them.

mod worded;

use super::Scanner;
use crate::{
    analysis::Reason,
    lexicon::{Cue, UnitKind},
    period::Period,
};
use std::ops::Range;

/// A time found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it says.
    pub when: When,
}

/// How much a time says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// All that is needed.
    Period(Period),
    /// Months of a year that is named elsewhere: first, last.
    Months(u8, u8),
    /// A quarter of a year that is named elsewhere.
    Quarter(u8),
    /// A day of a year that is named elsewhere: month, day.
    Day(u8, u8),
    /// So many years before the one that was told before.
    Before(u16),
    /// So many years behind this one.
    After(u16),
    /// So many years behind the one that was told last.
    Later(u16),
    /// Some days of a month of a year that is named elsewhere: month, first, last.
    Days(u8, u8, u8),
    /// The school year that runs, or that so many years before it.
    School(u16),
    /// The time that was told last, or its year.
    Same,
    /// So many years up to this one.
    Years(u8),
    /// A day of a month that is named behind it.
    DayOfMonth(u8),
    /// So many months, which are the first ones of a year only where the text elsewhere says so.
    Count(u8),
    /// Nothing that could be a reference period: a clock time, a number of years.
    Clock,
}

/// 1.1.2024 has so many characters.
const SHORTEST_DATE: u32 = 8;

impl Scanner<'_> {
    /// The time that the number at `at` belongs to.
    pub(super) fn time(&self, at: usize) -> Option<Time> {
        let date = if self.may_be_dated(at) { self.date(at) } else { None };
        date.or_else(|| match self.small(at) {
            Some(year) if is_year(year) => {
                self.months_of_year(at, year).or_else(|| self.years(at)).or_else(|| self.year(at, year))
            }
            Some(count) => self.months_of_year(at, count).or_else(|| self.clock(at, count)),
            None => self.clock_with_point(at),
        })
    }

    /// True where a number can be a part of a date: words lead to it, a time was told before it, or marks join its parts.
    fn may_be_dated(&self, at: usize) -> bool {
        self.ends(at, cues![Quarter, Month, Day, Until])
            || self.joint(at + 1).is_some()
            || self.length(at) >= SHORTEST_DATE
            || self.out.times.last().is_some_and(|t| t.tokens.end + 1 == at)
    }

    fn date(&self, at: usize) -> Option<Time> {
        self.quarter(at)
            .or_else(|| self.full_date(at))
            .or_else(|| self.month_and_year(at))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.day_in_words(at))
    }

    /// *Reads* 9T/2024, T9/2024, Q3/2024. *Leaves alone* T9, Q3, and every 9T without a year.
    pub(super) fn lettered(&self, at: usize) -> Option<Time> {
        let glued = |at: usize| self.token(at).is_some_and(|t| t.glued);
        if !glued(at + 1) {
            return None;
        }
        let letter = |at: usize| self.token(at).filter(|t| t.is_word()).map_or("", |_| self.doc.words(at..at + 1));
        let first = letter(at + 1) == "T";
        let slash = at + 1 + usize::from(first);
        let year = self.year_number(self.glued(slash, &['/'])?)?;
        let number = self.small(at).filter(|n| (1..=12).contains(n))? as u8;
        let before = at.checked_sub(1).filter(|_| glued(at)).map_or("", letter);
        let (start, period) = match before {
            _ if first => (at, months(year, 1, number)),
            "T" => (at - 1, Period::Month(year, number)),
            "Q" if number <= 4 => (at - 1, Period::Quarter(year, number)),
            _ => return None,
        };
        Some(Time { tokens: start..slash + 2, when: When::Period(period) })
    }

    /// *Reads* 05/01/2024, 9-7-2024, 7.12.2023.
    fn full_date(&self, at: usize) -> Option<Time> {
        if self.length(at) >= SHORTEST_DATE
            && let Some(digits) = self.digits(at).filter(|digits| digits.bytes().filter(|&b| b == b'.').count() == 2)
        {
            let mut parts = digits.split('.').map(|p| p.parse::<u16>().ok());
            let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
            return dated(at..at + 1, day, month, year);
        }
        let mark = self.joint(at + 1).filter(|mark| matches!(mark, '/' | '-'))?;
        let year = self.glued(at + 3, &[mark])?;
        dated(at..at + 5, self.small(at)?, self.small(at + 2)?, self.year_number(year)?)
    }

    /// *Reads* 6/2024, tháng 6.2024, tháng 6-2024, tháng 6 năm 2024, tháng 6, the 9 of "tháng 8, 9".
    fn month_and_year(&self, at: usize) -> Option<Time> {
        let lead = self.marks.cue_before(at, Cue::Month).or_else(|| self.next_month(at).then_some(at));
        let start = lead.unwrap_or(at);
        if lead.is_some()
            && let Some((month, year)) = self.digits(at)?.split_once('.')
        {
            let (month, year) = (month.parse::<u8>().ok()?, year.parse::<u16>().ok()?);
            let fits = (1..=12).contains(&month) && (1990..2100).contains(&year);
            return fits.then_some(Time { tokens: start..at + 1, when: When::Period(Period::Month(year, month)) });
        }
        let month = self.small(at).filter(|m| (1..=12).contains(m))? as u8;
        if let Some(year) = self.glued(at + 1, &['/', '-']).and_then(|y| self.year_number(y)) {
            return Some(Time { tokens: start..at + 3, when: When::Period(Period::Month(year, month)) });
        }
        lead?;
        let (year, end) = self.of_year(at + 1);
        let when = year.map_or(When::Months(month, month), |y| When::Period(Period::Month(y, month)));
        Some(Time { tokens: start..end, when })
    }

    /// *Reads* ngày 28/8, ngày 10.10, sáng 14/1, (20/7), từ 1/7 đến 31/10, từ 1/7 đến tháng 10, từ 1/7 đến nay, ngày 30/4 và 1/5. *Leaves alone* 26/33 and every n/N before a noun.
    fn day_and_month(&self, at: usize) -> Option<Time> {
        let lead = self.marks.cue_before(at, Cue::Day);
        let until = self.marks.cue_before(at, Cue::Until);
        if let Some(start) = lead.or_else(|| until.filter(|_| self.next_is_stop(at + 1)))
            && let Some((day, month)) = self.digits(at)?.split_once('.')
        {
            let (day, month) = (day.parse().ok()?, month.parse().ok()?);
            let fits = (1..=31).contains(&day) && (1..=12).contains(&month);
            return fits.then_some(Time { tokens: start..at + 1, when: When::Day(month, day) });
        }
        let second = self.glued(at + 1, &['/', '-', '.'])?;
        let (day, month) = (self.small(at)?, self.small(second)?);
        if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
            return None;
        }
        let stop = self.next_is_stop(second + 1);
        // No ratio: more days than there are months.
        let until = until.filter(|_| stop || day > month);
        let alone = at > 0 && self.token(at - 1).is_some_and(|t| t.is('(')) && stop;
        let spans = || {
            let word = self.marks.cue_at(second + 1, Cue::RangeWord)?;
            let last = self.marks.cue_at(second + 1, Cue::Until).unwrap_or(word);
            let day = || {
                let month = self.glued(last + 1, &['/'])?;
                (self.glued(month + 1, &['/']).is_some() || self.next_is_stop(month + 1)).then_some(())
            };
            let now = self.marks.cue_at(second + 1, Cue::Now).is_some();
            let dated = now || self.marks.cue_at(last, Cue::Month).is_some() || day().is_some();
            (dated && self.marks.cue_before(at, Cue::From).is_some()).then_some(at)
        };
        let ends = || {
            let word = self.marks.cue_before(at, Cue::RangeWord).or_else(|| self.marks.cue_before(at, Cue::Until))?;
            let read = self.out.times.last().is_some_and(|t| t.tokens.end == word && matches!(t.when, When::Day(..)));
            read.then_some(at)
        };
        let listed = || self.goes_on(at).then_some(at);
        let start = lead.or(until).or(alone.then_some(at)).or_else(spans).or_else(ends).or_else(listed)?;
        Some(Time { tokens: start..second + 1, when: When::Day(month as u8, day as u8) })
    }

    /// True for the month behind the one that a comma or "và" parts it from: "tháng 8, 9". *Leaves alone* "tháng 8, 9 xã".
    fn next_month(&self, at: usize) -> bool {
        let before = self.out.times.last().filter(|t| t.tokens.end + 1 == at);
        let joined = || self.doc.tokens[at - 1].is(',') || self.marks.cue_at(at - 1, Cue::Coordinator).is_some();
        let next = |month: u8| self.small(at) == Some(u16::from(month) + 1);
        let stop = || self.next_is_stop(at + 1) || self.of_year(at + 1).0.is_some();
        before.is_some_and(|t| matches!(t.when, When::Months(a, b) if a == b && next(a))) && joined() && stop()
    }

    /// True behind a comma or "và" that a day stands before.
    fn goes_on(&self, at: usize) -> bool {
        let joined = || {
            at >= self.range.start + 2
                && (self.doc.tokens[at - 1].is(',') || self.marks.cue_at(at - 1, Cue::Coordinator).is_some())
        };
        let alone = |t: &Time| t.tokens.len() == 1 || self.marks.cue_at(t.tokens.start, Cue::Day).is_some();
        let day = |t: &Time| {
            t.tokens.end + 1 == at
                && (matches!(t.when, When::Day(..)) || matches!(t.when, When::DayOfMonth(_)) && alone(t))
        };
        let counted = || self.marks.unit(at + 1).is_some() || self.names_a_noun(at + 1);
        self.out.times.last().is_some_and(day) && joined() && !counted()
    }

    /// *Reads* ngày 18 tháng 6 năm 2024, ngày 18 tháng 6, ngày 18, các ngày 12 và 13.
    fn day_in_words(&self, at: usize) -> Option<Time> {
        let start = self.marks.cue_before(at, Cue::Day).or_else(|| self.goes_on(at).then_some(at))?;
        let day = self.small(at).filter(|d| (1..=31).contains(d))? as u8;
        let Some(month_at) = self.marks.cue_at(at + 1, Cue::Month) else {
            let slash = self.glued(at + 1, &['/']).is_some();
            let other = slash || self.marks.unit(at + 1).is_some() || self.names_a_noun(at + 1);
            return (!other).then_some(Time { tokens: start..at + 1, when: When::DayOfMonth(day) });
        };
        let month = self.small(month_at).filter(|m| (1..=12).contains(m))? as u8;
        let (year, end) = self.of_year(month_at + 1);
        let when = match year {
            Some(year) => When::Period(Period::day(year, month, day)?),
            None => When::Day(month, day),
        };
        Some(Time { tokens: start..end, when })
    }

    /// *Reads* quý I/2024, quý 1 năm 2023, quý III, quý ba năm 2024, quý I và II, quý 1, 2 năm 2024. *Leaves alone* mỗi
    /// quý hai lần.
    pub(super) fn quarter(&self, at: usize) -> Option<Time> {
        let start = self.marks.cue_before(at, Cue::Quarter)?;
        let printed = |at: usize| {
            let word = self.token(at).map(|_| self.doc.words(at..at + 1))?;
            let roman = ["I", "II", "III", "IV"].iter().position(|r| *r == word).map(|i| i as u16 + 1);
            roman.or_else(|| self.small(at)).map(|q| q as u8)
        };
        let quarter = printed(at).or_else(|| self.named_number(at, start).map(|n| n.1));
        let quarter = quarter.filter(|q| (1..=4).contains(q))?;
        let (mut last, mut end) = (quarter, at + 1);
        let joined = |at: usize| self.doc.tokens[at].is(',') || self.marks.cue_at(at, Cue::Coordinator).is_some();
        let stops = |at: usize| self.next_is_stop(at) || self.of_year(at).0.is_some();
        while last < 4
            && self.token(end).is_some()
            && joined(end)
            && printed(end + 1) == Some(last + 1)
            && stops(end + 2)
        {
            (last, end) = (last + 1, end + 2);
        }
        if last > quarter && !self.marks.has(end..self.range.end, Cue::Respectively) {
            return Some(self.part_of_year(start, end, 3 * quarter - 2, 3 * last));
        }
        if let Some(year) = self.glued(at + 1, &['/', '-', '.']).and_then(|y| self.year_number(y)) {
            return Some(Time { tokens: start..at + 3, when: When::Period(Period::Quarter(year, quarter)) });
        }
        let (year, end) = self.of_year(at + 1);
        let when = year.map_or(When::Quarter(quarter), |y| When::Period(Period::Quarter(y, quarter)));
        Some(Time { tokens: start..end, when })
    }

    /// *Reads* 6 tháng đầu năm 2023, 9 tháng năm 2024, 6 tháng cuối năm, lũy kế 9 tháng, 3 tháng, 2 năm.
    fn months_of_year(&self, at: usize, count: u16) -> Option<Time> {
        if let Some(month) = self.marks.cue_at(at + 1, Cue::Month).filter(|_| (1..=12).contains(&count)) {
            let count = count as u8;
            if let Some(end) = self.marks.cue_at(month, Cue::YearEnd) {
                return Some(self.part_of_year(at, end, 13 - count, 12));
            }
            let start = self.first_of_year(month);
            let of_year = self.of_year(month).0.or_else(|| self.year_number(month)).map(|_| month);
            if let Some(end) = start.or(of_year) {
                return Some(self.part_of_year(at, end, 1, count));
            }
            if let Some(end) = self.marks.cue_at(month, Cue::ThisYear) {
                return Some(Time { tokens: at..end, when: When::Months(1, count) });
            }
            if count > 1 && self.marks.cue_before(at, Cue::MonthsTold).is_some() && self.next_is_stop(month) {
                return Some(Time { tokens: at..month, when: When::Months(1, count) });
            }
            let counted = self.marks.cue_before(at, Cue::Counted).is_some() || self.doc.tables.at(at).is_some();
            if counted || count > 1 && self.reaches(at, month) {
                return Some(self.part_of_year(at, month, 1, count));
            }
            return Some(Time { tokens: at..month, when: When::Count(count) });
        }
        let year = self.marks.cue_at(at + 1, Cue::Year)?;
        if self.year_number(year).is_some() {
            // "3 năm 2021-2023" is one time.
            let span = self.years(year).map(|years| Time { tokens: at..years.tokens.end, ..years });
            let next = self.token(year + 1)?;
            let listed = next.is(',') || self.marks.cue_at(year + 1, Cue::Coordinator).is_some();
            let several = listed && self.year_number(year + 2).is_some() && count < 10;
            return span.or_else(|| several.then_some(Time { tokens: at..at + 1, when: When::Clock }));
        }
        if let Some(start) = self.marks.cue_before(at, Cue::Ago) {
            return Some(Time { tokens: start..year, when: When::Before(count) });
        }
        let told = self.marks.cue_before(at, Cue::MonthsTold).is_some() && (2..10).contains(&count);
        let when = if told { When::Years(count as u8) } else { When::Clock };
        (count < 100).then_some(Time { tokens: at..year, when })
    }

    /// *Reads* "đầu năm", and "đầu" of "6 tháng đầu 2024". *Leaves alone* "bốn tháng đầu vận hành".
    fn first_of_year(&self, at: usize) -> Option<usize> {
        let end = self.marks.cue_at(at, Cue::YearStart)?;
        (end > at + 1 || self.year_number(end).is_some()).then_some(end)
    }

    /// *Reads* "doanh số 11 tháng đạt", "xuất khẩu 9 tháng tăng". *Leaves alone* "mỗi 3 tháng tăng", "từ 6 tháng giảm".
    fn reaches(&self, at: usize, end: usize) -> bool {
        let told = [Cue::Done, Cue::Up, Cue::Down].iter().any(|&cue| self.marks.cue_at(end, cue).is_some());
        let noun = at > self.range.start && self.doc.tokens[at - 1].is_word();
        let length = cues![Each, From, To, Down, Up, AtMost, AtLeast, Approx];
        told && noun && self.before(at, length).is_none()
    }

    fn part_of_year(&self, at: usize, end: usize, first: u8, last: u8) -> Time {
        let (year, end) = match self.year_number(end) {
            Some(year) => (Some(year), end + 1),
            None => self.of_year(end),
        };
        let when = year.map_or(When::Months(first, last), |y| When::Period(months(y, first, last)));
        Time { tokens: at..end, when }
    }

    /// *Reads* 2021-2025, 2021 - 2025, 2021/2025 after a phase, năm học 2024 - 2025.
    pub(super) fn years(&self, at: usize) -> Option<Time> {
        let from = self.year_number(at)?;
        let dash = self.token(at + 1).filter(|t| t.is('-') || t.is('/'))?;
        let to = self.year_number(at + 2)?;
        (from <= to && to - from <= 60 && (dash.is('-') || dash.glued)).then_some(())?;
        let start = self.marks.cue_before(at, Cue::Phase).unwrap_or(at);
        Some(Time { tokens: start..at + 3, when: When::Period(Period::Years(from, to)) })
    }

    /// *Reads* lúc 19.45.
    fn clock_with_point(&self, at: usize) -> Option<Time> {
        let start = self.marks.cue_before(at, Cue::Clock)?;
        let (_, minutes) = self.digits(at)?.split_once('.')?;
        (minutes.len() == 2).then_some(Time { tokens: start..at + 1, when: When::Clock })
    }

    /// *Reads* 17h00, 8h, 16 giờ ngày 25/9, lúc 20 giờ 15 phút, 7 giờ 30. *Leaves alone* 1 giờ 30 phút.
    fn clock(&self, at: usize, hour: u16) -> Option<Time> {
        if hour > 24 {
            return None;
        }
        let next = self.token(at + 1)?;
        if next.glued && next.is_word() && matches!(self.doc.words(at + 1..at + 2), "h" | "g" | "H") {
            let minutes = self.token(at + 2).is_some_and(|t| t.glued && t.is_number());
            return Some(Time { tokens: at..at + 2 + usize::from(minutes), when: When::Clock });
        }
        if next.glued && next.is(':') && self.digits(at + 2).is_some_and(|d| d.len() == 2) {
            return Some(Time { tokens: at..at + 3, when: When::Clock });
        }
        let (row, end) = self.marks.unit(at + 1)?;
        if self.lexicon.units[row as usize].kind != UnitKind::Duration {
            return None;
        }
        let told = self.ends(at, cues![Clock]);
        let minutes = self.small(end).filter(|&m| m < 60 && self.digits(end).is_some_and(|d| d.len() == 2));
        let daily = |at: usize| self.marks.cue_at(at, Cue::Day).is_some();
        let bare = minutes.is_some() && (self.next_is_stop(end + 1) || daily(end + 1));
        let spelled = minutes.and(self.marks.unit(end + 1)).map(|unit| unit.1).filter(|_| told);
        let until = || {
            let word = self.marks.cue_before(at, Cue::RangeWord)?;
            self.out.times.last().filter(|t| t.tokens.end == word && t.when == When::Clock)
        };
        let opens = || {
            let other =
                self.marks.cue_at(end, Cue::RangeWord).filter(|&other| self.small(other).is_some_and(|h| h <= 24));
            let same = other.is_some_and(|other| self.marks.unit(other + 1).is_some_and(|unit| unit.0 == row));
            let (_, from) = self.before(at, cues![From]).filter(|_| same)?;
            self.before(from, cues![Up, Down]).is_none().then_some(())
        };
        let is_clock = told || bare || daily(end) || until().is_some() || opens().is_some();
        let end = spelled.unwrap_or(end + usize::from(bare));
        is_clock.then_some(Time { tokens: at..end, when: When::Clock })
    }

    /// *Reads* năm 2024, DTI 2023, "2023, 2024 và 2025", a bare 2024. *Leaves alone* 2024 before a thing counted.
    fn year(&self, at: usize, year: u16) -> Option<Time> {
        let found = |start| Some(Time { tokens: start..at + 1, when: When::Period(Period::Year(year)) });
        if let Some(start) = self.marks.cue_before(at, Cue::Year) {
            let months = self.spelled_months(start);
            return months.map_or_else(|| found(start), |(first, count)| Some(self.part_of_year(first, at, 1, count)));
        }
        let follows = self.token(at + 1).is_some() && (self.marks.unit(at + 1).is_some() || self.names_a_noun(at + 1));
        let in_list = at >= 2 && self.taken[at - 2] == Some(Reason::Time);
        if follows && !in_list { None } else { found(at) }
    }

    /// A year behind the word "năm" or a slash, and the token behind it.
    fn of_year(&self, at: usize) -> (Option<u16>, usize) {
        let slash = || self.token(at).filter(|t| t.is('/')).map(|_| at + 1);
        let after = self.marks.cue_at(at, Cue::Year).or_else(slash);
        match after.and_then(|y| Some((self.year_number(y)?, y + 1))) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        }
    }

    /// A four-digit number that can be a year.
    pub(super) fn year_number(&self, at: usize) -> Option<u16> {
        self.small(at).filter(|&number| is_year(number))
    }
}

fn is_year(number: u16) -> bool {
    (1930..2100).contains(&number)
}

fn dated(tokens: Range<usize>, day: u16, month: u16, year: u16) -> Option<Time> {
    if !(1900..2100).contains(&year) || day > 31 || month > 12 {
        return None;
    }
    let period = Period::day(year, month as u8, day as u8)?;
    Some(Time { tokens, when: When::Period(period) })
}

/// The period of some months of a year, under its usual name.
pub fn months(year: u16, first: u8, last: u8) -> Period {
    match (first, last) {
        (1, 12) => Period::Year(year),
        (1, 3) => Period::Quarter(year, 1),
        (1, 6) => Period::Half(year, 1),
        (7, 12) => Period::Half(year, 2),
        (a, b) if a == b => Period::Month(year, a),
        (a, b) => Period::Months(year, a, b),
    }
}
