//! The index as it shows in the articles: what there is evidence for, printed scores, and totals recomputed.

use super::{
    super::compare::{self, MainOut, VersionOut},
    Part, Told, Windows, part,
};
use crate::{analysis::Kind, corpus::across::terms::Named};
use serde::Serialize;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// The score of a main indicator as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct Score {
    pub value: String,
    pub precision: i8,
    pub period: String,
}

/// An article or a province: numbers of facts and printed scores in the order of the main indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct IndexRow {
    pub of: String,
    pub name: String,
    pub facts: Vec<usize>,
    pub scores: Vec<Vec<Score>>,
}

/// A total or pillar recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct RecountTold {
    pub told: Told,
    pub doc: String,
    /// total, or the pillar.
    pub what: &'static str,
    pub expected: String,
    pub holds: bool,
}

/// The index: its structure and a part of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[allow(missing_docs)]
pub struct Index {
    pub versions: Vec<VersionOut>,
    pub main: Vec<MainOut>,
    pub rows: Vec<IndexRow>,
    pub all_rows: usize,
    pub recounts: Vec<RecountTold>,
}

/// So many facts of one main indicator are told.
const MOST: usize = 40;

impl Windows<'_> {
    /// The matrix by provinces, or by articles.
    pub fn index(&self, provinces: bool, which: Part) -> Index {
        let kept = self.kept;
        let list = if provinces { kept.provinces(self.table, self.terms) } else { kept.docs(self.table) };
        let all_rows = list.len();
        let mut rows = part(list, which, |(of, facts)| IndexRow {
            of: of.to_owned(),
            name: if provinces { self.province(of) } else { self.title(of) },
            scores: vec![Vec::new(); facts.len()],
            facts,
        });
        self.scores(provinces, &mut rows);
        Index {
            versions: self.terms.versions.iter().map(compare::version).collect(),
            main: self.terms.mains.iter().map(compare::main).collect(),
            rows,
            all_rows,
            recounts: part(kept.recounts(self.table), Part { from: 0, count: MOST }, |(doc, recount)| RecountTold {
                told: self.told(recount.fact),
                doc: doc.to_owned(),
                what: recount.what,
                expected: compare::number(recount.expected),
                holds: recount.holds,
            }),
        }
    }

    /// The facts that an article or a province tells of a main indicator.
    pub fn evidence(&self, provinces: bool, of: &str, main: usize) -> Vec<Told> {
        let of = |&at: &usize| self.kept.main(at) == Some(main) && self.is_of(at, provinces, of);
        self.kept.facts().filter(of).take(MOST).map(|at| self.told(at)).collect()
    }

    fn is_of(&self, fact: usize, provinces: bool, of: &str) -> bool {
        if provinces {
            return self.kept.cell(fact, self.table).row.area_code == of;
        }
        self.kept.sources(fact).any(|at| self.table.sources()[at].doc == of)
    }

    /// Puts the scores that are printed of main indicators into the rows, each value once.
    fn scores(&self, provinces: bool, rows: &mut [IndexRow]) {
        for fact in self.kept.facts() {
            let Some(main) = self.kept.main(fact) else { continue };
            let row = self.kept.cell(fact, self.table).row;
            let scored = row.kind == Kind::Score && matches!(self.terms.named(&row.label), Some(Named::Main(_)));
            if !scored {
                continue;
            }
            let (value, period) = (compare::number(row.value), compare::words(row.period));
            let score = Score { value, precision: row.precision, period };
            for of in rows.iter_mut().filter(|of| self.is_of(fact, provinces, &of.of)) {
                if !of.scores[main].contains(&score) {
                    of.scores[main].push(score.clone());
                }
            }
        }
    }

    fn province(&self, code: &str) -> String {
        let unit = self.terms.unit(code).and_then(|unit| unit.1.iter().find(|member| member.0 == code));
        unit.map_or(code, |member| member.1).to_owned()
    }

    fn title(&self, doc: &str) -> String {
        let source = self.table.sources().iter().find(|source| source.doc == doc);
        source.map(|source| source.title.as_str()).filter(|title| !title.is_empty()).unwrap_or(doc).to_owned()
    }
}
