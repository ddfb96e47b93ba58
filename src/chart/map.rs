//! A tile for each province, where it lies to the others: the shade says the value, words say it again where they fit.

use super::{
    Spec, axis,
    content::{Content, Item},
    draw::{Sheet, Side, Type},
    frame::{Frame, Marks, Scale, lines},
    marks::Mark,
    measure::{self, Weight},
    number::{grouped, in_units},
    say::Say,
    theme::{blend, on_shade},
    wrap,
};
use crate::{analysis::Pillar, distinct::Distinct, lexicon::tsv};
use plotters::style::RGBColor;
use rust_decimal::{Decimal, prelude::ToPrimitive};
use std::sync::OnceLock;

/// The provinces before 1 July 2025, and the units since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// 63.
    Before,
    /// 34.
    Since,
}

/// A place on the grid of `lexicon/grid.tsv`.
#[derive(Clone, Copy)]
struct Tile {
    units: Units,
    code: &'static str,
    name: &'static str,
    label: &'static str,
    row: i32,
    column: i32,
}

/// Shades from the lowest class to the highest: parts of the pillar's colour on the ground.
const SHADES: [f64; 5] = [0.14, 0.34, 0.56, 0.78, 1.0];
const GAP: i32 = 2;
/// A narrower tile has a label of three letters, in the smallest letters that are read.
const NARROW: i32 = 44;
const SMALLEST: f64 = 11.0;
/// A wider tile says nothing more.
const WIDEST: i32 = 76;

/// True where these units have a tile for the code of a province. Each chart asks so of each figure.
pub fn has(units: Units, code: &str) -> bool {
    static CODES: OnceLock<[Distinct<&'static str>; 2]> = OnceLock::new();
    let codes = CODES.get_or_init(|| {
        [Units::Before, Units::Since].map(|units| {
            let mut codes = Distinct::default();
            tiles(units).for_each(|tile| _ = codes.place(tile.code));
            codes
        })
    });
    !code.is_empty() && codes[units as usize].find(&code).is_some()
}

/// The tiles of these units. The table is read once.
fn tiles(units: Units) -> impl Iterator<Item = &'static Tile> {
    static TILES: OnceLock<Vec<Tile>> = OnceLock::new();
    let number = |word: &str| word.parse().unwrap_or_default();
    let tile = |[of, code, name, label, row, column]: [&'static str; 6]| Tile {
        units: if of == "63" { Units::Before } else { Units::Since },
        code,
        name,
        label,
        row: number(row),
        column: number(column),
    };
    let all = TILES.get_or_init(|| tsv::rows(tsv::table!("grid.tsv")).map(tile).collect());
    all.iter().filter(move |tile| tile.units == units)
}

/// Draws the tiles.
pub fn draw(content: &Content, spec: &Spec) -> String {
    let say = Say::new(spec.lang);
    let (scale, c) = (Scale::new(spec.width), spec.theme.colours());
    let classes = Classes::new(content);
    let shade = |class: usize| classes.shade(class, content, spec);
    let mut legend: Vec<(RGBColor, String)> =
        (0..classes.count()).map(|class| (shade(class), classes.words(class, content, spec))).collect();
    legend.push((c.ground, say.plain("map_none")));
    // The words on tiles have signs for hedges: ≥, ≤, ≈.
    let frame = Frame::new(content, Marks::Bars, scale, &say).with_shades(legend, &Mark::ALL);
    let Grid { tiles, columns, rows, wide, tall } = Grid::new(content.units, scale);
    let needed = frame.head() + rows * (tall + GAP) + frame.foot();
    let height = spec.height.map_or(needed, |h| (h.min(10_000) as i32).max(needed));
    let sheet = Sheet::new((spec.width, height as u32), &content.title, &content.alt, c.ground);
    frame.draw(&sheet, height, spec.theme);
    let left = scale.pad + (scale.inner() - columns * (wide + GAP) + GAP) / 2;
    let top = frame.head();
    for tile in &tiles {
        let item = content.items.iter().position(|item| !item.code.is_empty() && item.code == tile.code);
        let (x, y) = (left + tile.column * (wide + GAP), top + tile.row * (tall + GAP));
        let face = Face { x, y, wide, tall, scale };
        match item {
            Some(at) => {
                let item = &content.items[at];
                sheet.paper.figure(at + 1, (item.doc, item.id), &item.hover);
                let shade = shade(classes.of(item));
                sheet.bar((x, y), (x + wide, y + tall), shade, 1.0);
                face.words(&sheet, tile, Some(item), on_shade(shade));
                if item.marked {
                    let (right, bottom) = (x + wide, y + tall);
                    sheet.line(&[(x, y), (right, y), (right, bottom), (x, bottom), (x, y), (right, y)], c.text, 3);
                }
            }
            None => {
                sheet.paper.open(&[], &[tile.name, ": ", &say.plain("map_none")].concat());
                let corners = [(x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall), (x, y)];
                sheet.line(&corners, c.grid, 1);
                face.words(&sheet, tile, None, c.muted);
            }
        }
        sheet.paper.close();
    }
    sheet.paper.finish()
}

/// The tiles, how many lie beside and below each other, and how large they are.
struct Grid {
    tiles: Vec<Tile>,
    columns: i32,
    rows: i32,
    wide: i32,
    tall: i32,
}

impl Grid {
    fn new(units: Units, scale: Scale) -> Grid {
        let mut tiles: Vec<Tile> = tiles(units).copied().collect();
        let last = |tiles: &[Tile], of: fn(&Tile) -> i32| tiles.iter().map(of).max().unwrap_or_default() + 1;
        let size = |columns: i32| ((scale.inner() + GAP) / columns - GAP).min(WIDEST);
        let mut columns = last(&tiles, |tile| tile.column);
        if size(columns) < NARROW {
            // In a narrow picture what lies far out at sea moves up to the shore.
            let shore = tiles.iter().filter(|tile| !tile.code.is_empty()).map(|tile| tile.column + 1).max();
            let far = |tile: &&mut Tile| tile.code.is_empty();
            tiles.iter_mut().filter(far).for_each(|tile| tile.column = shore.unwrap_or(tile.column));
            columns = last(&tiles, |tile| tile.column);
        }
        let wide = size(columns);
        let tall = lines(if wide < NARROW { 2 } else { 3 }, small(scale, wide)) + 4;
        Grid { rows: last(&tiles, |tile| tile.row), tiles, columns, wide, tall }
    }
}

/// The font size of words on tiles.
fn small(scale: Scale, wide: i32) -> f64 {
    if wide < NARROW { SMALLEST } else { scale.small }
}

/// Where a tile lies.
struct Face {
    x: i32,
    y: i32,
    wide: i32,
    tall: i32,
    scale: Scale,
}

impl Face {
    /// The name where it fits, else its label; and the value where that fits.
    fn words(&self, sheet: &Sheet, tile: &Tile, item: Option<&Item>, colour: RGBColor) {
        let size = small(self.scale, self.wide);
        let room = f64::from(self.wide - 4);
        let value =
            item.map(|item| item.short.as_str()).filter(|value| measure::width(value, size, Weight::Bold) <= room);
        let fits = |count: usize| lines(count + usize::from(value.is_some()), size) <= self.tall - 2;
        let whole =
            |lines: &Vec<String>| lines.iter().all(|line| tile.name.split(' ').any(|word| line.ends_with(word)));
        let name =
            Some(wrap::wrap(tile.name, size, Weight::Regular, room)).filter(|name| fits(name.len()) && whole(name));
        let name = name.unwrap_or_else(|| vec![tile.label.to_owned()]);
        let count = name.len() + usize::from(value.is_some());
        let middle = self.x + self.wide / 2;
        let mut top = self.y + (self.tall - lines(count, size)) / 2;
        let plain = name.iter().map(|line| (line.as_str(), Weight::Regular));
        for (line, weight) in plain.chain(value.map(|value| (value, Weight::Bold))) {
            sheet.words(line, (middle, top + lines(1, size) / 2), Type { size, weight, colour }, Side::Middle);
            top += lines(1, size);
        }
    }
}

/// Round classes of values.
struct Classes {
    edges: Vec<Decimal>,
    rank: bool,
}

impl Classes {
    fn new(content: &Content) -> Classes {
        let rank = content.is_rank();
        // Places are counted from 1: the first twenty are 1 to 20.
        let first = if rank { Decimal::ONE } else { Decimal::ZERO };
        let whole = content.whole && !content.percent;
        let edges = axis::classes(content.least - first, content.reach - first, whole, SHADES.len());
        Classes { edges: edges.into_iter().map(|edge| edge + first).collect(), rank }
    }

    fn count(&self) -> usize {
        self.edges.len() - 1
    }

    fn of(&self, item: &Item) -> usize {
        let edge = |edge: &Decimal| edge.to_f64().unwrap_or_default();
        let above = self.edges[1..].iter().take_while(|at| item.length >= edge(at)).count();
        above.min(self.count() - 1)
    }

    /// The strongest shade is the highest class, of a ranking the first places.
    fn shade(&self, class: usize, content: &Content, spec: &Spec) -> RGBColor {
        let class = if self.rank { self.count() - 1 - class } else { class };
        // Few classes take the stronger shades.
        let at = class + SHADES.len() - self.count();
        let pillar = content.items.first().map_or(Pillar::None, |item| item.pillar);
        blend(spec.theme.colours().ground, spec.theme.pillar(pillar), SHADES[at])
    }

    fn words(&self, class: usize, content: &Content, spec: &Spec) -> String {
        let number = |edge: Decimal| {
            let told = in_units(edge, content.power).normalize();
            grouped(told, told.scale(), spec.lang)
        };
        let (low, high) = (self.edges[class], self.edges[class + 1]);
        if !content.whole || content.percent {
            let tail = if content.percent { "%" } else { "" };
            return [&number(low), "–", &number(high), tail].concat();
        }
        let last = (high - Decimal::ONE).min(content.reach);
        if low >= last { number(low) } else { [number(low), number(last)].join("–") }
    }
}
