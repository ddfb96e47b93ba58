//! Which pillar a figure without an indicator belongs to.

use super::{
    Context,
    weigh::{Candidate, Scales},
};
use crate::{
    analysis::{Kind, Pillar},
    lexicon::{Clues, Meaning, PillarClue, UnitKind},
    quantity::Quantity,
    segment::BlockKind,
};
use std::ops::Range;

/// So far before a figure the words of its paragraph still count, in tokens.
const FAR: usize = 200;

/// Reads the pillars of figures.
pub(super) struct Pillars<'a> {
    context: &'a Context<'a>,
    /// The words of each pillar in the headline and in the whole article.
    headline: [usize; 6],
    article: [usize; 6],
    /// Of the figure before: its pillar, its sentence and its paragraph.
    last: Option<(Pillar, usize, usize)>,
    /// What surrounds the sentence that was last asked about.
    around: Option<(usize, Around)>,
}

/// The words of each pillar around a sentence.
#[derive(Clone, Copy, Default)]
struct Around {
    earlier: [usize; 6],
    heading: [usize; 6],
    triggers: [usize; 6],
    last_trigger: Option<Pillar>,
}

impl<'a> Pillars<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Pillars<'a> {
        let headline = context.doc.sentences.first().map_or(0..0, |s| s.tokens.clone());
        let (headline, article) = (count(context, headline), count(context, 0..context.doc.tokens.len()));
        Pillars { context, headline, article, last: None, around: None }
    }

    /// Keeps the pillar of a figure whose indicator is known. Must be told in text order.
    pub(super) fn keep(&mut self, q: &Quantity, pillar: Pillar) {
        self.last = Some((pillar, q.sentence, self.context.doc.sentences[q.sentence].block));
    }

    /// The pillar of a figure without an indicator. Must be asked in text order.
    pub(super) fn of(&mut self, q: &Quantity, scales: &mut Scales) -> Pillar {
        let context = self.context;
        let sentence = context.sentence(q.sentence);
        let index = context.doc.sentences[q.sentence].block;
        let before = count(context, sentence.start..q.tokens.start);
        let behind = count(context, q.tokens.end..sentence.end);
        let noun = count(context, q.noun.clone());
        let close = q.tokens.start.saturating_sub(6).max(sentence.start)..(q.tokens.end + 6).min(sentence.end);
        let close = count(context, close);
        let Around { earlier, heading, triggers, last_trigger } = self.around(q.sentence);
        let nearest = last(context, sentence.start..q.tokens.start);
        let most = self.article[..5].iter().copied().max().unwrap_or(0);
        let silent = before.iter().chain(&behind).all(|&n| n == 0);
        let measure = matches!(q.kind, Kind::Duration | Kind::Measure);
        let place = matches!(q.kind, Kind::Rank | Kind::Score) || q.measure == Some(UnitKind::Step);
        let candidate = |&pillar: &Pillar| {
            let at = pillar as usize;
            let mut clues = Clues::default();
            clues.note(own(pillar), true);
            let outside = pillar == Pillar::None;
            clues.note(PillarClue::NoneMeasure, outside && measure);
            clues.note(PillarClue::NoneMoney, outside && q.kind == Kind::Money);
            clues.note(PillarClue::NoneSilent, outside && silent);
            clues.note(PillarClue::NoneSilentParagraph, outside && silent && earlier.iter().all(|&n| n == 0));
            clues.note(PillarClue::OverallRank, pillar == Pillar::Overall && place);
            clues.note(PillarClue::Noun, noun[at] > 0);
            clues.note(PillarClue::Close, close[at] > 0);
            clues.note(PillarClue::Before, before[at] > 0);
            clues.note(PillarClue::Nearest, nearest == Some(pillar));
            clues.note(PillarClue::Behind, behind[at] > 0);
            clues.note(PillarClue::Often, before[at] + behind[at] > 1);
            clues.note(PillarClue::Earlier, earlier[at] > 0);
            clues.note(PillarClue::EarlierOften, earlier[at] > 1);
            clues.note(PillarClue::Heading, heading[at] > 0);
            clues.note(PillarClue::Headline, self.headline[at] > 0);
            clues.note(PillarClue::Leading, !outside && self.article[at] == most && most > 0);
            if let Some((before, sentence, block)) = self.last {
                clues.note(PillarClue::Again, before == pillar && sentence == q.sentence);
                let paragraph = block == index && sentence != q.sentence;
                clues.note(PillarClue::AgainParagraph, before == pillar && paragraph);
            }
            clues.note(PillarClue::Trigger, triggers[at] > 0);
            clues.note(PillarClue::TriggerNearest, last_trigger == Some(pillar));
            Candidate { value: pillar, clues, tokens: 0..0 }
        };
        let candidates: Vec<_> = Pillar::ALL.iter().map(candidate).collect();
        let best = scales.best(&context.lexicon.pillar_weights, &candidates, |p| p.word().to_owned());
        let pillar = best.map_or(Pillar::None, |b| b.0);
        self.keep(q, pillar);
        pillar
    }

    /// What surrounds a sentence; the figures of a sentence share it.
    fn around(&mut self, sentence: usize) -> Around {
        if let Some((_, around)) = self.around.filter(|(of, _)| *of == sentence) {
            return around;
        }
        let context = self.context;
        let tokens = context.sentence(sentence);
        let index = context.doc.sentences[sentence].block;
        let from = context.doc.blocks[index].tokens.start.max(tokens.start.saturating_sub(FAR));
        let above = (0..index).rev().take(20).find(|&b| context.doc.blocks[b].kind == BlockKind::Heading);
        let heading = above.map_or([0; 6], |b| count(context, context.doc.blocks[b].tokens.clone()));
        let (triggers, last_trigger) = triggers(context, tokens.clone());
        let around = Around { earlier: count(context, from..tokens.start), heading, triggers, last_trigger };
        self.around = Some((sentence, around));
        around
    }
}

fn own(pillar: Pillar) -> PillarClue {
    match pillar {
        Pillar::Government => PillarClue::Government,
        Pillar::Economy => PillarClue::Economy,
        Pillar::Society => PillarClue::Society,
        Pillar::Foundation => PillarClue::Foundation,
        Pillar::Overall => PillarClue::Overall,
        Pillar::None => PillarClue::None,
    }
}

/// How many words of each pillar begin among some tokens.
fn count(context: &Context, tokens: Range<usize>) -> [usize; 6] {
    let mut words = [0; 6];
    for m in context.marks.within(tokens) {
        if let Meaning::Pillar(pillar) = m.meaning {
            words[pillar as usize] += 1;
        }
    }
    words
}

fn last(context: &Context, tokens: Range<usize>) -> Option<Pillar> {
    context.marks.within(tokens).iter().rev().find_map(|m| match m.meaning {
        Meaning::Pillar(pillar) => Some(pillar),
        _ => None,
    })
}

/// The triggers of each pillar's indicators in a sentence, and the pillar of the last one.
fn triggers(context: &Context, tokens: Range<usize>) -> ([usize; 6], Option<Pillar>) {
    let (mut found, mut last) = ([0; 6], None);
    for m in context.marks.within(tokens) {
        if let Meaning::Trigger(row, 0) = m.meaning {
            let trigger = context.lexicon.triggers[row as usize];
            let pillar = context.lexicon.indicators[trigger.indicator as usize].pillar;
            found[pillar as usize] += 1;
            last = Some(pillar);
        }
    }
    (found, last)
}
