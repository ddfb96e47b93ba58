//! Indicators, areas and periods against each other: one of the three is held, the other two are the sides of a grid.

use super::{
    super::compare::{self, AreaOut},
    Part, Told, Windows,
    told::MOST as MOST_FACTS,
};
use crate::{
    Period,
    analysis::{Kind, Status},
    corpus::order::sorted,
    corpus::{
        Cell,
        across::{
            area::{Place, place},
            time::{first_day, last_day},
        },
    },
    distinct::Distinct,
};
use serde::Serialize;
use std::cmp::Reverse;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// What can be held: an indicator, an area or a period, and how many facts there are of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct Pick {
    pub id: String,
    pub name: String,
    /// Of an area.
    pub area: Option<AreaOut>,
    pub count: usize,
}

/// The facts of one place in a grid, none of them mixed with another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct GridCell {
    pub facts: Vec<Told>,
    /// Facts that are not listed.
    pub more: usize,
}

/// A row; its cells stand in the order of the columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct GridRow {
    pub head: Pick,
    pub cells: Vec<GridCell>,
}

/// A part of a grid, and how large all of it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct Grid {
    pub columns: Vec<Pick>,
    pub rows: Vec<GridRow>,
    pub all_columns: usize,
    pub all_rows: usize,
}

/// One of three things that figures are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Side {
    Indicator,
    Area,
    Period,
}

/// So many can be chosen from.
const MOST: usize = 600;

/// A place on one side.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'t> {
    Indicator(&'t str),
    Area(Place<'t>),
    Period(Option<Period>),
}

impl Side {
    /// The side with this spelling.
    pub fn from_word(word: &str) -> Option<Side> {
        Some(match word {
            "indicator" => Side::Indicator,
            "area" => Side::Area,
            "period" => Side::Period,
            _ => return None,
        })
    }

    /// What is held is neither row nor column: areas before indicators, time across.
    fn others(self) -> (Side, Side) {
        match self {
            Side::Indicator => (Side::Area, Side::Period),
            Side::Area => (Side::Indicator, Side::Period),
            Side::Period => (Side::Area, Side::Indicator),
        }
    }
}

impl<'a> Windows<'a> {
    /// What can be held on a side, of results, targets or rules: as many as a reader can choose from, that with most
    /// facts first.
    pub fn picks(&self, side: Side, status: Status) -> Vec<Pick> {
        let facts = self.levels(status).map(|(at, cell)| (at, self.key(side, cell)));
        let mut picks = self.heads(facts, side);
        picks.truncate(MOST);
        picks
    }

    /// The grid of all facts of what is held.
    pub fn grid(&self, side: Side, id: &str, status: Status, rows: Part, columns: Part) -> Grid {
        let (row_side, column_side) = side.others();
        let fits = |&(_, cell): &(usize, Cell<'a>)| self.id(self.key(side, cell)) == id;
        let facts: Vec<(usize, Cell<'a>)> = self.levels(status).filter(fits).collect();
        let heads = |side| self.heads(facts.iter().map(|&(at, cell)| (at, self.key(side, cell))), side);
        let (all_rows, all_columns) = (heads(row_side), heads(column_side));
        let mut grid = Grid {
            all_rows: all_rows.len(),
            all_columns: all_columns.len(),
            columns: all_columns.into_iter().skip(columns.from).take(columns.count).collect(),
            rows: Vec::new(),
        };
        let cells = || grid.columns.iter().map(|_| GridCell::default()).collect();
        let row = |head| GridRow { head, cells: cells() };
        grid.rows = all_rows.into_iter().skip(rows.from).take(rows.count).map(row).collect();
        for &(at, cell) in &facts {
            let (row, column) = (self.id(self.key(row_side, cell)), self.id(self.key(column_side, cell)));
            let column = grid.columns.iter().position(|head| head.id == column);
            let row = grid.rows.iter_mut().find(|found| found.head.id == row);
            if let (Some(row), Some(column)) = (row, column) {
                let cell = &mut row.cells[column];
                if cell.facts.len() < MOST_FACTS {
                    cell.facts.push(self.told(at));
                } else {
                    cell.more += 1;
                }
            }
        }
        grid
    }

    /// Facts of a known indicator that have a level, each by the figure that stands for it.
    fn levels(self, status: Status) -> impl Iterator<Item = (usize, Cell<'a>)> {
        let cells = self.kept.facts().map(move |at| (at, self.kept.cell(at, self.table)));
        cells.filter(move |(_, Cell { row, .. })| {
            let level = !matches!(row.kind, Kind::Change | Kind::Multiple);
            level && row.status == status && !row.indicator.is_empty()
        })
    }

    fn key(&self, side: Side, cell: Cell<'a>) -> Key<'a> {
        match side {
            Side::Indicator => Key::Indicator(&cell.row.indicator),
            // Places that are not told are one row, whatever the article.
            Side::Area if cell.row.area.is_empty() => Key::Area(Place { parent: "", ..place(cell, self.terms) }),
            Side::Area => Key::Area(place(cell, self.terms)),
            Side::Period => Key::Period(cell.row.period),
        }
    }

    fn id(&self, key: Key<'_>) -> String {
        match key {
            Key::Indicator(id) => id.to_owned(),
            Key::Area(place) => [place.key, place.parent, place.vintage.word()].join("\t"),
            Key::Period(period) => compare::words(period),
        }
    }

    /// The distinct places on a side with the numbers of their facts; periods from the newest, others from the most told.
    fn heads(&self, facts: impl Iterator<Item = (usize, Key<'a>)>, side: Side) -> Vec<Pick> {
        let (mut keys, mut found) = (Distinct::default(), Vec::<(usize, usize)>::new());
        for (fact, key) in facts {
            let at = keys.place(key);
            if at == found.len() {
                found.push((fact, 0));
            }
            found[at].1 += 1;
        }
        let all = keys.into_keys().into_iter().zip(found);
        let time = |key: &Key<'_>| match key {
            Key::Period(Some(period)) => Some((last_day(*period), Reverse(first_day(*period)))),
            _ => None,
        };
        let sorted = sorted(all, |(a, (_, m)), (b, (_, n))| match side {
            Side::Period => time(b).cmp(&time(a)),
            _ => n.cmp(m),
        });
        sorted.into_iter().map(|(key, (fact, count))| Pick { count, ..self.pick(key, fact) }).collect()
    }

    fn pick(&self, key: Key<'_>, fact: usize) -> Pick {
        match key {
            Key::Indicator(id) => self.indicator_pick(id),
            Key::Area(_) => {
                let area = compare::area(&self.kept.fact(fact, self.table, self.terms), self.terms);
                Pick { id: self.id(key), name: area.name.clone(), area: Some(area), count: 0 }
            }
            Key::Period(_) => Pick { id: self.id(key), name: String::new(), area: None, count: 0 },
        }
    }

    pub(super) fn indicator_pick(&self, id: &str) -> Pick {
        Pick { id: id.to_owned(), name: self.name(id), area: None, count: 0 }
    }
}
