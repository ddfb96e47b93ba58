//! Areas through time: the area as printed, and its unit before and after 1 July 2025.

use super::{
    terms::{Day, Terms},
    time::{first_day, last_day},
};
use crate::{
    Period,
    analysis::Kind,
    corpus::{Cell, Source},
};
use rust_decimal::Decimal;

/// Which of two units of one name a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Vintage {
    /// The name has stood for one unit all along, or is of no province.
    Same,
    /// The province of before 1 July 2025.
    Old,
    /// The unit since that day, which holds other provinces too.
    New,
    /// The text does not tell.
    Unclear,
}

impl Vintage {
    /// The spelling that leaves the program.
    pub fn word(self) -> &'static str {
        match self {
            Vintage::Same => "same",
            Vintage::Old => "old",
            Vintage::New => "new",
            Vintage::Unclear => "unclear",
        }
    }
}

/// The place a figure is about, as far as two figures must share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place<'t> {
    /// Code of a province, else the name as printed; empty where no place is told.
    pub key: &'t str,
    /// Of a place below the provinces the province of its article, or the article itself: Châu Thành is in many.
    pub parent: &'t str,
    /// Which unit of that name.
    pub vintage: Vintage,
}

/// The place of a figure.
pub fn place<'t>(cell: Cell<'t>, terms: &Terms) -> Place<'t> {
    let Cell { source, row } = cell;
    if row.area.is_empty() {
        return Place { key: "", parent: &source.doc, vintage: Vintage::Same };
    }
    if row.area_code.is_empty() {
        let parent = if source.main_area.is_empty() { &source.doc } else { &source.main_area };
        return Place { key: &row.area, parent, vintage: Vintage::Same };
    }
    Place { key: &row.area_code, parent: "", vintage: vintage(cell, terms) }
}

/// *Reads* which unit a province's name stands for: by the number of units ranked, by the period, by the day of the
/// article. *Leaves alone* (unclear) what was told after the merger about the time before.
fn vintage(cell: Cell<'_>, terms: &Terms) -> Vintage {
    let Cell { source, row } = cell;
    let Some((name, members)) = terms.unit(&row.area_code) else { return Vintage::Same };
    if members.len() < 2 {
        return Vintage::Same;
    }
    if row.area != *name {
        return Vintage::Old;
    }
    if row.kind == Kind::Rank && row.of == Some(Decimal::from(terms.units.len())) {
        return Vintage::New;
    }
    let before = |day: Option<Day>| day.map(|day| day < terms.merger);
    let told = before(published(source));
    match row.period {
        _ if told == Some(true) => Vintage::Old,
        Some(period) if first_day(period) >= terms.merger => Vintage::New,
        Some(period) if told.is_none() && last_day(period) < terms.merger => Vintage::Old,
        _ if row.kind == Kind::Rank && row.of.is_some() => Vintage::Old,
        _ => Vintage::Unclear,
    }
}

/// The day an article came out, where it is known to the day.
pub fn published(source: &Source) -> Option<Day> {
    match source.published? {
        Period::Day(y, m, d) => Some((y, m, d)),
        _ => None,
    }
}
