//! The facts of many articles as CSV with the columns of SDMX, a line for each witness; `lexicon/across_columns.tsv`
//! says what each holds.

use super::{
    csv::{Style, decimals, line, plain},
    guard::guarded,
    period::sdmx,
    status::obs_status,
};
use crate::{
    analysis::Status,
    corpus::{
        Cell, Words,
        across::{
            Terms, Views,
            area::Vintage,
            fact::Fact,
            merged::{Merged, Offer},
        },
    },
};
use std::borrow::Cow;

/// The columns in their order.
pub const COLUMNS: [&str; 25] = [
    "fact",
    "REF_AREA",
    "area",
    "area_unit",
    "INDICATOR",
    "label",
    "TIME_PERIOD",
    "OBS_VALUE",
    "TARGET",
    "RULE",
    "high",
    "of",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "DECIMALS",
    "bound",
    "kind",
    "OBS_STATUS",
    "COMMENT_OBS",
    "independent",
    "doc",
    "id",
    "published",
    "quote",
    "sentence",
];

/// What the views say of a fact beyond the fact.
#[derive(Clone, Default)]
struct Remarks {
    defined: bool,
    broken: bool,
    words: Vec<String>,
}

/// All facts, and behind them the values that a publisher's rule derives from them.
pub fn write(views: &Views<'_>, terms: &Terms) -> String {
    let mut out = String::new();
    line(&COLUMNS.map(Cow::Borrowed), ',', &mut out);
    let remarks = remarks(views);
    for (at, (fact, remarks)) in views.facts.iter().zip(&remarks).enumerate() {
        for &cell in &fact.cells {
            line(&record(at, fact, cell, remarks), ',', &mut out);
        }
    }
    for merged in &views.merged {
        if let Some(offer) = merged.offer {
            line(&derived(merged, offer, views, terms), ',', &mut out);
        }
    }
    out
}

fn id(fact: usize) -> String {
    format!("f{}", fact + 1)
}

fn remarks(views: &Views<'_>) -> Vec<Remarks> {
    let mut all = vec![Remarks::default(); views.facts.len()];
    let others = |list: &[usize], at: usize| {
        list.iter().filter(|&&other| other != at).map(|&other| id(other)).collect::<Vec<_>>().join(" ")
    };
    for contradiction in &views.conflicts.contradictions {
        for &at in &contradiction.facts {
            all[at].words.push(format!("contradicted by one of: {}", others(&contradiction.facts, at)));
        }
    }
    for list in &views.conflicts.definitions {
        for &at in list {
            all[at].defined = true;
            all[at].words.push(format!("definition differs from: {}", others(list, at)));
        }
    }
    for correction in &views.conflicts.corrections {
        all[correction.old].words.push(format!("corrected by {}", id(correction.new)));
        all[correction.new].words.push(format!("corrects {}", id(correction.old)));
    }
    for series in &views.series {
        for found in &series.breaks {
            let behind = series.points.iter().filter(|point| point.period == found.after);
            for &at in behind.flat_map(|point| &point.facts) {
                all[at].broken = true;
                all[at].words.push(format!("break: {} {}", found.why.word(), found.source).trim_end().to_owned());
            }
        }
    }
    all
}

fn record<'t>(at: usize, fact: &Fact<'t>, cell: Cell<'t>, remarks: &Remarks) -> [Cow<'t, str>; COLUMNS.len()] {
    let Cell { source, row } = cell;
    let number = |value| Cow::from(plain(value, decimals(row), Style::Machine));
    let of_status = |status: Status| if row.status == status { number(row.value) } else { Cow::default() };
    let area = if row.area_code.is_empty() { &row.area } else { &row.area_code };
    let comments = remarks
        .words
        .iter()
        .map(String::as_str)
        .chain(row.doubts.iter().map(Words::as_str))
        .collect::<Vec<_>>()
        .join("; ");
    [
        id(at).into(),
        guarded(area),
        guarded(&row.area),
        fact.topic.place.vintage.word().into(),
        guarded(fact.topic.indicator),
        guarded(&row.label),
        row.period.map(sdmx).unwrap_or_default().into(),
        of_status(Status::Actual),
        of_status(Status::Target),
        of_status(Status::Rule),
        row.high.map(number).unwrap_or_default(),
        row.of.map(|of| plain(of.normalize(), 0, Style::Machine).into()).unwrap_or_default(),
        guarded(&row.unit),
        "0".into(),
        decimals(row).to_string().into(),
        row.bound.word().into(),
        row.kind.word().into(),
        status(obs_status(row), fact, remarks).into(),
        guarded(&comments).into_owned().into(),
        fact.independent.to_string().into(),
        guarded(&source.doc),
        row.id.to_string().into(),
        source.published.map(|day| day.to_string()).unwrap_or_default().into(),
        guarded(&row.quote),
        guarded(&row.sentence),
    ]
}

/// The one letter that matters most: that of the figure, else what a look across articles knows.
fn status(own: &'static str, fact: &Fact<'_>, remarks: &Remarks) -> &'static str {
    match fact.topic.place.vintage {
        _ if own != "V" => own,
        _ if remarks.defined => "D",
        _ if remarks.broken => "B",
        Vintage::New => "W",
        _ => "V",
    }
}

/// A value that the publisher's rule makes of the members of a unit: no article tells it.
fn derived<'t>(merged: &Merged<'t>, offer: Offer, views: &Views<'t>, terms: &Terms) -> [Cow<'t, str>; COLUMNS.len()] {
    let parts = merged.members.iter().flat_map(|member| &member.facts);
    let unit = parts.clone().next().map_or("", |&fact| views.facts[fact].cell().row.unit.as_str());
    let parts: Vec<String> = parts.map(|&fact| id(fact)).collect();
    let code = terms.units.iter().find(|unit| unit.0 == merged.unit);
    let code = code.and_then(|unit| unit.1.iter().find(|member| member.1 == merged.unit));
    let mut cells = [const { Cow::Borrowed("") }; COLUMNS.len()];
    let mut set = |column: &str, words: Cow<'t, str>| {
        if let Some(at) = COLUMNS.iter().position(|name| *name == column) {
            cells[at] = words;
        }
    };
    set("REF_AREA", code.map_or(merged.unit, |member| member.0).into());
    set("area", merged.unit.into());
    set("area_unit", Vintage::New.word().into());
    set("INDICATOR", merged.indicator.into());
    set("TIME_PERIOD", merged.period.map(sdmx).unwrap_or_default().into());
    set("OBS_VALUE", plain(offer.value, 0, Style::Machine).into());
    set("UNIT_MEASURE", unit.into());
    set("UNIT_MULT", "0".into());
    set("kind", merged.kind.word().into());
    set("OBS_STATUS", "E".into());
    set("COMMENT_OBS", format!("{} of {} ({})", offer.rule, parts.join(" "), offer.legal).into());
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_explained() {
        let table = include_str!("../lexicon/across_columns.tsv");
        let told: Vec<&str> = table.lines().skip(2).filter_map(|line| line.split('\t').next()).collect();
        let mut columns = COLUMNS;
        columns.sort_unstable();
        assert_eq!(told, columns);
    }
}
