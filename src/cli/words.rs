//! The reader's own tables: files in, one lexicon out.

use super::input;
use sodo::{
    Lexicon,
    lexicon::{Own, sentences::Lang},
};
use std::path::PathBuf;

/// The program's tables with those of the files over them; what is wrong in a file is a sentence, and then nothing is
/// taken from any.
pub fn lexicon(files: &[PathBuf]) -> Result<Lexicon, String> {
    if files.is_empty() {
        return Ok(Lexicon::new());
    }
    let own = |file: &PathBuf| Ok(Own { name: file.display().to_string(), text: input::read(file)? });
    let tables: Vec<Own> = files.iter().map(own).collect::<Result<_, String>>()?;
    Lexicon::with(&tables).map(|(lexicon, _)| lexicon).map_err(|fault| fault.say(Lang::En))
}
