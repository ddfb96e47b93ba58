//! What a picture is written with: the words, numbers and colours of SVG, put one behind the other.

use crate::{corpus::Id, number};

/// All that is written, as bytes: most of it are digits, which go onto these faster than onto text.
pub struct Ink(Vec<u8>);

impl Ink {
    /// Nothing yet, with room for so many bytes.
    pub fn new(room: usize) -> Ink {
        Ink(Vec::with_capacity(room))
    }

    /// Puts in what is SVG already.
    pub fn put(&mut self, svg: &str) {
        self.0.extend_from_slice(svg.as_bytes());
    }

    /// Puts in a whole number.
    pub fn number(&mut self, number: i32) {
        number::signs(number, |sign| self.0.push(sign));
    }

    /// Puts in the id of a figure.
    pub fn id(&mut self, id: Id) {
        id.signs(|sign| self.0.push(sign));
    }

    /// Puts in an attribute, of which all before the number is given in one: each piece costs as much as several letters.
    pub fn attribute(&mut self, before: &str, number: i32) {
        self.put(before);
        self.number(number);
        self.put("\"");
    }

    /// Puts in a place on the paper with one digit behind the dot, of a size none where it is 0. To write it as the library
    /// writes any floating number would bring along its search for the shortest digits, 5 kB of the module.
    pub fn tenths(&mut self, place: f64, always: bool) {
        let tenths = (place * 10.0).round().max(0.0) as i32;
        self.number(tenths / 10);
        if always || tenths % 10 > 0 {
            self.put(".");
            self.number(tenths % 10);
        }
    }

    /// Puts in a colour: #1f4fd8.
    pub fn colour(&mut self, (r, g, b): (u8, u8, u8)) {
        let digit = |value: u8| if value < 10 { b'0' + value } else { b'a' - 10 + value };
        self.0.extend_from_slice(&[
            b'#',
            digit(r >> 4),
            digit(r & 15),
            digit(g >> 4),
            digit(g & 15),
            digit(b >> 4),
            digit(b & 15),
        ]);
    }

    /// Puts in text as XML may hold it: marks escaped, characters that XML 1.0 forbids replaced.
    pub fn escape(&mut self, text: &str) {
        // Most text is written as it is; 0xEF begins what XML does not allow, and rare letters.
        if !text.bytes().any(|byte| byte < b' ' || matches!(byte, b'<' | b'>' | b'&' | b'"' | 0xEF)) {
            return self.put(text);
        }
        for c in text.chars() {
            match c {
                '<' => self.put("&lt;"),
                '>' => self.put("&gt;"),
                '&' => self.put("&amp;"),
                '"' => self.put("&quot;"),
                '\t' | '\n' | '\r' => self.put(" "),
                '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => self.put("\u{fffd}"),
                _ => self.put(c.encode_utf8(&mut [0; 4])),
            }
        }
    }

    /// Puts in the end of the tag that opens a group, and the words that a pointer shows.
    pub fn head(&mut self, words: &str) {
        if words.is_empty() {
            return self.put(">\n");
        }
        self.put("><title>");
        self.escape(words);
        self.put("</title>\n");
    }

    /// Gives all that was put in.
    pub fn take(&mut self) -> String {
        String::from_utf8(std::mem::take(&mut self.0)).expect("only whole letters are put in")
    }
}
