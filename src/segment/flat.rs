//! Tables with one cell a line: a run of short lines that repeats.

use super::{
    Block, BlockKind, TokenKind, keyed,
    table::{Page, Rows, Shape, Tables},
};
use crate::lexicon::Cue;
use std::ops::Range;

/// So many columns at most.
const WIDEST: usize = 12;

/// A line of more tokens is no cell.
const LONGEST: usize = 24;

/// A way to cut the lines into rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    /// Lines that it covers, without heads.
    covered: usize,
    /// The heads begin with a word that opens tables.
    opened: bool,
    /// The lines from the first of a row to its first figure.
    lead: usize,
    /// Below the widest, so that the narrower of two wins.
    width: std::cmp::Reverse<usize>,
    /// Rows of heads: one, or none.
    heads: usize,
    /// Lines between heads and rows.
    skip: usize,
}

/// Looks for a table from a line on, adds it, and gives the line to go on from.
pub(super) fn table(page: &Page, blocks: &mut [Block], start: usize, tables: &mut Tables) -> usize {
    let shapes: Vec<Shape> = blocks[start..].iter().map_while(|b| cell(page, b)).collect();
    if shapes.len() < 6 {
        return start + shapes.len().max(1);
    }
    let run = Run { page, blocks, start, shapes };
    let mut at = 0;
    let mut found: Vec<(Range<usize>, Rows, usize)> = Vec::new();
    while let Some(first) = (at..run.shapes.len()).find(|&i| run.shapes[i] == Shape::Figure) {
        let low = found.last().map_or(0, |f| f.0.end - start);
        let cuts = (2..=WIDEST).flat_map(|width| (0..width).map(move |lead| (width, lead)));
        let best = cuts.filter_map(|(width, lead)| run.cut(low, first, width, lead)).max();
        let Some(cut) = best else {
            at = first + 1;
            continue;
        };
        let (lines, rows) = run.rows(first, cut);
        at = lines.end - start;
        found.push((lines, rows, cut.heads));
    }
    let end = start + run.shapes.len();
    for (lines, rows, heads) in found {
        tables.add(page, blocks, lines, rows, heads);
    }
    end
}

/// The shape of a short line without a stop; nothing for any other.
fn cell(page: &Page, block: &Block) -> Option<Shape> {
    let line = &page.tokens[block.tokens.clone()];
    let last = line.last()?.kind;
    let stop = matches!(last, TokenKind::Mark('.' | '!' | '?' | ';' | ':' | '|'));
    if line.len() > LONGEST || (stop && line.len() > 2) || block.kind == BlockKind::Caption {
        return None;
    }
    if page.delimiter(block).is_some() || keyed::heads(page, block.tokens.clone()).is_some() {
        return None;
    }
    let shape = page.shape(block.tokens.clone());
    let mark = line.len() == 1 && !line[0].is_word();
    (block.kind != BlockKind::Furniture || mark).then_some(shape)
}

struct Run<'a> {
    page: &'a Page<'a>,
    blocks: &'a [Block],
    start: usize,
    shapes: Vec<Shape>,
}

impl Run<'_> {
    fn tokens(&self, at: usize) -> Range<usize> {
        self.blocks[self.start + at].tokens.clone()
    }

    /// Tries rows of a width, the first with its first figure at `first` behind `lead` other cells.
    fn cut(&self, low: usize, first: usize, width: usize, lead: usize) -> Option<Cut> {
        let row = first.checked_sub(lead).filter(|&row| row >= low)?;
        if self.shapes[row..first].contains(&Shape::Figure) {
            return None;
        }
        let numbered = || {
            self.page.whole(self.tokens(row)) == Some(1)
                && row + width < self.shapes.len()
                && self.page.whole(self.tokens(row + width)) == Some(2)
        };
        if lead == 0 && !numbered() {
            return None;
        }
        let columns = self.columns(row, width)?;
        let figures = columns.iter().skip(usize::from(lead == 0)).filter(|c| **c).count();
        if figures == 0 || columns[..lead].contains(&true) {
            return None;
        }
        let named = |at: usize| matches!(self.shapes[at], Shape::Words | Shape::Year);
        let opens = |at: usize| self.page.opens(self.tokens(at));
        let above = |skip: usize| {
            let head = row.checked_sub(width + skip)?;
            (head >= low && (head..row).all(named)).then_some((skip, head))
        };
        // A line that opens a group of rows may stand right below the heads.
        let told = (0..2).filter_map(above).find(|&(_, head)| opens(head)).or_else(|| above(0));
        let (skip, head) = told.map_or((0, None), |(skip, head)| (skip, Some(head)));
        // A column that only counts is a column of places, or the lines are cut wrongly.
        let counts = |column: usize| {
            let number = |row: usize| self.page.whole(self.tokens(row + column));
            let places = head.is_some_and(|head| self.page.cue(self.tokens(head + column), Cue::Place));
            columns[column] && number(row) == Some(1) && number(row + width) == Some(2) && !places
        };
        if (usize::from(lead == 0)..width).any(counts) {
            return None;
        }
        let pairs = width == 2 && lead == 1;
        if head.is_none() && !pairs {
            return None;
        }
        let covered = self.steps(row, &columns).count() * width;
        let needed = if width == 2 { 6 } else { 2 * width };
        let opened = head.is_some_and(opens);
        let heads = usize::from(head.is_some());
        (covered >= needed).then_some(Cut { covered, opened, lead, width: std::cmp::Reverse(width), heads, skip })
    }

    /// For each column whether figures stand in it, by the first two rows; nothing where they differ.
    fn columns(&self, row: usize, width: usize) -> Option<Vec<bool>> {
        let column = |at: usize| match (self.shapes.get(at)?, self.shapes.get(at + width)?) {
            (Shape::Figure, Shape::Words) | (Shape::Words, Shape::Figure) => None,
            (a, b) => Some([a, b].contains(&&Shape::Figure)),
        };
        (row..row + width).map(column).collect()
    }

    /// Where the rows begin. A line or two of words between them opens a group of rows.
    fn steps<'c>(&'c self, row: usize, columns: &'c [bool]) -> impl Iterator<Item = usize> + use<'c> {
        let fits = |from: usize| {
            columns.iter().enumerate().all(|(i, &figures)| match self.shapes.get(from + i) {
                Some(Shape::Figure) => figures,
                Some(Shape::Words) => !figures,
                Some(Shape::Blank | Shape::Year) => true,
                None => false,
            })
        };
        let next = move |from: usize| {
            let words = |at: usize| self.shapes.get(at) == Some(&Shape::Words);
            let skips = (0..=2).take_while(|&skip| skip == 0 || words(from + skip - 1));
            skips.map(|skip| from + skip).find(|&at| fits(at))
        };
        std::iter::successors(next(row), move |&at| next(at + columns.len()))
    }

    /// The lines of a cut and its rows, heads first.
    fn rows(&self, first: usize, cut: Cut) -> (Range<usize>, Rows) {
        let width = cut.width.0;
        let row = first - cut.lead;
        let columns = self.columns(row, width).unwrap_or_default();
        let cells = |lines: Range<usize>| lines.map(|at| (self.tokens(at), self.shapes[at])).collect::<Vec<_>>();
        let mut rows: Rows = Vec::new();
        let from = row - cut.skip - cut.heads * width;
        if cut.heads > 0 {
            rows.push(cells(from..from + width));
        }
        let mut end = row - cut.skip;
        for at in self.steps(row, &columns) {
            if at > end {
                rows.push(cells(end..at));
            }
            rows.push(cells(at..at + width));
            end = at + width;
        }
        (self.start + from..self.start + end, rows)
    }
}
