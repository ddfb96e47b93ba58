//! In which order checks are told.

use crate::analysis::{Check, Grade};

/// The checks that a reader must look at first: wrong ones, cut off ones, questions, right ones; each in their order.
pub fn gravest(checks: &[Check]) -> Vec<&Check> {
    let mut all: Vec<&Check> = checks.iter().collect();
    all.sort_by_key(|check| match check.grade {
        Grade::Wrong => 0,
        Grade::Truncated => 1,
        Grade::Exact | Grade::Rounded => 3 - u8::from(check.asks()),
    });
    all
}
