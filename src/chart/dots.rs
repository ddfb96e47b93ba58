//! Dots on one axis: many areas in little room. A dot has no length, so the axis may begin where the figures do.

use super::{
    Spec, axis,
    bars::{names, tick, value},
    content::Content,
    draw::{Sheet, Side, Type},
    frame::{Frame, Scale, lines},
    layout::{self, TIP, VALUE_GAP},
    marks::{Mark, Spot, diamond, spot},
    measure::{self, Weight},
    say::Say,
};
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Draws the dots.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let frame = Frame::new(content, true, scale, &say);
    let ticks_high = lines(1, scale.small) + 6;
    let bare = layout::lay(content, scale, 0, true);
    let needed = frame.head() + bare.height + 8 + ticks_high + frame.foot();
    let height = spec.height.map_or(needed, |h| (h.min(10_000) as i32).max(needed));
    let layout = if height > needed { layout::lay(content, scale, height - needed, true) } else { bare };
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);

    let (top, radius) = (frame.head(), layout.thick / 3);
    let bottom = top + layout.height + 8;
    let ticks = ticks(content, layout.right - layout.left - TIP, scale, spec);
    let float = |value: Decimal| value.to_f64().unwrap_or_default();
    let ends = (float(ticks[0].0), float(ticks[ticks.len() - 1].0));
    let (left, right) = (layout.left + TIP, layout.right);
    let plot = sheet.plot(ends.0..ends.1, left..right, top..bottom);
    let across = |value: f64| plot.map_coordinate(&(value.clamp(ends.0, ends.1), bottom)).0;
    let small = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
    sheet.paper.open(&[("id", "sodo-axis")], "");
    for (at, words) in &ticks {
        let x = across(float(*at));
        for (upper, lower) in layout.grid(top) {
            sheet.line(&[(x, upper), (x, lower)], c.grid, 1);
        }
        sheet.words(words, (x, bottom + 4 + lines(1, scale.small) / 2), small, Side::Middle);
    }
    sheet.paper.close();
    for (i, (item, place)) in content.items.iter().zip(&layout.places).enumerate() {
        let id = format!("sodo-bar-{}", i + 1);
        sheet.paper.open(&[("id", &id), ("data-doc", &item.doc), ("data-id", &item.id)], &item.hover);
        names(&sheet, place, &layout, scale, top, c);
        let (colour, middle) = (spec.theme.pillar(item.pillar), top + place.middle);
        let at = across(item.length);
        sheet.line(&[(left, middle), (right, middle)], c.grid, 1);
        if let Some(target) = item.target {
            diamond(&sheet, (across(target), middle), c);
        }
        let high = item.high.map_or(at, across);
        let on_axis = Spot { left: left - TIP / 2, right: right + TIP / 2, at, high, middle, radius };
        spot(&sheet, Mark::of(item.bound), on_axis, colour, c);
        value(&sheet, place, right + TIP / 2 + VALUE_GAP, middle, scale, c.text);
        sheet.paper.close();
    }
    sheet.paper.finish()
}

/// Round values from the least to the largest, as many as have room for their words.
fn ticks(content: &Content, wide: i32, scale: Scale, spec: &Spec) -> Vec<(Decimal, String)> {
    let values = content.items.iter().flat_map(|item| [Some(item.length), item.high, item.target]).flatten();
    let values: Vec<Decimal> = values.filter_map(|value| Decimal::try_from(value).ok()).collect();
    let least = values.iter().min().copied().unwrap_or_default();
    let largest = values.iter().max().copied().unwrap_or_default();
    let mut most = 5;
    loop {
        let edges = axis::classes(least, largest, content.whole && !content.percent, most);
        let ticks: Vec<(Decimal, String)> = edges.iter().map(|&edge| (edge, tick(edge, content, spec))).collect();
        let widest = ticks
            .iter()
            .map(|(_, words)| measure::pixels(words, scale.small, Weight::Regular))
            .max()
            .unwrap_or_default();
        if most == 1 || (widest + 20) * (ticks.len() as i32 - 1) <= wide {
            return ticks;
        }
        most -= 1;
    }
}
