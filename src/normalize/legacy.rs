//! Lines in an encoding of the time before Unicode, shown by its bytes as Western letters: TCVN3 ("ChuyÓn ®æi sè"),
//! VNI ("Chuyeån ñoåi soá"), and UTF-8 that was read as windows-1252 (two or three letters for each).
//!
//! A line is converted where its words spell Vietnamese syllables afterwards and none before; words of other languages
//! hardly ever do, and speak against it.

use super::{
    Text,
    compose::Composer,
    letter::{Step, step},
};
use crate::segment::is_syllable;
use std::ops::Range;

/// An old encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Tcvn3,
    Vni,
    Utf8,
}

const ALL: [Encoding; 3] = [Encoding::Tcvn3, Encoding::Vni, Encoding::Utf8];

/// Words of a line that speak for and against an encoding.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    good: usize,
    bad: usize,
    /// Words that spell a syllable before and after.
    open: usize,
}

impl Evidence {
    /// So many words leave no doubt.
    const CERTAIN: usize = 3;

    /// True where enough words speak for the encoding, and so many times as many as against it.
    fn holds(self, needed: usize, times: usize) -> bool {
        self.good >= needed && self.bad * times <= self.good
    }
}

/// True where a part of the text is in an old encoding, shown as Western letters.
pub fn is_legacy(text: &str) -> bool {
    !lines(text).is_empty()
}

/// The lines in an old encoding, in text order. Short ones need others beside them that are certain.
pub(super) fn lines(source: &str) -> Vec<(Range<usize>, Encoding)> {
    let mut whole = [Evidence::default(); 3];
    for line in source.split_inclusive('\n').filter(|line| western(line) >= Evidence::CERTAIN) {
        for (sum, encoding) in whole.iter_mut().zip(ALL) {
            let line = encoding.evidence(line);
            *sum = Evidence { good: sum.good + line.good, bad: sum.bad + line.bad, open: 0 };
        }
    }
    let Some(best) = (0..ALL.len()).max_by_key(|&i| (whole[i].good, ALL.len() - i)) else { return Vec::new() };
    if whole[best].good < Evidence::CERTAIN {
        return Vec::new();
    }
    let certain = whole[best].holds(2 * Evidence::CERTAIN, 4);
    let (needed, times) = if certain { (1, 2) } else { (Evidence::CERTAIN, 4) };
    let (mut start, mut right) = (0, 0);
    let mut lines = Vec::new();
    for line in source.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        match western(line) {
            0 => right += usize::from(!line.is_ascii()),
            _ => lines.push((range, ALL[best].evidence(line))),
        }
    }
    // Where the whole text is in the encoding, so are the lines whose words could be either.
    let all = certain && lines.len() > 8 * right;
    lines.retain(|(_, e)| e.holds(needed, times) || all && e.open > 0 && e.bad == 0);
    lines.into_iter().map(|(range, _)| (range, ALL[best])).collect()
}

/// How many Western letters and signs a line has that has none of the letters that only Vietnamese has. In text that is
/// right one of those stands near the front, and the look ends there.
fn western(line: &str) -> usize {
    let mut western = 0;
    for b in line.bytes() {
        if matches!(b, 0xC4 | 0xE1) {
            return 0;
        }
        western += usize::from(b & 0xFE == 0xC2);
    }
    western
}

/// A character as the encoding means it.
struct Letter {
    c: char,
    /// Its bytes in the text.
    len: usize,
    /// It is written otherwise than ASCII has it.
    read: bool,
}

impl Encoding {
    /// The characters of a line.
    fn letters(self, line: &str) -> Vec<Letter> {
        let chars: Vec<char> = line.chars().collect();
        let mut letters = Vec::with_capacity(chars.len());
        let mut at = 0;
        while let Some(&given) = chars.get(at) {
            let read = match self {
                Encoding::Tcvn3 => tcvn3(given).map(|c| (c, 1)),
                Encoding::Vni => vni(given, chars.get(at + 1)),
                Encoding::Utf8 => utf8(&chars[at..]),
            };
            let (c, count) = read.unwrap_or((given, 1));
            let len = chars[at..at + count].iter().map(|c| c.len_utf8()).sum();
            letters.push(Letter { c, len, read: read.is_some() });
            at += count;
        }
        letters
    }

    /// Weighs the words of a line that the encoding would change.
    fn evidence(self, line: &str) -> Evidence {
        let mut evidence = Evidence::default();
        let mut at = 0;
        for word in self.letters(line).split_inclusive(|letter| !letter.c.is_alphabetic()) {
            let start = at;
            at += word.iter().map(|letter| letter.len).sum::<usize>();
            let letters = || word.iter().filter(|letter| letter.c.is_alphabetic());
            let given = &line[start..start + letters().map(|letter| letter.len).sum::<usize>()];
            // A soft hyphen alone is no sign of TCVN3, though it is a letter of it.
            if letters().any(|letter| letter.read) && given.chars().any(|c| c != '\u{AD}' && !c.is_ascii()) {
                match (is_syllable(&letters().map(|letter| letter.c).collect::<String>()), is_syllable(given)) {
                    (true, false) => evidence.good += 1,
                    (true, true) => evidence.open += 1,
                    (false, _) => evidence.bad += 1,
                }
            }
        }
        evidence
    }

    /// Adds a converted stretch.
    pub(super) fn convert(self, text: &mut Text, source: &str, range: Range<usize>) {
        let (mut done, mut at) = (range.start, range.start);
        for Letter { c, len, read } in self.letters(&source[range.clone()]) {
            let put = match step(c) {
                Step::Put(by) => Some(by),
                Step::Drop => None,
                Step::Keep | Step::Compose => Some(c),
            };
            if read || put != Some(c) {
                text.same(done, &source[done..at]);
                text.replaced(at, len, put);
                done = at + len;
            }
            at += len;
        }
        text.same(done, &source[done..range.end]);
    }
}

/// *Reads* a letter of TCVN3.
fn tcvn3(c: char) -> Option<char> {
    let place = if c == '\u{3BC}' { 0xB5 } else { c as usize }.checked_sub(0xA1)?;
    TCVN3.get(place).filter(|&&by| by != 0).and_then(|&by| char::from_u32(u32::from(by)))
}

/// What TCVN3 means by the signs from U+00A1 on; 0 for none. Its capitals are those of a font of their own.
const TCVN3: [u16; 94] = [
    0x102, 0xC2, 0xCA, 0xD4, 0x1A0, 0x1AF, 0x110, 0x103, 0xE2, 0xEA, 0xF4, 0x1A1, 0x1B0, 0x111, 0, 0, //
    0, 0, 0, 0, 0xE0, 0x1EA3, 0xE3, 0xE1, 0x1EA1, 0, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0, 0, //
    0, 0, 0, 0, 0, 0x1EB7, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD, 0xE8, 0, 0x1EBB, 0x1EBD, 0xE9, //
    0x1EB9, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0xEC, 0x1EC9, 0, 0, 0, 0x129, 0xED, 0x1ECB, 0xF2, 0, //
    0x1ECF, 0xF5, 0xF3, 0x1ECD, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0xF9,
    0, 0x1EE7, 0x169, 0xFA, 0x1EE5, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1, 0x1EF3, 0x1EF7, 0x1EF9, 0xFD, 0x1EF5,
];

/// *Reads* a letter of VNI: a base, and behind it a sign for its tone, its shape, or both.
fn vni(given: char, next: Option<&char>) -> Option<(char, usize)> {
    let small = lower(given);
    let base = match small {
        '\u{F1}' => '\u{111}',
        '\u{F4}' => '\u{1A1}',
        '\u{F6}' => '\u{1B0}',
        '\u{E6}' => '\u{1EC9}',
        '\u{F3}' => '\u{129}',
        '\u{F2}' => '\u{1ECB}',
        '\u{EE}' => '\u{1EF5}',
        _ => small,
    };
    let next = next.filter(|_| matches!(base, 'a' | 'e' | 'o' | 'u' | 'y' | '\u{1A1}' | '\u{1B0}'));
    let marks = next.map_or("", |&c| match lower(c) {
        '\u{F9}' => "\u{301}",
        '\u{F8}' => "\u{300}",
        '\u{FB}' => "\u{309}",
        '\u{F5}' => "\u{303}",
        '\u{EF}' => "\u{323}",
        '\u{E2}' => "\u{302}",
        '\u{E1}' => "\u{302}\u{301}",
        '\u{E0}' => "\u{302}\u{300}",
        '\u{E5}' => "\u{302}\u{309}",
        '\u{E3}' => "\u{302}\u{303}",
        '\u{E4}' => "\u{302}\u{323}",
        '\u{EA}' => "\u{306}",
        '\u{E9}' => "\u{306}\u{301}",
        '\u{E8}' => "\u{306}\u{300}",
        '\u{FA}' => "\u{306}\u{309}",
        '\u{FC}' => "\u{306}\u{303}",
        '\u{EB}' => "\u{306}\u{323}",
        _ => "",
    });
    if marks.is_empty() && base == small {
        return None;
    }
    let mut letter = String::from(base);
    letter.push_str(marks);
    let letter = Composer::default().compose(&letter).chars().next()?;
    let count = if marks.is_empty() { 1 } else { 2 };
    Some((if given == small { letter } else { upper(letter) }, count))
}

/// The small letter of ASCII and Latin-1, where VNI has its signs.
fn lower(c: char) -> char {
    match c {
        '\u{C0}'..='\u{DE}' => char::from(c as u8 + 0x20),
        c => c.to_ascii_lowercase(),
    }
}

/// The capital of a Vietnamese letter: beyond Latin-1 they stand in pairs.
fn upper(c: char) -> char {
    match c {
        '\u{E0}'..='\u{FF}' => char::from(c as u8 - 0x20),
        '\u{100}'.. => char::from_u32(c as u32 - 1).unwrap_or(c),
        c => c.to_ascii_uppercase(),
    }
}

/// What windows-1252 shows for the bytes from 0x80 to 0x9F.
const WINDOWS: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
    0x17E, 0x178,
];

/// *Reads* a character of UTF-8 of which each byte is shown as a letter of windows-1252.
fn utf8(chars: &[char]) -> Option<(char, usize)> {
    let mut bytes = [0; 3];
    for (at, &c) in chars.iter().take(3).enumerate() {
        bytes[at] = match c as u32 {
            byte @ 0x80..=0xFF => byte as u8,
            other => WINDOWS.iter().position(|&w| u32::from(w) == other)? as u8 + 0x80,
        };
        if let Ok(letter) = std::str::from_utf8(&bytes[..=at]) {
            return Some((letter.chars().next()?, at + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::normalize;
    use super::*;
    use crate::span::Span;

    #[test]
    fn old_encodings_become_unicode() {
        for (given, text) in [
            ("Tû lÖ hå s¬ trùc tuyÕn ®¹t 82%", "Tỷ lệ hồ sơ trực tuyến đạt 82%"),
            ("chuyÓn ®æi sè cÊp tØnh n¨m 2023", "chuyển đổi số cấp tỉnh năm 2023"),
            ("Tyû leä hoà sô tröïc tuyeán ñaït 82%", "Tỷ lệ hồ sơ trực tuyến đạt 82%"),
            ("CHUYEÅN ÑOÅI SOÁ CAÁP TÆNH", "CHUYỂN ĐỔI SỐ CẤP TỈNH"),
            ("Tá»· lá»‡ há»“ sÆ¡ Ä‘áº¡t 82%", "Tỷ lệ hồ sơ đạt 82%"),
        ] {
            assert_eq!(normalize(given).shadow(), text);
            let at = text.find("82").unwrap_or_default();
            assert_eq!(
                normalize(given).source(Span::new(at, at + 2)).of(given),
                if at > 0 { "82" } else { &given[..2] }
            );
        }
    }

    #[test]
    fn short_lines_follow_the_others() {
        let given = "Hµ Giang\nTû lÖ hå s¬ trùc tuyÕn ®¹t 82%, ®øng thø 2 c¶ n\u{AD}íc\nHết";
        assert_eq!(normalize(given).shadow(), "Hà Giang\nTỷ lệ hồ sơ trực tuyến đạt 82%, đứng thứ 2 cả nước\nHết");
        assert_eq!(normalize("Hµ Giang").shadow(), "Hµ Giang");
    }

    #[test]
    fn other_languages_are_left_alone() {
        for text in [
            "L'été dernier, le préfet a présenté où en était l'économie numérique à Genève : même très bien.",
            "Die größten Städte müssen für die Bürger schöner werden, sagte Müller über das Gespräch.",
            "Não há dúvida: a transformação é também uma questão de educação e de coração.",
            "El año pasado, más de 5.000 niños y señores según la Administración pública española.",
            "Windows® and Office® cost 5 µm · 20 °C ± 1, naïve café déjà-vu.",
            "Không có gì, không còn gì, con trâu và tôi là ông.",
            "Tỷ lệ hồ sơ trực tuyến đạt 82%",
            "",
        ] {
            assert_eq!(lines(text), [], "{text}");
        }
    }
}
