//! The tables with rows of their own.

use super::{
    list::{PhraseList, keys},
    phrases::{Case, Meaning, case_of},
    triggers::{Part, Trigger},
    tsv,
};
use crate::{
    analysis::{Area, Pillar},
    segment::{Key, tokenize},
};
use rust_decimal::Decimal;

/// The tables that a reader may lay tables of his own over.
#[derive(Clone, Copy)]
pub struct Tables {
    pub indicators: &'static str,
    pub areas: &'static str,
    pub cues: &'static str,
    pub pillars: &'static str,
    pub units: &'static str,
}

impl Tables {
    /// Those of the program; of cues and pillars `build.rs` has put all phrases of a meaning in one cell.
    pub const OURS: Tables = Tables {
        indicators: tsv::table!("indicators.tsv"),
        areas: tsv::table!("areas.tsv"),
        cues: tsv::table!("cues.tsv"),
        pillars: tsv::table!("pillars.tsv"),
        units: tsv::table!("units.tsv"),
    };
}

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
    /// True for a place below the provinces, which only tables of a reader's own have.
    pub local: bool,
    /// A unit below the province whose name begins as a province's does.
    pub namesake: bool,
}

impl AreaRow {
    /// The place that the row is of.
    pub fn area(&self) -> Area {
        Area {
            name: self.name.into(),
            code: (!self.code.is_empty()).then_some(self.code),
            successor: (!self.successor.is_empty()).then_some(self.successor),
        }
    }
}

/// Rows of `areas.tsv`: name, code, successor, kind, other spellings. A name that an earlier table has is another
/// spelling of its row.
pub fn areas(table: &'static str, areas: &mut Vec<AreaRow>, phrases: &mut PhraseList, earlier: usize) {
    for [name, code, successor, kind, spellings] in tsv::rows(table) {
        let among = &areas[..earlier.min(areas.len())];
        let row = among.iter().position(|area| area.name == name).unwrap_or(areas.len());
        for spelling in std::iter::once(name).chain(tsv::list(spellings)) {
            let case = if case_of(spelling) == Case::Caps { Case::Caps } else { Case::Names };
            phrases.add(spelling, Meaning::Area(row as u16), case);
        }
        if row == areas.len() {
            areas.push(AreaRow {
                name,
                code,
                successor,
                province: kind == "province",
                local: kind == "place",
                namesake: kind == "namesake",
            });
        }
    }
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
    /// The kind that a table calls by this word.
    pub fn from_name(name: &str) -> Option<UnitKind> {
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
pub fn units(table: &'static str, units: &mut Vec<UnitRow>, phrases: &mut PhraseList) {
    for [phrase, unit, kind] in tsv::rows(table) {
        if let Some(kind) = UnitKind::from_name(kind) {
            phrases.add(phrase, Meaning::Unit(units.len() as u16), case_of(phrase));
            units.push(UnitRow { unit, kind });
        }
    }
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

impl ValueKind {
    /// How many there are.
    pub(super) const COUNT: usize = ValueKind::Fact as usize + 1;

    /// The sort that a table calls by this word.
    pub fn from_name(name: &str) -> Option<ValueKind> {
        Some(match name {
            "rate" => ValueKind::Rate,
            "count" => ValueKind::Count,
            "ratio" => ValueKind::Ratio,
            "rank" => ValueKind::Rank,
            "score" => ValueKind::Score,
            "money" => ValueKind::Money,
            "area" | "length" | "measure" => ValueKind::Measure,
            _ => return None,
        })
    }
}

/// Something that can be measured (ids and triggers after the project's catalogue of indicators).
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Stable id.
    pub id: &'static str,
    /// Vietnamese name.
    pub label_vi: &'static str,
    /// Its pillar.
    pub pillar: Pillar,
    /// Its unit; for a count the thing counted.
    pub unit: &'static str,
    /// The first word of each thing that is counted, or that a share is of, as a text is matched against it.
    pub things: Vec<Key>,
    /// What sort of value it has.
    pub value: ValueKind,
    /// The indicator that it is a special case of.
    pub general: Option<u16>,
}

/// Rows of `special.tsv`: an indicator and the one that it is a special case of.
pub fn special(table: &'static str, indicators: &mut [Indicator]) {
    for [id, general] in tsv::rows(table) {
        let row = |id: &str| indicators.iter().position(|indicator| indicator.id == id);
        if let (Some(row), Some(general)) = (row(id), row(general)) {
            indicators[row].general = Some(general as u16);
        }
    }
}

/// Rows of `indicators.tsv`: id, label_vi, label_en, pillar, unit with other things counted or shared, value kind,
/// triggers. An id that an earlier table has gets more triggers.
pub fn indicators(
    table: &'static str,
    (indicators, triggers): (&mut Vec<Indicator>, &mut Parts),
    phrases: &mut PhraseList,
    earlier: usize,
) {
    for [id, label_vi, _label_en, pillar, unit, value, phrase_list] in tsv::rows(table) {
        let among = &indicators[..earlier.min(indicators.len())];
        let row = among.iter().position(|indicator| indicator.id == id).unwrap_or(indicators.len());
        if row == indicators.len() {
            let value = ValueKind::from_name(value).unwrap_or(ValueKind::Fact);
            let pillar = Pillar::from_word(pillar).unwrap_or(Pillar::None);
            let thing = |words| tokenize(words).first().filter(|t| t.is_word()).map(|t| t.key);
            let things = tsv::list(unit).filter_map(thing).collect();
            let unit = tsv::list(unit).next().unwrap_or_default();
            indicators.push(Indicator { id, label_vi, pillar, unit, things, value, general: None });
        }
        for trigger in tsv::list(phrase_list) {
            add_trigger(trigger, row, triggers, phrases);
        }
    }
}

/// The parts of a trigger, which may have words between them: the ` ... ` in a table.
fn parts(trigger: &str) -> impl Iterator<Item = &str> {
    trigger.split("...").map(str::trim).filter(|part| !part.is_empty())
}

/// Triggers and their parts as they are collected; a phrase is told by the place of its part.
#[derive(Default)]
pub struct Parts {
    pub rows: Vec<Trigger>,
    pub parts: Vec<Part>,
}

fn add_trigger(trigger: &str, indicator: usize, triggers: &mut Parts, phrases: &mut PhraseList) {
    let Parts { rows, parts: added } = triggers;
    let whole = |place: u16| rows[added[place as usize].trigger as usize].parts == 1;
    let taken = |phrases: &PhraseList| {
        phrases.own(&keys(trigger)).iter().any(|own| matches!(own.0, Meaning::Trigger(place) if whole(place)))
    };
    // On the very same words the reader's own trigger counts and ours does not.
    if phrases.has_own() && parts(trigger).count() == 1 && taken(phrases) {
        return;
    }
    let row = rows.len() as u16;
    let (mut count, mut syllables) = (0u8, 0);
    for words in parts(trigger) {
        phrases.add(words, Meaning::Trigger(added.len() as u16), case_of(words));
        added.push(Part { trigger: row, place: count });
        syllables += words.split([' ', '/', '-']).count();
        count = count.saturating_add(1);
    }
    rows.push(Trigger { indicator: indicator as u16, parts: count, syllables: syllables as u8 });
}
