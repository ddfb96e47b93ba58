//! Means, so much for each, and so many times so much.

use super::{
    figure::{Class, Fig, Figures},
    grade::{Agree, Found},
};
use crate::{
    analysis::{Bound, Form, Observation},
    lexicon::{Cue, Reckon, Sorts},
    number::{in_units, times},
    segment::Key,
};
use rust_decimal::Decimal;

/// So many figures before a mean what it is the mean of may stand.
const FARTHEST: usize = 10;
/// Values of a mean that are told in a row are no more than these.
const MOST: isize = 12;
/// A mean of fewer digits tells nothing.
const LEAST: f64 = 10.0;
const FROM: Sorts = Sorts::of(&[Cue::From]);

/// The check of a figure that words call a mean or so much for each.
pub(super) fn of(figures: &Figures, at: usize) -> Option<Found> {
    let claim = &figures[at];
    let sentence = &figures.prepared.doc.sentences[claim.sentence].tokens;
    let words = figures.reckons(claim.lead.saturating_sub(24).max(sentence.start)..(claim.last + 3).min(sentence.end));
    let mut mean = false;
    for word in words {
        mean |= matches!(word.0, Reckon::Mean | Reckon::Each);
    }
    if !mean {
        return None;
    }
    each(figures, at)
        .or_else(|| values(figures, at))
        .or_else(|| multiplied(figures, at))
        .or_else(|| right_before(figures, at))
}

fn near(figures: &Figures, at: usize) -> impl Iterator<Item = usize> + Clone {
    let block = figures[at].block;
    let from = (at.saturating_sub(FARTHEST)..at).find(|&i| figures[i].block == block).unwrap_or(at);
    (from..at).rev()
}

/// *Reads* "2.128 tổ với 13.914 thành viên, bình quân 6,5 người/tổ".
fn each(figures: &Figures, at: usize) -> Option<Found> {
    let claim = &figures[at];
    if !claim.is_amount() {
        return None;
    }
    let amounts = near(figures, at).filter(|&i| counts(&figures[i]));
    for all in amounts.clone().take(8).filter(|&all| figures[all].unit == claim.unit && figures[all].is_amount()) {
        for count in amounts.clone().take(8).filter(|&count| count != all && figures[count].unit == 0) {
            let (a, n) = (&figures[all], &figures[count]);
            let agree = claim.agrees(a.value / n.value, (a.relative() + n.relative()) * claim.value);
            let close = all.min(count) + 3 > at && a.sentence == claim.sentence && n.sentence == claim.sentence;
            let other = thing(figures, at).is_some_and(|thing| n.noun != Key::NONE && n.noun != thing);
            let whole = claim.value >= 2.0 && a.value >= 20.0 && !other;
            if n.value > 1.0 && agree == Agree::Fits && (claim.digits() >= LEAST || close && whole) {
                return Some(Found::new(Form::PerUnit, &[all, count, at]));
            }
        }
    }
    None
}

/// *Reads* "799 tổ với 4.794 thành viên, bình quân 7 người mỗi tổ": the two right before, and the thing that each is.
fn right_before(figures: &Figures, at: usize) -> Option<Found> {
    let (second, first) = (figures.near(at, -1)?, figures.near(at, -2)?);
    let claim = &figures[at];
    let mean = figures.told(figures[second].last..claim.start, Reckon::Mean);
    if !mean || claim.lead.saturating_sub(figures[second].last) > 6 || !after_mark(figures, at) {
        return None;
    }
    let thing = thing(figures, at)?;
    let (all, count) = if figures[first].noun == thing { (second, first) } else { (first, second) };
    let (a, n) = (&figures[all], &figures[count]);
    let amounts = a.is_amount() && n.is_amount() && claim.is_amount() && a.unit == claim.unit && n.unit == 0;
    let told = amounts && n.value > 1.0 && a.value > n.value && n.noun == thing && a.noun != thing;
    let agree = claim.agrees(a.value / n.value, (a.relative() + n.relative()) * claim.value);
    (told && agree == Agree::Off).then(|| Found::new(Form::PerUnit, &[all, count, at]))
}

/// What so much is told for each of: the word behind "mỗi" or a slash, close to the figure.
fn thing(figures: &Figures, at: usize) -> Option<Key> {
    let fig = &figures[at];
    let sentence = &figures.prepared.doc.sentences[fig.sentence].tokens;
    let tokens = &figures.prepared.doc.tokens;
    let slash = (fig.end..(fig.last + 2).min(sentence.end)).find(|&i| tokens[i].is('/')).map(|slash| slash + 1);
    let each = figures.reckons(fig.lead.saturating_sub(4).max(sentence.start)..(fig.last + 3).min(sentence.end));
    let each = || each.filter(|word| word.0 == Reckon::Each).last().map(|word| word.1.end as usize);
    tokens.get(slash.or_else(each)?).map(|token| token.key)
}

/// True where a mark stands right before the words that call a figure a mean.
fn after_mark(figures: &Figures, at: usize) -> bool {
    let lead = figures[at].lead;
    let word = figures.reckons(lead.saturating_sub(5)..figures[at].start).find(|word| word.0 == Reckon::Mean);
    word.is_some_and(|word| {
        let before = (word.1.start as usize).checked_sub(1);
        before.is_some_and(|before| !figures.prepared.doc.tokens[before].is_word())
    })
}

/// What can be counted to share something among.
fn counts(fig: &Fig) -> bool {
    matches!(fig.class, Class::Amount | Class::Step)
}

/// *Reads* "lần lượt là 18, 26, 48 và 52 … bình quân 36": all values that one sentence tells in a row.
pub(super) fn values(figures: &Figures, at: usize) -> Option<Found> {
    let claim = &figures[at];
    let own = figures.near(at, -1);
    let sentence = &figures.prepared.doc.sentences[claim.sentence].tokens;
    let before = (1..4).map_while(|back| figures.near(at, -back));
    let before = before.into_iter().find(|&i| figures.alike(i, at) && !figures.led(i, FROM));
    let words = before.map_or(sentence.start, |i| figures[i].last)..claim.start;
    let mean = figures.reckons(words.clone()).find(|word| word.0 == Reckon::Mean)?;
    if figures.has(words, Cue::Nation) {
        return None;
    }
    let alike = |i: usize| {
        let ranks = claim.class == Class::Rank && figures[i].class == Class::Rank;
        ranks || figures.alike(i, at) && (!claim.is_amount() || claim.unit != 0 || figures.same_noun(i, at))
    };
    let spare = own.filter(|&i| figures.led(i, FROM));
    let mut last = near(figures, at).find(|&i| alike(i) && Some(i) != spare);
    while let Some(end) = last {
        let mut run: Vec<usize> =
            (0..MOST).map_while(|back| figures.near(end, -back)).take_while(|&i| alike(i)).collect();
        run.reverse();
        let sum: f64 = run.iter().map(|&i| figures[i].value).sum();
        let beside = end + 1 == at && figures[end].sentence == claim.sentence && after_mark(figures, at);
        let right = beside && claim.lead.saturating_sub(mean.1.end as usize) <= 1 && claim.digits() >= LEAST;
        let told = match claim.agrees(sum / run.len() as f64, claim.slack) {
            Agree::Fits => run.len() > 2 || run.len() == 2 && right,
            Agree::Off => run.len() > 1 && right && listed(figures, &run),
            _ => false,
        };
        last = near(figures, at).find(|&i| i < run[0] && alike(i));
        if told {
            run.push(at);
            return Some(Found::new(Form::Mean, &run));
        }
    }
    None
}

/// True for figures of which the last is joined to the others by a word: "72, 78 và 84".
fn listed(figures: &Figures, run: &[usize]) -> bool {
    let last = &figures[run[run.len() - 1]];
    figures.has(last.lead.saturating_sub(3)..last.lead, Cue::Coordinator)
}

/// *Reads* "9 ấp, mỗi tổ 6 người => 54 người", "48.250 ha, năng suất 68,4 tạ/ha, sản lượng 330.030 tấn".
fn multiplied(figures: &Figures, at: usize) -> Option<Found> {
    let claim = &figures[at];
    let near = near(figures, at).take(5).filter(|&i| matches!(figures[i].class, Class::Amount | Class::Ratio));
    for each in near.clone().take(3).filter(|&each| is_each(figures, each)) {
        let tenth = factor(&figures.observations[each].unit, &figures.observations[at].unit)?;
        for count in near.clone().filter(|&count| count != each) {
            let (a, n) = (&figures[each], &figures[count]);
            let product = a.value * n.value * if tenth { 0.1 } else { 1.0 };
            let telling = claim.value >= 10.0 && a.value > 1.0 && n.value > 1.0 && claim.value != n.value;
            let row = tight(figures, each)
                && each + 1 == at
                && count + 1 == each
                && a.sentence == claim.sentence
                && n.sentence == claim.sentence;
            let same = claim.unit == a.unit && (claim.noun == a.noun || claim.unit != 0) || a.unit != 0;
            let total = in_all(figures, a.last, at) && thing(figures, each) == Some(n.noun) || tenth;
            let told = match claim.agrees(product, (a.relative() + n.relative()) * claim.value) {
                Agree::Fits => telling,
                Agree::Off => {
                    let exact = claim.bound == Bound::Exact && a.bound == Bound::Exact && n.bound == Bound::Exact;
                    telling && row && same && total && exact
                }
                _ => false,
            };
            if told {
                return Some(Found::new(Form::Product, &[count, each, at]));
            }
        }
    }
    None
}

/// True where nothing but a mark and "tổng cộng" stands before a figure.
fn in_all(figures: &Figures, last: usize, at: usize) -> bool {
    let word = figures.reckon_before(figures[at].lead).filter(|word| word.0 == Reckon::Total);
    word.is_some_and(|(_, from)| from == last + 1 && figures.mark_before(from, ','))
}

/// True where nothing but the thing stands between "mỗi" and a figure: "mỗi lớp 40 người".
fn tight(figures: &Figures, at: usize) -> bool {
    let fig = &figures[at];
    let each = figures.reckons(fig.lead.saturating_sub(5)..fig.lead).filter(|word| word.0 == Reckon::Each).last();
    each.is_none_or(|word| fig.start.saturating_sub(word.1.end as usize) <= 1)
}

/// True for so much for each: "mỗi tổ 6 người", "65 tạ/ha".
fn is_each(figures: &Figures, at: usize) -> bool {
    let fig = &figures[at];
    let per = figures.observations[at].unit.contains('/')
        || figures.prepared.doc.tokens[fig.end..fig.last].iter().any(|t| t.is('/'));
    let sentence = figures.prepared.doc.sentences[fig.sentence].tokens.start;
    per || figures.told(fig.lead.saturating_sub(5).max(sentence)..fig.last + 3, Reckon::Each)
}

/// Whether a product of so much for each is ten times as large in its own unit: quintals a hectare make tonnes. Nothing where
/// the units do not go together.
fn factor(each: &str, all: &str) -> Option<bool> {
    match each.split_once('/') {
        Some((unit, _)) => Some(unit != all),
        None => Some(false),
    }
}

/// The product of two figures.
pub(super) fn product(parts: &[&Observation], claim: &Observation) -> Option<Decimal> {
    let product = parts.iter().try_fold(Decimal::ONE, |product, part| times(product, part.value))?;
    let tenth = parts.last().and_then(|each| factor(&each.unit, &claim.unit)) == Some(true);
    Some(if tenth { in_units(product, 1) } else { product })
}
