//! What a reader brings beside articles: tables of their own words, files in, one lexicon out; and recipes.

use super::input;
use sodo::{
    Lexicon,
    lexicon::{Own, sentences::Lang},
    wire::{self, review},
};
use std::path::{Path, PathBuf};

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

/// The decisions of a recipe, or a sentence on what is wrong with its file.
pub fn recipe(file: &Path) -> Result<Vec<wire::Decision>, String> {
    let json = input::read(file)?;
    review::recipe(&json).map_err(|why| format!("{}: {why}", file.display()))
}
