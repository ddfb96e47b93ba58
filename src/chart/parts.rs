//! Parts of a whole: a bar of a hundred, the part that the article tells, and what is left of the whole.

use super::{
    Spec,
    content::Content,
    draw::{Side, Type},
    frame::{Frame, Marks, Scale},
    layout::VALUE_GAP,
    marks::Mark,
    measure::{self, Weight},
    number::grouped,
    rows::{Row, Rows},
    say::Say,
    theme::{blend, on_shade},
};
use plotters::style::RGBColor;
use rust_decimal::Decimal;

/// How much of the colour of what is left is that of muted words.
const REST: f64 = 0.25;

/// Draws the bars.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let (say, c) = (Say::new(spec.lang), spec.theme.colours());
    let rest = blend(c.ground, c.muted, REST);
    let first = content.main().map_or(c.muted, |item| spec.theme.pillar(item.pillar));
    let legend = vec![(first, say.plain("parts_told")), (rest, say.plain("parts_rest"))];
    let frame = Frame::new(content, Marks::Bars, Scale::new(spec.width), &say).with_shades(legend, &Mark::ALL);
    let rows = Rows::new(content, spec, &frame, false);
    let step = if rows.layout.right - rows.layout.left > 240 { 25 } else { 50 };
    let ticks: Vec<_> = (0..=100).step_by(step).map(|at| (f64::from(at), format!("{at}%"))).collect();
    let plot = rows.plot(0.0..100.0, rows.layout.left..rows.layout.right);
    rows.axis(&plot, &ticks, true);
    rows.each(&|rows, row| {
        // A part may be told larger than its whole; the bar ends at the whole, the words tell the rest.
        let end = plot.map_coordinate(&(row.item.length.min(100.0), row.middle)).0;
        bar(rows, row, end, rest, spec);
    })
}

fn bar(rows: &Rows<'_>, row: &Row<'_>, end: i32, rest: RGBColor, spec: &Spec) {
    let (half, left, right) = (rows.layout.thick / 2, rows.layout.left, rows.layout.right);
    let (upper, lower) = (row.middle - half, row.middle + half);
    rows.sheet.bar((left, upper), (end, lower), row.colour, 1.0);
    rows.sheet.bar((end, upper), (right, lower), rest, 1.0);
    let (part, whole) = row.item.parts.unwrap_or_default();
    for (number, (from, to), colour) in [(part, (left, end), row.colour), (whole - part, (end, right), rest)] {
        let number = number.normalize();
        let words = grouped(number, number.scale(), spec.lang);
        let fits = measure::pixels(&words, rows.scale.small, Weight::Bold) + 8 <= to - from;
        if number > Decimal::ZERO && fits {
            let look = Type { size: rows.scale.small, weight: Weight::Bold, colour: on_shade(colour) };
            rows.sheet.words(&words, ((from + to) / 2, row.middle), look, Side::Middle);
        }
    }
    rows.value(row, right + VALUE_GAP, rows.colours.text);
}
