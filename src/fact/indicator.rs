//! What is measured: every indicator that the words point to is weighed, and the best one taken.

use super::{
    context::{Context, Figure, series},
    is_change,
    trigger::{Pointer, fits, pointers, stand},
    weigh::{Candidate, Scales, support},
};
use crate::{
    analysis::{Doubt, Kind, Pillar, Status},
    lexicon::{Cue, IndicatorClue, Meaning, UnitKind, ValueKind},
    quantity::Quantity,
};
use rust_decimal::Decimal;
use std::ops::Range;

/// Reads indicators and pillars.
pub(super) struct Topics<'a> {
    context: &'a Context<'a>,
    /// Candidates of each sentence, found when first asked for.
    sentences: Vec<Option<Vec<Pointer>>>,
    /// The last index that places and points were told of.
    index: [Option<u16>; 2],
    /// What the figures so far measured.
    taken: Vec<Option<u16>>,
    /// Room for the candidates of a figure.
    candidates: Vec<Offer<'a>>,
}

type Offer<'a> = Candidate<'a, Option<u16>, IndicatorClue>;

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
    pub(super) fn of(&mut self, figure: &Figure, status: Status, scales: &mut Scales) -> (Option<u16>, Option<Doubt>) {
        let context = self.context;
        let mut candidates = std::mem::take(&mut self.candidates);
        candidates.clear();
        self.collect(figure, status, &mut candidates);
        support(&mut candidates, IndicatorClue::Supported);
        let print = |row: &Option<u16>| {
            row.map_or_else(String::new, |row| context.lexicon.indicators[row as usize].id.to_owned())
        };
        let best = scales.best(&candidates, print);
        let (found, lead) = best.map_or((None, i32::MAX), |(c, lead)| (c.value, lead));
        self.candidates = candidates;
        self.keep(figure.q, found, false);
        (found, (found.is_some() && lead <= CLOSE).then_some(Doubt::IndicatorAmbiguous))
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
    fn collect(&mut self, figure: &Figure, status: Status, out: &mut Vec<Offer<'a>>) {
        let q = figure.q;
        self.taken_up(figure, out);
        self.pointed(figure, q.sentence, IndicatorClue::Here, out);
        let blocks = &self.context.doc.blocks;
        if q.sentence > blocks[figure.block].sentences.start {
            self.pointed(figure, q.sentence - 1, IndicatorClue::Earlier, out);
        }
        if let Some(lead) = self.context.lead(figure.block).filter(|&b| !blocks[b].sentences.is_empty()) {
            self.pointed(figure, blocks[lead].sentences.end - 1, IndicatorClue::Heading, out);
        }
        if (q.kind == Kind::Rank || q.measure == Some(UnitKind::Step)) && q.sentence > 0 {
            self.pointed(figure, 0, IndicatorClue::Headline, out);
        }
        let mut c = self.candidate(None, 0..0);
        c.note(none_of(q), true);
        c.note(IndicatorClue::NonePlan, self.context.has(figure.behind(3), Cue::Baseline));
        c.note(IndicatorClue::NoneTarget, status == Status::Target);
        c.note(IndicatorClue::NoneRule, status == Status::Rule);
        c.note(IndicatorClue::NoneAgain, self.again(figure).is_some_and(|before| before.is_none()));
        out.push(c);
    }

    /// What earlier figures offer.
    fn taken_up(&mut self, figure: &Figure, out: &mut Vec<Offer<'a>>) {
        let (index, q) = (figure.index, figure.q);
        let taken_up = [
            (IndicatorClue::Changed, is_change(q).then(|| self.changed(index, q)).flatten()),
            (IndicatorClue::Paired, self.respective(figure)),
            (IndicatorClue::ShareOf, self.share_of(index, q)),
            (IndicatorClue::Repeated, self.repeated(figure)),
            (IndicatorClue::Carried, self.carried(index, q)),
            (IndicatorClue::ToldBefore, self.told_before(index, q)),
            (IndicatorClue::IndexGoesOn, family(q).and_then(|family| self.index[family])),
        ];
        for (clue, row) in taken_up {
            let Some(row) = row else { continue };
            let mut c = self.candidate(Some(row), 0..0);
            c.note(clue, true);
            if clue == IndicatorClue::Carried {
                c.note(IndicatorClue::CarriedBare, q.noun.is_empty());
                let sentence = figure.sentence();
                let since = index.checked_sub(1).map_or(0, |i| self.context.scan.quantities[i].tokens.end);
                let clause = since.clamp(sentence.start, q.tokens.start)
                    ..(q.reach.end + 6).min(sentence.end).max(q.tokens.start);
                c.note(IndicatorClue::CarriedOwn, self.has_trigger(clause));
            }
            self.shared(figure, row, &mut c);
            out.push(c);
        }
    }

    fn candidate(&self, row: Option<u16>, tokens: Range<usize>) -> Offer<'a> {
        Candidate::new(&self.context.lexicon.indicator_weights, row, tokens)
    }

    fn has_trigger(&self, tokens: Range<usize>) -> bool {
        self.context.marks.within(tokens).iter().any(|m| matches!(m.meaning, Meaning::Trigger(..)))
    }

    /// What the figure before measured, where it stands in the same sentence.
    fn again(&self, figure: &Figure) -> Option<Option<u16>> {
        let before = figure.index.checked_sub(1)?;
        (self.context.scan.quantities[before].sentence == figure.q.sentence).then(|| self.taken[before])
    }

    /// Notes what holds of an indicator wherever it was found.
    fn shared(&self, figure: &Figure, row: u16, c: &mut Offer<'a>) {
        let again = self.again(figure) == Some(Some(row));
        let before = figure.index.checked_sub(1).map(|i| &self.context.scan.quantities[i]);
        c.note(IndicatorClue::Again, again);
        c.note(IndicatorClue::AgainKind, again && before.is_some_and(|p| p.kind == figure.q.kind));
        let used = self.taken.iter().rev().take(8).any(|t| *t == Some(row));
        c.note(IndicatorClue::Used, used && !again);
    }

    /// Adds the indicators that a sentence points to.
    fn pointed(&mut self, figure: &Figure, sentence: usize, place: IndicatorClue, out: &mut Vec<Offer<'a>>) {
        let context = self.context;
        let q = figure.q;
        let here = place == IndicatorClue::Here;
        self.load(sentence);
        let Some(pointers) = &self.sentences[sentence] else { return };
        let nearest =
            pointers.iter().rfind(|p| here && p.tokens.end <= q.tokens.start && !p.covered).map(|p| p.tokens.start);
        for p in pointers {
            let in_noun = here && p.in_noun(q);
            let Some(fit) = fits(&context.lexicon.indicators[p.indicator as usize], q, in_noun, context) else {
                continue;
            };
            let mut c = self.candidate(Some(p.indicator), p.opening.start..p.tokens.end);
            c.note(place, true);
            c.note(fit, true);
            c.note(length(p.syllables), true);
            c.note(IndicatorClue::Parts, p.parts > 1);
            c.note(IndicatorClue::Covered, p.covered);
            if here {
                c.note(IndicatorClue::Nearest, nearest == Some(p.tokens.start));
                stand(context, p, figure, &mut c);
            }
            self.shared(figure, p.indicator, &mut c);
            out.push(c);
        }
    }

    /// *Reads* "88,8%, tăng 16,5%": the change of what was told right before.
    fn changed(&self, index: usize, q: &Quantity) -> Option<u16> {
        let before = index.checked_sub(1)?;
        let p = &self.context.scan.quantities[before];
        let near = p.sentence == q.sentence && q.reach.start.saturating_sub(p.reach.end) <= 6;
        let between = p.reach.end.min(q.reach.start)..q.reach.start;
        let cut = self.context.cuts(&between).semicolon();
        let own = self.has_trigger(between.start.max(p.noun.end).min(between.end)..between.end);
        let fits = match q.measure {
            Some(UnitKind::Step) => p.kind == Kind::Rank || p.kind == Kind::Change,
            Some(UnitKind::Point) => matches!(p.kind, Kind::Percentage | Kind::Change | Kind::Score),
            _ => true,
        };
        (near && !cut && !own && fits).then(|| self.taken[before]).flatten()
    }

    /// *Reads* "Một năm trước, tỷ lệ này mới ở mức 75,4%": the same indicator as the figure of this sort before.
    fn repeated(&self, figure: &Figure) -> Option<u16> {
        let (q, block) = (figure.q, figure.block);
        let again = self.context.has(figure.before(), Cue::Again);
        (0..figure.index).rev().take(6).find_map(|i| {
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
    fn respective(&mut self, figure: &Figure) -> Option<u16> {
        let (context, q) = (self.context, figure.q);
        let (first, at) = series(context, figure)?;
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
        (named.len() >= count).then(|| named[named.len() - count..].get(figure.index - first.start).map(|n| n.1))?
    }

    /// *Reads* "268.223 hồ sơ trực tuyến, đạt 65%": the share of what was counted right before.
    fn share_of(&self, index: usize, q: &Quantity) -> Option<u16> {
        let before = index.checked_sub(1)?;
        let p = &self.context.scan.quantities[before];
        let between = p.reach.end.min(q.reach.start)..q.reach.start;
        let counted = matches!(p.kind, Kind::Ratio | Kind::Count) && q.kind == Kind::Percentage;
        let marks = self.context.marks.within(between.clone());
        let own = marks.iter().any(|m| matches!(m.meaning, Meaning::Trigger(..)) && m.first as usize >= p.noun.end);
        let close = p.sentence == q.sentence && between.len() <= 5 && !self.context.cuts(&between).semicolon();
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
