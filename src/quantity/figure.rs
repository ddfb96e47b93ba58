//! A figure with the words around it: whole, range, multiplier, unit, bound.

use super::{
    Quantity, Scanner,
    digits::{self, Expect, Printed},
    words,
};
use crate::{
    analysis::{Bound, Doubt, Kind, Reason},
    lexicon::{Cue, NumberRole, UnitKind},
    number::{POWERS, is_told},
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

/// A unit behind a number, and the token behind it.
pub(super) type Unit = ((UnitKind, &'static str), usize);

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
            let whole = self.over(at, amount).or_else(|| self.spelled_over(at, amount));
            whole.or_else(|| {
                let unit = self.tail_unit(amount.end);
                self.span(at, amount, unit).or_else(|| self.single(at, amount, unit))
            })
        });
        match quantity {
            Some(q) if self.of_such(&q) => {}
            Some(q) if self.bounds_group(&q) => self.skip(q.tokens, Reason::Limit),
            quantity => self.found(quantity),
        }
    }

    /// *Reads* "cứ 10 hồ sơ thì 8 hồ sơ nộp qua mạng", "trong 100 hồ sơ có tới 81 hồ sơ" as a part of the figure before.
    fn of_such(&mut self, q: &Quantity) -> bool {
        let Some(whole) = self.out.quantities.last().filter(|w| w.sentence == q.sentence) else { return false };
        let noun = |q: &Quantity| self.doc.tokens.get(q.noun.start).map(|t| t.key);
        let counts = |q: &Quantity| q.kind == Kind::Count && q.measure.is_none() && !q.noun.is_empty();
        let then = self.before(q.reach.start, cues![Then]).is_some_and(|(_, from)| from <= whole.reach.end + 4);
        let led = || self.before(whole.reach.start, cues![OutOf, Every]).is_some();
        let part = || counts(q) && counts(whole) && noun(q) == noun(whole) && q.value < whole.value;
        if !(then && led() && part()) {
            return false;
        }
        let tokens = whole.tokens.clone();
        let joined = Quantity { of: Some(whole.value), kind: Kind::Ratio, rule: "of_whole", ..q.clone() };
        self.out.quantities.pop();
        self.out.skipped.push((tokens, Reason::Other));
        self.found(Some(joined));
        true
    }

    /// *Reads* 26/33 chỉ tiêu, 37/63, 45,8/80 điểm, 18 trong số 20, 7 trên 10, 198.400 trong tổng số 312.700.
    fn over(&self, at: usize, part: Amount) -> Option<Quantity> {
        let slash = self.glued(at + 1, &['/']).or_else(|| self.spaced_slash(at));
        let whole_at = slash.or_else(|| self.told_whole(part.end))?;
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

    /// The whole that words tell behind a number and its points.
    fn told_whole(&self, at: usize) -> Option<usize> {
        if !self.marks.has(at..self.range.end, Cue::OutOf) {
            return None;
        }
        let at = self.tail_unit(at).filter(|t| t.0.0 == UnitKind::Score).map_or(at, |t| t.1);
        let right_behind = self.marks.cue_at(at, Cue::OutOf).filter(|&whole| self.number(whole).is_some());
        right_behind.or_else(|| self.far_whole(at))
    }

    /// *Reads* "5 mô hình chưa triển khai trong số 35 mô hình": the whole behind the noun and a few words.
    fn far_whole(&self, at: usize) -> Option<usize> {
        let tail = self.tail(at);
        let counted = !tail.noun.is_empty() && tail.unit.is_none_or(|u| u.0 == UnitKind::Noun);
        let mut near = (tail.end..tail.end + 5).take_while(|&i| self.token(i).is_some_and(|t| t.is_word()));
        let whole =
            |i: usize| self.marks.cue_at(i, Cue::OutOf).filter(|&end| end > i + 1 && self.number(end).is_some());
        near.find_map(whole).filter(|_| counted)
    }

    /// *Reads* "15 / 19 tiêu chí": the number behind a slash with blanks. *Leaves alone* ngày 28 / 8.
    fn spaced_slash(&self, at: usize) -> Option<usize> {
        let apart = |i: usize| self.token(i).is_some_and(|t| !t.glued);
        let slash = self.token(at + 1).is_some_and(|t| t.is('/')) && apart(at + 1) && apart(at + 2);
        let day = || self.marks.cue_before(at, Cue::Day).is_some();
        (slash && self.number(at + 2).is_some() && !day()).then_some(at + 2)
    }

    /// *Reads* 15-20%, 25% - 30%, 60 đến 70%, từ 5 bậc đến 26 bậc, từ 60 đến dưới 80 điểm, 7,5–8,0%.
    /// *Leaves alone* "từ 45% lên 67%" (two figures) and 2021-2025 (a time).
    fn span(&self, at: usize, low: Amount, first_tail: Option<Unit>) -> Option<Quantity> {
        let next = first_tail.map_or(low.end, |(_, end)| end);
        let columns = || {
            self.token(at.wrapping_sub(1)).is_some_and(|t| t.is('-') && !t.glued)
                && self.token(at.wrapping_sub(2)).is_some_and(|t| t.is_number() || t.is('%'))
        };
        let dash = self.token(next).is_some_and(|t| t.is('-')) && !columns();
        let word = self.marks.cue_at(next, Cue::RangeWord).filter(|_| !dash);
        let until = word.is_some();
        if !dash && !until {
            return None;
        }
        let high_at = word.unwrap_or(next + 1);
        if self.number(high_at).is_none() || self.taken[high_at].is_some() {
            return None;
        }
        let high = self.amount(high_at, Expect::Any)?;
        let led = self.before(at, cues![From]).is_some();
        let grows = led
            && self.marks.ending(at).any(|m| {
                let from = m.first as usize;
                self.before(from, cues![Up, Down]).is_some() && self.marks.cue_before(from, Cue::More).is_none()
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
    fn single(&self, at: usize, loose: Amount, unit: Option<Unit>) -> Option<Quantity> {
        let tail = self.tail_with(loose.end, unit);
        let expect = match tail.unit.map(|u| u.0) {
            Some(UnitKind::Percent | UnitKind::Point | UnitKind::Times | UnitKind::Score | UnitKind::Measure) => {
                if tail.unit.is_some_and(|u| u.0 == UnitKind::Percent) && loose.value >= Decimal::ONE_THOUSAND {
                    Expect::Rate
                } else {
                    Expect::Any
                }
            }
            Some(UnitKind::Noun | UnitKind::Step) => Expect::Whole,
            None if !tail.noun.is_empty() && self.names_a_noun(tail.noun.start) => Expect::Whole,
            _ => Expect::Any,
        };
        let clear = expect == Expect::Any || self.length(at) < digits::SHORTEST_UNCLEAR;
        let amount = if clear { loose } else { self.amount(at, expect)? };
        let mut quantity = self.build(at..amount.end, amount, tail, "number");
        if amount.doubtful {
            quantity.doubts.push(Doubt::Separator);
        }
        self.settle(&mut quantity);
        Some(quantity)
    }

    /// A number and its multipliers: 3.500 tỷ, 7,1 nghìn tỷ, 1 triệu 200 nghìn, 2 tỷ rưỡi, 4 chục nghìn, 65k, 812 000.
    pub(super) fn amount(&self, at: usize, expect: Expect) -> Option<Amount> {
        let scaled = || self.scale(at + 1).is_some();
        let expect = if expect == Expect::Whole && scaled() { Expect::Any } else { expect };
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
            let group = Decimal::from(group.parse::<u32>().ok()?);
            amount.value = amount.value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(group)?;
            amount.end += 1;
        }
        let mut unit = None;
        while let Some((factor, power)) = self.scale(amount.end) {
            amount.value = amount.value.checked_mul(factor)?;
            (amount.precision, amount.power) = (amount.precision + power, amount.power + power);
            (unit, amount.end) = (Some(factor), amount.end + 1);
            if !POWERS.contains(&amount.power) {
                return None;
            }
        }
        if let Some(unit) = unit.filter(|&unit| unit > Decimal::TEN)
            && self.number_role(amount.end) == Some(NumberRole::Half)
        {
            amount.value = amount.value.checked_add((unit * words::HALF).normalize())?;
            (amount.precision, amount.end) = (amount.precision.min(amount.power - 1), amount.end + 1);
        }
        if amount.precision > 0
            && let Some(rest) = self.digits(amount.end).and_then(|d| digits::read(d, Expect::Any))
            && let Some((factor, power)) = self.scale(amount.end + 1)
            && power < amount.precision
        {
            amount.value = amount.value.checked_add(rest.value.checked_mul(factor)?)?;
            (amount.precision, amount.end) = (power + rest.precision, amount.end + 2);
        }
        amount.value = if amount.precision > 0 { amount.value.normalize() } else { amount.value };
        // A number that no figure has is set aside like one with too many digits.
        (is_told(amount.value) && POWERS.contains(&amount.precision)).then_some(amount)
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
    pub(super) fn tail_unit(&self, at: usize) -> Option<Unit> {
        self.token(at)?;
        let (row, end) = self.marks.unit(at).filter(|_| self.marks.cue_at(at, Cue::Respectively).is_none())?;
        let row = self.lexicon.units[row as usize];
        Some(((row.kind, row.unit), end))
    }

    /// The unit, or the noun counted, behind a number.
    pub(super) fn tail(&self, at: usize) -> Tail {
        self.tail_with(at, self.tail_unit(at))
    }

    /// As [`Scanner::tail`], where the unit is known.
    pub(super) fn tail_with(&self, at: usize, unit: Option<Unit>) -> Tail {
        if let Some((unit, end)) = unit {
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
        let told = |end: usize| {
            let token = &self.doc.tokens[end];
            let comma = || token.is(',') && end > at && self.marks.cue_at(end + 1, Cue::Noun).is_some();
            self.taken[end] != Some(Reason::Time) && (token.is_word() || token.is('/') && token.glued || comma())
        };
        let most = self.range.end.min(at + 7);
        if at >= most || !told(at) || self.marks.cue_at(at, Cue::NounEnd).is_some() && !self.names_a_noun(at) {
            return at..at;
        }
        let stops = [(at, Cue::AtLeastAfter), (at, Cue::Set), (at + 1, Cue::NounEnd)];
        let most = stops.into_iter().fold(most, |most, (from, cue)| self.first_of(from..most, cue));
        at..(at..most).find(|&end| !told(end)).unwrap_or(most)
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
                Some((UnitKind::Noun, _)) | None => self.doc.words(tail.noun.clone()).to_owned().into(),
                Some((_, unit)) => unit.into(),
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
