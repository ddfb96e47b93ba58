//! Parts of what many articles say together: put side by side they are the whole, and nothing else.

use serde_json::Value;
use sodo::{
    Article, Lexicon, analyze,
    corpus::{
        Source, Table,
        across::{Kept, Terms},
    },
    lexicon::sentences::Lang,
    wire::window::{Ask, Windows},
};
use std::{fs, path::Path};

/// The articles of `tests/corpus`, ready to be asked.
struct Corpus {
    table: Table,
    terms: Terms,
    kept: Kept,
    lexicon: Lexicon,
}

fn corpus() -> Corpus {
    let lexicon = Lexicon::new();
    let mut table = Table::default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/text");
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let doc = path.file_name().unwrap().to_string_lossy().into_owned();
        let article = Article { doc, text: fs::read_to_string(&path).unwrap(), ..Article::default() };
        table.put(Source::new(&analyze(&article, &lexicon), &article.text, &lexicon));
    }
    let terms = Terms::new(&lexicon);
    let mut kept = Kept::default();
    kept.look(&table, &terms);
    Corpus { table, terms, kept, lexicon }
}

impl Corpus {
    fn ask(&self, lang: Lang, what: &str, words: &[&str], numbers: &[u32]) -> Option<Value> {
        let names = &self.lexicon.terms;
        let windows = Windows { table: &self.table, kept: &self.kept, terms: &self.terms, names, lang };
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        let answer = windows.answer(&Ask { what, words: &words, numbers });
        answer.map(|json| serde_json::from_str(&json).unwrap())
    }

    fn list(&self, what: &str, words: &[&str], part: [u32; 2]) -> Vec<Value> {
        self.ask(Lang::Vi, what, words, &part).unwrap().as_array().unwrap().clone()
    }
}

#[test]
fn parts_make_the_whole() {
    let corpus = corpus();
    let counts = corpus.ask(Lang::Vi, "counts", &[], &[]).unwrap();
    for (what, words) in
        [("contradictions", &[][..]), ("definitions", &[]), ("corrections", &[]), ("targets", &[""]), ("areas", &[])]
    {
        let whole = corpus.list(what, words, [0, 1000]);
        assert_eq!(counts[what], whole.len(), "{what}");
        let parts: Vec<Value> = (0..=whole.len() as u32).flat_map(|at| corpus.list(what, words, [at, 1])).collect();
        assert_eq!(parts, whole, "{what}");
    }
    let of = corpus.ask(Lang::Vi, "seriesOf", &[], &[]).unwrap();
    let series: usize = of
        .as_array()
        .unwrap()
        .iter()
        .map(|pick| corpus.list("series", &[pick["id"].as_str().unwrap()], [0, 1000]).len())
        .sum();
    assert_eq!(counts["series"], series);
    let outcomes = ["behind", "reached", "no_data", "unclear"];
    let of_each: Vec<usize> = outcomes.iter().map(|one| corpus.list("targets", &[one], [0, 1000]).len()).collect();
    assert_eq!(counts["outcomes"], serde_json::json!(of_each));
}

#[test]
fn a_contradiction_brings_both_sentences_and_their_articles() {
    let corpus = corpus();
    let found = corpus.list("contradictions", &[], [0, 1]);
    let sides = found[0]["sides"].as_array().unwrap();
    let values: Vec<&str> = sides.iter().map(|side| side["fact"]["value"].as_str().unwrap()).collect();
    assert_eq!(values, ["76.3", "71.8"]);
    for side in sides {
        let witnesses = side["fact"]["witnesses"].as_array().unwrap();
        assert_eq!(witnesses.len(), side["articles"].as_array().unwrap().len());
        for witness in witnesses {
            let (quote, sentence) = (witness["quote"].as_str().unwrap(), witness["sentence"].as_str().unwrap());
            assert!(sentence.contains(quote), "{sentence}");
        }
    }
    assert_eq!(
        (&sides[0]["fact"]["independent"], &sides[0]["articles"][1]["copy_of"]),
        (&1.into(), &"01-lang-son.txt".into())
    );
}

#[test]
fn a_grid_keeps_all_values_of_a_cell_and_tells_units_of_one_name_apart() {
    let corpus = corpus();
    let grid = |by: &str, id: &str, status: &str, place: [u32; 4]| {
        corpus.ask(Lang::Vi, "grid", &[by, id, status], &place).unwrap()
    };
    let picks = corpus.ask(Lang::Vi, "picks", &["indicator", "actual"], &[]).unwrap();
    assert!(
        picks.as_array().unwrap().iter().any(|pick| pick["id"] == "online_full_dossier_rate" || pick["count"] == 8)
    );
    let id = picks[0]["id"].as_str().unwrap();
    let whole = grid("indicator", id, "actual", [0, 100, 0, 100]);
    let facts = |cell: &Value| cell["facts"].as_array().unwrap().len() + cell["more"].as_u64().unwrap() as usize;
    let cells = |grid: &Value| -> usize {
        let rows = grid["rows"].as_array().unwrap();
        rows.iter().flat_map(|row| row["cells"].as_array().unwrap()).map(facts).sum()
    };
    assert_eq!(picks[0]["count"], cells(&whole));
    let halves = [grid("indicator", id, "actual", [0, 100, 0, 1]), grid("indicator", id, "actual", [0, 100, 1, 100])];
    assert_eq!(halves.iter().map(cells).sum::<usize>(), cells(&whole));
    let named = |row: &&Value| row["head"]["name"] == "Tuyên Quang";
    let rows = whole["rows"].as_array().unwrap();
    let mut units: Vec<&str> =
        rows.iter().filter(named).map(|row| row["head"]["area"]["unit"].as_str().unwrap()).collect();
    units.sort_unstable();
    assert_eq!(units, ["new", "old"]);
    for (by, status) in [("area", "actual"), ("period", "target")] {
        let picks = corpus.ask(Lang::En, "picks", &[by, status], &[]).unwrap();
        let pick = &picks[0];
        assert_eq!(pick["count"], cells(&grid(by, pick["id"].as_str().unwrap(), status, [0, 100, 0, 100])), "{by}");
    }
}

#[test]
fn the_matrix_shows_scores_and_evidence() {
    let corpus = corpus();
    for whose in ["province", "article"] {
        let index = corpus.ask(Lang::Vi, "index", &[whose], &[0, 100]).unwrap();
        assert_eq!(index["all_rows"], index["rows"].as_array().unwrap().len());
        for row in index["rows"].as_array().unwrap() {
            for (main, count) in row["facts"].as_array().unwrap().iter().enumerate() {
                let of = row["of"].as_str().unwrap();
                let told = corpus.ask(Lang::Vi, "evidence", &[whose, of], &[main as u32]).unwrap();
                assert_eq!(*count, told.as_array().unwrap().len(), "{of} {main}");
            }
        }
        let scores = index["rows"].to_string();
        assert!(scores.contains(r#""value":"0.9000""#), "{scores}");
        assert_eq!(index["recounts"][0]["holds"], true);
    }
}

#[test]
fn what_nobody_can_ask_has_no_answer() {
    let corpus = corpus();
    for (what, words, numbers) in [
        ("all", &[][..], &[0, 1][..]),
        ("contradictions", &[], &[0]),
        ("series", &[], &[0, 1]),
        ("picks", &["country", "actual"], &[]),
        ("picks", &["area", "wish"], &[]),
        ("grid", &["area", "x", "actual"], &[0, 1, 0]),
    ] {
        assert_eq!(corpus.ask(Lang::Vi, what, words, numbers), None, "{what}");
    }
    assert_eq!(corpus.list("series", &["no_such"], [0, 9]), [] as [Value; 0]);
    assert_eq!(corpus.list("contradictions", &[], [1000, u32::MAX]), [] as [Value; 0]);
}
