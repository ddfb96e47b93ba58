//! What is told about a reading is what the reading did.

use sodo::{Analysis, Article, Lexicon, analyze, explain};
use std::fs;
use std::path::Path;

fn article(text: &str) -> Article {
    Article { doc: "why".to_owned(), text: text.to_owned(), ..Article::default() }
}

/// Fails where the explanation tells of another reading than the one that is made, or of one that its points do not bear out.
fn agrees(text: &str, lexicon: &Lexicon) -> Analysis {
    let (analysis, decisions) = explain(&article(text), lexicon);
    assert_eq!(analysis, analyze(&article(text), lexicon), "{text:?}");
    assert_eq!(analysis.observations.len(), decisions.len());
    for (o, decisions) in analysis.observations.iter().zip(&decisions) {
        for d in decisions {
            for c in &d.candidates {
                assert_eq!(
                    c.points,
                    c.clues.iter().map(|clue| clue.1).sum::<i32>(),
                    "{} of {:?}",
                    d.question,
                    o.span.of(text)
                );
                assert!(c.span.is_none_or(|span| text.get(span.start as usize..span.end as usize).is_some()));
            }
            let winner = d.winner.map(|winner| &d.candidates[winner]);
            assert!(winner.is_some_and(|w| d.candidates.iter().all(|c| c.points <= w.points)), "{}", d.question);
            let answer = match d.question {
                "indicator" => o.indicator.unwrap_or_default().to_owned(),
                "area" => o.area.name.to_string(),
                "period" => o.period.map(|p| p.to_string()).unwrap_or_default(),
                "status" => o.status.word().to_owned(),
                "pillar" => o.pillar.word().to_owned(),
                other => panic!("a question that no field answers: {other}"),
            };
            assert_eq!(
                winner.map(|w| w.value.as_str()),
                Some(answer.as_str()),
                "{} of {:?}",
                d.question,
                o.span.of(text)
            );
        }
    }
    analysis
}

#[test]
fn every_figure_of_the_samples_is_explained_as_it_is_read() {
    let (lexicon, root) = (Lexicon::new(), Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut figures = 0;
    for folder in ["tests/articles", "www/samples"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "txt") {
                figures += agrees(&fs::read_to_string(&path).unwrap(), &lexicon).observations.len();
            }
        }
    }
    assert!(figures > 60, "only {figures} figures");
}

#[test]
fn what_was_weighed_is_told_with_the_words_that_offer_it() {
    let text = "Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82%, cao hơn tỉnh Cao Bằng.";
    let (_, decisions) = explain(&article(text), &Lexicon::new());
    let area = decisions[0].iter().find(|d| d.question == "area").expect("the area is weighed");
    let values: Vec<&str> = area.candidates.iter().map(|c| c.value.as_str()).collect();
    assert!(values.contains(&"Hà Giang") && values.contains(&"Cao Bằng"), "{values:?}");
    let winner = &area.candidates[area.winner.unwrap()];
    assert_eq!((winner.value.as_str(), winner.span.map(|span| span.of(text))), ("Hà Giang", Some("Hà Giang")));
    assert!(!winner.clues.is_empty());
}
