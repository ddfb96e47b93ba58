//! The axis of values in charts over time: it runs upwards, and for ranks downwards with place 1 at the top.

use super::{
    Spec, axis,
    bars::tick,
    content::Content,
    draw::{Sheet, Side, Type},
    frame::Scale,
    measure::{self, Weight},
    number::grouped,
    say::Say,
};
use plotters::coord::{ranged1d::Ranged, types::RangedCoordf64};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Values on a stretch of pixels.
#[derive(Clone)]
pub struct Axis {
    range: RangedCoordf64,
    /// Where it begins and where it ends.
    pub ends: (i32, i32),
}

impl Axis {
    /// Lays values over pixels. The two values differ.
    pub fn new(values: std::ops::Range<f64>, ends: (i32, i32)) -> Axis {
        Axis { range: values.into(), ends }
    }

    /// The pixel of a value, never beyond the ends.
    pub fn at(&self, value: f64) -> i32 {
        let (low, high) = (self.ends.0.min(self.ends.1), self.ends.0.max(self.ends.1));
        self.range.map(&value, self.ends).clamp(low, high)
    }
}

/// The values of an axis before it has a place.
pub struct Values {
    /// The first value and the last, from the bottom of the picture up.
    low: f64,
    high: f64,
    rank: bool,
    /// The values that are named, and their names.
    pub ticks: Vec<(f64, String)>,
    /// What the picture says where the axis begins above zero.
    pub above_zero: Option<String>,
}

impl Values {
    /// Few round values, `most` or fewer.
    ///
    /// The axis begins at zero, except where all values lie so close together that from zero they would look the same: in
    /// the last quarter of the way. There it begins above zero and says so. Places of a ranking have no zero: the axis has
    /// all of them, the first at the top.
    pub fn new(content: &Content, spec: &Spec, most: usize) -> Values {
        let float = |d: &Decimal| d.to_f64().unwrap_or_default();
        if content.is_rank() {
            let last = content.reach.max(Decimal::TWO);
            let named = |place: Decimal| (float(&place), grouped(place, 0, spec.lang));
            let ticks = axis::of_places(last, most).into_iter().map(named).collect();
            return Values { low: float(&last), high: 1.0, rank: true, ticks, above_zero: None };
        }
        let (lowest, largest) = (content.least, content.reach);
        let whole = content.whole && !content.percent;
        let close = largest > lowest && (float(&largest) - float(&lowest)) * 4.0 < float(&largest);
        let ticks = match close {
            true => axis::between(lowest, largest, whole, most),
            false => axis::from_zero(largest, content.percent, whole, most).1,
        };
        let above_zero = ticks.first().filter(|first| close && !first.is_zero()).map(|first| {
            let value = tick(*first, content, spec);
            Say::new(spec.lang).with("axis_above_zero", &[("value", &value)])
        });
        let named: Vec<_> = ticks.iter().map(|value| (float(value), tick(*value, content, spec))).collect();
        let (low, high) = (named.first().map_or(0.0, |t| t.0), named.last().map_or(1.0, |t| t.0));
        Values { low, high, rank: false, ticks: named, above_zero }
    }

    /// Lays the values between two heights.
    pub fn between(&self, top: i32, bottom: i32) -> Axis {
        match self.rank {
            // A text can say place 0; the axis begins at 1.
            true => Axis::new(self.high..self.low, (top, bottom)),
            false => Axis::new(self.low..self.high, (bottom, top)),
        }
    }

    /// Pixels that the names need at the left.
    pub fn wide(&self, scale: Scale) -> i32 {
        let wide = |(_, words): &(f64, String)| measure::pixels(words, scale.small, Weight::Regular);
        self.ticks.iter().map(wide).max().unwrap_or_default()
    }

    /// Draws the grid from `left` to `right`, and the names, which end before it.
    pub fn draw(&self, sheet: &Sheet, up: &Axis, (left, right): (i32, i32), named: bool, spec: &Spec, scale: Scale) {
        let c = spec.theme.colours();
        let small = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
        for (value, words) in &self.ticks {
            let y = up.at(*value);
            // The line of zero is the ground that values stand on.
            let colour = if *value == 0.0 { c.axis } else { c.grid };
            sheet.line(&[(left, y), (right, y)], colour, 1);
            if named {
                sheet.words(words, (left - 6, y), small, Side::Left);
            }
        }
    }
}
