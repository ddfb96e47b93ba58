//! Words that take up a place told before: toàn huyện, xã này, tỉnh này.

use super::Place;
use crate::{
    fact::context::Context,
    lexicon::{Cue, Meaning, Mention, Sorts},
    segment::TokenKind,
};
use std::ops::Range;

/// So many places are looked through for the one that is meant.
const BACK: usize = 60;

/// *Reads* "xã nhận 386 hồ sơ", "toàn huyện", "cả xã", "tỉnh này", "toàn tỉnh" as the place that they take up: the last
/// one of that sort, or the one that the article is mainly about. *Leaves alone* cấp xã, các xã, xã Tân Ân.
pub(in crate::fact) fn find(context: &Context, all: &[Place], main: Option<u16>, home: Option<&Place>) -> Vec<Place> {
    let tokens = &context.doc.tokens;
    let mut taken = Vec::new();
    let mut end = 0;
    // Of phrases that begin together the longest comes first, and "thành phố" as a unit first.
    for m in context.marks.of(0..tokens.len(), TAKING_UP) {
        let (first, last) = (m.first as usize, m.last as usize);
        if first < end {
            continue;
        }
        end = last;
        if !tokens.get(last).is_some_and(|t| t.is_word() && t.upper) {
            taken.extend(meant(context, all, m, main, home));
        }
    }
    taken
}

const TAKING_UP: Sorts = Sorts::of(&[Cue::LocalWhole, Cue::Unit, Cue::WholeProvince, Cue::ProvinceWord]);

/// The place that some words take up.
fn meant(context: &Context, all: &[Place], words: &Mention, main: Option<u16>, home: Option<&Place>) -> Option<Place> {
    let (first, last) = (words.first as usize, words.last as usize);
    let Meaning::Cue(sort) = words.meaning else { return None };
    let alone = sort == Cue::Unit || sort == Cue::ProvinceWord && last == first + 1;
    if alone && !opens(context, first, last) {
        return None;
    }
    // What somebody says takes up what the paragraph has named.
    let said = context.said(first).is_some();
    let before = |token: usize| all.partition_point(|p| p.tokens.start < token);
    let from = if said { before(context.doc.blocks[context.block_at(first)].tokens.start) } else { 0 };
    let before = &all[from..before(first)];
    let home = home.filter(|_| !said);
    let place = match sort {
        Cue::LocalWhole => {
            let unit = context.marks.cue_at(first, Cue::Unit).map_or(last - 1, |_| first);
            last_of_sort(context, before, unit, home)
        }
        Cue::Unit => last_of_sort(context, before, last - 1, home),
        // "Tỉnh này" is the last one.
        _ => return province(context, before, first..last, alone || sort == Cue::WholeProvince, main),
    };
    place.map(|p| Place { named: p.named.clone(), again: true, ..Place::new(first..last, p.row, p.unit, false) })
}

/// True where "xã", "huyện" alone opens its clause and is not one of many.
fn opens(context: &Context, first: usize, last: usize) -> bool {
    let tokens = &context.doc.tokens;
    let listed = tokens.get(last).is_some_and(|t| t.is(',')) && context.marks.cue_at(last + 1, Cue::Unit).is_some();
    let opening = first == 0 || {
        let before = &tokens[first - 1];
        let joined = before.is(',') && context.marks.ends(first - 1, Sorts::of(&[Cue::Unit]));
        before.kind != TokenKind::Word && !joined && !before.is_number()
            || context.marks.ends(first, Sorts::of(&[Cue::Clause, Cue::LocalWhole]))
    };
    let longer = context.marks.starting(first).iter().any(|m| m.last as usize > last);
    opening && !listed && !longer
}

/// The unit that the heading above names, or the last place whose sort some words end with: "xã", "cả huyện". Where there
/// is none, the unit that the article is mainly about, or the last unit below the province; not for "thành phố", which
/// may be a province.
fn last_of_sort<'p>(context: &Context, before: &'p [Place], word: usize, home: Option<&'p Place>) -> Option<&'p Place> {
    let unit = Some(context.doc.tokens[word].key);
    let mut near = before.iter().rev().take(BACK);
    let city = context.marks.ends(word + 1, Sorts::of(&[Cue::ProvinceWord]));
    if !city
        && context.marks.ends(word + 1, Sorts::of(&[Cue::District]))
        && let Some(headed) = headed(context, before, word).filter(|p| p.unit.is_none() || p.unit == unit)
    {
        return Some(headed);
    }
    if let Some(same) = near.clone().find(|p| p.unit == unit) {
        return Some(same);
    }
    if city {
        return None;
    }
    home.or_else(|| near.find(|p| p.row.is_none()))
}

/// The unit below the province that the heading above a word names first.
fn headed<'p>(context: &Context, before: &'p [Place], word: usize) -> Option<&'p Place> {
    let heading = &context.doc.blocks[context.heading(context.block_at(word))?].tokens;
    let first = before.get(before.partition_point(|p| p.tokens.start < heading.start))?;
    Some(first).filter(|p| p.row.is_none() && p.tokens.end <= heading.end)
}

/// The only other province that the paragraph names before some words, or else the article's own: "Hưng Yên đã quen với
/// nhật ký điện tử. Toàn tỉnh có 1.350 ha nhãn." What follows "tỉnh này" is the last one.
fn province(
    context: &Context,
    before: &[Place],
    tokens: Range<usize>,
    whole: bool,
    main: Option<u16>,
) -> Option<Place> {
    let start = if whole { context.doc.blocks[context.block_at(tokens.start)].tokens.start } else { 0 };
    let near = before.iter().rev().take(BACK).take_while(|p| p.tokens.start >= start);
    let own = near.filter(|p| !whole || !p.aside()).filter_map(|p| p.row);
    let mut rows = own.filter(|&row| context.lexicon.areas[row as usize].province);
    let last = rows.next();
    let row = last.filter(|last| !whole || rows.all(|row| row == *last)).or(main)?;
    Some(Place { again: true, ..Place::new(tokens, Some(row), None, false) })
}
