//! HTML entities that pasted text has kept: `&nbsp;`, `&#8211;`, `&#x1EC7;`, `&agrave;`.

use super::compose::pair;

/// The longest name or number, with its semicolon.
const LONGEST: usize = 10;

/// Entities that are no letter with a mark, and their characters.
const NAMES: &str = "nbsp ensp emsp thinsp amp quot ldquo rdquo laquo raquo apos lsquo rsquo lt gt shy ndash mdash minus \
    hellip bull middot times percnt zwnj zwj eth ETH dstrok Dstrok";
const CHARACTERS: &str =
    "    &\"\"\"\"\"\'\'\'<>\u{AD}---\u{2026}\u{2022}\u{B7}x%\u{200C}\u{200D}\u{111}\u{110}\u{111}\u{110}";

/// What stands behind a letter in the name of one with a mark.
const MARKS: &[(&str, char)] = &[
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("breve", '\u{306}'),
    ("uml", '\u{308}'),
];

/// *Reads* an entity at the front of a text, also one that was escaped twice (`&amp;nbsp;`).
/// *Gives* its character and its bytes. *Leaves alone* a lone `&`, `Q&A`, and addresses (`?a=1&copy=2`).
pub(super) fn at_front(text: &str) -> Option<(char, usize)> {
    let (c, len) = body(text.strip_prefix('&')?)?;
    match body(&text[len + 1..]).filter(|_| c == '&') {
        Some((inner, more)) => Some((inner, 1 + len + more)),
        None => Some((c, 1 + len)),
    }
}

/// What stands behind the `&`, to the semicolon.
fn body(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = &text[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => NAMES.split(' ').zip(CHARACTERS.chars()).find(|n| n.0 == name).map(|n| n.1).or_else(|| letter(name))?,
    };
    Some((c, end + 1))
}

fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16));
    char::from_u32(u32::from_str_radix(digits, radix).ok()?)
}

fn letter(name: &str) -> Option<char> {
    let first = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let mark = MARKS.iter().find(|m| m.0 == &name[1..])?.1;
    Some(pair(first, mark).unwrap_or(first))
}

#[cfg(test)]
mod tests {
    use super::at_front;

    #[test]
    fn entities_and_what_only_looks_like_them() {
        for (text, c, len) in [
            ("&nbsp;%", ' ', 6),
            ("&#8211;20", '\u{2013}', 7),
            ("&#x1ec7; ", 'ệ', 8),
            ("&agrave;", 'à', 8),
            ("&Ocirc;", 'Ô', 7),
            ("&amp;#273;", 'đ', 10),
            ("&amp; Co", '&', 5),
        ] {
            assert_eq!(at_front(text), Some((c, len)), "{text}");
        }
        for text in ["& ", "&A", "&copy=2;", "&#xD800;", "&#;", "&;", "&nbsp", "&xacute;&", "&ệ;", "&aệ;"] {
            assert!(at_front(text).is_none_or(|(_, len)| len < text.len()), "{text}");
        }
    }
}
