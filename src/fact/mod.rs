//! From quantities in their sentences to observations: what is measured, where, when, reached or aimed at.
//!
//! Where several readings compete, each source of evidence is one function and the weights stand beside each other
//! in the file that uses them (`indicator.rs`, `area.rs`, `period.rs`, `status.rs`).

mod area;
mod indicator;
mod label;
mod period;
mod same;
mod status;
mod table;

use crate::{
    analysis::{Analysis, Doubt, Kind, Observation, Pillar, Skipped},
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
    let mut context = Context { doc, marks, scan, lexicon, legal: legal_ends(scan), year: None };
    context.year = published.map(Period::year).or_else(|| period::last_year(&context));
    let places = area::Places::find(&context);
    let mut times = period::Periods::new(&context, published);
    let statuses = status::Statuses::new(&context);
    let mut topics = indicator::Topics::new(&context);
    let mut observations: Vec<Observation> = Vec::with_capacity(scan.quantities.len());
    for (index, quantity) in scan.quantities.iter().enumerate() {
        let cell = table::read(&context, &places, &times, index, topics.last());
        let status = cell.as_ref().map_or_else(|| statuses.of(quantity), |c| c.status);
        let (indicator, mut doubts) = match &cell {
            Some(cell) if cell.open => (topics.take(index, cell.indicator), Vec::new()),
            Some(cell) => (topics.keep(cell.indicator), Vec::new()),
            None => topics.of(index),
        };
        let (period, told) = cell.as_ref().map_or_else(|| times.of(quantity, status), |c| c.period);
        let (area, area_doubt) = match &cell {
            Some(cell) => cell.area.clone(),
            None => places.of(&context, index, status),
        };
        if period.is_some() && !told {
            doubts.push(Doubt::PeriodFromContext);
        }
        doubts.extend(area_doubt);
        let row = indicator.map(|row| &lexicon.indicators[row as usize]);
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
            baseline: times.baseline(quantity),
            status,
            period,
            area,
            label: match &cell {
                Some(cell) => cell.label.clone(),
                None => label::of(&context, quantity, earlier, row.map(|r| r.label_vi)),
            },
            indicator: row.map(|r| r.id),
            pillar: row.map(|r| r.pillar).or(cell.and_then(|c| c.pillar)).unwrap_or_else(|| topics.pillar(quantity)),
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
    }
    same::join(&mut observations);
    Analysis {
        doc: article.doc.clone(),
        url: article.url.clone(),
        published,
        main_area: places.main_area(lexicon),
        observations,
        skipped: skipped(article, &context),
        ..Analysis::default()
    }
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

/// The pillar that fits nothing better.
const NO_PILLAR: Pillar = Pillar::None;

/// True for figures that say how something changed.
fn is_change(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Change | Kind::Multiple)
}
