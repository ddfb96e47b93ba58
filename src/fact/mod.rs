//! From quantities in their sentences to observations: what is measured, where, when, reached or aimed at.
//!
//! Where several readings compete, each is a candidate with the clues that speak for or against it (`weigh.rs`,
//! `lexicon/clue.rs`); `area.rs`, `indicator.rs`, `period.rs`, `pillar.rs` and `status.rs` each ask one question.

mod area;
mod baseline;
mod beside;
mod context;
mod indicator;
mod label;
mod outline;
mod parts;
mod period;
mod pillar;
mod place;
mod same;
mod status;
mod table;
mod times;
mod trigger;
mod weigh;

pub use weigh::{Decision, Weighed};

use crate::{
    analysis::{Analysis, Area, Doubt, Kind, Observation, Pillar, Skipped, Status},
    article::Article,
    lexicon::{Lexicon, Mentions},
    period::Period,
    quantity::{Quantity, Scan},
    segment::Document,
    span::Span,
};
use context::{Context, Figure};

/// An article as the stages before have left it.
pub struct Prepared<'a> {
    /// The article itself.
    pub article: &'a Article,
    /// Its own day, told from outside or printed in it.
    pub published: Option<Period>,
    /// Its tokens, sentences and lines.
    pub doc: &'a Document<'a>,
    /// The phrases in it.
    pub marks: &'a Mentions,
    /// Its figures and times.
    pub scan: &'a Scan,
    /// The tables.
    pub lexicon: &'a Lexicon,
}

/// Gives every quantity its meaning. Into `record`, where there is one, goes what was weighed for each, in text order.
pub fn interpret(prepared: &Prepared, mut record: Option<&mut Vec<Vec<Decision>>>) -> Analysis {
    let &Prepared { article, published, doc, marks, scan, lexicon } = prepared;
    let mut context = Context::new(doc, marks, scan, lexicon);
    context.year = published.map(Period::year).or_else(|| times::last_year(&context));
    let mut readers = Readers {
        statuses: status::Statuses::new(&context),
        topics: indicator::Topics::new(&context),
        periods: period::Periods::new(&context, published),
        places: area::Places::find(&context),
        pillars: pillar::Pillars::new(&context),
    };
    let mut scales = weigh::Scales { doc, record: record.is_some().then(Vec::new) };
    let mut observations: Vec<Observation> = Vec::with_capacity(scan.quantities.len());
    for index in 0..scan.quantities.len() {
        let figure = context.figure(index);
        let meaning = readers.read(&context, &figure, &mut scales);
        let before = observations.last();
        let told = index.checked_sub(1).is_some_and(|i| scan.quantities[i].sentence == figure.q.sentence);
        let earlier = before.filter(|o| told && o.kind == Kind::Change);
        let baseline = baseline::of(&context, &figure, meaning.period, earlier);
        observations.push(observation(article, &context, &figure, meaning, baseline, before));
        if let (Some(record), Some(decisions)) = (&mut record, &mut scales.record) {
            record.push(std::mem::take(decisions));
        }
    }
    same::join(&mut observations);
    Analysis {
        doc: article.doc.clone(),
        url: article.url.clone(),
        published,
        main_area: readers.places.main_area(),
        observations,
        skipped: skipped(article, &context),
        ..Analysis::default()
    }
}

/// One reader for each question.
struct Readers<'a> {
    statuses: status::Statuses<'a>,
    topics: indicator::Topics<'a>,
    periods: period::Periods<'a>,
    places: area::Places<'a>,
    pillars: pillar::Pillars<'a>,
}

/// The answers to all questions about a figure.
struct Meaning {
    status: Status,
    indicator: Option<u16>,
    period: Option<Period>,
    area: Area,
    pillar: Pillar,
    doubts: Vec<Doubt>,
    /// The row and the label of a figure in a table.
    cell: Option<(Span, String)>,
}

impl Readers<'_> {
    /// Asks every question about a figure: its table tells, or its sentence. Must be asked in text order.
    fn read(&mut self, context: &Context, figure: &Figure, scales: &mut weigh::Scales) -> Meaning {
        let cell = table::read(context, &self.places, &self.periods, figure.index, self.topics.last());
        let mut doubts = Vec::new();
        let (status, indicator, (period, told), (area, area_doubt), pillar, cell) = match cell {
            Some(cell) => {
                self.statuses.keep(figure, cell.status);
                let indicator = self.topics.keep(figure.q, cell.indicator, cell.open);
                self.periods.keep(figure, cell.period.0);
                self.places.keep(figure, &cell.area.0);
                (cell.status, indicator, cell.period, cell.area, cell.pillar, Some((cell.row, cell.label)))
            }
            None => {
                let status = self.statuses.of(figure, scales);
                let (indicator, ambiguous) = self.topics.of(figure, status, scales);
                doubts.extend(ambiguous);
                let office =
                    indicator.is_some_and(|row| context.lexicon.indicators[row as usize].pillar == Pillar::Government);
                let period = self.periods.of(figure, status, office, scales);
                let area = self.places.of(figure, status, scales);
                (status, indicator, period, area, None, None)
            }
        };
        doubts.extend((period.is_some() && !told).then_some(Doubt::PeriodFromContext));
        doubts.extend(area_doubt);
        let told = indicator.map(|row| context.lexicon.indicators[row as usize].pillar).or(pillar);
        let pillar = match told {
            Some(pillar) => {
                self.pillars.keep(figure, pillar);
                pillar
            }
            None => self.pillars.of(figure, self.topics.rival(), scales),
        };
        Meaning { status, indicator, period, area, pillar, doubts, cell }
    }
}

/// A figure with its meaning; `before` is the one before it.
fn observation(
    article: &Article,
    context: &Context,
    figure: &Figure,
    meaning: Meaning,
    baseline: String,
    before: Option<&Observation>,
) -> Observation {
    let (doc, q) = (context.doc, figure.q);
    let row = meaning.indicator.map(|row| &context.lexicon.indicators[row as usize]);
    let (sentence, label) = meaning.cell.unwrap_or_else(|| {
        let sentence = doc.source(figure.sentence());
        let earlier = before.filter(|o| o.sentence == sentence).map(|o| o.label.as_str());
        (sentence, label::of(context, q, earlier, row.map(|r| r.label_vi)))
    });
    let span = doc.source(q.tokens.clone());
    Observation {
        span,
        quote: span.of(&article.text).to_owned(),
        sentence,
        kind: q.kind,
        value: q.value,
        precision: q.precision,
        high: q.high,
        of: q.of,
        unit: if q.kind == Kind::Rank { String::new() } else { q.unit.clone() },
        bound: q.bound,
        direction: q.direction,
        baseline,
        status: meaning.status,
        period: meaning.period,
        area: meaning.area,
        label,
        indicator: row.map(|r| r.id),
        pillar: meaning.pillar,
        same_as: None,
        rule: q.rule,
        doubts: (q.doubts.iter().copied()).chain(meaning.doubts).chain(doc.sentences[q.sentence].doubt).collect(),
    }
}

fn skipped(article: &Article, context: &Context) -> Vec<Skipped> {
    let mut skipped: Vec<Skipped> = (context.scan.skipped.iter())
        .map(|(tokens, reason)| {
            let span = context.doc.source(tokens.clone());
            Skipped { span, quote: span.of(&article.text).to_owned(), reason: *reason }
        })
        .collect();
    crate::order::by_key(&mut skipped, |s| u64::from(s.span.start));
    skipped
}

/// True for figures that say how something changed.
fn is_change(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Change | Kind::Multiple)
}
