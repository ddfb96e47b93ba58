//! Sorting by a number.
//!
//! The sort of the standard library comes anew for every type and key, 4 kB of the module each time; here it comes once.

/// Puts items in the order of their keys; those with the same key stay as they are.
pub(crate) fn by_key<T>(items: &mut [T], key: impl Fn(&T) -> u64) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let mut order: Vec<(u64, u32)> = items.iter().map(key).zip(0..).collect();
    order.sort_unstable();
    // Where each item goes; followed from place to place until every one is there.
    let mut to: Vec<u32> = vec![0; items.len()];
    for (place, &(_, from)) in order.iter().enumerate() {
        to[from as usize] = place as u32;
    }
    for at in 0..items.len() {
        while to[at] as usize != at {
            let place = to[at] as usize;
            items.swap(at, place);
            to.swap(at, place);
        }
    }
}

/// One key of two, the first before the second. Both are places in a text, below 4 GiB.
pub(crate) fn pair(first: usize, second: usize) -> u64 {
    (first as u64) << 32 | second as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_equals_in_place() {
        let mut words = ["năm", "hai", "sáu", "ba", "bốn", "một"];
        by_key(&mut words, |word| word.chars().count() as u64);
        assert_eq!(words, ["ba", "năm", "hai", "sáu", "bốn", "một"]);
        let mut numbers: Vec<u64> = (0..1000).map(|i| i * 7919 % 1000).collect();
        by_key(&mut numbers, |&n| n);
        assert!(numbers.is_sorted());
        assert!(pair(1, 5) < pair(2, 0) && pair(1, 5) < pair(1, 6));
    }
}
