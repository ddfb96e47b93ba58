//! Places of a ranking: dots on a scale from place 1 at the left to the last place at the right.
//!
//! A bar would make the worst place the longest. A dot on a scale shows what a rank is: a position, nothing to add.

use super::{
    Spec, axis,
    content::Content,
    dots::dot,
    frame::{Frame, Marks, Scale},
    layout::VALUE_GAP,
    measure::{self, Weight},
    number::grouped,
    rows::Rows,
    say::Say,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Draws the dots.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let frame = Frame::new(content, Marks::Dots, Scale::new(spec.width), &Say::new(spec.lang));
    let rows = Rows::new(content, spec, &frame, false);
    let radius = rows.layout.thick / 3;
    let last = content.reach.max(Decimal::TWO);
    let (left, right) = (rows.layout.left + radius, rows.layout.right);
    let plot = rows.plot(1.0..last.to_f64().unwrap_or(2.0), left..right);
    let widest = measure::pixels(&grouped(last, 0, spec.lang), rows.scale.small, Weight::Regular);
    let most = ((right - left) / (widest + 24)).clamp(2, 6) as usize;
    let place = |place: Decimal| (place.to_f64().unwrap_or_default(), grouped(place, 0, spec.lang));
    let ticks: Vec<_> = axis::of_places(last, most).into_iter().map(place).collect();
    rows.axis(&plot, &ticks, false);
    rows.each(&|rows, row| {
        // A text can say place 0; the scale begins at 1.
        dot(rows, row, &|value| plot.map_coordinate(&(value.max(1.0), row.middle)).0, (left, right));
        rows.value(row, right + radius + VALUE_GAP, rows.colours.text);
    })
}
