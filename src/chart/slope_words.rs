//! The words around slopes: what the lines mean, the two times, what changed between them.

use super::{
    Spec,
    content::{Content, Item},
    draw::{Sheet, Side, Type},
    frame::{Scale, lines as high, stack},
    measure::{self, Weight},
    say::Say,
    slope::{MANY, Slope},
    wrap,
};
use crate::corpus::order::counted;
use plotters::style::RGBColor;
use std::cmp::Ordering;

/// Pixels of a line in the key.
const SAMPLE: i32 = 30;

/// What stands above and below slopes.
pub struct Around {
    key: Vec<Vec<(Ordering, String)>>,
    heads: [(i32, Vec<String>); 2],
    notes: Vec<String>,
    /// Pixels above the plot.
    pub above: i32,
    /// Pixels below it.
    pub below: i32,
}

impl Around {
    /// Breaks the lines, and knows their heights.
    pub fn new(slopes: &[Slope<'_>], rank: bool, ends: (i32, i32), scale: Scale, say: &Say) -> Around {
        let key = key(slopes, rank, scale, say);
        let (heads, notes) = (heads(slopes, ends, scale, say), notes(slopes, scale, say));
        let head = high(heads.iter().map(|(_, words)| words.len()).max().unwrap_or_default(), scale.small);
        let above = high(key.len(), scale.small) + 8 + head;
        let below = if notes.is_empty() { 0 } else { high(notes.len(), scale.small) + 6 };
        Around { key, heads, notes, above, below }
    }

    /// Draws the key and the times from one height on, the notes from another.
    pub fn draw(&self, sheet: &Sheet, (top, notes): (i32, i32), content: &Content, spec: &Spec, scale: Scale) {
        let c = spec.theme.colours();
        let plain = Type { size: scale.small, weight: Weight::Regular, colour: c.text };
        let middle = |row: usize| high(row, scale.small) + high(1, scale.small) / 2;
        for (i, row) in self.key.iter().enumerate() {
            let (mut x, y) = (scale.pad, top + middle(i));
            for (way, words) in row {
                stroke(sheet, &[(x, y), (x + SAMPLE - 6, y)], (*way, false), content, spec);
                sheet.words(words, (x + SAMPLE, y), plain, Side::Right);
                x += SAMPLE + measure::pixels(words, scale.small, Weight::Regular) + 18;
            }
        }
        let heads = top + high(self.key.len(), scale.small) + 8;
        for ((x, words), side) in self.heads.iter().zip([Side::Left, Side::Right]) {
            for (i, line) in words.iter().enumerate() {
                sheet.words(line, (*x, heads + middle(i)), Type { weight: Weight::Bold, ..plain }, side);
            }
        }
        stack(sheet, &self.notes, (scale.pad, notes), Type { colour: c.muted, ..plain });
    }
}

/// The ways that lines go, with what each is called, on as many rows as they need.
fn key(slopes: &[Slope<'_>], rank: bool, scale: Scale, say: &Say) -> Vec<Vec<(Ordering, String)>> {
    let ways = [(Ordering::Greater, "slope_up"), (Ordering::Less, "slope_down"), (Ordering::Equal, "slope_same")];
    let mut rows: Vec<Vec<(Ordering, String)>> = Vec::new();
    let mut x = 0;
    for (way, id) in
        ways.into_iter().filter(|(way, _)| slopes.iter().any(|s| s.way == *way && s.after.breaks.is_empty()))
    {
        let words = say.plain(&[id, if rank { "_rank" } else { "" }].concat());
        let wide = SAMPLE + measure::pixels(&words, scale.small, Weight::Regular) + 18;
        if rows.is_empty() || x + wide > scale.inner() {
            rows.push(Vec::new());
            x = 0;
        }
        x += wide;
        rows.last_mut().into_iter().for_each(|row| row.push((way, words.clone())));
    }
    rows
}

/// The two times over their columns: the first ends where the lines begin, the last begins where they end.
fn heads(slopes: &[Slope<'_>], (left, right): (i32, i32), scale: Scale, say: &Say) -> [(i32, Vec<String>); 2] {
    let words = |item: Option<&Item>, room: i32| {
        let period = item.and_then(|item| item.period).map(|period| say.period(period)).unwrap_or_default();
        wrap::wrap(&period, scale.small, Weight::Bold, f64::from(room))
    };
    let wide = |words: &[String]| words.iter().map(|w| measure::pixels(w, scale.small, Weight::Bold)).max();
    let room = (scale.inner() - 16) / 2;
    let (first, last) = (words(slopes.first().map(|s| s.before), room), words(slopes.first().map(|s| s.after), room));
    // Words too long for their column reach over the lines.
    let from = left.max(scale.pad + wide(&first).unwrap_or_default());
    let to = right.min(scale.width - scale.pad - wide(&last).unwrap_or_default());
    [(from, first), (to, last)]
}

/// What changed between the two times.
fn notes(slopes: &[Slope<'_>], scale: Scale, say: &Say) -> Vec<String> {
    let told = slopes.iter().flat_map(|s| s.after.breaks.iter().map(|(words, _)| words.as_str()));
    let told: Vec<&str> = counted(told).into_iter().map(|(words, _)| words).collect();
    if told.is_empty() {
        return Vec::new();
    }
    let told = say.with("break_slopes", &[("what", &told.join("; "))]);
    wrap::wrap(&told, scale.small, Weight::Regular, f64::from(scale.inner()))
}

/// The colour of a line by the way it goes.
pub fn colour(way: Ordering, content: &Content, spec: &Spec) -> RGBColor {
    let c = spec.theme.colours();
    if way == Ordering::Greater { spec.theme.pillar(content.items[0].pillar) } else { c.axis }
}

/// A line that goes up is in the colour of the pillar; one that goes down is grey and dashed, so that the eye needs no
/// colour; one that stays is grey.
/// One that stands out is thicker.
pub fn stroke(sheet: &Sheet, points: &[(i32, i32)], (way, marked): (Ordering, bool), content: &Content, spec: &Spec) {
    let dashed = way == Ordering::Less;
    if dashed {
        sheet.paper.open(&[("stroke-dasharray", "5 4")], "");
    }
    let wide = if content.items.len() > 2 * MANY { 1 } else { 2 };
    sheet.line(points, colour(way, content, spec), if marked { wide + 2 } else { wide });
    if dashed {
        sheet.paper.close();
    }
}
