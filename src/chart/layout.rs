//! A place for every label and value, before anything is drawn.
//!
//! Wide pictures have their labels in a column at the left; narrow ones above the bars. Values stand in a column of
//! their own reserve at the right of the axis, so none can leave the picture.

use super::{
    content::{Content, Item},
    frame::{Scale, lines},
    measure::{self, Weight},
    wrap,
};

/// Narrower pictures have their labels above the bars.
const STACKED_BELOW: i32 = 560;
/// Between a bar's end and its value.
pub const VALUE_GAP: i32 = 8;
/// How far an open end or a target reaches beyond its point.
pub const TIP: i32 = 16;

/// One bar's place.
#[derive(Clone, Debug)]
pub struct Place {
    /// Lines of its name.
    pub name: Vec<String>,
    /// Lines of its note.
    pub note: Vec<String>,
    /// Lines of its value.
    pub value: Vec<String>,
    /// Where its words begin.
    pub words_top: i32,
    /// Middle of the bar.
    pub middle: i32,
}

/// Where everything is.
#[derive(Clone, Debug)]
pub struct Layout {
    /// True where names stand above the bars.
    pub stacked: bool,
    /// Left end of the axis.
    pub left: i32,
    /// Right end of the axis.
    pub right: i32,
    /// Thickness of a bar.
    pub thick: i32,
    /// The bars' places, relative to the top of the chart.
    pub places: Vec<Place>,
    /// Height of all bars.
    pub height: i32,
}

impl Layout {
    /// The stretches that grid lines run down: all the way, or only beside the bars where names stand above them.
    pub fn grid(&self, top: i32) -> Vec<(i32, i32)> {
        if !self.stacked {
            return vec![(top - 4, top + self.height + 8)];
        }
        let around = |place: &Place| {
            let middle = top + place.middle;
            (middle - self.thick / 2 - 2, middle + self.thick / 2 + 2)
        };
        let mut stretches: Vec<_> = self.places.iter().map(around).collect();
        if let Some(last) = stretches.last_mut() {
            last.1 = top + self.height + 8;
        }
        stretches
    }
}

/// True for a long list of short names: beside the bars it takes half the height, also in a narrow picture.
fn fits_beside(content: &Content, scale: Scale) -> bool {
    let short =
        |i: &Item| i.note.is_empty() && measure::pixels(&i.name, scale.base, Weight::Regular) <= scale.inner() * 3 / 10;
    content.items.len() > 8 && content.items.iter().all(short)
}

/// Finds the places. `extra` pixels of height are shared out between the bars; in `dense` ones rows stand close.
pub fn lay(content: &Content, scale: Scale, extra: i32, dense: bool) -> Layout {
    let inner = scale.inner();
    let stacked = scale.width < STACKED_BELOW && !fits_beside(content, scale);
    let thick = (scale.base * if dense { 1.2 } else { 1.55 }) as i32 / 2 * 2;
    let widest = |text: for<'i> fn(&'i Item<'i>) -> &'i str, size: f64, weight: Weight| {
        content.items.iter().map(|i| measure::pixels(text(i), size, weight)).max().unwrap_or_default()
    };
    let values = widest(|i| &i.value, scale.base, Weight::Bold).min(inner * if stacked { 46 } else { 28 } / 100);
    let names = if stacked {
        inner
    } else {
        let name = widest(|i| &i.name, scale.base, Weight::Regular);
        name.max(widest(|i| &i.note, scale.small, Weight::Regular).min(inner / 4)).min(inner * 38 / 100)
    };
    let left = scale.pad + if stacked { 0 } else { names + 12 };
    let right = scale.width - scale.pad - values - VALUE_GAP - TIP;
    let mut places = Vec::with_capacity(content.items.len());
    let gap = if dense {
        3
    } else if stacked {
        (scale.base * 0.9) as i32
    } else {
        (scale.base * 0.65) as i32
    };
    let share = extra / content.items.len().max(1) as i32;
    let gap = gap + share.clamp(0, 2 * thick);
    let mut top = 0;
    for item in &content.items {
        let name = wrap::wrap(&item.name, scale.base, Weight::Regular, f64::from(names));
        let note = wrap::wrap(&item.note, scale.small, Weight::Regular, f64::from(names));
        let value = wrap::wrap(&item.value, scale.base, Weight::Bold, f64::from(values));
        let words = lines(name.len(), scale.base) + lines(note.len(), scale.small);
        let bar = thick.max(lines(value.len(), scale.base));
        let (words_top, middle, height) = if stacked {
            (top, top + words + 2 + bar / 2, words + 2 + bar)
        } else {
            let height = words.max(bar);
            (top + (height - words) / 2, top + height / 2, height)
        };
        places.push(Place { name, note, value, words_top, middle });
        top += height + gap;
    }
    Layout { stacked, left, right, thick, places, height: top - gap }
}
