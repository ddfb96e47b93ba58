//! A panel for each area, all on the same scales.

use super::{
    Spec,
    content::{Content, Item},
    draw::{Sheet, Type},
    frame::{Frame, Marks, Scale, lines as high, stack},
    measure::{self, Weight},
    say::Say,
    time_axis::{Dot, Link, Times, join, lines, ticks_high},
    value_axis::{Axis, Values},
    wrap,
};
use crate::corpus::order::counted;

/// More panels make no picture that one can read.
pub const MOST: usize = 20;
/// A panel is at least so wide.
const NARROWEST: i32 = 190;
/// Between panels, across and down.
const BETWEEN: (i32, i32) = (24, 18);
/// Between the last point and its value.
const VALUE_GAP: i32 = 8;

/// The panels in their rows.
struct Grid {
    columns: usize,
    /// Left end of the first panel's plot; its names stand before it.
    left: i32,
    /// Width of a panel.
    wide: i32,
    /// Of it, what the values take.
    values: i32,
    /// Height of a plot.
    tall: i32,
    /// Height of the names in each row.
    names: Vec<i32>,
}

/// An area's panel, its words broken into lines.
struct Panel<'c> {
    first: usize,
    points: &'c [Item<'c>],
    name: Vec<String>,
    value: Vec<String>,
}

/// Draws the panels.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let frame = Frame::new(content, Marks::Points, scale, &say);
    let values = Values::new(content, spec, 3);
    let (mut grid, panels) = grid(content, &values, scale);
    let times = Times::new(content, (0, 1000));
    let notes = notes(content, &values, &times, scale, &say);

    let below = if notes.is_empty() { 0 } else { 8 + high(notes.len(), scale.small) } + frame.foot();
    let needed = frame.head() + grid.height(scale) + below;
    let height = spec.height.map_or(needed, |h| (h.min(10_000) as i32).max(needed));
    grid.tall += (height - needed) / grid.names.len().max(1) as i32;
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);
    let small = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
    sheet.paper.open(&[("id", "sodo-notes")], "");
    let end = frame.head() + grid.height(scale);
    stack(&sheet, &notes, (scale.pad, end + 8), small);
    sheet.paper.close();
    let plan = Plan { content, spec, scale, grid, values, times };
    for (i, panel) in panels.iter().enumerate() {
        let (column, row) = (i % plan.grid.columns, i / plan.grid.columns);
        let left = plan.grid.left + column as i32 * (plan.grid.wide + BETWEEN.0);
        plan.panel(&sheet, i, panel, (left, frame.head() + plan.grid.top(row, scale)));
    }
    sheet.paper.finish()
}

impl Grid {
    /// Where a row begins.
    fn top(&self, row: usize, scale: Scale) -> i32 {
        let plot = PLOT_GAP + self.tall + ticks_high(scale) + BETWEEN.1;
        self.names[..row].iter().sum::<i32>() + row as i32 * plot
    }

    /// Height of all rows.
    fn height(&self, scale: Scale) -> i32 {
        self.top(self.names.len(), scale) - BETWEEN.1
    }
}

/// Between the name of an area and its plot.
const PLOT_GAP: i32 = 12;

/// As many panels side by side as are wide enough to read, no more than there are areas.
fn grid<'c>(content: &'c Content<'c>, values: &Values, scale: Scale) -> (Grid, Vec<Panel<'c>>) {
    let lines = lines(content);
    let ticks = values.wide(scale) + 8;
    let inner = scale.inner() - ticks;
    let last = |line: &'c [Item<'c>]| line[line.len() - 1].value.as_str();
    let widest =
        lines.iter().map(|(_, line)| measure::pixels(last(line), scale.base, Weight::Bold)).max().unwrap_or_default();
    let narrowest = NARROWEST.max(widest + NARROWEST * 2 / 3);
    let columns = (((inner + BETWEEN.0) / (narrowest + BETWEEN.0)).max(1) as usize).min(lines.len().max(1));
    // No row with one panel only, where the rows can be of even length.
    let columns = lines.len().div_ceil(lines.len().div_ceil(columns).max(1)).max(1);
    let wide = (inner - (columns as i32 - 1) * BETWEEN.0) / columns as i32;
    let room = widest.min(wide * 42 / 100);
    let panel = |(first, points): (usize, &'c [Item<'c>])| Panel {
        first,
        points,
        name: wrap::wrap(points[0].area, scale.base, Weight::Bold, f64::from(wide)),
        value: wrap::wrap(last(points), scale.base, Weight::Bold, f64::from(room)),
    };
    let panels: Vec<Panel<'c>> = lines.into_iter().map(panel).collect();
    let most = |row: &[Panel<'_>], words: fn(&Panel<'_>) -> usize| row.iter().map(words).max().unwrap_or_default();
    let names = panels.chunks(columns).map(|row| high(most(row, |p| p.name.len()), scale.base)).collect();
    // One column is long: its panels are lower.
    let tall = if columns == 1 && panels.len() > 4 { 84 } else { (wide * 50 / 100).clamp(96, 150) };
    let tall = tall.max(high(most(&panels, |p| p.value.len()), scale.base));
    (Grid { columns, left: scale.pad + ticks, wide, values: room, tall, names }, panels)
}

/// What all panels share.
struct Plan<'c> {
    content: &'c Content<'c>,
    spec: &'c Spec,
    scale: Scale,
    grid: Grid,
    values: Values,
    /// The times of all panels; each lays them over pixels of its own.
    times: Times,
}

impl Plan<'_> {
    /// Draws the panel of a row with this left end and height.
    fn panel(&self, sheet: &Sheet, index: usize, panel: &Panel<'_>, (left, top): (i32, i32)) {
        let (grid, c) = (&self.grid, self.spec.theme.colours());
        let (names, say) = (grid.names[index / grid.columns], Say::new(self.spec.lang));
        let (upper, right) = (top + names + PLOT_GAP, left + grid.wide - grid.values - VALUE_GAP);
        let bottom = upper + grid.tall;
        let (up, times) = (self.values.between(upper, bottom), self.times.over((left + 6, right - 6)));
        sheet.paper.open(&[("id", &format!("sodo-panel-{}", index + 1))], "");
        let name = Type { size: self.scale.base, weight: Weight::Bold, colour: c.text };
        stack(sheet, &panel.name, (left, top + names - high(panel.name.len(), self.scale.base)), name);
        self.values.draw(sheet, &up, (left, right), index.is_multiple_of(grid.columns), self.spec, self.scale);
        let ticks = times.ticks(self.content, true, (left, left + grid.wide), self.scale, &say);
        times.draw(sheet, &ticks, bottom, self.scale, c);
        for (before, after) in panel.points.iter().zip(&panel.points[1..]) {
            for (x, _) in times.breaks(before, after) {
                sheet.line(&[(x, upper - 4), (x, bottom)], c.axis, 1);
            }
        }
        self.points(sheet, panel, &up, &times);
    }

    /// Draws the points of a panel and what joins them, and closes its group.
    fn points(&self, sheet: &Sheet, panel: &Panel<'_>, up: &Axis, times: &Times) {
        let (c, colour) = (self.spec.theme.colours(), self.spec.theme.pillar(panel.points[0].pillar));
        let at = |item| (times.at(item), up.at(item.length));
        let points: Vec<(i32, i32)> = panel.points.iter().map(at).collect();
        let links = times.links(panel.points);
        join(sheet, &points, &links, colour, 2);
        sheet.paper.close();
        let (bottom, upper) = up.ends.max((up.ends.1, up.ends.0));
        for (i, (item, &at)) in panel.points.iter().zip(&points).enumerate() {
            sheet.paper.figure(panel.first + i + 1, (item.doc, item.id), &item.hover);
            Dot { item, at, up, rank: self.content.is_rank(), radius: 3, rim: true }.draw(sheet, colour, c);
            if i + 1 == points.len() {
                let tall = high(panel.value.len(), self.scale.base);
                let middle = at.1.min(bottom + 4 - tall / 2).max(upper - 6 + tall / 2);
                let look = Type { size: self.scale.base, weight: Weight::Bold, colour: c.text };
                stack(sheet, &panel.value, (at.0 + 6 + VALUE_GAP, middle - tall / 2), look);
            }
            sheet.paper.close();
        }
    }
}

/// What the picture must say of its axes, its gaps and its marks.
fn notes(content: &Content, values: &Values, times: &Times, scale: Scale, say: &Say) -> Vec<String> {
    let lines = lines(content);
    let mut pairs = lines.iter().flat_map(|(_, line)| line.windows(2));
    let gap = pairs.any(|pair| times.link(&pair[0], &pair[1]) == Link::Gap).then(|| say.plain("gap"));
    let breaks = content.items.iter().flat_map(|item| item.breaks.iter().map(|(words, _)| words.as_str()));
    let breaks: Vec<&str> = counted(breaks).into_iter().map(|(words, _)| words).collect();
    let breaks = (!breaks.is_empty()).then(|| say.with("break_marks", &[("what", &breaks.join("; "))]));
    let told: Vec<String> = values.above_zero.clone().into_iter().chain(gap).chain(breaks).collect();
    wrap::wrap(&told.join(" "), scale.small, Weight::Regular, f64::from(scale.inner()))
}
