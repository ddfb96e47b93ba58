//! A reader's own words: small tables with the columns of ours, laid over those of the program.
//!
//! They go the way of ours, and before them: on the same phrase the entry of the reader counts and ours is left out. All
//! tables are looked through before one is used: a fault in any of them leaves everything as it was.

mod fault;
mod sheet;

pub use fault::Fault;

use super::{Lexicon, list::PhraseList, tables::Tables, tsv};
use crate::normalize::normalize;
use sheet::Sheet;

/// A table of a reader's own, as it came in.
#[derive(Clone, Debug)]
pub struct Own {
    /// Its name, for what is said about it.
    pub name: String,
    /// Its lines: parted by tabs, or by `;` or `,` as spreadsheets save them.
    pub text: String,
}

/// How much tables of a reader's own have added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Indicators that the program did not have.
    pub indicators: u32,
    /// Phrases that point to an indicator.
    pub triggers: u32,
    /// Names and spellings of areas.
    pub areas: u32,
    /// Cues, units, words of a pillar and short forms.
    pub words: u32,
}

impl Lexicon {
    /// The program's tables and over them those of a reader.
    ///
    /// What the tables say is kept until the program ends: indicators and areas are handed around as `&'static str`
    /// by every analysis, and a person loads a few kilobytes a few times. To count references instead would cost each
    /// figure of each article.
    pub fn with(tables: &[Own]) -> Result<(Lexicon, Added), Box<Fault>> {
        let mut sheet = Sheet::default();
        for own in tables {
            sheet.read(normalize(&own.text).shadow()).map_err(|fault| fault.of(&own.name))?;
        }
        let mut added = sheet.added;
        let Sheet { lines: [indicators, areas, cues, pillars, units, shorts], shorts: places, .. } = sheet;
        let shorts: &'static str = shorts.leak();
        let phrases = PhraseList::with_shorts(tsv::rows(shorts));
        let [indicators, areas, cues, pillars, units] =
            [indicators, areas, cues, pillars, units].map(|lines| &*lines.leak());
        let (lexicon, unused) = Lexicon::build(phrases, Some(Tables { indicators, areas, cues, pillars, units }));
        if let Some(at) = unused {
            let (file, line, full) = &places[at];
            return Err(Fault::new(*line, "full").at("full", full).of(&tables[*file].name));
        }
        added.indicators = (lexicon.indicators.len() - tsv::rows::<1>(Tables::OURS.indicators).count()) as u32;
        Ok((lexicon, added))
    }
}
