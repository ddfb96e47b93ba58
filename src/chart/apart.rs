//! Labels pushed apart: each as near as can be to where it belongs, none upon another.

use crate::order::by_key;

/// A label on a line: where its middle belongs, and how long it is.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// Where its middle belongs.
    pub middle: i32,
    /// Its length.
    pub long: i32,
}

/// Labels that stand close side by side and move as one.
struct Block {
    first: usize,
    /// Where it begins.
    start: i64,
    long: i64,
    /// Sum of the beginnings that its labels wish for it, and their number.
    wished: (i64, i64),
}

/// Middles for the labels between two ends, in their order. The stretch must be as long as they are together; where they
/// are longer, they leave it at its far end.
pub fn apart(wishes: &[Wish], from: i32, to: i32) -> Vec<i32> {
    let mut order: Vec<(i32, usize)> = wishes.iter().enumerate().map(|(i, wish)| (wish.middle, i)).collect();
    by_key(&mut order, |&(middle, _)| (i64::from(middle) + i64::from(u32::MAX)) as u64);
    let mut blocks: Vec<Block> = Vec::new();
    for (at, &(middle, i)) in order.iter().enumerate() {
        let long = i64::from(wishes[i].long);
        let start = i64::from(middle) - long / 2;
        let mut block = Block { first: at, start, long, wished: (start, 1) };
        settle(&mut block, from, to);
        while let Some(before) = blocks.pop_if(|before| before.start + before.long > block.start) {
            // A label of the lower block wishes the whole to begin higher by what stands above it.
            let lower = block.wished.0 - block.wished.1 * before.long;
            let wished = (before.wished.0 + lower, before.wished.1 + block.wished.1);
            block = Block { first: before.first, start: 0, long: before.long + block.long, wished };
            settle(&mut block, from, to);
        }
        blocks.push(block);
    }
    let mut middles = vec![0; wishes.len()];
    for (b, block) in blocks.iter().enumerate() {
        let end = blocks.get(b + 1).map_or(order.len(), |next| next.first);
        let mut start = block.start as i32;
        for &(_, i) in &order[block.first..end] {
            middles[i] = start + wishes[i].long / 2;
            start += wishes[i].long;
        }
    }
    middles
}

/// Puts a block where its labels wish it on the whole, within the ends.
fn settle(block: &mut Block, from: i32, to: i32) {
    let wished = block.wished.0.div_euclid(block.wished.1);
    block.start = wished.min(i64::from(to) - block.long).max(i64::from(from));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn middles(wishes: &[i32], long: i32, from: i32, to: i32) -> Vec<i32> {
        let wishes: Vec<Wish> = wishes.iter().map(|&middle| Wish { middle, long }).collect();
        apart(&wishes, from, to)
    }

    #[test]
    fn labels_stay_where_there_is_room_and_move_as_little_as_they_must() {
        assert_eq!(middles(&[20, 60, 40], 10, 0, 100), [20, 60, 40]);
        assert_eq!(middles(&[50, 50], 10, 0, 100), [45, 55]);
        assert_eq!(middles(&[52, 50, 51], 10, 0, 100), [61, 41, 51]);
        assert_eq!(middles(&[1, 99], 10, 0, 100), [5, 95]);
        assert_eq!(middles(&[99, 98, 97], 10, 0, 100), [95, 85, 75]);
    }

    #[test]
    fn none_lies_upon_another_whatever_they_wish() {
        for seed in 0u32..200 {
            let wish = |i: u32| (seed * 7919 + i * i * 104_729) % 300;
            let wishes: Vec<Wish> =
                (0..20).map(|i| Wish { middle: wish(i) as i32, long: 8 + (wish(i) % 7) as i32 }).collect();
            let middles = apart(&wishes, 0, 300);
            let mut boxes: Vec<(i32, i32)> =
                wishes.iter().zip(&middles).map(|(w, m)| (m - w.long / 2, m - w.long / 2 + w.long)).collect();
            boxes.sort_unstable();
            assert!(boxes.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{boxes:?}");
            assert!(boxes[0].0 >= 0 && boxes[19].1 <= 300);
        }
    }
}
