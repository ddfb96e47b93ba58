//! What one character of a text becomes in the shadow copy.

use super::compose::is_mark;

/// What becomes of a character.
pub(super) enum Step {
    Keep,
    Put(char),
    Drop,
    Compose,
}

/// One kind of space, dash and quote; the plain form of wide, bold and look-alike signs; nothing for what has no width.
pub(super) fn step(c: char) -> Step {
    match c {
        '\t' | '\n' => Step::Keep,
        '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' | '\u{85}' => Step::Put('\n'),
        '\0'..='\u{1F}' | '\u{7F}' => Step::Drop,
        ' '..='~' => Step::Keep,
        '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}'..='\u{206F}' | '\u{202A}'..='\u{202E}' => {
            Step::Drop
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{20E3}' | '\u{61C}' | '\u{180E}' | '\u{34F}' => Step::Drop,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Step::Put(' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{96}' | '\u{97}' => Step::Put('-'),
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{91}' | '\u{92}' => Step::Put('\''),
        '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{2033}' | '\u{93}' | '\u{94}' => Step::Put('"'),
        '\u{D0}' | '\u{189}' => Step::Put('\u{110}'),
        '\u{F0}' | '\u{256}' => Step::Put('\u{111}'),
        '\u{D7}' => Step::Put('x'),
        '\u{2044}' | '\u{2215}' => Step::Put('/'),
        '\u{C0}'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' => Step::Keep,
        '\u{FF01}'..='\u{FF5E}' => shifted(c as u32 - 0xFF01 + 0x21),
        '\u{1D400}'..='\u{1D6A3}' => {
            let place = (c as u32 - 0x1D400) % 52;
            shifted(if place < 26 { 0x41 + place } else { 0x61 + place - 26 })
        }
        '\u{1D7CE}'..='\u{1D7FF}' => shifted(0x30 + (c as u32 - 0x1D7CE) % 10),
        '\u{212A}' => Step::Put('K'),
        '\u{212B}' => Step::Put('\u{C5}'),
        _ if is_mark(c) => Step::Compose,
        _ => Step::Keep,
    }
}

fn shifted(ascii: u32) -> Step {
    char::from_u32(ascii).map_or(Step::Keep, Step::Put)
}

/// Cyrillic and Greek letters, and the Latin ones that they are drawn like.
const ALIKE: &[(&str, &str)] = &[
    ("\u{430}\u{435}\u{43E}\u{440}\u{441}\u{443}\u{445}\u{456}\u{458}\u{455}\u{501}\u{4BB}", "aeopcyxijsdh"),
    ("\u{410}\u{412}\u{415}\u{41A}\u{41C}\u{41D}\u{41E}\u{420}\u{421}\u{422}\u{423}\u{425}\u{406}", "ABEKMHOPCTYXI"),
    ("\u{391}\u{392}\u{395}\u{397}\u{399}\u{39A}\u{39C}\u{39D}\u{39F}\u{3A1}\u{3A4}\u{3A5}\u{3A7}", "ABEHIKMNOPTYX"),
    ("\u{3BF}\u{3BD}\u{3B1}", "ova"),
];

/// So many characters on either side are looked at.
const NEAR: usize = 7;

/// *Reads* a Cyrillic or Greek letter inside a Latin word. *Leaves alone* words that are Cyrillic or Greek throughout.
fn plain(c: char, before: &[char], behind: &[char]) -> Option<char> {
    let place = |(from, to): &(&str, &str)| {
        let index = from.chars().position(|l| l == c)?;
        to.as_bytes().get(index).map(|&b| char::from(b))
    };
    let word = |c: &&char| c.is_alphabetic() || is_mark(**c);
    let roman = |c: &char| c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    [before, behind].iter().any(|side| side.iter().take_while(word).any(roman)).then_some(())?;
    ALIKE.iter().find_map(place)
}

/// *Reads* a small picture between a word and a number, alone or with others. *Gives* a blank.
/// *Leaves alone* those that part two statements or two numbers, and the ticks that open the items of a list.
fn picture(c: char, before: &[char], behind: &[char]) -> Option<char> {
    let drawn = |c: &char| matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}');
    let told = |c: &&char| !drawn(c) && !matches!(c, ' ' | '\u{A0}' | '\u{FE0F}' | '\u{200D}');
    let word = before.iter().find(told).is_some_and(|c| c.is_alphabetic());
    let number = behind.iter().find(told).is_some_and(char::is_ascii_digit);
    (!matches!(c, '\u{2713}' | '\u{2714}') && word && number).then_some(' ')
}

/// *Reads* a tone mark that stands as a sign of its own behind a vowel: oˀ. *Gives* the mark that combines.
fn tone(c: char, before: &[char]) -> Option<char> {
    let mark = match c {
        '\u{2C0}' => '\u{309}',
        '\u{2CA}' => '\u{301}',
        '\u{2CB}' => '\u{300}',
        '\u{2DC}' => '\u{303}',
        _ => return None,
    };
    let vowel = |c: &char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || *c >= '\u{C0}';
    before.first().is_some_and(|c| c.is_alphabetic() && vowel(c)).then_some(mark)
}

/// What a character means by those beside it, where that is another one.
pub(super) fn beside(source: &str, at: usize, c: char) -> Option<char> {
    let before: Vec<char> = source[..at].chars().rev().take(NEAR).collect();
    let behind: Vec<char> = source[at + c.len_utf8()..].chars().take(NEAR).collect();
    match c {
        '\u{2C0}'..='\u{2DC}' => tone(c, &before),
        '\u{370}'..='\u{52F}' => plain(c, &before, &behind),
        _ => picture(c, &before, &behind),
    }
}
