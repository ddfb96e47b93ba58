//! What the row, the column and the caption say of a figure in a table.

use super::{Context, area::Places, period::Periods};
use crate::{
    analysis::{Area, Doubt, Kind, Pillar, Status},
    lexicon::{Cue, Meaning, Mention, UnitKind, ValueKind},
    period::Period,
    quantity::{
        Quantity, When,
        cell::{captions, is_frame},
        months,
    },
    segment::{Cell, CellKind, Key, Table},
    span::Span,
};
use std::ops::Range;

/// The weights of where a trigger stands, beside those of sentences in `indicator.rs`.
mod weight {
    /// For each syllable of the trigger.
    pub const SYLLABLE: i32 = 4;
    /// In the head of the column or the name of the row.
    pub const OWN: i32 = 12;
    /// In the head of a column at the left.
    pub const LEFT: i32 = -8;
    /// The head or the row says something that the trigger does not.
    pub const OTHER: i32 = -14;
    /// The thing counted is the indicator's own.
    pub const SAME_NOUN: i32 = 10;
    /// The indicator counts another thing.
    pub const OTHER_NOUN: i32 = -8;
    /// What a candidate needs.
    pub const NEEDED: i32 = 8;
}

/// All that a table tells of a figure.
pub(super) struct Told {
    pub indicator: Option<u16>,
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
    /// Heads of the column, the topmost first.
    heads: Vec<Range<usize>>,
    /// Words of the row, without its unit.
    names: Vec<Range<usize>>,
    /// Words of the last row that has no figures.
    group: Vec<Range<usize>>,
    captions: Vec<Range<usize>>,
}

/// Reads a figure by its place in a table; nothing for a figure in a sentence.
pub(super) fn read(context: &Context, places: &Places, times: &Periods, index: usize) -> Option<Told> {
    let q = &context.scan.quantities[index];
    let tables = &context.doc.tables;
    let (table, cell) = tables.at(q.tokens.start).filter(|(_, cell)| cell.kind == CellKind::Figure)?;
    let words = |row: usize| -> Vec<Range<usize>> {
        let is_unit = |c: &Cell| c.column > 0 && tables.heads(table, c.column).any(|h| has(context, &h, Cue::UnitHead));
        let cells = tables.row(table, row).iter().filter(|c| c.kind == CellKind::Words && !is_unit(c));
        cells.map(|c| trimmed(context, c.tokens.clone())).filter(|c| !c.is_empty()).take(3).collect()
    };
    let plain = |&row: &usize| tables.row(table, row).iter().all(|c| c.kind != CellKind::Figure);
    let above = (table.heads..cell.row).rev().take(30);
    let reader = Reader {
        context,
        table,
        cell,
        q,
        heads: tables.heads(table, cell.column).collect(),
        names: words(cell.row),
        group: above.into_iter().find(plain).map(words).unwrap_or_default(),
        captions: captions(context.doc, table),
    };
    let area = reader.area(places);
    let by_area = area.1;
    let share = reader.is_share_of_plan();
    let found = reader.indicator(by_area);
    let row = tables.row(table, cell.row);
    let row = row[0].tokens.start..row[row.len() - 1].tokens.end;
    let period = reader.period(times);
    Some(Told {
        indicator: found.filter(|_| !share),
        pillar: found.map(|i| context.lexicon.indicators[i as usize].pillar).or_else(|| reader.pillar()),
        label: reader.label(by_area, found),
        status: reader.status(period.0),
        period,
        area: (area.0, area.2),
        row: context.doc.source(row),
    })
}

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
    /// The area of the row, of the column, of the caption, of the article; whether the row is a place; and a doubt.
    fn area(&self, places: &Places) -> (Area, bool, Option<Doubt>) {
        let context = self.context;
        let mut row_is_place = false;
        for (name, is_row) in self.names.iter().map(|n| (n, true)).chain(self.heads.iter().map(|h| (h, false))) {
            let starts = |cue| context.marks.cue_at(name.start, cue) == Some(name.end);
            let opens = |cue| context.marks.cue_at(name.start, cue).is_some();
            let found = if opens(Cue::Nation) {
                places.nation(context)
            } else if starts(Cue::Total) && (is_row || starts(Cue::Province)) || starts(Cue::Province) {
                let national = is_row && self.ranks_provinces(places);
                if national { places.nation(context) } else { places.main(context) }
            } else if let Some(area) =
                places.named(context, name.clone()).filter(|_| is_row || !is_frame_of_time(context, name))
            {
                area
            } else if self.is_bare_name(name, is_row) {
                local(context, name.clone())
            } else {
                continue;
            };
            let long = name.len() > found.name.split(' ').count() + 3;
            row_is_place |= is_row && !long;
            return (found, row_is_place, None);
        }
        let told = self.captions.iter().find_map(|c| places.only(context, c.clone()));
        if let Some(area) = told {
            return (area, false, None);
        }
        let said = self.captions.iter().any(|c| has(context, c, Cue::Province));
        (places.main(context), false, (!said).then_some(Doubt::AreaFromArticle))
    }

    /// True where the rows are provinces, by the first and the second of them.
    fn ranks_provinces(&self, places: &Places) -> bool {
        let rows = self.table.heads..self.table.heads + 2;
        rows.into_iter().all(|row| {
            let mut cells = self.context.doc.tables.row(self.table, row).iter();
            cells.any(|c| places.is_province(c.tokens.clone()))
        })
    }

    /// *Reads* "Tam Đường", "Phường 5", "huyện Lâm Hà" as a place. *Leaves alone* "Sở Y tế", "Tỷ Lệ", "Viettel".
    fn is_bare_name(&self, name: &Range<usize>, is_row: bool) -> bool {
        let context = self.context;
        let tokens = &context.doc.tokens[name.clone()];
        let unit = context.marks.cue_at(name.start, Cue::Unit).is_some() && tokens.len() > 1;
        let rest = &tokens[usize::from(unit)..];
        let capital = |t: &crate::segment::Token| t.upper && !t.caps || !t.is_word();
        let first = self.context.doc.tables.heads(self.table, usize::from(self.counted())).last();
        let known = |cue| first.as_ref().is_some_and(|h| has(context, h, cue));
        let headed = is_row && (known(Cue::Unit) || known(Cue::Ranked));
        let foreign = is_row && first.is_some() && !headed;
        let meant = context.marks.starting(name.start).iter().any(|m| {
            let whole = m.last as usize == name.end;
            whole
                || m.last - m.first > 1
                || matches!(
                    m.meaning,
                    Meaning::Trigger(..)
                        | Meaning::Cue(Cue::Share | Cue::Plan | Cue::Done | Cue::Total | Cue::Place | Cue::Corner)
                )
        });
        let words = rest.iter().filter(|t| t.is_word()).count();
        unit && rest.iter().all(|t| capital(t) || t.is_number())
            || !foreign
                && (headed || words >= 2)
                && (headed || !meant)
                && (1..=5).contains(&words)
                && rest.iter().all(capital)
                && rest.first().is_some_and(|t| t.is_word())
    }

    /// True where the first column counts the rows.
    fn counted(&self) -> bool {
        let first = self.context.doc.tables.cell(self.table, self.cell.row, 0);
        first.is_some_and(|c| c.kind == CellKind::Number)
    }

    /// The time in the cell, else of the column, the row, the group, the caption; else of what leads to the table.
    fn period(&self, times: &Periods) -> (Option<Period>, bool) {
        let own = self.context.sentence(self.q.sentence);
        let mut sources = vec![own];
        sources.extend(self.heads.iter().rev().cloned());
        sources.extend(self.names.iter().cloned());
        sources.extend(self.group.iter().cloned());
        sources.extend(self.captions.iter().rev().cloned());
        let told: Vec<(When, Option<Period>)> = sources.into_iter().filter_map(|s| times.told(s)).collect();
        if let Some(&(when, resolved)) = told.first() {
            let year = told[1..].iter().find_map(|t| t.1).map(Period::year);
            let joined = match (when, year) {
                (When::Quarter(quarter), Some(year)) => Some(Period::Quarter(year, quarter)),
                (When::Months(a, b), Some(year)) => Some(months(year, a, b)),
                _ => resolved,
            };
            return (joined, true);
        }
        (times.leading(self.table.caption.start), false)
    }

    /// What head and row call it: Kế hoạch, Thực hiện; else whether its year is still to come; else the caption.
    fn status(&self, period: Option<Period>) -> Status {
        let context = self.context;
        if let Some(status) = self.heads.iter().rev().chain(&self.names).find_map(|h| self.called(h)) {
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
        if !split && self.captions.iter().any(aimed) { Status::Target } else { Status::Actual }
    }

    fn called(&self, head: &Range<usize>) -> Option<Status> {
        let context = self.context;
        let marks = context.marks.within(head.clone());
        for m in marks {
            match m.meaning {
                Meaning::Cue(Cue::Share | Cue::Against | Cue::Done | Cue::Actual | Cue::Approx) => {
                    return Some(Status::Actual);
                }
                Meaning::Cue(Cue::Plan) => {
                    let before = head.start..m.first as usize;
                    let led = context.doc.tokens[before.clone()].iter().any(|t| t.is('%'));
                    let framed = is_frame(context.doc, context.marks, before);
                    return if led || !framed { None } else { Some(Status::Target) };
                }
                _ => {}
            }
        }
        None
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
        let column = self.heads.iter().any(generic);
        self.q.kind == Kind::Percentage
            && column
            && self.heads.iter().any(|h| self.called(h) != Some(Status::Target))
            && (self.heads.iter().any(plan) || beside() && self.heads.iter().any(reached))
            && self.heads.iter().all(|h| self.called(h) != Some(Status::Target))
    }

    /// The indicator that head, row, group and caption point to. A trigger's parts may stand in several of them.
    fn indicator(&self, row_is_place: bool) -> Option<u16> {
        let context = self.context;
        let generic = self.heads.iter().all(|h| self.says_nothing(h));
        let left = (1..self.cell.column).flat_map(|c| context.doc.tables.heads(self.table, c));
        let left: Vec<Range<usize>> = left.collect();
        let mut sources: Vec<(&Range<usize>, i32)> = self.captions.iter().map(|c| (c, 0)).collect();
        sources.extend(self.group.iter().map(|g| (g, 0)));
        sources.extend(left.iter().map(|h| (h, if generic { 0 } else { weight::LEFT })));
        sources.extend(self.heads.iter().map(|h| (h, weight::OWN)));
        if !row_is_place {
            sources.extend(self.names.iter().map(|n| (n, weight::OWN)));
        }
        let marks: Vec<(&Mention, i32)> =
            sources.iter().flat_map(|(r, w)| context.marks.within((*r).clone()).iter().map(move |m| (m, *w))).collect();
        // For each indicator the words of all its triggers, and the best place of one.
        let mut found: Vec<(u16, i32, Vec<Key>)> = Vec::new();
        for (i, (first, place)) in marks.iter().enumerate() {
            let Meaning::Trigger(row, 0) = first.meaning else { continue };
            let trigger = context.lexicon.triggers[row as usize];
            let (mut parts, mut place, mut used) = (1, *place, vec![*first]);
            for (m, w) in &marks[i + 1..] {
                if parts < trigger.parts && m.meaning == Meaning::Trigger(row, parts) {
                    (parts, place) = (parts + 1, place.max(*w));
                    used.push(m);
                }
            }
            if parts < trigger.parts {
                continue;
            }
            let at = found.iter().position(|f| f.0 == trigger.indicator).unwrap_or(found.len());
            if at == found.len() {
                found.push((trigger.indicator, place, Vec::new()));
            }
            let (_, best, words) = &mut found[at];
            *best = place.max(*best);
            let tokens = used.iter().flat_map(|m| &context.doc.tokens[m.first as usize..m.last as usize]);
            for token in tokens {
                if !words.contains(&token.key) {
                    words.push(token.key);
                }
            }
        }
        let own = || self.heads.iter().chain(self.names.iter().filter(|_| !row_is_place));
        let points = |(indicator, place, words): &(u16, i32, Vec<Key>)| {
            let other = own().any(|r| !self.says_nothing(r) && !self.covered(r, words));
            let other = if other { weight::OTHER } else { 0 };
            let points = words.len() as i32 * weight::SYLLABLE + self.fits(*indicator)? + place + other;
            (points >= weight::NEEDED).then_some((points, std::cmp::Reverse(*indicator)))
        };
        found.iter().filter_map(points).max().map(|best| best.1.0)
    }

    /// True where a head has no words but such as say when, where, how it is counted, or that it is a share.
    fn says_nothing(&self, head: &Range<usize>) -> bool {
        let head = trimmed(self.context, head.clone());
        let tokens = &self.context.doc.tokens;
        let mut end = head.start;
        head.clone().all(|at| {
            let said = self.context.marks.starting(at).iter().filter(|m| match m.meaning {
                Meaning::Cue(cue) => matches!(
                    cue,
                    Cue::Share
                        | Cue::Place
                        | Cue::Score
                        | Cue::Total
                        | Cue::UnitHead
                        | Cue::Against
                        | Cue::Up
                        | Cue::Down
                ),
                _ => false,
            });
            end = said.map(|m| m.last as usize).fold(end, usize::max);
            let number = tokens[at].key == self.context.lexicon.joints.number;
            at < end || number || !tokens[at].is_word() || is_frame(self.context.doc, self.context.marks, at..at + 1)
        }) || is_frame(self.context.doc, self.context.marks, head)
    }

    /// True where some word of a head or name belongs to the triggers.
    fn covered(&self, range: &Range<usize>, words: &[Key]) -> bool {
        let own = &self.context.doc.tokens[trimmed(self.context, range.clone())];
        own.iter().any(|t| t.is_word() && words.contains(&t.key))
    }

    /// Points for how well the figure can be a value of an indicator; nothing where it cannot.
    fn fits(&self, indicator: u16) -> Option<i32> {
        let indicator = &self.context.lexicon.indicators[indicator as usize];
        let counted = || {
            let mut unit = crate::segment::tokenize(&self.q.unit).into_iter();
            let same = indicator.head.is_some_and(|head| unit.any(|t| t.key == head));
            if same { weight::SAME_NOUN } else { weight::OTHER_NOUN }
        };
        match (indicator.value, self.q.kind) {
            (ValueKind::Rate, Kind::Percentage)
            | (ValueKind::Rank, Kind::Rank)
            | (ValueKind::Score, Kind::Score)
            | (ValueKind::Money, Kind::Money)
            | (ValueKind::Measure, Kind::Measure)
            | (ValueKind::Ratio, Kind::Ratio) => Some(6),
            (ValueKind::Count, Kind::Count) => Some(2 + counted()),
            (ValueKind::Ratio, Kind::Count) => Some(counted()),
            (ValueKind::Rate, Kind::Ratio) => Some(2),
            (ValueKind::Score | ValueKind::Ratio, Kind::Percentage) => Some(0),
            (ValueKind::Rank, Kind::Change) => (self.q.measure == Some(UnitKind::Step)).then_some(6),
            (ValueKind::Rate, Kind::Change) => {
                matches!(self.q.measure, Some(UnitKind::Percent | UnitKind::Point)).then_some(4)
            }
            (ValueKind::Score, Kind::Change) => (self.q.measure != Some(UnitKind::Step)).then_some(2),
            (ValueKind::Count | ValueKind::Money, Kind::Change) => {
                (self.q.measure == Some(UnitKind::Percent)).then_some(0)
            }
            _ => None,
        }
    }

    /// The pillar that the nearest words point to.
    fn pillar(&self) -> Option<Pillar> {
        let sources =
            self.names.iter().chain(self.heads.iter().rev()).chain(&self.group).chain(self.captions.iter().rev());
        sources.into_iter().find_map(|s| {
            let marks = self.context.marks.within(s.clone()).iter();
            let longest = marks.filter(|m| matches!(m.meaning, Meaning::Pillar(_))).max_by_key(|m| m.last - m.first)?;
            if let Meaning::Pillar(pillar) = longest.meaning { Some(pillar) } else { None }
        })
    }

    /// The name of the row, where it is no place, and what the head says.
    fn label(&self, row_is_place: bool, indicator: Option<u16>) -> String {
        let doc = self.context.doc;
        let row = self.names.first().filter(|n| !row_is_place && !self.says_nothing(n));
        let heads: Vec<&str> = self
            .heads
            .iter()
            .filter(|h| !is_frame(doc, self.context.marks, (*h).clone()))
            .map(|h| doc.words(trimmed(self.context, h.clone())))
            .collect();
        let mut words: Vec<&str> = row.map(|n| doc.words(n.clone())).into_iter().collect();
        words.extend(heads.iter().filter(|h| !h.is_empty()));
        if words.is_empty() {
            let name = indicator.map(|i| self.context.lexicon.indicators[i as usize].label_vi);
            let caption = self.captions.last().map(|c| doc.words(trimmed(self.context, c.clone())));
            words.extend(name.or(caption));
        }
        words.join(" – ")
    }
}

/// True where a head only says when.
fn is_frame_of_time(context: &Context, head: &Range<usize>) -> bool {
    is_frame(context.doc, context.marks, head.clone()) && context.doc.tokens[head.clone()].iter().any(|t| t.is_number())
}

/// A place by its bare name: "Tam Đường" of "Huyện Tam Đường".
fn local(context: &Context, mut name: Range<usize>) -> Area {
    let rest = context.marks.cue_at(name.start, Cue::Unit).filter(|&end| end < name.end);
    name.start = rest.filter(|&end| context.doc.tokens[end].is_word()).unwrap_or(name.start);
    Area { name: context.doc.words(name).to_owned(), ..Area::default() }
}
