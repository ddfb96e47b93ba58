//! Words of the tables with one letter wrong: "dịch vụ côgn", "trực tuyếnn", "thanh tón".

use super::phrases::{Meaning, Phrases};
use crate::{
    order,
    segment::{Key, Token},
};

/// The words of all terms, found by their letters with one left out.
pub struct Misspelt {
    rows: Vec<(Key, Key)>,
}

/// A term has at most so many words before the one in question.
const LONGEST: usize = 6;

/// A name of something that is measured, or a word of one pillar.
fn is_term(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Trigger(..) | Meaning::Pillar(_))
}

impl Misspelt {
    /// The words of all terms of two words or more.
    pub fn new(phrases: &Phrases) -> Misspelt {
        let mut words: Vec<Key> = Vec::new();
        phrases.each(|keys, ends| {
            if keys.len() > 1 && ends.iter().any(|end| is_term(end.0)) {
                words.extend(keys);
            }
        });
        order::by_key(&mut words, |word| word.bits());
        words.dedup();
        let mut rows: Vec<(Key, Key)> = Vec::with_capacity(words.len() * 5);
        for word in words {
            rows.extend(word.shortened().map(|short| (short, word)));
        }
        order::by_key(&mut rows, |row| row.0.bits());
        Misspelt { rows }
    }

    /// Gives a word that is no Vietnamese syllable the spelling that makes it part of a term, where there is just one.
    /// *Leaves alone* names, and words of other languages that no term is like.
    pub fn mend(&self, phrases: &Phrases, tokens: &mut [Token], at: usize) -> bool {
        let written = tokens[at].key;
        let mut best: (usize, Option<Key>) = (0, None);
        for short in written.shortened() {
            let from = self.rows.partition_point(|row| row.0.bits() < short.bits());
            for &(_, word) in self.rows[from..].iter().take_while(|row| row.0 == short) {
                if !written.is_near(word) || best.1 == Some(word) {
                    continue;
                }
                tokens[at].key = word;
                let term = (at.saturating_sub(LONGEST)..=at).map(|start| term(phrases, tokens, start, at)).max();
                match term.unwrap_or(0) {
                    words if words > best.0 => best = (words, Some(word)),
                    words if words == best.0 => best.1 = None,
                    _ => {}
                }
            }
        }
        tokens[at].key = best.1.filter(|_| best.0 > 1).unwrap_or(written);
        tokens[at].key != written
    }
}

/// How many words the longest term has that begins at one token and holds another.
fn term(phrases: &Phrases, tokens: &[Token], start: usize, at: usize) -> usize {
    let mut longest = 0;
    phrases.at(tokens, start, |last, ends| {
        let fits = || ends.iter().any(|&(meaning, case)| is_term(meaning) && case.fits(tokens, start, last));
        let (holds, words) = (last as usize > at, last as usize - start);
        if holds && words > longest && fits() {
            longest = words;
        }
    });
    longest
}
