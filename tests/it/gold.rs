//! The measure against annotated articles, where they lie beside the repository.

use crate::help;
use std::path::Path;
use std::process::Command;

/// A measure of the scorer, and the least it must reach.
const FLOORS: [(&str, f64); 3] = [("figures", 0.94), ("facts", 0.45), ("ent_legal", 0.90)];

#[test]
fn reads_the_annotated_articles_well() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    if !gold.is_dir() {
        println!("skipped: there is no {}", gold.display());
        return;
    }
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gold.jsonl");
    let read = Command::new(env!("CARGO_BIN_EXE_sodo")).arg("extract").arg(gold.join("text")).output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    std::fs::write(&out, read.stdout).unwrap();
    let mut score = Command::new("python3");
    score.arg("-B").arg(gold.join("score.py")).arg("--json");
    score.arg("--gold").arg(gold.join("labels")).arg("--text").arg(gold.join("text")).arg("--out").arg(&out);
    let Ok(score) = score.output() else {
        println!("skipped: there is no python3");
        return;
    };
    assert!(score.status.success(), "{}", String::from_utf8_lossy(&score.stderr));
    let scores: serde_json::Value = serde_json::from_slice(&score.stdout).unwrap();
    println!("{scores}");
    assert!(scores.get("faults").is_none(), "{}", scores["faults"]);
    for (measure, floor) in FLOORS {
        let f1 = scores[measure]["f1"].as_f64().unwrap();
        assert!(f1 >= floor, "{measure}: f1 {f1:.3} is below {floor}");
    }
    for line in help::table("accuracy.tsv").iter().filter(|line| line[0] == "gold") {
        let (measure, told): (&str, f64) = (&line[1], line[2].parse().unwrap());
        let found = 100.0 * scores[measure]["f1"].as_f64().or(scores[measure].as_f64()).unwrap();
        assert!(told <= found + 0.05, "{measure}: the help tells {told} %, measured are {found:.2} %");
    }
}
