//! What stands around every chart: title, subtitle, legend above; key and foot below.

use super::{
    content::Content,
    draw::{Sheet, Side, Type},
    foot::Foot,
    marks::Mark,
    measure::{self, LEADING, Weight},
    say::Say,
    theme::Theme,
    time_axis::sample,
    wrap,
};
use crate::analysis::{Bound, Pillar};
use plotters::style::RGBColor;

/// Sizes that follow from the width of a picture.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Width of the picture.
    pub width: i32,
    /// Space at its edges.
    pub pad: i32,
    /// Font size of labels and values.
    pub base: f64,
    /// Font size of ticks, notes, source.
    pub small: f64,
    /// Font size of the title.
    pub title: f64,
}

/// What the marks in a key look like: what they look like in the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// Ends of bars.
    Bars,
    /// Dots on a line from left to right.
    Dots,
    /// Points whose values run upwards, and places of a ranking downwards.
    Points,
}

/// The frame of a picture, its lines broken and its heights known.
pub struct Frame {
    /// The sizes it was made for.
    pub scale: Scale,
    marks: Marks,
    rank: bool,
    title: Vec<String>,
    subtitle: Vec<String>,
    legend: Vec<Vec<(Glyph, String)>>,
    key: Vec<Vec<(Glyph, String)>>,
    foot: Foot,
}

#[derive(Clone, Copy, Debug)]
enum Glyph {
    Pillar(Pillar),
    Shade(RGBColor),
    Mark(Mark),
}

const GLYPH: i32 = 22;
const BETWEEN: i32 = 18;

impl Scale {
    /// The sizes for a width.
    pub fn new(width: u32) -> Scale {
        let width = width as i32;
        let (pad, base, small, title) = match width {
            ..480 => (16, 13.0, 11.5, 17.0),
            480..1000 => (24, 14.0, 12.0, 20.0),
            1000..1400 => (32, 15.0, 13.0, 24.0),
            _ => (40, 17.0, 14.0, 28.0),
        };
        Scale { width, pad, base, small, title }
    }

    /// Pixels between the edges.
    pub fn inner(&self) -> i32 {
        self.width - 2 * self.pad
    }
}

/// Height of so many lines.
pub fn lines(count: usize, size: f64) -> i32 {
    (count as f64 * size * LEADING).ceil() as i32
}

impl Frame {
    /// Breaks the lines of a frame.
    pub fn new(content: &Content, marks: Marks, scale: Scale, say: &Say) -> Frame {
        let room = f64::from(scale.inner());
        let legend = content.legend.iter().map(|(p, name)| (Glyph::Pillar(*p), name.clone())).collect();
        let key = key(content, say);
        Frame {
            title: wrap::balance(&content.title, scale.title, Weight::Bold, room),
            subtitle: wrap::wrap(&content.subtitle, scale.base, Weight::Regular, room),
            legend: flow(legend, scale),
            key: flow(key, scale),
            foot: Foot::new(content, scale),
            scale,
            marks,
            rank: content.is_rank(),
        }
    }

    /// The same with a legend of shades in place of pillars, and without some marks in its key.
    pub fn with_shades(self, shades: Vec<(RGBColor, String)>, unseen: &[Mark]) -> Frame {
        let legend = shades.into_iter().map(|(shade, words)| (Glyph::Shade(shade), words)).collect();
        let seen = |entry: &(Glyph, String)| !matches!(entry.0, Glyph::Mark(mark) if unseen.contains(&mark));
        let key = self.key.into_iter().flatten().filter(seen).collect();
        Frame { legend: flow(legend, self.scale), key: flow(key, self.scale), ..self }
    }

    /// Pixels above the chart.
    pub fn head(&self) -> i32 {
        let s = self.scale;
        let legend = if self.legend.is_empty() { 0 } else { 8 + lines(self.legend.len(), s.small) };
        let subtitle = if self.subtitle.is_empty() { 0 } else { 4 + lines(self.subtitle.len(), s.base) };
        s.pad + lines(self.title.len(), s.title) + subtitle + legend + 12
    }

    /// Pixels below the chart.
    pub fn foot(&self) -> i32 {
        let s = self.scale;
        let key = if self.key.is_empty() { 0 } else { 10 + lines(self.key.len(), s.small) };
        key + self.foot.height()
    }

    /// Draws it around a chart of the given height.
    pub fn draw(&self, sheet: &Sheet, height: i32, theme: Theme) {
        let (s, c) = (self.scale, theme.colours());
        let title = Type { size: s.title, weight: Weight::Bold, colour: c.text };
        let plain = Type { size: s.base, weight: Weight::Regular, colour: c.muted };
        sheet.paper.open(&[("id", "sodo-head")], "");
        let mut y = stack(sheet, &self.title, (s.pad, s.pad), title);
        y = stack(sheet, &self.subtitle, (s.pad, y + 4), plain);
        self.glyphs(sheet, &self.legend, y + 8, theme);
        sheet.paper.close();
        sheet.paper.open(&[("id", "sodo-foot")], "");
        let mut y = height - self.foot();
        if !self.key.is_empty() {
            self.glyphs(sheet, &self.key, y + 10, theme);
            y += 10 + lines(self.key.len(), s.small);
        }
        self.foot.draw(sheet, y, theme);
        sheet.paper.close();
    }

    fn glyphs(&self, sheet: &Sheet, rows: &[Vec<(Glyph, String)>], top: i32, theme: Theme) {
        let (s, c) = (self.scale, theme.colours());
        let look = Type { size: s.small, weight: Weight::Regular, colour: c.text };
        for (i, row) in rows.iter().enumerate() {
            let middle = top + lines(i, s.small) + lines(1, s.small) / 2;
            let mut x = s.pad;
            for (glyph, words) in row {
                match glyph {
                    Glyph::Pillar(p) => sheet.bar((x, middle - 5), (x + 14, middle + 5), theme.pillar(*p), 1.0),
                    Glyph::Shade(shade) => {
                        sheet.bar((x, middle - 5), (x + 14, middle + 5), c.axis, 1.0);
                        sheet.bar((x + 1, middle - 4), (x + 13, middle + 4), *shade, 1.0);
                    }
                    Glyph::Mark(mark) => match self.marks {
                        Marks::Points => sample(*mark, sheet, (x + 7, middle), self.rank, c),
                        dots_or_bars => mark.sample(sheet, x, middle, dots_or_bars == Marks::Dots, c),
                    },
                }
                sheet.words(words, (x + GLYPH, middle), look, Side::Right);
                x += GLYPH + measure::pixels(words, s.small, Weight::Regular) + BETWEEN;
            }
        }
    }
}

/// Lines one under another; gives the pixel below the last.
pub fn stack(sheet: &Sheet, text: &[String], (x, top): (i32, i32), look: Type) -> i32 {
    for (i, line) in text.iter().enumerate() {
        let (above, below) = (lines(i, look.size), lines(i + 1, look.size));
        sheet.words(line, (x, top + (above + below) / 2), look, Side::Right);
    }
    top + lines(text.len(), look.size)
}

/// The marks that a chart uses, each once, with what they mean.
fn key(content: &Content, say: &Say) -> Vec<(Glyph, String)> {
    let ranks = content.is_rank();
    let has = |bound: Bound| content.items.iter().any(|i| i.bound == bound);
    let mut key = Vec::new();
    for (mark, id, used) in [
        (Mark::AtLeast, if ranks { "key_at_least_rank" } else { "key_at_least" }, has(Bound::AtLeast)),
        (Mark::AtMost, if ranks { "key_at_most_rank" } else { "key_at_most" }, has(Bound::AtMost)),
        (Mark::Approx, "key_approx", has(Bound::Approx)),
        (Mark::Range, "key_range", has(Bound::Range)),
        (Mark::Target, "key_target", content.items.iter().any(|i| i.target.is_some())),
    ] {
        if used {
            key.push((Glyph::Mark(mark), say.plain(id)));
        }
    }
    key
}

/// Legend entries side by side, as many on a line as fit.
fn flow(entries: Vec<(Glyph, String)>, scale: Scale) -> Vec<Vec<(Glyph, String)>> {
    let mut rows: Vec<Vec<(Glyph, String)>> = Vec::new();
    let mut x = 0;
    for entry in entries {
        let wide = GLYPH + measure::pixels(&entry.1, scale.small, Weight::Regular);
        match rows.last_mut().filter(|_| x + wide <= scale.inner()) {
            Some(row) => row.push(entry),
            None => {
                rows.push(vec![entry]);
                x = 0;
            }
        }
        x += wide + BETWEEN;
    }
    rows
}
