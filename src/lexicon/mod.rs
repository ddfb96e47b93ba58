//! Typed tables, and the `.tsv` files they come from.

mod clue;
mod cue;
mod legal;
mod mentions;
mod names;
mod phrases;
pub mod sentences;
mod tables;
pub(crate) mod tsv;
mod unmarked;

pub use clue::{AreaClue, Clue, Clues, IndicatorClue, PeriodClue, PillarClue, StatusClue, Weights};
pub use cue::Cue;
pub use legal::LegalForms;
pub use mentions::{Mentions, Sorts};
pub use names::{Joints, Name};
pub use phrases::{Case, Meaning, Mention, PhraseList, Phrases};
pub use tables::{AreaRow, Indicator, NumberRole, NumberRow, Trigger, UnitKind, UnitRow, ValueKind};
pub use unmarked::Unmarked;

use crate::{analysis::Doubt, segment::Token};
use phrases::case_of;
use std::sync::OnceLock;

/// Every table, built once and shared by all analyses.
pub struct Lexicon {
    /// Phrases of all tables.
    pub phrases: Phrases,
    /// Provinces, their spellings, and names that only look like them.
    pub areas: Vec<AreaRow>,
    /// What can be measured.
    pub indicators: Vec<Indicator>,
    /// Phrases that point to an indicator.
    pub triggers: Vec<Trigger>,
    /// Codes of the kinds of documents.
    pub documents: Vec<&'static str>,
    /// Units of measure.
    pub units: Vec<UnitRow>,
    /// Numbers of documents.
    pub legal: LegalForms,
    /// Number words.
    pub numbers: Vec<NumberRow>,
    /// The unit of index values.
    pub point: &'static str,
    /// The unit of multiples.
    pub times: &'static str,
    /// Words that hold names together.
    pub joints: Joints,
    /// Points of the clues to an area.
    pub area_weights: Weights<AreaClue>,
    /// Points of the clues to an indicator.
    pub indicator_weights: Weights<IndicatorClue>,
    /// Points of the clues to a reference period.
    pub period_weights: Weights<PeriodClue>,
    /// Points of the clues to a pillar.
    pub pillar_weights: Weights<PillarClue>,
    /// Points of the clues to a status.
    pub status_weights: Weights<StatusClue>,
    doubts: Vec<(Doubt, &'static str)>,
    unmarked: OnceLock<Unmarked>,
}

impl Lexicon {
    /// Builds the tables that the program ships with.
    pub fn new() -> Lexicon {
        let mut phrases = PhraseList::default();
        for [phrase, name] in tsv::rows(include_str!("cues.tsv")) {
            if let Some(cue) = Cue::from_name(name) {
                phrases.add(phrase, Meaning::Cue(cue), case_of(phrase));
            }
        }
        for [phrase, pillar] in tsv::rows(include_str!("pillars.tsv")) {
            if let Some(pillar) = crate::analysis::Pillar::from_word(pillar) {
                phrases.add(phrase, Meaning::Pillar(pillar), case_of(phrase));
            }
        }
        let areas = tables::areas(include_str!("areas.tsv"), &mut phrases);
        let units = tables::units(include_str!("units.tsv"), &mut phrases);
        let numbers = tables::numbers(include_str!("numbers.tsv"), &mut phrases);
        let (indicators, triggers) = tables::indicators(include_str!("indicators.tsv"), &mut phrases);
        let documents = names::names(&mut phrases);
        let joints = names::joints();
        let doubts = tsv::rows(include_str!("doubts.tsv"))
            .filter_map(|[word, sentence, _]| Some((Doubt::from_word(word)?, sentence)))
            .collect();
        let unit = |kind: UnitKind, at: usize| {
            units.iter().filter(|u: &&UnitRow| u.kind == kind).map(|u| u.unit).nth(at).unwrap_or_default()
        };
        let (point, times) = (unit(UnitKind::Score, 0), unit(UnitKind::Times, 0));
        let legal = LegalForms::new(include_str!("legal_forms.tsv"));
        let weights = include_str!("weights.tsv");
        let phrases = Phrases::new(phrases);
        let unmarked = OnceLock::new();
        Lexicon {
            area_weights: Weights::new(weights),
            indicator_weights: Weights::new(weights),
            period_weights: Weights::new(weights),
            pillar_weights: Weights::new(weights),
            status_weights: Weights::new(weights),
            phrases,
            documents,
            areas,
            indicators,
            triggers,
            units,
            legal,
            numbers,
            point,
            times,
            joints,
            doubts,
            unmarked,
        }
    }

    /// The indicator that is the share belonging to a number of things: online_dossier_count to online_dossier_rate;
    /// of a share or ratio itself.
    pub fn rate_of(&self, indicator: u16) -> Option<u16> {
        let row = &self.indicators[indicator as usize];
        if matches!(row.value, ValueKind::Rate | ValueKind::Ratio) {
            return Some(indicator);
        }
        let stem = row.id.strip_suffix("_count")?;
        let share = |i: &Indicator| {
            i.value == ValueKind::Rate && i.id.strip_prefix(stem).is_some_and(|rest| matches!(rest, "_rate" | "_share"))
        };
        self.indicators.iter().position(share).map(|row| row as u16)
    }

    /// The phrases by their spelling without marks, built for the first text that has none.
    pub fn unmarked(&self) -> &Unmarked {
        self.unmarked.get_or_init(|| Unmarked::new(&self.phrases, &self.units))
    }

    /// The sentence that tells a reader what a doubt means.
    pub fn doubt(&self, doubt: Doubt) -> &str {
        self.doubts.iter().find(|d| d.0 == doubt).map_or(doubt.word(), |d| d.1)
    }

    /// True where one token alone is this cue.
    pub fn is_cue(&self, token: &Token, cue: Cue) -> bool {
        self.is_whole(std::iter::once(token), cue)
    }

    /// True where some words together are this cue.
    pub fn is_whole<'t>(&self, words: impl Iterator<Item = &'t Token> + Clone, cue: Cue) -> bool {
        self.phrases.whole(words).any(|meaning| meaning == Meaning::Cue(cue))
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Lexicon::new()
    }
}
