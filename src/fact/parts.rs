//! What the parts of a text speak of: goals or results, as the lines say that open them.

use super::{context::Context, outline};
use crate::{lexicon::Cue, period::Period, quantity::When, segment::BlockKind};
use std::ops::Range;

/// What a part tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Goals,
    Results,
}

/// A longer question is about more than what its goals are.
const LONGEST_QUESTION: usize = 14;

/// Of each block what the part tells that it stands in: the lines above that govern it, or the last question.
pub(super) fn parts(context: &Context) -> Vec<Option<Part>> {
    let governed = outline::governing(context, |block| told_by(context, block).is_some());
    let mut asked = None;
    let parts = governed.into_iter().enumerate().map(|(block, line)| {
        let told = line.and_then(|(line, _)| told_by(context, line as usize));
        let line = &context.doc.blocks[block].tokens;
        if context.doc.tokens[line.end - 1].is('?') {
            let goals = line.len() <= LONGEST_QUESTION && line.len() > 1;
            asked = Some(told_by(context, block).filter(|_| goals));
        } else if context.doc.blocks[block].kind == BlockKind::Heading {
            asked = None;
        }
        asked.unwrap_or(told)
    });
    parts.collect()
}

/// So near behind its kind the number of a document ends, in tokens.
const DOCUMENT: usize = 8;

/// *Reads* "B. MỤC TIÊU (trong ngoặc là kết quả)" as goals, "Kết quả thực hiện các mục tiêu" as results. *Leaves alone*
/// "Thực hiện Kế hoạch số 118/KH-UBND, UBND tỉnh báo cáo như sau:".
fn told_by(context: &Context, block: usize) -> Option<Part> {
    let tokens = context.doc.blocks[block].tokens.clone();
    let words = context.doc.tokens[tokens.clone()].iter().take(40).take_while(|t| !t.is('(')).count();
    let line = tokens.start..tokens.start + words;
    if context.has(line.clone(), Cue::Actual) {
        Some(Part::Results)
    } else {
        let document = |from: usize| {
            let next = context.legal.partition_point(|&end| end <= from);
            context.legal.get(next).is_some_and(|&end| end <= from + DOCUMENT)
        };
        let goals = [Cue::Target, Cue::WeakTarget];
        let mut goals = goals.into_iter().flat_map(|cue| context.marks.cues(line.clone(), cue));
        (goals.any(|m| !document(m.last as usize)) || is_due(context, line)).then_some(Part::Goals)
    }
}

/// *Reads* "Về kinh tế số, đến hết năm 2026", "Hạn chót 31/12/2026" where that year is still to come.
fn is_due(context: &Context, line: Range<usize>) -> bool {
    let times = &context.scan.times;
    let from = times.partition_point(|t| t.tokens.start < line.start);
    let mut times = times[from..].iter().take_while(|t| t.tokens.start < line.end);
    let coming = |p: Period| context.year.is_some_and(|year| p.year() > year);
    times.any(|t| {
        let led = t.tokens.start.saturating_sub(3).max(line.start)..t.tokens.end;
        matches!(t.when, When::Period(p) if coming(p)) && context.has(led, Cue::Due)
    })
}
