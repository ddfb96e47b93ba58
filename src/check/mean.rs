//! Means, so much for each, and so many times so much.

use super::{
    figure::{Class, Fig, Figures},
    grade::{Agree, Found},
};
use crate::{
    analysis::{Form, Observation},
    lexicon::Reckon,
    segment::Key,
};
use rust_decimal::Decimal;

/// So many figures before a mean what it is the mean of may stand.
const FARTHEST: usize = 10;

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
            let whole = claim.value >= 2.0 && a.value >= 20.0;
            if n.value > 1.0 && agree == Agree::Fits && (claim.digits() >= 10.0 || close && whole) {
                return Some(Found::new(Form::PerUnit, &[all, count, at]));
            }
        }
    }
    None
}

/// *Reads* "799 tổ với 4.794 thành viên, bình quân 7 người mỗi tổ": the two right before, and the thing that each is.
fn right_before(figures: &Figures, at: usize) -> Option<Found> {
    let (all, count) = (figures.near(at, -1)?, figures.near(at, -2)?);
    let (claim, a, n) = (&figures[at], &figures[all], &figures[count]);
    let behind = figures.prepared.doc.tokens.get(claim.end..claim.last + 6)?;
    let named = behind.iter().take_while(|token| !token.is(',') && !token.is('.')).any(|token| token.key == n.noun);
    let amounts = a.is_amount() && n.is_amount() && claim.is_amount() && a.unit == claim.unit && n.unit == 0;
    let close = claim.lead.saturating_sub(a.last) <= 6 && n.value > 1.0 && n.noun != Key::NONE;
    let mean = figures.told(a.last..claim.lead, Reckon::Mean);
    let agree = claim.agrees(a.value / n.value, (a.relative() + n.relative()) * claim.value);
    (amounts && named && close && mean && agree == Agree::Off).then(|| Found::new(Form::PerUnit, &[all, count, at]))
}

/// What can be counted to share something among.
fn counts(fig: &Fig) -> bool {
    matches!(fig.class, Class::Amount | Class::Step)
}

/// *Reads* "lần lượt là 18, 26, 48 và 52 … bình quân 36".
fn values(figures: &Figures, at: usize) -> Option<Found> {
    let claim = &figures[at];
    let alike = |i: usize| figures.alike(i, at) || claim.class == Class::Rank && figures[i].class == Class::Rank;
    let mut run: Vec<usize> = Vec::new();
    let mut sum = 0.0;
    for i in near(figures, at).filter(|&i| alike(i)) {
        if run.last().is_some_and(|&next| figures[next].sentence != figures[i].sentence) {
            run.clear();
            sum = 0.0;
        }
        run.push(i);
        sum += figures[i].value;
        if run.len() > 2 && claim.agrees(sum / run.len() as f64, 0.0) == Agree::Fits {
            run.reverse();
            run.push(at);
            return Some(Found { form: Form::Mean, figures: run });
        }
    }
    None
}

/// *Reads* "9 ấp, mỗi tổ 6 người => 54 người", "48.250 ha, năng suất 68,4 tạ/ha, sản lượng 330.030 tấn".
fn multiplied(figures: &Figures, at: usize) -> Option<Found> {
    let claim = &figures[at];
    let near = near(figures, at).take(5).filter(|&i| matches!(figures[i].class, Class::Amount | Class::Ratio));
    for each in near.clone().take(2) {
        for count in near.clone().filter(|&count| {
            count != each && figures[count].unit != figures[each].unit || figures[count].class == Class::Ratio
        }) {
            let product = figures[each].value * figures[count].value;
            let factor = factor(&figures.observations[each].unit, &figures.observations[at].unit)?;
            let product = product * if factor { 0.1 } else { 1.0 };
            let telling = claim.digits() >= 10.0 && figures[each].value > 1.0 && figures[count].value > 1.0;
            if telling && claim.agrees(product, 0.0) == Agree::Fits {
                return Some(Found::new(Form::Product, &[count, each, at]));
            }
        }
    }
    None
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
    let product = parts.iter().try_fold(Decimal::ONE, |product, part| product.checked_mul(part.value))?;
    let tenth = parts.last().and_then(|each| factor(&each.unit, &claim.unit)) == Some(true);
    Some(if tenth { product / Decimal::TEN } else { product })
}
