//! Numbers as a person takes them: one that was passed over, two in one, one in two.

use super::{Quantity, Scan, Scanner, digits::Expect};
use crate::{
    analysis::{Bound, Kind, Reason},
    lexicon::{Lexicon, Mentions},
    segment::Document,
};
use std::ops::Range;

/// Takes the first number in some tokens for a figure, whatever it was taken for before; its unit, bound and kind are read as
/// those of any other. Numbers in words too.
pub fn promote(doc: &Document, marks: &Mentions, lexicon: &Lexicon, tokens: Range<usize>, scan: &mut Scan) {
    if scan.quantities.iter().any(|q| meet(&q.tokens, &tokens)) {
        return;
    }
    let sentence = doc.sentence_at(tokens.start);
    // A text of signs alone has no sentence.
    let Some(range) = doc.sentences.get(sentence).map(|s| s.tokens.clone()) else { return };
    let mut gone: Vec<_> = scan.skipped.extract_if(.., |(skipped, _)| meet(skipped, &tokens)).collect();
    let mut taken = vec![None; doc.tokens.len()];
    let others = scan.quantities.iter().map(|q| &q.tokens).chain(scan.skipped.iter().map(|s| &s.0));
    for other in others.filter(|other| meet(other, &range)) {
        taken[other.clone()].fill(Some(Reason::Other));
    }
    let own = &doc.tokens[range.clone()];
    let mut scanner = Scanner { doc, marks, lexicon, taken, sentence, range, own, out: Scan::default() };
    let Some(found) = scanner.promoted(tokens.clone()) else {
        return scan.skipped.extend(gone);
    };
    if scan.quantities.iter().any(|q| meet(&q.tokens, &found.tokens)) {
        return scan.skipped.extend(gone);
    }
    // It may reach further than what was pointed at.
    gone.extend(scan.skipped.extract_if(.., |(skipped, _)| meet(skipped, &found.tokens)));
    scan.times.retain(|time| !meet(&time.tokens, &tokens) && !meet(&time.tokens, &found.tokens));
    // What else stood in the number that was passed over is passed over still.
    for (skipped, reason) in gone {
        let rest =
            [skipped.start..found.tokens.start.min(skipped.end), found.tokens.end.max(skipped.start)..skipped.end];
        let told =
            |rest: &Range<usize>| !rest.is_empty() && doc.words(rest.clone()).contains(|c: char| c.is_ascii_digit());
        scan.skipped.extend(rest.into_iter().filter(told).map(|rest| (rest, reason)));
    }
    let at = scan.quantities.partition_point(|q| q.tokens.start < found.tokens.start);
    scan.quantities.insert(at, found);
}

impl Scanner<'_> {
    /// The figure that a rule reads there; else the bare number with the noun behind it.
    fn promoted(&mut self, tokens: Range<usize>) -> Option<Quantity> {
        for at in tokens.clone() {
            if self.number(at).is_none() {
                continue;
            }
            self.figure(at);
            let read = self.out.quantities.pop().filter(|q| meet(&q.tokens, &tokens));
            let bare = || {
                let amount = self.amount(at, Expect::Any)?;
                Some(self.build(at..amount.end, amount, self.tail(amount.end), "person"))
            };
            if let Some(quantity) = read.or_else(bare) {
                return Some(quantity);
            }
        }
        let (amount, end) = tokens.clone().find_map(|at| {
            let (amount, _) = self.spelled_amount(at)?;
            Some((amount, at..amount.end))
        })?;
        Some(self.build(end, amount, self.tail(amount.end), "person"))
    }
}

/// Parts a figure of two numbers: a range into its ends, n/N into the part and the whole.
pub fn split_in_two(doc: &Document, tokens: Range<usize>, scan: &mut Scan) {
    let Some(at) = scan.quantities.iter().position(|q| meet(&q.tokens, &tokens)) else { return };
    let whole = scan.quantities[at].clone();
    let numbers: Vec<usize> = whole.tokens.clone().filter(|&at| doc.tokens[at].is_number()).collect();
    let (&[first, ..], &[.., end, last]) = (&numbers[..], &numbers[..]) else { return };
    let Some(second) = whole.high.or(whole.of) else { return };
    let kind = if whole.kind == Kind::Ratio { Kind::Count } else { whole.kind };
    let bound = if whole.bound == Bound::Range { Bound::Exact } else { whole.bound };
    let alone = Quantity { high: None, of: None, kind, bound, rule: "person", doubts: Vec::new(), ..whole.clone() };
    let one = Quantity { tokens: first..end + 1, ..alone.clone() };
    let kind = if whole.kind == Kind::Rank { Kind::Count } else { kind };
    let other = Quantity { tokens: last..whole.tokens.end, value: second, kind, ..alone };
    scan.quantities.splice(at..=at, [one, other]);
}

/// Makes one figure of all that stand in some tokens: with equal kinds and growing values a range, else the first one, which
/// the fields that the person gives then complete.
pub fn merge(tokens: Range<usize>, scan: &mut Scan) {
    let first = scan.quantities.partition_point(|q| q.tokens.end <= tokens.start);
    let end = scan.quantities.partition_point(|q| q.tokens.start < tokens.end);
    let Some([one, .., last]) = scan.quantities.get(first..end) else { return };
    // A figure stands in one sentence, and in one cell.
    if one.sentence != last.sentence {
        return;
    }
    let range = one.kind == last.kind && one.value < last.value && one.high.is_none();
    let joined = Quantity {
        tokens: one.tokens.start..last.tokens.end,
        reach: one.reach.start..last.reach.end,
        noun: last.noun.clone(),
        measure: last.measure,
        unit: last.unit.clone(),
        high: if range { Some(last.value) } else { one.high },
        bound: if range { Bound::Range } else { one.bound },
        rule: "person",
        ..one.clone()
    };
    scan.skipped.retain(|(skipped, _)| !meet(skipped, &joined.tokens));
    scan.quantities.splice(first..end, [joined]);
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
