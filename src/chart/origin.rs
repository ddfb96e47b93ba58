//! Where the figures of a chart come from, and what is to be known of them.

use super::{content::name, say::Say};
use crate::{
    analysis::Kind,
    corpus::{Source, order::counted, pick::Comparison},
    lexicon::Terms,
};

/// More sources are counted, not named.
const SOURCES_NAMED: usize = 6;
/// Up to so many sources are named by headline.
const SOURCES_TITLED: usize = 3;
/// More doubtful figures are counted, not named.
const DOUBTS_NAMED: usize = 4;

/// Which figures are to be looked at again, since their words can be read otherwise or a check of them fails; and what is
/// reckoned and not printed.
pub fn remarks(comparison: &Comparison<'_>, say: &Say, terms: &Terms) -> Vec<String> {
    let drawn = || comparison.bars.iter().flat_map(|bar| Some(bar.cell).into_iter().chain(bar.target));
    let doubtful = drawn().filter(|cell| cell.row.failed || !cell.row.doubts.is_empty());
    let names = counted(doubtful.map(|cell| name(cell, comparison.by, say, terms)));
    let mut remarks = Vec::new();
    if !names.is_empty() {
        let mut told = names.iter().take(DOUBTS_NAMED).map(|(name, _)| &**name).collect::<Vec<_>>().join(", ");
        if names.len() > DOUBTS_NAMED {
            told = say.with("doubtful_more", &[("names", &told), ("n", &(names.len() - DOUBTS_NAMED).to_string())]);
        }
        remarks.push(say.with("doubtful", &[("names", &told)]));
    }
    if drawn().any(|cell| cell.row.kind == Kind::Ratio) {
        remarks.push(say.plain("derived"));
    }
    remarks
}

/// The headline, or the name of the document.
pub fn headline(source: &Source) -> String {
    [&source.title, &source.doc].into_iter().find(|t| !t.is_empty()).cloned().unwrap_or_default()
}

/// The headline in quotation marks, its own ones made single; the name of the document where it has none.
fn quoted(source: &Source, say: &Say) -> String {
    if source.title.is_empty() {
        return source.doc.clone();
    }
    let inner = |c: char| match c {
        '\u{201c}' => '\u{2018}',
        '\u{201d}' => '\u{2019}',
        other => other,
    };
    say.with("source_quoted", &[("title", &source.title.chars().map(inner).collect::<String>())])
}

/// Outlet and day; the headline where the outlet is not known.
pub fn where_and_when(source: &Source, say: &Say) -> String {
    let what = match source.outlet.as_str() {
        "" => quoted(source, say),
        outlet => outlet.to_owned(),
    };
    match source.published {
        Some(day) => say.with("source_dated", &[("what", &what), ("date", &say.date(day))]),
        None => what,
    }
}

/// Headline with outlet and day.
fn in_full(source: &Source, say: &Say) -> String {
    let title = quoted(source, say);
    let place = match (source.outlet.as_str(), source.published) {
        ("", None) => return title,
        ("", Some(day)) => say.date(day),
        (outlet, None) => outlet.to_owned(),
        (outlet, Some(day)) => say.with("source_dated", &[("what", outlet), ("date", &say.date(day))]),
    };
    say.with("source_titled", &[("title", &title), ("where", &place)])
}

/// The articles that the figures are of.
pub fn source(comparison: &Comparison<'_>, say: &Say) -> String {
    let mut sources: Vec<&Source> = Vec::new();
    let used =
        comparison.bars.iter().flat_map(|b| std::iter::once(b.cell).chain(b.also.iter().copied()).chain(b.target));
    for cell in used {
        if !sources.iter().any(|s| s.doc == cell.source.doc) {
            sources.push(cell.source);
        }
    }
    let n = sources.len();
    let mut named: Vec<String> = Vec::new();
    for source in sources.iter().take(SOURCES_NAMED) {
        named.push(if n <= SOURCES_TITLED { in_full(source, say) } else { where_and_when(source, say) });
    }
    if n > SOURCES_NAMED {
        named.push(say.with("source_more", &[("n", &(n - SOURCES_NAMED).to_string())]));
    }
    let what = named.join("; ");
    let id = if n == 1 { "source" } else { "sources" };
    say.with(id, &[("n", &n.to_string()), ("what", &what)])
}
