//! The spelling of a syllable as one number.
//!
//! Letters take six bits each and the tone three, wherever its mark stands: hoà and hòa, Uỷ and ủy have
//! one key; so have kỹ and kĩ, tỷ and tỉ. Up to nine letters fit as they are, which is more than any Vietnamese syllable has; a longer word of
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

    /// All of it as a number, in the order of keys.
    pub fn bits(self) -> u64 {
        self.0
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

/// Reads the run of letters of a text at a byte.
#[inline(always)]
pub fn key_of_word(text: &str, from: usize) -> Word {
    let bytes = text.as_bytes();
    let (mut at, mut key, mut tone, mut small) = (from, 0u64, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        let code = if byte.is_ascii() {
            if !byte.is_ascii_alphabetic() {
                break;
            }
            small |= byte;
            at += 1;
            u64::from(byte & 31)
        } else {
            let (letter, width) = wide_letter(text, at);
            if letter == Letter::NONE {
                break;
            }
            tone = tone.max(letter.0 & Letter::TONE);
            small |= letter.small();
            at += width;
            letter.code()
        };
        // Every letter has a code, so that the key tells by itself how many there are.
        if key < 1 << (6 * (Key::LETTERS - 1)) {
            key = key << 6 | code;
        } else {
            key = (key.rotate_left(11) ^ code).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }
    let several = key >= 1 << 6;
    if key & 63 == Y && matches!(key >> 6, 8 | 11 | 12 | 13 | 19 | 20 | 22 | QU) {
        key -= Y - I;
    }
    let key = Key((key << 3 | u64::from(tone / Letter::FIRST_TONE)) & !Key::NUMBER);
    let upper = match bytes.get(from) {
        Some(0x80..) => wide_letter(text, from).0.small() == 0,
        first => first.is_some_and(|byte| byte & SMALL == 0),
    };
    Word { len: at - from, key, upper, caps: several && small & SMALL == 0 }
}

/// The bit by which a small letter of ASCII differs from its capital.
const SMALL: u8 = 0x20;

/// The letter beyond ASCII at a byte, and how many bytes it has. Those of Vietnamese are told by their bytes alone.
#[inline(always)]
fn wide_letter(text: &str, at: usize) -> (Letter, usize) {
    let byte = |place: usize| text.as_bytes().get(place).map_or(0, |&byte| usize::from(byte));
    let (first, second) = (byte(at), byte(at + 1));
    let (letter, width) = match first {
        0xC3..=0xC6 => (LATIN[(first - 0xC3) << 6 | second & 0x3F], 2),
        0xE1 if second >> 1 == 0xBA >> 1 => (EXTENDED[(second & 1) << 6 | byte(at + 2) & 0x3F], 3),
        _ => (Letter::NONE, 0),
    };
    if letter == Letter::NONE { other_letter(text, at) } else { (letter, width) }
}

#[inline(never)]
fn other_letter(text: &str, at: usize) -> (Letter, usize) {
    let Some(c) = text[at..].chars().next().filter(|c| c.is_alphabetic()) else { return (Letter::NONE, 0) };
    (Letter::new(63, 0, c.is_uppercase()), c.len_utf8())
}

const I: u64 = 9;
const Y: u64 = 25;
const QU: u64 = 17 << 6 | 21;

/// What a Vietnamese syllable can begin with, and what stands behind it: their letters without marks as a key has them,
/// each at the place that [`first_place`] gives or the next free one. An onset has a bit of its own.
static PARTS: [u32; 256] = {
    let onsets = "b c ch d g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x";
    let rimes = "a ac ach ai am an ang anh ao ap at au ay e ec ech em en eng enh eo ep et eu i ia ich iec iem ien \
        ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi \
        om on ong oo oong op ot u ua uan uang uat uau uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop \
        uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu";
    with_words(with_words([0; 256], onsets, ONSET), rimes, 0)
};

const ONSET: u32 = 1 << 31;

const fn with_words(mut parts: [u32; 256], words: &str, sort: u32) -> [u32; 256] {
    let (words, mut at, mut code) = (words.as_bytes(), 0, 0);
    while at < words.len() {
        code = code << 6 | (words[at] - b'a' + 1) as u32;
        at += 1;
        if at == words.len() || words[at] == b' ' {
            let mut place = first_place(code | sort);
            while parts[place] != 0 {
                place = (place + 1) % parts.len();
            }
            parts[place] = code | sort;
            (code, at) = (0, at + 1);
        }
    }
    parts
}

const fn first_place(part: u32) -> usize {
    (part.wrapping_mul(0x9E37_79B1) >> 24) as usize
}

/// True for an onset or a rime.
fn is_part(part: u32) -> bool {
    let mut place = first_place(part);
    while PARTS[place] != part && PARTS[place] != 0 {
        place = (place + 1) % PARTS.len();
    }
    PARTS[place] == part
}

impl Key {
    /// The key of the spelling without marks: ban for bạn, bản and bán. Only of words of up to nine letters.
    pub fn bare(self) -> Key {
        let (mut rest, mut bare, mut place) = (self.0 >> 3, 0, 0);
        while rest != 0 && place < 6 * Key::LETTERS {
            bare |= BARE[(rest & 63) as usize] << place;
            (rest, place) = (rest >> 6, place + 6);
        }
        if self.0 & Key::NUMBER == 0 && rest == 0 { Key(bare << 3) } else { self }
    }

    /// True where the word has a tone or a letter beyond a to z, whose codes begin at 27.
    pub fn has_marks(self) -> bool {
        const ONES: u64 = 0x41_0410_4104_1041 << 3;
        self.0 & 7 != 0 || (((self.0 & (ONES * 31)) + ONES * 5) | self.0) & (ONES * 32) != 0
    }

    /// True for a word of at least so many letters.
    pub fn has_letters(self, least: usize) -> bool {
        self.0 & Key::NUMBER == 0 && self.0 >> 3 >= 1 << (6 * (least - 1))
    }

    /// The letters without the tone, and again with each one of them left out. Only of words of up to nine letters.
    pub fn shortened(self) -> impl Iterator<Item = Key> {
        let letters = self.0 >> 3;
        let count = count(letters).min(Key::LETTERS as u32);
        let without = move |place: u32| {
            let low = letters & ((1 << (6 * place)) - 1);
            Key((letters >> (6 * (place + 1)) << (6 * place) | low) << 3)
        };
        std::iter::once(Key(letters << 3)).chain((0..count).map(without))
    }

    /// True where one letter more, less or other, or two neighbours the other way round, make another word of this one.
    /// A word that has lost its tone may have lost it with the letter.
    pub fn is_near(self, other: Key) -> bool {
        let tones = (self.0 & 7, other.0 & 7);
        let (mut a, mut b) = (self.0 >> 3, other.0 >> 3);
        if a == b || tones.0 != tones.1 && tones.0 != 0 {
            return false;
        }
        while a & 63 == b & 63 {
            (a, b) = (a >> 6, b >> 6);
        }
        let swapped = a & 63 == b >> 6 & 63 && a >> 6 & 63 == b & 63 && a >> 12 == b >> 12;
        a >> 6 == b || a == b >> 6 || a >> 6 == b >> 6 || swapped
    }

    /// True where the letters, without their marks, are those of a Vietnamese syllable: an onset, or none, and a rime.
    pub fn is_syllable(self) -> bool {
        let letters = self.bare().0 >> 3;
        if letters >= 1 << (6 * LONGEST) {
            return false;
        }
        let is_vowel = |place: &u32| VOWELS >> (letters >> (6 * place) & 63) & 1 == 1;
        let parted = |rime: u32| {
            let (onset, rime) = (letters >> (6 * rime), letters & ((1 << (6 * rime)) - 1));
            // An onset has three letters at most, a rime four.
            let short = onset >> 18 == 0 && rime >> 24 == 0;
            short && (onset == 0 || is_part(onset as u32 | ONSET)) && is_part(rime as u32)
        };
        // The rime begins with the first vowel, or behind it: gi, qu.
        let first = (0..count(letters)).rev().find(is_vowel);
        first.is_some_and(|first| parted(first + 1) || first > 0 && parted(first))
    }
}

/// How many letters there are, at six bits each.
fn count(letters: u64) -> u32 {
    (64 - letters.leading_zeros()).div_ceil(6)
}

/// A Vietnamese syllable has at most so many letters: nghieng.
const LONGEST: u32 = 7;

/// The letters a, e, i, o, u and y, one bit each.
const VOWELS: u64 = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21 | 1 << 25;

/// True for one word that has the form of a Vietnamese syllable, its marks included: those that end in a stop
/// have one of two tones.
pub fn is_syllable(word: &str) -> bool {
    let read = key_of_word(word, 0);
    let stop = word.ends_with(['c', 'p', 't', 'C', 'P', 'T']) || word.ends_with("ch") || word.ends_with("CH");
    read.len == word.len() && read.len > 0 && read.key.is_syllable() && (!stop || matches!(read.key.0 & 7, 2 | 5))
}

/// The code of each letter without its mark; what is no letter of the alphabet stays.
const BARE: [u64; 64] = {
    let mut bare = [0; 64];
    let mut code = 0;
    while code < 64 {
        bare[code] = match code {
            27 | 28 => 1,
            29 => 4,
            30 => 5,
            31 | 32 => 15,
            33 => 21,
            code => code as u64,
        };
        code += 1;
    }
    bare
};

/// The key of a run of digits of up to seven characters; of longer ones there is none.
pub fn key_of_number(digits: &[u8]) -> Key {
    if digits.len() > 7 {
        return Key::NONE;
    }
    Key(digits.iter().fold(0, |key, &b| key << 8 | u64::from(b)) | Key::NUMBER)
}

/// Code, tone and case in the bits of one number, so that a letter is one look into a table.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Letter(u16);

impl Letter {
    /// What is no letter. Every letter has a code.
    const NONE: Letter = Letter(0);
    const FIRST_TONE: u16 = 1 << 6;
    const TONE: u16 = 7 << 6;
    const SMALL: u16 = 1 << 9;

    const fn new(code: u8, tone: u8, upper: bool) -> Letter {
        Letter(code as u16 + tone as u16 * Letter::FIRST_TONE + !upper as u16 * Letter::SMALL)
    }

    fn code(self) -> u64 {
        u64::from(self.0 & 63)
    }

    /// The bit that a small letter of ASCII has and a capital not.
    fn small(self) -> u8 {
        (self.0 >> 4) as u8 & SMALL
    }
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
const TONED: [(char, u8, u8); 15] = [
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
const PAIRS: [(u8, u8); 45] = [
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

/// From U+1E80 on: the letters from U+1EA0 to U+1EF9.
static EXTENDED: [Letter; 128] = {
    let mut table = [Letter::NONE; 128];
    let mut at = 0;
    while at < 2 * PAIRS.len() {
        table[0x20 + at] = Letter::new(PAIRS[at / 2].0, PAIRS[at / 2].1, at.is_multiple_of(2));
        at += 1;
    }
    table
};

/// Latin-1, from its first letter on, and Latin Extended-A and -B up to \u{1B0}.
static LATIN: [Letter; 256] = {
    let mut table = [Letter::NONE; 256];
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
        let (mut code, mut tone, mut i) = (62, 0, 0);
        while i < EXTRA.len() {
            if EXTRA[i].0 as u32 == small {
                code = EXTRA[i].1;
            }
            i += 1;
        }
        i = 0;
        while i < TONED.len() {
            if TONED[i].0 as u32 == small {
                (code, tone) = (TONED[i].1, TONED[i].2);
            }
            i += 1;
        }
        if !matches!(at, 0xD7 | 0xF7) {
            table[at as usize - 0xC0] = Letter::new(code, tone, upper);
        }
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    fn key(word: &str) -> Key {
        key_of_word(word, 0).key
    }

    #[test]
    fn both_spellings_of_one_vowel() {
        for (a, b) in
            [("tỷ", "tỉ"), ("Kỹ", "kĩ"), ("lý", "lí"), ("Mỹ", "mĩ"), ("quý", "quí"), ("SỸ", "sĩ"), ("ty", "ti")]
        {
            assert_eq!(key(a), key(b), "{a}");
        }
        for (a, b) in [("thúy", "thúi"), ("tuy", "tui"), ("tay", "tai"), ("tỷ", "tý"), ("y", "i")] {
            assert_ne!(key(a), key(b), "{a}");
        }
    }

    #[test]
    fn without_marks() {
        assert_eq!(key("chuyển").bare(), key("chuyen"));
        assert_eq!(key("ĐƯỜNG").bare(), key("duong"));
        assert_eq!(key("nghiêng").bare(), key("nghieng"));
        assert_ne!(key("bản"), key("ban"));
    }

    #[test]
    fn syllables_and_other_words() {
        for word in "chuyển đổi số nghiêng Ủy quý giếng gì hoà khuỷu y ở xoong quốc ĐẠT được".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in "online percent that with chuyón ®æi schön même đac đạtt data smart 4 Zalo khuoa".split(' ')
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
