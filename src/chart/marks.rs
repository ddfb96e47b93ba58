//! How a hedge looks: an open end, a faint bar, a broken end, a span; and a target's mark.

use super::{draw::Sheet, layout::TIP, theme::Colours};
use crate::analysis::Bound;
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
    /// All of them.
    pub const ALL: [Mark; 5] = [Mark::AtLeast, Mark::AtMost, Mark::Approx, Mark::Range, Mark::Target];

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

    /// The mark of a hedge; none for a plain figure.
    pub fn of(bound: Bound) -> Option<Mark> {
        match bound {
            Bound::Exact => None,
            Bound::AtLeast => Some(Mark::AtLeast),
            Bound::AtMost => Some(Mark::AtMost),
            Bound::Approx => Some(Mark::Approx),
            Bound::Range => Some(Mark::Range),
        }
    }

    /// A small one for the key, as it looks on bars or on a scale of places.
    pub fn sample(self, sheet: &Sheet, x: i32, middle: i32, ranks: bool, c: Colours) {
        if ranks {
            let (at, high) = if self == Mark::Range { (x + 3, x + 13) } else { (x + 8, x + 8) };
            return spot(sheet, Some(self), Spot { left: x, right: x + 16, at, high, middle, radius: 4 }, c.muted, c);
        }
        let (end, high) = match self {
            Mark::AtLeast => (4, 0),
            Mark::AtMost => (14, 0),
            Mark::Approx => (9, 0),
            Mark::Range => (4, 15),
            Mark::Target => (7, 0),
        };
        let edges = Edges { left: x, end: x + end, high: x + high, top: middle - 5, bottom: middle + 5 };
        self.bar(sheet, edges, c.muted, c);
    }
}

/// A place of a ranking: a dot, and what its hedge leaves open.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    /// Left end of the scale.
    pub left: i32,
    /// Right end of the scale.
    pub right: i32,
    /// The place.
    pub at: i32,
    /// The other end of a range.
    pub high: i32,
    /// Height of the scale.
    pub middle: i32,
    /// Size of a dot.
    pub radius: i32,
}

/// Draws a place. An open side is a line: better places lie to the left.
pub fn spot(sheet: &Sheet, mark: Option<Mark>, s: Spot, colour: RGBColor, c: Colours) {
    let stretch = |from: i32, to: i32| sheet.line(&[(from, s.middle), (to, s.middle)], colour, 2);
    match mark {
        Some(Mark::AtMost) => stretch(s.left, s.at),
        Some(Mark::AtLeast) => stretch(s.at, s.right),
        Some(Mark::Approx) => stretch((s.at - 2 * s.radius).max(s.left), (s.at + 2 * s.radius).min(s.right)),
        Some(Mark::Range) => {
            sheet.line(&[(s.at, s.middle), (s.high, s.middle)], colour, 3);
            sheet.dot((s.high, s.middle), s.radius, colour, false);
        }
        Some(Mark::Target) => return diamond(sheet, (s.at, s.middle), c),
        None => {}
    }
    let hollow = matches!(mark, Some(Mark::AtMost | Mark::AtLeast | Mark::Approx));
    if hollow {
        sheet.dot((s.at, s.middle), s.radius, c.ground, false);
    }
    sheet.dot((s.at, s.middle), s.radius, colour, hollow);
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
