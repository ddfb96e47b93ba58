//! Columns of a table that are reckoned from others, and rows that are the total of those above.
//!
//! Heads of columns tell little; the numbers tell. Where most rows come out, all rows are checked.

use super::{
    figure::{Class, Figures},
    grade::{Agree, Found},
};
use crate::{
    analysis::Form,
    lexicon::{Cue, Reckon},
    segment::{CellKind, Table},
};
use std::ops::Range;

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
        Some(Class::Amount) => &[Form::Sum],
        _ => return Vec::new(),
    };
    let ratios = of_ratios(figures, grid, claim);
    if !ratios.is_empty() {
        return ratios;
    }
    for &form in forms {
        for a in (0..grid.columns).filter(|&a| a != claim) {
            for b in (0..grid.columns).filter(|&b| b != claim && b != a && (form != Form::Sum || a < b)) {
                let agree = |t: [usize; 3]| look(figures, form, t).map(|agree| (t, agree));
                let rows: Vec<([usize; 3], Agree)> = grid.triples(a, b, claim).filter_map(agree).collect();
                let count = |wanted: Agree| rows.iter().filter(|row| row.1 == wanted).count();
                let (fits, off) = (count(Agree::Fits), count(Agree::Off));
                if fits >= 2 && fits >= 2 * off {
                    let told = rows.into_iter().filter(|row| row.1 != Agree::Unclear);
                    return told.map(|(t, _)| Found::new(form, &t)).collect();
                }
            }
        }
    }
    Vec::new()
}

/// Percentages beside ratios.
fn of_ratios(figures: &Figures, grid: &Grid, claim: usize) -> Vec<Found> {
    for ratio in (0..grid.columns).filter(|&ratio| ratio != claim) {
        let pairs = grid.triples(ratio, ratio, claim).filter(|pair| figures[pair[0]].class == Class::Ratio);
        let agree = |[ratio, _, claim]: [usize; 3]| {
            let expected = figures[ratio].value / figures[ratio].whole * 100.0;
            ([ratio, claim], figures[claim].agrees(expected, 0.0))
        };
        let rows: Vec<([usize; 2], Agree)> = pairs.map(agree).collect();
        let count = |wanted: Agree| rows.iter().filter(|row| row.1 == wanted).count();
        if count(Agree::Fits) >= 2 && count(Agree::Fits) >= 2 * count(Agree::Off) {
            let told = rows.into_iter().filter(|row| row.1 != Agree::Unclear);
            return told.map(|(pair, _)| Found::new(Form::RatioPercent, &pair)).collect();
        }
    }
    Vec::new()
}

/// How a figure agrees with two others of its row; nothing where they are not of one sort.
fn look(figures: &Figures, form: Form, [a, b, claim]: [usize; 3]) -> Option<Agree> {
    let (x, y, c) = (&figures[a], &figures[b], &figures[claim]);
    let sorts = match form {
        Form::Move => x.class == Class::Rank && y.class == Class::Rank,
        _ => figures.alike(a, b) && matches!(x.class, Class::Amount | Class::Rate | Class::Score),
    };
    if !sorts || x.value <= 0.0 || y.value <= 0.0 {
        return None;
    }
    let expected = match form {
        Form::Share => x.value / y.value * 100.0,
        Form::Growth => (y.value - x.value).abs() / x.value * 100.0,
        Form::Sum if !figures.alike(a, claim) => return None,
        Form::Sum => x.value + y.value,
        _ => (y.value - x.value).abs(),
    };
    let slack = match form {
        Form::Share | Form::Growth => (x.relative() + y.relative()) * expected,
        _ => x.slack + y.slack,
    };
    Some(c.agrees(expected, slack))
}

/// Rows that hold all others together, above or below them, and the shares of their column.
fn totals(figures: &Figures, table: &Table, grid: &Grid) -> Vec<Found> {
    let sure = |row: usize| named(figures, table, row);
    let Some(total) = grid.rows.iter().position(|row| sure(row.0).is_some()) else { return Vec::new() };
    let others = if total == 0 { 1..grid.rows.len() } else { 0..total };
    if others.len() < 2 {
        return Vec::new();
    }
    let certain = sure(grid.rows[total].0) == Some(true) && others.len() > 2;
    let mut sums = Vec::new();
    for column in 0..grid.columns {
        let cell = |row: &(usize, Vec<Option<usize>>)| row.1.get(column).copied().flatten();
        let Some(at) = cell(&grid.rows[total]).filter(|&at| matches!(figures[at].class, Class::Amount | Class::Score))
        else {
            continue;
        };
        let parts: Vec<usize> = grid.rows[others.clone()].iter().filter_map(cell).collect();
        if parts.len() == others.len() && parts.iter().all(|&part| figures.alike(part, at)) {
            let sum: f64 = parts.iter().map(|&part| figures[part].value).sum();
            let slack: f64 = parts.iter().map(|&part| figures[part].slack).sum();
            let off = (sum - figures[at].value).abs();
            let wrong = off > slack + figures[at].slack && off <= FAR * figures[at].value;
            let found = Found::new(Form::Sum, &[&parts[..], &[at]].concat());
            let mean = figures[at].agrees(sum / parts.len() as f64, 0.0) == Agree::Fits && parts.len() > 2;
            if mean && means(figures, table, grid.rows[total].0) {
                sums.push((true, false, Found::new(Form::Mean, &found.figures)));
                continue;
            }
            sums.push((off <= 1e-9 * sum, wrong, found));
            sums.extend(
                shares(figures, grid, others.clone(), column, at).into_iter().map(|share| (true, false, share)),
            );
        }
    }
    let proven = certain || sums.iter().any(|sum| sum.0);
    sums.into_iter().filter(|sum| sum.0 || proven && sum.1).map(|sum| sum.2).collect()
}

/// Whether a row is a total; with certainty where it is called one and not the whole province or a mean.
fn named(figures: &Figures, table: &Table, row: usize) -> Option<bool> {
    let words = figures.prepared.doc.tables.row(table, row).iter().find(|cell| cell.kind == CellKind::Words)?;
    let marks = figures.prepared.marks;
    let cue = |cue: Cue| marks.cue_at(words.tokens.start, cue).is_some_and(|end| end + 1 >= words.tokens.end);
    let sum = figures.reckons(words.tokens.clone()).any(|word| word.0 == Reckon::Total);
    (cue(Cue::Total) || cue(Cue::WholeProvince)).then_some(sum)
}

/// True for a row that is called a mean.
fn means(figures: &Figures, table: &Table, row: usize) -> bool {
    let words = figures.prepared.doc.tables.row(table, row).iter().find(|cell| cell.kind == CellKind::Words);
    words.is_some_and(|cell| figures.told(cell.tokens.clone(), Reckon::Mean))
}

/// A column of shares of a total.
fn shares(figures: &Figures, grid: &Grid, rows: Range<usize>, column: usize, total: usize) -> Vec<Found> {
    let cell = |row: &(usize, Vec<Option<usize>>), column: usize| row.1.get(column).copied().flatten();
    for claim in (0..grid.columns).filter(|&claim| claim != column) {
        let pairs = grid.rows[rows.clone()].iter().filter_map(|row| Some((cell(row, column)?, cell(row, claim)?)));
        let rates = pairs.filter(|&(_, claim)| figures[claim].class == Class::Rate);
        let agree = |(part, claim): (usize, usize)| {
            let expected = figures[part].value / figures[total].value * 100.0;
            let slack = (figures[part].relative() + figures[total].relative()) * expected;
            ([part, total, claim], figures[claim].agrees(expected, slack))
        };
        let rows: Vec<([usize; 3], Agree)> = rates.map(agree).collect();
        let count = |wanted: Agree| rows.iter().filter(|row| row.1 == wanted).count();
        if count(Agree::Fits) >= 2 && count(Agree::Fits) >= 2 * count(Agree::Off) {
            let told = rows.into_iter().filter(|row| row.1 != Agree::Unclear);
            return told.map(|(triple, _)| Found::new(Form::Share, &triple)).collect();
        }
    }
    Vec::new()
}
