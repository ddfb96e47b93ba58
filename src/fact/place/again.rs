//! Words that take up a place told before: toàn huyện, xã này, tỉnh này.

use super::Place;
use crate::{
    fact::context::Context,
    lexicon::{Cue, Sorts},
    order,
    segment::TokenKind,
};
use std::ops::Range;

/// So many places are looked through for the one that is meant.
const BACK: usize = 60;

/// *Reads* "xã nhận 386 hồ sơ", "toàn huyện", "cả xã", "tỉnh này", "toàn tỉnh" as the place that they take up: the last
/// one of that sort, or the one that the article is mainly about. *Leaves alone* cấp xã, các xã, xã Tân Ân.
pub(in crate::fact) fn find(
    context: &Context,
    all: &[Place],
    main: Option<u16>,
    home: Option<&Place>,
    quoted: &[u32],
) -> Vec<Place> {
    let sorts = [Cue::LocalWhole, Cue::Unit, Cue::WholeProvince, Cue::ProvinceWord];
    let mut words: Vec<(usize, usize, Cue)> = Vec::new();
    for sort in sorts {
        let cues = context.marks.cues(0..context.doc.tokens.len(), sort);
        words.extend(cues.map(|m| (m.first as usize, m.last as usize, sort)));
    }
    order::by_key(&mut words, |w| order::pair(w.0, u32::MAX as usize - w.1));
    words.dedup_by(|b, a| b.0 < a.1);
    let taken = words.into_iter().filter_map(|(first, last, sort)| {
        let named = context.doc.tokens.get(last).is_some_and(|t| t.is_word() && t.upper);
        // What somebody says takes up what the paragraph has named.
        let block = context.doc.blocks[context.doc.sentences[context.doc.sentence_at(first)].block].tokens.start;
        let start = if quoted[first] > 0 { all.partition_point(|p| p.tokens.start < block) } else { 0 };
        let before = &all[start..all.partition_point(|p| p.tokens.start < first)];
        let home = home.filter(|_| quoted[first] == 0);
        let meant = match sort {
            _ if named => None,
            Cue::LocalWhole => {
                let unit = context.marks.cue_at(first, Cue::Unit).map_or(last - 1, |_| first);
                last_of_sort(context, before, unit, home)
            }
            Cue::Unit if opens(context, first, last) => last_of_sort(context, before, last - 1, home),
            Cue::WholeProvince => return province(context, before, first..last, true, main),
            Cue::ProvinceWord if last > first + 1 => return province(context, before, first..last, false, main),
            Cue::ProvinceWord if opens(context, first, last) => {
                return province(context, before, first..last, true, main);
            }
            _ => None,
        };
        meant.map(|p| Place {
            tokens: first..last,
            named: p.named.clone(),
            again: true,
            ..Place::new(first..last, p.row, p.unit, false)
        })
    });
    taken.collect()
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
    let block = context.doc.sentences[context.doc.sentence_at(word)].block;
    let heading = &context.doc.blocks[context.heading(block)?].tokens;
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
    let block = context.doc.sentences[context.doc.sentence_at(tokens.start)].block;
    let start = if whole { context.doc.blocks[block].tokens.start } else { 0 };
    let near = before.iter().rev().take(BACK).take_while(|p| p.tokens.start >= start);
    let own = near.filter(|p| !whole || !p.aside()).filter_map(|p| p.row);
    let mut rows = own.filter(|&row| context.lexicon.areas[row as usize].province);
    let last = rows.next();
    let row = last.filter(|last| !whole || rows.all(|row| row == *last)).or(main)?;
    Some(Place { again: true, ..Place::new(tokens, Some(row), None, false) })
}
