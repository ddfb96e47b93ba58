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

pub use same::join;
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
use std::borrow::Cow;

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
///
/// One question is asked about all figures before the next one is: what a question runs through then stays at hand.
pub fn interpret(prepared: &Prepared, record: Option<&mut Vec<Vec<Decision>>>) -> Analysis {
    let &Prepared { article, published, doc, marks, scan, lexicon } = prepared;
    let mut context = Context::new(doc, marks, scan, lexicon);
    context.year = published.map(Period::year).or_else(|| times::last_year(&context));
    let context = &context;
    let figures: Vec<Figure> = (0..scan.quantities.len()).map(|index| context.figure(index)).collect();
    let mut scales = weigh::Scales::new(doc, record, figures.len());
    let mut periods = period::Periods::new(context, published);
    let mut places = area::Places::find(context);
    let mut meanings = topics(context, &figures, &places, &periods, &mut scales);
    for (figure, meaning) in figures.iter().zip(&mut meanings) {
        if meaning.cell.is_some() {
            periods.keep(figure, meaning.period);
        } else {
            let office = meaning.indicator.is_some() && meaning.pillar == Some(Pillar::Government);
            let (period, told) = periods.of(figure, meaning.status, office, scales.about(figure.index));
            (meaning.period, meaning.guessed) = (period, period.is_some() && !told);
        }
    }
    for (figure, meaning) in figures.iter().zip(&mut meanings) {
        if meaning.cell.is_some() {
            places.keep(figure, &meaning.area);
        } else {
            (meaning.area, meaning.area_doubt) = places.of(figure, meaning.status, scales.about(figure.index));
        }
    }
    let mut pillars = pillar::Pillars::new(context);
    for (figure, meaning) in figures.iter().zip(&mut meanings) {
        match meaning.pillar {
            Some(pillar) => pillars.keep(figure, pillar),
            None => meaning.pillar = Some(pillars.of(figure, meaning.hints, scales.about(figure.index))),
        }
    }
    let mut observations: Vec<Observation> = Vec::with_capacity(figures.len());
    let mut sentence = (usize::MAX, Span::default());
    for (figure, meaning) in figures.iter().zip(meanings) {
        let before = observations.last();
        let told = figure.index.checked_sub(1).is_some_and(|i| scan.quantities[i].sentence == figure.q.sentence);
        let earlier = before.filter(|o| told && o.kind == Kind::Change);
        let baseline = baseline::of(context, figure, meaning.period, earlier);
        if sentence.0 != figure.q.sentence {
            sentence = (figure.q.sentence, doc.source(figure.sentence()));
        }
        observations.push(observation(context, figure, meaning, sentence.1, baseline, before));
    }
    join(&mut observations);
    Analysis {
        doc: article.doc.clone(),
        url: article.url.clone(),
        published,
        main_area: places.main_area(),
        observations,
        skipped: skipped(context),
        ..Analysis::default()
    }
}

/// The answers to all questions about a figure.
struct Meaning {
    status: Status,
    indicator: Option<u16>,
    /// Another indicator is almost as likely.
    ambiguous: Option<Doubt>,
    /// What tells of the pillar where no indicator was found.
    hints: pillar::Hints,
    period: Option<Period>,
    /// The sentence does not tell the period.
    guessed: bool,
    area: Area,
    area_doubt: Option<Doubt>,
    pillar: Option<Pillar>,
    /// The row and the label of a figure in a table.
    cell: Option<(Span, String)>,
}

impl Meaning {
    /// What is known when only the first question was answered.
    fn new(status: Status) -> Meaning {
        Meaning {
            status,
            indicator: None,
            ambiguous: None,
            hints: pillar::Hints::default(),
            period: None,
            guessed: false,
            area: Area::default(),
            area_doubt: None,
            pillar: None,
            cell: None,
        }
    }
}

/// Whether figures are reached, aimed at or laid down, and what they measure; of a figure in a table all that it tells.
fn topics(
    context: &Context,
    figures: &[Figure],
    places: &area::Places,
    periods: &period::Periods,
    scales: &mut weigh::Scales,
) -> Vec<Meaning> {
    let mut statuses = status::Statuses::new(context);
    let mut topics = indicator::Topics::new(context);
    let pillar = |row: u16| context.lexicon.indicators[row as usize].pillar;
    let mut meaning = |figure: &Figure| match table::read(context, places, periods, figure.index, topics.last()) {
        Some(cell) => {
            statuses.keep(figure, cell.status);
            let indicator = topics.keep(figure.q, cell.indicator, cell.open);
            Meaning {
                indicator,
                period: cell.period.0,
                guessed: cell.period.0.is_some() && !cell.period.1,
                area: cell.area.0,
                area_doubt: cell.area.1,
                pillar: indicator.map(pillar).or(cell.pillar),
                cell: Some((cell.row, cell.label)),
                ..Meaning::new(cell.status)
            }
        }
        None => {
            let scales = scales.about(figure.index);
            let status = statuses.of(figure, scales);
            let (indicator, ambiguous) = topics.of(figure, status, scales);
            let hints = if indicator.is_none() { topics.hints(figure) } else { pillar::Hints::default() };
            Meaning { indicator, ambiguous, hints, pillar: indicator.map(pillar), ..Meaning::new(status) }
        }
    };
    figures.iter().map(&mut meaning).collect()
}

/// A figure with its meaning; `sentence` is its own in the source text, `before` the figure before it.
#[inline(never)]
fn observation(
    context: &Context,
    figure: &Figure,
    meaning: Meaning,
    sentence: Span,
    baseline: String,
    before: Option<&Observation>,
) -> Observation {
    let (doc, q) = (context.doc, figure.q);
    let row = meaning.indicator.map(|row| &context.lexicon.indicators[row as usize]);
    let (sentence, label) = meaning.cell.unwrap_or_else(|| {
        let earlier = before.filter(|o| o.sentence == sentence).map(|o| o.label.as_str());
        (sentence, label::of(context, q, earlier, row.map(|r| r.label_vi)))
    });
    let span = doc.source(q.tokens.clone());
    let guessed = meaning.guessed.then_some(Doubt::PeriodFromContext);
    let doubts = [meaning.ambiguous, guessed, meaning.area_doubt, doc.sentences[q.sentence].doubt];
    let doubts = q.doubts.iter().copied().chain(doubts.into_iter().flatten()).collect();
    Observation {
        span,
        sentence,
        kind: q.kind,
        value: q.value,
        precision: q.precision,
        high: q.high,
        of: q.of,
        unit: if q.kind == Kind::Rank { Cow::Borrowed("") } else { q.unit.clone() },
        bound: q.bound,
        direction: q.direction,
        baseline,
        status: meaning.status,
        period: meaning.period,
        area: meaning.area,
        label,
        indicator: row.map(|r| r.id),
        pillar: meaning.pillar.unwrap_or(Pillar::None),
        same_as: None,
        rule: q.rule,
        doubts,
        review: None,
    }
}

fn skipped(context: &Context) -> Vec<Skipped> {
    let mut skipped: Vec<Skipped> = (context.scan.skipped.iter())
        .map(|(tokens, reason)| Skipped { span: context.doc.source(tokens.clone()), reason: *reason })
        .collect();
    crate::order::by_key(&mut skipped, |s| u64::from(s.span.start));
    skipped
}

/// True for figures that say how something changed.
fn is_change(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Change | Kind::Multiple)
}
