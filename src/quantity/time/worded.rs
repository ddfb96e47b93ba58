//! Times in words: một năm trước, nửa đầu năm, tháng Mười, mười ngày đầu tháng 6, năm học này.

use super::{Scanner, Time, When, months};
use crate::{
    lexicon::{Cue, Meaning, Mention},
    period::Period,
};
use std::ops::Range;

impl Scanner<'_> {
    /// The time that a phrase without a number tells.
    pub(in crate::quantity) fn worded(&self, m: &Mention) -> Option<Time> {
        let tokens = m.first as usize..m.last as usize;
        let half = |first, last| {
            let (year, end) = match self.year_number(tokens.end) {
                Some(year) => (Some(year), tokens.end + 1),
                None => self.of_year(tokens.end),
            };
            let when = year.map_or(When::Months(first, last), |y| When::Period(months(y, first, last)));
            Some(Time { tokens: tokens.start..end, when })
        };
        if self.year_number(tokens.end).is_some()
            && !matches!(m.meaning, Meaning::Cue(Cue::FirstHalf | Cue::SecondHalf | Cue::YearStart | Cue::YearEnd))
        {
            return None;
        }
        // "năm" opens a longer phrase: trong năm học, cả năm ngoái.
        let is_longer = |n: &Mention| n.last as usize > tokens.end && n.meaning != Meaning::Cue(Cue::Now);
        let longer = self.marks.starting(tokens.end - 1).iter().any(is_longer);
        match m.meaning {
            Meaning::Cue(Cue::ThisYear) if longer && tokens.len() > 1 => None,
            // "trong năm tỉnh" counts.
            Meaning::Cue(Cue::ThisYear)
                if self.marks.number(tokens.end - 1).is_some() && self.is_counted(tokens.end) =>
            {
                None
            }
            Meaning::Cue(Cue::YearStart) if self.first_of_year(tokens.start).is_none() => None,
            Meaning::Cue(Cue::YearStart) => {
                let (at, count) = self.spelled_months(tokens.start)?;
                Some(self.part_of_year(at, tokens.end, 1, count))
            }
            Meaning::Cue(Cue::YearEnd) => {
                let (at, count) = self.spelled_months(tokens.start)?;
                Some(self.part_of_year(at, tokens.end, 13 - count, 12))
            }
            Meaning::Cue(Cue::Month) => {
                let named = || self.days_of_month(tokens.start, tokens.end).or_else(|| self.named_month(&tokens));
                let Some((at, count)) = self.spelled_months(tokens.end) else { return named() };
                let led = self.marks.cue_before(at, Cue::MonthsTold).is_some();
                let first = at == self.range.start || !self.doc.tokens[at - 1].is_word() || led;
                let told = self.next_is_stop(tokens.end) || self.marks.cue_at(tokens.end, Cue::MonthsTold).is_some();
                let time = |when| Some(Time { tokens: at..tokens.end, when });
                match self.of_year(tokens.end).0.or_else(|| self.year_number(tokens.end)) {
                    Some(_) => Some(self.part_of_year(at, tokens.end, 1, count)),
                    None if self.reaches(at, tokens.end) => time(When::Months(1, count)),
                    None if first && told => time(When::Count(count)),
                    None => None,
                }
            }
            Meaning::Cue(Cue::FirstHalf) => self.half_of_month(&tokens, 1, 15).or_else(|| half(1, 6)),
            Meaning::Cue(Cue::SecondHalf) => self.half_of_month(&tokens, 16, 31).or_else(|| half(7, 12)),
            Meaning::Cue(Cue::SchoolYear) => Some(Time { tokens, when: When::School(0) }),
            Meaning::Cue(Cue::LastSchoolYear) => Some(Time { tokens, when: When::School(1) }),
            Meaning::Cue(Cue::Ago) => {
                let years = self.small_word(tokens.end)?;
                let end = self.marks.cue_at(tokens.end + 1, Cue::Year)?;
                Some(Time { tokens: tokens.start..end, when: When::Before(years.into()) })
            }
            Meaning::Cue(Cue::LastYear) => {
                let counted = self.counted_years(tokens.start);
                let (start, years) = counted.map_or((tokens.start, 1), |years| (tokens.start - 1, years));
                Some(Time { tokens: start..tokens.end, when: When::Before(years) })
            }
            // "những năm qua" is no year.
            Meaning::Cue(Cue::ThisYear) if self.goes_on_before(&tokens) => None,
            Meaning::Cue(Cue::ThisYear) => Some(Time { tokens, when: When::Before(0) }),
            Meaning::Cue(Cue::NextYear) => {
                let before = tokens.start.checked_sub(1).filter(|at| self.range.contains(at));
                if before.is_some_and(|at| self.marks.cue_at(at, Cue::Half).is_some()) || longer {
                    return None;
                }
                let ahead = self.marks.cue_at(tokens.end - 1, Cue::RangeWord).is_some();
                match self.counted_years(tokens.start) {
                    Some(years) => {
                        let when = if ahead { When::After(years) } else { When::Later(years) };
                        Some(Time { tokens: tokens.start - 1..tokens.end, when })
                    }
                    None => Some(Time { tokens, when: When::After(1) }),
                }
            }
            Meaning::Cue(Cue::ThatTime) => {
                let own = [Cue::Year, Cue::LastYear, Cue::ThisYear];
                let other = own.iter().any(|&cue| self.marks.cue_at(tokens.end, cue).is_some());
                let numbered = self.quarter(tokens.end).is_some();
                (!other && !longer && !numbered).then_some(Time { tokens, when: When::Same })
            }
            Meaning::Cue(Cue::YearsTold) => {
                let count = tokens.clone().find_map(|at| self.small_word(at))?;
                let ahead = self.marks.cue_at(tokens.end - 1, Cue::NextYear);
                Some(match ahead {
                    Some(end) => Time { tokens: tokens.start..end, when: When::After(count.into()) },
                    None => Time { tokens, when: When::Years(count) },
                })
            }
            _ => None,
        }
    }

    /// *Reads* "hai" before "năm trước": how many years.
    fn counted_years(&self, end: usize) -> Option<u16> {
        let at = end.checked_sub(1).filter(|at| self.range.contains(at))?;
        let month = [Cue::Month, Cue::Quarter, Cue::Day].iter().any(|&cue| self.marks.cue_before(at, cue).is_some());
        self.small(at).or_else(|| self.small_word(at).map(u16::from)).filter(|years| (1..20).contains(years) && !month)
    }

    /// *Reads* "chín tháng" before "đầu năm", "cuối năm", "năm 2024": where it begins, and how many.
    pub(super) fn spelled_months(&self, end: usize) -> Option<(usize, u8)> {
        let month = self.marks.cue_before(end, Cue::Month)?;
        let at = month.checked_sub(1).filter(|at| self.range.contains(at))?;
        let before = at.checked_sub(1).filter(|at| self.range.contains(at)).and_then(|at| self.small_word(at));
        let (at, count) = match (before, self.small_word(at)?) {
            (Some(10), ones @ (1 | 2)) => (at - 1, 10 + ones),
            (_, count) => (at, count),
        };
        (2..=12).contains(&count).then_some((at, count))
    }

    /// True for "năm qua" behind a word that belongs to it: những năm qua, ba năm qua.
    fn goes_on_before(&self, tokens: &Range<usize>) -> bool {
        let past = self.marks.cue_before(tokens.end, Cue::MonthsTold).is_some_and(|at| at > tokens.start);
        past && tokens.start > self.range.start && {
            let before = tokens.start - 1;
            let several = self.marks.cue_at(before, Cue::Determiner).is_some() || self.marks.number(before).is_some();
            // "số" of "kinh tế số năm qua" counts no years.
            let part = self.marks.ending(tokens.start).any(|m| m.last - m.first > 1);
            several && !part || self.doc.tokens[before].is_number()
        }
    }

    /// True where a thing stands that a number word can count.
    fn is_counted(&self, at: usize) -> bool {
        self.names_a_noun(at) || self.marks.cue_at(at, Cue::Told).is_some()
    }

    /// A number word below a hundred, alone.
    fn small_word(&self, at: usize) -> Option<u8> {
        self.range.contains(&at).then_some(())?;
        self.lexicon.numbers[self.marks.number(at)? as usize].value.to_string().parse().ok()
    }

    /// *Reads* "mười một" of "tháng mười một": where it ends, and the number. *Leaves alone* what is counted: "tháng
    /// hai lần", "một tháng ba buổi".
    pub(super) fn named_number(&self, at: usize, start: usize) -> Option<(usize, u8)> {
        let first = self.small_word(at)?;
        let (end, number) = match self.small_word(at + 1) {
            Some(ones @ (1 | 2)) if first == 10 => (at + 2, 10 + ones),
            _ => (at + 1, first),
        };
        let before = start.checked_sub(1).filter(|at| self.range.contains(at));
        let counted = before.is_some_and(|at| self.marks.number(at).is_some() || self.doc.tokens[at].is_number())
            || self.marks.cue_before(start, Cue::Each).is_some();
        let stop = self.next_is_stop(end)
            || self.of_year(end).0.is_some()
            || self.marks.cue_at(end, Cue::MonthsTold).is_some()
            || self.marks.cue_at(end, Cue::ThisYear).is_some();
        (!counted && stop && self.marks.unit(end).is_none()).then_some((end, number))
    }

    /// *Reads* "tháng Mười", "tháng mười một năm 2024". *Leaves alone* "tháng năm", which may be two words.
    fn named_month(&self, tokens: &Range<usize>) -> Option<Time> {
        let (end, month) = self.named_number(tokens.end, tokens.start).filter(|n| (1..=12).contains(&n.1))?;
        let sure = self.doc.tokens[tokens.end].upper || !matches!(month, 1 | 5);
        let (year, last) = self.of_year(end);
        let when = year.map_or(When::Months(month, month), |year| When::Period(months(year, month, month)));
        sure.then_some(Time { tokens: tokens.start..last, when })
    }

    /// *Reads* "mười ngày đầu tháng 6", "10 ngày đầu tháng 10/2024"; `at` is where the month begins.
    fn days_of_month(&self, at: usize, month: usize) -> Option<Time> {
        let day = self.marks.cue_before(self.marks.cue_before(at, Cue::YearStart)?, Cue::Day)?;
        let start = day.checked_sub(1).filter(|at| self.range.contains(at))?;
        let count = self.small_word(start).map(u16::from).or_else(|| self.small(start))?;
        self.some_days(start, month, 1, u8::try_from(count).ok()?)
    }

    /// *Reads* "nửa đầu tháng 10".
    fn half_of_month(&self, tokens: &Range<usize>, first: u8, last: u8) -> Option<Time> {
        self.some_days(tokens.start, self.marks.cue_at(tokens.end, Cue::Month)?, first, last)
    }

    /// Some days of the month whose number stands at `at`.
    fn some_days(&self, start: usize, at: usize, first: u8, last: u8) -> Option<Time> {
        let month = self.small(at).filter(|m| (1..=12).contains(m))? as u8;
        let last = last.min(Period::last_day(2024, month)?);
        let (year, end) = self.of_year(at + 1);
        let when = year.map_or(When::Days(month, first, last), |year| {
            When::Period(Period::Days((year, month, first), (year, month, last)))
        });
        (first < last).then_some(Time { tokens: start..end, when })
    }

    /// *Reads* "quý đầu năm", "ba quý đầu năm 2024", "quý cuối năm"; `tokens` is the word "quý".
    pub(in crate::quantity) fn quarters(&self, tokens: Range<usize>) -> Option<Time> {
        let before = tokens.start.checked_sub(1).filter(|at| self.range.contains(at));
        let count = before.and_then(|at| self.small_word(at).map(u16::from).or_else(|| self.small(at)));
        let count = count.filter(|n| (2..=3).contains(n)).map(|n| n as u8);
        let start = tokens.start - usize::from(count.is_some());
        let months = 3 * count.unwrap_or(1);
        if let Some(end) = self.first_of_year(tokens.end) {
            return Some(self.part_of_year(start, end, 1, months));
        }
        let end = self.marks.cue_at(tokens.end, Cue::YearEnd)?;
        Some(self.part_of_year(start, end, 13 - months, 12))
    }
}
