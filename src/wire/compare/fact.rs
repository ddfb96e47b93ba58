//! Facts, their areas and their witnesses as they leave the program.

use super::{id, number, some, words};
use crate::{
    corpus::{
        Cell,
        across::{Terms, area::Vintage, fact::Fact, lens},
        order::sorted,
    },
    lexicon::{self, sentences::Lang},
};
use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// The area of a fact: as printed, and its unit before and after 1 July 2025.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct AreaOut {
    pub name: String,
    pub code: Option<String>,
    pub within: Option<String>,
    /// same, old, new or unclear: which unit of that name.
    pub unit: &'static str,
    pub before: Option<Unit>,
    pub after: Option<Unit>,
}

/// A unit and the set that its code is of: ISO 3166-2 with 63 provinces, or the 34 units of Nghị quyết 202/2025/QH15.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct Unit {
    pub name: String,
    pub set: &'static str,
    pub members: Vec<String>,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct FactOut {
    pub id: String,
    pub indicator: String,
    pub indicator_vi: String,
    pub label: String,
    pub kind: &'static str,
    pub value: String,
    /// Power of ten of the last printed digit.
    pub precision: i8,
    pub high: Option<String>,
    pub of: Option<String>,
    pub unit: String,
    pub bound: &'static str,
    pub status: &'static str,
    pub direction: Option<&'static str>,
    pub baseline: String,
    pub period: String,
    pub area: AreaOut,
    /// Bases, levels and scopes that the words name.
    pub definition: Vec<&'static str>,
    pub pillar: &'static str,
    pub main: Option<&'static str>,
    /// Articles that are no copies of each other.
    pub independent: usize,
    pub witnesses: Vec<Witness>,
}

/// A figure that states a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct Witness {
    pub doc: String,
    pub id: String,
    pub quote: String,
    pub sentence: String,
}

/// The outside form of one fact.
pub fn fact_out(at: usize, fact: &Fact<'_>, terms: &Terms, names: &lexicon::Terms) -> FactOut {
    let (row, topic) = (fact.cell().row, fact.topic);
    let known = names.name(topic.indicator, Lang::Vi);
    let names = fact.definitions.iter().flat_map(|&definition| terms.names(definition));
    let mut definition = sorted(names, Ord::cmp);
    definition.dedup();
    let witness = |cell: &Cell<'_>| Witness {
        doc: cell.source.doc.clone(),
        id: cell.row.id.to_string(),
        quote: cell.row.quote.to_string(),
        sentence: cell.row.sentence.to_string(),
    };
    FactOut {
        id: id(at),
        indicator: topic.indicator.to_owned(),
        indicator_vi: known.unwrap_or_default().to_owned(),
        label: row.label.to_string(),
        kind: row.kind.word(),
        value: number(row.value),
        precision: row.precision,
        high: row.high.map(number),
        of: row.of.map(number),
        unit: row.unit.to_string(),
        bound: row.bound.word(),
        status: row.status.word(),
        direction: row.direction.map(|direction| direction.word()),
        baseline: row.baseline.to_string(),
        period: words(row.period),
        area: area(fact, terms),
        definition,
        pillar: row.pillar.word(),
        main: lens::main(fact, terms).map(|main| terms.mains[main].id),
        independent: fact.independent,
        witnesses: fact.cells.iter().map(witness).collect(),
    }
}

/// The area as printed, and its units before and after.
pub fn area(fact: &Fact<'_>, terms: &Terms) -> AreaOut {
    let (row, place) = (fact.cell().row, fact.topic.place);
    let unit = terms.unit(&row.area_code);
    let member = |code: &str| unit.and_then(|unit| unit.1.iter().find(|member| member.0 == code));
    let names = |list: &[(&str, &str)]| list.iter().map(|member| member.1.to_owned()).collect();
    AreaOut {
        name: row.area.to_string(),
        code: some(&row.area_code),
        within: if place.key.is_empty() { None } else { some(place.parent) },
        unit: place.vintage.word(),
        before: member(&row.area_code).filter(|_| place.vintage != Vintage::New).map(|member| Unit {
            name: member.1.to_owned(),
            set: "ISO 3166-2:VN (63)",
            members: Vec::new(),
        }),
        after: unit.map(|unit| Unit { name: unit.0.to_owned(), set: "202/2025/QH15 (34)", members: names(&unit.1) }),
    }
}
