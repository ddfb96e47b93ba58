//! The arithmetic that an article lets one test: what it prints against what comes out.
//!
//! Each printed result asks for the figures it can be recomputed from. Words that tie them together (", đạt 78,79%"
//! right behind 26/33) let a result that does not come out be an alarm; numbers that merely come out, with more digits than
//! chance gives, are a check that holds and nothing else. Where neither is there, nothing is said: a false alarm is worse
//! than silence.

mod change;
mod figure;
mod grade;
mod list;
mod mean;
pub mod order;
pub mod say;
mod share;
mod sum;
mod table;

use crate::{
    analysis::{Check, Form, Observation},
    fact::Prepared,
};
use figure::{Class, Figures};
use grade::Found;

/// Every check of an article, in the order of the printed results.
pub fn checks(prepared: &Prepared, observations: &[Observation]) -> Vec<Check> {
    if observations.is_empty() {
        return Vec::new();
    }
    let figures = Figures::new(prepared, observations);
    let mut found: Vec<Found> = Vec::new();
    if !prepared.doc.tables.all.is_empty() {
        found.extend(table::all(&figures));
    }
    for at in (0..figures.len()).filter(|&at| !figures[at].cell) {
        let one = match figures[at].class {
            Class::Rate => share::of(&figures, at, &found)
                .or_else(|| change::in_percent(&figures, at, &found))
                .or_else(|| mean::values(&figures, at)),
            Class::Growth | Class::Points | Class::Move | Class::Step | Class::Times => {
                change::of(&figures, at, &found)
            }
            Class::Amount | Class::Score => sum::of(&figures, at, &found).or_else(|| mean::of(&figures, at)),
            Class::Rank => mean::of(&figures, at),
            Class::Ratio | Class::Other => None,
        };
        found.extend(one);
        if matches!(figures[at].class, Class::Amount | Class::Rank) {
            found.extend(list::of(&figures, at).map(|(found, names)| Found { names, ..found }));
        }
        let ends = figures.near(at, 1).is_none_or(|next| !figures.alike(at, next));
        if figures[at].class == Class::Amount && ends {
            let run = sum::run(&figures, at);
            found.extend(run.filter(|run| found.iter().all(|one| one.claim() != run.claim() || one.form != Form::Sum)));
        }
    }
    for at in 0..figures.len() {
        if figures[at].class == Class::Rate && !figures[at].cell && !found.iter().any(|one| one.claim() == at) {
            found.extend(share::beside(&figures, at, &found));
        }
    }
    crate::order::by_key(&mut found, |one| one.claim() as u64);
    found.dedup();
    let found: Vec<&Found> = found.iter().filter(|one| !nests(&found, one)).collect();
    found.iter().filter_map(|one| grade::check(&figures, one)).collect()
}

/// True for a sum that holds another total together with its parts, and for what another sum says already.
fn nests(found: &[Found], one: &Found) -> bool {
    if !matches!(one.form, Form::Sum | Form::Rest) {
        return false;
    }
    found.iter().filter(|other| matches!(other.form, Form::Sum | Form::Rest) && *other != one).any(|other| {
        let (Some((total, parts)), own) = (other.figures.split_last(), &one.figures[..]) else { return false };
        let nested =
            other.form == Form::Sum && own[..own.len() - 1].contains(total) && parts.iter().any(|p| own.contains(p));
        let again = one.form == Form::Rest
            && other.form == Form::Sum
            && own.len() == other.figures.len()
            && own.iter().all(|at| other.figures.contains(at));
        nested || again && own.len() > 2
    })
}
