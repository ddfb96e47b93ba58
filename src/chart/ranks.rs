//! Places of a ranking: dots on a scale from place 1 at the left to the last place at the right.
//!
//! A bar would make the worst place the longest. A dot on a scale shows what a rank is: a position, nothing to add.

use super::{
    Spec, axis,
    bars::{names, value},
    content::Content,
    draw::{Sheet, Side, Type},
    frame::{Frame, Scale, lines},
    layout::{self, VALUE_GAP},
    marks::{Mark, Spot, diamond, spot},
    measure::{self, Weight},
    number::grouped,
    say::Say,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Draws the dots.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let frame = Frame::new(content, true, scale, &say);
    let ticks_high = lines(1, scale.small) + 6;
    let bare = layout::lay(content, scale, 0, false);
    let needed = frame.head() + bare.height + 8 + ticks_high + frame.foot();
    let height = spec.height.map_or(needed, |h| (h.min(10_000) as i32).max(needed));
    let layout = if height > needed { layout::lay(content, scale, height - needed, false) } else { bare };
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);

    let (top, radius) = (frame.head(), layout.thick / 3);
    let bottom = top + layout.height + 8;
    let last = content.reach.max(Decimal::TWO);
    let (left, right) = (layout.left + radius, layout.right);
    let plot = sheet.plot(1.0..last.to_f64().unwrap_or(2.0), left..right, top..bottom);
    // A text can say place 0; the scale begins at 1.
    let across = |place: f64| plot.map_coordinate(&(place.max(1.0), bottom)).0;
    let small = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
    sheet.paper.open(&[("id", "sodo-axis")], "");
    let widest = measure::pixels(&grouped(last, 0, spec.lang), scale.small, Weight::Regular);
    let most = ((right - left) / (widest + 24)).clamp(2, 6) as usize;
    for place in axis::of_places(last, most) {
        let x = across(place.to_f64().unwrap_or_default());
        for (upper, lower) in layout.grid(top) {
            sheet.line(&[(x, upper), (x, lower)], c.grid, 1);
        }
        sheet.words(&grouped(place, 0, spec.lang), (x, bottom + 4 + lines(1, scale.small) / 2), small, Side::Middle);
    }
    sheet.paper.close();
    for (i, (item, place)) in content.items.iter().zip(&layout.places).enumerate() {
        let id = format!("sodo-bar-{}", i + 1);
        sheet.paper.open(&[("id", &id), ("data-doc", &item.doc), ("data-id", &item.id)], &item.hover);
        names(&sheet, place, &layout, scale, top, c);
        let (colour, middle) = (spec.theme.pillar(item.pillar), top + place.middle);
        let at = across(item.length);
        sheet.line(&[(left, middle), (right, middle)], c.grid, 2);
        if let Some(target) = item.target {
            diamond(&sheet, (across(target), middle), c);
        }
        let high = item.high.map_or(at, across);
        let place_on_scale = Spot { left, right, at, high, middle, radius };
        spot(&sheet, Mark::of(item.bound), place_on_scale, colour, c);
        value(&sheet, place, right + radius + VALUE_GAP, middle, scale, c.text);
        sheet.paper.close();
    }
    sheet.paper.finish()
}
