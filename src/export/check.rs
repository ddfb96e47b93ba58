//! The checks of an article as CSV with the columns of SDMX, a line each; `lexicon/check_columns.tsv` says what each holds.

use super::{
    csv::{Style, line, plain},
    guard::guarded,
    period::sdmx,
};
use crate::{
    Analysis,
    analysis::{Check, Derived, DerivedKind, Observation},
    check::{order::gravest, say},
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

/// The checks of an analysis of a text, what must be looked at first in front, and what is derived behind them; with
/// `wrong` only the checks that do not hold.
pub fn write(analysis: &Analysis, text: &str, wrong: bool, lang: Lang) -> String {
    let mut out = String::new();
    for check in gravest(&analysis.checks) {
        let claim = check.claim().and_then(|at| analysis.observations.get(at));
        if let Some(claim) = claim.filter(|_| !(wrong && check.holds())) {
            line(&record(check, claim, analysis, text, lang), ',', &mut out);
        }
    }
    for one in analysis.derived.iter().filter(|_| !wrong) {
        line(&inferred(one, analysis, text, lang), ',', &mut out);
    }
    out
}

type Record<'t> = [Cow<'t, str>; COLUMNS.len()];

fn record<'t>(check: &Check, claim: &'t Observation, analysis: &'t Analysis, text: &'t str, lang: Lang) -> Record<'t> {
    let decimals = u32::from(claim.precision.min(0).unsigned_abs());
    let number = |value: Decimal, least| Cow::from(plain(value, least, Style::Machine));
    let (ids, quotes) = sources(&check.observations, analysis, text);
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
        guarded(&say::say(check, &analysis.observations, text, lang)).into_owned().into(),
        ids.into(),
        guarded(&quotes).into_owned().into(),
        guarded(claim.span.of(text)),
        guarded(claim.sentence.of(text)),
        guarded(analysis.title.as_deref().unwrap_or_default()),
    ]
}

/// A derived fact: what it is of is that of its first figure, the value is its own.
fn inferred<'t>(one: &'t Derived, analysis: &'t Analysis, text: &'t str, lang: Lang) -> Record<'t> {
    let first = &analysis.observations[one.observations[0]];
    let before = matches!(one.kind, DerivedKind::PreviousRank | DerivedKind::PreviousValue);
    let period = if before { one.period } else { first.period };
    let (ids, quotes) = sources(&one.observations, analysis, text);
    [
        guarded(&analysis.doc),
        "derived".into(),
        one.kind.word().into(),
        "".into(),
        "E".into(),
        guarded(first.area.code.unwrap_or(&first.area.name)),
        guarded(&first.area.name),
        if before { first.indicator.unwrap_or_default() } else { "" }.into(),
        if before { guarded(&first.label) } else { "".into() },
        period.map(sdmx).unwrap_or_default().into(),
        plain(one.value, 0, Style::Machine).into(),
        "".into(),
        "".into(),
        guarded(&one.unit),
        "0".into(),
        one.value.scale().to_string().into(),
        guarded(&say::derived(one, &analysis.observations, text, lang)).into_owned().into(),
        ids.into(),
        guarded(&quotes).into_owned().into(),
        "".into(),
        guarded(first.sentence.of(text)),
        guarded(analysis.title.as_deref().unwrap_or_default()),
    ]
}

/// The ids of some figures, and the figures as printed.
fn sources(figures: &[usize], analysis: &Analysis, text: &str) -> (String, String) {
    let each =
        |word: &dyn Fn(usize) -> String, between| figures.iter().map(|&at| word(at)).collect::<Vec<_>>().join(between);
    (each(&|at| format!("o{}", at + 1), " "), each(&|at| analysis.observations[at].span.of(text).to_owned(), " | "))
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
