//! What the row, the column and the caption say of a figure in a table.

mod evidence;
mod place;

use super::{area::Places, context::Context, period::Periods};
use crate::{
    analysis::{Area, Doubt, Kind, Pillar, Status},
    lexicon::{Cue, Meaning},
    period::Period,
    quantity::{
        Quantity, When,
        cell::{captions, is_frame},
        months,
    },
    segment::{Cell, CellKind, Table},
    span::Span,
};
use std::ops::Range;

/// All that a table tells of a figure.
pub(super) struct Told {
    pub indicator: Option<u16>,
    /// The row is a place, or nothing: without an indicator of its own it may be of the index told before.
    pub open: bool,
    pub pillar: Option<Pillar>,
    pub label: String,
    pub status: Status,
    /// The period, and whether the table itself tells it.
    pub period: (Option<Period>, bool),
    pub area: (Area, Option<Doubt>),
    /// The row, in the source text.
    pub row: Span,
}

/// A cell with what belongs to it.
struct Reader<'a> {
    context: &'a Context<'a>,
    table: &'a Table,
    cell: &'a Cell,
    q: &'a Quantity,
    /// What speaks for the figure, the nearest first.
    around: Vec<(Part, Range<usize>)>,
    /// The head does not say what is measured.
    generic: bool,
}

/// Where something that speaks for a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The head of the column.
    Head,
    /// A name of the row; the column of units is none.
    Name,
    /// The last row above that has no figures.
    Group,
    /// The head of a column at the left.
    Left,
    /// A line above the table.
    Caption,
}

/// So many columns at the left may tell what a column is a share of.
const NEAR: usize = 4;

/// Reads a figure by its place in a table; nothing for a figure in a sentence.
/// `last` is what the figure before it measures.
pub(super) fn read(
    context: &Context,
    places: &Places,
    times: &Periods,
    index: usize,
    last: Option<u16>,
) -> Option<Told> {
    let q = &context.scan.quantities[index];
    let tables = &context.doc.tables;
    let (table, cell) = tables.at(q.tokens.start).filter(|(_, cell)| cell.kind == CellKind::Figure)?;
    let mut around = Vec::new();
    let mut add = |part, ranges: &[Range<usize>]| around.extend(ranges.iter().rev().map(|r| (part, r.clone())));
    add(Part::Head, table.above(cell.column));
    add(Part::Name, &words(context, table, cell.row));
    let plain = |&row: &usize| tables.row(table, row).iter().all(|c| c.kind != CellKind::Figure);
    if let Some(group) = (table.heads..cell.row).rev().take(30).find(plain) {
        add(Part::Group, &words(context, table, group));
    }
    for column in (cell.column.saturating_sub(NEAR).max(1)..cell.column).rev() {
        add(Part::Left, table.above(column));
    }
    add(Part::Caption, &captions(context.doc, table));
    let mut reader = Reader { context, table, cell, q, around, generic: false };
    let generic = reader.of(Part::Head).all(|head| reader.says_nothing(head));
    reader.generic = generic;
    let area = reader.area(places);
    let by_area = area.1 || reader.lists_units();
    let share = reader.is_share_of_plan();
    let beside = || {
        let before = &context.scan.quantities[index.checked_sub(1)?];
        let (_, left) = tables.at(before.tokens.start)?;
        (left.row == cell.row && before.tokens.start > table_start(context, table)).then_some(last)?
    };
    let moved = super::is_change(q) && reader.generic;
    let found = if moved { beside() } else { None }.or_else(|| reader.indicator(by_area));
    let row = tables.row(table, cell.row);
    let row = row[0].tokens.start..row[row.len() - 1].tokens.end;
    let period = reader.period(times);
    Some(Told {
        indicator: found.filter(|_| !share),
        open: by_area || reader.of(Part::Name).next().is_none(),
        pillar: found.map(|i| context.lexicon.indicators[i as usize].pillar).or_else(|| reader.pillar()),
        label: reader.label(area.1, found),
        status: reader.status(period.0),
        period,
        area: (area.0, area.2),
        row: context.doc.source(row),
    })
}

/// The words of a row, the last first, without its unit.
fn words(context: &Context, table: &Table, row: usize) -> Vec<Range<usize>> {
    let tables = &context.doc.tables;
    let is_unit = |c: &Cell| c.column > 0 && table.above(c.column).iter().any(|h| has(context, h, Cue::UnitHead));
    let cells = tables.row(table, row).iter().filter(|c| c.kind == CellKind::Words && !is_unit(c));
    let mut words: Vec<Range<usize>> =
        cells.map(|c| trimmed(context, c.tokens.clone())).filter(|c| !c.is_empty()).take(3).collect();
    words.reverse();
    words
}

/// The first token of a table.
fn table_start(context: &Context, table: &Table) -> usize {
    context.doc.blocks[table.blocks.start].tokens.start
}

#[inline(never)]
fn has(context: &Context, tokens: &Range<usize>, cue: Cue) -> bool {
    context.has(tokens.clone(), cue)
}

/// A name without the bar and the brackets behind it.
fn trimmed(context: &Context, mut tokens: Range<usize>) -> Range<usize> {
    let all = &context.doc.tokens;
    let open = (tokens.start + 1..tokens.end).find(|&at| all[at].is('('));
    tokens.end = open.unwrap_or(tokens.end);
    while !tokens.is_empty() && !all[tokens.end - 1].is_word() && !all[tokens.end - 1].is_number() {
        tokens.end -= 1;
    }
    while !tokens.is_empty() && !all[tokens.start].is_word() && !all[tokens.start].is_number() {
        tokens.start += 1;
    }
    tokens
}

impl Reader<'_> {
    /// The nearest first.
    fn of(&self, part: Part) -> impl Iterator<Item = &Range<usize>> {
        self.around.iter().filter(move |a| a.0 == part).map(|a| &a.1)
    }

    /// The time in the cell, else of the column, the row, the group, the caption; else of what leads to the table.
    fn period(&self, times: &Periods) -> (Option<Period>, bool) {
        let left = super::is_change(self.q) || self.generic;
        let own = (Part::Head, self.context.sentence(self.q.sentence));
        let around = std::iter::once(&own).chain(&self.around).filter(|a| left || a.0 != Part::Left);
        let mut told = around.filter_map(|a| times.told(a.1.clone()));
        let leading = || times.leading(self.table.caption.start);
        let Some((when, resolved)) = told.next() else { return (leading(), false) };
        let mut year = || told.find_map(|t| t.1).or_else(leading).map(Period::year);
        let joined = match when {
            When::Quarter(quarter) => year().map(|year| Period::Quarter(year, quarter)),
            When::Months(a, b) => year().map(|year| months(year, a, b)),
            _ => None,
        };
        (joined.or(resolved), true)
    }

    /// What head and row call it: Kế hoạch, Thực hiện; else whether its year is still to come; else the caption.
    fn status(&self, period: Option<Period>) -> Status {
        let context = self.context;
        // A row of indicators may speak of plans, too; only a row that says no more is a row of plans.
        let counts = |n: &Range<usize>| context.marks.cue_at(n.start, Cue::Corner).is_some();
        let calls = |(part, h): &(Part, Range<usize>)| match part {
            Part::Head => self.called(h),
            Part::Name if is_frame(context.doc, context.marks, h.clone()) && !counts(h) => self.called(h),
            _ => None,
        };
        if let Some(status) = self.around.iter().find_map(calls) {
            return status;
        }
        if period.is_some_and(|p| context.year.is_some_and(|year| p.year() > year)) {
            return Status::Target;
        }
        let columns = context.doc.tables.row(self.table, 0);
        let split = columns.iter().skip(1).any(|c| self.called(&c.tokens).is_some());
        let aimed = |c: &Range<usize>| {
            has(context, c, Cue::Target) && !has(context, c, Cue::Actual) && !has(context, c, Cue::Done)
        };
        if !split && self.of(Part::Caption).any(aimed) { Status::Target } else { Status::Actual }
    }

    /// What a head is called. *Leaves alone* "Tỷ lệ đạt kế hoạch", and a row that only counts goals.
    fn called(&self, head: &Range<usize>) -> Option<Status> {
        let context = self.context;
        let mut reached = None;
        for m in context.marks.within(head.clone()) {
            match m.meaning {
                Meaning::Cue(Cue::Done | Cue::Actual | Cue::Approx) => reached = Some(Status::Actual),
                Meaning::Cue(Cue::Plan) => {
                    let before = head.start..m.first as usize;
                    let led = context.doc.tokens[before.clone()].iter().any(|t| t.is('%'));
                    let framed = reached.is_none() && !led && is_frame(context.doc, context.marks, before);
                    return if framed { Some(Status::Target) } else { Some(Status::Actual) };
                }
                _ => {}
            }
        }
        reached
    }

    /// *Reads* "Tỷ lệ đạt kế hoạch (%)", and "Tỷ lệ đạt" beside a column of plans.
    fn is_share_of_plan(&self) -> bool {
        let context = self.context;
        let plan = |h: &Range<usize>| has(context, h, Cue::Plan);
        let generic = |h: &Range<usize>| {
            let tokens = &context.doc.tokens[h.clone()];
            has(context, h, Cue::Share) || has(context, h, Cue::Against) || tokens.iter().any(|t| t.is('%'))
        };
        let beside = || {
            context.doc.tables.row(self.table, 0).iter().skip(1).any(|c| self.called(&c.tokens) == Some(Status::Target))
        };
        let reached = |h: &Range<usize>| has(context, h, Cue::Done) || has(context, h, Cue::Actual);
        self.q.kind == Kind::Percentage
            && self.of(Part::Head).any(generic)
            && (self.of(Part::Head).any(plan) || beside() && self.of(Part::Head).any(reached))
            && self.of(Part::Head).all(|h| self.called(h) != Some(Status::Target))
    }

    /// The name of the row, where it is no place, and what the head says.
    fn label(&self, row_is_place: bool, indicator: Option<u16>) -> String {
        let doc = self.context.doc;
        let text = |r: &Range<usize>| doc.words(trimmed(self.context, r.clone()));
        let row = self.of(Part::Name).next().filter(|_| !row_is_place);
        let mut words: Vec<&str> = row.filter(|n| !self.says_nothing(n)).map(text).into_iter().collect();
        let at = words.len();
        for head in self.of(Part::Head) {
            let head = trimmed(self.context, head.clone());
            if !head.is_empty() && !is_frame(doc, self.context.marks, head.clone()) && !self.is_bare_name(&head, false)
            {
                words.insert(at, text(&head));
            }
        }
        if words.is_empty() {
            let name = indicator.map(|i| self.context.lexicon.indicators[i as usize].label_vi);
            words.extend(row.map(text).or(name).or_else(|| self.of(Part::Caption).next().map(text)));
        }
        words.join(" – ")
    }
}
