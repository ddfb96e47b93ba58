//! What a person brings: tables of words, and decisions about figures.

use super::{LEXICON, given::Given, read, tables};
use sodo::{
    Article, Lexicon, analyze,
    lexicon::{Own, sentences::Lang},
    wire::{
        self,
        review::{Decision, Like},
    },
};

/// First lines that tell what a table is.
const HEADS: [&str; 8] = [
    "id\tlabel_vi\tlabel_en\tpillar\tunit\tvalue\ttriggers",
    "id;triggers",
    "name\tcode\tsuccessor\tkind\tspellings",
    "phrase\tcue",
    "phrase,pillar",
    "phrase\tunit\tkind",
    "short\tfull",
    "id\ttriggers",
];

/// Cells that mean something.
const CELLS: [&str; 41] = [
    "online_dossier_rate",
    "my_rate",
    "dti_rank",
    "",
    "government",
    "none",
    "overall",
    "rate",
    "count",
    "ratio",
    "rank",
    "money",
    "flag",
    "date",
    "province",
    "place",
    "nation",
    "other",
    "VN-02",
    "percent",
    "point",
    "step",
    "noun",
    "age",
    "times",
    "up",
    "down",
    "target",
    "actual",
    "at_least",
    "approx",
    "|",
    "...",
    "%",
    "phường thông minh|phường ... mô hình thông minh",
    "Hà Giang",
    "a...b...c|d",
    "\"",
    "\"a;b\"",
    "#",
    "TTHC",
];

/// Tables of a reader's own: taken, or refused with a word about which line; with those that are taken a text is read.
pub fn lexicon(data: &[u8]) {
    let mut given = Given(data);
    let mut own = Vec::new();
    for at in 0..1 + given.byte() % 3 {
        let text = if given.seldom(4) { given.raw(200) } else { table(&mut given) };
        own.push(Own { name: format!("{at}.tsv"), text });
    }
    let text = given.text();
    match Lexicon::with(&own) {
        Ok((lexicon, _)) => {
            let article = read::of(&text);
            let analysis = analyze(&article, &lexicon);
            read::obeys(&analysis, &text, &lexicon);
            let terms = wire::bytes::write(&lexicon.terms);
            assert_eq!(wire::bytes::read(&terms), Some(lexicon.terms.clone()), "the other module has other names");
        }
        Err(fault) => {
            assert!(own.iter().any(|own| own.name == fault.file), "{fault:?} is of no table");
            assert!(fault.line >= 1);
            for lang in [Lang::Vi, Lang::En] {
                let said = fault.say(lang);
                assert!(said.contains(&fault.file) && !said.contains("{why}"), "{said:?}");
            }
        }
    }
}

fn table(given: &mut Given) -> String {
    let head = given.word(&HEADS);
    let mark = ['\t', ';', ','].into_iter().find(|mark| head.contains(*mark)).unwrap_or('\t');
    let mut text = head.to_owned();
    for _ in 0..given.byte() % 6 {
        text.push('\n');
        for at in 0..head.split(mark).count() + usize::from(given.seldom(16)) {
            if at > 0 {
                text.push(mark);
            }
            match given.byte() % 4 {
                0 => text.push_str(&given.words(4)),
                1 => text.push_str(&given.raw(12)),
                _ => text.push_str(given.word(&CELLS)),
            }
        }
    }
    text
}

/// What decisions are about.
const TEXTS: [&str; 3] = [
    "Hà Giang vượt chỉ tiêu\n\nNăm 2024, tỷ lệ hồ sơ trực tuyến của tỉnh Hà Giang đạt 82,5%, tăng 15-20% so với năm \
     2023; hoàn thành 26/33 chỉ tiêu. Tỉnh xếp thứ 15/63, tăng 3 bậc. Trong 1.200 hồ sơ có 300 hồ sơ (25%) quá hạn 😀.",
    "STT\tHuyện\tTỷ lệ\n1\tYên Minh\t72%\n2\tMèo Vạc\t68,5%\n3\tĐồng Văn\t70,1%\n\nNguồn: Báo Hà Giang, ngày 5/1/2024",
    "Từ 12 lên 18 xã; mười hai trên hai mươi mốt thôn; Nghị quyết số 18-NQ/TU; 1/1/2025; 2.000-3.000 tỷ đồng.",
];

const ACTS: [&str; 7] = ["accept", "correct", "reject", "promote", "split", "merge", "other"];

const FIELDS: [&str; 15] = [
    "kind",
    "value",
    "high",
    "of",
    "unit",
    "bound",
    "direction",
    "baseline",
    "status",
    "period",
    "area",
    "label",
    "indicator",
    "pillar",
    "other",
];

const VALUES: [&str; 36] = [
    "",
    "percentage",
    "count",
    "ratio",
    "rank",
    "change",
    "money",
    "score",
    "multiple",
    "range",
    "exact",
    "at_most",
    "up",
    "down",
    "actual",
    "target",
    "rule",
    "government",
    "none",
    "2024",
    "2024-Q1",
    "2024-Q9",
    "2024-13",
    "0-H1",
    "65535/0",
    "2024-02-29/2023-01-01",
    "0",
    "-1",
    "82.5",
    "79228162514264337593543950335",
    "-0.0000000000000000000000000001",
    "1e30",
    "Hà Giang",
    "online_dossier_rate",
    "dti_rank",
    "%",
];

/// Decisions about the figures of a text: those that make sense hold, the others are passed over.
pub fn review(data: &[u8]) {
    let mut given = Given(data);
    let text = match given.byte() {
        0 => given.words(60),
        at => TEXTS[usize::from(at) % TEXTS.len()].to_owned(),
    };
    if given.seldom(8) {
        let json = String::from_utf8_lossy(given.0);
        match wire::review::recipe(&json) {
            Ok(decisions) => decided(&text, decisions),
            Err(why) => assert!(why.contains("recipe")),
        }
        wire::review::flat(json.split('|').map(str::to_owned).collect());
        return;
    }
    let mut decisions = Vec::new();
    while !given.is_done() && decisions.len() < 24 {
        decisions.push(decision(&mut given, &text));
    }
    decided(&text, decisions);
}

fn decision(given: &mut Given, text: &str) -> Decision {
    let letters: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let from = given.number() % letters.len();
    let to = (from + usize::from(given.byte() % 24)).min(letters.len() - 1);
    let exact = text[letters[from]..letters[to]].to_owned();
    let kind = given.word(&VALUES).to_owned();
    let mut set = Vec::new();
    for _ in 0..given.byte() % 4 {
        let words = if given.seldom(8) { given.raw(40) } else { given.word(&VALUES).to_owned() };
        set.push((given.word(&FIELDS).to_owned(), words));
    }
    let like = given.seldom(4).then(|| Like { label: given.words(4), kind });
    Decision {
        act: given.word(&ACTS).to_owned(),
        exact,
        start: u32::from(given.byte()),
        end: if given.seldom(4) { given.large() } else { 0 },
        set,
        like,
        ..Decision::default()
    }
}

fn decided(text: &str, decisions: Vec<Decision>) {
    let article = wire::Article { doc: "law".into(), text: text.into(), published: None, url: None, decisions };
    let json = serde_json::to_string(&article.decisions).expect("JSON");
    let article: Article = article.into_core().expect("no day is given");
    let analysis = analyze(&article, &LEXICON);
    assert_eq!(analysis, analyze(&article, &LEXICON), "the same decisions, something else read");
    read::obeys(&analysis, text, &LEXICON);
    read::explained(&analysis, text);
    let recipe = ["{\"format\":\"sodo-recipe\",\"version\":1,\"decisions\":", &json, "}"].concat();
    wire::review::recipe(&recipe).expect("what is written is read");
    tables::all_doors(&[sodo::corpus::Source::new(&analysis, text, &LEXICON)]);
}
