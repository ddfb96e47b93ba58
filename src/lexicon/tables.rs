//! The tables with rows of their own.

use super::{
    phrases::{Case, Meaning, PhraseList, case_of},
    tsv,
};
use crate::{
    analysis::Pillar,
    segment::{Key, tokenize},
};
use rust_decimal::Decimal;

/// A province or national name, or a name that only looks like one.
#[derive(Clone, Copy, Debug)]
pub struct AreaRow {
    /// Bare name.
    pub name: &'static str,
    /// ISO 3166-2 code; empty for what is no province.
    pub code: &'static str,
    /// The unit that holds it since 1 July 2025.
    pub successor: &'static str,
    /// True where the name is a province's.
    pub province: bool,
}

/// Rows of `areas.tsv`: name, code, successor, kind, other spellings.
pub fn areas(table: &'static str, phrases: &mut PhraseList) -> Vec<AreaRow> {
    tsv::rows(table)
        .enumerate()
        .map(|(row, [name, code, successor, kind, spellings])| {
            let meaning = Meaning::Area(row as u16);
            for spelling in std::iter::once(name).chain(tsv::list(spellings)) {
                let case = if case_of(spelling) == Case::Caps { Case::Caps } else { Case::Names };
                phrases.add(spelling, meaning, case);
            }
            AreaRow { name, code, successor, province: kind == "province" }
        })
        .collect()
}

/// What a unit makes of the number before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// %.
    Percent,
    /// Percentage points: always a change.
    Point,
    /// Places in a ranking: a change, or a rank where no move is told.
    Step,
    /// Money.
    Money,
    /// A physical unit.
    Measure,
    /// Points of an index.
    Score,
    /// A length of time.
    Duration,
    /// So many times as much.
    Times,
    /// A thing that is counted although its first word is a unit: điểm cầu.
    Noun,
    /// An age.
    Age,
}

impl UnitKind {
    fn from_name(name: &str) -> Option<UnitKind> {
        Some(match name {
            "percent" => UnitKind::Percent,
            "point" => UnitKind::Point,
            "step" => UnitKind::Step,
            "money" => UnitKind::Money,
            "measure" => UnitKind::Measure,
            "score" => UnitKind::Score,
            "duration" => UnitKind::Duration,
            "times" => UnitKind::Times,
            "noun" => UnitKind::Noun,
            "age" => UnitKind::Age,
            _ => return None,
        })
    }
}

/// A unit of measure.
#[derive(Clone, Copy, Debug)]
pub struct UnitRow {
    /// As the wire has it: `%`, `VND`, `ha`.
    pub unit: &'static str,
    /// What it makes of the number.
    pub kind: UnitKind,
}

/// Rows of `units.tsv`: phrase, unit, kind.
pub fn units(table: &'static str, phrases: &mut PhraseList) -> Vec<UnitRow> {
    tsv::rows(table)
        .filter_map(|[phrase, unit, kind]| Some((phrase, unit, UnitKind::from_name(kind)?)))
        .enumerate()
        .map(|(row, (phrase, unit, kind))| {
            phrases.add(phrase, Meaning::Unit(row as u16), case_of(phrase));
            UnitRow { unit, kind }
        })
        .collect()
}

/// What a number word does in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberRole {
    /// One to nine, in any position.
    Digit,
    /// A digit only behind a ten: mốt, lăm, tư.
    Tail,
    /// mười.
    Ten,
    /// mươi, chục: times ten the digit before.
    Tens,
    /// trăm.
    Hundred,
    /// nghìn, triệu, tỷ: multiplies what stands before.
    Scale,
    /// A letter that multiplies a number it is glued to: 65k.
    Glued,
    /// linh, lẻ: no tens.
    Zero,
    /// rưỡi: half of the unit before.
    Half,
}

/// A number word.
#[derive(Clone, Copy, Debug)]
pub struct NumberRow {
    /// Its value.
    pub value: Decimal,
    /// Power of ten of a scale.
    pub power: u32,
    /// What it does.
    pub role: NumberRole,
}

/// Rows of `numbers.tsv`: word, value, role.
pub fn numbers(table: &'static str, phrases: &mut PhraseList) -> Vec<NumberRow> {
    tsv::rows(table)
        .filter_map(|[word, value, role]| {
            let role = match role {
                "digit" => NumberRole::Digit,
                "tail" => NumberRole::Tail,
                "ten" => NumberRole::Ten,
                "tens" => NumberRole::Tens,
                "hundred" => NumberRole::Hundred,
                "scale" => NumberRole::Scale,
                "glued" => NumberRole::Glued,
                "zero" => NumberRole::Zero,
                "half" => NumberRole::Half,
                _ => return None,
            };
            let value = value.parse::<i64>().ok()?;
            Some((word, NumberRow { value: Decimal::from(value), power: value.max(1).ilog10(), role }))
        })
        .enumerate()
        .map(|(row, (word, number))| {
            phrases.add(word, Meaning::Number(row as u16), Case::Any);
            number
        })
        .collect()
}

/// What sort of value an indicator has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A share.
    Rate,
    /// A number of things.
    Count,
    /// So many of so many.
    Ratio,
    /// A place in a ranking.
    Rank,
    /// Points.
    Score,
    /// An amount of money.
    Money,
    /// A physical quantity.
    Measure,
    /// Yes or no, or a document: no figure belongs to it.
    Fact,
}

/// Something that can be measured (ids and triggers after the project's catalogue of indicators).
#[derive(Clone, Copy, Debug)]
pub struct Indicator {
    /// Stable id.
    pub id: &'static str,
    /// Vietnamese name.
    pub label_vi: &'static str,
    /// English name.
    pub label_en: &'static str,
    /// Its pillar.
    pub pillar: Pillar,
    /// Its unit; for a count the thing counted.
    pub unit: &'static str,
    /// First word of the unit, as a text is matched against it.
    pub head: Option<Key>,
    /// What sort of value it has.
    pub value: ValueKind,
}

/// A phrase, or two or more with a gap between them, that points to an indicator.
#[derive(Clone, Copy, Debug)]
pub struct Trigger {
    /// Row of the indicators.
    pub indicator: u16,
    /// How many parts it has.
    pub parts: u8,
    /// Syllables in all its parts.
    pub syllables: u8,
}

/// Rows of `indicators.tsv`: id, label_vi, label_en, pillar, unit, value kind, triggers.
pub fn indicators(table: &'static str, phrases: &mut PhraseList) -> (Vec<Indicator>, Vec<Trigger>) {
    let (mut indicators, mut triggers) = (Vec::new(), Vec::new());
    for [id, label_vi, label_en, pillar, unit, value, phrase_list] in tsv::rows(table) {
        let value = match value {
            "rate" => ValueKind::Rate,
            "count" => ValueKind::Count,
            "ratio" => ValueKind::Ratio,
            "rank" => ValueKind::Rank,
            "score" => ValueKind::Score,
            "money" => ValueKind::Money,
            "area" | "length" | "measure" => ValueKind::Measure,
            _ => ValueKind::Fact,
        };
        let pillar = Pillar::from_word(pillar).unwrap_or(Pillar::None);
        for phrase in tsv::list(phrase_list) {
            let parts: Vec<&str> = phrase.split("...").map(str::trim).filter(|p| !p.is_empty()).collect();
            let row = triggers.len() as u16;
            for (part, words) in parts.iter().enumerate() {
                phrases.add(words, Meaning::Trigger(row, part as u8), case_of(words));
            }
            let syllables = parts.iter().map(|p| p.split([' ', '/', '-']).count()).sum::<usize>() as u8;
            triggers.push(Trigger { indicator: indicators.len() as u16, parts: parts.len() as u8, syllables });
        }
        let head = tokenize(unit).first().filter(|t| t.is_word()).map(|t| t.key);
        indicators.push(Indicator { id, label_vi, label_en, pillar, unit, head, value });
    }
    (indicators, triggers)
}
