//! The figures of an article, and the names of a reader's own indicators, as bytes: the way from one module to the other.
//!
//! Both modules are built from the same sources, so the form needs no names and no version: one field after the other,
//! numbers with the low byte first, in front of a text or a list how long it is.

pub mod article;

use crate::{
    Period,
    analysis::{Bound, Direction, Kind, Pillar, Status},
    corpus::Id,
    lexicon::{Term, Terms},
};
use rust_decimal::Decimal;

/// What goes over as bytes.
pub trait Bytes: Sized {
    /// Lays the bytes behind others.
    fn put(&self, out: &mut Out);
    /// Takes the bytes from the front; nothing where they are none of this.
    fn take(from: &mut In<'_>) -> Option<Self>;
}

/// Bytes being laid.
#[derive(Default)]
pub struct Out {
    bytes: Vec<u8>,
}

/// Bytes being taken.
pub struct In<'b> {
    bytes: &'b [u8],
}

/// All bytes of one thing.
pub fn write(thing: &impl Bytes) -> Vec<u8> {
    let mut out = Out::default();
    thing.put(&mut out);
    out.bytes
}

/// The thing that these are all bytes of.
pub fn read<T: Bytes>(bytes: &[u8]) -> Option<T> {
    let mut from = In { bytes };
    T::take(&mut from).filter(|_| from.bytes.is_empty())
}

/// A struct goes over field by field.
macro_rules! fields {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl Bytes for $name {
            fn put(&self, out: &mut Out) {
                $(self.$field.put(out);)+
            }
            fn take(from: &mut In<'_>) -> Option<Self> {
                Some($name { $($field: Bytes::take(from)?),+ })
            }
        }
    };
}

/// An enum with fixed words goes over as the place of its variant.
macro_rules! places {
    ($($name:ident),+) => {
        $(impl Bytes for $name {
            fn put(&self, out: &mut Out) {
                out.bytes.push(*self as u8);
            }
            fn take(from: &mut In<'_>) -> Option<Self> {
                $name::ALL.get(usize::from(u8::take(from)?)).copied()
            }
        })+
    };
}

fields!(Terms { own });
fields!(Term { id, names });
places!(Kind, Bound, Direction, Status, Pillar);

fn array<const N: usize>(from: &mut In<'_>) -> Option<[u8; N]> {
    let (bytes, rest) = from.bytes.split_first_chunk()?;
    from.bytes = rest;
    Some(*bytes)
}

fn length(from: &mut In<'_>) -> Option<usize> {
    Some(u32::from_le_bytes(array(from)?) as usize)
}

impl Bytes for u8 {
    fn put(&self, out: &mut Out) {
        out.bytes.push(*self);
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        array(from).map(|[byte]| byte)
    }
}

impl Bytes for i8 {
    fn put(&self, out: &mut Out) {
        out.bytes.extend(self.to_le_bytes());
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        array(from).map(i8::from_le_bytes)
    }
}

impl Bytes for bool {
    fn put(&self, out: &mut Out) {
        out.bytes.push(u8::from(*self));
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        Some(u8::take(from)? != 0)
    }
}

fn put_text(text: &str, out: &mut Out) {
    out.bytes.extend((text.len() as u32).to_le_bytes());
    out.bytes.extend(text.as_bytes());
}

fn take_text<'b>(from: &mut In<'b>) -> Option<&'b str> {
    let length = length(from)?;
    let (text, rest) = from.bytes.split_at_checked(length)?;
    from.bytes = rest;
    std::str::from_utf8(text).ok()
}

impl Bytes for String {
    fn put(&self, out: &mut Out) {
        put_text(self, out);
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        take_text(from).map(str::to_owned)
    }
}

impl Bytes for Id {
    fn put(&self, out: &mut Out) {
        out.bytes.extend(self.0.to_le_bytes());
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        array(from).map(|bytes| Id(u32::from_le_bytes(bytes)))
    }
}

impl Bytes for Decimal {
    fn put(&self, out: &mut Out) {
        out.bytes.extend(self.serialize());
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        array(from).map(Decimal::deserialize)
    }
}

/// As its variant and six numbers, whatever they are: a text may name a day that no calendar has.
impl Bytes for Period {
    fn put(&self, out: &mut Out) {
        let (variant, (y, m, d), (z, n, e)) = match *self {
            Period::Year(y) => (0, (y, 0, 0), (0, 0, 0)),
            Period::Half(y, h) => (1, (y, h, 0), (0, 0, 0)),
            Period::Quarter(y, q) => (2, (y, q, 0), (0, 0, 0)),
            Period::Month(y, m) => (3, (y, m, 0), (0, 0, 0)),
            Period::Day(y, m, d) => (4, (y, m, d), (0, 0, 0)),
            Period::Years(y, z) => (5, (y, 0, 0), (z, 0, 0)),
            Period::Months(y, m, n) => (6, (y, m, 0), (0, n, 0)),
            Period::Days(from, to) => (7, from, to),
        };
        let ([y, of_y], [z, of_z]) = (y.to_le_bytes(), z.to_le_bytes());
        out.bytes.extend([variant, y, of_y, m, d, z, of_z, n, e]);
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        let [variant, y, of_y, m, d, z, of_z, n, e] = array(from)?;
        let (y, z) = (u16::from_le_bytes([y, of_y]), u16::from_le_bytes([z, of_z]));
        Some(match variant {
            0 => Period::Year(y),
            1 => Period::Half(y, m),
            2 => Period::Quarter(y, m),
            3 => Period::Month(y, m),
            4 => Period::Day(y, m, d),
            5 => Period::Years(y, z),
            6 => Period::Months(y, m, n),
            7 => Period::Days((y, m, d), (z, n, e)),
            _ => return None,
        })
    }
}

impl<T: Bytes> Bytes for Option<T> {
    fn put(&self, out: &mut Out) {
        self.is_some().put(out);
        if let Some(thing) = self {
            thing.put(out);
        }
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<T: Bytes> Bytes for Vec<T> {
    fn put(&self, out: &mut Out) {
        out.bytes.extend((self.len() as u32).to_le_bytes());
        self.iter().for_each(|thing| thing.put(out));
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        let length = length(from)?;
        // A length that cannot be true asks for no room.
        let mut things = Vec::with_capacity(length.min(from.bytes.len()));
        for _ in 0..length {
            things.push(T::take(from)?);
        }
        Some(things)
    }
}

impl Bytes for [String; 2] {
    fn put(&self, out: &mut Out) {
        self.iter().for_each(|words| words.put(out));
    }
    fn take(from: &mut In<'_>) -> Option<Self> {
        Some([String::take(from)?, String::take(from)?])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_over_comes_out_as_it_was() {
        let terms = Terms { own: vec![Term { id: "my_rate".into(), names: ["Của tôi".into(), String::new()] }] };
        assert_eq!(read(&write(&terms)), Some(terms));
        let days = ["2023", "2023-H2", "2024-Q1", "2024-06", "2024-02-29", "2021/2025", "2024-01/2024-09"];
        let no_day = Period::Days((2024, 2, 1), (2024, 2, 31));
        let periods: Vec<Option<Period>> = days
            .map(Period::parse)
            .into_iter()
            .chain([Period::parse("2025-07-01/2025-10-31"), Some(no_day), None])
            .collect();
        assert_eq!(read(&write(&periods)), Some(periods));
        let numbers: Vec<Decimal> = ["-0.10", "1200", "82.5"].map(|number| number.parse().unwrap()).into();
        let back: Vec<Decimal> = read(&write(&numbers)).unwrap();
        assert_eq!(back.iter().map(Decimal::to_string).collect::<Vec<_>>(), ["-0.10", "1200", "82.5"]);
    }
}
