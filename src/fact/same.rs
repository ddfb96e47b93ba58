//! The same fact told twice in one article.

use crate::{analysis::Observation, distinct::Distinct};
use rust_decimal::Decimal;

type Fact<'o> = (
    crate::analysis::Kind,
    (i128, u32),
    Option<Decimal>,
    Option<&'static str>,
    &'o str,
    Option<crate::analysis::Direction>,
);

/// Points each observation to the first one that states the same fact: kind, value, whole, indicator and area are
/// the same. Never by value alone: without an indicator the unit must be the same and the label too.
#[inline(never)]
pub fn join(observations: &mut [Observation]) {
    let mut facts: Distinct<(Fact, (&str, &str))> = Distinct::with_room(observations.len());
    let mut first: Vec<usize> = Vec::with_capacity(observations.len());
    let mut same = vec![None; observations.len()];
    for (i, o) in observations.iter().enumerate() {
        let words = if o.indicator.is_some() { ("", "") } else { (&*o.unit, o.label.as_str()) };
        if o.indicator.is_none() && o.label.is_empty() {
            continue;
        }
        let value = o.value.normalize();
        let fact = (o.kind, (value.mantissa(), value.scale()), o.of, o.indicator, &*o.area.name, o.direction);
        let at = facts.place((fact, words));
        if at == first.len() {
            first.push(i);
        }
        let found = first[at];
        let apart = match (observations[found].period, o.period) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        };
        if found != i && !apart && observations[found].status == o.status {
            same[i] = Some(found);
        }
    }
    for (o, same) in observations.iter_mut().zip(same) {
        o.same_as = same;
    }
}
