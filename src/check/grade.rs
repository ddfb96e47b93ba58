//! Whether a printed result is the one that comes out: a quick look with machine numbers, the answer with decimals.

use super::figure::{Fig, Figures};
use crate::{
    analysis::{Bound, Check, CheckKind, Form, Grade, Observation},
    number::{minus, over, plus, rounded, times, unit},
};
use rust_decimal::{Decimal, RoundingStrategy};

/// How a printed result looks beside the one that comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agree {
    /// It is that number, rounded or within its bound.
    Fits,
    /// It is that number cut off.
    Cut,
    /// It is another number, whatever the digits that are not printed.
    Off,
    /// It could be that number, or cannot be told.
    Unclear,
}

impl Fig {
    /// Looks at what comes out. `slack` says by how much that may be off itself.
    #[inline(never)]
    pub fn agrees(&self, expected: f64, slack: f64) -> Agree {
        let (low, high) = (self.value - self.half, self.value + self.half);
        let hair = 1e-9 * self.value.abs();
        let (fits, off) = match self.bound {
            Bound::Exact => (expected >= low - hair && expected < high - hair, slack / 2.0),
            Bound::AtLeast => (expected >= self.value - hair && expected <= self.value * 1.1 + self.half, slack),
            Bound::AtMost => (expected <= self.value + hair && expected >= self.value * 0.9 - self.half, slack),
            Bound::Approx => {
                ((expected - self.value).abs() <= (0.05 * self.value).max(2.0 * self.half), 0.1 * self.value)
            }
            Bound::Range => (false, f64::INFINITY),
        };
        if fits {
            return Agree::Fits;
        }
        if self.bound == Bound::Exact && expected > self.value && expected < self.value + 2.0 * self.half - hair {
            return if slack <= self.half { Agree::Cut } else { Agree::Unclear };
        }
        let far = match self.bound {
            Bound::AtLeast => expected < self.value - off - hair,
            Bound::AtMost => expected > self.value + off + hair,
            _ => expected < low - off || expected >= high + off,
        };
        if far { Agree::Off } else { Agree::Unclear }
    }
}

/// Figures that belong together, and the arithmetic; the printed result comes last.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub form: Form,
    pub figures: Vec<usize>,
    /// How many names were listed.
    pub names: usize,
}

impl Found {
    #[inline(never)]
    pub fn new(form: Form, figures: &[usize]) -> Found {
        Found { form, figures: figures.to_vec(), names: 0 }
    }

    /// The figure that states the result.
    pub fn claim(&self) -> usize {
        self.figures.last().copied().unwrap_or_default()
    }
}

/// Recomputes what was found. Nothing where a number is too large to reckon with or would be divided by nothing.
pub(super) fn check(figures: &Figures, found: &Found) -> Option<Check> {
    let claim = &figures.observations[found.claim()];
    let parts = &found.figures[..found.figures.len().checked_sub(1)?];
    let parts: Vec<&Observation> = parts.iter().map(|&at| &figures.observations[at]).collect();
    let expected = match found.form {
        Form::List => Decimal::from(found.names),
        form => result(form, &parts, claim)?,
    };
    // Two digits more than printed.
    let finer = i32::from(claim.precision).min(0) - 2;
    let fine = |number| rounded(number, finer, RoundingStrategy::MidpointAwayFromZero).normalize();
    Some(Check {
        kind: kind(found.form),
        form: found.form,
        observations: found.figures.clone(),
        grade: grade(claim, expected),
        stated: claim.value,
        expected: fine(expected),
        other: other(found.form, claim, &parts).map(fine),
    })
}

/// What comes out, without a sign.
fn result(form: Form, parts: &[&Observation], claim: &Observation) -> Option<Decimal> {
    let value = |at: usize| parts.get(at).map(|part| part.value);
    let sum = |parts: &[&Observation]| parts.iter().try_fold(Decimal::ZERO, |sum, part| plus(sum, part.value));
    let share = |part: Decimal, whole: Decimal| over(times(part, Decimal::ONE_HUNDRED)?, whole);
    let (last, others) = parts.split_last()?;
    let result = match form {
        Form::RatioPercent => share(last.value, last.of?)?,
        Form::Share => share(value(0)?, value(1)?)?,
        Form::JointShare => share(sum(others)?, last.value)?,
        Form::Sum => sum(parts)?,
        Form::Rest => minus(value(0)?, sum(&parts[1..])?)?,
        Form::RatioRest => minus(last.of?, last.value)?,
        Form::Difference | Form::Gap | Form::Move => minus(value(1)?, value(0)?)?.abs(),
        Form::Growth => share(minus(value(1)?, value(0)?)?.abs(), value(0)?)?,
        Form::GrowthOfDifference => {
            let before = if is_down(last) { plus(value(0)?, value(1)?)? } else { minus(value(0)?, value(1)?)? };
            share(value(1)?, before)?
        }
        Form::Multiple => over(value(1)?, value(0)?)?,
        Form::Mean => over(sum(parts)?, Decimal::from(parts.len()))?,
        Form::PerUnit => over(value(0)?, value(1)?)?,
        Form::Product => super::mean::product(parts, claim)?,
        Form::List => return None,
    };
    Some(result)
}

fn is_down(change: &Observation) -> bool {
    change.direction == Some(crate::analysis::Direction::Down)
}

/// The result by the other reading of "%" behind a change of a rate.
fn other(form: Form, claim: &Observation, parts: &[&Observation]) -> Option<Decimal> {
    let rates = parts.iter().all(|part| part.kind == crate::analysis::Kind::Percentage);
    let percent = claim.kind == crate::analysis::Kind::Change && claim.unit == "%";
    match form {
        Form::Difference if rates && percent => result(Form::Growth, parts, claim),
        Form::Growth if rates && percent => result(Form::Difference, parts, claim),
        _ => None,
    }
}

/// How well the printed result agrees with what comes out.
fn grade(claim: &Observation, expected: Decimal) -> Grade {
    let stated = claim.value.abs();
    // "hơn 83%" is no rounding of 82,56%.
    let beyond = match claim.bound {
        Bound::AtLeast => expected < stated,
        Bound::AtMost => expected > stated,
        _ => false,
    };
    if expected == stated || within(claim, stated, expected) {
        Grade::Exact
    } else if !beyond && rounded(expected, claim.precision.into(), RoundingStrategy::MidpointAwayFromZero) == stated {
        Grade::Rounded
    } else if claim.bound == Bound::Exact
        && rounded(expected, claim.precision.into(), RoundingStrategy::ToZero) == stated
    {
        Grade::Truncated
    } else {
        Grade::Wrong
    }
}

/// True where what comes out is what "hơn", "dưới" or "khoảng" leaves room for.
fn within(claim: &Observation, stated: Decimal, expected: Decimal) -> bool {
    let room = |parts: i64| (stated / Decimal::from(parts)).max(unit(claim.precision.into()));
    match claim.bound {
        Bound::Exact | Bound::Range => false,
        Bound::AtLeast => expected > stated && expected <= stated + room(10),
        Bound::AtMost => expected < stated && expected >= stated - room(10),
        Bound::Approx => (expected - stated).abs() <= room(20),
    }
}

fn kind(form: Form) -> CheckKind {
    match form {
        Form::RatioPercent => CheckKind::RatioPercent,
        Form::Share | Form::JointShare => CheckKind::Share,
        Form::Sum | Form::Rest => CheckKind::Sum,
        Form::RatioRest | Form::Difference | Form::Gap | Form::Move => CheckKind::Difference,
        Form::Growth | Form::GrowthOfDifference => CheckKind::Growth,
        Form::Multiple => CheckKind::Multiple,
        Form::Mean | Form::PerUnit => CheckKind::Average,
        Form::Product => CheckKind::Product,
        Form::List => CheckKind::List,
    }
}
