//! What earlier figures offer for a figure that the words leave open: lists, changes, shares, an index that goes on.

use super::{Offer, Topics};
use crate::{
    analysis::{Kind, Pillar},
    fact::{
        context::{Context, Figure, run, series},
        is_change,
        trigger::{Pointer, fits, same_thing},
    },
    lexicon::{Cue, IndicatorClue, UnitKind, ValueKind},
    quantity::Quantity,
    segment::Key,
};
use std::ops::Range;

impl<'a> Topics<'a> {
    /// True where an index is no part of another.
    pub(super) fn is_whole(&self, index: u16) -> bool {
        matches!(self.context.lexicon.indicators[index as usize].pillar, Pillar::Overall | Pillar::None)
    }

    /// The index told last, as one that has such values.
    pub(super) fn goes_on(&self, value: ValueKind) -> Option<u16> {
        self.context.lexicon.kin(self.index?.0, value)
    }

    /// What earlier figures offer.
    pub(super) fn taken_up(&self, figure: &Figure, out: &mut Vec<Offer<'a>>) {
        let (index, q) = (figure.index, figure.q);
        let said = if can_be_of_index(q) { self.said(figure) } else { Said::default() };
        let kin = |row: Option<u16>| self.as_told(row?, q);
        let (told, paired) = self.in_turn(figure);
        let taken_up = [
            (IndicatorClue::IndexSaid, kin(said.last)),
            (IndicatorClue::IndexSaidWhole, kin(said.whole)),
            (IndicatorClue::IndexHeaded, kin(said.headed)),
            (IndicatorClue::RowAbove, self.row_above(figure).flatten()),
            (IndicatorClue::ChangedAbove, is_change(q).then(|| self.changed_above(figure)).flatten()),
            (IndicatorClue::InTurn, told),
            (IndicatorClue::InTurnPaired, paired),
            (IndicatorClue::Changed, is_change(q).then(|| self.changed(index, q)).flatten()),
            (IndicatorClue::Paired, self.respective(figure).or_else(|| self.column(figure))),
            (IndicatorClue::ShareOf, self.share_of(index, q)),
            (IndicatorClue::ToldBefore, self.told_before(index, q)),
            (IndicatorClue::IndexGoesOn, of_index(q).and_then(|value| self.goes_on(value))),
            (IndicatorClue::IndexWhole, of_index(q).and_then(|value| self.context.lexicon.kin(self.whole?, value))),
        ];
        for (clue, row) in taken_up {
            let Some(row) = row else { continue };
            let whole = self.is_whole(row);
            let c = self.offer(figure, row, out);
            c.note(clue, true);
            if clue == IndicatorClue::IndexGoesOn {
                let elsewhere = self.index.is_some_and(|index| index.1 != q.sentence);
                c.note(IndicatorClue::IndexPart, elsewhere && !whole);
            }
        }
    }

    /// The index that a paragraph or the lines above name last before a figure.
    fn said(&self, figure: &Figure) -> Said {
        let blocks = &self.context.doc.blocks;
        let among = |tokens: Range<usize>| {
            let end = self.said.partition_point(|s| s.0 < tokens.end);
            self.said[..end].iter().rev().take_while(move |s| s.0 >= tokens.start).map(|s| s.1)
        };
        let here = blocks[figure.block].tokens.start..figure.q.tokens.start;
        let lines = [self.context.lead(figure.block), self.context.heading(figure.block)];
        Said {
            last: among(here.clone()).next(),
            whole: among(here).take(8).find(|&row| self.is_whole(row)),
            headed: lines.into_iter().flatten().find_map(|b| among(blocks[b].tokens.clone()).next()),
        }
    }

    /// The part of an index that the paragraph, or else the line above, names last before a figure.
    pub(super) fn part_said(&self, figure: &Figure) -> Option<u16> {
        let said = self.said(figure);
        let part = |row: &u16| !self.is_whole(*row);
        said.last.filter(part).or_else(|| said.headed.filter(part))
    }

    /// An index as one that has such values as a figure: places, points, or points told as a share.
    fn as_told(&self, index: u16, q: &Quantity) -> Option<u16> {
        let rate = is_rate(q);
        let value = if rate { ValueKind::Score } else { of_index(q)? };
        let row = self.context.lexicon.kin(index, value)?;
        (!rate || self.context.lexicon.indicators[row as usize].unit.starts_with('%')).then_some(row)
    }

    /// *Reads* "hai con số này là 80% và 60%": the figures of this sort told last before, in their order. *Gives* them
    /// apart where the words do not take them up and only pair them with something: lần lượt.
    fn in_turn(&self, figure: &Figure) -> (Option<u16>, Option<u16>) {
        let (context, quantities) = (self.context, &self.context.scan.quantities);
        let run = run(context, figure);
        if run.len() < 2 {
            return (None, None);
        }
        let start = quantities[run.start].tokens.start;
        let near = start.saturating_sub(9).max(figure.sentence().start)..start;
        let plural =
            |at: usize| context.marks.number(at).is_some() || context.marks.cue_at(at, Cue::Determiner).is_some();
        let taken_up = context.marks.last_cue(near.clone(), Cue::Again).is_some_and(|m| {
            let at = m.first as usize;
            plural(at) || at > near.start && plural(at - 1)
        });
        let same = |&i: &usize| quantities[i].kind == figure.q.kind;
        let back = || (0..run.start).rev().take(12).filter(same).nth(run.end - 1 - figure.index);
        let measured = || back().and_then(|i| self.taken[i]);
        match (taken_up, context.has(near, Cue::Respectively)) {
            (true, _) => (measured(), None),
            (false, true) => (None, measured()),
            (false, false) => (None, None),
        }
    }

    /// *Reads* "- Xã A: 81,6%; 63,8%." and "- Xã B: 72,9%; 55%." below each other: what the figure at the same place in
    /// the line above measures, where both lines have the same sorts of figures.
    pub(super) fn row_above(&self, figure: &Figure) -> Option<Option<u16>> {
        let quantities = &self.context.scan.quantities;
        let block = |i: usize| self.context.doc.sentences[quantities[i].sentence].block;
        let of_block = |i: &usize, b: usize| block(*i) == b;
        let first = (0..figure.index).rev().take(LONGEST_ROW).take_while(|i| of_block(i, figure.block)).last();
        let first = first.unwrap_or(figure.index);
        let above = block(first.checked_sub(1)?);
        if above + 1 != figure.block {
            return None;
        }
        let before = (0..first).rev().take(LONGEST_ROW).take_while(|i| of_block(i, above)).last()?;
        let behind = (first..quantities.len()).take(LONGEST_ROW).take_while(|i| of_block(i, figure.block)).count();
        let mut pairs = (before..first).zip(first..first + behind);
        let rows = behind == first - before && pairs.all(|(a, b)| quantities[a].kind == quantities[b].kind);
        rows.then(|| self.taken[before + figure.index - first])
    }

    /// *Reads* "… đạt 81% … Nơi cao nhất hơn nơi thấp nhất 38 điểm phần trăm": the change of the last figure that can
    /// change by so much.
    fn changed_above(&self, figure: &Figure) -> Option<u16> {
        let quantities = &self.context.scan.quantities;
        let wanted = match figure.q.measure? {
            UnitKind::Step => Kind::Rank,
            UnitKind::Point | UnitKind::Percent => Kind::Percentage,
            UnitKind::Score => Kind::Score,
            UnitKind::Money => Kind::Money,
            _ => return None,
        };
        let last = (0..figure.index).rev().take(12).find(|&i| quantities[i].kind == wanted)?;
        self.taken[last]
    }

    /// *Reads* "- Huyện Trấn Yên: 81,6%; 63,8%." below a line that names two shares: the second figure is the second.
    fn column(&self, figure: &Figure) -> Option<u16> {
        let (context, q) = (self.context, figure.q);
        if !self.fitting.is_empty() || !context.is_row(figure.block) {
            return None;
        }
        let lead = context.lead(figure.block)?;
        let sentence = context.doc.blocks[lead].sentences.clone().next_back()?;
        let (run, tokens) = (run(context, figure), figure.sentence());
        let named = self.named_in_order(self.pointers.of(sentence), q, usize::MAX);
        let whole = run.len() > 1 && context.cuts(&tokens).figures() == run.len();
        (whole && named.len() == run.len()).then(|| named[figure.index - run.start].1)
    }

    /// The indicators that some triggers before a figure name one behind the other, each with the end of its trigger.
    fn named_in_order(&self, pointers: &[Pointer], q: &Quantity, end: usize) -> Vec<(usize, u16)> {
        let mut named: Vec<(usize, u16)> = Vec::new();
        let indicator = |p: &Pointer| &self.context.lexicon.indicators[p.indicator as usize];
        let fit = |p: &&Pointer| p.tokens.end <= end && fits(indicator(p), q, false, self.context).is_some();
        for p in pointers.iter().filter(fit) {
            if named.last().is_none_or(|n| n.0 <= p.tokens.start && n.1 != p.indicator) {
                named.push((p.tokens.end, p.indicator));
            }
        }
        named
    }

    /// The word at the head of what is counted.
    pub(super) fn head(&self, q: &Quantity) -> Option<Key> {
        q.noun.clone().next().map(|at| self.context.doc.tokens[at].key)
    }

    /// *Reads* "88,8%, tăng 16,5%": the change of what was told right before.
    fn changed(&self, index: usize, q: &Quantity) -> Option<u16> {
        let before = index.checked_sub(1)?;
        let p = &self.context.scan.quantities[before];
        let gap = q.reach.start.saturating_sub(p.reach.end);
        let again = p.kind == Kind::Change && self.context.marks.ends_one(q.reach.start, &[Cue::Equal]);
        let near = p.sentence == q.sentence && (gap <= 6 || again && gap <= FAR_CHANGE);
        let between = p.reach.end.min(q.reach.start)..q.reach.start;
        let cut = self.context.cuts(&between).semicolon();
        let own = self.has_trigger(q, between.start.max(p.noun.end).min(between.end)..between.end);
        let fits = match q.measure {
            Some(UnitKind::Step) => p.kind == Kind::Rank || p.kind == Kind::Change,
            Some(UnitKind::Point) => matches!(p.kind, Kind::Percentage | Kind::Change | Kind::Score),
            _ => true,
        };
        (near && !cut && !own && fits).then(|| self.taken[before]).flatten()
    }

    /// *Reads* "Na Rì 46 sản phẩm, Ba Bể 41, Chợ Đồn 37": the last figure of this sort, in the paragraph or the lines
    /// above. *Leaves alone* other things: "46 sản phẩm của 12 hộ".
    pub(super) fn carried(&self, figure: &Figure) -> Option<usize> {
        let (q, quantities) = (figure.q, &self.context.scan.quantities);
        let same = |p: &Quantity| p.kind == q.kind && (p.measure == q.measure || !is_change(q));
        let before = (0..figure.index).rev().take(8).find(|&i| same(&quantities[i]))?;
        let near = figure.block - self.context.doc.sentences[quantities[before].sentence].block <= 2;
        let thing =
            |row: u16| same_thing(&self.context.lexicon.indicators[row as usize], q, self.context) == Some(true);
        let things = q.kind != Kind::Count
            || q.noun.is_empty()
            || self.same_head(&quantities[before], q)
            || self.taken[before].is_some_and(thing);
        (near && things).then_some(before)
    }

    /// What the last figure of this sort measures, or the one before it, weighed for the figure in question.
    pub(super) fn carry(&self, figure: &Figure, last: usize, silent: bool, out: &mut Vec<Offer<'a>>) {
        let (context, q) = (self.context, figure.q);
        let quantities = &context.scan.quantities;
        let known = |&i: &usize| quantities[i].kind == q.kind && self.taken[i].is_some();
        let Some(before) = (0..=last).rev().take(6).find(known) else { return };
        let Some(row) = self.taken[before] else { return };
        let p = &quantities[before];
        let block = context.doc.sentences[p.sentence].block;
        let above = block != figure.block;
        let name = figure.before().rev().take(2).map(|at| &context.doc.tokens[at]).find(|t| t.is_word());
        let thing = same_thing(&context.lexicon.indicators[row as usize], q, context) == Some(true);
        let sentence = figure.sentence();
        let since = figure.index.checked_sub(1).map_or(0, |i| quantities[i].tokens.end);
        let clause =
            since.clamp(sentence.start, q.tokens.start)..(q.reach.end + 6).min(sentence.end).max(q.tokens.start);
        let own = self.pointed_within(q, clause).any(|other| other != row);
        let alike = q.kind == Kind::Count && self.same_head(p, q);
        let bracket = alike && p.sentence == q.sentence && figure.bracketed;
        let c = self.offer(figure, row, out);
        c.note(IndicatorClue::Carried, true);
        c.note(IndicatorClue::CarriedAlike, alike);
        c.note(IndicatorClue::CarriedBracket, bracket);
        c.note(IndicatorClue::CarriedFar, p.sentence + 1 < q.sentence);
        c.note(IndicatorClue::CarriedAbove, above);
        c.note(IndicatorClue::CarriedRow, above && context.is_row(block) && context.is_row(figure.block));
        c.note(IndicatorClue::CarriedPast, before != last);
        c.note(IndicatorClue::CarriedTold, context.has(figure.before(), Cue::Again));
        c.note(IndicatorClue::CarriedSilent, silent);
        c.note(IndicatorClue::CarriedThing, thing);
        c.note(IndicatorClue::CarriedName, name.is_some_and(|t| t.upper));
        c.note(IndicatorClue::CarriedBare, q.noun.is_empty());
        c.note(IndicatorClue::CarriedOwn, own);
        c.note(IndicatorClue::CarriedClause, !own && p.sentence == q.sentence);
    }

    /// *Reads* "chính quyền số, kinh tế số và xã hội số lần lượt xếp thứ 12, 7 và 14", and "các thứ hạng này là 19, 9
    /// và 11" behind it: the last names behind the figure before.
    fn respective(&self, figure: &Figure) -> Option<u16> {
        let (context, q) = (self.context, figure.q);
        let (first, at) = series(context, figure)?;
        let end = context.scan.quantities[first.start].tokens.start;
        let named = self.named_in_order(self.pointers.of(q.sentence), q, end.min(at));
        let since = first.start.checked_sub(1).map_or(0, |i| context.scan.quantities[i].tokens.end);
        let named = &named[named.partition_point(|n| n.0 <= since)..];
        let count = first.len();
        (named.len() >= count).then(|| named[named.len() - count..].get(figure.index - first.start).map(|n| n.1))?
    }

    /// *Reads* "268.223 hồ sơ trực tuyến, đạt 65%": the share of what was counted right before, and "34/52 nhiệm vụ của
    /// Kế hoạch số 12/KH-UBND, đạt 65,4%": the share that so many of so many come to, wherever it stands behind them.
    fn share_of(&self, index: usize, q: &Quantity) -> Option<u16> {
        let before = index.checked_sub(1)?;
        let fits = |&i: &usize| {
            let p = &self.context.scan.quantities[i];
            p.sentence == q.sentence && comes_to(p, q)
        };
        if let Some(of) = (0..index).rev().take(2).find(fits) {
            return self.share(of);
        }
        let p = &self.context.scan.quantities[before];
        let between = p.reach.end.min(q.reach.start)..q.reach.start;
        let counted = matches!(p.kind, Kind::Ratio | Kind::Count) && q.kind == Kind::Percentage;
        let own = self.has_trigger(q, between.start.max(p.noun.end).min(between.end)..between.end);
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
        self.share(before)
    }

    /// *Reads* "21,2 tỷ đồng, chiếm 55,8%": a share of the money told right before. *Leaves alone* shares of things of
    /// their own: "21,2 tỷ đồng, 40% số hộ".
    pub(super) fn is_of_money(&self, figure: &Figure) -> bool {
        let q = figure.q;
        let Some(before) = figure.index.checked_sub(1) else { return false };
        let p = &self.context.scan.quantities[before];
        let between = p.reach.end.min(q.reach.start)..q.reach.start;
        let close = p.sentence == q.sentence && between.len() <= 6 && !self.context.cuts(&between).semicolon();
        p.kind == Kind::Money && q.kind == Kind::Percentage && close && q.noun.is_empty()
    }

    /// The indicator whose values are shares of what a figure measures.
    fn share(&self, of: usize) -> Option<u16> {
        let counted = self.taken[of]?;
        let value = match self.context.lexicon.indicators[counted as usize].value {
            ValueKind::Ratio => ValueKind::Ratio,
            _ => ValueKind::Rate,
        };
        self.context.lexicon.kin(counted, value)
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
        q.noun.len() <= 3 && self.head(p).is_some() && self.head(p) == self.head(q)
    }
}

/// A change told anew, in other units, stands at most so far behind the first: tăng 203 trạm so với năm 2023, tức 4,7%.
const FAR_CHANGE: usize = 16;

/// True where so many of so many are the share that another figure tells, but for rounding.
fn comes_to(p: &Quantity, q: &Quantity) -> bool {
    if p.kind != Kind::Ratio || q.kind != Kind::Percentage || p.value.scale() > 0 {
        return false;
    }
    let Some(whole) = p.of.filter(|of| of.scale() == 0) else { return false };
    let [part, whole, share] = [p.value, whole, q.value].map(|number| number.mantissa() as i64);
    let scaled = part.saturating_mul(100).saturating_mul(10i64.saturating_pow(q.value.scale()));
    scaled.saturating_sub(share.saturating_mul(whole)).saturating_abs() <= whole
}

/// So many figures of a line are compared with those of the line above.
const LONGEST_ROW: usize = 12;

/// PAPI alone is told as so many points of so many: 45,2/80 điểm.
const PAPI: u32 = 80;

/// True for a share, or a change of one.
fn is_rate(q: &Quantity) -> bool {
    q.kind == Kind::Percentage || is_change(q) && matches!(q.measure, Some(UnitKind::Percent | UnitKind::Point))
}

/// True where a figure can be the places or points of an index, or points told as a share.
fn can_be_of_index(q: &Quantity) -> bool {
    is_rate(q) || of_index(q).is_some()
}

/// What values the index has that a figure can be of where none is told: places or points.
pub(super) fn of_index(q: &Quantity) -> Option<ValueKind> {
    match q.kind {
        Kind::Rank if q.rule != "rank_word" => Some(ValueKind::Rank),
        Kind::Score if q.of.is_none_or(|of| of == PAPI.into()) => Some(ValueKind::Score),
        Kind::Change if q.measure == Some(UnitKind::Step) => Some(ValueKind::Rank),
        _ => None,
    }
}

/// The indexes that a text names.
pub(super) struct Indexes {
    /// Where each is named by an abbreviation or in full, in text order.
    pub said: Vec<(usize, u16)>,
    /// Those that are no part of another, with their kin.
    pub named: Vec<u16>,
    /// The one of them that it names most often; of equals the first.
    pub main: Option<u16>,
}

/// What a paragraph and the lines above name.
#[derive(Default)]
struct Said {
    last: Option<u16>,
    whole: Option<u16>,
    headed: Option<u16>,
}

/// *Reads* the indexes that a text names. *Leaves alone* single common words, and GRDP, which is more than a rank.
pub(super) fn indexes(context: &Context) -> Indexes {
    let mut said = Vec::new();
    let mut named: Vec<(u16, usize)> = Vec::new();
    let mut last = 0;
    let lexicon = context.lexicon;
    let triggers = &lexicon.triggers;
    let of_others = |at: usize| {
        context.marks.triggers_within(at..at + 1).iter().any(|(group, _)| triggers.is_of_other_sort(*group))
    };
    for (group, words) in context.marks.triggers() {
        let Some(index) = triggers.index(*group) else { continue };
        let whole = matches!(lexicon.indicators[index as usize].pillar, Pillar::Overall | Pillar::None);
        let known = context.doc.tokens[words.start as usize].caps || words.len() >= if whole { 4 } else { 3 };
        if !known || words.start < last || whole && of_others(words.start as usize) {
            continue;
        }
        said.push((words.start as usize, index));
        if !whole {
            continue;
        }
        last = words.end;
        match named.iter_mut().find(|n| n.0 == index) {
            Some(n) => n.1 += 1,
            None => named.push((index, 1)),
        }
    }
    let main = named.iter().rev().max_by_key(|n| n.1).map(|n| n.0);
    let rows = named.iter().flat_map(|n| [Some(n.0), context.lexicon.kin(n.0, ValueKind::Score)]);
    Indexes { said, named: rows.flatten().collect(), main }
}
