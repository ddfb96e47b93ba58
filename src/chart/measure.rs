//! How wide words are, without a browser: the advance widths of the font that the pictures name first and the page lays into them.
//!
//! The fonts that follow it in [`FAMILY`] are narrower, so text measured here does not outgrow its place in them.

use crate::lexicon::tsv;
use std::sync::OnceLock;

/// The fonts a picture asks for, best first.
pub const FAMILY: &str = "Be Vietnam Pro, Noto Sans, Segoe UI, Roboto, Arial, sans-serif";
/// The first of them.
pub const FONT: &str = "Be Vietnam Pro";
/// Height above the baseline that Vietnamese capitals take, in font sizes: Ằ of the bold. Ẳ alone is a twentieth higher.
pub const ASCENT: f64 = 1.176;
/// Depth below the baseline, in font sizes: the dot under ị of the bold.
pub const DESCENT: f64 = 0.263;
/// Height of a capital, in font sizes.
pub const CAPITAL: f64 = 0.74;
/// From one baseline to the next, in font sizes: room for Ệ under g.
pub const LEADING: f64 = 1.44;

/// How heavy the letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

/// Width of one line of text in pixels.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    scaled(advances(text, weight), size)
}

/// Width of one line of text in thousandths of the font size.
pub fn advances(text: &str, weight: Weight) -> u32 {
    let table = table();
    text.chars().map(|c| advance(table, c, weight)).sum()
}

/// So many thousandths of a font size in pixels.
pub fn scaled(advances: u32, size: f64) -> f64 {
    f64::from(advances) * size / 1000.0
}

/// Width in whole pixels, rounded up.
pub fn pixels(text: &str, size: f64, weight: Weight) -> i32 {
    width(text, size, weight).ceil() as i32
}

/// True for a mark that sits on the letter before it.
pub fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Letters that the table lacks: ideographs, pictures and the sign for what cannot be drawn are square, the rest about as wide as an o.
fn advance(table: &[[u16; 2]], c: char, weight: Weight) -> u32 {
    match table.get(c as usize) {
        _ if is_mark(c) => 0,
        Some(&[regular, bold]) if regular != UNKNOWN => u32::from(if weight == Weight::Bold { bold } else { regular }),
        _ if !(' '..'\u{1100}').contains(&c) => 1000,
        _ => 620,
    }
}

const UNKNOWN: u16 = u16::MAX;

/// Regular and bold width by code point.
fn table() -> &'static [[u16; 2]] {
    static TABLE: OnceLock<Vec<[u16; 2]>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Vec::new();
        for [regular, bold, points] in tsv::rows(tsv::table!("advances.tsv")) {
            let (Ok(regular), Ok(bold)) = (regular.parse(), bold.parse()) else { continue };
            for range in points.split(' ') {
                let (from, to) = range.split_once('-').unwrap_or((range, range));
                let point = |hex| usize::from_str_radix(hex, 16).unwrap_or_default();
                let (from, to) = (point(from), point(to));
                if table.len() <= to {
                    table.resize(to + 1, [UNKNOWN; 2]);
                }
                table[from..=to].fill([regular, bold]);
            }
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        // 0 and % as the font has them; Ậ is as wide as A, a combining mark has no width, one that the font lacks neither.
        assert_eq!(width("0%", 1000.0, Weight::Regular), 676.0 + 849.0);
        assert_eq!(width("0%", 1000.0, Weight::Bold), 700.0 + 871.0);
        assert_eq!(width("e\u{330}", 12.0, Weight::Bold), width("e", 12.0, Weight::Bold));
        assert_eq!(width("Ậ", 1000.0, Weight::Regular), width("A", 1000.0, Weight::Regular));
        assert_eq!(width("e\u{323}\u{302}", 12.0, Weight::Bold), width("e", 12.0, Weight::Bold));
    }

    #[test]
    fn every_vietnamese_letter_is_in_the_table() {
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ0123456789.,%()/–“”… ";
        for c in letters.chars().chain(letters.to_uppercase().chars()) {
            assert_ne!(table()[c as usize][0], UNKNOWN, "{c}");
        }
    }
}
