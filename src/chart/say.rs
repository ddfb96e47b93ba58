//! The words of a chart in one language.

use crate::{
    Period,
    lexicon::{
        sentences::{Lang, Sentences},
        tsv,
    },
};
use std::sync::OnceLock;

/// Says what stands in `lexicon/chart.tsv`.
#[derive(Clone, Copy)]
pub struct Say {
    /// The language spoken.
    pub lang: Lang,
    table: &'static Sentences,
}

impl Say {
    /// Speaks a language.
    pub fn new(lang: Lang) -> Say {
        static TABLE: OnceLock<Sentences> = OnceLock::new();
        Say { lang, table: TABLE.get_or_init(|| Sentences::new(tsv::table!("chart.tsv"))) }
    }

    /// A sentence without blanks.
    pub fn plain(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// A sentence with its blanks filled.
    pub fn with(&self, id: &str, fill: &[(&str, &str)]) -> String {
        self.table.say(self.lang, id, fill)
    }

    /// The word for a power of ten, where it has one.
    pub fn power(&self, power: u32) -> Option<String> {
        (power > 0).then(|| self.plain(if power == 9 { "number_1000000000" } else { "number_1000000" }))
    }

    /// A unit as readers know it: VND is đồng.
    pub fn unit(&self, unit: &str) -> String {
        let id = format!("unit_{unit}");
        if self.table.has(&id) { self.plain(&id) } else { unit.to_owned() }
    }

    /// A period: quý 1/2024.
    pub fn period(&self, period: Period) -> String {
        self.time(0, period)
    }

    /// A period in as few letters as an axis has room for: 2024, 6/2024. What runs until a day is called by that day.
    pub fn tick(&self, period: Period) -> String {
        match period {
            Period::Days(_, (y, m, d)) => self.time(1, Period::Day(y, m, d)),
            _ => self.time(1, period),
        }
    }

    fn time(&self, sort: usize, period: Period) -> String {
        if let Period::Days((y, m, d), (z, n, e)) = period {
            return format!("{}–{}", self.period(Period::Day(y, m, d)), self.period(Period::Day(z, n, e)));
        }
        const NONE: ([&str; 2], u16) = (["", ""], 0);
        let (q, m, d, a) = (["q", "qq"], ["m", "mm"], ["d", "dd"], ["a", "aa"]);
        let (ids, y, numbers): (_, u16, [([&str; 2], u16); 2]) = match period {
            Period::Year(y) => (["period_year", "tick_year"], y, [NONE; 2]),
            Period::Half(y, 1) => (["period_half_1", "tick_half_1"], y, [NONE; 2]),
            Period::Half(y, _) => (["period_half_2", "tick_half_2"], y, [NONE; 2]),
            Period::Quarter(y, quarter) => (["period_quarter", "tick_quarter"], y, [(q, quarter.into()), NONE]),
            Period::Month(y, month) => (["period_month", "tick_month"], y, [(m, month.into()), NONE]),
            Period::Day(y, month, day) | Period::Days(_, (y, month, day)) => {
                (["period_day", "tick_day"], y, [(m, month.into()), (d, day.into())])
            }
            Period::Years(first, y) => (["period_years", "tick_years"], y, [(a, first), NONE]),
            Period::Months(y, first, last) => {
                (["period_months", "tick_months"], y, [(a, first.into()), (m, last.into())])
            }
        };
        // Each number as it is and with two digits, one text for both.
        let mut rooms = [[b'0'; 5]; 3];
        let [of_y, of_one, of_two] = &mut rooms;
        let [([m, mm], one), ([d, dd], two)] = numbers;
        let (y, one, two) = (padded(y, of_y), padded(one, of_one), padded(two, of_two));
        let fill = [("y", plain(y)), (m, plain(one)), (d, plain(two)), (mm, one), (dd, two)];
        self.with(ids[sort], &fill)
    }

    /// A day as newspapers print it, another period as [`Say::period`] says it.
    pub fn date(&self, period: Period) -> String {
        match (period, self.lang) {
            (Period::Day(y, m, d), Lang::Vi) => format!("{d}/{m}/{y}"),
            _ => self.period(period),
        }
    }
}

/// A number with two digits or more, in a room of zeros.
fn padded(number: u16, room: &mut [u8; 5]) -> &str {
    let (mut rest, mut first) = (number, room.len());
    while rest > 0 {
        first -= 1;
        room[first] += (rest % 10) as u8;
        rest /= 10;
    }
    std::str::from_utf8(&room[first.min(3)..]).unwrap_or_default()
}

/// The same without the zero before a single digit.
fn plain(padded: &str) -> &str {
    padded.strip_prefix('0').unwrap_or(padded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_in_both_languages() {
        let said = |lang, text: &str| Say::new(lang).period(Period::parse(text).unwrap());
        for (text, vi, en) in [
            ("2023", "năm 2023", "2023"),
            ("2023-H1", "6 tháng đầu năm 2023", "first half of 2023"),
            ("2023-H2", "6 tháng cuối năm 2023", "second half of 2023"),
            ("2024-Q1", "quý 1/2024", "Q1 2024"),
            ("2023-06", "tháng 6/2023", "2023-06"),
            ("2022-01-06", "ngày 6/1/2022", "2022-01-06"),
            ("2021/2025", "2021–2025", "2021–2025"),
            ("2024-01/2024-09", "tháng 1–9/2024", "months 1–9 of 2024"),
        ] {
            assert_eq!((said(Lang::Vi, text).as_str(), said(Lang::En, text).as_str()), (vi, en));
        }
    }

    #[test]
    fn a_filled_blank_is_not_filled_again() {
        assert_eq!(Say::new(Lang::Vi).with("source", &[("what", "{what} {n}")]), "Nguồn: {what} {n}");
        assert_eq!(Say::new(Lang::Vi).unit("VND"), "đồng");
    }
}
