//! What must hold for every picture: it is well-formed, all is inside, no words touch.

use super::chart::{share, table};
use proptest::{collection::vec, prelude::*, sample::select};
use roxmltree::{Document, Node};
use rust_decimal::Decimal;
use sodo::{
    Article, Lexicon, Period,
    analysis::{Bound, Kind, Pillar, Status},
    analyze,
    chart::{
        self, Spec,
        edit::{Edit, Order},
        form::Form,
        measure,
        theme::Theme,
    },
    corpus::{Row, Source, Table, Words, pick::Ask},
    lexicon::sentences::Lang,
};
use std::{fs, path::Path, sync::LazyLock};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

const WIDTHS: &[u32] = &[1, 280, 320, 390, 559, 560, 800, 1280, 1600, 9000];

/// A box of pixels: left, top, right, bottom.
type Area = [f64; 4];

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{name} of {node:?}"))
}

/// The box of a line of words: as wide as the font says, as high as its tallest and deepest letters.
fn words(node: Node<'_, '_>) -> Area {
    let (x, y, size) = (number(node, "x"), number(node, "y"), number(node, "font-size"));
    let bold = node.attribute("font-weight") == Some("700");
    let weight = if bold { measure::Weight::Bold } else { measure::Weight::Regular };
    let wide = measure::width(node.text().unwrap_or_default(), size, weight);
    let left = match node.attribute("text-anchor") {
        None => x,
        Some("middle") => x - wide / 2.0,
        Some("end") => x - wide,
        Some(other) => panic!("unknown anchor {other}"),
    };
    [left, y - measure::ASCENT * size, left + wide, y + measure::DESCENT * size]
}

/// The box of a shape.
fn shape(node: Node<'_, '_>) -> Option<Area> {
    let n = |name: &str| number(node, name);
    Some(match node.tag_name().name() {
        "rect" => [n("x"), n("y"), n("x") + n("width"), n("y") + n("height")],
        "line" => [n("x1").min(n("x2")), n("y1").min(n("y2")), n("x1").max(n("x2")), n("y1").max(n("y2"))],
        "circle" => [n("cx") - n("r"), n("cy") - n("r"), n("cx") + n("r"), n("cy") + n("r")],
        "polyline" | "polygon" => {
            let points = node.attribute("points").expect("points").split(' ');
            points.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |a, point| {
                let (x, y) = point.split_once(',').expect("x,y");
                let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
                [a[0].min(x), a[1].min(y), a[2].max(x), a[3].max(y)]
            })
        }
        _ => return None,
    })
}

/// True where two boxes share more than a pixel's edge.
fn touch(a: Area, b: Area) -> bool {
    a[0] + 1.0 < b[2] && b[0] + 1.0 < a[2] && a[1] + 1.0 < b[3] && b[1] + 1.0 < a[3]
}

/// Fails where a picture breaks a law.
pub fn obeys(svg: &str) {
    let doc = Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let root = doc.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let named = |tag: &str| root.children().find(|n| n.has_tag_name(tag)).and_then(|n| n.text()).unwrap_or_default();
    assert!(!named("title").is_empty() && !named("desc").is_empty());
    let paper = [0.0, 0.0, number(root, "width"), number(root, "height")];
    let inside = |a: Area| a[0] >= 0.0 && a[1] >= 0.0 && a[2] <= paper[2] && a[3] <= paper[3];
    for (node, area) in root.descendants().filter_map(|n| Some((n, shape(n)?))) {
        assert!(inside(area), "{node:?} leaves the picture at {area:?} of {paper:?}\n{svg}");
    }
    let texts: Vec<_> = root.descendants().filter(|n| n.has_tag_name("text")).map(|n| (n, words(n))).collect();
    assert!(!texts.is_empty());
    for (i, (node, area)) in texts.iter().enumerate() {
        assert!(inside(*area), "'{}' leaves the picture at {area:?}\n{svg}", node.text().unwrap_or_default());
        for (other, beside) in &texts[i + 1..] {
            let both = [node.text(), other.text()];
            assert!(!touch(*area, *beside), "{both:?} touch: {area:?} {beside:?}\n{svg}");
        }
        // A target's diamond is the only filled shape with corners: no words stand in it.
        for mark in root.descendants().filter(|n| n.has_tag_name("polygon")).filter_map(shape) {
            assert!(!touch(*area, mark), "a mark covers {:?} at {mark:?}\n{svg}", node.text());
        }
    }
    let mut ids: Vec<_> = root.descendants().filter_map(|n| n.attribute("id")).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
}

fn any_words() -> impl Strategy<Value = String> {
    let pieces = select(
        &[
            "Hà Giang",
            "tỷ lệ hồ sơ",
            "dịch vụ công trực tuyến toàn trình",
            "ĐƯỜNG",
            "<b>&\"'",
            "{value}",
            "]]>",
            "e\u{302}\u{323}",
            "😀",
            "\u{0}\u{1b}",
            "rấtdàikhôngcódấucáchnàođểngắtdòngcảnênphảicắtgiữatừ",
            "https://mau.vn/a-b/c_d.html",
            "\n\t",
        ][..],
    );
    vec(pieces, 0..9).prop_map(|words| words.join(" "))
}

fn any_row() -> impl Strategy<Value = Row> {
    let kinds = &[Kind::Percentage, Kind::Percentage, Kind::Rank, Kind::Money, Kind::Count, Kind::Ratio, Kind::Score];
    let value = prop_oneof![0i64..101, Just(0), 1i64..5_000_000_000_000];
    let periods = &["", "2023", "2024", "2024-Q1", "2021/2025", "2024-01/2024-09"];
    let bounds = &[Bound::Exact, Bound::Exact, Bound::AtLeast, Bound::AtMost, Bound::Approx, Bound::Range];
    (
        (select(&kinds[..]), value, 0u32..4, select(&bounds[..]), any::<u16>()),
        (any_words(), any_words(), select(&periods[..]), select(Pillar::ALL)),
        (prop::bool::weighted(0.25), prop::bool::weighted(0.7)),
    )
        .prop_map(|((kind, value, scale, bound, more), (area, label, period, pillar), (goal, known))| {
            let scale = if matches!(kind, Kind::Rank | Kind::Count) { 0 } else { scale };
            let value = Decimal::new(value, scale);
            let (unit, indicator) = match kind {
                Kind::Money => ("VND", "dx_budget"),
                Kind::Rank => ("", "dti_rank"),
                Kind::Percentage => ("%", "online_dossier_rate"),
                _ => ("hồ sơ", "online_dossier_count"),
            };
            Row {
                kind,
                precision: -(scale as i8),
                high: (bound == Bound::Range).then(|| value + Decimal::from(more)),
                of: matches!(kind, Kind::Ratio | Kind::Rank).then(|| value + Decimal::from(more)),
                value,
                unit: unit.into(),
                bound,
                status: if goal { Status::Target } else { Status::Actual },
                period: Period::parse(period),
                label: label.into(),
                pillar,
                indicator: if known { indicator.into() } else { Words::default() },
                ..share(&area, "1")
            }
        })
}

fn any_table() -> impl Strategy<Value = Table> {
    vec(vec(any_row(), 1..24), 1..4).prop_map(table)
}

/// What a reader may change: rows that are there and some that are not.
fn any_edit() -> impl Strategy<Value = Edit> {
    let order = select(&[Order::Value, Order::Rising, Order::Name, Order::Code][..]);
    let names = || vec(any_words(), 0..4);
    (order, names(), names(), prop::option::of(any_words())).prop_map(|(order, without, marked, notes)| Edit {
        order,
        without,
        marked,
        notes: notes.unwrap_or_default(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn nothing_leaves_a_picture_and_no_words_touch(
        table in any_table(), title in any_words(), dark in any::<bool>(), english in any::<bool>(),
        width in select(WIDTHS), height in prop::option::of(1u32..3000),
        form in prop::option::of(select(Form::ALL)), edit in any_edit(), code in select(&[0usize, 40, 900, 5000][..]),
        indicator in select(&["", "dx_budget", "dti_rank", "online_dossier_rate", "online_dossier_count"][..]),
    ) {
        let spec = Spec {
            ask: Ask { indicator: Some(indicator.to_owned()).filter(|id| !id.is_empty()), ..Ask::default() },
            form,
            title,
            edit,
            link: if code == 0 { String::new() } else { ["https://so.do/#q1.", &"7".repeat(code)].concat() },
            theme: if dark { Theme::Dark } else { Theme::Light },
            lang: if english { Lang::En } else { Lang::Vi },
            width,
            height,
        };
        let picture = chart::draw(&table, &spec, &LEXICON.terms);
        if picture.svg.is_empty() {
            prop_assert!(!picture.note.is_empty());
        } else {
            obeys(&picture.svg);
        }
    }
}

/// From words to a picture, all the way.
const ARTICLES: [&str; 2] = [
    "Hà Giang: Hồ sơ trực tuyến tăng mạnh\n\nNăm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt trên 80,5%. \
     Huyện Yên Minh đạt 72%. Tỷ lệ hồ sơ thanh toán trực tuyến đạt 41,27%.\n",
    "Lào Cai đi trước một bước\n\nNăm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Lào Cai đạt 91,3%.\n",
];

#[test]
fn the_charts_of_sample_articles_obey() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let files = fs::read_dir(folder).expect("the folder of articles").map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    let texts = files.map(|path| fs::read_to_string(path).unwrap());
    let mut table = Table::default();
    for (i, text) in ARTICLES.into_iter().map(str::to_owned).chain(texts).enumerate() {
        let article = Article { doc: format!("d{i}"), text, ..Article::default() };
        table.put(Source::new(&analyze(&article, &LEXICON), &article.text, &LEXICON));
    }
    let choices = chart::choices(&table, &LEXICON.terms).into_iter().map(|c| Some(c.indicator));
    let mut drawn = 0;
    for indicator in choices.chain([None]) {
        for width in [320, 390, 800, 1280, 1600] {
            let ask = Ask { indicator: indicator.clone(), ..Ask::default() };
            let picture = chart::draw(&table, &Spec { ask, width, ..Spec::default() }, &LEXICON.terms);
            assert!(!picture.svg.is_empty(), "{indicator:?} is a choice and is not drawn: {}", picture.note);
            obeys(&picture.svg);
            drawn += 1;
        }
    }
    assert!(drawn >= 15, "two indicators and the program's choice, at five widths");
}

#[test]
fn a_law_can_be_broken() {
    let svg = |words: &str| {
        format!(
            "<svg width=\"100\" height=\"40\" role=\"img\"><title>a</title><desc>b</desc>{words}\
             <text x=\"5\" y=\"20\" font-size=\"10\">mười hai</text></svg>"
        )
    };
    obeys(&svg(""));
    for wrong in [
        "<text x=\"20\" y=\"25\" font-size=\"10\">xã</text>",
        "<text x=\"90\" y=\"38\" font-size=\"10\">xã ngoài</text>",
        "<rect x=\"-1\" y=\"0\" width=\"5\" height=\"5\"/>",
        "<polygon points=\"6,12 16,20 6,28\"/>",
        "<text>",
    ] {
        assert!(std::panic::catch_unwind(|| obeys(&svg(wrong))).is_err(), "{wrong}");
    }
}
