//! The checks of an article as CSV with the columns of SDMX, a line each; `lexicon/check_columns.tsv` says what each holds.

use super::{
    csv::{Style, guarded, line, plain},
    period::sdmx,
};
use crate::{
    Analysis,
    analysis::{Check, Observation},
    check::{order::gravest, say::say},
    lexicon::sentences::Lang,
};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The columns in their order.
pub const COLUMNS: [&str; 22] = [
    "doc",
    "type",
    "form",
    "grade",
    "OBS_STATUS",
    "REF_AREA",
    "area",
    "INDICATOR",
    "label",
    "TIME_PERIOD",
    "OBS_VALUE",
    "expected",
    "other",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "DECIMALS",
    "COMMENT_OBS",
    "ids",
    "quotes",
    "quote",
    "sentence",
    "title",
];

/// The names of the columns.
pub fn head() -> String {
    let mut out = String::new();
    line(&COLUMNS.map(Cow::Borrowed), ',', &mut out);
    out
}

/// The checks of an analysis of a text, what must be looked at first in front; with `wrong` only those that do not hold.
pub fn write(analysis: &Analysis, text: &str, wrong: bool, lang: Lang) -> String {
    let mut out = String::new();
    for check in gravest(&analysis.checks) {
        let claim = check.claim().and_then(|at| analysis.observations.get(at));
        if let Some(claim) = claim.filter(|_| !(wrong && check.holds())) {
            line(&record(check, claim, analysis, text, lang), ',', &mut out);
        }
    }
    out
}

fn record<'t>(
    check: &Check,
    claim: &'t Observation,
    analysis: &'t Analysis,
    text: &'t str,
    lang: Lang,
) -> [Cow<'t, str>; COLUMNS.len()] {
    let decimals = u32::from(claim.precision.min(0).unsigned_abs());
    let number = |value: Decimal, least| Cow::from(plain(value, least, Style::Machine));
    let each = |word: &dyn Fn(usize) -> String, between| -> String {
        check.observations.iter().map(|&at| word(at)).collect::<Vec<_>>().join(between)
    };
    let quotes = each(&|at| analysis.observations[at].span.of(text).to_owned(), " | ");
    [
        guarded(&analysis.doc),
        check.kind.word().into(),
        check.form.word().into(),
        check.grade.word().into(),
        if check.holds() { "V" } else { "U" }.into(),
        guarded(claim.area.code.unwrap_or(&claim.area.name)),
        guarded(&claim.area.name),
        claim.indicator.unwrap_or_default().into(),
        guarded(&claim.label),
        claim.period.map(sdmx).unwrap_or_default().into(),
        number(check.stated, decimals),
        number(check.expected, 0),
        check.other.map(|other| number(other, 0)).unwrap_or_default(),
        guarded(&claim.unit),
        "0".into(),
        decimals.to_string().into(),
        say(check, &analysis.observations, text, lang).into(),
        each(&|at| format!("o{}", at + 1), " ").into(),
        guarded(&quotes).into_owned().into(),
        guarded(claim.span.of(text)),
        guarded(claim.sentence.of(text)),
        guarded(analysis.title.as_deref().unwrap_or_default()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_explained() {
        let table = include_str!("../lexicon/check_columns.tsv");
        let told: Vec<&str> = table.lines().skip(2).filter_map(|line| line.split('\t').next()).collect();
        let mut columns = COLUMNS;
        columns.sort_unstable();
        assert_eq!(told, columns);
    }
}
