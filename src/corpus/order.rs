//! Putting short lists in order.
//!
//! The library's sorts are made for long lists, and each use of one with a new type adds some kilobytes to the module.

use std::cmp::Ordering;

/// The items in order; equal ones as they came. Looks for each place by halves: for hundreds of items, not for millions.
pub fn sorted<T>(items: impl IntoIterator<Item = T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut list: Vec<T> = Vec::new();
    for item in items {
        let at = list.partition_point(|other| compare(other, &item) != Ordering::Greater);
        list.insert(at, item);
    }
    list
}

/// What the items are, each with how often it is there, in the order of first meeting.
pub fn counted<T: PartialEq>(items: impl IntoIterator<Item = T>) -> Vec<(T, usize)> {
    let mut list: Vec<(T, usize)> = Vec::new();
    for item in items {
        match list.iter_mut().find(|(other, _)| *other == item) {
            Some((_, count)) => *count += 1,
            None => list.push((item, 1)),
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_items_keep_their_order() {
        let list = sorted([(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')], |a, b| a.0.cmp(&b.0));
        assert_eq!(list.iter().map(|i| i.1).collect::<String>(), "ebdac");
        assert_eq!(counted("abcabb".chars()), [('a', 2), ('b', 3), ('c', 1)]);
    }
}
