//! From the table to the bars of one chart, and a reason for every figure that is not among them.

use super::{
    Cell, Table,
    best::{Key, one_each},
    compare::{self, Choice, Measure},
    order::{counted, sorted},
};
use crate::{
    Period,
    analysis::{Bound, Kind, Pillar, Status},
    distinct::Distinct,
};

/// What the bars of a chart stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// One indicator, a bar for each area.
    Area,
    /// One indicator, a bar for each article and area.
    Article,
    /// One article, a bar for each indicator of one unit.
    Indicator,
}

impl By {
    /// The value with this spelling.
    pub fn from_word(word: &str) -> Option<By> {
        match word {
            "area" => Some(By::Area),
            "article" => Some(By::Article),
            "indicator" => Some(By::Indicator),
            _ => None,
        }
    }
}

/// What is asked for; nothing where the program is to choose.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// Id of an indicator.
    pub indicator: Option<String>,
    /// What the bars stand for.
    pub by: Option<By>,
    /// Only figures of this period, or of periods that end in this year.
    pub period: Option<String>,
    /// Results, targets or rules.
    pub status: Option<Status>,
    /// Only figures of this document.
    pub doc: Option<String>,
}

/// Why a figure is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The article tells this fact elsewhere too.
    SameFact,
    /// A change or a multiple, not a level.
    Change,
    /// Another sort of figure.
    Kind,
    /// Another unit.
    Unit,
    /// A ranking of another year or number of places.
    Ranking,
    /// A target, where results are drawn.
    Target,
    /// A rule or definition.
    Rule,
    /// A result, where targets are drawn.
    Result,
    /// About no area.
    NoArea,
    /// An area of another level, whose amounts cannot stand beside the others.
    Level,
    /// Another period than the one asked for.
    Period,
    /// Another figure of the same bar is newer.
    Older,
    /// Another figure of the same bar says something else for the same time.
    Conflict,
    /// About another area than the article's bars.
    OtherArea,
    /// Nothing says what it measures.
    Unlabelled,
    /// Not about digital transformation, in an article whose other figures are.
    Outside,
    /// Measures nothing that the list of indicators knows, in an article with others that it knows.
    NoIndicator,
    /// More bars than a picture holds.
    TooMany,
    /// The only one of its area, where figures over time are drawn.
    OneTime,
    /// Of no province, where a map of provinces is drawn.
    OffMap,
    /// Without a target, where targets are held against results.
    NoTarget,
    /// Told without its time, where figures over time are drawn.
    NoPeriod,
    /// Its area lacks one of the two times that are compared.
    NotBoth,
    /// The reader has left it out.
    NotChosen,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar<'t> {
    /// The figure that is drawn.
    pub cell: Cell<'t>,
    /// The same value told by other articles.
    pub also: Vec<Cell<'t>>,
    /// A target for the same measure and area, drawn beside it.
    pub target: Option<Cell<'t>>,
}

impl<'t> Bar<'t> {
    /// A figure with nothing beside it.
    pub fn of(cell: Cell<'t>) -> Bar<'t> {
        Bar { cell, also: Vec::new(), target: None }
    }
}

/// The figures of one chart.
#[derive(Clone, Debug)]
pub struct Comparison<'t> {
    /// Id of the one indicator; empty where the bars are several.
    pub indicator: &'t str,
    /// What the bars stand for.
    pub by: By,
    /// What sort of figures.
    pub kind: Kind,
    /// Results, targets or rules.
    pub status: Status,
    /// The period most bars share; nothing where most tell none.
    pub period: Option<Period>,
    /// The bars: largest value first, of ranks the best place first.
    pub bars: Vec<Bar<'t>>,
    /// Figures of the same indicator or article that are not drawn.
    pub left_out: Vec<(Cell<'t>, Why)>,
}

/// More bars make no picture that one can read.
const MOST_BARS: usize = 70;
/// Of one article's figures a shorter list is told.
const MOST_OF_ARTICLE: usize = 20;

/// Chooses the bars. Nothing where no figure fits what is asked.
pub fn compare<'t>(table: &'t Table, ask: &Ask, nation: &str) -> Option<Comparison<'t>> {
    if ask.by == Some(By::Indicator) {
        return of_article(table, ask);
    }
    let of_it = |c: &Cell<'_>| ask.indicator.as_ref().is_none_or(|id| c.row.indicator == id.as_str());
    let asked = |c: &Cell<'_>| of_it(c) && of_doc(*c, ask) && in_period(*c, ask);
    let ranked = compare::measures(table.cells().filter(asked));
    let fits =
        |c: &&Choice<'_>| ask.status.is_none_or(|s| s == c.measure.status) && (ask.by != Some(By::Area) || c.areas > 0);
    let best = ranked.iter().find(fits);
    let several = ranked.iter().filter(fits).find(|c| c.areas > 1 || c.articles > 1);
    let chosen = if ask.indicator.is_some() { best } else { several.or(best) };
    let by = |c: &Choice<'_>| if c.areas > 1 || c.articles < 2 { By::Area } else { By::Article };
    let drawn = chosen.and_then(|c| of_indicator(table, ask, c.measure, ask.by.unwrap_or(by(c)), nation));
    if ask.indicator.is_some() || ask.by.is_some() {
        return drawn;
    }
    // One article tells more by the figures it is about than by two of its districts.
    let alone = ask.doc.is_some() || table.sources().len() == 1;
    let bars = |c: &Option<Comparison<'_>>| c.as_ref().map_or(0, |c| c.bars.len());
    if bars(&drawn) > 1 && !alone {
        return drawn;
    }
    let article = of_article(table, ask);
    if bars(&article) > bars(&drawn) { article } else { drawn }
}

/// The bars of one indicator.
fn of_indicator<'t>(table: &'t Table, ask: &Ask, measure: Measure<'t>, by: By, nation: &str) -> Option<Comparison<'t>> {
    let mut left_out = Vec::new();
    let (mut cells, mut targets) = (Vec::new(), Vec::new());
    let of_it = |c: &Cell<'t>| c.row.indicator == measure.indicator && of_doc(*c, ask);
    for cell in table.cells().filter(of_it) {
        match unlike(cell, measure) {
            Some(Why::Target) if by != By::Indicator => targets.push(cell),
            Some(why) => left_out.push((cell, why)),
            None if !in_period(cell, ask) => left_out.push((cell, Why::Period)),
            None if cell.row.area.is_empty() && by == By::Area => left_out.push((cell, Why::NoArea)),
            None => cells.push(cell),
        }
    }
    if by == By::Area && (adds_up(measure.kind) || measure.kind == Kind::Rank) {
        let level = main_level(&cells, nation);
        cells.retain(|&cell| {
            // A country has no place among its provinces; districts may be ranked beside them.
            let at = self::level(cell, nation);
            let same = at == level || measure.kind == Kind::Rank && at > 0;
            if !same {
                left_out.push((cell, Why::Level));
            }
            same
        });
    }
    let key: fn(Cell<'t>) -> Key<'t> = match by {
        By::Article => |c| (&c.source.doc, &c.row.area),
        By::Area | By::Indicator => |c| ("", &c.row.area),
    };
    let mut bars = one_each(&cells, key, &mut left_out);
    for target in targets {
        let beside = bars.iter_mut().find(|bar| key(bar.cell) == key(target));
        match beside.filter(|bar| bar.target.is_none()) {
            Some(bar) if same_axis(bar.cell, target) => bar.target = Some(target),
            _ => left_out.push((target, Why::Target)),
        }
    }
    finish(measure, by, bars, left_out, MOST_BARS)
}

/// The bars of one article: its figures of the unit it uses most, percentages first.
fn of_article<'t>(table: &'t Table, ask: &Ask) -> Option<Comparison<'t>> {
    type Group<'t> = (&'t str, Kind, &'t str, &'t str, Status);
    let status = |c: Cell<'t>| ask.status.is_none_or(|s| s == c.row.status);
    let group = |c: Cell<'t>| -> Option<Group<'t>> {
        let m = compare::measure(c).filter(|m| m.kind != Kind::Rank)?;
        (status(c) && in_period(c, ask) && is_labelled(c)).then_some((
            &c.source.doc,
            m.kind,
            m.unit,
            &c.row.area,
            m.status,
        ))
    };
    let asked = |c: &Cell<'t>| of_doc(*c, ask);
    let (mut groups, mut counts) = (Distinct::default(), Vec::new());
    for group in table.cells().filter(asked).filter_map(group) {
        let at = groups.place(group);
        counts.resize(groups.len(), 0);
        counts[at] += 1;
    }
    let order: Vec<(Group<'t>, usize)> = groups.into_keys().into_iter().zip(counts).collect();
    // Of equals the first told wins, so that the choice does not hang on a hash.
    let merit = |(g, n): &(Group<'t>, usize)| (*n > 1, g.4 == Status::Actual, g.1 == Kind::Percentage, *n);
    let best = order.iter().rev().max_by_key(|g| merit(g))?.0;
    let (doc, kind, unit, area, status) = best;
    let measure = Measure { indicator: "", kind, unit, of: None, ranking: None, status };
    let mut left_out = Vec::new();
    let mut cells = Vec::new();
    for cell in table.cells().filter(|c| c.source.doc == doc) {
        match unlike(cell, measure) {
            Some(why) => left_out.push((cell, why)),
            None if !in_period(cell, ask) => left_out.push((cell, Why::Period)),
            None if !is_labelled(cell) => left_out.push((cell, Why::Unlabelled)),
            None if cell.row.area != area => left_out.push((cell, Why::OtherArea)),
            None => cells.push(cell),
        }
    }
    let outside = |c: Cell<'_>| c.row.indicator.is_empty() && c.row.pillar == Pillar::None;
    set_aside(&mut cells, &mut left_out, Why::Outside, 2, outside);
    set_aside(&mut cells, &mut left_out, Why::NoIndicator, 3, |c| c.row.indicator.is_empty());
    let key: fn(Cell<'t>) -> Key<'t> = |c| match c.row.indicator.as_str() {
        "" => ("", &c.row.label),
        indicator => (indicator, ""),
    };
    let bars = one_each(&cells, key, &mut left_out);
    finish(measure, By::Indicator, bars, left_out, MOST_OF_ARTICLE)
}

/// Leaves out what is `lesser` where at least so many better figures remain.
fn set_aside<'t>(
    cells: &mut Vec<Cell<'t>>,
    left_out: &mut Vec<(Cell<'t>, Why)>,
    why: Why,
    least: usize,
    lesser: fn(Cell<'t>) -> bool,
) {
    if cells.iter().filter(|&&c| !lesser(c)).count() >= least {
        left_out.extend(cells.iter().filter(|&&c| lesser(c)).map(|&c| (c, why)));
        cells.retain(|&c| !lesser(c));
    }
}

/// True where a reader can tell what the figure measures: an indicator, or more than one word of the article.
fn is_labelled(cell: Cell<'_>) -> bool {
    !cell.row.indicator.is_empty() || cell.row.label.split_whitespace().nth(1).is_some()
}

/// Why a figure cannot stand on the axis of a measure. The indicator is not looked at.
pub(super) fn unlike(cell: Cell<'_>, measure: Measure<'_>) -> Option<Why> {
    let row = cell.row;
    if row.same_as.is_some() {
        Some(Why::SameFact)
    } else if !compare::is_level(row.kind) {
        Some(Why::Change)
    } else if row.kind != measure.kind || !compare::has_length(row) {
        Some(Why::Kind)
    } else if compare::unit_key(cell) != measure.unit {
        Some(Why::Unit)
    } else if row.status != measure.status {
        Some(match row.status {
            Status::Actual => Why::Result,
            Status::Target => Why::Target,
            Status::Rule => Why::Rule,
        })
    } else if compare::place(cell) != (measure.of, measure.ranking) {
        Some(Why::Ranking)
    } else {
        None
    }
}

/// True where the figure is of the document asked for.
fn of_doc(cell: Cell<'_>, ask: &Ask) -> bool {
    ask.doc.as_ref().is_none_or(|doc| *doc == cell.source.doc)
}

/// True where the figure is of the period asked for, or of one that ends in the year asked for.
fn in_period(cell: Cell<'_>, ask: &Ask) -> bool {
    let Some(asked) = &ask.period else { return true };
    cell.row.period.is_some_and(|p| p.to_string() == *asked || p.year().to_string() == *asked)
}

/// A target stands beside a result only where both lengths mean the same.
fn same_axis(result: Cell<'_>, target: Cell<'_>) -> bool {
    result.row.kind != Kind::Ratio && result.row.status == Status::Actual && target.row.bound != Bound::Range
}

/// True for amounts: a country's beside a province's says nothing. Rates, scores and places compare at any level.
fn adds_up(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Money | Kind::Measure)
}

/// Nation, province or below.
fn level(cell: Cell<'_>, nation: &str) -> u8 {
    match cell.row.area.as_str() {
        area if area == nation => 0,
        _ if !cell.row.area_code.is_empty() => 1,
        _ => 2,
    }
}

/// The level of most areas; of equals the higher one.
fn main_level(cells: &[Cell<'_>], nation: &str) -> u8 {
    let areas = |at: u8| counted(cells.iter().filter(|&&c| level(c, nation) == at).map(|c| c.row.area.as_str())).len();
    (0..=2).rev().max_by_key(|&at| areas(at)).unwrap_or(1)
}

fn finish<'t>(
    measure: Measure<'t>,
    by: By,
    bars: Vec<Bar<'t>>,
    mut left_out: Vec<(Cell<'t>, Why)>,
    most: usize,
) -> Option<Comparison<'t>> {
    let share = |c: Cell<'_>| match (c.row.kind, c.row.of) {
        (Kind::Ratio, Some(of)) => compare::hundredths(c.row.value, of).unwrap_or(c.row.value),
        _ => c.row.value,
    };
    let mut bars = sorted(bars, |a, b| {
        let (a, b) = (a.cell, b.cell);
        let down = share(b).cmp(&share(a));
        let best_first = if measure.kind == Kind::Rank { down.reverse() } else { down };
        best_first.then_with(|| a.row.area.cmp(&b.row.area)).then_with(|| a.row.label.cmp(&b.row.label))
    });
    if bars.len() > most {
        left_out.extend(bars.drain(most..).map(|bar| (bar.cell, Why::TooMany)));
    }
    let period = main_period(&bars);
    let Measure { indicator, kind, status, .. } = measure;
    (!bars.is_empty()).then_some(Comparison { indicator, by, kind, status, period, bars, left_out })
}

/// The period most bars share; of equals the latest. Nothing where most bars tell none.
pub fn main_period(bars: &[Bar<'_>]) -> Option<Period> {
    let periods = counted(bars.iter().map(|b| b.cell.row.period));
    periods.into_iter().max_by_key(|&(period, count)| (count, period))?.0
}
