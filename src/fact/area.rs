//! Where: provinces, the units below them, the country, and the area a figure is about.

use super::{
    Context,
    place::{self, Place},
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Area, Bound, Doubt, Kind, Status},
    lexicon::{AreaClue, Clues, Cue, Lexicon, Meaning},
    quantity::Quantity,
    segment::{BlockKind, Key},
};
use std::ops::Range;

/// An answer to where.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Site {
    /// No area at all.
    #[default]
    Nowhere,
    /// A province or the country, by its row.
    Row(u16),
    /// A unit below the province, by the first two syllables of its name and where it stands.
    Local(Key, Option<Key>, usize),
}

impl Place {
    fn site(&self, context: &Context) -> Site {
        let (tokens, at) = (&context.doc.tokens, &self.tokens);
        match self.row {
            Some(row) => Site::Row(row),
            None => Site::Local(tokens[at.start].key, (at.len() > 1).then(|| tokens[at.start + 1].key), at.start),
        }
    }
}

impl Site {
    fn same(&self, other: &Site) -> bool {
        match (self, other) {
            (Site::Local(a, b, _), Site::Local(c, d, _)) => (a, b) == (c, d),
            _ => self == other,
        }
    }
}

/// All places of a text and the one that the text is mainly about.
pub(super) struct Places {
    all: Vec<Place>,
    main: Option<u16>,
    /// The unit below the province that the article is mainly about.
    home: Option<usize>,
    nation: Option<u16>,
    /// Of each figure so far: its area, its sentence and its paragraph.
    taken: Vec<(Site, usize, usize)>,
    candidates: Vec<Candidate<Site, AreaClue>>,
}

/// So many places are weighed on either side of a figure, and so many sentences back.
const MANY: usize = 5;
const FAR: usize = 4;

impl Places {
    /// Finds the places of a text.
    pub(super) fn find(context: &Context) -> Places {
        let all = place::find(context);
        let nation = context.lexicon.areas.iter().position(|a| !a.province && !a.code.is_empty()).map(|row| row as u16);
        let main = place::main_area(context, &all).or(nation);
        let home = place::main_local(context, &all);
        Places { all, main, home, nation, taken: Vec::new(), candidates: Vec::new() }
    }

    /// The area the article is mainly about.
    pub(super) fn main_area(&self, lexicon: &Lexicon) -> Option<Area> {
        self.main.map(|row| area_of_row(lexicon, row))
    }

    /// The area of a figure, with a doubt where nothing near the figure tells it. Must be asked in text order.
    pub(super) fn of(
        &mut self,
        context: &Context,
        index: usize,
        status: Status,
        scales: &mut Scales,
    ) -> (Area, Option<Doubt>) {
        let q = &context.scan.quantities[index];
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        self.collect(context, index, status, &mut candidates);
        let print = |site: &Site| self.area(context, site).name;
        let best = scales.best(&context.lexicon.area_weights, &candidates, print);
        self.candidates = candidates;
        let (site, tokens, _) = best.unwrap_or_default();
        let block = context.doc.sentences[q.sentence].block;
        let near = context.doc.blocks[block].tokens.start.max(q.tokens.start.saturating_sub(200));
        let sentence = context.sentence(q.sentence);
        let own = |p: &Place| p.row.is_some() && p.row == self.main;
        let told = (tokens.start >= near && !tokens.is_empty())
            || site == Site::Nowhere
            || context.has(sentence.start..q.tokens.start, Cue::Province)
            || self.within(near..q.tokens.start).iter().any(own);
        let area = self.area(context, &site);
        self.taken.push((site, q.sentence, block));
        (area, (!told).then_some(Doubt::AreaFromArticle))
    }

    /// Keeps the area of a figure that a table has told. Must be told in text order.
    pub(super) fn keep(&mut self, context: &Context, q: &Quantity, area: &Area) {
        let row = context.lexicon.areas.iter().position(|a| area.code.is_some() && area.code == Some(a.code));
        let site = row.map_or(Site::Nowhere, |row| Site::Row(row as u16));
        self.taken.push((site, q.sentence, context.doc.sentences[q.sentence].block));
    }

    /// Every place that a figure could be about, the article's own, the country, and none.
    fn collect(&self, context: &Context, index: usize, status: Status, out: &mut Vec<Candidate<Site, AreaClue>>) {
        let q = &context.scan.quantities[index];
        let sentence = context.sentence(q.sentence);
        let block = context.doc.sentences[q.sentence].block;
        let b = &context.doc.blocks[block];
        let here = self.within(sentence.clone());
        let paired = respective(context, here, index, &sentence).map(|p| p.tokens.start);
        let split = here.partition_point(|p| p.tokens.start < q.tokens.start);
        for (i, p) in here[..split].iter().rev().take(MANY).enumerate() {
            let between = p.tokens.end.min(q.tokens.start)..q.tokens.start;
            self.offer(context, p, out, |clues| {
                clues.note(AreaClue::Before, true);
                clues.note(AreaClue::BeforeNearest, i == 0);
                clues.note(AreaClue::BeforeClose, between.len() <= 3);
                clues.note(AreaClue::BeforeFar, between.len() > 20);
                clues.note(AreaClue::BeforeFront, p.tokens.start <= sentence.start + 3);
                cuts(
                    context,
                    &between,
                    q,
                    [AreaClue::BeforeComma, AreaClue::BeforeSemicolon, AreaClue::BeforeFigure],
                    clues,
                );
                clues.note(AreaClue::BeforeProvince, context.has(between.clone(), Cue::Province));
                clues.note(AreaClue::BeforeNation, context.has(between.clone(), Cue::Nation));
                clues.note(AreaClue::ComparedBefore, p.compared);
                clues.note(AreaClue::Paired, paired == Some(p.tokens.start));
                let bracket = q.reach.start > 0 && context.doc.tokens[q.reach.start - 1].is('(');
                clues.note(AreaClue::FigureInBracket, bracket && p.tokens.end + 1 == q.reach.start);
            });
        }
        for (i, p) in here[split..].iter().take(MANY).enumerate() {
            let between = q.reach.end.min(p.tokens.start)..p.tokens.start;
            self.offer(context, p, out, |clues| {
                clues.note(AreaClue::Behind, true);
                clues.note(AreaClue::BehindFirst, i == 0);
                clues.note(AreaClue::BehindClose, between.len() <= 3);
                clues.note(AreaClue::BehindRivalled, split > 0);
                cuts(
                    context,
                    &between,
                    q,
                    [AreaClue::BehindComma, AreaClue::BehindSemicolon, AreaClue::BehindFigure],
                    clues,
                );
                let bracket = between.len() == 1 && context.doc.tokens[between.start].is('(');
                clues.note(AreaClue::BehindBracket, bracket);
                clues.note(AreaClue::ComparedBehind, p.compared);
            });
        }
        let alone = here.is_empty();
        let province = context.has(sentence.start..q.tokens.start, Cue::Province);
        for (back, s) in (b.sentences.start..q.sentence).rev().take(FAR).enumerate() {
            let tokens = context.sentence(s);
            let places = self.within(tokens.clone());
            for (i, p) in places.iter().enumerate().take(MANY) {
                self.offer(context, p, out, |clues| {
                    let place = [AreaClue::Earlier, AreaClue::EarlierSecond, AreaClue::EarlierFar][back.min(2)];
                    clues.note(place, true);
                    clues.note(AreaClue::EarlierFront, p.tokens.start <= tokens.start + 5);
                    clues.note(AreaClue::EarlierLast, i + 1 == places.len());
                    clues.note(AreaClue::EarlierOnly, places.len() == 1);
                    clues.note(AreaClue::EarlierAlone, alone);
                    clues.note(AreaClue::EarlierProvince, province);
                    clues.note(AreaClue::ComparedBefore, p.compared);
                });
            }
        }
        if let Some(m) = context.marks.last_cue(sentence.start..q.tokens.start, Cue::LocalWhole) {
            let before = self.all.partition_point(|p| p.tokens.start < m.first as usize);
            if let Some(p) = self.all[..before].iter().rev().find(|p| p.row.is_none()) {
                self.offer(context, p, out, |clues| clues.note(AreaClue::LocalWhole, true));
            }
        }
        if let Some(p) = self.taken_up(context, &sentence, q) {
            self.offer(context, p, out, |clues| clues.note(AreaClue::UnitAgain, true));
        }
        if let Some(home) = self.home {
            self.offer(context, &self.all[home], out, |clues| {
                clues.note(AreaClue::Home, true);
                clues.note(AreaClue::HomeAlone, alone);
                clues.note(AreaClue::HomeProvince, province);
            });
        }
        if let Some(heading) = self.heading(context, block) {
            for p in self.within(context.doc.blocks[heading].tokens.clone()).iter().take(2) {
                self.offer(context, p, out, |clues| clues.note(AreaClue::Heading, true));
            }
        }
        self.fallbacks(context, index, status, out);
    }

    /// *Reads* "xã nhận 386 hồ sơ": the last place of that sort. *Leaves alone* cấp xã, các xã, xã Tân Ân.
    fn taken_up(&self, context: &Context, sentence: &Range<usize>, q: &Quantity) -> Option<&Place> {
        let tokens = &context.doc.tokens;
        let told = context.marks.within(sentence.start..q.tokens.start).iter().rev().find(|m| {
            let (first, last) = (m.first as usize, m.last as usize);
            let named = tokens.get(last).is_some_and(|t| t.is_word() && t.upper);
            let many =
                first > 0 && (tokens[first - 1].is_number() || context.marks.cue_before(first, Cue::Level).is_some());
            m.meaning == Meaning::Cue(Cue::Unit) && !named && !many && last <= q.tokens.start
        })?;
        let unit = tokens[told.last as usize - 1].key;
        let before = self.all.partition_point(|p| p.tokens.start < told.first as usize);
        self.all[..before].iter().rev().take(60).find(|p| p.unit == Some(unit))
    }

    /// The article's own area, the country and no area.
    fn fallbacks(&self, context: &Context, index: usize, status: Status, out: &mut Vec<Candidate<Site, AreaClue>>) {
        let q = &context.scan.quantities[index];
        let sentence = context.sentence(q.sentence);
        if let Some(row) = self.main {
            let mut clues = Clues::default();
            clues.note(AreaClue::MainArticle, true);
            clues.note(AreaClue::MainProvince, context.has(sentence.start..q.tokens.start, Cue::Province));
            clues.note(AreaClue::MainAlone, self.within(sentence.clone()).is_empty());
            self.again(context, &Site::Row(row), q, &mut clues);
            out.push(Candidate { value: Site::Row(row), clues, tokens: 0..0 });
        }
        if let Some(row) = self.nation {
            let mut clues = Clues::default();
            clues.note(AreaClue::Nation, true);
            clues.note(AreaClue::NationTold, is_national(context, q, &sentence));
            let near = q.reach.start.saturating_sub(6).max(sentence.start)..q.reach.start;
            let said = context.marks.last_cue(near, Cue::Nation);
            clues.note(AreaClue::NationNear, said.is_some());
            let bracket = q.reach.start > 0 && context.doc.tokens[q.reach.start - 1].is('(');
            clues.note(AreaClue::NationBracket, bracket && said.is_some_and(|m| m.last as usize + 1 == q.reach.start));
            clues.note(AreaClue::NationGroup, counts_provinces(context, q));
            let main = self.main.is_some_and(|main| main == row);
            clues.note(AreaClue::NationMain, main);
            self.again(context, &Site::Row(row), q, &mut clues);
            out.push(Candidate { value: Site::Row(row), clues, tokens: 0..0 });
        }
        let mut clues = Clues::default();
        clues.note(AreaClue::None, true);
        clues.note(AreaClue::NoneRule, status == Status::Rule);
        clues.note(
            AreaClue::NoneRuleScore,
            status == Status::Rule && (context.has(q.noun.clone(), Cue::Score) || q.kind == Kind::Score),
        );
        clues.note(AreaClue::NoneScored, context.has(q.noun.clone(), Cue::Score));
        clues.note(AreaClue::NoneMeasure, matches!(q.kind, Kind::Duration | Kind::Measure));
        clues.note(AreaClue::NoneMoney, q.kind == Kind::Money);
        self.again(context, &Site::Nowhere, q, &mut clues);
        out.push(Candidate { value: Site::Nowhere, clues, tokens: 0..0 });
    }

    fn offer(
        &self,
        context: &Context,
        place: &Place,
        out: &mut Vec<Candidate<Site, AreaClue>>,
        note: impl FnOnce(&mut Clues<AreaClue>),
    ) {
        let at = place.tokens.clone();
        let site = place.site(context);
        let mut clues = Clues::default();
        note(&mut clues);
        clues.note(AreaClue::Local, place.row.is_none());
        clues.note(AreaClue::Bare, place.bare);
        clues.note(AreaClue::Main, place.row.is_some() && place.row == self.main);
        clues.note(AreaClue::Country, place.row.is_some() && place.row == self.nation);
        if let Some(before) = self.taken.len().checked_sub(1) {
            self.again(context, &site, &context.scan.quantities[before + 1], &mut clues);
        }
        out.push(Candidate { value: site, clues, tokens: at });
    }

    /// Notes whether the figure before was about the same.
    fn again(&self, context: &Context, site: &Site, q: &Quantity, clues: &mut Clues<AreaClue>) {
        let Some((before, sentence, block)) = self.taken.last() else { return };
        let same = before.same(site);
        clues.note(AreaClue::Again, same && *sentence == q.sentence);
        let paragraph = *block == context.doc.sentences[q.sentence].block;
        clues.note(AreaClue::AgainParagraph, same && *sentence != q.sentence && paragraph);
        clues.note(AreaClue::AgainAcross, same && !paragraph);
    }

    /// The line above a list or table.
    fn heading(&self, context: &Context, block: usize) -> Option<usize> {
        let blocks = &context.doc.blocks;
        if !matches!(blocks[block].kind, BlockKind::ListItem | BlockKind::TableRow) {
            return block.checked_sub(1).filter(|&b| blocks[b].kind == BlockKind::Heading);
        }
        let rows = |&b: &usize| !matches!(blocks[b].kind, BlockKind::ListItem | BlockKind::TableRow);
        (0..block).rev().take(60).find(rows)
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
        self.within(tokens).first().map(|place| self.area(context, &place.site(context)))
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

    fn area(&self, context: &Context, site: &Site) -> Area {
        match *site {
            Site::Nowhere => Area::default(),
            Site::Row(row) => area_of_row(context.lexicon, row),
            Site::Local(_, _, at) => {
                let place = self.all.binary_search_by_key(&at, |p| p.tokens.start).ok();
                let name = place.map_or("", |i| context.doc.words(self.all[i].tokens.clone()));
                Area { name: name.to_owned(), ..Area::default() }
            }
        }
    }
}

/// Notes what stands between a place and a figure: a comma, a semicolon, another figure.
fn cuts(context: &Context, between: &Range<usize>, q: &Quantity, kinds: [AreaClue; 3], clues: &mut Clues<AreaClue>) {
    let tokens = &context.doc.tokens[between.clone()];
    let [comma, semicolon, figure] = kinds;
    clues.note(comma, tokens.iter().any(|t| t.is(',')));
    clues.note(semicolon, tokens.iter().any(|t| t.is(';')));
    let quantities = &context.scan.quantities;
    let place = |at: usize| quantities.partition_point(|p| p.tokens.start < at);
    let own = usize::from(between.contains(&q.tokens.start));
    clues.note(figure, place(between.end) > place(between.start) + own);
}

fn area_of_row(lexicon: &Lexicon, row: u16) -> Area {
    let row = lexicon.areas[row as usize];
    Area {
        name: row.name.to_owned(),
        code: (!row.code.is_empty()).then_some(row.code),
        successor: (!row.successor.is_empty()).then_some(row.successor),
    }
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

/// *Reads* "bình quân cả nước là 45,2%". *Leaves alone* "xếp thứ 12 cả nước".
fn is_national(context: &Context, q: &Quantity, sentence: &Range<usize>) -> bool {
    let before = context.marks.last_cue(sentence.start..q.tokens.start, Cue::Nation);
    before.is_some_and(|m| {
        let between = m.last as usize..q.tokens.start;
        let against = context.marks.cue_before(m.first as usize, Cue::Against).is_some();
        !against && !context.doc.tokens[between].iter().any(|t| t.is(';'))
    })
}
