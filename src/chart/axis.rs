//! Where an axis ends and which of its points are named: few, round, exact.

use super::number::{in_units, ten};
use crate::number::over;
use rust_decimal::Decimal;

/// An axis from zero: its end and its ticks, the first 0.
pub fn from_zero(largest: Decimal, percent: bool, whole: bool, most: usize) -> (Decimal, Vec<Decimal>) {
    let hundred = Decimal::ONE_HUNDRED;
    let full = percent && largest > Decimal::from(50) && largest <= hundred;
    let reach = if full { hundred } else { largest };
    if reach <= Decimal::ZERO {
        return (Decimal::ONE, vec![Decimal::ZERO, Decimal::ONE]);
    }
    let step = step(reach, whole, most.max(1));
    let mut ticks = vec![Decimal::ZERO];
    while ticks[ticks.len() - 1] < reach {
        ticks.push(ticks[ticks.len() - 1] + step);
    }
    (ticks[ticks.len() - 1], ticks)
}

/// An axis from a round point below the lowest value to one above the largest: its ticks, two or more.
///
/// *Reads* values far from zero that lie close together. Nothing that is filled may stand on it: the length of a bar is
/// its value. A line shows how values change; where its axis begins above zero, the picture says so.
pub fn between(lowest: Decimal, largest: Decimal, whole: bool, most: usize) -> Vec<Decimal> {
    let step = step(largest + -lowest, whole, most.max(2) - 1);
    let mut ticks = vec![over(lowest, step).unwrap_or_default().floor() * step];
    while ticks[ticks.len() - 1] < largest {
        ticks.push(ticks[ticks.len() - 1] + step);
    }
    ticks
}

/// Places of a ranking: the first, the last and round ones between.
pub fn of_places(last: Decimal, most: usize) -> Vec<Decimal> {
    let mut ticks = vec![Decimal::ONE];
    let step = step(last, true, most.max(2) - 1);
    let mut at = step;
    let half = step * Decimal::new(5, 1);
    while at + half < last {
        if at > Decimal::ONE + half {
            ticks.push(at);
        }
        at += step;
    }
    if last > Decimal::ONE {
        ticks.push(last);
    }
    ticks
}

/// Round values that part what lies between two into at most so many classes of one width; the first is at or below the
/// least, the last at or above the largest.
pub fn classes(least: Decimal, largest: Decimal, whole: bool, most: usize) -> Vec<Decimal> {
    let mut parts = most.max(1);
    // Steps of less than a hundredth of the values would need more digits than one can take in.
    let hundredth = in_units(largest.abs(), 2).max(Decimal::new(1, if whole { 0 } else { 2 }));
    let span = (largest - least).max(hundredth);
    loop {
        let step = step(span, whole, parts);
        let mut edges = vec![(least / step).floor() * step];
        while edges[edges.len() - 1] <= largest && edges.len() <= most + 2 {
            edges.push(edges[edges.len() - 1] + step);
        }
        // A last class of nothing but its lower edge is none.
        if edges.len() > 2 && edges[edges.len() - 2] == largest && !whole {
            edges.pop();
        }
        if edges.len() <= most + 1 || parts == 1 {
            return edges;
        }
        parts -= 1;
    }
}

/// The smallest of 1, 2, 2.5, 5 times a power of ten that reaches the end in `most` steps.
fn step(reach: Decimal, whole: bool, most: usize) -> Decimal {
    let most = Decimal::from(most as u64);
    let lowest: i32 = if whole { 0 } else { -6 };
    for power in lowest..18 {
        for (digits, quarter) in [(10, false), (20, false), (25, true), (50, false)] {
            if quarter && whole && power == 0 {
                continue;
            }
            let tenths = Decimal::new(digits, 1);
            let step = if power < 0 { in_units(tenths, power.unsigned_abs()) } else { tenths * ten(power as u32) };
            if step * most >= reach {
                return step;
            }
        }
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(largest: &str, percent: bool, whole: bool, most: usize) -> (String, usize) {
        let (end, ticks) = from_zero(largest.parse().unwrap(), percent, whole, most);
        (end.normalize().to_string(), ticks.len())
    }

    #[test]
    fn few_round_ticks() {
        assert_eq!(ends("93.75", true, false, 4), ("100".into(), 5));
        assert_eq!(ends("12.4", true, false, 4), ("15".into(), 4));
        assert_eq!(ends("1864", false, true, 4), ("2000".into(), 5));
        assert_eq!(ends("3", false, true, 5), ("3".into(), 4));
        assert_eq!(ends("0", false, true, 4), ("1".into(), 2));
        assert_eq!(ends("0.7123", false, false, 4), ("0.8".into(), 5));
    }

    #[test]
    fn classes_hold_every_value() {
        let of = |least: &str, largest: &str, whole| {
            let (least, largest) = (least.parse().unwrap(), largest.parse().unwrap());
            let edges = classes(least, largest, whole, 5);
            assert!(edges.len() <= 6 && edges[0] <= least && edges[edges.len() - 1] >= largest, "{edges:?}");
            edges.iter().map(|edge| edge.normalize().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(of("41.2", "93.7", false), ["40", "60", "80", "100"]);
        assert_eq!(of("1", "63", true), ["0", "20", "40", "60", "80"]);
        assert_eq!(of("7", "7", true), ["7", "8"]);
        assert_eq!(of("100000002361", "100000002361", true), ["100000000000", "100250000000"]);
        assert_eq!(of("0.41", "0.7", false), ["0.4", "0.5", "0.6", "0.7"]);
    }

    #[test]
    fn close_values_get_an_axis_of_their_own() {
        let ends = |lowest: &str, largest: &str| {
            let ticks = between(lowest.parse().unwrap(), largest.parse().unwrap(), false, 5);
            (ticks[0].normalize().to_string(), ticks[ticks.len() - 1].normalize().to_string())
        };
        assert_eq!(ends("93.2", "98.71"), ("92".into(), "100".into()));
        assert_eq!(ends("99.5", "100"), ("99.4".into(), "100".into()));
        assert_eq!(ends("1200000", "1250000"), ("1200000".into(), "1260000".into()));
    }

    #[test]
    fn ranks_begin_at_one_and_end_at_the_last() {
        let places =
            |last: u32| of_places(last.into(), 5).iter().map(|d| d.normalize().to_string()).collect::<Vec<_>>();
        assert_eq!(places(63), ["1", "20", "40", "63"]);
        assert_eq!(places(2), ["1", "2"]);
        assert_eq!(places(1), ["1"]);
    }
}
