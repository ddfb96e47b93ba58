//! Figures over time: which points a line has, where it is interrupted, and what is left out.

use super::{
    chart::{share, table},
    chart_laws::obeys,
};
use proptest::{collection::vec, prelude::*, sample::select};
use roxmltree::Document;
use rust_decimal::Decimal;
use sodo::{
    Lexicon, Period,
    analysis::{Bound, Kind, Pillar, Status},
    chart::{self, Picture, Spec, edit::Edit, form::Form, theme::Theme},
    corpus::{Row, Source, Table, Words, pick::Ask},
    lexicon::sentences::Lang,
};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// A share told for a period.
fn at(area: &str, period: &str, value: &str) -> Row {
    Row { period: Period::parse(period), ..share(area, value) }
}

/// A place in the DTI ranking of a year.
fn place(area: &str, year: &str, value: &str, of: u32) -> Row {
    let of = Some(Decimal::from(of));
    let (kind, indicator, unit) = (Kind::Rank, "dti_rank".into(), Words::default());
    Row { kind, of, unit, indicator, pillar: Pillar::Overall, ..at(area, year, value) }
}

fn draw_wide(table: &Table, form: Form, width: u32) -> Picture {
    let spec = Spec { form: Some(form), width, ask: Ask::default(), ..Spec::default() };
    chart::draw(table, &spec, &LEXICON.terms)
}

fn draw(rows: Vec<Row>, form: Form) -> Picture {
    draw_wide(&table([rows]), form, 800)
}

/// The first circle's middle and top-left number of each point, in the order of the figures.
fn points(picture: &Picture) -> Vec<(String, i32, i32)> {
    let doc = Document::parse(&picture.svg).unwrap();
    let groups = doc.descendants().filter(|n| n.has_attribute("data-id"));
    let mut points: Vec<(usize, String, i32, i32)> = groups
        .map(|group| {
            let dot = group.descendants().find(|n| n.has_tag_name("circle")).unwrap();
            let number = |name: &str| dot.attribute(name).unwrap().parse().unwrap();
            let order = group.attribute("id").unwrap().trim_start_matches("sodo-bar-").parse().unwrap();
            (order, group.attribute("data-id").unwrap().to_owned(), number("cx"), number("cy"))
        })
        .collect();
    points.sort();
    points.into_iter().map(|(_, id, x, y)| (id, x, y)).collect()
}

/// How the lines of areas are drawn: solid paths and dashed ones.
fn strokes(picture: &Picture) -> Vec<(usize, usize)> {
    let doc = Document::parse(&picture.svg).unwrap();
    let lines = doc.descendants().filter(|n| n.attribute("id").is_some_and(|id| id.starts_with("sodo-line-")));
    let mut strokes: Vec<(String, usize, usize)> = lines
        .map(|line| {
            let paths =
                |parent: roxmltree::Node<'_, '_>| parent.children().filter(|n| n.has_tag_name("polyline")).count();
            let dashed = line.children().filter(|n| n.has_attribute("stroke-dasharray")).map(paths).sum();
            (line.attribute("id").unwrap().to_owned(), paths(line), dashed)
        })
        .collect();
    strokes.sort();
    strokes.into_iter().map(|(_, solid, dashed)| (solid, dashed)).collect()
}

fn left_out(picture: &Picture) -> Vec<(&str, &str)> {
    picture.left_out.iter().map(|(fact, reason)| (fact.id.as_str(), reason.as_str())).collect()
}

#[test]
fn each_figure_of_a_period_is_a_point_at_its_time_and_height() {
    let rows = vec![at("Hà Giang", "2024", "80"), at("Hà Giang", "2022", "40"), at("Hà Giang", "2023", "60")];
    let picture = draw(rows, Form::Line);
    let points = points(&picture);
    let ids: Vec<&str> = points.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(ids, ["o2", "o3", "o1"], "the oldest first, whatever the order of the text");
    let (x, y): (Vec<i32>, Vec<i32>) = points.iter().map(|(_, x, y)| (*x, *y)).unzip();
    assert!(((x[1] - x[0]) - (x[2] - x[1])).abs() <= 1, "a year is as wide as the next: {x:?}");
    assert!(((y[0] - y[1]) - (y[1] - y[2])).abs() <= 1 && y[0] > y[2], "more is higher: {y:?}");
    assert_eq!(picture.title, "Tỷ lệ hồ sơ trực tuyến: Hà Giang");
    assert!(picture.alt.starts_with("Biểu đồ đường theo thời gian: "), "{}", picture.alt);
    for words in [">0%<", ">100%<", ">2022<", ">2024<", ">40%<", ">80%<"] {
        assert!(picture.svg.contains(words), "{words}");
    }
    assert_eq!(strokes(&picture), [(1, 0)]);
}

#[test]
fn a_period_that_is_not_told_is_a_gap() {
    let years = ["2018", "2019", "2020", "2023", "2024"];
    let picture = draw(years.map(|year| at("Hà Giang", year, &year[2..])).to_vec(), Form::Line);
    assert_eq!(strokes(&picture), [(2, 1)], "solid, dashed over 2021 and 2022, solid");
    assert!(picture.svg.contains("Nét đứt: thiếu số của các kỳ ở giữa."));
    let whole = draw(years[..3].iter().map(|year| at("Hà Giang", year, "50")).collect(), Form::Line);
    assert!(!whole.svg.contains("Nét đứt"));
}

#[test]
fn years_quarters_and_months_stand_at_their_times() {
    let periods = ["2022", "2023", "2024-Q1", "2024-01/2024-09", "2025-01"];
    let picture = draw(periods.map(|period| at("Hà Nội", period, "50")).to_vec(), Form::Line);
    let x: Vec<i32> = points(&picture).iter().map(|(_, x, _)| *x).collect();
    // 2022.5, 2023.5, 2024.125, 2024.75, 2025.04: of 2.54 years.
    let part = |i: usize| f64::from(x[i] - x[0]) / f64::from(x[4] - x[0]);
    for (i, years) in [(1, 1.0), (2, 1.625), (3, 2.25)] {
        assert!((part(i) - years / 2.5417).abs() < 0.01, "{} at {}", periods[i], part(i));
    }
    let mixed = ["2023", "2024-06", "2024"].map(|period| at("Hà Nội", period, "50")).to_vec();
    let x: Vec<i32> = points(&draw(mixed, Form::Line)).iter().map(|(_, x, _)| *x).collect();
    assert!(
        x.is_sorted() && x[1] - x[0] <= x[2] - x[1] + 2,
        "June stands half way between the ends of two years: {x:?}"
    );
}

#[test]
fn ranks_hang_from_place_1_and_break_where_34_are_ranked() {
    let rows = vec![
        place("Đà Nẵng", "2022", "1", 63),
        place("Đà Nẵng", "2023", "2", 63),
        place("Đà Nẵng", "2024", "5", 34),
        place("Hà Nội", "2022", "20", 63),
        place("Hà Nội", "2023", "10", 63),
    ];
    let picture = draw(rows, Form::Line);
    let y: Vec<i32> = points(&picture).iter().map(|(_, _, y)| *y).collect();
    assert!(y[0] < y[1] && y[1] < y[2] && y[3] > y[4], "better places are higher: {y:?}");
    assert_eq!(strokes(&picture), [(1, 0), (1, 0)], "no line from 2023 to 2024");
    assert!(picture.svg.contains(">63 → 34 tỉnh<") && picture.svg.contains(">DTI: 9/98 → 8/47 chỉ số<"));
    assert!(picture.svg.contains(">1<") && picture.svg.contains(">63<"), "the whole scale");
    assert!(picture.svg.contains("hạng 1 ở trên cùng là cao nhất"));
}

#[test]
fn a_merged_province_is_not_the_one_before() {
    let told = |area: &str| {
        let rows = vec![at(area, "2024", "70"), at(area, "2025-Q1", "75"), at(area, "2025-Q4", "60")];
        draw(rows.into_iter().map(|row| Row { area_code: "VN-02".into(), ..row }).collect(), Form::Line)
    };
    assert!(told("Lào Cai").svg.contains("63 → 34 tỉnh"), "Lào Cai and Yên Bái became one");
    assert_eq!(strokes(&told("Lào Cai")), [(1, 0)], "2024 to the first quarter of 2025, and no further");
    assert!(!told("Hà Nội").svg.contains("63 → 34"), "Hà Nội stayed as it was");
    let rows = vec![at("Lào Cai", "2024", "70"), at("Lào Cai", "2025", "75")];
    let mut early = Table::default();
    let published = Period::parse("2025-05-05");
    let rows = rows.into_iter().enumerate().map(|(n, row)| Row { id: sodo::corpus::Id::of(n), ..row }).collect();
    early.put(Source { doc: "d".into(), published, rows, ..Source::default() });
    assert!(!draw_wide(&early, Form::Line, 800).svg.contains("63 → 34"), "told before the merger");
}

#[test]
fn an_axis_that_begins_above_zero_says_so() {
    let rows = |values: [&str; 3]| {
        let years = ["2022", "2023", "2024"];
        years.into_iter().zip(values).map(|(year, value)| at("Hà Giang", year, value)).collect::<Vec<_>>()
    };
    let close = draw(rows(["95.1", "96", "98.4"]), Form::Line);
    assert!(close.svg.contains("Trục đứng bắt đầu từ 95%, không từ 0."), "{}", close.svg);
    let wide = draw(rows(["60", "70", "98.4"]), Form::Line);
    assert!(!wide.svg.contains("Trục đứng") && wide.svg.contains(">0%<"));
    assert!(draw(rows(["80", "80", "80"]), Form::Line).svg.contains(">0%<"), "nothing changed: from zero");
}

#[test]
fn one_point_makes_no_line_and_the_picture_says_why() {
    for form in [Form::Line, Form::Slope, Form::Panels] {
        let picture = draw(vec![share("Hà Giang", "80")], form);
        assert!(picture.svg.is_empty());
        assert_eq!(picture.note, "Mỗi nơi mới có số của một kỳ; một điểm chưa thành đường.");
    }
    let rows = vec![at("Hà Giang", "2023", "70"), at("Hà Giang", "2024", "80"), at("Lào Cai", "2024", "91")];
    assert_eq!(left_out(&draw(rows, Form::Line)), [("o3", "mới có số của một kỳ")]);
}

#[test]
fn what_is_no_point_of_a_line_is_left_out_with_its_reason() {
    let rows = vec![
        at("Hà Giang", "2023", "70"),
        at("Hà Giang", "2024", "80"),
        at("", "2024", "60"),
        at("Hà Giang", "", "50"),
        Row { status: Status::Target, ..at("Hà Giang", "2025", "90") },
        Row { kind: Kind::Change, ..at("Hà Giang", "2024", "5") },
    ];
    let picture = draw(rows, Form::Line);
    assert_eq!(points(&picture).len(), 2);
    assert_eq!(
        left_out(&picture),
        [
            ("o3", "không rõ của địa phương nào"),
            ("o4", "không nêu kỳ"),
            ("o5", "là mục tiêu, không phải kết quả"),
            ("o6", "là mức tăng giảm, không phải mức đạt được"),
        ]
    );
}

#[test]
fn a_slope_has_the_two_times_that_most_areas_share() {
    let rows = vec![
        at("Hà Giang", "2021", "40"),
        at("Hà Giang", "2022", "45"),
        at("Hà Giang", "2024", "80"),
        at("Lào Cai", "2021", "70"),
        at("Lào Cai", "2024", "60"),
        at("Sơn La", "2022", "30"),
        at("Sơn La", "2024", "50"),
    ];
    let picture = draw(rows, Form::Slope);
    let ids: Vec<String> = points(&picture).into_iter().map(|(id, ..)| id).collect();
    assert_eq!(ids, ["o1", "o3", "o4", "o5"]);
    assert_eq!(
        left_out(&picture),
        [
            ("o2", "thuộc kỳ khác"),
            ("o6", "không có số của cả hai kỳ được so"),
            ("o7", "không có số của cả hai kỳ được so"),
        ]
    );
    assert!(picture.svg.contains(">năm 2021<") && picture.svg.contains(">năm 2024<"));
    assert_eq!(strokes(&picture), [(1, 0), (0, 1)], "the rising one solid, the falling one dashed");
    assert!(picture.svg.contains(">tăng<") && picture.svg.contains(">giảm<"));
}

#[test]
fn a_small_change_is_no_steep_slope() {
    let picture = draw(vec![at("Hà Giang", "2023", "78"), at("Hà Giang", "2024", "80")], Form::Slope);
    let y: Vec<i32> = points(&picture).iter().map(|(_, _, y)| *y).collect();
    assert!(y[0] > y[1] && y[0] - y[1] < 30, "{y:?}");
    let none = draw(vec![at("Hà Giang", "2023", "0"), at("Hà Giang", "2024", "0")], Form::Slope);
    assert_eq!(points(&none)[0].2, points(&none)[1].2);
}

#[test]
fn a_slope_of_ranks_rises_to_better_places_and_breaks_with_the_ranking() {
    let rows = vec![
        place("Huế", "2022", "4", 63),
        place("Huế", "2023", "2", 63),
        place("Hà Nội", "2022", "3", 63),
        place("Hà Nội", "2023", "9", 63),
    ];
    let picture = draw(rows, Form::Slope);
    let points = points(&picture);
    assert!(points[1].2 < points[0].2 && points[3].2 > points[2].2, "place 2 is above place 4: {points:?}");
    assert!(picture.svg.contains(">lên hạng<") && picture.svg.contains(">xuống hạng<"));
    let merged = draw(vec![place("Huế", "2022", "4", 63), place("Huế", "2024", "2", 34)], Form::Slope);
    assert_eq!(strokes(&merged), [(2, 0)], "broken in its middle");
    assert!(merged.svg.contains("63 → 34 tỉnh") && !merged.svg.contains(">lên hạng<"), "no way up is told");
}

/// The left ends of the panels' names.
fn columns(picture: &Picture) -> usize {
    let doc = Document::parse(&picture.svg).unwrap();
    let panels = doc.descendants().filter(|n| n.attribute("id").is_some_and(|id| id.starts_with("sodo-panel-")));
    let mut lefts: Vec<&str> = panels
        .map(|n| n.descendants().find_map(|n| n.attribute("x").filter(|_| n.has_tag_name("text"))).unwrap())
        .collect();
    lefts.sort();
    lefts.dedup();
    lefts.len()
}

#[test]
fn panels_stand_in_as_many_columns_as_there_is_room_for_and_share_their_scale() {
    let years = ["2021", "2022", "2023", "2024"];
    let rows =
        (0..25).flat_map(|area| years.map(|year| at(&format!("Nơi {area:02}"), year, &format!("{}", 20 + area))));
    let table = table([rows.collect::<Vec<_>>()]);
    for (width, expected) in [(320, 1), (720, 3), (1200, 5)] {
        let picture = draw_wide(&table, Form::Panels, width);
        assert_eq!(columns(&picture), expected, "at {width}");
        assert_eq!(points(&picture).len(), 20 * 4);
        let more: Vec<_> = left_out(&picture).into_iter().map(|(_, why)| why).collect();
        assert_eq!(more, ["vượt quá số mục mà một hình chứa được"; 5 * 4]);
    }
    assert!(draw(vec![at("A B", "2023", "1"), at("A B", "2024", "2")], Form::Panels).note.starts_with("Quá ít nơi"));
}

#[test]
fn hedges_are_hollow_and_a_range_has_both_ends() {
    let rows = vec![
        Row { bound: Bound::AtLeast, ..at("Hà Giang", "2022", "40") },
        Row { bound: Bound::Range, high: Some(Decimal::from(60)), ..at("Hà Giang", "2023", "50") },
        at("Hà Giang", "2024", "80"),
    ];
    let picture = draw(rows, Form::Line);
    let doc = Document::parse(&picture.svg).unwrap();
    let circles: Vec<(usize, bool)> = doc
        .descendants()
        .filter(|n| n.has_attribute("data-id"))
        .map(|group| {
            let circles: Vec<_> = group.descendants().filter(|n| n.has_tag_name("circle")).collect();
            (circles.len(), circles.iter().any(|n| n.attribute("fill") == Some("none")))
        })
        .collect();
    assert_eq!(circles, [(2, true), (3, false), (2, false)], "rim and dot; the range has a dot at its other end");
    assert!(picture.svg.contains("trên 40%") && picture.svg.contains("trên, hơn, tối thiểu: có thể cao hơn"));
}

/// Names as articles and pranksters give them.
const AREAS: &[&str] = &[
    "Hà Giang",
    "Lào Cai",
    "Bà Rịa - Vũng Tàu",
    "Thành phố Hồ Chí Minh",
    "وزارة الاتصالات وتقنية المعلومات",
    "<b>&\"'",
    "rấtdàikhôngcódấucáchnàođểngắtdòngcảnênphảicắtgiữatừ",
    "Ban Chỉ đạo cải cách hành chính và chuyển đổi số, Sở Khoa học và Công nghệ, Sở Nội vụ, Văn phòng Ủy ban nhân dân \
     và các cơ quan, đơn vị, tổ chức có liên quan trên địa bàn, cùng toàn thể cán bộ, công chức, viên chức, người lao \
     động, đoàn viên, hội viên, tổ công nghệ số cộng đồng của mọi thôn, xóm, bản, làng, tổ dân phố trong tỉnh",
    "Huế",
    "An Giang",
];

const PERIODS: &[&str] = &[
    "2019",
    "2020",
    "2021",
    "2022",
    "2023",
    "2024",
    "2025",
    "2024-Q1",
    "2024-Q4",
    "2024-01/2024-09",
    "2025-01/2025-09",
    "2021/2025",
    "2024-06",
    "2025-12",
    "2025-07-01",
    "2025-07-02",
    "2024-H1",
    "2025-H2",
    "2023-12-15/2024-11-14",
];

/// Figures of one indicator, of few areas and many times.
fn any_rows() -> impl Strategy<Value = Vec<Row>> {
    let bounds = select(&[Bound::Exact, Bound::Exact, Bound::AtLeast, Bound::AtMost, Bound::Approx, Bound::Range][..]);
    let value = prop_oneof![0i64..101, 60i64..64, Just(0), 1i64..5_000_000_000_000];
    let one = (select(AREAS), select(PERIODS), value, 0u32..3, bounds, any::<u8>());
    let kinds = &[Kind::Percentage, Kind::Rank, Kind::Money, Kind::Count, Kind::Ratio];
    (select(&kinds[..]), vec(one, 2..70), 1..=AREAS.len()).prop_map(|(kind, all, areas)| {
        let of_areas = |area: &str| AREAS.iter().position(|other| *other == area).is_some_and(|at| at < areas);
        let row = |(area, period, value, scale, bound, more): (&str, &str, i64, u32, Bound, u8)| {
            let (unit, indicator) = match kind {
                Kind::Money => ("VND", "dx_budget"),
                Kind::Rank => ("", "dti_rank"),
                Kind::Percentage => ("%", "online_dossier_rate"),
                _ => ("hồ sơ", "online_dossier_count"),
            };
            let value = match kind {
                Kind::Rank => Decimal::from(value % 63),
                Kind::Percentage => Decimal::new(value % 101, 0),
                Kind::Count => Decimal::from(value),
                _ => Decimal::new(value, scale),
            };
            let of = match kind {
                Kind::Rank => Some(Decimal::from(if more % 2 == 0 { 63 } else { 34 })),
                Kind::Ratio => Some(value + Decimal::from(more)),
                _ => None,
            };
            let high = (bound == Bound::Range).then(|| value + Decimal::from(more));
            let precision = if kind == Kind::Money { 6 } else { -(value.scale() as i8) };
            let (unit, indicator) = (unit.into(), indicator.into());
            Row { kind, value, precision, of, high, bound, unit, indicator, ..at(area, period, "1") }
        };
        all.into_iter().filter(|(area, ..)| of_areas(area)).map(row).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 240, ..ProptestConfig::default() })]

    #[test]
    fn nothing_leaves_a_picture_over_time_and_no_words_touch(
        rows in any_rows(), dark in any::<bool>(), english in any::<bool>(), title in select(&["", "Hà Giang qua các năm"][..]),
        width in select(&[280u32, 320, 390, 479, 480, 720, 800, 1200, 1600, 2400][..]),
        height in prop::option::of(1u32..2000), form in select(&[Form::Line, Form::Slope, Form::Panels][..]),
        marked in vec(select(&["Hà Giang", "Lào Cai", "Nơi 1", "Cà Mau"][..]), 0..3),
    ) {
        let spec = Spec {
            ask: Ask::default(),
            form: Some(form),
            title: title.to_owned(),
            edit: Edit { marked: marked.into_iter().map(str::to_owned).collect(), ..Edit::default() },
            theme: if dark { Theme::Dark } else { Theme::Light },
            lang: if english { Lang::En } else { Lang::Vi },
            width,
            height,
            ..Spec::default()
        };
        let picture = chart::draw(&table([rows]), &spec, &LEXICON.terms);
        if picture.svg.is_empty() {
            prop_assert!(!picture.note.is_empty());
        } else {
            obeys(&picture.svg);
            let is_drawn = |doc: &str, id: &str| {
                picture.used.iter().any(|used| used.doc == doc && used.ids.iter().any(|drawn| drawn.to_string() == id))
            };
            let drawn: Vec<_> = picture.left_out.iter().filter(|(fact, _)| is_drawn(&fact.doc, &fact.id)).collect();
            prop_assert!(drawn.is_empty(), "drawn and left out: {drawn:?}");
        }
    }
}

#[test]
fn forty_areas_are_slopes_or_panels_with_the_rest_left_out() {
    let rows = |count: usize| {
        let area = |n: usize| [at(&format!("Nơi {n}"), "2020", &n.to_string()), at(&format!("Nơi {n}"), "2024", "50")];
        (0..count).flat_map(area).collect::<Vec<_>>()
    };
    let slope = draw(rows(40), Form::Slope);
    obeys(&slope.svg);
    assert_eq!((points(&slope).len(), slope.left_out.len()), (2 * 34, 2 * 6));
    assert!(draw(rows(40), Form::Line).note.starts_with("Quá nhiều đường"));
    for width in [280, 320, 720, 1200, 2400] {
        obeys(&draw_wide(&table([rows(30)]), Form::Slope, width).svg);
    }
}
