//! `tests/articles/NAME.txt`, whole articles, and `NAME.facts`, a line for each figure in them.
//!
//! A field behind `~` is what a careful reader says and SoDo does not read yet: it is counted, not demanded.
//!
//! `SODO_SHOW=NAME cargo test --test it articles -- --nocapture` prints what is read, for review.

use crate::line::{Line, differ};
use sodo::{Article, Lexicon, analyze};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

fn read(name: &str, lexicon: &Lexicon) -> Vec<Line> {
    let text = fs::read_to_string(folder().join(name).with_extension("txt")).expect("an article beside its facts");
    let article = Article { doc: name.to_owned(), text, ..Article::default() };
    analyze(&article, lexicon).observations.iter().map(|o| Line::observation(o, &article.text)).collect()
}

fn names() -> Vec<String> {
    let name = |path: PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let paths = fs::read_dir(folder()).expect("the folder of articles").map(|entry| entry.unwrap().path());
    let mut names: Vec<String> = paths.filter(|path| path.extension().is_some_and(|e| e == "txt")).map(name).collect();
    names.sort();
    names
}

#[test]
fn every_article_gives_its_facts() {
    let lexicon = Lexicon::new();
    let shown = std::env::var("SODO_SHOW").unwrap_or_default();
    let mut failures = Vec::new();
    for name in names() {
        let found = read(&name, &lexicon);
        if name == shown {
            found.iter().for_each(|line| println!("{}", line.show(&["precision", "rule", "label", "code", "doubts"])));
        }
        let facts = fs::read_to_string(folder().join(&name).with_extension("facts")).unwrap_or_default();
        let lines = facts.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let expected: Vec<String> = lines
            .map(|line| {
                let (wanted, demanded): (Vec<&str>, Vec<&str>) = line.split(' ').partition(|f| f.starts_with('~'));
                wanted.iter().for_each(|field| println!("{name}: not read yet: {field} of {line}"));
                demanded.join(" ")
            })
            .collect();
        failures.extend(differ("fact", &found, &expected).map(|report| format!("{name}\n{report}")));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
