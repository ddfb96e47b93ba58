//! What stands beside a figure in its sentence and bears on its time.

use super::{
    context::{Context, Figure},
    is_change,
    times::Dated,
};
use crate::{
    analysis::Bound,
    lexicon::{Cue, Mention, Sorts},
    segment::BlockKind,
};
use std::ops::Range;

/// So far back "now" holds, and a bracket opens.
const FAR: usize = 24;

/// Found once for a figure, before its times are weighed.
pub(super) struct Beside {
    /// Where "now" stands before it, no time of another kind between.
    pub now: Option<usize>,
    /// "Now" stands right behind it: 76,4% hiện nay.
    pub now_behind: bool,
    /// The bracket that it stands in.
    pub open: Option<usize>,
    /// It is where a change began: from 45%.
    pub from: bool,
    /// It is where a change ended that began at this token.
    pub to: Option<usize>,
    /// Something is compared with it: so với mức 5,2%.
    pub level: bool,
    /// A colon stands behind it in its item, and figures behind that: what was aimed at, and what was reached.
    pub goal: bool,
    /// The year after that which its sentence compares with.
    pub next: Option<u16>,
}

impl Beside {
    /// Looks around a figure; `here` are the times of its sentence, of which `split` stand before it.
    pub(super) fn new(context: &Context, figure: &Figure, here: &[Dated], split: usize) -> Beside {
        let compared = here.iter().rev().find(|d| d.against && d.period.is_some());
        Beside {
            now: now(context, figure.close_before(FAR), &here[..split]),
            now_behind: context.has(figure.behind(2), Cue::Now),
            open: context.open(figure.close_before(FAR)),
            from: comes_from(context, figure.index) || moved_from(context, figure),
            to: comes_to(context, figure),
            level: is_level(context, figure),
            goal: is_goal(context, figure),
            next: compared.and_then(|d| d.period).map(|p| p.year() + 1),
        }
    }

    /// True where a time stands in brackets with other words, and the figure does not.
    pub(super) fn shut_out(&self, d: &Dated) -> bool {
        d.open.is_some() && !d.bracketed && d.open != self.open
    }
}

/// *Reads* "hiện có 42 lớp", "(hiện 22,7%)", "nay là 112". *Leaves alone* "từ đầu năm đến nay", "thực hiện".
fn now(context: &Context, tokens: Range<usize>, before: &[Dated]) -> Option<usize> {
    let told = context.marks.last_cue(tokens.clone(), Cue::Now);
    let alone = context.marks.last_cue(tokens, Cue::NowAlone).filter(|m| {
        let at = m.first as usize;
        context.doc.tokens[at].upper || at.checked_sub(1).is_none_or(|b| !context.doc.tokens[b].is_word())
    });
    let last = told.into_iter().chain(alone).max_by_key(|m| m.first)?;
    let nearer = before.last().is_some_and(|d| d.tokens.end >= last.first as usize);
    // "hiện nay mới" is "hiện nay" and "nay mới".
    let at = last.first as usize;
    let longer = at.checked_sub(1).filter(|&b| context.marks.cue_at(b, Cue::Now).is_some_and(|end| end > at));
    (!nearer).then_some(longer.unwrap_or(at))
}

/// True for the first of "từ 45% lên 67%", "từ hạng 34 (năm 2022) lên hạng 26": what was before.
fn comes_from(context: &Context, index: usize) -> bool {
    let q = &context.scan.quantities[index];
    let led = || {
        let start = q.reach.start;
        context.marks.ends(start, Sorts::of(&[Cue::From])) || context.marks.cue_at(start, Cue::From).is_some()
    };
    q.bound != Bound::AtLeast && led() && context.has(context.figure(index).behind(8), Cue::To)
}

/// True for what stands behind a change: tăng 6 bậc từ vị trí 46, tăng 9,7% từ mức 0,6569.
fn moved_from(context: &Context, figure: &Figure) -> bool {
    let start = figure.q.reach.start;
    let Some(from) = context.marks.cue_before(start, Cue::From) else { return false };
    let before = figure.index.checked_sub(1).map(|i| &context.scan.quantities[i]);
    let change = before.is_some_and(|b| is_change(b) && (b.reach.end..=b.reach.end + 1).contains(&from));
    let verb = context.marks.ends(from, Sorts::of(&[Cue::Up, Cue::Down]));
    figure.q.bound != Bound::AtLeast && (change || verb)
}

/// Where the figure before it begins, where that one is what was before.
fn comes_to(context: &Context, figure: &Figure) -> Option<usize> {
    let before = figure.index.checked_sub(1)?;
    let q = &context.scan.quantities[before];
    let near = q.sentence == figure.q.sentence && q.tokens.end + 12 >= figure.q.tokens.start;
    (near && comes_from(context, before)).then_some(q.tokens.start)
}

/// *Reads* "so với mức 5,2%", "vượt mốc 12.000", "so với 350 sản phẩm": the value that something is compared with.
pub(super) fn is_level(context: &Context, figure: &Figure) -> bool {
    let near = figure.close_before(4);
    let joined = |m: &Mention| !context.cuts(&(m.last as usize..figure.q.tokens.start)).comma();
    let led = |cue| context.marks.last_cue(near.clone(), cue).is_some_and(joined);
    led(Cue::Against) || (led(Cue::Rate) && (led(Cue::Above) || led(Cue::Below)))
}

/// *Reads* "2. 80% hồ sơ nộp trực tuyến: đạt 67%" in a list. *Leaves alone* "Hồ sơ nộp trực tuyến: 67%".
fn is_goal(context: &Context, figure: &Figure) -> bool {
    let behind = figure.behind(FAR);
    let colon = |at: &usize| context.doc.tokens[*at].is(':');
    let listed = context.doc.blocks[figure.block].kind == BlockKind::ListItem;
    listed && behind.clone().find(colon).is_some_and(|at| context.cuts(&(at..behind.end)).figures() > 0)
}
