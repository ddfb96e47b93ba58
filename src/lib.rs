//! SoDo reads every figure in Vietnamese articles on provincial digital transformation.
//!
//! ```text
//! text ─normalize→ Text ─segment→ Sentences ─quantity→ Quantities ─fact→ Observations ─check→ Analysis
//! Analysis × n ─corpus→ Table ─┬─ chart  → SVG ─┬─ web/    → worker → client → views
//!                              └─ export → text ─┴─ main.rs → stdout
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test stops at what it did not expect"))]

pub mod analysis;
pub mod article;
pub mod chart;
pub mod check;
pub mod corpus;
mod distinct;
pub mod entity;
pub mod export;
pub mod fact;
mod letters;
pub mod lexicon;
pub mod normalize;
pub mod number;
mod order;
pub mod period;
pub mod quantity;
pub mod review;
pub mod segment;
pub mod span;
pub mod split;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod wire;

pub use analysis::Analysis;
pub use article::Article;
pub use lexicon::Lexicon;
pub use period::Period;
pub use span::Span;

/// Reads one article. Never fails: what is uncertain becomes a doubt, what is no figure is listed as skipped.
///
/// Spans in the result are bytes of `article.text`.
pub fn analyze(article: &Article, lexicon: &Lexicon) -> Analysis {
    read(article, lexicon, None)
}

/// As [`analyze`], and for each observation the candidates that were weighed and what spoke for each.
pub fn explain(article: &Article, lexicon: &Lexicon) -> (Analysis, Vec<Vec<fact::Decision>>) {
    let mut decisions = Vec::new();
    let analysis = read(article, lexicon, Some(&mut decisions));
    (analysis, decisions)
}

fn read(article: &Article, lexicon: &Lexicon, record: Option<&mut Vec<Vec<fact::Decision>>>) -> Analysis {
    let text = normalize::normalize(&article.text);
    let mut doc = segment::segment(&text, lexicon);
    let mut marks = lexicon::Mentions::find(&lexicon.phrases, &doc.tokens);
    if segment::mend(&mut doc, &marks, lexicon) {
        marks = lexicon::Mentions::find(&lexicon.phrases, &doc.tokens);
    }
    let mut scan = quantity::scan(&doc, &marks, lexicon);
    review::numbers(&article.decisions, &doc, &marks, lexicon, &mut scan);
    let head = entity::masthead(&doc, &marks, lexicon);
    let published = article.published.or(head.published);
    let prepared = fact::Prepared { article, published, doc: &doc, marks: &marks, scan: &scan, lexicon };
    let mut analysis = fact::interpret(&prepared, record);
    for rejected in review::figures(&article.decisions, &mut analysis, lexicon) {
        scan.quantities.remove(rejected);
    }
    let prepared = fact::Prepared { article, published, doc: &doc, marks: &marks, scan: &scan, lexicon };
    (analysis.checks, analysis.derived) = check::checks(&prepared, &analysis.observations);
    entity::add(&mut analysis, &article.text, head, &doc, &marks, lexicon);
    analysis
}
