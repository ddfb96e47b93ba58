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
        self.time("period_", period)
    }

    /// A period in as few letters as an axis has room for: 2024, 6/2024. What runs until a day is called by that day.
    pub fn tick(&self, period: Period) -> String {
        match period {
            Period::Days(_, (y, m, d)) => self.time("tick_", Period::Day(y, m, d)),
            _ => self.time("tick_", period),
        }
    }

    fn time(&self, words: &str, period: Period) -> String {
        if let Period::Days((y, m, d), (z, n, e)) = period {
            return format!("{}–{}", self.period(Period::Day(y, m, d)), self.period(Period::Day(z, n, e)));
        }
        let (id, y, numbers): (_, u16, [(&str, u16); 2]) = match period {
            Period::Year(y) => ("year", y, [("", 0); 2]),
            Period::Half(y, 1) => ("half_1", y, [("", 0); 2]),
            Period::Half(y, _) => ("half_2", y, [("", 0); 2]),
            Period::Quarter(y, q) => ("quarter", y, [("q", q.into()), ("", 0)]),
            Period::Month(y, m) => ("month", y, [("m", m.into()), ("", 0)]),
            Period::Day(y, m, d) | Period::Days(_, (y, m, d)) => ("day", y, [("m", m.into()), ("d", d.into())]),
            Period::Years(a, y) => ("years", y, [("a", a), ("", 0)]),
            Period::Months(y, a, m) => ("months", y, [("a", a.into()), ("m", m.into())]),
        };
        let y = y.to_string();
        let plain = numbers.map(|(name, n)| (name, n.to_string()));
        let padded = numbers.map(|(name, n)| (format!("{name}{name}"), format!("{n:02}")));
        let mut fill: Vec<(&str, &str)> = vec![("y", &y)];
        fill.extend(plain.iter().map(|(name, n)| (*name, n.as_str())));
        fill.extend(padded.iter().map(|(name, n)| (name.as_str(), n.as_str())));
        self.with(&[words, id].concat(), &fill)
    }

    /// A day as newspapers print it, another period as [`Say::period`] says it.
    pub fn date(&self, period: Period) -> String {
        match (period, self.lang) {
            (Period::Day(y, m, d), Lang::Vi) => format!("{d}/{m}/{y}"),
            _ => self.period(period),
        }
    }
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
