//! The command line as people meet it.

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a run of the program left behind.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    /// The analyses, of which stdout must consist.
    fn analyses(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }

    fn docs(&self) -> Vec<String> {
        self.analyses().iter().map(|a| a["doc"].as_str().unwrap().to_owned()).collect()
    }

    /// Exit code 2, and one sentence for each part, in order.
    fn complains(&self, sentences: &[&str]) {
        assert_eq!(self.code, Some(2), "{}", self.err);
        let lines: Vec<&str> = self.err.lines().collect();
        assert_eq!(lines.len(), sentences.len(), "{}", self.err);
        for (line, part) in lines.iter().zip(sentences) {
            assert!(line.starts_with("sodo: ") && line.contains(part), "no '{part}' in: {line}");
        }
    }
}

fn sodo(folder: &Path, args: &[&str], stdin: &[u8]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sodo"));
    command.args(args).current_dir(folder);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("sodo starts");
    // A run that is refused before it reads closes its end: that is no failure of the test.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("what sodo prints is UTF-8");
    let mut err = text(output.stderr);
    // The line of counts at the end is no complaint.
    if let Some(at) = err.find("sodo: articles ") {
        err.truncate(at);
    }
    Run { code: output.status.code(), out: text(output.stdout), err }
}

#[test]
fn help_and_version_are_told() {
    let here = folder("help");
    for args in [&["--help"][..], &["-h"], &["extract", "--help"]] {
        let run = sodo(&here, args, b"");
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        assert!(run.out.contains("sodo extract"));
    }
    assert_eq!(sodo(&here, &["--version"], b"").out, concat!("sodo ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_arguments_are_told_in_one_sentence() {
    let here = folder("arguments");
    fs::write(here.join("a.txt"), "82%").unwrap();
    for (args, sentence) in [
        (&[][..], "nothing to do"),
        (&["read"], "there is no command 'read'"),
        (&["extract"], "no article was named"),
        (&["extract", "--formt", "json", "a.txt"], "invalid option '--formt'"),
        (&["extract", "--format"], "missing argument"),
        (&["extract", "--format", "xml", "a.txt"], "there is no format 'xml'"),
        (&["extract", "--published", "19/12/2024", "a.txt"], "'19/12/2024' is no day"),
        (&["extract", "--published", "2023-02-29", "a.txt"], "'2023-02-29' is no day"),
        (&["extract", "-", "-"], "only once"),
        (&["check"], "no article was named"),
        (&["check", "--format", "jsonl", "a.txt"], "choose text, json or csv"),
        (&["check", "--lang", "fr", "a.txt"], "choose vi or en"),
    ] {
        let run = sodo(&here, args, b"");
        run.complains(&[sentence]);
        assert_eq!(run.out, "", "{args:?}");
    }
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_done() {
    let here = folder("unreadable");
    fs::create_dir_all(here.join("empty/deeper")).unwrap();
    fs::write(here.join("empty/deeper/picture.png"), "no article").unwrap();
    fs::write(here.join("good.txt"), "Tỷ lệ đạt 82%.").unwrap();
    fs::write(here.join("last.txt"), "Tỷ lệ đạt 83%.").unwrap();
    fs::write(here.join("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0").unwrap();
    fs::write(here.join("cut.txt"), &"Tỷ lệ hồ sơ trực tuyến đạt".as_bytes()[1..30]).unwrap();
    let run = sodo(&here, &["extract", "gone.txt", "good.txt", "empty", "picture.txt", "cut.txt", "last.txt"], b"");
    run.complains(&[
        "gone.txt: there is no such file or folder",
        "empty: there is no .txt or .md or .jsonl or .zip or .parquet file",
        "picture.txt is no text",
        "cut.txt is UTF-8 with damaged bytes",
    ]);
    assert_eq!(run.docs(), ["good", "last"]);
    assert_eq!(sodo(&here, &["extract", "good.txt"], b"").code, Some(0));
}

#[test]
fn folders_are_read_by_name_and_only_their_articles() {
    let here = folder("folders");
    fs::create_dir_all(here.join("in/b")).unwrap();
    for name in ["in/c.txt", "in/a.md", "in/b/d.TXT", "in/x.csv", "in/.hidden.txt", "in/b/page.html"] {
        fs::write(here.join(name), "82%").unwrap();
    }
    let run = sodo(&here, &["extract", "in"], b"");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_eq!(run.docs(), ["a", "d", "c"]);
}

#[test]
fn many_articles_keep_their_order() {
    let here = folder("order");
    let lines: Vec<String> =
        (0..1500).map(|i| format!(r#"{{"doc":"d{i}","text":"{}"}}"#, "Tỷ lệ đạt 82%. ".repeat(i % 37))).collect();
    let run = sodo(&here, &["extract", "--jsonl", "-"], lines.join("\n").as_bytes());
    assert_eq!(run.code, Some(0));
    assert_eq!(run.docs(), (0..1500).map(|i| format!("d{i}")).collect::<Vec<_>>());
    let again = sodo(&here, &["extract", "--jsonl", "-"], lines.join("\r\n").as_bytes());
    assert_eq!(run.out, again.out);
}

#[test]
fn several_articles_in_one_file_are_read_apart_on_demand() {
    let here = folder("split");
    let sample = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("www/samples").join(name));
    let (one, two) = (sample("lao-cai-2023.txt").unwrap(), sample("an-giang-2024.txt").unwrap());
    fs::write(here.join("tuần.txt"), format!("{one}\n----------\n\n{two}")).unwrap();
    fs::write(here.join("một.txt"), &one).unwrap();
    assert_eq!(sodo(&here, &["extract", "tuần.txt", "một.txt"], b"").docs(), ["tuần", "một"]);
    let apart = sodo(&here, &["extract", "--split", "tuần.txt", "một.txt"], b"");
    assert_eq!(apart.docs(), ["tuần#1", "tuần#2", "một"]);
    let read = apart.analyses();
    assert_eq!(read[0]["observations"], read[2]["observations"], "places are those of the article's own text");
    assert_eq!(read[1]["title"], two.lines().next().unwrap());
}

#[test]
fn a_bad_line_is_told_by_its_number() {
    let here = folder("lines");
    let lines = r#"{"doc":"a","text":"82%","published":"2024-05-06","url":"https://example.vn/a"}

{"doc":"b"}
not json
{"doc":"c","text":"x","published":"6/5/2024"}
{"doc":"d","text":"83%"}
"#;
    let run = sodo(&here, &["extract", "--jsonl", "--published", "2020-01-02", "-"], lines.as_bytes());
    run.complains(&[
        "standard input, line 3: missing field `text`",
        "standard input, line 4: expected",
        "standard input, line 5: \"published\" is '6/5/2024'",
    ]);
    let analyses = run.analyses();
    assert_eq!(run.docs(), ["a", "d"]);
    assert_eq!(
        (&analyses[0]["published"], &analyses[0]["url"]),
        (&"2024-05-06".into(), &"https://example.vn/a".into())
    );
    assert_eq!(analyses[1]["published"], "2020-01-02");
}

#[test]
fn every_encoding_gives_the_same_text() {
    let here = folder("encodings");
    let text = "Tỉnh Hà Giang đạt 82%, tăng 5%.\n";
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    fs::write(here.join("1.txt"), text).unwrap();
    fs::write(here.join("2.txt"), format!("\u{feff}{text}")).unwrap();
    fs::write(here.join("3.txt"), utf16).unwrap();
    let run = sodo(&here, &["extract", "1.txt", "2.txt", "3.txt", "-"], text.as_bytes());
    assert_eq!(run.docs(), ["1", "2", "3", "stdin"]);
    let analyses = run.analyses();
    for other in &analyses[1..] {
        assert_eq!(other["observations"], analyses[0]["observations"]);
        assert_eq!(other["skipped"], analyses[0]["skipped"]);
    }
    // The old code page writes the tone marks as characters of their own, so that only the offsets differ.
    fs::write(here.join("old.txt"), b"Ti\xD2nh Ha\xCC Giang \xF0a\xF2t 82%, t\xE3ng 5%.\n").unwrap();
    let old = sodo(&here, &["extract", "old.txt"], b"");
    assert_eq!(old.code, Some(0), "{}", old.err);
    let values = |analysis: &Value| -> Vec<Value> {
        analysis["observations"].as_array().unwrap().iter().map(|o| o["value"].clone()).collect()
    };
    assert_eq!(values(&old.analyses()[0]), values(&analyses[0]));
}

#[test]
fn json_is_one_list() {
    let here = folder("json");
    fs::write(here.join("a.txt"), "82%").unwrap();
    fs::write(here.join("b.txt"), "83%").unwrap();
    let run = sodo(&here, &["extract", "--format", "json", "a.txt", "b.txt"], b"");
    let list: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(list.as_array().unwrap().iter().map(|a| &a["doc"]).collect::<Vec<_>>(), ["a", "b"]);
    let nothing = sodo(&here, &["extract", "--format", "json", "gone"], b"");
    assert_eq!((nothing.code, nothing.out.as_str()), (Some(2), "[]\n"));
}

#[test]
fn csv_has_one_line_a_figure() {
    let here = folder("csv");
    fs::write(here.join("b.txt"), "Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82%.").unwrap();
    fs::write(here.join("a.txt"), "Toàn tỉnh có 1.864 dịch vụ công trực tuyến.").unwrap();
    let run = sodo(&here, &["extract", "--format", "csv", "b.txt", "gone.txt", "a.txt"], b"");
    run.complains(&["gone.txt: there is no such file"]);
    let lines: Vec<&str> = run.out.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 3, "{}", run.out);
    assert!(lines[0].starts_with("doc,id,REF_AREA"));
    assert!(lines[1].starts_with("b,o1,VN-03,Hà Giang,") && lines[1].contains(",82,"), "{}", lines[1]);
    assert!(lines[2].starts_with("a,o1,") && lines[2].contains(",1864,"), "{}", lines[2]);
}

#[test]
fn sdmx_has_one_line_a_figure() {
    let here = folder("sdmx");
    fs::write(here.join("b.txt"), "Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82%.").unwrap();
    fs::write(here.join("=a.txt"), "- Toàn tỉnh có 1.864 dịch vụ công trực tuyến.").unwrap();
    let run = sodo(&here, &["extract", "--format", "sdmx", "b.txt", "=a.txt"], b"");
    let lines: Vec<&str> = run.out.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 3, "{}", run.out);
    assert!(lines[0].starts_with("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,"), "{}", lines[0]);
    let line = "dataflow,SODO:FIGURES(1.0.0),I,A,VN-03,online_dossier_rate,%,2023,b,o1,82,,,";
    assert!(lines[1].starts_with(line), "{}", lines[1]);
    assert!(lines[2].contains(",'=a,o1,1864,") && lines[2].contains(",'- Toàn tỉnh"), "{}", lines[2]);
}

#[test]
fn words_of_the_readers_own_are_laid_over_ours() {
    let here = folder("words");
    fs::write(here.join("a.txt"), "Tỷ lệ phường thông minh của tỉnh Hà Giang đạt 82%. Tỷ lệ HSTT đạt 71%.").unwrap();
    let table =
        "id;label_vi;pillar;value;triggers\r\nsmart_ward_rate;Phường thông minh;government;rate;phường thông minh";
    let utf16: Vec<u8> = format!("\u{feff}{table}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(here.join("wards.csv"), utf16).unwrap();
    fs::write(here.join("short.tsv"), "short\tfull\nHSTT\thồ sơ trực tuyến\n").unwrap();
    let run = sodo(&here, &["extract", "--lexicon", "wards.csv", "--lexicon", "short.tsv", "a.txt"], b"");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let found = run.analyses()[0]["observations"].as_array().unwrap().clone();
    assert_eq!([&found[0]["indicator"], &found[1]["indicator"]], ["smart_ward_rate", "online_dossier_rate"]);
    let named = sodo(&here, &["chart", "--lexicon", "wards.csv", "--indicator", "smart_ward_rate"], run.out.as_bytes());
    assert!(named.out.contains("Phường thông minh"), "{}{}", named.err, named.out);
}

#[test]
fn a_fault_in_a_table_stops_before_any_article() {
    let here = folder("faults");
    fs::write(here.join("a.txt"), "82%").unwrap();
    fs::write(here.join("good.tsv"), "short\tfull\nHSTT\thồ sơ trực tuyến\n").unwrap();
    let pillar = "id\tlabel_vi\tpillar\tvalue\ttriggers\n# lời\nx_rate\tX\tgoverment\trate\tx\n";
    for (name, bytes, sentence) in [
        (
            "words.tsv",
            pillar.as_bytes(),
            "words.tsv, line 3, column pillar: there is no pillar \"goverment\"; use government,",
        ),
        ("empty.tsv", b"", "empty.tsv, line 1: there is nothing in it"),
        (
            "other.csv",
            b"doc,id,REF_AREA\na,o1,VN-03\n",
            "other.csv, line 1: the column \"doc\" is of no use; once each: id,",
        ),
        ("list.csv", b"a,b,c\n1,2,3\n", "list.csv, line 1: it cannot be told which table this is"),
        ("picture.tsv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "picture.tsv is no text"),
    ] {
        fs::write(here.join(name), bytes).unwrap();
        let run = sodo(&here, &["extract", "--lexicon", "good.tsv", "--lexicon", name, "a.txt"], b"");
        run.complains(&[sentence]);
        assert_eq!(run.out, "", "{name}");
    }
    sodo(&here, &["extract", "--lexicon", "gone.tsv", "a.txt"], b"").complains(&["gone.tsv: there is no such file"]);
    sodo(&here, &["extract", "a.txt", "--lexicon"], b"").complains(&["missing argument"]);
    sodo(&here, &["extract", "--lexicon", "-", "-"], b"").complains(&["only once"]);
    sodo(&here, &["chart", "--lexicon", "words.tsv"], b"").complains(&["words.tsv, line 3, column pillar"]);
}

#[test]
fn a_figure_is_explained_for_people_and_for_programs() {
    let here = folder("explain");
    let text =
        "Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82%. Theo Đề án 06, tỉnh phủ sóng 4G tới 95% thôn.";
    fs::write(here.join("a.txt"), text).unwrap();
    let all = sodo(&here, &["explain", "a.txt"], b"");
    assert_eq!((all.code, all.err.as_str()), (Some(0), ""));
    for words in ["a o1: 82%\n", "đạt «82%».", "number     percentage, 82, %, exact (rule ", "a o2: 95%\n"] {
        assert!(all.out.contains(words), "no '{words}' in:\n{}", all.out);
    }
    assert!(all.out.contains("> +") && all.out.contains("online_dossier_rate ("), "{}", all.out);
    assert!(all.out.lines().all(|line| line.chars().count() <= 100), "{}", all.out);
    let at = |words: &str| sodo(&here, &["explain", "--at", words, "a.txt"], b"").out;
    assert!(all.out.starts_with(&at("82%")) && !at("82%").is_empty() && !at("82%").contains("o2"));
    // Words that are no figure stand for the figures of their sentence; letters may be spelled with their marks apart.
    assert_eq!(at("82%"), at("tỉnh Hà Giang"));
    assert_eq!(at("95%"), at("thôn"));
    assert_eq!(at("tỷ lệ"), at("ty\u{309} lê\u{323}"));
    assert!(at("Đề án 06").starts_with("a: 06 is no figure: name"), "{}", at("Đề án 06"));
    let json = sodo(&here, &["explain", "--format", "json", "a.txt"], b"");
    let list: Value = serde_json::from_str(&json.out).unwrap();
    let figures = list.as_array().unwrap();
    assert_eq!(figures.len(), 2);
    let questions: Vec<&Value> = figures[0]["decisions"].as_array().unwrap().iter().map(|d| &d["question"]).collect();
    for question in ["indicator", "area", "period", "status"] {
        assert!(questions.iter().any(|q| *q == question), "{questions:?}");
    }
    let extracted = sodo(&here, &["extract", "a.txt"], b"").analyses();
    assert_eq!(
        figures.iter().map(|f| f["observation"].clone()).collect::<Vec<_>>(),
        *extracted[0]["observations"].as_array().unwrap()
    );
}

#[test]
fn what_cannot_be_explained_is_told() {
    let here = folder("unexplained");
    fs::write(here.join("a.txt"), "Tỷ lệ HSTT đạt 82%.").unwrap();
    fs::write(here.join("short.tsv"), "short\tfull\nHSTT\thồ sơ trực tuyến\n").unwrap();
    fs::write(here.join("wrong.tsv"), "short\tfull\nHSTT\t\n").unwrap();
    let explained = sodo(&here, &["explain", "--lexicon", "short.tsv", "a.txt"], b"");
    assert!(explained.out.contains("by \"HSTT\"") || explained.out.contains("HSTT\""), "{}", explained.out);
    let wrong = sodo(&here, &["explain", "--lexicon", "wrong.tsv", "a.txt"], b"");
    wrong.complains(&["wrong.tsv, line 2, column full: the cell is empty"]);
    assert_eq!(wrong.out, "");
    sodo(&here, &["explain", "--at", "83%", "a.txt"], b"").complains(&["a: there is no figure at '83%'"]);
    sodo(&here, &["explain", "gone.txt"], b"").complains(&["gone.txt: there is no such file"]);
    sodo(&here, &["explain"], b"").complains(&["no article was named"]);
    sodo(&here, &["explain", "--format", "csv", "a.txt"], b"").complains(&["'csv' is nothing that --format knows"]);
}

#[test]
fn checks_are_told_for_people_and_for_programs() {
    let here = folder("check");
    let wrong = "Có 23/32 nhiệm vụ đã xong, đạt 71,86%. Có 26/33 chỉ tiêu, đạt 78,79%.";
    fs::write(here.join("a.txt"), wrong).unwrap();
    fs::write(here.join("b.txt"), "Có 34/40 nhiệm vụ đã xong, đạt 85%.").unwrap();
    let run = sodo(&here, &["check", ".", "gone.txt"], b"");
    run.complains(&["gone.txt"]);
    let alarm = "SAI: Bài viết 71,86%, nhưng 23/32 là 71,875%, làm tròn thành 71,88%.\n      | Có «23/32» nhiệm vụ đã xong, đạt «71,86%».";
    let (first, second) = (run.out.find("a: 1 không khớp").unwrap(), run.out.find("b: 0 không khớp").unwrap());
    assert!(first < second && run.out.contains(alarm), "{}", run.out);
    assert!(run.out.ends_with("2 bài: 1 không khớp, 0 cần hỏi, 2 khớp\n"), "{}", run.out);
    let run = sodo(&here, &["check", "--wrong", "--lang", "en", "a.txt", "b.txt"], b"");
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("WRONG: The article says 71.86%") && !run.out.contains("34/40"), "{}", run.out);
    let run = sodo(&here, &["check", "--format", "json", "-"], wrong.as_bytes());
    let all: Value = serde_json::from_str(&run.out).unwrap();
    let grades: Vec<&str> = all[0]["checks"].as_array().unwrap().iter().map(|c| c["grade"].as_str().unwrap()).collect();
    assert_eq!((all[0]["doc"].as_str(), grades), (Some("stdin"), vec!["wrong", "rounded"]));
    assert_eq!(all[0]["checks"][0]["quotes"], serde_json::json!(["23/32", "71,86%"]));
    let run = sodo(&here, &["check", "--format", "csv", "--wrong", "a.txt", "b.txt"], b"");
    let mut lines = run.out.lines();
    assert!(lines.next().unwrap().starts_with("doc,type,form,grade,OBS_STATUS,REF_AREA,"));
    assert!(lines.next().unwrap().starts_with("a,ratio_percent,ratio_percent,wrong,U,"));
    assert_eq!(lines.next(), None);
}

#[test]
fn charts_are_drawn_from_what_extract_printed() {
    let here = folder("chart");
    let text = "Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82%, của tỉnh Cao Bằng đạt 76%.";
    let printed = sodo(&here, &["extract", "-"], text.as_bytes());
    for format in [["--format", "jsonl"], ["--format", "json"]] {
        let printed = sodo(&here, &["extract", format[0], format[1], "-"], text.as_bytes());
        let picture = sodo(&here, &["chart"], printed.out.as_bytes());
        assert_eq!((picture.code, picture.err.as_str()), (Some(0), ""));
        assert!(picture.out.starts_with("<svg") && picture.out.contains("Cao Bằng"), "{}", picture.out);
    }
    fs::write(here.join("a.jsonl"), &printed.out).unwrap();
    let saved = sodo(&here, &["chart", "-o", "a.svg", "a.jsonl"], b"");
    assert_eq!((saved.code, saved.out.as_str()), (Some(0), ""));
    assert!(fs::read_to_string(here.join("a.svg")).unwrap().contains("Hà Giang"));
    let data = sodo(&here, &["chart", "--format", "json", "--title", "Hai tỉnh", "--theme", "dark", "a.jsonl"], b"");
    fs::write(here.join("chart.json"), &data.out).unwrap();
    let drawn = sodo(&here, &["chart", "--title", "Hai tỉnh", "--theme", "dark", "a.jsonl"], b"");
    assert_eq!(sodo(&here, &["chart", "chart.json"], b"").out, drawn.out, "a chart that was kept draws the same bytes");
    let light = sodo(&here, &["chart", "--theme", "light", "chart.json"], b"");
    assert!(light.out.contains("Hai tỉnh") && light.out != drawn.out, "what is asked for goes before what was kept");
    sodo(&here, &["chart"], &data.out.as_bytes()[..400]).complains(&["standard input ends early"]);
    sodo(&here, &["chart"], data.out.replace("\"version\":1", "\"version\":9").as_bytes()).complains(&["newer SoDo"]);
    sodo(&here, &["chart"], data.out.replace("\"82\"", "\"tám\"").as_bytes()).complains(&["o1.value"]);
    sodo(&here, &["chart", "gone.jsonl"], b"").complains(&["gone.jsonl"]);
    sodo(&here, &["chart"], b"").complains(&["standard input holds no analysis"]);
    sodo(&here, &["chart"], b"Just text.").complains(&["standard input, line 1 is no analysis"]);
    sodo(&here, &["chart", "--width", "wide"], b"").complains(&["wide"]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let here = folder("pipe");
    let line = r#"{"doc":"a","text":"Tỷ lệ đạt 82%."}"#;
    fs::write(here.join("many.jsonl"), format!("{line}\n").repeat(20_000)).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sodo"))
        .args(["extract", "--jsonl", "many.jsonl"])
        .current_dir(&here)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdout.take().unwrap().read_exact(&mut [0; 64]).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
