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
    rows: Vec<[&'static str; 2]>,
}

impl Sentences {
    /// Reads a table. Its first line that is no comment names the columns.
    pub fn new(table: &'static str) -> Sentences {
        let (mut ids, mut rows) = (Distinct::default(), Vec::new());
        for [id, vi, en] in tsv::rows(table) {
            if ids.place(id) == rows.len() {
                rows.push([vi, en]);
            }
        }
        Sentences { ids, rows }
    }

    /// The sentence with its `{names}` filled in. An id that the table lacks comes back as it is, so that it shows.
    pub fn say(&self, lang: Lang, id: &str, fill: &[(&str, &str)]) -> String {
        let Some(pair) = self.find(id) else { return id.to_owned() };
        let mut rest = pair[lang as usize];
        // At once as long as it may become: a chart says hundreds of them.
        let mut said = String::with_capacity(rest.len() + fill.iter().map(|(_, words)| words.len()).sum::<usize>());
        while let Some((before, after)) = cut(rest, b'{') {
            let Some((name, tail)) = cut(after, b'}') else { break };
            said.push_str(before);
            said.push_str(fill.iter().find(|(n, _)| *n == name).map_or("", |(_, words)| words));
            rest = tail;
        }
        said.push_str(rest);
        said
    }

    /// True where the table has the id.
    pub fn has(&self, id: &str) -> bool {
        self.find(id).is_some()
    }

    /// The sentence in both languages, with its blanks.
    pub(super) fn find(&self, id: &str) -> Option<[&'static str; 2]> {
        self.ids.find(&id).map(|at| self.rows[at])
    }
}

/// A text before and after a sign. What the library begins such a search with takes longer than a look at each letter of a
/// sentence with its blanks.
fn cut(text: &str, sign: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == sign)?;
    Some((&text[..at], &text[at + 1..]))
}
