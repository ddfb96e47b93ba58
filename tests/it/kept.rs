//! Views that are kept while articles come and go are those of all articles at once.

use proptest::{collection::vec, prelude::*};
use rust_decimal::Decimal;
use sodo::{
    Article, Lexicon, Period, analyze,
    corpus::{
        Source, Table,
        across::{Kept, Terms, Views, views},
    },
    wire::compare::Across,
};
use std::{fs, path::Path, sync::LazyLock};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);
static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::new(&LEXICON));

/// The articles of a folder, as many as are asked for.
fn folder(name: &str, most: usize) -> Vec<Source> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let doc = file.file_stem().unwrap().to_string_lossy().into_owned();
        let article = Article { doc, text: fs::read_to_string(file).unwrap(), ..Article::default() };
        Source::new(&analyze(&article, &LEXICON), &article.text, &LEXICON)
    };
    files.iter().take(most).map(read).collect()
}

static OURS: LazyLock<Vec<Source>> = LazyLock::new(|| folder("tests/corpus/text", usize::MAX));

/// Articles that tell the same, that tell it with other figures in the same words, and that came out on other days.
static MANY: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let mut all = OURS.clone();
    all.extend(folder("tests/annotated/text", 12));
    let found = all.clone();
    for round in 1..20u16 {
        for (at, source) in found.iter().enumerate().filter(|(at, _)| at % 4 == usize::from(round % 4)) {
            let mut source = source.clone();
            source.doc = format!("{:02}-{}", (usize::from(round) * 7 + at * 3) % 23, source.doc);
            source.published = Period::day(2024, 1 + (round % 12) as u8, 1 + (at % 28) as u8).filter(|_| at % 3 > 0);
            for row in source.rows.iter_mut().filter(|_| round % 3 > 0) {
                row.value += Decimal::from(round * u16::from(row.quote.len() as u8 % 3));
            }
            all.push(source);
        }
    }
    all
});

/// Everything that leaves the program.
fn told(table: &Table, views: &Views<'_>) -> String {
    serde_json::to_string(&Across::new(table, views, &TERMS, &LEXICON)).unwrap()
}

fn is_as_anew(kept: &Kept, table: &Table) {
    let (kept, anew) = (told(table, &kept.views(table, &TERMS)), told(table, &views(table, &TERMS)));
    if kept != anew {
        let at = kept.bytes().zip(anew.bytes()).take_while(|(a, b)| a == b).count();
        let near = |all: &str| {
            all.chars().skip(all[..at.min(all.len())].chars().count().saturating_sub(300)).take(600).collect::<String>()
        };
        panic!("kept: {}\nanew: {}", near(&kept), near(&anew));
    }
}

/// Puts in or takes out article after article and looks after each, or takes some up together before a look.
fn one_by_one(articles: &[Source], steps: &[(usize, bool)], check: usize) {
    let (mut table, mut kept) = (Table::default(), Kept::default());
    for (step, &(at, stays)) in steps.iter().enumerate() {
        let source = &articles[at % articles.len()];
        if stays {
            table.put(source.clone())
        } else {
            table.remove(&source.doc)
        }
        let checked = (step + 1) % check == 0 || step + 1 == steps.len();
        match at % 5 {
            0 if !checked => {}
            1 if !checked => kept.take_up(&table, &TERMS),
            _ => kept.look(&table, &TERMS),
        }
        if checked {
            is_as_anew(&kept, &table);
        }
    }
}

#[test]
fn articles_one_by_one_in_any_order_give_the_views_of_all() {
    let count = OURS.len();
    let orders: [Box<dyn Fn(usize) -> usize>; 4] = [
        Box::new(|at| at),
        Box::new(move |at| count - 1 - at),
        Box::new(move |at| at * 7 % count),
        Box::new(move |at| (at * 3 + 5) % count),
    ];
    for order in orders {
        let mut steps: Vec<(usize, bool)> = (0..count).map(|at| (order(at), true)).collect();
        steps.extend((0..count).map(|at| (order(count - 1 - at), false)));
        steps.extend((0..count).map(|at| (at, true)));
        one_by_one(&OURS, &steps, 1);
    }
}

#[test]
fn all_at_once_and_nothing_are_looks_too() {
    let mut kept = Kept::default();
    let mut table = Table::default();
    kept.look(&table, &TERMS);
    assert!(kept.is_empty());
    MANY.iter().for_each(|source| table.put(source.clone()));
    kept.look(&table, &TERMS);
    assert!(kept.reprints.len() > 5 && kept.contradictions.len() > 5 && kept.targets.len() > 5);
    is_as_anew(&kept, &table);
    let other = Table::default();
    kept.look(&other, &TERMS);
    assert!(kept.is_empty() && kept.reprints.is_empty() && kept.series.is_empty() && kept.targets.is_empty());
    kept.look(&table, &TERMS);
    is_as_anew(&kept, &table);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn articles_that_come_and_go_leave_the_views_of_those_that_stay(
        steps in vec((any::<usize>(), prop::bool::weighted(0.7)), 150..250),
    ) {
        one_by_one(&MANY, &steps, 60);
    }
}
