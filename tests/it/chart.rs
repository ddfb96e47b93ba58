//! Which figures a chart shows, which it leaves out, and what it says.

use rust_decimal::Decimal;
use sodo::{
    Lexicon, Period,
    analysis::{Bound, Kind, Pillar, Status},
    chart::{self, Picture, Spec},
    corpus::{
        Id, Row, Source, Table, Words,
        pick::{Ask, By},
    },
    lexicon::sentences::Lang,
};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// The share of online dossiers of a province in 2024, for tests to change.
pub fn share(area: &str, value: &str) -> Row {
    let value: Decimal = value.parse().unwrap();
    Row {
        id: Id::default(),
        kind: Kind::Percentage,
        precision: -(value.scale() as i8),
        value,
        high: None,
        of: None,
        unit: "%".into(),
        bound: Bound::Exact,
        direction: None,
        baseline: Words::default(),
        status: Status::Actual,
        period: Some(Period::Year(2024)),
        area: area.into(),
        area_code: "VN-00".into(),
        label: "hồ sơ trực tuyến".into(),
        indicator: "online_dossier_rate".into(),
        pillar: Pillar::Government,
        quote: format!("{value}%").into(),
        sentence: Words::default(),
        same_as: None,
        doubts: Box::default(),
        failed: false,
        confirmed: false,
    }
}

/// How many community digital teams.
fn teams(area: &str, value: &str) -> Row {
    let (kind, unit, indicator) = (Kind::Count, "tổ công nghệ số", "community_digital_teams_count");
    Row { kind, unit: unit.into(), indicator: indicator.into(), pillar: Pillar::Society, ..share(area, value) }
}

/// A place in the DTI ranking.
fn place(area: &str, value: &str, of: Option<u32>) -> Row {
    let (kind, indicator) = (Kind::Rank, "dti_rank");
    let of = of.map(Decimal::from);
    Row { kind, of, unit: Words::default(), indicator: indicator.into(), pillar: Pillar::Overall, ..share(area, value) }
}

/// A table of articles, their rows numbered.
pub fn table(articles: impl IntoIterator<Item = Vec<Row>>) -> Table {
    let mut table = Table::default();
    for (i, mut rows) in articles.into_iter().enumerate() {
        for (n, row) in rows.iter_mut().enumerate() {
            row.id = Id::of(n);
        }
        let doc = format!("d{i}");
        table.put(Source { doc, title: format!("Bài {i}"), outlet: "Báo Mẫu".into(), rows, ..Source::default() });
    }
    table
}

fn draw(table: &Table, ask: Ask) -> Picture {
    chart::draw(table, &Spec { ask, ..Spec::default() }, &LEXICON.terms)
}

/// The bars as `name: value`, from the alternative text.
fn told(picture: &Picture) -> Vec<&str> {
    let parts = picture.alt.strip_prefix("Biểu đồ thanh ngang: ").or(picture.alt.strip_prefix("Biểu đồ thứ hạng: "));
    let parts = parts.unwrap().strip_prefix(&picture.title).unwrap().trim_start_matches(". ");
    parts.trim_end_matches('.').split("; ").collect()
}

fn left_out(picture: &Picture) -> Vec<(&str, &str)> {
    picture.left_out.iter().map(|(fact, reason)| (fact.id.as_str(), reason.as_str())).collect()
}

#[test]
fn the_indicator_of_most_areas_is_drawn_first() {
    let table = table([
        vec![teams("Hà Giang", "1864"), teams("Lào Cai", "96"), share("Hà Giang", "80.53")],
        vec![share("Lào Cai", "93.75"), share("Yên Bái", "70")],
    ]);
    let picture = draw(&table, Ask::default());
    assert_eq!(told(&picture), ["Lào Cai: 93,75%", "Hà Giang: 80,53%", "Yên Bái: 70%"]);
    assert_eq!(picture.title, "Tỷ lệ hồ sơ trực tuyến theo địa phương");
    assert_eq!(picture.spec.ask.indicator.as_deref(), Some("online_dossier_rate"));
    assert_eq!((picture.spec.ask.by, picture.left_out.len()), (Some(By::Area), 0));
    assert!(picture.note.contains("3 địa phương trong 2 bài"), "{}", picture.note);
    let choices = chart::choices(&table, &LEXICON.terms);
    let told: Vec<_> = choices.iter().map(|c| (c.indicator.as_str(), c.count, c.areas, c.articles)).collect();
    assert_eq!(told, [("online_dossier_rate", 3, 3, 2), ("community_digital_teams_count", 2, 2, 1)]);
}

#[test]
fn what_cannot_stand_on_the_axis_is_left_out_with_its_reason() {
    let change = Row { kind: Kind::Change, ..share("Hà Giang", "5") };
    let counted = Row { kind: Kind::Count, unit: "hồ sơ".into(), ..share("Hà Giang", "5000") };
    let nowhere = share("", "60");
    let again = Row { same_as: Some(Id(1)), ..share("Hà Giang", "80") };
    let goal = Row { status: Status::Target, ..share("Sơn La", "90") };
    let law = Row { status: Status::Rule, ..share("Sơn La", "50") };
    let rows = vec![share("Hà Giang", "80"), change, counted, nowhere, again, goal, law, share("Lào Cai", "70")];
    let table = table([rows]);
    let picture = draw(&table, Ask::default());
    assert_eq!(told(&picture), ["Hà Giang: 80%", "Lào Cai: 70%"]);
    assert_eq!(
        left_out(&picture),
        [
            ("o2", "là mức tăng giảm, không phải mức đạt được"),
            ("o3", "là loại số khác"),
            ("o4", "không rõ của địa phương nào"),
            ("o5", "nhắc lại số đã có trong bài"),
            ("o7", "là quy định, không phải kết quả"),
            ("o6", "là mục tiêu, không phải kết quả"),
        ]
    );
    assert!(picture.note.contains("Không vẽ 6 số: "), "{}", picture.note);
}

#[test]
fn units_are_never_mixed() {
    let points = Row { unit: "điểm".into(), kind: Kind::Score, ..share("Hà Giang", "0.7") };
    let other = Row { unit: "triệu USD".into(), kind: Kind::Score, ..share("Lào Cai", "700") };
    let rows = vec![points.clone(), other, Row { area: "Sơn La".into(), ..points }];
    let picture = draw(&table([rows]), Ask::default());
    assert_eq!(told(&picture), ["Hà Giang: 0,7", "Sơn La: 0,7"]);
    assert_eq!(left_out(&picture), [("o2", "dùng đơn vị hoặc thang điểm khác")]);

    let score = |area, value| Row { unit: "điểm".into(), kind: Kind::Score, ..share(area, value) };
    let picture =
        draw(&table([vec![score("Hà Giang", "0.7"), score("Lào Cai", "70"), score("Sơn La", "0.6")]]), Ask::default());
    assert_eq!(told(&picture), ["Hà Giang: 0,7", "Sơn La: 0,6"], "from 0 to 1 is not from 0 to 100");
}

#[test]
fn a_counted_noun_may_be_written_longer() {
    let longer = Row { unit: "tổ công nghệ số cộng đồng".into(), ..teams("Lào Cai", "96") };
    let shorter = Row { unit: "tổ".into(), ..teams("Sơn La", "7") };
    let picture = draw(&table([vec![teams("Hà Giang", "1864"), longer, shorter]]), Ask::default());
    assert_eq!(told(&picture), ["Hà Giang: 1.864", "Lào Cai: 96", "Sơn La: 7"]);
}

#[test]
fn amounts_of_a_country_and_its_provinces_do_not_compare_but_rates_do() {
    let amounts = vec![teams("Việt Nam", "90000"), teams("Hà Giang", "1864"), teams("Lào Cai", "96")];
    let picture = draw(&table([amounts]), Ask::default());
    assert_eq!(told(&picture), ["Hà Giang: 1.864", "Lào Cai: 96"]);
    let rates = vec![share("Việt Nam", "60"), share("Hà Giang", "80"), share("Lào Cai", "70")];
    assert_eq!(told(&draw(&table([rates]), Ask::default())).len(), 3);
}

#[test]
fn rankings_are_never_merged() {
    let of_2023 = Row { period: Some(Period::Year(2023)), ..place("Cao Bằng", "9", Some(63)) };
    let table = table([
        vec![place("Hà Giang", "37", Some(63)), place("Lào Cai", "17", Some(63)), of_2023],
        vec![place("Sơn La", "12", Some(34)), place("Việt Nam", "1", Some(63))],
    ]);
    let picture = draw(&table, Ask::default());
    assert_eq!(told(&picture), ["Lào Cai: 17/63", "Hà Giang: 37/63"], "the best place first");
    assert!(picture.svg.contains("Hạng trong 63, hạng 1 ở bên trái là cao nhất"));
    let reasons: Vec<_> = left_out(&picture).into_iter().filter_map(|(_, reason)| reason.split(' ').next()).collect();
    assert_eq!(reasons, ["thuộc", "thuộc", "là"], "another year, another number of places, another level");
}

#[test]
fn a_target_stands_beside_its_result() {
    let goal = Row {
        status: Status::Target,
        bound: Bound::AtLeast,
        period: Some(Period::Year(2025)),
        ..share("Hà Giang", "88")
    };
    let table = table([vec![share("Hà Giang", "84.6"), share("Lào Cai", "70"), goal]]);
    let picture = draw(&table, Ask::default());
    assert!(picture.svg.contains("mục tiêu năm 2025: trên 88%"));
    assert!(picture.used.iter().any(|used| used.ids.contains(&Id(3))));
    let goals = draw(&table, Ask { status: Some(Status::Target), ..Ask::default() });
    assert_eq!(told(&goals), ["Hà Giang: trên 88%"]);
    assert!(goals.title.ends_with("(mục tiêu)"), "{}", goals.title);
}

#[test]
fn one_figure_for_a_bar_and_the_others_told() {
    let older = Row { period: Some(Period::Year(2022)), ..share("Hà Giang", "60") };
    let later = Row { period: Some(Period::Quarter(2024, 1)), ..share("Lào Cai", "70") };
    let table = table([
        vec![older, share("Hà Giang", "80"), later],
        vec![share("Hà Giang", "80"), share("Lào Cai", "75"), share("Sơn La", "50"), share("Sơn La", "55")],
    ]);
    let picture = draw(&table, Ask::default());
    assert_eq!(told(&picture), ["Hà Giang: 80%", "Lào Cai: 75%", "Sơn La: 50%"]);
    let witnesses = picture.used.iter().flat_map(|used| &used.ids).filter(|&&id| id != Id(3));
    assert_eq!(witnesses.count(), 3, "both articles are witnesses of 80%");
    assert_eq!(
        left_out(&picture),
        [
            ("o1", "đã có số của kỳ mới hơn hoặc hợp hơn"),
            ("o3", "đã có số của kỳ mới hơn hoặc hợp hơn"),
            ("o4", "bài khác hoặc chỗ khác ghi số khác cho cùng kỳ"),
        ]
    );
    let asked = draw(&table, Ask { period: Some("2022".into()), ..Ask::default() });
    assert_eq!(told(&asked), ["Hà Giang: 60%"]);
}

#[test]
fn without_two_areas_articles_compare_then_the_figures_of_one_article() {
    let by_article = draw(&table([vec![share("Hà Giang", "80")], vec![share("Hà Giang", "85")]]), Ask::default());
    assert_eq!(by_article.spec.ask.by, Some(By::Article));
    assert_eq!(told(&by_article), ["Hà Giang: 85%", "Hà Giang: 80%"]);

    let other =
        |label: &str, value| Row { indicator: Words::default(), label: label.into(), ..share("Hà Giang", value) };
    let poor = Row { pillar: Pillar::None, ..other("tỷ lệ hộ nghèo", "4.5") };
    let rows = vec![share("Hà Giang", "80"), other("tỷ lệ văn bản ký số", "99"), other("đạt", "12"), poor];
    let of_one = draw(&table([rows]), Ask::default());
    assert_eq!((of_one.spec.ask.by, of_one.spec.ask.doc.as_deref()), (Some(By::Indicator), Some("d0")));
    assert_eq!(of_one.title, "Hà Giang: các tỷ lệ nêu trong bài");
    assert_eq!(told(&of_one), ["Tỷ lệ văn bản ký số: 99%", "Tỷ lệ hồ sơ trực tuyến: 80%"]);
    assert_eq!(left_out(&of_one), [("o3", "không rõ đo gì"), ("o4", "nằm ngoài chuyển đổi số")]);

    let again = draw(&table([vec![share("Hà Giang", "80"), other("tỷ lệ văn bản ký số", "99")]]), of_one.spec.ask);
    assert_eq!(told(&again).len(), 2, "the spec that comes back asks for the same chart");
}

#[test]
fn an_article_looked_at_alone_shows_what_it_is_about() {
    let about = |id: &str, value| Row { indicator: id.into(), ..share("Hà Giang", value) };
    let rows = vec![
        share("Hà Giang", "80"),
        share("Yên Minh", "70"),
        about("commune_fibre_rate", "100"),
        about("mobile_coverage_rate", "98.9"),
        Row { indicator: Words::default(), label: "tỷ lệ khác".into(), ..share("Hà Giang", "12") },
    ];
    let table = table([rows, vec![share("Hà Giang", "81"), share("Lào Cai", "75")]]);
    assert_eq!(told(&draw(&table, Ask::default())).len(), 3, "over all articles, areas compare");
    let alone = draw(&table, Ask { doc: Some("d0".into()), ..Ask::default() });
    assert_eq!((alone.spec.ask.by, told(&alone).len()), (Some(By::Indicator), 3));
    assert!(left_out(&alone).contains(&("o5", "không ứng với chỉ tiêu nào đã biết")));
    let by_area = draw(&table, Ask { doc: Some("d0".into()), by: Some(By::Area), ..Ask::default() });
    assert_eq!(told(&by_area), ["Hà Giang: 80%", "Yên Minh: 70%"]);
    assert!(alone.used.iter().chain(&by_area.used).all(|used| used.doc == "d0"));
}

#[test]
fn nothing_to_draw_is_said() {
    let nothing = draw(&Table::default(), Ask::default());
    assert_eq!((nothing.svg.as_str(), nothing.note.as_str()), ("", "Chưa có số nào vẽ được thành biểu đồ."));
    let unknown = Ask { indicator: Some("no_such".into()), ..Ask::default() };
    assert!(draw(&table([vec![share("Hà Giang", "80")]]), unknown).note.starts_with("Không có số nào vẽ được"));
}

#[test]
fn the_order_of_articles_changes_nothing() {
    let articles = || (0..6).map(|i| vec![share(["Hà Giang", "Lào Cai", "Sơn La"][i % 3], &format!("{}", 60 + i / 2))]);
    let whole = table(articles());
    let mut turned = Table::default();
    whole.sources().iter().rev().for_each(|s| turned.put(s.clone()));
    let (a, b) = (draw(&whole, Ask::default()), draw(&turned, Ask::default()));
    assert_eq!((a.svg, a.used, a.left_out, a.note), (b.svg, b.used, b.left_out, b.note));
}

#[test]
fn it_speaks_english_too() {
    let rows = vec![share("Hà Giang", "80.53"), Row { bound: Bound::AtLeast, ..share("Lào Cai", "70") }];
    let spec = Spec { lang: Lang::En, ..Spec::default() };
    let picture = chart::draw(&table([rows]), &spec, &LEXICON.terms);
    assert!(picture.title.ends_with(" by area"), "{}", picture.title);
    assert!(picture.alt.contains("Hà Giang: 80.53%; Lào Cai: over 70%"), "{}", picture.alt);
    assert!(picture.svg.contains("over, at least: may be higher") && picture.svg.contains("Source: “Bài 0” (Báo Mẫu)"));
}

#[test]
fn every_indicator_of_the_lexicon_has_a_name_in_both_languages() {
    let rows = LEXICON.indicators.iter().map(|i| Row { indicator: i.id.into(), ..share("Hà Giang", "5") }).collect();
    let choices = chart::choices(&table([rows]), &LEXICON.terms);
    assert_eq!(choices.len(), LEXICON.indicators.len());
    assert!(choices.iter().all(|c| c.label.iter().all(|name| !name.is_empty() && *name != "Hồ sơ trực tuyến")));
}
