//! Sentences said to readers, in Vietnamese and English, from a table of three columns: id, vi, en.

use super::tsv;
use crate::distinct::Distinct;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The spelling that leaves the program.
    pub fn word(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language with this spelling.
    pub fn from_word(word: &str) -> Option<Lang> {
        [Lang::Vi, Lang::En].into_iter().find(|l| l.word() == word)
    }
}

/// A table of sentences.
pub struct Sentences {
    ids: Distinct<&'static str>,
    /// In the order of the ids.
    rows: Vec<[Sentence; 2]>,
}

/// A sentence, and where the names of its blanks are in it, without their braces: a chart fills hundreds of them.
struct Sentence {
    words: &'static str,
    blanks: Vec<(usize, usize)>,
}

impl Sentence {
    fn new(words: &'static str) -> Sentence {
        let closes = |(at, _): (usize, &str)| words[at..].find('}').map(|length| (at + 1, at + length));
        Sentence { words, blanks: words.match_indices('{').filter_map(closes).collect() }
    }

    fn filled(&self, fill: &[(&str, &str)]) -> String {
        // At once as long as it may become.
        let room = self.words.len() + fill.iter().map(|(_, words)| words.len()).sum::<usize>();
        let (mut said, mut from) = (String::with_capacity(room), 0);
        for &(open, close) in &self.blanks {
            let name = &self.words[open..close];
            said.push_str(&self.words[from..open - 1]);
            // Names are of a letter or two: to call what compares words takes longer than to compare them.
            let is_it = |(other, _): &&(&str, &str)| other.len() == name.len() && other.bytes().eq(name.bytes());
            said.push_str(fill.iter().find(is_it).map_or("", |(_, words)| words));
            from = close + 1;
        }
        said.push_str(&self.words[from..]);
        said
    }
}

impl Sentences {
    /// Reads a table. Its first line that is no comment names the columns.
    pub fn new(table: &'static str) -> Sentences {
        let (mut ids, mut rows) = (Distinct::default(), Vec::new());
        for [id, vi, en] in tsv::rows(table) {
            if ids.place(id) == rows.len() {
                rows.push([vi, en].map(Sentence::new));
            }
        }
        Sentences { ids, rows }
    }

    /// The sentence with its `{names}` filled in. An id that the table lacks comes back as it is, so that it shows.
    pub fn say(&self, lang: Lang, id: &str, fill: &[(&str, &str)]) -> String {
        self.ids.find(&id).map_or_else(|| id.to_owned(), |at| self.rows[at][lang as usize].filled(fill))
    }

    /// True where the table has the id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.find(&id).is_some()
    }

    /// The sentence in both languages, with its blanks.
    pub(super) fn find(&self, id: &str) -> Option<[&'static str; 2]> {
        self.ids.find(&id).map(|at| self.rows[at].each_ref().map(|sentence| sentence.words))
    }
}
