//! The paper that plotters draws on: SVG text, written by us.
//!
//! Of the backends that exist, none measures text in a worker (on wasm plotters asks the document, which a worker has
//! not), groups what belongs to one bar, or describes the picture to those who do not see it. This one does, and
//! writes whole numbers, so a picture is the same bytes wherever it is drawn.

use super::{
    ink::Ink,
    measure::{self, Weight},
};
use crate::corpus::Id;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    text_anchor::{HPos, VPos},
};
use std::{cell::RefCell, convert::Infallible, rc::Rc};

/// The SVG as far as it is written. Clones share it, so groups can be opened around what plotters draws.
#[derive(Clone)]
pub struct Paper {
    out: Rc<RefCell<Ink>>,
}

/// What plotters holds to draw on a [`Paper`].
pub struct Pen {
    paper: Paper,
    size: (u32, u32),
}

/// Bytes of a usual picture.
const ROOM: usize = 1 << 15;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Paper {
    /// An empty picture that says what it is to readers who cannot see it.
    pub fn new(size: (u32, u32), title: &str, alt: &str) -> Paper {
        let (w, h) = size;
        let mut out = Ink::new(ROOM);
        out.put(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
             aria-labelledby=\"sodo-title sodo-desc\" font-family=\"{}\">\n<title id=\"sodo-title\">",
            measure::FAMILY
        ));
        out.escape(title);
        out.put("</title>\n<desc id=\"sodo-desc\">");
        out.escape(alt);
        out.put("</desc>\n");
        Paper { out: Rc::new(RefCell::new(out)) }
    }

    /// A pen for plotters.
    pub fn pen(&self, size: (u32, u32)) -> Pen {
        Pen { paper: self.clone(), size }
    }

    /// Opens a group with attributes and, where given, words that a pointer shows.
    pub fn open(&self, attributes: &[(&str, &str)], words: &str) {
        let mut out = self.out.borrow_mut();
        out.put("<g");
        for (name, value) in attributes {
            out.put(" ");
            out.put(name);
            out.put("=\"");
            out.escape(value);
            out.put("\"");
        }
        out.head(words);
    }

    /// Opens the group of a figure: how manieth it is, its document and its id, and the words that a pointer shows.
    pub fn figure(&self, number: usize, (doc, id): (&str, Id), words: &str) {
        let mut out = self.out.borrow_mut();
        out.attribute("<g id=\"sodo-bar-", number as i32);
        out.put(" data-doc=\"");
        out.escape(doc);
        out.put("\" data-id=\"");
        out.id(id);
        out.put("\"");
        out.head(words);
    }

    /// Closes the group opened last.
    pub fn close(&self) {
        self.out.borrow_mut().put("</g>\n");
    }

    /// A filled shape with sharp edges, by its path.
    pub fn path(&self, path: &str, rgb: (u8, u8, u8)) {
        let mut out = self.out.borrow_mut();
        out.put("<path d=\"");
        out.put(path);
        out.put("\" shape-rendering=\"crispEdges\"");
        paint("fill", BackendColor { alpha: 1.0, rgb }, &mut out);
        out.put("/>\n");
    }

    /// The whole picture.
    pub fn finish(self) -> String {
        let mut out = self.out.borrow_mut();
        out.put("</svg>\n");
        out.take()
    }
}

impl DrawingBackend for Pen {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.element(
            "<line",
            &[(" x1=\"", from.0), (" y1=\"", from.1), (" x2=\"", to.0), (" y2=\"", to.1)],
            look(style, false),
        )
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        let (w, h) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        self.element("<rect", &[(" x=\"", x), (" y=\"", y), (" width=\"", w), (" height=\"", h)], look(style, fill))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.points("<polyline", &mut path.into_iter(), look(style, false))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.points("<polygon", &mut path.into_iter(), look(style, true))
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.element("<circle", &[(" cx=\"", x), (" cy=\"", y), (" r=\"", radius as i32)], look(style, fill))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let (anchor, size) = (style.anchor(), style.size());
        let down = match anchor.v_pos {
            VPos::Top => measure::ASCENT,
            VPos::Center => measure::CAPITAL / 2.0,
            VPos::Bottom => -measure::DESCENT,
        };
        let mut out = self.paper.out.borrow_mut();
        out.put("<text");
        out.attribute(" x=\"", x);
        out.put(" y=\"");
        out.tenths(f64::from(y) + down * size, true);
        out.put("\" font-size=\"");
        out.tenths(size, false);
        out.put("\"");
        out.put(match anchor.h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        if weight(style) == Weight::Bold {
            out.put(" font-weight=\"700\"");
        }
        paint("fill", style.color(), &mut out);
        out.put(">");
        out.escape(text);
        out.put("</text>\n");
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let height = (measure::ASCENT + measure::DESCENT) * style.size();
        Ok((measure::pixels(text, style.size(), weight(style)) as u32, height.ceil() as u32))
    }
}

impl Pen {
    fn element(&mut self, begin: &str, attributes: &[(&str, i32)], look: Look) -> Drawn {
        let mut out = self.paper.out.borrow_mut();
        out.put(begin);
        attributes.iter().for_each(|(before, number)| out.attribute(before, *number));
        look.close(&mut out)
    }

    fn points(&mut self, begin: &str, path: &mut dyn Iterator<Item = BackendCoord>, look: Look) -> Drawn {
        let mut out = self.paper.out.borrow_mut();
        out.put(begin);
        for (at, (x, y)) in path.enumerate() {
            out.put(if at == 0 { " points=\"" } else { " " });
            out.number(x);
            out.put(",");
            out.number(y);
        }
        out.put("\"");
        look.close(&mut out)
    }
}

/// How a shape looks.
struct Look {
    fill: bool,
    colour: BackendColor,
    wide: u32,
}

fn look<S: BackendStyle>(style: &S, fill: bool) -> Look {
    Look { fill, colour: style.color(), wide: style.stroke_width() }
}

impl Look {
    /// The last attributes of a shape, and its end.
    fn close(&self, out: &mut Ink) -> Drawn {
        if self.fill {
            paint("fill", self.colour, out);
        } else {
            out.put(" fill=\"none\"");
            paint("stroke", self.colour, out);
            if self.wide != 1 {
                out.attribute(" stroke-width=\"", self.wide as i32);
            }
        }
        out.put("/>\n");
        Ok(())
    }
}

fn paint(property: &str, color: BackendColor, out: &mut Ink) {
    out.put(if property == "fill" { " fill=\"" } else { " stroke=\"" });
    out.colour(color.rgb);
    out.put("\"");
    if color.alpha < 1.0 {
        out.put(&format!(" {property}-opacity=\"0.{:02}\"", (color.alpha * 100.0).round() as u8));
    }
}

fn weight<S: BackendTextStyle>(style: &S) -> Weight {
    if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::prelude::*;

    #[test]
    fn a_picture_is_escaped_grouped_and_whole() {
        let paper = Paper::new((100, 50), "<a> & \"b\"", "x\u{0}y");
        let area = paper.pen((100, 50)).into_drawing_area();
        paper.open(&[("id", "bar-1"), ("data-doc", "a\"b")], "80 < 90");
        area.draw(&Rectangle::new([(20, 5), (10, 15)], RGBColor(1, 2, 255).mix(0.5).filled())).unwrap();
        area.draw(&Text::new("Ệ&", (3, 20), ("x", 10).into_font().color(&BLACK))).unwrap();
        paper.close();
        let svg = paper.finish();
        assert!(svg.contains("<title id=\"sodo-title\">&lt;a&gt; &amp; &quot;b&quot;</title>"));
        assert!(svg.contains("<desc id=\"sodo-desc\">x\u{fffd}y</desc>"));
        assert!(svg.contains("<g id=\"bar-1\" data-doc=\"a&quot;b\"><title>80 &lt; 90</title>"));
        assert!(
            svg.contains("<rect x=\"10\" y=\"5\" width=\"10\" height=\"10\" fill=\"#0102ff\" fill-opacity=\"0.50\"/>")
        );
        assert!(svg.contains("<text x=\"3\" y=\"31.8\" font-size=\"10\" fill=\"#000000\">Ệ&amp;</text>"));
        assert!(svg.ends_with("</g>\n</svg>\n"));
    }

    #[test]
    fn text_is_measured_by_the_table() {
        let pen = Paper::new((10, 10), "", "").pen((10, 10));
        let style = TextStyle::from((measure::FONT, 100).into_font());
        assert_eq!(pen.estimate_text_size("80%", &style).unwrap(), (216, 144));
    }
}
