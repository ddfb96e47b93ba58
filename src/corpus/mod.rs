//! Many articles, one table.
//!
//! A [`Row`] is one figure with all that a comparison, a chart or an export asks of it, and knows the article it was
//! told in. Rows come from a core analysis or, on the command line, from the JSON of one; both give the same table.

pub mod across;
mod best;
pub mod compare;
pub mod order;
pub mod pick;

use crate::{
    Lexicon, Period,
    analysis::{Analysis, Bound, Direction, Kind, Pillar, Status},
};
use rust_decimal::Decimal;

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

/// One figure of one article. Fields as in [`crate::analysis::Observation`], owned.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// `o1`, `o2`, … within its article.
    pub id: String,
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
    pub unit: String,
    /// How the printed number stands to the true one.
    pub bound: Bound,
    /// Only for a change.
    pub direction: Option<Direction>,
    /// What a change is against.
    pub baseline: String,
    /// Reached, aimed at or laid down.
    pub status: Status,
    /// The time the figure is for.
    pub period: Option<Period>,
    /// Bare name of the place it is about, or nothing.
    pub area: String,
    /// Code of that place where it is a province.
    pub area_code: String,
    /// The words that say what is measured.
    pub label: String,
    /// Id of an indicator, or nothing.
    pub indicator: String,
    /// Pillar of digital transformation.
    pub pillar: Pillar,
    /// The figure as printed.
    pub quote: String,
    /// The sentence it stands in; empty where the text is not at hand.
    pub sentence: String,
    /// Id of the first figure of the article that states the same fact.
    pub same_as: Option<String>,
    /// Reasons to look twice, in words.
    pub doubts: Vec<String>,
    /// True where a recomputation of the article's own figures disagrees with this one.
    pub failed: bool,
}

/// Articles by the names of their documents, each once: what is drawn does not hang on the order they came in.
#[derive(Clone, Debug, Default)]
pub struct Table {
    sources: Vec<Source>,
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
        match self.place(&source.doc) {
            Ok(at) => self.sources[at] = source,
            Err(at) => self.sources.insert(at, source),
        }
    }

    /// Takes an article out.
    pub fn remove(&mut self, doc: &str) {
        if let Ok(at) = self.place(doc) {
            self.sources.remove(at);
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

    /// Every figure, article by article, in text order.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        self.sources.iter().flat_map(Source::cells)
    }
}

impl Source {
    /// Its figures, in text order.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        self.rows.iter().map(move |row| Cell { source: self, row })
    }

    /// An analysed article as rows. `text` is the text that was analysed; with an empty one the sentences stay empty.
    pub fn new(analysis: &Analysis, text: &str, lexicon: &Lexicon) -> Source {
        let failed = |i: usize| analysis.checks.iter().any(|c| !c.holds() && c.observations.contains(&i));
        let rows = analysis.observations.iter().enumerate().map(|(i, o)| Row {
            id: format!("o{}", i + 1),
            kind: o.kind,
            value: o.value,
            precision: o.precision,
            high: o.high,
            of: o.of,
            unit: o.unit.to_string(),
            bound: o.bound,
            direction: o.direction,
            baseline: o.baseline.clone(),
            status: o.status,
            period: o.period,
            area: o.area.name.to_string(),
            area_code: o.area.code.unwrap_or_default().to_owned(),
            label: o.label.clone(),
            indicator: o.indicator.unwrap_or_default().to_owned(),
            pillar: o.pillar,
            quote: text.get(o.span.start as usize..o.span.end as usize).unwrap_or_default().to_owned(),
            sentence: text.get(o.sentence.start as usize..o.sentence.end as usize).unwrap_or_default().to_owned(),
            same_as: o.same_as.map(|i| format!("o{}", i + 1)),
            doubts: o.doubts.iter().map(|&d| lexicon.doubt(d).to_owned()).collect(),
            failed: failed(i),
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
            id: "o1".into(),
            kind: Kind::Percentage,
            value: value.parse().unwrap(),
            precision: 0,
            high: None,
            of: None,
            unit: "%".into(),
            bound: Bound::Exact,
            direction: None,
            baseline: String::new(),
            status: Status::Actual,
            period: None,
            area: area.into(),
            area_code: "VN-03".into(),
            label: "hồ sơ trực tuyến".into(),
            indicator: "online_dossier_rate".into(),
            pillar: Pillar::Government,
            quote: format!("{value}%"),
            sentence: String::new(),
            same_as: None,
            doubts: Vec::new(),
            failed: false,
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
