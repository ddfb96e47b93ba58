//! The one place where candidates are weighed against each other, and where the weighing can be watched.

use crate::{
    lexicon::{Clue, Weights},
    segment::Document,
    span::Span,
};
use std::ops::Range;

/// A possible answer, the words that offer it and what speaks for it.
#[derive(Clone)]
pub(super) struct Candidate<'w, T, C> {
    pub value: T,
    /// The tokens that offer it; empty where no words do.
    pub tokens: Range<usize>,
    weights: &'w Weights<C>,
    /// The sum of the points of all clues that hold.
    points: i32,
    /// The clues that hold, for the record; the page keeps none.
    #[cfg(not(target_arch = "wasm32"))]
    clues: u128,
}

impl<'w, T, C: Clue> Candidate<'w, T, C> {
    /// A candidate that nothing speaks for yet.
    pub(super) fn new(weights: &'w Weights<C>, value: T, tokens: Range<usize>) -> Candidate<'w, T, C> {
        Candidate {
            value,
            tokens,
            weights,
            points: 0,
            #[cfg(not(target_arch = "wasm32"))]
            clues: 0,
        }
    }

    /// The points of the clues noted so far.
    pub(super) fn points(&self) -> i32 {
        self.points
    }

    /// Notes whether a clue holds. Each clue may be noted as holding once.
    #[inline(always)]
    pub(super) fn note(&mut self, clue: C, holds: bool) {
        self.points += if holds { self.weights.of(clue) } else { 0 };
        #[cfg(not(target_arch = "wasm32"))]
        {
            self.clues |= u128::from(holds) << clue.bit();
        }
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
pub(super) struct Scales<'a, 'r> {
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "for the record, which the page does without"))]
    doc: &'a Document<'a>,
    /// The decisions about each figure.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "the page keeps none"))]
    record: Option<&'r mut Vec<Vec<Decision>>>,
    /// The figure that is asked about.
    figure: usize,
}

impl<'a, 'r> Scales<'a, 'r> {
    /// Scales for so many figures, with room in the record for the decisions about each.
    pub(super) fn new(
        doc: &'a Document<'a>,
        mut record: Option<&'r mut Vec<Vec<Decision>>>,
        figures: usize,
    ) -> Scales<'a, 'r> {
        if let Some(record) = &mut record {
            record.resize_with(figures, Vec::new);
        }
        Scales { doc, record, figure: 0 }
    }

    /// The figure that the next questions are about.
    pub(super) fn about(&mut self, figure: usize) -> &mut Self {
        self.figure = figure;
        self
    }
}

impl Scales<'_, '_> {
    /// The candidate with the most points and its lead over the best one of another value; of equals the first.
    pub(super) fn best<'c, 'w, T: PartialEq, C: Clue>(
        &mut self,
        candidates: &'c [Candidate<'w, T, C>],
        print: impl Fn(&T) -> String,
    ) -> Option<(&'c Candidate<'w, T, C>, i32)> {
        let best = self.winner(candidates, print)?;
        let rival = candidates.iter().filter(|c| c.value != best.value).map(|c| c.points).max();
        Some((best, rival.map_or(i32::MAX, |r| best.points - r)))
    }

    /// The candidate with the most points; of equals the first.
    pub(super) fn winner<'c, 'w, T, C: Clue>(
        &mut self,
        candidates: &'c [Candidate<'w, T, C>],
        print: impl Fn(&T) -> String,
    ) -> Option<&'c Candidate<'w, T, C>> {
        let most = candidates.iter().map(|c| c.points).max();
        let winner = most.and_then(|most| candidates.iter().position(|c| c.points == most));
        self.keep(candidates, winner, print);
        Some(&candidates[winner?])
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn keep<T, C: Clue>(
        &mut self,
        candidates: &[Candidate<T, C>],
        winner: Option<usize>,
        print: impl Fn(&T) -> String,
    ) {
        let Some(record) = &mut self.record else { return };
        let weighed = candidates.iter().map(|c| Weighed {
            value: print(&c.value),
            span: (!c.tokens.is_empty()).then(|| self.doc.source(c.tokens.clone())),
            clues: c.weights.named(c.clues).collect(),
            points: c.points,
        });
        record[self.figure].push(Decision { question: C::QUESTION, candidates: weighed.collect(), winner });
    }

    /// The page has no use for the record, and the module is lighter without the making of it.
    #[cfg(target_arch = "wasm32")]
    fn keep<T, C: Clue>(&mut self, _: &[Candidate<T, C>], _: Option<usize>, _: impl Fn(&T) -> String) {}
}
