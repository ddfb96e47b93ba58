//! Periods as SDMX writes its TIME_PERIOD.

use crate::Period;

/// `2023`, `2023-S1`, `2024-Q1`, `2023-06`, `2022-01-06`; a span as its first day and its length: `2021-01-01/P5Y`.
pub fn sdmx(period: Period) -> String {
    match period {
        Period::Half(y, half) => format!("{y}-S{half}"),
        Period::Years(a, b) => format!("{a}-01-01/P{}Y", (b + 1).saturating_sub(a)),
        Period::Months(y, a, b) => format!("{y}-{a:02}-01/P{}M", (b + 1).saturating_sub(a)),
        // Days as ISO 8601 has them, from the first to the last.
        Period::Year(_) | Period::Quarter(..) | Period::Month(..) | Period::Day(..) | Period::Days(..) => {
            period.to_string()
        }
    }
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
        ] {
            assert_eq!(sdmx(Period::parse(ours).unwrap()), theirs);
        }
    }
}
