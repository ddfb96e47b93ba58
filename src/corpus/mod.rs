//! Many articles, one table.
//!
//! A [`Row`] is one figure with all that a comparison, a chart or an export asks of it, and knows the article it was
//! told in. Rows come from a core analysis or, on the command line, from the JSON of one; both give the same table.

pub mod across;
mod best;
pub mod breaks;
pub mod compare;
pub mod order;
pub mod over_time;
pub mod pick;
mod words;

pub use words::{Id, Once, Words};

use crate::{
    Lexicon, Period,
    analysis::{Analysis, Bound, Direction, Kind, Pillar, Status},
    span::Span,
};
use rust_decimal::Decimal;
use std::sync::atomic::{AtomicU32, Ordering};

/// What is known of an article, and its figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Name of the document.
    pub doc: String,
    /// Its headline.
    pub title: String,
    /// The outlet.
    pub outlet: String,
    /// Its address.
    pub url: String,
    /// Day of publication.
    pub published: Option<Period>,
    /// Bare name of the area it is mainly about.
    pub main_area: String,
    /// Its figures, in text order.
    pub rows: Vec<Row>,
}

/// One figure of one article. Fields as in [`crate::analysis::Observation`], owned; words that figures share stand in one
/// place, so that a corpus of a million figures fits into a browser.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which figure of its article it is.
    pub id: Id,
    /// What sort of figure.
    pub kind: Kind,
    /// Exact value; of a range the lower end, of a ratio the part.
    pub value: Decimal,
    /// Power of ten of the last printed digit.
    pub precision: i8,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// The whole of a ratio; how many were ranked; the maximum of a score.
    pub of: Option<Decimal>,
    /// `%`, `VND`, `bậc`…; for counts and ratios the noun counted.
    pub unit: Words,
    /// How the printed number stands to the true one.
    pub bound: Bound,
    /// Only for a change.
    pub direction: Option<Direction>,
    /// What a change is against.
    pub baseline: Words,
    /// Reached, aimed at or laid down.
    pub status: Status,
    /// The time the figure is for.
    pub period: Option<Period>,
    /// Bare name of the place it is about, or nothing.
    pub area: Words,
    /// Code of that place where it is a province.
    pub area_code: Words,
    /// The words that say what is measured.
    pub label: Words,
    /// Id of an indicator, or nothing.
    pub indicator: Words,
    /// Pillar of digital transformation.
    pub pillar: Pillar,
    /// The figure as printed.
    pub quote: Words,
    /// The sentence it stands in; empty where the text is not at hand.
    pub sentence: Words,
    /// Id of the first figure of the article that states the same fact.
    pub same_as: Option<Id>,
    /// Reasons to look twice, in words.
    pub doubts: Box<[Words]>,
    /// True where a recomputation of the article's own figures disagrees with this one.
    pub failed: bool,
    /// True where a person looked at it and lets it stand, as it was read or as they corrected it.
    pub confirmed: bool,
}

/// Articles by the names of their documents, each once: what is drawn does not hang on the order they came in.
#[derive(Clone, Debug, Default)]
pub struct Table {
    sources: Vec<Source>,
    /// A number for each, which no other article gets: what looks across the table knows by it what came and went.
    numbers: Vec<u32>,
}

/// A row and the article it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'t> {
    /// The article.
    pub source: &'t Source,
    /// The figure.
    pub row: &'t Row,
}

impl Table {
    /// Puts an article in, in place of one of the same document.
    pub fn put(&mut self, source: Source) {
        static LAST: AtomicU32 = AtomicU32::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        match self.place(&source.doc) {
            Ok(at) => (self.sources[at], self.numbers[at]) = (source, number),
            Err(at) => {
                self.sources.insert(at, source);
                self.numbers.insert(at, number);
            }
        }
    }

    /// Takes an article out.
    pub fn remove(&mut self, doc: &str) {
        if let Ok(at) = self.place(doc) {
            self.sources.remove(at);
            self.numbers.remove(at);
        }
    }

    /// True where an article of this document is in.
    pub fn has(&self, doc: &str) -> bool {
        self.place(doc).is_ok()
    }

    fn place(&self, doc: &str) -> Result<usize, usize> {
        self.sources.binary_search_by(|s| s.doc.as_str().cmp(doc))
    }

    /// The articles.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The numbers of the articles, in their order.
    fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// Every figure, article by article, in text order.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        self.sources.iter().flat_map(Source::cells)
    }
}

/// True where a recomputation of the article's own figures disagrees with this one.
pub(crate) fn failed(analysis: &Analysis, figure: usize) -> bool {
    analysis.checks.iter().any(|check| !check.holds() && check.observations.contains(&figure))
}

impl Source {
    /// Its figures, in text order.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        self.rows.iter().map(move |row| Cell { source: self, row })
    }

    /// An analysed article as rows. `text` is the text that was analysed; with an empty one the sentences stay empty.
    pub fn new(analysis: &Analysis, text: &str, lexicon: &Lexicon) -> Source {
        let printed = |span: Span| text.get(span.start as usize..span.end as usize).unwrap_or_default();
        let mut once = Once::default();
        let rows = analysis.observations.iter().enumerate().map(|(i, o)| Row {
            id: Id::of(i),
            kind: o.kind,
            value: o.value,
            precision: o.precision,
            high: o.high,
            of: o.of,
            unit: once.of(&o.unit),
            bound: o.bound,
            direction: o.direction,
            baseline: once.of(&o.baseline),
            status: o.status,
            period: o.period,
            area: once.of(&o.area.name),
            area_code: once.of(o.area.code.unwrap_or_default()),
            label: once.of(&o.label),
            indicator: once.of(o.indicator.unwrap_or_default()),
            pillar: o.pillar,
            quote: once.of(printed(o.span)),
            sentence: once.of(printed(o.sentence)),
            same_as: o.same_as.map(Id::of),
            doubts: o.doubts.iter().map(|&d| once.of(lexicon.doubt(d))).collect(),
            failed: failed(analysis, i),
            confirmed: o.review.is_some(),
        });
        Source {
            doc: analysis.doc.clone(),
            title: analysis.title.clone().unwrap_or_default(),
            outlet: analysis.source.clone().unwrap_or_default(),
            url: analysis.url.clone().unwrap_or_default(),
            published: analysis.published,
            main_area: analysis.main_area.as_ref().map(|a| a.name.to_string()).unwrap_or_default(),
            rows: rows.collect(),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A share of Hà Giang's kind, for tests to change.
    pub(crate) fn row(area: &str, value: &str) -> Row {
        Row {
            id: Id(1),
            kind: Kind::Percentage,
            value: value.parse().unwrap(),
            precision: 0,
            high: None,
            of: None,
            unit: "%".into(),
            bound: Bound::Exact,
            direction: None,
            baseline: Words::default(),
            status: Status::Actual,
            period: None,
            area: area.into(),
            area_code: "VN-03".into(),
            label: "hồ sơ trực tuyến".into(),
            indicator: "online_dossier_rate".into(),
            pillar: Pillar::Government,
            quote: format!("{value}%").into(),
            sentence: Words::default(),
            same_as: None,
            doubts: Box::default(),
            failed: false,
            confirmed: false,
        }
    }

    #[test]
    fn a_document_stands_once_in_its_place() {
        let mut table = Table::default();
        for (doc, title) in [("b", "2"), ("a", "1"), ("a", "3")] {
            table.put(Source { doc: doc.into(), title: title.into(), ..Source::default() });
        }
        assert_eq!(table.sources.iter().map(|s| (&*s.doc, &*s.title)).collect::<Vec<_>>(), [("a", "3"), ("b", "2")]);
        table.remove("a");
        assert_eq!(table.sources.len(), 1);
    }
}
