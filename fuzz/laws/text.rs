//! Texts as they come: bytes of a file, an article, several of them.

use super::{LEXICON, decode, given::Given, read};
use sodo::{Span, normalize, split as cut, wire};

/// Any bytes: text, or half a sentence on why they are none; what is text has a shadow that leads back.
pub fn decoded(data: &[u8]) {
    match decode::decode(data) {
        Err(why) => assert!(!why.is_empty()),
        Ok(text) => {
            let shadow = normalize::normalize(&text);
            let length = shadow.shadow().len();
            let whole = shadow.source(Span::new(0, length));
            assert!(read::stands(whole, &text), "{whole:?}");
            for (at, letter) in shadow.shadow().char_indices() {
                let place = shadow.source(Span::new(at, at + letter.len_utf8()));
                assert!(read::stands(place, &text), "{place:?} of {letter:?} at {at}");
            }
        }
    }
}

/// Any text is read, the same each time.
pub fn article(data: &[u8]) {
    reads(&String::from_utf8_lossy(data));
}

/// Words that rules know, in any order.
pub fn words(data: &[u8]) {
    reads(&Given(data).text());
}

fn reads(text: &str) {
    let analysis = read::read(text);
    read::obeys(&analysis, text, &LEXICON);
    read::explained(&analysis, text);
    assert_eq!(analysis, read::read(text), "the same text, something else read");
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    assert_eq!(read::values(&unix.replace('\n', "\r\n")), read::values(&unix), "other line ends, other figures");
}

/// True where a stretch has only what parts articles: drawn lines, and labels of a few words each ("Tin số 2", "Tiêu đề:").
fn parting(text: &str) -> bool {
    const LABEL: usize = 5;
    let words = |line: &str| line.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    text.split(|sign: char| sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}'))
        .all(|line| words(line) <= LABEL)
}

/// A text cut into articles: in order, apart, and all words but labels are in one.
pub fn split(data: &[u8]) {
    let mut given = Given(data);
    let text = match given.byte() {
        b' '.. => String::from_utf8_lossy(data).into_owned(),
        _ => given.text(),
    };
    let parts = cut::articles(&text, &LEXICON);
    assert!(!parts.is_empty(), "no part");
    assert_eq!(parts[0].points, u32::MAX, "a cut before the first part");
    let mut end = 0;
    for part in &parts {
        assert!(read::stands(part.span, &text) && read::stands(part.headline, &text), "{part:?}");
        assert!(part.span.start <= part.headline.start && part.headline.end <= part.span.end, "{part:?}");
        assert!(end <= part.span.start, "{part:?} begins before {end}");
        assert!(
            parting(Span { start: end, end: part.span.start }.of(&text)),
            "words between the parts, before {part:?}"
        );
        end = part.span.end;
    }
    assert!(parting(&text[end as usize..]), "words behind the last part");
    assert_eq!(parts, cut::articles(&text, &LEXICON), "the same text, other parts");
    let sure = cut::sure(&text, &LEXICON);
    assert!(!sure.is_empty() && sure.len() <= parts.len());
    assert!(sure.windows(2).all(|pair| pair[0].end <= pair[1].start), "{sure:?}");
    let units = text.encode_utf16().count() as u32;
    let numbers = wire::parts(&text, &parts);
    assert_eq!(numbers.len(), parts.len() * 5);
    assert!(numbers.chunks(5).all(|five| five[..4].iter().all(|place| *place <= units)), "{numbers:?}");
    // Every part is an article.
    for span in sure {
        let words = span.of(&text);
        read::obeys(&read::read(words), words, &LEXICON);
    }
}
