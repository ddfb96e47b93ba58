//! Lines over time, with their gaps and breaks, each named at its end.

use super::{
    Spec,
    apart::{Wish, apart},
    content::{Content, Item},
    draw::{Sheet, Side, Type},
    frame::{Frame, Marks, Scale, lines as high, stack},
    line_words::{End, Ends, GAP, Mark, ends, marks, notes},
    measure::{self, Weight},
    room::{Area, Taken},
    say::Say,
    time_axis::{Dot, Link, Times, join, lines, ticks_high},
    value_axis::{Axis, Values},
};
use plotters::style::RGBColor;

/// Narrower pictures give more of their width to the names at the ends of the lines.
pub const NARROW: i32 = 480;
/// Between the plot and the names: room for a stroke from one to the other.
const LEADER: i32 = 22;
/// A line of more points has only its first, lowest, highest and last value written.
const MANY: usize = 12;
/// With more lines only the first one has its values written at every point.
const FEW: usize = 3;

/// Everything in its place.
struct Plan<'c> {
    content: &'c Content<'c>,
    spec: &'c Spec,
    scale: Scale,
    lines: Vec<(usize, &'c [Item<'c>])>,
    /// Of each line where its points are, and what joins them.
    points: Vec<Vec<(i32, i32)>>,
    links: Vec<Vec<Link>>,
    times: Times,
    up: Axis,
    /// Left and right end of the grid, and where the names begin.
    across: (i32, i32, i32),
    /// Where the chart begins: above the plot stand the words of marks.
    head: i32,
    top: i32,
    bottom: i32,
}

/// Draws the lines.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let lines = lines(content);
    let frame = Frame::new(content, Marks::Points, scale, &say);
    let values = Values::new(content, spec, if scale.width < NARROW { 4 } else { 5 });
    let ends = ends(&lines, spec, scale);
    let left = scale.pad + values.wide(scale) + 8;
    let labels = scale.width - scale.pad - ends.wide;
    let right = labels - if lines.len() > 1 { LEADER } else { 12 };
    let times = Times::new(content, (left + beside_first(&lines, scale), right - 6));
    let marks = marks(&lines, &times, (left, scale.width - scale.pad), scale);
    let notes = notes(&lines, &times, &values, scale, &say);

    let rows = marks.iter().map(|mark| mark.row + mark.words.len()).max().unwrap_or_default();
    let top = frame.head() + high(rows, scale.small) + high(1, scale.small) + 8;
    let below =
        ticks_high(scale) + if notes.is_empty() { 0 } else { 6 + high(notes.len(), scale.small) } + frame.foot();
    let stacked: i32 = ends.all.iter().map(|end| end.high).sum();
    let tall = ((right - left) * 6 / 10).clamp(200, 420).max(stacked);
    let height = spec.height.map_or(0, |h| h.min(10_000) as i32).max(top + tall + below);
    let bottom = height - below;
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);

    let (up, head) = (values.between(top, bottom), frame.head());
    let points = |(_, line): &(usize, &[Item])| -> Vec<(i32, i32)> {
        line.iter().map(|item| (times.at(item), up.at(item.length))).collect()
    };
    let points = lines.iter().map(points).collect();
    let links = lines.iter().map(|(_, line)| times.links(line)).collect();
    let across = (left, right, labels);
    let plan = Plan { content, spec, scale, lines, points, links, times, up, across, head, top, bottom };
    sheet.paper.open(&[("id", "sodo-axis")], "");
    values.draw(&sheet, &plan.up, (left, right), true, spec, scale);
    plan.ground(&sheet, &marks, &notes, &say);
    sheet.paper.close();
    plan.draw(&sheet, &ends, &marks);
    sheet.paper.finish()
}

impl Plan<'_> {
    /// True for the lines that stand out: those that the reader chose, else the first.
    fn is_main(&self, line: usize) -> bool {
        if self.content.marked { self.lines[line].1[0].marked } else { line == 0 }
    }

    /// The main lines have the colour of their pillar. Colours that tell eight lines of one pillar apart would look like
    /// other pillars, and not to every eye: the others are grey, and their names stand at their ends.
    fn colour(&self, line: usize) -> RGBColor {
        match self.is_main(line) {
            true => self.spec.theme.pillar(self.content.items[0].pillar),
            false => self.spec.theme.colours().axis,
        }
    }

    /// Points in a narrow picture, or of a long line, are small ones.
    fn radius(&self, line: usize) -> i32 {
        let close = self.scale.width < NARROW || self.lines[line].1.len() > MANY;
        (if self.is_main(line) { 5 } else { 4 }) - i32::from(close) - i32::from(self.is_dense())
    }

    /// True where a line of many points is alone: their rims would cover each other, and there is nothing to part them from.
    fn is_dense(&self) -> bool {
        self.lines.len() == 1 && self.lines[0].1.len() > MANY
    }

    fn dot(&self, line: usize, i: usize) -> Dot<'_> {
        let (item, at) = (&self.lines[line].1[i], self.points[line][i]);
        Dot { item, at, up: &self.up, rank: self.content.is_rank(), radius: self.radius(line), rim: !self.is_dense() }
    }

    /// The times under the plot, what the picture must say, and the marks.
    fn ground(&self, sheet: &Sheet, marks: &[Mark], notes: &[String], say: &Say) {
        let (s, c) = (self.scale, self.spec.theme.colours());
        let small = Type { size: s.small, weight: Weight::Regular, colour: c.muted };
        let ticks = self.times.ticks(self.content, false, (s.pad, s.width - s.pad), s, say);
        self.times.draw(sheet, &ticks, self.bottom, s, c);
        stack(sheet, notes, (s.pad, self.bottom + ticks_high(s) + 6), small);
        for mark in marks {
            sheet.line(&[(mark.x, self.top - high(1, s.small)), (mark.x, self.bottom)], c.axis, 1);
            stack(sheet, &mark.words, (mark.left, self.head + high(mark.row, s.small)), small);
        }
    }

    fn draw(&self, sheet: &Sheet, ends: &Ends, marks: &[Mark]) {
        let mut taken = self.taken(marks);
        let labels: Vec<Vec<Option<(i32, i32)>>> =
            self.lines.iter().enumerate().map(|(k, (_, line))| self.labels(k, line, &mut taken)).collect();
        let heights = self.heights(ends);
        for (k, (first, line)) in self.lines.iter().enumerate().rev() {
            let points = &self.points[k];
            sheet.paper.open(&[("id", &format!("sodo-line-{}", k + 1))], line[0].area);
            join(sheet, points, &self.links[k], self.colour(k), if self.is_main(k) { 3 } else { 2 });
            sheet.paper.close();
            for (i, item) in line.iter().enumerate() {
                sheet.paper.figure(first + i + 1, (item.doc, item.id), &item.hover);
                if i + 1 == line.len() {
                    self.end(sheet, ends, k, points[i], heights[k]);
                } else if let Some(at) = labels[k][i] {
                    sheet.words(&item.value, at, self.look(k), Side::Middle);
                }
                self.dot(k, i).draw(sheet, self.colour(k), self.spec.theme.colours());
                sheet.paper.close();
            }
        }
    }

    /// How the value at a point looks.
    fn look(&self, line: usize) -> Type {
        let c = self.spec.theme.colours();
        let (weight, colour) = if self.is_main(line) { (Weight::Bold, c.text) } else { (Weight::Regular, c.muted) };
        Type { size: self.scale.small, weight, colour }
    }

    /// All points, lines and marks: no label covers them.
    fn taken(&self, marks: &[Mark]) -> Taken {
        let mut taken = Taken::default();
        for mark in marks {
            taken.line(&[(mark.x, self.top - high(1, self.scale.small)), (mark.x, self.bottom)]);
            taken.put(mark.area(self.head, self.scale));
        }
        for (k, (_, line)) in self.lines.iter().enumerate() {
            for i in 0..line.len() {
                let dot = self.dot(k, i);
                let (upper, lower) = dot.heights();
                taken.put([dot.at.0 - dot.radius - 1, upper - 1, dot.at.0 + dot.radius + 1, lower + 1]);
            }
            let pairs = self.points[k].windows(2).zip(&self.links[k]).filter(|(_, link)| **link != Link::Broken);
            pairs.for_each(|(pair, _)| taken.line(pair));
        }
        taken
    }

    /// A place for the value of each point but the last, where one is free. Of many lines the grey ones have only their
    /// first value written.
    fn labels(&self, line: usize, points: &[Item], taken: &mut Taken) -> Vec<Option<(i32, i32)>> {
        let few = self.is_main(line) || self.lines.len() <= FEW;
        let (lowest, highest) = ends_of(points);
        let is_end = |item: &Item| item.length <= lowest || item.length >= highest;
        let is_told = |i: usize, item: &Item| i == 0 || few && (points.len() <= MANY || is_end(item));
        let place = |(i, item): (usize, &Item)| if is_told(i, item) { self.label(line, i, taken) } else { None };
        points[..points.len() - 1].iter().enumerate().map(place).collect()
    }

    /// A free place for a value: above its point or below it, and beside the first point of a line.
    fn label(&self, line: usize, i: usize, taken: &mut Taken) -> Option<(i32, i32)> {
        let dot = self.dot(line, i);
        let half = measure::pixels(&dot.item.value, self.scale.small, self.look(line).weight) / 2 + 1;
        let tall = high(1, self.scale.small);
        let ((upper, lower), (x, y)) = (dot.heights(), dot.at);
        let around = |middle: i32| [x, x + half - dot.radius, x - half + dot.radius].map(|x| (x, middle));
        let (above, below) = (around(upper - 2 - tall / 2), around(lower + 2 + tall / 2));
        let beside = (i == 0).then_some((x - dot.radius - 4 - half, y));
        let free = above.into_iter().chain(below).chain(beside).find(|&(x, middle)| {
            let area: Area = [x - half - 2, middle - tall / 2, x + half + 2, middle + tall / 2];
            let across = area[0] > self.across.0 && area[2] < self.across.1 + LEADER / 2;
            across && area[1] >= self.head && area[3] < self.bottom && taken.is_free(area)
        });
        if let Some((x, middle)) = free {
            taken.put([x - half - 2, middle - tall / 2, x + half + 2, middle + tall / 2]);
        }
        free
    }

    /// The middles of the words at the ends, pushed apart.
    fn heights(&self, ends: &Ends) -> Vec<i32> {
        let wish = |(end, (_, line)): (&End, &(usize, &[Item]))| Wish {
            middle: self.up.at(line[line.len() - 1].length),
            long: end.high,
        };
        let wishes: Vec<Wish> = ends.all.iter().zip(&self.lines).map(wish).collect();
        apart(&wishes, self.top - 8, self.bottom + 4)
    }

    /// The last value and the name of a line; a thin stroke leads to them where they could not stand at its end.
    fn end(&self, sheet: &Sheet, ends: &Ends, line: usize, (x, y): (i32, i32), middle: i32) {
        let (c, (_, right, labels)) = (self.spec.theme.colours(), self.across);
        let (end, main) = (&ends.all[line], self.is_main(line));
        if (middle - y).abs() > 4 || x + 12 < right {
            sheet.paper.open(&[("stroke-dasharray", "1 3")], "");
            let turn = (right + 4).max(x + 9);
            let to = middle - (end.high - GAP) / 2 + high(1, self.scale.base) / 2;
            sheet.line(&[(x + 8, y), (turn, y), (labels - 5, to)], c.muted, 1);
            sheet.paper.close();
        }
        let top = middle - (end.high - GAP) / 2;
        let value = Type { size: self.scale.base, weight: Weight::Bold, colour: c.text };
        let name = if main && self.lines.len() > 1 {
            Type { weight: Weight::Bold, ..value }
        } else {
            Type { weight: Weight::Regular, colour: c.muted, ..value }
        };
        let below = stack(sheet, &end.value, (labels, top), value);
        let at = ends.beside.map_or((labels, below), |beside| (labels + beside, top));
        stack(sheet, &end.name, at, name);
    }
}

/// Pixels between the axis and the first points. Where lines begin close together, their first values stand there.
fn beside_first(lines: &[(usize, &[Item])], scale: Scale) -> i32 {
    let wide = lines.iter().map(|(_, line)| measure::pixels(&line[0].value, scale.small, Weight::Bold)).max();
    let several = lines.len() > 1 && scale.width >= NARROW;
    if several { wide.unwrap_or_default().min(scale.inner() / 8) + 16 } else { 10 }
}

/// The lowest and the highest value of a line.
fn ends_of(points: &[Item]) -> (f64, f64) {
    let values = points.iter().map(|item| item.length);
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
}
