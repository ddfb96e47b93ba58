//! Learns the weights of `src/lexicon/weights.tsv` from annotated articles.
//!
//! `cargo run --release --example learn -- [--only even|odd] [--question NAME,NAME] [--try] [--held DIR] DIR…`, where
//! each DIR holds `text/NAME.txt` and `labels/NAME.json`; one named twice counts twice. With `--question` the points of
//! the other questions stay as they are. A log-linear model a question: the chance of a candidate grows with the sum of
//! its clues' points; the points are moved, all articles at once, until the right candidates have the highest chance,
//! and held small by a penalty. Nothing is random, so the same articles give the same table. `--try` prints and writes
//! nothing; `--held` tells how the points do on articles that they were not learned from.

mod articles;

use articles::{Annotated, read, same_area, text};
use serde_json::Value;
use sodo::{
    Lexicon,
    fact::Decision,
    lexicon::{AreaClue, Clue, IndicatorClue, PeriodClue, PillarClue, StatusClue, Weights},
};
use std::{collections::HashMap, fs, path::Path};

/// Steps of a round, and rounds: what was decided for a figure is a clue for the next one, so it is read again.
const STEPS: usize = 1200;
const ROUNDS: usize = 4;
/// How far a step goes.
const PACE: f64 = 0.8;
/// How strongly points are held small.
const PENALTY: f64 = 0.3;
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/weights.tsv");

/// A decision as the model sees it: clues of each candidate, and which candidates are right.
struct Lesson {
    candidates: Vec<Vec<usize>>,
    right: Vec<bool>,
    weight: f64,
}

fn main() {
    let (mut only, mut question) = (None, None);
    let mut dry = false;
    let mut held = Vec::new();
    let mut folders = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--only" => only = args.next(),
            "--question" => question = args.next(),
            "--try" => dry = true,
            "--held" => held.extend(args.next()),
            _ => folders.push(arg),
        }
    }
    let mut articles = Vec::new();
    for folder in &folders {
        articles.extend(read(Path::new(folder)));
    }
    articles.retain(|article| only.as_deref().is_none_or(|only| (only == "even") == is_even(&article.article.doc)));
    println!("{} articles, {} figures", articles.len(), articles.iter().map(|a| a.figures.len()).sum::<usize>());
    let mut lexicon = Lexicon::new();
    for round in 0..ROUNDS {
        let mut lessons = lessons_of(&articles, &lexicon);
        lessons
            .retain(|asked, _| question.as_deref().is_none_or(|wanted| wanted.split(',').any(|name| name == *asked)));
        println!("round {}", round + 1);
        lexicon.period_weights = learn(&lexicon.period_weights, lessons.get(PeriodClue::QUESTION));
        lexicon.area_weights = learn(&lexicon.area_weights, lessons.get(AreaClue::QUESTION));
        lexicon.indicator_weights = learn(&lexicon.indicator_weights, lessons.get(IndicatorClue::QUESTION));
        lexicon.pillar_weights = learn(&lexicon.pillar_weights, lessons.get(PillarClue::QUESTION));
        lexicon.status_weights = learn(&lexicon.status_weights, lessons.get(StatusClue::QUESTION));
    }
    for folder in &held {
        let lessons = lessons_of(&read(Path::new(folder)), &lexicon);
        println!("held out: {folder}");
        tell(&lexicon.period_weights, lessons.get(PeriodClue::QUESTION));
        tell(&lexicon.area_weights, lessons.get(AreaClue::QUESTION));
        tell(&lexicon.indicator_weights, lessons.get(IndicatorClue::QUESTION));
        tell(&lexicon.pillar_weights, lessons.get(PillarClue::QUESTION));
        tell(&lexicon.status_weights, lessons.get(StatusClue::QUESTION));
    }
    let mut table = fs::read_to_string(TABLE).map_or_else(|_| String::new(), |old| header(&old));
    print(&lexicon.area_weights, &mut table);
    print(&lexicon.indicator_weights, &mut table);
    print(&lexicon.period_weights, &mut table);
    print(&lexicon.pillar_weights, &mut table);
    print(&lexicon.status_weights, &mut table);
    if !dry {
        fs::write(TABLE, table).expect("the table can be written");
    }
}

/// Whether the number in the name of an article is even.
fn is_even(name: &str) -> bool {
    let number: String = name.split('_').next().unwrap_or(name).chars().filter(char::is_ascii_digit).collect();
    number.parse::<u32>().is_ok_and(|n| n % 2 == 0)
}

fn header(old: &str) -> String {
    old.lines().filter(|l| l.starts_with('#') || l.starts_with("question")).map(|l| format!("{l}\n")).collect()
}

fn print<C: Clue>(weights: &Weights<C>, table: &mut String) {
    let mut rows: Vec<(&str, i32)> = C::NAMES.iter().copied().zip(weights.points().iter().copied()).collect();
    rows.sort_unstable();
    for (name, points) in rows {
        table.push_str(&format!("{}\t{name}\t{points}\n", C::QUESTION));
    }
}

/// What there is to learn from some articles, for each question.
fn lessons_of(articles: &[Annotated], lexicon: &Lexicon) -> HashMap<&'static str, Vec<Lesson>> {
    let mut lessons = HashMap::new();
    for article in articles {
        collect(article, lexicon, &mut lessons);
    }
    lessons
}

fn collect(annotated: &Annotated, lexicon: &Lexicon, lessons: &mut HashMap<&'static str, Vec<Lesson>>) {
    let (analysis, decisions) = sodo::explain(&annotated.article, lexicon);
    for figure in &annotated.figures {
        let Some(found) = figure.found(&analysis.observations) else { continue };
        for decision in &decisions[found] {
            let right: Vec<bool> =
                decision.candidates.iter().map(|c| is_right(decision, &c.value, &figure.gold)).collect();
            let names = |c: &sodo::fact::Weighed| c.clues.iter().map(|clue| bit(decision.question, clue.0)).collect();
            let candidates = decision.candidates.iter().map(names).collect();
            let weight = if decision.question == IndicatorClue::QUESTION && text(&figure.gold["indicator"]).is_empty() {
                0.35
            } else {
                1.0
            };
            lessons.entry(decision.question).or_default().push(Lesson { candidates, right, weight });
        }
    }
}

fn bit(question: &str, name: &str) -> usize {
    let names = [
        (PeriodClue::QUESTION, PeriodClue::NAMES),
        (AreaClue::QUESTION, AreaClue::NAMES),
        (IndicatorClue::QUESTION, IndicatorClue::NAMES),
        (PillarClue::QUESTION, PillarClue::NAMES),
        (StatusClue::QUESTION, StatusClue::NAMES),
    ];
    let names = names.iter().find(|n| n.0 == question).expect("a known question").1;
    names.iter().position(|n| *n == name).expect("a known clue")
}

fn is_right(decision: &Decision, value: &str, gold: &Value) -> bool {
    let wanted = text(&gold[decision.question]);
    let wanted = if decision.question == PillarClue::QUESTION && wanted.is_empty() { "none" } else { wanted };
    if decision.question == AreaClue::QUESTION { same_area(wanted, value) } else { wanted == value }
}

fn learn<C: Clue>(old: &Weights<C>, lessons: Option<&Vec<Lesson>>) -> Weights<C> {
    let Some(lessons) = lessons else { return old.clone() };
    let usable: Vec<&Lesson> = lessons.iter().filter(|l| l.right.contains(&true)).collect();
    let count = C::NAMES.len();
    let mut points: Vec<f64> = old.points().iter().map(|&p| f64::from(p) / 100.0).collect();
    let before = hits(&usable, &points);
    let mut seen = vec![1e-6; count];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = points.iter().map(|p| -PENALTY * p).collect();
        for lesson in &usable {
            let sums: Vec<f64> = lesson.candidates.iter().map(|c| c.iter().map(|&b| points[b]).sum()).collect();
            let most = sums.iter().copied().fold(f64::MIN, f64::max);
            let chances: Vec<f64> = sums.iter().map(|s| (s - most).exp()).collect();
            let all: f64 = chances.iter().sum();
            let good: f64 = chances.iter().zip(&lesson.right).filter(|c| *c.1).map(|c| c.0).sum();
            for ((clues, chance), right) in lesson.candidates.iter().zip(&chances).zip(&lesson.right) {
                let pull = if *right { chance / good.max(1e-12) } else { 0.0 } - chance / all;
                for &clue in clues {
                    slope[clue] += lesson.weight * pull;
                }
            }
        }
        for ((point, slope), seen) in points.iter_mut().zip(&slope).zip(&mut seen) {
            *seen += slope * slope;
            *point += PACE * slope / f64::sqrt(*seen);
        }
    }
    println!(
        "{:10} {:5} figures, {:5.3} have the right candidate, {:.3} right before, {:.3} after",
        C::QUESTION,
        lessons.len(),
        usable.len() as f64 / lessons.len() as f64,
        before as f64 / lessons.len() as f64,
        hits(&usable, &points) as f64 / lessons.len() as f64,
    );
    Weights::from_points(&points.iter().map(|p| (p * 100.0).round() as i32).collect::<Vec<_>>())
}

/// Prints how many figures of articles that nothing was learned from are answered right.
fn tell<C: Clue>(weights: &Weights<C>, lessons: Option<&Vec<Lesson>>) {
    let Some(lessons) = lessons else { return };
    let usable: Vec<&Lesson> = lessons.iter().filter(|l| l.right.contains(&true)).collect();
    let points: Vec<f64> = weights.points().iter().map(|&p| f64::from(p)).collect();
    println!(
        "{:10} {:5} figures, {:5.3} have the right candidate, {:.3} right",
        C::QUESTION,
        lessons.len(),
        usable.len() as f64 / lessons.len() as f64,
        hits(&usable, &points) as f64 / lessons.len() as f64,
    );
}

fn hits(lessons: &[&Lesson], points: &[f64]) -> usize {
    let best = |l: &&&Lesson| {
        let sums = l.candidates.iter().map(|c| c.iter().map(|&b| points[b]).sum::<f64>());
        let mut best = (f64::MIN, 0);
        for (i, sum) in sums.enumerate() {
            if sum > best.0 {
                best = (sum, i);
            }
        }
        l.right[best.1]
    };
    lessons.iter().filter(best).count()
}
