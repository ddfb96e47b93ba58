//! Words that are no Vietnamese syllables but nearly a word of the tables.

use super::Document;
use crate::{
    analysis::Doubt,
    lexicon::{Lexicon, Mentions},
};

/// Gives misspelt words of terms their spellings, and notes the doubt. *Gives* whether there were any.
pub fn mend(doc: &mut Document, marks: &Mentions, lexicon: &Lexicon) -> bool {
    let mut mended = false;
    for at in 0..doc.tokens.len() {
        let token = &doc.tokens[at];
        let word = token.is_word() && !token.upper && token.key.has_letters(3);
        let odd = word && !marks.begin_at(at) && !token.key.is_syllable();
        if odd && lexicon.misspelt().mend(&lexicon.phrases, &mut doc.tokens, at) {
            let sentence = doc.sentence_at(at);
            doc.sentences[sentence].doubt.get_or_insert(Doubt::Misspelt);
            mended = true;
        }
    }
    mended
}
