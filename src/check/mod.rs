//! The arithmetic that an article lets one test: what it prints against what comes out.
//!
//! Each printed result asks for the figures it can be recomputed from. Words that tie them together (", đạt 78,79%"
//! right behind 26/33) let a result that does not come out be an alarm; numbers that merely come out, with more digits than
//! chance gives, are a check that holds and nothing else. Where neither is there, nothing is said: a false alarm is worse
//! than silence.

mod change;
mod derive;
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
    analysis::{Check, Derived, Form, Observation},
    fact::Prepared,
};
use figure::{Class, Figures};
use grade::Found;

/// So many figures around a printed result the checks stand that can say the same.
const NEAR: usize = 32;

/// Every check of an article, in the order of the printed results, and what its figures tell that it does not print.
pub fn checks(prepared: &Prepared, observations: &[Observation]) -> (Vec<Check>, Vec<Derived>) {
    if observations.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let figures = Figures::new(prepared, observations);
    let mut found: Vec<Found> = Vec::new();
    if !prepared.doc.tables.all.is_empty() {
        found.extend(table::all(&figures));
    }
    for at in (0..figures.len()).filter(|&at| !figures[at].cell) {
        look(&figures, at, &mut found);
    }
    crate::order::by_key(&mut found, |one| one.claim() as u64);
    found.dedup();
    let alone = |at: &usize| {
        let rate = figures[*at].class == Class::Rate && !figures[*at].cell;
        rate && around(&found, *at, 0).is_empty()
    };
    let beside: Vec<Found> = (0..figures.len())
        .filter(alone)
        .filter_map(|at| share::beside(&figures, at, around(&found, at, NEAR)))
        .collect();
    found.extend(beside);
    crate::order::by_key(&mut found, |one| one.claim() as u64);
    let told = found.iter().filter(|one| !nests(around(&found, one.claim(), NEAR), one));
    let checks = told.filter_map(|one| grade::check(&figures, one)).collect();
    (checks, derive::all(&figures, &found))
}

/// Looks for the check of a figure, and for the list and the run that it ends.
fn look(figures: &Figures, at: usize, found: &mut Vec<Found>) {
    let one = match figures[at].class {
        Class::Rate => share::of(figures, at, found)
            .or_else(|| change::again(figures, at, found))
            .or_else(|| mean::values(figures, at)),
        Class::Growth | Class::Points | Class::Move | Class::Step | Class::Times => change::of(figures, at, found),
        Class::Amount | Class::Score => sum::of(figures, at, found).or_else(|| mean::of(figures, at)),
        Class::Rank => mean::of(figures, at),
        Class::Ratio | Class::Other => None,
    };
    found.extend(one);
    if matches!(figures[at].class, Class::Amount | Class::Rank) {
        found.extend(list::of(figures, at).map(|(found, names)| Found { names, ..found }));
    }
    let ends = || figures.near(at, 1).is_none_or(|next| !figures.alike(at, next));
    if figures[at].class == Class::Amount && ends() {
        let new = |run: &Found| {
            let mut last = found.iter().rev().take(NEAR);
            last.all(|one| one.claim() != run.claim() || one.form != Form::Sum)
        };
        let run = sum::run(figures, at).filter(new);
        found.extend(run);
    }
}

/// The checks of figures near one, of a list in the order of the printed results.
fn around(found: &[Found], at: usize, reach: usize) -> &[Found] {
    let from = found.partition_point(|one| one.claim() + reach < at);
    let to = found.partition_point(|one| one.claim() <= at + reach);
    &found[from..to]
}

/// True for a sum that holds another total together with its parts, and for what another sum says already.
fn nests(near: &[Found], one: &Found) -> bool {
    let adds = |one: &Found| matches!(one.form, Form::Sum | Form::Rest);
    let own = &one.figures[..];
    adds(one)
        && near.iter().filter(|other| adds(other) && *other != one).any(|other| {
            let Some((total, parts)) = other.figures.split_last() else { return false };
            let sum = other.form == Form::Sum;
            let nested = sum && own[..own.len() - 1].contains(total) && parts.iter().any(|part| own.contains(part));
            let same = own.len() == other.figures.len() && own.iter().all(|at| other.figures.contains(at));
            nested || sum && one.form == Form::Rest && same && own.len() > 2
        })
}
