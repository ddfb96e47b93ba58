//! The pictures that `cargo xtask bench charts` times, as JSON: their figures as the module of tables takes them, and the
//! bare ones of the two that other libraries draw too. `cargo run --example charts -- OUT.json`; with `--time` in place
//! of the file it draws them, or the one named behind it, natively again and again, for a profiler to look at.

use rust_decimal::Decimal;
use serde_json::{Value, json};
use sodo::{
    Analysis, Lexicon, Period, Span,
    analysis::{Area, Bound, Kind, Observation, Pillar, Status},
    chart::{self, Spec, form::Form},
    corpus::{
        Source, Table,
        pick::{Ask, By},
    },
    wire::{Chart, bytes},
};
use std::{env, fs, hint::black_box, time::Instant};

/// Each picture is drawn of so many tables, which differ in a figure, so that nothing can be kept from one to the next.
const TABLES: usize = 8;
/// As wide as a picture is unless it is told otherwise.
const WIDTH: u32 = 800;
const INDICATOR: &str = "online_dossier_rate";

/// What is drawn.
struct Case {
    name: &'static str,
    form: Form,
    rows: Vec<Row>,
}

/// A figure of an area at a time.
#[derive(Clone)]
struct Row {
    area: &'static str,
    code: &'static str,
    period: Period,
    /// Hundredths of a percent.
    value: i64,
}

fn main() {
    let out = env::args().nth(1).expect("where the figures are to lie, or --time");
    let lexicon = Lexicon::new();
    let cases = cases(&lexicon);
    if out == "--time" {
        let only = env::args().nth(2);
        let wanted = cases.iter().filter(|case| only.as_ref().is_none_or(|only| only == case.name));
        return wanted.for_each(|case| time(case, &lexicon));
    }
    let all: Vec<Value> = cases.iter().map(|case| laid(case, &lexicon)).collect();
    fs::write(out, Value::from(all).to_string()).expect("the figures can be written");
}

/// Values that jump about as those of articles do, the same each time.
fn some(seed: usize) -> i64 {
    2_500 + (seed as i64 * 7_919 + 104_729) * 31 % 65_537 % 7_400
}

fn cases(lexicon: &Lexicon) -> Vec<Case> {
    let provinces: Vec<_> = lexicon.areas.iter().filter(|area| area.province).collect();
    let since: Vec<_> = provinces.iter().filter(|area| area.name == area.successor).collect();
    let row = |area: &str, seed: usize, period: Period| {
        let area = provinces.iter().find(|other| other.name == area).expect("a province");
        Row { area: area.name, code: area.code, period, value: some(seed) }
    };
    let year = |count: usize, period: Period| -> Vec<Row> {
        since.iter().enumerate().take(count).map(|(at, area)| row(area.name, at, period)).collect()
    };
    let months = (2020..2025).flat_map(|y| (1..=12).map(move |m| Period::Month(y, m)));
    let years =
        |area: &'static str, at: usize| (2020..2025).map(move |y| (area, at * 5 + usize::from(y), Period::Year(y)));
    let panels = since.iter().enumerate().take(20).flat_map(|(at, area)| years(area.name, at));
    vec![
        Case { name: "bars", form: Form::Bars, rows: year(12, Period::Year(2024)) },
        Case {
            name: "line",
            form: Form::Line,
            rows: months.enumerate().map(|(at, month)| row("Lâm Đồng", at, month)).collect(),
        },
        Case { name: "map", form: Form::Map, rows: year(34, Period::Half(2025, 2)) },
        Case { name: "panels", form: Form::Panels, rows: panels.map(|(area, at, year)| row(area, at, year)).collect() },
    ]
}

/// A value as Vietnamese articles print it.
fn words(value: i64) -> String {
    format!("{},{:02}%", value / 100, value % 100)
}

/// The rows with one of them changed, as an article and its text.
fn article(rows: &[Row], number: usize) -> (Analysis, String) {
    let (mut text, mut observations) = (String::new(), Vec::new());
    for (at, row) in changed(rows, number).iter().enumerate() {
        let start = text.len();
        text += &format!("{} đạt ", row.area);
        let from = text.len();
        text += &words(row.value);
        let span = Span::new(from, text.len());
        text += &format!(" hồ sơ trực tuyến toàn trình ở lần đo thứ {}.", at + 1);
        let sentence = Span::new(start, text.len());
        text += "\n";
        observations.push(observation(row, span, sentence));
    }
    let analysis = Analysis {
        doc: "d1".to_owned(),
        title: Some("Chuyển đổi số: nhìn lại một năm".to_owned()),
        source: Some("Báo Mẫu".to_owned()),
        published: Some(Period::Day(2025, 1, 10)),
        observations,
        ..Analysis::default()
    };
    (analysis, text)
}

fn changed(rows: &[Row], number: usize) -> Vec<Row> {
    let mut rows = rows.to_vec();
    let at = number % rows.len();
    rows[at].value = some(1_000 + number);
    rows
}

fn observation(row: &Row, span: Span, sentence: Span) -> Observation {
    Observation {
        span,
        sentence,
        kind: Kind::Percentage,
        value: Decimal::new(row.value, 2),
        precision: -2,
        high: None,
        of: None,
        unit: "%".into(),
        bound: Bound::Exact,
        direction: None,
        baseline: String::new(),
        status: Status::Actual,
        period: Some(row.period),
        area: Area { name: row.area.into(), code: Some(row.code), successor: None },
        label: "hồ sơ trực tuyến toàn trình".to_owned(),
        indicator: Some(INDICATOR),
        pillar: Pillar::Government,
        same_as: None,
        rule: "",
        doubts: Vec::new(),
        review: None,
    }
}

fn wish(case: &Case) -> Spec {
    let ask = Ask { indicator: Some(INDICATOR.to_owned()), by: Some(By::Area), ..Ask::default() };
    Spec { ask, form: Some(case.form), width: WIDTH, ..Spec::default() }
}

fn table(case: &Case, number: usize, lexicon: &Lexicon) -> Table {
    let (analysis, text) = article(&case.rows, number);
    let mut table = Table::default();
    table.put(Source::new(&analysis, &text, lexicon));
    table
}

/// A picture with all that it is drawn of.
fn laid(case: &Case, lexicon: &Lexicon) -> Value {
    let picture = chart::draw(&table(case, 0, lexicon), &wish(case), &lexicon.terms);
    assert!(!picture.svg.is_empty(), "{}: {}", case.name, picture.note);
    let height = picture.svg.split('"').nth(5).and_then(|height| height.parse::<u32>().ok()).expect("its height");
    let tables = (0..TABLES).map(|number| {
        let (analysis, text) = article(&case.rows, number);
        let hex = bytes::article::write(&analysis, &text, lexicon)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>();
        let mut rows = changed(&case.rows, number);
        // Others are handed the bars in the order in which ours stand.
        if case.form == Form::Bars {
            rows.sort_by_key(|row| -row.value);
        }
        let plain = |row: &Row| {
            let value = Decimal::new(row.value, 2).to_string().parse::<f64>().expect("a number");
            json!({ "name": row.area, "time": row.period.to_string(), "value": value, "words": words(row.value) })
        };
        json!({ "rows": hex, "points": rows.iter().map(plain).collect::<Vec<_>>() })
    });
    let wish = json!({ "form": case.form.word(), "indicator": INDICATOR, "by": "area", "width": WIDTH });
    let tables: Vec<Value> = tables.collect();
    json!({ "name": case.name, "title": picture.title, "width": WIDTH, "height": height, "wish": wish, "tables": tables })
}

/// Draws a picture for a while, as the door does, and prints what one takes.
fn time(case: &Case, lexicon: &Lexicon) {
    const ROUNDS: usize = 4_000;
    let tables: Vec<Table> = (0..TABLES).map(|number| table(case, number, lexicon)).collect();
    let start = Instant::now();
    for round in 0..ROUNDS {
        let table = &tables[round % TABLES];
        let spec = Spec { title: format!("Lần {round}"), ..wish(case) };
        black_box(Chart::new(chart::draw(table, &spec, &lexicon.terms)));
    }
    println!("{}\t{:.1} µs", case.name, start.elapsed().as_secs_f64() * 1e6 / ROUNDS as f64);
}
