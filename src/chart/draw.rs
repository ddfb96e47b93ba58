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
use std::ops::Range;

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
    pub fn words(&self, text: &str, (x, y): (i32, i32), look: Type, side: Side) {
        let style = if look.weight == Weight::Bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::Name(measure::FONT), look.size, style);
        let across = match side {
            Side::Right => HPos::Left,
            Side::Middle => HPos::Center,
            Side::Left => HPos::Right,
        };
        let style = TextStyle::from(font).color(&look.colour).pos(Pos::new(across, VPos::Center));
        put(&self.area, &Text::new(text, (x, y), style));
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
