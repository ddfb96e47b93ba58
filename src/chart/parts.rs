//! Parts of a whole: a bar of a hundred, the part that the article tells, and what is left of the whole.

use super::{
    Spec,
    bars::{names, value},
    content::Content,
    draw::{Sheet, Side, Type},
    frame::{Frame, Scale, lines},
    layout::{self, VALUE_GAP},
    marks::Mark,
    measure::{self, Weight},
    number::grouped,
    say::Say,
    theme::{blend, on_shade},
};
use rust_decimal::Decimal;

/// How much of the colour of what is left is that of muted words.
const REST: f64 = 0.25;
const TICKS: [i32; 5] = [0, 25, 50, 75, 100];

/// Draws the bars.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let rest = blend(c.ground, c.muted, REST);
    let first = content.items.first().map_or(c.muted, |item| spec.theme.pillar(item.pillar));
    let legend = vec![(first, say.plain("parts_told")), (rest, say.plain("parts_rest"))];
    let frame = Frame::new(content, false, scale, &say).with_shades(legend, &Mark::ALL);
    let ticks_high = lines(1, scale.small) + 6;
    let bare = layout::lay(content, scale, 0, false);
    let needed = frame.head() + bare.height + 8 + ticks_high + frame.foot();
    let height = spec.height.map_or(needed, |h| (h.min(10_000) as i32).max(needed));
    let layout = if height > needed { layout::lay(content, scale, height - needed, false) } else { bare };
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);

    let top = frame.head();
    let bottom = top + layout.height + 8;
    let plot = sheet.plot(0.0..100.0, layout.left..layout.right, top..bottom);
    let across = |value: f64| plot.map_coordinate(&(value, bottom)).0;
    let small = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
    sheet.paper.open(&[("id", "sodo-axis")], "");
    for at in TICKS.into_iter().filter(|at| layout.right - layout.left > 240 || at % 50 == 0) {
        let x = across(f64::from(at));
        for (upper, lower) in layout.grid(top) {
            sheet.line(&[(x, upper), (x, lower)], if at == 0 { c.axis } else { c.grid }, 1);
        }
        let side = if layout.stacked && at == 0 { Side::Right } else { Side::Middle };
        sheet.words(&format!("{at}%"), (x, bottom + 4 + lines(1, scale.small) / 2), small, side);
    }
    sheet.paper.close();
    let plain = |number: Decimal| grouped(number.normalize(), number.normalize().scale(), spec.lang);
    for (i, (item, place)) in content.items.iter().zip(&layout.places).enumerate() {
        let id = format!("sodo-bar-{}", i + 1);
        sheet.paper.open(&[("id", &id), ("data-doc", &item.doc), ("data-id", &item.id)], &item.hover);
        names(&sheet, place, &layout, scale, top, c);
        let middle = top + place.middle;
        let (upper, lower) = (middle - layout.thick / 2, middle + layout.thick / 2);
        let colour = spec.theme.pillar(item.pillar);
        // A part may be told larger than its whole; the bar ends at the whole, the words tell the rest.
        let end = across(item.length.min(100.0));
        sheet.bar((layout.left, upper), (end, lower), colour, 1.0);
        sheet.bar((end, upper), (layout.right, lower), rest, 1.0);
        if let Some((part, whole)) = item.parts {
            inside(&sheet, &plain(part), (layout.left, end), middle, scale, on_shade(colour));
            if whole > part {
                inside(&sheet, &plain(whole - part), (end, layout.right), middle, scale, on_shade(rest));
            }
        }
        value(&sheet, place, layout.right + VALUE_GAP, middle, scale, c.text);
        sheet.paper.close();
    }
    sheet.paper.finish()
}

/// Words in the middle of a stretch, where they fit.
fn inside(
    sheet: &Sheet,
    words: &str,
    (left, right): (i32, i32),
    middle: i32,
    scale: Scale,
    colour: plotters::style::RGBColor,
) {
    if measure::pixels(words, scale.small, Weight::Bold) + 8 <= right - left {
        let look = Type { size: scale.small, weight: Weight::Bold, colour };
        sheet.words(words, ((left + right) / 2, middle), look, Side::Middle);
    }
}
