//! Annotated articles: `text/NAME.txt`, and `labels/NAME.json` with what a careful reader says of every number.

use icu_normalizer::ComposingNormalizerBorrowed;
use serde_json::Value;
use sodo::{Article, analysis::Observation};
use std::{fs, ops::Range, path::Path};

/// An article and its figures.
pub struct Annotated {
    /// The text, in composed form.
    pub article: Article,
    /// The figures, in text order.
    pub figures: Vec<Figure>,
}

/// A figure of an annotated article.
pub struct Figure {
    /// Its bytes in the text.
    pub at: Range<usize>,
    /// What the reader says of it.
    pub gold: Value,
}

impl Figure {
    /// The observation that was read there.
    pub fn found(&self, observations: &[Observation]) -> Option<usize> {
        observations.iter().position(|o| (o.span.start as usize) < self.at.end && self.at.start < o.span.end as usize)
    }
}

/// Every article of a folder, by name.
pub fn read(folder: &Path) -> Vec<Annotated> {
    let mut names: Vec<_> = fs::read_dir(folder.join("labels"))
        .expect("the folder holds labels/")
        .filter_map(|e| Some(e.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    let normal = ComposingNormalizerBorrowed::new_nfc();
    let article = |name: String| {
        let text = fs::read_to_string(folder.join("text").join(format!("{name}.txt"))).expect("text/NAME.txt");
        let text = normal.normalize(&text).into_owned();
        let labels = fs::read_to_string(folder.join("labels").join(format!("{name}.json"))).expect("labels");
        let labels: Value = serde_json::from_str(&labels).expect("labels are JSON");
        let figure = |(i, at): (usize, Range<usize>)| {
            let gold = labels["tokens"].get(format!("t{}", i + 1))?;
            let figure = gold["class"] == "quantity" && gold.get("part_of").is_none();
            figure.then(|| Figure { at, gold: gold.clone() })
        };
        let figures = tokens(&text).into_iter().enumerate().filter_map(figure).collect();
        Annotated { article: Article { doc: name, text, ..Article::default() }, figures }
    };
    names.into_iter().map(article).collect()
}

/// A text of the annotations; empty where there is none.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// True for one of the areas that are right, with or without what sort of unit it is.
pub fn same_area(wanted: &str, found: &str) -> bool {
    wanted.split(',').any(|area| bare(area) == bare(found))
}

/// A place without what sort of unit it is.
fn bare(area: &str) -> String {
    let area = area.trim().to_lowercase();
    let sorts = ["tỉnh ", "thành phố ", "tp ", "tp. ", "huyện ", "thị xã ", "quận ", "xã ", "phường ", "thị trấn "];
    sorts.iter().find_map(|sort| area.strip_prefix(sort)).unwrap_or(&area).to_owned()
}

/// The digit-bearing tokens that the annotations number, as bytes of the text.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let left = "([{\"'“”‘’«»…:;,.!?|*•-–—+~<>=";
    let right = ")]}\"'“”‘’«»…:;,.!?|*•-–—<>=";
    let trim = |mut at: Range<usize>| {
        let piece = &text[at.clone()];
        at.end = at.start + piece.trim_end_matches(|c| right.contains(c)).len();
        let piece = &text[at.clone()];
        at.start = at.end - piece.trim_start_matches(|c| left.contains(c)).len();
        at
    };
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split(char::is_whitespace) {
        let mut end = start + word.len();
        let next = end + text[end..].chars().next().map_or(0, char::len_utf8);
        if word.contains(|c: char| c.is_ascii_digit()) {
            let percent = text[end..].starts_with(" %");
            end += if percent { 2 } else { 0 };
            let whole = trim(start..end);
            let mut from = whole.start;
            for part in text[whole.clone()].split_inclusive(|c| "()[];“”\"…".contains(c)) {
                let piece = trim(from..from + part.len());
                if text[piece.clone()].contains(|c: char| c.is_ascii_digit()) {
                    found.push(piece);
                }
                from += part.len();
            }
        }
        start = next;
    }
    found
}
