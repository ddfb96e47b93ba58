//! From quantities in their sentences to observations: what is measured, where, when, reached or aimed at.
//!
//! Where several readings compete, each source of evidence is one function and the weights stand beside each other
//! in the file that uses them (`indicator.rs`, `area.rs`, `period.rs`, `status.rs`).

mod area;
mod baseline;
mod context;
mod indicator;
mod label;
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
    analysis::{Analysis, Doubt, Kind, Observation, Skipped},
    article::Article,
    lexicon::{Lexicon, Mentions},
    period::Period,
    quantity::{Quantity, Scan},
    segment::Document,
};
use context::Context;

/// Gives every quantity its meaning. `published` is the article's own day, told from outside or printed in it.
pub fn interpret(
    article: &Article,
    published: Option<Period>,
    doc: &Document,
    marks: &Mentions,
    scan: &Scan,
    lexicon: &Lexicon,
) -> Analysis {
    weighed(article, published, doc, marks, scan, lexicon, None).0
}

/// As [`interpret`], and with the record of what was weighed for each figure, in text order.
pub fn explain(
    article: &Article,
    published: Option<Period>,
    doc: &Document,
    marks: &Mentions,
    scan: &Scan,
    lexicon: &Lexicon,
) -> (Analysis, Vec<Vec<Decision>>) {
    weighed(article, published, doc, marks, scan, lexicon, Some(Vec::new()))
}

fn weighed(
    article: &Article,
    published: Option<Period>,
    doc: &Document,
    marks: &Mentions,
    scan: &Scan,
    lexicon: &Lexicon,
    record: Option<Vec<Decision>>,
) -> (Analysis, Vec<Vec<Decision>>) {
    let mut scales = weigh::Scales { doc, record };
    let mut decisions = Vec::new();
    let mut context = Context::new(doc, marks, scan, lexicon);
    context.year = published.map(Period::year).or_else(|| times::last_year(&context));
    let mut places = area::Places::find(&context);
    let mut periods = period::Periods::new(&context, published);
    let mut statuses = status::Statuses::new(&context);
    let mut pillars = pillar::Pillars::new(&context);
    let mut topics = indicator::Topics::new(&context);
    let mut observations: Vec<Observation> = Vec::with_capacity(scan.quantities.len());
    for (index, quantity) in scan.quantities.iter().enumerate() {
        let figure = context.figure(index);
        let cell = table::read(&context, &places, &periods, index, topics.last());
        let reading = match &cell {
            Some(cell) => {
                statuses.keep(&figure, cell.status);
                let indicator = topics.keep(quantity, cell.indicator, cell.open);
                periods.keep(&figure, cell.period.0);
                places.keep(&figure, &cell.area.0);
                (cell.status, (indicator, Vec::new()), cell.period, cell.area.clone())
            }
            None => {
                let status = statuses.of(&figure, &mut scales);
                let indicator = topics.of(&figure, status, &mut scales);
                let period = periods.of(&figure, status, &mut scales);
                (status, indicator, period, places.of(&figure, status, &mut scales))
            }
        };
        let (status, (indicator, mut doubts), (period, told), (area, area_doubt)) = reading;
        if period.is_some() && !told {
            doubts.push(Doubt::PeriodFromContext);
        }
        doubts.extend(area_doubt);
        let row = indicator.map(|row| &lexicon.indicators[row as usize]);
        let pillar = match row.map(|r| r.pillar).or(cell.as_ref().and_then(|c| c.pillar)) {
            Some(pillar) => {
                pillars.keep(&figure, pillar);
                pillar
            }
            None => pillars.of(&figure, &mut scales),
        };
        let span = doc.source(quantity.tokens.clone());
        let sentence = cell.as_ref().map_or_else(|| doc.source(context.sentence(quantity.sentence)), |c| c.row);
        let earlier = observations.last().filter(|o| o.sentence == sentence).map(|o| o.label.as_str());
        observations.push(Observation {
            span,
            quote: span.of(&article.text).to_owned(),
            sentence,
            kind: quantity.kind,
            value: quantity.value,
            precision: quantity.precision,
            high: quantity.high,
            of: quantity.of,
            unit: if quantity.kind == Kind::Rank { String::new() } else { quantity.unit.clone() },
            bound: quantity.bound,
            direction: quantity.direction,
            baseline: baseline::of(&context, &periods, &figure),
            status,
            period,
            area,
            label: match &cell {
                Some(cell) => cell.label.clone(),
                None => label::of(&context, quantity, earlier, row.map(|r| r.label_vi)),
            },
            indicator: row.map(|r| r.id),
            pillar,
            same_as: None,
            rule: quantity.rule,
            doubts: quantity
                .doubts
                .iter()
                .copied()
                .chain(doubts)
                .chain(doc.sentences[quantity.sentence].doubt)
                .collect(),
        });
        decisions.extend(scales.record.as_mut().map(std::mem::take));
    }
    same::join(&mut observations);
    let analysis = Analysis {
        doc: article.doc.clone(),
        url: article.url.clone(),
        published,
        main_area: places.main_area(),
        observations,
        skipped: skipped(article, &context),
        ..Analysis::default()
    };
    (analysis, decisions)
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
