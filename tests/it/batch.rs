//! Many articles on the command line: packed, by patterns, and in a run that is ended and gone on with.

use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output},
    thread,
    time::{Duration, Instant},
};
use zip::{ZipWriter, write::SimpleFileOptions};

pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub fn sodo(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sodo"));
    command.arg("extract").args(args).current_dir(folder);
    command
}

pub fn run(folder: &Path, args: &[&str]) -> Output {
    sodo(folder, args).output().unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The names of the articles that were read.
pub fn docs(output: &Output) -> Vec<String> {
    let doc = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["doc"].as_str().unwrap().to_owned();
    String::from_utf8(output.stdout.clone()).unwrap().lines().map(doc).collect()
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zipped(path: &Path, files: &[(&str, &[u8])]) {
    let mut archive = ZipWriter::new(fs::File::create(path).unwrap());
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap();
}

pub const TEXT: &[u8] = "Năm 2024, tỷ lệ hồ sơ trực tuyến của Lạng Sơn đạt 82%.".as_bytes();

/// So many lines, one article each.
pub fn lines(count: usize) -> String {
    let line = |i: usize| {
        let text = format!("Năm 2024, Lạng Sơn có {} tổ công nghệ số, đạt {}%. ", i + 10, i % 90 + 1).repeat(i % 7 + 1);
        format!("{}\n", serde_json::json!({ "doc": format!("d{i}"), "text": text }))
    };
    (0..count).map(line).collect()
}

#[test]
fn packed_articles_are_read_as_they_are_unpacked() {
    let here = folder("packed");
    fs::write(here.join("a.txt.gz"), gzip(TEXT)).unwrap();
    fs::write(here.join("b.jsonl.gz"), gzip(lines(2).as_bytes())).unwrap();
    let many = lines(3);
    zipped(
        &here.join("c.zip"),
        &[
            ("x/one.txt", TEXT),
            ("two.md", TEXT),
            ("__MACOSX/one.txt", TEXT),
            ("page.html", TEXT),
            ("many.jsonl", many.as_bytes()),
        ],
    );
    let all = run(&here, &["."]);
    assert_eq!(docs(&all), ["a", "d0", "d1", "one", "two", "d0", "d1", "d2"]);
    assert!(said(&all).starts_with("sodo: articles 8, figures "), "{}", said(&all));
    assert_eq!(all.status.code(), Some(0));
    // Two packed streams one behind the other are one file.
    let twice = [gzip(lines(1).as_bytes()), gzip(lines(1).as_bytes())].concat();
    fs::write(here.join("twice.jsonl.gz"), twice).unwrap();
    assert_eq!(docs(&run(&here, &["twice.jsonl.gz"])), ["d0", "d0"]);
}

#[test]
fn what_is_packed_badly_is_told_and_the_rest_is_read() {
    let here = folder("packed-badly");
    let packed = gzip(lines(400).as_bytes());
    fs::write(here.join("cut.jsonl.gz"), &packed[..packed.len() / 2]).unwrap();
    fs::write(here.join("broken.zip"), b"PK\x03\x04 and nothing more").unwrap();
    fs::write(here.join("good.txt"), TEXT).unwrap();
    let all = run(&here, &["broken.zip", "cut.jsonl.gz", "good.txt"]);
    let err = said(&all);
    assert!(err.contains("broken.zip: it is no whole .zip") && err.contains("what stands before it was"), "{err}");
    assert!(err.ends_with("not read 2\n"), "{err}");
    assert_eq!(docs(&all).last().map(String::as_str), Some("good"));
    assert!(docs(&all).len() > 10, "{err}");
    assert_eq!(all.status.code(), Some(2));
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let here = folder("bomb");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..80 {
        packed.write_all(&[b'a'; 1 << 20]).unwrap();
    }
    let packed = packed.finish().unwrap();
    fs::write(here.join("big.txt.gz"), &packed).unwrap();
    fs::write(here.join("line.jsonl.gz"), &packed).unwrap();
    let all = run(&here, &["big.txt.gz", "line.jsonl.gz"]);
    let err = said(&all);
    assert!(err.contains("big.txt.gz holds more than 64 MB of text"), "{err}");
    assert!(err.contains("line.jsonl.gz, line 1: it is too long for an article"), "{err}");
}

#[test]
fn patterns_are_followed_where_the_shell_left_them() {
    let here = folder("patterns");
    for name in ["b.txt", "a.txt", "c.md"] {
        fs::write(here.join(name), TEXT).unwrap();
    }
    assert_eq!(docs(&run(&here, &["*.txt"])), ["a", "b"]);
    let none = run(&here, &["*.pdf"]);
    assert!(said(&none).contains("*.pdf: no file is called like this"), "{}", said(&none));
    assert_eq!(none.status.code(), Some(2));
}

/// How much is done, by what stands beside an output.
pub fn done(part: &Path) -> u64 {
    let Ok(bytes) = fs::read(part) else { return 0 };
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap();
    serde_json::from_slice::<serde_json::Value>(first).map_or(0, |kept| kept["done"]["items"].as_u64().unwrap_or(0))
}

#[test]
fn a_run_that_was_killed_goes_on_to_the_same_bytes() {
    let here = folder("resume");
    let mut input = lines(3_000);
    input.insert_str(
        input.len() / 2 - input[..input.len() / 2].bytes().rev().position(|b| b == b'\n').unwrap(),
        "no article\n",
    );
    for format in ["jsonl", "json", "csv", "sdmx", "parquet"] {
        // A group of Parquet has tens of thousands of rows.
        let times = if format == "parquet" { 2 } else { 1 };
        fs::write(here.join("in.jsonl"), input.repeat(times)).unwrap();
        let whole = run(&here, &["--format", format, "in.jsonl"]);
        assert_eq!(whole.status.code(), Some(2));
        let args = ["--format", format, "-o", "out", "in.jsonl"];
        let mut child = sodo(&here, &args).stderr(std::process::Stdio::null()).spawn().unwrap();
        let begun = Instant::now();
        while done(&here.join("out.part")) == 0 {
            assert!(begun.elapsed() < Duration::from_secs(60), "nothing is ever done");
            assert!(child.try_wait().unwrap().is_none(), "it ended before it could be killed");
            thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let before = done(&here.join("out.part"));
        assert!(before > 0 && before < 3_001 * times as u64, "{before}");
        // A half line behind what is whole is what a kill leaves at its worst.
        fs::OpenOptions::new().append(true).open(here.join("out")).unwrap().write_all(b"{\"doc\":\"hal").unwrap();
        let other = run(&here, &["--format", format, "--split", "-o", "out", "--resume", "in.jsonl"]);
        assert!(said(&other).contains("begun with other files or flags"), "{}", said(&other));
        let resumed = run(&here, &[args.as_slice(), &["--resume"]].concat());
        assert_eq!(said(&resumed).lines().last(), said(&whole).lines().last());
        assert!(fs::read(here.join("out")).unwrap() == whole.stdout, "{format}: other bytes");
        assert!(!here.join("out.part").exists());
        let again = run(&here, &[args.as_slice(), &["--resume"]].concat());
        assert!(said(&again).contains("nothing of it is left"), "{}", said(&again));
        fs::remove_file(here.join("out")).unwrap();
    }
}

#[test]
fn only_a_file_can_be_gone_on_with() {
    let wrong = run(&folder("resume-nothing"), &["--resume", "x.txt"]);
    assert!(said(&wrong).contains("give -o FILE with --resume"), "{}", said(&wrong));
    assert_eq!(wrong.status.code(), Some(2));
}

#[cfg(unix)]
#[test]
fn a_run_that_is_ended_writes_what_is_done() {
    let here = folder("ended");
    fs::write(here.join("in.jsonl"), lines(6_000)).unwrap();
    let child = sodo(&here, &["-o", "out", "in.jsonl"]).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while done(&here.join("out.part")) == 0 {
        assert!(begun.elapsed() < Duration::from_secs(60), "nothing is ever done");
        thread::sleep(Duration::from_millis(1));
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130), "{}", said(&ended));
    assert!(
        said(&ended).contains("sodo: ended: articles ") && said(&ended).contains("--resume goes on"),
        "{}",
        said(&ended)
    );
    let written = fs::read_to_string(here.join("out")).unwrap();
    assert!(written.ends_with('\n') && written.lines().count() as u64 == done(&here.join("out.part")));
}
