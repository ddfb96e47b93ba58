//! Two times side by side, and a line from the one to the other for each area.

use super::{
    Spec,
    apart::{Wish, apart},
    content::{Content, Item},
    draw::{Sheet, Side, Type},
    frame::{Frame, Scale, lines as high, stack},
    measure::{self, Weight},
    say::Say,
    time_axis::{Dot, lines},
    value_axis::Axis,
    wrap,
};
use plotters::style::RGBColor;
use std::cmp::Ordering;

/// More areas make a picture too tall to see at once: there are 34 provinces.
pub const MOST: usize = 34;
/// Narrower pictures have smaller letters where the list is long.
const NARROW: i32 = 480;
/// So many lines are thin ones.
const MANY: usize = 12;
/// Between a point and its words.
const LEADER: i32 = 20;
/// Between two labels of a column.
const GAP: i32 = 2;

/// An area at both times, its words broken into lines.
struct Slope<'c> {
    first: usize,
    before: &'c Item,
    after: &'c Item,
    from: Vec<String>,
    to: Vec<String>,
    name: Vec<String>,
    way: Ordering,
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
/// The heights run from the lowest value to the largest: every end has its value written, there is no axis to mislead, and
/// thirty areas need all the height to stay apart.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let frame = Frame::new(content, content.rank, scale, &say).upright();
    let columns = columns(content, scale);
    let slopes = slopes(content, &columns);
    let (left, right) = (scale.pad + columns.from + LEADER, scale.width - scale.pad - columns.words() - LEADER);
    let key = key(&slopes, content.rank, scale, &say);
    let heads = heads(&slopes, (left, right), scale, &say);
    let notes = notes(&slopes, scale, &say);

    let key_high = if key.is_empty() { 0 } else { high(key.len(), scale.small) + 8 };
    let head_high = high(heads.iter().map(|(_, words)| words.len()).max().unwrap_or_default(), scale.small);
    let top = frame.head() + key_high + head_high + 20;
    let below = 14 + if notes.is_empty() { 0 } else { high(notes.len(), scale.small) + 6 } + frame.foot();
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
    draw_key(&sheet, &key, frame.head(), content, spec, scale);
    let small = Type { size: scale.small, weight: Weight::Bold, colour: c.text };
    for ((x, words), side) in heads.iter().zip([Side::Left, Side::Right]) {
        for (i, line) in words.iter().enumerate() {
            let y = frame.head() + key_high + high(i, scale.small) + high(1, scale.small) / 2;
            sheet.words(line, (*x, y), small, side);
        }
        let x = if side == Side::Left { left } else { right };
        sheet.line(&[(x, top - 8), (x, bottom + 8)], c.grid, 1);
    }
    stack(&sheet, &notes, (scale.pad, bottom + 14), Type { weight: Weight::Regular, colour: c.muted, ..small });
    sheet.paper.close();
    let place = Place { up: up(content, (top, bottom)), left, right, top, bottom };
    draw_slopes(&sheet, &slopes, &columns, &place, content, spec);
    sheet.paper.finish()
}

/// Where the slopes are.
struct Place {
    up: Axis,
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
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
    let widest = |items: &mut dyn Iterator<Item = &Item>, text: fn(&Item) -> &str, weight| {
        items.map(|item| measure::pixels(text(item), size, weight)).max().unwrap_or_default()
    };
    let most = scale.inner() * 24 / 100;
    let pairs = || lines(content).into_iter().map(|(_, line)| line);
    let from = widest(&mut pairs().map(|line| &line[0]), |i| &i.value, Weight::Regular).min(most);
    let to = widest(&mut pairs().map(|line| &line[line.len() - 1]), |i| &i.value, Weight::Bold).min(most);
    let name = widest(&mut content.items.iter(), |i| &i.area, Weight::Regular);
    let room = scale.inner() * 46 / 100;
    let beside = to + 8 + name.min(least) <= room;
    let name = name.min(if beside { room - to - 8 } else { room.min(scale.inner() * 30 / 100) });
    Columns { from, to, name, beside, size }
}

fn slopes<'c>(content: &'c Content, columns: &Columns) -> Vec<Slope<'c>> {
    let broken = |text: &str, weight, room: i32| wrap::wrap(text, columns.size, weight, f64::from(room));
    let slope = |(first, line): (usize, &'c [Item])| {
        let (before, after) = (&line[0], &line[line.len() - 1]);
        let more = after.length.total_cmp(&before.length);
        let to = if columns.beside { columns.to } else { columns.words() };
        Slope {
            first,
            before,
            after,
            from: broken(&before.value, Weight::Regular, columns.from),
            to: broken(&after.value, Weight::Bold, to),
            name: broken(&after.area, Weight::Regular, if columns.beside { columns.name } else { columns.words() }),
            way: if content.rank { more.reverse() } else { more },
        }
    };
    lines(content).into_iter().map(slope).collect()
}

/// From the lowest value to the largest; of ranks the best place above.
fn up(content: &Content, (top, bottom): (i32, i32)) -> Axis {
    let ends = content.items.iter().flat_map(|item| [Some(item.length), item.high]).flatten();
    let (low, high) = ends.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)));
    // All of one value: they stand half way.
    let (low, high) = if low < high { (low, high) } else { (low - 1.0, low + 1.0) };
    Axis::new(low..high, if content.rank { (top, bottom) } else { (bottom, top) })
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

/// The ways that lines go, with what each is called, on as many rows as they need.
fn key(slopes: &[Slope<'_>], rank: bool, scale: Scale, say: &Say) -> Vec<Vec<(Ordering, String)>> {
    let ways = [(Ordering::Greater, "slope_up"), (Ordering::Less, "slope_down"), (Ordering::Equal, "slope_same")];
    let mut rows: Vec<Vec<(Ordering, String)>> = Vec::new();
    let mut x = 0;
    for (way, id) in ways.into_iter().filter(|(way, _)| slopes.iter().any(|s| s.way == *way)) {
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

/// Pixels of a line in the key.
const SAMPLE: i32 = 30;

fn draw_key(sheet: &Sheet, rows: &[Vec<(Ordering, String)>], top: i32, content: &Content, spec: &Spec, scale: Scale) {
    let look = Type { size: scale.small, weight: Weight::Regular, colour: spec.theme.colours().text };
    for (i, row) in rows.iter().enumerate() {
        let (mut x, y) = (scale.pad, top + high(i, scale.small) + high(1, scale.small) / 2);
        for (way, words) in row {
            stroke(sheet, &[(x, y), (x + SAMPLE - 6, y)], *way, content, spec);
            sheet.words(words, (x + SAMPLE, y), look, Side::Right);
            x += SAMPLE + measure::pixels(words, scale.small, Weight::Regular) + 18;
        }
    }
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
    let mut told: Vec<&str> =
        slopes.iter().flat_map(|s| s.after.breaks.iter().map(|(words, _)| words.as_str())).collect();
    told.sort_unstable();
    told.dedup();
    if told.is_empty() {
        return Vec::new();
    }
    let told = say.with("break_slopes", &[("what", &told.join("; "))]);
    wrap::wrap(&told, scale.small, Weight::Regular, f64::from(scale.inner()))
}

fn colour(way: Ordering, content: &Content, spec: &Spec) -> RGBColor {
    let c = spec.theme.colours();
    if way == Ordering::Greater { spec.theme.pillar(content.items[0].pillar) } else { c.axis }
}

/// A line that goes up is in the colour of the pillar; one that goes down is grey and dashed, so that the eye needs no
/// colour; one that stays is grey.
fn stroke(sheet: &Sheet, points: &[(i32, i32)], way: Ordering, content: &Content, spec: &Spec) {
    let dashed = way == Ordering::Less;
    if dashed {
        sheet.paper.open(&[("stroke-dasharray", "5 4")], "");
    }
    sheet.line(points, colour(way, content, spec), if content.items.len() > 2 * MANY { 1 } else { 2 });
    if dashed {
        sheet.paper.close();
    }
}

fn draw_slopes(sheet: &Sheet, slopes: &[Slope<'_>], columns: &Columns, place: &Place, content: &Content, spec: &Spec) {
    let c = spec.theme.colours();
    let at = |item: &Item| place.up.at(item.length);
    let middles = |long: &dyn Fn(&Slope<'_>) -> i32, item: &dyn Fn(&Slope<'_>) -> i32| {
        let wishes: Vec<Wish> = slopes.iter().map(|s| Wish { middle: item(s), long: long(s) }).collect();
        apart(&wishes, place.top - 6, place.bottom + 6)
    };
    let lefts = middles(&|s| s.left_high(columns), &|s| at(s.before));
    let rights = middles(&|s| s.right_high(columns), &|s| at(s.after));
    let value = Type { size: columns.size, weight: Weight::Bold, colour: c.text };
    let plain = Type { weight: Weight::Regular, ..value };
    let (left, right) = (place.left, place.right);
    // Lines that go up are drawn last: they lie above the grey ones.
    let order = [Ordering::Equal, Ordering::Less, Ordering::Greater];
    let order = order.into_iter().flat_map(|way| (0..slopes.len()).filter(move |&i| slopes[i].way == way));
    for i in order {
        let slope = &slopes[i];
        let (from, to) = ((left, at(slope.before)), (right, at(slope.after)));
        let name = format!("sodo-line-{}", i + 1);
        sheet.paper.open(&[("id", &name)], &slope.after.area);
        for part in parts(from, to, slope.after.breaks.is_empty()) {
            stroke(sheet, &part, slope.way, content, spec);
        }
        sheet.paper.close();
        let point = |n: usize, item: &Item, at: (i32, i32), words: &dyn Fn()| {
            let id = format!("sodo-bar-{}", slope.first + n);
            sheet.paper.open(&[("id", &id), ("data-doc", &item.doc), ("data-id", &item.id)], &item.hover);
            let dot =
                Dot { item, at, up: &place.up, rank: content.rank, radius: if slopes.len() > MANY { 3 } else { 4 } };
            dot.draw(sheet, colour(slope.way, content, spec), c);
            words();
            sheet.paper.close();
        };
        point(1, slope.before, from, &|| {
            let top = lefts[i] - (slope.left_high(columns) - GAP) / 2;
            lead(sheet, from, (left - LEADER + 4, top + high(1, columns.size) / 2), c.axis);
            for (k, line) in slope.from.iter().enumerate() {
                let y = top + high(k, columns.size) + high(1, columns.size) / 2;
                sheet.words(line, (left - LEADER, y), plain, Side::Left);
            }
        });
        point(2, slope.after, to, &|| {
            let top = rights[i] - (slope.right_high(columns) - GAP) / 2;
            lead(sheet, to, (right + LEADER - 4, top + high(1, columns.size) / 2), c.axis);
            let below = stack(sheet, &slope.to, (right + LEADER, top), value);
            let beside = (right + LEADER + columns.to + 8, top);
            stack(sheet, &slope.name, if columns.beside { beside } else { (right + LEADER, below) }, plain);
        });
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
