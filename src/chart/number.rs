//! Numbers as readers write them: 80,53% · 1.864 · 3.500 tỷ đồng · 37/63, with the digits that were printed.

use super::say::Say;
pub use crate::number::{float, grouped, in_units, power, ten};
use crate::{
    analysis::{Bound, Kind},
    corpus::Row,
};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A number with its word for millions or billions: 1,2 triệu.
pub fn amount(value: Decimal, precision: i8, say: &Say) -> String {
    in_power(value, precision, power(value, precision), true, say)
}

/// A number in units of a power of ten, with the word for it or without.
fn in_power(value: Decimal, precision: i8, power: u32, word: bool, say: &Say) -> String {
    let decimals = (power as i32 - i32::from(precision)).max(0) as u32;
    let number = grouped(in_units(value, power), decimals, say.lang);
    match say.power(power).filter(|_| word) {
        Some(word) => format!("{number} {word}"),
        None => number,
    }
}

/// The figure of a row as a value label: number, unit where it is short, and its hedge in words.
pub fn figure(row: &Row, say: &Say) -> String {
    let plain = |value: Decimal| amount(value, row.precision, say);
    let tail: Cow<'_, str> = match (row.kind, row.of.map(|of| of.normalize())) {
        (Kind::Percentage, _) => "%".into(),
        (Kind::Money, _) => format!(" {}", say.unit(&row.unit)).into(),
        (Kind::Rank | Kind::Ratio | Kind::Score, Some(of)) => format!("/{}", grouped(of, of.scale(), say.lang)).into(),
        _ => "".into(),
    };
    let value = plain(row.value);
    if let (Bound::Range, Some(high)) = (row.bound, row.high) {
        // The word is said once, behind the upper end: 2.000–2.500 tỷ đồng.
        let same = power(row.value, row.precision) == power(high, row.precision);
        let low = in_power(row.value, row.precision, power(row.value, row.precision), !same, say);
        let said = say.with("bound_range", &[("value", &low), ("high", &plain(high))]);
        return said + &tail;
    }
    let value = value + &tail;
    let id = match (row.bound, row.kind) {
        (Bound::AtLeast, Kind::Rank) => "bound_at_least_rank",
        (Bound::AtMost, Kind::Rank) => "bound_at_most_rank",
        (Bound::AtLeast, _) => "bound_at_least",
        (Bound::AtMost, _) => "bound_at_most",
        (Bound::Approx, _) => "bound_approx",
        (Bound::Exact | Bound::Range, _) => return value,
    };
    say.with(id, &[("value", &value)])
}

/// The number of a row alone, in units of a power of ten, its hedge as a sign: ≥ 80, ≈ 4.300, 15–17.
pub fn short(row: &Row, power: u32, say: &Say) -> String {
    let number = |value: Decimal| in_power(value, row.precision, power, false, say);
    let value = number(row.value);
    match (row.bound, row.high) {
        (Bound::Range, Some(high)) => [value.as_str(), "–", &number(high)].concat(),
        (Bound::AtLeast, _) => ["≥", &value].concat(),
        (Bound::AtMost, _) => ["≤", &value].concat(),
        (Bound::Approx, _) => ["≈", &value].concat(),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::sentences::Lang;

    fn vi(value: &str, precision: i8) -> String {
        amount(value.parse().unwrap(), precision, &Say::new(Lang::Vi))
    }

    #[test]
    fn printed_the_vietnamese_way_with_the_printed_digits() {
        assert_eq!(vi("80.53", -2), "80,53");
        assert_eq!(vi("93.7", -2), "93,70");
        assert_eq!(vi("1864", 0), "1.864");
        assert_eq!(vi("12000", 3), "12.000");
        assert_eq!(vi("1200000", 5), "1,2 triệu");
        assert_eq!(vi("1234567", 0), "1.234.567");
        assert_eq!(vi("3500000000000", 9), "3.500 tỷ");
        assert_eq!(vi("3500500000000", 8), "3.500,5 tỷ");
        assert_eq!(vi("12345678900", 0), "12.345.678.900");
    }
}
