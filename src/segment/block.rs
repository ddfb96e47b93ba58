//! Lines of a text and their roles.

use super::{Token, TokenKind};
use crate::lexicon::{Cue, Lexicon};
use std::ops::Range;

/// The role of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Running text.
    Paragraph,
    /// A short line that opens a part.
    Heading,
    /// The words under a picture.
    Caption,
    /// One item of a list.
    ListItem,
    /// One row of a table.
    TableRow,
    /// What the page around the article left behind.
    Furniture,
}

/// A line of the text.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its tokens, without the line's end.
    pub tokens: Range<usize>,
    /// Its sentences.
    pub sentences: Range<usize>,
    /// Its role.
    pub kind: BlockKind,
    /// A bar or a tab stands in it.
    pub parted: bool,
}

/// Cuts the tokens at line ends and gives each line its role.
pub(super) fn blocks(tokens: &[Token], lexicon: &Lexicon) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut titled = false;
    let mut bar = false;
    for line in tokens.split(|t| matches!(t.kind, TokenKind::Newline)) {
        if line.is_empty() {
            continue;
        }
        let start = (line.as_ptr() as usize - tokens.as_ptr() as usize) / size_of::<Token>();
        let (mut words, mut bars, mut tabbed) = (0, 0, false);
        for token in line {
            words += usize::from(token.is_word() || token.is_number());
            bars += usize::from(token.is('|'));
            tabbed |= token.tabbed;
        }
        let row = bars >= 2 || tabbed;
        let kind = role(line, (words, bars, row), (titled, bar), lexicon);
        titled |= kind == BlockKind::Title;
        bar = if bars == 1 && line.len() == 1 { !bar } else { bar && bars == 0 };
        let parted = bars > 0 || tabbed;
        blocks.push(Block { tokens: start..start + line.len(), sentences: 0..0, kind, parted });
    }
    blocks
}

fn role(
    line: &[Token],
    (words, bars, row): (usize, usize, bool),
    (titled, bar): (bool, bool),
    lexicon: &Lexicon,
) -> BlockKind {
    if words == 0 || (words <= 8 && is_furniture(line, lexicon)) {
        return BlockKind::Furniture;
    }
    if bar || (bars == 1 && (line[0].is('|') || line[line.len() - 1].is('|'))) {
        return BlockKind::Caption;
    }
    if row {
        return BlockKind::TableRow;
    }
    if !titled {
        return BlockKind::Title;
    }
    let capitals = line.iter().filter(|t| t.is_word()).all(|t| t.caps || t.upper && t.span.end - t.span.start <= 3);
    if capitals && words >= 2 {
        return BlockKind::Heading;
    }
    if is_item(line) {
        return BlockKind::ListItem;
    }
    let stop = matches!(line[line.len() - 1].kind, TokenKind::Mark('.' | '!' | '?' | '"' | '\u{2026}' | ';' | ','));
    if words <= 14 && !stop { BlockKind::Heading } else { BlockKind::Paragraph }
}

/// *Reads* a line that begins with a dash, bullet, "1.", "1.1.", "a)" or a Roman number and a dot.
fn is_item(line: &[Token]) -> bool {
    let (first, second) = (&line[0], line.get(1));
    match first.kind {
        TokenKind::Mark('-' | '+' | '*' | '\u{2022}' | '\u{25CF}' | '\u{25AA}' | '\u{2713}') => true,
        TokenKind::Number => second.is_some_and(|t| t.glued && (t.is('.') || t.is(')'))),
        TokenKind::Word => {
            let short = first.span.end - first.span.start <= 4;
            short
                && second.is_some_and(|t| t.glued && (t.is(')') || (t.is('.') && (first.caps || first.upper))))
                && line.len() > 3
                && !line[2].glued
        }
        _ => false,
    }
}

/// True where a phrase of the furniture table covers the line but for marks.
fn is_furniture(line: &[Token], lexicon: &Lexicon) -> bool {
    lexicon.is_whole(line.iter().filter(|t| !matches!(t.kind, TokenKind::Mark(_))), Cue::Furniture)
}
