//! Means, so much for each, and so many times so much.

use super::{
    figure::{Class, Figures},
    grade::{Agree, Found},
};
use crate::{
    analysis::{Form, Observation},
    lexicon::Reckon,
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
    each(figures, at).or_else(|| values(figures, at)).or_else(|| multiplied(figures, at))
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
    let amounts = near(figures, at).filter(|&i| figures[i].is_amount());
    for all in amounts.clone().take(5).filter(|&all| figures[all].unit == claim.unit) {
        for count in amounts.clone().take(5).filter(|&count| count != all && figures[count].unit == 0) {
            let (a, n) = (&figures[all], &figures[count]);
            let agree = claim.agrees(a.value / n.value, (a.relative() + n.relative()) * claim.value);
            let close = all.min(count) + 3 > at && a.sentence == claim.sentence && n.sentence == claim.sentence;
            if n.value > 1.0 && agree == Agree::Fits && (claim.digits() >= 10.0 || close) {
                return Some(Found::new(Form::PerUnit, &[all, count, at]));
            }
        }
    }
    None
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

/// *Reads* "9 ấp có tổ công nghệ số, mỗi tổ 6 người => 54 người".
fn multiplied(_figures: &Figures, _at: usize) -> Option<Found> {
    None
}

/// The product of two figures; tạ/ha times ha are tấn.
pub(super) fn product(parts: &[&Observation]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ONE, |product, part| product.checked_mul(part.value))
}
