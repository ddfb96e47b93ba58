//! What can go wrong under a batch: a full disk, input that is written to meanwhile, damaged Parquet; and what Parquet holds.

use crate::batch::{TEXT, done, folder, lines, run, said, sodo};
use parquet::{
    basic::{LogicalType, Repetition, Type as Physical},
    column::writer::ColumnWriter,
    data_type::ByteArray,
    file::{properties::WriterProperties, reader::FileReader, serialized_reader::SerializedFileReader},
    file::{reader::ChunkReader, writer::SerializedFileWriter},
    record::Field,
    schema::types::Type,
};
use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::Write,
    path::Path,
    process::Command,
    sync::Arc,
};

/// The rows of a Parquet file, cells by the names of their columns.
fn rows(file: impl ChunkReader + 'static) -> Vec<BTreeMap<String, Field>> {
    let reader = SerializedFileReader::new(file).unwrap();
    let cells = |row: parquet::record::Row| row.into_columns().into_iter().collect();
    reader.get_row_iter(None).unwrap().map(|row| cells(row.unwrap())).collect()
}

/// A Parquet file with columns of words; an empty cell is nothing.
fn write(path: &Path, columns: &[(&str, &[&str])]) {
    let column = |name: &str| {
        let column = Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(Some(LogicalType::String));
        Arc::new(column.build().unwrap())
    };
    let schema =
        Type::group_type_builder("articles").with_fields(columns.iter().map(|(name, _)| column(name)).collect());
    let (schema, properties) = (Arc::new(schema.build().unwrap()), Arc::new(WriterProperties::builder().build()));
    let mut file = SerializedFileWriter::new(File::create(path).unwrap(), schema, properties).unwrap();
    let mut group = file.next_row_group().unwrap();
    for (_, cells) in columns {
        let there: Vec<i16> = cells.iter().map(|cell| i16::from(!cell.is_empty())).collect();
        let words: Vec<ByteArray> = cells.iter().filter(|cell| !cell.is_empty()).map(|cell| (*cell).into()).collect();
        let mut to = group.next_column().unwrap().unwrap();
        let ColumnWriter::ByteArrayColumnWriter(writer) = to.untyped() else { panic!("it is a column of words") };
        writer.write_batch(&words, Some(&there), None).unwrap();
        to.close().unwrap();
    }
    group.close().unwrap();
    file.close().unwrap();
}

#[test]
fn parquet_holds_what_the_csv_holds() {
    let here = folder("parquet-out");
    let text = "Năm 2024, Lạng Sơn đạt 93,70%, mục tiêu 95%; có 12/15 xã đạt chuẩn. \"=SUM(A1)\" là 3 hồ sơ.";
    fs::write(here.join("a.txt"), text).unwrap();
    fs::write(here.join("b.txt"), TEXT).unwrap();
    let csv = run(&here, &["--format", "csv", "a.txt", "b.txt"]).stdout;
    let parquet = run(&here, &["--format", "parquet", "a.txt", "b.txt"]);
    assert!(said(&parquet).starts_with("sodo: articles 2, figures "), "{}", said(&parquet));
    let found = rows(bytes::Bytes::from(parquet.stdout));
    let mut lines = csv::Reader::from_reader(csv.as_slice());
    let names: Vec<String> = lines.headers().unwrap().iter().map(str::to_owned).collect();
    let wanted: Vec<_> = lines.records().map(|line| line.unwrap()).collect();
    assert_eq!(found.len(), wanted.len());
    assert!(found.len() > 4);
    for (row, line) in found.iter().zip(&wanted) {
        assert_eq!(row.len(), names.len());
        for (name, cell) in names.iter().zip(line) {
            let same = match &row[name] {
                Field::Null => cell.is_empty(),
                // A cell of the CSV that a program might run has an apostrophe before it.
                Field::Str(words) => words == cell || format!("'{words}") == cell,
                Field::Double(number) => cell.parse() == Ok(*number),
                Field::Int(number) => cell.parse() == Ok(*number),
                _ => false,
            };
            assert!(same, "{name}: {:?} and {cell}", row[name]);
        }
    }
    let values: Vec<_> =
        found.iter().filter_map(|row| if let Field::Double(n) = row["OBS_VALUE"] { Some(n) } else { None }).collect();
    assert!(values.contains(&93.7), "{values:?}");
}

#[test]
fn articles_come_out_of_parquet() {
    let here = folder("parquet-in");
    let text = std::str::from_utf8(TEXT).unwrap();
    write(
        &here.join("a.parquet"),
        &[
            ("doc", &["một", "", "ba", "bốn"]),
            ("text", &[text, text, "", text]),
            ("published", &["2024-12-19", "", "", "2024-13-01"]),
            ("other", &["x", "y", "z", ""]),
        ],
    );
    let all = run(&here, &["--refused", "refused.jsonl", "."]);
    assert_eq!(crate::batch::docs(&all), ["một", "a#2"]);
    let err = said(&all);
    assert!(err.contains("a.parquet, row 3: its text is empty"), "{err}");
    assert!(err.contains("row 4: \"published\" is '2024-13-01', no day of the calendar"), "{err}");
    let refused = fs::read_to_string(here.join("refused.jsonl")).unwrap();
    let at: Vec<_> =
        refused.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["at"].clone()).collect();
    assert_eq!(at, [3, 4]);
    write(&here.join("none.parquet"), &[("body", &[text])]);
    let none = run(&here, &["none.parquet"]);
    assert!(said(&none).contains("it has no column \"text\" of words"), "{}", said(&none));
}

#[test]
fn damaged_parquet_is_told_in_a_sentence() {
    let here = folder("parquet-damaged");
    let text = std::str::from_utf8(TEXT).unwrap();
    write(&here.join("whole.parquet"), &[("doc", &["a"; 40]), ("text", &[text; 40])]);
    let whole = fs::read(here.join("whole.parquet")).unwrap();
    fs::write(here.join("good.txt"), TEXT).unwrap();
    let mut refused = 0;
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0xFF;
        for bytes in [&damaged[..], &whole[..at]] {
            fs::write(here.join("x.parquet"), bytes).unwrap();
            let output = run(&here, &["x.parquet", "good.txt"]);
            let err = said(&output);
            assert!(err.lines().all(|line| line.starts_with("sodo: ")), "byte {at}: {err}");
            assert!(crate::batch::docs(&output).contains(&"good".to_owned()), "byte {at}: {err}");
            refused += usize::from(output.status.code() == Some(2));
        }
    }
    assert!(refused > 60, "{refused} of 120 were refused");
}

#[cfg(unix)]
#[test]
fn on_a_full_disk_nothing_is_lost_that_was_written() {
    let here = folder("full");
    // A group of Parquet has tens of thousands of rows.
    for (format, articles) in [("jsonl", 2_000), ("parquet", 6_000)] {
        fs::write(here.join("in.jsonl"), lines(articles)).unwrap();
        let whole = run(&here, &["--format", format, "in.jsonl"]).stdout;
        let args = ["extract", "--format", format, "-o", "out", "in.jsonl"];
        // A limit on the length of files says no where a full disk would; in units of 512 bytes.
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", whole.len() * 3 / 4 / 512);
        let full = Command::new("sh")
            .args(["-c", &script, "sh", env!("CARGO_BIN_EXE_sodo")])
            .args(args)
            .current_dir(&here)
            .output()
            .unwrap();
        assert_eq!(full.status.code(), Some(2), "{}", said(&full));
        assert!(said(&full).contains("the output could not be written"), "{}", said(&full));
        assert!(said(&full).contains("--resume"), "{}", said(&full));
        let resumed = run(&here, &[&args[1..], &["--resume"]].concat());
        assert!(fs::read(here.join("out")).unwrap() == whole, "{format}: other bytes; {}", said(&resumed));
        fs::remove_file(here.join("out")).unwrap();
    }
    let screen = Command::new("sh")
        .args(["-c", "exec \"$0\" extract in.jsonl > /dev/full", env!("CARGO_BIN_EXE_sodo")])
        .current_dir(&here)
        .output()
        .unwrap();
    assert!(!Path::new("/dev/full").exists() || screen.status.code() == Some(2), "{}", said(&screen));
}

#[test]
fn an_input_that_is_written_to_meanwhile_is_told() {
    let here = folder("changing");
    let path = here.join("in.jsonl");
    fs::write(&path, lines(3_000)).unwrap();
    let child = sodo(&here, &["-o", "out", "in.jsonl"]).stderr(std::process::Stdio::piped()).spawn().unwrap();
    while done(&here.join("out.part")) == 0 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    OpenOptions::new().append(true).open(&path).unwrap().write_all(lines(1).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(said(&output).contains("it was written to meanwhile"), "{}", said(&output));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(fs::read_to_string(here.join("out")).unwrap().lines().count(), 3_001, "what was read is kept");
}

#[test]
fn a_run_does_not_go_on_over_other_input() {
    let here = folder("other-input");
    fs::write(here.join("in.jsonl"), lines(600)).unwrap();
    let mut child = sodo(&here, &["-o", "out", "in.jsonl"]).stderr(std::process::Stdio::null()).spawn().unwrap();
    while done(&here.join("out.part")) == 0 {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    fs::write(here.join("in.jsonl"), lines(601)).unwrap();
    let resumed = run(&here, &["-o", "out", "--resume", "in.jsonl"]);
    assert!(said(&resumed).contains("begun with other files or flags"), "{}", said(&resumed));
}
