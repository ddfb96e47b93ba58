//! Hamlets: what is told of one of them is told of its commune.

use super::{Place, run_end};
use crate::{
    fact::context::Context,
    lexicon::{Cue, Sorts},
};
use std::ops::Range;

/// So many hamlets of a text are known by their names.
const MOST: usize = 64;

/// The names that stand behind xóm, bản, thôn.
pub(super) fn names(context: &Context) -> Vec<Range<usize>> {
    let led = context.marks.cues(0..context.doc.tokens.len(), Cue::Village).map(|m| m.last as usize);
    led.map(|at| at..run_end(context, at, 4)).filter(|name| !name.is_empty()).take(MOST).collect()
}

/// Which of some names stands at a token, itself or one that begins with the same two words.
pub(super) fn named(context: &Context, names: &[Range<usize>], at: usize) -> Option<usize> {
    let opening = |at: usize| context.doc.tokens.get(at..at + 2).map(|two| (two[0].key, two[1].key));
    let alike = |name: &Range<usize>| name.len() > 1 && opening(name.start) == opening(at);
    names.iter().position(|name| name.start == at).or_else(|| names.iter().position(alike))
}

/// *Reads* "xóm Phiêng Pẻn, xã Sơn Lộ", "vào bản Huồi Phuôn" behind the commune of the paragraph, and each such name
/// wherever it comes again, as that commune. *Leaves alone* hamlets of which no commune is told.
pub(super) fn find(context: &Context, all: &[Place], names: &[Range<usize>]) -> Vec<Place> {
    if names.is_empty() {
        return Vec::new();
    }
    let owners: Vec<Option<usize>> = names.iter().map(|name| owner(context, all, name)).collect();
    let mut found = Vec::new();
    for at in context.capitals.iter().map(|&at| at as usize) {
        let Some(name) = named(context, names, at) else { continue };
        let tokens = at..at + names[name].len();
        if let Some(owner) = owners[name].map(|owner| &all[owner]) {
            found.push(Place { named: owner.named.clone(), ..Place::new(tokens, None, owner.unit, false) });
        }
    }
    found
}

/// The commune right behind the name of a hamlet, or the last one before it in the paragraph.
fn owner(context: &Context, all: &[Place], name: &Range<usize>) -> Option<usize> {
    let commune = |&at: &usize| {
        let place = &all[at];
        place.unit.is_some() && !context.marks.ends(place.tokens.start, Sorts::of(&[Cue::District]))
    };
    let next = all.partition_point(|p| p.tokens.start < name.end);
    let block = context.block_at(name.start);
    let start = context.doc.blocks[block].tokens.start;
    let behind = Some(next).filter(|&next| all.get(next).is_some_and(|p| p.tokens.start <= name.end + 3));
    let before = || (0..next).rev().take_while(|&at| all[at].tokens.start >= start).find(commune);
    behind.filter(commune).or_else(before)
}
