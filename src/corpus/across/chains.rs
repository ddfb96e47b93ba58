//! Numbers for things by what tells them apart, given and taken back one by one.
//!
//! The things stand elsewhere: two of one hash are told apart by looking there.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// No number.
const END: u32 = u32::MAX;

/// Numbers in use by the hashes of their keys; those of one hash in a chain.
#[derive(Default)]
pub struct Chains {
    heads: FxHashMap<u32, u32>,
    /// By number: the hash, and the next one of it.
    links: Vec<(u32, u32)>,
    free: Vec<u32>,
}

/// What a key is found by.
pub fn hash(key: &impl Hash) -> u32 {
    let mut hasher = FxHasher::default();
    key.hash(&mut hasher);
    (hasher.finish() >> 32) as u32
}

impl Chains {
    /// The number of the thing with this hash that is the `same`.
    pub fn find(&self, hash: u32, same: impl Fn(u32) -> bool) -> Option<u32> {
        let mut at = *self.heads.get(&hash)?;
        while at != END && !same(at) {
            at = self.links[at as usize].1;
        }
        Some(at).filter(|&at| at != END)
    }

    /// A number for a thing that has none.
    pub fn add(&mut self, hash: u32) -> u32 {
        let number = self.free.pop().unwrap_or(self.links.len() as u32);
        let next = self.heads.insert(hash, number).unwrap_or(END);
        match self.links.get_mut(number as usize) {
            Some(link) => *link = (hash, next),
            None => self.links.push((hash, next)),
        }
        number
    }

    /// Takes a number back.
    pub fn remove(&mut self, number: u32) {
        let (hash, next) = self.links[number as usize];
        let mut before = self.heads[&hash];
        if before == number {
            if next == END {
                self.heads.remove(&hash);
            } else {
                self.heads.insert(hash, next);
            }
        } else {
            while self.links[before as usize].1 != number {
                before = self.links[before as usize].1;
            }
            self.links[before as usize].1 = next;
        }
        self.free.push(number);
    }

    /// How many are in use.
    pub fn len(&self) -> usize {
        self.links.len() - self.free.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_one_hash_stay_apart() {
        let mut chains = Chains::default();
        let numbers = [7, 7, 7, 9].map(|hash| chains.add(hash));
        assert_eq!((numbers, chains.len()), ([0, 1, 2, 3], 4));
        for gone in [1, 2, 0] {
            assert_eq!(chains.find(7, |at| at == gone), Some(gone));
            chains.remove(gone);
            assert_eq!(chains.find(7, |at| at == gone), None);
        }
        assert_eq!((chains.find(7, |_| true), chains.find(9, |_| true), chains.len()), (None, Some(3), 1));
        assert_eq!((chains.add(9), chains.find(9, |at| at == 3)), (0, Some(3)));
    }
}
