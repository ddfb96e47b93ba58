//! A figure with the words around it: whole, range, multiplier, unit, bound.

use super::{
    Quantity, Scanner,
    digits::{self, Expect, Printed},
    words,
};
use crate::{
    analysis::{Bound, Doubt, Kind, Reason},
    lexicon::{Cue, NumberRole, UnitKind},
    segment::TokenKind,
};
use rust_decimal::Decimal;
use std::ops::Range;

/// A number with its multiplier, and the token behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub value: Decimal,
    pub precision: i8,
    /// Power of ten of its multipliers.
    pub power: i8,
    pub doubtful: bool,
    pub end: usize,
}

impl Amount {
    /// A whole number told in words.
    pub(super) fn whole(value: Decimal, end: usize) -> Amount {
        Amount { value, precision: 0, power: 0, doubtful: false, end }
    }
}

/// What stands behind a number.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    pub unit: Option<(UnitKind, &'static str)>,
    pub noun: Range<usize>,
    pub end: usize,
}

impl Scanner<'_> {
    /// Reads the figure at a number; nothing where it is none.
    pub(super) fn figure(&mut self, at: usize) {
        let quantity = self.amount(at, Expect::Any).and_then(|amount| {
            self.over(at, amount)
                .or_else(|| self.spelled_over(at, amount))
                .or_else(|| self.span(at, amount))
                .or_else(|| self.single(at, amount))
        });
        match quantity {
            Some(q) if self.bounds_group(&q) => self.skip(q.tokens, Reason::Limit),
            quantity => self.found(quantity),
        }
    }

    /// *Reads* "7 địa phương dưới 50%", "64 xã đạt từ 90% trở lên", "nhóm B, từ 80% đến dưới 90%" as what makes the group.
    /// *Leaves alone* "12 xã đạt 90%", "3.500 hộ, đạt trên 80%", "không còn xã nào dưới 50%".
    fn bounds_group(&self, q: &Quantity) -> bool {
        let open = matches!(q.bound, Bound::AtLeast | Bound::AtMost | Bound::Range)
            || self.before(q.tokens.start, &[Cue::From]).is_some()
                && self.marks.cue_at(q.reach.end, Cue::RangeWord).is_some();
        let rate =
            matches!(q.kind, Kind::Percentage | Kind::Score | Kind::Measure) || q.precision < 0 && q.noun.is_empty();
        if !open || !rate {
            return false;
        }
        let grouped = [Cue::Ranked, Cue::Unit, Cue::Village, Cue::Place];
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
        group.is_some_and(|b| behind(b.reach.end))
            || self.marks.last_cue(near, Cue::Group).is_some_and(|m| named(m.last as usize))
    }

    /// *Reads* 26/33 chỉ tiêu, 37/63, 45,8/80 điểm, 18 trong số 20, 7 trên 10, 198.400 trong tổng số 312.700.
    fn over(&self, at: usize, part: Amount) -> Option<Quantity> {
        let slash = self.glued(at + 1, &['/']).or_else(|| self.spaced_slash(at));
        let part_end = self.tail_unit(part.end).filter(|t| t.0.0 == UnitKind::Score).map_or(part.end, |t| t.1);
        let whole_at =
            slash.or_else(|| self.marks.cue_at(part_end, Cue::OutOf).filter(|&w| self.digits(w).is_some()))?;
        if self.taken[whole_at].is_some() {
            return None;
        }
        let whole = self.amount(whole_at, Expect::Any)?;
        let words_only = slash.is_none();
        if words_only && (whole.value < part.value || part.value.is_zero()) {
            return None;
        }
        let tail = self.tail(whole.end);
        if words_only && !tail.noun.is_empty() && tail.unit.is_some_and(|u| u.0 != UnitKind::Noun) {
            return None;
        }
        let mut quantity = self.build(at..whole.end, part, tail, "of_whole");
        quantity.of = Some(whole.value);
        self.settle_over(&mut quantity, at, words_only);
        Some(quantity)
    }

    /// *Reads* "15 / 19 tiêu chí": the number behind a slash with blanks. *Leaves alone* ngày 28 / 8.
    fn spaced_slash(&self, at: usize) -> Option<usize> {
        let apart = |i: usize| self.token(i).is_some_and(|t| !t.glued);
        let slash = self.token(at + 1).is_some_and(|t| t.is('/')) && apart(at + 1) && apart(at + 2);
        let day = self.marks.cue_before(at, Cue::Day).is_some();
        (slash && !day && self.digits(at + 2).is_some()).then_some(at + 2)
    }

    /// *Reads* 15-20%, 25% - 30%, 60 đến 70%, từ 5 bậc đến 26 bậc, 7,5–8,0%.
    /// *Leaves alone* "từ 45% lên 67%" (two figures) and 2021-2025 (a time).
    fn span(&self, at: usize, low: Amount) -> Option<Quantity> {
        let first_tail = self.tail_unit(low.end);
        let next = first_tail.map_or(low.end, |(_, end)| end);
        let columns = self.token(at.wrapping_sub(1)).is_some_and(|t| t.is('-') && !t.glued)
            && self.token(at.wrapping_sub(2)).is_some_and(|t| t.is_number() || t.is('%'));
        let dash = self.token(next).is_some_and(|t| t.is('-')) && !columns;
        let until = self.marks.cue_at(next, Cue::RangeWord) == Some(next + 1);
        if !dash && !until {
            return None;
        }
        let high_at = next + 1;
        if self.digits(high_at).is_none() || self.taken[high_at].is_some() {
            return None;
        }
        let high = self.amount(high_at, Expect::Any)?;
        let led = self.before(at, &[Cue::From]).is_some();
        let grows = led
            && self.marks.ending(at).any(|m| {
                let from = m.first as usize;
                self.before(from, &[Cue::Up, Cue::Down]).is_some() && self.marks.cue_before(from, Cue::More).is_none()
            });
        let tail = self.tail(high.end);
        let (a, b) = (first_tail.map(|t| t.0), tail.unit);
        let counted = || self.names_a_noun(tail.noun.start);
        let same_unit = a.is_none_or(|a| Some(a) == b) && (a.is_some() || !until || led || b.is_some() || counted());
        let step = b.is_some_and(|u| u.0 == UnitKind::Step);
        let mut low_value = low;
        if a.is_none() && low.value < Decimal::ONE_THOUSAND && high.power > 2 && low.power == 0 {
            low_value.value = (low.value * power_of_ten(high.power)).normalize();
            low_value.precision += high.power;
        }
        if !same_unit || low_value.value >= high.value || (until && a.is_some() && !led) || (until && grows && !step) {
            return None;
        }
        let mut quantity = self.build(
            at..high.end,
            Amount { precision: low_value.precision.min(high.precision), ..low_value },
            tail,
            "range",
        );
        quantity.high = Some(high.value);
        quantity.bound = Bound::Range;
        self.settle(&mut quantity);
        Some(quantity)
    }

    /// *Reads* one number with what stands around it.
    fn single(&self, at: usize, loose: Amount) -> Option<Quantity> {
        let tail = self.tail(loose.end);
        let expect = match tail.unit.map(|u| u.0) {
            Some(UnitKind::Percent | UnitKind::Point | UnitKind::Times | UnitKind::Score | UnitKind::Measure) => {
                if loose.value >= Decimal::ONE_THOUSAND && tail.unit.is_some_and(|u| u.0 == UnitKind::Percent) {
                    Expect::Rate
                } else {
                    Expect::Any
                }
            }
            Some(UnitKind::Noun | UnitKind::Step) => Expect::Whole,
            None if !tail.noun.is_empty() && self.names_a_noun(tail.noun.start) => Expect::Whole,
            _ => Expect::Any,
        };
        let amount = if expect == Expect::Any { loose } else { self.amount(at, expect)? };
        let mut quantity = self.build(at..amount.end, amount, tail, "number");
        if amount.doubtful {
            quantity.doubts.push(Doubt::Separator);
        }
        self.settle(&mut quantity);
        Some(quantity)
    }

    /// A number and its multipliers: 3.500 tỷ, 7,1 nghìn tỷ, 1 triệu 200 nghìn, 2 tỷ rưỡi, 4 chục nghìn, 65k, 812 000.
    pub(super) fn amount(&self, at: usize, expect: Expect) -> Option<Amount> {
        let scaled = self.scale(at + 1).is_some();
        let expect = if scaled && expect == Expect::Whole { Expect::Any } else { expect };
        let printed: Printed = digits::read(self.digits(at)?, expect)?;
        let mut amount = Amount {
            value: printed.value,
            precision: printed.precision,
            power: 0,
            doubtful: printed.doubtful,
            end: at + 1,
        };
        while let Some(group) = self.digits(amount.end).filter(|d| d.len() == 3 && !d.contains(['.', ','])) {
            let head = self.digits(at).is_some_and(|d| d.len() <= 3 && !d.starts_with('0'));
            if !head || self.taken[amount.end].is_some() || self.doc.tokens[amount.end].glued {
                break;
            }
            amount.value = amount.value * Decimal::ONE_THOUSAND + Decimal::from(group.parse::<u32>().ok()?);
            amount.end += 1;
        }
        let mut unit = Decimal::ONE;
        while let Some((factor, power)) = self.scale(amount.end) {
            amount.value = amount.value.checked_mul(factor)?;
            (amount.precision, amount.power) = (amount.precision + power, amount.power + power);
            (unit, amount.end) = (factor, amount.end + 1);
        }
        if unit > Decimal::TEN && self.number_role(amount.end) == Some(NumberRole::Half) {
            amount.value += unit / Decimal::TWO;
            (amount.precision, amount.end) = (amount.precision.min(amount.power - 1), amount.end + 1);
        }
        if amount.precision > 0
            && let Some(rest) = self.digits(amount.end).and_then(|d| digits::read(d, Expect::Any))
            && let Some((factor, power)) = self.scale(amount.end + 1)
            && power < amount.precision
        {
            amount.value += rest.value.checked_mul(factor)?;
            (amount.precision, amount.end) = (power + rest.precision, amount.end + 2);
        }
        amount.value = if amount.precision > 0 { amount.value.normalize() } else { amount.value };
        Some(amount)
    }

    fn number_role(&self, at: usize) -> Option<NumberRole> {
        self.token(at)?;
        Some(self.lexicon.numbers[self.marks.number(at)? as usize].role)
    }

    /// chục, nghìn, triệu, tỷ, or a glued k or tr.
    pub(super) fn scale(&self, at: usize) -> Option<(Decimal, i8)> {
        self.token(at)?;
        let row = self.lexicon.numbers[self.marks.number(at)? as usize];
        let scale = match row.role {
            NumberRole::Scale | NumberRole::Tens => true,
            NumberRole::Glued => self.token(at)?.glued,
            _ => false,
        };
        scale.then_some((row.value, row.power as i8))
    }

    /// A unit alone, without a noun.
    fn tail_unit(&self, at: usize) -> Option<((UnitKind, &'static str), usize)> {
        self.token(at)?;
        let (row, end) = self.marks.unit(at)?;
        let row = self.lexicon.units[row as usize];
        Some(((row.kind, row.unit), end))
    }

    /// The unit, or the noun counted, behind a number.
    pub(super) fn tail(&self, at: usize) -> Tail {
        if let Some((unit, end)) = self.tail_unit(at) {
            let noun = match unit.0 {
                UnitKind::Noun => at..self.noun(end).end,
                UnitKind::Percent => self.noun(end),
                _ => at..at,
            };
            let end = if unit.0 == UnitKind::Noun { noun.end.max(end) } else { end };
            return Tail { unit: Some(unit), end, noun };
        }
        let noun = self.noun(at);
        Tail { unit: None, end: noun.end.max(at), noun }
    }

    /// *Gives* the words behind a number up to a verb, a preposition, a mark or another number, at most seven.
    pub(super) fn noun(&self, at: usize) -> Range<usize> {
        let mut end = at;
        while end < at + 7 {
            let Some(token) = self.token(end) else { break };
            let comma = token.is(',') && end > at && self.marks.cue_at(end + 1, Cue::Noun).is_some();
            if !(token.is_word() || comma || token.is('/') && token.glued) {
                break;
            }
            if end > at && self.marks.cue_at(end, Cue::NounEnd).is_some()
                || self.marks.cue_at(end, Cue::AtLeastAfter).is_some()
            {
                break;
            }
            if end == at && self.marks.cue_at(at, Cue::NounEnd).is_some() && !self.names_a_noun(at) {
                break;
            }
            end += 1;
        }
        at..end
    }

    /// Puts a quantity together; its kind is settled after.
    pub(super) fn build(&self, tokens: Range<usize>, amount: Amount, tail: Tail, rule: &'static str) -> Quantity {
        let percent = self.token(tokens.end).is_some_and(|t| t.is('%'));
        let (bound, lead) = self.bound(tokens.start);
        let bound = self.bound_after(&tail, tokens.end).unwrap_or_else(|| self.bound_afar(lead, bound));
        let end = tokens.end + usize::from(percent);
        Quantity {
            tokens: tokens.start..end,
            reach: lead..tail.end.max(end),
            sentence: self.sentence,
            kind: Kind::Count,
            value: amount.value,
            precision: amount.precision,
            high: None,
            of: None,
            unit: match tail.unit {
                Some((UnitKind::Noun, _)) | None => self.doc.words(tail.noun.clone()).to_owned(),
                Some((_, unit)) => unit.to_owned(),
            },
            noun: tail.noun,
            measure: tail.unit.map(|u| u.0),
            bound,
            direction: None,
            gap: false,
            rule,
            doubts: Vec::new(),
        }
    }

    /// The bound before a figure, and where its words begin.
    fn bound(&self, at: usize) -> (Bound, usize) {
        match self.before(at, &[Cue::AtLeast, Cue::AtMost, Cue::Approx, Cue::Above, Cue::Below]) {
            Some((Cue::AtLeast, from)) => (Bound::AtLeast, from),
            Some((Cue::AtMost, from)) => (Bound::AtMost, from),
            Some((Cue::Approx, from)) => (Bound::Approx, from),
            _ => (Bound::Exact, at),
        }
    }

    /// *Reads* "không xã nào dưới 45%" as 45% or more, "không ai chờ quá 3 ngày" as 3 at most, "ước cả năm đạt 12%" as about 12%.
    /// *Leaves alone* "xã nào cũng đạt trên 90%", "ước đạt 30%, riêng tháng 5 là 12%".
    fn bound_afar(&self, lead: usize, bound: Bound) -> Bound {
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

    /// *Reads* "50% cơ sở giáo dục, y tế trở lên": the words may stand far behind.
    fn bound_after(&self, tail: &Tail, end: usize) -> Option<Bound> {
        for at in end.max(tail.end.saturating_sub(1))..tail.end + 6 {
            if self.marks.cue_at(at, Cue::AtLeastAfter).is_some() && self.token(at).is_some() {
                return Some(Bound::AtLeast);
            }
            if self.marks.cue_at(at, Cue::AtMostAfter).is_some() && self.token(at).is_some() {
                return Some(Bound::AtMost);
            }
            match self.token(at) {
                Some(t) if t.is_number() || matches!(t.kind, TokenKind::Mark(c) if c != ',' && c != '%') => {
                    return None;
                }
                None => return None,
                _ => {}
            }
        }
        None
    }

    /// A number in words at `at`, as an amount.
    pub(super) fn spelled_amount(&self, at: usize) -> Option<(Amount, usize)> {
        let spelled = words::read(self.marks, self.lexicon, at, self.range.end)?;
        let amount = Amount::whole(spelled.value, spelled.end);
        Some((amount, spelled.words))
    }
}

fn power_of_ten(power: i8) -> Decimal {
    (0..power).fold(Decimal::ONE, |value, _| value * Decimal::TEN)
}
