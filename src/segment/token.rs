//! Syllables, numbers and marks.

use super::syllable::{Key, key_of_number, key_of_word};
use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run of letters: one Vietnamese syllable, or a word of another language.
    Word,
    /// A run of digits with dots or commas inside.
    Number,
    /// One other character, given.
    Mark(char),
    /// A web or mail address.
    Link,
    /// One or more line ends.
    Newline,
}

/// The smallest piece of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the shadow text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Its spelling, free of case and of where the tone mark is put.
    pub key: Key,
    /// Nothing stands between it and the token before.
    pub glued: bool,
    /// A tab stands between it and the token before.
    pub tabbed: bool,
    /// Begins with a capital.
    pub upper: bool,
    /// Two or more letters, all capitals.
    pub caps: bool,
}

impl Token {
    /// True for this mark.
    #[inline(always)]
    pub fn is(&self, mark: char) -> bool {
        matches!(self.kind, TokenKind::Mark(own) if own == mark)
    }

    /// True for a run of letters.
    #[inline(always)]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokenKind::Word)
    }

    /// True for a run of digits.
    #[inline(always)]
    pub fn is_number(&self) -> bool {
        matches!(self.kind, TokenKind::Number)
    }
}

/// Cuts a shadow text into tokens. Blanks are left out; nothing else is.
pub fn tokenize(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens: Vec<Token> = Vec::with_capacity(bytes.len() / 4 + 8);
    let mut at = 0;
    let (mut glued, mut tabbed) = (false, false);
    while let Some(&b) = bytes.get(at) {
        let start = at;
        let (span, kind, key) = (Span::default(), TokenKind::Word, Key::NONE);
        let mut token = Token { span, kind, key, glued, tabbed, upper: false, caps: false };
        match b {
            b' ' => {
                (glued, at) = (false, at + 1);
                continue;
            }
            b'\t' => {
                (glued, tabbed, at) = (false, !tokens.is_empty(), at + 1);
                continue;
            }
            b'\n' => {
                while at < bytes.len() && matches!(bytes[at], b'\n' | b' ' | b'\t') {
                    at += 1;
                }
                token.kind = TokenKind::Newline;
            }
            b'0'..=b'9' => {
                at = number_end(bytes, at);
                token.kind = TokenKind::Number;
                token.key = key_of_number(&bytes[start..at]);
            }
            _ => {
                let word = key_of_word(text, at);
                at += word.len;
                if let Some(end) = link_end(bytes, start, at) {
                    at = end;
                    token.kind = TokenKind::Link;
                } else if word.len > 0 {
                    (token.key, token.upper, token.caps) = (word.key, word.upper, word.caps);
                } else {
                    let c = text[at..].chars().next().unwrap_or(' ');
                    at += c.len_utf8();
                    token.kind = TokenKind::Mark(c);
                    if c == '%' {
                        token.key = Key::PERCENT;
                    }
                }
            }
        }
        token.span = Span::new(start, at);
        tokens.push(token);
        (glued, tabbed) = (!matches!(token.kind, TokenKind::Newline), false);
    }
    tokens
}

/// Digits, and a dot or comma where digits stand on both its sides.
fn number_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let more = at + 1 < bytes.len() && matches!(bytes[at], b'.' | b',') && bytes[at + 1].is_ascii_digit();
        if !more {
            return at;
        }
        at += 1;
    }
}

/// Reads an address that begins with `http://`, `https://` or `www.`, to the next blank. `word` is the end of its first
/// word.
fn link_end(bytes: &[u8], at: usize, word: usize) -> Option<usize> {
    let rest = &bytes[at..];
    if !matches!(rest[0] | 0x20, b'h' | b'w') || !matches!(bytes.get(word), Some(b':' | b'.')) {
        return None;
    }
    let opens = |lead: &[u8]| rest.len() > lead.len() && rest[..lead.len()].eq_ignore_ascii_case(lead);
    if !(opens(b"http://") || opens(b"https://") || opens(b"www.")) {
        return None;
    }
    let blank = |b: &u8| matches!(b, b' ' | b'\n' | b'\t' | b'"' | b'<' | b'>' | b'|');
    let mut end = at + rest.iter().position(blank).unwrap_or(rest.len());
    while end > at && matches!(bytes[end - 1], b'.' | b',' | b')' | b';') {
        end -= 1;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn numbers_words_marks() {
        assert_eq!(shown("đạt 80,53%, 28,5ha; 1.864."), ["đạt", "80,53", "%", ",", "28,5", "ha", ";", "1.864", "."]);
        assert_eq!(shown("18-NQ/TU"), ["18", "-", "NQ", "/", "TU"]);
        assert_eq!(shown("xem https://a.vn/b-2370342.html."), ["xem", "https://a.vn/b-2370342.html", "."]);
    }

    #[test]
    fn glue_and_case() {
        let tokens = tokenize("VOV5 và 4G");
        assert!(tokens[0].caps && tokens[1].glued && !tokens[2].glued && tokens[4].glued);
    }

    #[test]
    fn tone_placement_and_case_do_not_matter() {
        let keys = |s: &str| tokenize(s).iter().map(|t| t.key).collect::<Vec<_>>();
        assert_eq!(keys("Hoà hoá thuỷ uỷ"), keys("HÒA hóa thủy ủy"));
        assert_ne!(keys("hoà"), keys("hoa"));
        assert_ne!(keys("đạt"), keys("dạt"));
    }
}
