//! Changes, differences and multiples between two figures.

use super::{
    figure::{Class, Fig, Figures},
    grade::{Agree, Found},
};
use crate::{
    analysis::{Bound, Direction, Form},
    lexicon::{Cue, Reckon, Sorts},
};

/// So many figures around a change the two it lies between may stand.
const FARTHEST: usize = 16;
/// So many checks before this one are looked at.
const NEAR: usize = 8;
/// What leads to where something came from, and to where it went.
const FROM: Sorts = Sorts::of(&[Cue::From]);
const TO: Sorts = Sorts::of(&[Cue::To]);

/// The check of a change or a multiple.
pub(super) fn of(figures: &Figures, at: usize, found: &[Found]) -> Option<Found> {
    named(figures, at).or_else(|| again(figures, at, found)).or_else(|| loose(figures, at))
}

/// What a change can lie between.
fn between(claim: Class, operand: Class) -> bool {
    match claim {
        Class::Points => operand == Class::Rate,
        Class::Move => operand == Class::Rank,
        Class::Growth | Class::Times => matches!(operand, Class::Amount | Class::Score | Class::Rate),
        Class::Step => matches!(operand, Class::Amount | Class::Score),
        _ => false,
    }
}

/// True where a change can lie between two figures.
fn pair(figures: &Figures, at: usize, from: usize, to: usize) -> bool {
    let (claim, a, b) = (&figures[at], &figures[from], &figures[to]);
    let classes = between(claim.class, a.class) && (figures.alike(from, to) || ranks(a, b));
    let units = claim.class != Class::Step || claim.unit == a.unit;
    classes && units && a.value > 0.0 && a.value != b.value
}

fn ranks(a: &Fig, b: &Fig) -> bool {
    a.class == Class::Rank && b.class == Class::Rank
}

/// The arithmetic of a change between two figures, and how the printed number agrees. A change of a rate by "%" is one
/// of points or of percent: points are looked at first.
fn look(figures: &Figures, at: usize, from: usize, to: usize) -> (Form, Agree) {
    let (claim, a, b) = (&figures[at], &figures[from], &figures[to]);
    let gap = (b.value - a.value).abs();
    let growth = || claim.agrees(gap / a.value * 100.0, (a.relative() + b.relative()) * b.value / a.value * 100.0);
    let apart = || claim.agrees(gap, a.slack + b.slack);
    match claim.class {
        Class::Times => {
            let times = b.value / a.value;
            (Form::Multiple, claim.agrees(times, (a.relative() + b.relative()) * times))
        }
        Class::Growth if a.class == Class::Rate => match apart() {
            Agree::Fits => (Form::Difference, Agree::Fits),
            _ => (Form::Growth, growth()),
        },
        Class::Growth => (Form::Growth, growth()),
        Class::Move => (Form::Move, apart()),
        _ => (Form::Difference, apart()),
    }
}

/// True where the change went the way that the words say. A smaller number is a better place.
fn right_way(figures: &Figures, at: usize, from: usize, to: usize) -> bool {
    let (claim, a, b) = (&figures[at], &figures[from], &figures[to]);
    let rises = if a.class == Class::Rank { b.value < a.value } else { b.value > a.value };
    match claim.direction {
        Some(Direction::Up) => rises,
        Some(Direction::Down) => !rises,
        None => claim.class != Class::Times || rises,
    }
}

/// *Reads* "từ 45% lên 67%, tăng 22 điểm phần trăm", "giảm 11 bậc, từ thứ 29 xuống thứ 41", "612 doanh nghiệp, tăng 8,5%
/// so với cùng kỳ (558 doanh nghiệp)", "cải thiện 8 bậc so với vị trí 18": words say what the change lies between.
fn named(figures: &Figures, at: usize) -> Option<Found> {
    let (from, to) = moved(figures, at).or_else(|| against(figures, at))?;
    let (form, agree) = look(figures, at, from, to);
    let form = told_as(figures, at, form);
    let told = match agree {
        Agree::Fits => true,
        Agree::Cut | Agree::Off => beside(figures, at, from, to),
        Agree::Unclear => false,
    };
    (told && right_way(figures, at, from, to)).then(|| Found::new(form, &[from, to, at]))
}

/// True where nothing but a mark and a verb stands between a change and the figures it is told of.
fn beside(figures: &Figures, at: usize, from: usize, to: usize) -> bool {
    let [claim, a, b] = [at, from, to].map(|i| &figures[i]);
    let area = |i: usize| &figures.observations[i].area.name;
    let near = if to > at {
        a.lead.min(b.lead).saturating_sub(claim.last) <= 6
    } else {
        let last = b.last.max(if from < at { a.last } else { 0 });
        let lead = figures.lead(at);
        // Of what is told from one figure to another nothing else is held against anything.
        let other = from < at && (figures.prepared.scan.quantities[at].gap || !own_baseline(figures, at));
        let year = from < at && figures.has(last..lead.at, Cue::Year);
        let most = if from >= at {
            8
        } else if year {
            4
        } else {
            1
        };
        lead.mark != ' ' && !other && lead.at.saturating_sub(last) <= most
    };
    let bracket = from > at && figures.has_mark(claim.end..a.lead, '(');
    near && area(at) == area(to) && (!bracket || figures.opens_bracket(from))
}

/// True where a multiple is not told of another time than the figures before it.
fn own_baseline(figures: &Figures, at: usize) -> bool {
    figures[at].class != Class::Times || figures.observations[at].baseline.is_empty()
}

/// The two figures of "từ … lên …" right before or behind a change.
fn moved(figures: &Figures, at: usize) -> Option<(usize, usize)> {
    let moved = |from: usize, to: usize| {
        let (a, b) = (&figures[from], &figures[to]);
        let led = figures.led(to, TO) && (figures.led(from, FROM) || b.lead - a.last.min(b.lead) <= 2);
        led && pair(figures, at, from, to)
    };
    let close = |other: usize, tokens: usize| {
        let (a, b) = (&figures[at.min(other)], &figures[at.max(other)]);
        b.lead.saturating_sub(a.last) <= tokens && !figures.has_mark(a.last..b.lead.max(a.last), ';')
    };
    let before = || Some((figures.near(at, -2)?, figures.near(at, -1)?)).filter(|&(a, b)| close(b, 12) && moved(a, b));
    let behind = || {
        let (a, b) = (figures.near(at, 1)?, figures.near(at, 2)?);
        (close(a, 4) && figures.led(a, FROM) && moved(a, b)).then_some((a, b))
    };
    before().or_else(behind)
}

/// What a change is told against, right behind it or between it and what changed.
fn against(figures: &Figures, at: usize) -> Option<(usize, usize)> {
    let claim = &figures[at];
    let to = (1..=3).map_while(|back| figures.near(at, -back)).find(|&i| between(claim.class, figures[i].class))?;
    let apart = claim.lead.saturating_sub(figures[to].last);
    if let Some(from) = figures.near(at, 1).filter(|&from| pair(figures, at, from, to)) {
        let words = claim.end..figures[from].lead;
        let bracket = figures.in_brackets_behind(at, from, 12);
        let plain = words.len() <= 8
            && figures.has(words.clone(), Cue::Against)
            && !figures.has_mark(words.clone(), ',')
            && !figures.has_mark(words, ';');
        let whole = figures.has(claim.end..figures[from].lead, Cue::OutOf);
        if (bracket || plain) && apart <= 10 && !whole && figures.same_noun(from, to) {
            return Some((from, to));
        }
    }
    // What it is held against stands in brackets before it: "thấp hơn bình quân cả nước (16,5%) 5,23 điểm %".
    let (from, to) = (to, figures.near(to, -1)?);
    let bracket = figures.mark_before(figures[from].lead, '(') && figures.mark_before(claim.start, ')');
    (bracket && apart <= 3 && figures.prepared.scan.quantities[at].gap && pair(figures, at, from, to))
        .then_some((from, to))
}

/// *Reads* "tăng 88, tương đương 25,1%" where the first is known to lie between two figures, and "4.312 trạm, tăng 203
/// trạm, tương ứng 4,9%": the same change told in percent.
pub(super) fn again(figures: &Figures, at: usize, found: &[Found]) -> Option<Found> {
    let claim = &figures[at];
    let change = figures.near(at, -1).filter(|&i| figures[i].class == Class::Step)?;
    let lead = figures.lead(at);
    if claim.class == Class::Times || !lead.bare() || lead.word != Some(Reckon::Comes) && lead.mark != '(' {
        return None;
    }
    let equal = lead.mark == '(' || figures.has(lead.at..claim.start, Cue::Equal);
    let same = |other: &&Found| other.claim() == change && other.form == Form::Difference;
    if let Some([from, to, _]) = found.iter().rev().take(NEAR).find(same).map(|other| &other.figures[..]) {
        let (a, b) = (&figures[*from], &figures[*to]);
        let agree = claim.agrees((b.value - a.value).abs() / a.value * 100.0, (a.relative() + b.relative()) * 100.0);
        let told = agree == Agree::Fits || agree != Agree::Unclear && equal;
        return told.then(|| Found::new(Form::Growth, &[*from, *to, at]));
    }
    let to =
        figures.near(change, -1).filter(|&to| figures[to].is_amount() && figures[to].unit == figures[change].unit)?;
    let (difference, now) = (&figures[change], &figures[to]);
    let apart = difference.lead.saturating_sub(now.last);
    let before = match difference.direction? {
        Direction::Up => now.value - difference.value,
        Direction::Down => now.value + difference.value,
    };
    let slack = (now.relative() + difference.slack / difference.value) * claim.value;
    let told = match claim.agrees(difference.value / before * 100.0, slack) {
        Agree::Fits => apart <= 10,
        Agree::Cut | Agree::Off => apart <= 4 && equal,
        Agree::Unclear => false,
    };
    (told && before > 0.0).then(|| Found::new(Form::GrowthOfDifference, &[to, change, at]))
}

/// Two figures around a change that it lies between by its number, where they are told of the same matter.
fn loose(figures: &Figures, at: usize) -> Option<Found> {
    let claim = &figures[at];
    let own = &figures.observations[at];
    let window = (at.saturating_sub(2 * FARTHEST)..at).rev().chain(at + 1..(at + 1 + FARTHEST).min(figures.len()));
    let around: Vec<usize> = window.filter(|&i| between(claim.class, figures[i].class)).collect();
    let near = |i: usize| figures[i].block == claim.block && i + FARTHEST > at;
    let told = |i: usize| {
        let other = &figures.observations[i];
        other.indicator.is_some() && other.indicator == own.indicator && other.area.name == own.area.name
    };
    for first in [true, false] {
        let ends = around.iter().copied().filter(|&to| to < at && told(to) == first && (first || near(to)));
        for to in ends.take(4) {
            let fits = |&&from: &&usize| from != to && could_be(claim, &figures[from], &figures[to]);
            for &from in around.iter().filter(fits) {
                if pair(figures, at, from, to) && self::fits(figures, at, from, to) && belong(figures, at, from, to) {
                    let (form, _) = look(figures, at, from, to);
                    return Some(Found::new(told_as(figures, at, form), &[from, to, at]));
                }
            }
        }
    }
    None
}

/// A first look at the numbers alone.
#[inline]
fn could_be(claim: &Fig, a: &Fig, b: &Fig) -> bool {
    let gap = (b.value - a.value).abs();
    let room = if claim.bound == Bound::Exact { 1.1 * claim.half } else { 0.2 * claim.value + claim.half };
    let apart = (gap - claim.value).abs() <= room;
    match claim.class {
        Class::Times => (b.value - claim.value * a.value).abs() <= room * a.value,
        Class::Growth => apart || (gap * 100.0 - claim.value * a.value).abs() <= room * a.value,
        _ => apart,
    }
}

/// A difference between two things told beside each other is a gap.
fn told_as(figures: &Figures, at: usize, form: Form) -> Form {
    let lead = figures[at].lead;
    let gap = || figures.has(lead.saturating_sub(3)..lead, Cue::Gap);
    if form == Form::Difference && (figures.prepared.scan.quantities[at].gap || gap()) { Form::Gap } else { form }
}

fn fits(figures: &Figures, at: usize, from: usize, to: usize) -> bool {
    look(figures, at, from, to).1 == Agree::Fits && right_way(figures, at, from, to) && !vague(figures, at, from, to)
}

/// True for a multiple of one digit that is held against figures it is not told beside, or only about meets.
fn vague(figures: &Figures, at: usize, from: usize, to: usize) -> bool {
    let [claim, a, b] = [at, from, to].map(|i| &figures[i]);
    let times = b.value / a.value;
    claim.class == Class::Times
        && claim.digits() < 10.0
        && (a.sentence != claim.sentence
            || b.sentence != claim.sentence
            || (times - claim.value).abs() > 0.1 * claim.value)
}

/// True where two figures are of one matter at two times, or of two places that are held against each other.
fn belong(figures: &Figures, at: usize, from: usize, to: usize) -> bool {
    let [claim, a, b] = [at, from, to].map(|i| &figures[i]);
    let [own, before, now] = [at, from, to].map(|i| &figures.observations[i]);
    let known = now.indicator.is_some() && before.indicator == now.indicator;
    let matter = known || before.indicator == now.indicator && figures.same_noun(from, to);
    let same_place = before.area.name == now.area.name;
    let times = before.period != now.period;
    let close = |fig: &Fig| fig.block == claim.block && fig.sentence.abs_diff(claim.sentence) <= 2;
    let both_close = close(a) && close(b);
    let telling = claim.digits() >= 10.0;
    let named = !own.baseline.is_empty() && before.area.name == own.baseline;
    let own_place = now.area.name == own.area.name;
    if !matter {
        return false;
    }
    match claim.class {
        _ if named => own_place,
        Class::Move => {
            same_place && times && (both_close && known || known && own_place && own.indicator == now.indicator)
        }
        Class::Times if !same_place => telling && (a.sentence == b.sentence && both_close || known && own_place),
        _ if figures.prepared.scan.quantities[at].gap => {
            let told_here = a.sentence == claim.sentence || b.sentence == claim.sentence;
            both_close && telling && (told_here || times || !same_place)
        }
        _ => {
            let many = claim.digits() >= 50.0;
            let beside = both_close && (many || times && (telling || a.sentence == b.sentence));
            let row = to + 1 == at && from + 2 == at && a.sentence == claim.sentence && a.noun == b.noun;
            let row = row && claim.class != Class::Points && telling;
            same_place && (beside || row || known && times && own_place)
        }
    }
}
