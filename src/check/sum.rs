//! Parts against their total, and what is left of a whole.

use super::{
    figure::{Class, Fig, Figures},
    grade::Found,
};
use crate::{
    analysis::{Bound, Form, Kind},
    lexicon::{Cue, Reckon, Sorts},
    segment::Key,
};

/// So many figures are looked at for the parts of a total.
const MOST: usize = 24;
/// A total of so many things is hardly the sum of two others by chance.
const TELLING: f64 = 1000.0;
/// Parts that miss their total by more than this share of it are not all of its parts.
const FAR: f64 = 0.12;

/// The check of an amount as the total of what follows, or of what stands before it.
pub(super) fn of(figures: &Figures, at: usize, found: &[Found]) -> Option<Found> {
    let total = &figures[at];
    if !matches!(total.class, Class::Amount | Class::Score) || total.value < 2.0 {
        return None;
    }
    let part = found.iter().rev().take(8).any(|sum| sum.form == Form::Sum && sum.figures.contains(&at));
    listed(figures, at)
        .filter(|sum| !part || figures[sum.figures[0]].lead.saturating_sub(total.last) <= 4)
        .or_else(|| gathered(figures, at))
        .or_else(|| left(figures, at))
        .or_else(|| rest_of(figures, at))
}

fn adds(fig: &Fig) -> bool {
    matches!(fig.class, Class::Amount | Class::Score) && fig.bound == Bound::Exact
}

/// True where a sum is the total, as far as machine numbers tell.
fn equal(sum: f64, total: f64) -> bool {
    (sum - total).abs() <= 1e-9 * total
}

/// *Reads* "31 văn bản (04 QĐ, 09 KH, 01 chỉ thị và 17 công văn)", "286,4 tỷ đồng, gồm 171,8 tỷ … và 50,3 tỷ", "trong đó
/// 37 xong, 5 còn lại". *Leaves alone* parts that may overlap or that are not all told.
fn listed(figures: &Figures, at: usize) -> Option<Found> {
    // Most amounts have no other of their sort close behind.
    let next = (at + 1..(at + 4).min(figures.len())).find(|&next| figures.alike(at, next));
    if next.is_none_or(|next| figures[next].block > figures[at].block + 6) {
        return None;
    }
    let parts = behind(figures, at);
    if parts.len() < 2 {
        return None;
    }
    for from in 0..parts.len().min(3) {
        let mut sum = 0.0;
        for (count, &part) in parts[from..].iter().enumerate() {
            sum += figures[part].value;
            let last = || count + 1 == parts.len() - from && closes(figures, part);
            let rounded = || (sum - figures[at].value).abs() <= figures[at].slack && last();
            if count > 0 && (equal(sum, figures[at].value) || rounded()) {
                return all_told(figures, at, &parts[from..=from + count]);
            }
        }
    }
    wrong(figures, at, &parts)
}

/// The figures behind a total that could be parts of it, up to one that tells the same total again.
fn behind(figures: &Figures, at: usize) -> Vec<usize> {
    let total = &figures[at];
    let list = figures.listed(total.block) || figures.listed(total.block + 1);
    let reach = if list { 6 } else { 0 };
    let mut parts = Vec::new();
    for next in at + 1..(at + 1 + MOST).min(figures.len()) {
        let part = &figures[next];
        if part.block > total.block + reach || part.sentence > total.sentence + 2 + reach {
            break;
        }
        if !figures.alike(at, next) || !matches!(part.bound, Bound::Exact | Bound::Approx) {
            continue;
        }
        if part.value == total.value {
            break;
        }
        if part.value < total.value {
            parts.push(next);
        }
    }
    parts
}

/// What stands between a total and the first of its parts.
fn opened(figures: &Figures, at: usize, first: usize, word: Reckon) -> bool {
    figures.told(figures[at].end..figures[first].start, word)
}

/// The parts of a total that come out, where they are told as its parts.
fn all_told(figures: &Figures, at: usize, parts: &[usize]) -> Option<Found> {
    let total = &figures[at];
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    let end = figures.prepared.doc.sentences[total.sentence].tokens.end;
    let words = total.last..figures[first].lead.max(total.last).min(end.max(total.last));
    let consists = opened(figures, at, first, Reckon::Consists);
    let among = opened(figures, at, first, Reckon::Among);
    let lasts = figures.observations[at].kind == Kind::Duration;
    if lasts && !consists || among && !consists && parts.iter().any(|&part| crosses(figures, part)) {
        return None;
    }
    let opened = consists || among || figures.has_mark(words.clone(), '(') || figures.has_mark(words, ':');
    let rest = rests(figures, last);
    let nouns = parts.iter().all(|&part| figures.same_noun(at, part));
    let next = (at + 1..first).all(|between| !figures.alike(at, between));
    let close = next && figures[last].sentence == figures[first].sentence && figures[last].block == total.block;
    let told = match parts.len() {
        2 => {
            opened && (nouns || rest || total.value >= 20.0) || rest && next || nouns && close && total.value >= TELLING
        }
        _ => opened || close && (nouns || total.value >= 100.0),
    };
    if !told {
        return None;
    }
    let mut figures = parts.to_vec();
    if rest {
        figures.insert(0, at);
        return Some(Found::new(Form::Rest, &figures));
    }
    figures.push(at);
    Some(Found::new(Form::Sum, &figures))
}

/// True for parts that others can share people with: women, members of the party.
fn crosses(figures: &Figures, at: usize) -> bool {
    figures.told(figures[at].end..figures[at].last + 2, Reckon::Crosses)
}

/// *Reads* "1.280 ha, gồm 640 ha rau, 420 ha ngô và 210 ha lạc": all parts are told, each with its unit, and they do not
/// come out.
fn wrong(figures: &Figures, at: usize, parts: &[usize]) -> Option<Found> {
    let total = &figures[at];
    let parts: Vec<usize> =
        parts.iter().copied().take_while(|&part| figures[part].sentence == total.sentence).collect();
    let (&first, &last) = (parts.first()?, parts.last()?);
    let all_in_row = last - at == parts.len() && first == at + 1;
    let lead = figures[first].lead;
    let near = lead.saturating_sub(total.last) <= 6 || figures.has_mark(lead.saturating_sub(4)..lead, '(');
    if parts.len() < 2
        || !all_in_row
        || !near
        || opened(figures, at, first, Reckon::Among)
        || total.bound != Bound::Exact
    {
        return None;
    }
    let end = figures.prepared.doc.sentences[total.sentence].tokens.end;
    let open = total.last..figures[first].lead;
    let behind = figures[last].last..(figures[last].last + 6).min(end);
    let bracket = figures.has_mark(open.clone(), '(') && figures.has_mark(figures[last].end..behind.end, ')');
    let consists = opened(figures, at, first, Reckon::Consists) && closes(figures, last);
    let colon = figures.has_mark(open, ':') && parts.len() > 2;
    let ends = end.saturating_sub(figures[last].last) <= 5 || figures.has_mark(behind, ',');
    let told = bracket && (parts.len() > 2 || closes(figures, last)) || (consists || colon) && ends;
    let whole = !figures.told(figures[last].end..end, Reckon::Rest);
    let sure = |&part: &usize| figures[part].bound == Bound::Exact && !crosses(figures, part);
    misses(figures, &parts, at).filter(|_| told && whole && parts.iter().all(sure))
}

/// Parts that do not come out and could be expected to.
fn misses(figures: &Figures, parts: &[usize], at: usize) -> Option<Found> {
    let total = &figures[at];
    let sum: f64 = parts.iter().map(|&part| figures[part].value).sum();
    let slack: f64 = parts.iter().map(|&part| figures[part].slack).sum();
    let off = (sum - total.value).abs();
    let told = off > slack + total.slack && off <= FAR * total.value;
    told.then(|| Found::new(Form::Sum, &[parts, &[at]].concat()))
}

/// True for the last of a list: "và 210 ha lạc".
fn closes(figures: &Figures, at: usize) -> bool {
    let fig = &figures[at];
    let first = figures.prepared.doc.sentences[fig.sentence].tokens.start;
    figures.has(fig.lead.saturating_sub(4).max(first)..fig.lead, Cue::Coordinator)
}

/// True for what is left: "5 nhiệm vụ còn lại", "còn 44 tàu".
fn rests(figures: &Figures, at: usize) -> bool {
    let fig = &figures[at];
    figures.told(fig.end..fig.last + 2, Reckon::Rest)
        || figures.reckon_before(fig.lead).is_some_and(|word| word.0 == Reckon::Rest)
}

/// *Reads* "1.250 công chức cấp xã, 980 công chức cấp huyện và 1.120 thành viên, tổng cộng 3.450 người".
fn gathered(figures: &Figures, at: usize) -> Option<Found> {
    let total = &figures[at];
    let first = figures.prepared.doc.sentences[total.sentence].tokens.start;
    if !figures.told(total.lead.saturating_sub(5).max(first)..total.lead, Reckon::Total) {
        return None;
    }
    let mut parts = Vec::new();
    let mut sum = 0.0;
    for before in (at.saturating_sub(MOST)..at).rev() {
        let part = &figures[before];
        if part.block != total.block
            || part.sentence + 2 < total.sentence
            || !adds(part) && part.sentence == total.sentence
        {
            break;
        }
        if !figures.alike(at, before) {
            continue;
        }
        sum += part.value;
        parts.insert(0, before);
        if equal(sum, total.value) && parts.len() > 1 {
            return Some(Found::new(Form::Sum, &[&parts[..], &[at]].concat()));
        }
    }
    let own: Vec<usize> = parts.into_iter().filter(|&part| figures[part].sentence == total.sentence).collect();
    let last = *own.last()?;
    let told = own.len() > 1 && last + 1 == at && closes(figures, last) && total.bound == Bound::Exact;
    misses(figures, &own, at).filter(|_| told && total.lead.saturating_sub(figures[last].last) <= 8)
}

/// *Reads* "941/956, đạt 98,4%; còn 15 bản chưa có sóng": what a ratio leaves.
fn left(figures: &Figures, at: usize) -> Option<Found> {
    let rest = &figures[at];
    if !rest.is_amount() || !rests(figures, at) {
        return None;
    }
    let ratio = (1..=3).map_while(|back| at.checked_sub(back)).find(|&i| figures[i].class == Class::Ratio)?;
    let near = figures[ratio].block == rest.block && figures[ratio].sentence + 1 >= rest.sentence;
    let left = figures[ratio].whole - figures[ratio].value;
    let close = (left - rest.value).abs() <= (0.3 * left).max(2.0);
    let same = ratio + 1 == at && rest.noun == figures[ratio].noun && left_over(figures, at) && close;
    (near && figures.same_noun(ratio, at) && (same || equal(left, rest.value)))
        .then(|| Found::new(Form::RatioRest, &[ratio, at]))
}

/// True where "còn lại" stands right behind what is counted, or right before it.
fn left_over(figures: &Figures, at: usize) -> bool {
    let fig = &figures[at];
    let behind = figures.reckons(fig.end..fig.last + 1).any(|word| word.0 == Reckon::Rest && word.1.len() > 1);
    let before =
        || figures.reckon_before(fig.lead).is_some_and(|(word, from)| word == Reckon::Rest && fig.lead > from + 1);
    fig.bound == Bound::Exact && fig.noun != Key::NONE && (behind || before())
}

/// *Reads* "35 chỉ tiêu, đã hoàn thành 27 chỉ tiêu; 6 chỉ tiêu còn lại", "trong 90 nhiệm vụ, đã xong 71 nhiệm vụ, đang làm 12
/// nhiệm vụ, còn lại 9 nhiệm vụ": parts of a whole, the last what is left of it.
fn rest_of(figures: &Figures, at: usize) -> Option<Found> {
    if !left_over(figures, at) {
        return None;
    }
    let same =
        |&i: &usize| figures[i].is_amount() && figures[i].noun == figures[at].noun && figures[i].bound == Bound::Exact;
    let mut run: Vec<usize> = (0..6).map_while(|back| figures.near(at, -back)).take_while(same).collect();
    run.reverse();
    let (&whole, parts) = run.split_first()?;
    let told = parts.len() == 2 || parts.len() > 2 && figures.ends(figures[whole].lead, Sorts::of(&[Cue::OutOf]));
    (told && parts.iter().all(|&part| figures[part].value < figures[whole].value)).then(|| Found::new(Form::Rest, &run))
}

/// *Reads* "34 tỉnh … 5 địa phương vượt 0,75; 21 địa phương …; 8 địa phương còn lại": a run of parts whose total stands
/// somewhere before it. `at` is the last of them.
pub(super) fn run(figures: &Figures, at: usize) -> Option<Found> {
    let last = &figures[at];
    if !last.is_amount() || last.bound != Bound::Exact {
        return None;
    }
    let own = (at.saturating_sub(12)..=at).rev().take_while(|&i| figures[i].sentence == last.sentence);
    let own = own.filter(|&i| figures.alike(i, at) && figures[i].noun == last.noun && figures[i].bound == Bound::Exact);
    let mut parts: Vec<usize> = own.collect();
    parts.reverse();
    let sum: f64 = parts.iter().map(|&part| figures[part].value).sum();
    if parts.len() < 3 || sum < 20.0 || last.noun == Key::NONE {
        return None;
    }
    let first = parts[0];
    let near = (first.saturating_sub(MOST)..first).rev();
    let total = near.into_iter().find(|&i| figures.alike(i, at) && equal(sum, figures[i].value))?;
    Some(Found::new(Form::Sum, &[&parts[..], &[total]].concat()))
}
