//! The table as files that other programs open.

pub mod across;
pub mod check;
pub mod csv;
mod guard;
pub mod period;
pub mod sdmx;
pub mod status;

use crate::corpus::{Cell, Source, Table};

/// The figures of the named documents, or of all, in the form with this spelling; nothing where there is no such form.
pub fn write(table: &Table, form: &str, docs: Option<&[String]>) -> Option<String> {
    match csv::Style::from_word(form) {
        Some(style) => Some(csv::write(table, style, docs)),
        None => (form == "sdmx").then(|| sdmx::write(table, docs)),
    }
}

/// The figures of the named documents, or of all.
fn chosen<'t>(table: &'t Table, docs: Option<&[String]>) -> impl Iterator<Item = Cell<'t>> {
    let wanted = move |source: &&Source| docs.is_none_or(|docs| docs.contains(&source.doc));
    table.sources().iter().filter(wanted).flat_map(Source::cells)
}
