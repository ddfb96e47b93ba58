//! Where one text holds several articles: every article at hand is one, and any of them joined are as many.
//!
//! `cargo test --test it split -- --nocapture` prints how many joins are found.

use sodo::{Lexicon, split};
use std::fs;
use std::path::Path;

/// An article and the name of its file.
struct Whole {
    name: String,
    text: String,
}

/// Every article in these folders, by name. One of them lies beside the repository, and not everywhere.
fn articles() -> Vec<Whole> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["tests/articles", "tests/corpus/text", "tests/annotated/text", "www/samples", "../shared/gold/text"]
    {
        let Ok(entries) = fs::read_dir(root.join(folder)) else {
            println!("{folder} is not here; its articles are not looked at");
            continue;
        };
        for path in
            entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "txt"))
        {
            let name = format!("{folder}/{}", path.file_stem().unwrap().to_string_lossy());
            found.push(Whole { name, text: fs::read_to_string(&path).unwrap().trim().to_owned() });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// Where the sure cuts of a text are, and those that are only offered.
fn cuts(text: &str, lexicon: &Lexicon) -> (Vec<usize>, Vec<usize>) {
    let parts = split::articles(text, lexicon);
    let (sure, offered): (Vec<_>, Vec<_>) = parts.iter().skip(1).partition(|part| part.points >= split::SURE);
    let starts = |parts: Vec<&split::Part>| parts.iter().map(|part| part.span.start as usize).collect();
    (starts(sure), starts(offered))
}

#[test]
fn one_article_is_one() {
    let lexicon = Lexicon::new();
    let (mut wrong, mut offered, all) = (Vec::new(), 0, articles());
    for Whole { name, text } in &all {
        let (sure, asked) = cuts(text, &lexicon);
        offered += usize::from(!asked.is_empty());
        let told = |at: &usize| format!("{name}: {}", text[*at..].lines().next().unwrap_or_default());
        wrong.extend(sure.iter().map(told));
        if std::env::var_os("SODO_SHOW").is_some() {
            asked.iter().for_each(|at| println!("offered: {}", told(at)));
        }
    }
    println!("{} articles, {offered} of them with a cut that is offered and not proposed", all.len());
    assert!(wrong.is_empty(), "cut:\n{}", wrong.join("\n"));
}

/// How articles are joined: a name, what stands between two, and a label before each with its number.
struct Joint {
    name: &'static str,
    between: &'static str,
    label: fn(usize) -> String,
    /// At least so many of a thousand are found.
    least: usize,
}

fn none(_: usize) -> String {
    String::new()
}

const JOINTS: &[Joint] = &[
    Joint { name: "a line of dashes", between: "\n\n-----------\n\n", label: none, least: 980 },
    Joint { name: "a line of equals signs", between: "\n==========\n", label: none, least: 980 },
    Joint { name: "a source", between: "\nNguồn: Báo Hà Giang điện tử\n\n", label: none, least: 900 },
    Joint {
        name: "an address",
        between: "\nhttps://baohagiang.vn/kinh-te/202403/bai-7d83a1/\n\n",
        label: none,
        least: 900,
    },
    Joint { name: "a number", between: "\n\n", label: |n| format!("Bài {n}:\n"), least: 980 },
    Joint { name: "three stars", between: "\n\n* * *\n\n", label: none, least: 800 },
    Joint { name: "two empty lines", between: "\n\n\n", label: none, least: 800 },
    Joint { name: "an empty line", between: "\n\n", label: none, least: 800 },
];

#[test]
fn joined_articles_are_cut_where_they_were_joined() {
    let lexicon = Lexicon::new();
    let all = articles();
    let mut wrong = Vec::new();
    for Joint { name, between, label, least } in JOINTS {
        let (mut joins, mut found, mut offered, mut cut) = (0, 0, 0, 0);
        for (round, together) in [2, 3, 5].into_iter().enumerate() {
            for first in 0..all.len() {
                let (mut text, mut starts) = (String::new(), Vec::new());
                for at in 0..together {
                    let article = &all[(first + at * (7 + 12 * round)) % all.len()].text;
                    text += if at > 0 { between } else { "" };
                    text += &label(at + 1);
                    starts.push(text.len());
                    text += article;
                }
                let (sure, asked) = cuts(&text, &lexicon);
                let right = |at: &usize| starts.iter().skip(1).any(|start| near(&text, *start, *at));
                joins += together - 1;
                cut += sure.len();
                found += sure.iter().filter(|at| right(at)).count();
                offered += asked.iter().filter(|at| right(at)).count();
                if std::env::var("SODO_SHOW").is_ok_and(|shown| shown == *name) {
                    let told = |at: usize| text[at..].lines().next().unwrap_or_default().to_owned();
                    sure.iter().filter(|at| !right(at)).for_each(|&at| println!("wrong: {}", told(at)));
                    let lost = starts.iter().skip(1).filter(|start| !sure.iter().any(|at| near(&text, **start, *at)));
                    lost.for_each(|&at| println!("lost: {}", told(at)));
                }
            }
        }
        let (precision, recall) = (found * 1000 / cut.max(1), found * 1000 / joins);
        println!(
            "{name}: {joins} joins, {cut} cuts, precision {:.1}%, recall {:.1}%, {:.1}% more offered",
            precision as f64 / 10.,
            recall as f64 / 10.,
            offered as f64 * 100. / joins as f64
        );
        if precision < 985 || recall < *least {
            wrong.push(*name);
        }
    }
    assert!(wrong.is_empty(), "too few are found, or too many: {wrong:?}");
}

/// True where two places are the same but for blanks and signs that no article begins with.
fn near(text: &str, a: usize, b: usize) -> bool {
    text[a.min(b)..a.max(b)].chars().all(|c| !c.is_alphanumeric())
}
