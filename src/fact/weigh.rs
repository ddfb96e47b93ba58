//! The one place where candidates are weighed against each other, and where the weighing can be watched.

use crate::{
    lexicon::{Clue, Clues, Weights},
    segment::Document,
    span::Span,
};
use std::ops::Range;

/// A possible answer, the words that offer it and what speaks for it.
#[derive(Clone, Debug)]
pub(super) struct Candidate<T, C> {
    pub value: T,
    pub clues: Clues<C>,
    /// The tokens that offer it; empty where no words do.
    pub tokens: Range<usize>,
}

/// Notes of each candidate whether another one offers the same answer.
pub(super) fn support<T: PartialEq, C: Clue>(candidates: &mut [Candidate<T, C>], clue: C) {
    for i in 0..candidates.len() {
        let same = |(j, c): (usize, &Candidate<T, C>)| j != i && c.value == candidates[i].value;
        let supported = candidates.iter().enumerate().any(same);
        candidates[i].clues.note(clue, supported);
    }
}

/// A question about one figure, as it was decided.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What was asked: period, area, indicator, status.
    pub question: &'static str,
    /// Every candidate, in the order it was found.
    pub candidates: Vec<Weighed>,
    /// The candidate that won.
    pub winner: Option<usize>,
}

/// A candidate with its evidence.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The answer, as the wire has it; empty for none.
    pub value: String,
    /// The words that offer it, in the article's text.
    pub span: Option<Span>,
    /// Each clue that holds, with its points in hundredths.
    pub clues: Vec<(&'static str, i32)>,
    /// The sum of the points.
    pub points: i32,
}

/// Decides questions, and keeps a record where one is wanted.
pub(super) struct Scales<'a> {
    pub doc: &'a Document<'a>,
    pub record: Option<Vec<Decision>>,
}

impl Scales<'_> {
    /// The candidate with the most points and its lead over the best one of another value; of equals the first.
    pub(super) fn best<T: Clone + PartialEq, C: Clue>(
        &mut self,
        weights: &Weights<C>,
        candidates: &[Candidate<T, C>],
        print: impl Fn(&T) -> String,
    ) -> Option<(T, Range<usize>, i32)> {
        let points = |c: &Candidate<T, C>| weights.sum(c.clues);
        let mut winner: Option<(usize, i32)> = None;
        for (i, c) in candidates.iter().enumerate() {
            let sum = points(c);
            if winner.is_none_or(|w| sum > w.1) {
                winner = Some((i, sum));
            }
        }
        // The page has no use for the record, and the module is lighter without the making of it.
        if cfg!(not(target_arch = "wasm32"))
            && let Some(record) = &mut self.record
        {
            let weighed = candidates.iter().map(|c| Weighed {
                value: print(&c.value),
                span: (!c.tokens.is_empty()).then(|| self.doc.source(c.tokens.clone())),
                clues: c.clues.bits().map(|bit| (C::NAMES[bit], weights.of(bit))).collect(),
                points: points(c),
            });
            let candidates = weighed.collect();
            record.push(Decision { question: C::QUESTION, candidates, winner: winner.map(|w| w.0) });
        }
        let (at, most) = winner?;
        let best = &candidates[at];
        let rival = candidates.iter().filter(|c| c.value != best.value).map(points).max();
        Some((best.value.clone(), best.tokens.clone(), rival.map_or(i32::MAX, |r| most - r)))
    }
}
