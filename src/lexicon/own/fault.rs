//! What is wrong in a table, said in one sentence.

use crate::lexicon::{
    sentences::{Lang, Sentences},
    tsv,
};

/// The first thing that is wrong in a table of a reader's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the table.
    pub file: String,
    /// Its line, counted from one.
    pub line: u32,
    /// Its column, where one cell is wrong; else empty.
    pub column: &'static str,
    /// Row of `faults.tsv`.
    why: &'static str,
    /// The words that are wrong.
    word: String,
    /// What can be written instead.
    choices: &'static str,
}

impl Fault {
    #[cold]
    pub(super) fn new(line: u32, why: &'static str) -> Box<Fault> {
        Box::new(Fault { file: String::new(), line, column: "", why, word: String::new(), choices: "" })
    }

    /// Of one cell.
    #[cold]
    pub(super) fn at(mut self: Box<Fault>, column: &'static str, word: &str) -> Box<Fault> {
        (self.column, self.word) = (column, word.to_owned());
        self
    }

    pub(super) fn choose(mut self: Box<Fault>, choices: &'static str) -> Box<Fault> {
        self.choices = choices;
        self
    }

    pub(super) fn of(mut self: Box<Fault>, file: &str) -> Box<Fault> {
        self.file = file.to_owned();
        self
    }

    /// One sentence: file, line, column, what is wrong and what to write instead.
    pub fn say(&self, lang: Lang) -> String {
        let sentences = Sentences::new(tsv::table!("faults.tsv"));
        let line = self.line.to_string();
        let fill =
            [("word", self.word.as_str()), ("choices", self.choices), ("column", self.column), ("file", &self.file)];
        let why = sentences.say(lang, self.why, &fill);
        let place = if self.column.is_empty() { "where" } else { "where_column" };
        sentences.say(lang, place, &[fill[2], fill[3], ("line", &line), ("why", &why)])
    }
}
