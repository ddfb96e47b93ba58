//! `tests/cases/*.toml`: a sentence, and what must be read in it. Near misses expect nothing.

use crate::line::{Line, differ};
use serde::Deserialize;
use sodo::{Article, Lexicon, Period, analyze, split, wire::review::placed};
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// What a case does not name is not compared.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub text: String,
    /// Day of publication given from outside.
    pub published: Option<String>,
    /// What a person decided, each with the words it is about.
    #[serde(default)]
    pub decisions: Vec<sodo::wire::Decision>,
    /// Every observation.
    pub expect: Option<Vec<String>>,
    /// Every number not taken.
    pub skipped: Option<Vec<String>>,
    /// Every entity, or every one of `types`.
    pub entities: Option<Vec<String>>,
    /// The types of entity that `entities` lists.
    pub types: Option<Vec<String>>,
    /// Every check, in the order of their claims.
    pub checks: Option<Vec<String>>,
    /// Every derived fact, in the order of its figures.
    pub derived: Option<Vec<String>>,
    /// Title, byline and so on.
    pub about: Option<String>,
    /// The headlines of all articles behind the first; of one that is offered and not proposed with a question mark.
    pub cuts: Option<Vec<String>>,
    /// Why the case is there.
    #[expect(dead_code, reason = "read by people")]
    pub why: Option<String>,
}

impl Case {
    /// Nothing where the analysis says what the case says.
    pub fn fails(&self, lexicon: &Lexicon) -> Option<String> {
        let published = self.published.as_deref().map(|day| Period::parse(day).expect("a day"));
        let decisions = placed(self.decisions.clone(), &self.text);
        let article = Article { doc: "case".to_owned(), text: self.text.clone(), published, url: None, decisions };
        let found = analyze(&article, lexicon);
        let mut report = String::new();
        let mut compare = |what: &str, found: Vec<Line>, expected: &Option<Vec<String>>| {
            if let Some(expected) = expected {
                report += &differ(what, &found, expected).unwrap_or_default();
            }
        };
        compare("figure", found.observations.iter().map(|o| Line::observation(o, &self.text)).collect(), &self.expect);
        compare("skipped", found.skipped.iter().map(|s| Line::skipped(s, &self.text)).collect(), &self.skipped);
        let wanted = |kind: &str| self.types.as_ref().is_none_or(|types| types.iter().any(|t| t == kind));
        let entities = found.entities.iter().filter(|e| wanted(e.kind.word())).map(Line::entity).collect();
        compare("entity", entities, &self.entities);
        let checks = found.checks.iter().map(|c| Line::check(c, &found, &self.text)).collect();
        compare("check", checks, &self.checks);
        let derived = found.derived.iter().map(|d| Line::derived(d, &found, &self.text)).collect();
        compare("derived fact", derived, &self.derived);
        let about = self.about.as_ref().map(|line| vec![format!(" | {line}")]);
        compare("about", vec![Line::about(&found)], &about);
        if let Some(expected) = &self.cuts {
            let cuts = cuts(&self.text, lexicon);
            if cuts != *expected {
                report += &format!("  cut before {cuts:?}\n  and not    {expected:?}\n");
            }
        }
        (!report.is_empty()).then(|| format!("{}\n{report}", self.text))
    }
}

/// The headlines of the articles that a text is cut into, but for the first.
fn cuts(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let told = |part: &split::Part| {
        let headline = part.headline.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        if part.points < split::SURE { format!("? {headline}") } else { headline }
    };
    split::articles(text, lexicon).iter().skip(1).map(told).collect()
}

/// Every case of the file.
pub fn read(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).expect("a case file is UTF-8");
    toml::from_str::<File>(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())).case
}

#[test]
fn every_case_is_read_as_it_says() {
    let lexicon = Lexicon::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = fs::read_dir(folder).expect("the folder of cases").map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "toml")).collect();
    files.sort();
    let (mut count, mut failures) = (0, Vec::new());
    for path in files {
        for case in read(&path) {
            count += 1;
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            failures.extend(case.fails(&lexicon).map(|report| format!("{file}: {report}")));
        }
    }
    println!("{count} cases");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_case_can_fail() {
    let lexicon = Lexicon::new();
    for body in [
        "text = 'Không có số.'\nexpect = ['82% | kind=percentage']",
        "text = 'Không có số.'\nskipped = ['4G | reason=name']",
        "text = 'Không có số.'\nentities = ['VNeID | type=platform']",
        "text = 'Không có số.'\nchecks = ['share']",
        "text = 'Không có số.'\nderived = ['rest']",
        "text = 'Không có số.'\nabout = 'byline=\"Không Ai\"'",
        "text = 'Không có số.'\nabout = 'nonsense=1'",
    ] {
        let file: File = toml::from_str(&format!("[[case]]\n{body}")).unwrap();
        assert!(file.case[0].fails(&lexicon).is_some(), "{body}");
    }
}
