//! Every entry of the tables for many articles does its work.

use sodo::Lexicon;
use sodo::corpus::across::{Terms, terms::Named};
use sodo::lexicon::sentences::Lang;
use std::fs;
use std::path::Path;

/// The rows of a table below its first line, cut at tabs.
fn rows(table: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon").join(table);
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn every_base_is_read_and_no_other_word() {
    let terms = Terms::new(&Lexicon::new());
    assert!(terms.bases.len() <= 64, "a definition has a bit for each");
    for row in rows("bases.tsv") {
        let definition = terms.definition(&format!("tỷ lệ {} ước đạt", row[0]));
        let expected: Vec<&str> = if row[1] == "other" { Vec::new() } else { vec![row[1].as_str()] };
        assert_eq!(terms.names(definition), expected, "{}", row[0]);
    }
    assert_eq!(terms.names(terms.definition("tỷ lệ phủ sóng di động trên địa bàn tỉnh")), [] as [&str; 0]);
}

#[test]
fn every_base_has_a_name_and_no_other_word() {
    let terms = Terms::new(&Lexicon::new());
    let named: Vec<String> = rows("base_names.tsv").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(named, terms.bases);
    for &base in &terms.bases {
        let names = [Lang::Vi, Lang::En].map(|lang| terms.called(base, lang));
        assert!(names.iter().all(|name| !name.is_empty()) && names[0] != names[1], "{names:?}");
    }
}

#[test]
fn every_correction_is_heard() {
    let terms = Terms::new(&Lexicon::new());
    for row in rows("corrections.tsv") {
        assert!(terms.corrects(&format!("Tòa soạn {} về con số trên.", row[0])), "{}", row[0]);
    }
    assert!(!terms.corrects("Tỉnh điều chỉnh chỉ tiêu năm 2025 và chính thức công bố."));
}

#[test]
fn every_indicator_has_its_place_in_the_index() {
    let lexicon = Lexicon::new();
    let terms = Terms::new(&lexicon);
    let placed: Vec<String> = rows("places.tsv").into_iter().map(|row| row[0].clone()).collect();
    let known: Vec<&str> = lexicon.indicators.iter().map(|indicator| indicator.id).collect();
    assert_eq!(placed, known);
    let mains: Vec<&str> = terms.mains.iter().map(|main| main.id).collect();
    for row in rows("places.tsv") {
        let place = terms.place(&row[0]);
        assert_eq!([place.main, place.better, place.family], [row[1].as_str(), &row[2], &row[3]]);
        let whole = ["", "total", "foundation", "econ_pillar", "gov_pillar", "society_pillar"];
        assert!(mains.contains(&place.main) || whole.contains(&place.main), "{}: {}", row[0], place.main);
        assert!(["", "higher", "lower"].contains(&place.better), "{}: {}", row[0], place.better);
    }
}

#[test]
fn every_part_of_the_index_is_named() {
    let terms = Terms::new(&Lexicon::new());
    for (table, pillar) in [("dti.tsv", false), ("dti_pillars.tsv", true)] {
        for row in rows(table) {
            for words in row.last().unwrap().split('|') {
                let named = terms.named(&format!("Chỉ số {words} của tỉnh"));
                let id = match named {
                    Some(Named::Main(id)) if !pillar => id,
                    Some(Named::Pillar(id)) if pillar => id,
                    other => panic!("{words}: {other:?}"),
                };
                assert_eq!(id, row[0]);
            }
        }
    }
    assert_eq!(terms.named("chỉ số chuyển đổi số cấp tỉnh"), None);
    let version = |year: u16| terms.version(year).map(|version| (version.main, version.components));
    assert_eq!([2019, 2020, 2022, 2024].map(version), [None, Some((0, 108)), Some((9, 98)), Some((8, 47))]);
}

#[test]
fn sixty_three_provinces_are_in_thirty_four_units() {
    let terms = Terms::new(&Lexicon::new());
    assert_eq!((terms.units.len(), terms.merger), (34, (2025, 7, 1)));
    assert_eq!(terms.units.iter().map(|unit| unit.1.len()).sum::<usize>(), 63);
    assert_eq!(terms.unit("VN-03").unwrap().0, "Tuyên Quang");
    assert!(terms.unit("VN").is_none());
}
