//! Where one text holds several articles: clippings pasted one below the other, a file of a week's news, a digest.
//!
//! Stands before everything else: each part is then read as an article of its own. One article with headings, boxes, lists
//! and tables is one. What speaks for a cut is counted in points (`cut.rs`), and who asks decides from how many on he cuts.

mod cut;
mod label;
mod line;

use crate::{
    entity::edge::Edges,
    lexicon::{Lexicon, Mentions},
    normalize::normalize,
    segment::segment,
    span::Span,
};

/// From so many points on a cut is right as good as always, and is proposed.
pub const SURE: u32 = 55;
/// From so many points on a cut is worth a look.
const OFFERED: u32 = 35;
/// Texts of fewer bytes hold one article.
const SHORT: usize = 300;

/// A stretch of a text that may be an article of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// From its headline to its last line, in bytes of the source. What parts it from its neighbours is in neither.
    pub span: Span,
    /// Its headline; where it has none, the beginning of its first line.
    pub headline: Span,
    /// How much speaks for a cut before it. The first part has [`u32::MAX`].
    pub points: u32,
}

/// The parts that a text may be cut into: one where it is one article. Those that are not cut off belong to the part before.
pub fn articles(source: &str, lexicon: &Lexicon) -> Vec<Part> {
    let whole = Span::new(0, source.len());
    let alone = vec![Part { span: whole, headline: whole, points: u32::MAX }];
    if source.len() < SHORT || !source.trim().contains('\n') {
        return alone;
    }
    let text = normalize(source);
    let doc = segment(&text, lexicon);
    let marks = Mentions::find(&lexicon.phrases, &doc.tokens);
    let lines = line::lines(&doc, Edges::new(&doc, &marks, lexicon));
    let cuts = cut::cuts(&lines);
    let parts = cut::parts(&lines, &cuts, |tokens| doc.source(tokens));
    if parts.len() > 1 { parts } else { alone }
}

/// The articles that a text is cut into without asking: those behind a sure cut, each with what is less sure behind it.
pub fn sure(source: &str, lexicon: &Lexicon) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for part in articles(source, lexicon) {
        match spans.last_mut() {
            Some(last) if part.points < SURE => last.end = part.span.end,
            _ => spans.push(part.span),
        }
    }
    spans
}
