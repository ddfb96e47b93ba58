//! The figures as SDMX-CSV 2.0, the form of data messages of SDMX 3.0: a line each, dimensions first, then measures, then
//! attributes; `lexicon/sdmx_columns.tsv` says what each holds.
//!
//! A line of SDMX is found by its dimensions, and what has the same key is the same observation. Here several articles, or one
//! article twice, tell of the same indicator, area and period, and need not agree. So the first five dimensions say what a
//! figure is of, and two more say which telling of it the line is: the article (`DOC`) and the figure in it (`FIGURE`). Keys are
//! unique whatever articles stand in a file, and stay what they are when others come: a number counted within equal keys would
//! not. Whoever wants one value for a key leaves these two out and decides between the tellings.
//!
//! A dimension that the article does not tell is `_U`, unknown, as the code lists of SDMX have it. `TIME_PERIOD` has no such
//! code: there it is left empty, since a period that nobody told would be made up. A value that is aimed at or laid down is a
//! measure of its own (`TARGET`, `RULE`) and never an `OBS_VALUE` with the status F, which is for forecasts.

use super::{
    csv::{Style, decimals, line, plain},
    guard::guarded,
    period::sdmx,
    status::obs_status,
};
use crate::{
    Period,
    analysis::Status,
    corpus::{Cell, Source, Table},
};
use std::borrow::Cow;

/// The columns in their order.
pub const COLUMNS: [&str; 33] = [
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "FREQ",
    "REF_AREA",
    "INDICATOR",
    "UNIT_MEASURE",
    "TIME_PERIOD",
    "DOC",
    "FIGURE",
    "OBS_VALUE",
    "TARGET",
    "RULE",
    "UPPER",
    "WHOLE",
    "UNIT_MULT",
    "DECIMALS",
    "OBS_STATUS",
    "COMMENT_OBS",
    "AREA_NAME",
    "LABEL",
    "KIND",
    "BOUND",
    "DIRECTION",
    "BASELINE",
    "PILLAR",
    "SAME_AS",
    "QUOTE",
    "SENTENCE",
    "TITLE",
    "OUTLET",
    "PUBLISHED",
    "URL",
];

/// The dataflow that the lines are of. It changes with the columns.
const FLOW: &str = "SODO:FIGURES(1.0.0)";

/// The names of the columns.
pub fn head() -> String {
    let mut out = String::new();
    line(&COLUMNS.map(Cow::Borrowed), ',', &mut out);
    out
}

/// The figures of the named documents, or of all, a line each.
pub fn write(table: &Table, docs: Option<&[String]>) -> String {
    let mut out = head();
    for cell in super::chosen(table, docs) {
        line(&record(cell), ',', &mut out);
    }
    out
}

fn record<'t>(cell: Cell<'t>) -> [Cow<'t, str>; COLUMNS.len()] {
    let Cell { source, row } = cell;
    let number = |value| Cow::from(plain(value, decimals(row), Style::Machine));
    let of_status = |status: Status| if row.status == status { number(row.value) } else { Cow::default() };
    let area = if row.area_code.is_empty() { &row.area } else { &row.area_code };
    let Source { doc, title, outlet, url, .. } = source;
    [
        "dataflow".into(),
        FLOW.into(),
        "I".into(),
        row.period.map_or("_U", frequency).into(),
        told(area),
        told(&row.indicator),
        told(&row.unit),
        row.period.map(sdmx).unwrap_or_default().into(),
        told(doc),
        row.id.to_string().into(),
        of_status(Status::Actual),
        of_status(Status::Target),
        of_status(Status::Rule),
        row.high.map(number).unwrap_or_default(),
        row.of.map(|of| plain(of.normalize(), 0, Style::Machine).into()).unwrap_or_default(),
        "0".into(),
        decimals(row).to_string().into(),
        obs_status(row).into(),
        guarded(&row.doubts.join(" ")).into_owned().into(),
        guarded(&row.area),
        guarded(&row.label),
        row.kind.word().into(),
        row.bound.word().into(),
        row.direction.map_or("", |d| d.word()).into(),
        guarded(&row.baseline),
        row.pillar.word().into(),
        row.same_as.map(|id| id.to_string()).unwrap_or_default().into(),
        guarded(&row.quote),
        guarded(&row.sentence),
        guarded(title),
        guarded(outlet),
        source.published.map(sdmx).unwrap_or_default().into(),
        guarded(url),
    ]
}

/// The value of a dimension, which is never empty.
fn told(words: &str) -> Cow<'_, str> {
    if words.is_empty() { "_U".into() } else { guarded(words) }
}

/// The code of `CL_FREQ`; a span of time is none of them.
fn frequency(period: Period) -> &'static str {
    match period {
        Period::Year(_) => "A",
        Period::Half(..) => "S",
        Period::Quarter(..) => "Q",
        Period::Month(..) => "M",
        Period::Day(..) => "D",
        Period::Years(..) | Period::Months(..) | Period::Days(..) => "_Z",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Words, tests::row};
    use std::collections::BTreeSet;

    fn lines() -> Vec<Vec<String>> {
        let mut table = Table::default();
        let mut first = row("Hà Giang", "93.7");
        first.precision = -2;
        first.period = Period::parse("2023-H1");
        first.sentence = "=HYPERLINK(\"x\"), đạt 93,70%".into();
        let mut again = row("Hà Giang", "93.7");
        again.id = crate::corpus::Id(2);
        again.period = first.period;
        let mut goal = row("", "95");
        goal.id = crate::corpus::Id(3);
        goal.status = Status::Target;
        goal.area_code = Words::default();
        goal.failed = true;
        let rows = vec![first, again, goal];
        for doc in ["bài 1", "bài 2"] {
            table.put(Source { doc: doc.into(), rows: rows.clone(), ..Source::default() });
        }
        let text = write(&table, None);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn cell<'t>(lines: &'t [Vec<String>], line: usize, column: &str) -> &'t str {
        &lines[line][COLUMNS.iter().position(|c| *c == column).unwrap()]
    }

    #[test]
    fn lines_are_those_of_the_standard() {
        let lines = lines();
        assert_eq!(lines[0], COLUMNS);
        assert_eq!(lines[1][..5], ["dataflow", "SODO:FIGURES(1.0.0)", "I", "S", "VN-03"]);
        assert_eq!(cell(&lines, 1, "TIME_PERIOD"), "2023-S1");
        assert_eq!((cell(&lines, 1, "OBS_VALUE"), cell(&lines, 1, "DECIMALS")), ("93.70", "2"));
        assert_eq!(cell(&lines, 1, "SENTENCE"), "'=HYPERLINK(\"x\"), đạt 93,70%");
        assert!(cell(&lines, 1, "OBS_STATUS") == "V" && cell(&lines, 3, "OBS_STATUS") == "U");
    }

    #[test]
    fn targets_are_no_forecasts_and_nothing_is_made_up() {
        let lines = lines();
        assert_eq!((cell(&lines, 3, "OBS_VALUE"), cell(&lines, 3, "TARGET")), ("", "95"));
        assert_eq!(
            (cell(&lines, 3, "REF_AREA"), cell(&lines, 3, "FREQ"), cell(&lines, 3, "TIME_PERIOD")),
            ("_U", "_U", "")
        );
    }

    #[test]
    fn no_two_lines_have_one_key() {
        let lines = lines();
        let keys: BTreeSet<&[String]> = lines[1..].iter().map(|line| &line[3..10]).collect();
        assert_eq!((lines.len(), keys.len()), (7, 6));
    }

    #[test]
    fn every_column_is_explained() {
        let table = include_str!("../lexicon/sdmx_columns.tsv");
        let told: Vec<&str> = table.lines().skip(2).filter_map(|line| line.split('\t').next()).collect();
        let mut columns = COLUMNS;
        columns.sort_unstable();
        assert_eq!(told, columns);
    }
}
