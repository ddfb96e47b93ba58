//! Legal and Party documents by their numbers.

use super::{Found, date, org, page::Page};
use crate::analysis::EntityKind;
use crate::lexicon::{Cue, Name};
use crate::period::Period;
use std::ops::Range;

/// A document as told in one place.
struct Told {
    tokens: Range<usize>,
    /// Code of its kind, where that is told.
    code: Option<&'static str>,
    serial: u32,
    /// The whole number, or only the serial.
    number: String,
    full: bool,
    date: Option<Period>,
}

/// Every document, at its first mention; number and date from the place that tells them.
/// `published` is the date of a document that is itself the text.
pub(super) fn documents(page: &Page<'_>, published: Option<Period>) -> Vec<Found> {
    let mut told: Vec<Told> = Vec::new();
    for (at, token) in page.doc.tokens.iter().enumerate() {
        if token.is_number()
            && let Some(document) = numbered(page, at, published)
        {
            told.push(document);
        }
    }
    for at in page.parts().filter(|(name, ..)| matches!(name, Name::Document(_))).map(|(_, _, end)| end) {
        let joint = page.joint(at, page.lexicon.joints.number);
        told.extend(in_short(page, if joint { at + 1 } else { at }));
    }
    crate::order::by_key(&mut told, |told| crate::order::pair(told.tokens.end, told.tokens.start));
    let mut known: Vec<Told> = Vec::new();
    for told in told {
        match known.iter_mut().find(|other| same(other, &told)) {
            Some(other) => complete(other, told),
            None => known.push(told),
        }
    }
    let legal =
        |told: Told| Found { number: Some(told.number), date: told.date, ..Found::new(EntityKind::Legal, told.tokens) };
    let mut found: Vec<Found> = known.into_iter().map(legal).collect();
    found.extend(super::once_each(page, unnumbered(page)));
    found
}

/// *Reads* "Nghị quyết số 18-NQ/TU", "Quyết định 1085/QĐ-TTg ngày 5/1/2024", "Số: 87/BC-STTTT".
/// *Gives* the words from the kind of document to the end of the number, the number and the date.
/// *Leaves alone* 26/33, 28/8, 24/7 and 3-5 km/h: a document's number has letters in capitals behind its mark.
fn numbered(page: &Page<'_>, at: usize, published: Option<Period>) -> Option<Told> {
    if !page.glued(at + 1, '/') && !page.is(at + 1, '-') {
        return None;
    }
    let serial = page.number(at).filter(|_| page.token(at).is_some_and(|t| !t.glued || !follows_mark(page, at)))?;
    let lead = lead(page, at);
    let (end, sign) = state_number(page, at, lead.is_some()).or_else(|| party_number(page, at))?;
    let number = page.words(at..end).split_whitespace().collect();
    let header = lead.is_none() && at > 1 && page.is(at - 1, ':') && page.joint(at - 2, page.lexicon.joints.number);
    let date = date::told_behind(page, end).or(published.filter(|_| header));
    let start = lead.map_or(at, |(start, _)| start);
    let code = sign.or(lead.map(|(_, code)| code));
    Some(Told { tokens: start..end, code, serial, number, full: true, date })
}

fn follows_mark(page: &Page<'_>, at: usize) -> bool {
    at > 0 && (page.is(at - 1, '/') || page.is(at - 1, '-'))
}

/// *Reads* 06/QĐ-TTg, 42/2022/NĐ-CP, 202/2025/QH15, 2215/UBND-KGVX; 06/TU only behind a kind of document.
fn state_number(page: &Page<'_>, at: usize, led: bool) -> Option<(usize, Option<&'static str>)> {
    if !page.glued(at + 1, '/') {
        return None;
    }
    let dated = page.number(at + 2).is_some_and(|y| (1900..=2100).contains(&y)) && page.glued(at + 3, '/');
    let first = if dated { at + 4 } else { at + 2 };
    let code = code(page, first);
    if !sign(page, first) && code.is_none() {
        return None;
    }
    if page.is(first + 1, '-') && (page.glued(first + 1, '-') || glued(page, first + 2)) && sign(page, first + 2) {
        let letter = page.words(first..first + 1).chars().count() >= 3;
        return (code.is_some() || led || letter).then(|| (sign_end(page, first + 2), code));
    }
    let end = sign_end(page, first);
    let assembly = dated && end > first + 1;
    (assembly || (led && !dated && code.is_none())).then_some((end, code))
}

/// *Reads* 18-NQ/TU, 02-KH/BCĐTW, and 57- NQ/TW with a blank too many.
fn party_number(page: &Page<'_>, at: usize) -> Option<(usize, Option<&'static str>)> {
    let hyphen = page.is(at + 1, '-') && (page.glued(at + 1, '-') || glued(page, at + 2));
    let code = code(page, at + 2).filter(|_| hyphen && page.glued(at + 3, '/') && sign(page, at + 4))?;
    Some((sign_end(page, at + 4), Some(code)))
}

/// The code of a kind of document that is one whole token: NQ, QĐ, CTr.
fn code(page: &Page<'_>, at: usize) -> Option<&'static str> {
    page.document(at).filter(|&(_, end)| end == at + 1 && page.upper(at)).map(|(code, _)| code)
}

fn glued(page: &Page<'_>, at: usize) -> bool {
    page.token(at).is_some_and(|token| token.glued)
}

/// A word with two capitals or more: TU, TTg, BCĐTW.
fn sign(page: &Page<'_>, at: usize) -> bool {
    page.upper(at) && page.words(at..at + 1).chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// The end of a sign and what is glued to it: QH15, SLĐTB&XH, UBND-KGVX.
fn sign_end(page: &Page<'_>, at: usize) -> usize {
    let mut end = at + 1;
    if page.number(end).is_some_and(|n| n < 100) && glued(page, end) {
        end += 1;
    }
    while (page.glued(end, '&') || page.glued(end, '-')) && glued(page, end + 1) && page.upper(end + 1) {
        end += 2;
    }
    end
}

/// *Reads* "Nghị quyết số", "QĐ", "Luật Giao dịch điện tử số" before a number.
/// *Gives* the first token and the code.
fn lead(page: &Page<'_>, at: usize) -> Option<(usize, &'static str)> {
    let joint = at > 0 && page.joint(at - 1, page.lexicon.joints.number);
    let at = if joint { at - 1 } else { at };
    page.document_before(at).or_else(|| if joint { law_before(page, at) } else { None })
}

/// *Reads* "Luật An ninh mạng" before "số": a law is called by its name.
fn law_before(page: &Page<'_>, at: usize) -> Option<(usize, &'static str)> {
    let first = page.doc.sentences.get(page.doc.sentence_at(at))?.tokens.start.max(at.saturating_sub(14));
    let plain = |token: &crate::segment::Token| token.is_word() || token.is(',');
    let start = (first..at).rev().take_while(|&i| page.token(i).is_some_and(plain));
    start
        .filter(|&i| page.upper(i))
        .find_map(|i| page.document(i).filter(|(code, _)| *code == "L").map(|(c, _)| (i, c)))
}

/// *Reads* "Quyết định 766", "Nghị quyết số 18": a document known by its serial alone.
/// *Leaves alone* "quyết định 3 nội dung", "Kế hoạch 2025" and Đề án 06, which is a programme.
fn in_short(page: &Page<'_>, at: usize) -> Option<Told> {
    let serial = page.number(at).filter(|&n| n > 0 && n < 10_000)?;
    let (start, code) = lead(page, at).filter(|&(start, _)| page.upper(start))?;
    let by_number = page.joint(at - 1, page.lexicon.joints.number);
    let two_digits = page.words(at..at + 1).len() >= 2;
    let decree = matches!(code.chars().next(), Some('N' | 'Q' | 'L')) || code.len() == 2 && !code.starts_with('B');
    let likely = by_number || (two_digits && decree && !(1900..=2100).contains(&serial));
    let counted = page.marks.unit(at + 1).is_some() || page.cue(at + 1, Cue::Noun).is_some();
    let goes_on = ['/', '-', '%'].iter().any(|&mark| page.is(at + 1, mark));
    let number = page.words(at..at + 1).to_owned();
    let told = Told { tokens: start..at + 1, code: Some(code), serial, number, full: false, date: None };
    (likely && !counted && !goes_on && page.name(start, Name::ProgrammeNumbered).is_none()).then_some(told)
}

/// Two mentions of one document: the same serial, and nothing that sets them apart.
fn same(a: &Told, b: &Told) -> bool {
    let codes = a.code.is_none() || b.code.is_none() || a.code == b.code;
    let numbers = !a.full || !b.full || a.number == b.number;
    let dates = a.date.is_none() || b.date.is_none() || a.date == b.date;
    a.serial == b.serial && codes && numbers && dates
}

fn complete(known: &mut Told, told: Told) {
    known.date = known.date.or(told.date);
    if !known.full && told.full {
        (known.number, known.full) = (told.number, true);
    }
}

/// Documents that are told without a number.
fn unnumbered(page: &Page<'_>) -> Vec<Found> {
    let documents = page.parts().filter(|(name, ..)| matches!(name, Name::Document(_)));
    let ends =
        documents.filter_map(|(_, at, end)| Some(at..of_congress(page, at, end).or_else(|| of_body(page, end))?));
    ends.map(|tokens| Found::new(EntityKind::Legal, tokens)).collect()
}

/// *Reads* "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVII".
fn of_congress(page: &Page<'_>, start: usize, at: usize) -> Option<usize> {
    page.name(at, Name::Congress).filter(|_| page.upper(start))?;
    let times = (at..at + 14).take_while(|&i| page.token(i).is_some_and(|t| t.is_word()));
    let end = times.filter_map(|i| page.name(i, Name::Times)).next()?;
    page.token(end).filter(|t| t.is_number() || t.upper).map(|_| end + 1)
}

/// *Reads* "Nghị quyết của Ban Chấp hành Đảng bộ về chuyển đổi số giai đoạn 2021-2025, định hướng đến năm 2030".
/// *Leaves alone* "kế hoạch của tỉnh" and "nghị quyết về chuyển đổi số", which could be anybody's.
fn of_body(page: &Page<'_>, at: usize) -> Option<usize> {
    if !page.joint(at, page.lexicon.joints.of) {
        return None;
    }
    let about = org::body(page, at + 1).filter(|&end| page.joint(end, page.lexicon.joints.about))?;
    let sentence = &page.doc.sentences.get(page.doc.sentence_at(about))?.tokens;
    let stops = |i: &usize| [',', ';', ':', '.', '"', '('].iter().any(|&mark| page.is(*i, mark));
    let carried = |i: usize| page.is(i, ',') && page.name(i + 1, Name::Scope).is_some();
    (about..sentence.end).find(|i| stops(i) && !carried(*i)).or(Some(sentence.end))
}
