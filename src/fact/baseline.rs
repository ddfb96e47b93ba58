//! What a change is against.

use super::{
    context::{Context, Figure},
    is_change,
    period::Periods,
};
use crate::lexicon::Cue;
use std::ops::Range;

/// A time after "so với", else the words there; nothing for a figure that is no change.
pub(super) fn of(context: &Context, periods: &Periods, figure: &Figure) -> String {
    if !is_change(figure.q) {
        return String::new();
    }
    let Some(m) = context.marks.cues(figure.behind(12), Cue::Against).first() else {
        return words(context, figure.behind(3));
    };
    let told = m.first as usize..(m.last as usize + 8).min(figure.sentence().end);
    let period = periods.compared(told.clone());
    period.map_or_else(|| words(context, told), |period| period.to_string())
}

/// "cùng kỳ", "năm trước" and the like, as written.
fn words(context: &Context, tokens: Range<usize>) -> String {
    let found = context.marks.cues(tokens, Cue::Baseline).first();
    found.map_or_else(String::new, |m| context.doc.words(m.first as usize..m.last as usize).to_owned())
}
