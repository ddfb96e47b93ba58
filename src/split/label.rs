//! What numbers the articles of a text.

use super::line::Label;
use crate::{
    entity::edge::Edges,
    lexicon::Name,
    segment::{Document, TokenKind},
};
use std::ops::Range;

/// The label that opens a line, and the token behind it.
///
/// *Reads* "Bài 2: …", "Tin số 3", "[1] …", "4. …", "Tiêu đề: …".
/// *Leaves alone* "Tin, ảnh: Quang Lịch", "1.864 tổ", "2.1. Hạ tầng", "5 chỉ tiêu".
pub fn label(doc: &Document<'_>, edges: Edges<'_>, line: &Range<usize>) -> (Option<Label>, usize) {
    told(doc, edges, line).or_else(|| key(doc, edges, line)).or_else(|| bare(doc, line)).unwrap_or((None, line.start))
}

fn told(doc: &Document<'_>, edges: Edges<'_>, line: &Range<usize>) -> Option<(Option<Label>, usize)> {
    let word = [Name::Label, Name::Byline].into_iter().filter_map(|part| edges.name(line.start, part)).max()?;
    let number = number(doc, word, line)?;
    let behind = word + 1;
    let part = |at: usize| doc.tokens.get(at).is_some_and(|token| closes(token.kind));
    let open = behind >= line.end || part(behind);
    let end = (behind..line.end).find(|&at| !part(at)).unwrap_or(line.end);
    open.then_some((Some(Label::Told(number)), end))
}

fn key(doc: &Document<'_>, edges: Edges<'_>, line: &Range<usize>) -> Option<(Option<Label>, usize)> {
    let end = edges.name(line.start, Name::Head)?;
    let told = doc.tokens.get(end).is_some_and(|token| token.is(':'));
    (told && end + 1 < line.end).then_some((Some(Label::Key), end + 1))
}

fn bare(doc: &Document<'_>, line: &Range<usize>) -> Option<(Option<Label>, usize)> {
    let opened = usize::from(doc.tokens[line.start].is('[') || doc.tokens[line.start].is('('));
    let at = line.start + opened;
    let number = number(doc, at, line)?;
    let behind = doc.tokens.get(at + 1).filter(|token| token.glued && at + 1 < line.end)?;
    let shut = closes(behind.kind) && (opened == 0 || behind.is(']') || behind.is(')'));
    let next = doc.tokens.get(at + 2).is_some_and(|token| at + 2 < line.end && !token.glued);
    (shut && next).then_some((Some(Label::Bare(number)), at + 2))
}

fn number(doc: &Document<'_>, at: usize, line: &Range<usize>) -> Option<u32> {
    let token = doc.tokens.get(at).filter(|token| at < line.end && token.is_number())?;
    token.span.of(doc.text.shadow()).parse().ok().filter(|number| (1..=300).contains(number))
}

fn closes(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark('.' | ':' | ')' | ']' | '/' | '-'))
}
