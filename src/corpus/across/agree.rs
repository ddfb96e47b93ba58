//! Whether two printed numbers can both be true.

use crate::{
    analysis::{Bound, Kind},
    corpus::Row,
    number::rounded,
};
use rust_decimal::{Decimal, RoundingStrategy};

/// Parts of a hundred by which "khoảng" and "gần" may be off.
const ABOUT: i64 = 5;
/// No amount is rounded to more zeros than this.
const MOST_ZEROS: i8 = 12;

/// True where two figures for one thing can both be right: within bounds, ranges, rounding and cutting off at the
/// printed precision. *Leaves alone* whatever is not sure to exclude each other.
pub fn agree(a: &Row, b: &Row) -> bool {
    if a.kind == Kind::Ratio && a.of != b.of {
        return true;
    }
    if near(a, b) {
        return true;
    }
    let (a, b) = (ends(a), ends(b));
    let below = |top: Option<Decimal>, bottom: Option<Decimal>| matches!((top, bottom), (Some(t), Some(b)) if t < b);
    !below(a.1, b.0) && !below(b.1, a.0)
}

/// The least and the greatest value that a figure allows.
fn ends(row: &Row) -> (Option<Decimal>, Option<Decimal>) {
    match row.bound {
        Bound::Exact => (Some(row.value), Some(row.value)),
        Bound::AtLeast => (Some(row.value), None),
        Bound::AtMost => (None, Some(row.high.unwrap_or(row.value))),
        Bound::Approx => {
            let slack = row.value.abs() * Decimal::new(ABOUT, 2);
            (Some(row.value - slack), Some(row.value + slack))
        }
        Bound::Range => (Some(row.value), Some(row.high.unwrap_or(row.value))),
    }
}

/// True where the number printed more precisely, rounded or cut off, is the other one.
fn near(a: &Row, b: &Row) -> bool {
    if a.value == b.value {
        return true;
    }
    let (one, other) = (precision(a), precision(b));
    let reach = |strategy| {
        let at = |value: Decimal| rounded(value, one.max(other).into(), strategy);
        at(a.value) == at(b.value)
    };
    one != other && [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::ToZero].into_iter().any(reach)
}

/// Power of ten of the last digit that was meant. Of a whole amount that ends in zeros it may be a greater one: 1.200.
fn precision(row: &Row) -> i8 {
    let amount = matches!(row.kind, Kind::Count | Kind::Money | Kind::Measure);
    if !amount || !(0..MOST_ZEROS).contains(&row.precision) || row.value.is_zero() {
        return row.precision;
    }
    let power = zeros(row.value).min(MOST_ZEROS).max(row.precision);
    // One zero at the end is as often exact as not; only two or more are taken for a rounded number.
    if power == row.precision + 1 && row.precision == 0 { row.precision } else { power }
}

/// The greatest power of ten that a value other than zero is a multiple of; below one where it is no whole number.
fn zeros(value: Decimal) -> i8 {
    let mut zeros = -(value.scale() as i8);
    let mantissa = value.mantissa().unsigned_abs();
    // Most fit into what a processor divides at once.
    if let Ok(mut rest) = u64::try_from(mantissa) {
        while rest != 0 && rest % 10 == 0 {
            (rest, zeros) = (rest / 10, zeros + 1);
        }
        return zeros;
    }
    let mut rest = mantissa;
    while rest.is_multiple_of(10) {
        (rest, zeros) = (rest / 10, zeros + 1);
    }
    zeros
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::row;

    fn share(value: &str, bound: Bound) -> Row {
        let mut row = row("Hà Giang", value);
        row.bound = bound;
        row.precision = -(value.split_once('.').map_or(0, |parts| parts.1.len()) as i8);
        row
    }

    #[test]
    fn rounding_and_bounds_are_respected() {
        use Bound::{Approx, AtLeast, AtMost, Exact};
        for (a, b, can) in [
            (("61.27", Exact), ("61.3", Exact), true),
            (("61.27", Exact), ("61.2", Exact), true),
            (("61.27", Exact), ("61.4", Exact), false),
            (("82", Exact), ("83", Exact), false),
            (("80", AtLeast), ("83.5", Exact), true),
            (("80", AtLeast), ("79.2", Exact), false),
            (("80", AtLeast), ("90", AtLeast), true),
            (("80", AtMost), ("90", AtLeast), false),
            (("80", Approx), ("78", Exact), true),
            (("80", Approx), ("70", Exact), false),
        ] {
            assert_eq!(agree(&share(a.0, a.1), &share(b.0, b.1)), can, "{a:?} {b:?}");
            assert_eq!(agree(&share(b.0, b.1), &share(a.0, a.1)), can, "{b:?} {a:?}");
        }
    }

    #[test]
    fn round_amounts_stand_for_what_they_round() {
        let count = |value: &str| Row { kind: Kind::Count, ..share(value, Bound::Exact) };
        assert!(agree(&count("1200"), &count("1204")));
        assert!(!agree(&count("1200"), &count("1486")));
        assert!(!agree(&count("1204"), &count("1205")));
        assert!(!agree(&count("30"), &count("31")));
    }

    #[test]
    fn ranges_hold_what_lies_in_them() {
        let range = Row { high: Some(Decimal::from(20)), ..share("15", Bound::Range) };
        assert!(agree(&range, &share("17.5", Bound::Exact)));
        assert!(!agree(&range, &share("21", Bound::Exact)));
    }
}
