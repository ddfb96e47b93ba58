//! Which keys are the same.
//!
//! A hash map comes anew for keys and values of every type, 1.5 kB of the module each time; here it comes once.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Distinct keys, each with its place in the order in which they first came.
pub(crate) struct Distinct<K> {
    keys: Vec<K>,
    /// Places by the hash of the key, or by the next free number where keys have the same.
    places: FxHashMap<u64, u32>,
}

impl<K> Default for Distinct<K> {
    fn default() -> Self {
        Distinct { keys: Vec::new(), places: FxHashMap::default() }
    }
}

impl<K: Hash + Eq> Distinct<K> {
    /// None yet, with room for so many.
    pub fn with_room(keys: usize) -> Self {
        let places = FxHashMap::with_capacity_and_hasher(keys, Default::default());
        Distinct { keys: Vec::with_capacity(keys), places }
    }

    /// The place of a key, if it came before.
    pub fn find(&self, key: &K) -> Option<usize> {
        self.look(key).ok()
    }

    /// The place of a key, which may be a new one: then it is the number of keys that came before.
    pub fn place(&mut self, key: K) -> usize {
        // The same often comes several times in a row, and needs no hash then.
        if self.keys.last() == Some(&key) {
            return self.keys.len() - 1;
        }
        self.look(&key).unwrap_or_else(|free| {
            self.places.insert(free, self.keys.len() as u32);
            self.keys.push(key);
            self.keys.len() - 1
        })
    }

    /// The keys, in the order in which they first came.
    pub fn into_keys(self) -> Vec<K> {
        self.keys
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The place of a key, or the number under which it would be kept.
    fn look(&self, key: &K) -> Result<usize, u64> {
        let mut hasher = FxHasher::default();
        key.hash(&mut hasher);
        let mut number = hasher.finish();
        while let Some(&place) = self.places.get(&number) {
            if self.keys[place as usize] == *key {
                return Ok(place as usize);
            }
            number = number.wrapping_add(1);
        }
        Err(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_the_order_of_first_coming() {
        let mut words = Distinct::default();
        let places: Vec<usize> = ["ba", "hai", "ba", "năm", "hai"].into_iter().map(|word| words.place(word)).collect();
        assert_eq!(places, [0, 1, 0, 2, 1]);
        assert_eq!((words.find(&"năm"), words.find(&"sáu"), words.len()), (Some(2), None, 3));
        assert_eq!(words.into_keys(), ["ba", "hai", "năm"]);
    }

    #[test]
    fn keys_of_one_hash_stay_apart() {
        #[derive(PartialEq, Eq)]
        struct Alike(u8);
        impl Hash for Alike {
            fn hash<H: Hasher>(&self, _: &mut H) {}
        }
        let mut keys = Distinct::default();
        assert_eq!([1, 2, 3, 2].map(|number| keys.place(Alike(number))), [0, 1, 2, 1]);
        assert_eq!(keys.find(&Alike(4)), None);
    }
}
