//! Times that stand nowhere as such, and follow from others: a year before, the whole year, one of a series.

use super::{
    super::{
        context::{Figure, Near, series},
        times::{Dated, tells_own},
    },
    Asked, Offer, Periods,
};
use crate::{
    analysis::Status,
    lexicon::{Cue, Mention, PeriodClue},
    period::Period,
};

impl<'a> Periods<'a> {
    /// *Reads* "các năm 2027, 2028 và 2029 lần lượt đạt 19%, 22% và 26%".
    pub(super) fn paired(&self, figure: &Figure) -> Option<&Dated> {
        let (members, at) = series(self.context, figure)?;
        let here = self.in_sentence(figure.q.sentence);
        let named = &here[..here.partition_point(|d| d.tokens.start < at)];
        let first = named.len().checked_sub(members.len())?;
        named.get(first + figure.index - members.start)
    }

    /// *Reads* "cùng kỳ (125 tỷ đồng)", "trong khi cùng kỳ mới được 39%", "(cùng kỳ 71,5%)": a value of the time a year
    /// before that of the figure before. *Reads* "từ hạng 34 lên hạng 26": the place in the ranking before.
    /// `own` is where the words "cùng kỳ" tell the figure's own time.
    pub(super) fn year_ago(&self, asked: &Asked, before: &[Dated], own: Option<&Mention>, out: &mut Vec<Offer<'a>>) {
        let figure = asked.figure;
        let last = self.last.filter(|before| before.near(figure) != Near::Elsewhere);
        let told = before.iter().rev().find(|d| d.tells() && !d.bound);
        let here = last.filter(|b| b.near(figure) == Near::Sentence);
        if asked.beside.from
            && let Some(period) =
                here.or(last.filter(|_| told.is_none())).map_or(told.and_then(|d| d.period), |b| b.value)
        {
            let mut c = self.candidate(Some(period.years_earlier(1)), 0..0);
            c.note(PeriodClue::YearAgoFrom, true);
            c.note(PeriodClue::YearAgoRanked, asked.ranked);
            let behind = figure.behind(4);
            let same = self.context.has(behind.clone(), Cue::SameTime) || self.context.has(behind, Cue::LastYear);
            c.note(PeriodClue::YearAgoSame, same);
            out.push(c);
        }
        let Some(period) = here.or(last.filter(|_| own.is_some())).and_then(|b| b.value) else { return };
        let is = |m: &Mention, cue| self.context.has(m.first as usize..m.last as usize, cue);
        let timed = self.baseline_before(figure).filter(|m| is(m, Cue::SameTime) || is(m, Cue::LastYear));
        let Some(m) = timed.or(own) else { return };
        let same = is(m, Cue::SameTime);
        let mut c = self.candidate(Some(period.years_earlier(1)), m.first as usize..m.last as usize);
        c.note(PeriodClue::YearAgo, true);
        c.note(PeriodClue::YearAgoTold, same && asked.beside.open.is_some());
        c.note(PeriodClue::YearAgoOpen, asked.beside.open.is_none());
        out.push(c);
    }

    /// The words "cùng kỳ" at the front of a clause that tells a value of theirs.
    pub(super) fn same_told(&self, figure: &Figure) -> Option<&Mention> {
        let same = self.context.marks.last_cue(figure.close_before(6), Cue::SameTime);
        same.filter(|m| {
            let between = m.last as usize..figure.q.reach.start.max(m.last as usize);
            let own = tells_own(self.context, m.first as usize, figure.sentence().start);
            own && between.len() <= 4 && !self.context.cuts(&between).comma()
        })
    }

    /// *Reads* "9 tháng đạt 62%, trong khi chỉ tiêu là 80%": what is aimed at is for the whole year.
    pub(super) fn whole_year(&self, asked: &Asked, out: &mut Vec<Offer<'a>>) {
        let last = self.last.filter(|b| b.near(asked.figure) == Near::Sentence).and_then(|b| b.value);
        let Some(part) = last.filter(|p| !matches!(p, Period::Year(_) | Period::Years(..))) else { return };
        if asked.status == Status::Target {
            let mut c = self.candidate(Some(Period::Year(part.year())), 0..0);
            c.note(PeriodClue::WholeYear, true);
            out.push(c);
        }
    }

    /// *Reads* "từ 2020 đến 2023, khoảng cách giảm từ 14,2 điểm còn 10,9 điểm": the first year and the last.
    pub(super) fn end_of_span(&self, asked: &Asked, before: &[Dated], out: &mut Vec<Offer<'a>>) {
        let moved = asked.beside.from || asked.beside.to.is_some();
        let Some(d) = before.iter().rev().find(|d| d.tells()).filter(|_| moved) else { return };
        let Some(Period::Years(first, last)) = d.period else { return };
        let year = if asked.beside.from { first } else { last };
        let mut c = self.candidate(Some(Period::Year(year)), d.tokens.clone());
        c.note(PeriodClue::SpanEnd, true);
        out.push(c);
    }

    /// The words of comparison before the bracket that a figure opens.
    pub(super) fn baseline_before(&self, figure: &Figure) -> Option<&Mention> {
        let at = figure.q.reach.start;
        let lead = at.saturating_sub(8)..at.saturating_sub(1);
        let told = || self.context.marks.last_cue(lead, Cue::Baseline).filter(|m| m.last as usize + 4 >= at);
        figure.bracketed.then(told)?
    }
}
