//! Why a figure is read as it is: the candidates that were weighed, what spoke for each, and the winner.

use super::{Analysis, Observation, Position, Utf16};
use crate::{analysis, fact, lexicon::Lexicon};
use serde::{Deserialize, Serialize};

/// A figure and every question that was asked about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// Name of the article.
    pub doc: String,
    /// What was read.
    pub observation: Observation,
    /// The questions in the order they were asked. What a table tells by its rows and columns is not weighed.
    pub decisions: Vec<Decision>,
}

/// A question about a figure, as it was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// status, indicator, period, area or pillar.
    pub question: String,
    /// The one that won, counted from zero.
    pub winner: Option<usize>,
    /// All possible answers, in the order they were found.
    pub candidates: Vec<Candidate>,
}

/// A possible answer and its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// As the observation has it; empty for none.
    pub value: String,
    /// The words that offer it, where some do.
    pub words: Option<String>,
    /// Where these words stand.
    pub position: Option<Position>,
    /// The sum of its clues, in hundredths of points.
    pub points: i32,
    /// What speaks for or against it.
    pub clues: Vec<Clue>,
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// Its name in `lexicon/weights.tsv`.
    pub clue: String,
    /// Its weight, in hundredths of points.
    pub points: i32,
}

impl Explained {
    /// The outside form of each figure with its decisions. `text` is the source text of the analysis.
    pub fn all(
        core: &analysis::Analysis,
        decisions: &[Vec<fact::Decision>],
        text: &str,
        lexicon: &Lexicon,
    ) -> Vec<Explained> {
        let units = Utf16::new(text);
        let weighed = |w: &fact::Weighed| Candidate {
            value: w.value.clone(),
            words: w.span.map(|span| span.of(text).to_owned()),
            position: w.span.map(|span| units.position(span)),
            points: w.points,
            clues: w.clues.iter().map(|&(clue, points)| Clue { clue: clue.to_owned(), points }).collect(),
        };
        let decision = |d: &fact::Decision| Decision {
            question: d.question.to_owned(),
            winner: d.winner,
            candidates: d.candidates.iter().map(weighed).collect(),
        };
        let observations = Analysis::new(core, text, lexicon).observations.into_iter();
        let figures = observations.zip(decisions).map(|(observation, decisions)| Explained {
            doc: core.doc.clone(),
            observation,
            decisions: decisions.iter().map(decision).collect(),
        });
        figures.collect()
    }
}
