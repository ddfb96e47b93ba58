//! The first letter of words, large or small.
//!
//! Of the letters of Vietnamese only: the tables of the library, which know those of all languages, are 7 kB of the module.

/// With its first letter large.
pub fn large(words: &str) -> String {
    first(words, |letter| letter.checked_sub(distance(letter)?))
}

/// With its first letter small.
pub fn small(words: &str) -> String {
    first(words, |letter| Some(lower(char::from_u32(letter)?).into()))
}

/// A letter as a small one; any other sign as it is.
pub fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let small = [32, 1].into_iter().map(|far| code + far).find(|&small| distance(small) == Some(small - code));
    small.and_then(char::from_u32).unwrap_or(letter)
}

fn first(words: &str, other: impl Fn(u32) -> Option<u32>) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let other = other(first.into()).and_then(char::from_u32).unwrap_or(first);
    std::iter::once(other).chain(letters).collect()
}

/// How far behind its large letter a small one stands in Unicode; nothing for what is no small letter.
fn distance(letter: u32) -> Option<u32> {
    match letter {
        0x61..=0x7A | 0xE0..=0xF6 | 0xF8..=0xFE => Some(32),
        0x1B0 => Some(1),
        0x103 | 0x111 | 0x129 | 0x169 | 0x1A1 | 0x1EA1..=0x1EF9 if letter % 2 == 1 => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_vietnamese_are_those_of_the_library() {
        let latin = (' '..='\u{ff}').filter(|c| !matches!(c, '\u{b5}' | '\u{df}' | '\u{ff}'));
        let more = "ăĂđĐĩĨũŨơƠưƯ0–“".chars().chain('\u{1ea0}'..='\u{1ef9}');
        for letter in latin.chain(more) {
            let words = format!("{letter}ơ Ư");
            assert_eq!(small(&words), format!("{}ơ Ư", letter.to_lowercase()));
            assert_eq!(large(&words), format!("{}ơ Ư", letter.to_uppercase()));
        }
        assert_eq!((large(""), small("")), (String::new(), String::new()));
    }
}
