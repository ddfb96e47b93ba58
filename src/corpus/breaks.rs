//! What changed between two figures of one area, so that a line does not go on from one to the other.

use super::{
    Cell,
    across::{
        area::published,
        terms::Day,
        time::{first_day, last_day},
    },
};
use crate::{Period, analysis::Kind, distinct::Distinct, lexicon::tsv};
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The provinces were merged: so many before, so many since.
    Provinces(usize, usize),
    /// Another number of units was ranked.
    Units(Decimal, Decimal),
    /// The index was put together in another way: its main and component indicators before and since.
    Index(String, String),
}

/// A change between two figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// What changed.
    pub change: Change,
    /// The day since which it is so, where it is known.
    pub day: Option<Day>,
}

/// What the tables tell of changes.
struct Known {
    merger: Day,
    provinces: usize,
    units: usize,
    /// Units that hold several of the old provinces, and bear the name of one.
    merged: Vec<&'static str>,
    /// Forms of the index: first and last year, indicators.
    forms: Vec<(u16, u16, String)>,
    /// The index and its pillars, whose parts the decisions lay down.
    index: Distinct<&'static str>,
}

/// What can change between figures of one indicator.
pub struct Breaks {
    known: &'static Known,
    /// True for the index itself and its pillars.
    of_index: bool,
}

impl Known {
    /// Reads the tables.
    fn new() -> Known {
        let (mut provinces, mut units, mut members) = (Distinct::default(), Distinct::default(), Vec::new());
        for [_, code, successor] in tsv::rows(tsv::table!("members.tsv")) {
            if successor.is_empty() || provinces.find(&code).is_some() {
                continue;
            }
            provinces.place(code);
            let at = units.place(successor);
            members.resize(units.len(), 0);
            members[at] += 1;
        }
        let day = tsv::rows(tsv::table!("breaks.tsv")).find(|row: &[&str; 3]| row[0] == "area");
        let day = day.and_then(|row| Period::parse(row[1])).map(first_day);
        let (provinces, all) = (provinces.len(), units.len());
        let names = units.into_keys().into_iter().zip(members);
        let merged = names.filter(|(_, members)| *members > 1).map(|(name, _)| name).collect();
        let forms = tsv::rows(tsv::table!("dti_versions.tsv")).map(form).collect();
        let mut index = Distinct::default();
        for [id, place, ..] in tsv::rows::<4>(tsv::table!("places.tsv")) {
            if matches!(place, "total" | "foundation") || place.ends_with("_pillar") {
                index.place(id);
            }
        }
        Known { merger: day.unwrap_or((u16::MAX, 1, 1)), provinces, units: all, merged, forms, index }
    }
}

impl Breaks {
    /// Those of an indicator. The tables are read once.
    pub fn of(indicator: &str) -> Breaks {
        static KNOWN: OnceLock<Known> = OnceLock::new();
        let known = KNOWN.get_or_init(Known::new);
        Breaks { known, of_index: known.index.find(&indicator).is_some() }
    }

    /// *Reads* what changed from one figure of an area to a later one: the area, the number of units ranked, the form of
    /// the index. *Leaves alone* figures told alike.
    pub fn between(&self, before: Cell<'_>, after: Cell<'_>) -> Vec<Break> {
        let mut found = Vec::new();
        let provinces =
            Break { change: Change::Provinces(self.known.provinces, self.known.units), day: Some(self.known.merger) };
        if self.is_new(after) && !self.is_new(before) {
            found.push(provinces.clone());
        }
        if let (Kind::Rank, Some(old), Some(new)) = (after.row.kind, before.row.of, after.row.of)
            && old != new
        {
            let by_law = (old, new) == (Decimal::from(self.known.provinces), Decimal::from(self.known.units));
            let units = Break { change: Change::Units(old.normalize(), new.normalize()), day: None };
            found.extend(if by_law { Some(provinces) } else { Some(units) }.filter(|one| !found.contains(one)));
        }
        let year = |cell: Cell<'_>| cell.row.period.map_or(0, Period::year);
        let known = self.known.forms.iter().filter(|_| self.of_index);
        let form = |year| known.clone().find(|(first, last, _)| (*first..=*last).contains(&year));
        if let (Some((_, _, old)), Some((first, _, new))) = (form(year(before)), form(year(after)))
            && old != new
        {
            found.push(Break { change: Change::Index(old.clone(), new.clone()), day: Some((*first, 1, 1)) });
        }
        found
    }

    /// *Reads* a figure of a merged unit that bears the name of one of its parts: ranked among the new units, or for a
    /// time that ends after the merger and not told before it. *Leaves alone* units that were not merged.
    fn is_new(&self, cell: Cell<'_>) -> bool {
        let row = cell.row;
        let ranked = row.of.filter(|_| row.kind == Kind::Rank);
        let since = ranked.map_or_else(
            || {
                row.period.is_some_and(|period| last_day(period) >= self.known.merger)
                    && published(cell.source).is_none_or(|day| day >= self.known.merger)
            },
            |of| of == Decimal::from(self.known.units),
        );
        since && !row.area_code.is_empty() && self.known.merged.iter().any(|name| row.area == *name)
    }
}

/// First and last year of a form of the index, and how many indicators it has: 9/98, or 108 where the main ones are not told.
fn form([first, last, _, main, components]: [&'static str; 5]) -> (u16, u16, String) {
    let year = |digits: &str| digits.parse().unwrap_or_default();
    let indicators = if main == "0" { components.to_owned() } else { [main, "/", components].concat() };
    (year(first), year(last), indicators)
}
