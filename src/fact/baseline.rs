//! What a change is against.

use super::{
    context::{Context, Figure},
    is_change,
};
use crate::{
    analysis::{Kind, Observation},
    letters::small,
    lexicon::{Cue, Meaning, Mention, Sorts},
    period::Period,
    quantity::{When, months},
};
use std::{mem::discriminant, ops::Range};

/// So far behind a figure "so với" still belongs to it, in tokens.
const REACH: usize = 12;
/// What is compared with is told in so many words at most.
const LONGEST: usize = 8;
/// So many times before a figure may tell what it is compared with, and so far before it a measure.
const MOST_TIMES: usize = 6;
const MOST_BACK: usize = 30;

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
    let beside = Some(figure.behind(LONGEST)).filter(|tokens| {
        let known = |at: usize| [Cue::Unit, Cue::Baseline].iter().any(|&cue| context.marks.cue_at(at, cue).is_some());
        let names = |at: usize| context.doc.tokens[at].upper || known(at);
        figure.q.kind == Kind::Multiple || figure.q.gap && !tokens.is_empty() && names(tokens.start)
    });
    let apart = context.marks.last_cue(figure.close_before(REACH), Cue::Gap);
    let apart = apart.and_then(|m| Some(context.marks.cue_at(m.last as usize, Cue::Copula)?..figure.q.tokens.start));
    let before = context.marks.last_cue(figure.before(), Cue::Against).map(against);
    let spots = [apart, behind, passed(context, figure), beside, before];
    let told = spots.into_iter().flatten().find_map(|tokens| told(context, tokens, period));
    let from = context.marks.cues(figure.behind(3), Cue::From).next();
    let from = from.map(|m| m.last as usize..(m.last as usize + LONGEST).min(figure.sentence().end));
    let from = || told_from(context, from?, period);
    told.or_else(from)
        .or_else(|| loose(context, figure))
        .or_else(|| missed(context, figure).filter(|_| figure.q.gap))
        .or_else(|| left(context, figure, period).or_else(|| missed(context, figure)))
        .or_else(|| earlier.filter(|o| !o.baseline.is_empty()).map(|o| o.baseline.clone()))
        .unwrap_or_default()
}

/// *Reads* "thăng 21 bậc, từ vị trí 38 của năm 2023": the time that a move behind the figure begins at.
fn told_from(context: &Context, tokens: Range<usize>, period: Option<Period>) -> Option<String> {
    told(context, tokens, period).filter(|told| told.starts_with(|c: char| c.is_ascii_digit()))
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
    let longest = context.marks.starting(m.first as usize).iter().find(|n| n.meaning == m.meaning)?;
    let tokens = longest.last as usize..figure.q.tokens.start;
    (figure.q.gap && !tokens.is_empty() && !context.cuts(&tokens).semicolon()).then_some(tokens)
}

/// *Reads* "từ 40 trạm cuối năm 2023 lên 90 trạm, tăng 50 trạm", "năm 2022 chi 34 tỷ đồng, năm 2023 chi 52 tỷ, tăng 53%",
/// "từ 69 của cùng kỳ xuống 41": the time before its own that the sentence tells.
fn left(context: &Context, figure: &Figure, period: Option<Period>) -> Option<String> {
    let times = &context.scan.times;
    let to = times.partition_point(|t| t.tokens.start < figure.q.tokens.start);
    let near = times[..to].iter().rev().take(MOST_TIMES).take_while(|t| t.tokens.start >= figure.sentence().start);
    let mut left = near.filter_map(|t| {
        let value = context.cuts(&(t.tokens.start.saturating_sub(5)..t.tokens.start));
        let moves = context.marks.cue_at(t.tokens.end, Cue::To).is_some() && value.figures() > 0 && !value.comma();
        let told = told_time(t.when, period, context.year)?;
        let same_part = context.marks.cue_before(t.tokens.start, Cue::SameTime).is_some();
        let told = if same_part { part(told, period) } else { told };
        (moves
            || period
                .or(context.year.map(Period::Year))
                .is_some_and(|own| told.year() < own.year() || told < own && discriminant(&told) == discriminant(&own)))
        .then(|| told.to_string())
    });
    left.next().or_else(|| {
        let m = context.marks.last_cue(figure.close_before(MOST_BACK), Cue::SameTime)?;
        Some(small(context.doc.words(m.first as usize..m.last as usize)))
    })
}

/// *Reads* "chỉ tiêu là 80%, tức là hụt 15,5 điểm", "bình quân cả nước là 45%, còn kém 6,7 điểm": the measure told before the gap.
fn missed(context: &Context, figure: &Figure) -> Option<String> {
    let known = |m: &&Mention| {
        let measures = [Cue::Plan, Cue::Total];
        let measure = || measures.iter().any(|&cue| context.marks.cue_at(m.first as usize, cue).is_some());
        m.meaning == Meaning::Cue(Cue::Nation) || m.meaning == Meaning::Cue(Cue::Baseline) && measure()
    };
    let told = Sorts::of(&[Cue::Nation, Cue::Baseline]);
    let m = context.marks.of(figure.close_before(MOST_BACK), told).filter(known).last()?;
    let longest = context.marks.ending(m.last as usize).filter(known).last()?;
    Some(small(context.doc.words(longest.first as usize..m.last as usize)))
}

/// *Reads* "tăng 5% cùng kỳ": the words right behind the figure.
fn loose(context: &Context, figure: &Figure) -> Option<String> {
    let found = context.marks.first_cue(figure.behind(3), Cue::Baseline)?;
    Some(context.doc.words(found.first as usize..found.last as usize).to_owned())
}

/// What the first of some tokens name: a time, a known measure, else a name or a noun.
fn told(context: &Context, tokens: Range<usize>, period: Option<Period>) -> Option<String> {
    let times = &context.scan.times;
    let start = Some(tokens.start).filter(|&at| at < tokens.end)?;
    let timed = times.get(times.partition_point(|t| t.tokens.start < start)).filter(|t| t.tokens.start == start);
    let token = &context.doc.tokens[start];
    // "so với vị trí 18 của năm trước": what is told stands behind the level.
    let number = timed.is_none() && token.is_number();
    let level = number || [Cue::Rate, Cue::Place].iter().any(|&cue| context.marks.cue_at(start, cue).is_some());
    if !(token.is_word() || number || timed.is_some()) {
        return None;
    }
    let near = if level { tokens.end } else { (start + 3).min(tokens.end) };
    let known = (start..near).filter_map(|at| Some((at, context.marks.cue_at(at, Cue::Baseline)?)));
    let known = known.reduce(|a, b| if b.0 == a.0 + 1 && b.1 > a.1 { b } else { a });
    let to = match known {
        Some((_, end)) if !level => (end + 2).min(tokens.end),
        _ => near,
    };
    // "mức chung của tỉnh" is told whole, "mức chung của tỉnh Lào Cai" is not.
    let words = |(from, end): (usize, usize)| {
        let of = context.doc.tokens[end..].first().is_some_and(|t| t.key == context.lexicon.joints.of);
        let whole =
            context.marks.cue_at(end + 1, Cue::Unit).or_else(|| context.marks.cue_at(end + 1, Cue::ProvinceWord));
        let bare = whole.filter(|&at| of && context.doc.tokens[at..].first().is_none_or(|t| !t.upper));
        small(context.doc.words(from..bare.unwrap_or(end)))
    };
    let goal = known.filter(|&(from, _)| context.marks.cue_at(from, Cue::Plan).is_some());
    if let Some(goal) = goal {
        return Some(words(goal));
    }
    let at = times.partition_point(|t| t.tokens.start < start);
    let time = times.get(at).filter(|t| t.tokens.start < to).and_then(|t| compared(t.when, period, context.year));
    let yearless = |at: usize| known.is_some() && matches!(times[at].when, When::Before(_));
    let same_part = known.is_some_and(|(at, _)| context.marks.cue_at(at, Cue::SameTime).is_some());
    match (time, known) {
        // "cuối năm trước" of a figure without a time is no year.
        (Some(_), Some(known))
            if yearless(at) && (same_part || period.is_none() && known.1 - known.0 > times[at].tokens.len()) =>
        {
            Some(words(known))
        }
        (Some(p), _) => Some(if same_part { part(p, period) } else { p }.to_string()),
        (None, Some(known)) => {
            let before = |cue| context.marks.cue_at(known.0, cue).is_some();
            let part = [Cue::Quarter, Cue::Month, Cue::Phase, Cue::Ordinal].into_iter().any(before);
            let last = period.filter(|_| part).and_then(last_part);
            Some(last.map_or_else(|| words(known), |p| p.to_string()))
        }
        (None, None) => phrase(context, start..tokens.end, period).filter(|_| !level),
    }
}

/// A time; of the figure's own year where it leaves out its year.
fn told_time(when: When, period: Option<Period>, year: Option<u16>) -> Option<Period> {
    let (now, year) = (year, period.map(Period::year).or(year));
    Some(match when {
        When::Period(p) => p,
        When::Months(a, b) => months(year?, a, b),
        When::Quarter(q) => Period::Quarter(year?, q),
        When::Before(years) => Period::Year(year.min(now.or(year))?.checked_sub(years)?),
        _ => return None,
    })
}

/// A time that leaves out its year is of the year before where it would be later.
fn compared(when: When, period: Option<Period>, year: Option<u16>) -> Option<Period> {
    let found = told_time(when, period, year)?;
    let open = matches!(when, When::Months(..) | When::Quarter(_));
    let later = open && period.is_some_and(|own| found.year() == own.year() && found >= own);
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
        Period::Years(..) | Period::Year(_) => Some(own.years_earlier(1)),
        _ => None,
    }
}

/// Words up to a mark, a number or a verb: "Vĩnh Long", "bán cho thương lái"; the time among them where there is one:
/// "lúc mới lập năm 2022".
fn phrase(context: &Context, tokens: Range<usize>, period: Option<Period>) -> Option<String> {
    let stops = |at: usize| {
        let token = &context.doc.tokens[at];
        let ends = [Cue::Clause, Cue::Copula, Cue::Approx, Cue::AtLeast, Cue::To, Cue::From];
        let ends = if at > tokens.start { &ends[..] } else { &ends[..2] };
        !token.is_word() || !token.upper && ends.iter().any(|&cue| context.marks.cue_at(at, cue).is_some())
    };
    let end = tokens.clone().find(|&at| stops(at)).unwrap_or(tokens.end);
    let times = &context.scan.times;
    let time = times.get(times.partition_point(|t| t.tokens.start < tokens.start)).filter(|t| t.tokens.start < end);
    if let Some(time) = time.and_then(|t| compared(t.when, period, context.year)) {
        return Some(time.to_string());
    }
    // "tỉnh Đồng Nai" is told by its name; "thành phố Thanh Hóa" is not the province.
    let cue = |cue| context.marks.cue_at(tokens.start, cue);
    let unit = cue(Cue::ProvinceWord).or_else(|| cue(Cue::Unit)).filter(|_| cue(Cue::District).is_none());
    let named = unit.filter(|&at| at < end && context.doc.tokens[at].upper);
    let start = named.unwrap_or(tokens.start);
    (end > start).then(|| context.doc.words(start..end).to_owned())
}
