//! Where: provinces, the units below them, the country, and the area a figure is about.

mod around;

use super::{
    context::{Before, Context, Figure, Firsts, run, series},
    place::{self, Home, Place},
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Area, Bound, Doubt, Kind, Status},
    lexicon::{AreaClue, Cue, Mention, Sorts},
};
use around::{Around, Lines};
use std::ops::Range;

/// An answer to where.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Site {
    /// No area at all.
    #[default]
    Nowhere,
    /// A province or the country, by its row.
    Row(u16),
    /// A unit below the province, by where its name stands, and whether that has more than one syllable.
    Local(u32, bool),
}

impl Place {
    fn site(&self) -> Site {
        match self.row {
            Some(row) => Site::Row(row),
            None => Site::Local(self.named.start as u32, self.named.len() > 1),
        }
    }
}

impl Site {
    /// True for the same area; units below the province are the same by the first two syllables of their names.
    fn same(self, other: Site, context: &Context) -> bool {
        let tokens = &context.doc.tokens;
        let alike = |a: u32, b: u32| tokens[a as usize].key == tokens[b as usize].key;
        match (self, other) {
            (Site::Local(a, long), Site::Local(b, other)) => {
                long == other && (a == b || alike(a, b) && (!long || alike(a + 1, b + 1)))
            }
            (Site::Row(a), Site::Row(b)) => a == b,
            (Site::Nowhere, Site::Nowhere) => true,
            _ => false,
        }
    }
}

/// All places of a text and the one that the text is mainly about.
pub(super) struct Places<'a> {
    context: &'a Context<'a>,
    all: Vec<Place>,
    firsts: Firsts,
    main: Option<u16>,
    /// The unit below the province that the article is mainly about.
    home: Option<(Site, Home)>,
    nation: Option<u16>,
    last: Option<Before<Site>>,
    /// The place right behind the figure before, where it answered for that one.
    behind: Option<usize>,
    /// The first unit below the province that the opening names.
    scene: Option<Site>,
    /// What the lines above the block tell that was last asked about.
    lines: Option<(usize, Lines)>,
    /// Room for the candidates of a figure.
    candidates: Vec<Offer<'a>>,
}

type Offer<'a> = Candidate<'a, Site, AreaClue>;

/// So many places are weighed on either side of a figure, and so many sentences back.
const MANY: usize = 5;
const FAR: usize = 4;
/// So many words say who speaks.
const SPEAKER: usize = 30;

impl<'a> Places<'a> {
    /// Finds the places of a text.
    pub(super) fn find(context: &'a Context<'a>) -> Places<'a> {
        let mut all = place::find(context);
        let nation = context.lexicon.areas.iter().position(|a| !a.province && !a.code.is_empty()).map(|row| row as u16);
        let main = place::main_area(context, &all).or(nation);
        let home = place::main_local(context, &all, main);
        let scene = place::scene(context, &all).map(|i| all[i].site());
        let mut home = home.map(|home| (all[home.place].site(), home));
        let mut again = place::again::find(context, &all, main, home.as_ref().map(|(_, home)| &all[home.place]));
        again.iter_mut().for_each(|p| p.look_around(context));
        if let Some((site, home)) = &mut home {
            // "Thành phố" may be the province.
            let city = |p: &Place| context.marks.ends(p.tokens.end, Sorts::of(&[Cue::ProvinceWord]));
            home.told += again.iter().filter(|p| p.site().same(*site, context) && !city(p)).count();
            home.province += again.iter().filter(|p| p.row.is_some()).count();
        }
        all.extend(again);
        crate::order::by_key(&mut all, |p| p.tokens.start as u64);
        let firsts = Firsts::new(context.doc, all.iter().map(|p| p.tokens.start));
        let (last, behind, lines, candidates) = (None, None, None, Vec::new());
        Places { context, all, firsts, main, home, nation, last, behind, scene, lines, candidates }
    }

    /// The area the article is mainly about.
    pub(super) fn main_area(&self) -> Option<Area> {
        self.main.map(|row| self.context.lexicon.areas[row as usize].area())
    }

    /// The area of a figure, with a doubt where nothing near the figure tells it. Must be asked in text order.
    #[inline(never)]
    pub(super) fn of(&mut self, figure: &Figure, status: Status, scales: &mut Scales) -> (Area, Option<Doubt>) {
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        if self.lines.is_none_or(|(block, _)| block != figure.block) {
            self.lines = Some((figure.block, Lines::new(self, figure.block)));
        }
        self.collect(figure, status, &mut candidates);
        let best = scales.winner(&candidates, |&site| self.area(site).name.into_owned());
        let (site, tokens) = best.map(|best| (best.value, best.tokens.clone())).unwrap_or_default();
        self.candidates = candidates;
        let at = figure.q.tokens.start;
        let near = self.context.doc.blocks[figure.block].tokens.start.max(at.saturating_sub(200));
        let own = |p: &Place| p.row.is_some() && p.row == self.main;
        let told = (tokens.start >= near && !tokens.is_empty())
            || site == Site::Nowhere
            || self.context.has(figure.before(), Cue::Province)
            || self.within(near..at).iter().any(own);
        self.last = Some(Before::new(figure, site));
        self.behind = (tokens.start > at).then_some(tokens.start);
        (self.area(site), (!told).then_some(Doubt::AreaFromArticle))
    }

    /// Keeps the area of a figure that a table has told. Must be told in text order.
    pub(super) fn keep(&mut self, figure: &Figure, area: &Area) {
        let row = self.context.lexicon.areas.iter().position(|a| area.code.is_some() && area.code == Some(a.code));
        let site = row.map_or(Site::Nowhere, |row| Site::Row(row as u16));
        self.last = Some(Before::new(figure, site));
        self.behind = None;
    }

    /// Every place that a figure could be about, the article's own, the country, and none.
    fn collect(&self, figure: &Figure, status: Status, out: &mut Vec<Offer<'a>>) {
        let here = self.in_sentence(figure.q.sentence);
        let split = here.partition_point(|p| p.tokens.start < figure.q.tokens.start);
        let (before, behind) = here.split_at(split);
        let around = Around::new(self, figure, here);
        let around = &around;
        self.before(around, before, out);
        self.behind(around, behind, !before.is_empty(), out);
        self.earlier(around, out);
        around.told(self, |site, note| {
            let mut c = self.candidate(site, 0..0);
            note(&mut c);
            out.push(c);
        });
        for (row, main) in [(self.main, true), (self.nation, false)] {
            let Some(row) = row else { continue };
            let mut c = self.candidate(Site::Row(row), 0..0);
            if main {
                around.note_main(self, &mut c)
            } else {
                around.note_nation(self, &mut c)
            }
            out.push(c);
        }
        self.nowhere(figure, status, out);
        for c in out {
            self.note(around, c);
        }
    }

    /// The places before a figure in its sentence.
    fn before(&self, around: &Around, before: &[Place], out: &mut Vec<Offer<'a>>) {
        if before.is_empty() {
            return;
        }
        let figure = around.figure;
        let q = figure.q;
        let alike = side_by_side(self.context, before, figure).map(|p| p.tokens.start);
        let paired = respective(self.context, before, figure).map(|p| p.tokens.start);
        // A place and those that it lies in count as one: nothing parts a figure from a place but what stands behind all.
        let (mut end, mut nearest) = (None, true);
        for p in before.iter().rev().take(MANY) {
            let from = end.take().filter(|_| p.inner).unwrap_or(p.tokens.end);
            end = Some(from);
            let first = nearest && !p.outer;
            nearest &= p.outer || p.again;
            let between = from.min(q.tokens.start)..q.tokens.start;
            let cuts = self.context.cuts(&between);
            self.offer(around, p, out, |c| {
                c.note(AreaClue::Before, true);
                let own = alike.or(paired).map_or(first, |paired| paired == p.tokens.start);
                c.note(AreaClue::BeforeNearest, own);
                c.note(AreaClue::BeforeClose, own && between.len() <= 3 && !cuts.comma());
                c.note(AreaClue::BeforeFar, between.len() > 20);
                c.note(AreaClue::BeforeFront, p.tokens.start <= figure.sentence().start + 3);
                c.note(AreaClue::BeforeComma, cuts.comma());
                c.note(AreaClue::BeforeSemicolon, cuts.semicolon());
                c.note(AreaClue::BeforeFigure, cuts.figures() > 0);
                c.note(AreaClue::BeforeOthers, self.context.has(between.clone(), Cue::Others));
                c.note(AreaClue::Toward, p.toward);
                c.note(AreaClue::BeforeOneOf, around.one_of);
                c.note(AreaClue::BeforeTaken, self.behind == Some(p.tokens.start));
                c.note(AreaClue::PairedAlike, alike == Some(p.tokens.start));
                c.note(AreaClue::ComparedBefore, p.compared);
                c.note(AreaClue::Paired, paired == Some(p.tokens.start));
                let bracket = figure.bracketed && p.tokens.end + 1 == q.reach.start;
                c.note(AreaClue::FigureInBracket, bracket);
                c.note(AreaClue::ComparedGap, p.compared && !cuts.comma() && is_gap(self.context, figure));
                c.note(AreaClue::Former, p.former);
                c.note(AreaClue::BeforeColon, self.context.doc.tokens[p.tokens.end].is(':'));
            });
        }
    }

    /// The places behind a figure in its sentence.
    fn behind(&self, around: &Around, behind: &[Place], rivalled: bool, out: &mut Vec<Offer<'a>>) {
        let figure = around.figure;
        for (i, p) in behind.iter().take(MANY).enumerate() {
            let between = figure.q.reach.end.min(p.tokens.start)..p.tokens.start;
            let cuts = self.context.cuts(&between);
            let own = usize::from(between.contains(&figure.q.tokens.start));
            self.offer(around, p, out, |c| {
                c.note(AreaClue::Behind, true);
                c.note(AreaClue::BehindClose, between.len() <= 3);
                let joined = i == 0 && !cuts.comma() && cuts.figures() <= own;
                let ends = |cue| joined && self.context.marks.ends(p.lead, Sorts::of(&[cue]));
                c.note(AreaClue::BehindAt, ends(Cue::At) && !ends(Cue::Clause));
                c.note(AreaClue::BehindOf, ends(Cue::About));
                c.note(AreaClue::BehindOfRate, ends(Cue::About) && around.rated);
                c.note(AreaClue::BehindRivalled, rivalled);
                c.note(AreaClue::BehindComma, cuts.comma());
                c.note(AreaClue::BehindSemicolon, cuts.semicolon());
                let again = self.behind.is_some_and(|at| at > figure.sentence().start);
                c.note(AreaClue::BehindAgain, again && i == 0 && cuts.figures() <= own);
                c.note(AreaClue::ComparedBehind, p.compared);
                c.note(AreaClue::Former, p.former);
            });
        }
    }

    /// The places of the sentences before, in the same paragraph.
    fn earlier(&self, around: &Around, out: &mut Vec<Offer<'a>>) {
        let &Around { figure, alone, unled, .. } = around;
        let opening = self.context.doc.blocks[figure.block].sentences.start;
        let mut nearest = true;
        for sentence in (opening..figure.q.sentence).rev().take(FAR) {
            let tokens = self.context.sentence(sentence);
            let places = self.in_sentence(sentence);
            let paired = Some(places)
                .filter(|places| unled && !places.is_empty())
                .and_then(|p| respective(self.context, p, figure));
            let paired = paired.map(|p| p.tokens.start);
            let named = places.iter().filter(|p| !p.again).count();
            let mut left = named;
            for p in places.iter().take(MANY) {
                left -= usize::from(!p.again);
                self.offer(around, p, out, |c| {
                    c.note(AreaClue::Earlier, true);
                    c.note(AreaClue::EarlierNearest, nearest && left == 0);
                    let led = self.context.cuts(&(tokens.start..p.tokens.start)).figures() > 0;
                    c.note(AreaClue::EarlierBehind, led);
                    c.note(AreaClue::EarlierAside, p.toward || p.former || p.dateline);
                    c.note(AreaClue::EarlierPaired, paired == Some(p.tokens.start));
                    c.note(AreaClue::EarlierAlone, alone);
                    c.note(AreaClue::ComparedBefore, p.compared);
                });
            }
            nearest &= places.is_empty();
        }
    }

    /// *Reads* “Tôi có 41 công chức”, ông A, Chủ tịch UBND xã Tân Ân, nói: where one who says a figure speaks from.
    fn speaker(&self, figure: &Figure) -> Option<&Place> {
        let end = self.context.said(figure.q.tokens.start)?;
        let block = self.context.doc.blocks[figure.block].tokens.end;
        let behind = self.within(end..block.min(end + SPEAKER)).first()?;
        self.context.said(behind.tokens.start).is_none().then_some(behind)
    }

    /// No area at all.
    fn nowhere(&self, figure: &Figure, status: Status, out: &mut Vec<Offer<'a>>) {
        let q = figure.q;
        let rule = status == Status::Rule;
        let scored = !q.noun.is_empty() && self.context.has(q.noun.clone(), Cue::Score);
        let mut c = self.candidate(Site::Nowhere, 0..0);
        c.note(AreaClue::None, true);
        c.note(AreaClue::NoneRule, rule);
        c.note(AreaClue::NoneRuleScore, rule && (scored || q.kind == Kind::Score));
        c.note(AreaClue::NoneScored, scored);
        let near = figure.close_before(if q.kind == Kind::Count { 24 } else { 3 });
        c.note(AreaClue::NoneIndex, self.context.has(near, Cue::Index));
        c.note(AreaClue::NoneMeasure, matches!(q.kind, Kind::Duration | Kind::Measure));
        out.push(c);
    }

    fn candidate(&self, site: Site, tokens: Range<usize>) -> Offer<'a> {
        Candidate::new(&self.context.lexicon.area_weights, site, tokens)
    }

    /// Adds a place with the clues that hold wherever it stands.
    fn offer(&self, around: &Around, place: &Place, out: &mut Vec<Offer<'a>>, note: impl FnOnce(&mut Offer<'a>)) {
        let mut c = self.candidate(place.site(), place.tokens.clone());
        note(&mut c);
        let local = place.row.is_none();
        c.note(AreaClue::TakenUp, place.again);
        c.note(AreaClue::Listed, place.listed);
        c.note(AreaClue::Inner, place.inner);
        c.note(AreaClue::Outer, place.outer);
        c.note(AreaClue::OfProvinces, around.provinces);
        c.note(AreaClue::Bare, place.bare);
        c.note(AreaClue::Country, !local && place.row == self.nation);
        out.push(c);
    }

    /// Notes what the sentence tells of the area of a candidate without naming it.
    fn note(&self, around: &Around, c: &mut Offer) {
        let below = matches!(c.value, Site::Local(..));
        c.note(AreaClue::LocalFolk, below && around.folk);
        c.note(AreaClue::LocalQuoted, below && around.quoted);
        c.note(AreaClue::Again, around.again.is_some_and(|again| again.same(c.value, self.context)));
        if let Some((site, only)) = around.lines.latest
            && c.tokens.is_empty()
            && site.same(c.value, self.context)
        {
            c.note(AreaClue::LatestAlone, around.alone);
            c.note(AreaClue::LatestLocal, below);
            c.note(AreaClue::LatestOnly, only);
        }
    }

    /// The country.
    pub(super) fn nation(&self) -> Area {
        self.nation.map(|row| self.context.lexicon.areas[row as usize].area()).unwrap_or_default()
    }

    /// The area of the article, as a figure's.
    pub(super) fn main(&self) -> Area {
        self.main_area().unwrap_or_default()
    }

    /// The unit that headline and text speak of, or the area the article is mainly about.
    pub(super) fn home(&self) -> Area {
        let told = self.home.as_ref().filter(|(_, home)| home.headline && home.outnumbers());
        told.map_or_else(|| self.main(), |(site, _)| self.area(*site))
    }

    /// The first place that some tokens name.
    pub(super) fn named(&self, tokens: Range<usize>) -> Option<Area> {
        self.within(tokens).first().map(|place| self.area(place.site()))
    }

    /// The place that some tokens name, where they name one only.
    pub(super) fn only(&self, tokens: Range<usize>) -> Option<Area> {
        self.named(tokens.clone()).filter(|_| self.within(tokens).len() == 1)
    }

    /// True where some tokens name a province.
    pub(super) fn is_province(&self, tokens: Range<usize>) -> bool {
        self.within(tokens).iter().any(|p| p.row.is_some_and(|row| Some(row) != self.nation))
    }

    fn in_sentence(&self, sentence: usize) -> &[Place] {
        &self.all[self.firsts.within(sentence..sentence + 1)]
    }

    fn in_block(&self, block: usize) -> &[Place] {
        &self.all[self.firsts.within(self.context.doc.blocks[block].sentences.clone())]
    }

    fn within(&self, tokens: Range<usize>) -> &[Place] {
        let from = self.all.partition_point(|p| p.tokens.start < tokens.start);
        let to = self.all.partition_point(|p| p.tokens.start < tokens.end);
        &self.all[from..to]
    }

    fn area(&self, site: Site) -> Area {
        match site {
            Site::Nowhere => Area::default(),
            Site::Row(row) => self.context.lexicon.areas[row as usize].area(),
            Site::Local(at, _) => {
                let place = self.all.binary_search_by_key(&(at as usize), |p| p.tokens.start).ok();
                let name = place.map_or("", |i| self.context.doc.words(self.all[i].tokens.clone()));
                Area { name: name.to_owned().into(), ..Area::default() }
            }
        }
    }
}

/// *Reads* "34 tỉnh, thành phố" and a group whose members are listed: figures of the country.
fn counts_provinces(context: &Context, figure: &Figure) -> bool {
    let q = figure.q;
    let behind = q.reach.end.max(q.tokens.end);
    let leads = || context.marks.begin(behind, Sorts::of(&[Cue::Copula, Cue::Within]));
    let ranked =
        || [Cue::Ranked, Cue::ProvinceWord].iter().all(|&cue| context.marks.cue_at(q.noun.start, cue).is_some());
    q.rule == "group" && (q.bound == Bound::Exact || leads()) || q.kind == Kind::Count && !q.noun.is_empty() && ranked()
}

/// *Reads* "thấp hơn 6,7 điểm", "kém Đà Nẵng 2,5 điểm": how far one is from another. *Leaves alone* "tăng 2,5 điểm".
fn is_gap(context: &Context, figure: &Figure) -> bool {
    let near = figure.close_before(7);
    figure.q.kind == Kind::Change && [Cue::Above, Cue::Below].iter().any(|&cue| context.has(near.clone(), cue))
}

/// *Reads* "14 xã", "3 huyện": districts or communes are counted, so that what holds them is wider.
fn counts_units(context: &Context, figure: &Figure) -> bool {
    let q = figure.q;
    matches!(q.kind, Kind::Count | Kind::Ratio) && context.marks.cue_at(q.noun.start, Cue::Unit).is_some()
}

/// *Reads* "xã A và xã B chỉ 68,4% và 66,9%": as many figures side by side as places side by side before them.
fn side_by_side<'p>(context: &Context, before: &'p [Place], figure: &Figure) -> Option<&'p Place> {
    if !before.iter().any(|p| p.listed) {
        return None;
    }
    let members = run(context, figure);
    let start = context.scan.quantities[members.start].tokens.start;
    let named = &before[..before.partition_point(|p| p.tokens.start < start)];
    let last = named.last().filter(|p| p.listed && members.len() > 1 && start - p.tokens.end < NEAR_RUN)?;
    let listed = named.iter().rev().take_while(|p| p.listed).count() + 1;
    let first = named.len().checked_sub(listed).filter(|_| listed == members.len())?;
    let parted = context.cuts(&(last.tokens.end..start)).semicolon();
    named.get(first + figure.index - members.start).filter(|_| !parted)
}

/// So far from the last of some places their figures begin.
const NEAR_RUN: usize = 16;

/// *Reads* "A, B và C lần lượt là 18, 26 và 48": the first name belongs to the first value.
fn respective<'p>(context: &Context, before: &'p [Place], figure: &Figure) -> Option<&'p Place> {
    let (members, at) = series(context, figure)?;
    let named = &before[..before.partition_point(|p| p.tokens.end <= at)];
    // What goes on behind the values is none of them: "A và B lần lượt là 18% và 26%, dưới mốc 30%".
    let listed = named.iter().rev().take_while(|p| p.listed).count() + 1;
    let values = if listed > 1 { listed.min(members.len()) } else { members.len() };
    let first = named.len().checked_sub(values).filter(|_| figure.index < members.start + values)?;
    named.get(first + figure.index - members.start)
}

/// The last words among some that speak of the country. *Leaves alone* "các địa phương khác".
fn nation<'c>(context: &'c Context, tokens: Range<usize>) -> Option<&'c Mention> {
    let nation = context.marks.last_cue(tokens, Cue::Nation)?;
    let within = nation.first as usize..nation.last as usize;
    let others = context.marks.last_cue(within, Cue::Others).is_some_and(|others| others.last > nation.last);
    (!others).then_some(nation)
}

/// *Reads* "bình quân cả nước là 45,2%". *Leaves alone* "xếp thứ 12 cả nước".
fn national<'c>(context: &'c Context, figure: &Figure) -> Option<&'c Mention> {
    nation(context, figure.before()).filter(|m| {
        let against = context.marks.cue_before(m.first as usize, Cue::Against).is_some();
        !against && !context.cuts(&(m.last as usize..figure.q.tokens.start)).semicolon()
    })
}
