//! Derived facts: what no words of the article say, yet its figures do: the place before a move, the whole of a share.
//!
//! Only where words tie two figures together as surely as an alarm asks for, both printed as they are, and where the
//! article does not print the other figure itself.

use super::{
    around,
    figure::{Class, Figures},
    grade::Found,
};
use crate::{
    analysis::{Bound, Derived, DerivedKind, Direction, Doubt, Form, Kind, Observation, Status},
    lexicon::{Cue, Reckon, Sorts},
    number::{in_units, over, rounded, unit},
    period::Period,
};
use rust_decimal::{Decimal, RoundingStrategy};
use std::ops::Range;

/// So many tokens may stand between a figure and the change that is told of it.
const CLOSE: usize = 6;
/// So far behind a change stands what it is against.
const REACH: usize = 8;
/// A ratio of fewer is as often a fraction: 2/3 of all households.
const FEW: f64 = 11.0;
/// So many figures before a share its whole may be printed, and so many tokens before a figure where it came from.
const FARTHEST: usize = 14;
/// So many derived facts before one may say the same.
const NEAR: usize = 64;
/// Powers of ten of the last digit that is told.
const FINEST: i32 = -6;
const COARSEST: i32 = 18;
/// What a change is against in time.
const TIMES: Sorts =
    Sorts::of(&[Cue::Year, Cue::LastYear, Cue::SameTime, Cue::Quarter, Cue::Month, Cue::YearEnd, Cue::YearStart]);
const AGAINST: Sorts = Sorts::of(&[Cue::Against, Cue::From]);
const TO: Sorts = Sorts::of(&[Cue::To]);

/// Every derived fact, in the order of the figures. `found` holds what the article prints both sides of.
pub(super) fn all(figures: &Figures, found: &[Found]) -> Vec<Derived> {
    let mut all: Vec<Derived> = Vec::new();
    for at in (0..figures.len()).filter(|&at| sound(figures, at) && around(found, at, 0).is_empty()) {
        let one = match figures[at].class {
            Class::Move | Class::Step | Class::Points | Class::Growth => before(figures, at),
            Class::Rate => whole(figures, at),
            Class::Ratio => rest(figures, at, found),
            _ => None,
        };
        let again = |new: &Derived| all.iter().rev().take(NEAR).any(|old| same(figures.observations, old, new));
        if let Some(one) = one.filter(|one| !again(one)) {
            all.push(one);
        }
    }
    all
}

/// True for a figure of the text that is printed as it is, and was reached.
fn sound(figures: &Figures, at: usize) -> bool {
    let o = &figures.observations[at];
    !figures[at].cell && o.bound == Bound::Exact && o.status == Status::Actual && o.value > Decimal::ZERO
}

/// True where an article that repeats itself lets the same be derived twice.
fn same(all: &[Observation], old: &Derived, new: &Derived) -> bool {
    let mut sources = old.observations.iter().zip(&new.observations).map(|(&a, &b)| (&all[a], &all[b]));
    old.kind == new.kind
        && sources.all(|(a, b)| a.value == b.value && a.of == b.of && a.area == b.area && a.indicator == b.indicator)
}

/// *Reads* "xếp thứ 37/63, tăng 20 bậc so với năm 2022", "612 doanh nghiệp, tăng 8,5% so với cùng kỳ". *Leaves alone*
/// "tăng 8,5% mỗi năm", "tăng 8,5% so với kế hoạch", and a percent of a rate, which can be points.
fn before(figures: &Figures, at: usize) -> Option<Derived> {
    let (fig, change) = (&figures[at], &figures.observations[at]);
    let direction = change.direction?;
    if figures.prepared.scan.quantities[at].gap || !in_time(figures, at) {
        return None;
    }
    let now = changed(figures, at).filter(|&now| sound(figures, now))?;
    let own = &figures.observations[now];
    if own.area.name != change.area.name || own.indicator != change.indicator && fig.class == Class::Move {
        return None;
    }
    let (value, range) = if fig.class == Class::Growth {
        let hundred = |rate: Decimal| {
            let rate = if direction == Direction::Up { rate } else { -rate };
            in_units(Decimal::ONE_HUNDRED + rate, 2)
        };
        let [low, rate, high] = ends(figures, at).map(hundred);
        divided(figures, now, [low.min(high), rate, low.max(high)])?
    } else {
        // Up is a smaller number in a ranking, and a larger one elsewhere.
        let added = (direction == Direction::Up) == (fig.class == Class::Move);
        let ([low, _, high], [least, _, most]) = (ends(figures, now), ends(figures, at));
        let ends = if added { [low + least, high + most] } else { [low - most, high - least] };
        (if added { own.value + change.value } else { own.value - change.value }, ends)
    };
    let ranked = fig.class == Class::Move;
    let outside = ranked && own.of.is_some_and(|of| value > of) || own.unit == "%" && value > Decimal::ONE_HUNDRED;
    let kind = if ranked { DerivedKind::PreviousRank } else { DerivedKind::PreviousValue };
    let period = Period::parse(&change.baseline);
    derived(figures, kind, &[now, at], value, range).filter(|_| !outside).map(|one| Derived { period, ..one })
}

/// True where a change is against another time and nothing else; a move in a ranking needs no words for that.
fn in_time(figures: &Figures, at: usize) -> bool {
    let fig = &figures[at];
    let (marks, last) = (&figures.prepared.marks, fig.last.max(fig.end));
    let sentence = figures.prepared.doc.sentences[fig.sentence].tokens.end;
    let behind = last..(last + REACH).min(sentence);
    if figures.told(behind.clone(), Reckon::Plan) || figures.has(behind.clone(), Cue::Nation) {
        return false;
    }
    let baseline = &figures.observations[at].baseline;
    if fig.class == Class::Move && baseline.is_empty() && !figures.has(behind, Cue::Against) {
        return true;
    }
    let against = [fig.end, last].into_iter().find(|&from| marks.begin(from, AGAINST));
    against.is_some_and(|from| marks.of(from + 1..(from + 3).min(sentence), TIMES).next().is_some())
}

/// The figure that a change is told of: right before it, and a place in a ranking also right behind it.
fn changed(figures: &Figures, at: usize) -> Option<usize> {
    let (fig, lead) = (&figures[at], figures.lead(at));
    let next = figures.near(at, 1);
    let operand = |other: usize| match fig.class {
        Class::Move => figures[other].class == Class::Rank && fig.half == figures[other].half,
        Class::Points => figures[other].class == Class::Rate,
        Class::Growth => figures[other].is_amount(),
        _ => {
            let known = figures[other].is_amount() || figures[other].class == Class::Score;
            known && figures[other].unit == fig.unit && figures.same_noun(other, at)
        }
    };
    if let Some(now) = figures.near(at, -1).filter(|&now| operand(now)) {
        // "từ 38 lên 29, tức 9 bậc" prints it, as a number of its own or not.
        let start = figures.prepared.doc.sentences[fig.sentence].tokens.start;
        let printed = figures.has(figures[now].lead.saturating_sub(FARTHEST).max(start)..figures[now].start, Cue::From);
        let words = figures[now].last..lead.at.max(figures[now].last);
        let first = figures.near(now, -1).is_none_or(|other| {
            let parted = figures.has_mark(figures[other].last..figures[now].lead, ';');
            parted || fig.class == Class::Move || !figures.alike(other, now) && !figures[other].is_amount()
        });
        // Another such figure behind the change may be where it came from.
        let last = next.is_none_or(|other| {
            let own = figures.near(other, 1).is_some_and(|of| figures[of].class == fig.class);
            !operand(other) || own || figures.has_mark(fig.end..figures[other].lead, ';')
        });
        let ranked = fig.class == Class::Move;
        let most = if ranked { CLOSE + 2 } else { CLOSE };
        let mark = matches!(lead.mark, ',' | '(') && clear(figures, words, most, ranked);
        return (mark && first && last && !printed && lead.word.is_none()).then_some(now);
    }
    let now = next.filter(|&now| fig.class == Class::Move && operand(now))?;
    let from = figures.led_from(now);
    let begins = figures.mark_before(from, ',') || figures.mark_before(from.saturating_sub(1), ',');
    let told = begins && from <= fig.end + REACH || figures.led(now, TO) && from <= fig.end + 3;
    let free = figures.near(now, 1).is_none_or(|other| figures[other].class != Class::Move);
    (told && free && !figures.led(now, AGAINST)).then_some(now)
}

/// True where a figure and what is told of it stand close, with no other thing told between them. Ranked are "tỉnh,
/// thành phố".
fn clear(figures: &Figures, words: Range<usize>, most: usize, ranked: bool) -> bool {
    let inner = words.start..words.end.saturating_sub(1);
    let parted = figures.has_mark(words.clone(), ';') || !ranked && figures.has_mark(inner, ',');
    words.len() <= most && !parted && !figures.told(words.clone(), Reckon::Among) && !figures.told(words, Reckon::Mean)
}

/// *Reads* "39.960 hồ sơ trực tuyến, chiếm 88,8% tổng số hồ sơ". *Leaves alone* "39.960 hồ sơ, đạt 88,8%", and a whole that
/// may be printed before.
fn whole(figures: &Figures, at: usize) -> Option<Derived> {
    let (fig, lead) = (&figures[at], figures.lead(at));
    let part = figures.near(at, -1).filter(|&part| figures[part].is_amount() && sound(figures, part))?;
    let a = &figures[part];
    let words = a.last..lead.at.max(a.last);
    let printed = (at.saturating_sub(FARTHEST)..part).rev().take_while(|&i| figures[i].block == a.block);
    let behind = figures.near(at, 1).filter(|&i| figures[i].lead <= fig.end + REACH);
    let printed = printed.chain(behind).any(|i| figures.alike(i, part) && figures[i].value > a.value);
    if lead.word != Some(Reckon::Share) || !lead.bare() || printed || !clear(figures, words, 2 * CLOSE, false) {
        return None;
    }
    let tokens = &figures.prepared.doc.tokens;
    let counted = tokens.iter().skip(fig.end).take(4).any(|token| token.key == a.noun);
    let total = figures.told(fig.end..fig.end + 1, Reckon::Total) && a.unit != 0;
    let ends = tokens.get(fig.end).is_none_or(|token| token.is('.') || token.is(',') || token.is(';') || token.is(')'));
    if !(counted || total || ends) {
        return None;
    }
    let share = self::ends(figures, at).map(|rate| in_units(rate, 2));
    let (value, range) = divided(figures, part, share)?;
    derived(figures, DerivedKind::Whole, &[part, at], value, range)
}

/// *Reads* "26/33 chỉ tiêu". *Leaves alone* "2/3 số hộ", "cứ 100 hộ thì 8 hộ", points of a maximum, and what is left where that is printed.
fn rest(figures: &Figures, at: usize, found: &[Found]) -> Option<Derived> {
    let (fig, o) = (&figures[at], &figures.observations[at]);
    let left = o.of? - o.value;
    let counted = o.kind == Kind::Ratio && fig.slack == 0.0 && fig.whole >= FEW && !o.unit.is_empty();
    let doubted = o.doubts.contains(&Doubt::RankOrRatio);
    let mut told = around(found, at, FARTHEST).iter();
    let printed = told.any(|one| one.form == Form::RatioRest && one.figures[0] == at);
    let start = figures.prepared.doc.sentences[fig.sentence].tokens.start;
    let each = figures.has(start..fig.end, Cue::Every);
    if !counted || doubted || printed || each {
        return None;
    }
    derived(figures, DerivedKind::Rest, &[at], left, [left, left])
}

/// The least, the printed and the largest value that a figure can stand for.
fn ends(figures: &Figures, at: usize) -> [Decimal; 3] {
    let o = &figures.observations[at];
    let half = if figures[at].slack == 0.0 { Decimal::ZERO } else { unit(o.precision.into()) * Decimal::new(5, 1) };
    [o.value - half, o.value, o.value + half]
}

/// An amount by a share of it, to as many digits as both carry.
fn divided(figures: &Figures, at: usize, [least, share, most]: [Decimal; 3]) -> Option<(Decimal, [Decimal; 2])> {
    let [low, value, high] = ends(figures, at);
    let range = [over(low, most)?, over(high, least)?];
    let (value, digit) = (over(value, share)?, digit(range[1] - range[0]));
    let digit = if figures.observations[at].kind == Kind::Count { digit.max(0) } else { digit };
    Some((rounded(value, digit, RoundingStrategy::MidpointNearestEven), range))
}

/// The largest power of ten within a width.
fn digit(width: Decimal) -> i32 {
    (FINEST..=COARSEST).rev().find(|&power| unit(power) <= width).unwrap_or(FINEST)
}

/// A derived fact, where it comes out above nothing, its printed figures leave it little room, and none near prints it.
fn derived(
    figures: &Figures,
    kind: DerivedKind,
    sources: &[usize],
    value: Decimal,
    [low, high]: [Decimal; 2],
) -> Option<Derived> {
    let (width, value) = (high - low, value.normalize());
    let class = if kind == DerivedKind::Rest { Class::Amount } else { figures[sources[0]].class };
    let mut near = sources[0].saturating_sub(FARTHEST)..(sources[0] + FARTHEST).min(figures.len());
    let printed = near.any(|i| {
        let other = &figures.observations[i];
        figures[i].class == class && !sources.contains(&i) && low <= other.value && other.value <= high
    });
    let sure = !printed && low <= value && value <= high && value > Decimal::ZERO && width * Decimal::TEN <= value;
    let fine = digit(width) - 1;
    let end = |end, towards| Some(rounded(end, fine, towards).normalize()).filter(|_| width > Decimal::ZERO);
    // What is left of so many is not always what the words behind them tell: 14/31 are done, and 17 are not.
    let unit = if kind == DerivedKind::Rest { "".into() } else { figures.observations[sources[0]].unit.clone() };
    sure.then(|| Derived {
        kind,
        observations: sources.to_vec(),
        value,
        low: end(low, RoundingStrategy::ToNegativeInfinity),
        high: end(high, RoundingStrategy::ToPositiveInfinity),
        unit,
        period: None,
    })
}
