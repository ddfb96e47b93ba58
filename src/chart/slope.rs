//! Two times side by side, and a line from the one to the other for each area.

use super::{
    Spec,
    apart::{Wish, apart},
    content::{Content, Item},
    draw::{Sheet, Side, Type},
    frame::{Frame, Marks, Scale, lines as high, stack},
    measure::{self, Weight},
    say::Say,
    slope_words::{Around, colour, stroke},
    time_axis::{Dot, lines},
    value_axis::Axis,
    wrap,
};
use plotters::style::RGBColor;
use rust_decimal::prelude::ToPrimitive;
use std::cmp::Ordering;

/// More areas make a picture too tall to see at once: there are 34 provinces.
pub const MOST: usize = 34;
/// Narrower pictures have smaller letters where the list is long.
const NARROW: i32 = 480;
/// So many lines are thin ones.
pub const MANY: usize = 12;
/// So few lines lie apart.
const FEW: usize = 3;
/// Between a point and its words.
const LEADER: i32 = 20;
/// Between two labels of a column.
const GAP: i32 = 2;

/// An area at both times, its words broken into lines.
pub struct Slope<'c> {
    first: usize,
    pub before: &'c Item<'c>,
    pub after: &'c Item<'c>,
    from: Vec<String>,
    to: Vec<String>,
    name: Vec<String>,
    pub way: Ordering,
}

/// The widths of the columns.
struct Columns {
    from: i32,
    to: i32,
    name: i32,
    /// True where names stand beside their values, not below them.
    beside: bool,
    /// Font size of the words.
    size: f64,
}

/// Draws the slopes.
///
/// There is no axis from zero: every end has its value written, and thirty areas need all the height to stay apart.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let frame = Frame::new(content, Marks::Points, scale, &say);
    let columns = columns(content, scale);
    let slopes = slopes(content, &columns);
    let (left, right) = (scale.pad + columns.from + LEADER, scale.width - scale.pad - columns.words() - LEADER);
    let around = Around::new(&slopes, content.is_rank(), (left, right), scale, &say);

    let top = frame.head() + around.above + 20;
    let below = 14 + around.below + frame.foot();
    let stacked = |wide: &dyn Fn(&Slope<'_>) -> i32| slopes.iter().map(wide).sum::<i32>();
    let tall = stacked(&|s| s.left_high(&columns)).max(stacked(&|s| s.right_high(&columns)));
    // Where one side is crowded, a taller picture keeps its words near their points.
    let tall = if columns.beside { tall * crowded(&slopes) / 100 } else { tall };
    let tall = tall.max(((right - left) * 8 / 10).clamp(180, 420));
    let height = spec.height.map_or(0, |h| h.min(10_000) as i32).max(top + tall + below);
    let bottom = height - below;
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);
    sheet.paper.open(&[("id", "sodo-axis")], "");
    around.draw(&sheet, (frame.head(), bottom + 14), content, spec, scale);
    for x in [left, right] {
        sheet.line(&[(x, top - 8), (x, bottom + 8)], c.grid, 1);
    }
    sheet.paper.close();
    Plan { content, spec, up: up(content, (top, bottom)), slopes, columns, left, right }.draw(&sheet, top, bottom);
    sheet.paper.finish()
}

/// Everything in its place.
struct Plan<'c> {
    content: &'c Content<'c>,
    spec: &'c Spec,
    up: Axis,
    slopes: Vec<Slope<'c>>,
    columns: Columns,
    left: i32,
    right: i32,
}

impl Columns {
    /// Pixels of the words at the right.
    fn words(&self) -> i32 {
        if self.beside { self.to + 8 + self.name } else { self.to.max(self.name) }
    }
}

impl Slope<'_> {
    fn left_high(&self, columns: &Columns) -> i32 {
        high(self.from.len(), columns.size) + GAP
    }

    fn right_high(&self, columns: &Columns) -> i32 {
        let (value, name) = (self.to.len(), self.name.len());
        high(if columns.beside { value.max(name) } else { value + name }, columns.size) + GAP
    }
}

/// Values at both sides in columns of their own, names in what is left of a share of the width.
fn columns(content: &Content, scale: Scale) -> Columns {
    // A long list in a narrow picture is set in the smaller letters, so that its lines have room to show their way.
    let small = content.items.len() > 2 * MANY && scale.width < NARROW;
    let (size, least) = if small { (scale.small, 80) } else { (scale.base, 90) };
    let widest = |items: &mut dyn Iterator<Item = &Item>, text: for<'i> fn(&'i Item<'i>) -> &'i str, weight| {
        items.map(|item| measure::pixels(text(item), size, weight)).max().unwrap_or_default()
    };
    let most = scale.inner() * if scale.width < NARROW { 32 } else { 24 } / 100;
    let pairs = || lines(content).into_iter().map(|(_, line)| line);
    let from = widest(&mut pairs().map(|line| &line[0]), |i| &i.value, Weight::Regular).min(most);
    let to = widest(&mut pairs().map(|line| &line[line.len() - 1]), |i| &i.value, Weight::Bold).min(most);
    let name = widest(&mut content.items.iter(), |i| i.area, Weight::Regular);
    let room = scale.inner() * 46 / 100;
    let beside = to + 8 + name.min(least) <= room;
    let name = name.min(if beside { room - to - 8 } else { room.min(scale.inner() * 30 / 100) });
    Columns { from, to, name, beside, size }
}

fn slopes<'c>(content: &'c Content<'c>, columns: &Columns) -> Vec<Slope<'c>> {
    let broken = |text: &str, weight, room: i32| wrap::wrap(text, columns.size, weight, f64::from(room));
    let slope = |(first, line): (usize, &'c [Item<'c>])| {
        let (before, after) = (&line[0], &line[line.len() - 1]);
        let more = after.length.total_cmp(&before.length);
        let to = if columns.beside { columns.to } else { columns.words() };
        Slope {
            first,
            before,
            after,
            from: broken(&before.value, Weight::Regular, columns.from),
            to: broken(&after.value, Weight::Bold, to),
            name: broken(after.area, Weight::Regular, if columns.beside { columns.name } else { columns.words() }),
            // Place 41 of 63 and place 22 of 34 are no way up.
            way: match content.is_rank() {
                _ if !after.breaks.is_empty() => Ordering::Equal,
                true => more.reverse(),
                false => more,
            },
        }
    };
    lines(content).into_iter().map(slope).collect()
}

/// From the lowest value to the largest; of ranks the best place above. It is never less than the upper half of what
/// there is from zero, or half of all places: a small change is no steep line. Where many lie close, they have room in
/// the upper quarter.
fn up(content: &Content, (top, bottom): (i32, i32)) -> Axis {
    let ends = content.items.iter().flat_map(|item| [Some(item.length), item.high]).flatten();
    let (low, high) = ends.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
    let part = if content.items.len() > 2 * FEW { 0.25 } else { 0.5 };
    if content.is_rank() {
        let places = content.reach.to_f64().unwrap_or_default() * part;
        return Axis::new(low..high.max(low + places.max(1.0)), (top, bottom));
    }
    // Where all is nothing, it lies at the bottom.
    Axis::new(low.min(high * (1.0 - part))..if high > 0.0 { high } else { 1.0 }, (bottom, top))
}

/// How much taller than its words a picture is, in hundredths: the more the closer the values of one side lie together.
fn crowded(slopes: &[Slope<'_>]) -> i32 {
    let range = |values: &mut dyn Iterator<Item = f64>| {
        let ends = values.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
        ends.1 - ends.0
    };
    let before = range(&mut slopes.iter().map(|s| s.before.length));
    let after = range(&mut slopes.iter().map(|s| s.after.length));
    let both = range(&mut slopes.iter().flat_map(|s| [s.before.length, s.after.length]));
    if slopes.len() > MANY && both > 0.0 {
        (100.0 * both / before.min(after).max(both / 2.0)).min(160.0) as i32
    } else {
        100
    }
}

impl Plan<'_> {
    fn draw(&self, sheet: &Sheet, top: i32, bottom: i32) {
        let at = |item: &Item| self.up.at(item.length);
        let middles = |wish: &dyn Fn(&Slope<'_>) -> Wish| {
            apart(&self.slopes.iter().map(wish).collect::<Vec<_>>(), top - 10, bottom + 10)
        };
        let lefts = middles(&|s| Wish { middle: at(s.before), long: s.left_high(&self.columns) });
        let rights = middles(&|s| Wish { middle: at(s.after), long: s.right_high(&self.columns) });
        // Lines that go up are drawn last: they lie above the grey ones.
        let order = [Ordering::Equal, Ordering::Less, Ordering::Greater];
        for i in order.into_iter().flat_map(|way| (0..rights.len()).filter(move |&i| self.slopes[i].way == way)) {
            let slope = &self.slopes[i];
            let (from, to) = ((self.left, at(slope.before)), (self.right, at(slope.after)));
            sheet.paper.open(&[("id", &format!("sodo-line-{}", i + 1))], slope.after.area);
            for part in parts(from, to, slope.after.breaks.is_empty()) {
                stroke(sheet, &part, (slope.way, slope.after.marked), self.content, self.spec);
            }
            sheet.paper.close();
            self.point(sheet, slope, slope.before, from, &|| self.before(sheet, slope, from, lefts[i]));
            self.point(sheet, slope, slope.after, to, &|| self.after(sheet, slope, to, rights[i]));
        }
    }

    /// A point and its words, in one group.
    fn point(&self, sheet: &Sheet, slope: &Slope<'_>, item: &Item, at: (i32, i32), words: &dyn Fn()) {
        let n = slope.first + if std::ptr::eq(item, slope.before) { 1 } else { 2 };
        sheet.paper.figure(n, (item.doc, item.id), &item.hover);
        let radius = if self.slopes.len() > MANY { 3 } else { 4 };
        let dot = Dot { item, at, up: &self.up, rank: self.content.is_rank(), radius, rim: true };
        dot.draw(sheet, colour(slope.way, self.content, self.spec), self.spec.theme.colours());
        words();
        sheet.paper.close();
    }

    /// The first value, before its point.
    fn before(&self, sheet: &Sheet, slope: &Slope<'_>, at: (i32, i32), middle: i32) {
        let (c, size) = (self.spec.theme.colours(), self.columns.size);
        let look = Type { size, weight: Weight::Regular, colour: c.text };
        let top = middle - (slope.left_high(&self.columns) - GAP) / 2;
        lead(sheet, at, (self.left - LEADER + 4, top + high(1, size) / 2), c.axis);
        for (k, line) in slope.from.iter().enumerate() {
            sheet.words(line, (self.left - LEADER, top + high(k, size) + high(1, size) / 2), look, Side::Left);
        }
    }

    /// The last value and the name, behind their point.
    fn after(&self, sheet: &Sheet, slope: &Slope<'_>, at: (i32, i32), middle: i32) {
        let (c, size, x) = (self.spec.theme.colours(), self.columns.size, self.right + LEADER);
        let value = Type { size, weight: Weight::Bold, colour: c.text };
        let top = middle - (slope.right_high(&self.columns) - GAP) / 2;
        lead(sheet, at, (x - 4, top + high(1, size) / 2), c.axis);
        let below = stack(sheet, &slope.to, (x, top), value);
        let name = if self.columns.beside { (x + self.columns.to + 8, top) } else { (x, below) };
        let weight = if slope.after.marked { Weight::Bold } else { Weight::Regular };
        stack(sheet, &slope.name, name, Type { weight, ..value });
    }
}

/// A thin stroke from a point to words that were pushed away from it.
fn lead(sheet: &Sheet, (x, y): (i32, i32), to: (i32, i32), colour: RGBColor) {
    if (to.1 - y).abs() > 3 {
        let side = if to.0 > x { 6 } else { -6 };
        sheet.line(&[(x + side, y), to], colour, 1);
    }
}

/// The whole line, or its two ends where what is measured changed between them.
fn parts(from: (i32, i32), to: (i32, i32), whole: bool) -> Vec<[(i32, i32); 2]> {
    let along = |part: i32| (from.0 + (to.0 - from.0) * part / 100, from.1 + (to.1 - from.1) * part / 100);
    if whole { vec![[from, to]] } else { vec![[from, along(42)], [along(58), to]] }
}
