//! What the articles tell of each main indicator of the index, province by province: a heat table, and silence shows.

use super::{
    FactRef, Picture, Spec, Used, content,
    draw::{Sheet, Side, Type},
    form::Form,
    frame::{Frame, Marks, Scale, lines, stack},
    map::{self, Units},
    marks::Mark,
    measure::{self, Weight},
    say::Say,
    theme::{blend, on_shade},
    wrap,
};
use crate::{
    analysis::{Kind, Pillar, Status},
    corpus::{
        Cell, Table,
        across::{Terms, fact, lens},
        order::sorted,
        pick::{Ask, Bar, By, Comparison, Why},
    },
    lexicon::{self, sentences::Lang},
};
use plotters::style::RGBColor;

/// More rows make no picture that one can read.
const MOST: usize = 40;
/// From so many figures on a cell has the next shade, and how much of the colour that is.
const SHADES: [(usize, f64); 3] = [(1, 0.25), (2, 0.6), (4, 1.0)];
const GAP: i32 = 2;

/// A province and its figures of each main indicator.
struct Row<'t> {
    area: &'t str,
    told: Vec<Vec<Cell<'t>>>,
}

impl Row<'_> {
    fn count(&self) -> usize {
        self.told.iter().map(Vec::len).sum()
    }

    fn covered(&self) -> usize {
        self.told.iter().filter(|cells| !cells.is_empty()).count()
    }
}

/// Draws the table. Nothing where no province has a figure of a main indicator.
pub fn picture(table: &Table, spec: &Spec, terms: &lexicon::Terms) -> Option<Picture> {
    let (say, known) = (Say::new(spec.lang), Terms::over(terms));
    let mut rows = rows(table, &known, spec.ask.doc.as_deref());
    let left = rows.split_off(rows.len().min(MOST));
    let fact = |cell: Cell<'_>| FactRef { doc: cell.source.doc.clone(), id: cell.row.id.to_string() };
    let all = cells(&rows);
    let bars: Vec<Bar<'_>> = all.iter().map(|&cell| Bar::of(cell)).collect();
    let (by, kind, status) = (By::Area, Kind::Count, Status::Actual);
    let shown = Comparison { indicator: "", by, kind, status, period: None, bars, left_out: Vec::new() };
    let mut content = (!all.is_empty()).then(|| content::tell(&shown, Form::Index, spec, terms))?;
    let mains = known.mains.len().to_string();
    let told = |row: &Row<'_>| {
        let fill =
            [("area", row.area), ("n", &row.count().to_string()), ("k", &row.covered().to_string()), ("of", &mains)];
        say.with("index_row", &fill)
    };
    let parts = rows.iter().map(told).collect::<Vec<_>>().join("; ");
    content.alt = say.with("alt", &[("form", &say.plain("alt_index")), ("title", &content.title), ("parts", &parts)]);
    let why = content::reason(Why::TooMany, &say);
    Some(Picture {
        svg: draw(&rows, &content, spec, &known),
        title: content.title,
        alt: content.alt,
        // It is of all indicators, whichever was asked for.
        spec: Spec { ask: Ask { indicator: None, ..spec.ask.clone() }, form: Some(Form::Index), ..spec.clone() },
        used: Used::of(all.iter().copied()),
        left_out: cells(&left).into_iter().map(|cell| (fact(cell), why.clone())).collect(),
        note: String::new(),
        forms: Vec::new(),
        choices: Vec::new(),
    })
}

fn cells<'t>(rows: &[Row<'t>]) -> Vec<Cell<'t>> {
    rows.iter().flat_map(|row| row.told.concat()).collect()
}

/// The provinces, those of which most main indicators are told first. What an article tells twice counts once.
fn rows<'t>(table: &'t Table, terms: &Terms, doc: Option<&str>) -> Vec<Row<'t>> {
    let mut rows: Vec<Row<'t>> = Vec::new();
    for cell in table.cells().filter(|cell| doc.is_none_or(|doc| doc == cell.source.doc)) {
        let (row, topic) = (cell.row, fact::topic(cell, terms));
        let province = row.same_as.is_none() && map::has(Units::Before, &row.area_code);
        let Some(main) = lens::main_of(topic, terms).filter(|_| province) else { continue };
        let at = rows.iter().position(|other| other.area == row.area.as_str()).unwrap_or_else(|| {
            rows.push(Row { area: &row.area, told: vec![Vec::new(); terms.mains.len()] });
            rows.len() - 1
        });
        let told = &mut rows[at].told[main];
        let same = |other: &Cell<'_>| fact::topic(*other, terms) == topic && other.row.value == row.value;
        if !told.iter().any(same) {
            told.push(cell);
        }
    }
    sorted(rows, |a, b| {
        let merit = |row: &Row<'_>| (row.covered(), row.count());
        merit(b).cmp(&merit(a)).then_with(|| a.area.cmp(b.area))
    })
}

/// Where columns are, and what stands above them.
struct Columns {
    left: i32,
    wide: i32,
    heads: Vec<Vec<String>>,
    /// What the numbers above the columns stand for, where names have no room there.
    list: Vec<String>,
    head: i32,
}

impl Columns {
    fn new(rows: &[Row<'_>], terms: &Terms, spec: &Spec, scale: Scale) -> Columns {
        let names =
            rows.iter().map(|row| measure::pixels(row.area, scale.base, Weight::Regular)).max().unwrap_or_default();
        let left = scale.pad + names.min(scale.inner() * 3 / 10) + 10;
        let count = terms.mains.len().max(1) as i32;
        let wide = (scale.width - scale.pad - left) / count;
        let label = |at: usize| if spec.lang == Lang::Vi { terms.mains[at].label_vi } else { terms.mains[at].label_en };
        let labels: Vec<&str> = (0..terms.mains.len()).map(label).collect();
        let widest =
            |label: &&str| label.split(' ').map(|word| measure::pixels(word, scale.small, Weight::Regular)).max();
        let room = wide - 6;
        let named = labels.iter().filter_map(widest).max().unwrap_or_default() <= room;
        let head = |label: &&str| wrap::wrap(label, scale.small, Weight::Regular, f64::from(room));
        let heads: Vec<Vec<String>> = match named {
            true => labels.iter().map(head).collect(),
            false => (1..=labels.len()).map(|number| vec![number.to_string()]).collect(),
        };
        let told =
            labels.iter().zip(1..).map(|(label, number)| format!("{number} {label}")).collect::<Vec<_>>().join(" · ");
        let list = wrap::wrap(&told, scale.small, Weight::Regular, f64::from(scale.inner()));
        let list = if named { Vec::new() } else { list };
        let most = heads.iter().map(Vec::len).max().unwrap_or_default();
        Columns { left, wide, head: lines(list.len(), scale.small) + lines(most, scale.small) + 12, heads, list }
    }
}

fn draw(rows: &[Row<'_>], content: &content::Content, spec: &Spec, terms: &Terms) -> String {
    let (say, scale, c) = (Say::new(spec.lang), Scale::new(spec.width), spec.theme.colours());
    let shade = |part: f64| blend(c.ground, spec.theme.pillar(Pillar::Overall), part);
    let classes = SHADES.iter().zip(["index_one", "index_some", "index_many"]);
    let mut legend: Vec<(RGBColor, String)> = classes.map(|((_, part), id)| (shade(*part), say.plain(id))).collect();
    legend.push((c.ground, say.plain("map_none")));
    let frame = Frame::new(content, Marks::Bars, scale, &say).with_shades(legend, &Mark::ALL);
    let columns = Columns::new(rows, terms, spec, scale);
    let names: Vec<Vec<String>> = rows
        .iter()
        .map(|row| wrap::wrap(row.area, scale.base, Weight::Regular, f64::from(columns.left - scale.pad - 10)))
        .collect();
    let tall = |name: &Vec<String>| lines(name.len(), scale.base).max(lines(1, scale.base) + 6) + GAP;
    let needed = frame.head() + columns.head + names.iter().map(tall).sum::<i32>() + frame.foot();
    let height = spec.height.map_or(needed, |h| (h.min(10_000) as i32).max(needed));
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);
    let muted = Type { size: scale.small, weight: Weight::Regular, colour: c.muted };
    let mut top = stack(&sheet, &columns.list, (scale.pad, frame.head()), muted);
    let bottom = frame.head() + columns.head - 6;
    for (at, head) in columns.heads.iter().enumerate() {
        let middle = columns.left + at as i32 * columns.wide + columns.wide / 2;
        for (line, words) in head.iter().rev().enumerate() {
            let y = bottom - lines(line, scale.small) - lines(1, scale.small) / 2;
            sheet.words(words, (middle, y), muted, Side::Middle);
        }
    }
    top = top.max(frame.head() + columns.head);
    for (row, name) in rows.iter().zip(&names) {
        let high = tall(name);
        let look = Type { size: scale.base, weight: Weight::Regular, colour: c.text };
        stack(&sheet, name, (scale.pad, top + (high - GAP - lines(name.len(), scale.base)) / 2), look);
        for (at, told) in row.told.iter().enumerate() {
            let left = columns.left + at as i32 * columns.wide;
            let corners = [(left, top), (left + columns.wide - GAP, top + high - GAP)];
            let Some(first) = told.first() else {
                let [(x, y), (z, w)] = corners;
                sheet.line(&[(x, y), (z, y), (z, w), (x, w), (x, y)], c.grid, 1);
                continue;
            };
            let part = SHADES.iter().rev().find(|(from, _)| told.len() >= *from).map_or(0.0, |shade| shade.1);
            let (main, count) = (terms.mains[at], told.len().to_string());
            let main = if spec.lang == Lang::Vi { main.label_vi } else { main.label_en };
            let words = say.with("index_cell", &[("area", row.area), ("main", main), ("n", &count)]);
            let id = first.row.id.to_string();
            sheet.paper.open(&[("data-doc", &first.source.doc), ("data-id", &id)], &words);
            sheet.bar(corners[0], corners[1], shade(part), 1.0);
            let look = Type { size: scale.small, weight: Weight::Bold, colour: on_shade(shade(part)) };
            let middle = (left + (columns.wide - GAP) / 2, top + (high - GAP) / 2);
            sheet.words(&count, middle, look, Side::Middle);
            sheet.paper.close();
        }
        top += high;
    }
    sheet.paper.finish()
}
