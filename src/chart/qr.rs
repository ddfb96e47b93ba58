//! A link as a QR code (ISO/IEC 18004): what messengers do to a picture, they leave the code readable.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};
use std::fmt::Write;

/// A link in dark and light squares.
pub struct Code {
    code: QrCode,
}

/// Squares that stay light on each side, which readers need to find the code.
const QUIET: i32 = 4;
/// A code of more squares a side is too fine for a camera held before a screen.
const MOST_SQUARES: i32 = 129;

impl Code {
    /// The code for a link; nothing for none, and for one that is too long. Decimal digits at the end of a link take
    /// a third of a byte each, so a link that is to be a code has its data in digits.
    pub fn new(link: &str) -> Option<Code> {
        if link.is_empty() {
            return None;
        }
        let digits = link.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let segments = [QrSegment::make_bytes(&link.as_bytes()[..digits]), QrSegment::make_numeric(&link[digits..])];
        let code = QrCode::encode_segments(&segments, QrCodeEcc::Low).ok()?;
        Some(Code { code }).filter(|code| code.code.size() <= MOST_SQUARES)
    }

    /// Squares on each side, the light ones around it too.
    pub fn squares(&self) -> i32 {
        self.code.size() + 2 * QUIET
    }

    /// The dark squares as the path of an SVG, runs of a row together, each square so many pixels wide.
    pub fn path(&self, (left, top): (i32, i32), pixels: i32) -> String {
        let mut path = String::new();
        let (left, top) = (left + QUIET * pixels, top + QUIET * pixels);
        for y in 0..self.code.size() {
            let mut x = 0;
            while x < self.code.size() {
                let run = (x..self.code.size()).take_while(|&x| self.code.get_module(x, y)).count() as i32;
                if run > 0 {
                    let _ = write!(
                        path,
                        "M{},{}h{}v{pixels}h-{}z",
                        left + x * pixels,
                        top + y * pixels,
                        run * pixels,
                        run * pixels
                    );
                }
                x += run + 1;
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_take_less_room_than_letters() {
        let link = |end: &str| Code::new(&["https://so.do/#", &end.repeat(500)].concat()).map(|code| code.squares());
        assert!(link("7") < link("x"), "{:?} {:?}", link("7"), link("x"));
        assert!(Code::new("").is_none());
        assert!(Code::new(&"x".repeat(3000)).is_none());
    }

    #[test]
    fn its_corners_are_drawn_where_readers_look_for_them() {
        let code = Code::new("https://so.do/").expect("a short link fits");
        // The upper side of the first finder is seven squares long, behind four light ones.
        assert!(code.path((10, 20), 2).starts_with("M18,28h14v2h-14z"));
    }
}
