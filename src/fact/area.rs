//! Where: provinces, the units below them, the country, and the area a figure is about.

use super::Context;
use crate::{
    analysis::{Area, Bound, Doubt, Kind, Status},
    lexicon::{Cue, Lexicon, Meaning},
    quantity::Quantity,
    segment::{BlockKind, Key},
};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A place named in the text.
#[derive(Clone, Debug)]
struct Place {
    tokens: Range<usize>,
    /// Row of the areas, for a province or the country.
    row: Option<u16>,
}

/// All places of a text and the one that the text is mainly about.
pub(super) struct Places {
    all: Vec<Place>,
    main: Option<u16>,
    nation: Option<u16>,
}

impl Places {
    /// Finds provinces by the table, and units below them by the word before the name (huyện Lâm Bình), then each
    /// such name alone.
    pub(super) fn find(context: &Context) -> Places {
        let mut all = provinces(context);
        let locals = locals(context, &all);
        all.extend(locals);
        crate::order::by_key(&mut all, |p| crate::order::pair(p.tokens.start, u32::MAX as usize - p.tokens.end));
        all.dedup_by(|b, a| b.tokens.start < a.tokens.end);
        let nation = context.lexicon.areas.iter().position(|a| !a.province && !a.code.is_empty()).map(|row| row as u16);
        let main = main_area(context, &all).or(nation);
        Places { all, main, nation }
    }

    /// The area the article is mainly about.
    pub(super) fn main_area(&self, lexicon: &Lexicon) -> Option<Area> {
        self.main.map(|row| area_of_row(lexicon, row))
    }

    /// The area of a figure: the place told in its sentence, else that of the article.
    pub(super) fn of(&self, context: &Context, index: usize, status: Status) -> (Area, Option<Doubt>) {
        let q = &context.scan.quantities[index];
        let sentence = context.sentence(q.sentence);
        if status == Status::Rule && (context.has(q.noun.clone(), Cue::Score) || q.kind == Kind::Score) {
            return (Area::default(), None);
        }
        if counts_provinces(context, q) {
            return (self.nation.map(|row| area_of_row(context.lexicon, row)).unwrap_or_default(), None);
        }
        let here = self.within(sentence.clone());
        if let Some(place) = respective(context, here, index, &sentence) {
            return (self.area(context, place), None);
        }
        if let Some(at) =
            context.marks.last_cue(sentence.start..q.tokens.start, Cue::LocalWhole).map(|m| m.first as usize)
            && let Some(place) =
                self.all[..self.all.partition_point(|p| p.tokens.start < at)].iter().rev().find(|p| p.row.is_none())
        {
            return (self.area(context, place), None);
        }
        if let Some(place) = governing(context, here, q, &sentence) {
            return (self.area(context, place), None);
        }
        if is_national(context, q, &sentence) {
            let area = self.nation.map(|row| area_of_row(context.lexicon, row)).unwrap_or_default();
            return (area, None);
        }
        if !context.has(sentence.clone(), Cue::Province)
            && let Some(place) = self.carried(context, q)
        {
            return (self.area(context, place), Some(Doubt::AreaFromArticle));
        }
        let area = self.main.map(|row| area_of_row(context.lexicon, row)).unwrap_or_default();
        let told = context.has(sentence.start..q.tokens.start, Cue::Province) || self.told_above(context, q);
        (area, (!told).then_some(Doubt::AreaFromArticle))
    }

    /// True where the paragraph has named the article's own province before the figure, or the line is the headline.
    fn told_above(&self, context: &Context, q: &Quantity) -> bool {
        let block = &context.doc.blocks[context.doc.sentences[q.sentence].block];
        let from = block.tokens.start.max(q.tokens.start.saturating_sub(200));
        self.within(from..q.tokens.start).iter().any(|p| p.row.is_some() && p.row == self.main)
    }

    /// The subject of an earlier sentence of the same paragraph, where that is another place than the article's.
    fn carried(&self, context: &Context, q: &Quantity) -> Option<&Place> {
        let block = &context.doc.blocks[context.doc.sentences[q.sentence].block];
        let before = (block.sentences.start..q.sentence).rev().take(2);
        before.into_iter().find_map(|s| {
            let sentence = context.sentence(s);
            if context.has(sentence.clone(), Cue::Province) {
                return None;
            }
            let lead = self.within(sentence.clone()).first()?;
            (lead.tokens.start < sentence.start + 6 && self.within(sentence).len() == 1).then_some(lead)
        })
    }

    /// The country.
    pub(super) fn nation(&self, context: &Context) -> Area {
        self.nation.map(|row| area_of_row(context.lexicon, row)).unwrap_or_default()
    }

    /// The area of the article, as a figure's.
    pub(super) fn main(&self, context: &Context) -> Area {
        self.main_area(context.lexicon).unwrap_or_default()
    }

    /// The first place that some tokens name.
    pub(super) fn named(&self, context: &Context, tokens: Range<usize>) -> Option<Area> {
        self.within(tokens).first().map(|place| self.area(context, place))
    }

    /// The place that some tokens name, where they name one only.
    pub(super) fn only(&self, context: &Context, tokens: Range<usize>) -> Option<Area> {
        self.named(context, tokens.clone()).filter(|_| self.within(tokens).len() == 1)
    }

    /// True where some tokens name a province.
    pub(super) fn is_province(&self, tokens: Range<usize>) -> bool {
        self.within(tokens).iter().any(|p| p.row.is_some_and(|row| Some(row) != self.nation))
    }

    fn within(&self, tokens: Range<usize>) -> &[Place] {
        let from = self.all.partition_point(|p| p.tokens.start < tokens.start);
        let to = self.all.partition_point(|p| p.tokens.start < tokens.end);
        &self.all[from..to]
    }

    fn area(&self, context: &Context, place: &Place) -> Area {
        match place.row {
            Some(row) => area_of_row(context.lexicon, row),
            None => Area { name: context.doc.words(place.tokens.clone()).to_owned(), ..Area::default() },
        }
    }
}

fn area_of_row(lexicon: &Lexicon, row: u16) -> Area {
    let row = lexicon.areas[row as usize];
    Area {
        name: row.name.to_owned(),
        code: (!row.code.is_empty()).then_some(row.code),
        successor: (!row.successor.is_empty()).then_some(row.successor),
    }
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
            places.push(Place { tokens, row: None });
            continue;
        }
        places.push(Place { tokens, row: Some(row) });
    }
    places.retain(|p| p.row.is_some());
    places
}

/// *Reads* huyện Lâm Bình, xã Tân Ân, TP Vinh; then Lâm Bình alone. *Leaves alone* thành phố Hà Nội, which the table has.
fn locals(context: &Context, provinces: &[Place]) -> Vec<Place> {
    let tokens = &context.doc.tokens;
    let mut places = Vec::new();
    let mut known: FxHashMap<(Key, Key), usize> = FxHashMap::default();
    let is_province =
        |at: usize| provinces.binary_search_by(|p| p.tokens.start.cmp(&at)).is_ok_and(|i| provinces[i].row.is_some());
    for m in context.marks.cues(0..tokens.len(), Cue::Unit) {
        let start = m.last as usize;
        let mut end = start;
        while end < tokens.len()
            && end < start + 4
            && tokens[end].is_word()
            && tokens[end].upper
            && !tokens[end].caps
            && !(end > start && context.marks.cue_at(end, Cue::Unit).is_some())
        {
            end += 1;
        }
        if end > start && !is_province(start) {
            places.push(Place { tokens: start..end, row: None });
            if end - start >= 2 {
                known.insert((tokens[start].key, tokens[start + 1].key), end - start);
            }
        }
    }
    for at in 0..tokens.len().saturating_sub(1) {
        let (a, b) = (&tokens[at], &tokens[at + 1]);
        if a.is_word()
            && a.upper
            && b.is_word()
            && b.upper
            && let Some(&len) = known.get(&(a.key, b.key))
            && at + len <= tokens.len()
            && !is_province(at)
        {
            places.push(Place { tokens: at..at + len, row: None });
        }
    }
    places
}

/// The province that stands in the title, else the one named most; early lines count more.
fn main_area(context: &Context, places: &[Place]) -> Option<u16> {
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

/// *Reads* "34 tỉnh, thành phố" and a group whose members are listed: figures of the country.
fn counts_provinces(context: &Context, q: &Quantity) -> bool {
    let provinces = !q.noun.is_empty() && context.marks.cue_at(q.noun.start, Cue::Ranked).is_some();
    let listed = q.rule == "group" && q.bound == Bound::Exact;
    listed || (q.kind == Kind::Count && provinces && context.marks.cue_at(q.noun.start, Cue::ProvinceWord).is_some())
}

/// *Reads* "A, B và C lần lượt là 18, 26 và 48": the first name belongs to the first value.
fn respective<'p>(context: &Context, here: &'p [Place], index: usize, sentence: &Range<usize>) -> Option<&'p Place> {
    let (members, at) = super::series(context, index)?;
    let named: Vec<&Place> = here.iter().filter(|p| p.tokens.end <= at && p.tokens.start >= sentence.start).collect();
    let count = members.len();
    (named.len() >= count).then(|| named[named.len() - count..].get(index - members.start).copied())?
}

/// The place told before the figure, nearest first; a place that is only compared with does not count. Else one
/// right behind it.
fn governing<'p>(context: &Context, here: &'p [Place], q: &Quantity, sentence: &Range<usize>) -> Option<&'p Place> {
    let compared = |p: &Place| {
        let from = p.tokens.start.saturating_sub(3).max(sentence.start);
        (from..=p.tokens.start).any(|at| {
            [Cue::Against, Cue::Above, Cue::Below].iter().any(|&cue| context.marks.cue_before(at, cue).is_some())
        })
    };
    let before = here.iter().rev().filter(|p| p.tokens.end <= q.tokens.start).find(|p| !compared(p));
    if before.is_some() {
        return before;
    }
    here.iter().find(|p| {
        p.tokens.start >= q.tokens.end && !compared(p) && {
            let between = q.reach.end.min(p.tokens.start)..p.tokens.start;
            !context.doc.tokens[between.clone()].iter().any(|t| t.is_number() || t.is(';') || t.is('.'))
        }
    })
}

/// *Reads* "bình quân cả nước là 45,2%". *Leaves alone* "xếp thứ 12 cả nước".
fn is_national(context: &Context, q: &Quantity, sentence: &Range<usize>) -> bool {
    let before = context.marks.last_cue(sentence.start..q.tokens.start, Cue::Nation);
    before.is_some_and(|m| {
        let between = m.last as usize..q.tokens.start;
        let against = context.marks.cue_before(m.first as usize, Cue::Against).is_some();
        !against && !context.doc.tokens[between].iter().any(|t| t.is(';'))
    })
}
