//! Reference periods.

use std::fmt;

/// The time a figure is for, as precise as the text says. Printed ISO-like: `2023`, `2024-Q1`,
/// `2023-H1`, `2023-06`, `2022-01-06`, `2021/2025`, `2024-01/2024-09`, `2025-07-01/2025-10-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Period {
    /// A calendar year.
    Year(u16),
    /// A half of a year, 1 or 2.
    Half(u16, u8),
    /// A quarter of a year, 1 to 4.
    Quarter(u16, u8),
    /// A month, 1 to 12.
    Month(u16, u8),
    /// A day: year, month, day.
    Day(u16, u8, u8),
    /// From one year to another, both included (a school year too).
    Years(u16, u16),
    /// From one month to another of one year, both included.
    Months(u16, u8, u8),
    /// From one day to another, both included: year, month and day of each.
    Days((u16, u8, u8), (u16, u8, u8)),
}

impl Period {
    /// The year in which the period ends: what a chart's axis and a target's due date use.
    pub fn year(self) -> u16 {
        match self {
            Period::Year(y) | Period::Half(y, _) | Period::Quarter(y, _) => y,
            Period::Month(y, _) | Period::Day(y, _, _) | Period::Months(y, _, _) | Period::Days(_, (y, ..)) => y,
            Period::Years(_, y) => y,
        }
    }

    /// The same part of a year some years earlier.
    pub fn years_earlier(self, years: u16) -> Period {
        let ago = |year: u16| year.saturating_sub(years);
        match self {
            Period::Year(y) => Period::Year(ago(y)),
            Period::Half(y, h) => Period::Half(ago(y), h),
            Period::Quarter(y, q) => Period::Quarter(ago(y), q),
            Period::Month(y, m) => Period::Month(ago(y), m),
            Period::Day(y, m, d) => Period::day(ago(y), m, d).unwrap_or(Period::Month(ago(y), m)),
            Period::Years(a, b) => Period::Years(ago(a), ago(b)),
            Period::Months(y, a, b) => Period::Months(ago(y), a, b),
            Period::Days((y, m, d), (z, n, e)) => Period::Days((ago(y), m, d), (ago(z), n, e)),
        }
    }

    /// A day that the calendar has, else nothing.
    pub fn day(y: u16, m: u8, d: u8) -> Option<Period> {
        (1..=Period::last_day(y, m)?).contains(&d).then_some(Period::Day(y, m, d))
    }

    /// The last day of a month.
    pub fn last_day(y: u16, m: u8) -> Option<u8> {
        let leap = (y.is_multiple_of(4) && !y.is_multiple_of(100)) || y.is_multiple_of(400);
        match m {
            4 | 6 | 9 | 11 => Some(30),
            2 if leap => Some(29),
            2 => Some(28),
            1..=12 => Some(31),
            _ => None,
        }
    }

    /// Reads what [`fmt::Display`] prints; nothing where the words are no period.
    pub fn parse(text: &str) -> Option<Period> {
        /// A year, a month, a day.
        #[inline(never)]
        fn number(digits: &str) -> Option<u16> {
            digits.parse().ok()
        }
        let part = |digits: &str| number(digits).and_then(|n| u8::try_from(n).ok());
        if let Some((from, to)) = text.split_once('/') {
            return match (from.split_once('-'), to.split_once('-')) {
                (None, None) => Some(Period::Years(number(from)?, number(to)?)),
                (Some((y, a)), Some((_, b))) if !a.contains('-') => {
                    Some(Period::Months(number(y)?, part(a)?, part(b)?))
                }
                (Some(_), Some(_)) => match (Period::parse(from)?, Period::parse(to)?) {
                    (Period::Day(y, m, d), Period::Day(z, n, e)) => Some(Period::Days((y, m, d), (z, n, e))),
                    _ => None,
                },
                _ => None,
            };
        }
        let mut parts = text.split('-');
        let year = number(parts.next()?)?;
        match (parts.next(), parts.next()) {
            (None, _) => Some(Period::Year(year)),
            (Some(q), None) if q.starts_with('Q') => Some(Period::Quarter(year, part(&q[1..])?)),
            (Some(h), None) if h.starts_with('H') => Some(Period::Half(year, part(&h[1..])?)),
            (Some(m), None) => Some(Period::Month(year, part(m).filter(|m| (1..=12).contains(m))?)),
            (Some(m), Some(d)) => Period::day(year, part(m)?, part(d)?),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Year(y) => write!(f, "{y}"),
            Period::Half(y, h) => write!(f, "{y}-H{h}"),
            Period::Quarter(y, q) => write!(f, "{y}-Q{q}"),
            Period::Month(y, m) => write!(f, "{y}-{m:02}"),
            Period::Day(y, m, d) => write!(f, "{y}-{m:02}-{d:02}"),
            Period::Years(a, b) => write!(f, "{a}/{b}"),
            Period::Months(y, a, b) => write!(f, "{y}-{a:02}/{y}-{b:02}"),
            Period::Days((y, m, d), (z, n, e)) => write!(f, "{y}-{m:02}-{d:02}/{z}-{n:02}-{e:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[test]
    fn prints_and_reads_back() {
        for text in [
            "2023",
            "2024-Q1",
            "2023-H1",
            "2023-06",
            "2022-01-06",
            "2021/2025",
            "2024-01/2024-09",
            "2025-07-01/2025-10-31",
            "2023-12-15/2024-11-14",
        ] {
            assert_eq!(Period::parse(text).map(|p| p.to_string()).as_deref(), Some(text));
        }
        for text in ["", "2023-02-30", "abc", "2023-13"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }
}
