//! What the views say, by places in the table instead of what stands there: kept beside the table while it stays as it
//! is, and a part of it told at a time.

use super::{
    Terms, Views,
    conflict::Conflicts,
    fact::Fact,
    lens::{self, Evidence},
    merged::{Member, Offer},
    reprint::Group,
    series::{Break, Point},
    target::Target,
};
use crate::{
    Period,
    corpus::{Cell, Row, Source, Table},
};
use rust_decimal::Decimal;

/// All views of a table, without anything of the table.
pub struct Digest {
    /// For each article the first one that it is a copy of.
    pub witnesses: Vec<usize>,
    /// Articles that are copies of each other.
    pub reprints: Vec<Group>,
    /// Facts that exclude each other, are defined otherwise, or were put right.
    pub conflicts: Conflicts,
    /// Targets and results.
    pub targets: Vec<Target>,
    /// Indicators over time.
    pub series: Vec<SeriesPlaces>,
    /// Old provinces in their new units.
    pub merged: Vec<MergedPlaces>,
    /// Articles by their names, and how many facts each tells of each main indicator.
    pub docs: Vec<EvidenceOf>,
    /// The same of provinces by their codes.
    pub provinces: Vec<EvidenceOf>,
    /// Printed scores held against each other.
    pub recounts: Vec<RecountPlaces>,
    /// Where the figures of each fact stand: article and row.
    cells: Vec<(u32, u32)>,
    facts: Vec<FactPlaces>,
}

/// Points and breaks of a series; the rest its facts tell.
pub type SeriesPlaces = (Vec<Point>, Vec<Break>);

/// Whose evidence it is, and the numbers of facts.
pub type EvidenceOf = (String, Vec<usize>);

/// An indicator in the parts of a unit that the merger made; the indicator its facts tell.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // as in [`super::merged::Merged`]
pub struct MergedPlaces {
    pub unit: &'static str,
    pub period: Option<Period>,
    pub members: Vec<Member>,
    pub whole: Vec<usize>,
    pub offer: Option<Offer>,
}

/// A total or pillar recomputed; the rest its fact tells.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // as in [`super::lens::Recount`]
pub struct RecountPlaces {
    pub doc: String,
    pub what: &'static str,
    pub fact: usize,
    pub expected: Decimal,
    pub holds: bool,
}

/// The end of a fact's figures in the list of all, how many of its articles are no copies, and its main indicator.
struct FactPlaces {
    end: u32,
    independent: u32,
    main: Option<u8>,
}

impl Digest {
    /// Takes from the views of a table what is to be kept.
    pub fn new(views: Views<'_>, terms: &Terms) -> Digest {
        let Views { witnesses, reprints, facts, series, conflicts, targets, merged, lens } = views;
        let (mut cells, mut kept) = (Vec::new(), Vec::with_capacity(facts.len()));
        for fact in &facts {
            let place = |(cell, &at): (&Cell<'_>, &usize)| (at as u32, row(cell) as u32);
            cells.extend(fact.cells.iter().zip(&fact.sources).map(place));
            let main = lens::main(fact, terms).map(|main| main as u8);
            kept.push(FactPlaces { end: cells.len() as u32, independent: fact.independent as u32, main });
        }
        let evidence = |list: Vec<Evidence<'_>>| list.into_iter().map(|row| (row.of.to_owned(), row.facts)).collect();
        Digest {
            series: series.into_iter().map(|series| (series.points, series.breaks)).collect(),
            merged: merged
                .into_iter()
                .map(|m| MergedPlaces {
                    unit: m.unit,
                    period: m.period,
                    members: m.members,
                    whole: m.whole,
                    offer: m.offer,
                })
                .collect(),
            docs: evidence(lens.docs),
            provinces: evidence(lens.provinces),
            recounts: lens
                .recounts
                .into_iter()
                .map(|r| RecountPlaces {
                    doc: r.doc.to_owned(),
                    what: r.what,
                    fact: r.fact,
                    expected: r.expected,
                    holds: r.holds,
                })
                .collect(),
            facts: kept,
            cells,
            witnesses,
            reprints,
            conflicts,
            targets,
        }
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// True where no article tells a fact.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Where the figures of a fact stand.
    fn places(&self, fact: usize) -> &[(u32, u32)] {
        let start = fact.checked_sub(1).map_or(0, |before| self.facts[before].end);
        &self.cells[start as usize..self.facts[fact].end as usize]
    }

    /// The articles of a fact, by their places in the table.
    pub fn sources(&self, fact: usize) -> impl Iterator<Item = usize> {
        self.places(fact).iter().map(|place| place.0 as usize)
    }

    /// The main indicator that a fact is evidence for, by its place.
    pub fn main(&self, fact: usize) -> Option<usize> {
        self.facts[fact].main.map(usize::from)
    }

    /// The figure that stands for all of a fact. `table` is the one that was looked across.
    pub fn cell<'t>(&self, fact: usize, table: &'t Table) -> Cell<'t> {
        cell(self.places(fact)[0], table)
    }

    /// A fact as the views had it.
    pub fn fact<'t>(&self, fact: usize, table: &'t Table, terms: &Terms) -> Fact<'t> {
        let cells = self.places(fact).iter().map(|&place| cell(place, table)).collect();
        Fact::new(cells, self.sources(fact).collect(), self.facts[fact].independent as usize, terms)
    }
}

fn cell((source, row): (u32, u32), table: &Table) -> Cell<'_> {
    let source: &Source = &table.sources()[source as usize];
    Cell { source, row: &source.rows[row as usize] }
}

/// The place of a figure in its article: rows stand one behind the other.
fn row(cell: &Cell<'_>) -> usize {
    let from = cell.source.rows.as_ptr().addr();
    (std::ptr::from_ref(cell.row).addr() - from) / size_of::<Row>()
}
