//! The module of tables: what it takes, draws, writes and answers.

use super::{LEXICON, given::Given, read};
use roxmltree::Document;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use sodo::{
    Article, Period,
    analysis::{Bound, Direction, Kind, Pillar, Status},
    analyze, chart,
    corpus::{
        Id, Row, Source, Table,
        across::{Kept, Terms},
    },
    export,
    lexicon::{self, sentences::Lang},
    wire::{
        Chart, ChartSpec, bytes as laid, carried as picture,
        window::{Ask, Windows},
    },
};
use std::sync::LazyLock;

const TEXTS: [&str; 5] = [
    include_str!("../../tests/corpus/text/01-lang-son.txt"),
    include_str!("../../tests/corpus/text/03-lang-son-khac.txt"),
    include_str!("../../tests/corpus/text/04-lang-son-dinh-chinh.txt"),
    include_str!("../../tests/corpus/text/07-tuyen-quang-moi.txt"),
    include_str!("../../tests/corpus/text/09-hau-giang-dti.txt"),
];

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let source = |(at, text): (usize, &&str)| {
        let article = Article { doc: format!("d{at}"), ..read::of(text) };
        Source::new(&analyze(&article, &LEXICON), text, &LEXICON)
    };
    TEXTS.iter().enumerate().map(source).collect()
});

static TERMS: LazyLock<Terms> = LazyLock::new(|| Terms::new(&LEXICON));

const SHORT: &str = "Hà Giang\nNăm 2024, tỷ lệ hồ sơ trực tuyến đạt 82,5%, tăng 15-20% so với năm 2023. Tỉnh xếp thứ 17/63, \
                     hoàn thành 26/33 chỉ tiêu, từ ngày 1/7/2025 đến ngày 31/10/2025 đạt trên 1,2 tỷ đồng 😀.";

/// The figures of a short text as they go from one module to the other.
static ROWS: LazyLock<Vec<u8>> = LazyLock::new(|| laid::article::write(&read::read(SHORT), SHORT, &LEXICON));

/// What a picture of the sources carries.
static CARRIED: LazyLock<Value> = LazyLock::new(|| {
    let table = table_of(&SOURCES);
    let picture = Chart::new(chart::draw(&table, &chart::Spec::default(), &LEXICON.terms));
    serde_json::from_str(&picture::write(&picture, &table)).expect("JSON")
});

fn table_of(sources: &[Source]) -> Table {
    let mut table = Table::default();
    sources.iter().cloned().for_each(|source| table.put(source));
    table
}

/// Any bytes from the other module, and those of an article with some of them changed.
pub fn bytes(data: &[u8]) {
    let mut given = Given(data);
    let bytes = match given.byte() {
        0 => given.0.to_vec(),
        1 => {
            let terms: Option<lexicon::Terms> = laid::read(given.0);
            assert!(terms.is_none_or(|terms| laid::write(&terms) == given.0), "other names come out");
            return;
        }
        _ => {
            let mut bytes = ROWS.clone();
            while !given.is_done() {
                let at = given.number() % bytes.len();
                bytes[at] = given.byte();
            }
            bytes
        }
    };
    if let Some(source) = laid::article::read(&bytes) {
        all_doors(&[source, SOURCES[0].clone()]);
    }
}

/// Whatever is taken can be drawn, written and asked.
pub fn all_doors(sources: &[Source]) {
    let table = table_of(sources);
    drawn(&table, &chart::Spec::default());
    for form in ["excel", "machine", "sdmx"] {
        assert!(export::write(&table, form, None).is_some_and(|file| !file.is_empty()), "{form}");
    }
    let mut kept = Kept::default();
    kept.take_up(&table, &TERMS);
    kept.look(&table, &TERMS);
    let windows = Windows { table: &table, kept: &kept, terms: &TERMS, names: &LEXICON.terms, lang: Lang::En };
    for (what, words) in [
        ("counts", &[][..]),
        ("contradictions", &[]),
        ("definitions", &[]),
        ("corrections", &[]),
        ("seriesOf", &[]),
        ("targets", &[""]),
        ("areas", &[]),
        ("picks", &["area", "actual"]),
        ("picks", &["period", "target"]),
        ("index", &["province"]),
        ("index", &["article"]),
    ] {
        let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        let answer = windows.answer(&Ask { what, words: &words, numbers: &[0, 100] });
        serde_json::from_str::<Value>(&answer.expect(what)).expect("JSON");
    }
}

/// Draws a wish: nothing with a word about it, or a document without any number that is none.
fn drawn(table: &Table, spec: &chart::Spec) -> Chart {
    let chart = Chart::new(chart::draw(table, spec, &LEXICON.terms));
    if chart.svg.is_empty() {
        assert!(!chart.note.is_empty(), "nothing is drawn, and nobody says why");
        return chart;
    }
    let document = Document::parse(&chart.svg).unwrap_or_else(|error| panic!("{error}\n{}", chart.svg));
    const NUMBERS: [&str; 13] =
        ["x", "y", "width", "height", "x1", "y1", "x2", "y2", "cx", "cy", "r", "font-size", "stroke-width"];
    for node in document.descendants() {
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            let is_number = |words: &str| words.parse::<f64>().is_ok_and(|number| number.abs() < 1e7);
            let right = match name {
                "points" => value.split([' ', ',']).all(is_number),
                _ if NUMBERS.contains(&name) => is_number(value),
                _ => true,
            };
            assert!(right, "{name} of {node:?}");
        }
    }
    assert_eq!(chart.svg, chart::draw(table, spec, &LEXICON.terms).svg, "the same wish, another picture");
    let data = picture::write(&chart, table);
    serde_json::from_str::<Value>(&data).expect("what a picture carries is JSON");
    chart
}

const INDICATORS: [&str; 10] = [
    "online_dossier_rate",
    "dti_rank",
    "dx_budget",
    "online_dossier_count",
    "digital_economy_share",
    "dti_score",
    "",
    "my_rate",
    "e_payment_rate",
    "toString",
];
const PERIODS: [&str; 16] = [
    "",
    "2023",
    "2024",
    "2024-Q1",
    "2024-Q4",
    "2024-H1",
    "2024-06",
    "2024-02-29",
    "2021/2025",
    "2024-01/2024-09",
    "2025-07-01/2025-10-31",
    "0",
    "65535",
    "2024-Q9",
    "9/1",
    "x",
];
const AREAS: [(&str, &str); 8] = [
    ("Hà Giang", "VN-03"),
    ("Lào Cai", "VN-02"),
    ("Tuyên Quang", "VN-07"),
    ("Lạng Sơn", "VN-09"),
    ("Việt Nam", ""),
    ("Yên Minh", ""),
    ("", ""),
    ("Hà Giang", "VN-99"),
];

/// What rows are called: areas, articles, indicators.
const KEYS: [&str; 12] = [
    "Hà Giang",
    "Lào Cai",
    "Tuyên Quang",
    "Lạng Sơn",
    "Việt Nam",
    "Yên Minh",
    "",
    "d0",
    "d1",
    "d2",
    "dti_rank",
    "online_dossier_rate",
];

/// Figures as nobody has printed them.
fn source(given: &mut Given, doc: String) -> Source {
    let rows = (1..=1 + given.byte() % 24).map(|at| row(given, u32::from(at))).collect();
    let area = given.of(&AREAS).0.to_owned();
    let published = Period::parse(given.word(&PERIODS)).filter(|period| matches!(period, Period::Day(..)));
    Source { title: given.any(6), outlet: given.any(3), url: String::new(), published, main_area: area, rows, doc }
}

fn row(given: &mut Given, id: u32) -> Row {
    let value = number(given);
    let (area, code) = *given.of(&AREAS);
    let area = if given.seldom(12) { given.any(8) } else { area.to_owned() };
    let kind = *given.of(Kind::ALL);
    let more = given.seldom(3).then(|| number(given));
    Row {
        id: Id(id),
        kind,
        value,
        precision: -(value.scale() as i8) + if given.seldom(8) { (given.byte() % 20) as i8 } else { 0 },
        high: more.filter(|_| given.seldom(2)),
        of: more,
        unit: if given.seldom(4) { given.any(4).as_str().into() } else { "%".into() },
        bound: *given.of(Bound::ALL),
        direction: given.seldom(3).then(|| *given.of(Direction::ALL)),
        baseline: given.words(2).as_str().into(),
        status: if given.seldom(3) { *given.of(Status::ALL) } else { Status::Actual },
        period: Period::parse(given.word(&PERIODS)),
        area: area.as_str().into(),
        area_code: code.into(),
        label: given.any(6).as_str().into(),
        indicator: given.word(&INDICATORS).into(),
        pillar: *given.of(Pillar::ALL),
        quote: "1".into(),
        sentence: "1 2".into(),
        same_as: given.seldom(6).then_some(Id(id.saturating_sub(1).max(1))),
        doubts: Box::default(),
        failed: given.seldom(6),
        confirmed: given.seldom(6),
    }
}

/// As large and as fine as a picture may carry them.
fn number(given: &mut Given) -> Decimal {
    const LARGEST: i64 = 1_000_000_000_000_000_000;
    match given.byte() % 6 {
        0 => Decimal::new(given.huge() % LARGEST, u32::from(given.byte() % 13)),
        1 => Decimal::new(given.huge() % LARGEST, 0),
        2 => Decimal::ZERO,
        3 => Decimal::new(-i64::from(given.large()), u32::from(given.byte() % 13)),
        4 => Decimal::new(given.number() as i64, 2),
        _ => Decimal::from(given.byte()),
    }
}

fn sources(given: &mut Given) -> Vec<Source> {
    if given.seldom(4) {
        return SOURCES.clone();
    }
    (0..1 + given.byte() % 4).map(|at| source(given, format!("d{at}"))).collect()
}

/// Any wish over any figures.
pub fn chart(data: &[u8]) {
    let mut given = Given(data);
    let table = table_of(&sources(&mut given));
    let spec: ChartSpec = if given.seldom(8) {
        match serde_json::from_slice(given.0) {
            Ok(spec) => spec,
            Err(_) => return,
        }
    } else {
        serde_json::from_value(wish(&mut given)).expect("a wish")
    };
    drawn(&table, &spec.into());
    chart::choices(&table, &LEXICON.terms);
}

fn wish(given: &mut Given) -> Value {
    let mut wish = json!({});
    let set = &mut |field: &str, value: Value| _ = wish.as_object_mut().map(|wish| wish.insert(field.into(), value));
    let word = |given: &mut Given, words: &[&'static str]| Value::from(given.word(words));
    let asked = given.number();
    let asks = |bit: usize| asked >> bit & 1 == 1;
    const SIZES: [u32; 12] = [0, 1, 279, 280, 281, 320, 560, 800, 2400, 10_000, 1 << 20, u32::MAX];
    const FORMS: [&str; 11] =
        ["bars", "dots", "ranks", "map", "line", "slope", "panels", "targets", "parts", "index", "ranges"];
    if asks(0) {
        set("indicator", word(given, &INDICATORS));
    }
    if asks(1) {
        set("by", word(given, &["area", "article", "indicator"]));
    }
    if asks(2) || asks(15) {
        set("form", word(given, &FORMS));
    }
    if asks(3) {
        set("period", word(given, &PERIODS));
    }
    if asks(4) {
        set("status", word(given, &["actual", "target", "rule"]));
    }
    if asks(5) {
        set("doc", word(given, &["d0", "d1", "d9", ""]));
    }
    if asks(6) {
        set("title", given.any(20).into());
    }
    if asks(7) {
        set("order", word(given, &["value", "rising", "name", "code"]));
    }
    if asks(8) {
        let keys: Vec<&str> = (0..given.byte() % 8).map(|_| given.word(&KEYS)).collect();
        set("without", keys.into());
    }
    if asks(9) {
        let keys: Vec<&str> = (0..given.byte() % 8).map(|_| given.word(&KEYS)).collect();
        set("marked", keys.into());
    }
    if asks(10) {
        set("notes", given.any(40).into());
    }
    if asks(11) {
        let link = if given.seldom(3) { given.any(60) } else { "https://a.vn/#b1.".repeat(1 + given.number() % 300) };
        set("link", link.into());
    }
    if asks(12) {
        set("theme", word(given, &["light", "dark"]));
    }
    if asks(13) {
        set("width", (*given.of(&SIZES)).into());
        set("height", (*given.of(&SIZES)).into());
    }
    if asks(14) {
        set("lang", word(given, &["vi", "en"]));
    }
    wish
}

/// What any picture carries: refused with a word, or taken, drawn and carried again.
pub fn carried(data: &[u8]) {
    let mut given = Given(data);
    let text = if given.seldom(4) {
        String::from_utf8_lossy(given.0).into_owned()
    } else {
        let mut value = CARRIED.clone();
        while !given.is_done() {
            changed(&mut value, &mut given);
        }
        value.to_string()
    };
    match picture::read(&text) {
        Err(fault) => assert!(!fault.code().is_empty()),
        Ok((spec, sources)) => {
            let table = table_of(&sources);
            let chart = drawn(&table, &spec.into());
            let data = picture::write(&chart, &table);
            if !data.is_empty() {
                let again = picture::read(&data);
                assert!(again.is_ok(), "what is carried is not taken: {again:?}\n{data}");
            }
            all_doors(&sources);
        }
    }
}

/// Something else at one place of it.
fn changed(value: &mut Value, given: &mut Given) {
    const WORDS: [&str; 18] = [
        "",
        "chart",
        "0",
        "-1",
        "1e5",
        "999999999999999999",
        "0.000000000001",
        "2024",
        "2024-Q1",
        "2024-Q9",
        "o1",
        "o999",
        "o4294967295",
        "rank",
        "range",
        "target",
        "\u{0}",
        "😀",
    ];
    match value {
        Value::Object(fields) if !fields.is_empty() && !given.seldom(16) => {
            let at = usize::from(given.byte()) % fields.len();
            if let Some((_, value)) = fields.iter_mut().nth(at) {
                changed(value, given);
            }
        }
        Value::Array(list) if !list.is_empty() && !given.seldom(16) => {
            let at = usize::from(given.byte()) % list.len();
            match given.byte() % 12 {
                0 => _ = list.remove(at),
                1 => list.push(list[at].clone()),
                _ => changed(&mut list[at], given),
            }
        }
        _ => {
            *value = match given.byte() % 8 {
                0 => Value::Null,
                1 => (given.byte() as i8).into(),
                2 => given.large().into(),
                3 => given.raw(30).into(),
                4 => given.words(6).into(),
                5 => json!([]),
                _ => given.word(&WORDS).into(),
            }
        }
    }
}

/// Any question about any figures.
pub fn window(data: &[u8]) {
    let mut given = Given(data);
    let table = table_of(&sources(&mut given));
    let mut kept = Kept::default();
    kept.look(&table, &TERMS);
    const ASKS: [&str; 13] = [
        "counts",
        "contradictions",
        "definitions",
        "corrections",
        "seriesOf",
        "series",
        "targets",
        "areas",
        "picks",
        "grid",
        "index",
        "evidence",
        "other",
    ];
    const WORDS: [&str; 18] = [
        "",
        "indicator",
        "area",
        "period",
        "actual",
        "target",
        "rule",
        "province",
        "article",
        "behind",
        "no_data",
        "online_dossier_rate",
        "dti_rank",
        "VN-03",
        "d0",
        "2024",
        "Hà Giang\t\told",
        "\t",
    ];
    const NUMBERS: [u32; 8] = [0, 1, 2, 7, 63, 1000, u32::MAX - 1, u32::MAX];
    for _ in 0..8 {
        let what = given.word(&ASKS);
        let words: Vec<String> = (0..given.byte() % 5)
            .map(|_| if given.seldom(6) { given.raw(20) } else { given.word(&WORDS).to_owned() })
            .collect();
        let numbers: Vec<u32> = (0..given.byte() % 6).map(|_| *given.of(&NUMBERS)).collect();
        let lang = *given.of(&[Lang::Vi, Lang::En]);
        let windows = Windows { table: &table, kept: &kept, terms: &TERMS, names: &LEXICON.terms, lang };
        if let Some(answer) = windows.answer(&Ask { what, words: &words, numbers: &numbers }) {
            serde_json::from_str::<Value>(&answer).expect("JSON");
        }
    }
    // An article less, and everything is as if it had never come.
    let mut fewer = table.clone();
    fewer.remove("d0");
    let whole = counts(&fewer, &mut Kept::default());
    assert_eq!(counts(&fewer, &mut kept), whole, "what is left of an article that went");
}

fn counts(table: &Table, kept: &mut Kept) -> Option<String> {
    kept.look(table, &TERMS);
    let windows = Windows { table, kept, terms: &TERMS, names: &LEXICON.terms, lang: Lang::Vi };
    windows.answer(&Ask { what: "counts", words: &[], numbers: &[] })
}
