//! The measure against the annotated articles of `tests/annotated`.

#[path = "../../examples/learn/articles.rs"]
mod articles;

use articles::{Figure, read, same_area, text};
use sodo::{Lexicon, analysis::Observation, analyze};
use std::path::Path;

/// Of so many figures in a hundred each of these is right, and all of them together. The points in
/// `src/lexicon/weights.tsv` are learned from these very articles: this guards against loss and says nothing of
/// texts that were never seen.
const FLOORS: [(&str, usize); 6] =
    [("kind", 98), ("status", 96), ("period", 92), ("area", 95), ("indicator or pillar", 89), ("all", 77)];

/// What is right about a figure, in the order of the floors.
fn right(figure: &Figure, o: &Observation) -> [bool; 6] {
    let gold = |field: &str| text(&figure.gold[field]);
    let value = gold("value").parse().is_ok_and(|value: rust_decimal::Decimal| value == o.value);
    let kind = gold("kind") == o.kind.word();
    let status = gold("status") == o.status.word();
    let period = gold("period") == o.period.map_or_else(String::new, |p| p.to_string());
    let area = same_area(gold("area"), &o.area.name);
    let topic = match gold("indicator") {
        "" => gold("pillar") == o.pillar.word(),
        indicator => o.indicator == Some(indicator),
    };
    [kind, status, period, area, topic, value && kind && status && period && area && topic]
}

/// What was measured: of so many figures so many in a hundred are right.
pub struct Measured {
    pub articles: usize,
    pub figures: usize,
    /// In the order of the floors.
    pub shares: Vec<(&'static str, f64)>,
}

/// Reads the annotated articles and counts what is right.
pub fn measured() -> Measured {
    let lexicon = Lexicon::new();
    let all = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/annotated"));
    let (mut figures, mut hits) = (0, [0; FLOORS.len()]);
    for annotated in &all {
        let analysis = analyze(&annotated.article, &lexicon);
        for figure in &annotated.figures {
            figures += 1;
            let Some(found) = figure.found(&analysis.observations) else { continue };
            for (hit, right) in hits.iter_mut().zip(right(figure, &analysis.observations[found])) {
                *hit += u32::from(right);
            }
        }
    }
    let shares = FLOORS.into_iter().zip(hits).map(|((what, _), hit)| (what, 100.0 * f64::from(hit) / figures as f64));
    Measured { articles: all.len(), figures, shares: shares.collect() }
}

#[test]
fn reads_the_annotated_articles_of_its_own_well() {
    let Measured { figures, shares, .. } = measured();
    assert!(figures > 1000, "only {figures} annotated figures");
    for ((what, floor), (_, share)) in FLOORS.into_iter().zip(shares) {
        println!("{what}: {share:.1} % of {figures} figures");
        assert!(share >= floor as f64, "{what}: {share:.1} % is below {floor} %");
    }
}
