//! Lines that are a table: rows set with bars or tabs, and (in `flat.rs`) tables that a copy from a page left behind
//! with one cell a line, or (in `keyed.rs`) with its heads in brackets above.

use super::{Block, BlockKind, Token, TokenKind, flat, keyed};
use crate::lexicon::{Cue, Lexicon, Meaning};
use std::ops::Range;

/// What stands in a cell. Empty cells are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// A name, a head, a time.
    Words,
    /// A figure, perhaps with its unit.
    Figure,
    /// The number of its row or column.
    Number,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its row, heads included.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// What stands in it.
    pub kind: CellKind,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// The lines above it that name it or its unit.
    pub caption: Range<usize>,
    /// Its lines.
    pub blocks: Range<usize>,
    /// Its cells in [`Tables::cells`], row by row.
    pub cells: Range<usize>,
    /// So many of its first rows are heads.
    pub heads: usize,
    /// The heads of each column, the topmost first.
    columns: Vec<Vec<Range<usize>>>,
}

impl Table {
    /// The heads of a column, the topmost first.
    pub fn above(&self, column: usize) -> &[Range<usize>] {
        self.columns.get(column).map_or(&[], Vec::as_slice)
    }
}

/// All tables of a text, in text order.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The tables.
    pub all: Vec<Table>,
    /// Their cells.
    pub cells: Vec<Cell>,
}

impl Tables {
    /// The cell that a token stands in, and its table.
    pub fn at(&self, token: usize) -> Option<(&Table, &Cell)> {
        let cell = self.cells.partition_point(|c| c.tokens.start <= token).checked_sub(1)?;
        let found = self.cells.get(cell).filter(|c| c.tokens.contains(&token))?;
        let table = self.all.partition_point(|t| t.cells.start <= cell).checked_sub(1)?;
        Some((&self.all[table], found))
    }

    /// The cells of a row of a table.
    #[inline(never)]
    pub fn row(&self, table: &Table, row: usize) -> &[Cell] {
        let cells = &self.cells[table.cells.clone()];
        let from = cells.partition_point(|c| c.row < row);
        &cells[from..from + cells[from..].iter().take_while(|c| c.row == row).count()]
    }

    /// The cell at a place of a table.
    #[inline(never)]
    pub fn cell(&self, table: &Table, row: usize, column: usize) -> Option<&Cell> {
        self.row(table, row).iter().find(|c| c.column == column)
    }

    /// The heads of a column. An empty head above another belongs to the one at its left.
    fn heads(&self, table: &Table, column: usize) -> Vec<Range<usize>> {
        let mut heads = Vec::with_capacity(table.heads);
        for row in (0..table.heads).rev() {
            let mut at = column;
            let mut head = self.cell(table, row, at);
            while head.is_none() && !heads.is_empty() && at > 1 {
                at -= 1;
                head = self.cell(table, row, at);
            }
            if let Some(head) = head.filter(|c| c.kind != CellKind::Number) {
                heads.insert(0, head.tokens.clone());
            }
        }
        heads
    }
}

/// What a line or a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing, or a dash.
    Blank,
    /// Words.
    Words,
    /// A year alone: a head, a name of a row, or a figure.
    Year,
    /// A figure.
    Figure,
}

/// A cell is no longer than this, in tokens; a row has no more cells.
const LONGEST: usize = 40;

/// A table before it is added to the others: rows of cells, empty ones too.
pub(super) type Rows = Vec<Vec<(Range<usize>, Shape)>>;

/// Finds the tables and marks their lines as rows. Also gives every place where a line is cut into cells.
pub(super) fn tables(text: &str, tokens: &[Token], blocks: &mut [Block], lexicon: &Lexicon) -> (Tables, Vec<usize>) {
    let mut tables = Tables::default();
    let mut cuts = Vec::new();
    let page = Page { text, tokens, lexicon };
    let mut at = 0;
    while at < blocks.len() {
        if let Some(end) = keyed::table(&page, blocks, at, &mut tables, &mut cuts) {
            at = end;
            continue;
        }
        let Some(mark) = page.delimiter(&blocks[at]) else {
            at = flat::table(&page, blocks, at, &mut tables);
            continue;
        };
        let end = page.run(blocks, at, mark);
        let opened = tokens[blocks[at].tokens.start].is('|');
        let rows = page.rows(&blocks[at..end], mark, opened);
        if let Some((rows, heads)) = page.grid(rows) {
            cuts.extend(rows.iter().flat_map(|row| row.iter().skip(1).map(|c| c.0.start)));
            tables.add(&page, blocks, at..end, rows, heads);
        }
        at = end;
    }
    (tables, cuts)
}

impl Tables {
    pub(super) fn add(&mut self, page: &Page, blocks: &mut [Block], lines: Range<usize>, rows: Rows, heads: usize) {
        let numbers = page.counts_rows(&rows, heads);
        let first = self.cells.len();
        for (row, cells) in rows.iter().enumerate() {
            let counts = row < heads && page.counts_columns(cells);
            for (column, (tokens, shape)) in cells.iter().enumerate() {
                let kind = match shape {
                    Shape::Blank => continue,
                    Shape::Figure if counts || (column == 0 && numbers) => CellKind::Number,
                    // A year among figures is a figure that looks like a year.
                    Shape::Year if row >= heads && page.is_figures(&rows[heads..], column) => CellKind::Figure,
                    Shape::Figure => CellKind::Figure,
                    Shape::Words | Shape::Year => CellKind::Words,
                };
                self.cells.push(Cell { tokens: tokens.clone(), row, column, kind });
            }
        }
        let caption = page.caption(blocks, lines.start);
        for block in &mut blocks[lines.clone()] {
            if block.kind != BlockKind::Title || page.opens(block.tokens.clone()) {
                block.kind = BlockKind::TableRow;
            }
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut table = Table { caption, blocks: lines, cells: first..self.cells.len(), heads, columns: Vec::new() };
        table.columns = (0..columns).map(|column| self.heads(&table, column)).collect();
        self.all.push(table);
    }
}

/// What tables are found in.
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub lexicon: &'a Lexicon,
}

impl Page<'_> {
    /// *Reads* a bar or a tab between two cells. *Leaves alone* bars at the ends of a caption, and long cells.
    pub(super) fn delimiter(&self, block: &Block) -> Option<char> {
        if !block.parted {
            return None;
        }
        let line = &self.tokens[block.tokens.clone()];
        let inner = line.len().saturating_sub(1);
        let bar = line[1..inner.max(1)].iter().any(|t| t.is('|'));
        let mark = if bar { '|' } else { '\t' };
        if !bar && !line.iter().any(|t| t.tabbed) {
            return None;
        }
        let cells = self.cells(block.tokens.clone(), mark, true);
        (cells.len() >= 2 && cells.len() <= LONGEST && cells.iter().all(|c| c.len() <= LONGEST)).then_some(mark)
    }

    /// The lines from `at` that are set alike; a short line without a mark may stand between two of them.
    fn run(&self, blocks: &[Block], at: usize, mark: char) -> usize {
        let mut end = at + 1;
        let set = |b: usize| blocks.get(b).is_some_and(|b| self.delimiter(b) == Some(mark) || self.rules(b));
        while set(end) || (end < blocks.len() && self.short(&blocks[end]) && set(end + 1)) {
            end += 1;
        }
        end
    }

    /// *Reads* the line between head and body: |---|:-:|.
    fn rules(&self, block: &Block) -> bool {
        self.tokens[block.tokens.clone()].iter().all(|t| matches!(t.kind, TokenKind::Mark('-' | '|' | ':' | '+' | '=')))
    }

    fn short(&self, block: &Block) -> bool {
        block.tokens.len() <= 12 && !self.tokens[block.tokens.end - 1].is('.')
    }

    fn rows(&self, blocks: &[Block], mark: char, opened: bool) -> Rows {
        let lines = blocks.iter().filter(|b| !self.rules(b));
        lines
            .map(|b| {
                self.cells(b.tokens.clone(), mark, opened).into_iter().map(|c| (c.clone(), self.shape(c))).collect()
            })
            .collect()
    }

    /// The cells of a line, empty ones too. A bar at the front opens the line where the table's first line has one.
    fn cells(&self, line: Range<usize>, mark: char, opened: bool) -> Vec<Range<usize>> {
        let mut cells: Vec<Range<usize>> = std::iter::once(line.start..line.start).collect();
        for at in line.clone() {
            let token = &self.tokens[at];
            if mark == '\t' {
                let gap = at.checked_sub(1).map_or(0, |b| self.tokens[b].span.end) as usize;
                let gap = if at == line.start && at > 0 { self.tokens[at - 1].span.start as usize } else { gap };
                let between = &self.text[gap..token.span.start as usize];
                let tabs = between.rsplit('\n').next().unwrap_or_default().bytes().filter(|&b| b == b'\t').count();
                cells.extend(std::iter::repeat_n(at..at, tabs.min(LONGEST)));
            } else if token.is('|') {
                if at + 1 < line.end && (at > line.start || !opened) {
                    cells.push(at + 1..at + 1);
                } else if at == line.start {
                    cells[0] = at + 1..at + 1;
                }
                continue;
            }
            if let Some(cell) = cells.last_mut() {
                cell.end = at + 1;
            }
        }
        cells
    }

    /// Rows with as many heads as they have, where they are a table: two rows or more of like length, one figure.
    fn grid(&self, mut rows: Rows) -> Option<(Rows, usize)> {
        let columns = rows.iter().map(Vec::len).max()?;
        let alike = rows.iter().filter(|r| r.len() + 1 >= columns).count();
        if alike < 2 || alike * 2 < rows.len() {
            return None;
        }
        let has_figure = |r: &Vec<(Range<usize>, Shape)>| r.iter().any(|c| c.1 == Shape::Figure);
        let opens_group = |r: &Vec<(Range<usize>, Shape)>| columns > 2 && r.iter().skip(2).all(|c| c.1 == Shape::Blank);
        let heads =
            rows.iter().enumerate().take(4).take_while(|(i, r)| {
                *i > 0 && self.counts_columns(r) || !has_figure(r) && (*i == 0 || !opens_group(r))
            });
        let heads = heads.count();
        if !rows[heads..].iter().any(has_figure) {
            return None;
        }
        // The corner of a table may be left out.
        if heads > 0 && rows[0].len() + 1 == columns && rows[heads..].iter().all(|r| r.len() == columns) {
            let at = rows[0][0].0.start;
            rows[0].insert(0, (at..at, Shape::Blank));
        }
        Some((rows, heads))
    }

    /// *Reads* "1 | 2 | 3" and "A | B | (1) | (2) | (3) = (2) / (1)" under the heads.
    fn counts_columns(&self, row: &[(Range<usize>, Shape)]) -> bool {
        let numbers: Vec<usize> = row.iter().filter_map(|c| self.whole(c.0.clone())).collect();
        let others = row.iter().filter(|c| self.whole(c.0.clone()).is_none() && c.1 != Shape::Blank);
        let letter = |c: &Range<usize>| c.len() == 1 || self.tokens[c.clone()].iter().any(|t| t.is('='));
        numbers.len() + others.clone().count() >= 3
            && numbers.len() >= 2
            && numbers[0] == 1
            && numbers.windows(2).all(|n| n[0] + 1 == n[1])
            && others.into_iter().all(|c| letter(&c.0))
    }

    /// True where the first column counts the rows: its head says so, or it has no head and counts from 1.
    pub(super) fn counts_rows(&self, rows: &Rows, heads: usize) -> bool {
        let first = |row: &Vec<(Range<usize>, Shape)>| row.first().filter(|c| c.1 != Shape::Blank).map(|c| c.0.clone());
        let head = rows[..heads].iter().find_map(first);
        if let Some(head) = head.filter(|h| self.tokens[h.clone()].iter().any(Token::is_word)) {
            return self.cue(head, Cue::RowNumber);
        }
        let names = rows[heads..].iter().all(|row| row.get(1).is_some_and(|c| c.1 == Shape::Words));
        let mut numbers = rows[heads..].iter().filter_map(|row| self.whole(row.first()?.0.clone()));
        names && numbers.next() == Some(1) && numbers.next().is_none_or(|n| n == 2)
    }

    fn is_figures(&self, rows: &[Vec<(Range<usize>, Shape)>], column: usize) -> bool {
        column > 0 && rows.iter().take(LONGEST).any(|row| row.get(column).is_some_and(|c| c.1 == Shape::Figure))
    }

    /// A whole number below 1,000, alone, in brackets, or with a dot.
    pub(super) fn whole(&self, cell: Range<usize>) -> Option<usize> {
        let mut numbers =
            self.tokens[cell.clone()].iter().filter(|t| !matches!(t.kind, TokenKind::Mark('(' | ')' | '.')));
        let number = numbers.next().filter(|t| t.is_number() && numbers.next().is_none() && cell.len() <= 3)?;
        let digits = number.span.of(self.text);
        digits.parse().ok().filter(|_| digits.len() <= 3)
    }

    /// True where a cue begins a cell.
    pub(super) fn cue(&self, cell: Range<usize>, wanted: Cue) -> bool {
        let mut found = false;
        self.lexicon.phrases.each_at(&self.tokens[cell], 0, &mut |m| found |= m.meaning == Meaning::Cue(wanted));
        found
    }

    /// True where a cell is a head of tables: "Chỉ tiêu", "TT", "Huyện, thị xã".
    pub(super) fn opens(&self, cell: Range<usize>) -> bool {
        let words = self.tokens[cell].iter();
        self.lexicon.is_whole(words.clone(), Cue::Corner) || self.lexicon.is_whole(words, Cue::RowNumber)
    }

    /// *Reads* "82%", "12/33", "+3,2", "(1,5)", "trên 90%", "3,5 tỷ đồng" as figures. *Leaves alone* "4G", "6 tháng",
    /// "30/6/2024", "1. Chính quyền số", "Phường 5".
    pub(super) fn shape(&self, cell: Range<usize>) -> Shape {
        let line = &self.tokens[cell.clone()];
        let line = if line.last().is_some_and(|t| t.is('|')) { &line[..line.len() - 1] } else { line };
        let words = line.iter().filter(|t| t.is_word() || t.is('%')).count();
        let numbers = line.iter().filter(|t| t.is_number()).count();
        if words + numbers == 0 {
            return Shape::Blank;
        }
        if numbers == 0 || words > 6 || numbers > 3 {
            return Shape::Words;
        }
        let signs = ['+', '-', '<', '>', '~', '=', '(', '\u{2265}', '\u{2264}', '\u{B1}'];
        let mut at = line.iter().take(2).take_while(|t| signs.iter().any(|&s| t.is(s))).count();
        let leads = |meaning| {
            matches!(
                meaning,
                Meaning::Cue(Cue::AtLeast | Cue::AtMost | Cue::Approx | Cue::Place | Cue::Copula | Cue::Up | Cue::Down)
            )
        };
        let mut led = at;
        self.lexicon.phrases.each_at(line, at, &mut |m| {
            if leads(m.meaning) {
                led = led.max(m.last as usize);
            }
        });
        at = led;
        let Some(number) = line.get(at).filter(|t| t.is_number()) else { return Shape::Words };
        let digits = number.span.of(self.text);
        let rest = &line[at + 1..];
        let slash = rest.len() >= 2 && (rest[0].is('/') || rest[0].is('-')) && rest[1].is_number();
        if is_year(digits) && (rest.is_empty() || slash && is_year(rest[1].span.of(self.text))) {
            return if numbers == 1 { Shape::Year } else { Shape::Words };
        }
        let date =
            digits.bytes().filter(|&b| b == b'.').count() == 2 && !digits.split('.').skip(1).all(|p| p.len() == 3);
        let date = date || (slash && (numbers > 2 || digits.len() <= 2 && is_year(rest[1].span.of(self.text))));
        let phone = digits.len() >= 7 && digits.starts_with('0') && !digits.contains(',');
        let (mut unit, mut time) = (false, false);
        self.lexicon.phrases.each_at(rest, 0, &mut |m| match m.meaning {
            Meaning::Unit(_) | Meaning::Number(_) => unit = true,
            Meaning::Cue(Cue::Month | Cue::Year) => time = true,
            _ => {}
        });
        let name = rest.first().is_some_and(|t| t.glued && (t.is_word() && !unit || t.is(':')));
        let legal = rest.len() > 1 && rest[0].glued && (rest[0].is('-') || rest[0].is('/')) && rest[1].is_word();
        let name = name || legal && rest[1].glued;
        let list =
            rest.len() > 1 && rest[0].glued && (rest[0].is('.') || rest[0].is(')') && at == 0) && rest[1].is_word();
        if date || phone || time || name || list { Shape::Words } else { Shape::Figure }
    }

    /// The line above a table that names it, with the lines of units below that one.
    pub(super) fn caption(&self, blocks: &[Block], start: usize) -> Range<usize> {
        let mut from = start;
        while from > 0 && start - from < 3 {
            let above = &blocks[from - 1];
            let line = above.tokens.clone();
            let unit = |cue| self.cue(line.clone(), cue) && self.tokens[line.clone()].iter().any(|t| t.is(':'));
            let aside = self.tokens[line.start].is('(') || unit(Cue::UnitHead) || unit(Cue::Ranked) || line.len() <= 3;
            let other = matches!(above.kind, BlockKind::TableRow | BlockKind::Furniture | BlockKind::Caption);
            if other || line.len() > LONGEST {
                break;
            }
            from -= 1;
            if !aside {
                break;
            }
        }
        from..start
    }
}

/// True for the digits of a year.
fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|y: u16| (1930..2100).contains(&y))
}
