//! Typed tables, and the `.tsv` files they come from.

pub mod alphabet;
mod clue;
mod cue;
mod legal;
mod list;
mod mentions;
mod misspelt;
mod names;
mod own;
mod phrases;
mod reckon;
pub mod sentences;
mod tables;
mod terms;
mod triggers;
pub(crate) mod tsv;
mod unmarked;

pub use clue::{AreaClue, Clue, IndicatorClue, PeriodClue, PillarClue, StatusClue, Weights};
pub use cue::Cue;
pub use legal::LegalForms;
pub use mentions::{Mentions, Sorts};
pub use misspelt::Misspelt;
pub use names::{Joints, Name};
pub use own::{Added, Fault, Own};
pub use phrases::{Case, Meaning, Mention, Phrases};
pub use reckon::Reckon;
pub use tables::{AreaRow, Indicator, NumberRole, NumberRow, UnitKind, UnitRow, ValueKind};
pub use terms::{Term, Terms};
pub use triggers::{Part, Trigger, Triggers};
pub use unmarked::Unmarked;

use crate::{analysis::Doubt, segment::Token};
use list::PhraseList;
use std::sync::OnceLock;
use tables::Tables;

/// Every table, built once and shared by all analyses.
pub struct Lexicon {
    /// Phrases of all tables.
    pub phrases: Phrases,
    /// Provinces, their spellings, and names that only look like them.
    pub areas: Vec<AreaRow>,
    /// What can be measured.
    pub indicators: Vec<Indicator>,
    /// For each indicator, by the sort of their values, those of the same thing.
    kin: Vec<[Option<u16>; ValueKind::COUNT]>,
    /// What indicators are called.
    pub terms: Terms,
    /// Phrases that point to an indicator.
    pub triggers: Triggers,
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
    misspelt: OnceLock<Misspelt>,
}

impl Lexicon {
    /// Builds the tables that the program ships with.
    pub fn new() -> Lexicon {
        Lexicon::build(PhraseList::default(), None).0
    }

    /// Builds from the program's tables, and from a reader's own that go before them. *Gives* also the first short form
    /// that shortens nothing.
    fn build(mut phrases: PhraseList, own: Option<Tables>) -> (Lexicon, Option<usize>) {
        let (mut areas, mut units, mut indicators) = (Vec::new(), Vec::new(), Vec::new());
        let mut triggers = tables::Parts::default();
        let (mut own_units, mut numbers) = (0, Vec::new());
        for (tables, ours) in own.into_iter().map(|own| (own, false)).chain([(Tables::OURS, true)]) {
            let earlier = |rows: usize| if ours { rows } else { usize::MAX };
            for [list, name] in tsv::rows(tables.cues) {
                phrases.add_all(list, Cue::from_name(name).map(Meaning::Cue));
            }
            if ours {
                for [list, name] in tsv::rows(tsv::table!("reckon.tsv")) {
                    phrases.add_all(list, Reckon::from_name(name).map(Meaning::Reckon));
                }
            }
            for [list, pillar] in tsv::rows(tables.pillars) {
                let meaning = match pillar {
                    "other" => Some(Meaning::NoPillar),
                    "crowd" => Some(Meaning::Crowd),
                    _ => crate::analysis::Pillar::from_word(pillar).map(Meaning::Pillar),
                };
                phrases.add_all(list, meaning);
            }
            let count = areas.len();
            tables::areas(tables.areas, &mut areas, &mut phrases, earlier(count));
            own_units = units.len();
            tables::units(tables.units, &mut units, &mut phrases);
            // Not laid over, and in the place that the order of meanings asks for.
            if ours {
                numbers = tables::numbers(tsv::table!("numbers.tsv"), &mut phrases);
            }
            let count = indicators.len();
            tables::indicators(tables.indicators, (&mut indicators, &mut triggers), &mut phrases, earlier(count));
            if !ours {
                phrases.seal();
            }
        }
        tables::special(tsv::table!("special.tsv"), &mut indicators);
        let documents = names::names(&mut phrases);
        let joints = names::joints();
        let doubts = tsv::rows(tsv::table!("doubts.tsv"))
            .filter_map(|[word, sentence]| Some((Doubt::from_word(word)?, sentence)))
            .collect();
        let unit = |kind: UnitKind| {
            units[own_units..].iter().find(|u: &&UnitRow| u.kind == kind).map(|u| u.unit).unwrap_or_default()
        };
        let (point, times) = (unit(UnitKind::Score), unit(UnitKind::Times));
        let legal = LegalForms::default();
        let unused = phrases.unused_short();
        let mut phrases = Phrases::new(&phrases.rows);
        let triggers = Triggers::new(triggers.rows, &triggers.parts, &indicators, &mut phrases);
        let kin = kin(&indicators);
        let terms = own.map_or_else(Terms::default, |own| Terms::over(own.indicators));
        let lexicon = Lexicon {
            area_weights: Weights::default(),
            indicator_weights: Weights::default(),
            period_weights: Weights::default(),
            pillar_weights: Weights::default(),
            status_weights: Weights::default(),
            phrases,
            documents,
            areas,
            indicators,
            kin,
            terms,
            triggers,
            units,
            legal,
            numbers,
            point,
            times,
            joints,
            doubts,
            unmarked: OnceLock::new(),
            misspelt: OnceLock::new(),
        };
        (lexicon, unused)
    }

    /// The indicator of the same thing with values of another sort: of online_dossier_count the share
    /// online_dossier_rate, of pci_rank the points pci_score; of one with such values itself.
    pub fn kin(&self, indicator: u16, value: ValueKind) -> Option<u16> {
        self.kin[indicator as usize][value as usize]
    }

    /// The phrases by their spelling without marks, built for the first text that has none.
    pub fn unmarked(&self) -> &Unmarked {
        self.unmarked.get_or_init(|| Unmarked::new(&self.phrases, &self.units))
    }

    /// The words of terms by their letters, built for the first word that is none.
    pub fn misspelt(&self) -> &Misspelt {
        self.misspelt.get_or_init(|| Misspelt::new(&self.phrases))
    }

    /// The sentence that tells a reader what a doubt means.
    pub fn doubt(&self, doubt: Doubt) -> &'static str {
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

/// For each indicator itself and the first ones of the same stem, by the sort of their values.
fn kin(indicators: &[Indicator]) -> Vec<[Option<u16>; ValueKind::COUNT]> {
    let stem = |row: &Indicator| row.id.rsplit_once('_').map(|(stem, _)| stem);
    let rows = || indicators.iter().zip(0u16..);
    let of = |(indicator, own): (&Indicator, u16)| {
        let mut kin = [None; ValueKind::COUNT];
        for (other, row) in rows().filter(|(other, _)| stem(indicator).is_some() && stem(other) == stem(indicator)) {
            kin[other.value as usize].get_or_insert(row);
        }
        kin[indicator.value as usize] = Some(own);
        kin
    };
    rows().map(of).collect()
}

impl Default for Lexicon {
    fn default() -> Self {
        Lexicon::new()
    }
}
