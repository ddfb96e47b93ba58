//! The paper that plotters draws on: SVG text, written by us.
//!
//! Of the backends that exist, none measures text in a worker (on wasm plotters asks the document, which a worker has
//! not), groups what belongs to one bar, or describes the picture to those who do not see it. This one does, and
//! writes whole numbers, so a picture is the same bytes wherever it is drawn.

use super::measure::{self, Weight};
use crate::number;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    text_anchor::{HPos, VPos},
};
use std::{cell::RefCell, convert::Infallible, fmt::Write, rc::Rc};

/// The SVG as far as it is written. Clones share it, so groups can be opened around what plotters draws.
#[derive(Clone)]
pub struct Paper {
    out: Rc<RefCell<String>>,
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
        let mut out = String::with_capacity(ROOM);
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
             aria-labelledby=\"sodo-title sodo-desc\" font-family=\"{}\">\n<title id=\"sodo-title\">",
            measure::FAMILY
        );
        escape(title, &mut out);
        out.push_str("</title>\n<desc id=\"sodo-desc\">");
        escape(alt, &mut out);
        out.push_str("</desc>\n");
        Paper { out: Rc::new(RefCell::new(out)) }
    }

    /// A pen for plotters.
    pub fn pen(&self, size: (u32, u32)) -> Pen {
        Pen { paper: self.clone(), size }
    }

    /// Opens a group with attributes and, where given, words that a pointer shows.
    pub fn open(&self, attributes: &[(&str, &str)], words: &str) {
        let mut out = self.out.borrow_mut();
        out.push_str("<g");
        for (name, value) in attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, &mut out);
            out.push('"');
        }
        head(words, &mut out);
    }

    /// Opens the group of a figure: how manieth it is, its document and its id, and the words that a pointer shows.
    pub fn figure(&self, number: usize, (doc, id): (&str, &str), words: &str) {
        let mut out = self.out.borrow_mut();
        attribute("<g id=\"sodo-bar-", number as i32, &mut out);
        out.push_str(" data-doc=\"");
        escape(doc, &mut out);
        out.push_str("\" data-id=\"");
        escape(id, &mut out);
        out.push('"');
        head(words, &mut out);
    }

    /// Closes the group opened last.
    pub fn close(&self) {
        self.out.borrow_mut().push_str("</g>\n");
    }

    /// A filled shape with sharp edges, by its path.
    pub fn path(&self, path: &str, rgb: (u8, u8, u8)) {
        let mut out = self.out.borrow_mut();
        let _ = write!(out, "<path d=\"{path}\" shape-rendering=\"crispEdges\"");
        paint("fill", BackendColor { alpha: 1.0, rgb }, &mut out);
        out.push_str("/>\n");
    }

    /// The whole picture.
    pub fn finish(self) -> String {
        self.out.borrow_mut().push_str("</svg>\n");
        self.out.take()
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
        out.push_str("<text");
        attribute(" x=\"", x, &mut out);
        out.push_str(" y=\"");
        tenths(f64::from(y) + down * size, true, &mut out);
        out.push_str("\" font-size=\"");
        tenths(size, false, &mut out);
        out.push('"');
        out.push_str(match anchor.h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        if weight(style) == Weight::Bold {
            out.push_str(" font-weight=\"700\"");
        }
        paint("fill", style.color(), &mut out);
        out.push('>');
        escape(text, &mut out);
        out.push_str("</text>\n");
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
        out.push_str(begin);
        attributes.iter().for_each(|(before, number)| attribute(before, *number, &mut out));
        look.close(&mut out)
    }

    fn points(&mut self, begin: &str, path: &mut dyn Iterator<Item = BackendCoord>, look: Look) -> Drawn {
        let mut out = self.paper.out.borrow_mut();
        out.push_str(begin);
        for (at, (x, y)) in path.enumerate() {
            out.push_str(if at == 0 { " points=\"" } else { " " });
            number::write(x, &mut out);
            out.push(',');
            number::write(y, &mut out);
        }
        out.push('"');
        look.close(&mut out)
    }
}

/// The end of the tag that opens a group, and its words.
fn head(words: &str, out: &mut String) {
    if words.is_empty() {
        return out.push_str(">\n");
    }
    out.push_str("><title>");
    escape(words, out);
    out.push_str("</title>\n");
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
    fn close(&self, out: &mut String) -> Drawn {
        if self.fill {
            paint("fill", self.colour, out);
        } else {
            out.push_str(" fill=\"none\"");
            paint("stroke", self.colour, out);
            if self.wide != 1 {
                attribute(" stroke-width=\"", self.wide as i32, out);
            }
        }
        out.push_str("/>\n");
        Ok(())
    }
}

/// Writes an attribute, of which all before the number is given in one: each piece costs as much as several letters.
fn attribute(before: &str, number: i32, out: &mut String) {
    out.push_str(before);
    number::write(number, out);
    out.push('"');
}

fn weight<S: BackendTextStyle>(style: &S) -> Weight {
    if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular }
}

fn paint(property: &str, color: BackendColor, out: &mut String) {
    let digit = |value: u8| if value < 10 { b'0' + value } else { b'a' - 10 + value };
    out.push_str(if property == "fill" { " fill=\"#" } else { " stroke=\"#" });
    let (r, g, b) = color.rgb;
    let digits = [r >> 4, r & 15, g >> 4, g & 15, b >> 4, b & 15].map(digit);
    out.push_str(std::str::from_utf8(&digits).unwrap_or_default());
    out.push('"');
    if color.alpha < 1.0 {
        let _ = write!(out, " {property}-opacity=\"0.{:02}\"", (color.alpha * 100.0).round() as u8);
    }
}

/// A place on the paper with one digit behind the dot, of a size none where it is 0. To write it as the library writes any
/// floating number would bring along its search for the shortest digits, 5 kB of the module.
fn tenths(place: f64, always: bool, out: &mut String) {
    let tenths = (place * 10.0).round().max(0.0) as i32;
    number::write(tenths / 10, out);
    if always || tenths % 10 > 0 {
        out.push('.');
        number::write(tenths % 10, out);
    }
}

/// Text as XML may hold it: marks escaped, characters that XML 1.0 forbids replaced.
fn escape(text: &str, out: &mut String) {
    // Most text is written as it is; 0xEF begins what XML does not allow, and rare letters.
    if !text.bytes().any(|byte| byte < b' ' || matches!(byte, b'<' | b'>' | b'&' | b'"' | 0xEF)) {
        return out.push_str(text);
    }
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
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
