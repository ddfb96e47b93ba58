//! Decisions of a person as they go in and out: the words they are about, with what stands around them (`TextQuoteSelector` of
//! the W3C Web Annotation model), and fields in the spelling of an analysis.

use crate::{
    analysis::{Act, Bound, Direction, Kind, Pillar, Status},
    period::Period,
    review::{self, Place},
    span::Span,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One decision; `start` and `end` are UTF-16 code units of the text it was made in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // www/review/decision.ts tells each
pub struct Decision {
    pub act: String,
    pub exact: String,
    #[serde(default)]
    pub prefix: String,
    #[serde(default)]
    pub suffix: String,
    #[serde(default)]
    pub start: u32,
    #[serde(default)]
    pub end: u32,
    #[serde(default)]
    pub set: BTreeMap<String, String>,
    #[serde(default)]
    pub like: Option<Like>,
}

/// By what figures of other sentences are known as alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Like {
    pub label: String,
    pub kind: String,
}

/// A file of decisions: what `sodo-recipe` names as its form, and the number of the form.
#[derive(Deserialize)]
struct Recipe {
    format: String,
    version: u32,
    decisions: Vec<Decision>,
}

/// The decisions in a file; an error says in English why it is no recipe.
pub fn recipe(json: &str) -> Result<Vec<Decision>, String> {
    let recipe: Recipe = serde_json::from_str(json).map_err(|error| format!("this is no recipe ({error})"))?;
    match recipe {
        Recipe { format, .. } if format != "sodo-recipe" => Err(format!("this is no recipe but {format:?}")),
        Recipe { version, .. } if version > 1 => {
            Err(format!("the recipe is of form {version}; this program knows form 1: get a newer one"))
        }
        Recipe { decisions, .. } => Ok(decisions),
    }
}

/// The inside form of decisions that a text has the words of. One that is about other words, or that nobody can make out, is left
/// out: it may be about another article.
pub fn placed(decisions: Vec<Decision>, text: &str) -> Vec<review::Decision> {
    let mut all = Vec::with_capacity(decisions.len());
    for decision in decisions {
        let Some(act) = Act::from_word(&decision.act) else { continue };
        let set = given(&decision.set);
        let spot = spot(&decision, text).map(Place::At);
        let alike = |Like { label, kind }| Some(Place::Like(label, Kind::from_word(&kind)?));
        let like = decision.like.and_then(alike);
        all.extend(like.into_iter().chain(spot).map(|place| review::Decision { act, place, set: set.clone() }));
    }
    all
}

/// Where the words of a decision stand: with all that stood around them, and of several such places the nearest one.
fn spot(decision: &Decision, text: &str) -> Option<Span> {
    let Decision { exact, prefix, suffix, start, .. } = decision;
    if exact.is_empty() {
        return None;
    }
    let around = [prefix.as_str(), exact, suffix].concat();
    let near = byte_of(text, *start);
    let places = text.match_indices(&around).map(|(at, _)| at + prefix.len());
    let at = places.min_by_key(|at| at.abs_diff(near))?;
    Some(Span::new(at, at + exact.len()))
}

/// The byte at which a UTF-16 code unit begins; the end where the text is shorter.
fn byte_of(text: &str, unit: u32) -> usize {
    let mut units = 0;
    for (byte, letter) in text.char_indices() {
        if units >= unit {
            return byte;
        }
        units += letter.len_utf16() as u32;
    }
    text.len()
}

/// Fields by their names. One that has no such value is left as it was read.
fn given(set: &BTreeMap<String, String>) -> review::Given {
    let mut given = review::Given::default();
    for (field, words) in set {
        let text = || Some(words.clone());
        let number = || Decimal::from_str_exact(words).ok();
        match field.as_str() {
            "kind" => given.kind = Kind::from_word(words),
            "value" => given.value = number(),
            "high" => given.high = optional(words, number),
            "of" => given.of = optional(words, number),
            "unit" => given.unit = text(),
            "bound" => given.bound = Bound::from_word(words),
            "direction" => given.direction = optional(words, || Direction::from_word(words)),
            "baseline" => given.baseline = text(),
            "status" => given.status = Status::from_word(words),
            "period" => given.period = optional(words, || Period::parse(words)),
            "area" => given.area = text(),
            "label" => given.label = text(),
            "indicator" => given.indicator = text(),
            "pillar" => given.pillar = Pillar::from_word(words),
            _ => {}
        }
    }
    given
}

/// Nothing where the words are empty; what they are where they are something; else not given.
fn optional<T>(words: &str, read: impl Fn() -> Option<T>) -> Option<Option<T>> {
    if words.is_empty() { Some(None) } else { read().map(Some) }
}
