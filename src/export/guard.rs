//! Text that a spreadsheet would run.
//!
//! A program that opens a table of text takes a cell for a formula where it begins with one of the signs of a formula, and
//! words of an article can begin with anything. Such a cell gets an apostrophe before it, in every style of every table: the
//! list is OWASP's ("CSV Injection"), with blanks and signs that nobody sees before them, since programs take these away.
//! Text that begins with an apostrophe of its own gets one as well. So whoever wants the words as they were takes one
//! apostrophe away from each cell that begins with one, and nothing is lost.

use std::borrow::Cow;

/// Text as it may stand in a cell.
pub(super) fn guarded(words: &str) -> Cow<'_, str> {
    if !words.starts_with(|c: char| c.is_alphanumeric()) && (words.starts_with('\'') || runs(words)) {
        return format!("'{words}").into();
    }
    words.into()
}

/// True where a spreadsheet may take it for a formula. A number with its sign stays a number.
fn runs(words: &str) -> bool {
    let unseen = |c: char| {
        let signs = ['"', '\u{ad}', '\u{2060}', '\u{feff}'];
        let marks = ('\u{200b}'..='\u{200f}').contains(&c) || ('\u{202a}'..='\u{202e}').contains(&c);
        marks || c.is_whitespace() || c.is_control() || signs.contains(&c)
    };
    let opens = |c: char| "=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(c);
    words.starts_with(|c: char| c.is_control())
        || (words.trim_start_matches(unseen).starts_with(opens) && !number(words))
}

/// `-3,5`, `+12.5%`: a sign, and nothing behind it that could be reckoned with.
fn number(words: &str) -> bool {
    let digits = words.strip_prefix(['+', '-']).unwrap_or_default();
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for words in [
            "=1+1",
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-2+3",
            "- Tỷ lệ hồ sơ trực tuyến",
            "-3/4",
            "+84 912",
            "@SUM(A1)",
            "\t=1",
            "\tx",
            "\rx",
            "\nx",
            "\0=1",
            " =1",
            "\u{a0}=1",
            "\u{3000}=1",
            "\"=1\"",
            "\u{feff}=1",
            "\u{200b}+1",
            "\u{202e}=1",
            "＝1",
            "＋1",
            "－1",
            "＠SUM",
            " ＝1",
            "'=1",
            "'",
        ] {
            assert_eq!(guarded(words), format!("'{words}"));
        }
    }

    #[test]
    fn numbers_and_words_stay_as_they_are() {
        for words in
            ["", "-3,5", "+12.5%", "-1.234,5", "−3,5", "93,70%", "3/4", "Hà Giang", "“=1”", "a=1", " a", "(-1)", "–"]
        {
            assert_eq!(guarded(words), words);
        }
    }
}
