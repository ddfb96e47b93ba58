//! What sort of figure a number is, from its unit and the words before it.

use super::{Quantity, Scanner};
use crate::{
    analysis::{Bound, Direction, Doubt, Kind, Reason},
    lexicon::{Cue, Meaning, Mention, UnitKind},
    segment::TokenKind,
};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The unit of sums of money that tell none.
pub(super) const VND: &str = "VND";
/// From so many percent on, what stands right behind "thấp hơn mục tiêu" is the goal and not the gap.
const LEAST_GOAL: u8 = 40;

/// A move or a gap told before a figure.
pub(super) struct Move {
    direction: Direction,
    gap: bool,
    from: usize,
}

impl Move {
    /// What a cue tells that begins at a token.
    pub(super) fn told(cue: Cue, from: usize) -> Option<Move> {
        let (direction, gap) = match cue {
            Cue::Up => (Direction::Up, false),
            Cue::Above => (Direction::Up, true),
            Cue::Down | Cue::Lost => (Direction::Down, false),
            Cue::Below => (Direction::Down, true),
            _ => return None,
        };
        Some(Move { direction, gap, from })
    }
}

impl Quantity {
    /// Makes it a change.
    pub(super) fn change(&mut self, by: Move) {
        (self.kind, self.direction, self.gap) = (Kind::Change, Some(by.direction), by.gap);
        self.reach.start = self.reach.start.min(by.from);
    }
}

/// So many provinces and cities there were until 2025, and are since.
pub(super) fn is_all_provinces(number: Decimal) -> bool {
    number == Decimal::from(63) || number == Decimal::from(34)
}

impl Scanner<'_> {
    /// Gives a quantity its kind, direction and, for groups, its bound.
    pub(super) fn settle(&self, q: &mut Quantity) {
        if self.over_the_plan(q) {
            return;
        }
        let moved = self.moved(q);
        self.site(q);
        q.kind = match q.measure {
            Some(UnitKind::Percent) => Kind::Percentage,
            Some(UnitKind::Point) => Kind::Change,
            Some(UnitKind::Step) if self.is_place(q) => Kind::Rank,
            Some(UnitKind::Step) => Kind::Change,
            Some(UnitKind::Money) => Kind::Money,
            Some(UnitKind::Measure) => Kind::Measure,
            Some(UnitKind::Score) => Kind::Score,
            Some(UnitKind::Duration | UnitKind::Age) => Kind::Duration,
            Some(UnitKind::Times) => self.times(q),
            Some(UnitKind::Noun) => Kind::Count,
            None => self.unitless(q),
        };
        let steady = matches!(q.kind, Kind::Rank | Kind::Multiple);
        if let Some(by) = moved.filter(|_| !steady) {
            q.doubts.extend((q.measure == Some(UnitKind::Percent)).then_some(Doubt::PercentOrPoint));
            q.change(by);
        } else if matches!(q.kind, Kind::Score | Kind::Change) && self.apart(q) {
            (q.kind, q.direction, q.gap) = (Kind::Change, Some(Direction::Down), false);
        } else if q.kind == Kind::Change {
            q.direction = Some(self.far_direction(q));
            self.beyond(q);
        }
    }

    /// *Reads* "43 điểm" behind "236 điểm cầu", "31 điểm thiếu máy tính" as places. *Leaves alone* "68 điểm do hội đồng chấm".
    fn site(&self, q: &mut Quantity) {
        if q.measure != Some(UnitKind::Score) || q.precision < 0 || q.of.is_some() {
            return;
        }
        let Some(end) = self.marks.unit(q.tokens.end).map(|unit| unit.1) else { return };
        let before = self.out.quantities.iter().rev().take(3).find(|b| b.measure == Some(UnitKind::Noun));
        let again = || before.is_some_and(|b| self.doc.tokens[b.noun.start].key == self.doc.tokens[end - 1].key);
        let counted = || self.names_a_noun(end) || self.marks.cue_at(end, Cue::Lost).is_some();
        if again() || counted() {
            (q.measure, q.noun) = (Some(UnitKind::Noun), q.tokens.end..self.noun(end).end);
            (q.unit, q.reach.end) = (self.doc.words(q.noun.clone()).to_owned().into(), q.noun.end);
        }
    }

    /// *Reads* "vượt 5% kế hoạch", "vượt 9% so với kịch bản" as a change against the plan. *Leaves alone* "vượt 80%".
    fn over_the_plan(&self, q: &mut Quantity) -> bool {
        let over = q.bound == Bound::AtLeast && self.ends(q.tokens.start, cues![Above]);
        let behind = |cue| self.marks.cue_at(q.reach.end, cue).is_some();
        let small = || q.value < Decimal::from(LEAST_GOAL);
        if !(over && (behind(Cue::Baseline) || behind(Cue::Against) && small())) {
            return false;
        }
        (q.bound, q.kind, q.direction, q.gap) = (Bound::Exact, Kind::Change, Some(Direction::Up), true);
        true
    }

    /// *Reads* "khoảng cách với Ninh Bình là 11,3 điểm". *Leaves alone* "khoảng cách giữa Bắc Ninh và Lai Châu là 21 điểm".
    fn apart(&self, q: &Quantity) -> bool {
        let at = q.reach.start;
        let told = self.marks.last_cue(at.saturating_sub(12).max(self.range.start)..at, Cue::Gap);
        told.is_some_and(|m| {
            let between = m.last as usize..at;
            let toward = q.kind == Kind::Score || self.marks.cue_at(m.first as usize, Cue::Toward).is_some();
            toward
                && !between.clone().any(|i| self.doc.tokens[i].is_number())
                && !self.marks.has(between, Cue::Coordinator)
        })
    }

    /// *Reads* "vượt 7 bậc", "kém 0,3 điểm phần trăm" as gaps of exactly so much. *Leaves alone* "tăng hơn 7 bậc".
    fn beyond(&self, q: &mut Quantity) {
        let by = self.before(q.tokens.start, cues![Above, Below]).and_then(|(cue, from)| Move::told(cue, from));
        if let Some(by) = by {
            q.bound = Bound::Exact;
            q.change(by);
        }
    }

    /// *Reads* tăng 16,5%, giảm 12 bậc, cao hơn 0,28%, kém Vĩnh Long 3 bậc. *Leaves alone* tăng lên 80%, giảm còn 7 ngày.
    fn moved(&self, q: &Quantity) -> Option<Move> {
        let wanted = cues![Up, Down, Above, Below, To, From, Copula];
        let mut at = q.reach.start;
        if q.high.is_some()
            && q.measure.is_none()
            && let Some((_, from)) = self.before(at, cues![From])
        {
            at = from;
        }
        match self.token(q.tokens.start.wrapping_sub(1)).map(|t| t.kind) {
            Some(TokenKind::Mark('\u{25B2}')) => return Move::told(Cue::Up, at),
            Some(TokenKind::Mark('\u{25BC}')) => return Move::told(Cue::Down, at),
            _ => {}
        }
        let placed = matches!(q.measure, Some(UnitKind::Step | UnitKind::Point | UnitKind::Score));
        let lacks = || placed || self.marks.cue_at(q.reach.end, Cue::Against).is_some();
        if let Some((cue, from)) = self.before(at, cues![Lost])
            && lacks()
        {
            return Move::told(cue, from);
        }
        let longer = |from: usize, to: usize| {
            let rest = self.marks.starting(from).iter().find(|m| m.last as usize > to);
            rest.is_some_and(|m| matches!(m.meaning, Meaning::Cue(Cue::Copula)))
        };
        let near =
            |at: usize, (cue, from)| Move::told(cue, from).filter(|_| !longer(from, at) && !self.gives(q, at, from));
        let told = self.before(at, wanted);
        let direct = told.and_then(|told| near(at, told)).or_else(|| {
            let both = |cue| Move::told(cue, self.marks.cue_before(q.tokens.start, cue)?);
            if at == q.tokens.start {
                return None;
            }
            let compared = || self.marks.cue_at(q.reach.end, Cue::Against).is_some();
            both(Cue::Up).or_else(|| both(Cue::Below).filter(|_| compared()))
        });
        if direct.is_some() {
            return direct;
        }
        let percent = q.measure == Some(UnitKind::Percent);
        let goal = || self.before(at, cues![Target, WeakTarget]).is_some() && q.value >= Decimal::from(LEAST_GOAL);
        if percent && (goal() || self.before(at, cues![Rate]).is_some()) {
            return None;
        }
        if let Some(gap) = self.named_gap(q) {
            return Some(gap);
        }
        if told.is_some() {
            return None;
        }
        let reach = match q.measure {
            Some(UnitKind::Step | UnitKind::Point) => 6,
            Some(UnitKind::Percent | UnitKind::Times | UnitKind::Score) => 3,
            _ => return None,
        };
        (1..=reach).map_while(|back| at.checked_sub(back)).find_map(|to| {
            let between = self.token(to).is_some_and(|t| t.is_word()) && self.before(to, cues![To]).is_none();
            between.then(|| near(to, self.before(to, wanted)?)).flatten().map(Some).or((!between).then_some(None))
        })?
    }

    /// True for money and time that "thêm" and "bớt" behind a verb only weigh: hỗ trợ thêm 11 tỷ đồng, bớt được 3 giờ.
    /// *Leaves alone* "tức là thêm 3 tỷ đồng".
    fn gives(&self, q: &Quantity, at: usize, from: usize) -> bool {
        let given = matches!(q.measure, Some(UnitKind::Money | UnitKind::Duration));
        let more = given && self.marks.cue_before(at, Cue::More) == Some(from);
        more && self.token(from.wrapping_sub(1)).is_some_and(|t| t.is_word())
            && self.before(from, cues![Copula]).is_none()
    }

    /// *Reads* cao hơn cùng kỳ 300 hồ sơ, hơn năm ngoái 9 nhà máy, kém Đà Nẵng (0,79) 0,01 điểm: something known
    /// stands between. *Leaves alone* cách Đồng Hới 310 km.
    fn named_gap(&self, q: &Quantity) -> Option<Move> {
        let mut at = q.reach.start;
        if ![Cue::Above, Cue::Below].iter().any(|&cue| self.marks.has(self.range.start..at, cue)) {
            return None;
        }
        let pointed = matches!(q.measure, Some(UnitKind::Point | UnitKind::Step | UnitKind::Score));
        if pointed && let Some((_, from)) = self.before(at, cues![Copula]) {
            at = from;
        }
        if q.high.is_some()
            && let Some((_, from)) = self.before(at, cues![From])
        {
            at = from;
        }
        // A word may weigh the gap behind a bracket: kém mức chung (82%) tới 30 điểm.
        at -=
            usize::from(self.token(at.wrapping_sub(2)).is_some_and(|t| t.is(')')) && self.doc.tokens[at - 1].is_word());
        if self.token(at.wrapping_sub(1)).is_some_and(|t| t.is(')')) {
            at = (at.saturating_sub(6).max(self.range.start)..at).rev().find(|&i| self.doc.tokens[i].is('('))?;
        }
        let point = q.measure == Some(UnitKind::Point);
        let near = at.saturating_sub(if point { 10 } else { 7 }).max(self.range.start)..at;
        let gap = |m: &&Mention| {
            let apart = m.first > 0 && self.marks.cue_at(m.first as usize - 1, Cue::Gap).is_some();
            matches!(m.meaning, Meaning::Cue(Cue::Above | Cue::Below)) && !apart
        };
        let m = self.marks.within(near).iter().filter(gap).max_by_key(|m| (m.last, u32::MAX - m.first))?;
        let (from, to) = (m.first as usize, m.last as usize);
        if to >= at || q.measure == Some(UnitKind::Measure) {
            return None;
        }
        let told = |i: usize| self.doc.tokens[i].is_word() || self.taken[i] == Some(Reason::Time);
        // A word may weigh the gap: kém Thanh Hóa tới 35 điểm.
        let named = |at: usize| {
            self.taken[at - 1] == Some(Reason::Time)
                || self.before(at, cues![Baseline, LastYear, ThisYear]).is_some()
                || self.doc.tokens[at - 1].upper
        };
        let ends = |i: usize| {
            [Cue::Clause, Cue::Copula, Cue::To, Cue::Rate, Cue::More]
                .iter()
                .any(|&cue| self.marks.cue_at(i, cue).is_some())
        };
        let plain = || {
            self.marks.cue_at(to, Cue::NounEnd).is_none()
                && (point || q.measure == Some(UnitKind::Money))
                && !(to..at).any(ends)
        };
        let known = [Cue::Baseline, Cue::Ranked].iter().any(|&cue| self.marks.cue_at(to, cue).is_some())
            || named(at)
            || at > to + 1 && named(at - 1)
            || plain();
        let Meaning::Cue(cue) = m.meaning else { return None };
        (known && (to..at).all(told)).then(|| Move::told(cue, from)).flatten()
    }

    /// The direction of a change whose word stands further off, or nowhere.
    fn far_direction(&self, q: &Quantity) -> Direction {
        let sign = q.tokens.start.checked_sub(2).filter(|&at| self.doc.tokens[at].is('('));
        if sign.is_some_and(|at| self.doc.tokens[at + 1].is('-')) {
            return Direction::Down;
        }
        let before = self.marks.within(self.range.start..q.tokens.start);
        let last = before.iter().rev().find_map(|m| match m.meaning {
            Meaning::Cue(cue) if cue != Cue::Lost => Move::told(cue, 0),
            _ => None,
        });
        last.map_or(Direction::Up, |by| by.direction)
    }

    /// *Reads* gấp 2,5 lần, bằng 1,2 lần as multiples. *Leaves alone* 02 lần/năm, which counts.
    fn times(&self, q: &Quantity) -> Kind {
        let fold = self.before(q.reach.start, cues![Fold]);
        match fold {
            Some((_, from)) if self.before(from, cues![Up]).is_none() => Kind::Multiple,
            Some(_) => Kind::Change,
            None => Kind::Count,
        }
    }

    /// A number without a unit: a place, the points of an index, or so many things.
    fn unitless(&self, q: &mut Quantity) -> Kind {
        if self.is_place(q) || self.is_group(q) {
            (q.unit, q.reach.end) = (Cow::default(), q.tokens.end);
            return Kind::Rank;
        }
        if q.noun.is_empty() && self.ends(q.tokens.start, cues![Index]) {
            q.unit = self.lexicon.point.into();
            return Kind::Score;
        }
        if !q.noun.is_empty() && !self.doc.tokens[q.noun.start].is('/') {
            return Kind::Count;
        }
        let index_value = || q.precision <= -3 && q.value < Decimal::ONE;
        let scored = || q.precision < 0 && self.marks.has(self.range.start..q.tokens.start, Cue::Score);
        let scale = self.scale(q.tokens.end - 1).map_or(0, |scale| scale.1);
        if scale == 0 && (index_value() || scored()) {
            q.unit = self.lexicon.point.into();
            return Kind::Score;
        }
        let glued = scale > 0 && self.doc.tokens[q.tokens.end - 1].glued;
        if scale == 9 || glued {
            (q.unit, q.measure) = (VND.into(), Some(UnitKind::Money));
            return Kind::Money;
        }
        Kind::Count
    }

    /// *Reads* thứ 17, hạng 40, vị trí 18, xếp 25. *Leaves alone* xếp 25 chiếc.
    fn is_place(&self, q: &Quantity) -> bool {
        if q.precision < 0 || !self.ends(q.tokens.start, cues![Place]) || q.value > Decimal::ONE_THOUSAND {
            return false;
        }
        q.noun.is_empty() || !self.names_a_noun(q.noun.start) || self.marks.cue_at(q.noun.start, Cue::Ranked).is_some()
    }

    /// *Reads* top 10, nhóm 15 địa phương: a place at most, or exactly where its members follow.
    fn is_group(&self, q: &mut Quantity) -> bool {
        let Some(from) = self.marks.cue_before(q.tokens.start, Cue::Group) else { return false };
        let named = || self.doc.tokens[q.noun.start].upper && !self.names_a_noun(q.noun.start);
        let open = q.noun.is_empty() || named() || self.marks.cue_at(q.noun.start, Cue::Ranked).is_some();
        if !open || q.precision < 0 {
            return false;
        }
        q.rule = "group";
        q.reach.start = from;
        let mut clause = (q.reach.end..(q.reach.end + 14).min(self.range.end))
            .take_while(|&at| !matches!(self.doc.tokens[at].kind, TokenKind::Mark(',' | ';' | '(')));
        let named = |end: usize| self.token(end).is_some_and(|t| t.is_word() && t.upper);
        let listed = clause.any(|at| {
            self.marks.cue_at(at, Cue::Within).is_some() || self.marks.cue_at(at, Cue::Copula).is_some_and(named)
        });
        let inside = self.before(q.tokens.start, cues![Group]).is_some_and(|(_, from)| from + 1 < q.tokens.start);
        let listed = listed && !inside;
        q.bound = if listed { Bound::Exact } else { Bound::AtMost };
        true
    }

    /// *Reads* "giảm 1/3", "giảm một nửa": a part that something grew or shrank by.
    pub(super) fn shifted(&self, q: &mut Quantity) -> bool {
        let by = self.before(q.reach.start, cues![Up, Down]).and_then(|(cue, from)| Move::told(cue, from));
        by.map(|by| q.change(by)).is_some()
    }

    /// Rank, ratio or score, for n/N and "n trong số N".
    pub(super) fn settle_over(&self, q: &mut Quantity, at: usize, words_only: bool) {
        q.kind = Kind::Ratio;
        let fraction = q.of.is_some_and(|of| of <= Decimal::TEN);
        if (q.noun.is_empty() || fraction) && self.shifted(q) {
            return;
        }
        if q.measure == Some(UnitKind::Score) || q.precision < 0 && q.noun.is_empty() && q.measure.is_none() {
            (q.kind, q.unit) = (Kind::Score, self.lexicon.point.into());
            return;
        }
        let place = self.ends(at, cues![Place]);
        let last = q.of == Some(q.value);
        if !place && (words_only || last) || q.of.is_some_and(|of| of < q.value) {
            return;
        }
        let ranked = q.noun.is_empty() || self.marks.cue_at(q.noun.start, Cue::Ranked).is_some();
        let all_provinces = q.of.is_some_and(is_all_provinces);
        let told = self.marks.within(self.range.start..at).iter();
        let told = told.rev().any(|m| matches!(m.meaning, Meaning::Cue(Cue::Place | Cue::Move)));
        let owns = self.marks.cue_at(q.reach.end, Cue::Actual).is_some();
        let bare = q.noun.is_empty();
        if place || (ranked && all_provinces && !owns && (bare || told)) || (told && bare) {
            q.kind = Kind::Rank;
            q.unit = Cow::default();
            if !place && !told {
                q.doubts.push(Doubt::RankOrRatio);
            }
        }
    }
}
