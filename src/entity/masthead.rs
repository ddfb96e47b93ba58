//! What an article says of itself: headline, writer, outlet, address, day.

use super::{date, org, page::Page};
use crate::lexicon::{Lexicon, Mentions, Name};
use crate::period::Period;
use crate::segment::{Block, BlockKind, Document, TokenKind};
use std::ops::Range;

/// The head and foot of an article; every range is of tokens.
#[derive(Debug, Default)]
pub struct Masthead {
    /// Its headline.
    pub title: Option<Range<usize>>,
    /// Its writers, as printed.
    pub byline: Option<Range<usize>>,
    /// The outlet it was taken from.
    pub outlet: Option<Range<usize>>,
    /// Its address.
    pub link: Option<Range<usize>>,
    /// The day it gives as its own.
    pub published: Option<Period>,
    /// Writers, photographers and signers, with an office where one stands above the name.
    pub persons: Vec<(Range<usize>, Option<Range<usize>>)>,
}

/// Reads head and foot.
pub fn masthead(doc: &Document<'_>, marks: &Mentions, lexicon: &Lexicon) -> Masthead {
    let page = Page { doc, marks, lexicon };
    let mut masthead = Masthead { title: title(&page), published: published(&page), ..Masthead::default() };
    masthead.outlet = dateline_outlet(&page);
    let photos = page.parts().filter(|(name, ..)| *name == Name::Photo);
    masthead.persons.extend(photos.filter_map(|(_, _, end)| Some((photographer(&page, end)?, None))));
    foot(&page, &mut masthead);
    masthead
}

/// The headline: a first line that is no sentence. An article may begin without one.
fn title(page: &Page<'_>) -> Option<Range<usize>> {
    let block = page.doc.blocks.iter().find(|block| block.kind == BlockKind::Title)?;
    let tokens = block.tokens.clone();
    (!page.is(tokens.end - 1, '.') && !page.is(tokens.start, '(') && tokens.len() <= 60).then_some(tokens)
}

/// *Reads* "28/12/2023 | 09:15", "Phú Thọ, ngày 18 tháng 6 năm 2024", "(Hà Nội, 14.4.2026) -" near the top.
/// *Leaves alone* a date in a sentence: that is when something happened.
fn published(page: &Page<'_>) -> Option<Period> {
    page.doc.blocks.iter().take(8).find_map(|block| {
        let tokens = block.tokens.clone();
        let bracket = page.is(tokens.start, '(');
        let end = if bracket { tokens.clone().find(|&i| page.is(i, ')'))? } else { tokens.end };
        let line = end - tokens.start <= 14 && (bracket || !page.is(end - 1, '.'));
        let mut days = (tokens.start..end).filter_map(|i| date::day(page, i).map(|(day, _)| day));
        if line { days.next() } else { None }
    })
}

/// *Reads* "(VOV5) -" before the first sentence.
fn dateline_outlet(page: &Page<'_>) -> Option<Range<usize>> {
    page.doc.blocks.iter().take(5).find_map(|block| {
        let start = block.tokens.start;
        let end = (start + 2..start + 5).find(|&i| page.is(i, ')')).filter(|_| page.is(start, '('))?;
        let caps = page.token(start + 1).is_some_and(|token| token.caps);
        (caps && page.is(end + 1, '-')).then_some(start + 1..end)
    })
}

/// *Reads* "(Ảnh: Duy Tuấn)", "Ảnh: Lữ Phú |". *Leaves alone* "Ảnh: congthuong.vn", "Ảnh: Báo Hà Giang".
fn photographer(page: &Page<'_>, photo: usize) -> Option<Range<usize>> {
    let name = person(page, photo + 1).filter(|_| page.is(photo, ':'))?;
    (!page.token(name.end).is_some_and(|t| t.is_word())).then_some(name)
}

/// Two to four words in capitals that are no body and no province.
pub(super) fn person(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    let end = page.capitals(at, 5);
    let place = page.province(at).is_some_and(|(last, _)| last == end);
    let role = page.name(at, Name::Role).is_some();
    ((2..=4).contains(&(end - at)) && !place && !role && org::body(page, at).is_none()).then_some(at..end)
}

/// The last lines: who wrote it, where it comes from, who signed it.
fn foot(page: &Page<'_>, masthead: &mut Masthead) {
    let blocks = page.doc.blocks.iter().enumerate().rev();
    for (i, block) in blocks.filter(|(_, block)| block.kind != BlockKind::Furniture).take(3) {
        let read = signed(page, i, masthead) || credit(page, block, masthead) || source(page, block, masthead);
        if !read && block.tokens.len() > 12 {
            break;
        }
    }
    let link = |i: &usize| page.token(*i).is_some_and(|t| t.kind == TokenKind::Link);
    let last = page.doc.blocks.iter().rev().take(3).filter(|block| block.tokens.len() <= 24);
    masthead.link =
        last.flat_map(|block| block.tokens.clone()).find(link).map(|i| i..i + 1).filter(|_| masthead.outlet.is_some());
}

/// *Reads* "Tin, ảnh: Quang Lịch", "Theo Lương Hà (Báo Hà Giang)", "Hồ Lam - Vi Thảo", "Thanh Vân (thực hiện)".
fn credit(page: &Page<'_>, block: &Block, masthead: &mut Masthead) -> bool {
    let Range { start, end } = block.tokens;
    if end - start > 14 {
        return false;
    }
    let lead = page.name(start, Name::Byline).filter(|&at| page.is(at, ':')).map(|at| at + 1);
    let first = lead.or_else(|| page.name(start, Name::From)).unwrap_or(start);
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut at = first;
    while let Some(name) = person(page, at) {
        at = name.end;
        names.push(name);
        if !(page.is(at, '-') || page.is(at, ',') || page.joint(at, page.lexicon.joints.and)) {
            break;
        }
        at += 1;
    }
    let Some(last) = names.last().map(|name| name.end) else { return false };
    let bracket = page.is(last, '(') && page.is(end - 1, ')');
    let slash = page.is(last, '/') && first > start;
    if last < end && !bracket && !slash {
        return false;
    }
    let aside = bracket && page.name(last + 1, Name::Aside).is_some();
    if (bracket && !aside) || slash {
        masthead.outlet = masthead.outlet.take().or(Some(last + 1..if bracket { end - 1 } else { end }));
    }
    masthead.byline = Some(names[0].start..last);
    masthead.persons.extend(names.into_iter().map(|name| (name, None)));
    true
}

/// *Reads* "Nguồn VietnamNet: https://…", "Theo Báo Hà Giang".
fn source(page: &Page<'_>, block: &Block, masthead: &mut Masthead) -> bool {
    let Range { start, end } = block.tokens;
    let Some(lead) = page.name(start, Name::Source).or_else(|| page.name(start, Name::From)) else { return false };
    let at = if page.is(lead, ':') { lead + 1 } else { lead };
    let last = (at..end).find(|&i| page.token(i).is_some_and(|t| !t.is_word() && !t.is_number())).unwrap_or(end);
    if last == at || end - start > 14 || !page.upper(at) {
        return false;
    }
    masthead.outlet = Some(at..last);
    true
}

/// *Reads* a name alone on its line below a line that is an office: PHÓ GIÁM ĐỐC / Vũ Hoàng Nghị.
fn signed(page: &Page<'_>, block: usize, masthead: &mut Masthead) -> bool {
    let (Some(above), tokens) = (block.checked_sub(1), &page.doc.blocks[block].tokens) else { return false };
    let above = &page.doc.blocks[above].tokens;
    let Some(office) = page.name_before(above.end, Name::Role).filter(|_| above.len() <= 5) else { return false };
    let Some(name) = person(page, tokens.start).filter(|name| name.end == tokens.end) else { return false };
    masthead.persons.push((name, Some(office..above.end)));
    true
}
