//! What a picture is written with: the words, numbers and colours of SVG, put one behind the other.

use crate::{corpus::Id, number};

/// All that is written.
pub struct Ink(String);

/// The bytes that are written as they are, so that most text need not be looked at letter by letter; 0xEF begins what XML
/// does not allow, and rare letters.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = byte >= b' ' as usize && !matches!(byte as u8, b'<' | b'>' | b'&' | b'"' | 0xEF);
        byte += 1;
    }
    plain
};

impl Ink {
    /// Nothing yet, with room for so many bytes.
    pub fn new(room: usize) -> Ink {
        Ink(String::with_capacity(room))
    }

    /// Puts in what is SVG already.
    pub fn put(&mut self, svg: &str) {
        self.0.push_str(svg);
    }

    /// Puts in a whole number.
    pub fn number(&mut self, number: i32) {
        number::write(number, &mut self.0);
    }

    /// Puts in the id of a figure.
    pub fn id(&mut self, id: Id) {
        id.write(&mut self.0);
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
        self.0.push('#');
        for digit in [r >> 4, r & 15, g >> 4, g & 15, b >> 4, b & 15] {
            self.0.push(char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }));
        }
    }

    /// Puts in text as XML may hold it: marks escaped, characters that XML 1.0 forbids replaced.
    pub fn escape(&mut self, text: &str) {
        if text.bytes().all(|byte| PLAIN[usize::from(byte)]) {
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
                _ => self.0.push(c),
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
        std::mem::take(&mut self.0)
    }
}
