//! What single lines say that stand at the head or the foot of an article: who wrote it, where it comes from, which day
//! and which place it is of. Asked where it is not known yet where an article begins.

use super::{date, masthead, org, page::Page};
use crate::lexicon::{Cue, Lexicon, Mentions, Name};
use crate::segment::{Document, TokenKind};
use std::ops::Range;

/// How an article ends, or what stands below its headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credit {
    /// A name and nothing else.
    Bare,
    /// A writer with a word that says so, or a source.
    Led,
    /// An address.
    Link,
}

/// The lines of a text, asked one by one.
#[derive(Clone, Copy)]
pub struct Edges<'d>(Page<'d>);

impl<'d> Edges<'d> {
    /// Of a text and the phrases found in it.
    pub fn new(doc: &'d Document<'d>, marks: &'d Mentions, lexicon: &'d Lexicon) -> Edges<'d> {
        Edges(Page { doc, marks, lexicon })
    }

    /// *Reads* "Tin, ảnh: Quang Lịch", "(Theo TTXVN)", "Thanh Vân - Đức Hiếu/TTXVN", "Nguồn: Báo Lào Cai", "PV".
    /// *Leaves alone* "Theo Sở Nội vụ, …", "Nguồn lực", and capitals that are no name: "THỨ HẠNG".
    pub fn credit(self, line: Range<usize>) -> Option<Credit> {
        let page = &self.0;
        if line.len() > 20 {
            return None;
        }
        if org::body(page, line.start) == Some(line.end) {
            return Some(Credit::Bare);
        }
        // "(Báo và phát thanh, truyền hình Gia Lai)": a paper that needs no word before it.
        let bracketed = page.is(line.start, '(')
            && page.is(line.end - 1, ')')
            && page.name(line.start + 1, Name::OrgName).is_some_and(|end| page.name(end, Name::Photo).is_none());
        let (mut at, mut led, mut names) = (line.start, bracketed, 0);
        let mut link = false;
        while at < line.end {
            let lead = [Name::Byline, Name::From, Name::Source, Name::Photo, Name::Aside, Name::Desk];
            let found = page.names(at).find(|(name, end)| lead.contains(name) && *end <= line.end);
            at = if page.token(at).is_some_and(|token| token.kind == TokenKind::Link) {
                link = true;
                at + 1
            } else if let Some((name, end)) = found {
                names += usize::from(name == Name::Desk);
                led = true;
                end
            } else if let Some(end) = whole_name(page, at).filter(|&end| end <= line.end) {
                names += 1;
                end
            } else if led && let Some(end) = outlet(page, at, line.end, bracketed) {
                names += 1;
                end
            } else if between(page, at) {
                at + 1
            } else {
                return None;
            };
        }
        let shouted = page.token(line.start).is_some_and(|token| token.caps);
        let family = page.name(line.start, Name::Surname).is_some();
        match (link, names, led) {
            (true, ..) => Some(Credit::Link),
            (_, 0, _) => None,
            (.., true) => Some(Credit::Led),
            (_, 1, _) if shouted && !family => None,
            _ => Some(Credit::Bare),
        }
    }

    /// *Reads* "28/12/2023 | 09:15", "Thứ Sáu, 19/7/2024, 08:30 (GMT+7)", "Phú Thọ, ngày 18 tháng 6 năm 2024".
    /// *Leaves alone* "Kết quả đến ngày 30/9/2025", "Ngày 9/7/2024, Ban Chỉ đạo họp".
    pub fn is_dated(self, line: Range<usize>) -> bool {
        let page = &self.0;
        if line.len() > 30 || page.is(line.end - 1, '.') || page.is(line.end - 1, ':') {
            return false;
        }
        let mut days = (line.start..line.end.min(line.start + 6)).filter_map(|at| Some((at, date::day(page, at)?.1)));
        let Some((at, end)) = days.next().filter(|(_, end)| *end <= line.end) else { return false };
        let told = at - usize::from(at > line.start && page.cue(at - 1, Cue::Day).is_some());
        let led = page.name(line.start, Name::Dated).is_some_and(|lead| lead + 1 >= told);
        let parted = told > line.start && [',', ':', '-', '|', '('].into_iter().any(|mark| page.is(told - 1, mark));
        let words = (end..line.end).filter(|&i| page.token(i).is_some_and(|token| token.is_word())).count();
        let aside = ['|', '-', '('].into_iter().any(|mark| page.is(end, mark));
        (told == line.start || led || parted) && (words <= 2 || (aside && words <= 10))
    }

    /// *Reads* "(Báo Lào Cai) – Sáng", "Hạ Long (TTXVN) - Chiều", "BPO - Năm", "(Hà Nội, 14.4.2026) - Cục".
    /// *Leaves alone* "(1) tỷ lệ", "(Ảnh: Duy Tuấn)", "Năm 2024 - năm".
    pub fn has_dateline(self, line: Range<usize>) -> bool {
        let page = &self.0;
        let start = line.start;
        let dash = |at: usize| page.is(at, '-') && at < line.end;
        let opens = if page.is(start, '(') { start } else { page.capitals(start, 5) };
        if page.is(opens, '(') && page.upper(opens + 1) && page.name(opens + 1, Name::Photo).is_none() {
            let Some(close) = (opens + 2..line.end.min(opens + 14)).find(|&i| page.is(i, ')')) else { return false };
            let paper = || page.name(opens + 1, Name::OrgName).is_some();
            let day = || (opens..close).any(|i| date::day(page, i).is_some());
            return dash(close + 1) || (opens == start && page.upper(close + 1) && (paper() || day()));
        }
        let caps = (start..start + 3).take_while(|&i| page.token(i).is_some_and(|t| t.is_word() && t.caps)).count();
        caps > 0 && dash(start + caps) && page.upper(start + caps + 1) && !page.glued(start + caps + 1, '-')
    }

    /// *Reads* "PV: Trân trọng cảm ơn ông!", "Số: 405/BC-UBND", "TM. ỦY BAN NHÂN DÂN": lines in an article that look like
    /// headlines.
    pub fn is_within(self, line: Range<usize>) -> bool {
        let page = &self.0;
        let speaker = [Name::Desk, Name::Byline, Name::Role, Name::Source]
            .into_iter()
            .filter_map(|part| page.name(line.start, part))
            .max();
        let signed = page.token(line.start).is_some_and(|token| token.caps && token.span.end - token.span.start <= 3);
        speaker.is_some_and(|end| page.is(end, ':') && end < line.end)
            || page.is(line.start, '*')
            || page.joint(line.start, page.lexicon.joints.number)
            || (signed && page.glued(line.start + 1, '.') && page.token(line.start + 2).is_some_and(|t| !t.glued))
    }

    /// The token behind a phrase of one part of names that begins at a token.
    pub fn name(self, at: usize, wanted: Name) -> Option<usize> {
        self.0.name(at, wanted)
    }
}

/// The end of a person's name that begins at a token. *Leaves alone* the beginning of "Cổng Thông tin điện tử".
fn whole_name(page: &Page<'_>, at: usize) -> Option<usize> {
    let end = masthead::person(page, at)?.end;
    let small = page.token(end).is_some_and(|token| token.is_word() && !token.upper);
    let aside = page.name(end, Name::Aside).is_some() || between(page, end);
    (!small || aside).then_some(end)
}

/// What stands between the names of a line.
fn between(page: &Page<'_>, at: usize) -> bool {
    let mark = |token: &crate::segment::Token| {
        matches!(token.kind, TokenKind::Mark(',' | '-' | '/' | '&' | '(' | ')' | ':' | '.' | '*' | '|'))
    };
    page.token(at).is_some_and(mark)
        || page.joint(at, page.lexicon.joints.and)
        || page.joint(at, page.lexicon.joints.of)
}

/// *Reads* "VietnamNet", "Báo Lào Cai điện tử", "dangcongsan.vn".
fn outlet(page: &Page<'_>, at: usize, line: usize, small: bool) -> Option<usize> {
    let word = |i: usize| page.token(i).is_some_and(|token| token.is_word() || token.is_number());
    let mut end = at;
    while page.glued(end + 1, '.') && word(end) && word(end + 2) && page.token(end + 2).is_some_and(|t| t.glued) {
        end += 2;
    }
    if end > at {
        return Some(end + 1).filter(|&end| end <= line);
    }
    let run = (at..line.min(at + 12)).take_while(|&i| word(i)).count();
    (run > 0 && (small || page.upper(at) || page.upper(at - 1))).then_some(at + run)
}
