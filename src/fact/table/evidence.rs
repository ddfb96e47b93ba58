//! What is measured: the triggers of heads, row, group and caption of a table, weighed.

use super::{Part, Reader, trimmed};
use crate::{
    analysis::{Kind, Pillar},
    lexicon::{Cue, Meaning, Part as TriggerPart, UnitKind, ValueKind},
    quantity::cell::is_frame,
    segment::{Key, Token},
};
use std::ops::Range;

/// The weights of where a trigger stands, beside those of sentences in `indicator.rs`.
mod weight {
    /// For each syllable of the trigger.
    pub const SYLLABLE: i32 = 4;
    /// In the head of the column or the name of the row.
    pub const OWN: i32 = 12;
    /// In the head of a column at the left.
    pub const LEFT: i32 = -8;
    /// The head or the row says something that the trigger does not.
    pub const OTHER: i32 = -14;
    /// A trigger's parts stand in two of them.
    pub const APART: i32 = -6;
    /// The thing counted is the indicator's own.
    pub const SAME_NOUN: i32 = 10;
    /// The indicator counts another thing.
    pub const OTHER_NOUN: i32 = -8;
    /// What a candidate needs.
    pub const NEEDED: i32 = 8;
}

/// What points to one indicator.
struct Found {
    indicator: u16,
    /// Points for the best place of a trigger.
    place: i32,
    /// The words of all its triggers.
    words: Vec<Key>,
    /// So many words; an abbreviation counts twice, it is a name: DTI, SIPAS.
    weighed: i32,
    /// Where they begin.
    used: Vec<usize>,
}

impl Found {
    fn add(&mut self, tokens: &[Token], place: i32, used: &[&Told]) {
        self.place = self.place.max(place);
        self.used.extend(used.iter().map(|told| told.mark.start as usize));
        for token in used.iter().flat_map(|told| &tokens[told.mark.start as usize..told.mark.end as usize]) {
            if !self.words.contains(&token.key) {
                self.words.push(token.key);
                self.weighed += if token.caps { 2 } else { 1 };
            }
        }
    }
}

/// A part of triggers in a table.
struct Told<'m> {
    mark: &'m Range<u32>,
    group: u16,
    /// Points for where it stands, and which of the places around the figure that is.
    place: i32,
    source: usize,
}

impl Reader<'_> {
    /// Adds a trigger to what points to its indicator.
    fn found(&self, found: &mut Vec<Found>, row: u16, place: i32, used: &[&Told]) {
        let indicator = self.context.lexicon.triggers.row(row).indicator;
        let at = found.iter().position(|f| f.indicator == indicator).unwrap_or(found.len());
        if at == found.len() {
            found.push(Found {
                indicator,
                place,
                words: Vec::with_capacity(8),
                weighed: 0,
                used: Vec::with_capacity(8),
            });
        }
        found[at].add(&self.context.doc.tokens, place, used);
    }

    /// The indicator that head, row, group and caption point to. A trigger's parts may stand in several of them.
    pub(super) fn indicator(&self, row_is_place: bool) -> Option<u16> {
        let context = self.context;
        // What of head and name says more than when or where.
        let own = |part: Part| part == Part::Head || part == Part::Name && !row_is_place;
        let told = self.around.iter().filter(|(part, tokens)| own(*part) && !self.says_nothing(tokens));
        let told: Vec<&Range<usize>> = told.map(|(_, tokens)| tokens).collect();
        let triggers = &context.lexicon.triggers;
        let mut marks: Vec<Told> = Vec::new();
        for (source, (part, range)) in self.around.iter().enumerate().rev() {
            let place = match part {
                Part::Head if !told.contains(&range) => continue,
                Part::Name if row_is_place => continue,
                Part::Head | Part::Name => weight::OWN,
                Part::Left if !self.generic => weight::LEFT,
                _ => 0,
            };
            let parts = context.marks.triggers_within(range.clone()).iter();
            marks.extend(parts.map(|(group, mark)| Told { mark, group: *group, place, source }));
        }
        let mut found: Vec<Found> = Vec::new();
        let (mut behind, mut used, mut opened) = (Vec::new(), Vec::new(), Vec::new());
        for (i, first) in marks.iter().enumerate() {
            // The row may stand for the first word or for the last: "Hồ sơ" and "Trực tuyến".
            let others = marks[..i].iter().filter(|m| m.source != first.source);
            behind.clear();
            behind.extend(marks[i + 1..].iter().chain(others));
            for row in triggers.whole(first.group) {
                self.found(&mut found, row, first.place, &[first]);
            }
            opened.clear();
            for (at, second) in behind.iter().enumerate() {
                for row in triggers.onward(first.group, second.group) {
                    if opened.contains(&row) {
                        continue;
                    }
                    opened.push(row);
                    let parts = triggers.row(row).parts;
                    used.clear();
                    used.extend([first, second]);
                    for next in &behind[at + 1..] {
                        let part = TriggerPart { trigger: row, place: used.len() as u8 };
                        if part.place < parts && triggers.parts(next.group).contains(&part) {
                            used.push(next);
                        }
                    }
                    if used.len() == usize::from(parts) {
                        let apart = |m: &Told| if m.source == first.source { 0 } else { weight::APART };
                        let place = used[1..].iter().fold(first.place, |place, m| place.min(m.place) + apart(m));
                        self.found(&mut found, row, place, &used);
                    }
                }
            }
        }
        let counts = self.q.kind == Kind::Count && !found.is_empty();
        let unit = if counts { crate::segment::tokenize(&self.q.unit) } else { Vec::new() };
        let points = |f: &Found| {
            let other = if told.iter().all(|tokens| self.covered(tokens, f)) { 0 } else { weight::OTHER };
            // The place of a part is not the place of the whole.
            if other != 0 && f.place < weight::OWN && matches!(self.q.kind, Kind::Rank | Kind::Score) {
                return None;
            }
            let points = f.weighed * weight::SYLLABLE + self.fits(f.indicator, &unit)? + f.place + other;
            (points >= weight::NEEDED).then_some((points, std::cmp::Reverse(f.indicator)))
        };
        found.iter().filter_map(points).max().map(|best| best.1.0)
    }

    /// True where a head has no words but such as say when, where, how it is counted, or that it is a share.
    pub(super) fn says_nothing(&self, head: &Range<usize>) -> bool {
        let head = trimmed(self.context, head.clone());
        let tokens = &self.context.doc.tokens;
        let mut end = head.start;
        head.clone().all(|at| {
            let said = self.context.marks.starting(at).iter().filter(|m| match m.meaning {
                Meaning::Cue(cue) => matches!(
                    cue,
                    Cue::Share
                        | Cue::Place
                        | Cue::Score
                        | Cue::Total
                        | Cue::UnitHead
                        | Cue::Against
                        | Cue::Up
                        | Cue::Down
                ),
                _ => false,
            });
            end = said.map(|m| m.last as usize).fold(end, usize::max);
            let number = tokens[at].key == self.context.lexicon.joints.number;
            at < end || number || !tokens[at].is_word() || is_frame(self.context.doc, self.context.marks, at..at + 1)
        }) || is_frame(self.context.doc, self.context.marks, head)
    }

    /// True where a trigger stands in a head or name, or all its words belong to one.
    fn covered(&self, range: &Range<usize>, found: &Found) -> bool {
        let own = &self.context.doc.tokens[trimmed(self.context, range.clone())];
        found.used.iter().any(|at| range.contains(at))
            || own.iter().filter(|t| t.is_word()).all(|t| found.words.contains(&t.key))
    }

    /// Points for how well the figure can be a value of an indicator; nothing where it cannot.
    fn fits(&self, indicator: u16, unit: &[Token]) -> Option<i32> {
        let indicator = &self.context.lexicon.indicators[indicator as usize];
        let counted = || {
            let same = unit.iter().any(|t| indicator.things.contains(&t.key));
            if same { weight::SAME_NOUN } else { weight::OTHER_NOUN }
        };
        match (indicator.value, self.q.kind) {
            (ValueKind::Rate, Kind::Percentage)
            | (ValueKind::Rank, Kind::Rank)
            | (ValueKind::Score, Kind::Score)
            | (ValueKind::Money, Kind::Money)
            | (ValueKind::Measure, Kind::Measure)
            | (ValueKind::Ratio, Kind::Ratio) => Some(6),
            (ValueKind::Count, Kind::Count) => Some(2 + counted()),
            (ValueKind::Ratio, Kind::Count) => Some(counted()),
            (ValueKind::Rate, Kind::Ratio) => Some(2),
            (ValueKind::Score | ValueKind::Ratio, Kind::Percentage) => Some(0),
            (ValueKind::Rank, Kind::Change) => (self.q.measure == Some(UnitKind::Step)).then_some(6),
            (ValueKind::Rate, Kind::Change) => {
                matches!(self.q.measure, Some(UnitKind::Percent | UnitKind::Point)).then_some(4)
            }
            (ValueKind::Score, Kind::Change) => (self.q.measure != Some(UnitKind::Step)).then_some(2),
            (ValueKind::Count | ValueKind::Money, Kind::Change) => {
                (self.q.measure == Some(UnitKind::Percent)).then_some(0)
            }
            _ => None,
        }
    }

    /// The pillar that the nearest words point to.
    pub(super) fn pillar(&self) -> Option<Pillar> {
        let around = self.around.iter().filter(|a| a.0 != Part::Left);
        around.map(|a| &a.1).find_map(|s| {
            let marks = self.context.marks.within(s.clone()).iter();
            let longest = marks.filter(|m| matches!(m.meaning, Meaning::Pillar(_))).max_by_key(|m| m.last - m.first)?;
            if let Meaning::Pillar(pillar) = longest.meaning { Some(pillar) } else { None }
        })
    }
}
