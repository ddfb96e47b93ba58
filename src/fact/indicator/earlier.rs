//! What earlier figures offer for a figure that the words leave open: lists, changes, shares, an index that goes on.

use super::{Offer, Topics};
use crate::{
    analysis::{Kind, Pillar},
    fact::{
        context::{Context, Figure, series},
        is_change,
        trigger::{Pointer, same_thing},
    },
    lexicon::{Cue, IndicatorClue, Meaning, UnitKind, ValueKind},
    quantity::Quantity,
};

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
        let taken_up = [
            (IndicatorClue::Changed, is_change(q).then(|| self.changed(index, q)).flatten()),
            (IndicatorClue::Paired, self.respective(figure)),
            (IndicatorClue::ShareOf, self.share_of(index, q)),
            (IndicatorClue::Repeated, self.repeated(figure)),
            (IndicatorClue::ToldBefore, self.told_before(index, q)),
            (IndicatorClue::IndexGoesOn, of_index(q).and_then(|value| self.goes_on(value))),
            (IndicatorClue::IndexWhole, of_index(q).and_then(|value| self.context.lexicon.kin(self.whole?, value))),
            (IndicatorClue::MainIndex, of_index(q).and_then(|value| self.context.lexicon.kin(self.main?, value))),
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
        let own = self.has_trigger(clause);
        let c = self.offer(figure, row, out);
        c.note(IndicatorClue::Carried, true);
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
    }

    /// *Reads* "chính quyền số, kinh tế số và xã hội số lần lượt xếp thứ 12, 7 và 14", and "các thứ hạng này là 19, 9
    /// và 11" behind it.
    fn respective(&self, figure: &Figure) -> Option<u16> {
        let (context, q) = (self.context, figure.q);
        let (first, at) = series(context, figure)?;
        let end = context.scan.quantities[first.start].tokens.start;
        let fitting = |c: &&Pointer| c.tokens.end <= end && self.fit(c, q).is_some();
        let mut named: Vec<(usize, u16)> = Vec::new();
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
        let counted = self.taken[before]?;
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
        let head = |q: &Quantity| q.noun.clone().next().map(|at| self.context.doc.tokens[at].key);
        q.noun.len() <= 3 && head(p).is_some() && head(p) == head(q)
    }
}

/// What values the index has that a figure can be of where none is told: places or points.
pub(super) fn of_index(q: &Quantity) -> Option<ValueKind> {
    match q.kind {
        Kind::Rank if q.rule != "rank_word" => Some(ValueKind::Rank),
        Kind::Score if q.of.is_none() => Some(ValueKind::Score),
        Kind::Change if q.measure == Some(UnitKind::Step) => Some(ValueKind::Rank),
        _ => None,
    }
}

/// The indexes that the text names by an abbreviation or in full, and the one that it names most often; of equals the
/// first. *Leaves alone* the parts of an index.
pub(super) fn indexes(context: &Context) -> (Vec<u16>, Option<u16>) {
    let mut named: Vec<(u16, usize)> = Vec::new();
    let mut last = 0;
    let triggers = &context.lexicon.triggers;
    // GRDP is more than a rank.
    let of_others = |at: usize| {
        let marks = context.marks.starting(at).iter();
        marks.clone().any(|m| matches!(m.meaning, Meaning::Trigger(group) if triggers.is_of_other_sort(group)))
    };
    for m in context.marks.all() {
        let Meaning::Trigger(group) = m.meaning else { continue };
        let Some(index) = triggers.index(group) else { continue };
        let known = context.doc.tokens[m.first as usize].caps || m.last - m.first >= 4;
        if !known || m.first < last || of_others(m.first as usize) {
            continue;
        }
        last = m.last;
        match named.iter_mut().find(|n| n.0 == index) {
            Some(n) => n.1 += 1,
            None => named.push((index, 1)),
        }
    }
    let main = named.iter().rev().max_by_key(|n| n.1).map(|n| n.0);
    let rows = named.iter().flat_map(|n| [Some(n.0), context.lexicon.kin(n.0, ValueKind::Score)]);
    (rows.flatten().collect(), main)
}
