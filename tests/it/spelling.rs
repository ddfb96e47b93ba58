//! However a text is spelled, its figures are the same and stand at the same places.

use icu_normalizer::DecomposingNormalizerBorrowed;
use sodo::analysis::{Doubt, Observation};
use sodo::{Analysis, Article, Lexicon, analyze};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

fn read(text: &str) -> Analysis {
    analyze(&Article { doc: "law".to_owned(), text: text.to_owned(), ..Article::default() }, &LEXICON)
}

/// The articles of the tests, each with its name.
fn articles() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<_> = paths.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
    texts.sort();
    assert!(!texts.is_empty());
    texts.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

/// What a figure says, apart from how its words are written.
fn fact(o: &Observation) -> String {
    let more = (o.area.code, o.indicator, o.same_as, o.pillar.word(), o.precision);
    format!(
        "{} {} {:?} {:?} {:?} {:?} {:?} {:?} {more:?}",
        o.kind.word(),
        o.value,
        o.high,
        o.of,
        o.bound,
        o.direction,
        o.status,
        o.period
    )
}

/// Spells every article anew, character by character, and demands the same facts at the same characters. *Gives* the
/// share of figures that carry the doubt.
fn respelled(spell: impl Fn(usize, char) -> String, doubt: Doubt) -> f64 {
    let (mut all, mut doubted) = (0, 0);
    for (name, text) in articles() {
        let (mut other, mut places) = (String::new(), vec![0; text.len() + 1]);
        for (at, c) in text.char_indices() {
            places[at] = other.len();
            other += &spell(at, c);
        }
        places[text.len()] = other.len();
        let facts = |analysis: &Analysis, place: &dyn Fn(usize) -> usize| -> Vec<String> {
            let told = |o: &Observation| format!("{} {}", place(o.span.start as usize), fact(o));
            analysis.observations.iter().map(told).collect()
        };
        let read_anew = read(&other);
        assert_eq!(facts(&read_anew, &|at| at), facts(&read(&text), &|at| places[at]), "{name}");
        all += read_anew.observations.len();
        doubted += read_anew.observations.iter().filter(|o| o.doubts.contains(&doubt)).count();
    }
    doubted as f64 / all as f64
}

fn apart(c: char) -> String {
    DecomposingNormalizerBorrowed::new_nfd().normalize(c.encode_utf8(&mut [0; 4])).into_owned()
}

#[test]
fn marks_apart() {
    respelled(|_, c| apart(c), Doubt::OldEncoding);
    respelled(|at, c| if at.is_multiple_of(3) { apart(c) } else { c.to_string() }, Doubt::OldEncoding);
}

#[test]
fn signs_without_width_anywhere() {
    let signs = ["", "", "\u{200B}", "\u{AD}", "", "\u{FEFF}\u{2060}", ""];
    let share = respelled(|at, c| format!("{c}{}", signs[at % signs.len()]), Doubt::OldEncoding);
    assert_eq!(share, 0.0);
}

#[test]
fn entities_for_every_letter_with_a_mark() {
    respelled(|_, c| if c.is_ascii() { c.to_string() } else { format!("&#{};", u32::from(c)) }, Doubt::OldEncoding);
    respelled(|_, c| if c.is_ascii() { c.to_string() } else { format!("&#x{:X};", u32::from(c)) }, Doubt::OldEncoding);
}

#[test]
fn look_alikes_of_cyrillic() {
    let alike = |c: char| match c {
        'a' => '\u{430}',
        'o' => '\u{43E}',
        'c' => '\u{441}',
        'T' => '\u{422}',
        c => c,
    };
    // A word that has no letter of its own left stays as it is.
    let some = |at: usize, c: char| if at.is_multiple_of(7) { alike(c) } else { c };
    respelled(|at, c| some(at, c).to_string(), Doubt::OldEncoding);
}

/// A letter with its marks as VNI writes it.
fn vni(c: char) -> String {
    let parts = apart(c);
    let mut marks = parts.chars().skip(1);
    let base = parts.chars().next().unwrap_or(c);
    let (first, second) = (marks.next(), marks.next());
    let has = |mark: char| first == Some(mark) || second == Some(mark);
    let tone = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'].iter().position(|&tone| has(tone));
    let sign = |signs: &str, none: &str| tone.map_or(none.to_owned(), |at| signs.chars().skip(at).take(1).collect());
    let small = match (base.to_ascii_lowercase(), tone) {
        ('\u{111}' | '\u{110}', _) => "\u{F1}".to_owned(),
        ('i', Some(_)) => sign("\u{ED}\u{EC}\u{E6}\u{F3}\u{F2}", ""),
        ('y', Some(4)) => "\u{EE}".to_owned(),
        (base, _) if has('\u{302}') => format!("{base}{}", sign("\u{E1}\u{E0}\u{E5}\u{E3}\u{E4}", "\u{E2}")),
        (base, _) if has('\u{306}') => format!("{base}{}", sign("\u{E9}\u{E8}\u{FA}\u{FC}\u{EB}", "\u{EA}")),
        (base, _) => {
            let shape = if !has('\u{31B}') {
                base
            } else if base == 'o' {
                '\u{F4}'
            } else {
                '\u{F6}'
            };
            format!("{shape}{}", sign("\u{F9}\u{F8}\u{FB}\u{F5}\u{EF}", ""))
        }
    };
    match c {
        _ if c.is_ascii() || !c.is_alphabetic() => c.to_string(),
        _ if c.is_uppercase() => small.to_uppercase(),
        _ => small,
    }
}

#[test]
fn the_encoding_vni() {
    assert_eq!("Chuyển đổi số ĐẶNG tỵ".chars().map(vni).collect::<String>(), "Chuyeån ñoåi soá ÑAËNG tî");
    assert!(respelled(|_, c| vni(c), Doubt::OldEncoding) > 0.95);
}

/// A letter as TCVN3 writes it. Its capitals with a tone have no codes of their own and stay.
fn tcvn3(c: char) -> char {
    const FROM: &str = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    const TO: &str = "¡¢£¤¥¦§¨©ª«¬\u{AD}®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ";
    FROM.chars().position(|from| from == c).and_then(|at| TO.chars().nth(at)).unwrap_or(c)
}

#[test]
fn the_encoding_tcvn3() {
    assert_eq!("Chuyển đổi số, đứng thứ 2".chars().map(tcvn3).collect::<String>(), "ChuyÓn ®æi sè, ®øng thø 2");
    assert!(respelled(|_, c| tcvn3(c).to_string(), Doubt::OldEncoding) > 0.9);
}

#[test]
fn bytes_of_unicode_shown_as_letters() {
    let shown = |c: char| -> String {
        let mut bytes = [0; 4];
        let bytes = c.encode_utf8(&mut bytes).as_bytes();
        if c.is_ascii() {
            c.to_string()
        } else {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
        }
    };
    assert!(respelled(|_, c| shown(c), Doubt::OldEncoding) > 0.95);
}

/// The letter without its marks.
fn bare(c: char) -> char {
    match c {
        'đ' => 'd',
        'Đ' => 'D',
        c => apart(c).chars().next().unwrap_or(c),
    }
}

#[test]
fn without_marks_most_facts_are_the_same_and_all_are_doubted() {
    let (mut all, mut same, mut doubted) = (0, 0, 0);
    for (_, text) in articles() {
        let told = |o: &Observation, text: &str| format!("{} {}", o.span.of(text), fact(o));
        let plain: Vec<String> = read(&text).observations.iter().map(|o| told(o, &text)).collect();
        let bared: String = text.chars().map(bare).collect();
        let unmarked = read(&bared);
        let found: Vec<String> = unmarked.observations.iter().map(|o| told(o, &bared)).collect();
        all += plain.len();
        same += plain.iter().filter(|fact| found.contains(fact)).count();
        doubted += unmarked.observations.iter().filter(|o| o.doubts.contains(&Doubt::NoMarks)).count();
    }
    println!("{all} figures, {same} the same without marks, {doubted} doubted");
    assert!(same * 100 >= all * 75, "{same} of {all}");
    assert!(doubted * 100 >= all * 85, "{doubted} of {all}");
}

#[test]
fn bad_input_is_read_in_time_that_grows_with_its_length() {
    for piece in [
        "\u{AD}",
        "&#",
        "&amp;",
        "&amp;amp;",
        "a\u{200B}\u{301}",
        "\u{301}\u{200B}",
        "\u{430}",
        "a\u{430}",
        "\u{1F3AF}",
        "a \u{1F3AF} 5",
        "ChuyÓn ®æi sè ",
        "®",
        "é\n",
        "á»",
        "ty le ho so ",
        "nam nam ",
        "ba ",
        "ho so 5 ",
        "so so so so so.\n",
        "\0",
        "\u{FFFD}",
    ] {
        let time = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            let once = || {
                let start = std::time::Instant::now();
                read(&text);
                start.elapsed()
            };
            once().min(once())
        };
        let (short, long) = (time(1 << 14), time(1 << 16));
        assert!(long < short * 9 + std::time::Duration::from_millis(300), "{piece:?}: {short:?}, {long:?}");
    }
}
