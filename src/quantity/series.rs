//! Figures that stand in a row: what one of them leaves out, its neighbours tell.

use super::Scanner;
use crate::{
    analysis::Kind,
    lexicon::{Cue, Meaning, UnitKind},
};

impl Scanner<'_> {
    /// Members of a list take kind and unit of their neighbours: "lần lượt là 7, 12 và 10", "18, 20 và 25%".
    pub(super) fn inherit(&mut self, first: usize) {
        for i in first..self.out.quantities.len() {
            self.rank_in_list(i);
            if i > first {
                self.same_change(i);
            }
            if i > first && self.bare(i) && self.listed(i - 1, i) {
                let from = self.out.quantities[i - 1].clone();
                let q = &mut self.out.quantities[i];
                if matches!(from.kind, Kind::Rank | Kind::Score | Kind::Percentage) {
                    (q.kind, q.unit, q.measure) = (from.kind, from.unit, from.measure);
                    q.rule = "list";
                }
            }
        }
        for i in (first..self.out.quantities.len().saturating_sub(1)).rev() {
            if self.bare(i) && self.listed(i, i + 1) {
                let from = self.out.quantities[i + 1].clone();
                let kinds = [Kind::Percentage, Kind::Score, Kind::Money, Kind::Measure];
                let change = from.kind == Kind::Change && from.measure == Some(UnitKind::Point);
                if change || kinds.contains(&from.kind) {
                    let q = &mut self.out.quantities[i];
                    (q.kind, q.unit, q.measure) = (from.kind, from.unit, from.measure);
                    (q.direction, q.gap) = (from.direction, from.gap);
                    q.rule = "list";
                }
            }
        }
    }

    /// *Reads* "tăng 88 trạm, tương đương 20,1%": the change before it, told as a share.
    fn same_change(&mut self, i: usize) {
        let (before, q) = (&self.out.quantities[i - 1], &self.out.quantities[i]);
        let equal = self.marks.cue_before(q.reach.start, Cue::Equal);
        let share = before.kind == Kind::Change && q.kind == Kind::Percentage;
        let (direction, gap) = (before.direction, before.gap);
        let beside = |from: usize| from <= before.reach.end + 1 || self.doc.tokens[from - 1].is(',');
        let planned = self.marks.cue_at(q.reach.end, Cue::Baseline).is_some();
        if share && !planned && equal.is_some_and(|from| from <= before.reach.end + 12 && beside(from)) {
            let q = &mut self.out.quantities[i];
            (q.kind, q.direction, q.gap, q.rule) = (Kind::Change, direction, gap, "same_change");
        }
    }

    /// *Reads* "thứ hạng … lần lượt là 7": a place told earlier in the sentence.
    fn rank_in_list(&mut self, i: usize) {
        let q = &self.out.quantities[i];
        if !self.bare(i) || self.marks.cue_before(q.tokens.start, Cue::WeakPlace).is_none() {
            return;
        }
        let told = self.marks.within(self.range.start..q.tokens.start);
        if told.iter().any(|m| matches!(m.meaning, Meaning::Cue(Cue::Place | Cue::Move))) {
            let q = &mut self.out.quantities[i];
            (q.kind, q.rule) = (Kind::Rank, "rank_list");
        }
    }

    fn bare(&self, i: usize) -> bool {
        let q = &self.out.quantities[i];
        q.kind == Kind::Count && q.measure.is_none() && q.noun.is_empty() && q.of.is_none()
    }

    /// True where only a comma, semicolon or "và" stands between two figures.
    fn listed(&self, i: usize, j: usize) -> bool {
        let between = self.out.quantities[i].reach.end.max(self.out.quantities[i].tokens.end)
            ..self.out.quantities[j].tokens.start;
        (1..=2).contains(&between.len())
            && between.clone().all(|at| {
                self.doc.tokens[at].is(',')
                    || self.doc.tokens[at].is(';')
                    || self.marks.cue_at(at, Cue::Coordinator).is_some()
            })
    }
}
