//! Results against their targets: a bar on a track that ends at the target.

use super::{
    Spec,
    bars::{edges, ticks},
    content::Content,
    draw::Plot,
    frame::{Frame, Marks, Scale},
    layout::{TIP, VALUE_GAP},
    marks::Mark,
    rows::{Row, Rows},
    say::Say,
    theme::blend,
};
use plotters::style::RGBColor;

/// How much of a track's colour is that of muted words.
const TRACK: f64 = 0.22;

/// Draws results, tracks and targets.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let (say, c) = (Say::new(spec.lang), spec.theme.colours());
    let track = blend(c.ground, c.muted, TRACK);
    let first = content.main().map_or(c.muted, |item| spec.theme.pillar(item.pillar));
    let legend = [(first, "targets_result"), (track, "targets_way"), (c.text, "key_target")];
    let legend = legend.map(|(colour, id)| (colour, say.plain(id))).to_vec();
    let frame = Frame::new(content, Marks::Bars, Scale::new(spec.width), &say).with_shades(legend, &[Mark::Target]);
    let rows = Rows::new(content, spec, &frame, false);
    let ticks = ticks(&rows, content, spec);
    let plot = rows.plot(0.0..ticks[ticks.len() - 1].0, rows.layout.left..rows.layout.right);
    rows.axis(&plot, &ticks, true);
    rows.each(&|rows, row| bullet(rows, row, &plot, track))
}

fn bullet(rows: &Rows<'_>, row: &Row<'_>, plot: &Plot, track: RGBColor) {
    let (item, middle, half) = (row.item, row.middle, rows.layout.thick / 2);
    let edges = edges(rows, row, plot, half / 2);
    let target = item.target.map_or(edges.end, |target| plot.map_coordinate(&(target, middle)).0);
    rows.sheet.bar((edges.left, middle - half), (target, middle + half), track, 1.0);
    let mark = Mark::of(item.bound);
    match mark {
        None => rows.sheet.bar((edges.left, edges.top), (edges.end, edges.bottom), row.colour, 1.0),
        Some(mark) => mark.bar(&rows.sheet, edges, row.colour, rows.colours),
    }
    rows.sheet.bar((target - 1, middle - half - 2), (target + 2, middle + half + 2), rows.colours.text, 1.0);
    let reach = if mark.is_some() { edges.high.max(edges.end + TIP) } else { edges.high };
    rows.value(row, reach.max(target + 2) + VALUE_GAP, rows.colours.text);
}
