//! What a reader's page may ask for, and the answer as JSON.
//!
//! One form for all answers: to build each out of JavaScript's objects would make the module a fifth heavier.

use super::{Part, Side, Windows};
use crate::analysis::Status;
use serde::Serialize;

/// A part that is asked for, by its name, and what it is asked with.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Ask<'a> {
    pub what: &'a str,
    pub words: &'a [String],
    pub numbers: &'a [u32],
}

impl Ask<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        self.words.get(at).map(String::as_str)
    }

    /// The part of a list that begins at one of the numbers.
    fn part(&self, at: usize) -> Option<Part> {
        let number = |at: usize| self.numbers.get(at).map(|&number| number as usize);
        Some(Part { from: number(at)?, count: number(at + 1)? })
    }

    fn side(&self) -> Option<Side> {
        Side::from_word(self.word(0)?)
    }

    fn by_province(&self) -> Option<bool> {
        Some(self.word(0)? == "province")
    }
}

fn json(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

impl Windows<'_> {
    /// The answer; nothing where that cannot be asked.
    pub fn answer(&self, ask: &Ask<'_>) -> Option<String> {
        match ask.what {
            "counts" => json(&self.counts()),
            "contradictions" => json(&self.contradictions(ask.part(0)?)),
            "definitions" => json(&self.definitions(ask.part(0)?)),
            "corrections" => json(&self.corrections(ask.part(0)?)),
            "seriesOf" => json(&self.series_of()),
            "series" => json(&self.series(ask.word(0)?, ask.part(0)?)),
            "targets" => json(&self.targets(ask.word(0)?, ask.part(0)?)),
            "areas" => json(&self.areas(ask.part(0)?)),
            "picks" => json(&self.picks(ask.side()?, Status::from_word(ask.word(1)?)?)),
            "grid" => {
                let status = Status::from_word(ask.word(2)?)?;
                json(&self.grid(ask.side()?, ask.word(1)?, status, ask.part(0)?, ask.part(2)?))
            }
            "index" => json(&self.index(ask.by_province()?, ask.part(0)?)),
            "evidence" => json(&self.evidence(ask.by_province()?, ask.word(1)?, *ask.numbers.first()? as usize)),
            _ => None,
        }
    }
}
