//! Copies: an article and its "Theo …" are one witness.
//!
//! Looks at the sentences that hold figures: what an article tells else is not kept in the table, and is not what a
//! second witness would confirm. Articles are decided in the order in which they came out, and what is decided of one
//! depends only on originals before it: when one comes or goes, those behind it that share its shingles are decided anew.

use super::{
    lists::Lists,
    numbers::{Spelt, short_hash},
};
use crate::{
    corpus::{Source, Words},
    order::by_key,
};
use std::{cmp::Reverse, collections::BinaryHeap};

/// Articles that tell the same in the same words, by their places in the table; the first to come out stands first.
pub type Group = Vec<usize>;

/// Words of a shingle.
const WORDS: usize = 5;
/// Fewer shingles than this are too little to call a copy: about two sentences.
const LEAST: usize = 16;
/// Of an article with more shingles than this only every eighth is looked up.
const SHORT: usize = 200;
const EIGHTH: u32 = 8;
/// More originals than this with one shingle: it is a phrase of the trade.
const COMMON: usize = 12;
/// Percent of the shorter article's shingles, and of its figures, that the longer one must have.
const SHARED: usize = 60;

/// What is kept of an article to know its copies: its shingles and its figures as numbers, sorted.
#[derive(Default)]
struct Print {
    shingles: Box<[u32]>,
    /// How many of them are every eighth one.
    eighths: usize,
    figures: Box<[u32]>,
}

/// An article in the order in which they came out, the first on top: the day and the place in the table, and its number.
type Turn = Reverse<(u64, u32)>;

/// What articles are copies of, by their numbers.
#[derive(Default)]
pub struct Copies {
    prints: Vec<Print>,
    /// The original of each: itself where it is one; nothing where that is not decided.
    first: Vec<Option<u32>>,
    /// The originals that have a shingle, in the order in which they came out.
    originals: Lists,
    /// The copies that have a shingle.
    copies: Lists,
    /// The copies of an original.
    members: Lists,
    /// Those to be decided.
    turns: BinaryHeap<Turn>,
    /// Those that were decided otherwise than before.
    changed: Vec<u32>,
    desk: Desk,
    tally: Tally,
}

/// How often articles were met: their numbers are small, so that counts stand in a row.
#[derive(Default)]
struct Tally {
    counts: Vec<u32>,
    met: Vec<u32>,
}

impl Tally {
    fn add(&mut self, article: u32) {
        let count = &mut self.counts[article as usize];
        if *count == 0 {
            self.met.push(article);
        }
        *count += 1;
    }

    /// Those that were met, each with its count. Begins anew.
    fn taken(&mut self) -> Vec<(u32, u32)> {
        let Tally { counts, met } = self;
        met.drain(..).map(|article| (article, std::mem::take(&mut counts[article as usize]))).collect()
    }
}

/// Where prints are made: the room of one serves for the next.
#[derive(Default)]
struct Desk {
    shingles: Vec<u32>,
    figures: Vec<u32>,
    /// Where the heaps end, and the numbers in order.
    ends: Vec<u32>,
    sorted: Vec<u32>,
}

/// When an article has its turn: by its number.
pub type When<'a> = &'a dyn Fn(u32) -> u64;

impl Copies {
    /// The original of an article.
    pub fn first(&self, article: u32) -> u32 {
        self.first[article as usize].unwrap_or(article)
    }

    /// Every original that has copies, with them.
    pub fn groups(&self, when: When<'_>) -> Vec<Vec<u32>> {
        let group = |(first, copies): (u32, &[u32])| {
            let mut group = vec![first];
            group.extend(copies);
            by_key(&mut group[1..], |&copy| when(copy));
            group
        };
        self.members.iter().map(group).collect()
    }

    /// Takes an article in; it is decided later.
    pub fn put(&mut self, article: u32, source: &Source, when: When<'_>) {
        let at = article as usize;
        if at >= self.prints.len() {
            self.prints.resize_with(at + 1, Print::default);
            self.first.resize(at + 1, None);
            self.tally.counts.resize(at + 1, 0);
        }
        self.prints[at] = self.desk.print(source);
        self.turns.push(Reverse((when(article), article)));
    }

    /// Takes an article out.
    pub fn remove(&mut self, article: u32, when: When<'_>) {
        self.withdraw(article, when);
        self.prints[article as usize] = Print::default();
        self.turns.retain(|turn| turn.0.1 != article);
    }

    /// Decides what came, and all that hangs on what came and went. *Gives* those that were decided otherwise.
    pub fn settle(&mut self, when: When<'_>) -> Vec<u32> {
        while let Some(Reverse((_, article))) = self.turns.pop() {
            let now = self.original(article, when).unwrap_or(article);
            if self.first[article as usize] == Some(now) {
                continue;
            }
            self.withdraw(article, when);
            self.first[article as usize] = Some(now);
            self.changed.push(article);
            if now == article {
                self.stand(article, when);
            } else {
                self.members.push(now, article);
                for &shingle in looked_up(&self.prints[article as usize]) {
                    self.copies.push(shingle, article);
                }
            }
        }
        std::mem::take(&mut self.changed)
    }

    /// Has an article decided anew, if it is decided already.
    fn again(turns: &mut BinaryHeap<Turn>, article: u32, when: When<'_>) {
        turns.push(Reverse((when(article), article)));
    }

    /// Takes an article out of the lists. Its copies are decided anew, and those that see one more original without it.
    #[inline(never)]
    fn withdraw(&mut self, article: u32, when: When<'_>) {
        let Some(first) = self.first[article as usize].take() else { return };
        if first != article {
            self.members.drop_from(first, article);
            for &shingle in looked_up(&self.prints[article as usize]) {
                self.copies.drop_from(shingle, article);
            }
            return;
        }
        for copy in self.members.remove(article) {
            Self::again(&mut self.turns, copy, when);
        }
        for &shingle in looked_up(&self.prints[article as usize]) {
            let Some(place) = self.originals.drop_from(shingle, article) else { continue };
            let list = self.originals.all(shingle);
            if place >= COMMON || list.len() < COMMON {
                continue;
            }
            let seen = when(list[COMMON - 1]);
            let copies = self.copies.all(shingle);
            for &later in list[COMMON..].iter().chain(copies).filter(|&&other| when(other) > seen) {
                Self::again(&mut self.turns, later, when);
            }
        }
    }

    /// Puts an original into the lists. Those behind it that may be its copies are decided anew, and the copies of
    /// those that are seen no more by a shingle.
    #[inline(never)]
    fn stand(&mut self, article: u32, when: When<'_>) {
        let turn = when(article);
        for &shingle in looked_up(&self.prints[article as usize]) {
            let place = self.originals.all(shingle).partition_point(|&other| when(other) < turn);
            self.originals.insert(shingle, place, article);
            let list = self.originals.all(shingle);
            if place >= COMMON {
                continue;
            }
            let copies = self.copies.all(shingle);
            for &later in list[place + 1..].iter().chain(copies).filter(|&&other| when(other) > turn) {
                self.tally.add(later);
            }
            for &copy in list.get(COMMON).map_or(&[][..], |&unseen| self.members.all(unseen)) {
                Self::again(&mut self.turns, copy, when);
            }
        }
        let own = &self.prints[article as usize];
        for (later, count) in self.tally.taken() {
            if is_likely(count, own, &self.prints[later as usize]) {
                Self::again(&mut self.turns, later, when);
            }
        }
    }

    /// *Reads* an earlier article that has most of the shingles and figures of this one, or the other way round. *Leaves
    /// alone* articles of one form with other figures, and those too short to know.
    #[inline(never)]
    fn original(&mut self, article: u32, when: When<'_>) -> Option<u32> {
        let own = &self.prints[article as usize];
        let turn = when(article);
        for list in looked_up(own).map(|&shingle| self.originals.all(shingle)) {
            for &other in list.iter().take(COMMON).take_while(|&&other| when(other) < turn) {
                self.tally.add(other);
            }
        }
        let mut likely = self.tally.taken();
        likely.retain(|&(other, count)| is_likely(count, own, &self.prints[other as usize]));
        // The one with most in common first, of equals the first in the table.
        let place = |other: u32| when(other) & u64::from(u32::MAX);
        by_key(&mut likely, |&(other, count)| u64::from(u32::MAX - count) << 32 | place(other));
        let is_copy = |other: &Print| {
            contains(&own.figures, &other.figures, 2) && contains(&own.shingles, &other.shingles, LEAST)
        };
        likely.into_iter().map(|found| found.0).find(|&other| is_copy(&self.prints[other as usize]))
    }
}

/// True where two articles may be copies: both are looked up by every eighth shingle at least, and with far fewer in
/// common no look at the others is needed.
fn is_likely(count: u32, one: &Print, other: &Print) -> bool {
    4 * count as usize >= one.eighths.min(other.eighths)
}

/// The shingles by which an article is found.
fn looked_up(print: &Print) -> impl Iterator<Item = &u32> {
    let all = print.shingles.len() <= SHORT;
    print.shingles.iter().filter(move |&&shingle| all || shingle % EIGHTH == 0)
}

/// True where the shorter of two sorted lists has at least so many entries, most of which are in the longer one.
fn contains(a: &[u32], b: &[u32], least: usize) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= least && has_most(short, long)
}

/// True where most entries of the shorter of two sorted lists are in the longer one: so many of them as [`SHARED`] says.
fn has_most(short: &[u32], long: &[u32]) -> bool {
    let wanted = (SHARED * short.len()).div_ceil(100);
    let (mut one, mut other, mut shared) = (0, 0, 0);
    while shared < wanted {
        let (Some(&x), Some(&y)) = (short.get(one), long.get(other)) else { return false };
        // Too many are missing already.
        if one - shared > short.len() - wanted {
            return false;
        }
        // Which one is less cannot be foreseen: so nothing is left to be foreseen.
        one += usize::from(x <= y);
        other += usize::from(y <= x);
        shared += usize::from(x == y);
    }
    true
}

impl Desk {
    /// The print of an article: shingles of the sentences that its figures stand in, each sentence once.
    #[inline(never)]
    fn print(&mut self, source: &Source) -> Print {
        self.shingles.clear();
        self.figures.clear();
        let mut told: Option<&Words> = None;
        for row in &source.rows {
            self.figures.push(short_hash(&(row.kind, row.value.normalize().mantissa(), row.of, &row.area)));
            // Figures of one sentence stand behind each other, and mostly that sentence is kept once for all of them.
            if told != Some(&row.sentence) {
                told = Some(&row.sentence);
                add_shingles(&row.sentence, &mut self.shingles);
            }
        }
        for list in [&mut self.shingles, &mut self.figures] {
            sort(list, &mut self.ends, &mut self.sorted);
            list.dedup();
        }
        let eighths = self.shingles.iter().filter(|&&shingle| shingle % EIGHTH == 0).count();
        Print { shingles: self.shingles.as_slice().into(), eighths, figures: self.figures.as_slice().into() }
    }
}

/// Sorts numbers that are spread evenly: by their upper bits first, then each to its neighbours. The other lists are room.
fn sort(numbers: &mut Vec<u32>, ends: &mut Vec<u32>, sorted: &mut Vec<u32>) {
    // About as many heaps as numbers.
    let bits = numbers.len().checked_ilog2().unwrap_or(0).clamp(1, 16);
    let heap = |number: u32| (number >> (32 - bits)) as usize;
    ends.clear();
    ends.resize(1 << bits, 0);
    numbers.iter().for_each(|&number| ends[heap(number)] += 1);
    let mut sum = 0;
    for end in &mut *ends {
        (*end, sum) = (sum, sum + *end);
    }
    sorted.clear();
    sorted.resize(numbers.len(), 0);
    for &number in &*numbers {
        let place = &mut ends[heap(number)];
        sorted[*place as usize] = number;
        *place += 1;
    }
    for at in 1..sorted.len() {
        let (mut to, number) = (at, sorted[at]);
        while to > 0 && sorted[to - 1] > number {
            sorted[to] = sorted[to - 1];
            to -= 1;
        }
        sorted[to] = number;
    }
    std::mem::swap(numbers, sorted);
}

/// Every run of [`WORDS`] words as a number. A word is what stands between blanks and marks of ASCII, as it is written:
/// a copy keeps its letters.
#[inline(never)]
fn add_shingles(sentence: &str, shingles: &mut Vec<u32>) {
    let mut last = [0u32; WORDS];
    let mut words = 0;
    let mut word = Spelt::default();
    let mut end = |word: &mut Spelt| {
        let Some(hash) = word.end() else { return };
        last = [last[1], last[2], last[3], last[4], hash];
        words += 1;
        if words >= WORDS {
            shingles.push(joint(&last));
        }
    };
    for &byte in sentence.as_bytes() {
        if IS_MARK[usize::from(byte)] {
            end(&mut word);
        } else {
            word.add(byte);
        }
    }
    end(&mut word);
}

/// What parts words, by the byte.
static IS_MARK: [bool; 256] = {
    let mut marks = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        marks[byte] = !(byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    marks
};

/// One number of several.
fn joint(numbers: &[u32; WORDS]) -> u32 {
    let mix = |sum: u64, &number: &u32| (sum ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let sum = numbers.iter().fold(1, mix);
    (sum ^ sum >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_sorted_by_heaps() {
        for count in [0, 1, 2, 3, 700] {
            let mut numbers: Vec<u32> = (0..count).map(|number: u32| short_hash(&(number % 300))).collect();
            let mut known = numbers.clone();
            known.sort_unstable();
            sort(&mut numbers, &mut Vec::new(), &mut Vec::new());
            assert_eq!(numbers, known);
        }
    }
}
