//! A figure in a table: what its own cell leaves out stands in the head of its column, the name of its row, the
//! column of units, or the caption.

use super::{Quantity, Scanner, digits::Expect};
use crate::{
    analysis::{Bound, Direction, Doubt, Kind, Reason},
    lexicon::{Cue, Meaning, Mention, Mentions, NumberRole, UnitKind, ValueKind},
    number::{POWERS, is_told},
    segment::{Cell, CellKind, Document, Table},
};
use rust_decimal::Decimal;
use std::{borrow::Cow, ops::Range};

/// A unit told outside the cell.
struct Told {
    measure: Option<UnitKind>,
    unit: Cow<'static, str>,
    scale: Option<(Decimal, i8)>,
}

impl<'a> Scanner<'a> {
    /// The cell that this sentence is.
    pub(super) fn cell(&self) -> Option<(&'a Table, &'a Cell)> {
        let doc: &'a Document<'a> = self.doc;
        let mut start = self.range.start..(self.range.start + 2).min(self.range.end);
        start.find_map(|at| doc.tables.at(at))
    }

    /// Gives the first figure of a cell the kind and unit that the cell itself does not tell, and takes back numbers
    /// of names and heads: "Biểu 2", "Khu phố 3".
    pub(super) fn complete(&mut self, table: &Table, cell: &Cell, first: usize) {
        if cell.kind == CellKind::Words {
            for q in self.out.quantities.split_off(first) {
                let bare = q.measure.is_none() && (q.noun.is_empty() || cell.row < table.heads);
                if !bare {
                    self.out.quantities.push(q);
                } else if self.doc.tokens[q.tokens.start].is_number() {
                    self.out.skipped.push((q.tokens, Reason::Name));
                }
            }
            return;
        }
        let Some(mut q) = self.out.quantities.get(first).cloned() else { return };
        let heads = table.above(cell.column);
        // "Phiên bản", "Mức độ": what stands below is a name, too.
        let names = [Cue::NameBefore, Cue::Ordinal];
        let named = |h: &Range<usize>| names.iter().any(|&c| self.marks.cue_at(h.start, c) == Some(self.end(h)));
        if q.measure.is_none() && q.noun.is_empty() && heads.iter().any(named) {
            self.out.quantities.remove(first);
            self.out.skipped.push((q.tokens, Reason::Name));
            return;
        }
        let any = |cue| heads.iter().any(|h| self.has(h, cue));
        if q.bound == Bound::Exact && any(Cue::Approx) {
            q.bound = Bound::Approx;
        }
        let open =
            q.measure.is_none() && q.noun.is_empty() && matches!(q.kind, Kind::Count | Kind::Ratio | Kind::Score);
        if open {
            self.unit_told(table, cell, heads, &mut q);
        }
        let placed = |r: &Range<usize>| self.has(r, Cue::Place);
        if q.kind == Kind::Rank && (heads.iter().any(placed) || self.names(table, cell).iter().any(placed)) {
            q.doubts.retain(|&d| d != Doubt::RankOrRatio);
        }
        let sign = q.tokens.start.checked_sub(1).filter(|&at| at >= self.range.start).map(|at| &self.doc.tokens[at]);
        let (minus, plus) = (sign.is_some_and(|t| t.is('-')), sign.is_some_and(|t| t.is('+')));
        let moved = any(Cue::Up) || any(Cue::Down);
        if q.kind != Kind::Change && (moved || minus || plus) && q.of.is_none() {
            let down = minus || (any(Cue::Down) && !any(Cue::Up));
            q.kind = Kind::Change;
            q.direction = Some(if down { Direction::Down } else { Direction::Up });
        }
        self.out.quantities[first] = q;
    }

    /// Nearest evidence first: brackets of the head, the column of units, brackets of the row's name, what head and
    /// row are called, brackets and name of the caption; last the thing that is counted.
    fn unit_told(&self, table: &Table, cell: &Cell, heads: &[Range<usize>], q: &mut Quantity) {
        let names = self.names(table, cell);
        let written = |ranges: &[Range<usize>]| ranges.iter().rev().find_map(|r| self.unit_written(r.clone()));
        let column = || self.unit_column(table, cell);
        let told = written(heads).or_else(column).or_else(|| written(&names));
        let named = |ranges: &[Range<usize>], q: &Quantity| ranges.iter().rev().find_map(|r| self.kind_named(r, q));
        if let Some(told) = told {
            return self.apply(told, q);
        }
        let captions = captions(self.doc, table);
        let plain = |_: &Told| heads.iter().all(|h| is_frame(self.doc, self.marks, h.clone()));
        let kind = named(heads, q).or_else(|| named(&names, q).filter(plain));
        let counted = || q.precision >= 0 && heads.iter().any(|h| self.thing(h.clone()).is_some());
        let above = || named(&captions, q).filter(|_| !counted());
        if let Some(told) = kind.or_else(|| written(&captions)).or_else(above) {
            return self.apply(told, q);
        }
        let others = self.doc.tables.row(table, 0).iter().skip(1).map(|c| c.tokens.clone());
        let others = others.filter(|c| !self.lexicon.is_whole(self.doc.tokens[c.clone()].iter(), Cue::Corner));
        let things = heads.iter().cloned().rev().chain(names).chain(others);
        let noun = things.into_iter().find_map(|r| self.thing(r));
        if let Some(noun) = noun.or_else(|| captions.into_iter().rev().find_map(|c| self.thing_within(c))) {
            self.apply(Told { measure: None, unit: self.doc.words(noun).to_owned().into(), scale: None }, q);
        }
    }

    fn apply(&self, told: Told, q: &mut Quantity) {
        let kept = !matches!(told.measure, Some(UnitKind::Score | UnitKind::Step));
        if q.of.is_some() && kept {
            q.unit = if told.measure.is_none() { told.unit } else { Cow::default() };
            return;
        }
        let expect = match told.measure {
            Some(UnitKind::Percent) => Expect::Rate,
            None if told.scale.is_none() => Expect::Whole,
            _ => Expect::Any,
        };
        if q.high.is_none()
            && q.of.is_none()
            && let Some(amount) = self.amount(q.tokens.start, expect)
        {
            (q.value, q.precision) = (amount.value, amount.precision);
        }
        if let Some((value, power)) = told.scale {
            let scaled = |number: Decimal| number.checked_mul(value).filter(|&number| is_told(number.normalize()));
            match (scaled(q.value), q.high.map(scaled), q.precision + power) {
                (Some(value), high, precision) if high != Some(None) && POWERS.contains(&precision) => {
                    (q.value, q.high, q.precision) = (value, high.flatten(), precision);
                }
                // As printed: so large is nothing that is measured.
                _ => q.doubts.push(Doubt::OutOfRange),
            }
        }
        q.value = q.value.normalize();
        q.kind = match told.measure {
            Some(UnitKind::Percent) => Kind::Percentage,
            Some(UnitKind::Point) => Kind::Change,
            Some(UnitKind::Step) => Kind::Rank,
            Some(UnitKind::Money) => Kind::Money,
            Some(UnitKind::Measure) => Kind::Measure,
            Some(UnitKind::Score) => Kind::Score,
            Some(UnitKind::Duration | UnitKind::Age) => Kind::Duration,
            Some(UnitKind::Times | UnitKind::Noun) | None => Kind::Count,
        };
        (q.unit, q.measure, q.rule) = (told.unit, told.measure, "cell");
    }

    /// *Reads* "(%)", "(tỷ đồng)", "(hồ sơ)", "ĐVT: %", "% hồ sơ", "Doanh thu, tỷ đồng". *Leaves alone* "Một số xã, phường".
    fn unit_written(&self, range: Range<usize>) -> Option<Told> {
        let tokens = &self.doc.tokens;
        if let Some(at) = range.clone().find(|&at| tokens[at].is('%') && !(at > 0 && tokens[at - 1].is_number())) {
            return self.unit_at(at, at + 1);
        }
        range.clone().rev().find_map(|at| {
            let led = self.marks.cue_at(at, Cue::UnitHead).or_else(|| self.marks.cue_at(at, Cue::Ranked));
            let led = led.filter(|&end| end < range.end && tokens[end].is(':'));
            let from = if let Some(colon) = led { colon } else { at };
            let opens = led.is_some() || tokens[at].is('(') || tokens[at].is(',');
            // "Một số xã, phường" lists what the rows are.
            let opens = opens && self.marks.cue_at(from + 1, Cue::Unit).is_none();
            let mut inside = from + 1..range.end;
            inside.end = inside.clone().find(|&i| tokens[i].is(')')).unwrap_or(range.end);
            (opens && inside.len() <= 5).then(|| self.unit_at(inside.start, inside.end)).flatten()
        })
    }

    /// A unit with its multiplier, or a thing counted, that fills some tokens.
    fn unit_at(&self, at: usize, end: usize) -> Option<Told> {
        let row = |at: usize| self.marks.number(at).map(|row| self.lexicon.numbers[row as usize]);
        let scale = row(at).filter(|r| r.role == NumberRole::Scale).map(|r| (r.value, r.power as i8));
        let at = at + usize::from(scale.is_some());
        let unit = self.marks.unit(at).filter(|u| u.1 == end);
        if let Some(unit) = unit.map(|u| self.lexicon.units[u.0 as usize]).filter(|u| u.kind != UnitKind::Noun) {
            return Some(Told { measure: Some(unit.kind), unit: unit.unit.into(), scale });
        }
        let words = at < end && self.doc.tokens[at..end].iter().all(|t| t.is_word() || t.is(','));
        let noun = words && (scale.is_some() || self.marks.cue_at(at, Cue::Noun).is_some());
        noun.then(|| Told { measure: None, unit: self.doc.words(at..end).to_owned().into(), scale })
    }

    /// The row's cell in the column of units.
    fn unit_column(&self, table: &Table, cell: &Cell) -> Option<Told> {
        let row = self.doc.tables.row(table, cell.row).iter().filter(|c| c.column > 0 && c.kind == CellKind::Words);
        row.into_iter().find_map(|c| {
            let headed = table.above(c.column).iter().any(|h| self.has(h, Cue::UnitHead));
            let end = self.end(&c.tokens);
            let told = self.unit_at(c.tokens.start, end);
            if headed {
                let unit = self.doc.words(c.tokens.start..end).to_owned().into();
                return told.or(Some(Told { measure: None, unit, scale: None }));
            }
            told.filter(|t| t.measure.is_some() && end - c.tokens.start <= 2)
        })
    }

    /// *Reads* "Thứ hạng", "Điểm số", "Tỷ lệ" as what a figure is.
    fn kind_named(&self, range: &Range<usize>, q: &Quantity) -> Option<Told> {
        let unit = |kind: UnitKind| {
            let row = self.lexicon.units.iter().find(|u| u.kind == kind)?;
            Some(Told { measure: Some(kind), unit: row.unit.into(), scale: None })
        };
        let units = &self.lexicon.units;
        range.clone().find_map(|at| {
            let starting = self.marks.starting(at);
            // "vị trí việc làm" and "điểm cầu" are counted.
            let counted =
                |m: &Mention| matches!(m.meaning, Meaning::Unit(row) if units[row as usize].kind == UnitKind::Noun);
            if starting.iter().any(counted) {
                return None;
            }
            starting.iter().find_map(|m| match m.meaning {
                Meaning::Cue(Cue::Share) if q.value <= Decimal::ONE_THOUSAND => unit(UnitKind::Percent),
                Meaning::Cue(Cue::Place) if q.precision >= 0 => unit(UnitKind::Step),
                Meaning::Unit(row) if units[row as usize].kind == UnitKind::Step && q.precision >= 0 => {
                    unit(UnitKind::Step)
                }
                Meaning::Cue(Cue::Score) if q.precision < 0 || self.marks.unit(at).is_some() => unit(UnitKind::Score),
                _ => None,
            })
        })
    }

    /// The thing counted that a head or name tells: "hồ sơ tiếp nhận" of "Số hồ sơ tiếp nhận".
    fn thing(&self, range: Range<usize>) -> Option<Range<usize>> {
        let number = |at: usize| self.doc.tokens[at].key == self.lexicon.joints.number;
        let mut at = range.start;
        while at < range.end && (number(at) || !self.doc.tokens[at].is_word()) {
            at += 1;
        }
        let total = self.marks.starting(at).iter().filter(|m| m.meaning == Meaning::Cue(Cue::Total));
        at = total.map(|m| m.last as usize).fold(at, usize::max);
        at += usize::from(at < range.end && number(at));
        let barred = [Cue::Plan, Cue::Ranked, Cue::Unit, Cue::Province];
        let own = |m: &Mention| match m.meaning {
            Meaning::Cue(cue) => cue == Cue::Noun,
            Meaning::Trigger(group) => self.lexicon.triggers.parts(group).iter().any(|part| {
                let indicator = self.lexicon.triggers.row(part.trigger).indicator;
                let indicator = &self.lexicon.indicators[indicator as usize];
                indicator.value != ValueKind::Rate && indicator.things.first() == Some(&self.doc.tokens[at].key)
            }),
            _ => false,
        };
        let known = |at: usize| {
            let time = self.taken[at] == Some(Reason::Time);
            !time
                && self.marks.starting(at).iter().any(own)
                && barred.iter().all(|&cue| self.marks.cue_at(at, cue).is_none())
        };
        let stop = |&i: &usize| !self.doc.tokens[i].is_word() || i > at && self.marks.cue_at(i, Cue::Year).is_some();
        let end = (at..range.end.min(at + 7)).find(stop).unwrap_or(range.end.min(at + 7));
        (at < end && known(at)).then_some(at..end)
    }

    /// The thing counted that stands anywhere in a caption.
    fn thing_within(&self, caption: Range<usize>) -> Option<Range<usize>> {
        caption.clone().find_map(|at| self.thing(at..caption.end))
    }

    /// The names of the row, without the column of units.
    fn names(&self, table: &Table, cell: &Cell) -> Vec<Range<usize>> {
        let row = self.doc.tables.row(table, cell.row).iter().filter(|c| c.kind == CellKind::Words);
        row.map(|c| c.tokens.clone()).take(3).collect()
    }

    fn has(&self, range: &Range<usize>, cue: Cue) -> bool {
        self.marks.within(range.clone()).iter().any(|m| m.meaning == Meaning::Cue(cue))
    }

    /// The end of a cell without the bar behind it.
    fn end(&self, tokens: &Range<usize>) -> usize {
        tokens.end - usize::from(self.doc.tokens[tokens.end - 1].is('|'))
    }
}

/// The lines above a table.
pub(crate) fn captions(doc: &Document, table: &Table) -> Vec<Range<usize>> {
    doc.blocks[table.caption.clone()].iter().map(|b| b.tokens.clone()).collect()
}

/// True where a head only says when, where, or whether it was aimed at: "2023", "Kế hoạch năm 2025", "Toàn tỉnh".
pub(crate) fn is_frame(doc: &Document, marks: &Mentions, head: Range<usize>) -> bool {
    let mut end = head.start;
    for at in head {
        let framed = marks.starting(at).iter().filter(|m| match m.meaning {
            Meaning::Area(_) => true,
            Meaning::Cue(cue) => matches!(
                cue,
                Cue::Plan
                    | Cue::Done
                    | Cue::Approx
                    | Cue::Year
                    | Cue::Month
                    | Cue::Quarter
                    | Cue::YearStart
                    | Cue::YearEnd
                    | Cue::FirstHalf
                    | Cue::SecondHalf
                    | Cue::LastYear
                    | Cue::ThisYear
                    | Cue::Baseline
                    | Cue::Until
                    | Cue::Phase
                    | Cue::Nation
                    | Cue::Province
                    | Cue::Total
            ),
            _ => false,
        });
        // The number of a quarter may be a word: quý III.
        let numeral = |m: &crate::lexicon::Mention| usize::from(m.meaning == Meaning::Cue(Cue::Quarter));
        end = framed.map(|m| m.last as usize + numeral(m)).fold(end, usize::max);
        if at >= end && doc.tokens[at].is_word() {
            return false;
        }
    }
    true
}
