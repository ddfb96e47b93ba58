//! The shadow copy: the text in one form, with a map back to the text as given.
//!
//! NFC; one kind of space, dash and quote; no zero-width characters or soft hyphens; look-alikes of Đ and
//! full-width signs made plain; every line end a `\n`.

use crate::span::Span;
use icu_normalizer::{ComposingNormalizerBorrowed, properties::CanonicalCombiningClassMapBorrowed};

const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfc();
const CLASSES: CanonicalCombiningClassMapBorrowed<'static> = CanonicalCombiningClassMapBorrowed::new();

/// A normalised copy of a text that knows where each of its stretches came from.
#[derive(Debug, Default)]
pub struct Text {
    shadow: String,
    pieces: Vec<Piece>,
}

/// A stretch of the shadow: the same bytes as the source, or a replacement for `replaced` source bytes.
#[derive(Clone, Copy, Debug)]
struct Piece {
    shadow: u32,
    source: u32,
    replaced: Option<u32>,
}

/// What one character of the source becomes.
enum Step {
    Keep,
    Put(char),
    Drop,
    Compose,
}

impl Text {
    /// The normalised text.
    pub fn shadow(&self) -> &str {
        &self.shadow
    }

    /// A span of the shadow as a span of the source. What was dropped beside the span stays outside.
    pub fn source(&self, span: Span) -> Span {
        let first = self.pieces.partition_point(|p| p.shadow <= span.start).saturating_sub(1);
        let last = self.pieces.partition_point(|p| p.shadow < span.end).saturating_sub(1);
        let (Some(a), Some(b)) = (self.pieces.get(first), self.pieces.get(last)) else {
            return span;
        };
        let start = if a.replaced.is_some() { a.source } else { a.source + (span.start - a.shadow) };
        let end = match b.replaced {
            Some(len) => b.source + len,
            None => b.source + (span.end - b.shadow),
        };
        Span { start, end: end.max(start) }
    }

    fn same(&mut self, source: usize, words: &str) {
        if !words.is_empty() {
            self.pieces.push(Piece { shadow: self.shadow.len() as u32, source: source as u32, replaced: None });
            self.shadow.push_str(words);
        }
    }

    fn replaced(&mut self, source: usize, len: usize, by: impl Iterator<Item = char>) {
        let piece = Piece { shadow: self.shadow.len() as u32, source: source as u32, replaced: Some(len as u32) };
        self.pieces.push(piece);
        self.shadow.extend(by);
    }
}

/// Makes the shadow copy of a text. Takes any text at all.
pub fn normalize(source: &str) -> Text {
    let mut text = Text { shadow: String::with_capacity(source.len()), pieces: Vec::new() };
    let bytes = source.as_bytes();
    let (mut done, mut at) = (0, 0);
    loop {
        at += kept(&bytes[at..]);
        let Some(c) = source[at..].chars().next() else { break };
        let next = at + c.len_utf8();
        match step(c) {
            Step::Keep => {}
            Step::Put(by) => {
                text.same(done, &source[done..at]);
                text.replaced(at, c.len_utf8(), std::iter::once(by));
                done = next;
            }
            Step::Drop => {
                text.same(done, &source[done..at]);
                text.replaced(at, c.len_utf8(), std::iter::empty());
                done = next;
            }
            Step::Compose => {
                let before = source[done..at].char_indices().next_back().map_or(at, |(before, _)| done + before);
                let from = if is_mark(c) { before } else { at };
                let len = cluster(&source[from..]).max(next - from);
                text.same(done, &source[done..from]);
                text.replaced(from, len, NFC.normalize(&source[from..from + len]).chars());
                (done, at) = (from + len, from + len);
                continue;
            }
        }
        at = next;
    }
    text.same(done, &source[done..]);
    text
}

/// How many bytes at the front of some the shadow keeps as they are: ASCII, and the letters that two bytes tell.
fn kept(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        at += match (first, bytes.get(at + 1)) {
            (b'\r', _) => return at,
            (..0x80, _) => 1,
            (0xC3, Some(second)) if !matches!(second, 0x90 | 0x97 | 0xB0) => 2,
            (0xC4 | 0xC5, Some(_)) => 2,
            (0xC6, Some(second)) if *second != 0x89 => 2,
            (0xE1, Some(0xB8..=0xBB)) => 3,
            _ => return at,
        }
    }
    at
}

fn step(c: char) -> Step {
    match c {
        '\t' => Step::Keep,
        '\r' => Step::Drop,
        '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{00AD}' | '\u{2060}' | '\u{202A}'..='\u{202E}' => Step::Drop,
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Step::Put(' '),
        '\u{2028}' | '\u{2029}' | '\u{0085}' => Step::Put('\n'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Step::Put('-'),
        '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{2032}' => Step::Put('\''),
        '\u{201C}'..='\u{201E}' | '\u{00AB}' | '\u{00BB}' | '\u{2033}' => Step::Put('"'),
        '\u{00D0}' | '\u{0189}' => Step::Put('\u{0110}'),
        '\u{00F0}' | '\u{0256}' => Step::Put('\u{0111}'),
        '\u{00D7}' => Step::Put('x'),
        '\u{FF05}' => Step::Put('%'),
        '\u{FF10}'..='\u{FF19}' => Step::Put(char::from(b'0' + (c as u32 - 0xFF10) as u8)),
        '\u{00C0}'..='\u{02FF}' | '\u{1E00}'..='\u{1EFF}' => Step::Keep,
        _ if is_mark(c) || !NFC.is_normalized(c.encode_utf8(&mut [0; 4])) => Step::Compose,
        _ => Step::Keep,
    }
}

fn is_mark(c: char) -> bool {
    c >= '\u{0300}' && CLASSES.get_u8(c) != 0
}

/// Bytes of the first character and the combining marks behind it.
fn cluster(text: &str) -> usize {
    text.char_indices().skip(1).find(|&(_, c)| !is_mark(c)).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(source: &str, words: &str) -> String {
        let text = normalize(source);
        let at = text.shadow().find(words).expect("the words are in the shadow");
        text.source(Span::new(at, at + words.len())).of(source).to_owned()
    }

    #[test]
    fn plain_text_is_itself() {
        assert_eq!(normalize("Tỷ lệ đạt 82%.\n").shadow(), "Tỷ lệ đạt 82%.\n");
        assert_eq!(normalize("").shadow(), "");
    }

    #[test]
    fn decomposed_text_composes_and_maps_back() {
        let nfd = icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize("Tỷ lệ hồ sơ đạt 82%");
        assert_eq!(normalize(&nfd).shadow(), "Tỷ lệ hồ sơ đạt 82%");
        assert_eq!(round(&nfd, "82%"), "82%");
        assert_eq!(NFC.normalize(&round(&nfd, "hồ")), "hồ");
    }

    #[test]
    fn spaces_dashes_and_zero_widths() {
        assert_eq!(normalize("15\u{2013}20\u{00A0}%\r\n\u{FEFF}x").shadow(), "15-20 %\nx");
        assert_eq!(round("a 15\u{2013}20\u{00A0}% b", "15-20 %"), "15\u{2013}20\u{00A0}%");
        assert_eq!(round("8\u{200B}2% ", "82%"), "8\u{200B}2%");
        assert_eq!(round("\u{200B}82\u{200B}", "82"), "82");
        assert_eq!(normalize("Ðảng").shadow(), "Đảng");
    }
}
