//! How a number stands to the true one, and which bounds only make a group.

use super::{Quantity, Scanner, figure::Tail};
use crate::{
    analysis::{Bound, Kind, Reason},
    lexicon::Cue,
    segment::TokenKind,
};

impl Scanner<'_> {
    /// The bound before a figure, and where its words begin.
    pub(super) fn bound(&self, at: usize) -> (Bound, usize) {
        match self.before(at, cues![AtLeast, AtMost, Approx, Above, Below]) {
            Some((Cue::AtLeast, from)) => (Bound::AtLeast, from),
            Some((Cue::AtMost, from)) => (Bound::AtMost, from),
            Some((Cue::Approx, from)) => (Bound::Approx, from),
            _ => (Bound::Exact, at),
        }
    }

    /// *Reads* "50% cơ sở giáo dục, y tế trở lên": the words may stand far behind.
    pub(super) fn bound_after(&self, tail: &Tail, end: usize) -> Option<Bound> {
        let near = end.max(tail.end.saturating_sub(1))..self.range.end.min(tail.end + 6);
        let (least, most) =
            (self.first_of(near.clone(), Cue::AtLeastAfter), self.first_of(near.clone(), Cue::AtMostAfter));
        let (told, bound) = if least <= most { (least, Bound::AtLeast) } else { (most, Bound::AtMost) };
        let stops = |at: usize| match self.doc.tokens[at].kind {
            TokenKind::Number => true,
            TokenKind::Mark(mark) => mark != ',' && mark != '%',
            _ => false,
        };
        (told < near.end && !(near.start..told).any(stops)).then_some(bound)
    }

    /// *Reads* "không xã nào dưới 45%" as 45% or more, "không ai chờ quá 3 ngày" as 3 at most, "ước cả năm đạt 12%" as about 12%.
    /// *Leaves alone* "xã nào cũng đạt trên 90%", "ước đạt 30%, riêng tháng 5 là 12%".
    pub(super) fn bound_afar(&self, lead: usize, bound: Bound) -> Bound {
        let near = lead.saturating_sub(10).max(self.range.start)..lead;
        let last = |cue| self.marks.last_cue(near.clone(), cue).map(|m| m.first as usize);
        let open = |from: usize| {
            let number = |at: usize| self.doc.tokens[at].is_number() && self.taken[at] != Some(Reason::Time);
            !(from..lead).any(|at| self.doc.tokens[at].is(';') || number(at))
        };
        if bound == Bound::Exact {
            return if last(Cue::Estimate).is_some_and(open) { Bound::Approx } else { bound };
        }
        let clause = |from: usize| !(from..lead).any(|at| self.doc.tokens[at].is(','));
        let none = |any| clause(any) && last(Cue::No).is_some_and(|no| no < any && open(no));
        let none = last(Cue::Any).is_some_and(none);
        match bound {
            Bound::AtMost if none => Bound::AtLeast,
            Bound::AtLeast if none => Bound::AtMost,
            _ => bound,
        }
    }

    /// *Reads* "7 địa phương dưới 50%", "hai xã đạt từ 90% trở lên", "nhóm B, từ 80% đến dưới 90%" as what makes the group.
    /// *Leaves alone* "12 xã đạt 90%", "3.500 hộ, đạt trên 80%", "không còn xã nào dưới 50%".
    pub(super) fn bounds_group(&self, q: &Quantity) -> bool {
        let rate =
            matches!(q.kind, Kind::Percentage | Kind::Score | Kind::Measure) || q.precision < 0 && q.noun.is_empty();
        let open = || {
            matches!(q.bound, Bound::AtLeast | Bound::AtMost | Bound::Range)
                || self.before(q.tokens.start, cues![From]).is_some()
                    && self.marks.cue_at(q.reach.end, Cue::RangeWord).is_some()
        };
        if !rate || !open() {
            return false;
        }
        let grouped = [Cue::Ranked, Cue::Unit, Cue::Village, Cue::Place, Cue::Criteria];
        let before = self.out.quantities.last().filter(|b| b.sentence == q.sentence && !b.noun.is_empty());
        let grouped = |at: usize| grouped.iter().any(|&cue| self.marks.cue_at(at, cue).is_some());
        let group = before.filter(|b| {
            let mut heads = b.noun.clone().filter(|&at| at == b.noun.start || self.doc.tokens[at - 1].is(','));
            heads.all(grouped)
        });
        let told = |at: usize| self.doc.tokens[at].is_word() || self.taken[at] == Some(Reason::Limit);
        let behind =
            |from: usize| from <= q.reach.start && q.reach.start - from <= 8 && (from..q.reach.start).all(told);
        let near = q.reach.start.saturating_sub(9).max(self.range.start)..q.reach.start;
        let letter = |at: usize| self.doc.tokens[at].is_word() && self.token(at + 1).is_some_and(|t| t.is(','));
        let named = |from: usize| behind(from) || letter(from) && behind(from + 2);
        // Figures in words are read last.
        let in_words = |at: usize| grouped(at) && self.marks.number(at - 1).is_some() && behind(at);
        group.is_some_and(|b| behind(b.reach.end))
            || near.clone().skip(1).any(in_words)
            || self.marks.last_cue(near, Cue::Group).is_some_and(|m| named(m.last as usize))
    }
}
