//! Results against their targets: a bar on a track that ends at the target.

use super::{
    Spec,
    bars::{names, ticks, value},
    content::{Content, Item},
    draw::{Plot, Sheet, Side, Type},
    frame::{Frame, Scale, lines},
    layout::{self, Layout, Place, TIP, VALUE_GAP},
    marks::{Edges, Mark},
    measure::Weight,
    say::Say,
    theme::{Colours, blend},
};
use plotters::style::RGBColor;

/// Draws results, tracks and targets.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let track = blend(c.ground, c.muted, TRACK);
    let first = content.items.first().map_or(c.muted, |item| spec.theme.pillar(item.pillar));
    let legend = vec![
        (first, say.plain("targets_result")),
        (track, say.plain("targets_way")),
        (c.text, say.plain("key_target")),
    ];
    let frame = Frame::new(content, false, scale, &say).with_shades(legend, &[Mark::Target]);
    let ticks_high = lines(1, scale.small) + 6;
    let bare = layout::lay(content, scale, 0, false);
    let needed = frame.head() + bare.height + 8 + ticks_high + frame.foot();
    let height = spec.height.map_or(needed, |h| (h.min(10_000) as i32).max(needed));
    let layout = if height > needed { layout::lay(content, scale, height - needed, false) } else { bare };
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);

    let top = frame.head();
    let bottom = top + layout.height + 8;
    let (end, ticks) = ticks(content, &layout, scale, spec);
    let plot = sheet.plot(0.0..end, layout.left..layout.right, top..bottom);
    let small = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
    sheet.paper.open(&[("id", "sodo-axis")], "");
    for (at, words) in &ticks {
        let (x, _) = plot.map_coordinate(&(*at, bottom));
        for (upper, lower) in layout.grid(top) {
            sheet.line(&[(x, upper), (x, lower)], if *at == 0.0 { c.axis } else { c.grid }, 1);
        }
        let side = if layout.stacked && *at == 0.0 { Side::Right } else { Side::Middle };
        sheet.words(words, (x, bottom + 4 + lines(1, scale.small) / 2), small, side);
    }
    sheet.paper.close();
    for (i, (item, place)) in content.items.iter().zip(&layout.places).enumerate() {
        let id = format!("sodo-bar-{}", i + 1);
        sheet.paper.open(&[("id", &id), ("data-doc", &item.doc), ("data-id", &item.id)], &item.hover);
        names(&sheet, place, &layout, scale, top, c);
        let row = Row { item, place, layout: &layout, middle: top + place.middle };
        row.draw(&sheet, &plot, spec, (scale, c, track));
        sheet.paper.close();
    }
    sheet.paper.finish()
}

/// How much of a track's colour is that of muted words.
const TRACK: f64 = 0.22;

/// One result.
struct Row<'c> {
    item: &'c Item,
    place: &'c Place,
    layout: &'c Layout,
    middle: i32,
}

impl Row<'_> {
    fn draw(&self, sheet: &Sheet, plot: &Plot, spec: &Spec, (scale, c, track): (Scale, Colours, RGBColor)) {
        let Row { item, layout, middle, .. } = *self;
        let across = |value: f64| plot.map_coordinate(&(value, middle)).0;
        let half = layout.thick / 2;
        let least = layout.left + if item.length > 0.0 { 2 } else { 0 };
        let end = across(item.length).max(least);
        let high = item.high.map_or(end, across).max(end);
        let target = item.target.map_or(end, across);
        sheet.bar((layout.left, middle - half), (target, middle + half), track, 1.0);
        let edges = Edges { left: layout.left, end, high, top: middle - half / 2, bottom: middle + half / 2 };
        let colour = spec.theme.pillar(item.pillar);
        match Mark::of(item.bound) {
            None => sheet.bar((edges.left, edges.top), (end, edges.bottom), colour, 1.0),
            Some(mark) => mark.bar(sheet, edges, colour, c),
        }
        sheet.bar((target - 1, middle - half - 2), (target + 2, middle + half + 2), c.text, 1.0);
        let reach = if Mark::of(item.bound).is_some() { high.max(end + TIP) } else { high };
        value(sheet, self.place, reach.max(target + 2) + VALUE_GAP, middle, scale, c.text);
    }
}
