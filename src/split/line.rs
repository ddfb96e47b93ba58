//! The lines of a text, and what each looks like from outside.

use crate::{
    entity::edge::{Credit, Edges},
    lexicon::Name,
    segment::{Block, BlockKind, Document, Token, TokenKind},
};
use std::ops::Range;

/// What a line is where articles are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Paragraph,
    /// A short line that could be a headline.
    Head,
    /// One or a few words over a headline, or a heading.
    Brief,
    /// Who wrote it, where it comes from.
    Credit(Credit),
    /// The day on which it came out.
    Dated,
    /// A line of dashes, stars or the like; a long one of those that people draw between articles is plain.
    Rule {
        /// True for what also stands between parts of one article.
        weak: bool,
    },
    /// What the page around an article left behind.
    Furniture,
    /// The words under a picture.
    Caption,
    /// Heads what belongs to the text before.
    Annex,
    /// Anything else: rows of tables, items of lists, captions.
    Other,
}

/// A line, or several that a program broke one into.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its tokens, without a label.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// How many words and numbers it has.
    pub words: u32,
    /// How many lines before it are empty.
    pub gap: u32,
    /// Ends as a sentence does.
    pub stop: bool,
    /// Stands all in quotes.
    pub quoted: bool,
    /// A place of publication opens it.
    pub dateline: bool,
    /// A name and a colon open it.
    pub prefixed: bool,
    /// The label that opens it.
    pub label: Option<Label>,
}

/// What numbers or names an article within a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// "Bài 2", "Tin số 3".
    Told(u32),
    /// "2.", "[3]".
    Bare(u32),
    /// "Tiêu đề:".
    Key,
}

/// A headline has at most so many words.
const HEADLINE: u32 = 34;
/// And at least so many; fewer name a section of the page.
const BRIEF: u32 = 4;
/// A paragraph has so many words, or half of them and a stop.
const PARAGRAPH: u32 = 24;

/// The lines of a text, empty ones left out.
pub fn lines(doc: &Document<'_>, edges: Edges<'_>) -> Vec<Line> {
    let width = wrapped_at(doc);
    let mut lines: Vec<Line> = Vec::with_capacity(doc.blocks.len());
    let mut open = false;
    for block in &doc.blocks {
        let gap = gap(doc, block.tokens.start);
        let long = doc.span(block.tokens.clone());
        let full = width.is_some_and(|width| (long.end - long.start) as usize * 4 >= width * 3);
        if open && gap == 0 && block.kind != BlockKind::TableRow && block.kind != BlockKind::ListItem {
            let start = lines.last().map_or(block.tokens.start, |line| line.tokens.start);
            lines.pop();
            lines.push(line(doc, edges, &Block { tokens: start..block.tokens.end, ..block.clone() }, 0));
        } else {
            lines.push(line(doc, edges, block, gap));
        }
        open = full;
    }
    lines
}

/// How many empty lines stand before a token.
fn gap(doc: &Document<'_>, at: usize) -> u32 {
    let Some(before) = at.checked_sub(1).map(|at| &doc.tokens[at]).filter(|t| t.kind == TokenKind::Newline) else {
        return 0;
    };
    let ends = before.span.of(doc.text.shadow()).bytes().filter(|&byte| byte == b'\n').count();
    ends.saturating_sub(1) as u32
}

/// The width in bytes at which a program broke the lines of a text, where one did: most lines are about as long as the
/// longest, and none is longer than a screen is wide.
fn wrapped_at(doc: &Document<'_>) -> Option<usize> {
    let lengths = || doc.blocks.iter().map(|block| doc.span(block.tokens.clone())).map(|s| (s.end - s.start) as usize);
    let longest = lengths().max().filter(|longest| (50..=160).contains(longest))?;
    let full = lengths().filter(|length| length * 4 >= longest * 3).count();
    (doc.blocks.len() >= 8 && full * 2 >= doc.blocks.len()).then_some(longest)
}

fn line(doc: &Document<'_>, edges: Edges<'_>, block: &Block, gap: u32) -> Line {
    let (label, start) = super::label::label(doc, edges, &block.tokens);
    let tokens = start..block.tokens.end;
    let all = &doc.tokens[tokens.clone()];
    let words = all.iter().filter(|token| token.is_word() || token.is_number()).count() as u32;
    let last = doc.tokens[block.tokens.end - 1];
    let stop = matches!(last.kind, TokenKind::Mark('.' | '!' | '?' | '"' | '\u{2026}'));
    let quoted = all.first().is_some_and(|token| token.is('"')) && all.last().is_some_and(|token| token.is('"'));
    let mut line = Line {
        words,
        gap,
        stop,
        quoted,
        label,
        kind: Kind::Other,
        dateline: words >= 12 && edges.has_dateline(tokens.clone()),
        prefixed: all.iter().take(7).skip(1).any(|token| token.is(':')),
        tokens,
    };
    line.kind = kind(doc, edges, block, &line);
    line
}

fn kind(doc: &Document<'_>, edges: Edges<'_>, block: &Block, line: &Line) -> Kind {
    let all = &doc.tokens[line.tokens.clone()];
    if let Some(weak) = rule(doc, block) {
        return Kind::Rule { weak };
    }
    let credit = edges.credit(line.tokens.clone()).map(Kind::Credit);
    if credit == Some(Kind::Credit(Credit::Link)) {
        return Kind::Credit(Credit::Link);
    }
    match block.kind {
        BlockKind::Furniture if line.words > 0 => return Kind::Furniture,
        BlockKind::Caption => return Kind::Caption,
        BlockKind::Furniture => return if line.words == 0 { Kind::Caption } else { Kind::Other },
        BlockKind::TableRow => return Kind::Other,
        _ => {}
    }
    if line.words == 0 {
        return Kind::Other;
    }
    if edges.name(line.tokens.start, Name::Annex).is_some() {
        return Kind::Annex;
    }
    if let Some(credit) = credit {
        return credit;
    }
    if edges.is_dated(line.tokens.clone()) {
        return Kind::Dated;
    }
    if line.words >= PARAGRAPH || (line.words * 2 >= PARAGRAPH && ended(all)) {
        return Kind::Paragraph;
    }
    let shut =
        all.last().is_some_and(|token| matches!(token.kind, TokenKind::Mark('.' | ';' | ',' | ':' | '\u{2026}')));
    let item = block.kind == BlockKind::ListItem && line.label.is_none() || edges.is_within(line.tokens.clone());
    let begins = all[0].upper || all[0].is_number() || matches!(all[0].kind, TokenKind::Mark('"' | '[' | '(' | '\''));
    match line.words {
        _ if shut || item || !begins => Kind::Other,
        BRIEF..=HEADLINE => Kind::Head,
        _ => Kind::Brief,
    }
}

/// True where the last mark is a stop: a headline may end in quotes, a question or a cry.
fn ended(all: &[Token]) -> bool {
    all.last().is_some_and(|token| matches!(token.kind, TokenKind::Mark('.' | ';' | ':' | ',' | '\u{2026}')))
        || (all.len() >= 2 && all[all.len() - 1].is('"') && all[all.len() - 2].is('.'))
}

/// *Reads* "-----", "=====", "* * *", "—oOo—", "-----//-----". Gives whether it also stands within one article.
fn rule(doc: &Document<'_>, block: &Block) -> Option<bool> {
    const DRAWN: [char; 8] = ['-', '=', '_', '*', '~', '#', '+', '.'];
    let all = &doc.tokens[block.tokens.clone()];
    let drawn = |mark: char| all.iter().filter(|token| token.is(mark)).count();
    let (most, count) = DRAWN.into_iter().map(|mark| (mark, drawn(mark))).max_by_key(|drawn| drawn.1)?;
    let letters = all.iter().filter(|token| token.is_word() || token.is_number()).count();
    let slashes = drawn('/') + drawn('|') + drawn('o');
    let words = doc.words(block.tokens.clone());
    let knot = letters == 1 && words.to_ascii_lowercase().contains("ooo") && words.len() < 24;
    if count >= 3 && letters == 0 && count + slashes == all.len() {
        return Some(count < 5 || most == '*' || most == '~' || most == '.');
    }
    // Dashes of print: one is as long as three of a keyboard, and all of them are one sign in the shadow copy.
    (knot || (letters == 0 && all.len() >= 2 && all.iter().all(|token| token.is('*') || token.is('-')))).then_some(true)
}
