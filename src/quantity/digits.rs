//! A run of digits, dots and commas as an exact number.

use rust_decimal::Decimal;

/// A number as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Its exact value.
    pub value: Decimal,
    /// Power of ten of its last digit.
    pub precision: i8,
    /// The mark in it could be read the other way, and the words around do not settle it.
    pub doubtful: bool,
}

/// What the words around a number say of the marks in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// Nothing.
    Any,
    /// A number of things: no decimals.
    Whole,
    /// A rate: no thousands.
    Rate,
}

/// Shorter numbers read the same whatever the words say: `1,864` has so many characters.
pub const SHORTEST_UNCLEAR: u32 = 5;

/// *Reads* `1.864` as 1864, `80,53` and `9.4` as decimals, `0.452` as a decimal, `1.183.176` as thousands,
/// `1.234,5` by its last mark. *Gives* a doubt where one mark stands before exactly three digits and the words
/// around speak against the norm (dot for thousands, comma for decimals).
/// *Leaves alone* dotted runs that are no number, such as `7.12.2023` and `0210.3846.215`.
pub fn read(digits: &str, expect: Expect) -> Option<Printed> {
    let Some(last) = digits.bytes().rposition(is_mark) else { return whole(digits) };
    let mark = digits.as_bytes()[last];
    let head = &digits[..last];
    if !head.bytes().any(is_mark) {
        let could_be_thousands = digits.len() - last == 4 && last <= 3 && !digits.starts_with('0');
        if !could_be_thousands {
            return decimal(digits, last);
        }
        let as_thousands = match expect {
            Expect::Rate => false,
            Expect::Whole => true,
            Expect::Any => mark == b'.',
        };
        let taken = if as_thousands { whole(digits) } else { decimal(digits, last) };
        return taken.map(|p| Printed { doubtful: as_thousands != (mark == b'.'), ..p });
    }
    if !head.contains(if mark == b'.' { ',' } else { '.' }) {
        return groups_of_three(digits).then(|| whole(digits)).flatten();
    }
    let unmixed = !head.contains(mark as char);
    (unmixed && groups_of_three(head)).then(|| decimal(digits, last)).flatten()
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'.' | b',')
}

fn groups_of_three(digits: &str) -> bool {
    let mut groups = digits.as_bytes().split(|&byte| is_mark(byte));
    groups.next().is_some_and(|g| (1..=3).contains(&g.len())) && groups.all(|g| g.len() == 3)
}

/// The digits as one number, unless they are too many.
fn mantissa(digits: &str) -> Option<i64> {
    let mut value: u64 = 0;
    for b in digits.bytes().filter(u8::is_ascii_digit) {
        value = 10 * value + u64::from(b - b'0');
        if value >= 1 << 60 {
            return None;
        }
    }
    Some(value as i64)
}

fn whole(digits: &str) -> Option<Printed> {
    let value = Decimal::from(mantissa(digits)?);
    Some(Printed { value, precision: 0, doubtful: false })
}

fn decimal(digits: &str, mark: usize) -> Option<Printed> {
    let scale = digits.len() - mark - 1;
    let value = Decimal::try_new(mantissa(digits)?, scale as u32).ok()?;
    Some(Printed { value, precision: -(scale as i8), doubtful: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(digits: &str, expect: Expect) -> Option<String> {
        read(digits, expect).map(|p| p.value.to_string())
    }

    #[test]
    fn separators_by_form() {
        for (digits, expected) in [
            ("82", "82"),
            ("1.864", "1864"),
            ("9.4", "9.4"),
            ("80,53", "80.53"),
            ("0.452", "0.452"),
            ("0,7709", "0.7709"),
            ("1.183.176", "1183176"),
            ("1.234,5", "1234.5"),
            ("07", "7"),
            ("1,672", "1.672"),
        ] {
            assert_eq!(value(digits, Expect::Any).as_deref(), Some(expected), "{digits}");
        }
        assert_eq!(value("340,656", Expect::Whole).as_deref(), Some("340656"));
        assert_eq!(value("9.125", Expect::Rate).as_deref(), Some("9.125"));
        assert!(read("340,656", Expect::Whole).is_some_and(|p| p.doubtful));
    }

    #[test]
    fn dotted_runs_that_are_no_number() {
        for digits in ["7.12.2023", "0210.3846.215", "1.1.1", "99999999999999999999999999999999999999999"] {
            assert_eq!(value(digits, Expect::Any), None, "{digits}");
        }
    }
}
