//! Horizontal bars from zero, the longest first.

use super::{
    Spec, axis,
    content::Content,
    draw::Plot,
    frame::{Frame, Marks, Scale},
    layout::{TIP, VALUE_GAP},
    marks::{Edges, Mark, diamond},
    measure::{self, Weight},
    number::{grouped, in_units},
    rows::{Row, Rows, Tick},
    say::Say,
};
use crate::analysis::Bound;
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Draws the bars.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let frame = Frame::new(content, Marks::Bars, Scale::new(spec.width), &Say::new(spec.lang));
    let rows = Rows::new(content, spec, &frame, false);
    let ticks = ticks(&rows, content, spec);
    let plot = rows.plot(0.0..ticks[ticks.len() - 1].0, rows.layout.left..rows.layout.right);
    rows.axis(&plot, &ticks, true);
    rows.each(&|rows, row| bar(rows, row, &plot, spec))
}

fn bar(rows: &Rows<'_>, row: &Row<'_>, plot: &Plot, spec: &Spec) {
    let (item, layout, middle, c) = (row.item, &rows.layout, row.middle, rows.colours);
    let edges = edges(rows, row, plot, layout.thick / 2);
    match Mark::of(item.bound) {
        None => rows.sheet.bar((edges.left, edges.top), (edges.end, edges.bottom), row.colour, 1.0),
        Some(mark) => mark.bar(&rows.sheet, edges, row.colour, c),
    }
    let mut reach = match item.bound {
        Bound::AtLeast => edges.end + TIP,
        Bound::Approx => edges.end + 9,
        Bound::Exact | Bound::AtMost | Bound::Range => edges.high,
    };
    let widths = row.place.value.iter().map(|line| measure::pixels(line, rows.scale.base, Weight::Bold));
    let words = widths.max().unwrap_or_default();
    let mut inside = false;
    if let Some(target) = item.target {
        let x = plot.map_coordinate(&(target, middle)).0;
        diamond(&rows.sheet, (x, middle), c);
        // A value that a target would stand in goes into the bar, or beyond the target where the bar is short.
        if x + 9 > reach && x - 9 < reach + VALUE_GAP + words {
            let solid = matches!(item.bound, Bound::Exact | Bound::AtLeast) && row.place.value.len() == 1;
            inside = solid && edges.end - layout.left > words + 2 * VALUE_GAP && x - 9 >= edges.end;
            reach = if inside { edges.end - VALUE_GAP - words } else { x + 9 };
        }
    }
    match inside {
        true => rows.value(row, reach, spec.theme.on_pillar(item.pillar)),
        false => rows.value(row, reach + VALUE_GAP, c.text),
    }
}

/// The edges of a bar that reaches `half` above and below its middle. A value above zero is never thinner than two
/// pixels: it is there.
pub fn edges(rows: &Rows<'_>, row: &Row<'_>, plot: &Plot, half: i32) -> Edges {
    let across = |value: f64| plot.map_coordinate(&(value, row.middle)).0;
    let left = rows.layout.left;
    let end = across(row.item.length).max(left + if row.item.length > 0.0 { 2 } else { 0 });
    let high = row.item.high.map_or(end, across).max(end);
    Edges { left, end, high, top: row.middle - half, bottom: row.middle + half }
}

/// An axis from zero.
pub fn ticks(rows: &Rows<'_>, content: &Content, spec: &Spec) -> Vec<Tick> {
    let whole = content.whole && !content.percent;
    rows.finest(&|most| named(axis::from_zero(content.reach, content.percent, whole, most).1, content, spec))
}

/// Points of an axis with their words.
pub fn named(ticks: Vec<Decimal>, content: &Content, spec: &Spec) -> Vec<Tick> {
    ticks.into_iter().map(|value| (value.to_f64().unwrap_or_default(), tick(value, content, spec))).collect()
}

/// A point of the axis in words.
pub fn tick(value: Decimal, content: &Content, spec: &Spec) -> String {
    let told = in_units(value, content.power).normalize();
    let words = grouped(told, told.scale(), spec.lang);
    if content.percent { words + "%" } else { words }
}
