//! Numbers for things by what tells them apart, given and taken back one by one.
//!
//! Things are told apart by hashes of 64 bits and by nothing else: to look at the thing itself, which stands in its
//! article, would take most of the time. That any two of a million are taken for one has odds of one to thirty million.

use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};

/// Numbers in use by the hashes of their keys.
#[derive(Default)]
pub struct Numbers {
    known: FxHashMap<u64, u32>,
    /// By number.
    hashes: Vec<u64>,
    free: Vec<u32>,
}

/// What a key is found by: the same natively and in a module, where the usual one has half as many bits.
pub fn hash(key: &impl Hash) -> u64 {
    let mut hasher = Mixed(1);
    key.hash(&mut hasher);
    hasher.0
}

/// The same in half as many bits.
pub fn short_hash(key: &impl Hash) -> u32 {
    (hash(key) >> 32) as u32
}

/// A word that comes byte by byte; its hash is that of all its bytes.
pub struct Spelt {
    mixed: Mixed,
    /// Bytes that are not mixed in, less than eight, the first one uppermost.
    rest: u64,
    bytes: u32,
    begun: bool,
}

impl Default for Spelt {
    fn default() -> Self {
        Spelt { mixed: Mixed(1), rest: 0, bytes: 0, begun: false }
    }
}

impl Spelt {
    /// One more byte.
    #[inline(always)] // of the many things that are done for thousands of articles, this is done most often
    pub fn add(&mut self, byte: u8) {
        self.begun = true;
        self.rest = self.rest << 8 | u64::from(byte);
        self.bytes += 1;
        if self.bytes == 8 {
            self.mixed.mix(self.rest.swap_bytes());
            (self.rest, self.bytes) = (0, 0);
        }
    }

    /// The hash of the bytes since the last end, if there were any.
    pub fn end(&mut self) -> Option<u32> {
        if !self.begun {
            return None;
        }
        self.mixed.mix(u64::from(self.bytes + 1) << (8 * self.bytes) | self.rest);
        Some((std::mem::take(self).mixed.0 >> 32) as u32)
    }
}

/// A hash of 64 bits whatever the machine, of which the upper half is good.
struct Mixed(u64);

impl Mixed {
    fn mix(&mut self, word: u64) {
        // An odd number without a pattern; the upper half comes down again so that it takes part in what follows.
        let mixed = (self.0 ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 29;
    }
}

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        // What is left is less than eight bytes; how many there are keeps zeros at the end apart.
        let last = rest.iter().fold(rest.len() as u64 + 1, |word, &byte| word << 8 | u64::from(byte));
        self.mix(last);
    }
    fn write_u8(&mut self, number: u8) {
        self.mix(number.into());
    }
    fn write_u16(&mut self, number: u16) {
        self.mix(number.into());
    }
    fn write_u32(&mut self, number: u32) {
        self.mix(number.into());
    }
    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

impl Numbers {
    /// The number of the thing with this hash.
    pub fn find(&self, hash: u64) -> Option<u32> {
        self.known.get(&hash).copied()
    }

    /// A number for a thing that has none.
    pub fn add(&mut self, hash: u64) -> u32 {
        let number = self.free.pop().unwrap_or(self.hashes.len() as u32);
        self.known.insert(hash, number);
        match self.hashes.get_mut(number as usize) {
            Some(free) => *free = hash,
            None => self.hashes.push(hash),
        }
        number
    }

    /// Takes a number back.
    pub fn remove(&mut self, number: u32) {
        self.known.remove(&self.hashes[number as usize]);
        self.free.push(number);
    }

    /// How many are in use.
    pub fn len(&self) -> usize {
        self.known.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_one_by_one_are_mixed_as_all_at_once() {
        for word in ["a", "số", "nghiêng", "12345678", "0123456789abcdef!"] {
            let mut hasher = Mixed(1);
            hasher.write(word.as_bytes());
            let mut spelt = Spelt::default();
            word.bytes().for_each(|byte| spelt.add(byte));
            assert_eq!((spelt.end(), spelt.end()), (Some((hasher.0 >> 32) as u32), None), "{word}");
        }
    }

    #[test]
    fn numbers_are_given_and_taken_back() {
        let mut numbers = Numbers::default();
        assert_eq!(([7, 8, 9].map(|hash| numbers.add(hash)), numbers.len()), ([0, 1, 2], 3));
        numbers.remove(1);
        assert_eq!([7, 8, 9].map(|hash| numbers.find(hash)), [Some(0), None, Some(2)]);
        assert_eq!((numbers.add(10), numbers.find(10), numbers.len()), (1, Some(1), 3));
    }
}
