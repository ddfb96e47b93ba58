//! Numbers written in words.

use crate::{
    lexicon::{Lexicon, Mentions, NumberRole},
    number::is_told,
};
use rust_decimal::Decimal;

/// A half.
pub(super) const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// A number in words, and the token behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spelled {
    /// Its value.
    pub value: Decimal,
    /// One past its last token.
    pub end: usize,
    /// How many words it has.
    pub words: usize,
}

/// *Reads* mười hai, hai mươi mốt, bảy mươi hai, chín trăm, một tỷ rưỡi, hai chục.
/// *Leaves alone* what does not begin with a digit or mười (triệu, mươi, rưỡi alone).
pub fn read(marks: &Mentions, lexicon: &Lexicon, start: usize, limit: usize) -> Option<Spelled> {
    let role = |at: usize| marks.number(at).filter(|_| at < limit).map(|row| lexicon.numbers[row as usize]);
    let first = role(start)?;
    if !matches!(first.role, NumberRole::Digit | NumberRole::Ten) {
        return None;
    }
    let (mut total, mut below, mut digit, mut unit) = (Decimal::ZERO, Decimal::ZERO, None, Decimal::ONE);
    let mut at = start;
    while let Some(word) = role(at) {
        match word.role {
            NumberRole::Digit | NumberRole::Tail if digit.is_none() => digit = Some(word.value),
            NumberRole::Ten if digit.is_none() => (below, unit) = (below + word.value, word.value),
            NumberRole::Tens | NumberRole::Hundred if digit.is_some() => {
                below += digit.take().unwrap_or_default() * word.value;
                unit = word.value;
            }
            NumberRole::Zero if digit.is_none() => {}
            NumberRole::Scale => {
                let part = below + digit.take().unwrap_or_default();
                if part.is_zero() {
                    total = total.checked_mul(word.value)?;
                } else {
                    total = total.checked_add(part.checked_mul(word.value)?)?;
                }
                (below, unit) = (Decimal::ZERO, word.value);
            }
            NumberRole::Half if unit > Decimal::ONE && digit.is_none() => total += unit * HALF,
            _ => break,
        }
        at += 1;
        if !is_told(total) {
            return None;
        }
    }
    let value = total + below + digit.unwrap_or_default();
    is_told(value).then_some(Spelled { value: value.normalize(), end: at, words: at - start })
}
