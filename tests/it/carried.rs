//! What an exported chart carries, and what is refused of what pictures hold.

use serde_json::{Value, json};
use sodo::{
    Article, Lexicon, analyze,
    chart::{self, Spec, form::Form},
    corpus::{Source, Table, pick::Ask},
    wire::{
        Chart,
        carried::{self, Carried, Fault},
    },
};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

const TEXTS: [(&str, &str); 3] = [
    (
        "a",
        "Hà Giang vượt chỉ tiêu\n\nNăm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82,5%. Tỉnh xếp thứ 15/63 về \
         chuyển đổi số năm 2024. Tổng số 1.200 tổ công nghệ số cộng đồng hoạt động.",
    ),
    ("b", "Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Lào Cai đạt 90,25%. 😀 Tỉnh Lào Cai xếp thứ 8/63 năm 2024."),
    ("c", "Năm 2023, tỷ lệ hồ sơ trực tuyến của tỉnh Cao Bằng đạt 67%; mục tiêu năm 2025 đạt 80%."),
];

fn table() -> Table {
    let mut table = Table::default();
    for (doc, text) in TEXTS {
        let article = Article {
            doc: doc.into(),
            text: text.into(),
            url: Some("https://vi.example/1".into()),
            ..Article::default()
        };
        table.put(Source::new(&analyze(&article, &LEXICON), text, &LEXICON));
    }
    table
}

fn drawn(table: &Table, spec: &Spec) -> Chart {
    Chart::new(chart::draw(table, spec, &LEXICON.terms))
}

/// What the picture of a wish carries.
fn data(table: &Table, spec: &Spec) -> String {
    carried::write(&drawn(table, spec), table)
}

fn again(carried: &str) -> Table {
    let mut table = Table::default();
    carried::read(carried).unwrap().1.into_iter().for_each(|source| table.put(source));
    table
}

fn value(data: &str) -> Value {
    serde_json::from_str(data).unwrap()
}

#[test]
fn what_is_written_by_hand_is_what_its_type_writes() {
    let mut article = Source { title: "Nói \"thẳng\" \\ \u{1}\n".into(), ..table().sources()[1].clone() };
    article.rows[0].doubts = ["một\ttab".into(), "hai".into()].into();
    article.rows[0].high = Some(99.into());
    let mut table = table();
    table.put(article);
    for indicator in ["online_dossier_rate", "dti_rank"] {
        let ask = Ask { indicator: Some(indicator.to_owned()), ..Ask::default() };
        let data = data(&table, &Spec { ask, ..Spec::default() });
        let carried: Carried = serde_json::from_str(&data).unwrap();
        assert_eq!(serde_json::to_string(&carried).unwrap(), data);
    }
}

#[test]
fn what_is_carried_draws_the_same_picture_again() {
    let table = table();
    let mut pictures = 0;
    for doc in [None, Some("a"), Some("b")] {
        for indicator in [None, Some("online_dossier_rate"), Some("dti_rank")] {
            for form in [None].into_iter().chain(Form::ALL.iter().copied().map(Some)) {
                let ask = Ask { indicator: indicator.map(Into::into), doc: doc.map(Into::into), ..Ask::default() };
                let chart = drawn(&table, &Spec { ask, form, ..Spec::default() });
                let data = carried::write(&chart, &table);
                if chart.svg.is_empty() {
                    assert_eq!(data, "");
                    continue;
                }
                let taken = again(&data);
                let anew = drawn(&taken, &chart.spec.clone().into());
                assert_eq!(anew.svg, chart.svg, "{doc:?} {indicator:?} {form:?}");
                assert_eq!(carried::write(&anew, &taken), data, "{doc:?} {indicator:?} {form:?}");
                pictures += 1;
            }
        }
    }
    assert!(pictures > 12, "only {pictures} pictures");
}

#[test]
fn only_what_is_drawn_is_carried_with_its_sentence() {
    let data = data(
        &table(),
        &Spec { ask: Ask { indicator: Some("online_dossier_rate".into()), ..Ask::default() }, ..Spec::default() },
    );
    let carried = value(&data);
    let articles = carried["articles"].as_array().unwrap();
    let of = |i: usize, field: &str| articles[i]["observations"][0][field].as_str().unwrap().to_owned();
    assert_eq!((of(0, "quote"), of(1, "quote")), ("82,5%".into(), "90,25%".into()));
    assert_eq!(articles[0]["sentences"], json!(["Năm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82,5%."]));
    assert!(!data.contains("tổ công nghệ số"));
    for article in articles {
        let sentences: Vec<&str> =
            article["sentences"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
        let units: Vec<u16> = sentences.join("\n").encode_utf16().collect();
        for o in article["observations"].as_array().unwrap() {
            let at = |end: &str| o["position"][end].as_u64().unwrap() as usize;
            assert_eq!(String::from_utf16(&units[at("start")..at("end")]).unwrap(), o["quote"].as_str().unwrap());
        }
    }
}

#[test]
fn a_figure_is_found_at_its_own_place() {
    let mut table = Table::default();
    let text = "Trong năm 2025, xây dựng 5 tổ công nghệ số cộng đồng ở tỉnh Hà Giang, 5 tổ ở tỉnh Lào Cai.";
    let article = Article { doc: "a".into(), text: text.into(), ..Article::default() };
    table.put(Source::new(&analyze(&article, &LEXICON), text, &LEXICON));
    let carried = value(&data(&table, &Spec::default()));
    for o in carried["articles"][0]["observations"].as_array().unwrap() {
        let start = o["position"]["start"].as_u64().unwrap() as usize;
        let before: String = text.chars().take(start).collect();
        assert!(!before.ends_with("202"), "{before}");
    }
}

/// What is said of the carried JSON after a change.
fn refused(change: impl Fn(&mut Value)) -> Fault {
    let mut carried = value(&data(&table(), &Spec::default()));
    change(&mut carried);
    carried::read(&carried.to_string()).unwrap_err()
}

#[test]
fn every_field_is_looked_at() {
    let wrong = |field: &str, with: Value| {
        let path = ["/articles/0/", field].concat();
        let fault = refused(|carried| *carried.pointer_mut(&path).unwrap() = with.clone());
        assert!(matches!(&fault, Fault::Wrong(_)), "{field}: {fault:?}");
    };
    for (field, with) in [
        ("doc", json!("")),
        ("doc", json!("b")),
        ("url", json!("javascript:alert(1)")),
        ("published", json!("2024-02-31")),
        ("title", json!("x".repeat(3000))),
        ("observations", json!([])),
        ("sentences", json!([])),
        ("sentences/0", json!("khác")),
        ("observations/0/quote", json!("99%")),
        ("observations/0/id", json!("1; DROP")),
        ("observations/0/kind", json!("percent")),
        ("observations/0/value", json!("82,5")),
        ("observations/0/value", json!("9999999999999999999999999999")),
        ("observations/0/value", json!(82.5)),
        ("observations/0/precision", json!(100)),
        ("observations/0/high", json!("x")),
        ("observations/0/bound", json!("no")),
        ("observations/0/status", json!("no")),
        ("observations/0/pillar", json!("no")),
        ("observations/0/period", json!("2024-13-45")),
        ("observations/0/position/end", json!(4_000_000_000_u32)),
        ("observations/0/sentence/start", json!(1)),
    ] {
        wrong(field, with);
    }
    for (field, with) in
        [("width", json!(9)), ("height", json!(4_000_000_000_u32)), ("form", json!("pie")), ("doc", json!("none"))]
    {
        let fault = refused(|carried| carried["spec"][field] = with.clone());
        assert!(matches!(&fault, Fault::Wrong(_)), "{field}: {fault:?}");
    }
    assert_eq!(refused(|carried| carried["sodo"] = json!("report")), Fault::Wrong("sodo".into()));
}

#[test]
fn what_is_newer_cut_or_too_large_is_said() {
    assert_eq!(refused(|carried| *carried = json!({"sodo": "chart", "version": 2, "other": []})), Fault::Newer);
    let whole = data(&table(), &Spec::default());
    for end in (0..whole.len()).filter(|&end| whole.is_char_boundary(end)).step_by(7) {
        assert_eq!(carried::read(&whole[..end]).unwrap_err(), Fault::Cut);
    }
    assert_eq!(carried::read(&" ".repeat(5 << 20)).unwrap_err(), Fault::Large);
    let many = refused(|carried| {
        let one = carried["articles"][0]["observations"][0].clone();
        carried["articles"][0]["observations"] = vec![one; 3000].into();
    });
    assert_eq!(many, Fault::Large);
}

/// Whatever one field is changed to: it is refused, or it can be drawn in every form.
#[test]
fn a_changed_field_never_stops_the_program() {
    let whole = value(&data(
        &table(),
        &Spec { ask: Ask { indicator: Some("online_dossier_rate".into()), ..Ask::default() }, ..Spec::default() },
    ));
    let fields = whole["articles"][0]["observations"][0].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let words = [
        "",
        "0",
        "-1000000000000000000",
        "0.000000000001",
        "rank",
        "ratio",
        "range",
        "target",
        "9999-12-31",
        "\u{0}\u{202e}<b>",
        "o4294967295",
    ];
    for field in &fields {
        for word in words {
            let mut carried = whole.clone();
            carried["articles"][0]["observations"][0][field] = json!(word);
            let Ok(sources) = carried::read(&carried.to_string()) else { continue };
            let mut table = Table::default();
            sources.1.into_iter().for_each(|source| table.put(source));
            for form in [None].into_iter().chain(Form::ALL.iter().copied().map(Some)) {
                drop(drawn(&table, &Spec { form, ..Spec::default() }));
            }
        }
    }
}
