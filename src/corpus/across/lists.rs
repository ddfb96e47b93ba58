//! Articles by numbers: originals by their shingles, copies by their originals.

use rustc_hash::FxHashMap;

/// Numbers from here on are places of lists, and the last one is nothing.
const SEVERAL: u32 = 1 << 31;
const NONE: u32 = u32::MAX;
/// The tables of a list are two to the power of this.
const TABLES: u32 = 6;

/// Articles by a number, in many tables: they grow one at a time, so that no article has to wait until all that was
/// found of thousands has moved. Most numbers have one article, which needs no list of its own.
pub struct Lists {
    /// The article, or from [`SEVERAL`] on the place of the list.
    tables: Vec<FxHashMap<u32, u32>>,
    several: Vec<Vec<u32>>,
    free: Vec<u32>,
}

impl Default for Lists {
    fn default() -> Self {
        let tables = (0..1 << TABLES).map(|_| FxHashMap::default()).collect();
        Lists { tables, several: Vec::new(), free: Vec::new() }
    }
}

impl Lists {
    /// Every list.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &[u32])> {
        self.tables.iter().flatten().map(|(&key, found)| (key, self.listed(found)))
    }

    /// The articles of a number.
    pub fn all(&self, key: u32) -> &[u32] {
        self.tables[Lists::table(key)].get(&key).map_or(&[], |found| self.listed(found))
    }

    fn listed<'l>(&'l self, found: &'l u32) -> &'l [u32] {
        if *found < SEVERAL { std::slice::from_ref(found) } else { &self.several[(*found - SEVERAL) as usize] }
    }

    /// Puts an article in at its place.
    pub fn insert(&mut self, key: u32, place: usize, article: u32) {
        let Lists { tables, several, free } = self;
        let found = tables[Lists::table(key)].entry(key).or_insert(NONE);
        if *found == NONE {
            *found = article;
        } else if *found < SEVERAL {
            let list = if place == 0 { vec![article, *found] } else { vec![*found, article] };
            let at = free.pop().unwrap_or(several.len() as u32);
            match several.get_mut(at as usize) {
                Some(free) => *free = list,
                None => several.push(list),
            }
            *found = SEVERAL + at;
        } else {
            several[(*found - SEVERAL) as usize].insert(place, article);
        }
    }

    /// Puts an article in behind all others.
    pub fn push(&mut self, key: u32, article: u32) {
        self.insert(key, self.all(key).len(), article);
    }

    /// Takes a list out.
    pub fn remove(&mut self, key: u32) -> Vec<u32> {
        let list = self.all(key).to_vec();
        if let Some(found) = self.tables[Lists::table(key)].remove(&key).filter(|found| *found >= SEVERAL) {
            self.several[(found - SEVERAL) as usize] = Vec::new();
            self.free.push(found - SEVERAL);
        }
        list
    }

    /// Takes one out of a list; *gives* where it was.
    pub fn drop_from(&mut self, key: u32, article: u32) -> Option<usize> {
        let list = self.all(key);
        let place = list.iter().position(|&other| other == article)?;
        if list.len() == 1 {
            self.remove(key);
        } else if let Some(found) = self.tables[Lists::table(key)].get(&key) {
            self.several[(*found - SEVERAL) as usize].remove(place);
        }
        Some(place)
    }

    /// Numbers are spread evenly, and as evenly when they are small ones that count articles.
    fn table(key: u32) -> usize {
        (key.wrapping_mul(0x9e37_79b9) >> (u32::BITS - TABLES)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_one_and_of_several() {
        let mut lists = Lists::default();
        assert!(lists.all(7).is_empty() && lists.drop_from(7, 1).is_none());
        lists.push(7, 2);
        lists.insert(7, 0, 1);
        lists.push(7, 3);
        lists.push(8, 1);
        assert_eq!((lists.all(7), lists.all(8), lists.iter().count()), (&[1, 2, 3][..], &[1][..], 2));
        assert_eq!((lists.drop_from(7, 2), lists.drop_from(7, 2), lists.all(7)), (Some(1), None, &[1, 3][..]));
        assert_eq!((lists.drop_from(7, 1), lists.drop_from(7, 3), lists.iter().count()), (Some(0), Some(0), 1));
        lists.push(9, 4);
        lists.insert(9, 0, 5);
        assert_eq!((lists.remove(9), lists.remove(8), lists.iter().count()), (vec![5, 4], vec![1], 0));
    }
}
