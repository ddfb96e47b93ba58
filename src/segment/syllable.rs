//! The spelling of a syllable as one number.
//!
//! Letters take six bits each and the tone three, wherever its mark stands: hoà and hòa, Uỷ and ủy have
//! one key. Up to nine letters fit as they are, which is more than any Vietnamese syllable has; a longer word of
//! another language is mixed down to the same 64 bits.

/// A spelling, free of case and of where the tone mark is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(u64);

impl Key {
    /// The key of what is neither a word nor a number.
    pub const NONE: Key = Key(0);
    /// The key of a percent sign.
    pub const PERCENT: Key = Key(1 << 62 | 1);
    const NUMBER: u64 = 1 << 63;
    const LETTERS: usize = 9;

    /// One of 64 bits, by which most keys differ.
    pub fn bit(self) -> u64 {
        1 << (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
    }
}

/// A run of letters at the front of a text.
pub struct Word {
    /// Bytes; 0 where no letter stands there.
    pub len: usize,
    /// Its spelling.
    pub key: Key,
    /// Begins with a capital.
    pub upper: bool,
    /// Two or more letters, all capitals.
    pub caps: bool,
}

/// Reads the run of letters at the front of `text`.
pub fn key_of_word(text: &str) -> Word {
    let bytes = text.as_bytes();
    let (mut len, mut letters, mut capitals, mut key, mut tone) = (0, 0usize, 0usize, 0u64, 0u8);
    let mut upper = false;
    while len < bytes.len() {
        let b = bytes[len];
        let (letter, step) = if b < 0x80 {
            if !b.is_ascii_alphabetic() {
                break;
            }
            (Letter { code: (b | 0x20) - b'a' + 1, tone: 0, upper: b.is_ascii_uppercase() }, 1)
        } else {
            let Some(c) = text[len..].chars().next() else { break };
            let Some(letter) = letter(c) else { break };
            (letter, c.len_utf8())
        };
        if letters == 0 {
            upper = letter.upper;
        }
        key = if letters < Key::LETTERS {
            key << 6 | u64::from(letter.code)
        } else {
            (key.rotate_left(11) ^ u64::from(letter.code)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        };
        tone = tone.max(letter.tone);
        letters += 1;
        capitals += usize::from(letter.upper);
        len += step;
    }
    let key = Key((key << 3 | u64::from(tone)) & !Key::NUMBER);
    Word { len, key, upper, caps: letters > 1 && capitals == letters }
}

/// The key of a run of digits of up to seven characters; of longer ones there is none.
pub fn key_of_number(digits: &str) -> Key {
    if digits.len() > 7 {
        return Key::NONE;
    }
    Key(digits.bytes().fold(0, |key, b| key << 8 | u64::from(b)) | Key::NUMBER)
}

#[derive(Clone, Copy)]
struct Letter {
    code: u8,
    tone: u8,
    upper: bool,
}

/// The seven letters beyond a–z, by their Unicode lower case.
const EXTRA: [(char, u8); 7] = [
    ('\u{103}', 27),
    ('\u{E2}', 28),
    ('\u{111}', 29),
    ('\u{EA}', 30),
    ('\u{F4}', 31),
    ('\u{1A1}', 32),
    ('\u{1B0}', 33),
];

/// Vowels with a tone as Latin-1 and Latin Extended-A hold them: letter, code, tone (1 grave, 2 acute, 3 hook,
/// 4 tilde, 5 dot below).
const LATIN: [(char, u8, u8); 15] = [
    ('\u{E0}', 1, 1),
    ('\u{E1}', 1, 2),
    ('\u{E3}', 1, 4),
    ('\u{E8}', 5, 1),
    ('\u{E9}', 5, 2),
    ('\u{EC}', 9, 1),
    ('\u{ED}', 9, 2),
    ('\u{F2}', 15, 1),
    ('\u{F3}', 15, 2),
    ('\u{F5}', 15, 4),
    ('\u{F9}', 21, 1),
    ('\u{FA}', 21, 2),
    ('\u{FD}', 25, 2),
    ('\u{129}', 9, 4),
    ('\u{169}', 21, 4),
];

/// U+1EA0 to U+1EF9 in pairs of capital and small letter: code and tone of each pair.
const EXTENDED: [(u8, u8); 45] = [
    (1, 5),
    (1, 3),
    (28, 2),
    (28, 1),
    (28, 3),
    (28, 4),
    (28, 5),
    (27, 2),
    (27, 1),
    (27, 3),
    (27, 4),
    (27, 5),
    (5, 5),
    (5, 3),
    (5, 4),
    (30, 2),
    (30, 1),
    (30, 3),
    (30, 4),
    (30, 5),
    (9, 3),
    (9, 5),
    (15, 5),
    (15, 3),
    (31, 2),
    (31, 1),
    (31, 3),
    (31, 4),
    (31, 5),
    (32, 2),
    (32, 1),
    (32, 3),
    (32, 4),
    (32, 5),
    (21, 5),
    (21, 3),
    (33, 2),
    (33, 1),
    (33, 3),
    (33, 4),
    (33, 5),
    (25, 1),
    (25, 5),
    (25, 3),
    (25, 4),
];

/// Latin-1 and Latin Extended-A and -B up to \u{1B0}: code, tone and case of each letter, code 0 for none.
const LOW: [Letter; 0x1B1 - 0xC0] = low();

const fn low() -> [Letter; 0x1B1 - 0xC0] {
    let mut table = [Letter { code: 62, tone: 0, upper: false }; 0x1B1 - 0xC0];
    let mut at = 0xC0;
    while at <= 0x1B0 {
        let (small, upper) = match at {
            0xD7 | 0xF7 => (at, false),
            0xC0..=0xDE => (at + 0x20, true),
            0xDF..=0xFF => (at, false),
            0x1A0 | 0x1AF => (at + 1, true),
            0x1A1 | 0x1B0 => (at, false),
            _ => (at | 1, at & 1 == 0),
        };
        let (mut code, mut tone, mut i) = (if matches!(at, 0xD7 | 0xF7) { 0 } else { 62 }, 0, 0);
        while i < EXTRA.len() {
            if EXTRA[i].0 as u32 == small {
                code = EXTRA[i].1;
            }
            i += 1;
        }
        i = 0;
        while i < LATIN.len() {
            if LATIN[i].0 as u32 == small {
                (code, tone) = (LATIN[i].1, LATIN[i].2);
            }
            i += 1;
        }
        table[at as usize - 0xC0] = Letter { code, tone, upper };
        at += 1;
    }
    table
}

fn letter(c: char) -> Option<Letter> {
    let at = c as u32;
    match at {
        0xC0..=0x1B0 => Some(LOW[at as usize - 0xC0]).filter(|l| l.code != 0),
        0x1EA0..=0x1EF9 => {
            let (code, tone) = EXTENDED[(at as usize - 0x1EA0) / 2];
            Some(Letter { code, tone, upper: at.is_multiple_of(2) })
        }
        _ if c.is_alphabetic() => Some(Letter { code: 63, tone: 0, upper: c.is_uppercase() }),
        _ => None,
    }
}
