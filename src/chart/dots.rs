//! Dots on one axis: many areas in little room. A dot has no length, so the axis may begin where the figures do.

use super::{
    Spec, axis,
    bars::named,
    content::Content,
    frame::{Frame, Marks, Scale},
    layout::{TIP, VALUE_GAP},
    marks::{Mark, Spot, diamond, spot},
    rows::{Row, Rows},
    say::Say,
};

/// Draws the dots; in `dense` pictures rows stand close, in others there is room to see what hedges leave open.
pub fn draw(content: &Content, spec: &Spec, dense: bool) -> String {
    let frame = Frame::new(content, Marks::Dots, Scale::new(spec.width), &Say::new(spec.lang));
    let rows = Rows::new(content, spec, &frame, dense);
    let whole = content.whole && !content.percent;
    let ticks = rows.finest(&|most| named(axis::classes(content.least, content.reach, whole, most), content, spec));
    let (first, last) = (ticks[0].0, ticks[ticks.len() - 1].0);
    let (left, right) = (rows.layout.left + TIP, rows.layout.right);
    let plot = rows.plot(first..last, left..right);
    rows.axis(&plot, &ticks, false);
    rows.each(&|rows, row| {
        let across = |value: f64| plot.map_coordinate(&(value.max(first).min(last), row.middle)).0;
        dot(rows, row, &across, (left - TIP / 2, right + TIP / 2));
        rows.value(row, right + TIP / 2 + VALUE_GAP, rows.colours.text);
    })
}

/// A dot on its scale, which has these ends, and what its hedge leaves open.
pub fn dot(rows: &Rows<'_>, row: &Row<'_>, across: &dyn Fn(f64) -> i32, (left, right): (i32, i32)) {
    let (item, middle, c) = (row.item, row.middle, rows.colours);
    rows.sheet.line(&[(left, middle), (right, middle)], c.grid, 2);
    if let Some(target) = item.target {
        diamond(&rows.sheet, (across(target), middle), c);
    }
    let at = across(item.length);
    let high = item.high.map_or(at, across);
    let radius = rows.layout.thick / 3;
    spot(&rows.sheet, Mark::of(item.bound), Spot { left, right, at, high, middle, radius }, row.colour, c);
}
