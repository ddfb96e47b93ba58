//! The tables that a look across articles asks, built once for it and by nothing else.

use crate::{
    Lexicon, Period,
    analysis::Doubt,
    corpus::Words,
    lexicon::{Indicator, tsv},
    segment::{Key, tokenize},
};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// A day as year, month, day: days compare in their order.
pub type Day = (u16, u8, u8);

/// Bases, levels and scopes that the words of a figure name, a bit each in the order of [`Terms::bases`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Definition(pub u64);

/// Where an indicator stands in the index, and how it compares.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// Main indicator of the index (a row of `dti.tsv`), one of its pillars, `total`, or nothing.
    pub main: &'static str,
    /// `higher`, `lower`, or nothing where neither way is better.
    pub better: &'static str,
    /// Indicators that articles tell under one name; nothing for one that stands alone.
    pub family: &'static str,
}

/// A main indicator of the index (Quyết định 922/QĐ-BTTTT).
#[derive(Clone, Copy, Debug)]
pub struct Main {
    /// Stable id.
    pub id: &'static str,
    /// Its place in the list of the decision.
    pub order: u8,
    /// Vietnamese name.
    pub label_vi: &'static str,
    /// English name.
    pub label_en: &'static str,
    /// How many component indicators it has.
    pub components: u16,
    /// Points of a thousand.
    pub points: Decimal,
    /// `foundation`, or the pillar whose activity it measures.
    pub pillar: &'static str,
}

/// A form of the index and the years that it measures.
#[derive(Clone, Copy, Debug)]
pub struct Version {
    /// First and last year measured.
    pub years: (u16, u16),
    /// The decision.
    pub legal: &'static str,
    /// Main indicators; 0 where not known.
    pub main: u16,
    /// Component indicators.
    pub components: u16,
    /// How many units are ranked, parted by `|`.
    pub units: &'static str,
    /// How the value of a merged unit comes about; empty where there are none.
    pub merged: &'static str,
}

/// What words name in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A main indicator.
    Main(&'static str),
    /// A pillar.
    Pillar(&'static str),
}

/// The base of words that only look like one.
const NO_BASE: &str = "other";

/// A table of phrases, looked up by their first word.
struct Phrases<T>(FxHashMap<Key, Vec<(Vec<Key>, T)>>);

/// A unit since 1 July 2025: its name and the provinces in it, as code and name.
pub type Unit = (&'static str, Vec<(&'static str, &'static str)>);

/// Every table that a look across articles asks.
pub struct Terms {
    /// Names of the bits of a [`Definition`].
    pub bases: Vec<&'static str>,
    /// Main indicators in the order of the decision.
    pub mains: Vec<Main>,
    /// Pillars of the index: id and Vietnamese name.
    pub pillars: Vec<(&'static str, &'static str)>,
    /// Forms of the index by year.
    pub versions: Vec<Version>,
    /// The day on which 63 provinces became 34 units.
    pub merger: Day,
    /// The act that did it.
    pub merger_source: &'static str,
    /// The units of that day, by name.
    pub units: Vec<Unit>,
    words: Phrases<Option<u8>>,
    named: Phrases<Named>,
    corrections: Phrases<()>,
    places: FxHashMap<&'static str, Place>,
    unsure: Vec<String>,
    /// What the names of indicators say of their bases.
    own: FxHashMap<&'static str, Definition>,
    /// Units by the codes of their members.
    unit_of: FxHashMap<&'static str, usize>,
}

impl Terms {
    /// Builds the tables; `lexicon` gives the provinces and the words of doubts.
    pub fn new(lexicon: &Lexicon) -> Terms {
        let bases: Vec<[&str; 2]> = tsv::rows(tsv::table!("bases.tsv")).collect();
        let names = bases.iter().map(|row| row[1]).filter(|base| *base != NO_BASE).collect::<BTreeSet<_>>();
        let names: Vec<&str> = names.into_iter().collect();
        let bit = |base: &str| names.iter().position(|name| *name == base).map(|at| at as u8);
        let mut mains = Vec::new();
        let mut named = Vec::new();
        for [id, order, label_vi, label_en, components, points, pillar, words] in tsv::rows(tsv::table!("dti.tsv")) {
            let points = points.parse().unwrap_or_default();
            let (order, components) = (order.parse().unwrap_or_default(), components.parse().unwrap_or_default());
            mains.push(Main { id, order, label_vi, label_en, components, points, pillar });
            named.extend(tsv::list(words).map(|phrase| (phrase, Named::Main(id))));
        }
        mains.sort_by_key(|main| main.order);
        let pillars: Vec<[&str; 3]> = tsv::rows(tsv::table!("dti_pillars.tsv")).collect();
        named.extend(pillars.iter().map(|row| (row[2], Named::Pillar(row[0]))));
        let place = |[id, main, better, family]: [&'static str; 4]| (id, Place { main, better, family });
        let day = |row: &[&str; 3]| match Period::parse(row[1]) {
            Some(Period::Day(y, m, d)) => Some((y, m, d)),
            _ => None,
        };
        let merger = tsv::rows(tsv::table!("breaks.tsv")).find(|row: &[&str; 3]| row[0] == "area");
        let unsure = [
            Doubt::AreaAmbiguous,
            Doubt::Foreign,
            Doubt::IndicatorAmbiguous,
            Doubt::Misspelt,
            Doubt::NoMarks,
            Doubt::OutOfRange,
            Doubt::PercentOrPoint,
            Doubt::PeriodFromContext,
            Doubt::RankOrRatio,
            Doubt::Separator,
        ];
        let units = units(lexicon);
        let codes = |(at, unit): (usize, &Unit)| unit.1.iter().map(move |member| (member.0, at)).collect::<Vec<_>>();
        let mut terms = Terms {
            own: FxHashMap::default(),
            unit_of: units.iter().enumerate().flat_map(codes).collect(),
            words: Phrases::new(bases.iter().map(|row| (row[0], bit(row[1])))),
            bases: names,
            mains,
            pillars: pillars.iter().map(|row| (row[0], row[1])).collect(),
            versions: tsv::rows(tsv::table!("dti_versions.tsv")).map(version).collect(),
            merger: merger.as_ref().and_then(day).unwrap_or((u16::MAX, 1, 1)),
            merger_source: merger.map_or("", |row| row[2]),
            units,
            named: Phrases::new(named.into_iter()),
            corrections: Phrases::new(
                tsv::rows(tsv::table!("corrections.tsv")).map(|[phrase]: [&str; 1]| (phrase, ())),
            ),
            places: tsv::rows(tsv::table!("places.tsv")).map(place).collect(),
            unsure: unsure.iter().map(|&doubt| lexicon.doubt(doubt).to_owned()).collect(),
        };
        let own = |indicator: &Indicator| (indicator.id, terms.definition(indicator.label_vi));
        terms.own = lexicon.indicators.iter().map(own).collect();
        terms
    }

    /// The bases, levels and scopes that the name of an indicator says, whatever the words of a figure leave out.
    pub fn own(&self, indicator: &str) -> Definition {
        self.own.get(indicator).copied().unwrap_or_default()
    }

    /// Where an indicator stands; nowhere for one of a reader's own table.
    pub fn place(&self, indicator: &str) -> Place {
        self.places.get(indicator).copied().unwrap_or_default()
    }

    /// *Reads* the bases, levels and scopes in the words of a figure. *Leaves alone* all other words.
    pub fn definition(&self, words: &str) -> Definition {
        let mut bits = 0;
        self.words.each(&keys(words), |&bit, _| bits |= bit.map_or(0, |bit| 1 << bit));
        Definition(bits)
    }

    /// The names of what a definition holds.
    pub fn names(&self, definition: Definition) -> Vec<&'static str> {
        let has = |bit: &usize| definition.0 >> bit & 1 == 1;
        (0..self.bases.len()).filter(has).map(|bit| self.bases[bit]).collect()
    }

    /// *Reads* the last part of the index that the words name: "chỉ số Hạ tầng số". *Leaves alone* words that name none.
    pub fn named(&self, words: &str) -> Option<Named> {
        let mut last = None;
        self.named.each(&keys(words), |&named, _| last = Some(named));
        last
    }

    /// *Reads* "đính chính", "xin lỗi bạn đọc". *Leaves alone* new figures that are no correction.
    pub fn corrects(&self, words: &str) -> bool {
        let mut found = false;
        self.corrections.each(&keys(words), |(), _| found = true);
        found
    }

    /// False where a doubt of a figure means that it may be about something else than was read.
    pub fn is_sure(&self, doubts: &[Words]) -> bool {
        !doubts.iter().any(|doubt| self.unsure.iter().any(|unsure| *unsure == **doubt))
    }

    /// The form of the index that measures a year.
    pub fn version(&self, year: u16) -> Option<&Version> {
        self.versions.iter().find(|version| (version.years.0..=version.years.1).contains(&year))
    }

    /// The unit that holds a province since the merger, by the province's code.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.unit_of.get(code).map(|&at| &self.units[at])
    }
}

fn version([first, last, legal, main, components, units, merged]: [&'static str; 7]) -> Version {
    let number = |digits: &str| digits.parse().unwrap_or_default();
    Version {
        years: (number(first), number(last)),
        legal,
        main: number(main),
        components: number(components),
        units,
        merged,
    }
}

/// The units since the merger with their members, each code once, from the table of provinces.
fn units(lexicon: &Lexicon) -> Vec<Unit> {
    let mut units: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for area in lexicon.areas.iter().filter(|area| area.province && !area.successor.is_empty()) {
        let members = units.entry(area.successor).or_default();
        if members.iter().all(|member| member.0 != area.code) {
            members.push((area.code, area.name));
        }
    }
    units.into_iter().collect()
}

/// The words of a text as keys.
pub fn keys(words: &str) -> Vec<Key> {
    tokenize(words).iter().filter(|token| token.is_word() || token.is_number()).map(|token| token.key).collect()
}

impl<T> Phrases<T> {
    fn new<'p>(phrases: impl Iterator<Item = (&'p str, T)>) -> Phrases<T> {
        let mut table: FxHashMap<Key, Vec<(Vec<Key>, T)>> = FxHashMap::default();
        for (phrase, meaning) in phrases {
            let keys = keys(phrase);
            if let Some(&first) = keys.first() {
                table.entry(first).or_default().push((keys, meaning));
            }
        }
        for list in table.values_mut() {
            list.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.len()));
        }
        Phrases(table)
    }

    /// Each phrase in the words, from left to right, the longest where several begin.
    fn each(&self, words: &[Key], mut found: impl FnMut(&T, usize)) {
        let mut at = 0;
        while at < words.len() {
            let list = self.0.get(&words[at]);
            match list.and_then(|list| list.iter().find(|(keys, _)| words[at..].starts_with(keys))) {
                Some((keys, meaning)) => {
                    found(meaning, at);
                    at += keys.len();
                }
                None => at += 1,
            }
        }
    }
}
