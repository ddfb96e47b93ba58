//! The words around a plot of lines: names at the ends, marks where figures cease to compare, notes below.

use super::{
    Spec,
    content::Item,
    frame::{Scale, lines as high},
    line::NARROW,
    measure::{self, Weight},
    room::Area,
    say::Say,
    time_axis::{Link, Times},
    value_axis::Values,
    wrap,
};
use crate::order::by_key;

/// What stands at the end of a line.
pub struct End {
    pub value: Vec<String>,
    pub name: Vec<String>,
    pub high: i32,
}

/// The ends of all lines, in a column.
pub struct Ends {
    pub all: Vec<End>,
    pub wide: i32,
    /// Where names begin beside their values; nothing where they stand below.
    pub beside: Option<i32>,
}

/// A mark where figures cease to compare: its pixel, the words of it, and above the plot their first line.
pub struct Mark {
    pub x: i32,
    pub words: Vec<String>,
    pub left: i32,
    pub row: usize,
}

impl Mark {
    /// Its words: left, top, right and bottom, of a chart that begins at `head`.
    pub fn area(&self, head: i32, scale: Scale) -> Area {
        let top = head + high(self.row, scale.small);
        [self.left, top, self.left + widest(&self.words, scale), top + high(self.words.len(), scale.small)]
    }
}

/// Between two labels at the ends.
pub const GAP: i32 = 4;

/// Breaks what stands at the ends into lines: the name beside the value where there is room, below it where there is not.
pub fn ends(lines: &[(usize, &[Item])], spec: &Spec, scale: Scale) -> Ends {
    // A picture of one line tells its area in the title, unless the reader has written another one.
    let named = lines.len() > 1 || !spec.title.trim().is_empty();
    let room = scale.inner() * if scale.width < NARROW { 34 } else { 28 } / 100;
    let widest = |words: for<'i> fn(&'i Item<'i>) -> &'i str| {
        let wide =
            |(_, line): &(usize, &[Item])| measure::pixels(words(&line[line.len() - 1]), scale.base, Weight::Bold);
        lines.iter().map(wide).max().unwrap_or_default()
    };
    let value = widest(|last| &last.value);
    let name = if named { widest(|last| last.area) } else { 0 };
    let beside = (named && value + 8 + name <= room).then_some(value + 8);
    let wide = beside.map_or(value.max(name).min(room), |beside| beside + name);
    let end = |(_, line): &(usize, &[Item])| {
        let broken = |text: &str| wrap::wrap(text, scale.base, Weight::Bold, f64::from(wide));
        let last = &line[line.len() - 1];
        let value = broken(&last.value);
        let name = if named { broken(last.area) } else { Vec::new() };
        let count = if beside.is_some() { value.len().max(name.len()) } else { value.len() + name.len() };
        End { value, name, high: high(count, scale.base) + GAP }
    };
    Ends { all: lines.iter().map(end).collect(), wide, beside }
}

/// The breaks of all lines, each place once, their words in rows so that none touch.
pub fn marks(lines: &[(usize, &[Item])], times: &Times, (left, right): (i32, i32), scale: Scale) -> Vec<Mark> {
    let mut found: Vec<(i32, &str)> = Vec::new();
    for pair in lines.iter().flat_map(|(_, line)| line.windows(2)) {
        for one in times.breaks(&pair[0], &pair[1]) {
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    by_key(&mut found, |one| one.0.max(0) as u64);
    let mut marks: Vec<Mark> = Vec::new();
    for (x, words) in found {
        let words = wrap::wrap(words, scale.small, Weight::Regular, f64::from(right - left));
        let own = widest(&words, scale);
        let start = (x - own / 2).min(right - own).max(left);
        let under = |mark: &&Mark| {
            let others = mark.left + widest(&mark.words, scale);
            mark.left < start + own + 12 && start < others + 12
        };
        let row = marks.iter().filter(under).map(|mark| mark.row + mark.words.len()).max().unwrap_or_default();
        marks.push(Mark { x, words, left: start, row });
    }
    marks
}

fn widest(words: &[String], scale: Scale) -> i32 {
    words.iter().map(|w| measure::pixels(w, scale.small, Weight::Regular)).max().unwrap_or_default()
}

/// What the picture must say of its axis and its lines.
pub fn notes(lines: &[(usize, &[Item])], times: &Times, values: &Values, scale: Scale, say: &Say) -> Vec<String> {
    let mut pairs = lines.iter().flat_map(|(_, line)| line.windows(2));
    let gap = pairs.any(|pair| times.link(&pair[0], &pair[1]) == Link::Gap).then(|| say.plain("gap"));
    let told: Vec<String> = values.above_zero.clone().into_iter().chain(gap).collect();
    wrap::wrap(&told.join(" "), scale.small, Weight::Regular, f64::from(scale.inner()))
}
