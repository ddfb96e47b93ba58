//! Columns of a table that are reckoned from others, and rows that are the total of those above.
//!
//! Heads of columns tell little; the numbers tell. Where most rows come out, all rows are checked.

use super::{
    figure::{Class, Figures},
    grade::{Agree, Found},
};
use crate::{
    analysis::Form,
    lexicon::Cue,
    segment::{CellKind, Table},
};

/// So many columns are held against each other.
const WIDEST: usize = 10;
/// A total that is missed by more than this share of it is of other rows.
const FAR: f64 = 0.12;

/// The figures of a table by rows and columns.
struct Grid {
    /// The number of each row, and the figure in each of its columns.
    rows: Vec<(usize, Vec<Option<usize>>)>,
    columns: usize,
}

/// The checks of all tables.
pub(super) fn all(figures: &Figures) -> Vec<Found> {
    let mut found = Vec::new();
    let mut next = 0;
    for table in &figures.prepared.doc.tables.all {
        let grid = grid(figures, table, &mut next);
        for claim in 0..grid.columns {
            found.extend(reckoned(figures, &grid, claim));
        }
        found.extend(totals(figures, table, &grid));
    }
    found
}

/// The figures of a table. `next` is the first figure that may be in it, and then the first behind it.
fn grid(figures: &Figures, table: &Table, next: &mut usize) -> Grid {
    let tables = &figures.prepared.doc.tables;
    let mut grid = Grid { rows: Vec::new(), columns: 0 };
    for cell in tables.cells[table.cells.clone()].iter().filter(|cell| cell.kind == CellKind::Figure) {
        while *next < figures.len() && figures[*next].start < cell.tokens.start {
            *next += 1;
        }
        if *next == figures.len() || figures[*next].start >= cell.tokens.end || cell.column >= WIDEST {
            continue;
        }
        if grid.rows.last().is_none_or(|row| row.0 != cell.row) {
            grid.rows.push((cell.row, Vec::new()));
        }
        let Some((_, row)) = grid.rows.last_mut() else { continue };
        row.resize(row.len().max(cell.column + 1), None);
        row[cell.column] = Some(*next);
        grid.columns = grid.columns.max(cell.column + 1);
    }
    grid
}

impl Grid {
    /// The figures of some columns in each row that has them all.
    fn triples(&self, a: usize, b: usize, claim: usize) -> impl Iterator<Item = [usize; 3]> + '_ {
        let cell = |row: &[Option<usize>], column: usize| row.get(column).copied().flatten();
        self.rows.iter().filter_map(move |(_, row)| Some([cell(row, a)?, cell(row, b)?, cell(row, claim)?]))
    }
}

/// What is reckoned from two others in a column.
fn reckoned(figures: &Figures, grid: &Grid, claim: usize) -> Vec<Found> {
    let forms: &[Form] = match grid.rows.iter().find_map(|row| *row.1.get(claim)?).map(|at| figures[at].class) {
        Some(Class::Rate) => &[Form::Share, Form::Growth],
        Some(Class::Growth) => &[Form::Growth],
        Some(Class::Points | Class::Step) => &[Form::Difference],
        Some(Class::Move) => &[Form::Move],
        _ => return Vec::new(),
    };
    for &form in forms {
        for a in (0..grid.columns).filter(|&a| a != claim) {
            for b in (0..grid.columns).filter(|&b| b != claim && b != a) {
                let agree = |t: [usize; 3]| look(figures, form, t).map(|agree| (t, agree));
                let rows: Vec<([usize; 3], Agree)> = grid.triples(a, b, claim).filter_map(agree).collect();
                let count = |wanted: Agree| rows.iter().filter(|row| row.1 == wanted).count();
                let (fits, off) = (count(Agree::Fits), count(Agree::Off));
                if fits >= 2 && fits >= 2 * off + usize::from(fits == 2) {
                    let told = rows.into_iter().filter(|row| row.1 != Agree::Unclear);
                    return told.map(|(t, _)| Found::new(form, &t)).collect();
                }
            }
        }
    }
    Vec::new()
}

/// How a figure agrees with two others of its row; nothing where they are not of one sort.
fn look(figures: &Figures, form: Form, [a, b, claim]: [usize; 3]) -> Option<Agree> {
    let (x, y, c) = (&figures[a], &figures[b], &figures[claim]);
    let sorts = match form {
        Form::Move => x.class == Class::Rank && y.class == Class::Rank,
        Form::Share => figures.alike(a, b) && matches!(x.class, Class::Amount | Class::Rate | Class::Score),
        _ => figures.alike(a, b) && matches!(x.class, Class::Amount | Class::Rate | Class::Score),
    };
    if !sorts || x.value <= 0.0 || y.value <= 0.0 {
        return None;
    }
    let expected = match form {
        Form::Share => x.value / y.value * 100.0,
        Form::Growth => (y.value - x.value).abs() / x.value * 100.0,
        _ => (y.value - x.value).abs(),
    };
    let slack = match form {
        Form::Share | Form::Growth => (x.relative() + y.relative()) * expected,
        _ => x.slack + y.slack,
    };
    Some(c.agrees(expected, slack))
}

/// Rows that hold all rows above them together.
fn totals(figures: &Figures, table: &Table, grid: &Grid) -> Vec<Found> {
    let tables = &figures.prepared.doc.tables;
    let total = |row: usize| {
        let words = tables.row(table, row).iter().find(|cell| cell.kind == CellKind::Words);
        words.is_some_and(|cell| {
            [Cue::Total, Cue::WholeProvince].iter().any(|&cue| {
                figures.prepared.marks.cue_at(cell.tokens.start, cue).is_some_and(|end| end + 1 >= cell.tokens.end)
            })
        })
    };
    let Some(last) = grid.rows.iter().position(|row| total(row.0)).filter(|&last| last > 1) else { return Vec::new() };
    let mut sums = Vec::new();
    for column in 0..grid.columns {
        let cell = |row: &(usize, Vec<Option<usize>>)| row.1.get(column).copied().flatten();
        let Some(at) = cell(&grid.rows[last]).filter(|&at| figures[at].is_amount()) else { continue };
        let parts: Vec<usize> = grid.rows[..last].iter().filter_map(cell).collect();
        if parts.len() == last && parts.iter().all(|&part| figures.alike(part, at)) {
            let sum: f64 = parts.iter().map(|&part| figures[part].value).sum();
            let slack: f64 = parts.iter().map(|&part| figures[part].slack).sum();
            let off = (sum - figures[at].value).abs();
            let found = Found { form: Form::Sum, figures: [&parts[..], &[at]].concat() };
            sums.push((off <= 1e-9 * sum, off > slack + figures[at].slack && off <= FAR * figures[at].value, found));
        }
    }
    let proven = sums.iter().any(|sum| sum.0);
    sums.into_iter().filter(|sum| sum.0 || proven && sum.1).map(|sum| sum.2).collect()
}
