//! What the help of the page says is what the program does: its examples, the names in it, and the measured accuracy.

use crate::annotated;
use crate::cases;
use sodo::wire::review::placed;
use sodo::{Analysis, Article, Lexicon, analysis, analyze};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A line of `www/help/examples.tsv`.
struct Example {
    sort: String,
    name: String,
    words: [String; 2],
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The cells of a table of the help, without comments and without the names of the columns.
pub fn table(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("www/help").join(name)).expect("a table of the help");
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn examples() -> Vec<Example> {
    let example = |cells: Vec<String>| {
        let [sort, name, vi, en, text] = cells.try_into().expect("five cells a line");
        Example { sort, name, words: [vi, en], text: text.replace("\\n", "\n") }
    };
    table("examples.tsv").into_iter().map(example).collect()
}

/// The names of one sort that stand in the help.
fn named(sort: &str) -> BTreeSet<String> {
    examples().into_iter().filter(|e| e.sort == sort).map(|e| e.name).collect()
}

/// The names of one sort that an analysis gives.
fn given(sort: &str, analysis: &Analysis) -> BTreeSet<String> {
    let figures = analysis.observations.iter();
    let words: Vec<&str> = match sort {
        "kind" => figures.map(|o| o.kind.word()).collect(),
        "rule" => figures.map(|o| o.rule).collect(),
        "doubt" => figures.flat_map(|o| &o.doubts).map(|doubt| doubt.word()).collect(),
        "check" => analysis.checks.iter().map(|check| check.form.word()).collect(),
        "reason" => analysis.skipped.iter().map(|skipped| skipped.reason.word()).collect(),
        other => panic!("the help has no sort {other:?}"),
    };
    words.into_iter().map(str::to_owned).collect()
}

fn read(text: &str, lexicon: &Lexicon) -> Analysis {
    analyze(&Article { doc: "help".to_owned(), text: text.to_owned(), ..Article::default() }, lexicon)
}

/// The texts in a folder.
fn texts(folder: &str) -> Vec<String> {
    let paths = fs::read_dir(root().join(folder)).expect("a folder of texts").map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// All that the texts of the tests give: cases with what a person decided, whole articles, annotated ones.
fn everything_read(lexicon: &Lexicon) -> Vec<Analysis> {
    let mut files: Vec<_> =
        fs::read_dir(root().join("tests/cases")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let cases = files.iter().flat_map(|path| cases::read(path)).map(|case| {
        let decisions = placed(case.decisions, &case.text);
        analyze(&Article { doc: "case".to_owned(), text: case.text, decisions, ..Article::default() }, lexicon)
    });
    let articles = texts("tests/articles").into_iter().chain(texts("tests/annotated/text"));
    cases.chain(articles.map(|text| read(&text, lexicon))).collect()
}

#[test]
fn every_example_of_the_help_shows_what_it_stands_for() {
    let lexicon = Lexicon::new();
    let mut wrong = Vec::new();
    for Example { sort, name, words, text } in examples() {
        // What only a person does has no example that the program could read by itself.
        let by_a_person = matches!(name.as_str(), "person" | "rejected");
        let found = given(&sort, &read(&text, &lexicon));
        if by_a_person != text.is_empty() || !by_a_person && !found.contains(&name) {
            wrong.push(format!("{sort} {name}: {text:?} gives {found:?}"));
        }
        // The words of doubts and reasons stand elsewhere, once.
        if words.iter().any(|words| words.is_empty() != matches!(sort.as_str(), "doubt" | "reason")) {
            wrong.push(format!("{sort} {name}: no words, or words that stand elsewhere"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_help_names_every_rule_and_no_other() {
    let lexicon = Lexicon::new();
    let all = everything_read(&lexicon);
    for sort in ["rule", "doubt"] {
        let read: BTreeSet<String> = all.iter().flat_map(|analysis| given(sort, analysis)).collect();
        assert_eq!(named(sort), read, "{sort}: what the help names, and what the texts of the tests give");
    }
}

#[test]
fn the_help_names_every_kind_check_and_reason() {
    fn words<T: Copy>(all: &[T], word: fn(T) -> &'static str) -> BTreeSet<String> {
        all.iter().map(|&one| word(one).to_owned()).collect()
    }
    assert_eq!(named("kind"), words(analysis::Kind::ALL, analysis::Kind::word));
    assert_eq!(named("check"), words(analysis::Form::ALL, analysis::Form::word));
    assert_eq!(named("reason"), words(analysis::Reason::ALL, analysis::Reason::word));
}

#[test]
fn the_help_claims_no_more_than_is_measured() {
    let measured = annotated::measured();
    let lines: Vec<_> = table("accuracy.tsv").into_iter().filter(|line| line[0] == "own").collect();
    assert_eq!(lines.len(), measured.shares.len(), "a line for each thing that is measured");
    for line in lines {
        let [_, what, share, articles, figures, _] = &line[..] else { panic!("six cells a line: {line:?}") };
        let (_, found) = measured.shares.iter().find(|(name, _)| name == what).expect("a thing that is measured");
        let told: f64 = share.parse().unwrap();
        assert!(told <= *found + 0.05, "{what}: the help tells {told} %, measured are {found:.2} %");
        assert!(told > *found - 2.0, "{what}: the help tells {told} %, far below the {found:.2} % measured");
        assert_eq!(articles, &measured.articles.to_string(), "{what}");
        assert_eq!(figures, &measured.figures.to_string(), "{what}");
    }
}
