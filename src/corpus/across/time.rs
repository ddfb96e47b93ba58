//! Days: when a period is over, and when an article came out.

use super::terms::Day;
use crate::Period;

/// The first day of a period.
pub fn first_day(period: Period) -> Day {
    match period {
        Period::Year(y) | Period::Years(y, _) => (y, 1, 1),
        Period::Half(y, h) => (y, h.saturating_sub(1) * 6 + 1, 1),
        Period::Quarter(y, q) => (y, q.saturating_sub(1) * 3 + 1, 1),
        Period::Month(y, m) | Period::Months(y, m, _) => (y, m, 1),
        Period::Day(y, m, d) | Period::Days((y, m, d), _) => (y, m, d),
    }
}

/// The last day of a period.
pub fn last_day(period: Period) -> Day {
    let end = |y: u16, m: u8| (y, m, Period::last_day(y, m).unwrap_or(31));
    match period {
        Period::Year(y) | Period::Years(_, y) => (y, 12, 31),
        Period::Half(y, h) => end(y, h * 6),
        Period::Quarter(y, q) => end(y, q * 3),
        Period::Month(y, m) | Period::Months(y, _, m) => end(y, m),
        Period::Day(y, m, d) | Period::Days(_, (y, m, d)) => (y, m, d),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_begin_and_end() {
        for (period, first, last) in [
            ("2024", (2024, 1, 1), (2024, 12, 31)),
            ("2024-Q3", (2024, 7, 1), (2024, 9, 30)),
            ("2024-H2", (2024, 7, 1), (2024, 12, 31)),
            ("2024-02", (2024, 2, 1), (2024, 2, 29)),
            ("2021/2025", (2021, 1, 1), (2025, 12, 31)),
            ("2024-01/2024-09", (2024, 1, 1), (2024, 9, 30)),
        ] {
            let period = Period::parse(period).unwrap();
            assert_eq!((first_day(period), last_day(period)), (first, last));
        }
    }
}
