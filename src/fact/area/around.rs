//! What the sentence of a figure tells of areas without naming them, found once for all candidates.

use super::{MANY, Offer, Place, Places, Site, counts_provinces, counts_units, is_gap, nation, national};
use crate::{
    analysis::Kind,
    fact::{
        beside::is_level,
        context::{Figure, Near},
    },
    lexicon::{AreaClue, Cue, Mention, Sorts},
};

/// What stands around a figure.
pub(super) struct Around<'f> {
    pub figure: &'f Figure<'f>,
    /// The sentence names no place.
    pub alone: bool,
    /// The sentence names no place before the figure.
    pub unled: bool,
    /// The sentence speaks of the province before the figure.
    pub province: bool,
    /// The figure is some of many: "một trong 45 thôn".
    pub one_of: bool,
    /// The sentence speaks of the country.
    country: bool,
    /// … before the figure.
    national: bool,
    /// … and neither of a place nor of a province in between.
    nation_last: bool,
    /// … and says what the country's figure is: bình quân cả nước là 88,37%, tăng 1,39 điểm.
    nation_subject: bool,
    /// It speaks of somebody or of a household.
    pub folk: bool,
    /// It speaks of a village or the like.
    village: bool,
    /// Somebody says the figure.
    pub quoted: bool,
    /// A word for a level stands right before the figure: mức 16,5% của cả nước.
    pub rated: bool,
    /// "34 tỉnh, thành phố", or a group whose members are listed.
    pub provinces: bool,
    /// What the figure before it in the sentence is of.
    pub again: Option<Site>,
    speaker: Option<Site>,
    /// What the lines above tell.
    pub lines: Lines,
}

/// What the lines above a block tell of areas.
#[derive(Clone, Copy, Default)]
pub(super) struct Lines {
    /// The first unit below the province that the paragraph above names.
    above: Option<Site>,
    /// The last place that the paragraphs above name, and whether the one right above names no other.
    pub latest: Option<(Site, bool)>,
    /// The first places of the line that leads to it.
    heading: [Option<Site>; 2],
}

impl Lines {
    /// Looks above a block.
    pub fn new(places: &Places, block: usize) -> Lines {
        let named = |block: Option<usize>| block.map_or(&[][..], |block| places.in_block(block));
        let mut lead = named(places.context.lead(block)).iter().map(Place::site);
        let above = named(block.checked_sub(1)).iter().find(|p| p.row.is_none());
        let heading = [lead.next(), lead.next()];
        Lines { above: above.map(Place::site), latest: latest(places, block), heading }
    }
}

/// The last place that the paragraphs above a block name, and whether the one right above names no other.
fn latest(places: &Places, block: usize) -> Option<(Site, bool)> {
    let blocks = &places.context.doc.blocks;
    let before = places.firsts.within(0..blocks[block].sentences.start);
    let mut told = places.all[before].iter().rev().take(MANY).filter(|p| !p.aside());
    let (last, above) = (told.next()?, blocks[block - 1].tokens.start);
    let site = last.site();
    let mut rest = told.take_while(|p| p.tokens.start >= above);
    Some((site, last.tokens.start >= above && rest.all(|p| p.site().same(site, places.context))))
}

impl<'f> Around<'f> {
    /// Looks around a figure whose sentence names some places.
    pub fn new(places: &Places, figure: &'f Figure<'f>, here: &[Place]) -> Around<'f> {
        let context = places.context;
        let before = figure.before();
        let at = figure.q.tokens.start;
        let last = |cue| context.marks.last_cue(before.clone(), cue).map(|m| m.first as usize);
        let named = || here.iter().rev().map(|p| p.tokens.start).find(|&p| p < at);
        let country = context.has(figure.sentence(), Cue::Nation);
        let national = if country { national(context, figure) } else { None };
        let nation_last = national.is_some() && last(Cue::Nation) > named().max(last(Cue::Province));
        Around {
            figure,
            alone: !nation_last && here.iter().all(|p| p.again),
            unled: here.iter().all(|p| p.again || p.tokens.start > at),
            province: context.has(before.clone(), Cue::Province),
            country,
            one_of: context.marks.ends(at, Sorts::of(&[Cue::OneOf])),
            national: national.is_some(),
            nation_last,
            nation_subject: nation_last
                && national.is_some_and(|m| context.marks.cue_at(m.last as usize, Cue::Copula).is_some()),
            folk: context.has(before.start..at + 4, Cue::Folk),
            village: context.has(before.clone(), Cue::Village),
            quoted: context.said(at).is_some(),
            rated: [figure.q.reach.start, at].iter().any(|&at| context.marks.ends(at, Sorts::of(&[Cue::Rate]))),
            provinces: counts_provinces(context, figure),
            again: places.last.filter(|before| before.near(figure) == Near::Sentence).map(|before| before.value),
            speaker: places.speaker(figure).map(Place::site),
            lines: places.lines.map(|(_, lines)| lines).unwrap_or_default(),
        }
    }

    /// Every area below the country and the article's own that is told without being named near the figure.
    pub fn told(&self, places: &Places, mut offer: impl FnMut(Site, &dyn Fn(&mut Offer))) {
        if let Some(speaker) = self.speaker {
            offer(speaker, &|c| c.note(AreaClue::Speaker, true));
        }
        // What stands before its first name is not of it.
        if let Some((site @ Site::Local(named, _), home)) = places.home
            && (named as usize) < self.figure.q.tokens.start
        {
            offer(site, &|c| {
                c.note(AreaClue::Home, true);
                c.note(AreaClue::HomeHeadline, home.headline);
                c.note(AreaClue::HomeOutnumbers, home.outnumbers());
                c.note(AreaClue::HomeVillage, self.village);
            });
        }
        if let Some(scene) = places.scene {
            offer(scene, &|c| c.note(AreaClue::Scene, true));
        }
        if let Some(above) = self.lines.above {
            offer(above, &|c| {
                c.note(AreaClue::Above, true);
                c.note(AreaClue::AboveAlone, self.alone);
            });
        }
        if let Some((latest, _)) = self.lines.latest {
            offer(latest, &|_| {});
        }
        for heading in self.lines.heading.into_iter().flatten() {
            offer(heading, &|c| c.note(AreaClue::Heading, true));
        }
    }

    /// Notes what speaks for the article's own area, where nothing near names it.
    pub fn note_main(&self, places: &Places, c: &mut Offer) {
        c.note(AreaClue::MainArticle, true);
        c.note(AreaClue::MainProvince, self.province);
        c.note(AreaClue::MainAlone, self.alone);
        c.note(AreaClue::MainNation, self.nation_last);
        c.note(AreaClue::MainQuoted, self.quoted);
        c.note(AreaClue::MainOfUnits, counts_units(places.context, self.figure));
    }

    /// Notes what speaks for the country, named or not.
    pub fn note_nation(&self, places: &Places, c: &mut Offer) {
        let (context, figure) = (places.context, self.figure);
        let at = figure.q.reach.start;
        let near = at.saturating_sub(6).max(figure.sentence().start)..at;
        let moved = matches!(figure.q.kind, Kind::Change | Kind::Rank);
        let near = self.country && !moved && nation(context, near).is_some();
        c.note(AreaClue::Nation, true);
        c.note(AreaClue::NationTold, self.national);
        c.note(AreaClue::NationLast, self.nation_last);
        c.note(AreaClue::NationSubject, self.nation_subject);
        c.note(AreaClue::NationNear, near);
        c.note(AreaClue::NationGap, is_gap(context, figure));
        let behind = || nation(context, figure.behind(3));
        let joined = |m: &Mention| !context.cuts(&(figure.q.reach.end..m.first as usize)).comma();
        let behind = self.country && figure.q.kind != Kind::Rank && behind().is_some_and(joined);
        c.note(AreaClue::NationBehind, behind);
        c.note(AreaClue::NationBehindLevel, behind && (self.rated || is_level(context, figure)));
        c.note(AreaClue::NationGroup, self.provinces);
    }
}
