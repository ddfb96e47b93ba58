//! What every question about a figure may look at, found once.

use super::outline::{self, Line};
use crate::{
    lexicon::{Cue, Lexicon, Mentions},
    quantity::{Quantity, Scan},
    segment::{BlockKind, Document, TokenKind},
};
use std::ops::Range;

/// The article as it was cut and scanned.
pub(crate) struct Context<'a> {
    pub doc: &'a Document<'a>,
    pub marks: &'a Mentions,
    pub scan: &'a Scan,
    pub lexicon: &'a Lexicon,
    /// Where the numbers of legal documents end.
    pub legal: Vec<usize>,
    /// The last year that something was reached in, as far as the text tells.
    pub year: Option<u16>,
    /// The words that begin with a capital.
    pub capitals: Vec<u32>,
    /// The words that somebody says, between quotes; quotes do not go on in the next line.
    said: Vec<Range<usize>>,
    /// The round brackets.
    brackets: Vec<u32>,
    /// What stands before each token, and before the end.
    cuts: Vec<Cuts>,
    /// What each line is to those below it.
    pub(super) lines: Vec<Line>,
    /// What stands above each block.
    above: Vec<Above>,
}

/// How many commas, semicolons and figures some tokens hold: 21 bits each, which is more than a sentence has. Sums of
/// a whole text may run over, differences of them do not.
#[derive(Clone, Copy, Default)]
pub(super) struct Cuts(u64);

impl Cuts {
    const BITS: u32 = 21;

    fn part(self, at: u32) -> usize {
        (self.0 >> (at * Cuts::BITS) & ((1 << Cuts::BITS) - 1)) as usize
    }

    fn add(&mut self, at: u32) {
        self.0 = self.0.wrapping_add(1 << (at * Cuts::BITS));
    }

    pub fn comma(self) -> bool {
        self.part(0) > 0
    }

    pub fn semicolon(self) -> bool {
        self.part(1) > 0
    }

    /// How many figures begin there.
    pub fn figures(self) -> usize {
        self.part(2)
    }
}

/// The lines above a block that say what it is about.
#[derive(Clone, Copy)]
struct Above {
    /// Of a list item or table row the line that leads to the list; of another line a heading right above it.
    lead: Option<u32>,
    /// The nearest heading.
    heading: Option<u32>,
}

/// A figure and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Figure<'a> {
    pub index: usize,
    pub q: &'a Quantity,
    pub block: usize,
    /// True where it opens a bracket.
    pub bracketed: bool,
    start: usize,
    end: usize,
}

impl Figure<'_> {
    /// The tokens of its sentence.
    pub fn sentence(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The tokens before it in its sentence.
    pub fn before(&self) -> Range<usize> {
        self.start..self.q.tokens.start
    }

    /// At most so many tokens before it in its sentence.
    pub fn close_before(&self, tokens: usize) -> Range<usize> {
        self.q.tokens.start.saturating_sub(tokens).max(self.start)..self.q.tokens.start
    }

    /// At most so many tokens behind it and its words, in its sentence.
    pub fn behind(&self, tokens: usize) -> Range<usize> {
        let from = self.q.reach.end.min(self.end);
        from..(from + tokens).min(self.end)
    }
}

/// What the figure before was read as.
#[derive(Clone, Copy)]
pub(super) struct Before<T> {
    pub value: T,
    sentence: usize,
    block: usize,
}

/// How near the figure before stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Near {
    Sentence,
    Paragraph,
    Elsewhere,
}

impl<T> Before<T> {
    pub fn new(figure: &Figure, value: T) -> Before<T> {
        Before { value, sentence: figure.q.sentence, block: figure.block }
    }

    /// True where it stands in the line right above.
    pub fn above(&self, figure: &Figure) -> bool {
        self.block + 1 == figure.block
    }

    /// Where it stands to the figure in question.
    pub fn near(&self, figure: &Figure) -> Near {
        if self.sentence == figure.q.sentence {
            Near::Sentence
        } else if self.block == figure.block {
            Near::Paragraph
        } else {
            Near::Elsewhere
        }
    }
}

/// For each sentence how many of some things of a text begin before it, and how many there are.
pub(super) struct Firsts(Vec<u32>);

impl Firsts {
    /// Counts things by the tokens that they begin at, in text order.
    pub fn new(doc: &Document, starts: impl Iterator<Item = usize>) -> Firsts {
        let mut starts = starts.peekable();
        let mut first = Vec::with_capacity(doc.sentences.len() + 1);
        let mut before = 0;
        for sentence in &doc.sentences {
            while starts.next_if(|&start| start < sentence.tokens.start).is_some() {
                before += 1;
            }
            first.push(before);
        }
        first.push(before + starts.count() as u32);
        Firsts(first)
    }

    /// Which of them begin in some sentences.
    pub fn within(&self, sentences: Range<usize>) -> Range<usize> {
        self.0[sentences.start] as usize..self.0[sentences.end] as usize
    }
}

impl<'a> Context<'a> {
    #[inline(never)]
    pub fn new(doc: &'a Document<'a>, marks: &'a Mentions, scan: &'a Scan, lexicon: &'a Lexicon) -> Context<'a> {
        let mut legal: Vec<usize> =
            scan.skipped.iter().filter(|s| s.1 == crate::analysis::Reason::Legal).map(|s| s.0.end).collect();
        crate::order::by_key(&mut legal, |&end| end as u64);
        let (capitals, said, brackets, cuts) = (Vec::with_capacity(doc.tokens.len() / 4), vec![], vec![], vec![]);
        let above = above(doc);
        let mut context = Context {
            doc,
            marks,
            scan,
            lexicon,
            legal,
            year: None,
            capitals,
            said,
            brackets,
            cuts,
            lines: Vec::new(),
            above,
        };
        context.pass();
        context.lines = outline::lines(&context);
        context
    }

    /// Passes over the tokens once, for all that is to be known of each.
    fn pass(&mut self) {
        let tokens = &self.doc.tokens;
        self.cuts = vec![Cuts::default(); tokens.len() + 1];
        for q in &self.scan.quantities {
            self.cuts[q.tokens.start + 1].add(2);
        }
        let (mut sum, mut open) = (0u64, None);
        for (at, (token, cut)) in tokens.iter().zip(&mut self.cuts[1..]).enumerate() {
            match token.kind {
                TokenKind::Word if token.upper => self.capitals.push(at as u32),
                TokenKind::Mark(',') => cut.add(0),
                TokenKind::Mark(';') => cut.add(1),
                TokenKind::Mark('(' | ')') => self.brackets.push(at as u32),
                TokenKind::Mark('"') => match open.take() {
                    Some(start) => self.said.push(start..at),
                    None => open = Some(at),
                },
                TokenKind::Newline => open = None,
                _ => {}
            }
            sum = sum.wrapping_add(cut.0);
            cut.0 = sum;
        }
    }

    /// Where the words end that somebody says, where a token stands in such.
    pub fn said(&self, at: usize) -> Option<usize> {
        let said = self.said.get(self.said.partition_point(|said| said.end <= at))?;
        (said.start <= at).then_some(said.end)
    }

    /// Where the bracket opens that the last of some tokens stands in.
    pub fn open(&self, tokens: Range<usize>) -> Option<usize> {
        let last = self.brackets.partition_point(|&at| (at as usize) < tokens.end).checked_sub(1)?;
        let at = self.brackets[last] as usize;
        (at >= tokens.start && self.doc.tokens[at].is('(')).then_some(at)
    }

    /// True where a cue begins among some tokens.
    pub fn has(&self, tokens: Range<usize>, wanted: Cue) -> bool {
        self.marks.has(tokens, wanted)
    }

    /// The tokens of a sentence.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        self.doc.sentences[index].tokens.clone()
    }

    /// The block that a token stands in.
    pub fn block_at(&self, token: usize) -> usize {
        self.doc.sentences[self.doc.sentence_at(token)].block
    }

    /// What parts some tokens.
    pub fn cuts(&self, tokens: &Range<usize>) -> Cuts {
        let (start, end) = (tokens.start.min(tokens.end), tokens.end);
        Cuts(self.cuts[end].0.wrapping_sub(self.cuts[start].0))
    }

    /// A figure with where it stands.
    pub fn figure(&self, index: usize) -> Figure<'a> {
        let q = &self.scan.quantities[index];
        let sentence = &self.doc.sentences[q.sentence];
        let bracketed = q.reach.start > 0 && self.doc.tokens[q.reach.start - 1].is('(');
        Figure { index, q, block: sentence.block, bracketed, start: sentence.tokens.start, end: sentence.tokens.end }
    }

    /// True for a list item or table row.
    pub fn is_row(&self, block: usize) -> bool {
        is_row(self.doc.blocks[block].kind)
    }

    /// The line that leads to the list or table that a block belongs to, or the heading right above it.
    pub fn lead(&self, block: usize) -> Option<usize> {
        self.above[block].lead.map(|b| b as usize)
    }

    /// The nearest heading above a block.
    pub fn heading(&self, block: usize) -> Option<usize> {
        self.above[block].heading.map(|b| b as usize)
    }
}

fn is_row(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::ListItem | BlockKind::TableRow)
}

fn above(doc: &Document) -> Vec<Above> {
    let (mut heading, mut line, mut before) = (None, None, BlockKind::Title);
    let blocks = doc.blocks.iter().enumerate();
    blocks
        .map(|(at, block)| {
            // An item leads to a table below it; a table leads to no list.
            match (before, block.kind) {
                (BlockKind::ListItem, BlockKind::TableRow) => line = Some(at as u32 - 1),
                (BlockKind::TableRow, BlockKind::ListItem) => line = None,
                _ => {}
            }
            let row = is_row(block.kind);
            let right_above = || heading.filter(|&h: &u32| h as usize + 1 == at);
            let above = Above { lead: if row { line } else { right_above() }, heading };
            if block.kind == BlockKind::Heading {
                heading = Some(at as u32);
            }
            if !row {
                line = Some(at as u32);
            }
            before = block.kind;
            above
        })
        .collect()
}

/// So many members of a series are looked at on either side.
const LONGEST_SERIES: usize = 16;

/// The run of figures of one sort that a figure is a member of: "83%, 55% và 47%".
pub(super) fn run(context: &Context, figure: &Figure) -> Range<usize> {
    let quantities = &context.scan.quantities;
    let joined = |i: usize| {
        let (a, b) = (&quantities[i], &quantities[i + 1]);
        let between = a.tokens.end..b.tokens.start.max(a.tokens.end);
        let alike = a.sentence == b.sentence && a.kind == b.kind && between.len() <= 4;
        let cut = || context.cuts(&between).comma() || context.cuts(&between).semicolon();
        alike && (cut() || context.has(between.clone(), Cue::Coordinator)) && !context.has(between, Cue::Respectively)
    };
    let (mut first, mut last) = (figure.index, figure.index);
    while first > 0 && figure.index - first < LONGEST_SERIES && joined(first - 1) {
        first -= 1;
    }
    while last + 1 < quantities.len() && last - figure.index < LONGEST_SERIES && joined(last) {
        last += 1;
    }
    first..last + 1
}

/// The run of figures that a figure is a member of, where words before it pair its members with names ("lần lượt là"),
/// and where those words begin.
pub(super) fn series(context: &Context, figure: &Figure) -> Option<(Range<usize>, usize)> {
    if !context.has(figure.before(), Cue::Respectively) {
        return None;
    }
    let run = run(context, figure);
    let start = context.scan.quantities[run.start].tokens.start;
    let cue = context.marks.last_cue(start.saturating_sub(5).max(figure.sentence().start)..start, Cue::Respectively)?;
    (run.len() > 1).then_some((run, cue.first as usize))
}
