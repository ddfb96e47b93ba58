//! Named systems, and programmes known by name.

use super::{Found, page::Page};
use crate::analysis::EntityKind;
use crate::lexicon::Name;

/// Every system, in text order.
pub(super) fn platforms(page: &Page<'_>) -> Vec<Found> {
    collect(page, EntityKind::Platform, |name, at, end| match name {
        Name::Platform if page.upper(at) || end == at + 1 => Some(end),
        Name::PlatformHead => Some(owned(page, end)),
        Name::PlatformOwned => Some(owned(page, end)).filter(|&owned| owned > end || page.upper(at)),
        Name::PlatformName if page.upper(at) => named(page, end),
        _ => None,
    })
}

/// Every programme, in text order.
pub(super) fn programmes(page: &Page<'_>) -> Vec<Found> {
    collect(page, EntityKind::Programme, |name, at, end| match name {
        Name::Programme if page.upper(at) => Some(end),
        Name::ProgrammeNumbered if page.upper(at) => numbered(page, end),
        _ => None,
    })
}

/// The names whose end a rule tells from one of their parts, its first token and the token behind it.
fn collect(page: &Page<'_>, kind: EntityKind, end: impl Fn(Name, usize, usize) -> Option<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut done = 0;
    for (name, at, last) in page.parts() {
        if at >= done
            && let Some(end) = end(name, at, last).filter(|_| page.in_article(at))
        {
            found.push(Found::new(kind, at..end));
            done = end;
        }
    }
    found
}

/// *Reads* "Cổng dịch vụ công" with "quốc gia", "của tỉnh", "tỉnh Hà Giang", "của Bộ Công an" behind it.
fn owned(page: &Page<'_>, at: usize) -> usize {
    if page.joint(at, page.lexicon.joints.nation) {
        return at + 2;
    }
    page.owner(at).unwrap_or(at)
}

/// *Reads* "Ứng dụng di động Hậu Giang". *Leaves alone* "Ứng dụng VNeID", whose name is VNeID.
fn named(page: &Page<'_>, at: usize) -> Option<usize> {
    let end = page.capitals(at, 4);
    (end > at && page.name(at, Name::Platform).is_none()).then_some(end)
}

/// *Reads* "Đề án 06". *Leaves alone* "Đề án 5 năm", "Dự án 3,5 tỷ".
fn numbered(page: &Page<'_>, at: usize) -> Option<usize> {
    let short = page.number(at).filter(|&n| n < 1900)?;
    let padded = page.words(at..at + 1).len() >= 2;
    let counted = page.marks.unit(at + 1).is_some() || page.is(at + 1, '/') || page.is(at + 1, '-');
    (short > 0 && padded && !counted).then_some(at + 1)
}
