//! Every form of chart at three widths, light and dark, over typical and extreme figures, in one HTML; beside it the same
//! as JSON, with the figures, for the module to draw again. `cargo run --example gallery -- OUT.html FONT.css`, the style with
//! the font of the pictures; `cargo xtask gallery` makes both and says where the page lies.

use rust_decimal::Decimal;
use serde_json::{Value, json};
use sodo::{
    Analysis, Lexicon, Period, Span,
    analysis::{Area, Bound, Doubt, Kind, Observation, Pillar, Status},
    chart::{
        self, Spec,
        edit::{Edit, Order},
        form::Form,
        theme::Theme,
    },
    corpus::{
        Source, Table,
        pick::{Ask, By},
    },
    wire::bytes,
};
use std::{env, fs, path::Path};

const WIDTHS: [u32; 3] = [320, 720, 1200];
/// What no layout expects: a label of three hundred letters, one without a blank, and one from right to left.
const ODD: [&str; 3] = [
    "Ban Quản lý dự án đầu tư xây dựng và phát triển hạ tầng kỹ thuật số dùng chung của tỉnh và các huyện miền núi phía Tây giáp biên giới, gồm cả các xã đặc biệt khó khăn chưa có điện lưới quốc gia, chưa có sóng di động và chưa có đường ô tô đến trung tâm xã, tính đến hết quý ba năm hai nghìn không trăm hai mươi tư",
    "dichvucong.tinhrấtlàdàikhôngcóchỗnàođểngắtdòngcảvàcòndàinữa.gov.vn",
    "محافظة 123 תיאור",
];

/// A figure that the others are made from.
fn figure(area: &str, code: &'static str, value: Decimal) -> Observation {
    Observation {
        span: Span::default(),
        sentence: Span::default(),
        kind: Kind::Percentage,
        precision: -(value.scale() as i8),
        value,
        high: None,
        of: None,
        unit: "%".into(),
        bound: Bound::Exact,
        direction: None,
        baseline: String::new(),
        status: Status::Actual,
        period: Some(Period::Year(2024)),
        area: Area { name: area.to_owned().into(), code: Some(code), successor: None },
        label: String::new(),
        indicator: Some("online_dossier_rate"),
        pillar: Pillar::Government,
        same_as: None,
        rule: "",
        doubts: Vec::new(),
        review: None,
    }
}

/// A number that looks like any other, the same each time.
fn some(seed: usize, below: i64) -> i64 {
    (seed as i64 * 7919 + 104_729) * 31 % 65_537 % below
}

struct Case {
    form: Form,
    name: &'static str,
    indicator: Option<&'static str>,
    rows: Vec<Observation>,
}

fn main() {
    let out = env::args().nth(1).expect("where the gallery is to lie");
    let font = env::args().nth(2).map(|file| fs::read_to_string(file).expect("the style with the font"));
    let lexicon = Lexicon::new();
    let provinces: Vec<(&'static str, &'static str)> =
        lexicon.areas.iter().filter(|area| area.province).map(|area| (area.name, area.code)).collect();
    let mut html = format!(
        "<!doctype html><meta charset=\"utf-8\"><title>SoDo: gallery</title><style>{}</style>\
         <style>body{{margin:24px;font:16px sans-serif;background:#c8ccd2}}figure{{margin:0 0 32px}}figcaption{{padding:4px}}</style>\n",
        font.unwrap_or_default()
    );
    let mut all = Vec::new();
    let cases = cases(&provinces);
    let edited = cases.iter().filter(|case| case.name == "typical" && case.form != Form::Index).map(edited);
    let edited: Vec<Case> = edited.collect();
    for case in cases.into_iter().chain(edited) {
        let articles = articles(&case.rows);
        let mut table = Table::default();
        articles.iter().for_each(|article| table.put(Source::new(article, "", &lexicon)));
        let mut pictures = Vec::new();
        for theme in Theme::ALL {
            for width in WIDTHS {
                let by = (case.form.over_time() || case.form == Form::Map).then_some(By::Area);
                let ask = Ask { indicator: case.indicator.map(str::to_owned), by, ..Ask::default() };
                let (edit, link) = if case.name == "edited" { edit(&case) } else { Default::default() };
                let told = json!({ "notes": &edit.notes, "link": &link, "order": if edit == Edit::default() { "" } else { "name" } });
                let marked = edit.marked.clone();
                let spec = Spec { ask, form: Some(case.form), edit, link, theme, width, ..Spec::default() };
                let picture = chart::draw(&table, &spec, &lexicon.terms);
                assert!(!picture.svg.is_empty(), "{} {}: {}", case.form.word(), case.name, picture.note);
                let (form, name, theme) = (case.form.word(), case.name, theme.word());
                let by = by.map(|_| "area");
                let mut wish = json!({ "form": form, "theme": theme, "width": width, "by": by.unwrap_or_default(), "marked": marked });
                wish.as_object_mut().expect("an object").extend(told.as_object().expect("an object").clone());
                pictures.push(json!({ "wish": wish, "svg": picture.svg }));
                html += &format!(
                    "<figure data-form=\"{form}\" data-figures=\"{name}\" data-theme=\"{theme}\" data-width=\"{width}\">\
                     <figcaption>{form}, {name}, {theme}, {width}</figcaption>\n{}</figure>\n",
                    unique(&picture.svg, &format!("{form}-{name}-{theme}-{width}"))
                );
            }
        }
        let laid = |article: &Analysis| bytes::article::write(article, "", &lexicon);
        let hex = |article: &Analysis| laid(article).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let articles: Vec<String> = articles.iter().map(hex).collect();
        all.push(json!({ "articles": articles, "pictures": pictures }));
    }
    fs::write(&out, html).expect("the gallery can be written");
    let json = Path::new(&out).with_extension("json");
    fs::write(json, Value::from(all).to_string()).expect("its figures can be written");
}

/// The same figures, two of them in doubt, in a chart that a reader has changed.
fn edited(case: &Case) -> Case {
    let mut rows = case.rows.clone();
    rows.iter_mut().take(2).for_each(|row| row.doubts = vec![Doubt::Separator]);
    Case { name: "edited", rows, indicator: case.indicator, form: case.form }
}

/// Two areas stand out, rows are in the order of the alphabet, and the foot has notes and a code.
fn edit(case: &Case) -> (Edit, String) {
    let marked = [1, 2].map(|at| case.rows[at * 5 % case.rows.len()].area.name.to_string()).to_vec();
    let notes =
        "Số liệu do Sở Khoa học và Công nghệ tổng hợp; một số tỉnh chưa báo cáo kỳ cuối năm nên chưa so sánh được.";
    let edit = Edit { order: Order::Name, without: Vec::new(), marked, notes: notes.to_owned() };
    (edit, ["https://sodo.example.org/#q1.", &"1234567890".repeat(80)].concat())
}

/// Ids of a picture with something before them: a page may hold each only once.
fn unique(svg: &str, mark: &str) -> String {
    svg.replace("id=\"sodo-", &format!("id=\"{mark}-"))
        .replace("sodo-title sodo-desc", &format!("{mark}-title {mark}-desc"))
}

/// The figures in three articles.
fn articles(rows: &[Observation]) -> Vec<Analysis> {
    let article = |(at, rows): (usize, &[Observation])| Analysis {
        doc: format!("d{at}"),
        title: Some(format!("Chuyển đổi số {}: nhìn lại một năm", at + 1)),
        source: Some("Báo Mẫu".to_owned()),
        published: Some(Period::Day(2025, 1, 10 + at as u8)),
        observations: rows.to_vec(),
        ..Analysis::default()
    };
    rows.chunks(rows.len().div_ceil(3).max(1)).enumerate().map(article).collect()
}

fn cases(provinces: &[(&'static str, &'static str)]) -> Vec<Case> {
    let rate = |at: usize, (area, code): (&'static str, &'static str)| {
        figure(area, code, Decimal::new(2500 + some(at, 7400), 2))
    };
    let few = |count: usize| provinces.iter().copied().enumerate().take(count).map(move |(at, place)| rate(at, place));
    let rank = |at: usize, (area, code): (&'static str, &'static str), year: u16| Observation {
        kind: Kind::Rank,
        unit: "".into(),
        of: Some(Decimal::from(63)),
        indicator: Some("dti_rank"),
        pillar: Pillar::Overall,
        period: Some(Period::Year(year)),
        ..figure(area, code, Decimal::from((at * 17 + usize::from(year) * 5) % 63 + 1))
    };
    let ranks = |count: usize, years: &[u16]| -> Vec<Observation> {
        let all = provinces.iter().copied().enumerate().take(count);
        all.flat_map(|(at, place)| years.iter().map(move |&year| rank(at, place, year))).collect()
    };
    let over = |count: usize, years: &[u16]| -> Vec<Observation> {
        let row = |at: usize, place, year: u16| Observation {
            period: Some(Period::Year(year)),
            ..rate(at * 3 + usize::from(year), place)
        };
        let all = provinces.iter().copied().enumerate().take(count);
        all.flat_map(|(at, place)| years.iter().map(move |&year| row(at, place, year))).collect()
    };
    let goal = |row: &Observation, value: i64| Observation {
        status: Status::Target,
        ..Observation { value: Decimal::from(value), precision: 0, ..row.clone() }
    };
    let aimed = |rows: Vec<Observation>| -> Vec<Observation> {
        let goals: Vec<Observation> = rows.iter().enumerate().map(|(at, row)| goal(row, 60 + some(at, 40))).collect();
        [rows, goals].concat()
    };
    let part = |at: usize, (area, code): (&'static str, &'static str), of: i64| Observation {
        kind: Kind::Ratio,
        of: Some(Decimal::from(of)),
        unit: "xã".into(),
        indicator: Some("dx_steering_committee_rate"),
        pillar: Pillar::Foundation,
        ..figure(area, code, Decimal::from(some(at, of)))
    };
    let parts = |count: usize, of: i64| -> Vec<Observation> {
        provinces.iter().copied().enumerate().take(count).map(|(at, place)| part(at, place, of)).collect()
    };
    let told = ["online_dossier_rate", "dx_steering_committee_rate", "dx_budget", "community_digital_teams_count"];
    let index = |count: usize| -> Vec<Observation> {
        let all = few(count).enumerate().flat_map(|(at, row)| {
            (0..some(at, 9) as usize).map(move |more| Observation {
                indicator: Some(told[(at + more) % told.len()]),
                period: Some(Period::Year(2020 + more as u16 / 2)),
                ..row.clone()
            })
        });
        few(3).chain(all).collect()
    };
    let bounds = [Bound::AtLeast, Bound::AtMost, Bound::Approx, Bound::Range, Bound::Exact];
    let hedged = |rows: Vec<Observation>| -> Vec<Observation> {
        let hedge = |(at, row): (usize, Observation)| {
            let bound = bounds[at % bounds.len()];
            Observation { bound, high: (bound == Bound::Range).then(|| row.value + Decimal::from(4)), ..row }
        };
        rows.into_iter().enumerate().map(hedge).collect()
    };
    let odd = |rows: Vec<Observation>| -> Vec<Observation> {
        let rename = |(at, row): (usize, Observation)| {
            ODD.get(at).map_or(row.clone(), |name| Observation {
                area: Area { name: (*name).into(), code: None, successor: None },
                ..row
            })
        };
        rows.into_iter().enumerate().map(rename).collect()
    };
    let wide = |rows: Vec<Observation>| -> Vec<Observation> {
        let value = |at: usize| Decimal::from(if at.is_multiple_of(2) { 3 } else { 4_812_000_000_000i64 });
        let money = |(at, row): (usize, Observation)| Observation {
            kind: Kind::Money,
            unit: "VND".into(),
            indicator: Some("dx_budget"),
            value: value(at),
            precision: 0,
            ..row
        };
        rows.into_iter().enumerate().map(money).collect()
    };
    let case = |form, name, rows: Vec<Observation>| {
        let indicator = None;
        Case { form, name, indicator, rows }
    };
    vec![
        case(Form::Bars, "typical", few(12).collect()),
        case(Form::Bars, "extreme", odd(hedged(wide(few(70).collect())))),
        case(Form::Dots, "typical", few(34).collect()),
        case(Form::Dots, "extreme", odd(hedged(few(63).collect()))),
        case(Form::Ranks, "typical", ranks(12, &[2024])),
        case(Form::Ranks, "extreme", odd(ranks(60, &[2024]))),
        case(Form::Map, "typical", few(40).collect()),
        case(Form::Map, "extreme", hedged(ranks(63, &[2024]))),
        case(Form::Targets, "typical", aimed(few(8).collect())),
        case(Form::Targets, "extreme", odd(aimed(hedged(few(40).collect())))),
        case(Form::Index, "typical", index(9)),
        case(Form::Index, "extreme", index(60)),
        case(Form::Ranges, "typical", hedged(few(9).collect())),
        case(Form::Ranges, "extreme", odd(hedged(wide(few(30).collect())))),
        case(Form::Parts, "typical", parts(9, 184)),
        case(Form::Parts, "extreme", odd(parts(40, 7))),
    ]
    .into_iter()
    .chain([
        case(Form::Line, "typical", over(4, &[2020, 2021, 2022, 2023, 2024])),
        case(Form::Line, "extreme", odd(hedged(over(8, &[2016, 2019, 2020, 2024, 2025])))),
        case(Form::Slope, "typical", ranks(9, &[2022, 2024])),
        case(Form::Slope, "extreme", odd(over(24, &[2019, 2024]))),
        case(Form::Panels, "typical", over(12, &[2020, 2021, 2022, 2023, 2024])),
        case(Form::Panels, "extreme", odd(hedged(over(20, &[2016, 2019, 2024])))),
    ])
    .collect()
}
