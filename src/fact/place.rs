//! The places that a text names.

pub(super) mod again;
mod bare;
mod hamlet;

use super::context::Context;
use crate::{
    analysis::Kind,
    distinct::Distinct,
    lexicon::{Cue, Meaning, Name, Sorts},
    order,
    segment::{BlockKind, Key, Token},
};
use std::ops::Range;

/// A place named in the text.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub tokens: Range<usize>,
    /// The words of its name, which other words may take up: toàn huyện.
    pub named: Range<usize>,
    /// Where the word before the name begins that says what it is: huyện, tỉnh.
    pub lead: usize,
    /// These words take it up.
    pub again: bool,
    /// Row of the areas, for a province or the country.
    pub row: Option<u16>,
    /// The word that says what unit below the province it is, where one stands before the name.
    pub unit: Option<Key>,
    /// Nothing but its surroundings says that the name is a place.
    pub bare: bool,
    /// Something is compared with it.
    pub compared: bool,
    /// It is no more: Kon Tum cũ.
    pub former: bool,
    /// A wider place that it lies in is named right behind it.
    pub inner: bool,
    /// A narrower place that lies in it is named right before it.
    pub outer: bool,
    /// It is joined to a place before it: the second of "Na Hang và Lâm Bình".
    pub listed: bool,
    /// Somebody or something is on the way there or from there: giao hàng ra Hà Nội.
    pub toward: bool,
    /// It tells where the article was written.
    pub dateline: bool,
}

impl Place {
    /// A place of which nothing but its name is known.
    pub fn new(tokens: Range<usize>, row: Option<u16>, unit: Option<Key>, bare: bool) -> Place {
        let (named, lead) = (tokens.clone(), tokens.start);
        let (compared, former, inner, outer, listed, toward, dateline, again) = Default::default();
        Place { tokens, named, lead, again, row, unit, bare, compared, former, inner, outer, listed, toward, dateline }
    }

    /// It is no more, or something is only compared with it, on the way there or written there.
    pub fn aside(&self) -> bool {
        self.compared || self.former || self.toward || self.dateline
    }

    /// Finds what the words right before it say of it.
    pub fn look_around(&mut self, context: &Context) {
        let (tokens, start) = (&context.doc.tokens, self.tokens.start);
        let sentence = context.sentence(context.doc.sentence_at(start));
        let from = start.saturating_sub(3).max(sentence.start);
        let word = [Cue::Unit, Cue::ProvinceWord].iter().find_map(|&cue| context.marks.cue_before(start, cue));
        self.lead = word.unwrap_or(start);
        self.compared = (from..=start).any(|at| context.marks.ends(at, COMPARING)) || times_as_much(context, self.lead);
        self.former = context.marks.cue_at(self.tokens.end, Cue::Former).is_some();
        self.toward = context.marks.ends(self.lead, Sorts::of(&[Cue::Toward]));
        let bracket = start > sentence.start && start <= sentence.start + 2 && tokens[start - 1].is('(');
        self.dateline = bracket && tokens.get(self.tokens.end).is_some_and(|token| token.is(','));
    }
}

/// Provinces by the table, units below them by the word before the name (huyện Lâm Bình), names that stand where only a
/// place can, and each such name wherever it comes again.
pub(super) fn find(context: &Context) -> Vec<Place> {
    let mut all = provinces(context);
    let led = led_by_unit(context, &all);
    let mut names = Names::default();
    for place in &led {
        names.learn(context, place);
    }
    all.extend(led);
    all = sorted(all);
    join(context, &mut all);
    let hamlets = hamlet::names(context);
    let bare = bare::find(context, &all, &names, &hamlets);
    for place in &bare {
        names.learn(context, place);
    }
    all.extend(bare);
    let again = names.again(context, &all);
    all.extend(again);
    all = sorted(all);
    let hamlets = hamlet::find(context, &all, &hamlets);
    all.extend(hamlets);
    all = sorted(all);
    for place in &mut all {
        place.look_around(context);
    }
    nest(context, &mut all);
    all
}

const COMPARING: Sorts = Sorts::of(&[Cue::Against, Cue::Above, Cue::Below]);

/// Of places that begin together the one that is known stays, and the longest.
fn sorted(mut all: Vec<Place>) -> Vec<Place> {
    let rank = |p: &Place| (u64::from(p.bare) << 31) | u64::from(u32::MAX / 2).saturating_sub(p.tokens.end as u64);
    order::by_key(&mut all, |p| order::pair(p.tokens.start, rank(p) as usize));
    all.dedup_by(|b, a| b.tokens.start < a.tokens.end);
    all
}

/// *Reads* "huyện Lệ Thủy và Quảng Ninh": what is joined to a unit below the province is one, too, though a province has
/// the same name. *Leaves alone* "huyện Lệ Thủy, Quảng Bình", "xã A và tỉnh Quảng Ninh".
fn join(context: &Context, all: &mut [Place]) {
    for i in 1..all.len() {
        let (before, at) = (&all[i - 1], all[i].tokens.start);
        let joined = before.unit.is_some() && context.marks.cue_before(at, Cue::Coordinator) == Some(before.tokens.end);
        if joined && all[i].row.is_some() {
            (all[i].row, all[i].unit) = (None, before.unit);
        }
    }
}

/// *Reads* "xã Tân Ân, huyện Ngọc Hiển (Cà Mau)", "huyện Chư Prông của Gia Lai", "(xã Tân Ân,
/// Ngọc Hiển)": the wider place stands behind the narrower one. *Leaves alone* "Lâm Bình, Na Hang", which stand side by
/// side.
fn nest(context: &Context, all: &mut [Place]) {
    let width = |p: &Place| match (p.row, p.tokens.start.checked_sub(1)) {
        (Some(_), _) => 3,
        (None, Some(before)) if p.unit.is_some() => {
            1 + u8::from(context.marks.ends(before + 1, Sorts::of(&[Cue::District])))
        }
        _ => 0,
    };
    for i in (1..all.len()).rev() {
        let joined = all[i].lead..all[i].tokens.end;
        all[i].listed = bare::side_by_side(context, &all[i - 1].tokens, &joined);
        let (narrow, wide) = (&all[i - 1], &all[i]);
        let between = narrow.tokens.end..wide.tokens.start;
        let opens = context.doc.tokens.get(between.start).is_some_and(|t| t.is(',') || t.is('('))
            || context.marks.cue_at(between.start, Cue::About).is_some_and(|end| end == between.start + 1);
        let word = [Cue::Unit, Cue::ProvinceWord].iter().find_map(|&c| context.marks.cue_before(between.end, c));
        let joined = opens && word.unwrap_or(between.end) <= between.start + 1;
        let (a, b) = (width(narrow), width(wide));
        let tokens = &context.doc.tokens;
        let bracket = |at: usize, mark| tokens.get(at).is_some_and(|t| t.is(mark));
        let address = a == 1 && bracket(narrow.tokens.start.saturating_sub(2), '(') && bracket(wide.tokens.end, ')');
        if joined && (a < b || a == 0 && b == 0 && wide.inner || address) {
            all[i - 1].inner = true;
            all[i].outer = true;
        }
    }
}

/// The names of units below the province that a text tells, by their first two syllables.
#[derive(Default)]
pub(super) struct Names {
    openings: Distinct<(Key, Key)>,
    /// The names of each opening.
    names: Vec<Vec<Known>>,
    /// A bit for the first word of each, by its spelling: most words are none, and are not looked for.
    firsts: u64,
}

/// Where a name stands first, and the unit it is of.
type Known = (Range<usize>, Option<Key>);

/// So many names may begin alike: Quy Nhơn, Quy Nhơn Nam, Quy Nhơn Tây.
const ALIKE: usize = 6;

impl Names {
    /// Keeps a name.
    fn learn(&mut self, context: &Context, place: &Place) {
        let (tokens, at) = (&context.doc.tokens, &place.tokens);
        self.firsts |= bit(tokens[at.start].key);
        let second = if at.len() > 1 { tokens[at.start + 1].key } else { Key::NONE };
        let opening = self.openings.place((tokens[at.start].key, second));
        self.names.resize(self.openings.len(), Vec::new());
        let alike = &mut self.names[opening];
        let known = alike.iter().position(|(name, _)| is_name(context, name, at.start) && name.len() == at.len());
        match known {
            Some(i) => alike[i].1 = place.unit.or(alike[i].1),
            None if alike.len() < ALIKE => alike.push((at.clone(), place.unit)),
            None => {}
        }
    }

    /// Whether a name may begin with a token.
    fn begin(&self, token: &Token) -> bool {
        self.firsts & bit(token.key) != 0
    }

    /// The longest known name that stands at a token, and its unit.
    fn at(&self, context: &Context, at: usize) -> Option<(usize, Option<Key>)> {
        let tokens = &context.doc.tokens;
        let (a, b) = (tokens.get(at)?, tokens.get(at + 1)?);
        if !(a.is_word() && a.upper) || b.is_word() && !b.upper {
            return None;
        }
        let alike =
            self.names[self.openings.find(&(a.key, b.key))?].iter().filter(|(name, _)| is_name(context, name, at));
        alike.map(|(name, unit)| (name.len(), *unit)).max_by_key(|(len, _)| *len)
    }

    /// The unit of a name of one syllable, where it stands at a token by itself: Lắk of huyện Lắk.
    fn short(&self, context: &Context, at: usize) -> Option<Option<Key>> {
        let tokens = &context.doc.tokens;
        let capital = |at: usize| tokens.get(at).is_some_and(|t| t.is_word() && t.upper);
        let alone = capital(at) && !capital(at + 1) && (at == 0 || !capital(at - 1));
        let opening = self.openings.find(&(tokens[at].key, Key::NONE)).filter(|_| alone)?;
        let known = &self.names[opening];
        known.iter().find(|(name, _)| is_name(context, name, at)).map(|(_, unit)| *unit)
    }

    /// Every known name that no place covers.
    fn again(&self, context: &Context, all: &[Place]) -> Vec<Place> {
        let mut found = Vec::new();
        let mut places = all.iter().peekable();
        for at in context.capitals.iter().map(|&at| at as usize) {
            while places.next_if(|p| p.tokens.end <= at).is_some() {}
            if places.peek().is_none_or(|p| at < p.tokens.start)
                && self.begin(&context.doc.tokens[at])
                && let Some((len, unit)) = self.at(context, at)
            {
                found.push(Place::new(at..at + len, None, unit, false));
            }
        }
        found
    }
}

/// One of 64 bits for a spelling.
fn bit(key: Key) -> u64 {
    1 << (key.bits().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
}

/// True where the tokens from one on spell a name.
fn is_name(context: &Context, name: &Range<usize>, at: usize) -> bool {
    let tokens = &context.doc.tokens;
    let alike = |(a, b): (&Token, &Token)| a.key == b.key && a.kind == b.kind && a.upper == b.upper;
    tokens.get(at..at + name.len()).is_some_and(|there| there.iter().zip(&tokens[name.clone()]).all(alike))
}

/// Provinces by the table, the longest name from the left. *Leaves alone* Điện Biên Phủ, đường Hà Nội, báo Hà Giang,
/// xã Phú Thọ.
fn provinces(context: &Context) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for m in context.marks.topics() {
        let Meaning::Area(row) = m.meaning else { continue };
        let tokens = m.first as usize..m.last as usize;
        if !context.doc.tokens[tokens.start].upper || places.last().is_some_and(|p| p.tokens.end > tokens.start) {
            continue;
        }
        let area = &context.lexicon.areas[row as usize];
        // "phố" ends "thành phố", too.
        let city = context.marks.cue_before(tokens.start, Cue::ProvinceWord).is_some();
        let named = !city && context.marks.cue_before(tokens.start, Cue::NoPlace).is_some();
        let below = !city && context.marks.cue_before(tokens.start, Cue::Unit).is_some();
        let part_of_name = tokens.start > 0 && {
            let before = &context.doc.tokens[tokens.start - 1];
            before.is_word() && before.upper && before.glued
        };
        if (area.code.is_empty() && !area.local) || named || below || part_of_name {
            places.push(Place::new(tokens, None, None, false));
            continue;
        }
        places.push(Place::new(tokens, Some(row), None, false));
    }
    places.retain(|p| p.row.is_some());
    places
}

/// The end of a run of words that begin with a capital, with what belongs to the name: A Lưới 2, M'Đrắk, Ea H'leo.
fn run_end(context: &Context, start: usize, longest: usize) -> usize {
    let tokens = &context.doc.tokens;
    let upper = |at: usize| tokens.get(at).is_some_and(|t| t.is_word() && t.upper && (!t.caps || at == start));
    let parted = |at: usize| tokens[at].is('\'') && tokens.get(at + 1).is_some_and(|t| t.is_word() && t.glued);
    let (mut end, mut words) = (start, 0);
    while end < tokens.len() && words < longest {
        if upper(end) && !(end > start && context.marks.cue_at(end, Cue::Unit).is_some()) {
            end += 1;
            words += 1;
        } else if end > start && parted(end) {
            end += 2;
        } else {
            break;
        }
    }
    let short = |t: &Token| t.is_number() && !t.glued && t.span.end - t.span.start <= 2;
    if end > start && tokens.get(end).is_some_and(short) && !is_figure(context, end) {
        end += 1;
    }
    end
}

/// The end of the name of a unit, before the person who heads it: "Chủ tịch UBND huyện Trạm Tấu Giàng A Lử", "Chủ tịch
/// UBND xã Trần Minh Hổ".
fn person_behind(context: &Context, start: usize) -> usize {
    if is_person(context, start) {
        return start;
    }
    let end = run_end(context, start, 6);
    let mut parts = context.marks.names_within(start + 1..end.max(start + 1)).iter();
    let person = parts
        .find(|(name, at)| *name == Name::Surname && at.start as usize + 3 <= end && at.start as usize > start + 1);
    person.map_or_else(|| run_end(context, start, 4), |(_, at)| at.start as usize)
}

/// True for a name of three words or more that begins as a family name does, behind an office and its seat.
fn is_person(context: &Context, start: usize) -> bool {
    let plain = |at: &usize| context.doc.tokens[*at].is_word();
    let from = (start.saturating_sub(OFFICE)..start).rev().take_while(plain).last().unwrap_or(start);
    let mut parts = context.marks.names_within(from..start + 1).iter();
    let surname = parts.clone().any(|(name, at)| *name == Name::Surname && at.start as usize == start);
    let longest = run_end(context, start, 5);
    surname && longest >= start + 3 && parts.any(|(name, at)| *name == Name::Role && (at.start as usize) < start)
}

/// So many words an office and its seat have at most: Phó Chủ tịch Thường trực UBND thành phố.
const OFFICE: usize = 8;

/// The end of a name of two names: Phan Rang - Tháp Chàm.
fn joined_end(context: &Context, end: usize, provinces: &[Place]) -> usize {
    let dash = context.doc.tokens.get(end).is_some_and(|t| t.is('-') && !t.glued);
    let second = if dash && !is_province(provinces, end + 1) { run_end(context, end + 1, 3) } else { end };
    if second > end + 2 { second } else { end }
}

fn is_province(provinces: &[Place], at: usize) -> bool {
    provinces.binary_search_by(|p| p.tokens.start.cmp(&at)).is_ok_and(|i| provinces[i].row.is_some())
}

/// True right behind so many times: gấp 2,1 lần Phù Cừ.
fn times_as_much(context: &Context, at: usize) -> bool {
    let quantities = &context.scan.quantities;
    let next = quantities.partition_point(|q| q.reach.end.max(q.tokens.end) < at);
    quantities.get(next).is_some_and(|q| q.kind == Kind::Multiple && q.reach.end.max(q.tokens.end) == at)
}

/// True where a figure was read.
fn is_figure(context: &Context, at: usize) -> bool {
    let quantities = &context.scan.quantities;
    let next = quantities.partition_point(|q| q.tokens.end <= at);
    quantities.get(next).is_some_and(|q| q.tokens.start <= at)
}

/// *Reads* huyện Lâm Bình, xã Tân Ân, TP Vinh. *Leaves alone* thành phố Hà Nội, which the table has.
fn led_by_unit(context: &Context, provinces: &[Place]) -> Vec<Place> {
    let tokens = &context.doc.tokens;
    let mut places = Vec::new();
    for m in context.marks.cues(0..tokens.len(), Cue::Unit) {
        let start = m.last as usize;
        let end = if tokens.get(start).is_some_and(|t| t.caps) { start } else { person_behind(context, start) };
        // "hợp tác xã" is no commune.
        let firm = context.marks.ends(start, Sorts::of(&[Cue::Folk]));
        if end > start && !firm && !is_province(provinces, start) {
            let end = joined_end(context, end, provinces);
            places.push(Place::new(start..end, None, Some(tokens[start - 1].key), false));
        }
    }
    places
}

/// The province that stands in the title, else the one named most; early lines count more. None where the text compares
/// many, and where it speaks of the country more often than of one that its front does not name.
pub(super) fn main_area(context: &Context, places: &[Place]) -> Option<u16> {
    let mut weights = vec![0u32; context.lexicon.areas.len()];
    let mut order: Vec<u16> = Vec::new();
    for place in places {
        let Some(row) = place.row else { continue };
        if !context.lexicon.areas[row as usize].province {
            continue;
        }
        let block = context.block_at(place.tokens.start);
        let weight = match context.doc.blocks[block].kind {
            BlockKind::Title => 6,
            BlockKind::Furniture => 0,
            _ if block < 4 => 2,
            _ => 1,
        };
        if !order.contains(&row) {
            order.push(row);
        }
        weights[row as usize] += weight;
    }
    let best = order
        .iter()
        .copied()
        .max_by_key(|&row| (weights[row as usize], std::cmp::Reverse(order.iter().position(|&o| o == row))))?;
    let total: u32 = weights.iter().sum();
    let in_title = places.iter().filter(|p| p.row.is_some_and(|row| row == best)).any(|p| title(context, p));
    let rivals = places.iter().filter(|p| p.row.is_some_and(|row| row != best)).any(|p| title(context, p));
    let many = order.len() >= 6
        && (weights[best as usize] * 4 < total || (in_title && rivals && weights[best as usize] * 2 < total));
    let early = places.iter().filter(|p| p.row == Some(best)).any(|p| p.tokens.start < front(context));
    let country = || context.marks.cues(0..context.doc.tokens.len(), Cue::Nation).count();
    let national = !early && country() > weights[best as usize] as usize;
    (!many && !national).then_some(best)
}

/// Where the opening lines end.
fn front(context: &Context) -> usize {
    context.doc.blocks.get(OPENING).map_or(context.doc.tokens.len(), |block| block.tokens.start)
}

fn title(context: &Context, place: &Place) -> bool {
    context.doc.blocks[context.block_at(place.tokens.start)].kind == BlockKind::Title
}

/// The first unit below the province that the opening lines name.
pub(super) fn scene(context: &Context, places: &[Place]) -> Option<usize> {
    let end = front(context);
    places.iter().take_while(|p| p.tokens.start < end).position(|p| p.row.is_none())
}

/// So many lines open an article.
const OPENING: usize = 5;

/// The unit below the province that the article is mainly about: the one named most, where the headline or one of the
/// first lines has it. Also whether the headline has it, and whether it is named more often than the province.
pub(super) fn main_local(context: &Context, places: &[Place], main: Option<u16>) -> Option<Home> {
    let tokens = &context.doc.tokens;
    let key = |p: &Place| (tokens[p.tokens.start].key, tokens[p.tokens.end - 1].key);
    let mut names = Distinct::default();
    let mut counts: Vec<(usize, usize, bool)> = Vec::new();
    for (i, p) in places.iter().enumerate().filter(|(_, p)| p.row.is_none()) {
        let at = names.place(key(p));
        if at == counts.len() {
            counts.push((0, i, title(context, p)));
        }
        let own = is_own(context, p);
        counts[at].0 += 1 + usize::from(own);
        counts[at].2 |= own;
    }
    let weight = |told: &(usize, usize, bool)| (told.0 + 3 * usize::from(told.2), std::cmp::Reverse(told.1));
    let &(most, first, headline) = counts.iter().max_by_key(|told| weight(told))?;
    let block = context.block_at(places[first].tokens.start);
    let province = places.iter().filter(|p| p.row.is_some() && p.row == main).count();
    // "Xã mình" in a text whose headline names one unit is that unit.
    let said = || {
        let mut units = context.marks.of(0..context.doc.tokens.len(), Sorts::of(&[Cue::Unit]));
        headline && units.any(|m| context.marks.cue_at(m.last as usize, Cue::Folk).is_some())
    };
    (block < 4 && (most >= 2 || said())).then_some(Home { place: first, headline, told: most, province })
}

/// *Reads* "xã mình (xã Tân Ân)", "xã Tân Ân chúng tôi", as a post on its own place says.
fn is_own(context: &Context, place: &Place) -> bool {
    let folk = |at: usize| context.marks.cue_at(at, Cue::Folk);
    let start = place.lead;
    let opened = start.checked_sub(3).filter(|_| context.doc.tokens[start - 1].is('('));
    let before = opened.and_then(|unit| context.marks.cue_at(unit, Cue::Unit)).and_then(folk);
    before.is_some_and(|end| end + 1 == start) || folk(place.tokens.end).is_some()
}

/// The unit below the province that an article is mainly about.
#[derive(Clone, Copy)]
pub(super) struct Home {
    /// Where it is named first.
    pub place: usize,
    /// The headline names it.
    pub headline: bool,
    /// How often it is told, by its name or by other words.
    pub told: usize,
    /// How often the article's province is.
    pub province: usize,
}

impl Home {
    /// True where it is told more often than the province.
    pub fn outnumbers(&self) -> bool {
        self.told > self.province
    }
}
