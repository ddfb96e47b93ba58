//! Which pillar a figure without an indicator belongs to.

use super::{
    context::{Before, Context, Figure, Near},
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Kind, Pillar},
    lexicon::{Cue, Meaning, PillarClue, UnitKind},
};
use std::ops::Range;

/// So far before a figure the words of its paragraph still count, in tokens.
const FAR: usize = 200;

/// A clause reaches at most so far on either side of a figure, in tokens.
const CLAUSE: usize = 16;

/// Reads the pillars of figures.
pub(super) struct Pillars<'a> {
    context: &'a Context<'a>,
    /// The words of pillars, and where they begin.
    words: Vec<(u32, Pillar)>,
    /// The words of each pillar in the headline and in the whole article.
    headline: [usize; 6],
    article: [usize; 6],
    last: Option<Before<Pillar>>,
    /// What surrounds the sentence that was last asked about.
    around: Option<(usize, Around)>,
}

/// What the question about the indicator leaves behind.
#[derive(Clone, Copy, Default)]
pub(super) struct Hints {
    /// The pillar of the indicator that came nearest.
    pub rival: Option<Pillar>,
    /// The pillar that the paragraph, or the line above it, names last as a part of the index.
    pub part: Option<Pillar>,
}

/// The words of each pillar around a sentence.
#[derive(Clone, Copy, Default)]
struct Around {
    earlier: [usize; 6],
    previous: [usize; 6],
    heading: [usize; 6],
}

impl<'a> Pillars<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Pillars<'a> {
        let headline = context.doc.sentences.first().map_or(0..0, |s| s.tokens.clone());
        let words = words(context);
        let (headline, article) = (count(&words, headline), count(&words, 0..context.doc.tokens.len()));
        Pillars { context, words, headline, article, last: None, around: None }
    }

    /// Keeps the pillar of a figure whose indicator is known. Must be told in text order.
    pub(super) fn keep(&mut self, figure: &Figure, pillar: Pillar) {
        self.last = Some(Before::new(figure, pillar));
    }

    /// The pillar of a figure without an indicator. Must be asked in text order.
    #[inline(never)]
    pub(super) fn of(&mut self, figure: &Figure, hints: Hints, scales: &mut Scales) -> Pillar {
        let Hints { rival, part } = hints;
        let context = self.context;
        let (q, sentence) = (figure.q, figure.sentence());
        let Around { earlier, previous, heading } = self.around(figure);
        let here = among(&self.words, sentence.start..sentence.end.max(q.tokens.end + 2));
        let before = count(here, figure.before());
        let behind = count(here, q.tokens.end..sentence.end);
        let close = count(here, figure.close_before(6).start..(q.tokens.end + 6).min(sentence.end));
        let own = count(here, clause(context, figure));
        let most = self.article[..5].iter().copied().max().unwrap_or(0);
        let none = |words: &[usize; 6]| words.iter().all(|&n| n == 0);
        let silent = none(&before) && none(&behind);
        let place = matches!(q.kind, Kind::Rank | Kind::Score) || q.measure == Some(UnitKind::Step);
        let named = |cue: Cue| context.marks.cue_at(q.noun.start, cue).is_some();
        let counted = q.kind == Kind::Count && !q.noun.is_empty();
        let unit = counted && (named(Cue::Unit) || named(Cue::Ranked) || named(Cue::Village));
        let folk = counted && context.marks.starting(q.noun.start).iter().any(|m| m.meaning == Meaning::Crowd);
        let head = count(here, q.tokens.end..q.tokens.end + 2);
        let held = counted && context.marks.ends_one(q.reach.start, &[Cue::Holds, Cue::OutOf]);
        let candidates: [_; 6] = std::array::from_fn(|at| {
            let pillar = Pillar::ALL[at];
            let mut c = Candidate::new(&context.lexicon.pillar_weights, pillar, 0..0);
            c.note(own_clue(pillar), true);
            match pillar {
                Pillar::None => {
                    c.note(PillarClue::NoneMeasure, q.kind == Kind::Measure);
                    c.note(PillarClue::NoneUnit, unit);
                    c.note(PillarClue::NoneHeld, held);
                    c.note(PillarClue::NoneBracket, figure.bracketed);
                    c.note(PillarClue::NoneMoney, q.kind == Kind::Money);
                    c.note(PillarClue::NoneSilent, silent);
                    c.note(PillarClue::NoneSilentClause, none(&own));
                }
                Pillar::Overall => {
                    c.note(PillarClue::OverallPart, part.is_some());
                    c.note(PillarClue::OverallRank, place);
                }
                Pillar::Government => c.note(PillarClue::GovernmentDuration, q.kind == Kind::Duration),
                Pillar::Society => c.note(PillarClue::SocietyFolk, folk),
                _ => {}
            }
            c.note(PillarClue::Head, head[at] > 0);
            c.note(PillarClue::Part, part == Some(pillar));
            c.note(PillarClue::PartPlace, place && part == Some(pillar));
            c.note(PillarClue::Clause, own[at] > 0);
            c.note(PillarClue::Close, close[at] > 0);
            c.note(PillarClue::Before, before[at] > 0);
            c.note(PillarClue::Behind, behind[at] > 0);
            c.note(PillarClue::Often, before[at] + behind[at] > 1);
            c.note(PillarClue::Previous, previous[at] > 0);
            c.note(PillarClue::Earlier, earlier[at] > 0);
            c.note(PillarClue::EarlierOften, earlier[at] > 1);
            c.note(PillarClue::Heading, heading[at] > 0);
            c.note(PillarClue::Headline, self.headline[at] > 0);
            c.note(PillarClue::Leading, pillar != Pillar::None && self.article[at] == most && most > 0);
            if let Some(before) = self.last.filter(|before| before.value == pillar) {
                let near = before.near(figure);
                c.note(PillarClue::Again, near == Near::Sentence);
                c.note(PillarClue::AgainSilent, near == Near::Sentence && none(&own));
                c.note(PillarClue::AgainParagraph, near == Near::Paragraph);
            }
            c.note(PillarClue::Rival, rival == Some(pillar));
            c
        });
        let best = scales.winner(&candidates, |p: &Pillar| p.word().to_owned());
        let pillar = best.map_or(Pillar::None, |best| best.value);
        self.keep(figure, pillar);
        pillar
    }

    /// What surrounds a sentence; the figures of a sentence share it.
    fn around(&mut self, figure: &Figure) -> Around {
        if let Some((_, around)) = self.around.filter(|(of, _)| *of == figure.q.sentence) {
            return around;
        }
        let context = self.context;
        let tokens = figure.sentence();
        let from = context.doc.blocks[figure.block].tokens.start.max(tokens.start.saturating_sub(FAR));
        let heading = context.heading(figure.block);
        let heading = heading.map_or([0; 6], |b| count(&self.words, context.doc.blocks[b].tokens.clone()));
        let before = figure.q.sentence.checked_sub(1).map_or(0..0, |i| context.sentence(i));
        let previous = count(&self.words, before.start.max(from).min(before.end)..before.end);
        let around = Around { earlier: count(&self.words, from..tokens.start), previous, heading };
        self.around = Some((figure.q.sentence, around));
        around
    }
}

/// The words of a figure's own: back to a comma, a semicolon or the figure before, and as far behind it.
fn clause(context: &Context, figure: &Figure) -> Range<usize> {
    let (q, sentence) = (figure.q, figure.sentence());
    let parts = |at: usize| context.doc.tokens[at].is(',') || context.doc.tokens[at].is(';');
    let since = figure.index.checked_sub(1).map_or(0, |i| context.scan.quantities[i].tokens.end);
    let front = figure.close_before(CLAUSE).start.max(since.min(q.tokens.start));
    let start = (front..q.tokens.start).rev().find(|&at| parts(at)).map_or(front, |at| at + 1);
    let back = (q.tokens.end + CLAUSE).min(sentence.end);
    let next = context.scan.quantities.get(figure.index + 1).map_or(back, |n| n.tokens.start);
    let end = (q.tokens.end..back.min(next.max(q.tokens.end)))
        .find(|&at| parts(at))
        .unwrap_or(back.min(next.max(q.tokens.end)));
    start..end
}

fn own_clue(pillar: Pillar) -> PillarClue {
    match pillar {
        Pillar::Government => PillarClue::Government,
        Pillar::Economy => PillarClue::Economy,
        Pillar::Society => PillarClue::Society,
        Pillar::Foundation => PillarClue::Foundation,
        Pillar::Overall => PillarClue::Overall,
        Pillar::None => PillarClue::None,
    }
}

/// *Reads* the words of pillars. *Leaves alone* those within a longer one, and within words that mean something else:
/// "đơn" in "đơn vị".
fn words(context: &Context) -> Vec<(u32, Pillar)> {
    let (mut words, mut end) = (Vec::new(), 0);
    for m in context.marks.topics() {
        if m.first < end {
            continue;
        }
        match m.meaning {
            Meaning::Pillar(pillar) => words.push((m.first, pillar)),
            Meaning::NoPillar => {}
            _ => continue,
        }
        end = m.last;
    }
    words
}

/// The words that begin among some tokens.
fn among(words: &[(u32, Pillar)], tokens: Range<usize>) -> &[(u32, Pillar)] {
    let at = |token: usize| words.partition_point(|w| (w.0 as usize) < token);
    let from = at(tokens.start);
    &words[from..at(tokens.end).max(from)]
}

/// How many words of each pillar begin among some tokens.
fn count(words: &[(u32, Pillar)], tokens: Range<usize>) -> [usize; 6] {
    let mut counts = [0; 6];
    for word in among(words, tokens) {
        counts[word.1 as usize] += 1;
    }
    counts
}
