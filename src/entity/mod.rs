//! Names: documents, provinces, bodies, systems, programmes, persons, and what an article says of itself.
//!
//! A name is a phrase of a table with what its rule lets stand beside it. Names that no table and no rule
//! knows are left alone: a wrong name helps nobody.

mod area;
mod date;
mod document;
pub mod edge;
mod masthead;
mod org;
mod page;
mod person;
mod platform;

pub use masthead::{Masthead, masthead};

use crate::{
    analysis::{Analysis, Entity, EntityKind},
    lexicon::{Lexicon, Mentions},
    period::Period,
    segment::Document,
};
use page::Page;
use std::ops::Range;

/// A name found, before its words are taken from the source.
struct Found {
    kind: EntityKind,
    tokens: Range<usize>,
    number: Option<String>,
    date: Option<Period>,
    role: Option<String>,
    code: Option<&'static str>,
}

impl Found {
    fn new(kind: EntityKind, tokens: Range<usize>) -> Found {
        Found { kind, tokens, number: None, date: None, role: None, code: None }
    }
}

/// Adds head, foot and names of an article to its analysis. `source` is the text as given.
pub fn add(
    analysis: &mut Analysis,
    source: &str,
    masthead: Masthead,
    doc: &Document<'_>,
    marks: &Mentions,
    lexicon: &Lexicon,
) {
    let page = Page { doc, marks, lexicon };
    analysis.entities = names(&page, &masthead, source);
    let words = |tokens: Option<Range<usize>>| Some(doc.source(tokens?).of(source).to_owned());
    analysis.title = words(masthead.title);
    analysis.byline = words(masthead.byline);
    analysis.source = words(masthead.outlet);
    analysis.url = analysis.url.take().or_else(|| words(masthead.link));
}

/// Every name of a text, each distinct one once, in text order.
fn names(page: &Page<'_>, masthead: &Masthead, source: &str) -> Vec<Entity> {
    let mut found = document::documents(page, masthead.published);
    found.extend(area::provinces(page));
    found.extend(once_each(page, org::bodies(page, masthead)));
    found.extend(once_each(page, platform::platforms(page)));
    found.extend(once_each(page, platform::programmes(page)));
    found.extend(person::persons(page, masthead));
    crate::order::by_key(&mut found, |name| {
        crate::order::pair(name.tokens.start, (name.kind as usize) << 24 | name.tokens.len())
    });
    let entity = |name: Found| {
        let span = page.doc.source(name.tokens);
        let text = span.of(source).to_owned();
        Entity { kind: name.kind, text, span, number: name.number, date: name.date, role: name.role, code: name.code }
    };
    found.into_iter().map(entity).collect()
}

/// Leaves out a name that was told before, in full or in short: Sở Nội vụ is Sở Nội vụ tỉnh Hà Giang.
fn once_each(page: &Page<'_>, names: Vec<Found>) -> Vec<Found> {
    let mut kept: Vec<Found> = Vec::new();
    for name in names {
        if !kept.iter().any(|other| page.one_begins_other(&other.tokens, &name.tokens)) {
            kept.push(name);
        }
    }
    kept
}
