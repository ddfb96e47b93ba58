//! Copies: an article and its "Theo …" are one witness.
//!
//! Looks at the sentences that hold figures: what an article tells else is not kept in the table, and is not what a
//! second witness would confirm.

use super::area::published;
use crate::corpus::{Source, Table, order::sorted};
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};

/// Articles that tell the same in the same words, by their places in the table; the first to come out stands first.
pub type Group = Vec<usize>;

/// Words of a shingle.
const WORDS: usize = 5;
/// Fewer shingles than this are too little to call a copy: about two sentences.
const LEAST: usize = 16;
/// Of an article with more shingles than this only every eighth is looked up.
const SHORT: usize = 200;
const EIGHTH: u32 = 8;
/// More articles than this with one shingle: it is a phrase of the trade.
const COMMON: usize = 12;
/// Percent of the shorter article's shingles, and of its figures, that the longer one must have.
const SHARED: usize = 60;

/// What is kept of an article to know its copies: its shingles and its figures as numbers, sorted.
struct Print {
    shingles: Vec<u32>,
    /// How many of them are every eighth one.
    eighths: usize,
    figures: Vec<u32>,
}

/// For each article the first one that it is a copy of, itself where it is none; and the groups of more than one.
pub fn groups(table: &Table) -> (Vec<usize>, Vec<Group>) {
    let sources = table.sources();
    let day = |at: usize| published(&sources[at]).unwrap_or((u16::MAX, 0, 0));
    let order = sorted(0..sources.len(), |&a, &b| day(a).cmp(&day(b)));
    let prints: Vec<Print> = sources.iter().map(print).collect();
    let mut first: Vec<usize> = (0..sources.len()).collect();
    let mut holders: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    let mut copies: FxHashMap<usize, Group> = FxHashMap::default();
    for at in order {
        match original(at, &prints, &holders) {
            Some(found) => {
                first[at] = found;
                copies.entry(found).or_insert_with(|| vec![found]).push(at);
            }
            None => {
                for &shingle in looked_up(&prints[at]) {
                    let list = holders.entry(shingle).or_default();
                    if list.len() < COMMON {
                        list.push(at);
                    }
                }
            }
        }
    }
    (first, sorted(copies.into_values(), Ord::cmp))
}

/// *Reads* an earlier article that has most of the shingles and figures of this one, or the other way round. *Leaves
/// alone* articles of one form with other figures, and those too short to know.
fn original(at: usize, prints: &[Print], holders: &FxHashMap<u32, Vec<usize>>) -> Option<usize> {
    let own = &prints[at];
    let mut shares: FxHashMap<usize, usize> = FxHashMap::default();
    for list in looked_up(own).filter_map(|shingle| holders.get(shingle)) {
        for &other in list {
            *shares.entry(other).or_default() += 1;
        }
    }
    let mut likely: Vec<(usize, usize)> = shares.into_iter().map(|(other, count)| (count, other)).collect();
    likely.sort_unstable_by_key(|&(count, other)| (std::cmp::Reverse(count), other));
    // Both are looked up by every eighth shingle at least: with far fewer in common no look at the others is needed.
    let is_likely = |count: usize, other: &Print| 4 * count >= own.eighths.min(other.eighths);
    let is_copy =
        |other: &Print| contains(&own.figures, &other.figures, 2) && contains(&own.shingles, &other.shingles, LEAST);
    let found = likely.into_iter().find(|&(count, other)| is_likely(count, &prints[other]) && is_copy(&prints[other]));
    found.map(|(_, other)| other)
}

/// The shingles by which an article is found.
fn looked_up(print: &Print) -> impl Iterator<Item = &u32> {
    let all = print.shingles.len() <= SHORT;
    print.shingles.iter().filter(move |&&shingle| all || shingle % EIGHTH == 0)
}

/// True where the shorter of two sorted lists has at least so many entries, most of which are in the longer one.
fn contains(a: &[u32], b: &[u32], least: usize) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|entry| long.binary_search(entry).is_ok()).count();
    short.len() >= least && 100 * shared >= SHARED * short.len()
}

/// The print of an article: shingles of the sentences that its figures stand in, each sentence once.
fn print(source: &Source) -> Print {
    let (mut shingles, mut figures, mut told) = (Vec::new(), Vec::new(), "");
    for row in &source.rows {
        figures.push(number(&(row.kind, row.value.normalize().mantissa(), row.of, &row.area)));
        // Figures of one sentence stand behind each other.
        if told != row.sentence {
            told = &row.sentence;
            add_shingles(told, &mut shingles);
        }
    }
    for list in [&mut shingles, &mut figures] {
        list.sort_unstable();
        list.dedup();
    }
    let eighths = shingles.iter().filter(|&&shingle| shingle % EIGHTH == 0).count();
    Print { shingles, eighths, figures }
}

/// Every run of [`WORDS`] words as a number. A word is what stands between blanks and marks of ASCII, as it is written:
/// a copy keeps its letters.
fn add_shingles(sentence: &str, shingles: &mut Vec<u32>) {
    let is_mark = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let words = sentence.as_bytes().split(is_mark).filter(|word| !word.is_empty());
    let mut last = [0u32; WORDS];
    for (at, word) in words.enumerate() {
        last.rotate_left(1);
        last[WORDS - 1] = number(&word);
        if at + 1 >= WORDS {
            shingles.push(number(&last));
        }
    }
}

fn number(what: &impl Hash) -> u32 {
    let mut mixed = Mixed(0xcbf2_9ce4_8422_2325);
    what.hash(&mut mixed);
    (mixed.0 >> 32) as u32
}

/// FNV-1a of 64 bits, the same natively and in a module, where the usual hash has half as many.
struct Mixed(u64);

impl Hasher for Mixed {
    fn write(&mut self, bytes: &[u8]) {
        let mix = |sum: u64, &byte: &u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        self.0 = bytes.iter().fold(self.0, mix);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
