//! The index of digital transformation as it leaves the program.

use super::{id, number, words};
use crate::corpus::across::{
    Terms, Views,
    lens::{Evidence, Recount},
    terms::{Main, Version},
};
use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// The index: its structure, what there is evidence for, and printed scores recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Dti {
    pub versions: Vec<VersionOut>,
    pub main: Vec<MainOut>,
    pub articles: Vec<EvidenceOut>,
    pub provinces: Vec<EvidenceOut>,
    pub recounts: Vec<RecountOut>,
}

/// A form of the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct VersionOut {
    pub first: u16,
    pub last: u16,
    pub legal: &'static str,
    pub main: Option<u16>,
    pub components: u16,
}

/// A main indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct MainOut {
    pub id: &'static str,
    pub label_vi: &'static str,
    pub label_en: &'static str,
    pub components: u16,
    pub points: String,
    pub pillar: &'static str,
}

/// Numbers of facts in the order of the main indicators, and those that none is told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct EvidenceOut {
    pub of: String,
    pub facts: Vec<usize>,
    pub silent: Vec<&'static str>,
}

/// A total or pillar recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct RecountOut {
    pub doc: String,
    pub area: String,
    pub period: String,
    pub what: &'static str,
    pub fact: String,
    pub printed: String,
    pub expected: String,
    pub holds: bool,
}

/// The outside form of the index.
pub(super) fn dti(views: &Views<'_>, terms: &Terms) -> Dti {
    Dti {
        versions: terms.versions.iter().map(version).collect(),
        main: terms.mains.iter().map(main).collect(),
        articles: views.lens.docs.iter().map(|row| evidence(row, terms)).collect(),
        provinces: views.lens.provinces.iter().map(|row| evidence(row, terms)).collect(),
        recounts: views.lens.recounts.iter().map(recount).collect(),
    }
}

pub fn version(version: &Version) -> VersionOut {
    VersionOut {
        first: version.years.0,
        last: version.years.1,
        legal: version.legal,
        main: Some(version.main).filter(|&main| main > 0),
        components: version.components,
    }
}

pub fn main(main: &Main) -> MainOut {
    MainOut {
        id: main.id,
        label_vi: main.label_vi,
        label_en: main.label_en,
        components: main.components,
        points: number(main.points),
        pillar: main.pillar,
    }
}

fn evidence(evidence: &Evidence<'_>, terms: &Terms) -> EvidenceOut {
    let silent = terms.mains.iter().zip(&evidence.facts).filter(|row| *row.1 == 0);
    EvidenceOut {
        of: evidence.of.to_owned(),
        facts: evidence.facts.clone(),
        silent: silent.map(|row| row.0.id).collect(),
    }
}

fn recount(recount: &Recount<'_>) -> RecountOut {
    RecountOut {
        doc: recount.doc.to_owned(),
        area: recount.place.to_owned(),
        period: words(recount.period),
        what: recount.what,
        fact: id(recount.fact),
        printed: number(recount.printed),
        expected: number(recount.expected),
        holds: recount.holds,
    }
}
