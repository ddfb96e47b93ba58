//! Which line above governs a line: the headings of a text, nested by how they are marked.

use super::context::Context;
use crate::segment::{Block, BlockKind, TokenKind};

/// What a line is to those below it.
pub(super) struct Line {
    mark: Option<Mark>,
    /// It says what they are about.
    leads: bool,
}

/// How a line that leads others is marked. Lines marked alike stand side by side; a new sort of mark opens a level.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A line without a number that ends with a colon.
    Colon,
    /// A heading all in capitals.
    Capitals,
    /// A heading without a number.
    Plain,
    /// A.
    Letter,
    /// I.
    Roman,
    /// 1.
    Number,
    /// 1.1.
    Numbers,
    /// a)
    Small,
    /// A dash or bullet.
    Bullet(char),
}

/// What each line of a text is to those below it.
pub(super) fn lines(context: &Context) -> Vec<Line> {
    let line = |block: &Block| Line { mark: mark(context, block), leads: leads(context, block) };
    context.doc.blocks.iter().map(line).collect()
}

/// For each line the nearest line above that governs it and that `tells`, and whether others lead in between.
pub(super) fn governing(context: &Context, tells: impl Fn(usize) -> bool) -> Vec<Option<(u32, bool)>> {
    let mut open: Vec<(Mark, u32, bool)> = Vec::new();
    let lines = context.lines.iter().zip(&context.doc.blocks).enumerate();
    lines
        .map(|(at, (line, block))| {
            close(&mut open, line.mark, block.kind);
            let nearest = open.iter().rposition(|o| o.2);
            let found = nearest.map(|i| (open[i].1, i + 1 < open.len()));
            if let Some(mark) = line.mark.filter(|_| line.leads) {
                open.push((mark, at as u32, tells(at)));
            }
            found
        })
        .collect()
}

/// Ends what a new line ends: running text what a colon opened, a mark all that stands below the last one alike. A colon
/// that sections follow opens a report ("báo cáo như sau:"), and no running text ends that.
fn close(open: &mut Vec<(Mark, u32, bool)>, mark: Option<Mark>, kind: BlockKind) {
    let alike = open.iter().position(|o| Some(o.0) == mark);
    let ended = match (mark, kind) {
        (Some(Mark::Capitals | Mark::Plain) | None, BlockKind::Heading | BlockKind::Paragraph) => {
            let sections = open.iter().rposition(|o| matches!(o.0, Mark::Capitals | Mark::Letter | Mark::Roman));
            let list = |o: &(Mark, u32, bool)| matches!(o.0, Mark::Colon | Mark::Bullet(_));
            let from = sections.map_or(0, |at| at + 1);
            let list = || open[from..].iter().position(list).map(|at| from + at);
            alike.or_else(|| list().filter(|_| kind != BlockKind::Heading || mark.is_some()))
        }
        _ => alike,
    };
    open.truncate(ended.unwrap_or(open.len()));
}

/// True for a line that says what the lines below it are about: no figure, or a colon at its end.
fn leads(context: &Context, block: &Block) -> bool {
    let colon = ends_with_colon(context, block);
    match block.kind {
        BlockKind::Heading | BlockKind::ListItem => {
            let last = &context.doc.tokens[block.tokens.end - 1];
            colon || (context.cuts(&block.tokens).figures() == 0 && !last.is('.') && !last.is(';'))
        }
        BlockKind::Paragraph => colon,
        _ => false,
    }
}

fn ends_with_colon(context: &Context, block: &Block) -> bool {
    context.doc.tokens[block.tokens.end - 1].is(':')
}

/// The mark of a line; nothing for running text and for lines that only state figures.
fn mark(context: &Context, block: &Block) -> Option<Mark> {
    let tokens = &context.doc.tokens[block.tokens.clone()];
    let behind = tokens.get(1).filter(|t| t.glued && (t.is('.') || t.is(')')));
    let word = || context.doc.words(block.tokens.start..block.tokens.start + 1);
    match (tokens[0].kind, block.kind) {
        (_, BlockKind::Title | BlockKind::Caption | BlockKind::TableRow | BlockKind::Furniture) => None,
        (TokenKind::Number, _) if word().contains('.') => behind.map(|_| Mark::Numbers),
        (TokenKind::Number, _) if behind.is_some() => Some(Mark::Number),
        (TokenKind::Number, BlockKind::ListItem) => Some(Mark::Numbers),
        (TokenKind::Word, _) if behind.is_some() && word().len() <= 4 => {
            let word = word();
            let roman = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
            let small = word.bytes().all(|b| b.is_ascii_lowercase());
            Some(if roman {
                Mark::Roman
            } else if small {
                Mark::Small
            } else {
                Mark::Letter
            })
        }
        (TokenKind::Mark(c), BlockKind::ListItem) => Some(Mark::Bullet(c)),
        _ if ends_with_colon(context, block) => Some(Mark::Colon),
        (_, BlockKind::Heading) if context.cuts(&block.tokens).figures() == 0 => {
            let capitals = tokens.iter().take(2).all(|t| t.caps);
            Some(if capitals { Mark::Capitals } else { Mark::Plain })
        }
        _ => None,
    }
}
