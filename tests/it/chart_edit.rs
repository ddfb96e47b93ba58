//! What a reader changes of a chart: rows left out, put in order, standing out; notes; a link as a code. And what was mended
//! after charts were held beside published ones.

use crate::{
    chart::{share, table},
    chart_laws::obeys,
};
use sodo::{
    Lexicon, Period,
    analysis::{Bound, Kind},
    chart::{
        self, Picture, Spec,
        edit::{Edit, Order},
        form::Form,
        theme::Theme,
    },
    corpus::{Row, pick::Ask},
};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

fn rows() -> Vec<Row> {
    let places = [
        ("Bắc Giang", "VN-54", "70"),
        ("Đà Nẵng", "VN-DN", "95"),
        ("An Giang", "VN-44", "60"),
        ("Bạc Liêu", "VN-55", "80"),
    ];
    places.map(|(area, code, value)| Row { area_code: code.into(), ..share(area, value) }).to_vec()
}

fn draw(edit: Edit) -> Picture {
    let ask = Ask { indicator: Some("online_dossier_rate".into()), ..Ask::default() };
    chart::draw(&table([rows()]), &Spec { ask, edit, ..Spec::default() }, &LEXICON.terms)
}

/// The names of the rows, as they stand.
fn names(picture: &Picture) -> Vec<&str> {
    picture.choices.iter().filter(|choice| choice.shown).map(|choice| &*choice.name).collect()
}

fn list(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn rows_stand_in_the_order_that_is_asked_for() {
    let ordered = |order| draw(Edit { order, ..Edit::default() });
    assert_eq!(names(&ordered(Order::Value)), ["Đà Nẵng", "Bạc Liêu", "Bắc Giang", "An Giang"]);
    assert_eq!(names(&ordered(Order::Rising)), ["An Giang", "Bắc Giang", "Bạc Liêu", "Đà Nẵng"]);
    assert_eq!(names(&ordered(Order::Name)), ["An Giang", "Bạc Liêu", "Bắc Giang", "Đà Nẵng"]);
    assert_eq!(names(&ordered(Order::Code)), ["An Giang", "Bắc Giang", "Bạc Liêu", "Đà Nẵng"]);
    let picture = ordered(Order::Name);
    let at = |name: &str| picture.svg.find(&[">", name, "</text>"].concat()).unwrap();
    assert!(at("An Giang") < at("Bạc Liêu") && at("Bắc Giang") < at("Đà Nẵng"));
}

#[test]
fn the_words_of_an_axis_stay_inside_however_long() {
    let mut rows = rows();
    rows.truncate(1);
    rows[0] = Row { bound: Bound::AtLeast, value: 10_000_000_000_000i64.into(), ..rows[0].clone() };
    for width in [280, 320, 390] {
        let spec = Spec { form: Some(Form::Ranges), width, ..Spec::default() };
        obeys(&chart::draw(&table([rows.clone()]), &spec, &LEXICON.terms).svg);
    }
}

#[test]
fn what_is_left_out_is_offered_and_told() {
    let picture = draw(Edit { without: list(&["Đà Nẵng", "Không có"]), ..Edit::default() });
    assert_eq!(names(&picture), ["Bạc Liêu", "Bắc Giang", "An Giang"]);
    assert_eq!(picture.choices[3], chart::edit::Choice { key: "Đà Nẵng".into(), name: "Đà Nẵng".into(), shown: false });
    assert_eq!(picture.left_out[0].1, "bạn đã bỏ ra khỏi hình");
    assert!(!picture.svg.contains("Đà Nẵng") && picture.used[0].ids.len() == 3);
    // A chart of nothing is none.
    let all =
        draw(Edit { without: list(&["Bắc Giang", "Đà Nẵng", "An Giang", "Bạc Liêu"]), ..Edit::default() });
    assert_eq!(names(&all).len(), 4);
}

#[test]
fn marked_rows_keep_their_colour_and_the_others_are_grey() {
    let (plain, grey) =
        (Theme::Light.pillar(sodo::analysis::Pillar::Government), Theme::Light.pillar(sodo::analysis::Pillar::None));
    let hex = |colour: plotters::style::RGBColor| format!("#{:02x}{:02x}{:02x}", colour.0, colour.1, colour.2);
    let (plain, grey) = (hex(plain), hex(grey));
    let svg = |marked: &[&str]| draw(Edit { marked: list(marked), ..Edit::default() }).svg;
    let count = |svg: &str, colour: &str| {
        svg.split("<g id=\"sodo-bar-")
            .skip(1)
            .filter(|bar| bar.split("</g>").next().unwrap().contains(&format!("fill=\"{colour}\"")))
            .count()
    };
    assert_eq!((count(&svg(&[]), &plain), count(&svg(&[]), &grey)), (4, 0));
    assert_eq!((count(&svg(&["An Giang"]), &plain), count(&svg(&["An Giang"]), &grey)), (1, 3));
    assert_eq!(svg(&["Không có"]), svg(&[]), "a mark on what is not there changes nothing");
}

#[test]
fn the_foot_tells_notes_and_doubts_and_draws_a_code() {
    let plain = draw(Edit::default()).svg;
    assert!(!plain.contains("Nên xem lại") && !plain.contains("<path"));
    let noted = draw(Edit { notes: "  Số của Sở, chưa kiểm tra. ".into(), ..Edit::default() }).svg;
    assert!(noted.contains(">Số của Sở, chưa kiểm tra.</text>"));
    let mut rows = rows();
    rows[0].failed = true;
    rows[2].doubts = ["có thể".into()].into();
    let picture = |rows: Vec<Row>, link: &str| {
        chart::draw(
            &table([rows]),
            &Spec { form: Some(Form::Bars), link: link.to_owned(), ..Spec::default() },
            &LEXICON.terms,
        )
        .svg
    };
    assert!(picture(rows.clone(), "").contains("Nên xem lại trước khi dùng: Bắc Giang, An Giang."));
    let coded = picture(rows.clone(), "https://so.do/#q1.123");
    assert!(coded.contains("<path d=\"M") && coded.contains("shape-rendering=\"crispEdges\" fill=\"#000000\""));
    assert_eq!(
        picture(rows.clone(), &["https://so.do/#", &"x".repeat(4000)].concat()),
        picture(rows, ""),
        "too long for a code"
    );
}

#[test]
fn of_two_rankings_the_newer_is_drawn_and_its_slope_has_room() {
    let years = |year: &'static str, places: [&'static str; 5]| {
        ["Huế", "Hà Giang", "Lào Cai", "Cà Mau", "Sơn La"].into_iter().zip(places).map(move |(area, n)| Row {
            kind: Kind::Rank,
            of: Some(63.into()),
            indicator: "dti_rank".into(),
            period: Period::parse(year),
            ..share(area, n)
        })
    };
    let rows: Vec<Row> =
        years("2023", ["1", "2", "3", "4", "5"]).chain(years("2024", ["2", "1", "3", "5", "9"])).collect();
    let drawn = |form| chart::draw(&table([rows.clone()]), &Spec { form, ..Spec::default() }, &LEXICON.terms);
    let newest = drawn(Some(Form::Ranks));
    assert!(newest.alt.contains("Sơn La: 9/63"), "{}", newest.alt);
    let picture = drawn(None);
    assert_eq!(picture.spec.form, Some(Form::Slope), "most areas have the same two times");
    let slope = picture.svg;
    let heights: Vec<i32> =
        slope.split("cy=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect();
    let (top, bottom) = (heights.iter().min().unwrap(), heights.iter().max().unwrap());
    assert!(bottom - top > 100, "five areas within nine places of 63 lie {} pixels apart", bottom - top);
}
