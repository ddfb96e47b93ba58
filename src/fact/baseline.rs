//! What a change is against.

use super::{
    context::{Context, Figure},
    is_change,
};
use crate::{
    analysis::{Kind, Observation},
    lexicon::{Cue, Mention},
    period::Period,
    quantity::{When, months},
};
use std::ops::Range;

/// So far behind a figure "so với" still belongs to it, in tokens.
const REACH: usize = 12;
/// What is compared with is told in so many words at most.
const LONGEST: usize = 8;

/// A period where the words tell one, else the words; nothing for a figure that is no change. `period` is the
/// figure's own, `earlier` what stands before it in its sentence.
pub(super) fn of(context: &Context, figure: &Figure, period: Option<Period>, earlier: Option<&Observation>) -> String {
    if !is_change(figure.q) {
        return String::new();
    }
    let against = |m: &Mention| {
        let from = behind_against(context, m);
        from..(from + LONGEST).min(figure.sentence().end)
    };
    let behind = context.marks.first_cue(figure.behind(REACH), Cue::Against).map(against);
    let beside = (figure.q.kind == Kind::Multiple || figure.q.gap).then(|| figure.behind(LONGEST));
    let before = context.marks.last_cue(figure.before(), Cue::Against).map(against);
    let spots = [behind, passed(context, figure), beside, before];
    let told = spots.into_iter().flatten().find_map(|tokens| told(context, tokens, period));
    told.or_else(|| left(context, figure))
        .or_else(|| loose(context, figure))
        .or_else(|| earlier.filter(|o| !o.baseline.is_empty()).map(|o| o.baseline.clone()))
        .unwrap_or_default()
}

/// The token behind "so với": the shortest phrase of two words or more, as longer ones take in what is told.
fn behind_against(context: &Context, m: &Mention) -> usize {
    let first = m.first as usize;
    let same = context.marks.starting(first).iter().filter(|n| n.meaning == m.meaning);
    same.map(|n| n.last as usize).filter(|&last| last > first + 1).min().unwrap_or(first + 1)
}

/// *Reads* what stands between "kém" and the figure: "kém Vĩnh Long 3 bậc", "cao hơn bình quân cả nước (16%) 5 điểm".
fn passed(context: &Context, figure: &Figure) -> Option<Range<usize>> {
    let near = figure.close_before(REACH);
    let last = |cue| context.marks.last_cue(near.clone(), cue);
    let m = last(Cue::Above).into_iter().chain(last(Cue::Below)).max_by_key(|m| (m.last, m.first))?;
    let tokens = m.last as usize..figure.q.tokens.start;
    (figure.q.gap && !tokens.is_empty() && !context.cuts(&tokens).semicolon()).then_some(tokens)
}

/// *Reads* "từ 40 trạm cuối năm 2023 lên 90 trạm, tăng 50 trạm": the time that a move begins at.
fn left(context: &Context, figure: &Figure) -> Option<String> {
    let times = &context.scan.times;
    let to = times.partition_point(|t| t.tokens.start < figure.q.tokens.start);
    let near = times[..to].iter().rev().take(3).take_while(|t| t.tokens.start >= figure.sentence().start);
    let mut left = near.filter(|t| {
        let value = context.cuts(&(t.tokens.start.saturating_sub(5)..t.tokens.start));
        context.marks.cue_at(t.tokens.end, Cue::To).is_some() && value.figures() > 0 && !value.comma()
    });
    left.find_map(|t| match t.when {
        When::Period(p) => Some(p.to_string()),
        _ => None,
    })
}

/// *Reads* "tăng 5% cùng kỳ": the words right behind the figure.
fn loose(context: &Context, figure: &Figure) -> Option<String> {
    let found = context.marks.first_cue(figure.behind(3), Cue::Baseline)?;
    Some(context.doc.words(found.first as usize..found.last as usize).to_owned())
}

/// What the first of some tokens name: a time, a known measure, else a name or a noun.
fn told(context: &Context, tokens: Range<usize>, period: Option<Period>) -> Option<String> {
    let times = &context.scan.times;
    let from = times.partition_point(|t| t.tokens.start < tokens.start);
    let timed = |at: usize| times.get(from).is_some_and(|t| t.tokens.start == at);
    let start = Some(tokens.start).filter(|&at| at < tokens.end && (context.doc.tokens[at].is_word() || timed(at)))?;
    // "so với vị trí 18 của năm trước": what is told stands behind the level.
    let level = [Cue::Rate, Cue::Place].iter().any(|&cue| context.marks.cue_at(start, cue).is_some());
    let near = if level { tokens.end } else { (start + 2).min(tokens.end) };
    let known = (start..near).find_map(|at| Some((at, context.marks.cue_at(at, Cue::Baseline)?)));
    let to = if level { near } else { known.map_or(start + 3, |(_, end)| end + 2).min(tokens.end) };
    let at = times.partition_point(|t| t.tokens.start < start);
    let time = times.get(at).filter(|t| t.tokens.start < to).and_then(|t| compared(t.when, period, context.year));
    let yearless = |at: usize| known.is_some() && matches!(times[at].when, When::Before(_));
    let same_part = known.is_some_and(|(at, _)| context.marks.cue_at(at, Cue::SameTime).is_some());
    match (time, known) {
        (Some(_), Some((from, end))) if same_part && yearless(at) => Some(context.doc.words(from..end).to_owned()),
        (Some(p), _) => Some(if same_part { part(p, period) } else { p }.to_string()),
        (None, Some((from, end))) => {
            let before = |cue| context.marks.cue_at(from, cue).is_some();
            let part = before(Cue::Quarter) || before(Cue::Month) || before(Cue::Phase);
            let last = period.filter(|_| part).and_then(last_part);
            Some(last.map_or_else(|| context.doc.words(from..end).to_owned(), |p| p.to_string()))
        }
        (None, None) => phrase(context, start..tokens.end).filter(|_| !level),
    }
}

/// A time that leaves out its year is of the figure's own year, or of the year before where it would be later.
fn compared(when: When, period: Option<Period>, year: Option<u16>) -> Option<Period> {
    let year = period.map(Period::year).or(year);
    let found = match when {
        When::Period(p) => return Some(p),
        When::Months(a, b) => months(year?, a, b),
        When::Quarter(q) => Period::Quarter(year?, q),
        When::Before(years) => Period::Year(period?.year().checked_sub(years)?),
        _ => return None,
    };
    let later = period.is_some_and(|own| found.year() == own.year() && found >= own);
    Some(if later { found.years_earlier(1) } else { found })
}

/// The same part of another year: "cùng kỳ năm 2023" of a figure for 2024-Q3 is 2023-Q3.
fn part(told: Period, own: Option<Period>) -> Period {
    match (told, own) {
        (Period::Year(year), Some(own)) if own.year() > year => own.years_earlier(own.year() - year),
        _ => told,
    }
}

/// The quarter, month or school year before.
fn last_part(own: Period) -> Option<Period> {
    match own {
        Period::Quarter(year, 1) => Some(Period::Quarter(year - 1, 4)),
        Period::Quarter(year, quarter) => Some(Period::Quarter(year, quarter - 1)),
        Period::Month(year, 1) => Some(Period::Month(year - 1, 12)),
        Period::Month(year, month) => Some(Period::Month(year, month - 1)),
        Period::Years(..) => Some(own.years_earlier(1)),
        _ => None,
    }
}

/// Words up to a mark, a number or a verb: "Vĩnh Long", "bán cho thương lái".
fn phrase(context: &Context, tokens: Range<usize>) -> Option<String> {
    let stops = |at: usize| {
        let token = &context.doc.tokens[at];
        let ends = [Cue::Clause, Cue::Copula, Cue::Approx, Cue::AtLeast, Cue::To];
        let clause = !token.upper && ends.iter().any(|&cue| context.marks.cue_at(at, cue).is_some());
        !token.is_word() || clause && at > tokens.start
    };
    let end = tokens.clone().find(|&at| stops(at)).unwrap_or(tokens.end);
    (end > tokens.start).then(|| context.doc.words(tokens.start..end).to_owned())
}
