//! The canonical composition of Latin letters.
//!
//! Unicode's NFC for the letters that Vietnamese text can hold; everything else stays as it was given. The general
//! tables of `icu_normalizer` would be a seventh of the module; the tests hold the two against each other.

/// Each combining mark with the letters that it can stand on, and what the two become: the canonical decompositions
/// of two characters in the Latin blocks of UnicodeData.txt (Unicode 16).
#[rustfmt::skip]
const LETTERS: &[(char, &str)] = &[
    (
        '\u{300}',
        "A\u{C0}E\u{C8}I\u{CC}N\u{1F8}O\u{D2}\
     U\u{D9}W\u{1E80}Y\u{1EF2}a\u{E0}e\u{E8}\
     i\u{EC}n\u{1F9}o\u{F2}u\u{F9}w\u{1E81}\
     y\u{1EF3}\u{C2}\u{1EA6}\u{CA}\u{1EC0}\u{D4}\u{1ED2}\u{DC}\u{1DB}\
     \u{E2}\u{1EA7}\u{EA}\u{1EC1}\u{F4}\u{1ED3}\u{FC}\u{1DC}\u{102}\u{1EB0}\
     \u{103}\u{1EB1}\u{112}\u{1E14}\u{113}\u{1E15}\u{14C}\u{1E50}\u{14D}\u{1E51}\
     \u{1A0}\u{1EDC}\u{1A1}\u{1EDD}\u{1AF}\u{1EEA}\u{1B0}\u{1EEB}",
    ),
    (
        '\u{301}',
        "A\u{C1}C\u{106}E\u{C9}G\u{1F4}I\u{CD}K\u{1E30}L\u{139}M\u{1E3E}N\u{143}O\u{D3}P\u{1E54}R\u{154}S\u{15A}U\u{DA}W\u{1E82}Y\u{DD}Z\u{179}a\u{E1}c\u{107}e\u{E9}g\u{1F5}i\u{ED}k\u{1E31}l\u{13A}m\u{1E3F}n\u{144}o\u{F3}p\u{1E55}r\u{155}s\u{15B}u\u{FA}w\u{1E83}y\u{FD}z\u{17A}\u{C2}\u{1EA4}\u{C5}\u{1FA}\u{C6}\u{1FC}\u{C7}\u{1E08}\u{CA}\u{1EBE}\u{CF}\u{1E2E}\u{D4}\u{1ED0}\u{D5}\u{1E4C}\u{D8}\u{1FE}\u{DC}\u{1D7}\u{E2}\u{1EA5}\u{E5}\u{1FB}\u{E6}\u{1FD}\u{E7}\u{1E09}\u{EA}\u{1EBF}\u{EF}\u{1E2F}\u{F4}\u{1ED1}\u{F5}\u{1E4D}\u{F8}\u{1FF}\u{FC}\u{1D8}\u{102}\u{1EAE}\u{103}\u{1EAF}\u{112}\u{1E16}\u{113}\u{1E17}\u{14C}\u{1E52}\u{14D}\u{1E53}\u{168}\u{1E78}\u{169}\u{1E79}\u{1A0}\u{1EDA}\u{1A1}\u{1EDB}\u{1AF}\u{1EE8}\u{1B0}\u{1EE9}",
    ),
    (
        '\u{302}',
        "A\u{C2}C\u{108}E\u{CA}G\u{11C}H\u{124}\
     I\u{CE}J\u{134}O\u{D4}S\u{15C}U\u{DB}\
     W\u{174}Y\u{176}Z\u{1E90}a\u{E2}c\u{109}\
     e\u{EA}g\u{11D}h\u{125}i\u{EE}j\u{135}\
     o\u{F4}s\u{15D}u\u{FB}w\u{175}y\u{177}\
     z\u{1E91}\u{1EA0}\u{1EAC}\u{1EA1}\u{1EAD}\u{1EB8}\u{1EC6}\u{1EB9}\u{1EC7}\
     \u{1ECC}\u{1ED8}\u{1ECD}\u{1ED9}",
    ),
    (
        '\u{303}',
        "A\u{C3}E\u{1EBC}I\u{128}N\u{D1}O\u{D5}\
     U\u{168}V\u{1E7C}Y\u{1EF8}a\u{E3}e\u{1EBD}\
     i\u{129}n\u{F1}o\u{F5}u\u{169}v\u{1E7D}\
     y\u{1EF9}\u{C2}\u{1EAA}\u{CA}\u{1EC4}\u{D4}\u{1ED6}\u{E2}\u{1EAB}\
     \u{EA}\u{1EC5}\u{F4}\u{1ED7}\u{102}\u{1EB4}\u{103}\u{1EB5}\u{1A0}\u{1EE0}\
     \u{1A1}\u{1EE1}\u{1AF}\u{1EEE}\u{1B0}\u{1EEF}",
    ),
    (
        '\u{304}',
        "A\u{100}E\u{112}G\u{1E20}I\u{12A}O\u{14C}\
     U\u{16A}Y\u{232}a\u{101}e\u{113}g\u{1E21}\
     i\u{12B}o\u{14D}u\u{16B}y\u{233}\u{C4}\u{1DE}\
     \u{C6}\u{1E2}\u{D5}\u{22C}\u{D6}\u{22A}\u{DC}\u{1D5}\u{E4}\u{1DF}\
     \u{E6}\u{1E3}\u{F5}\u{22D}\u{F6}\u{22B}\u{FC}\u{1D6}\u{1EA}\u{1EC}\
     \u{1EB}\u{1ED}\u{226}\u{1E0}\u{227}\u{1E1}\u{22E}\u{230}\u{22F}\u{231}\
     \u{1E36}\u{1E38}\u{1E37}\u{1E39}\u{1E5A}\u{1E5C}\u{1E5B}\u{1E5D}",
    ),
    (
        '\u{306}',
        "A\u{102}E\u{114}G\u{11E}I\u{12C}O\u{14E}\
     U\u{16C}a\u{103}e\u{115}g\u{11F}i\u{12D}\
     o\u{14F}u\u{16D}\u{228}\u{1E1C}\u{229}\u{1E1D}\u{1EA0}\u{1EB6}\
     \u{1EA1}\u{1EB7}",
    ),
    (
        '\u{307}',
        "A\u{226}B\u{1E02}C\u{10A}D\u{1E0A}E\u{116}\
     F\u{1E1E}G\u{120}H\u{1E22}I\u{130}M\u{1E40}\
     N\u{1E44}O\u{22E}P\u{1E56}R\u{1E58}S\u{1E60}\
     T\u{1E6A}W\u{1E86}X\u{1E8A}Y\u{1E8E}Z\u{17B}\
     a\u{227}b\u{1E03}c\u{10B}d\u{1E0B}e\u{117}\
     f\u{1E1F}g\u{121}h\u{1E23}m\u{1E41}n\u{1E45}\
     o\u{22F}p\u{1E57}r\u{1E59}s\u{1E61}t\u{1E6B}\
     w\u{1E87}x\u{1E8B}y\u{1E8F}z\u{17C}\u{15A}\u{1E64}\
     \u{15B}\u{1E65}\u{160}\u{1E66}\u{161}\u{1E67}\u{1E62}\u{1E68}\u{1E63}\u{1E69}",
    ),
    (
        '\u{308}',
        "A\u{C4}E\u{CB}H\u{1E26}I\u{CF}O\u{D6}\
     U\u{DC}W\u{1E84}X\u{1E8C}Y\u{178}a\u{E4}\
     e\u{EB}h\u{1E27}i\u{EF}o\u{F6}t\u{1E97}\
     u\u{FC}w\u{1E85}x\u{1E8D}y\u{FF}\u{D5}\u{1E4E}\
     \u{F5}\u{1E4F}\u{16A}\u{1E7A}\u{16B}\u{1E7B}",
    ),
    (
        '\u{309}',
        "A\u{1EA2}E\u{1EBA}I\u{1EC8}O\u{1ECE}U\u{1EE6}\
     Y\u{1EF6}a\u{1EA3}e\u{1EBB}i\u{1EC9}o\u{1ECF}\
     u\u{1EE7}y\u{1EF7}\u{C2}\u{1EA8}\u{CA}\u{1EC2}\u{D4}\u{1ED4}\
     \u{E2}\u{1EA9}\u{EA}\u{1EC3}\u{F4}\u{1ED5}\u{102}\u{1EB2}\u{103}\u{1EB3}\
     \u{1A0}\u{1EDE}\u{1A1}\u{1EDF}\u{1AF}\u{1EEC}\u{1B0}\u{1EED}",
    ),
    (
        '\u{30A}',
        "A\u{C5}U\u{16E}a\u{E5}u\u{16F}w\u{1E98}\
     y\u{1E99}",
    ),
    ('\u{30B}', "O\u{150}U\u{170}o\u{151}u\u{171}"),
    (
        '\u{30C}',
        "A\u{1CD}C\u{10C}D\u{10E}E\u{11A}G\u{1E6}\
     H\u{21E}I\u{1CF}K\u{1E8}L\u{13D}N\u{147}\
     O\u{1D1}R\u{158}S\u{160}T\u{164}U\u{1D3}\
     Z\u{17D}a\u{1CE}c\u{10D}d\u{10F}e\u{11B}\
     g\u{1E7}h\u{21F}i\u{1D0}j\u{1F0}k\u{1E9}\
     l\u{13E}n\u{148}o\u{1D2}r\u{159}s\u{161}\
     t\u{165}u\u{1D4}z\u{17E}\u{DC}\u{1D9}\u{FC}\u{1DA}\
     \u{1B7}\u{1EE}\u{292}\u{1EF}",
    ),
    (
        '\u{30F}',
        "A\u{200}E\u{204}I\u{208}O\u{20C}R\u{210}\
     U\u{214}a\u{201}e\u{205}i\u{209}o\u{20D}\
     r\u{211}u\u{215}",
    ),
    (
        '\u{311}',
        "A\u{202}E\u{206}I\u{20A}O\u{20E}R\u{212}\
     U\u{216}a\u{203}e\u{207}i\u{20B}o\u{20F}\
     r\u{213}u\u{217}",
    ),
    ('\u{31B}', "O\u{1A0}U\u{1AF}o\u{1A1}u\u{1B0}"),
    (
        '\u{323}',
        "A\u{1EA0}B\u{1E04}D\u{1E0C}E\u{1EB8}H\u{1E24}\
     I\u{1ECA}K\u{1E32}L\u{1E36}M\u{1E42}N\u{1E46}\
     O\u{1ECC}R\u{1E5A}S\u{1E62}T\u{1E6C}U\u{1EE4}\
     V\u{1E7E}W\u{1E88}Y\u{1EF4}Z\u{1E92}a\u{1EA1}\
     b\u{1E05}d\u{1E0D}e\u{1EB9}h\u{1E25}i\u{1ECB}\
     k\u{1E33}l\u{1E37}m\u{1E43}n\u{1E47}o\u{1ECD}\
     r\u{1E5B}s\u{1E63}t\u{1E6D}u\u{1EE5}v\u{1E7F}\
     w\u{1E89}y\u{1EF5}z\u{1E93}\u{1A0}\u{1EE2}\u{1A1}\u{1EE3}\
     \u{1AF}\u{1EF0}\u{1B0}\u{1EF1}",
    ),
    ('\u{324}', "U\u{1E72}u\u{1E73}"),
    ('\u{325}', "A\u{1E00}a\u{1E01}"),
    ('\u{326}', "S\u{218}T\u{21A}s\u{219}t\u{21B}"),
    (
        '\u{327}',
        "C\u{C7}D\u{1E10}E\u{228}G\u{122}H\u{1E28}\
     K\u{136}L\u{13B}N\u{145}R\u{156}S\u{15E}\
     T\u{162}c\u{E7}d\u{1E11}e\u{229}g\u{123}\
     h\u{1E29}k\u{137}l\u{13C}n\u{146}r\u{157}\
     s\u{15F}t\u{163}",
    ),
    (
        '\u{328}',
        "A\u{104}E\u{118}I\u{12E}O\u{1EA}U\u{172}\
     a\u{105}e\u{119}i\u{12F}o\u{1EB}u\u{173}",
    ),
    (
        '\u{32D}',
        "D\u{1E12}E\u{1E18}L\u{1E3C}N\u{1E4A}T\u{1E70}\
     U\u{1E76}d\u{1E13}e\u{1E19}l\u{1E3D}n\u{1E4B}\
     t\u{1E71}u\u{1E77}",
    ),
    ('\u{32E}', "H\u{1E2A}h\u{1E2B}"),
    (
        '\u{330}',
        "E\u{1E1A}I\u{1E2C}U\u{1E74}e\u{1E1B}i\u{1E2D}\
     u\u{1E75}",
    ),
    (
        '\u{331}',
        "B\u{1E06}D\u{1E0E}K\u{1E34}L\u{1E3A}N\u{1E48}\
     R\u{1E5E}T\u{1E6E}Z\u{1E94}b\u{1E07}d\u{1E0F}\
     h\u{1E96}k\u{1E35}l\u{1E3B}n\u{1E49}r\u{1E5F}\
     t\u{1E6F}z\u{1E95}",
    ),
];

/// The composed letter of a letter and a mark.
pub(super) fn pair(letter: char, mark: char) -> Option<char> {
    let row = LETTERS.binary_search_by_key(&mark, |row| row.0).ok()?;
    let mut letters = LETTERS[row].1.chars();
    while let (Some(base), Some(composed)) = (letters.next(), letters.next()) {
        if base == letter {
            return Some(composed);
        }
    }
    None
}

/// The letter and the mark that a composed letter is made of.
fn parts(composed: char) -> Option<(char, char)> {
    if composed.is_ascii() {
        return None;
    }
    LETTERS.iter().find_map(|&(mark, letters)| {
        let mut letters = letters.chars();
        while let (Some(base), Some(whole)) = (letters.next(), letters.next()) {
            if whole == composed {
                return Some((base, mark));
            }
        }
        None
    })
}

/// True for a sign that is set on the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20F0}' | '\u{FE20}'..='\u{FE2F}')
        && c != '\u{34F}'
}

/// Which marks come first: the canonical combining class (UnicodeData.txt), as far as Latin letters take them.
fn class(mark: char) -> u8 {
    match mark {
        '\u{334}'..='\u{338}' => 1,
        '\u{321}' | '\u{322}' | '\u{327}' | '\u{328}' => 202,
        '\u{31B}' => 216,
        '\u{316}'..='\u{319}' | '\u{31C}'..='\u{320}' | '\u{323}'..='\u{326}' | '\u{329}'..='\u{333}' => 220,
        '\u{339}'..='\u{33C}' | '\u{347}'..='\u{349}' | '\u{34D}' | '\u{34E}' => 220,
        _ => 230,
    }
}

/// Composes letters with the marks behind them; holds the room for it.
#[derive(Default)]
pub(super) struct Composer {
    marks: Vec<char>,
    rest: Vec<char>,
    out: String,
}

impl Composer {
    /// The composed form of some words.
    pub(super) fn compose(&mut self, words: &str) -> &str {
        let Composer { marks, rest, out } = self;
        out.clear();
        let mut letters = words.chars().peekable();
        while let Some(mut letter) = letters.next() {
            marks.clear();
            while let Some((base, mark)) = parts(letter) {
                marks.insert(0, mark);
                letter = base;
            }
            while let Some(mark) = letters.next_if(|&c| is_mark(c)) {
                marks.push(match mark {
                    '\u{340}' => '\u{300}',
                    '\u{341}' => '\u{301}',
                    mark => mark,
                });
            }
            crate::order::by_key(marks, |&mark| u64::from(class(mark)));
            // A mark joins the letter unless one of its own class stands between that did not.
            let mut blocked = 0;
            for &mark in &*marks {
                match pair(letter, mark).filter(|_| class(mark) > blocked) {
                    Some(composed) => letter = composed,
                    None => {
                        blocked = class(mark);
                        rest.push(mark);
                    }
                }
            }
            out.push(letter);
            out.extend(rest.drain(..));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::ComposingNormalizerBorrowed;

    #[test]
    fn composes_as_unicode_does() {
        let nfc = ComposingNormalizerBorrowed::new_nfc();
        let mut composer = Composer::default();
        let marks = "\u{300}\u{301}\u{303}\u{309}\u{323}\u{302}\u{306}\u{31B}\u{308}\u{327}\u{341}";
        let letters = "aAeEiIoOuUyYdDnNcCsSzZ";
        let more = LETTERS.iter().flat_map(|row| row.1.chars());
        for letter in letters.chars().chain(more) {
            for first in marks.chars() {
                for second in marks.chars() {
                    for words in [format!("{letter}{first}"), format!("{letter}{first}{second}t")] {
                        assert_eq!(composer.compose(&words), nfc.normalize(&words), "{words:?}");
                    }
                }
            }
        }
        for words in ["\u{301}", "", "Tỷ lệ", "\u{301}\u{302}a"] {
            assert_eq!(composer.compose(words), nfc.normalize(words), "{words:?}");
        }
    }
}
