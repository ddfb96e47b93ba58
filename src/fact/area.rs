//! Where: provinces, the units below them, the country, and the area a figure is about.

use super::{
    context::{Before, Context, Figure, Near, series},
    place::{self, Place},
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Area, Bound, Doubt, Kind, Status},
    lexicon::{AreaClue, Cue, Lexicon},
    segment::Key,
};
use std::ops::Range;

/// An answer to where.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
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
pub(super) struct Places<'a> {
    context: &'a Context<'a>,
    all: Vec<Place>,
    main: Option<u16>,
    /// The unit below the province that the article is mainly about.
    home: Option<usize>,
    nation: Option<u16>,
    last: Option<Before<Site>>,
    /// Room for the candidates of a figure.
    candidates: Vec<Offer<'a>>,
}

type Offer<'a> = Candidate<'a, Site, AreaClue>;

/// So many places are weighed on either side of a figure, and so many sentences back.
const MANY: usize = 5;
const FAR: usize = 4;

impl<'a> Places<'a> {
    /// Finds the places of a text.
    pub(super) fn find(context: &'a Context<'a>) -> Places<'a> {
        let all = place::find(context);
        let nation = context.lexicon.areas.iter().position(|a| !a.province && !a.code.is_empty()).map(|row| row as u16);
        let main = place::main_area(context, &all).or(nation);
        let home = place::main_local(context, &all);
        Places { context, all, main, home, nation, last: None, candidates: Vec::new() }
    }

    /// The area the article is mainly about.
    pub(super) fn main_area(&self) -> Option<Area> {
        self.main.map(|row| area_of_row(self.context.lexicon, row))
    }

    /// The area of a figure, with a doubt where nothing near the figure tells it. Must be asked in text order.
    pub(super) fn of(&mut self, figure: &Figure, status: Status, scales: &mut Scales) -> (Area, Option<Doubt>) {
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        self.collect(figure, status, &mut candidates);
        let best = scales.best(&candidates, |site: &Site| self.area(site).name);
        let (site, tokens) = best.map(|b| (b.0.value, b.0.tokens.clone())).unwrap_or_default();
        self.candidates = candidates;
        let at = figure.q.tokens.start;
        let near = self.context.doc.blocks[figure.block].tokens.start.max(at.saturating_sub(200));
        let own = |p: &Place| p.row.is_some() && p.row == self.main;
        let told = (tokens.start >= near && !tokens.is_empty())
            || site == Site::Nowhere
            || self.context.has(figure.before(), Cue::Province)
            || self.within(near..at).iter().any(own);
        self.last = Some(Before::new(figure, site));
        (self.area(&site), (!told).then_some(Doubt::AreaFromArticle))
    }

    /// Keeps the area of a figure that a table has told. Must be told in text order.
    pub(super) fn keep(&mut self, figure: &Figure, area: &Area) {
        let row = self.context.lexicon.areas.iter().position(|a| area.code.is_some() && area.code == Some(a.code));
        let site = row.map_or(Site::Nowhere, |row| Site::Row(row as u16));
        self.last = Some(Before::new(figure, site));
    }

    /// Every place that a figure could be about, the article's own, the country, and none.
    fn collect(&self, figure: &Figure, status: Status, out: &mut Vec<Offer<'a>>) {
        let here = self.within(figure.sentence());
        let split = here.partition_point(|p| p.tokens.start < figure.q.tokens.start);
        let (before, behind) = here.split_at(split);
        let alone = here.is_empty();
        let province = self.context.has(figure.before(), Cue::Province);
        self.before(figure, before, out);
        self.behind(figure, behind, !before.is_empty(), out);
        self.earlier(figure, alone, province, out);
        if let Some(m) = self.context.marks.last_cue(figure.before(), Cue::LocalWhole) {
            let until = self.all.partition_point(|p| p.tokens.start < m.first as usize);
            if let Some(p) = self.all[..until].iter().rev().find(|p| p.row.is_none()) {
                self.offer(figure, p, out, |c| c.note(AreaClue::LocalWhole, true));
            }
        }
        if let Some(p) = self.taken_up(figure) {
            self.offer(figure, p, out, |c| c.note(AreaClue::UnitAgain, true));
        }
        if let Some(home) = self.home {
            self.offer(figure, &self.all[home], out, |c| {
                c.note(AreaClue::Home, true);
                c.note(AreaClue::HomeAlone, alone);
                c.note(AreaClue::HomeProvince, province);
            });
        }
        if let Some(lead) = self.context.lead(figure.block) {
            for p in self.within(self.context.doc.blocks[lead].tokens.clone()).iter().take(2) {
                self.offer(figure, p, out, |c| c.note(AreaClue::Heading, true));
            }
        }
        self.article(figure, alone, province, out);
        self.country(figure, out);
        self.nowhere(figure, status, out);
    }

    /// The places before a figure in its sentence.
    fn before(&self, figure: &Figure, before: &[Place], out: &mut Vec<Offer<'a>>) {
        let q = figure.q;
        let paired = respective(self.context, before, figure).map(|p| p.tokens.start);
        for (i, p) in before.iter().rev().take(MANY).enumerate() {
            let between = p.tokens.end.min(q.tokens.start)..q.tokens.start;
            let cuts = self.context.cuts(&between);
            self.offer(figure, p, out, |c| {
                c.note(AreaClue::Before, true);
                c.note(AreaClue::BeforeNearest, i == 0);
                c.note(AreaClue::BeforeClose, between.len() <= 3);
                c.note(AreaClue::BeforeFar, between.len() > 20);
                c.note(AreaClue::BeforeFront, p.tokens.start <= figure.sentence().start + 3);
                c.note(AreaClue::BeforeComma, cuts.comma());
                c.note(AreaClue::BeforeSemicolon, cuts.semicolon());
                c.note(AreaClue::BeforeFigure, cuts.figures() > 0);
                c.note(AreaClue::BeforeProvince, self.context.has(between.clone(), Cue::Province));
                c.note(AreaClue::BeforeNation, self.context.has(between.clone(), Cue::Nation));
                c.note(AreaClue::ComparedBefore, p.compared);
                c.note(AreaClue::Paired, paired == Some(p.tokens.start));
                c.note(AreaClue::FigureInBracket, figure.bracketed && p.tokens.end + 1 == q.reach.start);
            });
        }
    }

    /// The places behind a figure in its sentence.
    fn behind(&self, figure: &Figure, behind: &[Place], rivalled: bool, out: &mut Vec<Offer<'a>>) {
        for (i, p) in behind.iter().take(MANY).enumerate() {
            let between = figure.q.reach.end.min(p.tokens.start)..p.tokens.start;
            let cuts = self.context.cuts(&between);
            let own = usize::from(between.contains(&figure.q.tokens.start));
            self.offer(figure, p, out, |c| {
                c.note(AreaClue::Behind, true);
                c.note(AreaClue::BehindFirst, i == 0);
                c.note(AreaClue::BehindClose, between.len() <= 3);
                c.note(AreaClue::BehindRivalled, rivalled);
                c.note(AreaClue::BehindComma, cuts.comma());
                c.note(AreaClue::BehindSemicolon, cuts.semicolon());
                c.note(AreaClue::BehindFigure, cuts.figures() > own);
                let bracket = between.len() == 1 && self.context.doc.tokens[between.start].is('(');
                c.note(AreaClue::BehindBracket, bracket);
                c.note(AreaClue::ComparedBehind, p.compared);
            });
        }
    }

    /// The places of the sentences before, in the same paragraph.
    fn earlier(&self, figure: &Figure, alone: bool, province: bool, out: &mut Vec<Offer<'a>>) {
        let opening = self.context.doc.blocks[figure.block].sentences.start;
        for (back, sentence) in (opening..figure.q.sentence).rev().take(FAR).enumerate() {
            let tokens = self.context.sentence(sentence);
            let places = self.within(tokens.clone());
            for (i, p) in places.iter().enumerate().take(MANY) {
                self.offer(figure, p, out, |c| {
                    let place = [AreaClue::Earlier, AreaClue::EarlierSecond, AreaClue::EarlierFar][back.min(2)];
                    c.note(place, true);
                    c.note(AreaClue::EarlierFront, p.tokens.start <= tokens.start + 5);
                    c.note(AreaClue::EarlierLast, i + 1 == places.len());
                    c.note(AreaClue::EarlierOnly, places.len() == 1);
                    c.note(AreaClue::EarlierAlone, alone);
                    c.note(AreaClue::EarlierProvince, province);
                    c.note(AreaClue::ComparedBefore, p.compared);
                });
            }
        }
    }

    /// *Reads* "xã nhận 386 hồ sơ": the last place of that sort. *Leaves alone* cấp xã, các xã, xã Tân Ân.
    fn taken_up(&self, figure: &Figure) -> Option<&Place> {
        let context = self.context;
        let tokens = &context.doc.tokens;
        let told = context.marks.cues(figure.before(), Cue::Unit).iter().rev().find(|m| {
            let (first, last) = (m.first as usize, m.last as usize);
            let named = tokens.get(last).is_some_and(|t| t.is_word() && t.upper);
            let many =
                first > 0 && (tokens[first - 1].is_number() || context.marks.cue_before(first, Cue::Level).is_some());
            !named && !many && last <= figure.q.tokens.start
        })?;
        let unit = tokens[told.last as usize - 1].key;
        let before = self.all.partition_point(|p| p.tokens.start < told.first as usize);
        self.all[..before].iter().rev().take(60).find(|p| p.unit == Some(unit))
    }

    /// The article's own area.
    fn article(&self, figure: &Figure, alone: bool, province: bool, out: &mut Vec<Offer<'a>>) {
        let Some(row) = self.main else { return };
        let mut c = self.candidate(Site::Row(row), 0..0);
        c.note(AreaClue::MainArticle, true);
        c.note(AreaClue::MainProvince, province);
        c.note(AreaClue::MainAlone, alone);
        self.add(figure, c, out);
    }

    /// The country, named or not.
    fn country(&self, figure: &Figure, out: &mut Vec<Offer<'a>>) {
        let Some(row) = self.nation else { return };
        let context = self.context;
        let at = figure.q.reach.start;
        let near = at.saturating_sub(6).max(figure.sentence().start)..at;
        let said = context.marks.last_cue(near, Cue::Nation);
        let mut c = self.candidate(Site::Row(row), 0..0);
        c.note(AreaClue::Nation, true);
        c.note(AreaClue::NationTold, is_national(context, figure));
        c.note(AreaClue::NationNear, said.is_some());
        c.note(AreaClue::NationBracket, figure.bracketed && said.is_some_and(|m| m.last as usize + 1 == at));
        c.note(AreaClue::NationGroup, counts_provinces(context, figure));
        c.note(AreaClue::NationMain, self.main == Some(row));
        self.add(figure, c, out);
    }

    /// No area at all.
    fn nowhere(&self, figure: &Figure, status: Status, out: &mut Vec<Offer<'a>>) {
        let q = figure.q;
        let rule = status == Status::Rule;
        let scored = self.context.has(q.noun.clone(), Cue::Score);
        let mut c = self.candidate(Site::Nowhere, 0..0);
        c.note(AreaClue::None, true);
        c.note(AreaClue::NoneRule, rule);
        c.note(AreaClue::NoneRuleScore, rule && (scored || q.kind == Kind::Score));
        c.note(AreaClue::NoneScored, scored);
        c.note(AreaClue::NoneMeasure, matches!(q.kind, Kind::Duration | Kind::Measure));
        c.note(AreaClue::NoneMoney, q.kind == Kind::Money);
        self.add(figure, c, out);
    }

    fn candidate(&self, site: Site, tokens: Range<usize>) -> Offer<'a> {
        Candidate::new(&self.context.lexicon.area_weights, site, tokens)
    }

    /// Adds a place with the clues that hold wherever it stands.
    fn offer(&self, figure: &Figure, place: &Place, out: &mut Vec<Offer<'a>>, note: impl FnOnce(&mut Offer<'a>)) {
        let mut c = self.candidate(place.site(self.context), place.tokens.clone());
        note(&mut c);
        c.note(AreaClue::Local, place.row.is_none());
        c.note(AreaClue::Bare, place.bare);
        c.note(AreaClue::Main, place.row.is_some() && place.row == self.main);
        c.note(AreaClue::Country, place.row.is_some() && place.row == self.nation);
        self.add(figure, c, out);
    }

    /// Adds a candidate, noting whether the figure before was about the same.
    fn add(&self, figure: &Figure, mut c: Offer<'a>, out: &mut Vec<Offer<'a>>) {
        if let Some(before) = self.last.filter(|before| before.value.same(&c.value)) {
            c.note(AreaClue::Again, before.near(figure) == Near::Sentence);
            c.note(AreaClue::AgainParagraph, before.near(figure) == Near::Paragraph);
            c.note(AreaClue::AgainAcross, before.near(figure) == Near::Elsewhere);
        }
        out.push(c);
    }

    /// The country.
    pub(super) fn nation(&self) -> Area {
        self.nation.map(|row| area_of_row(self.context.lexicon, row)).unwrap_or_default()
    }

    /// The area of the article, as a figure's.
    pub(super) fn main(&self) -> Area {
        self.main_area().unwrap_or_default()
    }

    /// The first place that some tokens name.
    pub(super) fn named(&self, tokens: Range<usize>) -> Option<Area> {
        self.within(tokens).first().map(|place| self.area(&place.site(self.context)))
    }

    /// The place that some tokens name, where they name one only.
    pub(super) fn only(&self, tokens: Range<usize>) -> Option<Area> {
        self.named(tokens.clone()).filter(|_| self.within(tokens).len() == 1)
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

    fn area(&self, site: &Site) -> Area {
        match *site {
            Site::Nowhere => Area::default(),
            Site::Row(row) => area_of_row(self.context.lexicon, row),
            Site::Local(_, _, at) => {
                let place = self.all.binary_search_by_key(&at, |p| p.tokens.start).ok();
                let name = place.map_or("", |i| self.context.doc.words(self.all[i].tokens.clone()));
                Area { name: name.to_owned(), ..Area::default() }
            }
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

/// *Reads* "34 tỉnh, thành phố" and a group whose members are listed: figures of the country.
fn counts_provinces(context: &Context, figure: &Figure) -> bool {
    let q = figure.q;
    let provinces = !q.noun.is_empty() && context.marks.cue_at(q.noun.start, Cue::Ranked).is_some();
    let listed = q.rule == "group" && q.bound == Bound::Exact;
    listed || (q.kind == Kind::Count && provinces && context.marks.cue_at(q.noun.start, Cue::ProvinceWord).is_some())
}

/// *Reads* "A, B và C lần lượt là 18, 26 và 48": the first name belongs to the first value.
fn respective<'p>(context: &Context, before: &'p [Place], figure: &Figure) -> Option<&'p Place> {
    let (members, at) = series(context, figure)?;
    let named = &before[..before.partition_point(|p| p.tokens.end <= at)];
    let first = named.len().checked_sub(members.len())?;
    named.get(first + figure.index - members.start)
}

/// *Reads* "bình quân cả nước là 45,2%". *Leaves alone* "xếp thứ 12 cả nước".
fn is_national(context: &Context, figure: &Figure) -> bool {
    let before = context.marks.last_cue(figure.before(), Cue::Nation);
    before.is_some_and(|m| {
        let against = context.marks.cue_before(m.first as usize, Cue::Against).is_some();
        !against && !context.cuts(&(m.last as usize..figure.q.tokens.start)).semicolon()
    })
}
