//! Figures that stand in a row: what one of them leaves out, its neighbours tell.

use super::{
    Quantity, Scanner,
    kind::{VND, is_all_provinces},
};
use crate::{
    analysis::{Bound, Kind},
    lexicon::{Cue, Meaning, UnitKind},
    number::POWERS,
};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// So far back what a bare number counts is looked for, in tokens and in figures.
const FURTHEST: usize = 20;
/// So many tokens at most stand between two members of a list, with their names.
const LONGEST_NAME: usize = 8;

impl Scanner<'_> {
    /// Members of a list take kind and unit of their neighbours: "lần lượt là 7, 12 và 10", "18, 20 và 25%".
    pub(super) fn inherit(&mut self, first: usize) {
        for i in first..self.out.quantities.len() {
            self.rank_in_list(i, first);
            if i > first {
                self.same_change(i);
            }
            if i > first && self.listed(i - 1, i) {
                let from = self.out.quantities[i - 1].clone();
                let bare = self.bare(i);
                let q = &mut self.out.quantities[i];
                if from.bound == Bound::Approx && q.bound == Bound::Exact && (bare || q.kind == from.kind) {
                    q.bound = from.bound;
                }
                if bare && matches!(from.kind, Kind::Rank | Kind::Score | Kind::Percentage) {
                    (q.kind, q.unit, q.measure) = (from.kind, from.unit, from.measure);
                    q.rule = "list";
                }
            }
        }
        let mut scale = None;
        for i in (first..self.out.quantities.len().saturating_sub(1)).rev() {
            let score = self.out.quantities[i].kind == Kind::Score;
            if (score || self.bare(i)) && self.listed(i, i + 1) {
                let from = self.out.quantities[i + 1].clone();
                let kinds = [Kind::Percentage, Kind::Score, Kind::Money, Kind::Measure];
                let change = from.kind == Kind::Change && from.measure == Some(UnitKind::Point);
                if change || !score && kinds.contains(&from.kind) {
                    scale = self.scale(from.tokens.end - 1).or(scale.filter(|_| from.rule == "list"));
                    let q = &mut self.out.quantities[i];
                    let fits = |power: i8| q.value < Decimal::from(10_000) && POWERS.contains(&(q.precision + power));
                    if let Some((factor, power)) = scale.filter(|scale| fits(scale.1)) {
                        q.value = (q.value * factor).normalize();
                        q.precision += power;
                    }
                    (q.kind, q.unit, q.measure) = (from.kind, from.unit, from.measure);
                    (q.direction, q.gap) = (from.direction, from.gap);
                    q.rule = "list";
                }
            }
        }
        for i in first..self.out.quantities.len() {
            self.sum_in_row(i, first);
            self.of_all(i, first);
        }
        let all = first..self.out.quantities.len();
        for (i, back) in all.clone().rev().map(|i| (i, true)).chain(all.map(|i| (i, false))) {
            let q = &self.out.quantities[i];
            if q.unit.is_empty() && q.measure.is_none() && matches!(q.kind, Kind::Count | Kind::Ratio | Kind::Change) {
                let unit = if back { self.goes_on_to(i) } else { self.counted(i, first) };
                self.out.quantities[i].unit = unit.unwrap_or_default();
            }
        }
    }

    /// *Reads* "tính theo 34 tỉnh, thành phố, Lai Châu đứng thứ 19" as the 19th of 34.
    fn of_all(&mut self, i: usize, first: usize) {
        let (before, rest) = self.out.quantities.split_at_mut(i);
        let q = &mut rest[0];
        if q.kind != Kind::Rank || q.of.is_some() || q.bound != Bound::Exact {
            return;
        }
        let ranked = |q: &&Quantity| q.kind == Kind::Count && self.marks.cue_at(q.noun.start, Cue::Ranked).is_some();
        let all = before[first..].iter().filter(ranked).map(|q| q.value).find(|n| is_all_provinces(*n));
        q.of = all.filter(|&all| all >= q.value);
    }

    /// *Reads* "9,4 tỷ đồng, Hòa Thành 6,8 triệu" as two sums of money.
    fn sum_in_row(&mut self, i: usize, first: usize) {
        let beside = [i.checked_sub(1).filter(|&j| j >= first), Some(i + 1)];
        let money = |j: usize| self.out.quantities.get(j).is_some_and(|q| q.kind == Kind::Money);
        let q = &self.out.quantities[i];
        if self.bare(i) && self.scale(q.tokens.end - 1).is_some() && beside.into_iter().flatten().any(money) {
            let q = &mut self.out.quantities[i];
            (q.kind, q.unit, q.measure, q.rule) = (Kind::Money, VND.into(), Some(UnitKind::Money), "list");
        }
    }

    /// What a bare number counts where the number behind tells it: "từ 34 lên 103 người", "15, 8 và 22 camera".
    fn goes_on_to(&self, i: usize) -> Option<Cow<'static, str>> {
        let (q, next) = (&self.out.quantities[i], self.out.quantities.get(i + 1)?);
        let moves =
            || self.before(q.reach.start, cues![From]).is_some() && self.before(next.reach.start, cues![To]).is_some();
        let near = next.tokens.start <= q.tokens.end + 2;
        (moves() || near && self.listed(i, i + 1)).then(|| thing(next)).flatten()
    }

    /// What a bare number counts: what was counted
    /// or named last in the sentence ("27 bản, Mường Nhé 22", "số hồ sơ trễ hạn là 9.620"), or counted last before.
    fn counted(&self, i: usize, first: usize) -> Option<Cow<'static, str>> {
        let all = &self.out.quantities;
        let q = &all[i];
        let before = all[first..i].last();
        let from = before.map_or(self.range.start, |b| b.tokens.end).max(q.tokens.start.saturating_sub(FURTHEST));
        let mut things = (from..q.tokens.start).rev().filter(|&at| self.names_a_thing(at));
        let nearest = things.next();
        let named = nearest.filter(|&at| self.is_number_of(at)).or_else(|| things.find(|&at| self.is_number_of(at)));
        let named = named.or(nearest);
        let named = named.filter(|&at| before.is_none_or(|b| !b.noun.contains(&at)));
        if let Some(mut at) = named {
            while at >= from + 2 && self.doc.tokens[at - 1].is(',') && self.names_a_thing(at - 2) {
                at -= 2;
            }
            return Some(self.doc.words(self.noun(at)).to_owned().into());
        }
        let block = |q: &Quantity| self.doc.sentences[q.sentence].block;
        all[..i].iter().rev().take_while(|b| block(b) == block(q)).take(FURTHEST).find_map(thing)
    }

    /// True where a thing is named that can be counted. *Leaves alone* times, names, goals, units of administration but
    /// "số xã".
    fn names_a_thing(&self, at: usize) -> bool {
        let barred = [Cue::Unit, Cue::Province, Cue::Ranked, Cue::Year, Cue::Rate, Cue::Plan];
        let barred = || self.marks.unit(at).is_some() || barred.iter().any(|&cue| self.marks.cue_at(at, cue).is_some());
        let inside = || at > 0 && self.marks.starting(at - 1).iter().any(|m| m.last as usize > at);
        let name = || self.doc.tokens[at].upper && self.token(at + 1).is_some_and(|t| t.upper);
        self.names_a_noun(at)
            && self.taken[at].is_none()
            && (self.is_number_of(at) || !barred() && !inside() && !name())
    }

    /// True behind "số" where it says how many: số hồ sơ. *Leaves alone* con số, kinh tế số.
    fn is_number_of(&self, at: usize) -> bool {
        let number = at > self.range.start && self.doc.tokens[at - 1].key == self.lexicon.joints.number;
        number && self.before(at, cues![Rate]).is_none()
    }

    /// *Reads* "tăng 88 trạm, tương đương 20,1%": the change before it, told as a share.
    fn same_change(&mut self, i: usize) {
        let (before, q) = (&self.out.quantities[i - 1], &self.out.quantities[i]);
        if before.kind != Kind::Change || q.kind != Kind::Percentage {
            return;
        }
        let equal = self.before(q.reach.start, cues![Equal, Fold]).map(|equal| equal.1);
        let (direction, gap) = (before.direction, before.gap);
        let beside = |from: usize| from <= before.reach.end + 1 || self.doc.tokens[from - 1].is(',');
        let planned = self.marks.cue_at(q.reach.end, Cue::Baseline).is_some();
        if !planned && equal.is_some_and(|from| from <= before.reach.end + 12 && beside(from)) {
            let q = &mut self.out.quantities[i];
            (q.kind, q.direction, q.gap, q.rule) = (Kind::Change, direction, gap, "same_change");
        }
    }

    /// *Reads* "thứ hạng … lần lượt là 7": a place told earlier in the sentence.
    fn rank_in_list(&mut self, i: usize, first: usize) {
        let q = &self.out.quantities[i];
        if !self.bare(i) {
            return;
        }
        if i > first && self.named_in_row(i) {
            let q = &mut self.out.quantities[i];
            (q.kind, q.rule) = (Kind::Rank, "rank_list");
            return;
        }
        if !self.ends(q.tokens.start, cues![WeakPlace]) {
            return;
        }
        let told = self.marks.within(self.range.start..q.tokens.start);
        if told.iter().any(|m| matches!(m.meaning, Meaning::Cue(Cue::Place | Cue::Move))) {
            let q = &mut self.out.quantities[i];
            (q.kind, q.rule) = (Kind::Rank, "rank_list");
        }
    }

    /// *Reads* "ở vị trí 25, Nam Định 33" and "hạng 31/34, kinh tế số 33" as two places.
    fn named_in_row(&self, i: usize) -> bool {
        let (before, q) = (&self.out.quantities[i - 1], &self.out.quantities[i]);
        let between = before.reach.end.max(before.tokens.end)..q.tokens.start;
        let passes = |at: usize| {
            let token = &self.doc.tokens[at];
            let says = [Cue::Copula, Cue::Up, Cue::Down].iter().any(|&cue| self.marks.cue_at(at, cue).is_some());
            token.is(',') || token.is(';') || token.is_word() && (!says || self.marks.cue_at(at, Cue::Clause).is_some())
        };
        let short = (2..=8).contains(&between.len()) && q.precision >= 0 && q.value <= Decimal::ONE_HUNDRED;
        before.kind == Kind::Rank
            && before.rule != "rank_word"
            && short
            && between.clone().all(passes)
            && between.clone().any(|at| !self.doc.tokens[at].is_word())
    }

    fn bare(&self, i: usize) -> bool {
        let q = &self.out.quantities[i];
        q.kind == Kind::Count && q.measure.is_none() && q.noun.is_empty() && q.of.is_none()
    }

    /// True where only a comma, semicolon or "và" stands between two figures, and perhaps the names that they are of:
    /// "811,3; Yên Sơn 796", "21 (Bình Định), 35 (Ninh Thuận)".
    fn listed(&self, i: usize, j: usize) -> bool {
        let mut between = self.out.quantities[i].reach.end.max(self.out.quantities[i].tokens.end)
            ..self.out.quantities[j].tokens.start;
        let name = |at: usize| self.doc.tokens[at].is_word() && self.doc.tokens[at].upper;
        let joint = |at: usize| {
            self.doc.tokens[at].is(',')
                || self.doc.tokens[at].is(';')
                || self.marks.cue_at(at, Cue::Coordinator).is_some()
        };
        if between.len() > LONGEST_NAME {
            return false;
        }
        if between.len() > 2 && self.doc.tokens[between.start].is('(') {
            let close = between.clone().skip(1).find(|&at| !name(at)).unwrap_or(between.start);
            between.start = close + usize::from(self.doc.tokens[close].is(')'));
        }
        let joints = between.clone().take_while(|&at| joint(at)).count();
        between.start += joints;
        let unit = between.clone().next().and_then(|at| self.marks.cue_at(at, Cue::Unit));
        between.start = unit.unwrap_or(between.start);
        (1..=2).contains(&joints) && between.all(name)
    }
}

/// What a figure counts.
fn thing(q: &Quantity) -> Option<Cow<'static, str>> {
    (q.measure.is_none() && !q.unit.is_empty()).then(|| q.unit.clone())
}
