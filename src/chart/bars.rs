//! Horizontal bars from zero, the longest first.

use super::{
    Spec, axis,
    content::{Content, Item},
    draw::{Plot, Sheet, Side, Type, put},
    frame::{Frame, Scale, lines, stack},
    layout::{self, Layout, Place, TIP, VALUE_GAP},
    marks::{Edges, Mark, diamond},
    measure::{self, Weight},
    number::{grouped, in_units},
    say::Say,
};
use crate::analysis::Bound;
use plotters::prelude::*;
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// Draws the bars.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let frame = Frame::new(content, false, scale, &say);
    let ticks_high = lines(1, scale.small) + 6;
    let bare = layout::lay(content, scale, 0);
    let needed = frame.head() + bare.height + 8 + ticks_high + frame.foot();
    let height = spec.height.map_or(needed, |h| (h.min(10_000) as i32).max(needed));
    let layout = if height > needed { layout::lay(content, scale, height - needed) } else { bare };
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);

    let top = frame.head();
    let bottom = top + layout.height + 8;
    let (end, ticks) = ticks(content, &layout, scale, spec);
    let plot = sheet.plot(0.0..end, layout.left..layout.right, top..bottom);
    sheet.paper.open(&[("id", "sodo-axis")], "");
    let small = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
    for (value, words) in &ticks {
        let (x, _) = plot.map_coordinate(&(*value, bottom));
        let colour = if *value == 0.0 { c.axis } else { c.grid };
        for (upper, lower) in layout.grid(top) {
            put(&plot, &PathElement::new(vec![(*value, upper), (*value, lower)], colour));
        }
        let flush = layout.stacked && *value == 0.0;
        let side = if flush { Side::Right } else { Side::Middle };
        sheet.words(words, (x, bottom + 4 + lines(1, scale.small) / 2), small, side);
    }
    sheet.paper.close();
    for (i, (item, place)) in content.items.iter().zip(&layout.places).enumerate() {
        let id = format!("sodo-bar-{}", i + 1);
        sheet.paper.open(&[("id", &id), ("data-doc", &item.doc), ("data-id", &item.id)], &item.hover);
        names(&sheet, place, &layout, scale, top, c);
        bar(&sheet, &plot, item, place, &layout, top, spec, scale);
        sheet.paper.close();
    }
    sheet.paper.finish()
}

/// The names of a bar, at its left or above it.
pub fn names(sheet: &Sheet, place: &Place, layout: &Layout, scale: Scale, top: i32, c: super::theme::Colours) {
    let name = Type { size: scale.base, weight: Weight::Regular, colour: c.text };
    let note = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
    let at = |y| if layout.stacked { (layout.left, y) } else { (scale.pad, y) };
    let y = stack(sheet, &place.name, at(top + place.words_top), name);
    stack(sheet, &place.note, at(y), note);
}

/// The value in words, beginning at `x`, its lines around the middle of the bar.
pub fn value(sheet: &Sheet, place: &Place, x: i32, middle: i32, scale: Scale, colour: RGBColor) {
    let look = Type { size: scale.base, weight: Weight::Bold, colour };
    stack(sheet, &place.value, (x, middle - lines(place.value.len(), scale.base) / 2), look);
}

#[allow(clippy::too_many_arguments)] // one bar needs its figure, its place and both coordinate systems
fn bar(sheet: &Sheet, plot: &Plot, item: &Item, place: &Place, layout: &Layout, top: i32, spec: &Spec, scale: Scale) {
    let (c, colour) = (spec.theme.colours(), spec.theme.pillar(item.pillar));
    let middle = top + place.middle;
    let (upper, lower) = (middle - layout.thick / 2, middle + layout.thick / 2);
    let across = |value: f64| plot.map_coordinate(&(value, middle)).0;
    // A value above zero is never thinner than two pixels: it is there.
    let least = layout.left + if item.length > 0.0 { 2 } else { 0 };
    let end = across(item.length).max(least);
    let high = item.high.map_or(end, across).max(end);
    let edges = Edges { left: layout.left, end, high, top: upper, bottom: lower };
    match Mark::of(item.bound) {
        None => put(plot, &Rectangle::new([(0.0, upper), (item.length, lower)], colour.filled())),
        Some(mark) => mark.bar(sheet, edges, colour, c),
    }
    let mut reach = match item.bound {
        Bound::AtLeast => end + TIP,
        Bound::Approx => end + 9,
        Bound::Exact | Bound::AtMost | Bound::Range => high,
    };
    let words = place.value.iter().map(|l| measure::pixels(l, scale.base, Weight::Bold)).max().unwrap_or_default();
    let mut inside = false;
    if let Some(target) = item.target {
        let x = across(target);
        diamond(sheet, (x, middle), c);
        // A value that a target would stand in goes into the bar, or beyond the target where the bar is short.
        if x + 9 > reach && x - 9 < reach + VALUE_GAP + words {
            let solid = matches!(item.bound, Bound::Exact | Bound::AtLeast) && place.value.len() == 1;
            inside = solid && end - layout.left > words + 2 * VALUE_GAP && x - 9 >= end;
            reach = if inside { end - VALUE_GAP - words } else { x + 9 };
        }
    }
    match inside {
        true => value(sheet, place, reach, middle, scale, spec.theme.on_pillar(item.pillar)),
        false => value(sheet, place, reach + VALUE_GAP, middle, scale, c.text),
    }
}

/// As many ticks as have room for their words.
fn ticks(content: &Content, layout: &Layout, scale: Scale, spec: &Spec) -> (f64, Vec<(f64, String)>) {
    let wide = layout.right - layout.left;
    let mut most = 5;
    loop {
        let (end, ticks) = axis::from_zero(content.reach, content.percent, content.whole && !content.percent, most);
        let words: Vec<String> = ticks.iter().map(|&t| tick(t, content, spec)).collect();
        let widest = words.iter().map(|w| measure::pixels(w, scale.small, Weight::Regular)).max().unwrap_or_default();
        if most == 1 || (widest + 20) * (ticks.len() as i32 - 1) <= wide {
            let float = |d: Decimal| d.to_f64().unwrap_or_default();
            return (float(end), ticks.into_iter().map(float).zip(words).collect());
        }
        most -= 1;
    }
}

/// A point of the axis in words.
pub fn tick(value: Decimal, content: &Content, spec: &Spec) -> String {
    let told = in_units(value, content.power).normalize();
    let words = grouped(told, told.scale(), spec.lang);
    if content.percent { words + "%" } else { words }
}
