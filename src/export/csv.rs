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
        line(&fields(cell).map(|field| field.written(style)), delimiter, &mut out);
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

/// What stands in a cell, before a style writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field<'t> {
    /// Words; empty ones are nothing.
    Text(Cow<'t, str>),
    /// A figure as it is printed in its article.
    Quote(&'t str),
    /// A number, with at least so many decimals.
    Number(Decimal, u32),
    /// A whole number that counts.
    Count(u32),
    /// Nothing, in a column of numbers.
    Nothing,
}

impl<'t> Field<'t> {
    fn written(self, style: Style) -> Cow<'t, str> {
        match self {
            Field::Text(Cow::Borrowed(words)) => guarded(words),
            Field::Text(Cow::Owned(words)) => guarded(&words).into_owned().into(),
            // Excel would turn 3/4 into a day of April: there it stands in quotation marks.
            Field::Quote(words) if style == Style::Excel => format!("\u{201c}{words}\u{201d}").into(),
            Field::Quote(words) => guarded(words),
            Field::Number(value, least) => plain(value, least, style).into(),
            Field::Count(number) => number.to_string().into(),
            Field::Nothing => Cow::default(),
        }
    }
}

/// The cells of a figure, in the order of [`COLUMNS`].
pub fn fields(cell: Cell<'_>) -> [Field<'_>; COLUMNS.len()] {
    let Cell { source, row } = cell;
    let text = |words| Field::Text(Cow::Borrowed(words));
    let number = |value| Field::Number(value, decimals(row));
    let of_status = |status: Status| if row.status == status { number(row.value) } else { Field::Nothing };
    let day = |period: Option<Period>| Field::Text(period.map(sdmx).unwrap_or_default().into());
    let area = if row.area_code.is_empty() { &row.area } else { &row.area_code };
    [
        text(&source.doc),
        Field::Text(row.id.to_string().into()),
        text(area),
        text(&row.area),
        text(&row.indicator),
        text(&row.label),
        day(row.period),
        of_status(Status::Actual),
        of_status(Status::Target),
        of_status(Status::Rule),
        row.high.map_or(Field::Nothing, number),
        row.of.map_or(Field::Nothing, |of| Field::Number(of, 0)),
        text(&row.unit),
        Field::Count(0),
        Field::Count(decimals(row)),
        text(row.bound.word()),
        text(row.kind.word()),
        text(row.status.word()),
        text(row.direction.map_or("", |d| d.word())),
        text(&row.baseline),
        text(row.pillar.word()),
        text(obs_status(row)),
        Field::Text(row.doubts.join(" ").into()),
        Field::Text(row.same_as.map(|id| id.to_string()).unwrap_or_default().into()),
        Field::Quote(&row.quote),
        text(&row.sentence),
        text(&source.title),
        text(&source.outlet),
        day(source.published),
        text(&source.url),
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
