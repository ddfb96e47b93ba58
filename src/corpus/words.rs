//! Words that many figures share, kept once for all of an article.

use crate::{distinct::Distinct, number};
use std::{
    borrow::{Borrow, Cow},
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    ops::Deref,
    sync::Arc,
};

/// Words that may stand in several places and are kept in one: a part of a text that others are parts of, too.
#[derive(Clone, Default)]
pub struct Words {
    /// Nothing where there are no words. Not `Arc<str>`, which is twice as wide: a table has millions of these.
    text: Option<Arc<String>>,
    from: u32,
    to: u32,
}

impl Words {
    /// A part of a text, if it has one from here to there.
    pub fn part(text: &Arc<String>, from: u32, to: u32) -> Option<Words> {
        if from == to {
            return Some(Words::default());
        }
        text.get(from as usize..to as usize).map(|_| Words { text: Some(text.clone()), from, to })
    }

    /// How many bytes they are; tells it without a look at the text.
    pub fn len(&self) -> usize {
        (self.to - self.from) as usize
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.from == self.to
    }

    /// True for the same part of the same text: so they are the same words, and nobody has to read them.
    pub fn is_same(&self, other: &Words) -> bool {
        let one_text = match (&self.text, &other.text) {
            (Some(text), Some(others)) => Arc::ptr_eq(text, others),
            (text, others) => text.is_none() && others.is_none(),
        };
        one_text && (self.from, self.to) == (other.from, other.to)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        match &self.text {
            Some(text) => text.get(self.from as usize..self.to as usize).unwrap_or_default(),
            None => "",
        }
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        self.is_same(other) || self.len() == other.len() && self.as_str() == other.as_str()
    }
}

impl Eq for Words {}

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl PartialOrd for Words {
    fn partial_cmp(&self, other: &Words) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Words {
    fn cmp(&self, other: &Words) -> Ordering {
        self.as_str().cmp(other)
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Words {
    fn borrow(&self) -> &str {
        self
    }
}

impl PartialEq<str> for Words {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Words {
    fn eq(&self, other: &&str) -> bool {
        self.len() == other.len() && self.as_str() == *other
    }
}

impl<'w> From<&'w Words> for Cow<'w, str> {
    fn from(words: &'w Words) -> Cow<'w, str> {
        Cow::Borrowed(words)
    }
}

impl From<&str> for Words {
    fn from(words: &str) -> Words {
        words.to_owned().into()
    }
}

impl From<String> for Words {
    fn from(words: String) -> Words {
        let to = words.len() as u32;
        if to == 0 { Words::default() } else { Words { text: Some(Arc::new(words)), from: 0, to } }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

/// Gives the same words for words that are the same.
#[derive(Default)]
pub struct Once<'w> {
    known: Distinct<&'w str>,
    words: Vec<Words>,
}

impl<'w> Once<'w> {
    /// These words, kept where they are kept already.
    pub fn of(&mut self, words: &'w str) -> Words {
        let at = self.known.place(words);
        if at == self.words.len() {
            self.words.push(words.into());
        }
        self.words[at].clone()
    }
}

/// Which figure of its article it is: `o1`, `o2`, …
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(pub u32);

impl Id {
    /// The figure with this place in the list of its article.
    pub fn of(place: usize) -> Id {
        Id(place as u32 + 1)
    }

    /// Writes what [`fmt::Display`] prints, in less time.
    pub fn write(self, out: &mut String) {
        out.push('o');
        number::write(self.0 as i32, out);
    }

    /// Reads what [`fmt::Display`] prints; nothing where the words are no id.
    pub fn parse(words: &str) -> Option<Id> {
        words.strip_prefix('o')?.parse().ok().map(Id)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "o{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_words_are_kept_once() {
        let mut once = Once::default();
        let (one, two, other) = (once.of("tỷ đồng"), once.of("tỷ đồng"), once.of("hồ sơ"));
        assert!(std::ptr::eq(one.as_str(), two.as_str()));
        assert_eq!((one.as_str(), other.as_str(), once.of("").as_str()), ("tỷ đồng", "hồ sơ", ""));
    }

    #[test]
    fn ids_read_back() {
        assert_eq!(Id::of(11).to_string(), "o12");
        assert_eq!(Id::parse("o12"), Some(Id(12)));
        assert_eq!((Id::parse("12"), Id::parse("o"), Id::parse("o-1")), (None, None, None));
    }
}
