//! Numbers as readers write them: grouped, with the decimal mark of the language, large ones in millions or billions.

use crate::lexicon::sentences::Lang;
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use std::ops::RangeInclusive;

/// The largest figure. What is larger is no figure: it would be beyond any axis, and what is reckoned with it beyond any number.
const LARGEST: i64 = 1_000_000_000_000_000_000;
/// The most places that a figure has behind the mark.
const PLACES: u32 = 12;
/// The powers of ten that the last printed digit of a figure can stand for.
pub const POWERS: RangeInclusive<i8> = -(PLACES as i8)..=18;

/// True for a number that a figure can have. Every door that a number comes in by asks.
pub fn is_told(value: Decimal) -> bool {
    value.scale() <= PLACES && value.abs() <= Decimal::from(LARGEST)
}

/// A number with its thousands grouped.
pub fn grouped(value: Decimal, decimals: u32, lang: Lang) -> String {
    let (dot, comma) = if lang == Lang::Vi { ('.', ',') } else { (',', '.') };
    let (mut room, long);
    room = [b'0'; 48];
    let digits = match digits(value.abs(), decimals, &mut room) {
        Some(digits) => digits,
        None => {
            long = all_digits(value, decimals as usize);
            &long
        }
    };
    let mut out = String::with_capacity(digits.len() * 2 + 8);
    out.push_str(if value.is_sign_negative() && !value.is_zero() { "–" } else { "" });
    for (behind, &digit) in digits.iter().enumerate().rev() {
        out.push(char::from(digit));
        match behind.checked_sub(decimals as usize) {
            Some(0) if decimals > 0 => out.push(comma),
            Some(whole) if whole > 0 && whole.is_multiple_of(3) => out.push(dot),
            _ => {}
        }
    }
    out
}

/// The digits of a number that is not below zero, the last one first, in a room of zeros. Nothing where there are too many, or
/// fewer are wanted than it has: to write those takes several times as long.
fn digits(value: Decimal, decimals: u32, room: &mut [u8; 48]) -> Option<&[u8]> {
    let mut rest = u64::try_from(value.mantissa()).ok().filter(|_| decimals < 28)?;
    let mut count = decimals.checked_sub(value.scale())? as usize;
    while rest > 0 || count <= decimals as usize {
        room[count] += (rest % 10) as u8;
        rest /= 10;
        count += 1;
    }
    Some(&room[..count])
}

/// The same for any number, one cut off where fewer digits are wanted than it has.
fn all_digits(value: Decimal, decimals: usize) -> Vec<u8> {
    let scale = value.scale() as usize;
    let mut digits = vec![b'0'; decimals.saturating_sub(scale)];
    let whole = Decimal::from_i128_with_scale(value.mantissa(), 0).to_string();
    digits.extend(whole.bytes().rev().filter(u8::is_ascii_digit).skip(scale.saturating_sub(decimals)));
    digits.resize(digits.len().max(decimals + 1), b'0');
    digits
}

/// The power of ten that a large number is told in, where it was not printed to the last digit: 9, 6 or 0.
pub fn power(value: Decimal, precision: i8) -> u32 {
    [9u32, 6]
        .into_iter()
        .find(|&p| precision > 2 && i32::from(precision) >= p as i32 - 3 && value.abs() >= ten(p))
        .unwrap_or(0)
}

/// Writes a whole number. The formatting of the library takes several times as long, and a picture has thousands of them.
pub fn write(number: i32, out: &mut String) {
    let whole = number.unsigned_abs();
    if number < 0 {
        out.push('-');
    }
    if whole > 9_999 {
        write((whole / 10_000) as i32, out);
    }
    // One by one, as far as the compiler sees that each is one byte: a module copies a few bytes at a time more slowly.
    for power in [1_000, 100, 10] {
        if whole >= power {
            out.push(digit(whole / power));
        }
    }
    out.push(digit(whole));
}

/// The last digit.
fn digit(number: u32) -> char {
    char::from(b'0' + (number % 10) as u8)
}

/// A number for the places of pixels. The library's way takes several times as long; for what a machine number holds exactly,
/// and a power of ten does, one division is as exact.
pub fn float(value: Decimal) -> f64 {
    match i64::try_from(value.mantissa()) {
        Ok(mantissa) if mantissa.unsigned_abs() < 1 << 53 && value.scale() < 19 => {
            mantissa as f64 / 10u64.pow(value.scale()) as f64
        }
        _ => value.to_f64().unwrap_or_default(),
    }
}

/// Ten to a power.
pub fn ten(power: u32) -> Decimal {
    Decimal::from(10u64.pow(power))
}

/// A number in units of a power of ten.
pub fn in_units(value: Decimal, power: u32) -> Decimal {
    if power == 0 { value } else { value * Decimal::new(1, power) }
}

/// One at the digit of a power of ten, which may be below one.
pub fn unit(power: i32) -> Decimal {
    let digits = power.unsigned_abs();
    if power < 0 { Decimal::new(1, digits) } else { ten(digits) }
}

/// A number rounded at a power of ten.
pub fn rounded(value: Decimal, power: i32, strategy: RoundingStrategy) -> Decimal {
    let digits = power.unsigned_abs();
    if power <= 0 {
        return value.round_dp_with_strategy(digits, strategy);
    }
    in_units(value, digits).round_dp_with_strategy(0, strategy) * ten(digits)
}

/// The sum. Nothing where it is too large; these four are not laid into what asks them, which would weigh more than they do.
#[inline(never)]
pub fn plus(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b)
}

/// The difference. Nothing where it is too large.
pub fn minus(a: Decimal, b: Decimal) -> Option<Decimal> {
    plus(a, -b)
}

/// The product. Nothing where it is too large.
#[inline(never)]
pub fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_mul(b)
}

/// The quotient. Nothing where it is too large, or the divisor is nothing.
#[inline(never)]
pub fn over(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_div(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_at_any_digit() {
        let half = RoundingStrategy::MidpointAwayFromZero;
        for (value, power, expected) in
            [("1250", 2, "1300"), ("1249", 2, "1200"), ("0.125", -2, "0.13"), ("7.5", 0, "8")]
        {
            assert_eq!(rounded(value.parse().unwrap(), power, half), expected.parse().unwrap(), "{value} {power}");
        }
        assert_eq!((unit(3), unit(-2)), (Decimal::from(1000), Decimal::new(1, 2)));
    }

    #[test]
    fn numbers_of_any_length_are_written() {
        let largest = Decimal::MAX;
        for (value, decimals, expected) in [
            (largest, 0, "79.228.162.514.264.337.593.543.950.335"),
            (largest, 3, "79.228.162.514.264.337.593.543.950.335,000"),
            (Decimal::new(12_345, 3), 1, "12,3"),
            (Decimal::new(-5, 28), 30, "–0,000000000000000000000000000500"),
            (Decimal::new(999, 3), 0, "0"),
        ] {
            assert_eq!(grouped(value, decimals, Lang::Vi), expected);
        }
        assert_eq!(grouped(Decimal::ONE, 128, Lang::En).len(), 130);
    }

    #[test]
    fn machine_numbers_are_the_nearest_ones() {
        for value in ["0", "78.79", "-0.1", "1864", "9007199254740993", "0.000000000000000001", "1234567890123.456"] {
            assert_eq!(float(value.parse().unwrap()), value.parse::<f64>().unwrap(), "{value}");
        }
    }

    #[test]
    fn whole_numbers_are_written_as_the_library_writes_them() {
        for number in [0, 7, -7, 10, 99, 100, -1200, i32::MAX, i32::MIN] {
            let mut out = String::new();
            write(number, &mut out);
            assert_eq!(out, number.to_string());
        }
    }

    #[test]
    fn digits_are_those_that_the_library_writes() {
        for value in
            ["0", "0.00", "7", "0.05", "0.5", "12.345", "100", "99999999999999.25", "18446744073709551616", "1.23456"]
        {
            let value: Decimal = value.parse().unwrap();
            for decimals in 0..6 {
                let written = grouped(value, decimals, Lang::En).replace(',', "");
                assert_eq!(written, format!("{value:.*}", decimals as usize), "{value} {decimals}");
            }
        }
    }

    #[test]
    fn english_swaps_the_marks() {
        assert_eq!(grouped("1234567.5".parse().unwrap(), 1, Lang::En), "1,234,567.5");
        assert_eq!(grouped("-0.25".parse().unwrap(), 2, Lang::Vi), "–0,25");
    }
}
