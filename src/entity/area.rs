//! Provinces and cities under central rule.

use super::{Found, page::Page};
use crate::analysis::EntityKind;
use crate::lexicon::{Cue, Meaning, Name};

/// Every province, at its first mention.
pub(super) fn provinces(page: &Page<'_>) -> Vec<Found> {
    let mut seen = vec![false; page.lexicon.areas.len()];
    let mut found = Vec::new();
    let mut done = 0;
    for mention in page.marks.topics() {
        let Meaning::Area(row) = mention.meaning else { continue };
        let (row, at) = (row as usize, mention.first as usize);
        if at < done {
            continue;
        }
        done = mention.last as usize;
        let area = &page.lexicon.areas[row];
        if !seen[row] && area.province && page.in_article(at) && is_province(page, at) {
            seen[row] = true;
            found.push(Found { code: Some(area.code), ..Found::new(EntityKind::Area, at..mention.last as usize) });
        }
    }
    found
}

/// *Leaves alone* a commune or street of the same name (xã Phú Thọ), the second of two districts (huyện Lệ Thủy và
/// Quảng Ninh), and the given name of a person.
fn is_province(page: &Page<'_>, at: usize) -> bool {
    if city(page, at) {
        return true;
    }
    let below = |at: usize| page.marks.cue_before(at, Cue::Unit).is_some() && !city(page, at);
    let noplace = page.marks.cue_before(at, Cue::NoPlace).is_some();
    let surname = at > 0 && page.upper(at - 1) && page.name_before(at, Name::Surname).is_some();
    let second = in_list(page, at) && below(list_start(page, at));
    !(below(at) || second || noplace || surname)
}

/// "tỉnh" before it, or "thành phố", which stands before cities under central rule too.
fn city(page: &Page<'_>, at: usize) -> bool {
    page.marks.cue_before(at, Cue::ProvinceWord).is_some()
}

fn in_list(page: &Page<'_>, at: usize) -> bool {
    at > 0 && page.joint(at - 1, page.lexicon.joints.and)
}

/// The first name of a list in capitals that ends with the name at a token.
fn list_start(page: &Page<'_>, at: usize) -> usize {
    let mut start = at;
    while start > 0 && at - start < 16 {
        let before = start - 1;
        if !(page.upper(before) || page.is(before, ',') || page.joint(before, page.lexicon.joints.and)) {
            break;
        }
        start = before;
    }
    start
}
