//! Where: the place that a row or a column of a table is about.

use super::{Part, Reader, has};
use crate::{
    analysis::{Area, Doubt},
    fact::{area::Places, context::Context},
    lexicon::{Cue, Meaning},
    quantity::cell::is_frame,
    segment::CellKind,
};
use std::ops::Range;

impl Reader<'_> {
    /// The area of the row, of the column, of the caption, of the article; whether the row is a place; and a doubt.
    pub(super) fn area(&self, places: &Places) -> (Area, bool, Option<Doubt>) {
        let context = self.context;
        let mut row_is_place = false;
        let told = || self.of(Part::Caption).find_map(|c| places.only(c.clone()));
        let own = self.of(Part::Name).map(|n| (n, true)).chain(self.of(Part::Head).map(|h| (h, false)));
        for (name, is_row) in own {
            let starts = |cue| context.marks.cue_at(name.start, cue) == Some(name.end);
            let opens = |cue| context.marks.cue_at(name.start, cue).is_some();
            let found = if opens(Cue::Nation) {
                places.nation()
            } else if starts(Cue::Total) && (is_row || starts(Cue::Province)) || starts(Cue::Province) {
                let national = is_row && self.ranks_provinces(places);
                if national { places.nation() } else { told().unwrap_or_else(|| places.main()) }
            } else if let Some(area) = places.named(name.clone()).filter(|_| is_row || !is_frame_of_time(context, name))
            {
                // The town of the same name is not the province.
                let town = context.marks.cue_at(name.start, Cue::Unit).is_some() && !self.ranks_provinces(places);
                if town && area == places.main() { town_of(context, name.clone()) } else { area }
            } else if self.is_bare_name(name, is_row) {
                local(context, name.clone())
            } else {
                continue;
            };
            let long = name.len() > found.name.split(' ').count() + 3;
            row_is_place |= is_row && !long;
            return (found, row_is_place, None);
        }
        if let Some(area) = told() {
            return (area, false, None);
        }
        let said = self.of(Part::Caption).any(|c| has(context, c, Cue::Province));
        (places.home(), false, (!said).then_some(Doubt::AreaFromArticle))
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
    pub(super) fn is_bare_name(&self, name: &Range<usize>, is_row: bool) -> bool {
        let context = self.context;
        let tokens = &context.doc.tokens[name.clone()];
        let unit = context.marks.cue_at(name.start, Cue::Unit).is_some() && tokens.len() > 1;
        let rest = &tokens[usize::from(unit)..];
        let capital = |t: &crate::segment::Token| t.upper && !t.caps || !t.is_word();
        let words = rest.iter().filter(|t| t.is_word()).count();
        let capitals = rest.iter().all(capital);
        if unit || !capitals || !(1..=5).contains(&words) || !rest.first().is_some_and(|t| t.is_word()) {
            return unit && capitals;
        }
        let first = self.table.above(usize::from(self.counted())).last();
        let known = |cue| first.is_some_and(|h| has(context, h, cue));
        let headed = is_row && (known(Cue::Unit) || known(Cue::Ranked));
        let foreign = is_row && first.is_some() && !headed;
        let meant = || {
            context.marks.starting(name.start).iter().any(|m| {
                let whole = m.last as usize == name.end;
                whole
                    || m.last - m.first > 1
                    || matches!(
                        m.meaning,
                        Meaning::Trigger(..)
                            | Meaning::Cue(Cue::Share | Cue::Plan | Cue::Done | Cue::Total | Cue::Place | Cue::Corner)
                    )
            })
        };
        headed || !foreign && words >= 2 && !meant()
    }

    /// True where the rows are units that are compared, by the head of their names.
    pub(super) fn lists_units(&self) -> bool {
        let column = usize::from(self.counted());
        let mut heads = self.table.above(column).iter();
        heads.any(|h| has(self.context, h, Cue::Ranked) || has(self.context, h, Cue::Unit))
    }

    /// True where the first column counts the rows.
    fn counted(&self) -> bool {
        let first = self.context.doc.tables.cell(self.table, self.cell.row, 0);
        first.is_some_and(|c| c.kind == CellKind::Number)
    }
}

/// True where a head only says when.
fn is_frame_of_time(context: &Context, head: &Range<usize>) -> bool {
    is_frame(context.doc, context.marks, head.clone()) && context.doc.tokens[head.clone()].iter().any(|t| t.is_number())
}

/// A town that has the name of its province, with the word that tells them apart.
fn town_of(context: &Context, name: Range<usize>) -> Area {
    Area { name: context.doc.words(name).to_owned().into(), ..Area::default() }
}

/// A place by its bare name: "Tam Đường" of "Huyện Tam Đường".
fn local(context: &Context, mut name: Range<usize>) -> Area {
    let rest = context.marks.cue_at(name.start, Cue::Unit).filter(|&end| end < name.end);
    name.start = rest.filter(|&end| context.doc.tokens[end].is_word()).unwrap_or(name.start);
    Area { name: context.doc.words(name).to_owned().into(), ..Area::default() }
}
