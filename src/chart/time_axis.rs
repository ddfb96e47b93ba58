//! The axis of time, and what stands on it: points with their hedges, what joins them and what parts them.

use super::{
    content::{Content, Item},
    draw::{Sheet, Side, Type},
    frame::{Scale, lines as high},
    marks::{Mark, diamond},
    measure::{self, Weight},
    say::Say,
    theme::Colours,
    value_axis::Axis,
};
use crate::{
    Period,
    analysis::Bound,
    corpus::over_time::{YEAR, end, length, moment},
    order::by_key,
};
use plotters::style::RGBColor;

/// How two points side by side belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// A line from one to the other.
    Solid,
    /// A thin dashed one: periods between are not told.
    Gap,
    /// None: what is measured changed.
    Broken,
}

/// The times of a chart on a stretch of pixels.
#[derive(Clone)]
pub struct Times {
    axis: Axis,
    at_end: bool,
    usual: u32,
}

/// The lines of a chart: the place of the first point in the list, and the points.
pub fn lines<'c>(content: &'c Content<'c>) -> Vec<(usize, &'c [Item<'c>])> {
    let mut first = 0;
    let mut place = |line: &[Item]| {
        first += line.len();
        first - line.len()
    };
    content.items.chunk_by(|a, b| a.area == b.area).map(|line| (place(line), line)).collect()
}

impl Times {
    /// Lays the times of the points over pixels, the first and the last at the ends.
    ///
    /// Where a line tells a part of a year beside the whole one, every period stands at its end: in the middle of the
    /// year its figure would stand before those of its own months.
    pub fn new(content: &Content, ends: (i32, i32)) -> Times {
        let pairs = || lines(content).into_iter().flat_map(|(_, line)| line.windows(2));
        let at_end = pairs().any(|pair| overlap(&pair[0], &pair[1]));
        let steps = pairs().map(|pair| stands(&pair[1], at_end).saturating_sub(stands(&pair[0], at_end)));
        let mut steps: Vec<u32> = steps.collect();
        by_key(&mut steps, |&step| step.into());
        let usual = steps.get(steps.len().saturating_sub(1) / 2).copied().unwrap_or(YEAR);
        let all = || content.items.iter().map(|item| stands(item, at_end));
        let (mut first, mut last) = (all().min().unwrap_or_default(), all().max().unwrap_or_default());
        if first == last {
            (first, last) = (first.saturating_sub(YEAR / 2), last + YEAR / 2);
        }
        Times { axis: Axis::new(f64::from(first)..f64::from(last), ends), at_end, usual }
    }

    /// The same over other pixels.
    pub fn over(&self, ends: (i32, i32)) -> Times {
        let mut times = self.clone();
        times.axis.ends = ends;
        times
    }

    /// The pixel of a point.
    pub fn at(&self, item: &Item) -> i32 {
        self.axis.at(stands(item, self.at_end).into())
    }

    /// How a point belongs to the one before. *Leaves alone* two points as far apart as they are long, or as most are.
    pub fn link(&self, before: &Item, after: &Item) -> Link {
        let step = stands(after, self.at_end).saturating_sub(stands(before, self.at_end));
        let is_far = |usual: u32| u64::from(step) * 2 > u64::from(usual) * 3;
        let is_long = |item: &Item| !is_far(item.period.map_or(0, length));
        match () {
            () if !after.breaks.is_empty() => Link::Broken,
            () if is_far(self.usual) && !is_long(before) && !is_long(after) => Link::Gap,
            () => Link::Solid,
        }
    }

    /// How each point of a line belongs to the one before.
    pub fn links(&self, line: &[Item]) -> Vec<Link> {
        line.windows(2).map(|pair| self.link(&pair[0], &pair[1])).collect()
    }

    /// Where the changes between two points stand, and their words: at their day where it lies between, else half way.
    pub fn breaks<'i>(&self, before: &Item, after: &'i Item) -> impl Iterator<Item = (i32, &'i str)> {
        let ends = (before.period, after.period);
        let place = move |day: Option<u32>| {
            let [from, to] = [ends.0, ends.1].map(|period| stands_at(period, self.at_end));
            day.filter(|day| (from..=to).contains(day)).unwrap_or((from + to) / 2)
        };
        after.breaks.iter().map(move |(words, day)| (self.axis.at(place(*day).into()), words.as_str()))
    }

    /// The times to name, of `few` only the first and the last; their words stay in the room, and none touch.
    pub fn ticks(&self, content: &Content, few: bool, room: (i32, i32), scale: Scale, say: &Say) -> Vec<Tick> {
        let periods = content.items.iter().filter_map(|item| item.period);
        let year = |period: Period| matches!(period, Period::Year(_)).then(|| period.year());
        let mut all: Vec<(u32, Period)> = periods.clone().map(|p| (place(p, self.at_end), p)).collect();
        by_key(&mut all, |one| one.0.into());
        all.dedup_by_key(|one| one.0);
        if few {
            all.drain(1..all.len().max(2) - 1);
        }
        let told: Vec<(i32, Period)> = match periods.map(year).collect::<Option<Vec<u16>>>().filter(|_| !few) {
            Some(years) => self.years(&years, scale),
            None => all.into_iter().map(|(at, period)| (self.axis.at(at.into()), period)).collect(),
        };
        let mut kept: Vec<Tick> = Vec::new();
        // The newest is always named, then as many before it as there is room for.
        for (at, period) in told.into_iter().rev() {
            // Where a name so short that it has no width would not stand, none does: it need not be made to be measured.
            if kept.iter().any(|other| (at - other.middle).abs() < other.half + 10) {
                continue;
            }
            let words = say.tick(period);
            let half = measure::pixels(&words, scale.small, Weight::Regular) / 2 + 1;
            let middle = at.min(room.1 - half).max(room.0 + half);
            if kept.iter().all(|other| (middle - other.middle).abs() >= half + other.half + 10) {
                kept.push(Tick { at, middle, half, words });
            }
        }
        kept
    }

    /// Every year, or every second, fifth, tenth, counted from the last.
    fn years(&self, years: &[u16], scale: Scale) -> Vec<(i32, Period)> {
        let (first, last) = (years.iter().min().copied(), years.iter().max().copied());
        let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
        let at = |year: u16| self.axis.at(place(Period::Year(year), self.at_end).into());
        let wide = measure::pixels("0000", scale.small, Weight::Regular) + 16;
        let count = i32::from(last - first).max(1);
        let most = ((at(last) - at(first)) / wide).max(1);
        let steps = [1, 2, 5, 10, 20, 50, 100, 500, 1000, 10_000];
        let step = steps.into_iter().find(|step| count / step <= most).unwrap_or(10_000);
        (first..=last)
            .filter(|year| i32::from(last - year) % step == 0)
            .map(|year| (at(year), Period::Year(year)))
            .collect()
    }

    /// Draws the named times under the ground line.
    pub fn draw(&self, sheet: &Sheet, ticks: &[Tick], bottom: i32, scale: Scale, c: Colours) {
        let small = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
        for tick in ticks {
            sheet.line(&[(tick.at, bottom), (tick.at, bottom + 5)], c.axis, 1);
            sheet.words(&tick.words, (tick.middle, bottom + TICK_GAP + high(1, scale.small) / 2), small, Side::Middle);
        }
    }
}

/// A time that is named: its pixel, and its words with where they are.
pub struct Tick {
    at: i32,
    middle: i32,
    half: i32,
    words: String,
}

/// True where a period lies within another one that would stand in its middle.
fn overlap(before: &Item, after: &Item) -> bool {
    let (Some(before), Some(after)) = (before.period, after.period) else { return false };
    // Two months, or two years, do not lie within each other.
    if std::mem::discriminant(&before) == std::mem::discriminant(&after) {
        return false;
    }
    let longer = if length(before) > length(after) { before } else { after };
    end(after) - length(after) < end(before) && moment(longer) < end(longer)
}

/// Between the ground line and the names of the times.
const TICK_GAP: i32 = 11;

/// Pixels that the names of the times need.
pub fn ticks_high(scale: Scale) -> i32 {
    TICK_GAP + high(1, scale.small)
}

fn place(period: Period, at_end: bool) -> u32 {
    if at_end { end(period) } else { moment(period) }
}

fn stands(item: &Item, at_end: bool) -> u32 {
    stands_at(item.period, at_end)
}

fn stands_at(period: Option<Period>, at_end: bool) -> u32 {
    period.map_or(0, |period| place(period, at_end))
}

/// Draws the lines between the points, one path for as far as they are solid.
pub fn join(sheet: &Sheet, points: &[(i32, i32)], links: &[Link], colour: RGBColor, wide: u32) {
    let mut from = 0;
    for (i, link) in links.iter().chain([&Link::Broken]).enumerate() {
        if *link == Link::Solid {
            continue;
        }
        if i > from {
            sheet.line(&points[from..=i], colour, wide);
        }
        if *link == Link::Gap {
            sheet.paper.open(&[("stroke-dasharray", "4 4")], "");
            sheet.line(&points[i..i + 2], colour, 1);
            sheet.paper.close();
        }
        from = i + 1;
    }
}

/// A point of a line.
#[derive(Clone, Copy)]
pub struct Dot<'a> {
    /// Its figure.
    pub item: &'a Item<'a>,
    /// Where it is.
    pub at: (i32, i32),
    /// The axis of its value.
    pub up: &'a Axis,
    /// True for places of a ranking, whose better ones lie above.
    pub rank: bool,
    /// Its size.
    pub radius: i32,
    /// True where a rim of the ground parts it from other lines.
    pub rim: bool,
}

impl Dot<'_> {
    /// The heights between which it and what its hedge leaves open stand.
    pub fn heights(&self) -> (i32, i32) {
        let (y, r) = (self.at.1, self.radius);
        let open = self.open().unwrap_or(y);
        let high = self.item.high.map_or(y, |high| self.up.at(high));
        (open.min(high).min(y) - r, open.max(high).max(y) + r)
    }

    /// Where an open side ends: what may be more points to more, and more places are worse ones.
    fn open(&self) -> Option<i32> {
        let reach = self.radius + 10;
        let down = match self.item.bound {
            Bound::AtLeast => self.rank,
            Bound::AtMost => !self.rank,
            Bound::Exact | Bound::Approx | Bound::Range => return None,
        };
        let lowest = self.up.ends.0.max(self.up.ends.1);
        Some(if down { (self.at.1 + reach).min(lowest) } else { self.at.1 - reach })
    }

    /// Draws it: hollow where the true figure may be another, with a stroke to the side on which it may lie.
    pub fn draw(&self, sheet: &Sheet, colour: RGBColor, c: Colours) {
        let ((x, y), r) = (self.at, self.radius);
        if let Some(open) = self.open() {
            arrow(sheet, (x, y), open, colour);
        }
        if let (Bound::Range, Some(high)) = (self.item.bound, self.item.high) {
            let high = self.up.at(high);
            sheet.line(&[(x, y), (x, high)], colour, 3);
            sheet.dot((x, high), r, colour, false);
        }
        let hollow = !matches!(self.item.bound, Bound::Exact | Bound::Range);
        if hollow || self.rim {
            sheet.dot((x, y), if hollow { r } else { r + 1 }, c.ground, false);
        }
        sheet.dot((x, y), r, colour, hollow);
    }
}

/// A stroke to where the true figure may lie.
fn arrow(sheet: &Sheet, (x, y): (i32, i32), open: i32, colour: RGBColor) {
    let tip = if open > y { -3 } else { 3 };
    sheet.line(&[(x, y), (x, open)], colour, 1);
    sheet.line(&[(x - 3, open + tip), (x, open), (x + 3, open + tip)], colour, 1);
}

/// A small point for the key.
pub fn sample(mark: Mark, sheet: &Sheet, (x, middle): (i32, i32), rank: bool, c: Colours) {
    let down = match mark {
        Mark::AtLeast => Some(rank),
        Mark::AtMost => Some(!rank),
        Mark::Approx => None,
        Mark::Range => {
            sheet.line(&[(x, middle - 4), (x, middle + 4)], c.muted, 3);
            [-4, 4].into_iter().for_each(|up| sheet.dot((x, middle + up), 3, c.muted, false));
            return;
        }
        Mark::Target => return diamond(sheet, (x, middle), c),
    };
    let y = middle - down.map_or(0, |down| if down { 3 } else { -3 });
    if let Some(down) = down {
        arrow(sheet, (x, y), if down { middle + 6 } else { middle - 6 }, c.muted);
    }
    sheet.dot((x, y), 3, c.ground, false);
    sheet.dot((x, y), 3, c.muted, true);
}
