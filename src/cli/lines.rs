//! Words in lines that any terminal shows.

use std::fmt::Write as _;

/// So many characters of a line.
const WIDTH: usize = 100;

/// Words in lines of at most [`WIDTH`] characters, each behind `indent` blanks. Blanks at their front are kept.
pub fn lines(out: &mut String, indent: usize, words: &str) {
    let inner = words.len() - words.trim_start().len();
    let mut line = " ".repeat(indent + inner);
    let (mut width, mut empty) = (line.len(), true);
    for word in words.split_whitespace() {
        let wide = word.chars().count();
        if !empty && width + 1 + wide > WIDTH {
            let _ = writeln!(out, "{line}");
            line = " ".repeat(indent + inner);
            (width, empty) = (line.len(), true);
        }
        if !empty {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        (width, empty) = (width + wide, false);
    }
    if !empty {
        let _ = writeln!(out, "{line}");
    }
}
