//! Lines, boxes and words on the paper, in whole pixels.

use super::{
    backend::{Paper, Pen},
    measure::{self, Weight},
};
use plotters::{
    coord::{
        Shift,
        cartesian::Cartesian2d,
        types::{RangedCoordf64, RangedCoordi32},
    },
    element::{CoordMapper, Drawable, PointCollection},
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};
use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle, DrawingErrorKind};
use std::{convert::Infallible, ops::Range};

/// Where words stand to their point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// They begin at it.
    Right,
    /// They are centred on it.
    Middle,
    /// They end at it.
    Left,
}

/// How words look.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// Font size in pixels.
    pub size: f64,
    /// How heavy.
    pub weight: Weight,
    /// Colour.
    pub colour: RGBColor,
}

/// The picture being drawn.
pub struct Sheet {
    /// Groups are opened here.
    pub paper: Paper,
    area: DrawingArea<Pen, Shift>,
}

/// The part of a picture that has an axis: values across, pixels down.
pub type Plot = DrawingArea<Pen, Cartesian2d<RangedCoordf64, RangedCoordi32>>;

impl Sheet {
    /// Paper of one colour.
    pub fn new(size: (u32, u32), title: &str, alt: &str, ground: RGBColor) -> Sheet {
        let paper = Paper::new(size, title, alt);
        let sheet = Sheet { area: paper.pen(size).into_drawing_area(), paper };
        sheet.bar((0, 0), (size.0 as i32, size.1 as i32), ground, 1.0);
        sheet
    }

    /// An axis over some pixels.
    pub fn plot(&self, values: Range<f64>, across: Range<i32>, down: Range<i32>) -> Plot {
        self.area.apply_coord_spec(Cartesian2d::new(values, down.clone(), (across, down)))
    }

    /// One line of words, its middle at `y`.
    pub fn words(&self, text: &str, at: (i32, i32), look: Type, side: Side) {
        put(&self.area, &Words { text, at, look, side });
    }

    /// A filled box.
    pub fn bar(&self, from: (i32, i32), to: (i32, i32), colour: RGBColor, alpha: f64) {
        put(&self.area, &Rectangle::new([from, to], colour.mix(alpha).filled()));
    }

    /// A line through points.
    pub fn line(&self, points: &[(i32, i32)], colour: RGBColor, wide: u32) {
        put(&self.area, &PathElement::new(points.to_vec(), colour.stroke_width(wide)));
    }

    /// A filled shape.
    pub fn shape(&self, points: &[(i32, i32)], colour: RGBColor, alpha: f64) {
        put(&self.area, &Polygon::new(points.to_vec(), colour.mix(alpha)));
    }

    /// A filled shape that plotters has no element for, as the path of an SVG with sharp edges.
    pub fn path(&self, path: &str, colour: RGBColor) {
        self.paper.path(path, colour.rgb());
    }

    /// A disc or, hollow, a ring.
    pub fn dot(&self, at: (i32, i32), radius: i32, colour: RGBColor, hollow: bool) {
        let style = if hollow { colour.stroke_width(2) } else { colour.filled() };
        put(&self.area, &Circle::new(at, radius, style));
    }
}

/// One line of words as an element of plotters. Its own `Text` copies the words and the name of the font several times.
struct Words<'w> {
    text: &'w str,
    at: (i32, i32),
    look: Type,
    side: Side,
}

impl<'e> PointCollection<'e, (i32, i32)> for &'e Words<'_> {
    type Point = &'e (i32, i32);
    type IntoIter = Option<&'e (i32, i32)>;

    fn point_iter(self) -> Self::IntoIter {
        Some(&self.at)
    }
}

impl Drawable<Pen> for Words<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        pen: &mut Pen,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        at.next().map_or(Ok(()), |at| pen.draw_text(self.text, self, at))
    }
}

impl BackendTextStyle for Words<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.look.colour.to_backend_color()
    }

    fn size(&self) -> f64 {
        self.look.size
    }

    fn style(&self) -> FontStyle {
        if self.look.weight == Weight::Bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> Pos {
        let across = match self.side {
            Side::Right => HPos::Left,
            Side::Middle => HPos::Center,
            Side::Left => HPos::Right,
        };
        Pos::new(across, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(measure::FONT)
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (measure::pixels(text, self.look.size, self.look.weight), self.look.size as i32)))
    }

    /// Only what paints letters pixel by pixel asks for these.
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// Draws an element of plotters.
pub fn put<'e, CT, E, B>(area: &DrawingArea<Pen, CT>, element: &'e E)
where
    CT: CoordTranslate,
    B: CoordMapper,
    &'e E: PointCollection<'e, CT::From, B>,
    E: Drawable<Pen, B>,
{
    area.draw(element).expect("the pen writes into memory, and nothing else holds it while it draws");
}
