//! Decisions of a person as they go in and out: the words they are about, with what stands around them (`TextQuoteSelector` of
//! the W3C Web Annotation model), and fields in the spelling of an analysis.

use crate::{
    analysis::{Act, Bound, Direction, Kind, Pillar, Status},
    number::is_told,
    period::Period,
    review::{self, Place},
    span::Span,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

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
    #[serde(default, deserialize_with = "pairs", serialize_with = "object")]
    pub set: Vec<(String, String)>,
    #[serde(default)]
    pub like: Option<Like>,
}

/// An object of texts, as a list: a map would come along into the module.
fn pairs<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, String)>, D::Error> {
    struct Fields;
    impl<'de> de::Visitor<'de> for Fields {
        type Value = Vec<(String, String)>;
        fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
            to.write_str("fields with texts")
        }
        fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut all = Vec::new();
            while let Some(entry) = map.next_entry()? {
                all.push(entry);
            }
            Ok(all)
        }
    }
    from.deserialize_map(Fields)
}

fn object<S: Serializer>(set: &[(String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(set.iter().map(|(field, words)| (field, words)))
}

/// By what figures of other sentences are known as alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Like {
    pub label: String,
    pub kind: String,
}

/// Decisions as a flat list of texts, which is how they come from the page: act, words, what stands before and behind them, where they
/// stood, label and kind of those that are alike (empty where it holds for no others), how many fields are given, and each with
/// its words. What is cut off in the middle of a decision is left out.
pub fn flat(texts: Vec<String>) -> Vec<Decision> {
    let mut texts = texts.into_iter();
    let mut next = || texts.next();
    let mut all = Vec::new();
    while let (Some(act), Some(exact), Some(prefix), Some(suffix)) = (next(), next(), next(), next()) {
        let number = |words: Option<String>| words.and_then(|words| words.parse().ok());
        let (Some(start), Some(label), Some(kind)) = (number(next()), next(), next()) else { break };
        let Some(count) = number(next()) else { break };
        let mut set = Vec::new();
        for _ in 0..count {
            let (Some(field), Some(words)) = (next(), next()) else { return all };
            set.push((field, words));
        }
        let like = (!kind.is_empty()).then_some(Like { label, kind });
        all.push(Decision { act, exact, prefix, suffix, start, end: 0, set, like });
    }
    all
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
fn given(set: &[(String, String)]) -> review::Given {
    let mut given = review::Given::default();
    for (field, words) in set {
        let text = || Some(words.clone());
        let number = || Decimal::from_str_exact(words).ok().filter(|&number| is_told(number));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_flat_is_what_came_as_json() {
        let json = r#"{"format":"sodo-recipe","version":1,"decisions":[
            {"act":"correct","exact":"82%","prefix":"a","suffix":"b","start":4,"end":0,"set":{"unit":"%"},"like":{"label":"l","kind":"count"}},
            {"act":"accept","exact":"5"}]}"#;
        let texts = "correct|82%|a|b|4|l|count|1|unit|%|accept|5|||0|||0";
        let flat_of = |words: &str| flat(words.split('|').map(str::to_owned).collect());
        assert_eq!(flat_of(texts), recipe(json).unwrap());
        assert_eq!(flat_of("accept|5|||0|||0|reject|6"), flat_of("accept|5|||0|||0"));
        assert_eq!(flat_of("accept|5|||0|||9999999|unit"), []);
    }

    #[test]
    fn a_file_that_is_no_recipe_says_why() {
        for (json, why) in [
            ("[]", "no recipe"),
            (r#"{"format":"other","version":1,"decisions":[]}"#, "other"),
            (r#"{"format":"sodo-recipe","version":2,"decisions":[]}"#, "newer"),
        ] {
            assert!(recipe(json).unwrap_err().contains(why), "{json}");
        }
    }
}
