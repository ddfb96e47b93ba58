//! What a chart says in words: title, subtitle, names and values of its bars, source, alternative text, note.

use super::{
    Spec, change, edit,
    form::Form,
    map::{self, Units},
    number::{figure, float, grouped, power, short},
    origin,
    say::Say,
};
use crate::{
    Period,
    analysis::{Bound, Kind, Pillar, Status},
    corpus::{
        Cell, Id, Table,
        across::time::first_day,
        compare,
        order::{counted, sorted},
        pick::{Bar, By, Comparison, Why},
    },
    letters,
    lexicon::{Terms, sentences::Lang},
};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// One bar or dot, in words and lengths.
#[derive(Clone, Debug)]
pub struct Item<'t> {
    /// Document of the figure.
    pub doc: &'t str,
    /// Its id in that document.
    pub id: Id,
    /// What the bar is about.
    pub name: Cow<'t, str>,
    /// Bare name of the area.
    pub area: &'t str,
    /// Code of the area where it is a province.
    pub code: &'t str,
    /// The time, where the chart is one over time.
    pub period: Option<Period>,
    /// What one should know beside the name: its period where it differs, its target, its article.
    pub note: String,
    /// The figure in words.
    pub value: String,
    /// Its number alone.
    pub short: String,
    /// Where the bar ends.
    pub length: f64,
    /// Where a range ends.
    pub high: Option<f64>,
    /// How the printed number stands to the true one.
    pub bound: Bound,
    /// Whose colour it has.
    pub pillar: Pillar,
    /// The part and its whole, of a ratio.
    pub parts: Option<(Decimal, Decimal)>,
    /// Where a target stands.
    pub target: Option<f64>,
    /// What a pointer shows.
    pub hover: String,
    /// True where the reader has it stand out.
    pub marked: bool,
    /// What changed since the point before, in the words of a mark, and since when where that is known. A line does not
    /// go on across it.
    pub breaks: Vec<(String, Option<u32>)>,
}

/// Everything a chart says.
#[derive(Clone, Debug)]
pub struct Content<'t> {
    /// Headline.
    pub title: String,
    /// Unit, period, pillar.
    pub subtitle: String,
    /// The bars.
    pub items: Vec<Item<'t>>,
    /// Pillars to name, where there are several.
    pub legend: Vec<(Pillar, String)>,
    /// True where some of the bars stand out.
    pub marked: bool,
    /// What the reader has to say.
    pub notes: String,
    /// What is to be known of the figures: which are to be looked at again, which are not printed as they are drawn.
    pub remarks: Vec<String>,
    /// Where the figures come from.
    pub source: String,
    /// A link that is drawn as a code; empty for none.
    pub link: String,
    /// The chart for those who do not see it.
    pub alt: String,
    /// Why these figures and not others.
    pub note: String,
    /// The smallest value.
    pub least: Decimal,
    /// The largest value, which the axis must reach; of ranks the last place.
    pub reach: Decimal,
    /// Power of ten that the axis is labelled in.
    pub power: u32,
    /// What sort of figures.
    pub kind: Kind,
    /// The provinces of a map.
    pub units: Units,
    /// True where the axis is one of hundredths.
    pub percent: bool,
    /// True where only whole numbers make sense.
    pub whole: bool,
}

/// The day on which 63 provinces became 34 units (Nghị quyết 202/2025/QH15).
const MERGER: (u16, u8, u8) = (2025, 7, 1);
impl<'t> Content<'t> {
    /// True for places of a ranking.
    pub fn is_rank(&self) -> bool {
        self.kind == Kind::Rank
    }

    /// The bar that a legend shows: the first, of those that stand out where some do.
    pub fn main(&self) -> Option<&Item<'t>> {
        self.items.iter().find(|item| item.marked || !self.marked)
    }
}

/// More bars are counted, not told, in the alternative text.
const PARTS_TOLD: usize = 12;

/// Puts a comparison into words.
pub fn tell<'t>(comparison: &Comparison<'t>, form: Form, spec: &Spec, terms: &Terms) -> Content<'t> {
    let say = Say::new(spec.lang);
    let reach = reach(comparison);
    let percent = matches!(comparison.kind, Kind::Percentage | Kind::Ratio);
    let power = if comparison.kind == Kind::Rank || percent { 0 } else { power(reach, i8::MAX) };
    let mut items: Vec<Item<'t>> =
        comparison.bars.iter().map(|bar| item(bar, comparison, (power, spec, form), &say, terms)).collect();
    if form.over_time() {
        change::tell(comparison, &mut items, &say);
    }
    let title = match spec.title.trim() {
        "" => title(comparison, form, &say, terms),
        own => own.to_owned(),
    };
    let shown = |p: &Pillar| items.iter().any(|i| i.pillar == *p);
    let pillars: Vec<Pillar> = Pillar::ALL.iter().copied().filter(shown).collect();
    let named = |p: Pillar| (p, say.plain(&format!("pillar_{}", p.word())));
    let whole = comparison.bars.iter().all(|bar| bar.cell.row.value.is_integer());
    let subtitle = subtitle(comparison, form, &pillars, power, &say);
    let legend = if pillars.len() > 1 { pillars.into_iter().map(named).collect() } else { Vec::new() };
    // What belongs to no pillar, as ranks and scores of the whole of a province do, has the colour of all of them.
    if items.iter().all(|item| item.pillar == Pillar::None) {
        items.iter_mut().for_each(|item| item.pillar = Pillar::Overall);
    }
    let marked = items.iter().any(|item| item.marked);
    if marked && (form.has_rows() || form == Form::Panels) {
        stand_out(&mut items);
    }
    Content {
        subtitle,
        notes: spec.edit.notes.trim().to_owned(),
        remarks: origin::remarks(comparison, &say, terms),
        source: origin::source(comparison, &say),
        link: spec.link.clone(),
        alt: alt(form, &title, &items, &say),
        note: note(comparison, spec, &say),
        legend,
        marked,
        title,
        items,
        kind: comparison.kind,
        units: units(comparison),
        least: ends(comparison).min().unwrap_or_default(),
        reach,
        power,
        percent,
        whole,
    }
}

/// Leaves their colour to the marked bars: the others are grey, as what belongs to no pillar.
fn stand_out(items: &mut [Item<'_>]) {
    items.iter_mut().filter(|item| !item.marked).for_each(|item| item.pillar = Pillar::None);
}

/// The provinces that the figures are of: the 34 where so many are ranked or their time began after the merger, unless one
/// is of a province that is no more.
fn units(comparison: &Comparison<'_>) -> Units {
    let cells = || comparison.bars.iter().map(|bar| bar.cell);
    let gone = cells().any(|c| !c.row.area_code.is_empty() && !map::has(Units::Since, &c.row.area_code));
    let ranked = cells().any(|c| c.row.of == Some(Decimal::from(34)) && c.row.kind == Kind::Rank);
    let told = comparison.period.or(cells().filter_map(|c| c.source.published).max());
    let new = told.is_some_and(|told| first_day(told) >= MERGER);
    if !gone && (ranked || new) { Units::Since } else { Units::Before }
}

/// The reason a figure is not drawn, in words.
pub fn reason(why: Why, say: &Say) -> String {
    say.plain(match why {
        Why::SameFact => "why_same_fact",
        Why::Change => "why_change",
        Why::Kind => "why_kind",
        Why::Unit => "why_unit",
        Why::Ranking => "why_ranking",
        Why::Target => "why_target",
        Why::Rule => "why_rule",
        Why::Result => "why_result",
        Why::NoArea => "why_no_area",
        Why::Level => "why_level",
        Why::Period => "why_period",
        Why::Older => "why_older",
        Why::Conflict => "why_conflict",
        Why::OtherArea => "why_other_area",
        Why::Unlabelled => "why_unlabelled",
        Why::Outside => "why_outside",
        Why::NoIndicator => "why_no_indicator",
        Why::TooMany => "why_too_many",
        Why::OneTime => "why_one_time",
        Why::OffMap => "why_off_map",
        Why::NoTarget => "why_no_target",
        Why::NoPeriod => "why_no_period",
        Why::NotBoth => "why_not_both",
        Why::NotChosen => "why_not_chosen",
    })
}

fn item<'t>(
    bar: &Bar<'t>,
    comparison: &Comparison<'t>,
    (power, spec, form): (u32, &Spec, Form),
    say: &Say,
    terms: &Terms,
) -> Item<'t> {
    let Cell { source, row } = bar.cell;
    let value = figure(row, say);
    let name = name(bar.cell, comparison.by, say, terms);
    let period = row.period.filter(|_| form.over_time());
    let mut notes = Vec::new();
    if comparison.by == By::Article && !row.area.is_empty() {
        notes.push(origin::where_and_when(source, say));
    }
    if comparison.period.is_some() && row.period != comparison.period {
        notes.push(row.period.map_or_else(|| say.plain("period_none"), |p| say.period(p)));
    }
    if let Some(target) = bar.target {
        let value = figure(target.row, say);
        notes.push(match target.row.period {
            Some(p) => say.with("target_note_dated", &[("period", &say.period(p)), ("value", &value)]),
            None => say.with("target_note", &[("value", &value)]),
        });
    }
    let hover = match period {
        Some(period) => say.with("alt_part_at", &[("name", &name), ("period", &say.period(period)), ("value", &value)]),
        None => say.with("alt_part", &[("name", &name), ("value", &value)]),
    };
    Item {
        doc: &source.doc,
        id: row.id,
        hover,
        name,
        area: &row.area,
        code: &row.area_code,
        period,
        note: notes.join(" · "),
        short: if form == Form::Map { short(row, power, say) } else { String::new() },
        value,
        length: length(bar.cell, row.value),
        high: row.high.filter(|_| row.bound == Bound::Range).map(|high| length(bar.cell, high)),
        bound: row.bound,
        parts: row.of.filter(|_| row.kind == Kind::Ratio).map(|of| (row.value, of)),
        pillar: row.pillar,
        target: bar.target.map(|t| length(t, t.row.value)),
        marked: spec.edit.marked.iter().any(|marked| marked == edit::key(bar.cell, comparison.by)),
        breaks: Vec::new(),
    }
}

/// What a row is about: its area, of a figure without one the headline of its article; or its indicator.
pub fn name<'t>(cell: Cell<'t>, by: By, say: &Say, terms: &Terms) -> Cow<'t, str> {
    match by {
        By::Indicator => indicator(cell.row.indicator.as_str(), cell, say, terms).into(),
        By::Article | By::Area if cell.row.area.is_empty() => origin::headline(cell.source).into(),
        By::Article | By::Area => cell.row.area.as_str().into(),
    }
}

/// A value as a length on its axis: of a ratio the hundredths of the whole.
fn length(cell: Cell<'_>, value: Decimal) -> f64 {
    float(on_axis(cell, value))
}

fn on_axis(cell: Cell<'_>, value: Decimal) -> Decimal {
    match (cell.row.kind, cell.row.of) {
        (Kind::Ratio, Some(of)) => compare::hundredths(value, of).unwrap_or_default(),
        _ => value,
    }
}

/// Every value that an axis has to reach.
fn ends(comparison: &Comparison<'_>) -> impl Iterator<Item = Decimal> {
    comparison.bars.iter().flat_map(|bar| {
        let row = bar.cell.row;
        let high = row.high.filter(|_| row.bound == Bound::Range).map(|high| on_axis(bar.cell, high));
        [Some(on_axis(bar.cell, row.value)), high, bar.target.map(|target| target.row.value)].into_iter().flatten()
    })
}

fn reach(comparison: &Comparison<'_>) -> Decimal {
    let of = comparison.bars.iter().filter_map(|b| b.cell.row.of).filter(|_| comparison.kind == Kind::Rank);
    let whole = Decimal::from(if comparison.kind == Kind::Ratio { 100 } else { 0 });
    ends(comparison).chain(of).fold(whole, Decimal::max)
}

/// What is measured: the indicator's name, else the article's own words.
fn indicator(id: &str, cell: Cell<'_>, say: &Say, terms: &Terms) -> String {
    let told = || letters::large(if cell.row.label.is_empty() { &cell.row.unit } else { &cell.row.label });
    terms.name(id, say.lang).map_or_else(told, str::to_owned)
}

/// An indicator's name in both languages; one that the lexicon lacks goes by the words of the first article.
pub fn names(id: &str, table: &Table, terms: &Terms) -> [String; 2] {
    let told =
        || table.cells().find(|c| c.row.indicator == id).map(|c| letters::large(&c.row.label)).unwrap_or_default();
    [Lang::Vi, Lang::En].map(|lang| terms.name(id, lang).map_or_else(told, str::to_owned))
}

fn title(comparison: &Comparison<'_>, form: Form, say: &Say, terms: &Terms) -> String {
    if form == Form::Index {
        return say.plain("title_index");
    }
    let first = comparison.bars[0].cell;
    let title = match comparison.by {
        By::Indicator => {
            let percent = comparison.kind == Kind::Percentage;
            let what = say.plain(if percent { "title_indicator_percentage" } else { "title_indicator_count" });
            match first.row.area.as_str() {
                "" => what,
                area => say.with("title_indicator_of", &[("area", area), ("what", &letters::small(&what))]),
            }
        }
        by => {
            let label = indicator(comparison.indicator, first, say, terms);
            let area = first.row.area.as_str();
            let one = comparison.bars.iter().all(|bar| bar.cell.row.area == area);
            match (by, comparison.bars.len(), area) {
                _ if form.over_time() && one => say.with("title_single", &[("label", &label), ("area", area)]),
                _ if form.over_time() => say.with("title_over_time", &[("label", &label)]),
                (_, 1, "") => label,
                (_, 1, area) => say.with("title_single", &[("label", &label), ("area", area)]),
                (By::Article, _, _) => say.with("title_article", &[("label", &label)]),
                _ => say.with("title_area", &[("label", &label)]),
            }
        }
    };
    match comparison.status {
        Status::Actual => title,
        Status::Target => say.with("title_target", &[("title", &title)]),
        Status::Rule => say.with("title_rule", &[("title", &title)]),
    }
}

fn subtitle(comparison: &Comparison<'_>, form: Form, pillars: &[Pillar], power: u32, say: &Say) -> String {
    if form == Form::Index {
        return say.plain("unit_index");
    }
    let row = comparison.bars[0].cell.row;
    let unit = match (row.kind, row.of) {
        (Kind::Rank, _) if form.over_time() => say.plain("unit_rank_over_time"),
        (Kind::Rank, of) if form == Form::Map => match of {
            Some(of) => say.with("unit_rank_map", &[("of", &grouped(of.normalize(), 0, say.lang))]),
            None => say.plain("unit_rank_map_open"),
        },
        (Kind::Rank, Some(of)) => say.with("unit_rank", &[("of", &grouped(of.normalize(), 0, say.lang))]),
        (Kind::Rank, None) => say.plain("unit_rank_open"),
        (Kind::Ratio, _) => say.with("unit_ratio", &[("unit", &row.unit)]),
        _ => {
            let unit = say.unit(&row.unit);
            let told = match say.power(power) {
                Some(word) if power > 0 => format!("{word} {unit}"),
                _ => unit,
            };
            if told.trim().is_empty() { String::new() } else { say.with("unit", &[("unit", told.trim())]) }
        }
    };
    let period = comparison.period.map(|p| say.period(p)).unwrap_or_default();
    let pillar = match pillars {
        [Pillar::None] | [] => String::new(),
        [one] => say.plain(&format!("pillar_{}", one.word())),
        _ => String::new(),
    };
    [unit, period, pillar].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn alt(form: Form, title: &str, items: &[Item<'_>], say: &Say) -> String {
    let form = say.plain(&["alt_", form.word()].concat());
    let mut parts: Vec<&str> = items.iter().take(PARTS_TOLD).map(|item| &*item.hover).collect();
    let more;
    if items.len() > PARTS_TOLD {
        more = say.with("alt_more", &[("n", &(items.len() - PARTS_TOLD).to_string())]);
        parts.push(&more);
    }
    say.with("alt", &[("form", &form), ("title", title), ("parts", &parts.join("; "))])
}

fn note(comparison: &Comparison<'_>, spec: &Spec, say: &Say) -> String {
    let mut parts = Vec::new();
    if spec.ask.indicator.is_none() {
        let areas = counted(comparison.bars.iter().map(|b| b.cell.row.area.as_str())).len().to_string();
        let docs = counted(comparison.bars.iter().map(|b| b.cell.source.doc.as_str()));
        let articles = docs.len().to_string();
        let id = match (comparison.by, comparison.bars.len()) {
            (_, 1) => "chosen_single",
            (By::Area, _) => "chosen_area",
            (By::Article, _) => "chosen_article",
            (By::Indicator, _) => "chosen_indicator",
        };
        parts.push(say.with(id, &[("areas", &areas), ("articles", &articles)]));
    }
    let reasons = counted(comparison.left_out.iter().map(|(_, why)| *why));
    if !reasons.is_empty() {
        let part =
            |(why, n): (Why, usize)| say.with("left_out_part", &[("n", &n.to_string()), ("reason", &reason(why, say))]);
        let told = sorted(reasons, |a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0))).into_iter().map(part);
        let told = told.collect::<Vec<_>>().join("; ");
        parts.push(say.with("left_out", &[("n", &comparison.left_out.len().to_string()), ("reasons", &told)]));
    }
    parts.join(" ")
}
