//! What many articles say together, a part at a time: all of it would be too much to hand over.

use super::{make_room, refused, tables::Tables};
use crate::{
    corpus::across::{Kept, Terms},
    lexicon::sentences::Lang,
    wire::window::{Ask, Windows},
};
use wasm_bindgen::prelude::*;

/// What is kept of an article of some pages, beside its figures.
const ROOM: usize = 8 << 10;

/// So many articles are taken up together while they come.
const TOGETHER: usize = 256;

/// The tables that a look across articles asks, and what it found.
#[derive(Default)]
pub struct Across {
    terms: Option<Terms>,
    kept: Kept,
}

impl Across {
    /// The names of indicators have changed: nothing that was found holds any more.
    pub fn forget(&mut self) {
        *self = Across::default();
    }
}

impl Tables {
    /// Takes up what came, as soon as it is much: the look behind the last article has less to do.
    pub(super) fn take_up(&mut self) {
        let Across { terms, kept } = &mut self.across;
        if kept.unseen(&self.table) >= TOGETHER {
            make_room(TOGETHER * ROOM);
            kept.take_up(&self.table, terms.get_or_insert_with(|| Terms::over(&self.terms)));
        }
    }
}

#[wasm_bindgen]
impl Tables {
    /// A part of what the articles put in say together, as JSON; `Looks` in `www/looks.ts` says which there are, and of
    /// what types. Looks across all articles where that was not done since the last one came or went.
    pub fn look(&mut self, what: &str, lang: &str, words: Vec<String>, numbers: Vec<u32>) -> Result<String, JsValue> {
        let lang = Lang::from_word(lang).ok_or_else(|| refused(&format!("{lang:?} is no language")))?;
        let Across { terms, kept } = &mut self.across;
        let terms = terms.get_or_insert_with(|| Terms::over(&self.terms));
        make_room(kept.unseen(&self.table) * ROOM);
        kept.look(&self.table, terms);
        let windows = Windows { table: &self.table, kept, terms, names: &self.terms, lang };
        let ask = Ask { what, words: &words, numbers: &numbers };
        windows.answer(&ask).ok_or_else(|| refused(&format!("nobody can look for {what:?} like that")))
    }
}
