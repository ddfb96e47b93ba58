//! What is measured: every indicator that the words point to is weighed, and the best one taken.

use super::{
    Context, is_change,
    trigger::{Pointer, fits, pointers, stand},
    weigh::{Candidate, Scales, support},
};
use crate::{
    analysis::{Doubt, Kind, Pillar, Status},
    lexicon::{Clues, Cue, IndicatorClue, Meaning, UnitKind, ValueKind},
    quantity::Quantity,
    segment::BlockKind,
};
use rust_decimal::Decimal;

/// Reads indicators and pillars.
pub(super) struct Topics<'a> {
    context: &'a Context<'a>,
    /// Candidates of each sentence, found when first asked for.
    sentences: Vec<Option<Vec<Pointer>>>,
    /// The last index that places and points were told of.
    index: [Option<u16>; 2],
    /// What the figures so far measured.
    taken: Vec<Option<u16>>,
    candidates: Vec<Candidate<Option<u16>, IndicatorClue>>,
}

impl<'a> Topics<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Topics<'a> {
        let sentences = vec![None; context.doc.sentences.len()];
        let index = [ValueKind::Rank, ValueKind::Score].map(|value| leading(context, value));
        Topics {
            context,
            sentences,
            index,
            taken: Vec::with_capacity(context.scan.quantities.len()),
            candidates: Vec::new(),
        }
    }

    /// The indicator of a figure. Must be asked in text order.
    pub(super) fn of(&mut self, index: usize, status: Status, scales: &mut Scales) -> (Option<u16>, Vec<Doubt>) {
        let context = self.context;
        let q = &context.scan.quantities[index];
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        self.collect(index, q, status, &mut candidates);
        support(&mut candidates, IndicatorClue::Supported);
        let print = |row: &Option<u16>| {
            row.map_or_else(String::new, |row| context.lexicon.indicators[row as usize].id.to_owned())
        };
        let best = scales.best(&context.lexicon.indicator_weights, &candidates, print);
        self.candidates = candidates;
        let (found, _, lead) = best.unwrap_or((None, 0..0, i32::MAX));
        self.keep(q, found, false);
        (found, if found.is_some() && lead <= CLOSE { vec![Doubt::IndicatorAmbiguous] } else { Vec::new() })
    }

    /// Keeps what a figure measures for those behind it; where `open`, a place or points without a name are of the
    /// index told before. Must be told in text order.
    pub(super) fn keep(&mut self, q: &Quantity, mut found: Option<u16>, open: bool) -> Option<u16> {
        if let Some(family) = family(q) {
            let goes_on = found.or(self.index[family]);
            self.index[family] = goes_on;
            found = if open { goes_on } else { found };
        }
        self.taken.push(found);
        found
    }

    /// Every indicator that the words point to, what earlier figures offer, and none.
    fn collect(
        &mut self,
        index: usize,
        q: &Quantity,
        status: Status,
        out: &mut Vec<Candidate<Option<u16>, IndicatorClue>>,
    ) {
        let taken_up = [
            (IndicatorClue::Changed, is_change(q).then(|| self.changed(index, q)).flatten()),
            (IndicatorClue::Paired, self.respective(index, q)),
            (IndicatorClue::ShareOf, self.share_of(index, q)),
            (IndicatorClue::Repeated, self.repeated(index, q)),
            (IndicatorClue::Carried, self.carried(index, q)),
            (IndicatorClue::ToldBefore, self.told_before(index, q)),
            (IndicatorClue::IndexGoesOn, family(q).and_then(|family| self.index[family])),
        ];
        for (clue, row) in taken_up {
            let Some(row) = row else { continue };
            let mut clues = Clues::default();
            clues.note(clue, true);
            if clue == IndicatorClue::Carried {
                clues.note(IndicatorClue::CarriedBare, q.noun.is_empty());
                let sentence = self.context.sentence(q.sentence);
                let since = index.checked_sub(1).map_or(0, |i| self.context.scan.quantities[i].tokens.end);
                let clause = since.clamp(sentence.start, q.tokens.start)
                    ..(q.reach.end + 6).min(sentence.end).max(q.tokens.start);
                let marks = self.context.marks.within(clause);
                clues.note(IndicatorClue::CarriedOwn, marks.iter().any(|m| matches!(m.meaning, Meaning::Trigger(..))));
            }
            self.shared(index, q, row, &mut clues);
            out.push(Candidate { value: Some(row), clues, tokens: 0..0 });
        }
        self.pointed(index, q, q.sentence, IndicatorClue::Here, out);
        let sentences = &self.context.doc.sentences;
        let block = sentences[q.sentence].block;
        let blocks = &self.context.doc.blocks;
        if q.sentence > blocks[block].sentences.start {
            self.pointed(index, q, q.sentence - 1, IndicatorClue::Earlier, out);
        }
        let kind = blocks[block].kind;
        let heading = if matches!(kind, BlockKind::ListItem | BlockKind::TableRow) {
            (0..block).rev().take(20).find(|&b| blocks[b].kind != kind)
        } else {
            block.checked_sub(1).filter(|&b| blocks[b].kind == BlockKind::Heading)
        };
        if let Some(heading) = heading.filter(|&b| !blocks[b].sentences.is_empty()) {
            self.pointed(index, q, blocks[heading].sentences.end - 1, IndicatorClue::Heading, out);
        }
        if (q.kind == Kind::Rank || q.measure == Some(UnitKind::Step)) && q.sentence > 0 {
            self.pointed(index, q, 0, IndicatorClue::Headline, out);
        }
        let mut clues = Clues::default();
        let sentence = self.context.sentence(q.sentence);
        let behind = q.reach.end..(q.reach.end + 3).min(sentence.end);
        clues.note(none_of(q), true);
        clues.note(IndicatorClue::NonePlan, self.context.has(behind, Cue::Baseline));
        clues.note(IndicatorClue::NoneTarget, status == Status::Target);
        clues.note(IndicatorClue::NoneRule, status == Status::Rule);
        clues.note(IndicatorClue::NoneAgain, self.again(index).is_some_and(|before| before.is_none()));
        out.push(Candidate { value: None, clues, tokens: 0..0 });
    }

    /// What the figure before measured, where it stands in the same sentence.
    fn again(&self, index: usize) -> Option<Option<u16>> {
        let before = index.checked_sub(1)?;
        let quantities = &self.context.scan.quantities;
        (quantities[before].sentence == quantities[index].sentence).then(|| self.taken[before])
    }

    /// Notes what holds of an indicator wherever it was found.
    fn shared(&self, index: usize, q: &Quantity, row: u16, clues: &mut Clues<IndicatorClue>) {
        let again = self.again(index) == Some(Some(row));
        let before = index.checked_sub(1).map(|i| &self.context.scan.quantities[i]);
        clues.note(IndicatorClue::Again, again);
        clues.note(IndicatorClue::AgainKind, again && before.is_some_and(|p| p.kind == q.kind));
        let used = self.taken.iter().rev().take(8).any(|t| *t == Some(row));
        clues.note(IndicatorClue::Used, used && !again);
    }

    /// Adds the indicators that a sentence points to.
    fn pointed(
        &mut self,
        index: usize,
        q: &Quantity,
        sentence: usize,
        place: IndicatorClue,
        out: &mut Vec<Candidate<Option<u16>, IndicatorClue>>,
    ) {
        let context = self.context;
        let here = place == IndicatorClue::Here;
        self.load(sentence);
        let Some(pointers) = &self.sentences[sentence] else { return };
        let nearest =
            pointers.iter().rfind(|c| here && c.tokens.end <= q.tokens.start && !c.covered).map(|c| c.tokens.start);
        for c in pointers {
            let in_noun = here && c.in_noun(q);
            let Some(fit) = fits(&context.lexicon.indicators[c.indicator as usize], q, in_noun, context) else {
                continue;
            };
            let mut clues = Clues::default();
            clues.note(place, true);
            clues.note(fit, true);
            clues.note(length(c.syllables), true);
            clues.note(IndicatorClue::Parts, c.parts > 1);
            clues.note(IndicatorClue::Covered, c.covered);
            if here {
                clues.note(IndicatorClue::Nearest, nearest.is_some_and(|n| n == c.tokens.start));
                stand(context, c, q, &mut clues);
            }
            self.shared(index, q, c.indicator, &mut clues);
            out.push(Candidate { value: Some(c.indicator), clues, tokens: c.opening.start..c.tokens.end });
        }
    }

    /// *Reads* "88,8%, tăng 16,5%": the change of what was told right before.
    fn changed(&self, index: usize, q: &Quantity) -> Option<u16> {
        let before = index.checked_sub(1)?;
        let p = &self.context.scan.quantities[before];
        let near = p.sentence == q.sentence && q.reach.start.saturating_sub(p.reach.end) <= 6;
        let between = p.reach.end.min(q.reach.start)..q.reach.start;
        let cut = self.context.doc.tokens[between.clone()].iter().any(|t| t.is(';'));
        let behind = between.start.max(p.noun.end).min(between.end)..between.end;
        let own = self.context.marks.within(behind).iter().any(|m| matches!(m.meaning, Meaning::Trigger(..)));
        let fits = match q.measure {
            Some(UnitKind::Step) => p.kind == Kind::Rank || p.kind == Kind::Change,
            Some(UnitKind::Point) => matches!(p.kind, Kind::Percentage | Kind::Change | Kind::Score),
            _ => true,
        };
        (near && !cut && !own && fits).then(|| self.taken[before]).flatten()
    }

    /// *Reads* "Một năm trước, tỷ lệ này mới ở mức 75,4%": the same indicator as the figure of this sort before.
    fn repeated(&self, index: usize, q: &Quantity) -> Option<u16> {
        let sentence = self.context.sentence(q.sentence);
        let again = self.context.has(sentence.start..q.tokens.start, Cue::Again);
        let block = self.context.doc.sentences[q.sentence].block;
        (0..index).rev().take(6).find_map(|i| {
            let p = &self.context.scan.quantities[i];
            let same_block = self.context.doc.sentences[p.sentence].block == block;
            let same_kind = p.kind == q.kind || (is_change(q) && p.measure == q.measure);
            let near = p.sentence == q.sentence || again;
            let fits = match q.kind {
                Kind::Count => self.same_head(p, q) && p.sentence + 1 >= q.sentence,
                Kind::Money => near && self.context.has(p.tokens.end..q.tokens.start, Cue::Within),
                _ => near,
            };
            (same_block && same_kind && fits).then_some(self.taken[i])
        })?
    }

    /// *Reads* "Na Rì 46 sản phẩm, Ba Bể 41, Chợ Đồn 37": what the last figure of this sort in the paragraph measured.
    fn carried(&self, index: usize, q: &Quantity) -> Option<u16> {
        let quantities = &self.context.scan.quantities;
        let block = self.context.doc.sentences[q.sentence].block;
        let same = |p: &Quantity| p.kind == q.kind && (p.measure == q.measure || !is_change(q));
        let before = (0..index).rev().take(8).find(|&i| same(&quantities[i]))?;
        let p = &quantities[before];
        let near = self.context.doc.sentences[p.sentence].block == block && p.sentence + 2 > q.sentence;
        let things = q.kind != Kind::Count || q.noun.is_empty() || self.same_head(p, q);
        (near && things).then_some(self.taken[before])?
    }

    /// *Reads* "chính quyền số, kinh tế số và xã hội số lần lượt xếp thứ 12, 7 và 14", and "các thứ hạng này là 19, 9
    /// và 11" behind it.
    fn respective(&mut self, index: usize, q: &Quantity) -> Option<u16> {
        let context = self.context;
        let (first, at) = super::series(context, index)?;
        let end = context.scan.quantities[first.start].tokens.start;
        let fitting = |c: &&Pointer| {
            c.tokens.end <= end
                && fits(&context.lexicon.indicators[c.indicator as usize], q, c.in_noun(q), context).is_some()
        };
        let mut named: Vec<(usize, u16)> = Vec::new();
        self.load(q.sentence);
        let pointers = self.sentences[q.sentence].as_deref().unwrap_or_default();
        for c in pointers.iter().filter(fitting).filter(|c| c.tokens.end <= at) {
            if named.last().is_none_or(|n| n.0 <= c.tokens.start && n.1 != c.indicator) {
                named.push((c.tokens.end, c.indicator));
            }
        }
        let count = first.len();
        (named.len() >= count).then(|| named[named.len() - count..].get(index - first.start).map(|n| n.1))?
    }

    /// *Reads* "268.223 hồ sơ trực tuyến, đạt 65%": the share of what was counted right before.
    fn share_of(&self, index: usize, q: &Quantity) -> Option<u16> {
        let before = index.checked_sub(1)?;
        let p = &self.context.scan.quantities[before];
        let between = p.reach.end.min(q.reach.start)..q.reach.start;
        let counted = matches!(p.kind, Kind::Ratio | Kind::Count) && q.kind == Kind::Percentage;
        let marks = self.context.marks.within(between.clone());
        let own = marks.iter().any(|m| matches!(m.meaning, Meaning::Trigger(..)) && m.first as usize >= p.noun.end);
        let close = p.sentence == q.sentence
            && between.len() <= 5
            && !self.context.doc.tokens[between].iter().any(|t| t.is(';'));
        if !counted
            || !close
            || own
            || !q.noun.is_empty()
                && p.kind == Kind::Count
                && self.context.marks.cue_at(q.noun.start, Cue::Noun).is_some()
        {
            return None;
        }
        self.context.lexicon.rate_of(self.taken[before]?)
    }

    /// *Reads* "con số 18,35%": a number with decimals that was told before, of the same sort.
    fn told_before(&self, index: usize, q: &Quantity) -> Option<u16> {
        let quantities = &self.context.scan.quantities;
        let same = |&i: &usize| quantities[i].kind == q.kind && quantities[i].value == q.value;
        (q.precision < 0).then_some(())?;
        (index.saturating_sub(200)..index).rev().find(same).and_then(|i| self.taken[i])
    }

    /// True where two figures count the same sort of thing and nothing more is said of the second.
    fn same_head(&self, p: &Quantity, q: &Quantity) -> bool {
        let head = |q: &Quantity| q.noun.clone().next().map(|at| self.context.doc.tokens[at].key);
        q.noun.len() <= 3 && head(p).is_some() && head(p) == head(q)
    }

    /// Finds the triggers of a sentence, once.
    fn load(&mut self, sentence: usize) {
        let context = self.context;
        self.sentences[sentence].get_or_insert_with(|| pointers(context, context.sentence(sentence)));
    }

    /// What the figure before measures.
    pub(super) fn last(&self) -> Option<u16> {
        self.taken.last().copied().flatten()
    }
}

/// So near, in hundredths of points, two indicators are both possible.
const CLOSE: i32 = 30;

/// Which index a figure can be of where none is told: that of the places, or that of the points.
fn family(q: &Quantity) -> Option<usize> {
    match q.kind {
        Kind::Rank if q.rule != "rank_word" => Some(0),
        Kind::Score if q.of.is_none() && q.value < Decimal::ONE => Some(1),
        Kind::Change if q.measure == Some(UnitKind::Step) => Some(0),
        _ => None,
    }
}

fn none_of(q: &Quantity) -> IndicatorClue {
    match q.kind {
        Kind::Percentage => IndicatorClue::NonePercentage,
        Kind::Count => IndicatorClue::NoneCount,
        Kind::Ratio => IndicatorClue::NoneRatio,
        Kind::Rank => IndicatorClue::NoneRank,
        Kind::Score => IndicatorClue::NoneScore,
        Kind::Money => IndicatorClue::NoneMoney,
        Kind::Change | Kind::Multiple => IndicatorClue::NoneChange,
        Kind::Measure | Kind::Duration => IndicatorClue::NoneMeasure,
    }
}

fn length(syllables: u8) -> IndicatorClue {
    let lengths = [
        IndicatorClue::Length1,
        IndicatorClue::Length2,
        IndicatorClue::Length3,
        IndicatorClue::Length4,
        IndicatorClue::Length5,
        IndicatorClue::Length6,
        IndicatorClue::Length7,
    ];
    lengths[(usize::from(syllables).max(1) - 1).min(lengths.len() - 1)]
}

/// The first index of a sort that the text names: what its places and points are of where nothing else is said.
fn leading(context: &Context, value: ValueKind) -> Option<u16> {
    let of_sort = context.marks.within(0..context.doc.tokens.len()).iter().filter_map(|m| match m.meaning {
        Meaning::Trigger(row, _) => Some(context.lexicon.triggers[row as usize].indicator),
        _ => None,
    });
    of_sort.into_iter().find(|&i| {
        let indicator = &context.lexicon.indicators[i as usize];
        indicator.value == value
            && indicator.pillar != Pillar::Government
            && indicator.pillar != Pillar::Economy
            && indicator.pillar != Pillar::Society
    })
}
