//! What is measured: every indicator that the words point to is weighed, and the best one taken.

use super::{Context, NO_PILLAR, is_change};
use crate::{
    analysis::{Doubt, Kind, Pillar},
    lexicon::{Cue, Indicator, Meaning, UnitKind, ValueKind},
    quantity::Quantity,
    segment::BlockKind,
};
use rust_decimal::Decimal;
use std::ops::Range;

/// The weights, in one place. Each is in points; a candidate needs [`NEEDED`] of them.
mod weight {
    /// For each syllable of the trigger.
    pub const SYLLABLE: i32 = 4;
    /// A trigger before the figure, in its clause.
    pub const BEFORE: i32 = 6;
    /// A trigger in the noun that is counted.
    pub const IN_NOUN: i32 = 9;
    /// A trigger behind the noun that is counted, in its clause: 60% hộ gia đình có … cáp quang.
    pub const BEHIND_NOUN: i32 = 8;
    /// A trigger right behind the figure: xếp thứ 6 về chính quyền số.
    pub const ABOUT: i32 = 12;
    /// For each token between trigger and figure.
    pub const TOKEN: i32 = -1;
    /// At most so much for tokens between.
    pub const FAR: i32 = -14;
    /// For each figure between.
    pub const FIGURE: i32 = -5;
    /// A semicolon or the front of a clause between.
    pub const CLAUSE: i32 = -7;
    /// The indicator's thing is what is counted.
    pub const SAME_NOUN: i32 = 10;
    /// The trigger stands in what is counted, though the indicator's unit has another word.
    pub const LOOSE_NOUN: i32 = 2;
    /// A trigger of several parts that all stand there in order.
    pub const PARTS: i32 = 4;
    /// A trigger behind the figure and behind a comma.
    pub const CLAUSE_BEHIND: i32 = -14;
    /// The indicator's value is of another sort, but could be told so.
    pub const LOOSE_KIND: i32 = -6;
    /// The trigger stands in an earlier sentence.
    pub const EARLIER: i32 = -12;
    /// What a candidate needs.
    pub const NEEDED: i32 = 4;
    /// So near, two indicators are both possible.
    pub const CLOSE: i32 = 2;
}

/// The parts of a trigger that opens in the noun counted may stand so far behind it.
const NEAR_PART: usize = 6;

/// A trigger found in a sentence.
#[derive(Clone, Debug)]
struct Candidate {
    indicator: u16,
    /// The trigger's last part.
    tokens: Range<usize>,
    /// The trigger's first part.
    opening: Range<usize>,
    parts: u8,
    syllables: i32,
}

impl Candidate {
    /// True where the trigger, or its first part, stands in the noun that is counted.
    fn in_noun(&self, q: &Quantity) -> bool {
        let holds = |part: &Range<usize>| part.start < q.noun.end && part.end > q.tokens.start;
        let opens = holds(&self.opening) && self.tokens.start <= q.noun.end + NEAR_PART;
        !q.noun.is_empty() && (holds(&self.tokens) || opens)
    }
}

/// Reads indicators and pillars.
pub(super) struct Topics<'a> {
    context: &'a Context<'a>,
    /// Candidates of each sentence, found when first asked for.
    sentences: Vec<Option<Vec<Candidate>>>,
    /// The last index that places and points were told of.
    index: [Option<u16>; 2],
    /// What the figures so far measured.
    taken: Vec<Option<u16>>,
    /// The candidates of one figure with their points; kept for its room.
    scored: Vec<(i32, u16)>,
}

impl<'a> Topics<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Topics<'a> {
        let sentences = vec![None; context.doc.sentences.len()];
        let index = [ValueKind::Rank, ValueKind::Score].map(|value| leading(context, value));
        let taken = Vec::with_capacity(context.scan.quantities.len());
        Topics { context, sentences, index, taken, scored: Vec::new() }
    }

    /// The indicator of a figure. Must be asked in text order.
    pub(super) fn of(&mut self, index: usize) -> (Option<u16>, Vec<Doubt>) {
        let (found, doubts) = self.choose(index, &self.context.scan.quantities[index]);
        (self.take(index, found), doubts)
    }

    /// Keeps what a figure measures; of a place or points without a name, the index told before.
    pub(super) fn take(&mut self, index: usize, mut found: Option<u16>) -> Option<u16> {
        let q = &self.context.scan.quantities[index];
        let family = match q.kind {
            Kind::Rank if q.rule != "rank_word" => Some(0),
            Kind::Score if q.of.is_none() && q.value < Decimal::ONE => Some(1),
            Kind::Change if q.measure == Some(UnitKind::Step) => Some(0),
            _ => None,
        };
        if let Some(family) = family {
            found = found.or(self.index[family]);
            self.index[family] = found;
        }
        self.keep(found)
    }

    /// Keeps what a figure measures for those behind it.
    pub(super) fn keep(&mut self, found: Option<u16>) -> Option<u16> {
        self.taken.push(found);
        found
    }

    fn choose(&mut self, index: usize, q: &Quantity) -> (Option<u16>, Vec<Doubt>) {
        if is_change(q)
            && let Some(before) = self.changed(index, q)
        {
            return (Some(before), Vec::new());
        }
        if let Some(paired) = self.respective(index, q) {
            return (Some(paired), Vec::new());
        }
        if let Some(rate) = self.share_of(index, q) {
            return (Some(rate), Vec::new());
        }
        let mut scored = std::mem::take(&mut self.scored);
        scored.clear();
        self.score(q, q.sentence, 0, &mut scored);
        if scored.iter().all(|s| s.0 < weight::NEEDED) {
            self.earlier(q, &mut scored);
        }
        let best = scored.iter().copied().min_by_key(|s| (std::cmp::Reverse(s.0), s.1));
        let rival = |(best, of)| scored.iter().any(|s| s.1 != of && best - s.0 <= weight::CLOSE);
        let rival = best.is_some_and(rival);
        self.scored = scored;
        let Some((_, indicator)) = best.filter(|s| s.0 >= weight::NEEDED) else {
            return (self.repeated(index, q).or_else(|| self.told_before(index, q)), Vec::new());
        };
        (Some(indicator), if rival { vec![Doubt::IndicatorAmbiguous] } else { Vec::new() })
    }

    /// *Reads* "88,8%, tăng 16,5%": the change of what was told right before.
    fn changed(&self, index: usize, q: &Quantity) -> Option<u16> {
        let before = index.checked_sub(1)?;
        let p = &self.context.scan.quantities[before];
        let near = p.sentence == q.sentence && q.reach.start.saturating_sub(p.reach.end) <= 6;
        let between = p.reach.end.min(q.reach.start)..q.reach.start;
        let cut = self.context.doc.tokens[between.clone()].iter().any(|t| t.is(';'));
        let own = self.context.marks.within(between).iter().any(|m| matches!(m.meaning, Meaning::Trigger(..)));
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

    /// *Reads* "chính quyền số, kinh tế số và xã hội số lần lượt xếp thứ 12, 7 và 14", and "các thứ hạng này là 19, 9
    /// và 11" behind it.
    fn respective(&mut self, index: usize, q: &Quantity) -> Option<u16> {
        let context = self.context;
        let (first, at) = super::series(context, index)?;
        let end = context.scan.quantities[first.start].tokens.start;
        let fitting = |c: &&Candidate| {
            c.tokens.end <= end
                && fits(&context.lexicon.indicators[c.indicator as usize], q, c.in_noun(q), context).is_some()
        };
        let mut named: Vec<(usize, u16)> = Vec::new();
        for c in self.candidates(q.sentence).iter().filter(fitting).filter(|c| c.tokens.end <= at) {
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

    /// Candidates of the sentence before in the same paragraph, of the heading, and of the title.
    fn earlier(&mut self, q: &Quantity, found: &mut Vec<(i32, u16)>) {
        let sentences = &self.context.doc.sentences;
        let block = sentences[q.sentence].block;
        let blocks = &self.context.doc.blocks;
        if q.sentence > blocks[block].sentences.start {
            self.score(q, q.sentence - 1, 1, found);
        }
        if matches!(blocks[block].kind, BlockKind::ListItem | BlockKind::TableRow) {
            let heading = (0..block).rev().take(20).find(|&b| blocks[b].kind != blocks[block].kind);
            if let Some(heading) = heading.filter(|&b| !blocks[b].sentences.is_empty()) {
                self.score(q, blocks[heading].sentences.end - 1, 1, found);
            }
        }
        if q.kind == Kind::Rank || q.measure == Some(UnitKind::Step) {
            self.score(q, 0, 1, found);
        }
    }

    /// Adds every candidate of a sentence with its points.
    fn score(&mut self, q: &Quantity, sentence: usize, back: i32, found: &mut Vec<(i32, u16)>) {
        let context = self.context;
        found.extend(self.candidates(sentence).iter().filter_map(|c| {
            let in_noun = back == 0 && c.in_noun(q);
            let fit = fits(&context.lexicon.indicators[c.indicator as usize], q, in_noun, context)?;
            let fit = fit + if c.parts > 1 { weight::PARTS } else { 0 };
            let place = if back > 0 { weight::EARLIER * back } else { distance(context, c, q) };
            Some((c.syllables * weight::SYLLABLE + fit + place, c.indicator))
        }));
    }

    fn candidates(&mut self, sentence: usize) -> &[Candidate] {
        let context = self.context;
        self.sentences[sentence].get_or_insert_with(|| candidates(context, context.sentence(sentence)))
    }

    /// What the figure before measures.
    pub(super) fn last(&self) -> Option<u16> {
        self.taken.last().copied().flatten()
    }

    /// The pillar of a figure without an indicator: the pillar words around it, nearer ones more.
    pub(super) fn pillar(&self, q: &Quantity) -> Pillar {
        let sentence = self.context.sentence(q.sentence);
        let block = &self.context.doc.blocks[self.context.doc.sentences[q.sentence].block];
        let (from, to) = (q.tokens.start.saturating_sub(200), q.tokens.end + 200);
        let near = block.tokens.start.max(from)..block.tokens.end.min(to);
        pillar_near(self.context, sentence, q, 60)
            .or_else(|| pillar_near(self.context, near, q, 400))
            .unwrap_or(NO_PILLAR)
    }
}

/// Points for where a trigger stands: in the noun that is counted, before the figure in its clause, or behind it.
fn distance(context: &Context, c: &Candidate, q: &Quantity) -> i32 {
    let tokens = &context.doc.tokens;
    if c.in_noun(q) {
        return weight::IN_NOUN;
    }
    let before = c.tokens.end <= q.tokens.start;
    let between = if before { c.tokens.end..q.tokens.start } else { q.tokens.end.min(c.tokens.start)..c.tokens.start };
    let quantities = &context.scan.quantities;
    let start = quantities.partition_point(|p| p.tokens.start < between.start);
    let figures = quantities[start..].iter().take_while(|p| p.tokens.start < between.end).count() as i32;
    let cut = |at: usize| tokens[at].is(';') || (tokens[at].is(',') && (!before || !q.noun.is_empty()));
    let cuts = between.clone().filter(|&at| cut(at)).count() as i32;
    let far = (between.len() as i32 * weight::TOKEN).max(weight::FAR);
    let side = if before {
        weight::BEFORE
    } else if !q.noun.is_empty() && figures == 0 && cuts == 0 {
        weight::BEHIND_NOUN
    } else if between.len() <= 2 && figures == 0 && context.has(between.clone(), Cue::About) {
        weight::ABOUT
    } else {
        0
    };
    let cut = if before { weight::CLAUSE } else { weight::CLAUSE_BEHIND };
    far + figures * weight::FIGURE + cuts * cut + side
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

fn pillar_near(context: &Context, tokens: Range<usize>, q: &Quantity, reach: i32) -> Option<Pillar> {
    let mut points = [0i32; 6];
    let far = 2 * reach as usize;
    let tokens = tokens.start.max(q.tokens.start.saturating_sub(far))..tokens.end.min(q.tokens.end + far);
    for m in context.marks.within(tokens) {
        let Meaning::Pillar(pillar) = m.meaning else { continue };
        let at = m.first as usize;
        let distance = at.abs_diff(q.tokens.start) as i32;
        let syllables = (m.last - m.first) as i32;
        points[pillar as usize] += ((reach - distance).max(1)) * syllables.min(3);
    }
    let best = (0..6).max_by_key(|&p| (points[p], std::cmp::Reverse(p)))?;
    (points[best] > 0).then(|| Pillar::ALL[best])
}

/// Every trigger of a sentence whose parts all stand there in order.
fn candidates(context: &Context, sentence: Range<usize>) -> Vec<Candidate> {
    let marks = context.marks.within(sentence);
    let mut found: Vec<Candidate> = Vec::new();
    for (i, m) in marks.iter().enumerate() {
        let Meaning::Trigger(row, 0) = m.meaning else { continue };
        let trigger = context.lexicon.triggers[row as usize];
        let (mut part, mut end, mut last) = (1, m.last, m.first..m.last);
        for n in &marks[i + 1..] {
            if part == trigger.parts {
                break;
            }
            if n.meaning == Meaning::Trigger(row, part) && n.first >= end && n.first < end + 14 {
                (part, end, last) = (part + 1, n.last, n.first..n.last);
            }
        }
        if part == trigger.parts {
            let tokens = last.start as usize..last.end as usize;
            let opening = m.first as usize..m.last as usize;
            let syllables = i32::from(trigger.syllables);
            found.push(Candidate { indicator: trigger.indicator, tokens, opening, parts: trigger.parts, syllables });
        }
    }
    found
}

/// Points for how well a figure can be a value of an indicator; nothing where it cannot.
fn fits(indicator: &Indicator, q: &Quantity, in_noun: bool, context: &Context) -> Option<i32> {
    let same_noun = || {
        let head = q.noun.start..q.noun.end.min(q.noun.start + 3);
        indicator.head.is_some_and(|unit| context.doc.tokens[head].iter().any(|t| t.key == unit))
    };
    let counted = |points: i32| {
        if same_noun() { Some(points + weight::SAME_NOUN) } else { in_noun.then_some(points + weight::LOOSE_NOUN) }
    };
    match (indicator.value, q.kind) {
        (ValueKind::Rate, Kind::Percentage) | (ValueKind::Rank, Kind::Rank) | (ValueKind::Score, Kind::Score) => {
            Some(6)
        }
        (ValueKind::Score, Kind::Percentage) => Some(weight::LOOSE_KIND + 4),
        (ValueKind::Money, Kind::Money) | (ValueKind::Measure, Kind::Measure) => Some(6),
        (ValueKind::Count, Kind::Count) => counted(2),
        (ValueKind::Ratio, Kind::Ratio) => Some(6),
        (ValueKind::Rate | ValueKind::Count, Kind::Ratio) => Some(1),
        (ValueKind::Ratio, Kind::Percentage) => Some(4),
        (ValueKind::Ratio, Kind::Count) => counted(0),
        (_, Kind::Change | Kind::Multiple) => change_fits(indicator.value, q, counted(0)),
        _ => None,
    }
}

fn change_fits(value: ValueKind, q: &Quantity, counted: Option<i32>) -> Option<i32> {
    match (value, q.measure) {
        (ValueKind::Rank, Some(UnitKind::Step)) => Some(6),
        (ValueKind::Rate, Some(UnitKind::Percent | UnitKind::Point)) => Some(4),
        (ValueKind::Score, Some(UnitKind::Score | UnitKind::Percent | UnitKind::Point)) => Some(2),
        (ValueKind::Money, Some(UnitKind::Money | UnitKind::Percent | UnitKind::Times)) => Some(2),
        (ValueKind::Count | ValueKind::Rate, Some(UnitKind::Percent | UnitKind::Times)) => Some(0),
        (ValueKind::Count, None | Some(UnitKind::Noun)) => counted,
        (ValueKind::Score, None) if q.precision <= -2 => Some(2),
        _ => None,
    }
}
