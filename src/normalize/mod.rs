//! The shadow copy: the text in one form, with a map back to the text as given.
//!
//! NFC; one kind of space, dash and quote; no zero-width characters or soft hyphens; look-alikes and full-width signs
//! made plain; HTML entities read; lines in the old encodings TCVN3 and VNI converted; every line end a `\n`.

mod compose;
mod entity;
mod legacy;
mod letter;

pub use legacy::is_legacy;

use crate::span::Span;
use compose::{Composer, is_mark};
use letter::{Step, step};
use std::{borrow::Cow, ops::Range};

/// A normalised copy of a text that knows where each of its stretches came from.
#[derive(Debug, Default)]
pub struct Text {
    shadow: String,
    pieces: Vec<Piece>,
    converted: Vec<Span>,
}

/// A stretch of the shadow: the same bytes as the source, or a replacement for `replaced` source bytes.
#[derive(Clone, Copy, Debug)]
struct Piece {
    shadow: u32,
    source: u32,
    replaced: Option<u32>,
}

impl Text {
    /// The normalised text.
    pub fn shadow(&self) -> &str {
        &self.shadow
    }

    /// True where a part of the text came from an old encoding.
    pub fn has_converted(&self) -> bool {
        !self.converted.is_empty()
    }

    /// True where a span of the shadow came from an old encoding.
    pub fn is_converted(&self, span: Span) -> bool {
        let next = self.converted.partition_point(|c| c.end <= span.start);
        self.converted.get(next).is_some_and(|c| c.overlaps(span))
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

    fn replaced(&mut self, source: usize, len: usize, by: impl IntoIterator<Item = char>) {
        let piece = Piece { shadow: self.shadow.len() as u32, source: source as u32, replaced: Some(len as u32) };
        self.pieces.push(piece);
        self.shadow.extend(by);
    }

    /// Where the last character came from.
    fn last(&self) -> Option<usize> {
        let at = (self.shadow.len() - self.shadow.chars().next_back()?.len_utf8()) as u32;
        let piece = self.pieces.iter().rev().find(|piece| piece.shadow <= at)?;
        Some(if piece.replaced.is_some() { piece.source } else { piece.source + (at - piece.shadow) } as usize)
    }

    /// Takes back what was made of the source from a place on.
    fn unwind(&mut self, source: usize) {
        let mut len = self.shadow.len() as u32;
        while let Some(piece) = self.pieces.pop_if(|piece| piece.source as usize >= source) {
            len = piece.shadow;
        }
        if let Some(piece) = self.pieces.last().filter(|piece| piece.replaced.is_none()) {
            len = len.min(piece.shadow + (source as u32 - piece.source));
        }
        self.shadow.truncate(len as usize);
    }
}

/// Makes the shadow copy of a text. Takes any text at all.
pub fn normalize(source: &str) -> Text {
    let mut text = Text { shadow: String::with_capacity(source.len()), ..Text::default() };
    let mut done = 0;
    for (range, encoding) in legacy::lines(source) {
        unicode(&mut text, source, done..range.start);
        let start = text.shadow.len();
        encoding.convert(&mut text, source, range.clone());
        text.converted.push(Span::new(start, text.shadow.len()));
        done = range.end;
    }
    unicode(&mut text, source, done..source.len());
    text
}

/// Adds a stretch of Unicode text.
fn unicode(text: &mut Text, source: &str, range: Range<usize>) {
    let bytes = &source.as_bytes()[..range.end];
    let (mut done, mut at, mut open) = (range.start, range.start, range.start);
    let mut composer = Composer::default();
    loop {
        at += kept(&bytes[at..]);
        let Some((c, len, as_given)) = read(&source[..range.end], at) else { break };
        let put = match step(c) {
            Step::Keep if as_given => {
                at += len;
                continue;
            }
            Step::Keep => Some(c),
            Step::Put(by) => Some(by),
            Step::Drop => None,
            Step::Compose => {
                text.same(done, &source[done..at]);
                let from = if is_mark(c) { text.last().filter(|&from| from >= open).unwrap_or(at) } else { at };
                text.unwind(from);
                let (given, end) = cluster(source, from, at + len, range.end);
                text.replaced(from, end - from, composer.compose(&given).chars());
                // What follows begins anew: a run of marks and signs without width is read once.
                (done, at, open) = (end, end, end);
                continue;
            }
        };
        text.same(done, &source[done..at]);
        text.replaced(at, len, put);
        at += len;
        done = at;
    }
    text.same(done, &source[done..range.end]);
}

/// How many bytes at the front of some the shadow keeps as they are: ASCII, and the letters that two bytes tell.
///
/// Every byte is looked at alike, whatever stands before it, eight at a time: most of a text is kept.
fn kept(bytes: &[u8]) -> usize {
    let stops = |at: usize| STOPS.0[bytes[at] as usize] & STOPS.1[bytes.get(at + 1).map_or(0, |&b| b as usize)] != 0;
    let mut at = 0;
    while let Some(&[a, b, c, d, e, f, g, h, i]) = bytes.get(at..at + 9) {
        let stop = |first: u8, second: u8| STOPS.0[first as usize] & STOPS.1[second as usize];
        let some =
            stop(a, b) | stop(b, c) | stop(c, d) | stop(d, e) | stop(e, f) | stop(f, g) | stop(g, h) | stop(h, i);
        if some != 0 {
            break;
        }
        at += 8;
    }
    while at < bytes.len() && !stops(at) {
        at += 1;
    }
    at
}

/// What begins with a byte ends the stretch that is kept where the byte and the one behind it have a bit in common: the
/// first is no letter that may be kept whatever follows, or not with this one behind it.
static STOPS: ([u8; 256], [u8; 256]) = {
    const ANY: u8 = 1;
    const LATIN: u8 = 2;
    const LATIN_MORE: u8 = 4;
    const VIETNAMESE: u8 = 8;
    let (mut first, mut second) = ([ANY; 256], [ANY | VIETNAMESE; 256]);
    let mut byte = b' ';
    while byte < 0x7F {
        first[byte as usize] = 0;
        byte += 1;
    }
    (first[b'\n' as usize], first[b'\t' as usize], first[b'&' as usize]) = (0, 0, ANY);
    let mut byte = 0x80;
    while byte < 0xC0 {
        first[byte] = 0;
        byte += 1;
    }
    (first[0xC3], first[0xC4], first[0xC5], first[0xC6], first[0xE1]) = (LATIN, 0, 0, LATIN_MORE, VIETNAMESE);
    (second[0x90], second[0x97], second[0xB0]) = (second[0x90] | LATIN, second[0x97] | LATIN, second[0xB0] | LATIN);
    second[0x89] |= LATIN_MORE;
    (second[0xB8], second[0xB9], second[0xBA], second[0xBB]) = (ANY, ANY, ANY, ANY);
    (first, second)
};

/// The character at a place, its bytes, and whether it stands there as it is: entities, look-alikes, tone marks that
/// stand alone and small pictures are read.
fn read(source: &str, at: usize) -> Option<(char, usize, bool)> {
    let c = source[at..].chars().next()?;
    if c == '&' {
        return Some(entity::at_front(&source[at..]).map_or((c, 1, true), |(c, len)| (c, len, false)));
    }
    let by = match c {
        '\u{2C0}'..='\u{2DC}' | '\u{370}'..='\u{52F}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}' => {
            letter::beside(source, at, c)
        }
        _ => None,
    };
    Some((by.unwrap_or(c), c.len_utf8(), by.is_none()))
}

/// The characters from `from` to `at` and the combining marks behind, and where they end.
fn cluster(source: &str, from: usize, at: usize, end: usize) -> (Cow<'_, str>, usize) {
    let (mut words, mut here) = (Cow::Borrowed(""), from);
    while let Some((c, len, as_given)) = read(&source[..end], here).filter(|&(c, _, _)| here < at || is_mark(c)) {
        let by = match step(c) {
            Step::Drop => None,
            Step::Put(by) => Some(by),
            Step::Keep | Step::Compose => Some(c),
        };
        if as_given && by == Some(c) && matches!(words, Cow::Borrowed(_)) {
            words = Cow::Borrowed(&source[from..here + len]);
        } else {
            words.to_mut().extend(by);
        }
        here += len;
    }
    (words, here)
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
        assert_eq!(Composer::default().compose(&round(&nfd, "hồ")), "hồ");
    }

    #[test]
    fn spaces_dashes_and_zero_widths() {
        assert_eq!(normalize("15\u{2013}20\u{00A0}%\r\n\u{FEFF}x").shadow(), "15-20 %\nx");
        assert_eq!(round("a 15\u{2013}20\u{00A0}% b", "15-20 %"), "15\u{2013}20\u{00A0}%");
        assert_eq!(round("8\u{200B}2% ", "82%"), "8\u{200B}2%");
        assert_eq!(round("\u{200B}82\u{200B}", "82"), "82");
        assert_eq!(normalize("Ðảng").shadow(), "Đảng");
        assert_eq!(normalize("tuy\u{2}ến\0 \u{C}x").shadow(), "tuyến \nx");
    }

    #[test]
    fn marks_join_what_stands_before_them() {
        for source in
            ["ti\u{309}nh", "ti\u{200B}\u{309}nh", "ti\u{2C0}nh", "ti&#777;nh", "t&#105;&#777;nh", "t\u{456}\u{309}nh"]
        {
            assert_eq!(normalize(source).shadow(), "tỉnh", "{source}");
        }
        assert_eq!(round("a ti\u{200B}\u{309}nh b", "ỉ"), "i\u{200B}\u{309}");
        assert_eq!(normalize("\u{AD}\u{301}a").shadow(), "\u{301}a");
        assert_eq!(normalize("e\u{302}\u{323} ê\u{323} ẹ\u{302}").shadow(), "ệ ệ ệ");
    }

    #[test]
    fn entities_are_read_and_map_back() {
        assert_eq!(normalize("t&#7881;nh Qu&atilde;ng&nbsp;Nam 8&shy;2%").shadow(), "tỉnh Quãng Nam 82%");
        assert_eq!(round("15&#8211;20&nbsp;% x", "15-20 %"), "15&#8211;20&nbsp;%");
        assert_eq!(normalize("Q&A &amp; R&D; &copy").shadow(), "Q&A & R&D; &copy");
    }

    #[test]
    fn small_pictures_between_word_and_number() {
        assert_eq!(normalize("đạt 🎯🔥 82% 🎉 Hạng 8️⃣, 5 🎉 120, ✓ 3").shadow(), "đạt    82% 🎉 Hạng 8, 5 🎉 120, ✓ 3");
    }

    #[test]
    fn look_alikes_inside_latin_words_only() {
        assert_eq!(normalize("\u{441}h\u{1EE7} s\u{43E} \u{FF18}\u{FF12}\u{FF05}").shadow(), "chủ so 82%");
        assert_eq!(normalize("\u{430} \u{43C}\u{43E}\u{440}\u{435}").shadow(), "\u{430} \u{43C}\u{43E}\u{440}\u{435}");
        assert_eq!(normalize("\u{1D5E7}\u{1D7EE}").shadow(), "T2");
    }
}
