//! Every entry of every table does its work when it stands alone in a sentence.

use sodo::analysis::EntityKind;
use sodo::lexicon::Mentions;
use sodo::segment::{Token, tokenize};
use sodo::{Analysis, Article, Lexicon, analyze};
use std::fs;
use std::path::Path;

/// The rows of a table below its first line, cut at tabs.
fn rows(table: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon").join(table).with_extension("tsv");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn read(text: String, lexicon: &Lexicon) -> Analysis {
    analyze(&Article { doc: "entry".to_owned(), text, ..Article::default() }, lexicon)
}

/// True where a phrase of some table covers all of the words.
fn is_found(words: &str, lexicon: &Lexicon) -> bool {
    let is_mark = |token: &Token| !token.is_word() && !token.is_number() && !token.is('%');
    let tokens = tokenize(words);
    let end = tokens.len() - tokens.iter().rev().take_while(|token| is_mark(token)).count();
    let first = tokens.iter().take_while(|token| is_mark(token)).count();
    let marks = Mentions::find(&lexicon.phrases, &tokens);
    let mut spans = marks
        .within(0..tokens.len())
        .iter()
        .map(|m| m.first..m.last)
        .chain(marks.names().iter().map(|name| name.1.clone()));
    spans.any(|span| span == (first as u32..end as u32))
}

#[test]
fn every_phrase_is_found() {
    let lexicon = Lexicon::new();
    let mut lost = Vec::new();
    for table in [
        "cues",
        "units",
        "numbers",
        "pillars",
        "legal_types",
        "organisations",
        "platforms",
        "programmes",
        "roles",
        "surnames",
        "credits",
    ] {
        let phrases = rows(table).into_iter().map(|row| row[0].clone());
        // A cue may be a mark of its own, such as the slash between a part and its whole.
        let phrases = phrases.filter(|phrase| phrase.contains(char::is_alphanumeric));
        lost.extend(phrases.filter(|phrase| !is_found(phrase, &lexicon)).map(|phrase| format!("{table}: {phrase}")));
    }
    for row in rows("indicators") {
        let parts = row.last().unwrap().split('|').flat_map(|trigger| trigger.split("...")).map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        lost.extend(parts.filter(|part| !is_found(part, &lexicon)).map(|part| format!("{}: {part}", row[0])));
    }
    assert!(lost.is_empty(), "never found in a text:\n{}", lost.join("\n"));
}

#[test]
fn every_province_is_known_by_every_spelling() {
    let lexicon = Lexicon::new();
    let mut lost = Vec::new();
    for row in rows("areas").iter().filter(|row| row[3] == "province") {
        let spellings = row.get(4).map(String::as_str).unwrap_or_default().split('|').filter(|s| !s.is_empty());
        for spelling in std::iter::once(row[0].as_str()).chain(spellings) {
            let found = read(format!("Kết quả của {spelling} đạt 82%."), &lexicon);
            let code = Some(row[1].as_str());
            let named = found.entities.iter().any(|e| e.kind == EntityKind::Area && e.code == code);
            let told = found.observations.iter().any(|o| o.area.code == code);
            if !named || !told {
                lost.push(format!("{spelling}: named {named}, told {told}"));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_unit_stands_behind_a_number() {
    let lexicon = Lexicon::new();
    let mut lost = Vec::new();
    for row in rows("units").iter().filter(|row| !matches!(row[2].as_str(), "noun" | "age" | "duration")) {
        let found = read(format!("Kết quả năm qua đạt 12,5 {}.", row[0]), &lexicon);
        let units: Vec<&str> = found.observations.iter().map(|o| &*o.unit).collect();
        if units != [row[1].as_str()] {
            lost.push(format!("{}: {units:?}", row[0]));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_numbered_document_is_read() {
    let lexicon = Lexicon::new();
    let mut lost = Vec::new();
    for row in rows("legal_types") {
        let (kind, code) = (&row[0], &row[1]);
        let number = if code == "L" { "24/2018/QH14".to_owned() } else { "24/2018/NĐ-CP".to_owned() };
        let found = read(format!("Theo {kind} số {number}, mọi việc đã rõ."), &lexicon);
        let document = found.entities.iter().find(|e| e.kind == EntityKind::Legal);
        if document.and_then(|d| d.number.as_deref()) != Some(&number)
            || !document.is_some_and(|d| d.text.contains(kind.as_str()))
        {
            lost.push(format!("{kind} số {number}: {:?}", document.map(|d| &d.text)));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
