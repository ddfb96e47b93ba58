//! The order of words in Vietnamese lists: by letters first (a, ă, â, b, …), and by tones only where all letters are the same.

use super::tsv;
use crate::letters;
use std::{cmp::Ordering, sync::OnceLock};

/// How two names stand in a list. Large and small letters are the same; other signs stand before letters, by code point.
pub fn compare(a: &str, b: &str) -> Ordering {
    let places = |words: &str, part: fn(u32) -> u32| words.chars().map(|c| part(place(c))).collect::<Vec<_>>();
    let letters = |words: &str| places(words, |place| place / 10);
    let tones = |words: &str| places(words, |place| place % 10);
    letters(a).cmp(&letters(b)).then_with(|| tones(a).cmp(&tones(b))).then_with(|| a.cmp(b))
}

/// The place of a letter in tens and of its tone; behind all of them by ten thousand what is no letter of the alphabet, but
/// before them what stands before letters in Unicode as well.
fn place(c: char) -> u32 {
    static TABLE: OnceLock<Vec<(char, u32)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let row = |[letter, place]: [&str; 2]| Some((letter.chars().next()?, 10_000 + place.parse::<u32>().ok()?));
        tsv::rows(tsv::table!("alphabet.tsv")).filter_map(row).collect()
    });
    let small = letters::lower(c);
    match table.binary_search_by(|(letter, _)| letter.cmp(&small)) {
        Ok(at) => table[at].1,
        Err(_) if c < 'A' => u32::from(c) * 10,
        Err(_) => (u32::from(c) + 2_000) * 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_as_in_a_vietnamese_list() {
        let list = [
            "63 tỉnh",
            "An Giang",
            "Bà Rịa – Vũng Tàu",
            "Bạc Liêu",
            "Bắc Giang",
            "Bến Tre",
            "Bình Dương",
            "Cà Mau",
            "Cao Bằng",
            "Cần Thơ",
            "Đà Nẵng",
            "Đắk Lắk",
            "Điện Biên",
            "Gia Lai",
            "Ma",
            "Mà",
            "Mả",
            "Mã",
            "Má",
            "Mạ",
            "Man",
            "Ôn",
            "Ơn",
            "ươm",
            "Vĩnh Long",
            "Ω",
        ];
        for (i, a) in list.iter().enumerate() {
            for (k, b) in list.iter().enumerate() {
                assert_eq!(compare(a, b), i.cmp(&k), "{a} {b}");
            }
        }
        assert_eq!(compare("", "a"), Ordering::Less);
    }
}
