//! What leaves the program: the JSON of an analysis, with offsets in UTF-16 code units.
//!
//! Rust works in bytes, JavaScript's `slice` in UTF-16: the two meet here and nowhere else.
//! Only this file derives `Serialize`, and the TypeScript types of the page come from these structs.

pub mod bytes;
pub mod carried;
mod chart;
pub mod checked;
pub mod compare;
pub mod explain;
pub mod review;
pub mod window;

use crate::{
    analysis::{self, Analysis as Core},
    article, check,
    lexicon::{Lexicon, sentences::Lang},
    period::Period,
    span::Span,
};
pub use chart::{
    Chart, ChartBy, ChartChoice, ChartFit, ChartForm, ChartLang, ChartLeftOut, ChartSpec, ChartStatus, ChartTheme,
    ChartUse, Wrong,
};
pub use review::Decision;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// One article as it comes in: a line of JSON Lines, or what the page hands over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
pub struct Article {
    /// Name of the document.
    pub doc: String,
    /// The text as given.
    pub text: String,
    /// Day of publication, `YYYY-MM-DD`, where it is known from outside the text.
    #[serde(default)]
    pub published: Option<String>,
    /// Address, where it is known from outside the text.
    #[serde(default)]
    pub url: Option<String>,
    /// What a person decided about its figures; decisions about other articles that hold for words of this one too.
    /// From the page they come flat ([`review::flat`]).
    #[serde(default)]
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string[]"))]
    pub decisions: Vec<Decision>,
}

impl Article {
    /// The inside form. Where `published` is no day of the calendar, the words that were given come back.
    pub fn into_core(self) -> Result<article::Article, String> {
        let published = self.published.map(|words| day(&words).ok_or(words)).transpose()?;
        let decisions = review::placed(self.decisions, &self.text);
        Ok(article::Article { doc: self.doc, text: self.text, published, url: self.url, decisions })
    }
}

/// A day written `YYYY-MM-DD`, and nothing else.
pub fn day(words: &str) -> Option<Period> {
    Period::parse(words).filter(|period| matches!(period, Period::Day(..)) && period.to_string() == words)
}

/// A stretch of the text as given, in UTF-16 code units, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct Position {
    /// First code unit.
    pub start: u32,
    /// One past the last code unit.
    pub end: u32,
}

/// The unit that holds a province since 1 July 2025.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct Successor {
    /// Its bare name.
    pub name: String,
}

/// The area an article is mainly about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct MainArea {
    /// Bare name.
    pub name: String,
    /// ISO 3166-2 code where it is a province.
    pub code: Option<String>,
    /// Its unit since 1 July 2025.
    pub successor: Option<Successor>,
}

/// One figure and what it means; the fields are those of [`analysis::Observation`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)] // the core struct documents each field
pub struct Observation {
    pub id: String,
    pub position: Position,
    pub quote: String,
    pub sentence: Position,
    pub kind: Cow<'static, str>,
    pub value: String,
    pub precision: i8,
    pub high: Option<String>,
    pub of: Option<String>,
    pub unit: String,
    pub bound: Cow<'static, str>,
    pub direction: Option<Cow<'static, str>>,
    pub baseline: String,
    pub status: Cow<'static, str>,
    pub period: String,
    pub area: String,
    pub area_code: Option<Cow<'static, str>>,
    pub label: String,
    pub indicator: Cow<'static, str>,
    pub pillar: Cow<'static, str>,
    pub same_as: Option<String>,
    pub rule: Cow<'static, str>,
    pub doubts: Vec<Cow<'static, str>>,
    /// How much it asks to be looked at, from 0 to 200; left out where it does not.
    #[serde(skip_serializing_if = "is_nothing", default)]
    pub concern: u8,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub review: Option<Cow<'static, str>>,
}

fn is_nothing(concern: &u8) -> bool {
    *concern == 0
}

/// A number not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct Skipped {
    pub position: Position,
    pub quote: String,
    pub reason: Cow<'static, str>,
}

/// A name found in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct Entity {
    #[serde(rename = "type")]
    pub kind: Cow<'static, str>,
    pub text: String,
    pub position: Position,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<Cow<'static, str>>,
}

/// A claim recomputed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct Check {
    #[serde(rename = "type")]
    pub kind: Cow<'static, str>,
    pub form: Cow<'static, str>,
    pub positions: Vec<Position>,
    pub observations: Vec<String>,
    pub holds: bool,
    pub grade: Cow<'static, str>,
    pub stated: String,
    pub expected: String,
    pub other: Option<String>,
    /// What was printed, what comes out and of which figures, in Vietnamese.
    pub says: String,
    /// The same in English.
    pub says_en: String,
}

/// A value that the article does not print and its figures tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)] // the core struct documents each field
pub struct Derived {
    #[serde(rename = "type")]
    pub kind: Cow<'static, str>,
    pub positions: Vec<Position>,
    pub observations: Vec<String>,
    pub value: String,
    pub low: Option<String>,
    pub high: Option<String>,
    pub unit: String,
    pub period: String,
    /// What it is, and of which figures it is reckoned, in Vietnamese.
    pub says: String,
    /// The same in English.
    pub says_en: String,
}

/// All that was read out of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
#[allow(missing_docs)]
pub struct Analysis {
    pub doc: String,
    pub title: Option<String>,
    pub byline: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub published: Option<String>,
    pub main_area: Option<MainArea>,
    pub observations: Vec<Observation>,
    pub skipped: Vec<Skipped>,
    pub entities: Vec<Entity>,
    pub checks: Vec<Check>,
    pub derived: Vec<Derived>,
}

impl Analysis {
    /// The outside form of an analysis. `text` is the source text that the analysis was made from.
    pub fn new(core: &Core, text: &str, lexicon: &Lexicon) -> Analysis {
        let units = Utf16::new(text);
        let id = |i: usize| ["o", &(i + 1).to_string()].concat();
        Analysis {
            doc: core.doc.clone(),
            title: core.title.clone(),
            byline: core.byline.clone(),
            source: core.source.clone(),
            url: core.url.clone(),
            published: core.published.map(|p| p.to_string()),
            main_area: core.main_area.as_ref().map(|area| MainArea {
                name: area.name.to_string(),
                code: area.code.map(str::to_owned),
                successor: area.successor.map(|name| Successor { name: name.to_owned() }),
            }),
            observations: core
                .observations
                .iter()
                .enumerate()
                .map(|(i, o)| Observation {
                    id: id(i),
                    position: units.position(o.span),
                    quote: o.span.of(text).to_owned(),
                    sentence: units.position(o.sentence),
                    kind: o.kind.word().into(),
                    value: o.value.to_string(),
                    precision: o.precision,
                    high: o.high.map(|d| d.to_string()),
                    of: o.of.map(|d| d.to_string()),
                    unit: o.unit.to_string(),
                    bound: o.bound.word().into(),
                    direction: o.direction.map(|d| d.word().into()),
                    baseline: o.baseline.clone(),
                    status: o.status.word().into(),
                    period: o.period.map(|p| p.to_string()).unwrap_or_default(),
                    area: o.area.name.to_string(),
                    area_code: o.area.code.map(Cow::Borrowed),
                    label: o.label.clone(),
                    indicator: o.indicator.unwrap_or_default().into(),
                    pillar: o.pillar.word().into(),
                    same_as: o.same_as.map(id),
                    rule: o.rule.into(),
                    doubts: o.doubts.iter().map(|d| lexicon.doubt(*d).into()).collect(),
                    concern: crate::review::concern(o, crate::corpus::failed(core, i)),
                    review: o.review.map(|review| review.word().into()),
                })
                .collect(),
            skipped: core
                .skipped
                .iter()
                .map(|s| Skipped {
                    position: units.position(s.span),
                    quote: s.span.of(text).to_owned(),
                    reason: s.reason.word().into(),
                })
                .collect(),
            entities: core
                .entities
                .iter()
                .map(|e| Entity {
                    kind: e.kind.word().into(),
                    text: e.text.clone(),
                    position: units.position(e.span),
                    number: e.number.clone(),
                    date: e.date.map(|d| d.to_string()),
                    role: e.role.clone(),
                    code: e.code.map(Cow::Borrowed),
                })
                .collect(),
            checks: core.checks.iter().map(|c| recomputed(c, core, text, &units)).collect(),
            derived: core.derived.iter().map(|d| derived(d, core, text, &units)).collect(),
        }
    }
}

fn recomputed(c: &analysis::Check, core: &Core, text: &str, units: &Utf16) -> Check {
    let says = |lang| check::say::say(c, &core.observations, text, lang);
    Check {
        kind: c.kind.word().into(),
        form: c.form.word().into(),
        observations: ids(&c.observations),
        other: c.other.map(|other| other.to_string()),
        positions: units.positions(&c.observations, core),
        holds: c.holds(),
        grade: c.grade.word().into(),
        stated: c.stated.to_string(),
        expected: c.expected.to_string(),
        says: says(Lang::Vi),
        says_en: says(Lang::En),
    }
}

fn derived(d: &analysis::Derived, core: &Core, text: &str, units: &Utf16) -> Derived {
    let says = |lang| check::say::derived(d, &core.observations, text, lang);
    let number = |end: Option<Decimal>| end.map(|end| end.to_string());
    Derived {
        kind: d.kind.word().into(),
        positions: units.positions(&d.observations, core),
        observations: ids(&d.observations),
        value: d.value.to_string(),
        low: number(d.low),
        high: number(d.high),
        unit: d.unit.to_string(),
        period: d.period.map(|p| p.to_string()).unwrap_or_default(),
        says: says(Lang::Vi),
        says_en: says(Lang::En),
    }
}

fn ids(observations: &[usize]) -> Vec<String> {
    observations.iter().map(|i| ["o", &(i + 1).to_string()].concat()).collect()
}

/// Parts of a text as numbers: from where to where each stands and its headline, in UTF-16 code units, and the points that
/// speak for a cut before it.
pub fn parts(text: &str, parts: &[crate::split::Part]) -> Vec<u32> {
    let units = Utf16::new(text);
    let numbers = |part: &crate::split::Part| {
        let (Position { start, end }, headline) = (units.position(part.span), units.position(part.headline));
        [start, end, headline.start, headline.end, part.points]
    };
    parts.iter().flat_map(numbers).collect()
}

/// Byte offsets of one text into UTF-16 offsets: the count at every 64th byte, and the rest counted.
struct Utf16<'t> {
    text: &'t [u8],
    marks: Vec<u32>,
}

impl<'t> Utf16<'t> {
    const STEP: usize = 64;

    fn new(text: &'t str) -> Self {
        let text = text.as_bytes();
        let mut marks = Vec::with_capacity(text.len() / Self::STEP + 1);
        let mut units = 0;
        for chunk in text.chunks(Self::STEP) {
            marks.push(units);
            units += u32::from(Self::count(chunk));
        }
        marks.push(units);
        Utf16 { text, marks }
    }

    /// Code units that begin with one of at most 64 bytes: none with a continuation byte, two with a four-byte lead.
    fn count(bytes: &[u8]) -> u8 {
        bytes.iter().map(|byte| u8::from(byte & 0xC0 != 0x80) + u8::from(*byte >= 0xF0)).sum()
    }

    fn at(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        let mark = byte / Self::STEP;
        self.marks[mark] + u32::from(Self::count(&self.text[mark * Self::STEP..byte]))
    }

    fn position(&self, span: Span) -> Position {
        Position { start: self.at(span.start), end: self.at(span.end) }
    }

    fn positions(&self, observations: &[usize], core: &Core) -> Vec<Position> {
        observations.iter().map(|&i| self.position(core.observations[i].span)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_full_days_are_days() {
        assert_eq!(day("2024-12-19"), Some(Period::Day(2024, 12, 19)));
        for words in ["2024-12", "2024-2-3", "19/12/2024", "2023-02-29", "2024-Q1", ""] {
            assert_eq!(day(words), None, "{words}");
        }
    }

    #[test]
    fn utf16_offsets_count_code_units() {
        let text = "đạt 😀 82% ".repeat(40);
        let units = Utf16::new(&text);
        for (byte, _) in text.char_indices() {
            let expected = text[..byte].encode_utf16().count() as u32;
            assert_eq!(units.at(byte as u32), expected);
        }
        assert_eq!(units.at(text.len() as u32), text.encode_utf16().count() as u32);
    }
}
