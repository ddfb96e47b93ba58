//! Figures written in words: mười hai xã, hai phần ba, một nửa, gấp đôi, đứng đầu, thứ ba.

use super::{
    Quantity, Scanner,
    figure::{Amount, Tail},
};
use crate::{
    analysis::{Direction, Kind},
    lexicon::{Cue, Meaning, Mention, UnitKind},
};
use rust_decimal::Decimal;
use std::ops::Range;

impl Scanner<'_> {
    /// Reads the figures of the sentence that have no digits.
    pub(super) fn spelled(&mut self, marks: &[Mention]) {
        for m in marks {
            let tokens = m.first as usize..m.last as usize;
            if self.taken[tokens.clone()].iter().any(Option::is_some) || tokens.end > self.range.end {
                continue;
            }
            let quantity = match m.meaning {
                Meaning::Cue(Cue::First) => self.top_place(tokens, 1),
                Meaning::Cue(Cue::Second) => self.top_place(tokens, 2),
                Meaning::Cue(Cue::Half) => self.half(tokens),
                Meaning::Cue(Cue::Double) => Some(self.fold(tokens, Decimal::TWO, 0)),
                Meaning::Cue(Cue::OneAndHalf) => Some(self.fold(tokens, Decimal::new(15, 1), -1)),
                _ => self.in_words(tokens.start),
            };
            self.found(quantity);
        }
    }

    /// *Reads* "mười hai trong số 15 cơ sở" at the 15.
    pub(super) fn spelled_over(&self, at: usize, whole: Amount) -> Option<Quantity> {
        let (_, to) = self.before(at, cues![OutOf])?;
        let start = (1..=4).filter_map(|back| to.checked_sub(back)).filter(|&s| s >= self.range.start).rev();
        let (start, part) = start
            .filter_map(|s| Some((s, self.spelled_amount(s)?.0)))
            .find(|(s, amount)| amount.end == to && self.taken[*s].is_none() && amount.value > Decimal::ONE)?;
        let tail = self.tail(whole.end);
        let mut quantity = self.build(start..whole.end, part, tail, "of_whole");
        quantity.of = Some(whole.value);
        self.settle_over(&mut quantity, start, true);
        (whole.value >= part.value).then_some(quantity)
    }

    /// *Reads* đứng đầu cả nước, á quân. *Leaves alone* người đứng đầu, nhóm dẫn đầu, 5 tỉnh dẫn đầu.
    fn top_place(&self, tokens: Range<usize>, place: u8) -> Option<Quantity> {
        let led = tokens.start > self.range.start && {
            let before = tokens.start - 1;
            self.marks.cue_at(before, Cue::Noun).is_some()
                || self.marks.cue_before(tokens.start, Cue::Ranked).is_some_and(|from| !self.doc.tokens[from].upper)
                || self.marks.cue_at(before, Cue::Group).is_some()
        };
        if led || tokens.start > self.range.start && self.marks.cue_at(tokens.start - 1, Cue::First).is_some() {
            return None;
        }
        let amount = Amount::whole(Decimal::from(place), tokens.end);
        let tail = Tail { unit: None, noun: tokens.end..tokens.end, end: tokens.end };
        let mut quantity = self.build(tokens, amount, tail, "rank_word");
        quantity.kind = Kind::Rank;
        Some(quantity)
    }

    /// *Reads* một nửa số hộ, giảm một nửa, nửa ngày. *Leaves alone* nửa đầu năm, nửa năm, nửa đêm.
    fn half(&self, tokens: Range<usize>) -> Option<Quantity> {
        let time = |at: usize| [Cue::Month, Cue::Year].iter().any(|&cue| self.marks.cue_at(at, cue).is_some());
        let of_time = tokens.len() == 1 && time(tokens.end);
        let part = of_time
            || [Cue::FirstHalf, Cue::SecondHalf].iter().any(|&cue| self.marks.cue_at(tokens.start, cue).is_some());
        if part || self.marks.cue_at(tokens.end, Cue::PartOf).is_some() {
            return None;
        }
        let alone = tokens.len() == 1;
        if let Some((factor, power)) = self.scale(tokens.end).filter(|_| alone) {
            let end = tokens.end + 1;
            let amount = Amount {
                value: (factor * super::words::HALF).normalize(),
                precision: power - 1,
                power,
                doubtful: false,
                end,
            };
            let mut quantity = self.build(tokens.start..end, amount, self.tail(end), "number_word");
            self.settle(&mut quantity);
            return Some(quantity);
        }
        let tail = self.tail(tokens.end);
        let lasts = tail.unit.is_some_and(|unit| unit.0 == UnitKind::Duration);
        let some = self.token(tokens.end).is_some_and(|t| t.key == self.lexicon.joints.number);
        if alone && lasts {
            let amount =
                Amount { value: Decimal::new(5, 1), precision: -1, power: 0, doubtful: false, end: tokens.end };
            let mut quantity = self.build(tokens, amount, tail, "number_word");
            self.settle(&mut quantity);
            return Some(quantity);
        }
        if alone
            && !some
            && self.before(tokens.start, cues![AtLeast, Approx]).is_none()
            && !self.names_a_noun(tokens.end)
        {
            return None;
        }
        let amount = Amount::whole(Decimal::ONE, tokens.end);
        let mut quantity = self.build(tokens, amount, tail, "fraction_word");
        quantity.of = Some(Decimal::TWO);
        quantity.kind = Kind::Ratio;
        self.shifted(&mut quantity);
        Some(quantity)
    }

    /// *Reads* gấp đôi, gấp rưỡi; with tăng before it a change.
    fn fold(&self, tokens: Range<usize>, value: Decimal, precision: i8) -> Quantity {
        let amount = Amount { value, precision, power: 0, doubtful: false, end: tokens.end };
        let tail = Tail { unit: None, noun: tokens.end..tokens.end, end: tokens.end };
        let grows =
            self.before(tokens.start, cues![Up]).is_some() || self.marks.cue_at(tokens.start, Cue::Up).is_some();
        let mut quantity = self.build(tokens, amount, tail, "fold_word");
        quantity.unit = self.lexicon.times.into();
        (quantity.kind, quantity.direction) =
            if grows { (Kind::Change, Some(Direction::Up)) } else { (Kind::Multiple, None) };
        quantity
    }

    /// *Reads* mười hai xã, hai phần ba số trạm, thứ ba, hơn chín trăm lượt.
    /// *Leaves alone* cả ba, từng, một cửa, hai bên, năm 2024, "Thứ nhất, …; thứ hai, …".
    fn in_words(&self, at: usize) -> Option<Quantity> {
        let placed = || self.marks.cue_before(at, Cue::Place).and_then(|_| self.tail_digit(at));
        let fourth = || placed().filter(|(amount, _)| amount.value < Decimal::TEN);
        let (amount, words) = self.spelled_amount(at).or_else(fourth)?;
        let part = self.fraction(at, amount).or_else(|| self.part_of(at, amount)).or_else(|| self.of_these(at, amount));
        if part.is_some() {
            return part;
        }
        if self.counts_points(at, amount.end) {
            return None;
        }
        let one = words == 1 && amount.value == Decimal::ONE;
        if self.ends(at, cues![Place]) && self.before(at, cues![Ordinal]).is_none() {
            let weekday =
                self.marks.cue_before(at, Cue::Determiner).is_some_and(|from| self.before(from, cues![Day]).is_some());
            let tail = Tail { unit: None, noun: amount.end..amount.end, end: amount.end };
            let mut quantity = self.build(at..amount.end, amount, tail, "rank_word");
            quantity.kind = Kind::Rank;
            let said = !weekday && !one && self.is_placed(at);
            return (said && amount.value < Decimal::ONE_HUNDRED).then_some(quantity);
        }
        let bounded = || self.before(at, cues![AtLeast, AtMost]).is_some_and(|(_, from)| from + 1 < at);
        let each = || {
            let had = self.before(at, cues![Copula]).is_some();
            had && self.marks.has(at.saturating_sub(6).max(self.range.start)..at, Cue::Each)
        };
        let unit = self.tail_unit(amount.end);
        let place = || unit.is_some_and(|u| u.0.0 == UnitKind::Step) && self.before(at, cues![Up, Down, To]).is_some();
        if one && !bounded() && !each() && !place() {
            return None;
        }
        let tail = self.tail_with(amount.end, unit);
        if amount.value > Decimal::ONE
            && tail.unit.is_none_or(|u| u.0 != UnitKind::Times)
            && let Some((_, from)) = self.before(at, cues![Fold]).filter(|f| f.1 + 1 == at && words == 1)
            && !self.names_a_noun(amount.end)
        {
            return Some(self.fold(from..amount.end, amount.value, 0));
        }
        let this = || self.marks.cue_at(tail.noun.end, Cue::This).is_some() && amount.value < Decimal::TEN;
        if self.is_time(at, amount) || self.is_known_set(amount) || this() {
            return None;
        }
        let known = !tail.noun.is_empty() && self.names_a_noun(tail.noun.start) || tail.unit.is_some();
        let determined = self.before(at, cues![Determiner]).is_some();
        let year = words == 1 && self.marks.cue_at(at, Cue::Year).is_some() && tail.unit.is_some();
        let named = self.token(at)?.upper && at > self.range.start && words == 1;
        if !known && words < 2 || words == 1 && (determined || year || named) {
            return None;
        }
        let mut quantity = self.build(at..amount.end, amount, tail, "number_word");
        self.settle(&mut quantity);
        Some(quantity)
    }

    /// *Reads* đứng thứ hai, "Hải Phòng thứ ba", "…, thứ hai vùng". *Leaves alone* thứ Bảy, đến thứ bảy, lần thứ hai.
    fn is_placed(&self, at: usize) -> bool {
        let alone = self.before(at, cues![Place]).is_none_or(|(_, from)| from + 1 == at);
        let ordinal = self.marks.cue_before(at, Cue::Determiner).is_some();
        if !alone || !ordinal || at < self.range.start + 2 {
            return !(alone && ordinal);
        }
        let before = &self.doc.tokens[at - 2];
        let named = before.is_word() && before.upper || before.is(',') || before.is('(');
        named && !self.doc.tokens[at].upper
    }

    /// *Reads* chín tháng, ba năm, "Chín giờ, lớp tan", bảy giờ sáng as times, which are no figures.
    fn is_time(&self, at: usize, amount: Amount) -> bool {
        let span = [Cue::Month, Cue::Year].iter().any(|&cue| self.marks.cue_at(amount.end, cue).is_some());
        let small = || amount.value <= Decimal::from(24);
        let opens = at <= self.range.start + 1 && self.token(amount.end + 1).is_some_and(|t| t.is(','));
        let hour = self.marks.cue_at(amount.end, Cue::Hour);
        let daily = |hour: usize| self.token(hour).is_some() && self.marks.cue_at(hour, Cue::Day).is_some();
        span || hour.is_some_and(|hour| opens || daily(hour)) && small()
    }

    /// *Leaves alone* hai tỉnh, hai ngành, ba con số: a set that the text has told.
    fn is_known_set(&self, amount: Amount) -> bool {
        self.marks.cue_at(amount.end, Cue::Told).is_some() && amount.value < Decimal::from(5)
    }

    /// *Reads* "mười người thì bốn người", "ba khách thì có một khách", "bảy trong mười chỉ số": a part of so many.
    fn of_these(&self, at: usize, first: Amount) -> Option<Quantity> {
        let near = first.end..first.end + 7;
        let every = self.before(at, cues![Every]).is_some();
        let led = every || self.marks.has(near.clone(), Cue::Then);
        let mut words = near.filter(|_| led).take_while(|&i| self.token(i).is_some_and(|t| t.is_word()));
        let then = words.find_map(|i| {
            let then = self.marks.cue_at(i, Cue::Then);
            then.or_else(|| self.marks.cue_at(i, Cue::Copula).filter(|_| every))
        });
        let (part, whole, end) = match then {
            Some(part_at) => {
                let part = self.spelled_amount(part_at).or_else(|| self.spelled_amount(part_at + 1))?.0;
                (part, first, part.end)
            }
            None => {
                let inside = self.marks.cue_at(first.end, Cue::OutOfWords)?;
                let whole = self.spelled_amount(inside)?.0;
                (first, whole, whole.end)
            }
        };
        let mut quantity = self.build(at..end, part, self.tail(end), "of_whole");
        quantity.of = Some(whole.value);
        quantity.kind = Kind::Ratio;
        (whole.value > part.value).then_some(quantity)
    }

    /// True for "thứ hai, …" and "thứ hai: …" at the front of a sentence or behind a semicolon: points of a list.
    fn counts_points(&self, at: usize, end: usize) -> bool {
        let Some(from) = self.marks.cue_before(at, Cue::Place).filter(|&from| from + 1 == at) else { return false };
        let opens = from == self.range.start || self.doc.tokens[from - 1].is(';');
        opens && self.token(end).is_some_and(|t| t.is(',') || t.is(':'))
    }

    /// *Reads* bảy trên chín bệnh viện.
    fn part_of(&self, at: usize, part: Amount) -> Option<Quantity> {
        let whole_at = self.marks.cue_at(part.end, Cue::OutOf)?;
        let (whole, _) = self.spelled_amount(whole_at)?;
        let tail = self.tail(whole.end);
        let known = !tail.noun.is_empty() && self.names_a_noun(tail.noun.start);
        let mut quantity = self.build(at..whole.end, part, tail, "of_whole");
        quantity.of = Some(whole.value);
        quantity.kind = Kind::Ratio;
        (known && whole.value >= part.value).then_some(quantity)
    }

    /// *Reads* hai phần ba, một phần tư, tám mươi phần trăm.
    fn fraction(&self, at: usize, part: Amount) -> Option<Quantity> {
        let whole_at = self.marks.cue_at(part.end, Cue::Parts)?;
        let (whole, _) = self.spelled_amount(whole_at).or_else(|| self.tail_digit(whole_at))?;
        let tail = self.tail(whole.end);
        let mut quantity = self.build(at..whole.end, part, tail, "fraction_word");
        if whole.value == Decimal::ONE_HUNDRED {
            (quantity.measure, quantity.unit) = (Some(UnitKind::Percent), "%".into());
            self.settle(&mut quantity);
            return Some(quantity);
        }
        quantity.of = Some(whole.value);
        quantity.kind = Kind::Ratio;
        (whole.value > part.value).then_some(quantity)
    }

    /// A digit that only stands last: phần tư.
    fn tail_digit(&self, at: usize) -> Option<(Amount, usize)> {
        let row = self.lexicon.numbers[self.marks.number(at)? as usize];
        Some((Amount::whole(row.value, at + 1), 1))
    }
}
