//! From quantities in their sentences to observations: what is measured, where, when, reached or aimed at.
//!
//! Where several readings compete, each source of evidence is one function and the weights stand beside each other
//! in the file that uses them (`indicator.rs`, `area.rs`, `period.rs`, `status.rs`).

mod area;
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
    lexicon::{Cue, Lexicon, Mentions},
    period::Period,
    quantity::{Quantity, Scan},
    segment::Document,
};
use std::ops::Range;

/// What a stage of the interpretation may look at.
pub(crate) struct Context<'a> {
    doc: &'a Document<'a>,
    marks: &'a Mentions,
    scan: &'a Scan,
    lexicon: &'a Lexicon,
    /// Where the numbers of legal documents end.
    legal: Vec<usize>,
    /// The last year that something was reached in, as far as the text tells.
    year: Option<u16>,
}

impl Context<'_> {
    /// True where a cue begins among some tokens.
    fn has(&self, tokens: Range<usize>, wanted: Cue) -> bool {
        self.marks.has(tokens, wanted)
    }

    fn sentence(&self, index: usize) -> Range<usize> {
        self.doc.sentences[index].tokens.clone()
    }
}

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
    let mut context = Context { doc, marks, scan, lexicon, legal: legal_ends(scan), year: None };
    context.year = published.map(Period::year).or_else(|| times::last_year(&context));
    let mut places = area::Places::find(&context);
    let mut periods = period::Periods::new(&context, published);
    let mut statuses = status::Statuses::new(&context);
    let mut pillars = pillar::Pillars::new(&context);
    let mut topics = indicator::Topics::new(&context);
    let mut observations: Vec<Observation> = Vec::with_capacity(scan.quantities.len());
    for (index, quantity) in scan.quantities.iter().enumerate() {
        let cell = table::read(&context, &places, &periods, index, topics.last());
        let reading = match &cell {
            Some(cell) => {
                statuses.keep(quantity, cell.status);
                let indicator = topics.keep(quantity, cell.indicator, cell.open);
                periods.keep(quantity, cell.period.0);
                places.keep(&context, quantity, &cell.area.0);
                (cell.status, (indicator, Vec::new()), cell.period, cell.area.clone())
            }
            None => {
                let status = statuses.of(quantity, &mut scales);
                let indicator = topics.of(index, status, &mut scales);
                let period = periods.of(quantity, status, &mut scales);
                (status, indicator, period, places.of(&context, index, status, &mut scales))
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
                pillars.keep(quantity, pillar);
                pillar
            }
            None => pillars.of(quantity, &mut scales),
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
            baseline: periods.baseline(quantity),
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
        main_area: places.main_area(lexicon),
        observations,
        skipped: skipped(article, &context),
        ..Analysis::default()
    };
    (analysis, decisions)
}

fn legal_ends(scan: &Scan) -> Vec<usize> {
    let mut ends: Vec<usize> =
        scan.skipped.iter().filter(|s| s.1 == crate::analysis::Reason::Legal).map(|s| s.0.end).collect();
    crate::order::by_key(&mut ends, |&end| end as u64);
    ends
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

/// So many members of a series are looked at on either side.
const LONGEST_SERIES: usize = 16;

/// The run of figures that a figure is a member of, where words before it pair its members with names ("lần lượt là"),
/// and where those words begin.
fn series(context: &Context, index: usize) -> Option<(Range<usize>, usize)> {
    let quantities = &context.scan.quantities;
    let sentence = context.sentence(quantities[index].sentence);
    if !context.has(sentence.start..quantities[index].tokens.start, Cue::Respectively) {
        return None;
    }
    let joined = |i: usize| {
        let (a, b) = (&quantities[i], &quantities[i + 1]);
        let between = a.tokens.end..b.tokens.start.max(a.tokens.end);
        a.sentence == b.sentence
            && a.kind == b.kind
            && between.len() <= 4
            && between.clone().any(|at| {
                context.doc.tokens[at].is(',')
                    || context.doc.tokens[at].is(';')
                    || context.marks.cue_at(at, Cue::Coordinator).is_some()
            })
    };
    let (mut first, mut last) = (index, index);
    while first > 0 && index - first < LONGEST_SERIES && joined(first - 1) {
        first -= 1;
    }
    while last + 1 < quantities.len() && last - index < LONGEST_SERIES && joined(last) {
        last += 1;
    }
    let start = quantities[first].tokens.start;
    let cue = context.marks.last_cue(start.saturating_sub(5).max(sentence.start)..start, Cue::Respectively)?;
    (last > first).then_some((first..last + 1, cue.first as usize))
}

/// True for figures that say how something changed.
fn is_change(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Change | Kind::Multiple)
}
