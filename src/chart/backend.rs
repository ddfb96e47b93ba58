//! The paper that plotters draws on: SVG text, written by us.
//!
//! Of the backends that exist, none measures text in a worker (on wasm plotters asks the document, which a worker has
//! not), groups what belongs to one bar, or describes the picture to those who do not see it. This one does, and
//! writes whole numbers, so a picture is the same bytes wherever it is drawn.

use super::measure::{self, Weight};
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

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Paper {
    /// An empty picture that says what it is to readers who cannot see it.
    pub fn new(size: (u32, u32), title: &str, alt: &str) -> Paper {
        let (w, h) = size;
        let mut out = format!(
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
        out.push('>');
        if !words.is_empty() {
            out.push_str("<title>");
            escape(words, &mut out);
            out.push_str("</title>");
        }
        out.push('\n');
    }

    /// Closes the group opened last.
    pub fn close(&self) {
        self.out.borrow_mut().push_str("</g>\n");
    }

    /// A filled shape with sharp edges, by its path.
    pub fn path(&self, path: &str, rgb: (u8, u8, u8)) {
        let mut out = self.out.borrow_mut();
        let _ = write!(out, "<path d=\"{path}\" shape-rendering=\"crispEdges\"");
        paint(&mut out, "fill", BackendColor { alpha: 1.0, rgb });
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
        let (x1, y1, x2, y2) = (from.0, from.1, to.0, to.1);
        self.element(style, false, format_args!("line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\""))
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (a.0.min(b.0), a.1.min(b.1));
        let (w, h) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        self.element(style, fill, format_args!("rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\""))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.element(style, false, format_args!("polyline points=\"{}\"", points(path)))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.element(style, true, format_args!("polygon points=\"{}\"", points(path)))
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.element(style, fill, format_args!("circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\""))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let (anchor, size) = (style.anchor(), style.size());
        let down = match anchor.v_pos {
            VPos::Top => measure::ASCENT,
            VPos::Center => measure::CAPITAL / 2.0,
            VPos::Bottom => -measure::DESCENT,
        };
        let mut out = self.paper.out.borrow_mut();
        let (y, size) = (tenths(f64::from(y) + down * size), tenths(size));
        let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{}\"", size.trim_end_matches(".0"));
        out.push_str(match anchor.h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        if weight(style) == Weight::Bold {
            out.push_str(" font-weight=\"700\"");
        }
        paint(&mut out, "fill", style.color());
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
    fn element<S: BackendStyle>(&mut self, style: &S, fill: bool, shape: std::fmt::Arguments<'_>) -> Drawn {
        let mut out = self.paper.out.borrow_mut();
        let _ = write!(out, "<{shape}");
        if fill {
            paint(&mut out, "fill", style.color());
        } else {
            out.push_str(" fill=\"none\"");
            paint(&mut out, "stroke", style.color());
            if style.stroke_width() != 1 {
                let _ = write!(out, " stroke-width=\"{}\"", style.stroke_width());
            }
        }
        out.push_str("/>\n");
        Ok(())
    }
}

fn weight<S: BackendTextStyle>(style: &S) -> Weight {
    if matches!(style.style(), FontStyle::Bold) { Weight::Bold } else { Weight::Regular }
}

fn paint(out: &mut String, property: &str, color: BackendColor) {
    let (r, g, b) = color.rgb;
    let _ = write!(out, " {property}=\"#{r:02x}{g:02x}{b:02x}\"");
    if color.alpha < 1.0 {
        let _ = write!(out, " {property}-opacity=\"0.{:02}\"", (color.alpha * 100.0).round() as u8);
    }
}

/// A place on the paper with one digit behind the dot. To write it as the library writes any floating number would
/// bring along its search for the shortest digits, 5 kB of the module.
fn tenths(place: f64) -> String {
    let tenths = (place * 10.0).round() as u32;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut out = String::new();
    for (x, y) in path {
        let _ = write!(out, "{}{x},{y}", if out.is_empty() { "" } else { " " });
    }
    out
}

/// Text as XML may hold it: marks escaped, characters that XML 1.0 forbids replaced.
fn escape(text: &str, out: &mut String) {
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
