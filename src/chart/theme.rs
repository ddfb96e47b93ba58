//! Colours. Each pillar keeps its own in every chart; they stay apart for readers who do not see red, green or blue.

use crate::analysis::Pillar;
use plotters::style::RGBColor;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white.
    #[default]
    Light,
    /// Light on near black.
    Dark,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub struct Colours {
    /// Behind everything.
    pub ground: RGBColor,
    /// Title, labels, values.
    pub text: RGBColor,
    /// Subtitle, ticks, source.
    pub muted: RGBColor,
    /// Grid lines and tracks.
    pub grid: RGBColor,
    /// The line that bars stand on.
    pub axis: RGBColor,
}

impl Theme {
    /// Both.
    pub const ALL: [Theme; 2] = [Theme::Light, Theme::Dark];

    /// The spelling that leaves the program.
    pub fn word(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme with this spelling.
    pub fn from_word(word: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|t| t.word() == word)
    }

    /// Its colours.
    pub fn colours(self) -> Colours {
        match self {
            Theme::Light => Colours {
                ground: hex(0xFFFFFF),
                text: hex(0x1A212B),
                muted: hex(0x566070),
                grid: hex(0xE3E7ED),
                axis: hex(0x8791A0),
            },
            Theme::Dark => Colours {
                ground: hex(0x12171F),
                text: hex(0xEDF1F6),
                muted: hex(0xAAB4C2),
                grid: hex(0x2A323E),
                axis: hex(0x6B7686),
            },
        }
    }

    /// The colour of a pillar.
    pub fn pillar(self, pillar: Pillar) -> RGBColor {
        let (light, dark) = match pillar {
            Pillar::Government => (0x1F4FD8, 0x6E8BFF),
            Pillar::Economy => (0xA9620E, 0xF79A2E),
            Pillar::Society => (0x007049, 0x2BCB8A),
            Pillar::Foundation => (0x8A3A9E, 0xD79BE8),
            Pillar::Overall => (0x1F2B35, 0xF0F5FA),
            Pillar::None => (0x8C8C9C, 0x807E88),
        };
        hex(if self == Theme::Light { light } else { dark })
    }

    /// The colour of words on a bar of a pillar.
    pub fn on_pillar(self, pillar: Pillar) -> RGBColor {
        let c = self.colours();
        if self == Theme::Light && pillar == Pillar::None { c.text } else { c.ground }
    }
}

/// A colour between two: `part` of the second.
pub fn blend(a: RGBColor, b: RGBColor, part: f64) -> RGBColor {
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
    RGBColor(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
}

/// The colour of words on a shade: black or white, whichever reads better.
pub fn on_shade(shade: RGBColor) -> RGBColor {
    // The true curve of sRGB is a power of 2.4; this polynomial is within a thousandth of it, and no search for powers.
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        part * (part * (part * 0.305306011 + 0.682171111) + 0.012522878)
    };
    let light = 0.2126 * linear(shade.0) + 0.7152 * linear(shade.1) + 0.0722 * linear(shade.2);
    if light < 0.179 { RGBColor(255, 255, 255) } else { RGBColor(0, 0, 0) }
}

const fn hex(rgb: u32) -> RGBColor {
    RGBColor((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How the eye takes colours in without one of its cones (Machado, Oliveira and Fernandes 2009, full severity).
    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    fn linear(c: RGBColor) -> [f64; 3] {
        [c.0, c.1, c.2].map(|v| {
            let v = f64::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let light = |c| {
            let [r, g, b] = linear(c);
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let (a, b) = (light(a), light(b));
        a.max(b) / a.min(b)
    }

    fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
        let f = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        let y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
        let z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn seen(eye: [[f64; 3]; 3], c: RGBColor) -> [f64; 3] {
        let v = linear(c);
        lab(eye.map(|row| (row[0] * v[0] + row[1] * v[1] + row[2] * v[2]).clamp(0.0, 1.0)))
    }

    #[test]
    fn text_reads_and_bars_stand_out() {
        for theme in Theme::ALL {
            let c = theme.colours();
            assert!(contrast(c.text, c.ground) >= 7.0);
            assert!(contrast(c.muted, c.ground) >= 4.5);
            assert!(contrast(c.axis, c.ground) >= 3.0);
            for &pillar in Pillar::ALL {
                let least = if pillar == Pillar::None { 3.0 } else { 4.5 };
                assert!(contrast(theme.pillar(pillar), c.ground) >= least, "{theme:?} {pillar:?}");
                assert!(contrast(theme.pillar(pillar), theme.on_pillar(pillar)) >= 4.5, "{theme:?} {pillar:?}");
            }
        }
    }

    #[test]
    fn words_read_on_every_shade() {
        for theme in Theme::ALL {
            for &pillar in Pillar::ALL {
                for part in 0..=20 {
                    let shade = blend(theme.colours().ground, theme.pillar(pillar), f64::from(part) / 20.0);
                    assert!(contrast(shade, on_shade(shade)) >= 4.5, "{theme:?} {pillar:?} {part}");
                }
            }
        }
    }

    #[test]
    fn pillars_stay_apart_for_every_eye() {
        for theme in Theme::ALL {
            for eye in EYES {
                for (i, &a) in Pillar::ALL.iter().enumerate() {
                    for &b in &Pillar::ALL[i + 1..] {
                        let (p, q) = (seen(eye, theme.pillar(a)), seen(eye, theme.pillar(b)));
                        let far = p.iter().zip(q).map(|(x, y)| (x - y).powi(2)).sum::<f64>().sqrt();
                        assert!(far >= 20.0, "{theme:?} {a:?} {b:?} {far}");
                    }
                }
            }
        }
    }
}
