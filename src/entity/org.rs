//! Bodies: committees, ministries, departments, police, papers, schools.

use super::{Found, masthead::Masthead, page::Page};
use crate::analysis::EntityKind;
use crate::lexicon::Name;
use std::ops::Range;

/// Every body, in text order.
pub(super) fn bodies(page: &Page<'_>, masthead: &Masthead) -> Vec<Found> {
    let outlet = masthead.outlet.iter().filter(|outlet| (outlet.start..outlet.end).all(|i| !page.is(i, '.')));
    let mut found: Vec<Found> = outlet.map(|tokens| Found::new(EntityKind::Org, tokens.clone())).collect();
    let mut done = 0;
    for parts in page.marks.names().chunk_by(|(_, a), (_, b)| a.start == b.start) {
        let at = parts[0].1.start as usize;
        if at < done {
            continue;
        }
        if let Some(end) = longest(page, at, parts).filter(|_| page.in_article(at)) {
            found.push(Found::new(EntityKind::Org, at..end));
            done = end;
        } else if let Some((_, role)) = parts.iter().find(|(name, _)| *name == Name::Role) {
            done = role.end as usize;
        }
    }
    crate::order::by_key(&mut found, |name| name.tokens.start as u64);
    found
}

/// The end of the longest name of a body that begins at a token. Only a name in capitals counts, but for long forms
/// that many papers write small (hội đồng nhân dân tỉnh).
pub(super) fn body(page: &Page<'_>, at: usize) -> Option<usize> {
    longest(page, at, page.marks.names_within(at..at + 1))
}

/// As [`body`], from the parts of names that begin at the token.
fn longest(page: &Page<'_>, at: usize, parts: &[(Name, Range<u32>)]) -> Option<usize> {
    let end = |(name, tokens): &(Name, Range<u32>)| {
        let end = tokens.end as usize;
        match name {
            Name::OrgSeat if page.upper(at) || end - at >= 3 => page.place(end),
            Name::Org if page.upper(at) => Some(end),
            Name::OrgHead if page.upper(at) => in_field(page, end),
            Name::OrgName if page.upper(at) && !shouted(page, at, end) => named(page, end),
            _ => None,
        }
    };
    parts.iter().filter_map(end).max()
}

/// *Reads* "Sở Thông tin và Truyền thông tỉnh Hà Giang", "Ban Chỉ đạo chuyển đổi số của tỉnh".
/// *Leaves alone* "Sở đã trình", "Bộ cũng yêu cầu".
fn in_field(page: &Page<'_>, at: usize) -> Option<usize> {
    let end = page.name(at, Name::OrgField)?;
    Some(page.owner(end).unwrap_or(end))
}

/// *Reads* "Báo Hà Giang", "Trường Tiểu học Nậm Càn 2", "Bệnh viện Đa khoa tỉnh".
/// *Leaves alone* "Báo cáo", "Trường học".
fn named(page: &Page<'_>, at: usize) -> Option<usize> {
    if let Some(end) = page.place(at) {
        return Some(end);
    }
    let end = name_end(page, at);
    let counted = page.number(end).is_some_and(|n| n < 100) && page.marks.unit(end + 1).is_none();
    (end > at).then_some(if counted { end + 1 } else { end })
}

/// The end of a name some of whose words are of two syllables, with one capital: Cà phê Bản Chậu, Kinh tế.
/// *Leaves alone* "Trường Lê nhận", where the small syllable makes no word with the capital before it.
fn name_end(page: &Page<'_>, at: usize) -> usize {
    let small = |i: usize| page.token(i).is_some_and(|t| t.is_word() && !t.upper) && page.marks.starting(i).is_empty();
    let word = |i: usize| page.marks.starting(i).iter().any(|m| m.last as usize >= i + 2);
    let mut start = at;
    loop {
        let end = page.capitals(start, 6);
        if end != start + 1 || !small(end) || !(page.upper(end + 1) || word(start)) || end - at > 6 {
            return end;
        }
        start = end + 1;
    }
}

/// A line in capitals says nothing about what is a name: THÔNG CÁO BÁO CHÍ.
fn shouted(page: &Page<'_>, at: usize, end: usize) -> bool {
    let caps = |i: usize| page.token(i).is_some_and(|token| token.caps);
    caps(at) && caps(end) && page.words(at..at + 1).len() > 3
}
