//! Persons, with the office they are named with.

use super::{Found, masthead::Masthead, page::Page};
use crate::analysis::EntityKind;
use crate::lexicon::Name;
use std::ops::Range;

/// Every person, at the first mention that gives a family name or a form of address.
pub(super) fn persons(page: &Page<'_>, masthead: &Masthead) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut done = 0;
    for (name, first, last) in page.parts() {
        // A person is named behind a form of address, or by a family name.
        let at = match name {
            Name::Title => last,
            Name::Surname => first,
            _ => continue,
        };
        if at < done || !page.upper(at) || in_province(page, at) {
            continue;
        }
        let end = name_end(page, at);
        if end >= at + 2
            && page.in_article(at)
            && let Some(role) = role(page, at..end)
        {
            found.push(Found { role: role.map(str::to_owned), ..Found::new(EntityKind::Person, at..end) });
            done = end;
        }
    }
    for (tokens, role) in &masthead.persons {
        let role = role.clone().map(|role| page.words(role).to_owned());
        found.push(Found { role, ..Found::new(EntityKind::Person, tokens.clone()) });
    }
    crate::order::by_key(&mut found, |name| name.tokens.start as u64);
    let mut kept: Vec<Found> = Vec::new();
    for person in found {
        match kept.iter_mut().find(|other| ends_with(page, &other.tokens, &person.tokens)) {
            Some(other) => other.role = other.role.take().or(person.role),
            None => kept.push(person),
        }
    }
    kept
}

/// The end of the words in capitals that could be a name: an office or a body behind them is none of it.
fn name_end(page: &Page<'_>, at: usize) -> usize {
    let end = page.capitals(at, 5);
    let other = |i: &usize| {
        page.names(*i).any(|(name, end)| matches!(name, Name::Role | Name::Org | Name::OrgSeat) && end > i + 1)
    };
    (at..end).find(other).unwrap_or(end)
}

/// True for the second syllable of a province's name: the Sơn of "tỉnh Lạng Sơn Nông Văn Hưng".
fn in_province(page: &Page<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|i| page.province(i).is_some_and(|(end, _)| end > at))
}

/// Whether the words are a person's name: nothing where they are not, else the office where one is told.
fn role<'d>(page: &Page<'d>, name: Range<usize>) -> Option<Option<&'d str>> {
    let titled = page.name_before(name.start, Name::Title).is_some();
    let family = || page.name(name.start, Name::Surname).is_some() && page.province(name.start).is_none();
    if !titled && !family() {
        return None;
    }
    let told = role_behind(page, name.end).or_else(|| role_before(page, name.start));
    (titled || told.is_some()).then_some(told)
}

/// *Reads* ", Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh," or "- Chủ tịch UBND tỉnh" behind a name.
fn role_behind<'d>(page: &Page<'d>, at: usize) -> Option<&'d str> {
    let opens = |i: usize| page.is(i, ',') || page.is(i, '-') || page.is(i, '(');
    let role = |i: usize| (opens(i) && page.name(i + 1, Name::Role).is_some()).then(|| segment_end(page, i + 1));
    let mut end = role(at)?;
    while let Some(next) = role(end).filter(|_| page.is(end, ',')) {
        end = next;
    }
    Some(page.words(at + 1..end))
}

/// The end of an office: the next mark, or what the person says. A dash can stand in the name of a field: "Trưởng phòng
/// Văn hóa - Xã hội xã".
fn segment_end(page: &Page<'_>, at: usize) -> usize {
    let field = |i: usize| page.is(i, '-') && page.upper(i + 1) && page.name(i + 1, Name::Role).is_none();
    let ends = |i: &usize| {
        let word = page.token(*i).is_some_and(|t| t.is_word() || t.is_number());
        !(word || *i > at && field(*i)) || page.name(*i, Name::Says).is_some()
    };
    (at..page.len()).find(ends).unwrap_or(page.len())
}

/// *Reads* "Chủ tịch UBND tỉnh" right before a name: an office, and no mark in between.
fn role_before<'d>(page: &Page<'d>, at: usize) -> Option<&'d str> {
    let plain = |i: &usize| page.token(*i).is_some_and(|t| t.is_word()) && page.name(*i, Name::Says).is_none();
    let back = (at.saturating_sub(16)..at).rev().take_while(plain);
    let start = back.filter(|&i| page.name(i, Name::Role).is_some_and(|end| end <= at)).last()?;
    Some(page.words(start..at))
}

/// True where the second name is the first, or its end: chị Út Mười after Lê Thị Út Mười.
fn ends_with(page: &Page<'_>, known: &Range<usize>, name: &Range<usize>) -> bool {
    let keys = |range: &Range<usize>| page.doc.tokens[range.clone()].iter().rev().map(|token| token.key);
    known.len() >= name.len() && keys(known).zip(keys(name)).all(|(a, b)| a == b)
}
