//! What all charts of one row for each figure share: the frame, the names, the axis below, and a group for each row.

use super::{
    Spec,
    content::{Content, Item},
    draw::{Plot, Sheet, Side, Type, put},
    frame::{Frame, Scale, lines, stack},
    layout::{self, Layout, Place},
    measure::{self, Weight},
    theme::Colours,
};
use plotters::{prelude::PathElement, style::RGBColor};
use std::ops::Range;

/// A picture of rows, its frame drawn.
pub struct Rows<'c> {
    /// What is drawn on.
    pub sheet: Sheet,
    /// The colours of its theme.
    pub colours: Colours,
    /// Its sizes.
    pub scale: Scale,
    /// Where everything is.
    pub layout: Layout,
    content: &'c Content<'c>,
    spec: &'c Spec,
    top: i32,
}

/// One row.
pub struct Row<'c> {
    /// Its figure.
    pub item: &'c Item<'c>,
    /// Where its words are.
    pub place: &'c Place,
    /// Its middle on the sheet.
    pub middle: i32,
    /// The colour of its pillar.
    pub colour: RGBColor,
}

/// A point of an axis, and what it is called.
pub type Tick = (f64, String);

impl<'c> Rows<'c> {
    /// Lays the rows out and draws what is around them. In `dense` pictures rows stand close.
    pub fn new(content: &'c Content<'c>, spec: &'c Spec, frame: &Frame, dense: bool) -> Rows<'c> {
        let (scale, colours) = (frame.scale, spec.theme.colours());
        let around = frame.head() + 8 + lines(1, scale.small) + 6 + frame.foot();
        let mut layout = layout::lay(content, scale, 0, dense);
        let needed = around + layout.height;
        let height = spec.height.map_or(needed, |h| (h.min(10_000) as i32).max(needed));
        if height > needed {
            layout = layout::lay(content, scale, height - needed, dense);
        }
        let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, colours.ground);
        frame.draw(&sheet, height, spec.theme);
        Rows { sheet, colours, scale, layout, content, spec, top: frame.head() }
    }

    /// The axis over these pixels.
    pub fn plot(&self, values: Range<f64>, across: Range<i32>) -> Plot {
        self.sheet.plot(values, across, self.top..self.bottom())
    }

    fn bottom(&self) -> i32 {
        self.top + self.layout.height + 8
    }

    /// Draws grid lines and what they are called; a line at zero stands out where bars begin there.
    pub fn axis(&self, plot: &Plot, ticks: &[Tick], zero: bool) {
        let (c, bottom) = (self.colours, self.bottom());
        let small = Type { size: self.scale.small, weight: Weight::Regular, colour: c.muted };
        self.sheet.paper.open(&[("id", "sodo-axis")], "");
        let mut end = i32::MIN;
        for (at, words) in ticks {
            let first = zero && *at == 0.0;
            for (upper, lower) in self.layout.grid(self.top) {
                let colour = if first { c.axis } else { c.grid };
                put(plot, &PathElement::new(vec![(*at, upper), (*at, lower)], colour));
            }
            let (x, y) = (plot.map_coordinate(&(*at, bottom)).0, bottom + 4 + lines(1, self.scale.small) / 2);
            if self.layout.stacked && first {
                self.sheet.words(words, (x, y), small, Side::Right);
                end = x + measure::pixels(words, self.scale.small, Weight::Regular);
                continue;
            }
            // Long words move in from the edge. Where that leaves no room for the next ones, their line stays without.
            let half = (measure::pixels(words, self.scale.small, Weight::Regular) + 1) / 2;
            let middle = x.max(half + 2).min(self.scale.width - half - 2);
            if middle - half > end {
                self.sheet.words(words, (middle, y), small, Side::Middle);
                end = middle + half + 4;
            }
        }
        self.sheet.paper.close();
    }

    /// Draws each row in a group of its own, its name first. Gives the picture.
    pub fn each(self, draw: &dyn Fn(&Rows<'c>, &Row<'_>)) -> String {
        for (i, (item, place)) in self.content.items.iter().zip(&self.layout.places).enumerate() {
            self.sheet.paper.figure(i + 1, (item.doc, item.id), &item.hover);
            self.names(place);
            let colour = self.spec.theme.pillar(item.pillar);
            draw(&self, &Row { item, place, middle: self.top + place.middle, colour });
            self.sheet.paper.close();
        }
        self.sheet.paper.finish()
    }

    /// The names of a row, at its left or above it.
    fn names(&self, place: &Place) {
        let name = Type { size: self.scale.base, weight: Weight::Regular, colour: self.colours.text };
        let note = Type { size: self.scale.small, weight: Weight::Regular, colour: self.colours.muted };
        let left = if self.layout.stacked { self.layout.left } else { self.scale.pad };
        let below = stack(&self.sheet, &place.name, (left, self.top + place.words_top), name);
        stack(&self.sheet, &place.note, (left, below), note);
    }

    /// The value in words, beginning at `x`, its lines around the middle of the row.
    pub fn value(&self, row: &Row<'_>, x: i32, colour: RGBColor) {
        let look = Type { size: self.scale.base, weight: Weight::Bold, colour };
        let words = &row.place.value;
        stack(&self.sheet, words, (x, row.middle - lines(words.len(), self.scale.base) / 2), look);
    }

    /// Of the axes with at most five steps the finest whose words have room.
    pub fn finest(&self, axis: &dyn Fn(usize) -> Vec<Tick>) -> Vec<Tick> {
        let wide = self.layout.right - self.layout.left;
        let widest = |ticks: &[Tick]| {
            ticks
                .iter()
                .map(|tick| measure::pixels(&tick.1, self.scale.small, Weight::Regular))
                .max()
                .unwrap_or_default()
        };
        let fits = |ticks: &Vec<Tick>| (widest(ticks) + 20) * (ticks.len() as i32 - 1) <= wide;
        (2..=5).rev().map(axis).find(fits).unwrap_or_else(|| axis(1))
    }
}
