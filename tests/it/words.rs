//! Tables of a reader's own, laid over those of the program.

use sodo::lexicon::{Added, Own, sentences::Lang};
use sodo::{Analysis, Article, Lexicon, analyze};

fn with(tables: &[&str]) -> Result<(Lexicon, Added), String> {
    let own = |(i, text): (usize, &&str)| Own { name: format!("{}.tsv", i + 1), text: (*text).to_owned() };
    let tables: Vec<Own> = tables.iter().enumerate().map(own).collect();
    Lexicon::with(&tables).map_err(|fault| fault.say(Lang::En))
}

fn read(text: &str, tables: &[&str]) -> Analysis {
    let (lexicon, _) = with(tables).expect("the tables are right");
    analyze(&Article { doc: "own".to_owned(), text: text.to_owned(), ..Article::default() }, &lexicon)
}

/// Indicator and area of each figure.
fn meanings(text: &str, tables: &[&str]) -> Vec<(String, String)> {
    let found = read(text, tables);
    let meaning = |o: &sodo::analysis::Observation| (o.indicator.unwrap_or("-").to_owned(), o.area.name.to_string());
    found.observations.iter().map(meaning).collect()
}

fn indicators(text: &str, tables: &[&str]) -> Vec<String> {
    meanings(text, tables).into_iter().map(|(indicator, _)| indicator).collect()
}

const WARDS: &str = "id\tlabel_vi\tpillar\tvalue\ttriggers\nsmart_ward_rate\tTỷ lệ phường thông minh\tgovernment\trate\t\
                     phường thông minh|phường ... mô hình thông minh\n";

#[test]
fn a_new_indicator_is_told_by_its_phrases() {
    let text = "Tỷ lệ phường thông minh đạt 82%. Số phường áp dụng mô hình thông minh đạt 71%.";
    assert_eq!(indicators(text, &[WARDS]), ["smart_ward_rate", "smart_ward_rate"]);
    assert!(indicators(text, &[]).iter().all(|id| id == "-"));
    let (lexicon, added) = with(&[WARDS]).unwrap();
    assert_eq!(added, Added { indicators: 1, triggers: 2, ..Added::default() });
    let name = |lang| lexicon.terms.name("smart_ward_rate", lang);
    assert_eq!([Lang::Vi, Lang::En].map(name), [Some("Tỷ lệ phường thông minh"); 2]);
}

#[test]
fn a_known_indicator_gets_more_phrases_and_keeps_its_own() {
    let table = "id\ttriggers\nonline_dossier_rate\tnộp qua mạng\n";
    let text = "Hồ sơ nộp qua mạng đạt 82%. Tỷ lệ hồ sơ trực tuyến đạt 71%.";
    assert_eq!(indicators(text, &[table]), ["online_dossier_rate", "online_dossier_rate"]);
    let (lexicon, added) = with(&[table]).unwrap();
    assert_eq!((added.indicators, lexicon.indicators.len()), (0, Lexicon::new().indicators.len()));
    let label = |lexicon: &Lexicon| {
        let row = lexicon.indicators.iter().find(|i| i.id == "online_dossier_rate").unwrap();
        let name = |lang| lexicon.terms.name(row.id, lang).unwrap().to_owned();
        (row.label_vi, row.value, [Lang::Vi, Lang::En].map(name))
    };
    assert_eq!(label(&lexicon), label(&Lexicon::new()));
}

#[test]
fn on_the_same_phrase_the_readers_entry_counts() {
    let text = "Tỷ lệ hài lòng đạt 82%.";
    let ours = indicators(text, &[]);
    let own = "id;label_vi;pillar;value;triggers\nmy_rate;Hài lòng chung;society;rate;hài lòng|tỷ lệ hài lòng\n";
    assert_eq!(
        (ours[0].as_str(), indicators(text, &[own])),
        ("citizen_satisfaction_tthc_rate", vec!["my_rate".into()])
    );
    let found = read("Tỷ lệ hài lòng đạt 82%.", &[own]);
    assert!(!found.observations[0].doubts.contains(&sodo::analysis::Doubt::IndicatorAmbiguous));
    // A cue of the reader's takes the place of ours: the word no longer sets an aim.
    let text = "Tỉnh phấn đấu 82% hồ sơ trực tuyến.";
    let status = |tables: &[&str]| read(text, tables).observations[0].status.word();
    assert_eq!((status(&[]), status(&["phrase\tcue\nphấn đấu\tactual\n"])), ("target", "actual"));
}

#[test]
fn areas_are_added_and_spelled_anew() {
    let text = "Lâm Bình đạt 82%. Xứ Thanh đạt 71%.";
    let table = "name\tcode\tspellings\nLâm Bình\t\t\nThanh Hóa\t\tXứ Thanh\n";
    let areas = |tables: &[&str]| -> Vec<String> { meanings(text, tables).into_iter().map(|m| m.1).collect() };
    assert_eq!(areas(&[table]), ["Lâm Bình", "Thanh Hóa"]);
    assert_ne!(areas(&[]), ["Lâm Bình", "Thanh Hóa"]);
    let found = read("Tỉnh Mới đạt 82%.", &["name\tcode\nMới\tVN-99\n"]);
    assert_eq!((found.observations[0].area.code, found.entities[0].code), (Some("VN-99"), Some("VN-99")));
    assert_eq!(read("Xứ Thanh đạt 71%.", &[table]).observations[0].area.code, Some("VN-21"));
}

#[test]
fn short_forms_stand_for_their_words_in_every_phrase() {
    let table = "full;short\nhồ sơ trực tuyến;HSTT\n";
    assert_eq!(indicators("Tỷ lệ HSTT đạt 82%.", &[table]), ["online_dossier_rate"]);
    assert_eq!(indicators("Tỷ lệ hồ sơ trực tuyến đạt 82%.", &[table]), ["online_dossier_rate"]);
    assert_eq!(indicators("Tỷ lệ HSTT đạt 82%.", &[]), ["-"]);
    // Also in words of the reader's own.
    assert_eq!(indicators("Tỷ lệ PTM đạt 82%.", &["short,full\nPTM,phường thông minh\n", WARDS]), ["smart_ward_rate"]);
}

#[test]
fn tables_come_as_spreadsheets_save_them() {
    for table in [
        "\u{feff}ID;Label_vi;pillar;value;triggers\r\nmy_rate;\"Một; hai\";society;rate;\"phường thông minh\"\r\n;;;;\r\n",
        "# của tôi\nid,label_vi,pillar,value,triggers\n\n# và\n\"my_rate\",\"Một; hai\",society,rate,phường thông minh\n",
        "triggers\tid\tvalue\tpillar\tlabel_vi\nphu\u{31b}o\u{31b}\u{300}ng thông minh\tmy_rate\trate\tsociety\tMột; hai",
    ] {
        let (lexicon, added) = with(&[table]).unwrap_or_else(|fault| panic!("{fault}"));
        assert_eq!((added.indicators, added.triggers), (1, 1), "{table}");
        assert_eq!(lexicon.indicators.iter().find(|i| i.id == "my_rate").unwrap().label_vi, "Một; hai");
        assert_eq!(indicators("Tỷ lệ phường thông minh đạt 82%.", &[table]), ["my_rate"], "{table}");
    }
    let quoted = "short;full\n\"một \"\"cửa\"\"\";hồ sơ trực tuyến\n";
    assert_eq!(indicators("Tỷ lệ một cửa đạt 82%.", &[quoted]), ["online_dossier_rate"]);
}

#[test]
fn what_is_wrong_is_told_by_table_line_and_column() {
    for (tables, sentence) in [
        (&[""][..], "1.tsv, line 1: there is nothing in it"),
        (&["# chỉ có lời\n\n;;\n"], "1.tsv, line 1: there is nothing in it"),
        (&["phrase\tpart\nx\ty\n"], "1.tsv, line 1: it cannot be told which table this is"),
        (
            &["phrase\tcue\tcolour\nx\tnoun\tred\n"],
            "1.tsv, line 1: the column \"colour\" is of no use; once each: phrase, cue",
        ),
        (&["phrase\tcue\tcue\nx\tnoun\tred\n"], "1.tsv, line 1: the column \"cue\" is of no use"),
        (&["phrase\tcue\nthửa\tnoun\tred\n"], "1.tsv, line 2: the cell \"red\" stands outside the columns"),
        (
            &[WARDS, "phrase\tcue\n# lời\n\nthửa\tnuon\n"],
            "2.tsv, line 4, column cue: there is no cue \"nuon\"; use noun",
        ),
        (&["phrase\tcue\nthửa\t\n"], "1.tsv, line 2, column cue: the cell is empty"),
        (&["phrase\tcue\n--\tnoun\n"], "1.tsv, line 2, column phrase: \"--\" has a phrase without a word"),
        (&["phrase;cue\n\"thửa;noun\n"], "1.tsv, line 2: a quotation mark is opened and not closed"),
        (
            &["phrase\tpillar\nthửa\tsociaty\n"],
            "column pillar: there is no pillar \"sociaty\"; use government, economy",
        ),
        (&["phrase\tunit\tkind\nsào\tsào\tlength\n"], "column kind: there is no kind \"length\"; use percent, point"),
        (&["id\ttriggers\nmy_rate\tx\n"], "1.tsv, line 2, column label_vi: the cell is empty"),
        (&["id\ttriggers\nMy rate\tx\n"], "1.tsv, line 2, column id: \"My rate\" is no id"),
        (&["id\ttriggers\nonline_dossier_rate\tx|--\n"], "column triggers: \"x|--\" has a phrase without a word"),
        (
            &["id\tlabel_vi\tpillar\tvalue\ttriggers\na\tA\tgoverment\trate\tx\n"],
            "line 2, column pillar: there is no pillar \"goverment\"; use government, economy",
        ),
        (
            &["id\tlabel_vi\tpillar\tvalue\ttriggers\na\tA\teconomy\trates\tx\n"],
            "column value: there is no value \"rates\"; use rate, count",
        ),
        (&["name\tkind\nMới\tprovince\n"], "1.tsv, line 2, column code: a province needs its code"),
        (&["name\tcode\tkind\nMới\t00123\tplace\n"], "1.tsv, line 2, column code: a province needs its code"),
        (&["name\tkind\nMới\ttown\n"], "column kind: there is no kind \"town\"; use province, place, other"),
        (
            &[WARDS, "short\tfull\nXYZ\tphường thông minh\nABC\tchẳng có ở đâu\n"],
            "2.tsv, line 3, column full: no phrase of the tables holds \"chẳng có ở đâu\"",
        ),
    ] {
        let told = with(tables).err().unwrap_or_else(|| panic!("no fault in {tables:?}"));
        assert!(told.contains(sentence), "{tables:?}\n{told}\nhas no: {sentence}");
    }
}

#[test]
fn too_long_a_table_is_refused() {
    let table = |rows: usize| "phrase\tcue\n".to_owned() + &"thửa\tnoun\n".repeat(rows);
    assert_eq!(with(&[&table(10_000)]).map(|(_, added)| added.words), Ok(10_000));
    let told = with(&[&table(10_001)]).err().unwrap();
    assert!(told.starts_with("1.tsv, line 10002: the tables have more than 10,000 entries"), "{told}");
}

#[test]
fn faults_are_told_in_both_languages() {
    let own = Own { name: "của tôi.csv".to_owned(), text: "phrase;cue\nthửa;nuon\n".to_owned() };
    let fault = Lexicon::with(&[own]).err().unwrap();
    assert!(
        fault.say(Lang::Vi).starts_with("của tôi.csv, dòng 2, cột cue: không có cue \"nuon\""),
        "{}",
        fault.say(Lang::Vi)
    );
    assert!(!fault.say(Lang::En).contains('{') && !fault.say(Lang::Vi).contains('{'));
}

#[test]
fn without_tables_nothing_changes() {
    let text = "Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82%, tăng 5 bậc so với năm 2022.";
    let plain = analyze(&Article { text: text.to_owned(), ..Article::default() }, &Lexicon::new());
    assert_eq!(Article::default().doc, plain.doc);
    let with_own = read(text, &["phrase\tcue\nthửa\tnoun\n"]);
    assert_eq!(plain.observations, with_own.observations);
    assert_eq!(plain.observations, read(text, &[]).observations);
}
