//! The forms that a chart can have, which of them fits the figures, and why the others do not.

use super::map::{self, Units};
use crate::{
    analysis::{Bound, Kind, Status},
    corpus::{
        over_time::Lines,
        pick::{Bar, By, Comparison},
    },
};

/// Declares the forms with their spellings outside.
macro_rules! forms {
    ($($(#[$meta:meta])* $form:ident = $word:literal),+ $(,)?) => {
        /// A form of chart.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Form { $($(#[$meta])* $form),+ }

        impl Form {
            /// All of them.
            pub const ALL: &[Form] = &[$(Form::$form),+];

            /// The spelling that leaves the program.
            pub fn word(self) -> &'static str {
                match self { $(Form::$form => $word),+ }
            }
        }
    };
}

forms! {
    /// Horizontal bars from zero.
    Bars = "bars",
    /// Dots on one axis, for many areas.
    Dots = "dots",
    /// Places of a ranking on a scale.
    Ranks = "ranks",
    /// A tile for each province, in the place it has on a map.
    Map = "map",
    /// Lines over time, with their breaks.
    Line = "line",
    /// Two times side by side: before and after.
    Slope = "slope",
    /// A panel for each area, over time.
    Panels = "panels",
    /// Targets beside results.
    Targets = "targets",
    /// Parts of a whole.
    Parts = "parts",
    /// What is told of each main indicator of the index.
    Index = "index",
    /// Open ends and spans on one axis.
    Ranges = "ranges",
}

impl Form {
    /// The form with this spelling.
    pub fn from_word(word: &str) -> Option<Form> {
        Form::ALL.iter().copied().find(|form| form.word() == word)
    }

    /// True for forms with a row for each figure, which can stand in any order.
    pub fn has_rows(self) -> bool {
        matches!(self, Form::Bars | Form::Dots | Form::Ranges | Form::Ranks | Form::Targets | Form::Parts)
    }

    /// True for forms that show how figures change.
    pub fn over_time(self) -> bool {
        matches!(self, Form::Line | Form::Slope | Form::Panels)
    }
}

/// Why a form does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A length or a sum of places in a ranking says nothing.
    RanksHaveNoLength,
    /// These are no places of a ranking.
    NoRanks,
    /// One time makes no line.
    OneTime,
    /// More lines than one can tell apart.
    ManyLines,
    /// No figure is of a province.
    NoProvinces,
    /// No target is told.
    NoTargets,
    /// No whole is told.
    NoWhole,
    /// Every figure is printed as it is, without over, under, about or a range.
    NoHedges,
    /// These bars are no areas.
    NoAreas,
    /// So few are read better as bars.
    Few,
}

impl Unfit {
    /// What the lexicon of charts calls it.
    pub fn id(self) -> &'static str {
        match self {
            Unfit::RanksHaveNoLength => "unfit_ranks",
            Unfit::NoRanks => "unfit_no_ranks",
            Unfit::OneTime => "unfit_one_time",
            Unfit::ManyLines => "unfit_many_lines",
            Unfit::NoProvinces => "unfit_no_provinces",
            Unfit::NoTargets => "unfit_no_targets",
            Unfit::NoWhole => "unfit_no_whole",
            Unfit::NoHedges => "unfit_no_hedges",
            Unfit::NoAreas => "unfit_no_areas",
            Unfit::Few => "unfit_few",
        }
    }
}

/// More lines in one panel cannot be told apart.
pub const MOST_LINES: usize = 8;
/// So many areas are read better as dots than as bars.
const MANY: usize = 24;
/// A map of fewer provinces shows mostly that they are few.
const FEWEST_TILES: usize = 3;

/// Why a form does not fit the figures of one indicator: the newest of each area, and those over time.
pub fn unfit(form: Form, now: &Comparison<'_>, lines: &Lines<'_>) -> Option<Unfit> {
    let rank = now.kind == Kind::Rank;
    let by_area = now.by == By::Area;
    let changing = lines.all.iter().filter(|line| line.points.len() > 1).count();
    let has_tile = |bar: &&Bar<'_>| map::has(Units::Before, &bar.cell.row.area_code);
    let fewer_provinces = |than: usize| now.bars.iter().filter(has_tile).take(than).count() < than;
    let first = [
        (form.over_time() && !by_area, Unfit::NoAreas),
        (form.over_time() && changing == 0, Unfit::OneTime),
        (form == Form::Line && changing > MOST_LINES, Unfit::ManyLines),
        (matches!(form, Form::Bars | Form::Parts | Form::Targets) && rank, Unfit::RanksHaveNoLength),
        (form == Form::Ranks && !rank, Unfit::NoRanks),
        (matches!(form, Form::Map | Form::Index) && fewer_provinces(1), Unfit::NoProvinces),
        (form == Form::Map && fewer_provinces(FEWEST_TILES), Unfit::Few),
        (matches!(form, Form::Dots | Form::Ranges) && rank, Unfit::RanksHaveNoLength),
        (form == Form::Ranges && now.bars.iter().all(|bar| bar.cell.row.bound == Bound::Exact), Unfit::NoHedges),
        (form == Form::Dots && now.bars.len() < 2, Unfit::Few),
        (form == Form::Panels && changing < 2, Unfit::Few),
        (form == Form::Targets && now.bars.iter().all(|bar| bar.target.is_none()), Unfit::NoTargets),
        (form == Form::Parts && now.kind != Kind::Ratio, Unfit::NoWhole),
    ];
    first.into_iter().find(|(is_so, _)| *is_so).map(|(_, why)| why)
}

/// The form that shows the figures best.
///
/// *Reads* results of areas whose larger part is told of three times or more as lines, of the same two times as slopes;
/// results that all have a target as bullets. *Leaves alone* what is asked of one period, and lists with more areas of one time than of
/// several: there the newest figures are compared.
pub fn proposed(now: &Comparison<'_>, lines: &Lines<'_>, one_period: bool) -> Form {
    let fits = |form| unfit(form, now, lines).is_none();
    let most = |count: usize| !one_period && now.status == Status::Actual && 2 * count > now.bars.len();
    let changing = |least: usize| lines.all.iter().filter(|line| line.points.len() >= least).count();
    let paired = || lines.clone().at_two_times().all.len();
    let aimed = now.bars.len() > 1 && now.bars.iter().all(|bar| bar.target.is_some());
    if most(changing(3)) && fits(Form::Line) {
        Form::Line
    } else if most(changing(2)) && fits(Form::Slope) && most(paired()) && paired() > 1 {
        Form::Slope
    } else if now.kind == Kind::Rank {
        Form::Ranks
    } else if aimed && fits(Form::Targets) {
        Form::Targets
    } else if now.bars.len() > MANY && fits(Form::Dots) {
        Form::Dots
    } else {
        Form::Bars
    }
}
