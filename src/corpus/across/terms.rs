//! The tables that a look across articles asks, built once for it and by nothing else.

use crate::{
    Lexicon, Period,
    analysis::Doubt,
    corpus::{self, order::sorted},
    distinct::Distinct,
    lexicon::{self, sentences::Lang, tsv},
    segment::{Key, tokenize},
};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

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

/// A table of phrases, and what each means.
struct Words<T> {
    phrases: Phrases,
    meanings: Vec<T>,
}

/// Phrases by their places in a table, looked up by their first word; of those that begin with it the longest first.
#[derive(Default)]
struct Phrases(FxHashMap<Key, Vec<(Vec<Key>, usize)>>);

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
    words: Words<Option<u8>>,
    named: Words<Named>,
    corrections: Words<()>,
    /// Indicators, and where each stands.
    placed: Distinct<&'static str>,
    places: Vec<Place>,
    unsure: Vec<String>,
    /// What the names of indicators say of their bases.
    own: Vec<(String, Definition)>,
    /// Codes of provinces, and the unit of each.
    members: Distinct<&'static str>,
    unit_of: Vec<usize>,
}

impl Terms {
    /// Builds the tables, with what a lexicon calls indicators.
    pub fn new(lexicon: &Lexicon) -> Terms {
        let provinces = lexicon.areas.iter().filter(|area| area.province);
        Terms::build(&lexicon.terms, units(provinces.map(|area| [area.name, area.code, area.successor])))
    }

    /// Builds the tables; of the lexicon they need no more than what indicators are called.
    /// The provinces are those of the program.
    pub fn over(called: &lexicon::Terms) -> Terms {
        Terms::build(called, units(tsv::rows(tsv::table!("members.tsv"))))
    }

    fn build(called: &lexicon::Terms, units: Vec<Unit>) -> Terms {
        let bases: Vec<[&str; 2]> = tsv::rows(tsv::table!("bases.tsv")).collect();
        let mut names = sorted(bases.iter().map(|row| row[1]).filter(|base| *base != NO_BASE), Ord::cmp);
        names.dedup();
        let bit = |base: &str| names.iter().position(|name| *name == base).map(|at| at as u8);
        let mut mains = Vec::new();
        let mut named = Vec::new();
        for [id, order, label_vi, label_en, components, points, pillar, words] in tsv::rows(tsv::table!("dti.tsv")) {
            let points = Decimal::from(points.parse::<u16>().unwrap_or_default());
            let (order, components) = (order.parse().unwrap_or_default(), components.parse().unwrap_or_default());
            mains.push(Main { id, order, label_vi, label_en, components, points, pillar });
            named.extend(tsv::list(words).map(|phrase| (phrase, Named::Main(id))));
        }
        let mains = sorted(mains, |a: &Main, b: &Main| a.order.cmp(&b.order));
        let pillars: Vec<[&str; 3]> = tsv::rows(tsv::table!("dti_pillars.tsv")).collect();
        named.extend(pillars.iter().map(|row| (row[2], Named::Pillar(row[0]))));
        let (mut placed, mut places) = (Distinct::default(), Vec::new());
        for [id, main, better, family] in tsv::rows(tsv::table!("places.tsv")) {
            if placed.place(id) == places.len() {
                places.push(Place { main, better, family });
            }
        }
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
        let (mut members, mut unit_of) = (Distinct::default(), Vec::new());
        for (at, unit) in units.iter().enumerate() {
            for member in &unit.1 {
                if members.place(member.0) == unit_of.len() {
                    unit_of.push(at);
                }
            }
        }
        let mut terms = Terms {
            own: Vec::new(),
            members,
            unit_of,
            words: Words::new(bases.iter().map(|row| (row[0], bit(row[1])))),
            bases: names,
            mains,
            pillars: pillars.iter().map(|row| (row[0], row[1])).collect(),
            versions: tsv::rows(tsv::table!("dti_versions.tsv")).map(version).collect(),
            merger: merger.as_ref().and_then(day).unwrap_or((u16::MAX, 1, 1)),
            merger_source: merger.map_or("", |row| row[2]),
            units,
            named: Words::new(named.into_iter()),
            corrections: Words::new(tsv::rows(tsv::table!("corrections.tsv")).map(|[phrase]: [&str; 1]| (phrase, ()))),
            placed,
            places,
            unsure: tsv::rows(tsv::table!("doubts.tsv"))
                .filter(|[word, _]| unsure.iter().any(|doubt| doubt.word() == *word))
                .map(|[_, sentence]: [&str; 2]| sentence.to_owned())
                .collect(),
        };
        let own = |id: &str| (id.to_owned(), terms.definition(called.name(id, Lang::Vi).unwrap_or_default()));
        // Of two with one id, the reader's own and ours, the first counts.
        terms.own = sorted(called.ids().map(own), |a, b| a.0.cmp(&b.0));
        terms.own.dedup_by(|next, first| next.0 == first.0);
        terms
    }

    /// The bases, levels and scopes that the name of an indicator says, whatever the words of a figure leave out.
    pub fn own(&self, indicator: &str) -> Definition {
        let found = self.own.binary_search_by(|row| row.0.as_str().cmp(indicator));
        found.map(|at| self.own[at].1).unwrap_or_default()
    }

    /// Where an indicator stands; nowhere for one of a reader's own table.
    pub fn place(&self, indicator: &str) -> Place {
        self.placed.find(&indicator).map(|at| self.places[at]).unwrap_or_default()
    }

    /// *Reads* the bases, levels and scopes in the words of a figure. *Leaves alone* all other words.
    pub fn definition(&self, words: &str) -> Definition {
        Definition(self.words.find(words).flatten().fold(0, |bits, bit| bits | 1 << bit))
    }

    /// The names of what a definition holds.
    pub fn names(&self, definition: Definition) -> Vec<&'static str> {
        let has = |bit: &usize| definition.0 >> bit & 1 == 1;
        (0..self.bases.len()).filter(has).map(|bit| self.bases[bit]).collect()
    }

    /// What readers are told of a base, level or scope.
    pub fn called(&self, base: &'static str, lang: Lang) -> &'static str {
        let row = tsv::rows(tsv::table!("base_names.tsv")).find(|row: &[&str; 3]| row[0] == base);
        row.map_or(base, |row| row[1 + lang as usize])
    }

    /// *Reads* the last part of the index that the words name: "chỉ số Hạ tầng số". *Leaves alone* words that name none.
    pub fn named(&self, words: &str) -> Option<Named> {
        self.named.find(words).last().copied()
    }

    /// *Reads* "đính chính", "xin lỗi bạn đọc". *Leaves alone* new figures that are no correction.
    pub fn corrects(&self, words: &str) -> bool {
        self.corrections.find(words).next().is_some()
    }

    /// False where a doubt of a figure means that it may be about something else than was read.
    pub fn is_sure(&self, doubts: &[corpus::Words]) -> bool {
        !doubts.iter().map(corpus::Words::as_str).any(|doubt| self.unsure.iter().any(|unsure| doubt == unsure.as_str()))
    }

    /// The form of the index that measures a year.
    pub fn version(&self, year: u16) -> Option<&Version> {
        self.versions.iter().find(|version| (version.years.0..=version.years.1).contains(&year))
    }

    /// The unit that holds a province since the merger, by the province's code.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.members.find(&code).map(|at| &self.units[self.unit_of[at]])
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
fn units(provinces: impl Iterator<Item = [&'static str; 3]>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for [name, code, successor] in provinces.filter(|row| !row[2].is_empty()) {
        let at = units.binary_search_by(|unit| unit.0.cmp(successor)).unwrap_or_else(|at| {
            units.insert(at, (successor, Vec::new()));
            at
        });
        if units[at].1.iter().all(|member| member.0 != code) {
            units[at].1.push((code, name));
        }
    }
    units
}

/// The words of a text as keys.
pub fn keys(words: &str) -> Vec<Key> {
    tokenize(words).iter().filter(|token| token.is_word() || token.is_number()).map(|token| token.key).collect()
}

impl<T> Words<T> {
    fn new<'p>(rows: impl Iterator<Item = (&'p str, T)>) -> Words<T> {
        let mut words = Words { phrases: Phrases::default(), meanings: Vec::new() };
        for (phrase, meaning) in rows {
            words.phrases.add(phrase, words.meanings.len());
            words.meanings.push(meaning);
        }
        words
    }

    /// What the phrases in the words mean, from left to right, the longest where several begin.
    fn find(&self, words: &str) -> impl Iterator<Item = &T> {
        self.phrases.find(&keys(words)).into_iter().map(|at| &self.meanings[at])
    }
}

impl Phrases {
    fn add(&mut self, phrase: &str, at: usize) {
        let keys = keys(phrase);
        let Some(&first) = keys.first() else { return };
        let list = self.0.entry(first).or_default();
        let place = list.partition_point(|(others, _)| others.len() >= keys.len());
        list.insert(place, (keys, at));
    }

    fn find(&self, words: &[Key]) -> Vec<usize> {
        let (mut found, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let list = self.0.get(&words[at]);
            match list.and_then(|list| list.iter().find(|(keys, _)| words[at..].starts_with(keys))) {
                Some((keys, phrase)) => {
                    found.push(*phrase);
                    at += keys.len();
                }
                None => at += 1,
            }
        }
        found
    }
}
