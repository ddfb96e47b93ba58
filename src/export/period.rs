//! Periods as SDMX writes its TIME_PERIOD.

use crate::Period;

/// `2023`, `2023-S1`, `2024-Q1`, `2023-06`, `2022-01-06`; a span as its first day and its length: `2021-01-01/P5Y`,
/// `2024-02-28/P3D`.
pub fn sdmx(period: Period) -> String {
    match period {
        Period::Half(y, half) => format!("{y}-S{half}"),
        Period::Years(a, b) => format!("{a}-01-01/P{}Y", (b + 1).saturating_sub(a)),
        Period::Months(y, a, b) => format!("{y}-{a:02}-01/P{}M", (b + 1).saturating_sub(a)),
        Period::Days(from, to) => {
            let (y, m, d) = from;
            format!("{y}-{m:02}-{d:02}/P{}D", (count(to) + 1).saturating_sub(count(from)))
        }
        Period::Year(_) | Period::Quarter(..) | Period::Month(..) | Period::Day(..) => period.to_string(),
    }
}

/// How many days there are up to one. Years are counted from March, so that the day of a leap year is their last.
fn count((year, month, day): (u16, u8, u8)) -> u32 {
    let (year, month, day) = (u32::from(year), u32::from(month), u32::from(day));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year.saturating_sub(1), month + 9) };
    year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_halves_have_their_own_form() {
        for (ours, theirs) in [
            ("2023", "2023"),
            ("2023-H2", "2023-S2"),
            ("2024-Q1", "2024-Q1"),
            ("2021/2025", "2021-01-01/P5Y"),
            ("2024-01/2024-09", "2024-01-01/P9M"),
            ("2022-01-06", "2022-01-06"),
            ("2024-02-28/2024-03-01", "2024-02-28/P3D"),
            ("2023-12-15/2024-11-14", "2023-12-15/P336D"),
        ] {
            assert_eq!(sdmx(Period::parse(ours).unwrap()), theirs);
        }
    }
}
