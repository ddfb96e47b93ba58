//! From a shadow text to tokens, sentences and blocks.

mod block;
mod flat;
mod keyed;
mod misspelt;
mod sentence;
mod syllable;
mod table;
mod token;
mod unmarked;

pub use block::{Block, BlockKind};
pub use misspelt::mend;
pub use sentence::Sentence;
pub use syllable::{Key, is_syllable};
pub use table::{Cell, CellKind, Table, Tables};
pub use token::{Token, TokenKind, tokenize};

use crate::{analysis::Doubt, lexicon::Lexicon, normalize::Text, span::Span};
use std::ops::Range;

/// A text cut into its pieces. Every index is a token's.
pub struct Document<'t> {
    /// The text and the way back to its source.
    pub text: &'t Text,
    /// Syllables, numbers and marks.
    pub tokens: Vec<Token>,
    /// Sentences in text order; together with blanks they cover every token but line ends.
    pub sentences: Vec<Sentence>,
    /// Lines of the text with their roles.
    pub blocks: Vec<Block>,
    /// Its tables.
    pub tables: Tables,
}

impl Document<'_> {
    /// The words of some tokens, as the shadow text has them; nothing past the last token.
    pub fn words(&self, tokens: Range<usize>) -> &str {
        let tokens = tokens.start..tokens.end.min(self.tokens.len());
        if tokens.is_empty() {
            return "";
        }
        self.span(tokens).of(self.text.shadow())
    }

    /// The stretch of the shadow text that some tokens cover. The range must not be empty.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        Span { start: self.tokens[tokens.start].span.start, end: self.tokens[tokens.end - 1].span.end }
    }

    /// The stretch of the source text that some tokens cover. The range must not be empty.
    pub fn source(&self, tokens: Range<usize>) -> Span {
        self.text.source(self.span(tokens))
    }

    /// The sentence a token stands in.
    pub fn sentence_at(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token).min(self.sentences.len().saturating_sub(1))
    }
}

/// Cuts a shadow text into tokens, blocks and sentences.
pub fn segment<'t>(text: &'t Text, lexicon: &Lexicon) -> Document<'t> {
    let mut tokens = tokenize(text.shadow());
    let restored = unmarked::restore_text(text.shadow(), &mut tokens, lexicon);
    let mut blocks = block::blocks(&tokens, lexicon);
    let (tables, cuts) = table::tables(text.shadow(), &tokens, &mut blocks, lexicon);
    let mut sentences = sentence::sentences(&tokens, &mut blocks, &cuts, lexicon);
    unmarked::restore_sentences(&mut tokens, &mut sentences, &restored, lexicon);
    let mut doc = Document { text, tokens, sentences, blocks, tables };
    doubt_converted(&mut doc);
    doc
}

/// Notes which sentences came in an old encoding.
fn doubt_converted(doc: &mut Document<'_>) {
    if !doc.text.has_converted() {
        return;
    }
    for index in 0..doc.sentences.len() {
        if doc.text.is_converted(doc.span(doc.sentences[index].tokens.clone())) {
            doc.sentences[index].doubt = Some(Doubt::OldEncoding);
        }
    }
}
