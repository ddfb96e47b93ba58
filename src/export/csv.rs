//! The table as CSV, in two styles of one set of columns; `lexicon/columns.tsv` says what each holds.
//!
//! For machines: commas, dots, lines as RFC 4180 has them. For Excel: a byte order mark so that the letters are right,
//! semicolons and decimal commas as it expects them in Vietnam, and a figure as printed is kept from being a date.
//!
//! In both, text that a spreadsheet would run as a formula has an apostrophe before it (see `guard.rs`): people open the one
//! for machines by a double click as well. Numbers are numbers, with a minus too; a program that wants the words as they were
//! takes one apostrophe away from each cell that begins with one.

use super::{guard::guarded, period::sdmx, status::obs_status};
use crate::{
    Period,
    analysis::Status,
    corpus::{Cell, Row, Table},
};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Who opens the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Excel in Vietnam.
    Excel,
    /// A program.
    Machine,
}

impl Style {
    /// The style with this spelling.
    pub fn from_word(word: &str) -> Option<Style> {
        match word {
            "excel" => Some(Style::Excel),
            "machine" => Some(Style::Machine),
            _ => None,
        }
    }
}

/// The columns in their order.
pub const COLUMNS: [&str; 30] = [
    "doc",
    "id",
    "REF_AREA",
    "area",
    "INDICATOR",
    "label",
    "TIME_PERIOD",
    "OBS_VALUE",
    "target",
    "rule",
    "high",
    "of",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "DECIMALS",
    "bound",
    "kind",
    "status",
    "direction",
    "baseline",
    "pillar",
    "OBS_STATUS",
    "COMMENT_OBS",
    "same_as",
    "quote",
    "sentence",
    "title",
    "source",
    "published",
    "url",
];

/// The figures of the named documents, or of all, a line each.
pub fn write(table: &Table, style: Style, docs: Option<&[String]>) -> String {
    let mut out = String::from(if style == Style::Excel { "\u{feff}" } else { "" });
    let delimiter = if style == Style::Excel { ';' } else { ',' };
    line(&COLUMNS.map(Cow::Borrowed), delimiter, &mut out);
    for cell in super::chosen(table, docs) {
        line(&record(cell, style), delimiter, &mut out);
    }
    out
}

/// Cells as RFC 4180 has them. The library `csv` does the same and brings along all that parses floating numbers,
/// 17 kB of the module; in the tests it reads what is written here.
pub(super) fn line(cells: &[Cow<'_, str>], delimiter: char, out: &mut String) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(delimiter);
        }
        if cell.contains([delimiter, '"', '\r', '\n']) {
            out.extend(["\"", &cell.replace('"', "\"\""), "\""]);
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

fn record<'t>(cell: Cell<'t>, style: Style) -> [Cow<'t, str>; COLUMNS.len()] {
    let Cell { source, row } = cell;
    let number = |value: Decimal| Cow::from(plain(value, decimals(row), style));
    let of_status = |status: Status| if row.status == status { number(row.value) } else { Cow::default() };
    let day = |period: Option<Period>| Cow::from(period.map(sdmx).unwrap_or_default());
    let area = if row.area_code.is_empty() { &row.area } else { &row.area_code };
    [
        guarded(&source.doc),
        row.id.to_string().into(),
        guarded(area),
        guarded(&row.area),
        guarded(&row.indicator),
        guarded(&row.label),
        day(row.period),
        of_status(Status::Actual),
        of_status(Status::Target),
        of_status(Status::Rule),
        row.high.map(number).unwrap_or_default(),
        row.of.map(|of| plain(of.normalize(), 0, style).into()).unwrap_or_default(),
        guarded(&row.unit),
        "0".into(),
        decimals(row).to_string().into(),
        row.bound.word().into(),
        row.kind.word().into(),
        row.status.word().into(),
        row.direction.map_or("", |d| d.word()).into(),
        guarded(&row.baseline),
        row.pillar.word().into(),
        obs_status(row).into(),
        guarded(&row.doubts.join(" ")).into_owned().into(),
        row.same_as.map(|id| id.to_string()).unwrap_or_default().into(),
        quoted(&row.quote, style),
        guarded(&row.sentence),
        guarded(&source.title),
        guarded(&source.outlet),
        day(source.published),
        guarded(&source.url),
    ]
}

/// Digits after the decimal mark, as printed.
pub(super) fn decimals(row: &Row) -> u32 {
    u32::from(row.precision.min(0).unsigned_abs())
}

/// A number without groups, with at least so many decimals and never fewer than it has.
pub(super) fn plain(value: Decimal, least: u32, style: Style) -> String {
    let decimals = value.normalize().scale().max(least) as usize;
    let number = format!("{value:.decimals$}");
    if style == Style::Excel { number.replace('.', ",") } else { number }
}

/// A figure as printed. Excel would turn 3/4 into a day of April: there it stands in quotation marks.
fn quoted(quote: &str, style: Style) -> Cow<'_, str> {
    match style {
        Style::Excel => format!("\u{201c}{quote}\u{201d}").into(),
        Style::Machine => guarded(quote),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Source, Words, tests::row};

    fn table() -> Table {
        let mut table = Table::default();
        let mut first = row("Hà Giang", "93.7");
        first.precision = -2;
        first.quote = "93,70%".into();
        first.sentence = "Đạt \"93,70%\"; tăng\nmạnh.".into();
        first.label = "=SUM(A1:A9)".into();
        let mut second = row("Yên Minh", "3");
        second.status = Status::Target;
        second.area_code = Words::default();
        second.quote = "3/4".into();
        second.of = Some(Decimal::from(4));
        second.failed = true;
        table.put(Source { doc: "bài 1".into(), rows: vec![first, second], ..Source::default() });
        table
    }

    #[test]
    fn lines_are_those_of_the_library() {
        let cells = ["", "a b", "1,5;2", "\"Số\" đo", "dòng\r\nmới", "\n", "'", "\"", " ", "#x"];
        for delimiter in [b',', b';'] {
            let mut writer = csv::WriterBuilder::new()
                .delimiter(delimiter)
                .terminator(csv::Terminator::CRLF)
                .from_writer(Vec::new());
            writer.write_record(cells).unwrap();
            let mut ours = String::new();
            line(&cells.map(Cow::Borrowed), delimiter.into(), &mut ours);
            assert_eq!(ours.as_bytes(), writer.into_inner().unwrap());
        }
    }

    fn parse(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
        reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    fn cell<'t>(lines: &'t [Vec<String>], line: usize, column: &str) -> &'t str {
        &lines[line][COLUMNS.iter().position(|c| *c == column).unwrap()]
    }

    #[test]
    fn excel_gets_its_marks_and_no_formula() {
        let text = write(&table(), Style::Excel, None);
        assert!(text.starts_with("\u{feff}doc;id;REF_AREA;area;"));
        assert!(text.contains("\r\n") && !text.contains("sep="));
        let lines = parse(text.trim_start_matches('\u{feff}'), b';');
        assert_eq!(lines.len(), 3);
        assert_eq!(cell(&lines, 1, "OBS_VALUE"), "93,70");
        assert_eq!(cell(&lines, 1, "label"), "'=SUM(A1:A9)");
        assert_eq!(cell(&lines, 1, "sentence"), "Đạt \"93,70%\"; tăng\nmạnh.");
        assert_eq!(cell(&lines, 2, "quote"), "“3/4”");
    }

    #[test]
    fn machines_get_dots_no_formula_and_targets_apart() {
        let text = write(&table(), Style::Machine, None);
        let lines = parse(&text, b',');
        assert_eq!(lines[0], COLUMNS);
        assert_eq!(cell(&lines, 1, "OBS_VALUE"), "93.70");
        assert_eq!(cell(&lines, 1, "label"), "'=SUM(A1:A9)");
        assert_eq!(cell(&lines, 1, "REF_AREA"), "VN-03");
        assert_eq!((cell(&lines, 2, "OBS_VALUE"), cell(&lines, 2, "target")), ("", "3"));
        assert_eq!((cell(&lines, 2, "REF_AREA"), cell(&lines, 2, "OBS_STATUS")), ("Yên Minh", "U"));
        assert_eq!(cell(&lines, 2, "quote"), "3/4");
    }

    #[test]
    fn only_the_documents_asked_for() {
        assert_eq!(parse(&write(&table(), Style::Machine, Some(&["khác".to_owned()])), b',').len(), 1);
        assert_eq!(parse(&write(&table(), Style::Machine, Some(&["bài 1".to_owned()])), b',').len(), 3);
    }

    #[test]
    fn every_column_is_explained() {
        let table = include_str!("../lexicon/columns.tsv");
        let told: Vec<&str> = table.lines().skip(2).filter_map(|line| line.split('\t').next()).collect();
        let mut columns = COLUMNS;
        columns.sort_unstable();
        assert_eq!(told, columns);
    }
}
