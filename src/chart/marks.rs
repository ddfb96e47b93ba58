//! How a hedge looks: an open end, a faint bar, a broken end, a span; and a target's mark.

use super::{draw::Sheet, layout::TIP, theme::Colours};
use plotters::style::RGBColor;

/// A mark that a key explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Fades out and points on: trên, hơn, tối thiểu.
    AtLeast,
    /// Faint, and points back: dưới, không quá.
    AtMost,
    /// A broken end: khoảng, gần.
    Approx,
    /// Hatched between its ends: từ … đến ….
    Range,
    /// A hollow diamond.
    Target,
}

/// A bar's edges.
#[derive(Clone, Copy, Debug)]
pub struct Edges {
    /// Where it begins.
    pub left: i32,
    /// Where its value is.
    pub end: i32,
    /// Where a range ends.
    pub high: i32,
    /// Upper edge.
    pub top: i32,
    /// Lower edge.
    pub bottom: i32,
}

impl Mark {
    /// Draws the end of a bar that has this mark. The bar from `left` to `end` is drawn here too.
    pub fn bar(self, sheet: &Sheet, e: Edges, colour: RGBColor, c: Colours) {
        let middle = (e.top + e.bottom) / 2;
        match self {
            Mark::AtLeast => {
                sheet.bar((e.left, e.top), (e.end, e.bottom), colour, 1.0);
                for (i, alpha) in [0.55, 0.3, 0.12].into_iter().enumerate() {
                    let x = e.end + 3 * i as i32;
                    sheet.bar((x, e.top), (x + 3, e.bottom), colour, alpha);
                }
                let (x, half) = (e.end + TIP - 5, (e.bottom - e.top) / 4);
                sheet.line(&[(x - 1, middle - half), (x + half, middle), (x - 1, middle + half)], colour, 2);
            }
            Mark::AtMost => {
                sheet.bar((e.left, e.top), (e.end, e.bottom), colour, 0.28);
                sheet.line(&[(e.end, e.top), (e.end, e.bottom)], colour, 2);
                let (x, half) = (e.end - 5, (e.bottom - e.top) / 4);
                if x - half > e.left + 2 {
                    sheet.line(&[(x, middle - half), (x - half, middle), (x, middle + half)], colour, 2);
                }
            }
            Mark::Approx => {
                let from = (e.end - 9).max(e.left);
                sheet.bar((e.left, e.top), (from, e.bottom), colour, 1.0);
                let mut x = from + 2;
                while x < e.end + 8 {
                    sheet.bar((x, e.top), (x + 2, e.bottom), colour, 1.0);
                    x += 4;
                }
            }
            Mark::Range => {
                sheet.bar((e.left, e.top), (e.end, e.bottom), colour, 1.0);
                hatch(sheet, (e.end, e.high), (e.top, e.bottom), colour);
                sheet.line(&[(e.high, e.top - 2), (e.high, e.bottom + 2)], colour, 2);
            }
            Mark::Target => diamond(sheet, (e.end, middle), c),
        }
    }

    /// A small one for the key.
    pub fn sample(self, sheet: &Sheet, x: i32, middle: i32, c: Colours) {
        let (top, bottom) = (middle - 5, middle + 5);
        let edges = |end: i32, high: i32| Edges { left: x, end: x + end, high: x + high, top, bottom };
        match self {
            Mark::AtLeast => self.bar(sheet, edges(4, 0), c.muted, c),
            Mark::AtMost => self.bar(sheet, edges(14, 0), c.muted, c),
            Mark::Approx => self.bar(sheet, edges(9, 0), c.muted, c),
            Mark::Range => self.bar(sheet, edges(4, 15), c.muted, c),
            Mark::Target => self.bar(sheet, edges(7, 0), c.muted, c),
        }
    }
}

/// Slanted strokes within a box.
pub fn hatch(sheet: &Sheet, (left, right): (i32, i32), (top, bottom): (i32, i32), colour: RGBColor) {
    if right <= left {
        return;
    }
    sheet.bar((left, top), (right, bottom), colour, 0.18);
    let tall = bottom - top;
    let mut foot = left - tall;
    while foot < right {
        // A stroke from (foot, bottom) up to (foot + tall, top), cut to the box.
        let (from, to) = (foot.max(left), (foot + tall).min(right));
        if from < to {
            sheet.line(&[(from, bottom - (from - foot)), (to, bottom - (to - foot))], colour, 1);
        }
        foot += 5;
    }
}

/// A hollow diamond that shows on any bar.
pub fn diamond(sheet: &Sheet, (x, y): (i32, i32), c: Colours) {
    let around = |r: i32| [(x, y - r), (x + r, y), (x, y + r), (x - r, y)];
    sheet.shape(&around(8), c.ground, 1.0);
    let mut outline = around(6).to_vec();
    outline.extend([(x, y - 6), (x + 6, y)]);
    sheet.line(&outline, c.text, 2);
}
