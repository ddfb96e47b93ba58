//! The places that a text names.

use super::context::Context;
use crate::{
    lexicon::{Cue, Meaning, Name},
    order,
    segment::{BlockKind, Key, Token},
};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A place named in the text.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub tokens: Range<usize>,
    /// Row of the areas, for a province or the country.
    pub row: Option<u16>,
    /// The word that says what unit below the province it is, where one stands before the name.
    pub unit: Option<Key>,
    /// Nothing but its surroundings says that the name is a place.
    pub bare: bool,
    /// Something is compared with it.
    pub compared: bool,
}

/// Provinces by the table, and units below them by the word before the name (huyện Lâm Bình), then each such name
/// alone, then names that stand where only a place can.
pub(super) fn find(context: &Context) -> Vec<Place> {
    let mut all = provinces(context);
    let locals = locals(context, &all);
    all.extend(locals);
    let bare = bare(context);
    all.extend(bare);
    // Of places that begin together the one that is known stays, and the longest.
    let rank = |p: &Place| (u64::from(p.bare) << 31) | u64::from(u32::MAX / 2).saturating_sub(p.tokens.end as u64);
    order::by_key(&mut all, |p| order::pair(p.tokens.start, rank(p) as usize));
    all.dedup_by(|b, a| b.tokens.start < a.tokens.end);
    for place in &mut all {
        let sentence = context.sentence(context.doc.sentence_at(place.tokens.start));
        let from = place.tokens.start.saturating_sub(3).max(sentence.start);
        place.compared = (from..=place.tokens.start).any(|at| {
            [Cue::Against, Cue::Above, Cue::Below].iter().any(|&cue| context.marks.cue_before(at, cue).is_some())
        });
    }
    all
}

/// Provinces by the table, the longest name from the left. *Leaves alone* Điện Biên Phủ, đường Hà Nội, báo Hà Giang.
fn provinces(context: &Context) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for m in context.marks.within(0..context.doc.tokens.len()) {
        let Meaning::Area(row) = m.meaning else { continue };
        let tokens = m.first as usize..m.last as usize;
        if places.last().is_some_and(|p| p.tokens.end > tokens.start) {
            continue;
        }
        let area = &context.lexicon.areas[row as usize];
        // "phố" ends "thành phố", too.
        let city = context.marks.cue_before(tokens.start, Cue::ProvinceWord).is_some();
        let named = !city && context.marks.cue_before(tokens.start, Cue::NoPlace).is_some();
        let part_of_name = tokens.start > 0 && {
            let before = &context.doc.tokens[tokens.start - 1];
            before.is_word() && before.upper && before.glued
        };
        if (area.code.is_empty() && !area.local) || named || part_of_name {
            places.push(Place { tokens, row: None, unit: None, bare: false, compared: false });
            continue;
        }
        places.push(Place { tokens, row: Some(row), unit: None, bare: false, compared: false });
    }
    places.retain(|p| p.row.is_some());
    places
}

/// The end of a run of words that begin with a capital, with a number that belongs to the name: A Lưới 2.
fn run_end(context: &Context, start: usize, longest: usize) -> usize {
    let tokens = &context.doc.tokens;
    let upper = |at: usize| tokens.get(at).is_some_and(|t| t.is_word() && t.upper && (!t.caps || at == start));
    let mut end = start;
    while end < start + longest && upper(end) && !(end > start && context.marks.cue_at(end, Cue::Unit).is_some()) {
        end += 1;
    }
    let short = |t: &Token| t.is_number() && !t.glued && t.span.end - t.span.start <= 2;
    if end > start && tokens.get(end).is_some_and(short) && !is_figure(context, end) {
        end += 1;
    }
    end
}

/// True where a figure was read.
fn is_figure(context: &Context, at: usize) -> bool {
    let quantities = &context.scan.quantities;
    let next = quantities.partition_point(|q| q.tokens.end <= at);
    quantities.get(next).is_some_and(|q| q.tokens.start <= at)
}

/// *Reads* huyện Lâm Bình, xã Tân Ân, TP Vinh; then Lâm Bình alone. *Leaves alone* thành phố Hà Nội, which the table has.
fn locals(context: &Context, provinces: &[Place]) -> Vec<Place> {
    let tokens = &context.doc.tokens;
    let mut places = Vec::new();
    let mut known: FxHashMap<(Key, Key), (usize, Option<Key>)> = FxHashMap::default();
    let is_province =
        |at: usize| provinces.binary_search_by(|p| p.tokens.start.cmp(&at)).is_ok_and(|i| provinces[i].row.is_some());
    for m in context.marks.cues(0..tokens.len(), Cue::Unit) {
        let start = m.last as usize;
        let end = if tokens.get(start).is_some_and(|t| t.caps) { start } else { run_end(context, start, 4) };
        if end > start && !is_province(start) {
            let unit = Some(tokens[start - 1].key);
            places.push(Place { tokens: start..end, row: None, unit, bare: false, compared: false });
            if end - start >= 2 {
                known.insert((tokens[start].key, tokens[start + 1].key), (end - start, unit));
            }
        }
    }
    for at in 0..tokens.len().saturating_sub(1) {
        let (a, b) = (&tokens[at], &tokens[at + 1]);
        if a.is_word()
            && a.upper
            && (b.is_number() || b.is_word() && b.upper)
            && let Some(&(len, unit)) = known.get(&(a.key, b.key))
            && at + len <= tokens.len()
            && !is_province(at)
        {
            places.push(Place { tokens: at..at + len, row: None, unit, bare: false, compared: false });
        }
    }
    places
}

/// *Reads* "tại Phan Thiết", "La Gi dẫn đầu với 52,3%", "Tuy Phong (962)": two words or more with capitals where
/// only a place can stand. *Leaves alone* persons, bodies, systems and what the tables know otherwise.
fn bare(context: &Context) -> Vec<Place> {
    let tokens = &context.doc.tokens;
    let mut places = Vec::new();
    let mut at = 0;
    while at + 1 < tokens.len() {
        let (a, b) = (&tokens[at], &tokens[at + 1]);
        let opens = a.is_word() && a.upper && !a.caps && b.is_word() && b.upper && !b.caps && !b.glued;
        if !opens {
            at += 1;
            continue;
        }
        let end = run_end(context, at, 5);
        let led = context.marks.cue_before(at, Cue::At).is_some();
        let fits = end - at <= 4 && (led || tells_figure(context, end)) && !known_otherwise(context, at, end, led);
        if fits {
            places.push(Place { tokens: at..end, row: None, unit: None, bare: true, compared: false });
        }
        at = end.max(at + 1);
    }
    places
}

/// True where a figure of the name before follows: right behind it, in brackets, or behind a verb.
fn tells_figure(context: &Context, at: usize) -> bool {
    let quantities = &context.scan.quantities;
    let next = quantities.partition_point(|q| q.reach.start < at && q.tokens.start < at);
    let Some(q) = quantities.get(next) else { return false };
    let until = q.reach.start.max(at);
    let between = at..until;
    if context.doc.sentence_at(at) != q.sentence || between.len() > 4 {
        return false;
    }
    let leads = [Cue::Copula, Cue::Actual, Cue::First, Cue::Place, Cue::Up, Cue::Down];
    let open = between.len() == 1 && context.doc.tokens[at].is('(');
    let verb = leads.iter().any(|&cue| context.marks.cue_at(at, cue).is_some());
    between.is_empty() && q.kind != crate::analysis::Kind::Duration || open || verb
}

/// True where a run of capitals is a person, a body, a system, a document or any other phrase of the tables.
fn known_otherwise(context: &Context, at: usize, end: usize, led: bool) -> bool {
    let from = at.saturating_sub(10);
    let named = context.marks.names_within(from..end).iter().any(|(name, range)| {
        let range = range.start as usize..range.end as usize;
        let inside = range.start < end && range.end > at;
        match name {
            Name::Surname => range.start == at && !led,
            Name::Title | Name::Role => range.end == at || inside,
            _ => inside && range.len() > 1,
        }
    });
    let phrase = context.marks.within(from..end).iter().any(|m| {
        let inside = (m.first as usize) < end && m.last as usize > at;
        inside && (m.last - m.first > 1 || matches!(m.meaning, Meaning::Cue(Cue::Unit | Cue::Month | Cue::Quarter)))
    });
    let no_place = context.marks.cue_before(at, Cue::NoPlace).is_some();
    named || phrase || no_place
}

/// The province that stands in the title, else the one named most; early lines count more.
pub(super) fn main_area(context: &Context, places: &[Place]) -> Option<u16> {
    let mut weights: FxHashMap<u16, u32> = FxHashMap::default();
    let mut order: Vec<u16> = Vec::new();
    for place in places {
        let Some(row) = place.row else { continue };
        if !context.lexicon.areas[row as usize].province {
            continue;
        }
        let sentence = context.doc.sentence_at(place.tokens.start);
        let block = context.doc.sentences[sentence].block;
        let weight = match context.doc.blocks[block].kind {
            BlockKind::Title => 6,
            BlockKind::Furniture => 0,
            _ if block < 4 => 2,
            _ => 1,
        };
        if !weights.contains_key(&row) {
            order.push(row);
        }
        *weights.entry(row).or_default() += weight;
    }
    let best = order
        .iter()
        .copied()
        .max_by_key(|row| (weights[row], std::cmp::Reverse(order.iter().position(|o| o == row))))?;
    let total: u32 = weights.values().sum();
    let in_title = places.iter().filter(|p| p.row.is_some_and(|row| row == best)).any(|p| title(context, p));
    let rivals = places.iter().filter(|p| p.row.is_some_and(|row| row != best)).any(|p| title(context, p));
    let many = order.len() >= 6 && (weights[&best] * 4 < total || (in_title && rivals && weights[&best] * 2 < total));
    (!many).then_some(best)
}

fn title(context: &Context, place: &Place) -> bool {
    let sentence = context.doc.sentence_at(place.tokens.start);
    context.doc.blocks[context.doc.sentences[sentence].block].kind == BlockKind::Title
}

/// The unit below the province that the article is mainly about: named in the headline or in the first lines, and
/// more often than all other places together.
pub(super) fn main_local(context: &Context, places: &[Place]) -> Option<usize> {
    let key = |p: &Place| (context.doc.tokens[p.tokens.start].key, context.doc.tokens[p.tokens.end - 1].key);
    let mut counts: FxHashMap<(Key, Key), (usize, usize)> = FxHashMap::default();
    for (i, p) in places.iter().enumerate().filter(|(_, p)| p.row.is_none()) {
        counts.entry(key(p)).or_insert((0, i)).0 += 1;
    }
    let &(most, first) = counts.values().max_by_key(|(count, first)| (*count, std::cmp::Reverse(*first)))?;
    let block = context.doc.sentences[context.doc.sentence_at(places[first].tokens.start)].block;
    let locals = places.iter().filter(|p| p.row.is_none()).count();
    (block < 4 && most >= 2 && 2 * most > locals).then_some(first)
}
