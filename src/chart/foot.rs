//! What stands at the foot of every chart: the reader's notes, what is to be looked at again, where the figures come from,
//! a link as a code, and the maker's mark.

use super::{
    content::Content,
    draw::{Sheet, Side, Type},
    frame::{Scale, lines, stack},
    measure::{self, Weight},
    qr::Code,
    theme::{Colours, Theme},
    wrap,
};
use crate::analysis::Pillar;
use plotters::style::RGBColor;

/// A foot, its lines broken.
pub struct Foot {
    scale: Scale,
    notes: Vec<String>,
    source: Vec<String>,
    code: Option<Code>,
    /// True where the code stands below the words, for want of room beside them.
    below: bool,
}

const NAME: &str = "SoDo";
/// Between the words and what stands at their right.
const GAP: i32 = 16;
/// Narrower columns of words are no pleasure to read.
const NARROWEST: i32 = 200;
const BLACK: RGBColor = RGBColor(0, 0, 0);
const WHITE: RGBColor = RGBColor(255, 255, 255);

impl Foot {
    /// Breaks the lines of a foot.
    pub fn new(content: &Content, scale: Scale) -> Foot {
        let code = Code::new(&content.link);
        let beside = code.as_ref().map_or(0, |code| side(code, scale)).max(mark_width(scale)) + GAP;
        let below = code.is_some() && scale.inner() - beside < NARROWEST;
        let room = f64::from(scale.inner() - if below { mark_width(scale) + GAP } else { beside });
        let wrap = |words: &str| wrap::wrap(words, scale.small, Weight::Regular, room);
        let source = content.remarks.iter().chain(Some(&content.source)).flat_map(|words| wrap(words)).collect();
        Foot { notes: wrap(&content.notes), source, code, below, scale }
    }

    /// Pixels from the line above it to the edge of the picture.
    pub fn height(&self) -> i32 {
        let code = self.code.as_ref().map_or(0, |code| side(code, self.scale));
        let words = self.words();
        21 + if self.below {
            words + 8 + code
        } else {
            words.max(if code > 0 { code + 8 + lines(1, self.scale.small) } else { 0 })
        } + self.scale.pad * 3 / 4
    }

    fn words(&self) -> i32 {
        let notes = if self.notes.is_empty() { 0 } else { lines(self.notes.len(), self.scale.small) + 6 };
        notes + lines(self.source.len().max(1), self.scale.small)
    }

    /// Draws it from `top` on.
    pub fn draw(&self, sheet: &Sheet, top: i32, theme: Theme) {
        let (s, c) = (self.scale, theme.colours());
        let plain = Type { size: s.small, weight: Weight::Regular, colour: c.text };
        sheet.line(&[(s.pad, top + 12), (s.width - s.pad, top + 12)], c.grid, 1);
        let mut y = top + 21;
        if !self.notes.is_empty() {
            y = stack(sheet, &self.notes, (s.pad, y), plain) + 6;
        }
        let below = stack(sheet, &self.source, (s.pad, y), Type { colour: c.muted, ..plain });
        let (mut last, right) = (below.max(top + 21 + lines(1, s.small)), s.width - s.pad);
        if let Some(code) = &self.code {
            let side = side(code, s);
            let at = if self.below { (s.pad, top + 21 + self.words() + 8) } else { (right - side, top + 21) };
            sheet.bar(at, (at.0 + side, at.1 + side), WHITE, 1.0);
            sheet.path(&code.path(at, square(s)), BLACK);
            last = if self.below { last } else { last.max(at.1 + side + 8 + lines(1, s.small)) };
        }
        mark(sheet, (right, last - lines(1, s.small) / 2), s, c, theme);
    }
}

/// Pixels of a square of the code.
fn square(scale: Scale) -> i32 {
    if scale.width < 1000 { 2 } else { 3 }
}

fn side(code: &Code, scale: Scale) -> i32 {
    code.squares() * square(scale)
}

fn mark_width(scale: Scale) -> i32 {
    measure::pixels(NAME, scale.small, Weight::Bold) + 16
}

/// The maker's mark: three small bars and a name.
fn mark(sheet: &Sheet, (right, middle): (i32, i32), s: Scale, c: Colours, theme: Theme) {
    let look = Type { size: s.small, weight: Weight::Bold, colour: c.muted };
    sheet.words(NAME, (right, middle), look, Side::Left);
    let x = right - mark_width(s);
    for (i, pillar) in [Pillar::Government, Pillar::Economy, Pillar::Society].into_iter().enumerate() {
        let (left, tall) = (x + 4 * i as i32, 4 + 3 * i as i32);
        sheet.bar((left, middle + 5 - tall), (left + 3, middle + 5), theme.pillar(pillar), 1.0);
    }
}
