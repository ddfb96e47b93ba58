//! Many articles at once: what they say together, and what must not be made of them.

use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What `sodo compare` prints of these files or folders, which are told from the root of the repository.
fn compare(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sodo"));
    let run = command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("compare").args(args).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// What it makes of articles with a headline and a source around them: day, outlet, text.
fn of(articles: &[(&str, &str, &str)]) -> Value {
    let whole = |text: &str, outlet: &str| format!("Chuyện số ở tỉnh lẻ\n\n{text}\n\nNguồn: {outlet}\n");
    let articles = articles.iter().map(|(day, outlet, text)| (*day, whole(text, outlet)));
    as_given(&articles.collect::<Vec<_>>())
}

/// What it makes of articles as JSON Lines: day and text.
fn as_given(articles: &[(&str, String)]) -> Value {
    let line = |(i, (day, text)): (usize, &(&str, String))| {
        format!("{}\n", json!({"doc": format!("a{i}"), "text": text, "published": day}))
    };
    let lines: String = articles.iter().enumerate().map(line).collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_sodo"))
        .args(["compare", "--jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap()
}

fn own() -> Value {
    serde_json::from_str(&compare(&["tests/corpus/text"])).unwrap()
}

fn list<'v>(of: &'v Value, name: &str) -> &'v [Value] {
    of[name].as_array().unwrap_or_else(|| panic!("a list {name}"))
}

fn words(of: &Value) -> Vec<&str> {
    of.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
}

fn fact<'v>(of: &'v Value, id: &Value) -> &'v Value {
    list(of, "facts").iter().find(|fact| fact["id"] == *id).expect("a fact of this id")
}

/// The one fact of an indicator and value.
fn find<'v>(of: &'v Value, indicator: &str, value: &str) -> &'v Value {
    let mut found = list(of, "facts").iter().filter(|fact| fact["indicator"] == indicator && fact["value"] == value);
    let one = found.next().unwrap_or_else(|| panic!("no {indicator} of {value}"));
    assert!(found.next().is_none(), "{indicator} of {value} is one fact");
    one
}

#[test]
fn copies_are_one_witness() {
    let own = own();
    assert_eq!(own["reprints"], json!([["01-lang-son", "02-lang-son-theo"]]));
    assert_eq!(list(&own, "articles")[1]["copy_of"], "01-lang-son");
    let copied = find(&own, "full_process_dossier_rate", "76.3");
    assert_eq!((list(copied, "witnesses").len(), &copied["independent"]), (2, &json!(1)));
    let told_twice = list(&own, "facts").iter().find(|f| f["indicator"] == "dti_rank" && f["value"] == "4").unwrap();
    assert_eq!((list(told_twice, "witnesses").len(), &told_twice["independent"]), (2, &json!(2)));
}

#[test]
fn contradictions_and_definitions_are_told_apart() {
    let own = own();
    let [contradiction] = list(&own, "contradictions") else { panic!("{}", own["contradictions"]) };
    assert_eq!(words(&contradiction["values"]), ["76.3", "71.8"]);
    assert_eq!(contradiction["one_witness"], false);
    let defined: Vec<Vec<&str>> = list(&own, "definitions").iter().map(|d| words(&d["values"])).collect();
    assert_eq!(defined, [["98.5", "98.9"], ["95.1", "71.4"]]);
    let means = &list(&own, "definitions")[0]["means"];
    assert!(words(&means[0]).contains(&"people") && words(&means[1]).contains(&"village"), "{means}");
}

#[test]
fn a_correction_is_no_contradiction() {
    let own = own();
    let [correction] = list(&own, "corrections") else { panic!("{}", own["corrections"]) };
    assert_eq!((&correction["doc"], &correction["because"]), (&json!("04-lang-son-dinh-chinh"), &json!("said")));
    assert_eq!(fact(&own, &correction["old"])["value"], "45.2");
    assert_eq!(fact(&own, &correction["new"])["value"], "42.5");
}

#[test]
fn a_copy_with_another_number_is_one_witness_against_itself() {
    let text = |name: &str| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/text").join(name);
        fs::read_to_string(file).unwrap()
    };
    let copy = text("02-lang-son-theo.txt").replace("76,3%", "73,6%");
    let found = as_given(&[("2025-01-15", text("01-lang-son.txt")), ("2025-01-16", copy)]);
    assert_eq!(found["reprints"], json!([["a0", "a1"]]));
    let [contradiction] = list(&found, "contradictions") else { panic!("{}", found["contradictions"]) };
    assert_eq!((words(&contradiction["values"]), &contradiction["one_witness"]), (vec!["76.3", "73.6"], &json!(true)));
    // One form of words with another place and other figures is no copy.
    let form = text("01-lang-son.txt").replace("Lạng Sơn", "Cao Bằng").replace("6,3%", "1,9%").replace("45,2", "39,8");
    let form = form.replace("98,5", "97,1").replace("1.650", "1.212").replace("4/63", "60/63");
    let found = as_given(&[("2025-01-15", text("01-lang-son.txt")), ("2025-01-16", form)]);
    assert_eq!((&found["reprints"], &found["contradictions"]), (&json!([]), &json!([])));
}

#[test]
fn targets_stand_beside_results() {
    let own = own();
    let told = list(&own, "targets").iter().map(|target| {
        let result = target["result"].as_str().map(|_| fact(&own, &target["result"])["value"].as_str().unwrap());
        let aim = fact(&own, &target["fact"])["value"].as_str().unwrap();
        (aim, target["due"].as_str().unwrap(), target["outcome"].as_str().unwrap(), result, target["behind"].as_str())
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            ("85", "2025", "reached", Some("87.2"), None),
            ("70", "2025", "behind", Some("61.5"), Some("8.5")),
            ("30", "2030", "no_data", None, None),
            ("20", "2025", "no_data", None, None),
            ("30", "2030", "no_data", None, None),
        ]
    );
}

#[test]
fn old_provinces_stand_side_by_side_in_their_unit() {
    let own = own();
    let areas = list(&own, "areas");
    let rates = areas.iter().find(|area| area["indicator"] == "full_process_dossier_rate").unwrap();
    assert_eq!((&rates["unit"], &rates["offer"]), (&json!("Tuyên Quang"), &Value::Null));
    let members: Vec<_> = list(rates, "members").iter().map(|m| (m["code"].as_str().unwrap(), &m["values"])).collect();
    assert_eq!(members, [("VN-03", &json!(["68.4"])), ("VN-07", &json!(["84.6"]))]);
    assert!(areas.iter().all(|area| area["offer"].is_null()), "ranks and rates are never merged");
    let old = find(&own, "full_process_dossier_rate", "84.6");
    let new = find(&own, "full_process_dossier_rate", "79.2");
    assert_eq!((&old["area"]["unit"], &new["area"]["unit"]), (&json!("old"), &json!("new")));
    let gone = find(&own, "full_process_dossier_rate", "68.4");
    assert_eq!(
        (&gone["area"]["before"]["name"], &gone["area"]["after"]["name"]),
        (&json!("Hà Giang"), &json!("Tuyên Quang"))
    );
}

#[test]
fn series_carry_their_breaks() {
    let own = own();
    let series = |indicator: &str, area: &str| {
        let found = list(&own, "series").iter().find(|s| s["indicator"] == indicator && s["area"] == area);
        let found = found.unwrap_or_else(|| panic!("no series of {indicator} in {area}"));
        let points: Vec<String> =
            list(found, "points").iter().map(|p| p["period"].as_str().unwrap().to_owned()).collect();
        let breaks: Vec<String> = list(found, "breaks").iter().map(|b| b["why"].as_str().unwrap().to_owned()).collect();
        (points.join(" "), breaks.join(" "))
    };
    let told = |points: &str, breaks: &str| (points.to_owned(), breaks.to_owned());
    assert_eq!(series("dti_rank", "VN-07"), told("2023 2024", "area units structure"));
    assert_eq!(series("dti_rank", "VN-09"), told("2023 2024", "units structure"));
    assert_eq!(series("dti_rank", "VN-03"), told("2022 2023", ""));
    assert_eq!(series("full_process_dossier_rate", "VN-09"), told("2024 2025", ""));
    assert_eq!(series("full_process_dossier_rate", "VN-07"), told("2024 2025-Q3", "area"));
}

#[test]
fn the_index_shows_evidence_and_silence() {
    let own = own();
    let dti = &own["dti"];
    let mains: Vec<&str> = list(dti, "main").iter().map(|main| main["id"].as_str().unwrap()).collect();
    assert_eq!((mains[0], mains[8], mains.len()), ("awareness", "society_activity", 9));
    let points: u32 =
        list(dti, "main").iter().map(|main| main["points"].as_str().unwrap().parse::<u32>().unwrap()).sum();
    let components: u64 = list(dti, "main").iter().map(|main| main["components"].as_u64().unwrap()).sum();
    assert_eq!((points, components), (1000, 98));
    let of = |rows: &str, of: &str| list(dti, rows).iter().find(|row| row["of"] == of).unwrap().clone();
    assert_eq!(of("articles", "09-hau-giang-dti")["silent"], json!(["smart_city"]));
    assert_eq!(of("articles", "05-ha-giang")["facts"], json!([0, 0, 1, 0, 0, 0, 1, 0, 0]));
    assert!(words(&of("provinces", "VN-09")["silent"]).contains(&"cybersecurity"));
    let [total] = list(dti, "recounts") else { panic!("{}", dti["recounts"]) };
    assert_eq!((&total["what"], &total["printed"], &total["holds"]), (&json!("total"), &json!("0.6450"), &json!(true)));
}

#[test]
fn a_total_that_its_parts_do_not_give_is_told() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/text/09-hau-giang-dti.txt"))
        .unwrap();
    let wrong = as_given(&[("2023-07-20", text.replace("0,6450", "0,6540"))]);
    let [total] = list(&wrong["dti"], "recounts") else { panic!("{}", wrong["dti"]["recounts"]) };
    assert_eq!((&total["expected"], &total["holds"]), (&json!("0.6450"), &json!(false)));
    // A pillar is the whole foundation and its own activity: (350 + 130) / 700 and (350 + 90) / 650.
    let pillars =
        "Trong năm 2022, chỉ số Chính quyền số đạt 0,6857 điểm. Chỉ số Kinh tế số đạt 0,7000 điểm.\n\nĐiểm yếu nhất";
    let found = as_given(&[("2023-07-20", text.replace("Điểm yếu nhất", pillars))]);
    let told = list(&found["dti"], "recounts").iter();
    let told: Vec<_> = told.map(|r| (r["what"].as_str().unwrap(), r["holds"].as_bool().unwrap())).collect();
    assert_eq!(told, [("government", true), ("economy", false), ("total", true)]);
    let part = text.replace("Chỉ số Nhân lực số đạt 0,7000 điểm. ", "");
    assert_eq!(as_given(&[("2023-07-20", part)])["dti"]["recounts"], json!([]), "a part is missing");
}

/// Two articles that tell one thing with two numbers, and how many contradictions and corrections that makes.
#[test]
fn near_misses_stay_silent() {
    let told = |value: &str| format!("Năm 2023, tỷ lệ hồ sơ trực tuyến toàn trình của tỉnh Sơn La đạt {value}.");
    let count = |articles: &[(&str, &str, &str)]| {
        let found = of(articles);
        (list(&found, "contradictions").len(), list(&found, "corrections").len())
    };
    let (one, other) = (told("71,2%"), told("64,9%"));
    for (first, second, expected) in [
        (("2024-01-10", "Báo Sơn La", one.as_str()), ("2024-01-12", "Báo Nhân Dân", other.as_str()), (1, 0)),
        (("2024-01-10", "Báo Sơn La", &one), ("2024-01-12", "Báo Sơn La", &other), (0, 1)),
        // Told while the year was running: it grew.
        (("2023-06-10", "Báo Sơn La", &other), ("2024-01-12", "Báo Nhân Dân", &one), (0, 0)),
        (("2024-01-10", "Báo Sơn La", &one), ("2024-01-12", "Báo Nhân Dân", &told("gần 71%")), (0, 0)),
        (("2024-01-10", "Báo Sơn La", &one), ("2024-01-12", "Báo Nhân Dân", &told("71%")), (0, 0)),
        (("2024-01-10", "Báo Sơn La", &one), ("2024-01-12", "Báo Nhân Dân", &told("hơn 70%")), (0, 0)),
        (("2024-01-10", "Báo Sơn La", &one), ("2024-01-12", "Báo Nhân Dân", &told("trên 80%")), (1, 0)),
        (
            ("2024-01-10", "Báo Sơn La", &one),
            ("2024-01-12", "Báo Nhân Dân", &other.replace("Năm 2023", "Năm 2022")),
            (0, 0),
        ),
        (
            ("2024-01-10", "Báo Sơn La", &one),
            ("2024-01-12", "Báo Nhân Dân", &other.replace("tỉnh Sơn La", "tỉnh Điện Biên")),
            (0, 0),
        ),
        (
            ("2024-01-10", "Báo Sơn La", &one),
            ("2024-01-12", "Báo Nhân Dân", &other.replace("đạt 64,9%", "ở cấp xã đạt 64,9%")),
            (0, 0),
        ),
    ] {
        assert_eq!(count(&[first, second]), expected, "{first:?} {second:?}");
    }
}

#[test]
fn the_mean_of_the_parts_is_offered_by_its_name_for_2024_only() {
    let told = |area: &str, year: &str, value: &str| {
        format!("Chỉ số chuyển đổi số cấp tỉnh (DTI) năm {year} của tỉnh {area} đạt {value} điểm.")
    };
    let offer = |year: &str| {
        let found = of(&[
            ("2025-06-10", "Báo A", &told("Hà Giang", year, "0,6000")),
            ("2025-06-11", "Báo B", &told("Tuyên Quang", year, "0,7001")),
        ]);
        list(&found, "areas").first().map(|area| area["offer"].clone()).unwrap_or_else(|| json!("no area"))
    };
    let mean = offer("2024");
    assert_eq!((&mean["rule"], &mean["value"]), (&json!("mean of the parts"), &json!("0.6500")), "{mean}");
    assert_eq!(offer("2023"), Value::Null);
}

#[test]
fn lines_have_the_columns_of_sdmx() {
    let text = compare(&["--format", "csv", "tests/corpus/text"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let place = |name: &str| columns.iter().position(|column| column == name).unwrap();
    let lines: Vec<csv::StringRecord> = reader.records().map(|line| line.unwrap()).collect();
    let status = |value: &str, doc: &str| {
        let line = lines.iter().find(|line| &line[place("quote")] == value && &line[place("doc")] == doc).unwrap();
        line[place("OBS_STATUS")].to_owned()
    };
    assert_eq!(status("68,4%", "05-ha-giang"), "V");
    assert_eq!(status("98,9%", "03-lang-son-khac"), "D");
    assert_eq!(status("22/34", "07-tuyen-quang-moi"), "B");
    let target = lines.iter().find(|line| &line[place("TARGET")] == "85").unwrap();
    assert_eq!((&target[place("OBS_VALUE")], &target[place("REF_AREA")]), ("", "VN-09"));
    let sentence = "Năm 2025, tỉnh Lạng Sơn phấn đấu tỷ lệ hồ sơ trực tuyến toàn trình đạt 85%.";
    assert_eq!((&target[place("sentence")], &target[place("TIME_PERIOD")]), (sentence, "2025"));
    assert!(lines.iter().any(|line| line[place("COMMENT_OBS")].contains("corrected by f")));
}

#[test]
fn the_same_articles_give_the_same_bytes_in_any_order() {
    let all = compare(&["tests/corpus/text"]);
    let (front, back) = ("tests/corpus/text/01-lang-son.txt", "tests/corpus/text/11-cao-bang-them.txt");
    assert_eq!(compare(&[front, back]), compare(&[back, front]));
    assert_eq!(compare(&["tests/corpus/text"]), all);
}

#[test]
fn wrong_arguments_and_files_are_told_and_the_rest_is_done() {
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sodo"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("compare").args(args).output().unwrap()
    };
    for (args, part) in [
        (&[][..], "no article was named"),
        (&["--format", "xml", "tests/corpus/text"], "choose json or csv"),
        (&["gone.txt", "tests/corpus/text"], "gone.txt: there is no such file"),
    ] {
        let run = run(args);
        let err = String::from_utf8(run.stderr).unwrap();
        assert_eq!((run.status.code(), err.lines().count()), (Some(2), 1), "{err}");
        assert!(err.contains(part), "{err}");
    }
    let rest: Value = serde_json::from_slice(&run(&["gone.txt", "tests/corpus/text"]).stdout).unwrap();
    assert_eq!(list(&rest, "articles").len(), 11);
}

/// Real articles of one province: people and villages are told apart, and nothing contradicts.
#[test]
fn real_articles_are_read_together() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/text");
    let Ok(files) = fs::read_dir(&folder) else {
        println!("skipped: there is no {}", folder.display());
        return;
    };
    let mut files: Vec<String> = files.map(|file| file.unwrap().path().display().to_string()).collect();
    files.retain(|file| ["000_", "001_", "002_"].iter().any(|name| file.contains(name)));
    files.sort();
    let found: Value = serde_json::from_str(&compare(&files.iter().map(String::as_str).collect::<Vec<_>>())).unwrap();
    assert_eq!((found["contradictions"].clone(), found["reprints"].clone()), (json!([]), json!([])));
    let [defined] = list(&found, "definitions") else { panic!("{}", found["definitions"]) };
    assert_eq!(words(&defined["values"]), ["98.9", "98.5"]);
    assert!(list(&found, "facts").iter().filter(|f| f["area"]["name"] == "Hà Giang").count() > 60);
    let rank = list(&found, "facts").iter().find(|f| f["indicator"] == "dti_rank" && f["value"] == "37").unwrap();
    assert_eq!((&rank["of"], &rank["period"], &rank["area"]["unit"]), (&json!("63"), &json!("2023"), &json!("old")));
}
